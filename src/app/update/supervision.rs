//! Supervising a family: drawing and coding samples, and what was said at a session.

use super::super::action::{SupervisionAction, SupervisionEvent, SupervisionJob, UserAction};
use super::super::effect::Effect;
use super::super::state::{FamiliesScreen, FamilyPage, Screen, State};
use super::tag;
use crate::casework::Act;

/// What a supervisor does on a family's page.
pub(super) fn on_user(state: &mut State, supervising: &SupervisionAction) -> Vec<Effect> {
    if let (Some(refusal), false) =
        (state.refusal(Act::Supervise), *supervising == SupervisionAction::CloseSaid)
    {
        state.notice = Some(refusal);
        return Vec::new();
    }
    let Screen::Families(FamiliesScreen { open: Some(family), said, .. }) = &mut state.screen else {
        return Vec::new();
    };
    let case = family.row.case;
    let job = match supervising {
        SupervisionAction::Draw => SupervisionJob::Draw(case),
        SupervisionAction::Code(sample) => {
            state.busy = Some("play-opening".into());
            SupervisionJob::OpenCoding(case, *sample)
        }
        SupervisionAction::OpenSaid(session) => SupervisionJob::ReadSaid(case, *session),
        SupervisionAction::AddChecklist(file) => SupervisionJob::AddChecklist(case, file.clone()),
        SupervisionAction::CloseSaid => {
            *said = None;
            return Vec::new();
        }
        // Only where a sample is coded.
        SupervisionAction::Finish => return Vec::new(),
    };
    vec![Effect::Supervision(job)]
}

/// The sample on the Tag screen is finished: what was still to be written is, then it is compared.
pub(super) fn finish(state: &mut State) -> Vec<Effect> {
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    let Some(blind) = &play.blind else { return Vec::new() };
    let finish = Effect::Supervision(SupervisionJob::FinishCoding(play.case, blind.sample));
    let mut effects = tag::on_user(state, UserAction::Back);
    // The page is read again when it is compared.
    effects.retain(|effect| !matches!(effect, Effect::ReadFamily(_)));
    effects.push(finish);
    effects
}

/// The caseload with the page that a coded sample was opened from.
pub(super) fn back_to_page() -> Screen {
    Screen::Families(FamiliesScreen { page: FamilyPage::Supervision, ..FamiliesScreen::default() })
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
