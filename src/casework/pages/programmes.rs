//! A family's programmes as data. Decides nothing.

use chrono::NaiveDate;

use crate::base::{Redacted, RunId};
use crate::programme::ProgrammeEnd;
use crate::programme::fidelity::Verdict;

/// A family's programmes, and what can be begun.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProgrammesView {
    /// Those of the family, the newest first.
    pub runs: Vec<RunRow>,
    /// Every programme that can be begun: id and title.
    pub choices: Vec<(String, String)>,
}

impl ProgrammesView {
    /// The active one.
    pub fn active(&self) -> Option<&RunRow> {
        self.runs.iter().find(|row| row.active)
    }
}

/// One programme of a family.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // facts that do not exclude one another
pub struct RunRow {
    /// Which.
    pub run: RunId,
    /// Its name for people; `None` where its definition cannot be read.
    pub title: Option<String>,
    /// The recommendations it comes from.
    pub source: String,
    /// The day it began or is to begin, where known.
    pub begun: Option<NaiveDate>,
    /// The day it ended, how and why.
    pub ended: Option<(NaiveDate, ProgrammeEnd, Redacted<String>)>,
    /// Whether whoever unlocked the vault can end it: what was begun by mistake only its owner takes back.
    pub may_end: bool,
    /// Whether it goes on with another after a break.
    pub continues: bool,
    /// Whether another goes on with it.
    pub gone_on: bool,
    /// Whether session numbers speak of it.
    pub active: bool,
    /// Sessions held.
    pub held: u32,
    /// Sessions it asks for; 0 where it does not say.
    pub planned: u32,
    /// The most urgent verdict over all its rules.
    pub verdict: Verdict,
}
