//! Supervising a family: drawing and coding samples, and what was said at a session.

use super::super::action::{SupervisionAction, UserAction};
use super::super::effect::{Effect, ReadJob, ServiceChange, WatchJob};
use super::super::state::{FamiliesScreen, FamilyPage, Screen, State};
use super::{asking, tag};
use crate::casework::Act;
use crate::casework::changes::FamilyChange;
use crate::casework::pages::SaidView;

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
    let effect = match supervising {
        SupervisionAction::Draw => asking::ask(&mut state.requests, case, FamilyChange::DrawSample),
        SupervisionAction::Code(sample) => {
            state.busy = Some("play-opening".into());
            Effect::Watch(WatchJob::Sample(case, *sample))
        }
        SupervisionAction::OpenSaid(session) => Effect::Read(ReadJob::Said(case, *session)),
        SupervisionAction::AddChecklist(file) => {
            Effect::Service(ServiceChange::AddChecklist(case, file.clone()))
        }
        SupervisionAction::CloseSaid => {
            *said = None;
            return Vec::new();
        }
        // Only where a sample is coded.
        SupervisionAction::Finish => return Vec::new(),
    };
    vec![effect]
}

/// The sample on the Tag screen is finished: what was still to be written is, then it is compared.
pub(super) fn finish(state: &mut State) -> Vec<Effect> {
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    let Some(blind) = &play.blind else { return Vec::new() };
    let (case, finish) = (play.case, FamilyChange::FinishCoding(blind.sample));
    let mut effects = tag::on_user(state, UserAction::Back);
    // The page is read again when it is compared.
    effects.retain(|effect| !matches!(effect, Effect::Read(ReadJob::Family(_))));
    effects.push(asking::ask(&mut state.requests, case, finish));
    effects
}

/// The caseload with the page that a coded sample was opened from.
pub(super) fn back_to_page() -> Screen {
    Screen::Families(FamiliesScreen { page: FamilyPage::Supervision, ..FamiliesScreen::default() })
}

/// A sample was drawn.
pub(super) fn drawn(state: &mut State) {
    if matches!(state.screen, Screen::Families(_)) {
        state.notice = Some("supervision-drawn".into());
    }
}

/// A coding is finished, and compared.
pub(super) fn finished(state: &mut State) {
    if matches!(state.screen, Screen::Families(_)) {
        state.notice = Some("supervision-finished".into());
    }
}

/// What was shown and said at a session.
pub(super) fn on_worker(state: &mut State, said: Box<SaidView>) -> Vec<Effect> {
    if let Screen::Families(families) = &mut state.screen {
        let is_open = families.open.as_ref().is_some_and(|family| family.row.case == said.case);
        families.said = Some(said).filter(|_| is_open);
    }
    Vec::new()
}
