//! What was put in order of films that were left half done: told over the caseload until it is put away.

use super::states::{caseload, families, family, page};
use super::{Window, say};
use attune::app::action::{Action, Did, Report};
use attune::app::state::State;
use attune::app::update;
use attune::base::{CaseId, MediaTime, RecordingId};
use attune::casework::{Mended, Salvaged};
use attune::words::Words;

/// A film recovered with a loss, and one completed.
pub fn films() -> Vec<Vec<attune::words::Message>> {
    let film = |session, mended, lost| Salvaged {
        case: CaseId::from_bytes([1; 16]),
        code: "FAM-001".to_owned(),
        recording: RecordingId::from_bytes([2; 16]),
        session: Some(session),
        mended,
        duration: MediaTime::from_secs(312),
        torn_bytes: if lost > 0 { 48_211 } else { 0 },
        lost: MediaTime::from_ms(lost),
    };
    [film(3, Mended::Recovered, 2400), film(4, Mended::Completed, 0), film(5, Mended::Waits, 0)]
        .iter()
        .map(Salvaged::sentences)
        .collect()
}

/// The caseload under what was put in order.
pub fn mended(mut state: State) -> State {
    state.mended = films();
    state
}

#[test]
fn it_is_told_over_every_page_until_it_is_put_away() {
    for state in [families(caseload()), page(family())] {
        let mut window = Window::new(mended(state));
        window.assert_says("salvage-title");
        for sentences in films() {
            let words = Words::en_gb();
            let line: Vec<String> = sentences.iter().map(|line| words.say(line)).collect();
            assert!(window.says(&line.join(" ")), "{line:?}");
        }
        assert_eq!(window.press(&say("salvage-put-away")), [Did::PutMendedAway]);
    }
}

#[test]
fn it_stays_through_other_acts_and_goes_when_it_is_put_away_or_the_vault_is_locked() {
    let mut state = families(caseload());
    update(&mut state, Action::Reported(Report::FilmsMended(films())));
    update(&mut state, Action::Did(Did::ChooseDark(true)));
    assert_eq!(state.mended.len(), 3);
    update(&mut state, Action::Did(Did::PutMendedAway));
    assert!(state.mended.is_empty());
    update(&mut state, Action::Reported(Report::FilmsMended(films())));
    update(&mut state, Action::Reported(Report::Locked));
    assert!(state.mended.is_empty(), "the lock screen tells nothing of families");
}
