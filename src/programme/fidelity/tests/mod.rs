//! Tests over more than one rule, and what the tests beside the rules make their facts with.

mod around;
mod docs;
mod programmes;
mod properties;
mod remedies;
mod sessions;
mod watching;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;

use super::each::{NotHeld, Tally};
use super::rules::heading::HeadingEvidence;
use super::rules::session_count::CountEvidence;
use super::rules::watched::WatchedEvidence;
use super::{CaseFacts, Evidence, RuleFinding, Verdict, evaluate};
use crate::base::{ClipId, MediaTime, PersonId, RecordId, RecordingId, SessionId, UserId};
use crate::programme::{
    Answer, CarerKind, Clip, ConsentRecord, EndReason, Ending, Entered, Entry, HeldVisit, Person,
    ProgrammeDefinition, Purpose, Recording, RecordingState, Referral, ReferralReason, Role, RuleId, Session,
    Showing, StaffTraining, Training, Vocabulary,
};

/// The first day of most tables.
pub(super) const FIRST: &str = "2026-01-05";

pub(super) const MUM: PersonId = PersonId::from_bytes([1; 16]);
pub(super) const CHILD: PersonId = PersonId::from_bytes([3; 16]);

pub(super) fn definition() -> ProgrammeDefinition {
    ProgrammeDefinition::with_id("video-feedback").unwrap().unwrap()
}

