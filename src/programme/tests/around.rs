//! What the entries around a programme are refused for, and what they come to.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::day;
use crate::base::{PersonId, RecordId, Redacted, UserId};
use crate::programme::record::{
    What, continuity, events, key_workers, moves, placed_on, placements, schooling,
};
use crate::programme::{
    AgencyKind, AroundError, Attended, CarerKind, CarerSupport, Concern, ConcernAnswer, ConcernClosed,
    Contact, Decision, EducationPlan, Entered, Entry, EntryError, KeyPerson, KeyWorker, Known, Matters,
    Notified, Person, Placement, PlacementKind, PlanPart, Role, Significant,
};

const MUM: PersonId = PersonId::from_bytes([1; 16]);
const ELDER: PersonId = PersonId::from_bytes([3; 16]);
const YOUNGER: PersonId = PersonId::from_bytes([4; 16]);
const TODAY: &str = "2026-11-25";

fn people() -> Vec<Person> {
    let child = |id, born: &str| Person::new(id, Role::Child { born: Some(day(born)) }, "child");
    vec![
        Person::new(MUM, Role::Carer { kind: CarerKind::Parent }, "Mum"),
        child(ELDER, "2020-02-29"),
        child(YOUNGER, "2024-06-01"),
    ]
}

fn placement(from: &str, until: Option<&str>, kind: PlacementKind) -> Placement {
    Placement {
        child: None,
        from: day(from),
        until: until.map(day),
        kind,
        with: Redacted::default(),
        ended_because: Redacted::default(),
    }
}

fn key_worker(who: KeyPerson, from: &str) -> KeyWorker {
    KeyWorker { who, from: day(from), until: None, because: Redacted::default() }
}

fn plan(on: &str) -> EducationPlan {
    EducationPlan {
        child: None,
        on: day(on),
        support: "a quiet start".into(),
        contacts: Redacted::default(),
        key_person: Redacted::default(),
        safe_place: Redacted::default(),
        review: None,
    }
}

fn concern(on: &str) -> Concern {
    Concern { on: day(on), what: "a bruise".into(), told: Vec::new(), answered: None, closed: None }
}

fn entered(entries: impl IntoIterator<Item = Entry>) -> Vec<Entered> {
    let one = |(number, entry): (usize, Entry)| Entered {
        id: RecordId::from_bytes([u8::try_from(number).unwrap(); 16]),
        by: UserId::from_bytes([9; 16]),
        at: "2026-11-25T09:00:00Z".parse().unwrap(),
        entry,
    };
    entries.into_iter().enumerate().map(one).collect()
}

fn checked(entry: &Entry) -> Result<(), EntryError> {
    let people = people();
    entry.check(&Known { people: &people, entries: &<&[Entered]>::default(), held: &[], today: day(TODAY) })
}

fn refused(entry: &Entry) -> EntryError {
    checked(entry).unwrap_err()
}

