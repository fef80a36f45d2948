//! Today across all families: what each of them has for it, and the page made of that. Plain values: knows no job and no widget.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::DueRow;
use crate::base::{CaseId, Redacted};
use crate::programme::pathway::Next;
use crate::programme::{PathwayStep, PlaceKind, PlaceState, StepKind};

/// What Today needs of one family, computed once and kept with its row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TodayLine {
    /// The visits under way and those to come, the earliest first.
    pub visits: Vec<VisitLine>,
    /// The places of the active programme, by number.
    pub marks: Vec<SessionMark>,
    /// The carers who are visited, as they are called on screen.
    pub who: Vec<Redacted<String>>,
    /// The child's date of birth, where known.
    pub child_born: Option<NaiveDate>,
    /// Whether the programme films.
    pub films: bool,
    /// How the carers answered about filming.
    pub said: FilmingSaid,
    /// What is to finish.
    pub finish: Vec<TodayThing>,
    /// What needs attention.
    pub attention: Vec<TodayThing>,
    /// Where what it asks for comes from: a step of the pathway, or visits to plan.
    pub why: Option<Why>,
    /// The next step of the pathway, where it is no session.
    pub step: Option<NextShort>,
    /// The day by which the first of its films is to be erased that is kept until then and no longer.
    pub erase_first: Option<NaiveDate>,
}

/// A visit that is under way or to come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VisitLine {
    /// The number of its session.
    pub number: u32,
    /// Its day: planned, or of the arrival.
    pub day: NaiveDate,
    /// When the worker arrived; `None` before.
    pub arrived: Option<DateTime<Utc>>,
    /// Whether it has begun, by arriving or by filming.
    pub under_way: bool,
    /// Where.
    pub place: Option<PlaceKind>,
    /// What it is about.
    pub focus: Redacted<String>,
    /// Whether its plan is ready.
    pub planned: bool,
    /// How many moments are chosen to be watched.
    pub moments: u32,
}

/// A session in the small line of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionMark {
    /// Its number.
    pub number: u32,
    /// What became of it.
    pub state: PlaceState,
    /// Whether something of it can still be put right.
    pub needs_attention: bool,
}

/// How the carers answered about filming.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FilmingSaid {
    /// There is no carer to be asked.
    #[default]
    Nobody,
    /// Everyone said yes.
    Yes,
    /// These have not.
    Missing(Vec<Redacted<String>>),
}

/// Where something comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// The recommendation, such as "NG26 1.4.3".
    pub source: String,
    /// Its words, where they are known.
    pub quote: Option<String>,
}

/// A step of the pathway in short, with its day where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextShort {
    /// Which.
    pub step: PathwayStep,
    /// The day it is planned for, or the day the pathway ended.
    pub day: Option<NaiveDate>,
}

impl NextShort {
    /// Of a next step.
    pub fn of(next: &Next) -> Self {
        let day = match next {
            Next::Ended { on, .. } | Next::Review { planned: Some((_, on)), .. } => Some(*on),
            Next::Refer
            | Next::Assess { .. }
            | Next::Offer { .. }
            | Next::Answer { .. }
            | Next::Begin { .. }
            | Next::Session { .. }
            | Next::Judge { .. }
            | Next::Review { planned: None, .. }
            | Next::End { .. } => None,
        };
        Self { step: next.step(), day }
    }
}

/// Something to finish, or that needs attention; of two the more urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TodayThing {
    /// Concerns about a child wait for an answer.
    Concerns {
        /// The day of the oldest.
        since: NaiveDate,
        /// How many.
        count: u32,
    },
    /// The leaving of a visit was not noted.
    Leaving {
        /// The day of the visit.
        day: NaiveDate,
        /// Its session.
        number: u32,
    },
    /// A planned day passed, and nothing became of it.
    DayPassed {
        /// That day.
        day: NaiveDate,
        /// The session.
        number: u32,
    },
    /// A film has no moments yet.
    NoMoments {
        /// The session.
        number: u32,
    },
    /// Moments were not watched with the parents yet.
    NotWatched {
        /// The session they are of.
        number: u32,
        /// How many.
        moments: u32,
    },
    /// A note of supervision has no answer.
    Note {
        /// The session it is about; `None` where it is about the family as a whole.
        number: Option<u32>,
    },
    /// What the parents said is not written down.
    NoWords {
        /// The session.
        number: u32,
    },
    /// A session can be closed.
    NotClosed {
        /// The session.
        number: u32,
    },
    /// A multi-agency review is to be arranged, or held on its day.
    Review {
        /// The day it is planned for.
        on: Option<NaiveDate>,
    },
    /// A hold on film is to be looked at.
    HoldReview {
        /// The day it is due.
        on: NaiveDate,
    },
    /// Visits are to be planned.
    ToPlan {
        /// The last day for the last of them, where known.
        by: Option<NaiveDate>,
        /// How many; `None` where the programme does not say.
        visits: Option<u32>,
    },
    /// Another step of the pathway is next.
    Step(PathwayStep),
}

