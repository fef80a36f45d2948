//! What was done just now, told for a while with the offer to undo it. Undoing is a change like any other: where somebody
//! has changed the same since, it is refused with a sentence and nothing is lost.

use super::super::effect::Effect;
use super::super::state::{Remark, Screen, State, Undo, Wish};
use crate::base::{CaseId, ClipId, RecordId};
use crate::casework::changes::{ChangeName, Done, EntryChange, FamilyChange, SessionChange, TagChange};
use crate::casework::pages::{Changed, SessionView};
use crate::programme::Entry;
use crate::words::Message;

/// A change is on record: told, where it can be undone. `changed` is what it made, before it is shown.
pub(super) fn offer(state: &mut State, case: CaseId, asked: Option<&FamilyChange>, changed: &Changed) {
    if let Some(FamilyChange::Session(number, change)) = asked {
        offer_session(state, case, *number, change);
    } else if let Some(FamilyChange::Entry(entry)) = asked {
        offer_entry(state, case, entry, changed);
    }
}

fn tell(state: &mut State, message: Message, undo: Undo) {
    state.notice = Some(Remark { undo: Some(undo), ..message.into() });
}

/// A step of the pathway was skipped: that can be taken back by its record.
fn offer_entry(state: &mut State, case: CaseId, change: &EntryChange, changed: &Changed) {
    let (EntryChange::Add(added @ Entry::Override(_)), Changed::Family(family)) = (change, changed) else {
        return;
    };
    if let Some(entered) = family.entries.iter().rev().find(|entered| entered.entry == *added) {
        let back = FamilyChange::Entry(Box::new(EntryChange::TakeBack(entered.id)));
        tell(state, "undo-step-skipped".into(), Undo::Change(case, back));
    }
}

/// The page of that session, as it was before the change that was answered, where it is on screen.
fn on_screen(state: &State, case: CaseId, number: u32) -> Option<&SessionView> {
    let Screen::Session(session) = &state.screen else { return None };
    Some(&session.view).filter(|view| (view.case, view.session.number) == (case, number))
}

/// One moment was taken off the list of what is watched.
fn taken_off(state: &State, case: CaseId, number: u32, now: &[ClipId]) -> Option<Undo> {
    let before = &on_screen(state, case, number)?.session.plan.show;
    let mut gone = before.iter().enumerate().filter(|(_, clip)| !now.contains(clip));
    let (at, clip) = gone.next()?;
    let only = gone.next().is_none() && before.len() == now.len() + 1;
    only.then_some(Undo::Watch { case, number, clip: *clip, at })
}

/// Words of the parents that were removed are written again.
fn words_again(state: &State, case: CaseId, number: u32, record: RecordId) -> Option<Undo> {
    let row = on_screen(state, case, number)?.parent_words.iter().find(|row| row.record == record)?;
    let again = SessionChange::ParentWords(row.clip, row.words.clone());
    Some(Undo::Change(case, FamilyChange::Session(number, again)))
}

fn offer_session(state: &mut State, case: CaseId, number: u32, change: &SessionChange) {
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
        SessionChange::Show(now) => {
            if let Some(undo) = taken_off(state, case, number, now) {
                tell(state, "undo-watch-removed".into(), undo);
            }
            return;
        }
        SessionChange::RemoveParentWords(record) => {
            if let Some(undo) = words_again(state, case, number, *record) {
                tell(state, "undo-parent-words-removed".into(), undo);
            }
            return;
        }
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
        | SessionChange::ShowDespite(..)
        | SessionChange::ParentWords(..)
        | SessionChange::Reopen
        | SessionChange::NoteToSelf(_)
        | SessionChange::Present(..)
        | SessionChange::ClosingNote(_)
        | SessionChange::Cover(..) => return,
    };
    tell(state, message, Undo::Change(case, FamilyChange::Session(number, undo)));
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
        Some(Undo::Watch { case, number, clip, at }) => watch_again(state, (case, number), clip, at),
        Some(Undo::Moment(done)) => undo_moment(state, &done),
    }
}

/// The moment comes back to its place in the list as it is now: what was added or moved since stays.
fn watch_again(state: &mut State, (case, number): (CaseId, u32), clip: ClipId, at: usize) -> Vec<Effect> {
    let Some(view) = on_screen(state, case, number) else {
        state.notice = Some("undo-list-elsewhere".into());
        return Vec::new();
    };
    // As it was asked for last, answered or not.
    let asked = state.requests.waiting().filter_map(|(_, change)| match change {
        FamilyChange::Session(of, SessionChange::Show(show)) if *of == number => Some(show),
        _ => None,
    });
    let mut show = asked.last().unwrap_or(&view.session.plan.show).clone();
    if show.contains(&clip) {
        state.notice = Some("undo-changed-since".into());
        return Vec::new();
    }
    show.insert(at.min(show.len()), clip);
    vec![state.requests.to_change(case, FamilyChange::Session(number, SessionChange::Show(show)))]
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
