//! Asking for a change of a family.

use super::super::effect::Effect;
use super::super::state::Requests;
use crate::base::CaseId;
use crate::casework::changes::FamilyChange;

/// Asks for a change; its answer is known by its request.
pub(super) fn ask(requests: &mut Requests, case: CaseId, change: FamilyChange) -> Effect {
    Effect::Change(case, requests.ask(change.clone()), change)
}
