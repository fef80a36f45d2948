//! Which children a programme is about, and whether they are of an age. Knows no programme.

use chrono::NaiveDate;

use crate::programme::case::Person;

/// The children whom the family's programmes are about: not a child of the home who is beside.
pub fn about(people: &[Person]) -> impl Iterator<Item = &Person> {
    people.iter().filter(|person| !person.is_carer() && !person.beside)
}

/// The day as of which children are judged: the day itself, or the first birth, where none was born by then.
pub fn first_there(people: &[Person], day: NaiveDate) -> NaiveDate {
    if about(people).any(|child| is_there(child, day)) {
        return day;
    }
    about(people).filter_map(Person::born).min().unwrap_or(day)
}

/// The children who were there on a day, or at the first birth after it: who was born later was not.
pub fn there_on(people: &[Person], day: NaiveDate) -> Vec<&Person> {
    let day = first_there(people, day);
    about(people).filter(|child| is_there(child, day)).collect()
}

fn is_there(child: &Person, day: NaiveDate) -> bool {
    child.born().is_none_or(|born| born <= day)
}

/// Whether there is a child of an age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfAge {
    /// At least one is.
    Yes,
    /// None is.
    No,
    /// None is known to be, and a birth is not on record.
    Unknown,
}

/// Whether there is a child of an age. The guidance names parents and carers "of preschool-age children": of siblings one
/// is enough.
pub fn of_age(children: &[&Person], holds: impl Fn(NaiveDate) -> bool) -> OfAge {
    if children.iter().filter_map(|child| child.born()).any(holds) {
        OfAge::Yes
    } else if children.is_empty() || children.iter().any(|child| child.born().is_none()) {
        OfAge::Unknown
    } else {
        OfAge::No
    }
}
