//! What has left the vault, or did not.

use super::super::effect::Effect;
use super::super::state::{InProgress, Screen, State};
use super::failed;
use crate::casework::{Exported, Problem};

/// An export is done, or was refused.
pub(super) fn answered(state: &mut State, result: Result<Exported, Problem>) -> Vec<Effect> {
    let exported = match result {
        Ok(exported) => exported,
        Err(problem) => {
            if let Screen::Tag(play) = &mut state.screen {
                play.exporting = None;
            }
            return failed::beside(state, problem, |work| work != InProgress::WritingRecoverySheet);
        }
    };
    match (exported, &mut state.screen) {
        (Exported::Film(film), Screen::Tag(play)) => {
            play.exporting = None;
            if film.damaged == 0 {
                state.notice = Some(film.message().into());
            } else {
                state.problem = Some(Problem::failed(film.message()));
            }
        }
        (receipts @ Exported::Receipts(_), Screen::Family(_)) => {
            state.notice = Some(receipts.message().into());
        }
        // Nobody waits for it there any more; a sheet is written before there is a screen of a family.
        (Exported::Film(_) | Exported::Receipts(_) | Exported::RecoverySheet(_), _) => {}
    }
    Vec::new()
}
