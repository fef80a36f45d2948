//! Families against sessions, as supervisors see them. Plain values: knows no job and no widget.

use chrono::NaiveDate;
use serde::Serialize;

use super::supervision::NoteRow;
use crate::base::{CaseId, RecordingId, Redacted, SessionId, UserId};
use crate::programme::fidelity::{RuleFinding, Verdict};
use crate::programme::{PlaceState, WaitingConcerns};
use crate::words::Message;

/// One family's programme.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridRow {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// The programme's title.
    pub programme: String,
    /// Who held the last session, or is to hold the next.
    pub worker: Option<(UserId, Redacted<String>)>,
    /// Sessions held.
    pub held: u32,
    /// The next session and the day it is planned for.
    pub next: Option<(u32, Option<NaiveDate>)>,
    /// The next step, where it is no session.
    #[serde(skip)]
    pub next_step: Option<Message>,
    /// The most urgent verdict of all.
    pub verdict: Verdict,
    /// The most urgent of the rules over the programme as a whole.
    pub whole: Verdict,
    /// Safeguarding concerns that nobody named has answered.
    pub concerns: Option<WaitingConcerns>,
    /// Notes of supervision that nobody has answered.
    pub notes: usize,
    /// The sessions, by number.
    pub cells: Vec<GridCell>,
}

/// One session of a family.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridCell {
    /// Its number.
    pub number: u32,
    /// What became of it.
    pub state: PlaceState,
    /// The day it was held, or else planned for.
    pub day: Option<NaiveDate>,
    /// Whether all that is not as asked is that the visit was short.
    pub short: bool,
    /// The most urgent verdict of its rules.
    pub verdict: Verdict,
    /// Its newest film that can be watched.
    pub film: Option<RecordingId>,
}

/// What the verdicts of a family rest on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellEvidence {
    /// All of its findings.
    pub findings: Vec<RuleFinding>,
    /// Its notes of supervision, newest first.
    pub notes: Vec<NoteRow>,
    /// Why this user does not watch the family's film now; empty where they may.
    pub watch_refusals: Vec<Message>,
    /// The sessions on record, by number: what a note is about.
    pub sessions: Vec<(u32, SessionId)>,
    /// Why this user writes no note of supervision; `None` where they do.
    pub note_refusal: Option<Message>,
}

/// Some families of the grid, one after another in the order of the vault.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridPart {
    /// The place it begins at.
    pub from: usize,
    /// The place after the last family looked at.
    pub to: usize,
    /// How many families there are, one's own or not.
    pub all: usize,
    /// The rows of one's own among them.
    pub rows: Vec<GridRow>,
}