impl TodayThing {
    /// The day it is about, where it has one ahead.
    pub const fn by(self) -> Option<NaiveDate> {
        match self {
            Self::Review { on } => on,
            Self::HoldReview { on } => Some(on),
            Self::ToPlan { by, .. } => by,
            Self::Concerns { .. }
            | Self::Leaving { .. }
            | Self::DayPassed { .. }
            | Self::NoMoments { .. }
            | Self::NotWatched { .. }
            | Self::Note { .. }
            | Self::NoWords { .. }
            | Self::NotClosed { .. }
            | Self::Step(_) => None,
        }
    }

    /// Whether somebody may want to know where it comes from.
    pub const fn asks_why(self) -> bool {
        matches!(self, Self::Review { .. } | Self::Step(_) | Self::ToPlan { .. })
    }

    /// What is done about it.
    pub const fn act(self) -> TodayAct {
        match self {
            Self::Concerns { .. } => TodayAct::AnswerConcern,
            Self::Leaving { number, .. } | Self::DayPassed { number, .. } => TodayAct::OpenSession(number),
            Self::NoMoments { number } => TodayAct::OpenStep(number, StepKind::Tag),
            Self::NotWatched { number, .. } | Self::NoWords { number } => {
                TodayAct::OpenStep(number, StepKind::Review)
            }
            Self::NotClosed { number } => TodayAct::OpenStep(number, StepKind::Close),
            Self::Note { .. } => TodayAct::Reply,
            Self::Review { .. } | Self::Step(_) => TodayAct::OpenPathway,
            Self::HoldReview { .. } => TodayAct::SeeFilm,
            Self::ToPlan { .. } => TodayAct::PlanVisits,
        }
    }
}

/// What can be done about a family from Today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TodayAct {
    /// Note the arrival at a session.
    Arrived(u32),
    /// Open a session.
    OpenSession(u32),
    /// Open a session at a step.
    OpenStep(u32, StepKind),
    /// Answer a note of supervision.
    Reply,
    /// Answer a concern.
    AnswerConcern,
    /// See the pathway.
    OpenPathway,
    /// Plan visits.
    PlanVisits,
    /// See what film is kept and until when.
    SeeFilm,
    /// Open the family.
    OpenFamily,
}

/// Today, across all families.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TodayPage {
    /// How many families there are so far.
    pub families: usize,
    /// The visit that is now, or else the next.
    pub visit: Option<VisitCard>,
    /// How many visits are today.
    pub visits_today: usize,
    /// What is to finish.
    pub finish: Vec<TodayRow>,
    /// What needs attention.
    pub attention: Vec<TodayRow>,
    /// The days ahead, today first.
    pub week: Vec<WeekDay>,
    /// Films that are to be deleted now or soon, the longest due first.
    pub due: Vec<DueRow>,
    /// The day from which the next film is to be deleted.
    pub due_next: Option<NaiveDate>,
    /// Minutes of film that the disk has room for, where known.
    pub room_minutes: Option<u32>,
}

/// One line of Today.
#[derive(Clone, Debug, PartialEq)]
pub struct TodayRow {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// What.
    pub thing: TodayThing,
    /// The session to be held today, where there is one.
    pub today: Option<u32>,
    /// Where it comes from, where that is not plain.
    pub why: Option<Why>,
}

/// A visit with what makes it ready.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitCard {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// How many sessions the programme has; 0 where it does not say.
    pub of: u32,
    /// The visit.
    pub visit: VisitLine,
    /// Who is visited.
    pub who: Vec<Redacted<String>>,
    /// The child's age in months, where known.
    pub child_months: Option<u32>,
    /// The sessions in small.
    pub marks: Vec<SessionMark>,
    /// Whether the programme films.
    pub films: bool,
    /// How the carers answered about filming.
    pub said: FilmingSaid,
}

/// A day ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekDay {
    /// The day.
    pub day: NaiveDate,
    /// What is on it.
    pub entries: Vec<WeekEntry>,
}

/// Something on a day ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekEntry {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// What.
    pub what: WeekThing,
}

/// What is on a day ahead.
#[derive(Clone, Debug, PartialEq)]
pub enum WeekThing {
    /// A visit.
    Visit {
        /// The number of its session.
        number: u32,
        /// Whether it is under way.
        under_way: bool,
        /// Where.
        place: Option<PlaceKind>,
        /// Who is visited.
        who: Vec<Redacted<String>>,
    },
    /// A multi-agency review.
    Review,
}
