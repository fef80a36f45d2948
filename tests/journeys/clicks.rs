//! A first session by the mouse alone, from the family's card on Today to a closed session with three moments shown: every
//! click is counted, and nothing has to be scrolled to. Over a real vault, the rehearsal camera and the real player.

use chrono::Days;
use egui::{Pos2, Role, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::vault::{CODE, SECRET, vault_with_family};
use crate::support::window::{Window, film, play, recording, say};
use attune::app::state::{PlayPhase, Screen, State};
use attune::base::MediaTime;
use attune::casework::changes::SessionChange;
use attune::casework::{Clock, sentences};
use attune::programme::{Purpose, StepKind};
use attune::words::Message;

/// What a worker does at most with the mouse at a first session.
const MOST: usize = 30;
/// The window of a small laptop.
const SIZE: [f32; 2] = [1366.0, 768.0];

/// A window and the clicks that were made in it.
struct Mouse {
    window: Window,
    clicks: usize,
}

impl Mouse {
    /// Presses what has that role and name, where it is seen: nothing is scrolled to.
    #[track_caller]
    fn click(&mut self, role: Role, name: &str) {
        let node = self.window.0.get_by_role_and_label(role, name);
        let (rect, window) = (node.rect(), self.window.0.ctx.content_rect());
        assert!(window.contains_rect(rect), "{name} is not in sight: {rect} in {window}");
        assert!(!node.accesskit_node().is_disabled(), "{name} cannot be pressed");
        node.click();
        self.clicks += 1;
        self.window.0.run_steps(2);
    }

    #[track_caller]
    fn press(&mut self, name: &str) {
        self.click(Role::Button, name);
    }

    /// Drags from one place to another: the pointer is pressed once.
    fn drag(&mut self, from: Pos2, by: Vec2) {
        self.window.0.hover_at(from);
        self.window.0.run_steps(2);
        self.window.0.drag_at(from);
        self.window.0.run_steps(2);
        for share in [0.5, 1.0] {
            self.window.0.hover_at(from + by * share);
            self.window.0.run_steps(2);
        }
        self.window.0.drop_at(from + by);
        self.window.0.run_steps(2);
    }

    #[track_caller]
    fn until(&mut self, what: &str, holds: impl Fn(&State) -> bool) {
        self.window.until(what, holds);
    }

    #[track_caller]
    fn next(&mut self, step: StepKind) {
        self.press(&say(Message::new("foot-next").with("step", sentences::step(step))));
    }
}

fn at_step(state: &State, step: StepKind) -> bool {
    matches!(&state.screen, Screen::Session(session) if session.step == step) && state.busy.is_none()
}

#[test]
fn a_first_session_takes_thirty_clicks_at_most() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vault");
    let (made, mut open_vault) = vault_with_family(&[Purpose::Film, Purpose::Show]).make_in(&folder);
    let clock = Clock::read();
    open_vault.change_session(made.case(), 1, SessionChange::Plan(Some(clock.today)), clock).unwrap();
    let next = clock.today.checked_add_days(Days::new(7));
    open_vault.change_session(made.case(), 2, SessionChange::Plan(next), clock).unwrap();
    drop(open_vault);
    let mut window = Window::open(&folder);
    window.look(Some(SIZE), false);
    window.unlock(SECRET);
    let mut mouse = Mouse { window, clicks: 0 };

    plan(&mut mouse);
    film_it(&mut mouse);
    find_moments(&mut mouse);
    watch_together(&mut mouse);
    mouse.next(StepKind::Close);
    mouse.press(&say("visit-leaving"));
    mouse.until("the visit has ended", |state| {
        matches!(&state.screen, Screen::Session(session)
            if session.view.session.held.as_ref().is_some_and(|visit| visit.leaving_at().is_some()))
    });
    mouse.press(&say("close-close"));
    mouse.until(
        "the session is closed",
        |state| matches!(&state.screen, Screen::Session(session) if session.view.session.closed.is_some()),
    );
    let Screen::Session(session) = &mouse.window.state().screen else { unreachable!() };
    let mut shown: Vec<_> = session.view.shown.iter().map(|row| row.clip).collect();
    shown.dedup();
    assert_eq!(shown.len(), 3, "three moments were shown");
    println!("a first session: {} clicks", mouse.clicks);
    assert!(mouse.clicks <= MOST, "{} clicks", mouse.clicks);
    mouse.window.key_lock();
    mouse.window.reach_unlock();
}

