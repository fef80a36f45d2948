//! What verdicts and remedies are told with: keys of sentences and their values. Makes no sentence.

use chrono::NaiveDate;

use crate::programme::consent::Purpose;
use crate::programme::definition::rules::{Bounds, Unit};
use crate::programme::training_guide::TrainingDomain;

/// A sentence before it is said: its key in the sentences' files, and its values by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The key.
    pub key: &'static str,
    /// The values.
    pub values: Vec<(&'static str, Value)>,
}

/// A value of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number, which chooses between singular and plural.
    Number(u32),
    /// Words that stand as they are.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// Another sentence.
    Sentence(Sentence),
}

impl Sentence {
    /// A sentence without values.
    pub const fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// With a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<Sentence> for Value {
    fn from(told: Sentence) -> Self {
        Self::Sentence(told)
    }
}

/// A day, where one is known.
pub fn day_or_none(day: Option<NaiveDate>) -> Value {
    day.map_or_else(|| Value::from("–"), Value::from)
}

/// What a rule's numbers ask.
pub fn bounds(bounds: Bounds, unit: Unit) -> Sentence {
    let shape = match (bounds.at_least, bounds.at_most) {
        (Some(_), None) => "least",
        (None, Some(_)) => "most",
        _ => "both",
    };
    let key = match unit {
        Unit::Minutes => "bounds-minutes",
        Unit::Days => "bounds-days",
        Unit::Months => "bounds-months",
        Unit::Sessions => "bounds-sessions",
    };
    Sentence::new(key)
        .with("shape", shape)
        .with("least", bounds.at_least.unwrap_or_default())
        .with("most", bounds.at_most.unwrap_or_default())
}

/// With the sessions of the programme at which something came.
pub fn at_sessions(told: Sentence, sessions: &[u32]) -> Sentence {
    told.with("count", count(sessions.len())).with("sessions", listed(sessions))
}

/// Numbers of sessions.
fn listed(sessions: &[u32]) -> String {
    sessions.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// How many there are.
pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The heading that needs film of two sessions.
pub const CHANGE: &str = "positive-change";

/// The name of a heading of the guidance; a service's own heading by its id.
pub fn heading(id: &str) -> Sentence {
    match id {
        "sensitivity" => Sentence::new("heading-sensitivity"),
        "strengths" => Sentence::new("heading-strengths"),
        CHANGE => Sentence::new("heading-positive-change"),
        own => Sentence::new("heading-own").with("id", own),
    }
}

/// The word of a purpose, as an end of "consents to …".
pub const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Film => "purpose-film",
        Purpose::Show => "purpose-show",
        Purpose::Supervise => "purpose-supervise",
        Purpose::FilmReview => "purpose-film-review",
        Purpose::Training => "purpose-training",
        Purpose::Copy => "purpose-copy",
    }
}

/// One of the four domains in which staff are trained.
pub fn domain(domain: TrainingDomain) -> Sentence {
    Sentence::new(match domain {
        TrainingDomain::Attachment => "training-domain-attachment",
        TrainingDomain::SocioeconomicFactors => "training-domain-socioeconomic-factors",
        TrainingDomain::OtherDifficulties => "training-domain-other-difficulties",
        TrainingDomain::Referral => "training-domain-referral",
    })
}
