//! The computer's clock, read in one place and handed down as arguments.

use chrono::{DateTime, Local, NaiveDate, Utc};

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
}
