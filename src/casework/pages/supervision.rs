//! Supervision as data: the page of a family and what a sample is coded with. Decides nothing: agreements and totals are
//! values that `programme` computed.

use chrono::NaiveDate;

use crate::base::{CaseId, ClipId, MediaTime, RecordId, Redacted, SessionId};
use crate::programme::ChecklistRating;
use crate::programme::CommentCoding;
use crate::programme::agreement::{HeadingAgreement, RatingAgreement};
use crate::programme::supervision::{Checklist, Total};
use crate::words::Message;

/// The supervision of one family.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SupervisionPage {
    /// Why this user does not supervise; `None` where they do.
    pub refusal: Option<Message>,
    /// Why no sample is drawn now; empty where one may be.
    pub draw_refusals: Vec<Message>,
    /// The sessions that were held, newest first.
    pub sessions: Vec<HeldSession>,
    /// The vocabulary's headings: id and words.
    pub headings: Vec<(String, String)>,
    /// The checklists there are.
    pub checklists: Vec<Checklist>,
    /// Samples, newest first.
    pub samples: Vec<SampleRow>,
    /// Rated checklists, newest first.
    pub ratings: Vec<RatingRow>,
    /// Sessions that two people rated by the same checklist.
    pub rated_twice: Vec<RatedTwice>,
    /// Counted comments, newest first.
    pub comments: Vec<CommentRow>,
    /// Minutes a rate of comments is told for.
    pub per_minutes: u32,
    /// Notes, newest first.
    pub notes: Vec<NoteRow>,
}

impl SupervisionPage {
    /// How many notes of others nobody has answered yet: the count on the page's tab.
    pub fn unanswered(&self) -> usize {
        self.notes.iter().filter(|note| !note.yours && note.answers.is_empty()).count()
    }
}

/// A session one can write about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldSession {
    /// Which session.
    pub session: SessionId,
    /// Its number.
    pub number: u32,
    /// The day it was held.
    pub on: NaiveDate,
}

/// A sample.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleRow {
    /// Which sample.
    pub sample: RecordId,
    /// The session its film was made at; 0 where that is not known.
    pub session: u32,
    /// The day it was drawn.
    pub on: NaiveDate,
    /// Who drew it.
    pub by: Redacted<String>,
    /// What chance began with.
    pub seed: u64,
    /// Of how many films it was drawn.
    pub films: usize,
    /// First moment.
    pub from: MediaTime,
    /// The moment after the last.
    pub to: MediaTime,
    /// Whether the film cannot be played any more.
    pub film_gone: bool,
    /// Clips of the worker's in it.
    pub clips: usize,
    /// Where this user's own coding stands.
    pub yours: YourCoding,
    /// All codings of it, oldest first.
    pub codings: Vec<CodingRow>,
    /// Length of a window in seconds, and the tolerance in milliseconds.
    pub unit: (u32, u32),
}

/// Where a user's own coding of a sample stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YourCoding {
    /// Not begun.
    NotBegun,
    /// Begun, with so many codes.
    Begun(usize),
    /// Finished.
    Finished,
}

/// A coding of a sample.
#[derive(Clone, Debug, PartialEq)]
pub struct CodingRow {
    /// Who coded.
    pub by: Redacted<String>,
    /// The day it was finished.
    pub finished: Option<NaiveDate>,
    /// Not blind: the day on which the coder had seen clips of the film.
    pub seen: Option<NaiveDate>,
    /// The agreement a heading, with the heading's words; empty while it is not finished, or while this user codes the
    /// sample still.
    pub agreement: Vec<(String, HeadingAgreement)>,
}

/// A rated checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingRow {
    /// Which record.
    pub record: RecordId,
    /// Who rated.
    pub by: Redacted<String>,
    /// Whether that is this user.
    pub yours: bool,
    /// The session; 0 where that is not known.
    pub session: u32,
    /// What was rated.
    pub rating: ChecklistRating,
    /// What it adds up to.
    pub total: Total,
}

/// A session that two people rated by the same checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct RatedTwice {
    /// The session; 0 where that is not known.
    pub session: u32,
    /// The two.
    pub by: [Redacted<String>; 2],
    /// How far they agree.
    pub agreement: RatingAgreement,
}

/// Counted comments of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct CommentRow {
    /// Which record.
    pub record: RecordId,
    /// Who counted.
    pub by: Redacted<String>,
    /// Whether that is this user.
    pub yours: bool,
    /// The session; 0 where that is not known.
    pub session: u32,
    /// What was counted.
    pub coding: CommentCoding,
    /// Comments in as many minutes as rates are told for.
    pub rate: f64,
}

/// A note of supervision.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteRow {
    /// Which note.
    pub note: RecordId,
    /// The day it was written.
    pub on: NaiveDate,
    /// Who wrote it.
    pub by: Redacted<String>,
    /// Whether that is this user.
    pub yours: bool,
    /// What it is about.
    pub about: Message,
    /// The number of the session that it, or its clip, is of; `None` where it is about the family as a whole.
    pub session: Option<u32>,
    /// What it says.
    pub text: Redacted<String>,
    /// What was answered, oldest first: day, by whom, and the answer.
    pub answers: Vec<(NaiveDate, Redacted<String>, Redacted<String>)>,
}

/// What was shown and said at a session, for its comments to be counted.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidView {
    /// Which family.
    pub case: CaseId,
    /// Which session.
    pub session: SessionId,
    /// Its number.
    pub number: u32,
    /// How long clips were played to the parents, summed.
    pub played: MediaTime,
    /// The clips that were shown, in order, each once.
    pub clips: Vec<SaidClip>,
}

/// A clip that was shown.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidClip {
    /// Which clip.
    pub clip: ClipId,
    /// Words of its tags when it was shown.
    pub tags: Vec<String>,
    /// What the worker wanted to say to the parents about it; may be empty.
    pub words: Redacted<String>,
}

/// A sample that is being coded on the page: only the coder's own codes are there.
#[derive(Clone, Debug, PartialEq)]
pub struct BlindCoding {
    /// Which sample.
    pub sample: RecordId,
    /// First moment.
    pub from: MediaTime,
    /// The moment after the last.
    pub to: MediaTime,
    /// It will not count as blind: the day on which the coder saw clips of the film.
    pub seen: Option<NaiveDate>,
}
