//! Whole journeys in the window's own program, over a real vault, the rehearsal camera and the real player.
//! Nothing is drawn: everything is found, pressed and read by name.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use attune::app::action::NewFamily;
use attune::app::state::{
    ClipRow, FamilyView, FilmScreen, FilmStage, PlayPhase, Screen, State, TagScreen, UnlockScreen,
};
use attune::app::{Clock, Desk, sentences};
use attune::base::{ClipId, MediaTime, RecordingId};
use attune::desktop::{Desktop, Opening};
use attune::library::Role as StaffRole;
use attune::programme::{Purpose, RecordingState};
use attune::ui::theme;
use attune::vault::{KdfParams, Passphrase, Vault};
use attune::words::{Message, Words};
use egui::{Key, Role, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const SECRET: &str = "four quiet blue otters";

struct Program {
    folder: PathBuf,
    desktop: Option<Desktop>,
}

/// The window's program over the vault in a folder.
struct Window(Harness<'static, Program>);

impl Window {
    fn open(folder: &Path) -> Self {
        let show = |ui: &mut egui::Ui, program: &mut Program| {
            let folder = &program.folder;
            let desktop = program
                .desktop
                .get_or_insert_with(|| Desktop::new(Opening::Vault(folder.clone()), ui.ctx(), None));
            desktop.pass(ui);
        };
        let program = Program { folder: folder.to_path_buf(), desktop: None };
        let harness = Harness::builder()
            .with_size([1366.0, 1300.0])
            .with_context_setup(theme::install)
            .build_ui_state(show, program);
        Self(harness)
    }

    fn state(&self) -> &State {
        self.0.state().desktop.as_ref().unwrap().state()
    }

    /// Goes on until something holds; fails the test where it does not within a very generous time.
    #[track_caller]
    fn until(&mut self, what: &str, holds: impl Fn(&State) -> bool) {
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
    fn act(&mut self, role: Role, name: &str) {
        let node = self.0.get_by_role_and_label(role, name);
        assert!(!node.accesskit_node().is_disabled(), "{name} cannot be pressed");
        node.click();
        self.0.run_steps(2);
    }

    #[track_caller]
    fn press(&mut self, name: &str) {
        self.act(Role::Button, name);
    }

    #[track_caller]
    fn pick(&mut self, list: &str, name: &str) {
        self.act(Role::ComboBox, list);
        self.press(name);
        self.0.run_steps(2);
    }

    #[track_caller]
    fn write(&mut self, role: Role, name: &str, text: &str) {
        self.0.get_by_role_and_label(role, name).focus();
        self.0.run_steps(2);
        self.0.get_by_role_and_label(role, name).type_text(text);
        self.0.run_steps(2);
    }

    fn key(&mut self, key: Key) {
        self.0.key_press(key);
        self.0.run_steps(2);
    }

    #[track_caller]
    fn assert_says(&self, message: impl Into<Message>) {
        let words = say(message);
        assert!(self.0.query_all_by_label(&words).next().is_some(), "the window does not say: {words}");
    }

    /// From the Unlock screen to the caseload.
    #[track_caller]
    fn unlock(&mut self) {
        self.until("somebody can unlock", |state| {
            matches!(state.screen, Screen::Unlock(UnlockScreen::Choose(_))) && state.busy.is_none()
        });
        self.write(Role::PasswordInput, &say("unlock-passphrase"), SECRET);
        self.key(Key::Enter);
        self.until(
            "the caseload is shown",
            |state| matches!(&state.screen, Screen::Families(families) if !families.rows.is_empty()),
        );
    }

    #[track_caller]
    fn open_family(&mut self, code: &str) {
        self.press(code);
        self.until("the family's page is shown", |state| {
            family(state).is_some_and(|family| family.row.code == code)
        });
    }

    fn lock(&mut self) {
        self.press(&say("families-lock"));
        self.until("the vault is locked", |state| matches!(state.screen, Screen::Unlock(_)));
    }

    /// From a family's page to the red light, with the rehearsal camera; which recording it is.
    #[track_caller]
    fn start_filming(&mut self, session: u32) -> RecordingId {
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
        self.press(&say("film-start"));
        self.until("the red light is on", |state| recording(state).is_some());
        recording(self.state()).unwrap()
    }

    #[track_caller]
    fn film_for(&mut self, length: MediaTime) {
        self.until("film was taken", |state| {
            film(state).is_some_and(|film| film.capture.elapsed >= length && film.capture.bytes > 0)
        });
    }
}

fn say(message: impl Into<Message>) -> String {
    Words::en_gb().say(&message.into())
}

fn film(state: &State) -> Option<&FilmScreen> {
    if let Screen::Film(film) = &state.screen { Some(film) } else { None }
}

fn recording(state: &State) -> Option<RecordingId> {
    match film(state)?.stage {
        FilmStage::Recording(recording) => Some(recording),
        _ => None,
    }
}

fn play(state: &State) -> Option<&TagScreen> {
    if let Screen::Tag(play) = &state.screen { Some(play) } else { None }
}

fn family(state: &State) -> Option<&FamilyView> {
    if let Screen::Families(families) = &state.screen { families.open.as_deref() } else { None }
}

/// The notice that is shown, by its key.
fn notice(state: &State) -> Option<&'static str> {
    state.notice.as_ref().map(|notice| notice.key)
}

/// The vault in a folder, opened without a window.
fn desk(folder: &Path) -> Desk {
    let user = Vault::users(folder).unwrap()[0].user;
    let (desk, salvaged) = Desk::unlock(folder, user, &SECRET.to_owned().into(), Clock::read()).unwrap();
    assert!(salvaged.is_empty(), "nothing was cut off");
    desk
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

#[test]
fn a_first_session_from_an_empty_folder_to_a_clip_that_stays() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vault");
    let mut window = Window::open(&folder);

    window.until("there is no vault yet", |state| {
        matches!(state.screen, Screen::Unlock(UnlockScreen::FirstRun))
    });
    window.write(Role::TextInput, &say("unlock-login"), "mk");
    window.write(Role::PasswordInput, &say("unlock-passphrase"), SECRET);
    window.write(Role::PasswordInput, &say("unlock-passphrase-again"), SECRET);
    window.press(&say("unlock-make"));
    window.until("the recovery key is shown", |state| {
        matches!(state.screen, Screen::Unlock(UnlockScreen::RecoveryKey(_)))
    });
    window.press(&say("unlock-recovery-kept"));
    window.assert_says("families-none");

    window.press(&say("families-add"));
    window.write(Role::TextInput, &say("family-code"), "FAM-001");
    window.act(Role::CheckBox, &say("purpose-film"));
    window.press(&say("family-save"));
    window.until("the family's page is shown", |state| family(state).is_some());

    window.start_filming(1);
    refuse_to_close(&mut window);
    window.film_for(MediaTime::from_secs(4));
    window.press(&say("film-stop"));
    window.until("the film is sealed", |state| notice(state) == Some("film-sealed"));
    window.until("the film is listed", |state| {
        family(state).is_some_and(|family| family.recordings.iter().any(|row| row.playable))
    });
    let filmed = family(window.state()).unwrap().recordings[0].clone();
    assert!(filmed.duration >= MediaTime::from_secs(4), "{:?}", filmed.duration);
    assert_eq!((filmed.session, filmed.gaps, filmed.clips), (1, 0, 0));

    watch_and_tag(&mut window);

    window.press(&say("action-back"));
    window.until("the clip is counted", |state| {
        family(state).is_some_and(|family| family.recordings[0].clips == 1)
    });
    for finding in family(window.state()).unwrap().findings.clone() {
        window.assert_says(sentences::rule(finding.rule));
        window.assert_says(sentences::verdict(finding.verdict));
    }
    assert_eq!(family(window.state()).unwrap().row.held, 1);

    window.lock();
    window.until("somebody can unlock", |state| {
        matches!(state.screen, Screen::Unlock(UnlockScreen::Choose(_)))
    });
    window.write(Role::PasswordInput, &say("unlock-passphrase"), "four quiet blue ottars");
    window.press(&say("unlock-open"));
    window.until("the wrong passphrase is told", |state| state.problem.is_some());
    window.assert_says("error-wrong-passphrase");
    window.unlock();
    window.open_family("FAM-001");
    let kept = family(window.state()).unwrap().recordings.clone();
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].recording, kept[0].clips), (filmed.recording, 1));
    assert_eq!(kept[0].duration, filmed.duration);
    window.lock();
    drop(window);
    without_the_window(&folder, filmed.recording);
}

