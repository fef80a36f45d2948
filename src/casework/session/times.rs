//! A clock time on the wall as an instant: what a correction says, in the time zone of the family's home. Knows no
//! record but the visit.

use chrono::{DateTime, LocalResult, NaiveDateTime, TimeZone, Utc};

use crate::casework::problem::Problem;
use crate::programme::{HeldVisit, LONGEST_VISIT};
use crate::words::Message;

/// A visit's arrival and leaving, each where it is said.
pub type Instants = (Option<DateTime<Utc>>, Option<DateTime<Utc>>);

/// Arrival and leaving as instants.
///
/// A time that the clocks skipped on that day is refused. Of a time that they showed twice the first is taken,
/// unless the visit would then end before it began.
pub fn instants<Z: TimeZone>(
    zone: &Z,
    measured: Option<&HeldVisit>,
    arrived: Option<NaiveDateTime>,
    leaving: Option<NaiveDateTime>,
    now: DateTime<Utc>,
) -> Result<Instants, Problem> {
    let arrived = arrived.map(|wall| readings(zone, wall)).transpose()?.map(|(first, _)| first);
    let began = arrived.or_else(|| measured.and_then(|visit| visit.arrived));
    let leaving = leaving
        .map(|wall| readings(zone, wall))
        .transpose()?
        .map(|(first, second)| if began.is_some_and(|began| first < began) { second } else { first });
    if arrived.max(leaving).is_some_and(|latest| latest > now) {
        return Err(Problem::refused("error-time-in-future"));
    }
    let ended = leaving.or_else(|| measured.and_then(|visit| visit.leaving));
    if let (Some(began), Some(ended)) = (began, ended) {
        not_too_long(began, ended)?;
    }
    Ok((arrived, leaving))
}

/// Refuses a visit that lasts longer than any does.
pub fn not_too_long(began: DateTime<Utc>, ended: DateTime<Utc>) -> Result<(), Problem> {
    if ended - began > LONGEST_VISIT { Err(Problem::refused("error-visit-too-long")) } else { Ok(()) }
}

/// The instants at which the clock on the wall showed that time: one, or the first and the second.
fn readings<Z: TimeZone>(zone: &Z, wall: NaiveDateTime) -> Result<(DateTime<Utc>, DateTime<Utc>), Problem> {
    match zone.from_local_datetime(&wall) {
        LocalResult::Single(at) => Ok((at.to_utc(), at.to_utc())),
        LocalResult::Ambiguous(one, other) => {
            let (one, other) = (one.to_utc(), other.to_utc());
            Ok((one.min(other), one.max(other)))
        }
        LocalResult::None => {
            let time = wall.format("%Y-%m-%d %H:%M").to_string();
            Err(Problem::refused(Message::new("error-time-skipped").with("time", time)))
        }
    }
}
