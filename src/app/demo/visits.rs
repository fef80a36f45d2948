//! The demonstration's sessions as a table: when the worker came, how long they stayed, what was filmed, and how it
//! had been planned. Knows no vault.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use crate::app::clock::Clock;

/// One of the demonstration's sessions.
pub(super) struct Visit {
    pub number: u32,
    /// At most so many days ago: visits are made on weekdays.
    pub days_ago: u64,
    /// When the worker came, as hour and minute.
    pub arrived: (u32, u32),
    /// How long the worker stayed.
    pub minutes: i64,
    /// How much of it is filmed.
    pub film_minutes: i64,
    /// Seed of the play.
    pub seed: u64,
    /// What it was about.
    pub focus: &'static str,
    /// The aims it served.
    pub aims: &'static [&'static str],
    /// What the parents said when they watched; they watched nothing where this is missing.
    pub said: Option<&'static str>,
    /// How many days earlier it had been planned for, and why it was moved.
    pub moved: Option<(u64, &'static str)>,
}

/// Its sessions. Six in so many days are too few for ten in four months, the fourth was too short, the fifth was
/// missed, and all that were held were filmed for 10 to 20 minutes.
#[rustfmt::skip]
pub(super) const VISITS: [Visit; 6] = [
    Visit { number: 1, days_ago: 77, arrived: (9, 30), minutes: 72, film_minutes: 12, seed: 11,
        focus: "demo-focus-1", aims: &["A2"], said: None, moved: None },
    Visit { number: 2, days_ago: 63, arrived: (10, 5), minutes: 66, film_minutes: 11, seed: 4,
        focus: "demo-focus-2", aims: &["A2", "A3"], said: Some("demo-said-2"), moved: None },
    Visit { number: 3, days_ago: 49, arrived: (9, 35), minutes: 69, film_minutes: 14, seed: 7,
        focus: "demo-focus-3", aims: &["A3"], said: Some("demo-said-3"), moved: Some((3, "demo-moved-3")) },
    Visit { number: 4, days_ago: 34, arrived: (10, 50), minutes: 48, film_minutes: 11, seed: 2,
        focus: "demo-focus-4", aims: &["A1"], said: None, moved: None },
    Visit { number: 6, days_ago: 18, arrived: (9, 30), minutes: 75, film_minutes: 13, seed: 9,
        focus: "demo-focus-6", aims: &["A1", "A3"], said: Some("demo-said-6"), moved: None },
    Visit { number: 7, days_ago: 4, arrived: (9, 40), minutes: 64, film_minutes: 12, seed: 5,
        focus: "demo-focus-7", aims: &["A5"], said: Some("demo-said-7"), moved: None },
];
/// The session that was missed, and the day it was planned for.
pub(super) const MISSED: (u32, u64) = (5, 26);
/// The session that is planned for today.
pub(super) const TODAY: u32 = 8;
/// The session after it, and in how many days it is planned.
pub(super) const NEXT: (u32, u64) = (9, 12);

impl Visit {
    /// When the worker came, counted back from today.
    pub fn arrival(&self, today: NaiveDate) -> Clock {
        let (hour, minute) = self.arrived;
        Clock::at(weekday(today, self.days_ago), time(hour, minute))
    }
}

/// When the worker stood before the door of the session that was missed.
pub(super) fn missed_at(today: NaiveDate) -> Clock {
    Clock::at(weekday(today, MISSED.1), time(10, 0))
}

/// The last weekday at least so many days ago.
pub(super) fn weekday(today: NaiveDate, days_ago: u64) -> NaiveDate {
    let mut day = today.checked_sub_days(Days::new(days_ago)).unwrap_or(today);
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        day = day.pred_opt().unwrap_or(day);
    }
    day
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}
