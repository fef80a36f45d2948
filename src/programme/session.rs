//! The records of a home visit and of a recording made there. Knows no film, camera or database.
//!
//! # Numbers, and which sessions count
//! A session's number is its place in the programme as the worker plans it, from 1. The order in time comes from
//! the dates held, for visits are moved and missed. A session counts when it was *held*: a visit that was too short
//! or was not filmed still took place, and its shortness is told by the rule on length, not a second time by the
//! count. A missed or planned session does not count. One number counts once: two records of a held session 3 are
//! far more likely one visit entered on two computers than two sessions.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::base::{MediaTime, Redacted, SessionId, UserId};

/// Body of the record of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Place in the programme, from 1.
    pub number: u32,
    /// The day it is planned for.
    pub planned: Option<NaiveDate>,
    /// The visit, once it takes place. If there is one, it counts whatever `missed` says.
    pub held: Option<HeldVisit>,
    /// That it did not take place.
    pub missed: Option<Missed>,
    /// Where it takes place.
    pub place: Option<Place>,
    /// Who holds it.
    pub worker: Option<UserId>,
}

/// A visit that took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldVisit {
    /// Day of the arrival, as the calendar at the family's home had it; a visit over midnight keeps it.
    pub date: NaiveDate,
    /// When "Arrived" was pressed.
    pub arrived: Option<DateTime<Utc>>,
    /// When "Leaving" was pressed.
    pub leaving: Option<DateTime<Utc>>,
    /// What the worker says was so instead. The measured times stay as they are.
    pub correction: Option<VisitCorrection>,
}

/// A worker's correction of measured times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitCorrection {
    /// True arrival, where the measured one is wrong or missing.
    pub arrived: Option<DateTime<Utc>>,
    /// True leaving, where the measured one is wrong or missing.
    pub leaving: Option<DateTime<Utc>>,
    /// Why.
    pub reason: Redacted<String>,
    /// When it was corrected.
    pub recorded: DateTime<Utc>,
}

/// A session that did not take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    /// Why.
    pub reason: Redacted<String>,
}

/// Where a session takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// What kind of place.
    pub kind: PlaceKind,
    /// Which place, where that needs saying.
    #[serde(default)]
    pub detail: Redacted<String>,
}

/// Kinds of place that programmes tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// The home of the parents or carers.
    Home,
    /// Any other place.
    Elsewhere,
}

/// What a session or its visit is refused for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// Sessions are numbered from 1.
    #[error("sessions are numbered from 1")]
    NumberZero,
    /// A correction needs a reason: write why the measured times are wrong.
    #[error("a correction needs a reason")]
    NoReason,
    /// The times would leave before arriving: correct either.
    #[error("a visit cannot end before it begins")]
    LeavingBeforeArrival,
}

/// How long a visit lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum VisitLength {
    /// From arrival to leaving.
    Measured {
        /// The length.
        length: MediaTime,
    },
    /// A time is missing: the visit is under way, or a press was forgotten.
    NotMeasured {
        /// Whether the arrival is known.
        arrived: bool,
        /// Whether the leaving is known.
        leaving: bool,
    },
    /// The leaving lies before the arrival, as after a change of the computer's clock: it needs a correction.
    Impossible,
}

impl Session {
    /// A session with nothing but its number.
    pub fn new(number: u32) -> Result<Self, SessionError> {
        if number == 0 {
            return Err(SessionError::NumberZero);
        }
        Ok(Self { number, planned: None, held: None, missed: None, place: None, worker: None })
    }
}

impl HeldVisit {
    /// A visit on that day whose times are not measured.
    pub const fn on(date: NaiveDate) -> Self {
        Self { date, arrived: None, leaving: None, correction: None }
    }

    /// The arrival: as corrected, or else as measured.
    pub fn arrived_at(&self) -> Option<DateTime<Utc>> {
        self.correction.as_ref().and_then(|correction| correction.arrived).or(self.arrived)
    }

    /// The leaving: as corrected, or else as measured.
    pub fn leaving_at(&self) -> Option<DateTime<Utc>> {
        self.correction.as_ref().and_then(|correction| correction.leaving).or(self.leaving)
    }

    /// Takes the worker's correction; the measured times stay. A later correction replaces an earlier one, which
    /// remains in the record's history.
    pub fn correct(&mut self, correction: VisitCorrection) -> Result<(), SessionError> {
        if correction.reason.reveal().trim().is_empty() {
            return Err(SessionError::NoReason);
        }
        let corrected = Self { correction: Some(correction), ..self.clone() };
        if corrected.length() == VisitLength::Impossible {
            return Err(SessionError::LeavingBeforeArrival);
        }
        *self = corrected;
        Ok(())
    }

    /// How long the visit lasted: a difference of instants, so midnight and clock changes do not disturb it.
    pub fn length(&self) -> VisitLength {
        let (arrived, leaving) = (self.arrived_at(), self.leaving_at());
        match (arrived, leaving) {
            (Some(arrived), Some(leaving)) if leaving < arrived => VisitLength::Impossible,
            (Some(arrived), Some(leaving)) => {
                let length = leaving - arrived;
                VisitLength::Measured { length: MediaTime::from_ns(saturating_ns(length)) }
            }
            _ => VisitLength::NotMeasured { arrived: arrived.is_some(), leaving: leaving.is_some() },
        }
    }

    /// Whether the visit is over on `today`: the worker has left, or the day has passed. Nobody films a session on
    /// a later day, and a forgotten "Leaving" must not keep its verdict open for ever.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        today > self.date || self.leaving_at().is_some()
    }
}

fn saturating_ns(length: TimeDelta) -> i64 {
    length.num_nanoseconds().unwrap_or(i64::MAX)
}

/// Body of the record of one recording: everything between Start and Stop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    /// The session it was made at.
    pub session: SessionId,
    /// When filming started, by the computer's clock.
    pub started: DateTime<Utc>,
    /// When it ended, by the computer's clock; only for people to read.
    pub ended: Option<DateTime<Utc>>,
    /// Length of the film, measured from the film itself and never typed.
    pub duration: MediaTime,
    /// Width of the picture in pixels.
    pub width: u32,
    /// Height of the picture in pixels.
    pub height: u32,
    /// The cameras' own names, which may hold a person's.
    #[serde(default)]
    pub cameras: Vec<Redacted<String>>,
    /// How many gaps the film has.
    #[serde(default)]
    pub gaps: u32,
    /// What became of it.
    pub state: RecordingState,
}

/// What became of a recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordingState {
    /// Under way, or cut off and not yet salvaged: its length is not known.
    Filming,
    /// Stopped and sealed.
    Complete,
    /// Cut off, and what was there is saved: it is film like any other.
    Recovered,
    /// Its key is destroyed: it is no film any more.
    Discarded,
}
