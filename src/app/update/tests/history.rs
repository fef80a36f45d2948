//! Undo and redo against a model: whatever is done, undone, done again and refused in whatever order, and
//! however late workers answer, the stacks and what is written down stay in step.

use std::collections::VecDeque;

use proptest::prelude::*;

use crate::app::state::{ChangeAnswer, History, Wish};
use crate::base::ClipId;
use crate::casework::changes::{ChangeName, Done, TagChange};

/// What is written down: numbers at places. A change sets one.
type Book = [u8; 4];
type Change = (usize, u8);

/// A change as the history knows them: the place is the session, the number the place in its order.
fn put((place, value): Change) -> TagChange {
    TagChange::Choose(u32::try_from(place).unwrap(), ClipId::from_bytes([4; 16]), value.into())
}

/// What a change sets.
fn read(change: &TagChange) -> Change {
    let TagChange::Choose(place, _, value) = change else { panic!("{change:?}") };
    (usize::try_from(*place).unwrap(), u8::try_from(*value).unwrap())
}

/// The name of what sets this number.
fn named(value: u8) -> ChangeName {
    use ChangeName::{Added, Edges, Note, Removed, Tags};
    [Added, Removed, Tags, Edges, Note][usize::from(value)]
}

/// A worker: does changes in the order given, refuses some.
#[derive(Default)]
struct Worker {
    book: Book,
    jobs: VecDeque<(Change, bool)>,
}

impl Worker {
    fn take(&mut self, changes: &[TagChange], refuses: bool) {
        self.jobs.extend(changes.iter().map(|change| (read(change), refuses)));
    }

    fn answer(&mut self) -> Option<ChangeAnswer> {
        let ((place, value), refuses) = self.jobs.pop_front()?;
        let before = self.book[place];
        if refuses {
            return Some(ChangeAnswer::Refused);
        }
        if before == value {
            return Some(ChangeAnswer::Nothing);
        }
        self.book[place] = value;
        let (undo, redo) = (put((place, before)), put((place, value)));
        Some(ChangeAnswer::Done(Box::new(Done { name: named(value), undo, redo })))
    }
}

fn settle(history: &mut History, worker: &mut Worker) {
    while let Some(answer) = worker.answer() {
        let (_, next) = history.answered(answer);
        worker.take(&next, false);
    }
    assert!(history.is_settled());
}

/// What a person who waits for every answer would see.
#[derive(Default)]
struct Model {
    past: Vec<Book>,
    now: Book,
    future: Vec<Book>,
}

impl Model {
    fn wish(&mut self, wish: &Wish) {
        match wish {
            Wish::Do(change) => {
                let (place, value) = read(change);
                if self.now[place] != value {
                    self.past.push(self.now);
                    self.now[place] = value;
                    self.future.clear();
                }
            }
            Wish::Undo => {
                if let Some(before) = self.past.pop() {
                    self.future.push(std::mem::replace(&mut self.now, before));
                }
            }
            Wish::Redo => {
                if let Some(after) = self.future.pop() {
                    self.past.push(std::mem::replace(&mut self.now, after));
                }
            }
        }
    }
}

fn wishes() -> impl Strategy<Value = Wish> {
    prop_oneof![
        4 => (0..4_usize, 0..5_u8).prop_map(|change| Wish::Do(put(change))),
        2 => Just(Wish::Undo),
        1 => Just(Wish::Redo),
    ]
}

proptest! {
    /// However many answers are still to come when the next wish is made.
    #[test]
    fn wishes_come_true_in_their_order(acts in prop::collection::vec((wishes(), 0..3_u8), 1..60)) {
        let (mut history, mut worker, mut model) = (History::default(), Worker::default(), Model::default());
        for (wish, answers) in acts {
            model.wish(&wish);
            let changes = history.ask(wish);
            worker.take(&changes, false);
            for _ in 0..answers {
                if let Some(answer) = worker.answer() {
                    let (_, next) = history.answered(answer);
                    worker.take(&next, false);
                }
            }
        }
        settle(&mut history, &mut worker);
        prop_assert_eq!(worker.book, model.now);
        prop_assert_eq!(history.undo_name().is_some(), !model.past.is_empty());
        prop_assert_eq!(history.redo_name().is_some(), !model.future.is_empty());
    }

    #[test]
    fn all_undone_is_the_start_and_all_done_again_the_end(
        changes in prop::collection::vec((0..4_usize, 0..5_u8), 1..40),
    ) {
        let (mut history, mut worker) = (History::default(), Worker::default());
        let all = changes.len();
        for change in changes {
            let next = history.ask(Wish::Do(put(change)));
            worker.take(&next, false);
        }
        settle(&mut history, &mut worker);
        let end = worker.book;
        for (wish, wanted) in [(Wish::Undo, Book::default()), (Wish::Redo, end)] {
            for _ in 0..all {
                let next = history.ask(wish.clone());
                worker.take(&next, false);
            }
            settle(&mut history, &mut worker);
            prop_assert_eq!(worker.book, wanted);
        }
        prop_assert_eq!(history.redo_name(), None);
    }

    #[test]
    fn what_is_refused_leaves_the_stacks_as_they_were(
        changes in prop::collection::vec((0..4_usize, 1..5_u8), 1..20),
        wish in wishes(),
    ) {
        let (mut history, mut worker) = (History::default(), Worker::default());
        for wish in changes.into_iter().map(|change| Wish::Do(put(change))).chain([Wish::Undo]) {
            let next = history.ask(wish);
            worker.take(&next, false);
            settle(&mut history, &mut worker);
        }
        let before = (worker.book, history.undo_name(), history.redo_name());
        let next = history.ask(wish);
        worker.take(&next, true);
        settle(&mut history, &mut worker);
        prop_assert_eq!((worker.book, history.undo_name(), history.redo_name()), before);
    }
}

#[test]
fn a_new_change_ends_doing_again() {
    let (mut history, mut worker) = (History::default(), Worker::default());
    for wish in [Wish::Do(put((0, 1))), Wish::Undo, Wish::Do(put((1, 2)))] {
        let next = history.ask(wish);
        worker.take(&next, false);
    }
    settle(&mut history, &mut worker);
    assert_eq!((history.undo_name(), history.redo_name()), (Some(named(2)), None));
    assert_eq!(worker.book, [0, 2, 0, 0]);
}

#[test]
fn leaving_makes_new_changes_and_gives_up_the_rest() {
    let mut history: History = History::default();
    assert_eq!(history.ask(Wish::Do(put((0, 1)))), [put((0, 1))]);
    assert!(history.ask(Wish::Undo).is_empty());
    assert!(history.ask(Wish::Do(put((1, 2)))).is_empty());
    assert_eq!(history.leave(), [put((1, 2))]);
}