#[test]
fn every_entry_says_what_it_refuses_and_takes_the_rest() {
    use Entry as E;
    let future = |on: &str| EntryError::InFuture { on: day(on) };
    let before = |on: &str, born: &str| EntryError::BeforeBirth { on: day(on), born: day(born) };
    let ends = |from: &str, until: &str| {
        EntryError::Around(AroundError::EndsBefore { from: day(from), until: day(until) })
    };
    let foster = |from, until| placement(from, until, PlacementKind::FosterCarers);
    let of = |child, from| E::Placement(Placement { child: Some(child), ..foster(from, None) });
    let outside = |name: &str| KeyPerson::Outside(name.into());
    let told = |on: &str| vec![Notified { whom: "the social worker".into(), on: day(on) }];
    let answer = |on: &str, by: &str, what: &str| {
        Some(ConcernAnswer { by: by.into(), on: day(on), what: what.into() })
    };
    let closed = |on: &str, outcome: &str| Some(ConcernClosed { on: day(on), outcome: outcome.into() });
    let long: Redacted<String> = "x".repeat(4001).into();
    let agency = |label: &str, reach: Redacted<String>| {
        E::Contact(Contact { kind: AgencyKind::Health, label: label.into(), reach, on: day(TODAY) })
    };
    for (entry, expected) in [
        // Placements: born on a leap day, a day before that, a day to come, an end before the beginning.
        (E::Placement(foster("2020-02-29", None)), Ok(())),
        (E::Placement(foster("2020-02-28", None)), Err(before("2020-02-28", "2020-02-29"))),
        (E::Placement(foster("2026-11-26", None)), Err(future("2026-11-26"))),
        (E::Placement(foster("2024-01-01", Some("2024-01-01"))), Ok(())),
        (E::Placement(foster("2024-01-01", Some("2023-12-31"))), Err(ends("2024-01-01", "2023-12-31"))),
        (E::Placement(foster("2024-01-01", Some("2026-11-26"))), Err(future("2026-11-26"))),
        // Of siblings each has a birth of their own.
        (of(YOUNGER, "2024-06-01"), Ok(())),
        (of(YOUNGER, "2024-05-31"), Err(before("2024-05-31", "2024-06-01"))),
        (of(MUM, "2024-06-01"), Err(AroundError::UnknownChild.into())),
        // Key workers may have begun before a birth.
        (E::KeyWorker(key_worker(outside("Jo"), "2019-01-01")), Ok(())),
        (E::KeyWorker(key_worker(outside(" "), "2019-01-01")), Err(EntryError::Empty)),
        (E::KeyWorker(key_worker(outside("Jo"), "2026-11-26")), Err(future("2026-11-26"))),
        // Concerns.
        (E::Concern(concern("2019-12-01")), Ok(())),
        (E::Concern(concern("2026-11-26")), Err(future("2026-11-26"))),
        (E::Concern(Concern { what: "\n".into(), ..concern(TODAY) }), Err(EntryError::Empty)),
        (E::Concern(Concern { told: told("2026-11-01"), ..concern("2026-11-01") }), Ok(())),
        (
            E::Concern(Concern { told: told("2026-10-31"), ..concern("2026-11-01") }),
            Err(ends("2026-11-01", "2026-10-31")),
        ),
        (
            E::Concern(Concern { answered: answer("2026-11-01", "Jo", "a visit"), ..concern("2026-11-01") }),
            Ok(()),
        ),
        (
            E::Concern(Concern { answered: answer("2026-10-31", "Jo", "a visit"), ..concern("2026-11-01") }),
            Err(ends("2026-11-01", "2026-10-31")),
        ),
        (
            E::Concern(Concern { answered: answer(TODAY, " ", "a visit"), ..concern("2026-11-01") }),
            Err(EntryError::Empty),
        ),
        (
            E::Concern(Concern { answered: answer(TODAY, "Jo", ""), ..concern("2026-11-01") }),
            Err(EntryError::Empty),
        ),
        (E::Concern(Concern { closed: closed(TODAY, "no further action"), ..concern("2026-11-01") }), Ok(())),
        (E::Concern(Concern { closed: closed(TODAY, ""), ..concern("2026-11-01") }), Err(EntryError::Empty)),
        (
            E::Concern(Concern { closed: closed("2026-10-01", "x"), ..concern("2026-11-01") }),
            Err(ends("2026-11-01", "2026-10-01")),
        ),
        // Education plans.
        (E::EducationPlan(plan(TODAY)), Ok(())),
        (E::EducationPlan(EducationPlan { support: "".into(), ..plan(TODAY) }), Err(EntryError::Empty)),
        (E::EducationPlan(EducationPlan { review: Some(day("2027-05-01")), ..plan(TODAY) }), Ok(())),
        (
            E::EducationPlan(EducationPlan { review: Some(day("2026-11-24")), ..plan(TODAY) }),
            Err(ends(TODAY, "2026-11-24")),
        ),
        // Texts.
        (agency("Health visitor", "020 7946 0000\nafter five".into()), Ok(())),
        (agency("", "020 7946 0000".into()), Err(EntryError::Empty)),
        (agency("GP", "\u{7}".into()), Err(AroundError::Unprintable.into())),
        (agency("GP", long), Err(AroundError::TooLong { chars: 4001, most: 4000 }.into())),
    ] {
        assert_eq!(checked(&entry), expected, "{entry:?}");
    }
}

#[test]
fn what_is_offered_is_offered_to_a_carer_and_what_matters_is_named() {
    let support = |carer, on: &str| {
        let what = "Nurturing attachments".into();
        Entry::CarerSupport(CarerSupport { carer, what, on: day(on), attended: Attended::Open })
    };
    assert_eq!(checked(&support(MUM, TODAY)), Ok(()));
    assert_eq!(refused(&support(ELDER, TODAY)), AroundError::UnknownCarer.into());
    assert_eq!(refused(&support(MUM, "2026-11-26")), EntryError::InFuture { on: day("2026-11-26") });
    let matters = |label: &str| {
        let (label, means) = (label.into(), Redacted::default());
        Entry::Significant(Significant { child: None, what: Matters::Place, label, means, on: day(TODAY) })
    };
    assert_eq!(checked(&matters("Gran's garden")), Ok(()));
    assert_eq!(refused(&matters("")), EntryError::Empty);
}

