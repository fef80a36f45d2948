//! The programmes beside video feedback, and what is judged around any: rhythm, first session, contents, age, assessment,
//! review, consent; and what puts right what is at risk. Each table quotes its recommendation.

use super::watching::{clip, shown};
use super::*;
use crate::base::{PersonId, RecordId, RunId, UserId};
use crate::programme::entry::{Assessment, Improvement, Judgement, ProgrammeBegun, Review};
use crate::programme::fidelity::Remedy;
use crate::programme::{
    AgencyKind, Answer, CarerKind, Conclusion, ConsentRecord, Entered, Entry, Person, Purpose, ReviewPart,
    Role,
};

const MUM: PersonId = PersonId::from_bytes([1; 16]);
const DAD: PersonId = PersonId::from_bytes([2; 16]);
const CHILD: PersonId = PersonId::from_bytes([3; 16]);

fn shipped(id: &str) -> ProgrammeDefinition {
    ProgrammeDefinition::with_id(id).unwrap().unwrap()
}

fn of(definition: &ProgrammeDefinition, facts: &CaseFacts, today: &str, rule: RuleId) -> Vec<RuleFinding> {
    let findings = evaluate(definition, &vocabulary(), facts, day(today));
    findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

/// The verdict on the programme as a whole.
fn whole(id: &str, facts: &CaseFacts, today: &str, rule: RuleId) -> Verdict {
    let found = of(&shipped(id), facts, today, rule);
    found.iter().find(|finding| finding.session.is_none()).unwrap().verdict
}

/// Visits of an hour on these days, without film.
fn visits(dates: &[NaiveDate]) -> CaseFacts {
    CaseFacts { recordings: Vec::new(), ..sound_sessions(dates) }
}

fn child(born: &str) -> Person {
    Person::new(CHILD, Role::Child { born: Some(day(born)) }, "")
}

fn carer(id: PersonId) -> Person {
    Person::new(id, Role::Carer { kind: CarerKind::Parent }, "")
}

fn consent(person: PersonId, purpose: Purpose, answer: Answer, on: &str) -> ConsentRecord {
    let on = day(on);
    ConsentRecord { person, purpose, answer, scope: "".into(), on, recorded: ten_o_clock(on) }
}

fn entered(key: u8, entry: Entry) -> Entered {
    let at = ten_o_clock(day("2026-01-01"));
    Entered { id: RecordId::from_bytes([key; 16]), by: UserId::from_bytes([9; 16]), at, entry }
}

fn little(programme: &str, on: &str, still_concerned: bool) -> Entry {
    Entry::Judgement(Judgement {
        on: day(on),
        programme: programme.to_owned(),
        sensitivity: Improvement::Little,
        attachment: Improvement::NotJudged,
        still_concerned,
        judged_by: "".into(),
        words: "".into(),
    })
}

fn review(on: &str, concluded: bool) -> Entry {
    Entry::Review(Review {
        on: day(on),
        took_part: vec![ReviewPart { agency: AgencyKind::Health, who: "".into() }],
        conclusion: concluded.then_some(Conclusion::Further),
        notes: "".into(),
    })
}

/// NG26 1.4.5: "first consists of a single session with the parents followed by at least 5 (and up to 15) weekly or
/// fortnightly parent–child sessions (lasting 60 minutes) over a 6‑month period".
#[test]
fn a_single_session_then_five_to_fifteen() {
    let id = "sensitivity-training";
    for (held, count, first) in [
        (0, Verdict::NotYet, Verdict::NotYet),
        (1, Verdict::NotYet, Verdict::Met),
        (5, Verdict::NotYet, Verdict::Met),
        (6, Verdict::Met, Verdict::Met),
        (16, Verdict::Met, Verdict::Met),
        (17, Verdict::NotMet, Verdict::Met),
    ] {
        let facts = visits(&every(7, held, "2026-01-05"));
        assert_eq!(whole(id, &facts, "2026-12-01", RuleId::SESSION_COUNT), count, "{held} held");
        assert_eq!(whole(id, &facts, "2026-12-01", RuleId::FIRST), first, "{held} held");
        let counted = of(&shipped(id), &facts, "2026-12-01", RuleId::SESSION_COUNT);
        let (first, others) = (u32::from(held > 0), u32::try_from(held).unwrap().saturating_sub(1));
        assert!(
            matches!(counted[0].evidence.get(), Some(&CountEvidence { held, beside, .. }) if (held, beside) == (others, first)),
            "{:?}",
            counted[0].evidence
        );
    }
    // The single session has no length of its own; the others last an hour.
    let mut facts = visits(&every(7, 2, "2026-01-05"));
    for (_, session) in &mut facts.sessions {
        session.held = Some(visit(session.held.as_ref().unwrap().date, 1800));
    }
    let lengths = of(&shipped(id), &facts, "2026-12-01", RuleId::SESSION_LENGTH);
    let to_come = matches!(lengths[0].evidence.get(), Some(Tally { required: Some(5), .. }));
    assert!(to_come, "the single one is none of them: {:?}", lengths[0].evidence);
    let single: Vec<_> = lengths.iter().map(|finding| (finding.session, finding.verdict)).collect();
    assert_eq!(single[1..], [(Some(1), Verdict::NotApplicable), (Some(2), Verdict::NotMet)]);
}

#[test]
fn a_missed_first_session_is_made_up_for_by_the_next() {
    let mut facts = visits(&every(7, 2, "2026-01-05"));
    facts.sessions[0].1.held = None;
    facts.sessions[0].1.missed = Some(crate::programme::Missed { reason: "ill".into() });
    let found = of(&shipped("sensitivity-training"), &facts, "2026-02-01", RuleId::FIRST);
    assert_eq!(found[0].evidence, Evidence::of(FirstEvidence { held: Some(day("2026-01-12")) }));
}

/// "over a 6‑month period", over the ends of months and a leap day; sessions up to the fifteenth belong to it.
#[test]
fn over_six_months_at_most() {
    let id = "sensitivity-training";
    for (first, last, expected) in [
        ("2025-08-31", "2026-02-28", Verdict::Met),
        ("2025-08-31", "2026-03-01", Verdict::NotMet),
        ("2023-08-31", "2024-02-29", Verdict::Met),
        ("2023-08-31", "2024-03-01", Verdict::NotMet),
        ("2026-01-05", "2026-02-09", Verdict::Met),
    ] {
        let mut dates = every(1, 6, first);
        dates.push(day(last));
        assert_eq!(whole(id, &visits(&dates), last, RuleId::SPAN), expected, "{first} to {last}");
    }
}

/// "weekly or fortnightly", with three days either way; the first after the single session begins the rhythm.
#[test]
fn weekly_or_fortnightly() {
    let dates = ["2026-01-05", "2026-02-20", "2026-02-24", "2026-02-27", "2026-03-16", "2026-04-03"].map(day);
    let found = of(&shipped("sensitivity-training"), &visits(&dates), "2026-04-03", RuleId::RHYTHM);
    let single: Vec<Verdict> = found[1..].iter().map(|finding| finding.verdict).collect();
    let (not, met, no) = (Verdict::NotApplicable, Verdict::Met, Verdict::NotMet);
    // 4 days after, 3 days after, 17 days after, 18 days after.
    assert_eq!(single, [not, not, met, no, met, no]);
}

/// NG26 1.5.9: "twice-weekly sessions … for the first 3 weeks, then weekly sessions over the remaining school year".
#[test]
fn twice_a_week_for_three_weeks_then_weekly() {
    let dates = ["2026-09-07", "2026-09-10", "2026-09-17", "2026-09-25", "2026-10-02", "2026-10-12"].map(day);
    let found = of(&shipped("carer-group"), &visits(&dates), "2026-10-12", RuleId::RHYTHM);
    let single: Vec<Verdict> = found[1..].iter().map(|finding| finding.verdict).collect();
    let (met, no) = (Verdict::Met, Verdict::NotMet);
    // 3, 7 and 8 days within the three weeks; 7 and 10 days after them.
    assert_eq!(single, [Verdict::NotApplicable, met, no, no, met, met]);
}

/// At risk early enough to act: with no day for the next session and less than half of its time left, or planned too late.
#[test]
fn the_next_session_is_asked_for_in_time() {
    let id = "parent-child-psychotherapy";
    let facts = visits(&every(7, 3, "2026-01-05"));
    // The last was on 19 January; weekly with three days either way is until the 29th.
    let by = day("2026-01-29");
    for (today, planned, expected, remedy) in [
        ("2026-01-20", None, Verdict::Met, None),
        ("2026-01-24", None, Verdict::Met, None),
        ("2026-01-25", None, Verdict::AtRisk, Some(by)),
        ("2026-01-29", None, Verdict::AtRisk, Some(by)),
        // Its last day has passed.
        ("2026-01-30", None, Verdict::NotMet, None),
        ("2026-01-25", Some("2026-01-29"), Verdict::Met, None),
        ("2026-01-20", Some("2026-01-30"), Verdict::AtRisk, Some(by)),
    ] {
        let mut facts = facts.clone();
        facts.sessions.extend(planned.map(|on| super::planned(4, day(on))));
        let found = of(&shipped(id), &facts, today, RuleId::RHYTHM);
        assert_eq!(found[0].verdict, expected, "{today}, planned {planned:?}");
        assert_eq!(found[0].remedy, remedy.map(|day| Remedy::NextBy { day }), "{today}, planned {planned:?}");
    }
}

/// NG26 1.4.10: "weekly sessions … over 1 year": no number of sessions, so it lasts until it is ended.
#[test]
fn a_programme_without_a_number_of_sessions_lasts_until_it_is_ended() {
    let id = "parent-child-psychotherapy";
    for (weeks, ended, expected) in [
        (10, false, Verdict::NotYet),
        (10, true, Verdict::NotMet),
        (48, false, Verdict::NotYet),
        (49, false, Verdict::Met),
        (49, true, Verdict::Met),
        (53, true, Verdict::Met),
        (54, false, Verdict::NotMet),
    ] {
        let dates = every(7, weeks, "2026-01-05");
        let last = *dates.last().unwrap();
        let facts = CaseFacts { ended: ended.then_some(last), ..visits(&dates) };
        let found = whole(id, &facts, &last.to_string(), RuleId::SPAN);
        assert_eq!(found, expected, "{weeks} weeks, ended: {ended}");
    }
}

#[test]
fn a_programme_that_was_stopped_early_is_judged_as_it_ended() {
    let facts = CaseFacts { ended: Some(day("2026-02-20")), ..visits(&every(12, 4, "2026-01-05")) };
    for (today, expected) in [("2026-02-19", Verdict::NotYet), ("2026-02-20", Verdict::NotMet)] {
        assert_eq!(verdict(&facts, today, RuleId::SESSION_COUNT, None), expected, "{today}");
    }
    assert_eq!(verdict(&facts, "2026-02-20", RuleId::SESSION_LENGTH, None), Verdict::Met, "of those held");
}

/// NG26 1.4.5: "coaching the parents in behavioural management (not applicable for children aged 0 to 18 months)".
#[test]
fn contents_are_ticked_once_in_the_programme_and_hold_for_the_childs_age() {
    let definition = shipped("sensitivity-training");
    let content = |facts: &CaseFacts, id: &str| {
        let found = of(&definition, facts, "2026-06-01", RuleId::CONTENTS);
        let is_it = |finding: &&RuleFinding| matches!(finding.evidence.get(), Some(ContentEvidence { content, .. }) if content == id);
        found.iter().find(is_it).unwrap().clone()
    };
    let mut facts = visits(&every(7, 3, "2026-01-05"));
    assert_eq!(content(&facts, "homework").verdict, Verdict::AtRisk, "half of the six are held");
    let remedy = content(&facts, "homework").remedy;
    assert!(matches!(&remedy, Some(Remedy::Cover { sessions_left: Some(3), .. })), "{remedy:?}");
    facts.sessions[1].1.covered = vec!["homework".to_owned()];
    assert_eq!(content(&facts, "homework").verdict, Verdict::Met);
    for (born, expected) in [
        (None, Verdict::AtRisk),
        (Some("2024-12-02"), Verdict::NotApplicable),
        // Turns 18 months on the day.
        (Some("2024-12-01"), Verdict::AtRisk),
    ] {
        facts.people = vec![Person::new(CHILD, Role::Child { born: born.map(day) }, "")];
        assert_eq!(content(&facts, "behavioural-management").verdict, expected, "born {born:?}");
    }
    // Of twins and of children of several ages one is enough.
    facts.people = vec![child("2025-11-01"), child("2022-11-01")];
    assert_eq!(content(&facts, "behavioural-management").verdict, Verdict::AtRisk);
    facts.sessions = visits(&every(7, 6, "2026-01-05")).sessions;
    assert_eq!(content(&facts, "homework").verdict, Verdict::NotMet, "all are held");
}

/// NG26 1.4.1: "to the parents of preschool-age children"; a child who turns school age midway stays in it.
#[test]
fn the_child_is_of_the_age_when_the_programme_begins() {
    let mut facts = visits(&every(12, 3, "2026-08-20"));
    for (born, expected) in [
        (None, Verdict::NotYet),
        // Five on the last prescribed day before, and on the first after.
        (Some("2021-03-31"), Verdict::NotMet),
        (Some("2021-08-31"), Verdict::Met),
        (Some("2024-02-29"), Verdict::Met),
        (Some("2020-02-29"), Verdict::NotMet),
    ] {
        facts.people = vec![Person::new(CHILD, Role::Child { born: born.map(day) }, "")];
        assert_eq!(verdict(&facts, "2026-12-01", RuleId::AGE, None), expected, "born {born:?}");
    }
    facts.people = vec![child("2023-01-01"), child("2019-01-01")];
    assert_eq!(verdict(&facts, "2026-12-01", RuleId::AGE, None), Verdict::NotMet, "one of two");
    facts.people[1].beside = true;
    assert_eq!(
        verdict(&facts, "2026-12-01", RuleId::AGE, None),
        Verdict::Met,
        "a sister whom it is not about"
    );
}

/// NG26 1.3.2: "a comprehensive assessment before any intervention".
#[test]
fn an_assessment_comes_before_the_first_session() {
    let held = visits(&every(12, 1, "2026-01-05"));
    let planned = CaseFacts { sessions: vec![super::planned(1, day("2026-01-05"))], ..CaseFacts::default() };
    for (facts, finished, expected) in [
        (&CaseFacts::default(), None, Verdict::NotYet),
        (&planned, None, Verdict::AtRisk),
        (&planned, Some("2026-01-02"), Verdict::Met),
        (&held, None, Verdict::NotMet),
        (&held, Some("2026-01-05"), Verdict::Met),
        (&held, Some("2026-01-06"), Verdict::NotMet),
    ] {
        let mut facts = facts.clone();
        if let Some(finished) = finished {
            let assessment =
                Assessment { finished: Some(day(finished)), ..Assessment::begun(day("2026-01-01")) };
            facts.entries.push(entered(1, Entry::Assessment(assessment)));
        }
        facts.entries.push(entered(2, Entry::Assessment(Assessment::begun(day("2026-01-01")))));
        let today = if facts.sessions.iter().any(|(_, session)| session.held.is_some()) {
            "2026-02-01"
        } else {
            "2026-01-03"
        };
        let found = of(&definition(), &facts, today, RuleId::ASSESSMENT).remove(0);
        assert_eq!(found.verdict, expected, "finished {finished:?}: {:?}", found.evidence);
        if expected == Verdict::AtRisk {
            assert_eq!(found.remedy, Some(Remedy::Assess { before: Some(day("2026-01-05")) }));
        }
    }
}

/// NG26 1.4.3: "arrange a multi-agency review before going ahead with more sessions or other interventions".
#[test]
fn after_little_improvement_nothing_goes_ahead_without_a_review() {
    let ten = sound_sessions(&every(12, 10, "2026-01-05"));
    let mut eleven = ten.clone();
    eleven.sessions.push(held(11, visit(day("2026-06-15"), 3600)));
    let another = Entry::Programme(ProgrammeBegun {
        definition: String::new(),
        on: Some(day("2026-06-20")),
        continues: None,
    });
    let own = "video-feedback";
    for (name, facts, entries, expected) in [
        ("no judgement", &eleven, vec![], Verdict::NotApplicable),
        ("judged, nothing more", &ten, vec![little(own, "2026-05-01", true)], Verdict::NotYet),
        ("without a review", &eleven, vec![little(own, "2026-05-01", false)], Verdict::NotMet),
        (
            "reviewed before",
            &eleven,
            vec![little(own, "2026-05-01", true), review("2026-06-01", true)],
            Verdict::Met,
        ),
        (
            "reviewed afterwards",
            &eleven,
            vec![little(own, "2026-05-01", true), review("2026-06-20", true)],
            Verdict::NotMet,
        ),
        (
            "reviewed before the judgement",
            &eleven,
            vec![little(own, "2026-05-01", true), review("2026-04-01", true)],
            Verdict::NotMet,
        ),
        (
            "a review without a conclusion was not held",
            &eleven,
            vec![little(own, "2026-05-01", true), review("2026-06-01", false)],
            Verdict::NotMet,
        ),
        (
            "another programme instead",
            &ten,
            vec![little(own, "2026-05-01", true), another.clone()],
            Verdict::NotMet,
        ),
        (
            "judged of another programme",
            &eleven,
            vec![little("home-visiting", "2026-05-01", true)],
            Verdict::NotApplicable,
        ),
    ] {
        let mut facts = facts.clone();
        facts.run = Some(RunId::from_bytes([77; 16]));
        facts.entries = (1..).zip(entries).map(|(key, entry)| entered(key, entry)).collect();
        assert_eq!(verdict(&facts, "2026-07-01", RuleId::REVIEW, None), expected, "{name}");
    }
    let mut facts = ten;
    facts.entries = vec![entered(1, little(own, "2026-05-01", true))];
    facts.sessions.push(planned(11, day("2026-07-10")));
    let found = finding(&facts, "2026-07-01", RuleId::REVIEW, None);
    assert_eq!((found.verdict, found.remedy), (Verdict::AtRisk, Some(Remedy::Review)), "more is planned");
}

/// NG26 1.4.6: "little improvement … after either intervention and there are still concerns".
#[test]
fn after_other_programmes_the_review_is_asked_where_there_are_concerns() {
    let id = "sensitivity-training";
    let mut facts = visits(&every(7, 17, "2026-01-05"));
    for (concerned, expected) in [(false, Verdict::NotApplicable), (true, Verdict::NotMet)] {
        facts.entries = vec![entered(1, little(id, "2026-04-24", concerned))];
        assert_eq!(whole(id, &facts, "2026-07-01", RuleId::REVIEW), expected, "concerned: {concerned}");
    }
}

/// Consent of every carer at every session with film, as the answers stood that day.
#[test]
fn consent_stands_throughout() {
    let mut facts = sound_sessions(&every(12, 3, "2026-01-05"));
    facts.people = vec![carer(MUM), carer(DAD)];
    let given = |person| consent(person, Purpose::Film, Answer::Given, "2026-01-01");
    let single = |facts: &CaseFacts| {
        [1, 2, 3].map(|number| verdict(facts, "2026-02-10", RuleId::CONSENT_TO_FILM, Some(number)))
    };
    facts.consents = vec![given(MUM), given(DAD)];
    assert_eq!(single(&facts), [Verdict::Met; 3]);
    // Withdrawn between the second and the third: the film of the third should not be.
    facts.consents.push(consent(DAD, Purpose::Film, Answer::Withdrawn, "2026-01-20"));
    assert_eq!(single(&facts), [Verdict::Met, Verdict::Met, Verdict::NotMet]);
    assert_eq!(verdict(&facts, "2026-01-18", RuleId::CONSENT_TO_FILM, None), Verdict::NotYet);
    let found = finding(&facts, "2026-01-25", RuleId::CONSENT_TO_FILM, None);
    let ask = Remedy::AskConsent { purpose: Purpose::Film };
    assert_eq!((found.verdict, found.remedy), (Verdict::AtRisk, Some(ask)), "before the third");
    // Who was never asked by then was most likely added later: that can be written down.
    facts.consents = vec![given(MUM)];
    assert_eq!(single(&facts), [Verdict::NotYet; 3]);
    facts.recordings.clear();
    assert_eq!(single(&facts), [Verdict::NotApplicable; 3], "nothing was filmed");
    // Two carers who separate: whoever left is not asked for new film.
    let mut apart = sound_sessions(&every(12, 3, "2026-01-05"));
    apart.people = vec![carer(MUM), carer(DAD)];
    apart.people[1].left = Some(day("2026-01-20"));
    apart.consents =
        vec![given(MUM), given(DAD), consent(DAD, Purpose::Film, Answer::Withdrawn, "2026-01-20")];
    assert_eq!(single(&apart), [Verdict::Met; 3]);
}

/// Answers hold by the day. What was withdrawn when the film was made already says nothing against it; what was written
/// down before, or days later of that day, does.
#[test]
fn a_withdrawal_on_the_day_of_the_film_counts_by_when_it_was_written_down() {
    let mut facts = sound_sessions(&every(12, 1, "2026-01-05"));
    facts.people = vec![carer(MUM)];
    for (hours, expected) in [(4, Verdict::Met), (-1, Verdict::NotMet), (48, Verdict::NotMet)] {
        let mut withdrawn = consent(MUM, Purpose::Film, Answer::Withdrawn, "2026-01-05");
        withdrawn.recorded = facts.recordings[0].started + chrono::TimeDelta::hours(hours);
        facts.consents = vec![consent(MUM, Purpose::Film, Answer::Given, "2026-01-01"), withdrawn];
        let of = verdict(&facts, "2026-02-10", RuleId::CONSENT_TO_FILM, Some(1));
        assert_eq!(of, expected, "written down {hours} hours after filming began");
    }
}

#[test]
fn consent_to_watching_stands_whenever_film_was_shown() {
    let mut facts = sound_sessions(&every(12, 2, "2026-01-05"));
    facts.people = vec![carer(MUM)];
    facts.clips = vec![clip(1, 1, "S4")];
    facts.showings = vec![shown(2, 1, "S4", MediaTime::from_secs(9), None)];
    let of = |facts: &CaseFacts, number| verdict(facts, "2026-02-10", RuleId::CONSENT_TO_SHOW, Some(number));
    facts.consents = vec![consent(MUM, Purpose::Show, Answer::Given, "2026-01-18")];
    assert_eq!((of(&facts, 1), of(&facts, 2)), (Verdict::NotApplicable, Verdict::NotMet), "given a day late");
    facts.consents[0].on = day("2026-01-17");
    assert_eq!(of(&facts, 2), Verdict::Met);
}

/// NG26 1.4.1: the five aims, covered by the clips that were shown.
#[test]
fn aims_are_covered_by_the_clips_shown() {
    let mut facts = sound_sessions(&every(12, 5, "2026-01-05"));
    facts.clips = vec![clip(1, 1, "S4")];
    facts.showings = vec![shown(2, 1, "S4", MediaTime::from_secs(9), None)];
    let served = vocabulary().tag("S4").unwrap().aims.clone();
    for finding in of(&definition(), &facts, "2026-03-01", RuleId::AIMS) {
        let Some(AimEvidence { aim, clips, sessions, .. }) = finding.evidence.get() else {
            panic!("{finding:?}")
        };
        if served.contains(aim) {
            assert_eq!((finding.verdict, *clips, sessions.as_slice()), (Verdict::Met, 1, &[(2, 1)][..]));
        } else {
            let left = Some(5);
            let is_shown = matches!(&finding.remedy, Some(Remedy::ShowAim { sessions_left, .. }) if *sessions_left == left);
            assert!(finding.verdict == Verdict::AtRisk && is_shown, "half are held: {finding:?}");
        }
    }
}

/// A visit is as long as its instants are apart, whatever the clocks on the wall do meanwhile: in 2026 they go forward at
/// 01:00 UTC on 29 March and back on 25 October.
#[test]
fn a_visit_over_a_change_of_the_clocks_is_as_long_as_it_was() {
    for (arrived, leaving, expected) in [
        ("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", Verdict::Met),
        ("2026-03-29T00:30:00Z", "2026-03-29T01:29:59Z", Verdict::NotMet),
        ("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", Verdict::Met),
        ("2026-10-25T00:30:00Z", "2026-10-25T01:29:59Z", Verdict::NotMet),
    ] {
        let (arrived, leaving): (DateTime<Utc>, DateTime<Utc>) =
            (arrived.parse().unwrap(), leaving.parse().unwrap());
        let visit = HeldVisit {
            arrived: Some(arrived),
            leaving: Some(leaving),
            ..HeldVisit::on(arrived.date_naive())
        };
        let facts = CaseFacts { sessions: vec![held(1, visit)], ..CaseFacts::default() };
        assert_eq!(verdict(&facts, "2026-12-01", RuleId::SESSION_LENGTH, Some(1)), expected, "{arrived}");
    }
}
