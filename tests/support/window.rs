//! The window's own program over the vault in a folder, driven as a person drives it: everything is found, pressed
//! and read by name. Knows no single journey.
#![allow(dead_code, missing_docs)] // each user takes a part
#![allow(clippy::unwrap_used, clippy::missing_panics_doc)] // what cannot go on stops where it is

use std::path::Path;
use std::time::{Duration, Instant};

use egui::{Key, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder};

use attune::app::action::{Action, UserAction, WindowAction};
use attune::app::state::{FilmScreen, FilmStage, Look, Screen, State, TagScreen, UnlockScreen};
use attune::base::{MediaTime, RecordingId};
use attune::casework::groups;
use attune::casework::pages::FamilyView;
use attune::casework::sentences;
use attune::desktop::{Desktop, Opening};
use attune::programme::StepKind;
use attune::words::{Message, Words};

/// High enough that nothing to be pressed lies below the window's edge.
const SIZE: [f32; 2] = [1366.0, 1300.0];

/// The window's program over the vault in a folder.
pub struct Window(pub Harness<'static, Desktop>);

impl Window {
    /// A window that nothing draws.
    pub fn open(folder: &Path) -> Self {
        Self::built(folder, Harness::builder())
    }

    /// A window that can be rendered, by a processor where there is no better.
    pub fn drawn(folder: &Path) -> Self {
        Self::built(folder, Harness::builder().wgpu())
    }

    fn built(folder: &Path, builder: HarnessBuilder<Desktop>) -> Self {
        let folder = folder.to_path_buf();
        let builder = builder.with_size(SIZE).with_render_cursor(false);
        Self(builder.build_eframe(|creation| {
            let graphics = creation.wgpu_render_state.as_ref();
            Desktop::new(Opening::Vault(folder), &creation.egui_ctx, graphics)
        }))
    }

    pub fn state(&self) -> &State {
        self.0.state().state()
    }

    /// Makes the window as large as that, or as large as it was in the beginning, light or dark.
    pub fn look(&mut self, size: Option<[f32; 2]>, dark: bool) {
        let desktop = self.0.state_mut();
        let look = if dark { Look::Dark } else { Look::Light };
        if desktop.state().look != look {
            desktop.act(Action::User(UserAction::Window(WindowAction::ChooseLook(look))));
        }
        self.0.set_size(Vec2::from(size.unwrap_or(SIZE)));
        self.0.run_steps(6);
    }

    /// Goes on until something holds; fails where it does not within a very generous time.
    #[track_caller]
    pub fn until(&mut self, what: &str, holds: impl Fn(&State) -> bool) {
        let begun = Instant::now();
        loop {
            self.0.step();
            if holds(self.state()) {
                break;
            }
            let problem = self.state().problem.as_ref().map(|problem| problem.message.key);
            assert!(begun.elapsed() < Duration::from_mins(2), "waited in vain: {what}; problem: {problem:?}");
            std::thread::sleep(Duration::from_millis(15));
        }
        // What holds is on screen a pass later.
        self.0.run_steps(2);
    }

    #[track_caller]
    pub fn act(&mut self, role: Role, name: &str) {
        let node = self.0.get_by_role_and_label(role, name);
        assert!(!node.accesskit_node().is_disabled(), "{name} cannot be pressed");
        if node.rect().bottom() > self.0.ctx.content_rect().bottom() {
            // It lies below the window's edge, on a page that scrolls.
            node.scroll_to_me();
            self.0.run_steps(30);
        }
        self.0.get_by_role_and_label(role, name).click();
        self.0.run_steps(2);
    }

    #[track_caller]
    pub fn press(&mut self, name: &str) {
        self.act(Role::Button, name);
    }

    /// Turns to another page by its tab.
    #[track_caller]
    pub fn turn(&mut self, name: &str) {
        self.act(Role::Tab, name);
    }

    #[track_caller]
    pub fn pick(&mut self, list: &str, name: &str) {
        self.act(Role::ComboBox, list);
        self.press(name);
        self.0.run_steps(2);
    }

    #[track_caller]
    pub fn write(&mut self, role: Role, name: &str, text: &str) {
        self.0.get_by_role_and_label(role, name).focus();
        self.0.run_steps(2);
        self.0.get_by_role_and_label(role, name).type_text(text);
        self.0.run_steps(2);
    }

    pub fn key(&mut self, key: Key) {
        self.0.key_press(key);
        self.0.run_steps(2);
    }

    #[track_caller]
    pub fn assert_says(&self, message: impl Into<Message>) {
        let words = say(message);
        assert!(self.0.query_all_by_label(&words).next().is_some(), "the window does not say: {words}");
    }

    /// Until somebody can unlock.
    #[track_caller]
    pub fn reach_unlock(&mut self) {
        self.until("somebody can unlock", |state| {
            matches!(state.screen, Screen::Unlock(UnlockScreen::Choose(_))) && state.busy.is_none()
        });
    }

    /// From the Unlock screen to the caseload.
    #[track_caller]
    pub fn unlock(&mut self, passphrase: &str) {
        self.reach_unlock();
        self.write(Role::PasswordInput, &say("unlock-passphrase"), passphrase);
        self.key(Key::Enter);
        self.until("the caseload is shown", |state| !state.is_locked() && !state.families.is_empty());
    }

    /// From an empty folder to the caseload's first sight, with the recovery key in between.
    #[track_caller]
    pub fn make_vault(&mut self, login: &str, passphrase: &str) {
        self.until("there is no vault yet", |state| {
            matches!(state.screen, Screen::Unlock(UnlockScreen::FirstRun))
        });
        self.write(Role::TextInput, &say("unlock-login"), login);
        self.write(Role::PasswordInput, &say("unlock-passphrase"), passphrase);
        self.write(Role::PasswordInput, &say("unlock-passphrase-again"), passphrase);
        self.press(&say("unlock-make"));
        self.until("the recovery key is shown", |state| {
            matches!(state.screen, Screen::Unlock(UnlockScreen::RecoveryKey(_)))
        });
    }

    /// From the recovery key, shown or asked for, to the caseload.
    #[track_caller]
    pub fn keep_recovery_key(&mut self) {
        let next = say("recovery-shown-next");
        if self.0.query_by_role_and_label(Role::Button, &next).is_some() {
            self.press(&next);
        }
        let Screen::Unlock(UnlockScreen::RecoveryKey(recovery)) = &self.state().screen else {
            panic!("no recovery key is asked for")
        };
        let (key, asked) = (recovery.key.reveal().clone(), recovery.asked());
        for number in asked {
            let name = say(Message::new("recovery-ask-group").with("number", number));
            self.write(Role::TextInput, &name, groups(&key).1[number - 1]);
        }
        self.press(&say("recovery-ask-check"));
        self.until("the caseload is shown", |state| {
            matches!(state.screen, Screen::Today(_)) && !state.families_loading
        });
    }

    #[track_caller]
    pub fn open_family(&mut self, code: &str) {
        self.press(code);
        self.until("the family's page is shown", |state| {
            family(state).is_some_and(|family| family.row.code == code)
        });
    }

    pub fn lock(&mut self) {
        self.press(&say("families-lock"));
        self.reach_unlock();
    }

    /// Locks by the key, from any screen.
    pub fn key_lock(&mut self) {
        self.0.key_press_modifiers(egui::Modifiers::COMMAND, Key::L);
        self.0.run_steps(2);
    }

    /// From a family's page to a session's.
    #[track_caller]
    pub fn open_session(&mut self, number: u32) {
        self.until("nothing is under way", |state| state.busy.is_none());
        let ways = ["today-open", "today-plan"].map(|key| say(Message::new(key).with("number", number)));
        let way = ways.iter().find(|way| self.0.query_by_role_and_label(Role::Button, way).is_some());
        if let Some(way) = way {
            self.press(way);
        } else {
            // On the line of the programme, whatever else it says of it.
            let named = format!("Session {number},");
            let found = self
                .0
                .query_all_by_role(Role::Button)
                .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(&named)));
            found.unwrap().click();
            self.0.run_steps(2);
        }
        self.until("the session is shown", |state| {
            matches!(&state.screen, Screen::Session(session) if session.view.session.number == number)
                && state.busy.is_none()
        });
    }

    /// Opens a step of the session that is shown.
    #[track_caller]
    pub fn open_step(&mut self, step: StepKind) {
        let number = step as usize + 1;
        let name = Message::new("visit-step").with("number", number).with("step", sentences::step(step));
        self.act(Role::Tab, &say(name));
    }

    /// From a screen of a family back to its page.
    #[track_caller]
    pub fn back_to_family(&mut self) {
        while !matches!(self.state().screen, Screen::Family(_)) {
            self.until("nothing is under way", |state| state.busy.is_none());
            self.press(&say("action-back"));
            self.until("another screen is shown", |state| match &state.screen {
                Screen::Family(family) => family.open.is_some(),
                screen => matches!(screen, Screen::Session(_)),
            });
        }
    }

    /// From a family's page to the rehearsal camera's picture.
    #[track_caller]
    pub fn prepare_filming(&mut self, session: u32) {
        self.open_session(session);
        self.open_step(StepKind::Film);
        self.press(&say(Message::new("family-film").with("session", session)));
        self.until("cameras were looked for", |state| film(state).is_some_and(|film| film.devices.is_some()));
        if film(self.state()).unwrap().camera.as_ref().is_some_and(|camera| camera.name.is_some()) {
            self.pick(&say("film-camera"), &say("film-rehearsal-camera"));
        }
        if film(self.state()).unwrap().microphone.as_ref().is_some_and(|row| row.name.is_some()) {
            self.pick(&say("film-microphone"), &say("film-rehearsal-voices"));
        }
        self.until("the camera shows a picture", |state| {
            film(state)
                .is_some_and(|film| film.start_refusals().is_empty() && film.frames.latest().1.is_some())
        });
    }

    /// From the camera's picture to the red light; which recording it is.
    #[track_caller]
    pub fn start_filming(&mut self) -> RecordingId {
        self.press(&say("film-start"));
        self.until("the red light is on", |state| recording(state).is_some());
        recording(self.state()).unwrap()
    }

    /// While filming: asks to stop and delete the film, which is among what is seldom needed.
    #[track_caller]
    pub fn ask_discard(&mut self) {
        self.press(&say("film-more"));
        self.press(&say("film-discard"));
    }

    /// From a family's page to the red light; which recording it is.
    #[track_caller]
    pub fn film_session(&mut self, session: u32) -> RecordingId {
        self.prepare_filming(session);
        self.start_filming()
    }

    #[track_caller]
    pub fn film_for(&mut self, length: MediaTime) {
        self.until("film was taken", |state| {
            film(state).is_some_and(|film| film.capture.elapsed >= length && film.capture.bytes > 0)
        });
    }
}

pub fn say(message: impl Into<Message>) -> String {
    Words::en_gb().say(&message.into())
}

pub fn film(state: &State) -> Option<&FilmScreen> {
    if let Screen::Film(film) = &state.screen { Some(film) } else { None }
}

pub fn recording(state: &State) -> Option<RecordingId> {
    match film(state)?.stage {
        FilmStage::Recording(recording) => Some(recording),
        _ => None,
    }
}

pub fn play(state: &State) -> Option<&TagScreen> {
    if let Screen::Tag(play) = &state.screen { Some(play) } else { None }
}

pub fn family(state: &State) -> Option<&FamilyView> {
    state.family()?.open.as_deref()
}

/// The notice that is shown, by its key.
pub fn notice(state: &State) -> Option<&'static str> {
    state.notice.as_ref().map(|notice| notice.message.key)
}
