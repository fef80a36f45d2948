//! The programmes of a family, one after another and at once, as runs: each with the definition it began with and the
//! sessions that are its own. Knows no database; reads no definition.
//!
//! # Which sessions are whose
//! A session says its run. One that says none is of a family made before runs were written down, and belongs to the
//! family's first. Such a family has no entry for it: its own record says which programme and when, and is read as that
//! first run, whose id is the family's own.
//!
//! # After a break
//! A run that goes on with another takes over its sessions: their numbers go on, and all of them count. So does the
//! time: the span is measured from the very first session to the last, the break included, for the guidance speaks of
//! the time "over" which sessions are held and knows no break. Who wants the count and the time to begin anew begins
//! the programme anew.

use chrono::NaiveDate;

use super::case::FamilyCase;
use super::session::Session;
use crate::base::{CaseId, RecordId, RunId, UserId};
use crate::programme::entry::kinds::{Entered, Entry};
use crate::programme::entry::programme::ProgrammeEnded;

/// A programme of a family, from its beginning to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Which; sessions name it.
    pub id: RunId,
    /// Where its definition stands.
    pub definition: RunDefinition,
    /// Who began it; not known of a first run without an entry.
    pub begun_by: Option<UserId>,
    /// The day it began or is to begin, where known.
    pub begun: Option<NaiveDate>,
    /// The run it goes on with after a break.
    pub continues: Option<RunId>,
    /// Its end, with the record that says so.
    pub ended: Option<(RecordId, ProgrammeEnded)>,
}

/// Where the definition of a run stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunDefinition {
    /// With the run: the whole text of the file it began with.
    Kept(String),
    /// The programme of that id that ships with Attune: of a family made before runs were written down.
    Shipped(String),
}

/// The programmes of a family, in the order in which they began to be written down; there is always one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Runs {
    first: Run,
    later: Vec<Run>,
}

/// What a family follows of which nothing says what it follows: every family did before there were others.
const FORMERLY: &str = "video-feedback";

impl Runs {
    /// Reads them from the family's record and its entries.
    pub fn of(case: CaseId, family: &FamilyCase, entries: &[Entered]) -> Self {
        let end = |run: RunId| {
            entries.iter().find_map(|entered| match &entered.entry {
                Entry::ProgrammeEnded(ended) if ended.run == run => Some((entered.id, ended.clone())),
                _ => None,
            })
        };
        let mut later = entries.iter().filter_map(|entered| {
            let Entry::Programme(begun) = &entered.entry else { return None };
            let id = RunId::from(entered.id);
            Some(Run {
                id,
                definition: RunDefinition::Kept(begun.definition.clone()),
                begun_by: Some(entered.by),
                begun: begun.on,
                continues: begun.continues,
                ended: end(id),
            })
        });
        let of_record = |programme: &str| {
            let id = RunId::from(RecordId::from(case));
            Run {
                id,
                definition: RunDefinition::Shipped(programme.to_owned()),
                begun_by: None,
                begun: family.start,
                continues: None,
                ended: end(id),
            }
        };
        let first = match &family.programme {
            Some(programme) => of_record(programme),
            None => later.next().unwrap_or_else(|| of_record(FORMERLY)),
        };
        Self { first, later: later.collect() }
    }

    /// Every run, the first first.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Run> {
        std::iter::once(&self.first).chain(&self.later)
    }

    /// The active run: the one chosen, else the newest that has not ended, else the newest.
    pub fn active(&self, chosen: Option<RunId>) -> &Run {
        let chosen = chosen.and_then(|chosen| self.get(chosen));
        let open = || self.all().rev().find(|run| run.ended.is_none());
        chosen.or_else(open).or(self.later.last()).unwrap_or(&self.first)
    }

    /// The run of that id.
    pub fn get(&self, id: RunId) -> Option<&Run> {
        self.all().find(|run| run.id == id)
    }

    /// The run a session belongs to; the first where the one it names is gone.
    pub fn of_session(&self, session: &Session) -> RunId {
        session.run.filter(|run| self.get(*run).is_some()).unwrap_or(self.first.id)
    }

    /// A run and those that it goes on with, the newest first.
    pub fn chain(&self, id: RunId) -> Vec<RunId> {
        let mut chain: Vec<RunId> = Vec::new();
        let mut next = Some(id);
        while let Some(run) = next.and_then(|id| self.get(id)).filter(|run| !chain.contains(&run.id)) {
            chain.push(run.id);
            next = run.continues;
        }
        chain
    }

    /// The run with which this one goes on in the end: itself where none goes on with it.
    pub fn last_of(&self, id: RunId) -> RunId {
        let mut last = id;
        // No longer than there are runs, should they go on in a ring.
        for _ in self.all() {
            last = self.continued_by(last).map_or(last, |next| next.id);
        }
        last
    }

    /// The run that goes on with this one, if one does.
    pub fn continued_by(&self, id: RunId) -> Option<&Run> {
        self.all().find(|run| run.continues == Some(id))
    }
}
