//! Tests of the demonstration's sessions: whenever it is made they lie in the past, on mornings of weekdays, and the
//! rules find what it is to show. The films are made in `tests/command_line.rs`.

use chrono::{Datelike, NaiveDate, Timelike, Weekday};

use super::story::{FILMING_AFTER, spread};
use super::visits::{MISSED, NEXT, TODAY, missed_at};
use super::*;
use crate::app::desk::shipped_programme;
use crate::base::SessionId;
use crate::media::rehearsal::{Episode, EpisodeKind};
use crate::programme::fidelity::{CaseFacts, Finding, Verdict, evaluate};
use crate::programme::{HeldVisit, Recording, RecordingState, Session, Vocabulary};

fn days() -> impl Iterator<Item = NaiveDate> {
    // Two years with a leap day in them.
    NaiveDate::from_ymd_opt(2027, 6, 1).unwrap().iter_days().take(731)
}

fn facts(today: NaiveDate) -> CaseFacts {
    let (mut sessions, mut recordings) = (Vec::new(), Vec::new());
    for visit in &VISITS {
        let (id, arrival) = (SessionId::random(), visit.arrival(today));
        let mut held = HeldVisit::on(arrival.today);
        held.arrived = Some(arrival.now);
        held.leaving = Some(arrival.later(TimeDelta::minutes(visit.minutes)).now);
        sessions.push((id, Session { held: Some(held), ..Session::new(visit.number).unwrap() }));
        recordings.push(Recording {
            session: id,
            started: arrival.now,
            ended: None,
            duration: MediaTime::from_minutes(visit.film_minutes),
            width: 2,
            height: 2,
            cameras: Vec::new(),
            gaps: 0,
            state: RecordingState::Complete,
        });
    }
    CaseFacts { start: Some(VISITS[0].arrival(today).today), sessions, recordings, ..CaseFacts::default() }
}

#[test]
fn sessions_are_held_on_past_mornings_of_weekdays_one_after_the_other() {
    for today in days() {
        let arrivals: Vec<_> = VISITS.iter().map(|visit| visit.arrival(today)).collect();
        for (visit, arrival) in VISITS.iter().zip(&arrivals) {
            assert!(arrival.today < today);
            assert!(!matches!(arrival.today.weekday(), Weekday::Sat | Weekday::Sun), "{arrival:?}");
            assert!((9..12).contains(&visit.arrived.0));
            let filmed = FILMING_AFTER + TimeDelta::minutes(visit.film_minutes);
            assert!(filmed < TimeDelta::minutes(visit.minutes), "filming ends before the worker leaves");
            assert_eq!(arrival.now.second(), 0);
        }
        assert!(arrivals.windows(2).all(|pair| (pair[1].today - pair[0].today).num_days() > 7));
    }
}

#[test]
fn the_missed_session_lies_between_those_around_it_and_numbers_go_on() {
    for today in days() {
        let around: Vec<_> = VISITS.iter().map(|visit| (visit.number, visit.arrival(today).today)).collect();
        let missed = missed_at(today).today;
        assert!(around.iter().all(|(number, day)| (*number < MISSED.0) == (*day < missed)), "{today}");
    }
    assert_eq!((VISITS[5].number + 1, TODAY + 1), (TODAY, NEXT.0));
}

#[test]
fn the_span_is_at_risk_and_one_session_was_too_short_whenever_it_is_made() {
    let programme = shipped_programme().unwrap();
    let vocabulary = Vocabulary::ng26(&programme).unwrap();
    for today in days() {
        let findings = evaluate(&programme, &vocabulary, &facts(today), today);
        let verdict = |rule: &str, session| {
            let is_it = |finding: &&Finding| finding.rule.as_str() == rule && finding.session == session;
            findings.iter().find(is_it).map(|finding| finding.verdict)
        };
        // NG26 1.4.2: "10 sessions (each lasting at least 60 minutes) over 3 to 4 months"
        assert_eq!(verdict("V1.span", None), Some(Verdict::AtRisk), "{today}");
        for number in VISITS.map(|visit| visit.number) {
            let expected = if number == 4 { Verdict::NotMet } else { Verdict::Met };
            assert_eq!(verdict("V1.length", Some(number)), Some(expected), "{today}: session {number}");
            // NG26 1.4.2: "filming … for 10 to 20 minutes every session"
            assert_eq!(verdict("V2.filmed", Some(number)), Some(Verdict::Met), "{today}: session {number}");
        }
    }
}

#[test]
fn clips_are_spread_over_a_film_that_repeats() {
    let episode = |number: i64| Episode {
        kind: EpisodeKind::AdultWaits,
        from: MediaTime::from_secs(number),
        to: MediaTime::from_secs(number + 1),
        answered: true,
    };
    // Five episodes a round, 24 rounds.
    let episodes: Vec<_> = (0..120).map(episode).collect();
    let chosen: Vec<_> = spread(&episodes, 6).map(|episode| episode.from.ms() / 1000).collect();
    assert_eq!(chosen, [0, 21, 42, 63, 84, 105]);
    assert_eq!(chosen.iter().map(|number| number % 5).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 0]);
    assert_eq!(spread(&episodes[..3], 6).count(), 3);
    assert_eq!(spread(&[], 6).count(), 0);
}
