//! Locking: from every screen, while a film goes on, and by itself.

use std::time::Duration;

use super::*;
use crate::app::action::{
    Action, FilmAction, RunningFilm, TagAction, UnlockAction, UserAction, WindowAction,
};
use crate::app::state::LockedStage;

const STAGES: [FilmStage; 3] = [FilmStage::Starting, FilmStage::Recording(RECORDING), FilmStage::Stopping];

fn locked_while(begun: FilmStage) -> State {
    let mut state = film(begun);
    does(&mut state, WindowAction::Lock);
    assert!(state.is_locked() && state.is_filming() && state.films_while_locked());
    state
}

fn stage(state: &State) -> &LockedStage {
    &state.locked_film.as_ref().unwrap().stage
}

fn running() -> WorkerEvent {
    WorkerEvent::Film(FilmEvent::GoesOn(Box::new(RunningFilm {
        case: CASE,
        code: "FAM-001".into(),
        session: 2,
        recording: RECORDING,
        band: (secs(300), secs(600)),
        before: secs(120),
    })))
}

#[test]
fn locking_puts_every_familys_data_away_at_once() {
    for mut state in every_screen() {
        if state.is_locked() {
            assert!(does(&mut state, WindowAction::Lock).is_empty());
            continue;
        }
        state.problem = Some(refused());
        state.notice = Some("film-discarded".into());
        state.busy = Some(InProgress::CheckingVault.into());
        let effects = does(&mut state, WindowAction::Lock);
        assert!(matches!(state.screen, Screen::Unlock(UnlockScreen::Looking)));
        assert!(state.problem.is_none() && state.notice.is_none() && state.busy.is_none());
        assert_eq!(effects.last(), Some(&Effect::Vault(VaultJob::Lock)), "the vault closes after all else");
        assert!(effects.contains(&Effect::ClosePlayer));
        assert_ne!(
            effects.contains(&Effect::Camera(CameraOrder::Close)),
            state.is_filming() || effects.len() == 2
        );
    }
}

#[test]
fn what_the_system_locked_is_locked_in_the_window_too() {
    for event in [WorkerEvent::Locked, WorkerEvent::Failed(Problem::locked())] {
        let mut state = families(Some(family()));
        let effects = reports(&mut state, event);
        assert!(matches!(state.screen, Screen::Unlock(UnlockScreen::Looking)));
        assert!(
            effects.contains(&Effect::ClosePlayer) && effects.contains(&Effect::Camera(CameraOrder::Close))
        );
    }
}

#[test]
fn a_recovery_key_that_is_shown_this_once_stays() {
    let mut state = on(Screen::Unlock(UnlockScreen::RecoveryKey(recovery_key())));
    assert!(does(&mut state, WindowAction::Lock).is_empty());
    assert!(reports(&mut state, WorkerEvent::Locked).is_empty());
    assert!(matches!(state.screen, Screen::Unlock(UnlockScreen::RecoveryKey(_))));
}

#[test]
fn what_comes_too_late_shows_nothing_and_is_closed() {
    let late = || {
        vec![
            listed(vec![row()]),
            WorkerEvent::Families(FamiliesEvent::Page(Box::new(family()))),
            WorkerEvent::Session(Box::new(session_view(2))),
            WorkerEvent::Settings(SettingsEvent::Training(Box::default())),
            WorkerEvent::Settings(SettingsEvent::Checked(vec!["check-well".into()])),
            answer(&play(), Ok(Changed::Clips(None, Box::new(clips(Vec::new()))))),
            WorkerEvent::Failed(Problem::locked()),
            WorkerEvent::Film(FilmEvent::Checked(Vec::new(), 1)),
            WorkerEvent::Film(FilmEvent::Devices(Devices::default())),
            WorkerEvent::Tag(TagEvent::Opened(play_screen())),
            WorkerEvent::Parent(ParentEvent::Film(1, FrameSlot::default())),
        ]
    };
    for event in late() {
        let closes = matches!(
            event,
            WorkerEvent::Tag(TagEvent::Opened(_)) | WorkerEvent::Parent(ParentEvent::Film(..))
        );
        let mut state = families(Some(family()));
        does(&mut state, WindowAction::Lock);
        let effects = reports(&mut state, event);
        assert_eq!(effects, if closes { vec![Effect::ClosePlayer] } else { Vec::new() });
        assert!(matches!(state.screen, Screen::Unlock(UnlockScreen::Looking)) && state.problem.is_none());
    }
}

