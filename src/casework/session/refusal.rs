//! Why a session cannot be changed as it was asked, in a sentence. Changes nothing.

use chrono::NaiveDate;

use crate::casework::problem::Problem;
use crate::programme::SessionError;
use crate::words::Message;

/// Why a session cannot be changed so, as a sentence.
pub(super) fn session_problem(error: SessionError) -> Problem {
    use SessionError as E;
    let with_day = |key, day: NaiveDate| Message::new(key).with("day", day.to_string());
    Problem::refused(match error {
        E::NumberZero => Message::new("error-session-zero"),
        E::NoReason => Message::new("error-no-reason"),
        E::LeavingBeforeArrival => Message::new("error-leaving-before-arrival"),
        E::Held { on } => with_day("error-session-held", on),
        E::NotHeld => Message::new("error-session-not-held"),
        E::NotPlanned => Message::new("error-session-not-planned"),
        E::AlreadyPlanned { day } => with_day("error-session-planned", day),
        E::SameDay { day } => with_day("error-session-same-day", day),
        E::ChangedSince => Message::new("undo-changed-since"),
        E::AlreadyArrived => Message::new("error-already-arrived"),
        E::AlreadyLeft => Message::new("error-already-left"),
    })
}
