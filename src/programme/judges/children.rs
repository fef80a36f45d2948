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

/// Of how many children an age is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedOf {
    /// One is enough: the guidance names parents and carers "of preschool-age children", and who has one such child is a
    /// parent of one.
    One,
    /// Each: it names the children themselves.
    Each,
}

/// Whether children are of an age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfAge {
    /// As many as are asked for.
    Yes,
    /// Not so many, whatever the births that are not on record.
    No,
    /// That hangs on births that are not on record.
    Unknown,
}

/// Whether children are of an age. Of nobody that is unknown.
pub fn of_age(children: &[&Person], asked: AskedOf, holds: impl Fn(NaiveDate) -> bool) -> OfAge {
    let mut known = children.iter().filter_map(|child| child.born());
    let unknown = children.is_empty() || children.iter().any(|child| child.born().is_none());
    // One child decides: who is of the age where one is enough, who is not where each is asked.
    let (then, otherwise, one_decides) = match asked {
        AskedOf::One => (OfAge::Yes, OfAge::No, known.any(holds)),
        AskedOf::Each => (OfAge::No, OfAge::Yes, known.any(|born| !holds(born))),
    };
    match (one_decides, unknown) {
        (true, _) => then,
        (false, true) => OfAge::Unknown,
        (false, false) => otherwise,
    }
}
