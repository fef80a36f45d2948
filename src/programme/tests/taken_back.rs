//! A day that was given to a session by mistake is taken back, as long as nothing else became of it.

use chrono::{DateTime, Utc};

use super::*;
use crate::programme::{Session, SessionError};

const TODAY: &str = "2026-01-11";

fn at(time: &str) -> DateTime<Utc> {
    time.parse().unwrap()
}

fn moved() -> Session {
    let mut session = Session::new(1).unwrap();
    session.plan_for(day("2026-01-12")).unwrap();
    session.move_to(day("2026-01-14"), "ill".into(), at("2026-01-11T08:00:00Z"), day(TODAY)).unwrap();
    session
}

#[test]
fn a_move_is_taken_back_as_if_it_had_never_been() {
    let mut session = moved();
    session.take_back_day(day("2026-01-14"), day(TODAY)).unwrap();
    assert_eq!((session.planned, session.moved.len()), (Some(day("2026-01-12")), 0));
    session.take_back_day(day("2026-01-12"), day(TODAY)).unwrap();
    assert_eq!(session, Session::new(1).unwrap());
}

#[test]
fn what_was_changed_since_is_left_as_it_is() {
    let refused = Err(SessionError::ChangedSince);
    let mut again = moved();
    again.move_to(day("2026-01-16"), "away".into(), at("2026-01-11T09:00:00Z"), day(TODAY)).unwrap();
    let mut missed = moved();
    missed.miss("nobody at home".into(), day(TODAY)).unwrap();
    for mut session in [again, missed] {
        let before = session.clone();
        assert_eq!(session.take_back_day(day("2026-01-14"), day(TODAY)), refused);
        assert_eq!(session, before);
    }
    let mut session = moved();
    assert_eq!(session.take_back_day(day("2026-01-14"), day("2026-01-12")), refused, "on another day");
    let mut session = Session::new(1).unwrap();
    assert_eq!(session.take_back_day(day("2026-01-14"), day(TODAY)), refused);
}