/// The window stays open while filming, and says why.
fn refuse_to_close(window: &mut Window) {
    window.0.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
    window.0.step();
    let commands = &window.0.output().viewport_output[&ViewportId::ROOT].commands;
    assert!(commands.contains(&ViewportCommand::CancelClose), "{commands:?}");
    assert!(recording(window.state()).is_some());
    window.0.run_steps(2);
    window.assert_says("film-close-refused");
}

/// From a family's page with one film: watches it and tags a moment of it.
fn watch_and_tag(window: &mut Window) {
    let row = &family(window.state()).unwrap().recordings[0];
    let time = row.started.with_timezone(&chrono::Local).format("%H:%M").to_string();
    window.press(&say(Message::new("family-watch-named").with("session", 1_u32).with("time", time)));
    window.until("the film stands at its first picture", |state| {
        play(state)
            .is_some_and(|play| play.player.phase == PlayPhase::Paused && play.frames.latest().1.is_some())
    });
    let (first, _) = play(window.state()).unwrap().frames.latest();
    let plays_past = |window: &mut Window, time: MediaTime| {
        window.key(Key::Space);
        window.until("the film plays on", |state| {
            play(state)
                .is_some_and(|play| play.player.phase == PlayPhase::Playing && play.player.position > time)
        });
        window.key(Key::Space);
        window.until("the film stands", |state| {
            play(state).is_some_and(|play| play.player.phase == PlayPhase::Paused)
        });
    };
    plays_past(window, MediaTime::from_ms(300));
    assert!(play(window.state()).unwrap().frames.latest().0 > first, "the picture changed");
    window.key(Key::I);
    let mark_in = play(window.state()).unwrap().mark_in.expect("I marks in");
    plays_past(window, mark_in + MediaTime::from_ms(500));
    window.key(Key::O);
    let mark_out = play(window.state()).unwrap().mark_out.expect("O marks out");
    assert!(mark_in < mark_out);

    window.key(Key::Num1);
    window.write(Role::MultilineTextInput, &say("tag-note"), "Waits, and is answered");
    window.write(Role::MultilineTextInput, &say("tag-words"), "You waited");
    window.key(Key::Escape);
    window.key(Key::Enter);
    window.until("the clip is saved", |state| play(state).is_some_and(|play| play.clips().count() == 1));
    let clip = only_clip(window.state());
    assert_eq!((clip.start, clip.end), (mark_in, mark_out));
    assert_eq!(clip.tags.iter().map(|tag| tag.code.as_str()).collect::<Vec<_>>(), ["S1"]);
    let start = format!("{:.1}", clip.start);
    window.assert_says(Message::new("tag-go-named").with("start", start));
    assert!(window.0.query_all_by_label("Waits, and is answered").next().is_some());
    change_and_undo(window);
}

