//! What was done just now, told for a while with the offer to undo it. Undoing is a change like any other: where somebody
//! has changed the same since, it is refused with a sentence and nothing is lost.

use super::super::effect::Effect;
use super::super::state::{Remark, Screen, State, Undo, Wish};
use crate::base::CaseId;
use crate::casework::changes::{ChangeName, Done, FamilyChange, SessionChange, TagChange};
use crate::words::Message;

/// A change is on record: told, where it can be undone.
pub(super) fn offer(state: &mut State, case: CaseId, asked: Option<&FamilyChange>) {
    let Some(FamilyChange::Session(number, change)) = asked else { return };
    let number = *number;
    let told = |key| Message::new(key).with("number", number);
    let (message, undo) = match change {
        SessionChange::Plan(Some(day)) => {
            (told("undo-session-planned").with("day", *day), SessionChange::TakeBackDay { day: *day })
        }
        SessionChange::Move { to, .. } => {
            (told("undo-session-moved").with("day", *to), SessionChange::TakeBackDay { day: *to })
        }
        SessionChange::Miss { .. } => (told("undo-session-missed"), SessionChange::NotMissed),
        SessionChange::Close(_) => (told("undo-session-closed"), SessionChange::Reopen),
        SessionChange::Plan(None)
        | SessionChange::TakeBackDay { .. }
        | SessionChange::NotMissed
        | SessionChange::Arrived
        | SessionChange::Leaving
        | SessionChange::Correct { .. }
        | SessionChange::TakeBackCorrection
        | SessionChange::Focus(_)
        | SessionChange::Aim(..)
        | SessionChange::Place(..)
        | SessionChange::Show(_)
        | SessionChange::ShowDespite(..)
        | SessionChange::ParentWords(..)
        | SessionChange::RemoveParentWords(_)
        | SessionChange::Reopen
        | SessionChange::NoteToSelf(_)
        | SessionChange::Present(..)
        | SessionChange::ClosingNote(_)
        | SessionChange::Cover(..) => return,
    };
    let undo = Undo::Change(case, FamilyChange::Session(number, undo));
    state.notice = Some(Remark { undo: Some(undo), ..message.into() });
}

/// A change of the moments of the film that is watched is on record: a deleted one can come back.
pub(super) fn offer_moment(state: &mut State, done: &Done) {
    if done.name == ChangeName::Removed {
        let undo = Some(Undo::Moment(Box::new(done.clone())));
        state.notice = Some(Remark { undo, ..Message::new("undo-moment-deleted").into() });
    }
}

/// Undoes what was told of last.
pub(super) fn undo(state: &mut State) -> Vec<Effect> {
    match state.notice.take().and_then(|notice| notice.undo) {
        None => Vec::new(),
        Some(Undo::Change(case, change)) => vec![state.requests.to_change(case, change)],
        Some(Undo::Moment(done)) => undo_moment(state, &done),
    }
}

fn undo_moment(state: &mut State, done: &Done) -> Vec<Effect> {
    let TagChange::Remove(clip) = done.redo else { return Vec::new() };
    let Screen::Tag(play) = &mut state.screen else {
        state.notice = Some("undo-elsewhere".into());
        return Vec::new();
    };
    if play.clips().any(|row| row.clip == clip) {
        state.notice = Some("undo-changed-since".into());
        return Vec::new();
    }
    // What was done after it stays: only where it was the last thing is it also the first to be done again.
    let wish = if play.history.would_undo(done) { Wish::Undo } else { Wish::Do(done.undo.clone()) };
    let changes = play.history.ask(wish);
    play.to_change(&mut state.requests, changes)
}
