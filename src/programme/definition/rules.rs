//! The rules of a programme by their ids, and the numbers of those that have some. Knows no file and no family.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use crate::programme::resource::filled;

/// A rule by its id, named after the rows of the requirements. Each rule's own file says which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId {
    id: &'static str,
    name: &'static str,
    unit: Option<Unit>,
}

impl RuleId {
    /// A rule with the key of its name, and the unit in which it counts, if it has bounds.
    pub(in crate::programme) const fn new(id: &'static str, name: &'static str, unit: Option<Unit>) -> Self {
        Self { id, name, unit }
    }

    /// The id as it stands in the programme file: `V1.count` and so on.
    pub const fn as_str(self) -> &'static str {
        self.id
    }

    /// The key of its name in the sentences' files.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The unit in which the rule counts; `None` for a rule without bounds.
    pub const fn unit(self) -> Option<Unit> {
        self.unit
    }
}

impl Serialize for RuleId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.id)
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a rule's numbers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Home visits.
    Sessions,
    /// Minutes of time or of film.
    Minutes,
    /// Days by the calendar.
    Days,
    /// Calendar months.
    Months,
}

/// A rule with numbers, its source and the guideline's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberRule {
    at_least: Option<u32>,
    at_most: Option<u32>,
    /// What its numbers count.
    pub unit: Unit,
    /// The recommendation, such as `NG26 1.4.2`.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
    /// A tolerance around its bounds that is not the guidance's, where it has one.
    #[serde(default)]
    pub own: Option<Tolerance>,
}

/// How far beyond a rule's bounds is still taken as kept: a number of Attune's or of the service's own. The bounds of the
/// guidance stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tolerance {
    /// Days, at either end that there is.
    pub tolerance_days: u32,
    /// Whose number it is.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Why these days.
    #[serde(deserialize_with = "filled")]
    pub why: String,
}

impl NumberRule {
    /// The numbers, in `unit`.
    pub const fn bounds(&self) -> Bounds {
        Bounds { at_least: self.at_least, at_most: self.at_most }
    }
}

/// Inclusive bounds as the guidance has them. At least one is there, and the lower is not above the upper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bounds {
    /// The least that is enough.
    pub at_least: Option<u32>,
    /// The most that is right.
    pub at_most: Option<u32>,
}

impl Bounds {
    /// What is wrong with bounds that ask for nothing.
    pub(super) fn check(self) -> Result<(), String> {
        match (self.at_least, self.at_most) {
            (None, None) => Err("a rule needs at_least, at_most or both".to_owned()),
            (Some(least), Some(most)) if least > most => {
                Err(format!("at_least = {least} is above at_most = {most}"))
            }
            (Some(0), _) | (_, Some(0)) => Err("a bound of 0 asks for nothing".to_owned()),
            _ => Ok(()),
        }
    }

    /// Where a value lies: `Less` is too little, `Equal` is within, `Greater` is too much. `bound` turns a number
    /// of the rule into the value's own type, so that nothing is rounded before it is compared.
    pub fn compare<T: Ord>(self, value: &T, bound: impl Fn(u32) -> T) -> Ordering {
        if self.at_least.is_some_and(|least| *value < bound(least)) {
            Ordering::Less
        } else if self.at_most.is_some_and(|most| *value > bound(most)) {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }
}
