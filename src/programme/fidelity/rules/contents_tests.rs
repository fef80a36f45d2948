//! What a programme covers.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{ContentEvidence, Often};
use crate::programme::fidelity::tests::{CHILD, child, day, every, held, of, shipped, ten_o_clock, visits};
use crate::programme::fidelity::{CaseFacts, Remedy, RuleFinding, Verdict};
use crate::programme::{Content, HeldVisit, Person, ProgrammeDefinition, Role, RuleId};

/// What is found of one content.
fn content(definition: &ProgrammeDefinition, facts: &CaseFacts, today: &str, id: &str) -> RuleFinding {
    let found = of(definition, facts, today, RuleId::CONTENTS);
    let is_it = |finding: &&RuleFinding| matches!(finding.evidence.get(), Some(ContentEvidence { content, .. }) if content == id);
    found.iter().find(is_it).unwrap().clone()
}

/// Weekly sessions of which the first so many ticked a content.
fn ticking(id: &str, ticked: usize, held: u64) -> CaseFacts {
    let mut facts = visits(&every(7, held, "2026-01-05"));
    for (_, session) in facts.sessions.iter_mut().take(ticked) {
        session.covered = vec![id.to_owned()];
    }
    facts
}

/// NG26 1.4.5: "coaching the parents in behavioural management (not applicable for children aged 0 to 18 months)".
#[test]
fn contents_are_ticked_once_in_the_programme_and_hold_for_the_childs_age() {
    let definition = shipped("sensitivity-training");
    let content = |facts: &CaseFacts, id: &str| content(&definition, facts, "2026-06-01", id);
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

/// NG26 1.5.6: "supervision by daily telephone contact", "weekly support group meetings", "a 24-hour crisis intervention
/// telephone line"; 1.5.7: "include monitoring of behavioural, social and developmental progress"; 1.5.10: "at a time that
/// ensures schooling is not disrupted".
#[test]
fn what_is_asked_for_again_and_again_is_judged_by_how_often() {
    for (programme, id) in [
        ("intensive-support", "telephone"),
        ("intensive-support", "support-group"),
        ("intensive-support", "crisis-line"),
        ("play-group", "progress"),
        ("school-change", "schooling"),
    ] {
        let definition = shipped(programme);
        for (ticked, held, going, ended) in [
            (0, 0, Verdict::NotYet, Verdict::NotMet),
            (0, 10, Verdict::AtRisk, Verdict::NotMet),
            // Once is not enough.
            (1, 10, Verdict::AtRisk, Verdict::NotMet),
            (7, 10, Verdict::AtRisk, Verdict::NotMet),
            // Four in five.
            (8, 10, Verdict::Met, Verdict::Met),
            (4, 5, Verdict::Met, Verdict::Met),
            (3, 4, Verdict::AtRisk, Verdict::NotMet),
            (1, 1, Verdict::Met, Verdict::Met),
            (40, 40, Verdict::Met, Verdict::Met),
        ] {
            let mut facts = ticking(id, ticked, held);
            let case = format!("{programme} {id}: {ticked} of {held}");
            assert_eq!(content(&definition, &facts, "2027-01-01", id).verdict, going, "{case}");
            facts.ended = Some(day("2026-12-31"));
            assert_eq!(content(&definition, &facts, "2027-01-01", id).verdict, ended, "{case}, ended");
        }
    }
}

#[test]
fn the_evidence_counts_and_the_remedy_says_at_how_many_sessions() {
    let definition = shipped("intensive-support");
    let facts = ticking("telephone", 3, 5);
    let finding = content(&definition, &facts, "2026-06-01", "telephone");
    let Some(ContentEvidence { often: Some(often), .. }) = finding.evidence.get() else { panic!() };
    assert_eq!(*often, Often { percent: 80, ticked: 3, of: 5, to_come: None });
    // Eight of ten.
    assert!(matches!(finding.remedy, Some(Remedy::CoverOften { sessions: 5, .. })), "{:?}", finding.remedy);
    let told = finding.evidence.told(finding.verdict);
    assert_eq!(told[0].key, "evidence-content-often");
}

#[test]
fn a_visit_under_way_does_not_count_against_it() {
    let definition = shipped("intensive-support");
    let mut facts = ticking("telephone", 4, 4);
    let today = day("2026-02-09");
    let arrived = HeldVisit { arrived: Some(ten_o_clock(today)), ..HeldVisit::on(today) };
    facts.sessions.push(held(5, arrived));
    let open = content(&definition, &facts, "2026-02-09", "telephone");
    let Some(ContentEvidence { often: Some(often), .. }) = open.evidence.get() else { panic!() };
    assert_eq!((often.ticked, often.of), (4, 4));
    facts.sessions[4].1.covered = vec!["telephone".to_owned()];
    let ticked = content(&definition, &facts, "2026-02-09", "telephone");
    let Some(ContentEvidence { often: Some(often), .. }) = ticked.evidence.get() else { panic!() };
    assert_eq!((often.ticked, often.of), (5, 5));
}

/// A service's programme of so many sessions: what cannot be made up for any more is not met before the end.
#[test]
fn where_the_number_is_known_too_few_left_are_not_met() {
    let mut definition = shipped("home-visiting");
    definition.covering.as_mut().unwrap().often_percent = Some(80);
    definition.contents[0].often = Some("observing".to_owned());
    let id = definition.contents[0].id.clone();
    for (ticked, held, expected) in [
        (0, 1, Verdict::AtRisk),
        // Ten of the twelve can still be ticked, and nine are not four in five of twelve.
        (0, 2, Verdict::AtRisk),
        (0, 3, Verdict::NotMet),
        (10, 11, Verdict::NotYet),
        (10, 12, Verdict::Met),
        (9, 12, Verdict::NotMet),
    ] {
        let found = content(&definition, &ticking(&id, ticked, held), "2027-06-01", &id);
        assert_eq!(found.verdict, expected, "{ticked} of {held}");
    }
}

/// NG26 1.5.9: "provide weekly telephone support if needed".
#[test]
fn what_is_asked_for_if_needed_is_not_missing() {
    let definition = shipped("carer-group");
    for (ticked, expected) in [(0, Verdict::NotApplicable), (1, Verdict::Met)] {
        let facts = CaseFacts { ended: Some(day("2026-12-31")), ..ticking("telephone", ticked, 10) };
        assert_eq!(content(&definition, &facts, "2027-01-01", "telephone").verdict, expected);
    }
}

#[test]
fn an_older_text_without_the_words_is_judged_by_one_tick() {
    const TEXT: &str = include_str!("../../../../resources/programmes/intensive-support.toml");
    let strip = |line: &&str| !line.starts_with("often");
    let older: Vec<&str> = TEXT.lines().filter(strip).collect();
    let older = ProgrammeDefinition::from_toml(&older.join("\n"), "older.toml").unwrap();
    assert_eq!(
        content(&older, &ticking("telephone", 1, 10), "2027-01-01", "telephone").verdict,
        Verdict::Met
    );
    // The words must be the quote's own, and need a number.
    for (from, to, says) in [
        ("often = \"daily\"", "often = \"hourly\"", "\"hourly\" are not words of its quote"),
        ("often_percent = 80\n", "", "needs often_percent"),
        ("often_percent = 80", "often_percent = 101", "1 to 100 percent"),
        ("often = \"daily\"", "often = \"daily\"\nif_needed = \"daily\"", "one must go"),
    ] {
        let error = ProgrammeDefinition::from_toml(&TEXT.replacen(from, to, 1), "spoilt.toml").unwrap_err();
        assert!(error.reason.contains(says) && error.line > 1, "{error}");
    }
}

/// From worst to best.
fn rank(verdict: Verdict) -> usize {
    let order = [Verdict::NotMet, Verdict::AtRisk, Verdict::NotYet, Verdict::NotApplicable, Verdict::Met];
    order.iter().position(|known| *known == verdict).unwrap()
}

proptest! {
    /// One tick more never worsens what is found of any content of any programme.
    #[test]
    fn a_tick_more_never_worsens(
        programme in prop::sample::select(ProgrammeDefinition::shipped_ids().collect::<Vec<_>>()),
        ticks in prop::collection::vec(any::<bool>(), 1..20),
        more in any::<prop::sample::Index>(),
        born in prop::option::of(0_u64..6_000),
        ended in any::<bool>(),
        today in prop::sample::select(vec!["2026-02-02", "2026-03-01", "2027-01-01"]),
    ) {
        let definition = shipped(programme);
        let born = born.map(|days| day("2012-01-01") + chrono::Days::new(days));
        for Content { id, .. } in &definition.contents {
            let facts = |ticks: &[bool]| {
                let dates: Vec<NaiveDate> = every(7, ticks.len() as u64, "2026-01-05");
                let mut facts = CaseFacts {
                    people: vec![Person::new(CHILD, Role::Child { born }, "")],
                    ended: ended.then(|| day("2026-12-01")),
                    ..visits(&dates)
                };
                for ((_, session), ticked) in facts.sessions.iter_mut().zip(ticks) {
                    session.covered = ticked.then(|| id.clone()).into_iter().collect();
                }
                facts
            };
            let mut ticked = ticks.clone();
            ticked[more.index(ticks.len())] = true;
            let before = content(&definition, &facts(&ticks), today, id).verdict;
            let after = content(&definition, &facts(&ticked), today, id).verdict;
            prop_assert!(rank(after) >= rank(before), "{programme} {id}: {before:?} to {after:?}");
        }
    }
}
