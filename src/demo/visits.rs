//! A session of the demonstration as a row of a table: when the worker came, how long they stayed, what was filmed, and
//! how it had been planned. Knows no vault.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use crate::casework::Clock;

/// One of the demonstration's sessions.
pub(crate) struct Visit {
    pub number: u32,
    /// At most so many days ago: visits are made on weekdays.
    pub days_ago: u64,
    /// When the worker came, as hour and minute.
    pub arrived: (u32, u32),
    /// How long the worker stayed.
    pub minutes: i64,
    /// How much of it is filmed; nothing in a programme that does not film.
    pub film_minutes: i64,
    /// Which of the plays it is filmed from.
    pub play: usize,
    /// What it was about.
    pub focus: &'static str,
    /// The aims it served.
    pub aims: &'static [&'static str],
    /// What the parents said when they watched; they watched nothing where this is missing.
    pub said: Option<&'static str>,
    /// How many days earlier it had been planned for, and why it was moved.
    pub moved: Option<(u64, &'static str)>,
}

impl Visit {
    /// When the worker came, counted back from today.
    pub fn arrival(&self, today: NaiveDate) -> Clock {
        let (hour, minute) = self.arrived;
        Clock::at(weekday(today, self.days_ago), time(hour, minute))
    }
}

/// The last weekday at least so many days ago.
pub(crate) fn weekday(today: NaiveDate, days_ago: u64) -> NaiveDate {
    let mut day = today.checked_sub_days(Days::new(days_ago)).unwrap_or(today);
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        day = day.pred_opt().unwrap_or(day);
    }
    day
}

pub(crate) fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}
