//! Lengths of visits and films in words.

use crate::base::MediaTime;
use crate::words::Message;

/// How long a visit lasted: in minutes, from an hour on in hours and minutes.
pub fn length(length: MediaTime) -> Message {
    let minutes = whole_minutes(length);
    if minutes < 60 {
        return Message::new("line-minutes").with("minutes", minutes);
    }
    let rest = minutes % 60;
    let hours = Message::new("line-hours").with("hours", minutes / 60).with("minutes", rest);
    hours.with("rest", format!("{rest:02}"))
}

/// Whole minutes of a time.
pub(super) fn whole_minutes(time: MediaTime) -> u32 {
    u32::try_from(time.ns() / MediaTime::from_minutes(1).ns()).unwrap_or(0)
}
