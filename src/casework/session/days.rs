//! Which days are taken for meant. The bounds only catch slips of the keyboard; none is a number of the guidance.

use chrono::{Days, NaiveDate};

use crate::casework::problem::Problem;
use crate::words::Message;

/// How far ahead someone plans, or has a consent hold from.
const AHEAD: Days = Days::new(2 * 366);
/// How far back an answer of today's families can lie.
const BACK: Days = Days::new(20 * 366);
/// How far back a training of someone who works today can lie.
const WORKING_LIFE: Days = Days::new(60 * 366);

/// Refuses a day that has passed, or lies too far ahead to be meant.
pub fn to_come(day: NaiveDate, today: NaiveDate) -> Result<(), Problem> {
    if day < today {
        return Err(Problem::refused(Message::new("error-day-passed").with("day", day.to_string())));
    }
    near(day, today)
}

/// Refuses a day before anybody who works today can have been trained.
pub fn in_a_working_life(day: NaiveDate, today: NaiveDate) -> Result<(), Problem> {
    between(day, today, WORKING_LIFE)
}

/// Refuses a day that lies too far from today to be meant.
pub fn near(day: NaiveDate, today: NaiveDate) -> Result<(), Problem> {
    between(day, today, BACK)
}

fn between(day: NaiveDate, today: NaiveDate, back: Days) -> Result<(), Problem> {
    let bounds = (today.checked_sub_days(back), today.checked_add_days(AHEAD));
    let within = matches!(bounds, (Some(first), Some(last)) if (first..=last).contains(&day));
    let far = || Problem::refused(Message::new("error-day-far").with("day", day.to_string()));
    within.then_some(()).ok_or_else(far)
}