#[test]
fn changes_that_wait_are_made_before_the_vault_closes() {
    let mut state = play();
    for _ in 0..2 {
        does(&mut state, TagAction::SaveClip(new_clip()));
        does(&mut state, TagAction::Undo);
    }
    let effects = does(&mut state, WindowAction::Lock);
    let changes = effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Change(_, _, FamilyChange::Clips(_))))
        .count();
    assert_eq!(changes, 1, "the second clip; undoing is given up");
    assert_eq!(effects.last(), Some(&Effect::Vault(VaultJob::Lock)));
    assert!(state.requests.waiting().next().is_none(), "nothing that was typed stays");
}

#[test]
fn codes_of_a_sample_that_wait_are_never_made_clips_of_the_family() {
    let mut state = super::supervision::coding();
    for _ in 0..2 {
        does(&mut state, TagAction::SaveClip(new_clip()));
        does(&mut state, TagAction::Undo);
    }
    let effects = does(&mut state, WindowAction::Lock);
    let added = TagChange::Add(RECORDING, new_clip());
    assert!(
        effects.contains(&change(FamilyChange::Coding(super::supervision::SAMPLE, added))),
        "{effects:?}"
    );
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Change(_, _, FamilyChange::Clips(_)))));
}

#[test]
fn a_film_goes_on_behind_the_lock_and_its_picture_does_not() {
    for begun in STAGES {
        let mut state = film(begun);
        let effects = does(&mut state, WindowAction::Lock);
        assert_eq!(
            effects,
            [
                Effect::ClosePlayer,
                Effect::Camera(CameraOrder::ShowPreview(false)),
                Effect::Vault(VaultJob::Lock)
            ]
        );
        assert_eq!(stage(&state), &LockedStage::from(begun));
        assert_eq!(reports(&mut state, WorkerEvent::Locked), [Effect::Vault(VaultJob::Look("vault".into()))]);
        reports(&mut state, WorkerEvent::Unlock(UnlockEvent::Found(vec![login()])));
        assert!(does(&mut state, WindowAction::Close).is_empty(), "the window stays");
        assert_eq!(state.notice.as_ref().map(|notice| notice.message.key), Some("film-close-refused"));
        assert!(does(&mut state, UnlockAction::OpenDemonstration).is_empty(), "no other vault beside a film");
        let view = CaptureView { elapsed: secs(61), ..live() };
        assert!(reports(&mut state, WorkerEvent::Film(FilmEvent::Capture(view.clone()))).is_empty());
        assert_eq!(state.locked_film.as_ref().unwrap().capture, view);
        assert!(does(&mut state, FilmAction::Discard).is_empty(), "that takes the family's keys");
        assert!(does(&mut state, FilmAction::AskDiscard(true)).is_empty());
    }
}

#[test]
fn stop_behind_the_lock_seals_and_lets_the_camera_go() {
    let mut state = locked_while(FilmStage::Starting);
    assert!(does(&mut state, UnlockAction::StopFilm).is_empty(), "there is no film yet");
    reports(&mut state, WorkerEvent::Film(FilmEvent::Started(RECORDING)));
    // Also while somebody unlocks.
    state.busy = Some(InProgress::Unlocking.into());
    assert_eq!(does(&mut state, UnlockAction::StopFilm), [Effect::Film(FilmOrder::Stop)]);
    assert!(does(&mut state, UnlockAction::StopFilm).is_empty());
    assert_eq!(stage(&state), &LockedStage::Stopping);
    let sealed = WorkerEvent::Film(FilmEvent::Sealed { duration: secs(90) });
    assert_eq!(reports(&mut state, sealed), [Effect::Camera(CameraOrder::Close)]);
    assert_eq!(stage(&state), &LockedStage::Sealed(secs(90)));
    assert!(!state.is_filming());
    assert_eq!(does(&mut state, WindowAction::Close), [Effect::Quit]);
    reports(&mut state, WorkerEvent::Unlock(UnlockEvent::Unlocked(None)));
    assert!(state.locked_film.is_none(), "what was said is said");
    at_home(&state);
}

#[test]
fn a_film_that_ends_by_itself_behind_the_lock_says_why() {
    let mut state = locked_while(FilmStage::Recording(RECORDING));
    assert_eq!(
        reports(&mut state, WorkerEvent::Film(FilmEvent::Failed(refused()))),
        [Effect::Camera(CameraOrder::Close)]
    );
    assert_eq!(stage(&state), &LockedStage::Ended(refused().message));
    let mut state = locked_while(FilmStage::Stopping);
    assert_eq!(
        reports(&mut state, WorkerEvent::Film(FilmEvent::Discarded)),
        [Effect::Camera(CameraOrder::Close)]
    );
    assert!(state.locked_film.is_none() && !state.is_filming());
}

