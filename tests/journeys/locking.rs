//! Filming goes on while the window is locked: the window's own program over a real vault and the rehearsal camera.

use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use crate::support::vault::{CODE, Made, SECRET, passphrase, vault_with_family};
use crate::support::window::{Window, family, film, notice, play, recording, say};
use attune::app::state::{LockedFilm, LockedStage, PlayPhase, Screen, State};
use attune::base::{MediaTime, RecordingId};
use attune::casework::{Clock, OpenVault};
use attune::programme::{Purpose, RecordingState};
use attune::vault::{Vault, VaultError};
use attune::words::Message;

use egui::Role;
use egui_kittest::kittest::Queryable as _;

/// A vault with one family that consents to film and to being shown it.
fn made() -> Made {
    vault_with_family(&[Purpose::Film, Purpose::Show]).make().0
}

/// From nothing to the red light.
fn filming(home: &Made) -> (Window, RecordingId) {
    let mut window = Window::open(&home.vault);
    window.unlock(SECRET);
    window.open_family(CODE);
    let recording = window.film_session(1);
    window.film_for(MediaTime::from_secs(2));
    (window, recording)
}

fn behind(state: &State) -> Option<&LockedFilm> {
    state.locked_film.as_ref()
}

/// Bytes of film on the disk.
fn film_bytes(home: &Made) -> u64 {
    let folder = home.vault.join("cases").join(home.case().to_string()).join("film");
    let sealed = |path: &Path| path.extension().is_some_and(|extension| extension == "sealed");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| sealed(path)).map(|path| std::fs::metadata(path).unwrap().len()).sum()
}

/// Until so much more film lies on the disk than now.
#[track_caller]
fn grows(window: &mut Window, home: &Made) {
    let before = film_bytes(home);
    window.until("film grows on the disk", |_| film_bytes(home) > before + 20_000);
}

fn is_held(home: &Made) -> bool {
    matches!(Vault::unlock(&home.vault, home.user, &passphrase()), Err(VaultError::InUse { .. }))
}

#[track_caller]
fn try_passphrase(window: &mut Window, passphrase: &str) {
    window.write(Role::PasswordInput, &say("unlock-passphrase"), passphrase);
    window.press(&say("unlock-open"));
}

/// The film is sealed, signed by whoever began it, whole, and on record as complete.
fn is_complete(home: &Made, recording: RecordingId) {
    let (mut open_vault, salvaged) =
        OpenVault::unlock(&home.vault, home.user, &passphrase(), Clock::read()).unwrap();
    assert!(salvaged.is_empty(), "nothing was cut off");
    let check = open_vault.check(|_, _| ()).unwrap();
    assert!(check.damage.is_empty(), "{:?}", check.damage);
    let file = open_vault.case(home.case()).unwrap();
    let record = file.recording(recording).unwrap().body;
    assert_eq!(record.state, RecordingState::Complete);
    let reader = file.film(recording).unwrap();
    let seal = reader.seal().expect("it is sealed");
    assert_eq!(seal.facts.duration, record.duration);
    assert!(record.duration > MediaTime::from_secs(2) && record.ended.is_some());
    let signature = seal.signature.as_ref().expect("it is signed");
    assert_eq!(signature.author, home.user);
}