pub(super) fn vocabulary() -> Vocabulary {
    Vocabulary::ng26(&definition()).unwrap()
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn ten_o_clock(date: NaiveDate) -> DateTime<Utc> {
    date.and_hms_opt(10, 0, 0).unwrap().and_utc()
}

pub(super) fn id(number: u32) -> SessionId {
    SessionId::from_bytes(u128::from(number).to_be_bytes())
}

/// A visit from ten o'clock on, of so many seconds.
pub(super) fn visit(date: NaiveDate, seconds: i64) -> HeldVisit {
    let arrived = ten_o_clock(date);
    let leaving = arrived + TimeDelta::seconds(seconds);
    HeldVisit { arrived: Some(arrived), leaving: Some(leaving), ..HeldVisit::on(date) }
}

pub(super) fn held(number: u32, visit: HeldVisit) -> (SessionId, Session) {
    (id(number), Session { held: Some(visit), ..Session::new(number).unwrap() })
}

pub(super) fn planned(number: u32, date: NaiveDate) -> (SessionId, Session) {
    (id(number), Session { planned: Some(date), ..Session::new(number).unwrap() })
}

pub(super) fn film(session: u32, duration: MediaTime, state: RecordingState) -> Recording {
    let started = ten_o_clock(day("2026-01-05"));
    Recording {
        session: id(session),
        started,
        ended: None,
        duration,
        width: 1280,
        height: 720,
        cameras: Vec::new(),
        gaps: Vec::new(),
        state,
    }
}

/// Sessions 1, 2, … of an hour on these days, each with a film of a quarter of an hour.
pub(super) fn sound_sessions(dates: &[NaiveDate]) -> CaseFacts {
    let mut facts = CaseFacts::default();
    for (number, date) in (1..).zip(dates) {
        facts.sessions.push(held(number, visit(*date, 3600)));
        facts.recordings.push(film(number, MediaTime::from_secs(900), RecordingState::Complete));
    }
    facts
}

/// So many days: the first, then one every `apart` days.
pub(super) fn every(apart: u64, count: u64, first: &str) -> Vec<NaiveDate> {
    (0..count).map(|number| day(first) + Days::new(apart * number)).collect()
}

pub(super) fn finding(facts: &CaseFacts, today: &str, rule: RuleId, session: Option<u32>) -> RuleFinding {
    let findings = evaluate(&definition(), &vocabulary(), facts, day(today));
    let mut found = findings.into_iter().filter(|finding| finding.rule == rule && finding.session == session);
    let first = found.next().unwrap();
    assert_eq!(found.next(), None, "one finding a rule and session");
    first
}

pub(super) fn verdict(facts: &CaseFacts, today: &str, rule: RuleId, session: Option<u32>) -> Verdict {
    finding(facts, today, rule, session).verdict
}

pub(super) fn shipped(id: &str) -> ProgrammeDefinition {
    ProgrammeDefinition::with_id(id).unwrap().unwrap()
}

pub(super) fn of(
    definition: &ProgrammeDefinition,
    facts: &CaseFacts,
    today: &str,
    rule: RuleId,
) -> Vec<RuleFinding> {
    let findings = evaluate(definition, &vocabulary(), facts, day(today));
    findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

/// The verdict on the programme as a whole.
pub(super) fn whole(id: &str, facts: &CaseFacts, today: &str, rule: RuleId) -> Verdict {
    let found = of(&shipped(id), facts, today, rule);
    found.iter().find(|finding| finding.session.is_none()).unwrap().verdict
}

/// Visits of an hour on these days, without film.
pub(super) fn visits(dates: &[NaiveDate]) -> CaseFacts {
    CaseFacts { recordings: Vec::new(), ..sound_sessions(dates) }
}

pub(super) fn child(born: &str) -> Person {
    Person::new(CHILD, Role::Child { born: Some(day(born)) }, "")
}

pub(super) fn carer(id: PersonId) -> Person {
    Person::new(id, Role::Carer { kind: CarerKind::Parent }, "")
}

pub(super) fn consent(person: PersonId, purpose: Purpose, answer: Answer, on: &str) -> ConsentRecord {
    let on = day(on);
    ConsentRecord { person, purpose, answer, scope: "".into(), on, recorded: ten_o_clock(on) }
}

pub(super) fn entered(key: u8, entry: Entry) -> Entered {
    let at = ten_o_clock(day("2026-01-01"));
    Entered { id: RecordId::from_bytes([key; 16]), by: UserId::from_bytes([9; 16]), at, entry }
}

/// Everybody's first colleague.
pub(super) const WORKER: UserId = UserId::from_bytes([1; 16]);

/// A training of [`WORKER`]'s in these things, confirmed before anything began.
pub(super) fn trained(subjects: &[&str], completed: &str, expires: Option<&str>) -> StaffTraining {
    let training = Training {
        user: WORKER,
        what: "a course".into(),
        subjects: subjects.iter().map(|word| word.parse().unwrap()).collect(),
        completed: day(completed),
        expires: expires.map(day),
        experienced_with_children: true,
    };
    StaffTraining { training, confirmed: Some(day("2020-01-01")) }
}

/// Any training of one of two people, in some of what rules ask for.
pub(super) fn any_training() -> impl Strategy<Value = StaffTraining> {
    const WORDS: [&str; 7] = [
        "domain:attachment",
        "domain:socioeconomic-factors",
        "domain:other-difficulties",
        "domain:referral",
        "programme:video-feedback",
        "programme:play-group",
        "tool:ainsworth",
    ];
    let days = (0..40_u64, proptest::option::of(0..40_u64), proptest::option::of(0..40_u64));
    let subjects = proptest::sample::subsequence(WORDS.to_vec(), 1..=WORDS.len());
    (1..3_u8, subjects, days, any::<bool>()).prop_map(
        |(user, subjects, (from, last, confirmed), experienced)| {
            let on = |after: u64| day(FIRST) + Days::new(after);
            let mut known = trained(&subjects, FIRST, None);
            known.training.user = UserId::from_bytes([user; 16]);
            known.training.completed = on(from);
            known.training.expires = last.map(|last| on(from + last));
            known.training.experienced_with_children = experienced;
            StaffTraining { confirmed: confirmed.map(on), ..known }
        },
    )
}

/// That the pathway ended well, and on which day it was opened again, if it was.
pub(super) fn ending(on: &str, reopened: Option<&str>) -> Entry {
    let (on, reopened) = (day(on), reopened.map(day));
    Entry::Ending(Ending { on, why: EndReason::FinishedWell, words: "".into(), reopened })
}

pub(super) fn referral(on: &str) -> Entry {
    let why = ReferralReason::EdgeOfCare;
    Entry::Referral(Referral { on: day(on), from: None, why, words: "".into() })
}

/// Better is smaller.
pub(super) fn badness(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Met | Verdict::NotApplicable => 0,
        Verdict::NotYet => 1,
        Verdict::AtRisk => 2,
        Verdict::NotMet => 3,
    }
}

pub(super) fn minutes(whole: i64) -> MediaTime {
    MediaTime::from_secs(whole * 60)
}

pub(super) fn clip_id(key: u32) -> ClipId {
    ClipId::from_bytes(u128::from(key).to_be_bytes())
}

/// A clip of ten seconds of a session's film.
pub(super) fn clip(key: u32, session: u32, tag: &str) -> (ClipId, Clip) {
    let clip = Clip {
        recording: RecordingId::from_bytes(u128::from(session).to_be_bytes()),
        session: id(session),
        start: MediaTime::from_secs(30),
        end: MediaTime::from_secs(40),
        tags: vec![tag.to_owned()],
        note: "".into(),
        words_for_parents: "".into(),
        starred: false,
        earlier: None,
        aims: Vec::new(),
        shown_despite: None,
    };
    (clip_id(key), clip)
}

/// That a clip of ten seconds was played so far at a session.
pub(super) fn shown(at: u32, key: u32, tag: &str, played: MediaTime, earlier: Option<u32>) -> Showing {
    Showing {
        session: id(at),
        clip: clip_id(key),
        recording: RecordingId::from_bytes([1; 16]),
        started: ten_o_clock(day(FIRST)),
        played,
        clip_length: MediaTime::from_secs(10),
        tags: vec![tag.to_owned()],
        earlier: earlier.map(clip_id),
        aims: Vec::new(),
    }
}

pub(super) fn whole_clip() -> MediaTime {
    MediaTime::from_secs(10)
}

pub(super) fn sessions(count: u64) -> CaseFacts {
    sound_sessions(&every(12, count, FIRST))
}

pub(super) fn heading(facts: &CaseFacts, today: &str, wanted: &str) -> (Verdict, Evidence) {
    let findings = evaluate(&definition(), &vocabulary(), facts, day(today));
    let found = findings
        .into_iter()
        .find(|finding| matches!(finding.evidence.get(), Some(HeadingEvidence { heading, .. }) if heading == wanted));
    let found = found.unwrap();
    (found.verdict, found.evidence)
}