#[test]
fn unlocking_leads_back_to_the_film() {
    let mut state = locked_while(FilmStage::Recording(RECORDING));
    reports(&mut state, WorkerEvent::Locked);
    reports(&mut state, WorkerEvent::Unlock(UnlockEvent::Found(vec![login()])));
    let unlock = UserAction::Unlock(UnlockAction::Unlock { user: USER, passphrase: "a passphrase".into() });
    assert_eq!(does(&mut state, unlock).len(), 1);
    let effects = reports(&mut state, running());
    assert_eq!(
        effects,
        [
            Effect::Camera(CameraOrder::ShowPreview(true)),
            Effect::Film(FilmOrder::Check(CASE)),
            Effect::Read(ReadJob::Families)
        ]
    );
    let shown = filming(&state);
    assert_eq!((shown.case, shown.session, shown.stage), (CASE, 2, FilmStage::Recording(RECORDING)));
    assert_eq!((&shown.camera, &shown.microphone), (&Some(camera()), &Some(microphone())));
    assert!(shown.devices.is_some() && shown.capture == live());
    assert!(state.locked_film.is_none() && state.busy.is_none());
    assert_eq!(does(&mut state, FilmAction::Stop), [Effect::Film(FilmOrder::Stop)], "Stop is as ever");
    // While it is being sealed it stays so.
    let mut state = locked_while(FilmStage::Stopping);
    reports(&mut state, running());
    assert_eq!(filming(&state).stage, FilmStage::Stopping);
}

#[test]
fn a_wrong_passphrase_while_it_films_changes_nothing() {
    let mut state = locked_while(FilmStage::Recording(RECORDING));
    reports(&mut state, WorkerEvent::Unlock(UnlockEvent::Found(vec![login()])));
    does(&mut state, UnlockAction::Unlock { user: USER, passphrase: "a passphrase".into() });
    reports(&mut state, WorkerEvent::Failed(Problem::refused("error-wrong-passphrase")));
    assert!(state.busy.is_none() && state.problem.is_some() && state.films_while_locked());
    assert!(matches!(state.screen, Screen::Unlock(UnlockScreen::Choose(_))));
}

/// It is so many seconds later; whether a person touched something.
fn time(state: &mut State, seconds: u64, touched: bool) -> Vec<Effect> {
    update(state, Action::Time(Duration::from_secs(seconds), touched))
}

#[test]
fn an_untouched_window_warns_and_locks_itself() {
    for mut state in every_screen() {
        if state.is_locked() {
            continue;
        }
        assert!(time(&mut state, 0, true).is_empty());
        assert!(time(&mut state, 269, false).is_empty() && state.locks_in().is_none());
        assert!(time(&mut state, 270, false).is_empty());
        assert_eq!(state.locks_in(), Some(Duration::from_secs(30)));
        does(&mut state, WindowAction::Stay);
        assert!(state.locks_in().is_none(), "it stays");
        assert!(time(&mut state, 569, false).is_empty());
        assert!(time(&mut state, 569, true).is_empty() && state.locks_in().is_none(), "any touch keeps it");
        let was_filming = state.is_filming();
        assert!(time(&mut state, 868, false).is_empty() && !state.is_locked());
        assert_eq!(time(&mut state, 869, false).last(), Some(&Effect::Vault(VaultJob::Lock)));
        assert!(state.is_locked());
        assert_eq!(state.is_filming(), was_filming, "a film goes on");
        assert!(time(&mut state, 100_000, false).is_empty());
    }
}

#[test]
fn a_film_that_plays_and_work_under_way_count_as_use() {
    let mut playing = play();
    reports(&mut playing, WorkerEvent::Player(player(PlayPhase::Playing, 1)));
    let mut exporting = play();
    reports(&mut exporting, WorkerEvent::Tag(TagEvent::Exporting(0.1)));
    let mut checking = families(None);
    checking.busy = Some(InProgress::CheckingVault.into());
    for mut state in [playing, exporting, checking] {
        for second in (0..4000).step_by(10) {
            assert!(time(&mut state, second, false).is_empty());
        }
        assert!(!state.is_locked() && state.locks_in().is_none());
    }
}

#[test]
fn the_time_is_chosen_and_kept_on_the_device() {
    let quick = LockAfter::from_minutes(1).unwrap();
    let mut state = families(None);
    assert_eq!(
        does(&mut state, WindowAction::ChooseLockAfter(quick)),
        [Effect::Vault(VaultJob::KeepLockAfter(quick))]
    );
    assert_eq!(state.idle.lock_after, LockAfter::default(), "not before it is kept");
    reports(&mut state, WorkerEvent::LockAfter(quick));
    assert_eq!(state.idle.lock_after, quick);
    time(&mut state, 0, true);
    assert_eq!(time(&mut state, 60, false).last(), Some(&Effect::Vault(VaultJob::Lock)));
    assert!(
        does(&mut state, WindowAction::ChooseLockAfter(quick)).is_empty(),
        "not by whoever finds it locked"
    );
}
