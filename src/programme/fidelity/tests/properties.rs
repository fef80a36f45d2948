//! Properties of the rules over random facts.

use proptest::prelude::*;

use super::*;
use crate::base::ClipId;
use crate::programme::agenda::agenda;
use crate::programme::next_session::next_session_number;
use crate::programme::steps::steps;
use crate::programme::timeline::timeline;
use crate::programme::{Clip, Missed, Showing};

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (0..900_u64).prop_map(|after| day("2023-06-01") + Days::new(after))
}

fn any_visit() -> impl Strategy<Value = HeldVisit> {
    let seconds = prop_oneof![Just(3599_i64), Just(3600), -100..20_000_i64];
    (any_date(), seconds, any::<bool>(), any::<bool>()).prop_map(|(date, seconds, arrived, leaving)| {
        let mut visit = visit(date, seconds);
        visit.arrived = visit.arrived.filter(|_| arrived);
        visit.leaving = visit.leaving.filter(|_| leaving);
        visit
    })
}

fn any_session() -> impl Strategy<Value = (SessionId, Session)> {
    let planned = proptest::option::of(any_date());
    (0..14_u32, 0..16_u32, planned, proptest::option::of(any_visit()), any::<bool>()).prop_map(
        |(number, key, planned, held, missed)| {
            let missed = missed.then(|| Missed { reason: "ill".into(), on: None });
            let session = Session { number, planned, held, missed, ..Session::new(1).unwrap() };
            (id(key), session)
        },
    )
}

fn any_film() -> impl Strategy<Value = Recording> {
    use RecordingState::{Complete, Discarded, Filming, Recovered};
    let length = prop_oneof![Just(599_i64), Just(600), Just(1200), Just(1201), 0..3000_i64, Just(i64::MAX)];
    let state = prop_oneof![Just(Complete), Just(Discarded), Just(Filming), Just(Recovered)];
    (0..16_u32, length, state)
        .prop_map(|(session, seconds, state)| film(session, MediaTime::from_secs(seconds), state))
}

/// A clip of some session, or of none.
fn any_clip() -> impl Strategy<Value = (ClipId, Clip)> {
    (0..8_u32, 0..16_u32, any_tag(), proptest::option::of(0..8_u32)).prop_map(
        |(key, session, tag, earlier)| {
            let (id, clip) = clip(key, session, tag);
            (id, Clip { earlier: earlier.map(clip_id), ..clip })
        },
    )
}

/// One tag of each heading, and one no vocabulary knows.
fn any_tag() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("S4"),
        Just("P1"),
        Just("P9"),
        Just("CP1"),
        Just("CC2"),
        Just("K1"),
        Just("W2"),
        Just("W5"),
        Just("X9")
    ]
}

fn any_showing() -> impl Strategy<Value = Showing> {
    (0..16_u32, 0..8_u32, any_tag(), 0..12_i64, proptest::option::of(0..8_u32), any::<bool>()).prop_map(
        |(at, key, tag, secs, earlier, named)| {
            let aims = named.then(|| "A2".to_owned()).into_iter().collect();
            Showing { aims, ..shown(at, key, tag, MediaTime::from_secs(secs), earlier) }
        },
    )
}

fn any_facts() -> impl Strategy<Value = CaseFacts> {
    let sessions = proptest::collection::vec(any_session(), 0..16);
    let recordings = proptest::collection::vec(any_film(), 0..16);
    let clips = proptest::collection::vec(any_clip(), 0..8);
    let showings = proptest::collection::vec(any_showing(), 0..12);
    (proptest::option::of(any_date()), sessions, recordings, clips, showings).prop_map(
        |(start, mut sessions, recordings, mut clips, showings)| {
            // An id is one record.
            sessions.sort_by_key(|(id, _)| *id);
            sessions.dedup_by_key(|(id, _)| *id);
            clips.sort_by_key(|(id, _)| *id);
            clips.dedup_by_key(|(id, _)| *id);
            CaseFacts { start, sessions, recordings, clips, showings, ..CaseFacts::default() }
        },
    )
}

fn whole(facts: &CaseFacts, today: NaiveDate, rule: RuleId) -> Verdict {
    let findings = evaluate(&definition(), &vocabulary(), facts, today);
    findings.iter().find(|finding| finding.rule == rule && finding.session.is_none()).unwrap().verdict
}

