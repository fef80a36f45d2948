//! The record of a home visit: planned, moved, held or missed. Knows no film, camera or database.
//!
//! # Numbers, and which sessions count
//! A session's number is its place in the programme as the worker plans it, from 1. The order in time comes from
//! the dates held, for visits are moved and missed. Each programme of a family numbers its own. A session counts when it was *held*: a visit that was too short
//! or was not filmed still took place, and its shortness is told by the rule on length, not a second time by the
//! count. A missed or planned session does not count. One number counts once: two records of a held session 3 are
//! far more likely one visit entered on two computers than two sessions.
//!
//! # What was planned, and what became of it
//! A session that is put off is *moved*: the day it had been planned for and the reason stay. One that does not take
//! place is *missed*; if it is made up for on another day, it is moved there and no longer missed. Nothing of this
//! can be said of a visit that took place.
//!
//! # As it stood on an earlier day
//! A plan is judged by what it was then: [`Session::planned_on`] and [`Session::missed_on`] are the one place that knows. A day
//! that was given up says until when it held; that a session was missed says since when. What the record does not keep cannot
//! be told: when a session was first planned, a day that was taken back without another, and that a session was missed
//! before it was moved. There, what stands today counts. A miss without a day of its own counts from the day it was planned for.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::base::{ClipId, MediaTime, PersonId, Redacted, RunId, UserId};

/// Body of the record of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The programme it belongs to; the family's first where it says none (see [`Runs`](super::Runs)).
    #[serde(default)]
    pub run: Option<RunId>,
    /// Place in the programme, from 1.
    pub number: u32,
    /// The day it is planned for.
    pub planned: Option<NaiveDate>,
    /// The visit, once it takes place. If there is one, it counts whatever `missed` says.
    pub held: Option<HeldVisit>,
    /// That it did not take place.
    pub missed: Option<Missed>,
    /// Where it takes place.
    pub place: Option<SessionPlace>,
    /// Who holds it.
    pub worker: Option<UserId>,
    /// Who of the family is there; nobody where nobody said so.
    #[serde(default)]
    pub present: Vec<PersonId>,
    /// The days it had been planned for before `planned`, oldest first.
    #[serde(default)]
    pub moved: Vec<Moved>,
    /// What it is to be about.
    #[serde(default)]
    pub plan: SessionPlan,
    /// Ids of the programme's contents that it covered, as the worker says.
    #[serde(default)]
    pub covered: Vec<String>,
    /// That the worker has finished with it.
    #[serde(default)]
    pub closed: Option<Closed>,
    /// What is to be remembered, as far as it is written before closing.
    #[serde(default)]
    pub closing: Redacted<String>,
}

/// A planned day that was given up for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The day it had been planned for.
    pub from: NaiveDate,
    /// Why it was moved.
    pub reason: Redacted<String>,
    /// When that was written down.
    pub recorded: DateTime<Utc>,
    /// The day that was by the calendar of whoever wrote it down.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Moved {
    fn day(&self) -> NaiveDate {
        self.on.unwrap_or_else(|| self.recorded.date_naive())
    }
}

/// What the worker means to do at a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionPlan {
    /// What this session is about, in the worker's words.
    #[serde(default)]
    pub focus: Redacted<String>,
    /// Codes of the programme's aims it serves.
    #[serde(default)]
    pub aims: Vec<String>,
    /// The clips to watch with the parents, in the order of showing; of any session of the family.
    #[serde(default)]
    pub show: Vec<ClipId>,
    /// What the worker means to remember; for staff.
    #[serde(default)]
    pub note: Redacted<String>,
}

/// That the worker has finished with a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// When.
    pub at: DateTime<Utc>,
    /// What is to be remembered; may be empty.
    #[serde(default)]
    pub note: Redacted<String>,
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
    /// The day on which that was written down.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Where a session takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionPlace {
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
    /// No visit: by video or telephone.
    Remote,
}

