//! Whole journeys in the window's own program, over a real vault, the rehearsal camera and the real player.
//! Nothing is drawn: everything is found, pressed and read by name.

use std::path::Path;

use crate::support::vault::{SECRET, vault, vault_with_family};
use crate::support::window::{Window, family, notice, play, recording, say};
use attune::app::state::{PlayPhase, Screen, State, UnlockScreen};
use attune::base::{ClipId, MediaTime, RecordingId};
use attune::casework::pages::ClipRow;
use attune::casework::{Clock, OpenVault, sentences};
use attune::programme::{Purpose, RecordingState, StepKind};
use attune::vault::Vault;
use attune::words::Message;
use egui::{Key, Role, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The vault in a folder, opened without a window.
fn open_vault(folder: &Path) -> OpenVault {
    let user = Vault::users(folder).unwrap()[0].user;
    let (open_vault, salvaged) =
        OpenVault::unlock(folder, user, &SECRET.to_owned().into(), Clock::read()).unwrap();
    assert!(salvaged.is_empty(), "nothing was cut off");
    open_vault
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

#[test]
fn a_first_session_from_an_empty_folder_to_a_clip_that_stays() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vault");
    let mut window = Window::open(&folder);

    window.make_vault("mk", SECRET);
    window.keep_recovery_key();
    window.assert_says("day-none");

    window.press(&say("families-add"));
    window.write(Role::TextInput, &say("family-code"), "FAM-001");
    window.act(Role::CheckBox, &say("purpose-film"));
    window.press(&say("family-save"));
    window.until("the family's page is shown", |state| family(state).is_some());

    window.film_session(1);
    refuse_to_close(&mut window);
    window.film_for(MediaTime::from_secs(4));
    window.press(&say("film-stop"));
    window.until("the film is sealed", |state| notice(state) == Some("film-sealed"));
    window.back_to_family();
    window.until("the film is listed", |state| {
        family(state).is_some_and(|family| family.recordings.iter().any(|row| row.playable))
    });
    let filmed = family(window.state()).unwrap().recordings[0].clone();
    assert!(filmed.duration >= MediaTime::from_secs(4), "{:?}", filmed.duration);
    assert_eq!((filmed.session, filmed.gaps, filmed.clips), (1, 0, 0));

    window.turn(&say("family-page-data"));
    watch_and_tag(&mut window);

    window.press(&say("action-back"));
    window.until("the clip is counted", |state| {
        family(state).is_some_and(|family| family.recordings[0].clips == 1)
    });
    window.turn(&say("family-page-supervision"));
    let findings = family(window.state()).unwrap().findings.clone();
    // Those on single sessions are folded away.
    let of_programme: Vec<_> = findings.iter().filter(|finding| finding.session.is_none()).collect();
    assert!(!of_programme.is_empty());
    for finding in of_programme {
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
    window.unlock(SECRET);
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
    let note =
        window.0.get_by_role_and_label(Role::MultilineTextInput, &say("tag-note")).accesskit_node().value();
    assert_eq!(note.as_deref(), Some("Waits, and is answered"));
    for key in [Key::S, Key::E, Key::Num2] {
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
    let mut open_vault = open_vault(folder);
    let cases = open_vault.all_cases().unwrap();
    assert_eq!(cases.len(), 1);
    let family = open_vault.case(cases[0]).unwrap();
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
    let families = vault().family("FAM-YES", &[("Mum", &[Purpose::Film])]).family("FAM-NOT", &[("Mum", &[])]);
    let (made, mut first) = families.make_in(&folder);
    let case = made.case();
    let films = first.case(case).unwrap().access().film_folder();
    drop(first);

    let mut window = Window::open(&folder);
    window.unlock(SECRET);
    window.open_family("FAM-NOT");
    window.open_session(1);
    window.open_step(StepKind::Film);
    let button = say(Message::new("family-film").with("session", 1_u32));
    assert!(window.0.get_by_role_and_label(Role::Button, &button).accesskit_node().is_disabled());
    window.assert_says(Message::new("refuse-film-no-consent").with("person", "Mum"));
    window.back_to_family();

    window.open_family("FAM-YES");
    assert_eq!(files(films.path()), 0);
    let filmed = window.film_session(1);
    window.film_for(MediaTime::from_secs(1));
    assert!(files(films.path()) > 0, "there is film to discard");
    window.ask_discard();
    window.assert_says("film-discard-ask");
    window.press(&say("film-discard-no"));
    assert!(recording(window.state()).is_some(), "no is no");
    window.ask_discard();
    window.press(&say("film-discard-yes"));
    window.until("the film is destroyed", |state| notice(state) == Some("film-discarded"));
    window.back_to_family();
    assert!(family(window.state()).unwrap().recordings.is_empty());
    assert_eq!(files(films.path()), 0, "bytes of the film are left");
    window.lock();
    drop(window);

    let mut open_vault = open_vault(&folder);
    let file = open_vault.case(case).unwrap();
    assert!(file.access().content_key(filmed).is_err(), "the film's key is left");
    assert_eq!(file.recording(filmed).unwrap().body.state, RecordingState::Discarded);
}

#[test]
fn a_vault_that_is_open_elsewhere_is_told_and_can_be_tried_again() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vault");
    let (_, other) = vault_with_family(&[Purpose::Film]).make_in(&folder);

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
    window.unlock(SECRET);
    window.lock();
}
