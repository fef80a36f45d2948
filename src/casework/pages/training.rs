//! The trainings of staff, as a list shows them. Knows no job and no widget.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::StaffRow;
use crate::base::{RecordId, Redacted, UserId};
use crate::programme::{TrainingGuide, TrainingSubject};

/// What is on record about training: everybody's for supervisors and administrators, one's own for everybody else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrainingPage {
    /// The trainings: what waits for a confirmation first, then the newest.
    pub rows: Vec<TrainingRow>,
    /// Whose a training can be recorded as, whoever unlocked the vault first.
    pub colleagues: Vec<StaffRow>,
    /// The programmes a training can be in, by id, with their names for people.
    pub programmes: Vec<(String, String)>,
    /// The tools and measures a training can be in, by id, with their names for people.
    pub tools: Vec<(String, String)>,
    /// The guideline's words of the four domains.
    pub guide: TrainingGuide,
}

/// One training.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingRow {
    /// Which record.
    pub record: RecordId,
    /// Whose.
    pub user: UserId,
    /// The name they unlock with; `None` where it is one's own.
    pub login: Option<Redacted<String>>,
    /// What it is called.
    pub what: Redacted<String>,
    /// What it is in.
    pub subjects: BTreeSet<TrainingSubject>,
    /// The day it was completed.
    pub completed: NaiveDate,
    /// The last day it holds, if it ends.
    pub expires: Option<NaiveDate>,
    /// Whether the person has experience of working with children and young people.
    pub experienced_with_children: bool,
    /// Who stands for it.
    pub standing: TrainingStanding,
    /// What whoever unlocked the vault can do with it.
    pub may: TrainingActs,
}

/// What somebody can do with a record of training.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TrainingActs {
    /// Confirm it.
    pub confirm: bool,
    /// Take back that it counts.
    pub take_back: bool,
    /// Remove it: it is theirs.
    pub remove: bool,
}

/// Who stands for a training; rules count it from then on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrainingStanding {
    /// Neither supervisor nor administrator.
    Unconfirmed,
    /// The supervisor or administrator who wrote it down.
    Entered {
        /// The name they unlock with.
        by: Redacted<String>,
        /// The day they wrote it.
        on: NaiveDate,
    },
    /// One who confirmed it.
    Confirmed {
        /// The name they unlock with.
        by: Redacted<String>,
        /// The day they did.
        on: NaiveDate,
    },
}

impl TrainingPage {
    /// What a programme or a tool is called; its id where no file names it any more.
    pub fn title<'a>(&'a self, subject: &'a TrainingSubject) -> Option<&'a str> {
        let (known, id) = match subject {
            TrainingSubject::Domain(_) => return None,
            TrainingSubject::Programme(id) => (&self.programmes, id),
            TrainingSubject::Tool(id) => (&self.tools, id),
        };
        Some(known.iter().find(|(known, _)| known == id).map_or(id, |(_, title)| title))
    }
}
