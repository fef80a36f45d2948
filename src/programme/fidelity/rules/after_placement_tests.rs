//! How long a programme lasts after the placement. Each table quotes its recommendation.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::PlacedEvidence;
use crate::base::PersonId;
use crate::programme::fidelity::tests::{CHILD, MUM, child, day, entered, every, of, shipped, visits, whole};
use crate::programme::fidelity::{CaseFacts, Verdict};
use crate::programme::timeline::timeline;
use crate::programme::{CarerKind, Entry, Person, Placement, PlacementKind, Role, RuleId};

const PAIR: [&str; 2] = ["intensive-support", "play-group"];

fn placement(from: &str, kind: PlacementKind) -> Placement {
    let (until, with, ended_because) = (None, "".into(), "".into());
    Placement { child: None, from: day(from), until, kind, with, ended_because }
}

/// Weekly sessions from one day to another with a family of foster carers, and these placements on record.
fn weekly(first: &str, last: &str, placements: &[Placement]) -> CaseFacts {
    let weeks = (day(last) - day(first)).num_days() / 7;
    let mut dates = every(7, u64::try_from(weeks).unwrap() + 1, first);
    if dates.last() != Some(&day(last)) {
        dates.push(day(last));
    }
    let entries = (1..).zip(placements);
    CaseFacts {
        people: vec![Person::new(MUM, Role::Carer { kind: CarerKind::FosterCarer }, ""), child("2018-05-04")],
        entries: entries.map(|(key, body)| entered(key, Entry::Placement(body.clone()))).collect(),
        ..visits(&dates)
    }
}

fn ended(facts: CaseFacts, on: &str) -> CaseFacts {
    CaseFacts { ended: Some(day(on)), ..facts }
}

fn placed(facts: &CaseFacts, today: &str) -> PlacedEvidence {
    let found = of(&shipped("intensive-support"), facts, today, RuleId::AFTER_PLACEMENT);
    found[0].evidence.get::<PlacedEvidence>().unwrap().clone()
}

/// NG26 1.5.4: "before the placement and for 9 to 12 months after, combined with group therapeutic play sessions for the child
/// for the same duration"; 1.5.7: "over the 9‑ to 12‑month period".
#[test]
fn the_months_count_from_the_placement_on() {
    let fostered = || placement("2026-03-01", PlacementKind::FosterCarers);
    for (first, last, expected) in [
        // Two months before the placement do not count: ten months in all, eight after.
        ("2026-01-05", "2026-11-01", Verdict::NotMet),
        ("2026-01-05", "2026-12-01", Verdict::Met),
        // Fourteen months in all, twelve after.
        ("2026-01-05", "2027-03-01", Verdict::Met),
        ("2026-01-05", "2027-04-01", Verdict::NotMet),
        // Begun on the day, and three months later: so many months of it.
        ("2026-03-01", "2026-12-01", Verdict::Met),
        ("2026-06-01", "2026-12-01", Verdict::NotMet),
        ("2026-06-01", "2027-03-01", Verdict::Met),
    ] {
        let facts = ended(weekly(first, last, &[fostered()]), "2027-05-01");
        for id in PAIR {
            let found = whole(id, &facts, "2027-06-01", RuleId::AFTER_PLACEMENT);
            assert_eq!(found, expected, "{id} from {first} to {last}");
        }
    }
    // While it goes on: not yet, met after nine months, not met by a session after its latest end.
    let going =
        |last| whole(PAIR[0], &weekly("2026-01-05", last, &[fostered()]), last, RuleId::AFTER_PLACEMENT);
    assert_eq!(going("2026-11-02"), Verdict::NotYet);
    assert_eq!(going("2026-12-01"), Verdict::Met);
    assert_eq!(going("2027-04-05"), Verdict::NotMet);
    // Before the placement nothing counts yet.
    let before = weekly("2026-01-05", "2026-02-02", &[fostered()]);
    assert_eq!(whole(PAIR[0], &before, "2026-03-02", RuleId::AFTER_PLACEMENT), Verdict::NotYet);
    assert_eq!(placed(&before, "2026-03-02").before, 5);
    assert_eq!(placed(&before, "2026-03-02").span, None);
}

/// "9 months after" 31 May is the last day of February, and "12 months after" 29 February the 28th.
#[test]
fn months_end_on_the_last_day_of_a_shorter_one() {
    for (placed, first, last, expected) in [
        ("2026-05-31", "2026-05-04", "2027-02-28", Verdict::Met),
        ("2024-02-29", "2024-02-05", "2025-02-28", Verdict::Met),
    ] {
        let facts = weekly(first, last, &[placement(placed, PlacementKind::FosterCarers)]);
        let facts = ended(facts, last);
        assert_eq!(whole(PAIR[0], &facts, "2028-01-01", RuleId::AFTER_PLACEMENT), expected, "{placed}");
    }
}

