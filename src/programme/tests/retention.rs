//! How long film and records are kept: tables with leap days, and what holds whatever the days are.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{day, video_feedback};
use crate::base::{RecordId, RecordingId, Redacted, UserId};
use crate::programme::retention::{
    CountedFrom, Due, EraseBy, FilmRetentionRule, FilmedProgramme, birthday, erase_by, in_force,
    standing_holds,
};
use crate::programme::{
    Article6, Article9, FilmHold, HeldVisit, HoldGround, HoldLifted, LawfulBasis, RetentionSubject,
    ServiceRetention, Session, current_basis,
};

fn held(number: u32, on: NaiveDate) -> Session {
    let mut session = Session::new(number).unwrap();
    session.held = Some(HeldVisit::on(on));
    session
}

fn sessions(days: &[&str]) -> Vec<Session> {
    (1..).zip(days).map(|(number, on)| held(number, day(on))).collect()
}

/// Ten sessions, the last on this day.
fn all_held(last: &str) -> Vec<Session> {
    let last = day(last);
    (1..=10).map(|number| held(number, last - Days::new(u64::from(10 - number) * 9))).collect()
}

fn film_rule() -> FilmRetentionRule {
    video_feedback().retention.unwrap().film
}

fn by(sessions: &[Session], film: &str, today: &str) -> EraseBy {
    ended(sessions, None, film, today)
}

/// As of a programme that was ended on a day.
fn ended(sessions: &[Session], end: Option<&str>, film: &str, today: &str) -> EraseBy {
    let definition = video_feedback();
    let programme =
        FilmedProgramme { definition: &definition, sessions: sessions.iter().collect(), ended: end.map(day) };
    erase_by(&programme, &film_rule(), day(film), day(today))
}

#[test]
fn what_ships_names_its_source() {
    let rules = video_feedback().retention.unwrap();
    assert_eq!((rules.film.months, rules.film.soon_days, rules.film.source.as_str()), (2, 14, "Attune"));
    assert_eq!(rules.records.birthday, 75);
    let source = "Care Planning, Placement and Case Review (England) Regulations 2010, reg. 50";
    assert_eq!(rules.records.source, source);
    assert!(
        rules.records.why.contains("looked-after") && rules.records.why.contains("own schedule goes first")
    );
}

#[test]
fn the_day_is_counted_from_the_end_of_the_programme() {
    use CountedFrom::{FilmDay, LastSession, LatestEnd};
    let two = &["2026-01-10", "2026-01-24"][..];
    let late = &["2026-01-10", "2026-06-20"][..];
    let end = |on| LastSession(day(on));
    for (name, sessions, film, counted, erase) in [
        ("all held", all_held("2026-04-30"), "2026-02-01", end("2026-04-30"), "2026-06-30"),
        (
            "two months from 31 December",
            all_held("2025-12-31"),
            "2025-10-01",
            end("2025-12-31"),
            "2026-02-28",
        ),
        ("in a leap year", all_held("2023-12-31"), "2023-10-01", end("2023-12-31"), "2024-02-29"),
        ("from 29 February", all_held("2024-02-29"), "2024-01-01", end("2024-02-29"), "2024-04-29"),
        ("some to come", sessions(two), "2026-01-10", LatestEnd(day("2026-05-10")), "2026-07-10"),
        ("it runs late", sessions(late), "2026-01-10", LatestEnd(day("2026-06-20")), "2026-08-20"),
        ("no session", Vec::new(), "2026-03-31", FilmDay(day("2026-03-31")), "2026-05-31"),
        (
            "newer than the end",
            all_held("2026-04-30"),
            "2026-05-02",
            FilmDay(day("2026-05-02")),
            "2026-07-02",
        ),
    ] {
        let found = by(&sessions, film, "2026-12-01");
        assert_eq!((found.counted, found.day), (counted, day(erase)), "{name}");
    }
}

#[test]
fn missed_and_planned_sessions_end_no_programme_and_one_number_counts_once() {
    let mut sessions = all_held("2026-04-30");
    sessions[9].held = None;
    sessions[9].planned = Some(day("2026-04-30"));
    assert!(matches!(by(&sessions, "2026-02-01", "2026-12-01").counted, CountedFrom::LatestEnd(_)));
    sessions.push(held(3, day("2026-03-01")));
    assert!(matches!(by(&sessions, "2026-02-01", "2026-12-01").counted, CountedFrom::LatestEnd(_)));
    sessions.push(held(11, day("2026-05-20")));
    assert_eq!(
        by(&sessions, "2026-02-01", "2026-12-01").counted,
        CountedFrom::LastSession(day("2026-05-20")),
        "another in the place of one that was missed"
    );
    assert!(
        matches!(by(&sessions, "2026-02-01", "2026-05-19").counted, CountedFrom::LatestEnd(_)),
        "not before that day"
    );
}

