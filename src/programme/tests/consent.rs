//! Consent stands only if every carer's latest answer gives it.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::day;
use crate::base::{PersonId, Redacted};
use crate::programme::{
    Answer, CarerKind, ConsentRecord, MissingConsent, MissingReason, Person, Purpose, Role, Standing,
    standing, withdrawals,
};

const MUM: PersonId = PersonId::from_bytes([1; 16]);
const DAD: PersonId = PersonId::from_bytes([2; 16]);
const CHILD: PersonId = PersonId::from_bytes([3; 16]);

fn family() -> Vec<Person> {
    let person = |id, role| Person::new(id, role, "name");
    vec![
        person(MUM, Role::Carer { kind: CarerKind::Parent }),
        person(DAD, Role::Carer { kind: CarerKind::FosterCarer }),
        person(CHILD, Role::Child { born: None }),
    ]
}

fn record(person: PersonId, purpose: Purpose, answer: Answer, on: NaiveDate) -> ConsentRecord {
    let recorded = on.and_hms_opt(12, 0, 0).unwrap().and_utc();
    ConsentRecord { person, purpose, answer, scope: Redacted::default(), on, recorded }
}

#[test]
fn filming_needs_the_consent_of_every_carer_and_says_who_is_missing() {
    use Answer::{Given, Withdrawn};
    let film = |person, answer, on| record(person, Purpose::Film, answer, day(on));
    let missing = |person, reason| Standing::Missing(vec![MissingConsent { person, reason }]);
    let mum = || film(MUM, Given, "2026-03-01");
    let dad = || film(DAD, Given, "2026-03-02");
    for (name, records, on, expected) in [
        ("both gave it", vec![mum(), dad()], "2026-03-02", Standing::Given),
        ("one never did", vec![mum()], "2026-03-02", missing(DAD, MissingReason::NotGiven)),
        (
            "from tomorrow only",
            vec![mum(), dad()],
            "2026-03-01",
            missing(DAD, MissingReason::NotYet { from: day("2026-03-02") }),
        ),
        (
            "a refusal to come is no consent to come",
            vec![mum(), film(DAD, Withdrawn, "2026-03-03"), film(DAD, Given, "2026-03-04")],
            "2026-03-02",
            missing(DAD, MissingReason::NotYet { from: day("2026-03-04") }),
        ),
        (
            "withdrawn later",
            vec![film(MUM, Withdrawn, "2026-04-01"), mum(), dad()],
            "2026-04-01",
            missing(MUM, MissingReason::Withdrawn { on: day("2026-04-01") }),
        ),
        (
            "not yet withdrawn",
            vec![film(MUM, Withdrawn, "2026-04-01"), mum(), dad()],
            "2026-03-31",
            Standing::Given,
        ),
        (
            "withdrawal wins on its day",
            vec![film(MUM, Withdrawn, "2026-03-01"), mum(), dad()],
            "2026-03-05",
            missing(MUM, MissingReason::Withdrawn { on: day("2026-03-01") }),
        ),
        (
            "given again",
            vec![film(MUM, Withdrawn, "2026-03-01"), film(MUM, Given, "2026-03-04"), dad()],
            "2026-03-05",
            Standing::Given,
        ),
        (
            "for another purpose",
            vec![mum(), record(DAD, Purpose::Show, Given, day("2026-03-01"))],
            "2026-03-05",
            missing(DAD, MissingReason::NotGiven),
        ),
        (
            "a child's is no carer's",
            vec![mum(), film(CHILD, Given, "2026-03-01")],
            "2026-03-05",
            missing(DAD, MissingReason::NotGiven),
        ),
    ] {
        assert_eq!(standing(&records, &family(), Purpose::Film, day(on), None), expected, "{name}");
        let backwards: Vec<_> = records.into_iter().rev().collect();
        assert_eq!(
            standing(&backwards, &family(), Purpose::Film, day(on), None),
            expected,
            "{name}, reversed"
        );
    }
}

