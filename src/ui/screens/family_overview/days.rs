//! Days in a few words: beneath a knob, and in a sentence that needs no weekday. Knows no page.

use chrono::{Datelike as _, Months, NaiveDate};

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
    // The turn of the year is near: what is to come in January needs no year.
    if day.year() == context.state.today.year() || is_near(context.state.today, day) {
        return context.say(&said);
    }
    context.say(&Message::new("line-day-year").with("day", said).with("year", day.year().to_string()))
}

/// Whether the two are less than half a year apart.
fn is_near(one: NaiveDate, other: NaiveDate) -> bool {
    let half = Months::new(6);
    let after = one.checked_add_months(half).is_none_or(|last| other < last);
    after && one.checked_sub_months(half).is_none_or(|first| other > first)
}