/// A programme that was stopped early counts from its end, not from the latest day it might have lasted.
#[test]
fn a_programme_that_was_stopped_counts_from_its_end() {
    use CountedFrom::{Ended, FilmDay, LastSession, LatestEnd};
    let two = || sessions(&["2026-01-10", "2026-01-24"]);
    for (name, sessions, end, film, today, counted, erase) in [
        ("stopped", two(), "2026-02-01", "2026-01-10", "2026-12-01", Ended(day("2026-02-01")), "2026-04-01"),
        (
            "on a leap day",
            sessions(&["2024-01-10"]),
            "2024-02-29",
            "2024-01-10",
            "2024-12-01",
            Ended(day("2024-02-29")),
            "2024-04-29",
        ),
        (
            "at the end of a year",
            sessions(&["2025-12-10"]),
            "2025-12-31",
            "2025-12-10",
            "2026-12-01",
            Ended(day("2025-12-31")),
            "2026-02-28",
        ),
        (
            "a visit after its end",
            two(),
            "2026-01-20",
            "2026-01-10",
            "2026-12-01",
            Ended(day("2026-01-24")),
            "2026-03-24",
        ),
        (
            "stopped later than it might have lasted",
            two(),
            "2026-08-01",
            "2026-01-10",
            "2026-12-01",
            Ended(day("2026-08-01")),
            "2026-10-01",
        ),
        (
            "no session",
            Vec::new(),
            "2026-02-01",
            "2026-01-20",
            "2026-12-01",
            Ended(day("2026-02-01")),
            "2026-04-01",
        ),
        (
            "film after its end",
            two(),
            "2026-02-01",
            "2026-02-03",
            "2026-12-01",
            FilmDay(day("2026-02-03")),
            "2026-04-03",
        ),
        (
            "all held, and its end written down later",
            all_held("2026-04-30"),
            "2026-06-15",
            "2026-02-01",
            "2026-12-01",
            LastSession(day("2026-04-30")),
            "2026-06-30",
        ),
        (
            "as of a day before it was stopped",
            two(),
            "2026-02-01",
            "2026-01-10",
            "2026-01-31",
            LatestEnd(day("2026-05-10")),
            "2026-07-10",
        ),
    ] {
        let found = ended(&sessions, Some(end), film, today);
        assert_eq!((found.counted, found.day), (counted, day(erase)), "{name}");
    }
}

#[test]
fn due_on_its_day_and_soon_a_fortnight_before() {
    let sessions = all_held("2026-04-30");
    for (today, due) in [
        ("2026-06-15", Due::Later),
        ("2026-06-16", Due::Soon),
        ("2026-06-29", Due::Soon),
        ("2026-06-30", Due::Due),
        ("2031-01-01", Due::Due),
    ] {
        assert_eq!(by(&sessions, "2026-02-01", today).due, due, "{today}");
    }
}

#[test]
fn records_are_kept_until_a_birthday() {
    for (born, years, on) in [
        ("2023-07-01", 75, "2098-07-01"),
        ("2024-02-29", 75, "2099-03-01"),
        ("2024-02-29", 76, "2100-03-01"),
        ("2024-02-29", 4, "2028-02-29"),
    ] {
        assert_eq!(birthday(day(born), years), day(on), "{born} + {years}");
    }
    assert_eq!(birthday(NaiveDate::MAX, u32::MAX), NaiveDate::MAX);
}

fn own(kept: RetentionSubject, length: Option<u32>, on: &str) -> ServiceRetention {
    let set = day(on).and_hms_opt(9, 0, 0).unwrap().and_utc();
    ServiceRetention { kept, length, source: "ours".into(), set_by: UserId::from_bytes([1; 16]), set }
}

#[test]
fn the_last_rule_a_service_set_is_in_force() {
    let shipped = video_feedback().retention.unwrap();
    assert_eq!(in_force(&shipped, &[]), shipped);
    let rules = [
        own(RetentionSubject::Film, Some(6), "2026-02-01"),
        own(RetentionSubject::Film, Some(1), "2026-01-01"),
    ];
    let found = in_force(&shipped, &rules);
    assert_eq!((found.film.months, found.film.source.as_str(), found.film.soon_days), (6, "ours", 14));
    assert_eq!(found.records, shipped.records, "each by itself");
    let back =
        [own(RetentionSubject::Film, Some(6), "2026-02-01"), own(RetentionSubject::Film, None, "2026-03-01")];
    assert_eq!(in_force(&shipped, &back), shipped);
    let records = in_force(&shipped, &[own(RetentionSubject::Records, Some(25), "2026-02-01")]).records;
    assert_eq!((records.birthday, records.source.as_str()), (25, "ours"));
}