#[test]
fn without_a_placement_on_record_it_is_not_yet_and_says_so() {
    let birth = placement("2020-01-01", PlacementKind::BirthParents);
    for placements in [&[][..], &[birth]] {
        let facts = weekly("2026-01-05", "2026-11-02", placements);
        assert_eq!(whole(PAIR[0], &facts, "2026-11-03", RuleId::AFTER_PLACEMENT), Verdict::NotYet);
        let found = of(&shipped(PAIR[0]), &facts, "2026-11-03", RuleId::AFTER_PLACEMENT);
        assert_eq!(found[0].evidence.told(found[0].verdict)[0].key, "evidence-placed-unknown");
        let over = ended(facts, "2026-11-02");
        assert_eq!(whole(PAIR[0], &over, "2026-11-03", RuleId::AFTER_PLACEMENT), Verdict::NotMet);
    }
    // One of another child is none of this one's.
    let other = Placement {
        child: Some(PersonId::from_bytes([99; 16])),
        ..placement("2026-03-01", PlacementKind::FosterCarers)
    };
    assert_eq!(placed(&weekly("2026-01-05", "2026-11-02", &[other]), "2026-11-03").placed, None);
}

#[test]
fn it_is_the_placement_with_such_carers_in_which_most_sessions_were_held() {
    let foster = |from| placement(from, PlacementKind::FosterCarers);
    let until = |day_text: &str, body: Placement| Placement { until: Some(day(day_text)), ..body };
    for (what, placements, expected) in [
        ("current when it began", vec![foster("2025-01-01")], Some("2025-01-01")),
        ("over before it began", vec![until("2026-01-04", foster("2025-01-01"))], None),
        ("prepared for in another", vec![foster("2025-01-01"), foster("2026-02-15")], Some("2026-02-15")),
        ("a late move", vec![foster("2026-01-12"), foster("2026-10-01")], Some("2026-01-12")),
        (
            "with other carers",
            vec![foster("2026-02-15"), placement("2026-03-01", PlacementKind::AdoptiveParents)],
            Some("2026-02-15"),
        ),
        ("to come", vec![foster("2027-01-01")], None),
        (
            "this child's own",
            vec![Placement { child: Some(CHILD), ..foster("2026-02-01") }],
            Some("2026-02-01"),
        ),
    ] {
        let facts = weekly("2026-01-05", "2026-11-02", &placements);
        assert_eq!(placed(&facts, "2026-11-03").placed, expected.map(day), "{what}");
    }
    // A family whose carers are not on record: any placement with such carers.
    let mut facts = weekly("2026-01-05", "2026-11-02", &[foster("2026-02-01")]);
    facts.people.remove(0);
    assert_eq!(placed(&facts, "2026-11-03").placed, Some(day("2026-02-01")));
}

#[test]
fn the_line_of_days_ends_where_the_months_after_the_placement_do() {
    let facts = weekly("2026-01-05", "2026-04-06", &[placement("2026-03-01", PlacementKind::FosterCarers)]);
    let line = timeline(&facts, &shipped(PAIR[0]), day("2026-04-07"));
    assert_eq!((line.from, line.last_from), (day("2026-01-05"), Some(day("2026-12-01"))));
    assert_eq!(line.last_to, Some(day("2027-03-01")));
    let unplaced = timeline(&weekly("2026-01-05", "2026-04-06", &[]), &shipped(PAIR[0]), day("2026-04-07"));
    assert_eq!((unplaced.last_from, unplaced.last_to), (None, None));
}

proptest! {
    /// Sessions before the placement never change what is found, however many there are.
    #[test]
    fn what_was_held_before_does_not_count(
        before in prop::collection::btree_set(1_u64..200, 1..20),
        more in prop::collection::btree_set(1_u64..200, 0..20),
        held in prop::collection::btree_set(0_u64..450, 1..40),
        ended in any::<bool>(),
    ) {
        let placed_on = day("2026-03-01");
        let found = |before: &std::collections::BTreeSet<u64>| {
            let mut dates: Vec<NaiveDate> = before.iter().map(|days| placed_on - Days::new(*days)).collect();
            dates.extend(held.iter().map(|days| placed_on + Days::new(*days)));
            dates.sort_unstable();
            let facts = CaseFacts {
                ended: ended.then(|| day("2027-12-01")),
                entries: vec![entered(1, Entry::Placement(placement("2026-03-01", PlacementKind::FosterCarers)))],
                ..visits(&dates)
            };
            whole(PAIR[0], &facts, "2028-01-01", RuleId::AFTER_PLACEMENT)
        };
        let with_more = before.union(&more).copied().collect();
        prop_assert_eq!(found(&before), found(&with_more));
    }

    /// Of a programme that was ended, the record of its placement never worsens what is found.
    #[test]
    fn the_record_of_a_placement_never_worsens_what_has_ended(
        dates in prop::collection::btree_set(0_u64..500, 1..40),
        from in 0_u64..500,
    ) {
        let dates: Vec<NaiveDate> = dates.iter().map(|days| day("2026-01-05") + Days::new(*days)).collect();
        let facts = CaseFacts { ended: Some(day("2027-12-01")), ..visits(&dates) };
        let from = (day("2026-01-05") + Days::new(from)).to_string();
        let placed = CaseFacts {
            entries: vec![entered(1, Entry::Placement(placement(&from, PlacementKind::FosterCarers)))],
            ..facts.clone()
        };
        prop_assert_eq!(whole(PAIR[0], &facts, "2028-01-01", RuleId::AFTER_PLACEMENT), Verdict::NotMet);
        let found = whole(PAIR[0], &placed, "2028-01-01", RuleId::AFTER_PLACEMENT);
        prop_assert!(matches!(found, Verdict::Met | Verdict::NotMet), "{:?}", found);
    }
}
