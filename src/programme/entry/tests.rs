//! What entries are refused for, and that their text form stays.
#![allow(clippy::unwrap_used)] // a test fails by unwrapping

use chrono::NaiveDate;

use super::*;
use crate::base::{PersonId, Redacted};
use crate::programme::case::{Person, Role};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn child(born: &str) -> Person {
    Person::new(PersonId::from_bytes([7; 16]), Role::Child { born: Some(day(born)) }, Redacted::default())
}

fn decision(on: &str, what: &str) -> Entry {
    Entry::Decision(Decision { on: day(on), what: what.to_owned().into(), took_part: Vec::new() })
}

#[test]
fn a_decision_says_something_of_a_day_of_the_childs_life() {
    let people = [child("2024-02-29")];
    let known =
        Known { people: &people, entries: &<&[Entered]>::default(), held: &[], today: day("2026-11-25") };
    for (on, what, expected) in [
        ("2026-11-25", "Stay with the foster carers", Ok(())),
        ("2024-02-29", "Registered", Ok(())),
        ("2026-11-26", "Tomorrow", Err(EntryError::InFuture { on: day("2026-11-26") })),
        (
            "2024-02-28",
            "Too early",
            Err(EntryError::BeforeBirth { on: day("2024-02-28"), born: day("2024-02-29") }),
        ),
        ("2026-11-25", " \n ", Err(EntryError::Empty)),
    ] {
        assert_eq!(decision(on, what).check(&known), expected, "{on} {what:?}");
    }
}

#[test]
fn an_entry_names_its_subject_in_its_text() {
    let entry = decision("2026-11-25", "Stay");
    let text = serde_json::to_value(&entry).unwrap();
    assert_eq!(text["is"], entry.word());
    assert_eq!(serde_json::from_value::<Entry>(text).unwrap(), entry);
}
