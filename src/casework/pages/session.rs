//! One session's page. Plain values: knows no job and no widget.

use chrono::{DateTime, NaiveDate, Utc};

use super::{ClipRow, RecordingRow};
use crate::base::{CaseId, ClipId, MediaTime, PersonId, RecordId, Redacted};
use crate::programme::fidelity::RuleFinding;
use crate::programme::{Session, Step, StepKind};
use crate::words::Message;

/// What is known of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionView {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// The session as it is on record; a session nobody has written anything about yet has only its number.
    pub session: Session,
    /// Who holds it, by login; `None` where nobody is on record.
    pub worker: Option<Redacted<String>>,
    /// How far each step is and what is missing.
    pub steps: Vec<Step>,
    /// Its films, newest first.
    pub recordings: Vec<RecordingRow>,
    /// Every clip of the family, newest session first, then by time: what can be chosen for showing.
    pub clips: Vec<ClipRow>,
    /// What was shown to the parents at this session, in the order it was shown.
    pub shown: Vec<ShownRow>,
    /// What the parents said at this session.
    pub parent_words: Vec<ParentWordsRow>,
    /// The aims of the programme.
    pub aims: Vec<AimRow>,
    /// What the programme is to cover.
    pub contents: Vec<ContentRow>,
    /// The verdicts about this session.
    pub findings: Vec<RuleFinding>,
    /// What is to be thought of before it: whose home is visited, language, interpreter, needs.
    pub before: Vec<Message>,
    /// The length of film the programme asks for, least and most.
    pub film_band: (MediaTime, MediaTime),
    /// Why filming is not allowed; empty where it is.
    pub film_refusals: Vec<Message>,
    /// Why showing is not allowed (consent, nothing chosen, film gone); empty where it is.
    pub show_refusals: Vec<Message>,
    /// Why nothing is shown to the parents, whatever is chosen; empty where they have consented.
    pub consent_refusals: Vec<Message>,
    /// Why this user does not watch the family's film now; empty where they may.
    pub watch_refusals: Vec<Message>,
    /// Why the chosen clips cannot be seen before the parents see them; empty where they can.
    pub preview_refusals: Vec<Message>,
    /// Who of the family can be there, in its order: those at home that day, and whoever was noted as there.
    pub people: Vec<PersonThere>,
    /// The session after it, where one is to come.
    pub next: Option<NextSession>,
    /// When this was read: after a change, when that was put on record.
    pub read: DateTime<Utc>,
}

/// One of the family, who is at a session or is not.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonThere {
    /// Who.
    pub person: PersonId,
    /// What they are called on screen.
    pub label: Redacted<String>,
    /// Whether they are noted as there.
    pub there: bool,
}

/// A session that is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextSession {
    /// Its number.
    pub number: u32,
    /// The day it is planned for.
    pub planned: Option<NaiveDate>,
}

impl SessionView {
    /// Whether its programme films.
    pub fn films(&self) -> bool {
        self.steps.iter().any(|step| step.kind == StepKind::Film)
    }

    /// Whether this and the other are about one session.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.case, self.session.number) == (other.case, other.session.number)
    }
}

/// An aim of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AimRow {
    /// Its code.
    pub code: String,
    /// What it says, in a few words where there are such.
    pub words: String,
    /// The guideline's words.
    pub quote: String,
}

/// One clip that was shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownRow {
    /// Which clip.
    pub clip: ClipId,
    /// The session its film is from; `None` where clip or film are gone.
    pub from_session: Option<u32>,
    /// When it began to play.
    pub started: DateTime<Utc>,
    /// How much of it played, repeats included.
    pub played: MediaTime,
    /// How long the clip is.
    pub clip_length: MediaTime,
    /// The words of its tags that parents may see, as they were then.
    pub tags: Vec<String>,
}

/// Something the parents said.
#[derive(Clone, Debug, PartialEq)]
pub struct ParentWordsRow {
    /// Which record.
    pub record: RecordId,
    /// About which clip, if about one.
    pub clip: Option<ClipId>,
    /// What they said.
    pub words: Redacted<String>,
    /// When it was written down.
    pub written: DateTime<Utc>,
}

/// Something the programme is to cover, to be ticked at a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentRow {
    /// Its id.
    pub id: String,
    /// The guideline's words for it.
    pub quote: String,
    /// Whether it is to be there again and again: a tick then says that it was so since the session before.
    pub often: bool,
}
