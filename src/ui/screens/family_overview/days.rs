//! Days in a few words: beneath a knob, and in a sentence that needs no weekday. Knows no page.

use chrono::{Datelike as _, NaiveDate};

use crate::ui::context::Context;
use crate::words::Message;

/// A day and the short name of its month.
pub fn short(context: &Context<'_>, day: NaiveDate) -> String {
    let month = Message::new("line-month-short").with("month", day.month());
    context.say(&Message::new("line-day").with("day", day.day().to_string()).with("month", month))
}

/// A day and its month, with the year where it is another.
pub fn long(context: &Context<'_>, day: NaiveDate) -> String {
    let said =
        Message::new("line-day").with("day", day.day().to_string()).with("month", context.words.month(day));
    if day.year() == context.state.today.year() {
        return context.say(&said);
    }
    // The turn of the year is near: what is to come in January needs no year.
    let months = (day.year() - context.state.today.year()) * 12 + month0(day) - month0(context.state.today);
    if (-6..=6).contains(&months) {
        return context.say(&said);
    }
    context.say(&Message::new("line-day-year").with("day", said).with("year", day.year().to_string()))
}

fn month0(day: NaiveDate) -> i32 {
    i32::try_from(day.month0()).unwrap_or(0)
}
