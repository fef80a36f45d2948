//! A walk through every screen of the window, over a vault made just now and over the demonstration's: what is drawn
//! and measured is reached as a person reaches it. A new screen is one line in a table.
#![allow(clippy::unwrap_used, clippy::missing_panics_doc)] // what cannot go on stops where it is

use std::path::Path;

use egui::{Key, Modifiers, Role};

use super::window::{Window, family, film, play, say};
use attune::app::state::{FamilyPage, PlayPhase, Screen, State, UnlockScreen};
use attune::base::{MediaTime, UserId};
use attune::casework::changes::{NewClip, TagChange};
use attune::casework::pages::YourCoding;
use attune::casework::{Clock, OpenVault};
use attune::demo::{DEMO_PASSPHRASE, make_demonstration};
use attune::programme::StepKind;
use attune::words::Message;

/// A place of the walk: its name, and the way there from the place before.
pub type Stop = (&'static str, fn(&mut Window));

/// From an empty folder.
pub const FIRST_RUN: &[Stop] = &[
    ("first-run", |window| {
        window.until("there is no vault yet", |state| {
            matches!(state.screen, Screen::Unlock(UnlockScreen::FirstRun))
        });
    }),
    ("recovery-key", |window| window.make_vault("mk", "four quiet blue otters")),
    ("recovery-ask", |window| window.press(&say("recovery-shown-next"))),
    ("today-none", Window::keep_recovery_key),
    ("family-new", |window| window.press(&say("families-add"))),
];

/// From the demonstration, locked.
pub const DEMONSTRATION: &[Stop] = &[
    ("unlock", Window::reach_unlock),
    ("today", |window| {
        window.unlock(DEMO_PASSPHRASE);
        window.until("every family was read", |state| !state.families_loading);
    }),
    ("finder", |window| {
        window.0.key_press_modifiers(Modifiers::COMMAND, Key::K);
        window.0.run_steps(3);
        window.write(Role::TextInput, &say("finder-title"), "film");
    }),
    ("pathway-review", |window| {
        window.key(Key::Escape);
        window.open_family("FAM-003");
        window.turn(&say("family-page-pathway"));
    }),
    ("family", |window| {
        let code = window.state().families[0].code.clone();
        window.open_family(&code);
    }),
    ("pathway", |window| window.turn(&say("family-page-pathway"))),
    ("programmes", |window| window.press(&say("programmes-begin"))),
    ("pathway-assessment", |window| window.press(&say("pathway-add-assessment"))),
    ("record", |window| {
        window.turn(&say("family-page-record"));
        window.until("what is recorded is shown", |state| {
            state.family().is_some_and(|family| family.page == FamilyPage::Record)
        });
    }),
    ("measures", |window| {
        window.turn(&say("family-page-measures"));
        window.until("the measures are shown", |state| {
            state.family().is_some_and(|family| family.page == FamilyPage::Measures)
        });
    }),
    ("journal", |window| {
        window.press(&say("settings-title"));
        window.press(&say("settings-journal"));
        window.until("the journal is shown", |state| matches!(state.screen, Screen::Journal(_)));
    }),
    ("people", |window| {
        window.press(&say("settings-people"));
        window.until(
            "the colleagues are shown",
            |state| matches!(&state.screen, Screen::Settings(settings) if settings.staff.is_some()),
        );
    }),
    ("settings", |window| window.press(&say("settings-appearance"))),
    ("session-plan", |window| {
        let code = window.state().families[0].code.clone();
        window.open_family(&code);
        let next = family(window.state()).unwrap().next_session;
        window.open_session(next);
        window.open_step(StepKind::Plan);
    }),
    ("session-review", |window| window.open_step(StepKind::Review)),
    ("session-close", |window| window.open_step(StepKind::Close)),
    ("parents", |window| {
        window.open_step(StepKind::Review);
        window.press(&say("review-show"));
        window.until(
            "the first clip stands",
            |state| matches!(&state.screen, Screen::Parent(parent) if parent.frames.latest().1.is_some()),
        );
        window.key(Key::Space);
        window.until("the clip plays", |state| {
            matches!(&state.screen, Screen::Parent(parent) if parent.player.phase == PlayPhase::Playing)
        });
        window.key(Key::Space);
        window.until("the clip stands", |state| {
            matches!(&state.screen, Screen::Parent(parent) if parent.player.phase != PlayPhase::Playing)
        });
    }),
    ("tag", |window| {
        window.key(Key::Escape);
        window.until("the session is shown", |state| matches!(state.screen, Screen::Session(_)));
        window.back_to_family();
        window.turn(&say("family-page-data"));
        watch(window);
    }),
    ("tag-clip", |window| {
        window.key(Key::I);
        play_for(window, MediaTime::from_secs(2));
        window.key(Key::O);
    }),
    ("keys", |window| window.key(Key::F1)),
    ("film", |window| {
        window.key(Key::Escape);
        window.back_to_family();
        window.turn(&say("family-page-overview"));
        let next = family(window.state()).unwrap().next_session;
        window.prepare_filming(next);
    }),
    ("film-recording", |window| {
        window.start_filming();
        window.film_for(MediaTime::from_secs(2));
    }),
    ("film-discard", Window::ask_discard),
];

/// From the demonstration, locked, as its supervisor.
pub const SUPERVISION: &[Stop] = &[
    ("grid", |window| {
        window.reach_unlock();
        window.press(&say("demo-supervisor-login"));
        window.unlock(DEMO_PASSPHRASE);
        window.until(
            "every family is on the grid",
            |state| matches!(&state.screen, Screen::Supervision(grid) if grid.rows.len() == 5),
        );
    }),
    ("supervision", |window| {
        window.press(&say("sidebar-today-name"));
        window.until("Today is shown", |state| matches!(state.screen, Screen::Today(_)));
        let code = window.state().families[0].code.clone();
        window.open_family(&code);
        window.turn(&say("family-page-supervision"));
    }),
    ("supervision-coding", code_a_sample),
];

/// From the demonstration, locked, with three hundred moments in the newest film of a family.
pub const CROWDED: &[Stop] = &[("tag-crowded", |window| {
    window.unlock(DEMO_PASSPHRASE);
    window.open_family(CROWDED_FAMILY);
    window.turn(&say("family-page-data"));
    watch(window);
    assert!(play(window.state()).unwrap().clips().count() >= CROWD);
    window.key(Key::ArrowDown);
})];

/// The family of the demonstration whose film has many moments at the end of the walk, and how many.
const CROWDED_FAMILY: &str = "FAM-001";
const CROWD: usize = 300;

/// From the Supervision page to a sample that was drawn just now, with a moment of it marked.
fn code_a_sample(window: &mut Window) {
    let to_code = |state: &State| {
        let samples = family(state)?.supervision.samples.iter();
        samples.clone().find(|row| row.yours == YourCoding::NotBegun).cloned()
    };
    window.press(&say("samples-draw"));
    window.until("a sample is drawn", |state| to_code(state).is_some());
    let row = to_code(window.state()).unwrap();
    let title = Message::new("samples-one")
        .with("session", Message::new("visit-title").with("number", row.session))
        .with("from", row.from.to_string())
        .with("to", row.to.to_string());
    let name = Message::new("samples-code-named").with("what", Message::new("samples-code"));
    window.press(&say(name.with("sample", say(title))));
    window.until("the sample stands at its first picture", |state| {
        play(state).is_some_and(|play| {
            play.player.phase == PlayPhase::Paused
                && play.player.position >= row.from
                && play.frames.latest().1.is_some()
        })
    });
    let play = play(window.state()).unwrap();
    assert!(play.blind.is_some() && play.family.clips.is_empty(), "nothing of the worker's is there");
    window.key(Key::I);
    play_for(window, MediaTime::from_secs(2));
    window.key(Key::O);
}

/// Leads through every place, drawn or not, and calls at each. The vaults lie in a temporary folder that goes.
pub fn walk(open: fn(&Path) -> Window, mut at: impl FnMut(&str, &mut Window)) {
    let home = tempfile::Builder::new().prefix("attune-").tempdir().unwrap();
    let kept = home.path().join("demonstration");
    let (open_vault, _) = make_demonstration(Some(kept.clone()), &mut |_| ()).unwrap();
    let worker = open_vault.vault().user().unwrap();
    drop(open_vault);
    let mut lead = |folder: &Path, stops: &[Stop]| {
        let mut window = open(folder);
        for (name, reach) in stops {
            reach(&mut window);
            at(name, &mut window);
        }
        end(&mut window);
    };
    lead(&home.path().join("new"), FIRST_RUN);
    lead(&kept, DEMONSTRATION);
    lead(&kept, SUPERVISION);
    crowd(&kept, worker);
    lead(&kept, CROWDED);
}

/// Adds moments to the film that the walk watches last, one after the other over the whole of it.
fn crowd(folder: &Path, worker: UserId) {
    let (passphrase, clock) = (DEMO_PASSPHRASE.to_owned().into(), Clock::read());
    let mut open_vault = OpenVault::unlock_as_it_is(folder, worker, &passphrase, clock).unwrap();
    let rows = open_vault.caseload(clock).unwrap();
    let case = rows.iter().find(|row| row.code == CROWDED_FAMILY).unwrap().case;
    let page = open_vault.family_page(case, clock).unwrap();
    let film = page.recordings.iter().find(|row| row.playable).unwrap();
    let codes = ["S1", "S4", "P1", "P4", "K1", "CP1"];
    for (place, code) in (0_i64..).zip(codes.into_iter().cycle()).take(CROWD) {
        let start = MediaTime::from_ns(film.duration.ns() / 310 * place);
        let end = start + MediaTime::from_secs(2);
        let clip = NewClip { start, end, tags: vec![code.to_owned()], ..NewClip::default() };
        open_vault.change_clips(case, TagChange::Add(film.recording, clip), clock).unwrap();
    }
}

/// From a family's page to its newest film, standing somewhat into it.
fn watch(window: &mut Window) {
    let page = family(window.state()).unwrap();
    let row = page.recordings.iter().find(|row| row.playable).unwrap();
    let time = row.started.with_timezone(&chrono::Local).format("%H:%M").to_string();
    let name = Message::new("family-watch-named").with("session", row.session).with("time", time);
    window.press(&say(name));
    window.until("the film stands at its first picture", |state| {
        play(state)
            .is_some_and(|play| play.player.phase == PlayPhase::Paused && play.frames.latest().1.is_some())
    });
    play_for(window, MediaTime::from_secs(1));
}

fn play_for(window: &mut Window, length: MediaTime) {
    let to = play(window.state()).unwrap().player.position + length;
    window.key(Key::Space);
    window.until("the film plays on", |state| {
        play(state).is_some_and(|play| play.player.position > to || play.player.phase == PlayPhase::Ended)
    });
    window.key(Key::Space);
    window.until("the film stands", |state| {
        play(state).is_some_and(|play| play.player.phase != PlayPhase::Playing)
    });
}

/// Leaves the window as its person would: no film is under way, and the vault is locked.
fn end(window: &mut Window) {
    if film(window.state()).is_some_and(|film| film.stage.is_underway()) {
        window.press(&say("film-discard-yes"));
        window.until("the film is destroyed", |state| film(state).is_none());
    }
    window.key_lock();
    window.reach_unlock();
}
