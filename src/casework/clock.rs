//! The computer's clock, read in one place and handed down as arguments.

use chrono::{DateTime, Local, NaiveDate, NaiveTime, TimeDelta, Utc};

/// A moment as records need it: the instant, and the calendar day a person would call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The instant.
    pub now: DateTime<Utc>,
    /// The day, by the computer's time zone.
    pub today: NaiveDate,
}

impl Clock {
    /// This moment.
    pub fn read() -> Self {
        let now = Local::now();
        Self { now: now.to_utc(), today: now.date_naive() }
    }

    /// The moment at which this computer's clocks showed that time on that day. A time that a change of the clocks
    /// left out is taken as if there were no time zones.
    pub fn at(day: NaiveDate, time: NaiveTime) -> Self {
        let shown = day.and_time(time);
        let now = shown.and_local_timezone(Local).earliest().map_or(shown.and_utc(), |at| at.to_utc());
        Self { now, today: day }
    }

    /// So much later on the same day.
    #[must_use]
    pub fn later(self, by: TimeDelta) -> Self {
        Self { now: self.now + by, ..self }
    }
}