/// From Today to the camera: arrived, at home, one aim, and who is there.
fn plan(mouse: &mut Mouse) {
    mouse.until("the visit of today is there", |state| state.busy.is_none());
    mouse.press(&say(Message::new("day-arrived-name").with("code", CODE).with("number", 1_u32)));
    mouse.until("the session is at its plan", |state| at_step(state, StepKind::Plan));
    mouse.click(Role::RadioButton, &say("plan-place-home"));
    mouse.click(Role::CheckBox, "Respond to the child’s cues and feelings");
    mouse.press("Mum");
    mouse.until("all of it is on record", |state| {
        matches!(&state.screen, Screen::Session(session)
            if session.view.session.place.is_some() && !session.view.session.present.is_empty())
    });
    mouse.next(StepKind::Film);
}

/// From the camera to the sealed film, back at the session.
fn film_it(mouse: &mut Mouse) {
    mouse.until("cameras were looked for", |state| film(state).is_some_and(|film| film.devices.is_some()));
    // Where a computer has a camera of its own, this one films with the drawn one: that is no part of a session.
    let own = |mouse: &Mouse, microphone: bool| {
        let film = film(mouse.window.state()).unwrap();
        let row = if microphone { &film.microphone } else { &film.camera };
        row.as_ref().is_some_and(|row| row.name.is_some())
    };
    if own(mouse, false) {
        mouse.window.pick(&say("film-camera"), &say("film-rehearsal-camera"));
    }
    if own(mouse, true) {
        mouse.window.pick(&say("film-microphone"), &say("film-rehearsal-voices"));
    }
    mouse.until("the camera shows a picture", |state| {
        film(state).is_some_and(|film| film.start_refusals().is_empty() && film.frames.latest().1.is_some())
    });
    mouse.press(&say("film-start"));
    mouse.until("the red light is on", |state| recording(state).is_some());
    mouse.window.film_for(MediaTime::from_secs(9));
    mouse.press(&say("film-stop"));
    mouse.until("the film is sealed, and its moments come next", |state| at_step(state, StepKind::Tag));
}

/// Three moments, each dragged on its lane, tagged and kept; back at the session.
fn find_moments(mouse: &mut Mouse) {
    mouse.press(&say("visit-find-moments"));
    mouse.until("the film stands at its first picture", |state| {
        play(state)
            .is_some_and(|play| play.player.phase == PlayPhase::Paused && play.frames.latest().1.is_some())
    });
    mouse.window.0.run_steps(4);
    let overview = mouse.window.0.get_by_role_and_label(Role::Slider, &say("play-position")).rect();
    let lane = first_lane(mouse, overview);
    for number in 0..3_u8 {
        let share = 0.06 + 0.3 * f32::from(number);
        let from = Pos2::new(overview.left() + share * overview.width(), lane);
        mouse.drag(from, vec2(0.2 * overview.width(), 0.0));
        mouse.clicks += 1;
        mouse.until("a moment is marked", |state| play(state).is_some_and(|play| play.mark_out.is_some()));
        mouse.press("S1 Notices a signal, even a small one");
        mouse.press(&say("tag-done"));
        mouse.until("it is kept", |state| {
            play(state).is_some_and(|play| play.clips().count() == usize::from(number) + 1)
        });
    }
    mouse.press(&say("action-back"));
    mouse.until("the session is there", |state| at_step(state, StepKind::Tag));
}

/// The height at which the first lane takes a drag, found by trying: none of it is kept.
fn first_lane(mouse: &mut Mouse, overview: egui::Rect) -> f32 {
    let at = overview.left() + 0.06 * overview.width();
    let found = (1..30_u8).map(|step| overview.bottom() + 6.0 * f32::from(step)).find(|y| {
        mouse.drag(Pos2::new(at, *y), vec2(0.2 * overview.width(), 0.0));
        play(mouse.window.state()).is_some_and(|play| play.mark_out.is_some())
    });
    found.expect("the lanes take a drag")
}

/// Chooses today's moments and shows them, each to its end.
fn watch_together(mouse: &mut Mouse) {
    mouse.next(StepKind::Review);
    mouse.press(&say(Message::new("review-show-these").with("count", 3_u32)));
    for number in 0..3_usize {
        mouse.until("the moment stands at its first picture", |state| {
            matches!(&state.screen, Screen::Parent(parent) if parent.at == number && parent.can_play())
        });
        mouse.press(&say("parent-play"));
        mouse.until("it has ended", |state| {
            matches!(&state.screen, Screen::Parent(parent) if parent.player.phase == PlayPhase::Ended)
        });
        if number < 2 {
            mouse.press(&say("parent-next"));
        }
    }
    mouse.press(&say("parent-leave"));
    mouse.until("the session is there", |state| at_step(state, StepKind::Review));
}