fn only_clip(state: &State) -> ClipRow {
    play(state).unwrap().clips().next().unwrap().clone()
}

/// Opens the only clip, picks it out, chooses it for showing, changes its words; undoes and does again.
fn change_and_undo(window: &mut Window) {
    let settled = |state: &State| play(state).is_some_and(|play| play.history.is_settled());
    let undo = |window: &mut Window, modifiers| {
        window.0.key_press_modifiers(modifiers, Key::Z);
        window.0.run_steps(2);
        window.until("the change is written down", settled);
    };
    window.key(Key::ArrowUp);
    assert!(play(window.state()).unwrap().selected.is_some(), "the arrow opens the clip");
    for key in [Key::S, Key::P, Key::Num2] {
        window.key(key);
        window.until("the change is written down", settled);
    }
    window.write(Role::MultilineTextInput, &say("tag-words"), "!");
    window.key(Key::Escape);
    window.until("the change is written down", settled);
    let full = only_clip(window.state());
    assert!(full.starred && full.tags.len() == 2 && full.words.reveal().contains('!'), "{full:?}");
    assert!(play(window.state()).unwrap().is_chosen(full.clip));
    for _ in 0..5 {
        undo(window, egui::Modifiers::COMMAND);
    }
    assert_eq!(play(window.state()).unwrap().clips().count(), 0, "the clip itself is undone");
    for _ in 0..5 {
        undo(window, egui::Modifiers::COMMAND | egui::Modifiers::SHIFT);
    }
    assert_eq!(only_clip(window.state()), full);
    assert!(play(window.state()).unwrap().is_chosen(full.clip));
}

