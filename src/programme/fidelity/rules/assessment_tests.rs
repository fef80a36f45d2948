//! The assessment before a programme.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use crate::base::PersonId;
use crate::programme::fidelity::tests::{
    day, definition, ending, entered, every, of, planned, referral, visits,
};
use crate::programme::fidelity::{CaseFacts, Remedy, Verdict};
use crate::programme::{Area, Assessment, Entry, Person, Role, RuleId};

const ANNA: PersonId = PersonId::from_bytes([21; 16]);
const BEN: PersonId = PersonId::from_bytes([22; 16]);

fn assessment(finished: NaiveDate, children: &[PersonId]) -> Entry {
    let areas = Area::ALL.into_iter().map(|area| (area, "noted".into())).collect();
    let of = children.to_vec();
    Entry::Assessment(Assessment { areas, of, finished: Some(finished), ..Assessment::begun(finished) })
}

fn child(id: PersonId, born: &str) -> Person {
    Person::new(id, Role::Child { born: Some(day(born)) }, "")
}

fn with(mut facts: CaseFacts, entries: Vec<Entry>) -> CaseFacts {
    facts.entries = (1..).zip(entries).map(|(key, entry)| entered(key, entry)).collect();
    facts
}

fn judged(facts: &CaseFacts, today: &str) -> Verdict {
    of(&definition(), facts, today, RuleId::ASSESSMENT).remove(0).verdict
}