/// Better is smaller.
fn badness(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Met | Verdict::NotApplicable => 0,
        Verdict::NotYet => 1,
        Verdict::AtRisk => 2,
        Verdict::NotMet => 3,
    }
}

/// Whole calendar months from `first` to `last`, walked day by day: a month is full on the same day of the month,
/// or on the month's last day if it is shorter. Says nothing by the way `chrono::Months` is built.
fn months_walked(first: NaiveDate, last: NaiveDate) -> (u32, bool) {
    use chrono::Datelike;
    let (mut months, mut exactly) = (0, true);
    let mut on = first;
    while on < last {
        on = on.succ_opt().unwrap();
        let month_ends = on.succ_opt().unwrap().day() == 1;
        exactly = on.day() == first.day() || (month_ends && on.day() < first.day());
        months += u32::from(exactly);
    }
    (months, exactly)
}

proptest! {
    /// Random facts, sessions numbered 0, records that contradict each other, days before and after everything:
    /// there is always a verdict for every rule and every session, each with its source, and the same one each time.
    #[test]
    fn verdicts_are_total(facts in any_facts(), today in any_date()) {
        let (definition, words) = (definition(), vocabulary());
        let findings = evaluate(&definition, &words, &facts, today);
        // Count, span, three headings, change, five aims, review, age and assessment; length, rhythm, film, watching, place, worker
        // and both consents also by session.
        // Beside these what was offered, the alternative, the review where nothing is wanted, and safeguarding.
        let rules = 18 + 8 * (1 + facts.sessions.len());
        prop_assert_eq!(findings.len(), rules);
        // Consent rests on words of the guideline that have no number, and how evenly sessions came on no words of it.
        let cited = |finding: &RuleFinding| match finding.rule {
            RuleId::CONSENT_TO_FILM | RuleId::CONSENT_TO_SHOW => finding.source.starts_with("NG26 introduction"),
            RuleId::OWN_RHYTHM => finding.source == "Attune",
            _ => finding.source.starts_with("NG26 1."),
        };
        prop_assert!(findings.iter().all(cited));
        let at_risk = findings.iter().filter(|finding| finding.verdict == Verdict::AtRisk);
        for finding in at_risk.filter(|finding| finding.session.is_none()) {
            prop_assert!(finding.remedy.is_some(), "{:?}", finding);
        }
        let mut shuffled = facts.clone();
        shuffled.recordings.reverse();
        shuffled.clips.reverse();
        shuffled.showings.reverse();
        shuffled.training.reverse();
        prop_assert_eq!(evaluate(&definition, &words, &shuffled, today), findings);
        for edge in [NaiveDate::MIN, NaiveDate::MAX] {
            prop_assert_eq!(evaluate(&definition, &words, &facts, edge).len(), rules);
        }
    }

    /// Every programme that ships judges any facts, on any day, and what is at risk says what would put it right.
    #[test]
    fn every_programme_judges_any_facts(facts in any_facts(), ended in proptest::option::of(any_date()), today in any_date()) {
        let words = vocabulary();
        let facts = CaseFacts { ended, ..facts };
        for definition in ProgrammeDefinition::shipped().unwrap() {
            for day in [today, NaiveDate::MIN, NaiveDate::MAX] {
                let findings = evaluate(&definition, &words, &facts, day);
                let lacking = findings.iter().find(|it| it.verdict == Verdict::AtRisk && it.remedy.is_none());
                prop_assert_eq!(lacking, None, "{}", definition.id);
                prop_assert!(findings.iter().all(|finding| !finding.source.is_empty()));
            }
        }
    }

    /// As of a day is as if nothing later had been written down.
    #[test]
    fn as_of_a_day_is_the_facts_cut_at_that_day(
        facts in any_facts(), ended in proptest::option::of(any_date()), today in any_date(),
    ) {
        let facts = CaseFacts { ended, ..facts };
        let mut cut = facts.clone();
        cut.ended = cut.ended.filter(|ended| *ended <= today);
        let later = |session: &Session| session.held.as_ref().is_some_and(|visit| visit.date > today);
        let gone: Vec<SessionId> =
            cut.sessions.iter().filter(|(_, session)| later(session)).map(|(id, _)| *id).collect();
        for (_, session) in cut.sessions.iter_mut().filter(|(_, session)| later(session)) {
            session.held = None;
        }
        cut.recordings.retain(|film| !gone.contains(&film.session));
        cut.showings.retain(|showing| !gone.contains(&showing.session));
        let words = vocabulary();
        for definition in ProgrammeDefinition::shipped().unwrap() {
            let judged = |facts: &CaseFacts| evaluate(&definition, &words, facts, today);
            prop_assert_eq!(judged(&facts), judged(&cut), "{}", definition.id);
        }
    }

    /// What is written down later of a plan, moved or missed, changes no verdict as of an earlier day.
    #[test]
    fn later_moves_and_misses_change_nothing_of_an_earlier_day(
        facts in any_facts(), today in any_date(), later in 1..60_u64, to in any_date(), missed in any::<bool>(),
    ) {
        let mut changed = facts.clone();
        let on = today + Days::new(later);
        for (_, session) in changed.sessions.iter_mut().filter(|(_, session)| session.held.is_none()) {
            // What is missed already, or has no day, stays.
            if session.missed.is_some() {
                continue;
            }
            if missed {
                session.miss("ill".into(), on).unwrap();
            } else if session.planned.is_some_and(|day| day != to) {
                session.move_to(to, "ill".into(), ten_o_clock(on), on).unwrap();
            }
        }
        let words = vocabulary();
        for definition in ProgrammeDefinition::shipped().unwrap() {
            let judged = |facts: &CaseFacts| evaluate(&definition, &words, facts, today);
            prop_assert_eq!(judged(&facts), judged(&changed), "{}", definition.id);
        }
    }

    /// One more session held within the bounds of any programme never makes its count worse.
    #[test]
    fn another_session_within_the_bounds_never_harms_any_count(
        facts in any_facts(), number in 1..30_u32, date in any_date(), today in any_date(),
    ) {
        let mut more = facts.clone();
        more.sessions.push((id(77), held(number, visit(date, 3600)).1));
        let words = vocabulary();
        for definition in ProgrammeDefinition::shipped().unwrap() {
            let count = |facts: &CaseFacts| {
                let findings = evaluate(&definition, &words, facts, today);
                let found = findings.into_iter().find(|finding| finding.rule == RuleId::SESSION_COUNT)?;
                let &CountEvidence { held, bounds, .. } = found.evidence.get()?;
                Some((found.verdict, bounds.at_most.is_none_or(|most| held <= most)))
            };
            if let (Some((before, _)), Some((after, true))) = (count(&facts), count(&more)) {
                prop_assert!(badness(after) <= badness(before), "{}: {:?} then {:?}", definition.id, before, after);
            }
        }
    }

    /// What was filmed and shown counts whatever becomes of the film: erasing it changes no verdict.
    #[test]
    fn erasing_film_changes_no_verdict(facts in any_facts(), today in any_date()) {
        let (definition, words) = (definition(), vocabulary());
        let verdicts = |facts: &CaseFacts| -> Vec<_> {
            let findings = evaluate(&definition, &words, facts, today);
            findings.into_iter().map(|finding| (finding.rule, finding.session, finding.verdict)).collect()
        };
        let mut erased = facts.clone();
        for film in erased.recordings.iter_mut().filter(|film| film.is_watchable()) {
            film.state = crate::programme::RecordingState::Erased;
        }
        prop_assert_eq!(verdicts(&erased), verdicts(&facts));
    }

    /// No verdict, timeline or agenda depends on the order in which records come.
    #[test]
    fn the_order_of_records_does_not_matter(facts in any_facts(), today in any_date()) {
        let mut turned = facts.clone();
        turned.sessions.reverse();
        turned.recordings.reverse();
        turned.clips.reverse();
        turned.showings.reverse();
        let (definition, words) = (definition(), vocabulary());
        let judged = |facts: &CaseFacts| evaluate(&definition, &words, facts, today);
        prop_assert_eq!(judged(&facts), judged(&turned));
        prop_assert_eq!(timeline(&facts, &definition, today), timeline(&turned, &definition, today));
        prop_assert_eq!(agenda(&facts, &words, &definition, today), agenda(&turned, &words, &definition, today));
        prop_assert_eq!(next_session_number(&facts, today), next_session_number(&turned, today));
        for (session, _) in &facts.sessions {
            let of = |facts| steps(facts, &words, &definition, *session, today);
            prop_assert_eq!(of(&facts), of(&turned));
        }
    }

    /// Watching more never makes a verdict on what was watched worse: a heading's, an aim's, or that on change.
    #[test]
    fn another_showing_never_harms(facts in any_facts(), showing in any_showing(), today in any_date()) {
        let mut more = facts.clone();
        more.showings.push(showing);
        let judged = |facts: &CaseFacts| -> Vec<RuleFinding> {
            let findings = evaluate(&definition(), &vocabulary(), facts, today);
            findings.into_iter().filter(|it| matches!(it.rule, RuleId::WATCHED | RuleId::HEADING | RuleId::CHANGE | RuleId::AIMS)).collect()
        };
        for (before, after) in judged(&facts).into_iter().zip(judged(&more)) {
            prop_assert_eq!((before.rule, before.session), (after.rule, after.session));
            prop_assert!(badness(after.verdict) <= badness(before.verdict), "{:?} then {:?}", before, after);
        }
    }

    /// The timeline has every place asked for, once and in order, and no day of it lies outside.
    #[test]
    fn the_timeline_holds_all_its_days(facts in any_facts(), today in any_date()) {
        let line = timeline(&facts, &definition(), today);
        let numbers: Vec<u32> = line.places.iter().map(|place| place.number).collect();
        prop_assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!((1..=10).all(|number| numbers.contains(&number)));
        prop_assert!(line.from <= line.to);
        for day in line.places.iter().filter_map(|place| place.day) {
            prop_assert!(line.from <= day && day <= line.to);
        }
    }

    /// One more session held never makes the count worse, nor do later days.
    #[test]
    fn another_session_never_harms_the_count(
        facts in any_facts(), number in 1..14_u32, date in any_date(), today in any_date(), days in 0..400_u64,
    ) {
        let before = whole(&facts, today, RuleId::SESSION_COUNT);
        let mut more = facts.clone();
        let (_, session) = held(number, visit(date, 3600));
        more.sessions.push((id(77), session));
        prop_assert!(badness(whole(&more, today, RuleId::SESSION_COUNT)) <= badness(before));
        let later = whole(&facts, today + Days::new(days), RuleId::SESSION_COUNT);
        prop_assert!(badness(later) <= badness(before));
    }

    /// With all ten held, the span is met exactly when the walk over the calendar says 3 to 4 months, give or take the 15 days
    /// of the programme's file.
    #[test]
    fn the_span_agrees_with_a_walk_over_the_calendar(first in any_date(), length in 60..150_u64) {
        let last = first + Days::new(length);
        let mut dates = vec![first; 9];
        dates.push(last);
        let long_enough = months_walked(first, last + Days::new(15)).0 >= 3;
        let (months, exactly) = months_walked(first, last - Days::new(15));
        let met = long_enough && (months < 4 || (months == 4 && exactly));
        let expected = if met { Verdict::Met } else { Verdict::NotMet };
        prop_assert_eq!(whole(&sound_sessions(&dates), last, RuleId::SPAN), expected);
    }

    /// While sessions are to come the span is not met only after the last possible day, and then for good.
    #[test]
    fn an_open_span_is_lost_only_when_time_is_up(
        first in any_date(), after in proptest::collection::vec(0..110_u64, 0..9), waited in 0..200_u64,
    ) {
        let mut dates: Vec<_> = after.iter().map(|days| first + Days::new(*days)).collect();
        dates.push(first);
        let today = first + Days::new(waited);
        let (months, exactly) = months_walked(first, today - Days::new(15));
        let time_is_up = months > 4 || (months == 4 && !exactly);
        let verdict = whole(&sound_sessions(&dates), today, RuleId::SPAN);
        prop_assert_eq!(verdict == Verdict::NotMet, time_is_up);
        prop_assert!(verdict != Verdict::Met);
    }

    /// A session that is over is met exactly from 10 to 20 minutes of film, however it is cut into recordings.
    #[test]
    fn film_adds_up(lengths in proptest::collection::vec(0..700_000_i64, 0..5)) {
        let total_ms: i64 = lengths.iter().sum();
        let recordings =
            lengths.iter().map(|ms| film(1, MediaTime::from_ms(*ms), RecordingState::Complete)).collect();
        let sessions = vec![held(1, visit(day("2026-01-05"), 3600))];
        let facts = CaseFacts { sessions, recordings, ..CaseFacts::default() };
        let expected =
            if (600_000..=1_200_000).contains(&total_ms) { Verdict::Met } else { Verdict::NotMet };
        prop_assert_eq!(verdict(&facts, "2026-01-06", RuleId::FILMED, Some(1)), expected);
    }
}