fn hold(film: Option<u8>) -> FilmHold {
    let placed = day("2026-02-01").and_hms_opt(9, 0, 0).unwrap().and_utc();
    let film = film.map(|byte| RecordingId::from_bytes([byte; 16]));
    let (ground, review) = (HoldGround::Supervision, day("2026-03-01"));
    FilmHold { film, ground, reason: Redacted::from("court"), review, placed }
}

#[test]
fn a_hold_keeps_its_film_or_all_until_it_is_lifted() {
    let (one, all) = (hold(Some(7)), hold(None));
    let film = RecordingId::from_bytes([7; 16]);
    let other = RecordingId::from_bytes([8; 16]);
    assert!(one.keeps(film) && !one.keeps(other) && all.keeps(film) && all.keeps(other));
    let ids = [1, 2].map(|byte| RecordId::from_bytes([byte; 16]));
    let holds = || [(ids[0], &one), (ids[1], &all)];
    assert_eq!(standing_holds(holds(), &[]).len(), 2);
    let lifted = HoldLifted { hold: ids[1], reason: Redacted::from("over"), lifted: all.placed };
    let standing = standing_holds(holds(), &[lifted]);
    assert_eq!(standing.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [ids[0]]);
}

#[test]
fn every_article_has_its_letter_and_comes_back_by_it() {
    for (article, letter) in Article6::ALL {
        assert_eq!((article.letter(), Article6::of(&format!("({letter}) "))), (letter, Some(article)));
        assert_eq!(serde_json::to_string(&article).unwrap(), format!("\"{letter}\""));
    }
    for (article, letter) in Article9::ALL {
        assert_eq!(
            (article.letter(), Article9::of(&letter.to_uppercase().to_string())),
            (letter, Some(article))
        );
        assert_eq!(serde_json::to_string(&article).unwrap(), format!("\"{letter}\""));
    }
    for wrong in ["", "g", "ab", "é", "6"] {
        assert_eq!(Article6::of(wrong), None, "{wrong}");
    }
    assert_eq!(Article9::of("k"), None);
}

#[test]
fn the_basis_written_down_last_counts() {
    let basis = |article6, on: &str| LawfulBasis {
        article6,
        article9: None,
        decided_by: Redacted::from("DPO"),
        on: day("2026-01-01"),
        note: Redacted::default(),
        recorded: day(on).and_hms_opt(9, 0, 0).unwrap().and_utc(),
    };
    let all = [basis(Article6::PublicTask, "2026-02-02"), basis(Article6::Consent, "2026-02-01")];
    assert_eq!(current_basis(&all).map(|basis| basis.article6), Some(Article6::PublicTask));
    assert!(current_basis(&[]).is_none());
}

proptest! {
    #[test]
    fn no_film_is_due_before_its_months_and_one_more_session_never_shortens_them(
        held_days in prop::collection::vec(0_u64..400, 0..14),
        film in 0_u64..400,
        today in 0_u64..900,
        months in 1_u32..60,
        stopped in prop::option::of(0_u64..900),
    ) {
        let begin = day("2023-11-01");
        let at = |days: u64| begin + Days::new(days);
        let sessions: Vec<Session> = (1..).zip(&held_days).map(|(number, days)| held(number, at(*days))).collect();
        let rule = FilmRetentionRule { months, ..film_rule() };
        let definition = video_feedback();
        let of = |sessions, ended| FilmedProgramme { definition: &definition, sessions, ended };
        let programme = of(sessions.iter().collect(), stopped.map(at));
        let found = erase_by(&programme, &rule, at(film), at(today));
        let least = at(film) + chrono::Months::new(months);
        prop_assert!(found.day >= least, "{found:?} before {least}");
        prop_assert_eq!(found.due == Due::Due, at(today) >= found.day);
        prop_assert_eq!(found.due == Due::Later, at(today) < found.day - Days::new(u64::from(rule.soon_days)));
        let longer = FilmRetentionRule { months: months + 1, ..rule.clone() };
        let later = erase_by(&programme, &longer, at(film), at(today));
        prop_assert!(later.day > found.day && later.due <= found.due);
        let last = held_days.iter().filter(|days| **days <= today).max();
        if let Some(last) = last {
            prop_assert!(found.day >= at(*last) + chrono::Months::new(months), "never before the last session's months");
        }
        // An end that has not come, or that nobody wrote down, changes nothing.
        let going_on = erase_by(&of(sessions.iter().collect(), None), &rule, at(film), at(today));
        if stopped.is_none_or(|stopped| stopped > today) {
            prop_assert_eq!(going_on, found);
        }
    }
}
