//! What the answer to a change of a family means on the screen it finds.

use super::super::effect::Effect;
use super::super::state::{Request, Screen, State};
use super::{concern, failed, families, grid, parent, people, retention, session, supervision, tag, undo};
use crate::base::CaseId;
use crate::casework::Problem;
use crate::casework::changes::FamilyChange;
use crate::casework::pages::Changed;

/// A change is carried out, or was refused.
pub(super) fn answered(
    state: &mut State,
    case: CaseId,
    request: Request,
    result: Result<Box<Changed>, Problem>,
) -> Vec<Effect> {
    let asked = state.requests.answered(request, result.is_ok());
    match result {
        Ok(changed) => {
            undo::offer(state, case, asked.as_ref(), &changed);
            carried_out(state, case, asked, *changed)
        }
        Err(problem) => refused(state, asked.as_ref(), problem),
    }
}

/// A change of what is no one family's is carried out, or was refused; what it changed was reported before.
pub(super) fn served(state: &mut State, request: Request, result: Result<(), Problem>) -> Vec<Effect> {
    state.requests.answered(request, result.is_ok());
    match result {
        Ok(()) => families::served(state, request),
        Err(problem) => return failed::failed(state, problem),
    }
    Vec::new()
}

fn carried_out(
    state: &mut State,
    case: CaseId,
    asked: Option<FamilyChange>,
    changed: Changed,
) -> Vec<Effect> {
    match changed {
        Changed::Family(page) => {
            let effects = grid::noted(state, case, asked.as_ref());
            on_record(state, asked);
            families::page(state, page);
            return effects;
        }
        Changed::Session(view, page) => {
            let effects = session::changed(state, asked.as_ref(), view);
            on_record(state, asked);
            families::page(state, page);
            return effects;
        }
        Changed::Clips(done, clips) => return tag::changed(state, done, *clips),
        Changed::Erased(erased, page) => {
            families::page(state, page);
            retention::erased(state, case, erased);
        }
        Changed::Closed => return people::left_family(state, case),
        Changed::Unread(problem) => {
            on_record(state, asked);
            return failed::failed(state, problem);
        }
    }
    Vec::new()
}

/// What was asked is on record, whatever can be shown of it.
fn on_record(state: &mut State, asked: Option<FamilyChange>) {
    match asked {
        Some(FamilyChange::Session(_, change)) => parent::saved(state, change),
        Some(FamilyChange::Concern(_)) => concern::raised(state),
        Some(FamilyChange::Members(_)) => people::members_saved(state),
        Some(FamilyChange::Hold(..) | FamilyChange::LiftHold(..)) => retention::held(state),
        Some(FamilyChange::Entry(change)) => supervision::counted(state, &change),
        Some(FamilyChange::DrawSample) => supervision::drawn(state),
        Some(FamilyChange::FinishCoding(_)) => supervision::finished(state),
        Some(
            FamilyChange::Consent(_)
            | FamilyChange::People(_)
            | FamilyChange::Programme(_)
            | FamilyChange::PlanSessions { .. }
            | FamilyChange::Basis(_)
            | FamilyChange::EraseFilm(..)
            | FamilyChange::Clips(_)
            | FamilyChange::Coding(..),
        )
        | None => {}
    }
}

fn refused(state: &mut State, asked: Option<&FamilyChange>, problem: Problem) -> Vec<Effect> {
    match asked {
        Some(FamilyChange::Clips(_) | FamilyChange::Coding(..)) if matches!(state.screen, Screen::Tag(_)) => {
            tag::refused(state, problem)
        }
        Some(
            FamilyChange::Clips(_)
            | FamilyChange::Coding(..)
            | FamilyChange::Concern(_)
            | FamilyChange::Members(_)
            | FamilyChange::Hold(..)
            | FamilyChange::LiftHold(..)
            | FamilyChange::Entry(_)
            | FamilyChange::DrawSample
            | FamilyChange::FinishCoding(_)
            | FamilyChange::Consent(_)
            | FamilyChange::People(_)
            | FamilyChange::Programme(_)
            | FamilyChange::Session(..)
            | FamilyChange::PlanSessions { .. }
            | FamilyChange::Basis(_)
            | FamilyChange::EraseFilm(..),
        )
        | None => failed::failed(state, problem),
    }
}