#[test]
fn a_case_without_carers_has_nobody_who_could_consent() {
    let child_only: Vec<_> = family().into_iter().filter(|person| !person.is_carer()).collect();
    assert_eq!(standing(&[], &child_only, Purpose::Film, day("2026-03-01"), None), Standing::NoCarer);
    assert!(!standing(&[], &[], Purpose::Film, day("2026-03-01"), None).is_given());
}

/// Two carers separated: who left is not filmed any more, and stays asked for the film they are in.
#[test]
fn who_left_is_asked_only_for_film_they_may_be_in() {
    let (left, first) = (day("2026-04-01"), Some(day("2026-03-10")));
    let mut people = family();
    people[1].left = Some(left);
    let mum = |purpose| record(MUM, purpose, Answer::Given, day("2026-03-01"));
    let stands = |records: &[ConsentRecord], purpose, on: &str, first| {
        standing(records, &people, purpose, day(on), first).is_given()
    };
    for purpose in [Purpose::Film, Purpose::FilmReview] {
        let records = [mum(purpose)];
        assert!(!stands(&records, purpose, "2026-03-31", first), "still at home");
        assert!(stands(&records, purpose, "2026-04-01", first), "from that day on new film does not wait");
    }
    for purpose in [Purpose::Show, Purpose::Supervise, Purpose::Training, Purpose::Copy] {
        let records = [mum(purpose)];
        assert!(!stands(&records, purpose, "2026-05-01", first), "they are in the film");
        assert!(!stands(&records, purpose, "2026-05-01", Some(left)), "the day they left counts as theirs");
        assert!(stands(&records, purpose, "2026-05-01", Some(day("2026-04-02"))), "all film is newer");
        assert!(stands(&records, purpose, "2026-05-01", None), "there is no film");
    }
    let withdrawn = [record(DAD, Purpose::Film, Answer::Withdrawn, day("2026-05-01"))];
    let holders = |first| withdrawals(&withdrawn, &people, Purpose::Film, day("2026-05-02"), first);
    assert_eq!(holders(first), [(DAD, day("2026-05-01"))], "their withdrawal holds the film they are in");
    assert!(holders(Some(day("2026-04-02"))).is_empty(), "and no other");
    let away: Vec<Person> = people.into_iter().map(|person| Person { left: Some(left), ..person }).collect();
    assert_eq!(standing(&[], &away, Purpose::Film, left, None), Standing::NoCarer);
}

#[test]
fn purposes_are_read_as_they_are_printed() {
    for purpose in Purpose::ALL {
        assert_eq!(purpose.to_string().parse(), Ok(purpose));
        assert_eq!(serde_json::to_string(&purpose).unwrap(), format!("\"{purpose}\""));
    }
    assert_eq!(" Film-Review ".parse(), Ok(Purpose::FilmReview));
    let refused = "filming".parse::<Purpose>().unwrap_err().to_string();
    assert!(Purpose::ALL.iter().all(|purpose| refused.contains(purpose.as_str())), "{refused}");
}

fn any_records() -> impl Strategy<Value = Vec<ConsentRecord>> {
    let one = (0..3_u8, 0..6_usize, any::<bool>(), 0..10_u64).prop_map(|(person, purpose, given, after)| {
        let answer = if given { Answer::Given } else { Answer::Withdrawn };
        let on = day("2026-03-01") + chrono::Days::new(after);
        record(PersonId::from_bytes([person + 1; 16]), Purpose::ALL[purpose], answer, on)
    });
    proptest::collection::vec(one, 0..24)
}

proptest! {
    /// Whatever was said before, a withdrawal today forbids, and everybody's consent tomorrow allows again.
    #[test]
    fn the_last_word_counts(mut records in any_records(), purpose in 0..6_usize) {
        let purpose = Purpose::ALL[purpose];
        let (today, tomorrow) = (day("2026-03-11"), day("2026-03-12"));
        records.push(record(MUM, purpose, Answer::Withdrawn, today));
        prop_assert!(!standing(&records, &family(), purpose, today, None).is_given());
        records.push(record(MUM, purpose, Answer::Given, tomorrow));
        records.push(record(DAD, purpose, Answer::Given, tomorrow));
        prop_assert!(standing(&records, &family(), purpose, tomorrow, None).is_given());
    }
}
