//! Supervising a family: drawing and coding samples, and what was said at a session.

use super::super::action::SupervisionAction;
use super::super::effect::{Effect, ReadJob, ServiceChange, WatchJob};
use super::super::state::{FamiliesScreen, InProgress, OnScreen, Screen, State};
use crate::casework::Act;
use crate::casework::changes::{EntryChange, FamilyChange};
use crate::casework::pages::SaidView;
use crate::programme::Entry;

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
    let effect = match supervising {
        SupervisionAction::Draw => state.requests.to_change(case, FamilyChange::DrawSample),
        SupervisionAction::Code(sample) => {
            state.busy = Some(InProgress::OpeningFilm.into());
            Effect::Watch(WatchJob::Sample(case, sample))
        }
        SupervisionAction::OpenSaid(session) => Effect::Read(ReadJob::Said(case, session)),
        SupervisionAction::AddChecklist(file) => {
            state.requests.to_serve(ServiceChange::AddChecklist(case, file)).1
        }
        SupervisionAction::CloseSaid => {
            *said = None;
            return Vec::new();
        }
    };
    vec![effect]
}

/// An entry is on record: where it was comments that were counted, the page on which they were is left.
pub(super) fn counted(state: &mut State, change: &EntryChange) {
    if let (Screen::Families(families), EntryChange::Add(Entry::CommentCoding(_))) =
        (&mut state.screen, change)
    {
        families.said = None;
    }
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
        let is_open = families.case() == Some(said.case);
        families.said = Some(said).filter(|_| is_open);
    }
    Vec::new()
}
