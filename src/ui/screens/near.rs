//! Days as one speaks of them.

use chrono::{Days, NaiveDate};

use crate::ui::context::Context;

/// Today, tomorrow, yesterday, or a day by its date.
pub fn near(context: &Context<'_>, day: NaiveDate) -> String {
    let today = context.state.today;
    if day == today {
        context.get("date-today")
    } else if Some(day) == today.checked_add_days(Days::new(1)) {
        context.get("date-tomorrow")
    } else if Some(day) == today.checked_sub_days(Days::new(1)) {
        context.get("date-yesterday")
    } else {
        context.words.day(day)
    }
}
