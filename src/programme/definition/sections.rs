//! The sections of a programme file that are not a rule's numbers: where, by whom, with what film, in which rhythm, for
//! whom and about what. Each with its recommendation and the guideline's words. Knows no family.

use chrono::NaiveDate;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::rules::Bounds;
use crate::programme::calendar::{months_of_age, school_age_from, secondary_school_from};
use crate::programme::resource::filled;
use crate::programme::session::PlaceKind;

/// Where sessions take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceRule {
    /// The kind of place asked for.
    pub place: PlaceKind,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

/// Who delivers the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkerRule {
    /// Whether experience of working with children and young people is asked for besides training.
    #[serde(default)]
    pub experience: bool,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

/// That film is watched with the parents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchingRule {
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
    /// Numbers the guidance does not give.
    pub own: WatchingNumbers,
}

/// Numbers of our own, by which watching is judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchingNumbers {
    /// How much of a clip must have played for it to count as shown, in percent.
    #[serde(deserialize_with = "percent")]
    pub played_percent: u32,
    /// How much of the programme's sessions may be held before a heading shown too rarely is at risk, in percent.
    #[serde(deserialize_with = "percent")]
    pub at_risk_percent: u32,
    /// In how much of the sessions at which it can be shown a heading is to be shown, in percent; where a file says nothing,
    /// once is enough.
    #[serde(default, deserialize_with = "some_percent", skip_serializing_if = "Option::is_none")]
    pub heading_sessions_percent: Option<u32>,
    /// Whose numbers they are.
    #[serde(deserialize_with = "filled")]
    pub source: String,
}

/// Something to highlight while watching the film together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuidanceHeading {
    /// Id, the same as the vocabulary's heading.
    #[serde(deserialize_with = "filled")]
    pub id: String,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

/// Something the programme is to help the parents to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aim {
    /// Code that tags refer to, such as `A1`.
    #[serde(deserialize_with = "filled")]
    pub code: String,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
    /// The same in a few words, as a list of aims says it; its wording where there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short: String,
}

impl Aim {
    /// What a list of aims says.
    pub fn words(&self) -> &str {
        if self.short.trim().is_empty() { &self.quote } else { &self.short }
    }
}

/// That little improvement asks for a multi-agency review before anything more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewRule {
    /// Only where there are still concerns, as NG26 1.4.6 says and 1.4.3 does not.
    #[serde(default)]
    pub with_concerns: bool,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

/// That carers consent to being filmed, and to watching the film.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentRule {
    /// Where the guidance says so.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
    /// The law that it points to, and whose reading it is that every carer is asked.
    pub why: Option<String>,
}

/// How sessions follow each other, for a while or for the whole programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RhythmPhase {
    /// How many weeks from the first session it lasts; the last phase lasts to the end.
    pub weeks: Option<u32>,
    at_least: Option<u32>,
    at_most: Option<u32>,
    /// Why these days: the guidance says "weekly", and no holiday.
    #[serde(deserialize_with = "filled")]
    pub why: String,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

impl RhythmPhase {
    /// Days from one session to the next, with the latitude that `why` gives.
    pub const fn days(&self) -> Bounds {
        Bounds { at_least: self.at_least, at_most: self.at_most }
    }

    /// What is wrong with it by itself.
    pub(super) fn check(&self) -> Result<(), String> {
        check_days(self.days())?;
        if self.weeks == Some(0) {
            return Err("a phase of 0 weeks is none".to_owned());
        }
        Ok(())
    }
}

/// How sessions should follow each other where the guidance says no rhythm: numbers of our own, by which nothing is ever
/// worse than at risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRhythm {
    at_least: Option<u32>,
    at_most: Option<u32>,
    /// Whose numbers they are.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Why these days.
    #[serde(deserialize_with = "filled")]
    pub why: String,
}

impl OwnRhythm {
    /// Days from one session to the next.
    pub const fn days(&self) -> Bounds {
        Bounds { at_least: self.at_least, at_most: self.at_most }
    }

    /// What is wrong with it by itself.
    pub(super) fn check(&self) -> Result<(), String> {
        check_days(self.days())
    }
}

/// What is wrong with the days of a rhythm.
fn check_days(days: Bounds) -> Result<(), String> {
    days.check()?;
    match days.at_most {
        Some(_) => Ok(()),
        None => Err("a rhythm needs at_most: the most days from one session to the next".to_owned()),
    }
}

/// How much of school a programme is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SchoolAges {
    /// All of it.
    All,
    /// Up to the day before secondary school begins.
    Primary,
}

