//! What holds after every action in every order.

use proptest::prelude::*;

use super::*;
use crate::casework::{Exported, ExportedFilm};

/// Reports as workers send them while these acts go on: none of another screen's beginning.
fn event(state: &State, number: usize) -> WorkerEvent {
    match number {
        0 => listed(vec![row()]),
        1 => WorkerEvent::Families(FamiliesEvent::Page(Box::new(family()))),
        2 => WorkerEvent::Settings(SettingsEvent::Checked(vec!["check-well".into()])),
        3 => WorkerEvent::Progress("check-progress".into()),
        4 => WorkerEvent::Film(FilmEvent::Devices(Devices {
            cameras: vec![camera()],
            microphones: vec![microphone()],
        })),
        5 => WorkerEvent::Film(FilmEvent::Devices(Devices::default())),
        6 => checked(vec!["refuse-film-no-carer".into()], 1),
        7 => checked(Vec::new(), 90),
        8 => WorkerEvent::Film(FilmEvent::Capture(live())),
        9 => WorkerEvent::Film(FilmEvent::Capture(CaptureView { camera: InputView::Failed, ..live() })),
        10 => WorkerEvent::Film(FilmEvent::Started(RECORDING)),
        11 => WorkerEvent::Film(FilmEvent::Sealed { duration: secs(5) }),
        12 => WorkerEvent::Film(FilmEvent::Discarded),
        13 => WorkerEvent::Film(FilmEvent::Failed(refused())),
        14 => WorkerEvent::Tag(TagEvent::Opened(play_screen())),
        15 => WorkerEvent::Player(player(PlayPhase::Playing, 10)),
        16 => WorkerEvent::Player(player(PlayPhase::Paused, 50)),
        17 => answer(state, Ok(Changed::Clips(None, Box::new(clips(Vec::new()))))),
        18 => {
            let added = done(ChangeName::Added, TagChange::Remove(CLIP), TagChange::Remove(CLIP));
            answer(state, Ok(Changed::Clips(Some(added), Box::new(clips(vec![clip_row()])))))
        }
        19 => WorkerEvent::Tag(TagEvent::Exporting(0.5)),
        20 => WorkerEvent::Exported(Ok(Exported::Film(ExportedFilm { path: "film.mkv".into(), damaged: 0 }))),
        21 => WorkerEvent::Failed(refused()),
        22 => answer(state, Err(refused())),
        23 => WorkerEvent::Unlock(UnlockEvent::NoVault),
        24 => WorkerEvent::Unlock(UnlockEvent::Found(vec![login()])),
        25 => WorkerEvent::Unlock(UnlockEvent::Unusable(refused())),
        26 => WorkerEvent::Unlock(UnlockEvent::Made(recovery_key())),
        27 => WorkerEvent::Unlock(UnlockEvent::Unlocked(None)),
        28 => WorkerEvent::Unlock(UnlockEvent::DemonstrationReady("demo".into())),
        29 => WorkerEvent::Locked,
        30 => WorkerEvent::People(PeopleEvent::Me(Some(me()))),
        31 => WorkerEvent::People(PeopleEvent::Listed(vec![me()])),
        32 => WorkerEvent::People(PeopleEvent::Changed(vec![me()], "people-passphrase-changed".into())),
        33 => answer(state, Ok(Changed::Closed)),
        34 => WorkerEvent::Exported(Ok(Exported::RecoverySheet("sheet.txt".into()))),
        37 => WorkerEvent::Exported(Err(refused())),
        35 => answer(state, Ok(changed_page())),
        36 => answer(state, Ok(Changed::Session(Box::new(session_view(2)), Box::new(family())))),
        _ => WorkerEvent::Journal(Box::default()),
    }
}

/// What that report leads to.
fn said(state: &mut State, number: usize) -> Vec<Effect> {
    let event = event(state, number);
    reports(state, event)
}

const REPORTS: usize = 39;
/// Reports that come while no film is under way.
const FRONT: std::ops::Range<usize> = 23..30;

fn check(state: &State) {
    match &state.screen {
        Screen::Film(film) => {
            assert!(!film.discard_asked || matches!(film.stage, FilmStage::Recording(_)));
            assert!(film.stage != FilmStage::Preview || !state.is_filming());
        }
        Screen::Tag(play) => {
            if let (Some(mark_in), Some(mark_out)) = (play.mark_in, play.mark_out) {
                assert!(mark_in < mark_out);
            }
            assert!((0.0..=1.0).contains(&play.player.volume));
            assert!((0.5..=2.0).contains(&play.rate));
            assert!(play.heading < play.headings.len());
            assert_eq!(play.selected.is_some(), play.open_clip().is_some(), "an open clip is there");
        }
        Screen::Journal(journal) => {
            let lines = &journal.view.lines;
            assert!(journal.shown.iter().all(|place| journal.filter.passes(&lines[*place])));
        }
        Screen::Supervision(grid) => {
            assert!(grid.shown.iter().all(|place| *place < grid.rows.len()));
            assert!(grid.read.0 <= grid.read.1);
        }
        Screen::Unlock(_)
        | Screen::Today(_)
        | Screen::Family(_)
        | Screen::NewFamily(_)
        | Screen::Session(_)
        | Screen::Parent(_)
        | Screen::Settings(_) => {}
    }
}

