//! Supervising a family: drawing and coding samples, and what was said at a session.

use super::super::action::{SupervisionAction, SupervisionEvent, SupervisionJob};
use super::super::effect::Effect;
use super::super::state::{FamiliesScreen, InProgress, Screen, State};
use crate::casework::Act;

/// What a supervisor does on a family's page.
pub(super) fn on_user(state: &mut State, supervising: SupervisionAction) -> Vec<Effect> {
    if !matches!(state.screen, Screen::Families(_)) || state.busy.is_some() {
        return Vec::new();
    }
    if let (Some(refusal), false) =
        (state.refusal(Act::Supervise), supervising == SupervisionAction::CloseSaid)
    {
        state.notice = Some(refusal.into());
        return Vec::new();
    }
    let Screen::Families(FamiliesScreen { open: Some(family), said, .. }) = &mut state.screen else {
        return Vec::new();
    };
    let case = family.row.case;
    let job = match supervising {
        SupervisionAction::Draw => SupervisionJob::Draw(case),
        SupervisionAction::Code(sample) => {
            state.busy = Some(InProgress::OpeningFilm.into());
            SupervisionJob::OpenCoding(case, sample)
        }
        SupervisionAction::OpenSaid(session) => SupervisionJob::ReadSaid(case, session),
        SupervisionAction::AddChecklist(file) => SupervisionJob::AddChecklist(case, file),
        SupervisionAction::CloseSaid => {
            *said = None;
            return Vec::new();
        }
    };
    vec![Effect::Supervision(job)]
}

pub(super) fn on_worker(state: &mut State, report: SupervisionEvent) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    match report {
        SupervisionEvent::Drawn => state.notice = Some("supervision-drawn".into()),
        SupervisionEvent::Finished => state.notice = Some("supervision-finished".into()),
        SupervisionEvent::Said(said) => {
            let is_open = families.open.as_ref().is_some_and(|family| family.row.case == said.case);
            families.said = Some(said).filter(|_| is_open);
        }
    }
    Vec::new()
}