/// What a session or its visit is refused for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// Sessions are numbered from 1.
    #[error("sessions are numbered from 1")]
    NumberZero,
    /// A correction, a move or a miss needs a reason: write why.
    #[error("this needs a reason")]
    NoReason,
    /// The times would leave before arriving: correct either.
    #[error("a visit cannot end before it begins")]
    LeavingBeforeArrival,
    /// The visit took place on that day, so it can be neither planned, moved nor missed: correct the visit instead.
    #[error("the visit took place on {on}")]
    Held {
        /// The day of the visit.
        on: NaiveDate,
    },
    /// There is no visit yet: press "Arrived" first.
    #[error("there is no visit yet")]
    NotHeld,
    /// It has no day to be moved from: plan it.
    #[error("the session is not planned for any day")]
    NotPlanned,
    /// It has a day already: move it, with a reason.
    #[error("the session is planned for {day}")]
    AlreadyPlanned {
        /// That day.
        day: NaiveDate,
    },
    /// It is planned for that very day: choose another.
    #[error("the session is already planned for {day}")]
    SameDay {
        /// That day.
        day: NaiveDate,
    },
    /// It was changed after what is to be undone: nothing was undone.
    #[error("the session was changed since")]
    ChangedSince,
    /// The arrival is on record: correct it with a reason.
    #[error("the arrival is already on record")]
    AlreadyArrived,
    /// The leaving is on record: correct it with a reason.
    #[error("the leaving is already on record")]
    AlreadyLeft,
}

/// A visit that goes on, as its clock says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisitClock {
    /// The arrival.
    pub since: DateTime<Utc>,
    /// How long it has been; `None` where the computer's clock was set back since.
    pub so_far: Option<MediaTime>,
}

impl VisitClock {
    /// Of a visit that goes on since then: midnight does not end it, a forgotten "Leaving" does.
    pub fn at(since: DateTime<Utc>, now: DateTime<Utc>) -> Option<Self> {
        let so_far = now - since;
        (so_far <= LONGEST_VISIT).then(|| Self {
            since,
            so_far: (so_far >= TimeDelta::zero()).then(|| MediaTime::from_ns(saturating_ns(so_far))),
        })
    }
}

/// No visit lasts longer: what seems to is a forgotten "Leaving". No number of the guidance.
pub const LONGEST_VISIT: TimeDelta = TimeDelta::hours(24);