/// What an act may lead to, given how things stood before it.
fn check_step(before: &Standing, state: &State, effects: &[Effect]) {
    check(state);
    let has = |effect: &Effect| effects.contains(effect);
    assert!(!before.is_filming() || !has(&Effect::Quit));
    assert!(!has(&Effect::Film(FilmOrder::Discard)) || before.asked);
    let could_stop = before.behind_lock || matches!(before.stage, Some(FilmStage::Recording(_)));
    assert!(!has(&Effect::Film(FilmOrder::Stop)) || could_stop);
    if effects.iter().any(|effect| matches!(effect, Effect::Film(FilmOrder::Start(..)))) {
        assert!(before.startable && state.is_filming());
    }
    let left = |screen: &str| before.screen == screen && name(&state.screen) != screen;
    let goes_on = state.films_while_locked();
    assert!(
        !left("film") || goes_on != has(&Effect::Camera(CameraOrder::Close)),
        "the camera stays on, or a film has none"
    );
    assert!(!state.is_locked() || before.screen == "unlock" || has(&Effect::ClosePlayer));
    assert!(!left("tag") || has(&Effect::ClosePlayer), "the player stays open");
}

struct Standing {
    screen: &'static str,
    stage: Option<FilmStage>,
    asked: bool,
    startable: bool,
    behind_lock: bool,
}

impl Standing {
    fn is_filming(&self) -> bool {
        self.behind_lock || self.stage.is_some_and(FilmStage::is_underway)
    }
}

fn standing(state: &State) -> Standing {
    let film = if let Screen::Film(film) = &state.screen { Some(film) } else { None };
    Standing {
        screen: name(&state.screen),
        stage: film.map(|film| film.stage),
        asked: film.is_some_and(|film| film.discard_asked),
        startable: film.is_some_and(|film| film.start_refusals().is_empty()),
        behind_lock: state.films_while_locked(),
    }
}

fn name(screen: &Screen) -> &'static str {
    match screen {
        Screen::Unlock(_) => "unlock",
        Screen::Today(_) => "today",
        Screen::Family(_) => "family",
        Screen::NewFamily(_) => "new family",
        Screen::Film(_) => "film",
        Screen::Session(_) => "session",
        Screen::Tag(_) => "tag",
        Screen::Parent(_) => "parent",
        Screen::Journal(_) => "journal",
        Screen::Supervision(_) => "supervision",
        Screen::Settings(_) => "settings",
    }
}

#[test]
fn every_act_and_report_is_borne_on_every_screen() {
    for start in 0..every_screen().len() {
        for action in every_action() {
            let mut state = every_screen().swap_remove(start);
            let before = standing(&state);
            let effects = does(&mut state, action.clone());
            check_step(&before, &state, &effects);
            assert!(
                !before.is_filming() || state.is_filming(),
                "{action:?} ended a film without the recorder having said so"
            );
        }
        for number in 0..REPORTS {
            let mut state = every_screen().swap_remove(start);
            let before = standing(&state);
            if FRONT.contains(&number) && before.screen != "unlock" {
                continue;
            }
            let effects = said(&mut state, number);
            check_step(&before, &state, &effects);
        }
    }
}

#[test]
fn every_failure_ends_the_waiting() {
    for mut state in every_screen() {
        state.busy = Some(InProgress::CheckingVault.into());
        assert!(reports(&mut state, WorkerEvent::Failed(refused())).is_empty());
        assert!(state.busy.is_none());
        assert_eq!(state.problem, Some(refused()));
    }
}

proptest! {
    #[test]
    fn the_state_holds_together(
        start in 0..20_usize,
        acts in prop::collection::vec((any::<bool>(), 0..100_usize), 1..80),
    ) {
        let mut screens = every_screen();
        prop_assert_eq!(screens.len(), 20);
        let mut state = screens.swap_remove(start);
        for (by_person, number) in acts {
            let before = standing(&state);
            let effects = if by_person {
                let mut actions = every_action();
                let number = number % actions.len();
                does(&mut state, actions.swap_remove(number))
            } else {
                let number = number % REPORTS;
                if FRONT.contains(&number) && before.screen != "unlock" {
                    continue;
                }
                said(&mut state, number)
            };
            check_step(&before, &state, &effects);
        }
    }
}