/// NG26 1.3.2: "a comprehensive assessment before any intervention". The same day is not before.
#[test]
fn an_assessment_comes_before_the_first_session() {
    let held = visits(&every(12, 1, "2026-01-05"));
    let planned = CaseFacts { sessions: vec![planned(1, day("2026-01-05"))], ..CaseFacts::default() };
    for (facts, finished, expected) in [
        (&CaseFacts::default(), None, Verdict::NotYet),
        (&planned, None, Verdict::AtRisk),
        (&planned, Some("2026-01-02"), Verdict::Met),
        (&held, None, Verdict::NotMet),
        (&held, Some("2026-01-04"), Verdict::Met),
        (&held, Some("2026-01-05"), Verdict::NotMet),
        (&held, Some("2026-01-06"), Verdict::NotMet),
    ] {
        let begun = Entry::Assessment(Assessment::begun(day("2026-01-01")));
        let finished_one = finished.map(|finished| assessment(day(finished), &[]));
        let facts = with(facts.clone(), finished_one.into_iter().chain([begun]).collect());
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
    // The day before 1 March is 29 February in a leap year.
    let leap = visits(&[day("2024-03-01")]);
    assert_eq!(
        judged(&with(leap.clone(), vec![assessment(day("2024-02-29"), &[])]), "2024-04-01"),
        Verdict::Met
    );
    assert_eq!(judged(&with(leap, vec![assessment(day("2024-03-01"), &[])]), "2024-04-01"), Verdict::NotMet);
    // One that leaves an area open is not comprehensive.
    let part = Assessment { finished: Some(day("2026-01-02")), ..Assessment::begun(day("2026-01-01")) };
    assert_eq!(judged(&with(held, vec![Entry::Assessment(part)]), "2026-02-01"), Verdict::NotMet);
}

/// "offer a child or young person … a comprehensive assessment": each child its own.
#[test]
fn each_child_the_programme_is_about_is_named_by_an_assessment() {
    let before = day("2026-01-02");
    let facts = |people: &[Person], entries| CaseFacts {
        people: people.to_vec(),
        ..with(visits(&every(12, 2, "2026-01-05")), entries)
    };
    let (anna, ben) = (child(ANNA, "2023-03-01"), child(BEN, "2024-02-29"));
    let twin = child(BEN, "2023-03-01");
    let beside = Person { beside: true, ..child(BEN, "2015-01-01") };
    let born_midway = child(BEN, "2026-01-06");
    let born_on_the_day = child(BEN, "2026-01-05");
    for (name, people, of, expected) in [
        ("the only child, unnamed", vec![anna.clone()], vec![vec![]], Verdict::Met),
        ("the only child, named", vec![anna.clone()], vec![vec![ANNA]], Verdict::Met),
        ("a child of another family", vec![anna.clone()], vec![vec![BEN]], Verdict::NotMet),
        ("siblings, unnamed", vec![anna.clone(), ben.clone()], vec![vec![]], Verdict::NotMet),
        ("siblings, one named", vec![anna.clone(), ben.clone()], vec![vec![ANNA]], Verdict::NotMet),
        (
            "siblings, one assessment of both",
            vec![anna.clone(), ben.clone()],
            vec![vec![ANNA, BEN]],
            Verdict::Met,
        ),
        ("siblings, each its own", vec![anna.clone(), ben], vec![vec![ANNA], vec![BEN]], Verdict::Met),
        ("twins, one named", vec![anna.clone(), twin.clone()], vec![vec![BEN]], Verdict::NotMet),
        ("twins, each its own", vec![anna.clone(), twin], vec![vec![BEN], vec![ANNA]], Verdict::Met),
        ("an elder beside", vec![anna.clone(), beside], vec![vec![]], Verdict::Met),
        ("born midway", vec![anna.clone(), born_midway], vec![vec![]], Verdict::Met),
        ("born on the day", vec![anna, born_on_the_day], vec![vec![ANNA]], Verdict::NotMet),
        ("nobody on record", vec![], vec![vec![]], Verdict::Met),
    ] {
        let entries = of.iter().map(|children| assessment(before, children)).collect();
        assert_eq!(judged(&facts(&people, entries), "2026-02-01"), expected, "{name}");
    }
}

/// A family referred again needs a new assessment, for what begins from then on.
#[test]
fn an_assessment_from_before_a_new_referral_does_not_count() {
    let ending = |reopened| ending("2025-06-01", reopened);
    let old = || assessment(day("2025-02-01"), &[]);
    let first = referral("2025-01-01");
    for (name, entries, expected) in [
        ("not ended", vec![], Verdict::Met),
        ("ended", vec![ending(None)], Verdict::Met),
        ("referred again", vec![ending(None), referral("2025-12-01")], Verdict::NotMet),
        ("opened again instead", vec![ending(Some("2025-07-01")), referral("2025-12-01")], Verdict::Met),
        ("referred again since", vec![ending(None), referral("2026-01-20")], Verdict::Met),
        (
            "assessed again",
            vec![ending(None), referral("2025-12-01"), assessment(day("2025-12-01"), &[])],
            Verdict::Met,
        ),
        (
            "assessed before it",
            vec![ending(None), referral("2025-12-01"), assessment(day("2025-11-30"), &[])],
            Verdict::NotMet,
        ),
    ] {
        let entries = [vec![first.clone(), old()], entries].concat();
        let facts = with(visits(&every(12, 2, "2026-01-05")), entries);
        assert_eq!(judged(&facts, "2026-02-01"), expected, "{name}");
    }
}

proptest! {
    /// One more assessment never worsens the verdict, nor one that names more children.
    #[test]
    fn another_assessment_never_harms(
        finished in prop::collection::vec((0_u64..40, 0_usize..4), 0..4), more in (0_u64..40, 0_usize..4),
        siblings in any::<bool>(),
    ) {
        let sets: [&[PersonId]; 4] = [&[], &[ANNA], &[BEN], &[ANNA, BEN]];
        let entry = |(days, set): (u64, usize)| assessment(day("2025-12-15") + Days::new(days), sets[set]);
        let mut people = vec![child(ANNA, "2023-03-01")];
        people.extend(siblings.then(|| child(BEN, "2024-02-29")));
        let verdict = |entries: Vec<Entry>| {
            let facts = with(visits(&every(12, 2, "2026-01-05")), entries);
            judged(&CaseFacts { people: people.clone(), ..facts }, "2026-02-01")
        };
        let before: Vec<Entry> = finished.iter().copied().map(entry).collect();
        let base = verdict(before.clone());
        let after = verdict([before.clone(), vec![entry(more)]].concat());
        prop_assert!(base != Verdict::Met || after == Verdict::Met);
        let all = finished.into_iter().map(|(days, _)| entry((days, 3))).collect();
        prop_assert!(base != Verdict::Met || verdict(all) == Verdict::Met);
    }
}
