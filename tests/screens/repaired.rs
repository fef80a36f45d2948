//! What was put in order of films that were left half done: told over the caseload until it is put away.

use super::states::{caseload, families, family, page};
use super::{Window, say};
use attune::app::action::{Action, UserAction, WindowAction, WorkerEvent};
use attune::app::state::{Look, State};
use attune::app::update;
use attune::base::{CaseId, MediaTime, RecordingId};
use attune::casework::{Repaired, Salvaged};
use attune::words::Words;

/// A film recovered with a loss, and one completed.
pub fn films() -> Vec<Vec<attune::words::Message>> {
    let film = |session, repaired, lost| Salvaged {
        case: CaseId::from_bytes([1; 16]),
        code: "FAM-001".to_owned(),
        recording: RecordingId::from_bytes([2; 16]),
        session: Some(session),
        repaired,
        duration: MediaTime::from_secs(312),
        torn_bytes: if lost > 0 { 48_211 } else { 0 },
        lost: MediaTime::from_ms(lost),
    };
    [film(3, Repaired::Recovered, 2400), film(4, Repaired::Completed, 0), film(5, Repaired::Waits, 0)]
        .iter()
        .map(Salvaged::sentences)
        .collect()
}

/// The caseload under what was put in order.
pub fn repaired(mut state: State) -> State {
    state.repaired = films();
    state
}

#[test]
fn it_is_told_over_every_page_until_it_is_put_away() {
    for state in [families(caseload()), page(family())] {
        let mut window = Window::new(repaired(state));
        window.assert_says("salvage-title");
        for sentences in films() {
            let words = Words::en_gb();
            let line: Vec<String> = sentences.iter().map(|line| words.say(line)).collect();
            assert!(window.says(&line.join(" ")), "{line:?}");
        }
        assert_eq!(
            window.press(&say("salvage-put-away")),
            [UserAction::Window(WindowAction::DismissRepaired)]
        );
    }
}

#[test]
fn it_stays_through_other_acts_and_goes_when_it_is_put_away_or_the_vault_is_locked() {
    let mut state = families(caseload());
    update(&mut state, Action::Worker(WorkerEvent::FilmsRepaired(films())));
    update(&mut state, Action::User(UserAction::Window(WindowAction::ChooseLook(Look::Dark))));
    assert_eq!(state.repaired.len(), 3);
    update(&mut state, Action::User(UserAction::Window(WindowAction::DismissRepaired)));
    assert!(state.repaired.is_empty());
    update(&mut state, Action::Worker(WorkerEvent::FilmsRepaired(films())));
    update(&mut state, Action::Worker(WorkerEvent::Locked));
    assert!(state.repaired.is_empty(), "the lock screen tells nothing of families");
}
