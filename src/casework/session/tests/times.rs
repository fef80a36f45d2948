//! Clock times where the clocks change. The zone is drawn by hand, so that the test says the same everywhere.

use chrono::{FixedOffset, LocalResult};

use super::*;
use crate::casework::session::times::instants;

/// London in 2026: an hour ahead from 29 March, 01:00 UTC, to 25 October, 01:00 UTC.
#[derive(Clone)]
struct London;

impl London {
    fn ahead(utc: &NaiveDateTime) -> FixedOffset {
        let summer = *utc >= wall("2026-03-29 01:00") && *utc < wall("2026-10-25 01:00");
        FixedOffset::east_opt(if summer { 3600 } else { 0 }).unwrap()
    }
}

impl TimeZone for London {
    type Offset = FixedOffset;

    fn from_offset(_: &FixedOffset) -> Self {
        Self
    }

    fn offset_from_local_date(&self, date: &NaiveDate) -> LocalResult<FixedOffset> {
        LocalResult::Single(Self::ahead(&date.and_hms_opt(12, 0, 0).unwrap()))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> LocalResult<FixedOffset> {
        let offsets = [3600, 0].map(|seconds| FixedOffset::east_opt(seconds).unwrap());
        let fits = |offset: &&FixedOffset| Self::ahead(&(*local - **offset)) == **offset;
        match offsets.iter().filter(fits).collect::<Vec<_>>()[..] {
            [only] => LocalResult::Single(*only),
            [one, other] => LocalResult::Ambiguous(*one, *other),
            _ => LocalResult::None,
        }
    }

    fn offset_from_utc_date(&self, date: &NaiveDate) -> FixedOffset {
        Self::ahead(&date.and_hms_opt(12, 0, 0).unwrap())
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> FixedOffset {
        Self::ahead(utc)
    }
}

fn utc(text: &str) -> DateTime<Utc> {
    wall(text).and_utc()
}

type Read = Result<(Option<DateTime<Utc>>, Option<DateTime<Utc>>), &'static str>;

fn read(arrived: Option<&str>, leaving: Option<&str>) -> Read {
    instants(&London, None, arrived.map(wall), leaving.map(wall), utc("2026-12-01 00:00"))
        .map_err(|problem| problem.message.key)
}

#[test]
fn a_time_that_the_clocks_skipped_is_refused() {
    assert_eq!(read(Some("2026-03-29 01:30"), None), Err("error-time-skipped"));
    assert_eq!(read(Some("2026-03-29 00:30"), Some("2026-03-29 01:59")), Err("error-time-skipped"));
    let across = (Some(utc("2026-03-29 00:30")), Some(utc("2026-03-29 01:30")));
    assert_eq!(read(Some("2026-03-29 00:30"), Some("2026-03-29 02:30")), Ok(across), "an hour, not two");
}

#[test]
fn of_a_time_shown_twice_the_reading_is_taken_that_keeps_the_visit_forward() {
    let night = |arrived, leaving| read(Some(arrived), Some(leaving)).unwrap();
    let some = |one, other| (Some(utc(one)), Some(utc(other)));
    assert_eq!(night("2026-10-25 00:50", "2026-10-25 01:40"), some("2026-10-24 23:50", "2026-10-25 00:40"));
    assert_eq!(night("2026-10-25 01:50", "2026-10-25 01:10"), some("2026-10-25 00:50", "2026-10-25 01:10"));
    assert_eq!(night("2026-10-25 01:10", "2026-10-25 02:10"), some("2026-10-25 00:10", "2026-10-25 02:10"));
    // A measured arrival in the second hour: the leaving is of that hour too.
    let mut visit = crate::programme::HeldVisit::on(day("2026-10-25"));
    visit.arrived = Some(utc("2026-10-25 01:05"));
    let leaving = Some(wall("2026-10-25 01:45"));
    let read = instants(&London, Some(&visit), None, leaving, utc("2026-12-01 00:00")).unwrap();
    assert_eq!(read, (None, Some(utc("2026-10-25 01:45"))));
}