#[test]
fn filming_goes_on_while_locked_and_is_stopped_after_unlocking() {
    let home = made();
    let (mut window, filmed) = filming(&home);
    window.press(&say("lock-now"));
    window.reach_unlock();
    assert!(behind(window.state()).is_some_and(|film| film.stage == LockedStage::Filming));
    window.assert_says("lock-film-title");
    window.assert_says("lock-film-camera-well");
    grows(&mut window, &home);
    window.until("its time is told", |state| {
        behind(state).is_some_and(|film| film.capture.elapsed > MediaTime::from_secs(3))
    });
    assert!(behind(window.state()).unwrap().frames.latest().1.is_none(), "no picture behind the lock");
    assert!(is_held(&home), "nobody takes the vault meanwhile");

    try_passphrase(&mut window, "four quiet blue ottars");
    window.until("the wrong passphrase is told", |state| state.problem.is_some() && state.busy.is_none());
    window.assert_says("error-wrong-passphrase");
    assert!(window.state().films_while_locked() && is_held(&home), "the film and the lock are kept");

    try_passphrase(&mut window, SECRET);
    window.until("the Film screen is back", |state| recording(state) == Some(filmed));
    assert!(behind(window.state()).is_none());
    window.until("so is its picture", |state| film(state).unwrap().frames.latest().1.is_some());
    grows(&mut window, &home);
    window.press(&say("film-stop"));
    window.until("the film is sealed", |state| notice(state) == Some("film-sealed"));
    window.back_to_family();
    window.until("the film is listed", |state| {
        family(state).is_some_and(|family| family.recordings.iter().any(|row| row.playable))
    });
    plays(&mut window);
    window.back_to_family();
    window.lock();
    drop(window);
    is_complete(&home, filmed);
}

/// From the family's page: its only film plays.
fn plays(window: &mut Window) {
    let row = &family(window.state()).unwrap().recordings[0];
    let time = row.started.with_timezone(&chrono::Local).format("%H:%M").to_string();
    window.turn(&say("family-page-data"));
    window.press(&say(Message::new("family-watch-named").with("session", 1_u32).with("time", time)));
    window.until("the film stands at its first picture", |state| {
        play(state)
            .is_some_and(|play| play.player.phase == PlayPhase::Paused && play.frames.latest().1.is_some())
    });
    window.key(egui::Key::Space);
    window.until("it plays", |state| {
        play(state).is_some_and(|play| play.player.position > MediaTime::from_secs(1))
    });
}

#[test]
fn a_film_stopped_behind_the_lock_is_complete_and_signed_after_unlocking() {
    let home = made();
    let (mut window, filmed) = filming(&home);
    window.key_lock();
    window.reach_unlock();
    grows(&mut window, &home);
    window.press(&say("film-stop"));
    window.until("it is sealed", |state| {
        behind(state).is_some_and(|film| matches!(film.stage, LockedStage::Sealed(_)))
    });
    window.assert_says("lock-film-sealed-hint");
    assert!(window.0.query_by_label(&say("film-stop")).is_none());
    window.unlock(SECRET);
    window.open_family(CODE);
    window.until("the film is listed", |state| {
        family(state).is_some_and(|family| family.recordings.iter().any(|row| row.playable))
    });
    assert!(behind(window.state()).is_none());
    plays(&mut window);
    window.back_to_family();
    window.key_lock();
    window.reach_unlock();
    drop(window);
    is_complete(&home, filmed);
}

/// Nothing is touched: the window warns, locks, and films on. Its clock is the test's.
#[test]
fn an_untouched_window_locks_and_films_on() {
    let home = made();
    let (mut window, filmed) = filming(&home);
    let now = Rc::new(Cell::new(attune::system::steady_time()));
    let clock = now.clone();
    window.0.state_mut().measure_by(move || clock.get());
    window.ask_discard();
    window.press(&say("film-discard-no"));
    let later = |window: &mut Window, seconds: u64| {
        now.set(now.get() + Duration::from_secs(seconds));
        window.0.run_steps(2);
    };
    later(&mut window, 275);
    window.assert_says(Message::new("lock-soon-filming").with("seconds", 25_u32));
    window.press(&say("lock-stay"));
    later(&mut window, 269);
    assert!(window.state().locks_in().is_none() && recording(window.state()) == Some(filmed));
    later(&mut window, 20);
    assert!(window.state().locks_in().is_some());
    later(&mut window, 11);
    assert!(matches!(window.state().screen, Screen::Unlock(_)));
    window.reach_unlock();
    grows(&mut window, &home);
    try_passphrase(&mut window, SECRET);
    window.until("the Film screen is back", |state| recording(state) == Some(filmed));
    window.press(&say("film-stop"));
    window.until("the film is sealed", |state| notice(state) == Some("film-sealed"));
    window.back_to_family();
    window.lock();
    drop(window);
    is_complete(&home, filmed);
}
