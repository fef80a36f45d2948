//! What can be undone and done again: two stacks of changes that are already written down, and what was asked
//! for meanwhile. Knows no worker and no widget, and looks into no change.

use std::collections::VecDeque;

use crate::casework::changes::{ChangeName, Done, TagChange};

/// What a person wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// A new change.
    Do(TagChange),
    /// The last change undone.
    Undo,
    /// What was undone last done again.
    Redo,
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeAnswer {
    /// It is written down.
    Done(Box<Done>),
    /// Everything was so already.
    Nothing,
    /// It was refused: nothing is different.
    Refused,
}

/// The changes made on a screen, in order. Wishes are answered in the order they were asked; undoing waits for the
/// changes before it to be answered, so that it undoes what the person saw last.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Done>,
    undone: Vec<Done>,
    /// Given to workers and not yet answered.
    under_way: VecDeque<Kind>,
    waiting: VecDeque<Wish>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Do,
    Undo,
    Redo,
}

impl History {
    /// What undoing would undo.
    pub fn undo_name(&self) -> Option<ChangeName> {
        self.done.last().map(|entry| entry.name)
    }

    /// Whether undoing would undo this, and nothing waits before it.
    pub fn would_undo(&self, done: &Done) -> bool {
        self.is_settled() && self.done.last() == Some(done)
    }

    /// What doing again would do.
    pub fn redo_name(&self) -> Option<ChangeName> {
        self.undone.last().map(|entry| entry.name)
    }

    /// Whether everything that was asked for is answered.
    pub fn is_settled(&self) -> bool {
        self.under_way.is_empty() && self.waiting.is_empty()
    }

    /// Takes a wish; the changes workers are to make now.
    #[must_use]
    pub fn ask(&mut self, wish: Wish) -> Vec<TagChange> {
        self.waiting.push_back(wish);
        self.drain()
    }

    /// The change asked first is answered. Returns whether it was a new change, and what workers are to do next.
    /// A refused change leaves both stacks as they were.
    #[must_use]
    pub fn answered(&mut self, answer: ChangeAnswer) -> (bool, Vec<TagChange>) {
        let kind = self.under_way.pop_front();
        match (kind, answer) {
            (_, ChangeAnswer::Refused)
            | (None | Some(Kind::Do), ChangeAnswer::Nothing)
            | (None, ChangeAnswer::Done(_)) => {}
            (Some(Kind::Do), ChangeAnswer::Done(entry)) => {
                self.done.push(*entry);
                self.undone.clear();
            }
            (Some(Kind::Undo), _) => self.undone.extend(self.done.pop()),
            (Some(Kind::Redo), _) => self.done.extend(self.undone.pop()),
        }
        (kind == Some(Kind::Do), self.drain())
    }

    /// Gives up what was to be undone or done again and still waits; the new changes that wait are made. For a
    /// screen that is left.
    #[must_use]
    pub fn leave(&mut self) -> Vec<TagChange> {
        let waiting = std::mem::take(&mut self.waiting);
        waiting
            .into_iter()
            .filter_map(|wish| if let Wish::Do(change) = wish { Some(change) } else { None })
            .collect()
    }

    fn drain(&mut self) -> Vec<TagChange> {
        let mut changes = Vec::new();
        while let Some(wish) = self.waiting.pop_front() {
            let (kind, change) = match wish {
                Wish::Do(change) => (Kind::Do, Some(change)),
                wish if !self.under_way.is_empty() => {
                    self.waiting.push_front(wish);
                    break;
                }
                Wish::Undo => (Kind::Undo, self.done.last().map(|entry| entry.undo.clone())),
                Wish::Redo => (Kind::Redo, self.undone.last().map(|entry| entry.redo.clone())),
            };
            if let Some(change) = change {
                self.under_way.push_back(kind);
                changes.push(change);
            }
        }
        changes
    }
}
