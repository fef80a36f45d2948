//! What the pathway is judged from. Judges nothing.

use chrono::NaiveDate;

use super::course::Course;
use crate::programme::case::Person;
use crate::programme::entry::kinds::Entered;

/// What the pathway is judged from.
#[derive(Clone, Copy, Debug)]
pub struct PathwayFacts<'a> {
    /// The family's people.
    pub people: &'a [Person],
    /// The entries that stand.
    pub entries: &'a [Entered],
    /// The programmes of the family, in any order.
    pub courses: &'a [Course],
    /// The day as of which it is judged: what came later is not there.
    pub today: NaiveDate,
}