#[test]
fn no_entry_tells_its_text_in_a_log_and_each_keeps_its_text() {
    const SECRET: &str = "Rumpelstiltskin";
    let secret = || Redacted::<String>::from(SECRET);
    let told = vec![Notified { whom: secret(), on: day(TODAY) }];
    let closed = Some(ConcernClosed { on: day(TODAY), outcome: secret() });
    let answered = Some(ConcernAnswer { by: secret(), on: day(TODAY), what: secret() });
    for entry in [
        Entry::Placement(Placement { with: secret(), ..placement(TODAY, None, PlacementKind::Elsewhere) }),
        Entry::KeyWorker(key_worker(KeyPerson::Outside(secret()), TODAY)),
        Entry::Contact(Contact { kind: AgencyKind::Other, label: secret(), reach: secret(), on: day(TODAY) }),
        Entry::Significant(Significant {
            child: Some(ELDER),
            what: Matters::Person,
            label: secret(),
            means: secret(),
            on: day(TODAY),
        }),
        Entry::Concern(Concern { on: day(TODAY), what: secret(), told, answered, closed }),
        Entry::EducationPlan(EducationPlan { key_person: secret(), ..plan(TODAY) }),
        Entry::CarerSupport(CarerSupport {
            carer: MUM,
            what: secret(),
            on: day(TODAY),
            attended: Attended::Yes,
        }),
    ] {
        let stored = serde_json::to_value(&entry).unwrap();
        assert_eq!(stored["is"], entry.word());
        assert!(stored.to_string().contains(SECRET), "the record itself holds it");
        assert_eq!(serde_json::from_value::<Entry>(stored).unwrap(), entry);
        assert!(!format!("{entry:?}").contains(SECRET), "{entry:?}");
    }
}

#[test]
fn placements_follow_one_another_and_overlaps_are_questioned() {
    let of = |child, from: &str, until: Option<&str>| {
        Entry::Placement(Placement { child, ..placement(from, until, PlacementKind::FosterCarers) })
    };
    let entries = entered([
        of(None, "2025-03-01", None),
        // Written later of an earlier time; it ends on the day of the move.
        of(None, "2024-07-01", Some("2025-03-01")),
        // Only the elder moved again, while the last one is said to have gone on for a week.
        of(Some(ELDER), "2026-01-10", Some("2026-02-01")),
        of(Some(ELDER), "2026-01-25", None),
        of(Some(YOUNGER), "2026-01-12", None),
    ]);
    let periods = placements(&entries);
    let seen: Vec<_> = periods.iter().map(|period| (period.from, period.until, period.overlaps)).collect();
    assert_eq!(
        seen,
        [
            (day("2024-07-01"), Some(day("2025-03-01")), false),
            (day("2025-03-01"), Some(day("2026-01-10")), false),
            (day("2026-01-10"), Some(day("2026-02-01")), true),
            (day("2026-01-12"), None, false),
            (day("2026-01-25"), None, false),
        ]
    );
    assert_eq!((moves(&periods, ELDER), moves(&periods, YOUNGER)), (3, 2));
    let lives = |child, on: &str| placed_on(&periods, child, day(on)).map(|period| period.from);
    assert_eq!(lives(ELDER, "2024-06-30"), None, "nothing is on record of that time");
    assert_eq!(
        lives(ELDER, "2025-03-01"),
        Some(day("2025-03-01")),
        "on the day of a move the new one counts"
    );
    assert_eq!(lives(ELDER, TODAY), Some(day("2026-01-25")));
    assert_eq!(lives(YOUNGER, TODAY), Some(day("2026-01-12")));
    let twice = entered([of(None, "2025-03-01", None), of(None, "2025-03-01", None)]);
    assert!(placements(&twice)[0].overlaps, "two begin on one day");
}

#[test]
fn the_same_key_worker_is_counted_from_where_they_began() {
    let (ann, jo) = (KeyPerson::Colleague(UserId::from_bytes([1; 16])), KeyPerson::Outside("Jo".into()));
    let worker = |who: &KeyPerson, from| Entry::KeyWorker(key_worker(who.clone(), from));
    let over = |who: &KeyPerson, from, until: &str| {
        Entry::KeyWorker(KeyWorker { until: Some(day(until)), ..key_worker(who.clone(), from) })
    };
    let of = |entries: &[Entry], on: &str| {
        let continuity = continuity(&key_workers(&entered(entries.iter().cloned())), day(on));
        (continuity.now, continuity.changes)
    };
    assert_eq!(of(&[], TODAY), (None, 0));
    let same = [worker(&ann, "2026-01-01"), worker(&ann, "2026-06-01")];
    assert_eq!(of(&same, TODAY), (Some((ann.clone(), day("2026-01-01"))), 0));
    let changed = [worker(&ann, "2026-01-01"), worker(&jo, "2026-06-01"), worker(&ann, "2026-09-01")];
    assert_eq!(of(&changed, TODAY), (Some((ann.clone(), day("2026-09-01"))), 2));
    assert_eq!(of(&changed, "2026-06-30"), (Some((jo, day("2026-06-01"))), 1), "as it stood in June");
    assert_eq!(of(&[over(&ann, "2026-01-01", "2026-11-24")], TODAY), (None, 0), "nobody since yesterday");
}

