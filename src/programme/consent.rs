//! Consent: a dated answer of one person for one purpose, and whether what stands today allows something. Knows
//! no camera and no window: it says who is missing, and others say it in words.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::case::Person;
use crate::base::{PersonId, Redacted};

/// What a carer is asked to consent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Being filmed at the sessions.
    Film,
    /// Watching the film together in the parent view.
    Show,
    /// Clips seen by the worker's supervisor.
    Supervise,
    /// Filming the review conversation.
    FilmReview,
    /// Clips used to train others.
    Training,
    /// A copy that leaves the vault.
    Copy,
}

impl Purpose {
    /// Every purpose, in the order they are asked.
    pub const ALL: [Self; 6] =
        [Self::Film, Self::Show, Self::Supervise, Self::FilmReview, Self::Training, Self::Copy];

    /// The word of the command line and of the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Film => "film",
            Self::Show => "show",
            Self::Supervise => "supervise",
            Self::FilmReview => "film-review",
            Self::Training => "training",
            Self::Copy => "copy",
        }
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The word names no purpose: use one of those listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such purpose of consent; there are film, show, supervise, film-review, training, copy")]
pub struct UnknownPurpose;

impl FromStr for Purpose {
    type Err = UnknownPurpose;

    fn from_str(text: &str) -> Result<Self, UnknownPurpose> {
        let word = text.trim();
        Self::ALL
            .into_iter()
            .find(|purpose| purpose.as_str().eq_ignore_ascii_case(word))
            .ok_or(UnknownPurpose)
    }
}

/// What the person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Consents.
    Given,
    /// Does not, or no longer.
    Withdrawn,
}

/// Body of the record of one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRecord {
    /// Who answered.
    pub person: PersonId,
    /// What about.
    pub purpose: Purpose,
    /// The answer.
    pub answer: Answer,
    /// How far it goes, in the carer's own words; may be empty. No rule reads it: people do.
    #[serde(default)]
    pub scope: Redacted<String>,
    /// The day from which it holds.
    pub on: NaiveDate,
    /// When it was written down.
    pub recorded: DateTime<Utc>,
}

/// Whether something may be done today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Every carer consents.
    Given,
    /// These carers do not: ask them.
    Missing(Vec<MissingConsent>),
    /// The case names no carer, so nobody can consent: add the carers first.
    NoCarer,
}

impl Standing {
    /// Whether it may be done.
    pub fn is_given(&self) -> bool {
        *self == Self::Given
    }
}

/// A carer without standing consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingConsent {
    /// Who.
    pub person: PersonId,
    /// Why not.
    pub reason: MissingReason,
}

/// Why a carer's consent does not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingReason {
    /// Never asked, or no answer recorded.
    NotGiven,
    /// Consent is recorded, but only from a later day.
    NotYet {
        /// The first such day.
        from: NaiveDate,
    },
    /// The latest answer is a withdrawal.
    Withdrawn {
        /// Its day.
        on: NaiveDate,
    },
}

/// The carers who are asked for a purpose on `today`, in the order of `people`.
///
/// Who has left the home ([`Person::left`]) is not filmed any more, so that new film does not wait for their consent.
/// Showing, supervising, copying and teaching use film that is there: for these they are asked like anybody while there
/// is film of a day on which they may be in it. `first_film` is the day of the oldest film that is not erased.
pub fn asked(
    people: &[Person],
    purpose: Purpose,
    today: NaiveDate,
    first_film: Option<NaiveDate>,
) -> impl Iterator<Item = &Person> {
    let makes_film = matches!(purpose, Purpose::Film | Purpose::FilmReview);
    people.iter().filter(move |person| {
        person.cares_on(today) || (!makes_film && person.is_carer() && may_be_in(person, first_film))
    })
}

/// Whether somebody may be seen in a film of the family that still is one. The day on which they left counts as theirs:
/// a doubt is never resolved against who was filmed.
fn may_be_in(person: &Person, first_film: Option<NaiveDate>) -> bool {
    person.left.is_none_or(|left| first_film.is_some_and(|film| film <= left))
}

/// Whether consent of *every* carer who is [`asked`] stands on `today` for `purpose`.
///
/// The latest answer dated on or before today counts, for each person by itself; on one day a withdrawal wins,
/// whatever the order of recording, so that a doubt is never resolved in favour of filming. Records of others, and
/// of children, who cannot consent at this age, change nothing.
pub fn standing(
    records: &[ConsentRecord],
    people: &[Person],
    purpose: Purpose,
    today: NaiveDate,
    first_film: Option<NaiveDate>,
) -> Standing {
    let mut carers = asked(people, purpose, today, first_film).peekable();
    if carers.peek().is_none() {
        return Standing::NoCarer;
    }
    let missing: Vec<MissingConsent> = carers
        .filter_map(|carer| {
            let reason = answer_of(records, carer.id, purpose, today).err()?;
            Some(MissingConsent { person: carer.id, reason })
        })
        .collect();
    if missing.is_empty() { Standing::Given } else { Standing::Missing(missing) }
}

/// The carers whose latest answer for `purpose` is a withdrawal, each with its day, in the order of `people`: who left
/// too, while there is film they may be in.
///
/// Less than [`standing`] asks for: a carer who was never asked, or joined later, has withdrawn nothing.
pub fn withdrawals(
    records: &[ConsentRecord],
    people: &[Person],
    purpose: Purpose,
    today: NaiveDate,
    first_film: Option<NaiveDate>,
) -> Vec<(PersonId, NaiveDate)> {
    let withdrawn = |carer: &Person| match answer_of(records, carer.id, purpose, today) {
        Err(MissingReason::Withdrawn { on }) => Some((carer.id, on)),
        _ => None,
    };
    let in_film = |person: &&Person| person.cares_on(today) || may_be_in(person, first_film);
    people.iter().filter(|person| person.is_carer()).filter(in_film).filter_map(withdrawn).collect()
}

/// The record of one person's answer for a purpose that counts on `today`, by the rule of [`standing`].
pub fn latest_answer(
    records: &[ConsentRecord],
    person: PersonId,
    purpose: Purpose,
    today: NaiveDate,
) -> Option<&ConsentRecord> {
    let about = records.iter().filter(move |record| record.person == person && record.purpose == purpose);
    about
        .filter(|record| record.on <= today)
        .max_by_key(|record| (record.on, record.answer == Answer::Withdrawn))
}

/// The day from which one person's consent stands, or why it does not, by the rule of [`standing`].
pub fn answer_of(
    records: &[ConsentRecord],
    person: PersonId,
    purpose: Purpose,
    today: NaiveDate,
) -> Result<NaiveDate, MissingReason> {
    let about = || records.iter().filter(move |record| record.person == person && record.purpose == purpose);
    match latest_answer(records, person, purpose, today) {
        Some(record) if record.answer == Answer::Given => Ok(record.on),
        Some(record) => Err(MissingReason::Withdrawn { on: record.on }),
        None => {
            let later = about().filter(|record| record.answer == Answer::Given).map(|record| record.on).min();
            Err(later.map_or(MissingReason::NotGiven, |from| MissingReason::NotYet { from }))
        }
    }
}
