//! Supervising a family: drawing and coding samples, and what was said at a session.

use super::super::action::SupervisionAction;
use super::super::effect::{Effect, ReadJob, ServiceChange, WatchJob};
use super::super::state::{InProgress, Screen, State};
use crate::casework::Act;
use crate::casework::changes::{EntryChange, FamilyChange};
use crate::casework::pages::SaidView;
use crate::programme::Entry;

/// What a supervisor does on a family's page.
pub(super) fn on_user(state: &mut State, supervising: SupervisionAction) -> Vec<Effect> {
    if !matches!(state.screen, Screen::Family(_)) || state.busy.is_some() {
        return Vec::new();
    }
    if let (Some(refusal), false) =
        (state.refusal(Act::Supervise), supervising == SupervisionAction::CloseSaid)
    {
        state.notice = Some(refusal.into());
        return Vec::new();
    }
    let Screen::Family(family) = &mut state.screen else { return Vec::new() };
    if family.open.is_none() {
        return Vec::new();
    }
    let case = family.case;
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
            family.said = None;
            return Vec::new();
        }
    };
    vec![effect]
}

/// An entry is on record: where it was comments that were counted, the page on which they were is left.
pub(super) fn counted(state: &mut State, change: &EntryChange) {
    if let (Screen::Family(family), EntryChange::Add(Entry::CommentCoding(_))) = (&mut state.screen, change) {
        family.said = None;
    }
}

/// A sample was drawn.
pub(super) fn drawn(state: &mut State) {
    if matches!(state.screen, Screen::Family(_)) {
        state.notice = Some("supervision-drawn".into());
    }
}

/// A coding is finished, and compared.
pub(super) fn finished(state: &mut State) {
    if matches!(state.screen, Screen::Family(_)) {
        state.notice = Some("supervision-finished".into());
    }
}

/// What was shown and said at a session.
pub(super) fn on_worker(state: &mut State, said: Box<SaidView>) -> Vec<Effect> {
    if let Screen::Family(family) = &mut state.screen
        && family.case == said.case
    {
        family.said = Some(said);
    }
    Vec::new()
}
