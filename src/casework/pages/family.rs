//! A family's page and its row among all families. Plain values: knows no job and no widget.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    DueRow, FamilyOverview, FilmRetention, MeasuresView, MembersView, PathwayView, ProgrammesView,
    RecordView, SupervisionPage, TodayLine,
};
use crate::base::{CaseId, MediaTime, PersonId, RecordId, RecordingId, Redacted};
use crate::programme::fidelity::{RuleFinding, Verdict};
use crate::programme::{Answer, CarerKind, Entered, Purpose, Timeline, Todo, TodoKind, WaitingConcerns};
use crate::words::Message;

/// One line of the caseload.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FamilyRow {
    /// Which family.
    pub case: CaseId,
    /// Its code (never a name).
    pub code: String,
    /// Sessions held so far.
    pub held: u32,
    /// Sessions the programme has.
    pub planned: u32,
    /// The day of the last session.
    pub last_held: Option<NaiveDate>,
    /// The next session to be held and the day it is planned for.
    pub next: Option<(u32, Option<NaiveDate>)>,
    /// The next step of the family's pathway, where it is no session.
    #[serde(skip)]
    pub next_step: Option<Message>,
    /// The most urgent verdict over all rules.
    pub verdict: Verdict,
    /// What is to be done, most urgent first.
    pub agenda: Vec<Todo>,
    /// Safeguarding concerns that nobody named has answered.
    pub concerns: Option<WaitingConcerns>,
    /// Films that are due, or due soon, to be erased.
    pub due: Vec<DueRow>,
    /// What Today needs of it.
    pub today: TodayLine,
    /// Whether it is from the last time the vault was open, and the family was not read since.
    #[serde(skip)]
    pub noted: bool,
}

impl FamilyRow {
    /// Rows with the most urgent work come first, then in the order of the codes.
    pub fn order(&self) -> (bool, Option<TodoKind>, String) {
        let urgent = self.agenda.first().map(|todo| todo.kind);
        (urgent.is_none(), urgent, self.code.clone())
    }
}

/// One family's page.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyView {
    /// The line of the caseload.
    pub row: FamilyRow,
    /// How far it is, what is next, and what is to catch up.
    pub overview: FamilyOverview,
    /// The programme's first day, where known.
    pub start: Option<NaiveDate>,
    /// The child's date of birth, where known.
    pub child_born: Option<NaiveDate>,
    /// The sessions against the months of the programme.
    pub timeline: Timeline,
    /// Each carer with their answers.
    pub carers: Vec<CarerRow>,
    /// Every answer on record, newest first.
    pub consents: Vec<ConsentRow>,
    /// Films, newest session first.
    pub recordings: Vec<RecordingRow>,
    /// The session a film taken now would belong to.
    pub next_session: u32,
    /// The length of film the programme asks for, least and most.
    pub film_band: (MediaTime, MediaTime),
    /// Why filming is not allowed; empty where it is.
    pub film_refusals: Vec<Message>,
    /// Why this user does not watch the family's film now; empty where they may.
    pub watch_refusals: Vec<Message>,
    /// What keeps its film and records, and until when.
    pub retention: FilmRetention,
    /// The entries that stand, in the order they were first written.
    pub entries: Vec<Entered>,
    /// Those of them that whoever unlocked the vault revises and takes back, as the library lets them.
    pub mine: BTreeSet<RecordId>,
    /// The pathway from referral to end.
    pub pathway: PathwayView,
    /// The ratings among them, laid out over the sessions.
    pub measures: MeasuresView,
    /// What is recorded around the programme.
    pub record: RecordView,
    /// Its programmes; timeline, sessions and verdicts of this page are those of the active one.
    pub programmes: ProgrammesView,
    /// The verdicts of all rules.
    pub findings: Vec<RuleFinding>,
    /// The verdicts as of another day, where they were asked for.
    pub judged: Option<JudgedOn>,
    /// Samples, checklists, comments and notes of supervision.
    pub supervision: SupervisionPage,
    /// Who can open the family.
    pub members: MembersView,
}

impl FamilyView {
    /// Whether whoever unlocked the vault, and nobody else, revises this entry and takes it back.
    pub fn is_mine(&self, entry: RecordId) -> bool {
        self.mine.contains(&entry)
    }
}

/// One carer, with what stands today for each purpose, in the order of [`Purpose::ALL`].
#[derive(Clone, Debug, PartialEq)]
pub struct CarerRow {
    /// Who.
    pub person: PersonId,
    /// What they are called on screen.
    pub label: Redacted<String>,
    /// In which standing.
    pub kind: CarerKind,
    /// From which day on they are no longer in the home that is visited.
    pub left: Option<NaiveDate>,
    /// What stands today.
    pub answers: Vec<(Purpose, ConsentState)>,
    /// How far each of these answers goes, in the carer's words; empty where nothing was said.
    pub scopes: Vec<Redacted<String>>,
}

/// How one person's consent for one purpose stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentState {
    /// Never asked, or no answer recorded.
    NotAsked,
    /// Given on that day, and it stands.
    Given(NaiveDate),
    /// Holds only from that later day.
    From(NaiveDate),
    /// Withdrawn (or refused) on that day.
    Withdrawn(NaiveDate),
}

/// One answer on record.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsentRow {
    /// Which record.
    pub record: RecordId,
    /// Who answered.
    pub label: Redacted<String>,
    /// What about.
    pub purpose: Purpose,
    /// The answer.
    pub answer: Answer,
    /// How far it goes, in the carer's words; may be empty.
    pub scope: Redacted<String>,
    /// The day from which it holds.
    pub on: NaiveDate,
    /// When it was written down.
    pub recorded: DateTime<Utc>,
}

/// One film.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordingRow {
    /// Which recording.
    pub recording: RecordingId,
    /// The session it belongs to.
    pub session: u32,
    /// When filming began.
    pub started: DateTime<Utc>,
    /// Its length, measured from the film.
    pub duration: MediaTime,
    /// How much of it counts as minutes of film: without the time in which there was no picture.
    pub filmed: MediaTime,
    /// Whether it was cut off and recovered.
    pub recovered: bool,
    /// Whether it was erased: what was filmed counts, and nothing is left to be seen.
    pub erased: bool,
    /// Whether it can be played.
    pub playable: bool,
    /// Stretches without picture or sound.
    pub gaps: usize,
    /// Clips tagged in it.
    pub clips: usize,
}

/// A family's programme judged as of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedOn {
    /// The day.
    pub on: NaiveDate,
    /// Whether the programme had begun then.
    pub begun: Begun,
    /// The verdicts; none where it began only later.
    pub findings: Vec<RuleFinding>,
}

/// Whether a programme had begun on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It had, or nothing says when it begins.
    Yes,
    /// It began on that later day: then there was nothing to judge.
    Later(NaiveDate),
    /// It is still to begin, on that day: what is judged is how it is prepared.
    ToCome(NaiveDate),
}