/// What was filmed and tagged, found by the jobs below the window.
fn without_the_window(folder: &Path, filmed: RecordingId) {
    let mut desk = desk(folder);
    let cases = desk.all_cases().unwrap();
    assert_eq!(cases.len(), 1);
    let family = desk.case(cases[0]).unwrap();
    let recordings = family.recordings().unwrap();
    assert_eq!(recordings.len(), 1);
    assert_eq!(RecordingId::from(recordings[0].id), filmed);
    assert_eq!(recordings[0].body.state, RecordingState::Complete);
    let film = family.film(filmed).unwrap();
    assert!(film.damage().is_empty());
    let seal = film.seal().expect("a finished film has a seal");
    assert_eq!(seal.facts.duration, recordings[0].body.duration);
    let clips = family.clips(filmed).unwrap();
    assert_eq!(clips.len(), 1);
    assert_eq!(clips[0].body.note.reveal(), "Waits, and is answered");
    assert!(clips[0].body.end <= recordings[0].body.duration);
    assert!(clips[0].body.starred);
    assert_eq!(clips[0].body.tags, ["S1", "S2"]);
    assert!(clips[0].body.words_for_parents.reveal().contains("You waited"));
    assert_eq!(family.shows().unwrap()[&1], [ClipId::from(clips[0].id)]);
}

#[test]
fn a_film_that_is_discarded_leaves_neither_key_nor_bytes() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vault");
    let passphrase = Passphrase::from(SECRET.to_owned());
    let (mut first, _) =
        Desk::create(&folder, "mk", StaffRole::Worker, &passphrase, KdfParams::FLOOR, Clock::read()).unwrap();
    let add = |desk: &mut Desk, code: &str, purposes: Vec<Purpose>| {
        let carers = vec![("Mum".into(), purposes)];
        let family = NewFamily { code: code.to_owned(), carers, ..NewFamily::default() };
        desk.add_family(&family, Clock::read()).unwrap()
    };
    let case = add(&mut first, "FAM-YES", vec![Purpose::Film]);
    add(&mut first, "FAM-NOT", Vec::new());
    let films = first.case(case).unwrap().access().film_folder();
    drop(first);

    let mut window = Window::open(&folder);
    window.unlock();
    window.open_family("FAM-NOT");
    let button = say(Message::new("family-film").with("session", 1_u32));
    assert!(window.0.get_by_role_and_label(Role::Button, &button).accesskit_node().is_disabled());
    window.assert_says(Message::new("refuse-film-no-consent").with("person", "Mum"));

    window.open_family("FAM-YES");
    assert_eq!(files(&films), 0);
    let filmed = window.start_filming(1);
    window.film_for(MediaTime::from_secs(1));
    assert!(files(&films) > 0, "there is film to discard");
    window.press(&say("film-discard"));
    window.assert_says("film-discard-ask");
    window.press(&say("film-discard-no"));
    assert!(recording(window.state()).is_some(), "no is no");
    window.press(&say("film-discard"));
    window.press(&say("film-discard-yes"));
    window.until("the film is destroyed", |state| notice(state) == Some("film-discarded"));
    window.until("the family's page is shown", |state| family(state).is_some());
    assert!(family(window.state()).unwrap().recordings.is_empty());
    assert_eq!(files(&films), 0, "bytes of the film are left");
    window.lock();
    drop(window);

    let mut desk = desk(&folder);
    let file = desk.case(case).unwrap();
    assert!(file.access().content_key(filmed).is_err(), "the film's key is left");
    assert_eq!(file.recording(filmed).unwrap().body.state, RecordingState::Discarded);
}

#[test]
fn a_vault_that_is_open_elsewhere_is_told_and_can_be_tried_again() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vault");
    let passphrase = Passphrase::from(SECRET.to_owned());
    let (mut other, _) =
        Desk::create(&folder, "mk", StaffRole::Worker, &passphrase, KdfParams::FLOOR, Clock::read()).unwrap();
    let family = NewFamily {
        code: "FAM-001".to_owned(),
        carers: vec![("Mum".into(), vec![Purpose::Film])],
        ..NewFamily::default()
    };
    other.add_family(&family, Clock::read()).unwrap();

    let mut window = Window::open(&folder);
    window.until("somebody can unlock", |state| {
        matches!(state.screen, Screen::Unlock(UnlockScreen::Choose(_)))
    });
    window.write(Role::PasswordInput, &say("unlock-passphrase"), SECRET);
    window.press(&say("unlock-open"));
    window.until("that the vault is in use is told", |state| {
        state.problem.as_ref().is_some_and(|problem| problem.message.key == "error-vault-in-use")
    });
    drop(other);
    window.unlock();
    window.lock();
}
