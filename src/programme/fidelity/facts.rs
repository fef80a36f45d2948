//! What the rules are judged from. Judges nothing.

use chrono::NaiveDate;

use crate::base::{ClipId, RunId, SessionId};
use crate::programme::case::Person;
use crate::programme::clip::Clip;
use crate::programme::consent::ConsentRecord;
use crate::programme::entry::kinds::{Entered, Entry};
use crate::programme::entry::programme::ProgrammeEnded;
use crate::programme::judges::children;
use crate::programme::recording::Recording;
use crate::programme::session::Session;
use crate::programme::showing::{ParentWords, Showing};
use crate::programme::training::StaffTraining;

/// What the rules are judged from: the newest versions of a case's records, as far as one programme is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseFacts {
    /// Which of the family's programmes; `None` where it has only this.
    pub run: Option<RunId>,
    /// The day the programme was to start.
    pub start: Option<NaiveDate>,
    /// The day it was ended.
    pub ended: Option<NaiveDate>,
    /// The family's other programmes, in any order.
    pub others: Vec<OtherProgramme>,
    /// The family's people.
    pub people: Vec<Person>,
    /// Every answer of the carers, in any order.
    pub consents: Vec<ConsentRecord>,
    /// Every session of the programme, in any order.
    pub sessions: Vec<(SessionId, Session)>,
    /// Every recording, in any order; one whose session is not among `sessions` is left out.
    pub recordings: Vec<Recording>,
    /// Every clip that is not removed, in any order.
    pub clips: Vec<(ClipId, Clip)>,
    /// Every showing to the parents, in any order.
    pub showings: Vec<Showing>,
    /// What the parents said, in any order; judged by no rule.
    pub words: Vec<ParentWords>,
    /// Trainings of staff, of this family's workers or of all, in any order.
    pub training: Vec<StaffTraining>,
    /// The family's entries that stand, in any order.
    pub entries: Vec<Entered>,
}

impl CaseFacts {
    /// The day the programme began, or is to begin: of its first visit, or the day it was to start, whichever comes first;
    /// `None` where nothing says it.
    pub fn begins(&self) -> Option<NaiveDate> {
        let held = self.sessions.iter().filter_map(|(_, session)| Some(session.held.as_ref()?.date));
        held.chain(self.start).min()
    }

    /// How the programme was ended by that day.
    pub(in crate::programme) fn ending(&self, today: NaiveDate) -> Option<&ProgrammeEnded> {
        self.entries.iter().find_map(|entered| match &entered.entry {
            Entry::ProgrammeEnded(ended) if Some(ended.run) == self.run && ended.on <= today => Some(ended),
            _ => None,
        })
    }

    /// The children whom the programme is about.
    pub(in crate::programme) fn children(&self) -> impl Iterator<Item = &Person> {
        children::about(&self.people)
    }
}

/// Another programme of the family, as far as it is asked what began, was given up or went ahead beside this one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherProgramme {
    /// Its id.
    pub programme: String,
    /// Whether its sessions are filmed.
    pub with_film: bool,
    /// Whether little improvement asks for a review only where there are still concerns.
    pub with_concerns: bool,
    /// The day it was to start.
    pub start: Option<NaiveDate>,
    /// Whether any session of it is planned or was held.
    pub planned: bool,
    /// The day each number was first held, earliest first.
    pub held: Vec<NaiveDate>,
    /// How many sessions make it whole at the most, if it says.
    pub at_most: Option<u32>,
    /// The day it was ended, and whether before it came to its end.
    pub ended: Option<(NaiveDate, bool)>,
}

impl OtherProgramme {
    /// The day it began, as of a day: of the first session held, or else the day it was to start, once that has come. One
    /// that was ended before any session was held never began.
    pub fn begun(&self, today: NaiveDate) -> Option<NaiveDate> {
        let first = self.held.first().copied();
        let to_start = self.start.filter(|start| *start <= today && !self.is_ended(today));
        first.filter(|held| *held <= today).or(to_start)
    }

    /// Whether it has been ended by that day.
    pub fn is_ended(&self, today: NaiveDate) -> bool {
        self.ended.is_some_and(|(on, _)| on <= today)
    }
}