/// How long after its arrival a visit of the day before may still go on. No number of the guidance.
const OVER_MIDNIGHT: MediaTime = MediaTime::from_minutes(6 * 60);

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
        Ok(Self {
            run: None,
            number,
            planned: None,
            held: None,
            missed: None,
            place: None,
            worker: None,
            present: Vec::new(),
            moved: Vec::new(),
            plan: SessionPlan::default(),
            covered: Vec::new(),
            closed: None,
            closing: Redacted::default(),
        })
    }

    /// Plans it for a first day.
    pub fn plan_for(&mut self, day: NaiveDate) -> Result<(), SessionError> {
        self.refuse_if_held()?;
        if let Some(day) = self.planned {
            return Err(SessionError::AlreadyPlanned { day });
        }
        self.planned = Some(day);
        Ok(())
    }

    /// Plans it for another day; the day it had been planned for stays, with the reason. A session that was missed
    /// is to take place after all.
    pub fn move_to(
        &mut self,
        day: NaiveDate,
        reason: Redacted<String>,
        now: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<(), SessionError> {
        self.refuse_if_held()?;
        let from = self.planned.ok_or(SessionError::NotPlanned)?;
        if from == day {
            return Err(SessionError::SameDay { day });
        }
        given(&reason)?;
        self.moved.push(Moved { from, reason, recorded: now, on: Some(today) });
        self.planned = Some(day);
        self.missed = None;
        Ok(())
    }

    /// It was planned for this day, or moved to it, by mistake, on this very day: what was planned before counts again, as if
    /// nothing had been moved.
    pub fn take_back_day(&mut self, day: NaiveDate, today: NaiveDate) -> Result<(), SessionError> {
        self.refuse_if_held()?;
        if self.planned != Some(day) || self.missed.is_some() {
            return Err(SessionError::ChangedSince);
        }
        match self.moved.last() {
            Some(moved) if moved.on != Some(today) => return Err(SessionError::ChangedSince),
            Some(_) => self.planned = self.moved.pop().map(|moved| moved.from),
            None => self.planned = None,
        }
        Ok(())
    }

    /// Records that it did not take place.
    pub fn miss(&mut self, reason: Redacted<String>, today: NaiveDate) -> Result<(), SessionError> {
        self.refuse_if_held()?;
        given(&reason)?;
        self.missed = Some(Missed { reason, on: Some(today) });
        Ok(())
    }

    /// "Arrived" is pressed: the visit begins on `today`, the day by the calendar at the family's home. A visit of
    /// that day that was begun by filming gets its arrival; one of another day needs a correction.
    pub fn arrive(&mut self, now: DateTime<Utc>, today: NaiveDate) -> Result<(), SessionError> {
        let mut visit = self.held.clone().unwrap_or_else(|| HeldVisit::on(today));
        if visit.arrived_at().is_some() {
            return Err(SessionError::AlreadyArrived);
        }
        if visit.date != today {
            return Err(SessionError::Held { on: visit.date });
        }
        visit.arrived = Some(now);
        self.held = Some(visit);
        Ok(())
    }

    /// "Leaving" is pressed, maybe after midnight: the visit keeps the day of its arrival.
    pub fn leave(&mut self, now: DateTime<Utc>) -> Result<(), SessionError> {
        let visit = self.held.as_mut().ok_or(SessionError::NotHeld)?;
        if visit.leaving_at().is_some() {
            return Err(SessionError::AlreadyLeft);
        }
        if visit.arrived_at().is_some_and(|arrived| now < arrived) {
            return Err(SessionError::LeavingBeforeArrival);
        }
        visit.leaving = Some(now);
        Ok(())
    }

    /// The worker has finished with it. Closing forbids nothing: what was forgotten can still be added.
    pub fn close(&mut self, note: Redacted<String>, now: DateTime<Utc>) -> Result<(), SessionError> {
        if self.held.is_none() {
            return Err(SessionError::NotHeld);
        }
        self.closing = Redacted::default();
        self.closed = Some(Closed { at: now, note });
        Ok(())
    }

    /// It is gone on with; what was written at its end stays. Whether it was closed.
    pub fn reopen(&mut self) -> bool {
        let closed = self.closed.take();
        let was_closed = closed.is_some();
        if let Some(closed) = closed {
            self.closing = closed.note;
        }
        was_closed
    }

    /// What is to be remembered, of a session that is closed or not yet.
    pub fn closing_note(&self) -> &Redacted<String> {
        self.closed.as_ref().map_or(&self.closing, |closed| &closed.note)
    }

    /// Writes that down.
    pub fn write_closing_note(&mut self, note: Redacted<String>) {
        match &mut self.closed {
            Some(closed) => closed.note = note,
            None => self.closing = note,
        }
    }

    /// The day it was planned for, as that stood at the end of a day: a later move is not known yet.
    pub fn planned_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        // In the order in which they were made, whatever a clock that was set back says of later ones.
        self.moved.iter().find(|moved| moved.day() > day).map_or(self.planned, |moved| Some(moved.from))
    }

    /// Whether it was on record as missed, as that stood at the end of a day.
    pub fn missed_on(&self, day: NaiveDate) -> bool {
        self.missed.as_ref().is_some_and(|missed| missed.on.or(self.planned).is_none_or(|since| since <= day))
    }

    fn refuse_if_held(&self) -> Result<(), SessionError> {
        self.held.as_ref().map_or(Ok(()), |visit| Err(SessionError::Held { on: visit.date }))
    }
}

fn given(reason: &Redacted<String>) -> Result<(), SessionError> {
    if reason.reveal().trim().is_empty() { Err(SessionError::NoReason) } else { Ok(()) }
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
        given(&correction.reason)?;
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

    /// Whether it is of that very day and the worker has not left yet.
    pub fn is_under_way(&self, today: NaiveDate) -> bool {
        self.date == today && self.leaving_at().is_none()
    }

    /// What its clock says at that moment, while it goes on.
    pub fn clock(&self, now: DateTime<Utc>) -> Option<VisitClock> {
        let since = self.arrived_at().filter(|_| self.leaving_at().is_none())?;
        VisitClock::at(since, now)
    }

    /// Whether it goes on at that moment: on its own day until the worker leaves, and over midnight for some hours. After them
    /// its leaving is taken to be forgotten, so that the next morning is the next visit's.
    pub fn goes_on(&self, today: NaiveDate, now: DateTime<Utc>) -> bool {
        let so_far = self.clock(now).and_then(|clock| clock.so_far);
        self.is_under_way(today) || so_far.is_some_and(|so_far| so_far <= OVER_MIDNIGHT)
    }

    /// Whether the worker arrived on an earlier day and never recorded the leaving.
    pub fn leaving_forgotten(&self, today: NaiveDate) -> bool {
        self.date < today && self.arrived_at().is_some() && self.leaving_at().is_none()
    }
}

fn saturating_ns(length: TimeDelta) -> i64 {
    length.num_nanoseconds().unwrap_or(i64::MAX)
}
