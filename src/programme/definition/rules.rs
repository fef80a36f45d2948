//! The rules of a programme by their ids, and the numbers of those that have some. Knows no file and no family.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::programme::resource::filled;

/// The rules, named after the rows of the requirements; findings stand in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RuleId {
    /// How many sessions are held; in sessions.
    #[serde(rename = "V1.count")]
    SessionCount,
    /// How long each session lasts; in minutes.
    #[serde(rename = "V1.length")]
    SessionLength,
    /// Time from the first session to the last; in calendar months.
    #[serde(rename = "V1.span")]
    Span,
    /// How long each session's film is; in minutes.
    #[serde(rename = "V2.filmed")]
    Filmed,
    /// That film is watched with the parents at each session.
    #[serde(rename = "V3.watched")]
    Watched,
    /// What is highlighted while watching, over the programme: one finding a heading.
    #[serde(rename = "V3.heading")]
    Heading,
    /// That a change is shown against an earlier clip.
    #[serde(rename = "V4.change")]
    Change,
    /// Where each session takes place.
    #[serde(rename = "V5.place")]
    Place,
    /// Who holds each session.
    #[serde(rename = "V5.worker")]
    Worker,
    /// Which aims the clips shown have served, over the programme: one finding an aim.
    #[serde(rename = "V6.aims")]
    Aims,
    /// That little improvement is answered by a multi-agency review before anything more.
    #[serde(rename = "V7.review")]
    Review,
    /// That the child is of the age the programme is for.
    #[serde(rename = "V9.age")]
    Age,
    /// That an assessment came before the programme.
    #[serde(rename = "A1.assessment")]
    Assessment,
    /// That the programme begins with its single session of another kind.
    #[serde(rename = "A8.first")]
    First,
    /// The time from one session to the next; in days.
    #[serde(rename = "A8.rhythm")]
    Rhythm,
    /// What the sessions are to cover, over the programme: one finding a content.
    #[serde(rename = "A8.contents")]
    Contents,
    /// That every carer consented to each session's filming.
    #[serde(rename = "S4.filming")]
    ConsentToFilm,
    /// That every carer consented whenever film was shown.
    #[serde(rename = "S4.showing")]
    ConsentToShow,
}

impl RuleId {
    /// The id as it stands in the programme file: `V1.count` and so on.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SessionCount => "V1.count",
            Self::SessionLength => "V1.length",
            Self::Span => "V1.span",
            Self::Filmed => "V2.filmed",
            Self::Watched => "V3.watched",
            Self::Heading => "V3.heading",
            Self::Change => "V4.change",
            Self::Place => "V5.place",
            Self::Worker => "V5.worker",
            Self::Aims => "V6.aims",
            Self::Review => "V7.review",
            Self::Age => "V9.age",
            Self::Assessment => "A1.assessment",
            Self::First => "A8.first",
            Self::Rhythm => "A8.rhythm",
            Self::Contents => "A8.contents",
            Self::ConsentToFilm => "S4.filming",
            Self::ConsentToShow => "S4.showing",
        }
    }

    /// The unit in which the rule counts; `None` for a rule without bounds.
    pub const fn unit(self) -> Option<Unit> {
        match self {
            Self::SessionCount => Some(Unit::Sessions),
            Self::SessionLength | Self::Filmed => Some(Unit::Minutes),
            Self::Span => Some(Unit::Months),
            // Its days stand in the phases of the rhythm.
            Self::Rhythm => Some(Unit::Days),
            Self::Watched
            | Self::Heading
            | Self::Change
            | Self::Place
            | Self::Worker
            | Self::Aims
            | Self::Review
            | Self::Age
            | Self::Assessment
            | Self::First
            | Self::Contents
            | Self::ConsentToFilm
            | Self::ConsentToShow => None,
        }
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a rule's numbers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(try_from = "NumberRuleFile")]
pub struct NumberRule {
    /// The numbers, in `unit`.
    pub bounds: Bounds,
    /// What they count.
    pub unit: Unit,
    /// The recommendation, such as `NG26 1.4.2`.
    pub source: String,
    /// Its wording.
    pub quote: String,
}

/// Inclusive bounds without tolerance. At least one is there, and the lower is not above the upper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bounds {
    /// The least that is enough.
    pub at_least: Option<u32>,
    /// The most that is right.
    pub at_most: Option<u32>,
}

impl Bounds {
    /// Bounds that ask for something; else what is wrong with them.
    pub(super) fn new(at_least: Option<u32>, at_most: Option<u32>) -> Result<Self, String> {
        match (at_least, at_most) {
            (None, None) => Err("a rule needs at_least, at_most or both".to_owned()),
            (Some(least), Some(most)) if least > most => {
                Err(format!("at_least = {least} is above at_most = {most}"))
            }
            (Some(0), _) | (_, Some(0)) => Err("a bound of 0 asks for nothing".to_owned()),
            _ => Ok(Self { at_least, at_most }),
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberRuleFile {
    at_least: Option<u32>,
    at_most: Option<u32>,
    unit: Unit,
    #[serde(deserialize_with = "filled")]
    source: String,
    #[serde(deserialize_with = "filled")]
    quote: String,
}

impl TryFrom<NumberRuleFile> for NumberRule {
    type Error = String;

    fn try_from(file: NumberRuleFile) -> Result<Self, String> {
        let bounds = Bounds::new(file.at_least, file.at_most)?;
        Ok(Self { bounds, unit: file.unit, source: file.source, quote: file.quote })
    }
}
