//! Tests of the rules: tables that quote the guidance, and properties over random facts.

mod around;
mod docs;
mod programmes;
mod properties;
mod remedies;
mod sessions;
mod span;
mod watching;
mod worker;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use super::each::{NotHeld, Tally};
use super::rules::aims::AimEvidence;
use super::rules::change::ChangeEvidence;
use super::rules::contents::ContentEvidence;
use super::rules::filmed::FilmEvidence;
use super::rules::first::FirstEvidence;
use super::rules::heading::HeadingEvidence;
use super::rules::place::PlaceEvidence;
use super::rules::session_count::CountEvidence;
use super::rules::session_length::LengthEvidence;
use super::rules::span::SpanEvidence;
use super::rules::watched::WatchedEvidence;
use super::rules::worker::{WorkerEvidence, WorkerStanding};
use super::{CaseFacts, Evidence, RuleFinding, Verdict, evaluate};
use crate::base::{MediaTime, SessionId};
use crate::programme::{
    HeldVisit, ProgrammeDefinition, Recording, RecordingState, RuleId, Session, Vocabulary,
};

fn definition() -> ProgrammeDefinition {
    ProgrammeDefinition::with_id("video-feedback").unwrap().unwrap()
}

fn vocabulary() -> Vocabulary {
    Vocabulary::ng26(&definition()).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn ten_o_clock(date: NaiveDate) -> DateTime<Utc> {
    date.and_hms_opt(10, 0, 0).unwrap().and_utc()
}

fn id(number: u32) -> SessionId {
    SessionId::from_bytes(u128::from(number).to_be_bytes())
}

/// A visit from ten o'clock on, of so many seconds.
fn visit(date: NaiveDate, seconds: i64) -> HeldVisit {
    let arrived = ten_o_clock(date);
    let leaving = arrived + TimeDelta::seconds(seconds);
    HeldVisit { arrived: Some(arrived), leaving: Some(leaving), ..HeldVisit::on(date) }
}

fn held(number: u32, visit: HeldVisit) -> (SessionId, Session) {
    (id(number), Session { held: Some(visit), ..Session::new(number).unwrap() })
}

fn planned(number: u32, date: NaiveDate) -> (SessionId, Session) {
    (id(number), Session { planned: Some(date), ..Session::new(number).unwrap() })
}

fn film(session: u32, duration: MediaTime, state: RecordingState) -> Recording {
    let started = ten_o_clock(day("2026-01-05"));
    Recording {
        session: id(session),
        started,
        ended: None,
        duration,
        width: 1280,
        height: 720,
        cameras: Vec::new(),
        gaps: 0,
        state,
    }
}

/// Sessions 1, 2, … of an hour on these days, each with a film of a quarter of an hour.
fn sound_sessions(dates: &[NaiveDate]) -> CaseFacts {
    let mut facts = CaseFacts::default();
    for (number, date) in (1..).zip(dates) {
        facts.sessions.push(held(number, visit(*date, 3600)));
        facts.recordings.push(film(number, MediaTime::from_secs(900), RecordingState::Complete));
    }
    facts
}

/// So many days: the first, then one every `apart` days.
fn every(apart: u64, count: u64, first: &str) -> Vec<NaiveDate> {
    (0..count).map(|number| day(first) + Days::new(apart * number)).collect()
}

fn finding(facts: &CaseFacts, today: &str, rule: RuleId, session: Option<u32>) -> RuleFinding {
    let findings = evaluate(&definition(), &vocabulary(), facts, day(today));
    let mut found = findings.into_iter().filter(|finding| finding.rule == rule && finding.session == session);
    let first = found.next().unwrap();
    assert_eq!(found.next(), None, "one finding a rule and session");
    first
}

fn verdict(facts: &CaseFacts, today: &str, rule: RuleId, session: Option<u32>) -> Verdict {
    finding(facts, today, rule, session).verdict
}
