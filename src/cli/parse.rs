//! Days, purposes and what a training is in, as they are typed.

use chrono::{Datelike, NaiveDate};

use crate::casework::Problem;
use crate::programme::{Purpose, TrainingDomain, TrainingSubject};
use crate::words::Message;

/// No day of a family or a training lies before this year: an earlier one is a slip.
const FIRST_YEAR: i32 = 1900;

/// A date as year-month-day, with four digits for the year.
pub fn date(text: &str) -> Result<NaiveDate, Problem> {
    let wrong = || Problem::refused(Message::new("error-date").with("text", text));
    let text = text.trim();
    let four = text.split('-').next().is_some_and(|year| year.len() == 4);
    let date: NaiveDate = text.parse().map_err(|_| wrong())?;
    if four && date.year() >= FIRST_YEAR { Ok(date) } else { Err(wrong()) }
}

/// One purpose of consent by its word.
pub fn purpose(word: &str) -> Result<Purpose, Problem> {
    word.parse().map_err(|_| {
        let known = Purpose::ALL.map(Purpose::as_str).join(", ");
        Problem::refused(Message::new("error-unknown-purpose").with("text", word).with("known", known))
    })
}

/// What a training is in, by its word.
pub fn subject(word: &str) -> Result<TrainingSubject, Problem> {
    word.trim().parse().map_err(|_| {
        let known = TrainingDomain::ALL.map(|domain| TrainingSubject::Domain(domain).to_string()).join(", ");
        Problem::refused(Message::new("error-unknown-subject").with("text", word).with("known", known))
    })
}