/// The ages a programme is for, in whole months as birthdays are counted. The guidance names stages of life; `why` says
/// whose the numbers are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    /// From this age on.
    pub from_months: Option<u32>,
    /// Up to the day before this age.
    pub below_months: Option<u32>,
    /// Up to the day before the child is of school age.
    #[serde(default)]
    pub preschool: bool,
    /// From the day on which the child is of school age, and how long.
    pub school: Option<SchoolAges>,
    /// Whether it is for the parents or carers of such children: of several, one is enough.
    #[serde(default)]
    pub carers: bool,
    /// Whose numbers they are, and why these.
    #[serde(deserialize_with = "filled")]
    pub why: String,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

impl Ages {
    /// What is wrong with them.
    pub(super) fn check(&self) -> Result<(), String> {
        in_order(self.from_months, self.below_months)?;
        if self.preschool && self.school.is_some() {
            return Err("preschool and school leave no age: take one of them".to_owned());
        }
        if self.from_months.is_none() && self.below_months.is_none() && !self.asks_school() {
            return Err("ages need from_months, below_months, preschool or school".to_owned());
        }
        Ok(())
    }

    /// Whether a child born then is within them on a day.
    pub fn hold(&self, born: NaiveDate, on: NaiveDate) -> bool {
        let months = months_of_age(born, on);
        months.is_some_and(|months| within(self.from_months, self.below_months, months))
            && (!self.preschool || on < school_age_from(born))
            && (self.school.is_none() || on >= school_age_from(born))
            && (self.school != Some(SchoolAges::Primary) || on < secondary_school_from(born))
    }

    /// Whether of several children one is enough: "the parents of preschool-age children", or carers.
    pub const fn of_parents(&self) -> bool {
        self.preschool || self.carers
    }

    /// Whether the day of school age bounds them.
    pub const fn asks_school(&self) -> bool {
        self.preschool || self.school.is_some()
    }
}

/// Numbers of our own, by which covering is judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Covering {
    /// How much of the programme's sessions may be held before a content never covered is at risk, in percent.
    #[serde(deserialize_with = "percent")]
    pub at_risk_percent: u32,
    /// At how much of the sessions held a content that is to be there again and again must have been ticked, in percent.
    #[serde(default, deserialize_with = "some_percent", skip_serializing_if = "Option::is_none")]
    pub often_percent: Option<u32>,
    /// Whose numbers they are.
    #[serde(deserialize_with = "filled")]
    pub source: String,
}

/// Something the sessions are to cover; the worker ticks it at the session that did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Id that a session's ticks refer to.
    #[serde(deserialize_with = "filled")]
    pub id: String,
    /// Only for children from this age on, in whole months.
    pub from_months: Option<u32>,
    /// Only for children below this age, in whole months.
    pub below_months: Option<u32>,
    /// The words of its wording by which it is to be there again and again, and not once; none where once is enough.
    pub often: Option<String>,
    /// The words of its wording by which it is asked for only where it is needed.
    pub if_needed: Option<String>,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

impl Content {
    /// What is wrong with it by itself.
    pub(super) fn check(&self) -> Result<(), String> {
        in_order(self.from_months, self.below_months)?;
        let words = [("often", &self.often), ("if_needed", &self.if_needed)];
        for (key, said) in words.into_iter().filter_map(|(key, words)| Some((key, words.as_deref()?))) {
            if said.trim().is_empty() || !self.quote.contains(said) {
                return Err(format!("{key} = \"{said}\" are not words of its quote"));
            }
        }
        if self.often.is_some() && self.if_needed.is_some() {
            return Err("often and if_needed cannot both be judged: one must go".to_owned());
        }
        Ok(())
    }

    /// Whether it depends on the child's age.
    pub const fn asks_age(&self) -> bool {
        self.from_months.is_some() || self.below_months.is_some()
    }

    /// Whether it is for a child of that age, in whole months.
    pub fn is_for(&self, months: u32) -> bool {
        within(self.from_months, self.below_months, months)
    }
}

fn in_order(from: Option<u32>, below: Option<u32>) -> Result<(), String> {
    match (from, below) {
        (Some(from), Some(below)) if from >= below => {
            Err(format!("from_months = {from} is not below below_months = {below}"))
        }
        _ => Ok(()),
    }
}

fn within(from: Option<u32>, below: Option<u32>, months: u32) -> bool {
    from.is_none_or(|from| months >= from) && below.is_none_or(|below| months < below)
}

/// Deserialises a share of 1 to 100 percent, where there is one.
fn some_percent<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    percent(from).map(Some)
}

/// Deserialises a share of 1 to 100 percent.
fn percent<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let share = u32::deserialize(from)?;
    if (1..=100).contains(&share) {
        Ok(share)
    } else {
        Err(D::Error::custom("this must be 1 to 100 percent"))
    }
}