#[test]
fn an_education_plan_is_asked_for_from_school_age_on() {
    // Born on 29 February 2020: five on 1 March 2025, of school age on the prescribed day that follows.
    let asked = |on: &str| {
        let of = schooling(&people(), &[], day(on));
        of.into_iter().filter(|child| child.asked).map(|child| child.child).collect::<Vec<_>>()
    };
    assert!(asked("2025-03-30").is_empty());
    assert_eq!(asked("2025-03-31"), [ELDER], "midway through the programme");
    assert_eq!(asked("2029-08-31"), [ELDER, YOUNGER]);

    let review = |on, review| EducationPlan { review: Some(day(review)), ..plan(on) };
    let younger = EducationPlan { child: Some(YOUNGER), ..plan("2026-10-01") };
    let entries = entered([
        Entry::EducationPlan(review("2026-03-01", "2026-09-01")),
        Entry::EducationPlan(review("2025-05-01", "2026-12-01")),
        Entry::EducationPlan(younger),
    ]);
    let of = schooling(&people(), &entries, day(TODAY));
    let plan = of[0].plan.as_ref().unwrap();
    assert_eq!((plan.1.on, of[0].review_over), (day("2026-03-01"), true), "the newest counts");
    assert_eq!(
        plan.1.lacks().collect::<Vec<_>>(),
        [PlanPart::Contacts, PlanPart::KeyPerson, PlanPart::SafePlace]
    );
    assert_eq!(of[1].plan.as_ref().unwrap().1.child, Some(YOUNGER));
}

#[test]
fn what_happened_is_told_day_by_day_up_to_today() {
    let mut people = people();
    people[0].left = Some(day("2026-04-01"));
    let closed = Some(ConcernClosed { on: day("2026-05-01"), outcome: "nothing further".into() });
    let entries = entered([
        Entry::Concern(Concern { closed, ..concern("2026-03-01") }),
        Entry::Placement(placement("2025-03-01", Some("2026-02-01"), PlacementKind::BirthParents)),
        Entry::Decision(Decision { on: day("2026-02-01"), what: "a move".into(), took_part: Vec::new() }),
    ]);
    let told = |on: &str| {
        events(&people, &entries, day(on)).into_iter().map(|event| (event.on, event.what)).collect::<Vec<_>>()
    };
    let all = told(TODAY);
    let days: Vec<NaiveDate> = all.iter().map(|(on, _)| *on).collect();
    let expected =
        ["2025-03-01", "2025-03-31", "2026-02-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"];
    assert_eq!(days, expected.map(day));
    assert!(matches!(all[1].1, What::SchoolAge(ELDER)));
    assert!(matches!(all[5].1, What::CarerLeft(MUM)));
    assert_eq!(told("2026-02-28").len(), 4, "what came later is not told of an earlier day");
}

fn any_placements() -> impl Strategy<Value = Vec<Entry>> {
    let one = (0..40_u64, proptest::option::of(0..20_u64)).prop_map(|(after, lasts)| {
        let from = day("2025-01-01") + Days::new(after);
        let until = lasts.map(|days| from + Days::new(days));
        Entry::Placement(Placement { from, until, ..placement(TODAY, None, PlacementKind::Residential) })
    });
    proptest::collection::vec(one, 0..12)
}

proptest! {
    /// However they were written down, placements come in order, only the last goes on, and the question of an overlap
    /// is put exactly where two of them share more than a day.
    #[test]
    fn placements_have_one_order(entries in any_placements()) {
        let periods = placements(&entered(entries.clone()));
        prop_assert_eq!(periods.len(), entries.len());
        for pair in periods.windows(2) {
            prop_assert!(pair[0].from <= pair[1].from);
            let until = pair[0].until.unwrap();
            let shares = until > pair[1].from;
            let same_day = pair[0].body.until.is_none() && pair[0].from == pair[1].from;
            prop_assert_eq!(pair[0].overlaps, shares || same_day);
        }
        prop_assert!(periods.last().is_none_or(|last| last.until == last.body.until && !last.overlaps));
        let mut backwards = entries;
        backwards.reverse();
        let days = |periods: Vec<crate::programme::record::Period<Placement>>| -> Vec<NaiveDate> {
            periods.iter().map(|period| period.from).collect()
        };
        prop_assert_eq!(days(placements(&entered(backwards))), days(periods));
    }
}
