//! How far a programme has come, in numbers.

use super::{day, video_feedback};
use crate::base::SessionId;
use crate::programme::fidelity::CaseFacts;
use crate::programme::timeline::timeline;
use crate::programme::{HeldVisit, Progress, Session, progress};

/// So many sessions from a day on, this far apart, each an hour long.
fn held(count: u32, apart: u64, first: &str) -> CaseFacts {
    let session = |number: u32| {
        let on = day(first) + chrono::Days::new(u64::from(number - 1) * apart);
        let at = |hour: u32| on.and_hms_opt(hour, 0, 0).map(|time| time.and_utc());
        let visit = HeldVisit { arrived: at(10), leaving: at(11), ..HeldVisit::on(on) };
        let session = Session { held: Some(visit), ..Session::new(number).unwrap() };
        (SessionId::from_bytes(u128::from(number).to_be_bytes()), session)
    };
    CaseFacts { sessions: (1..=count).map(session).collect(), ..CaseFacts::default() }
}

fn at(facts: &CaseFacts, today: &str) -> Progress {
    progress(facts, &video_feedback(), &timeline(facts, &video_feedback(), day(today)))
}

#[test]
fn sessions_to_come_must_lie_so_close_that_the_last_is_in_time() {
    let mut facts = held(6, 14, "2026-09-14");
    // One today, and three more until four months after the first: 45 days.
    let by = Some(day("2027-01-14"));
    let told = at(&facts, "2026-11-30");
    assert_eq!(told, Progress { held: 6, of: Some(10), to_come: 4, by, at_most_days: Some(15), ended: None });
    let over = at(&facts, "2026-11-23");
    assert_eq!((over.held, over.to_come), (6, 4), "that day's visit is over");
    facts.sessions[5].1.held.as_mut().unwrap().leaving = None;
    let under_way = at(&facts, "2026-11-23");
    assert_eq!((under_way.held, under_way.to_come), (5, 5), "one is under way, and left to hold");
}

#[test]
fn a_programme_that_is_too_late_ended_or_whole_says_no_distance() {
    let facts = held(6, 14, "2026-09-14");
    assert_eq!(at(&facts, "2027-02-01").at_most_days, None, "its time is over");
    assert_eq!(at(&facts, "2027-01-13").at_most_days, None, "four do not fit into two days");
    let whole = held(10, 11, "2026-09-14");
    assert_eq!(at(&whole, "2027-01-10"), Progress { held: 10, of: Some(10), ..Progress::default() });
    let ended = at(&CaseFacts { ended: Some(day("2026-12-01")), ..facts }, "2026-12-02");
    assert_eq!((ended.to_come, ended.by, ended.ended), (0, None, Some(day("2026-12-01"))));
}
