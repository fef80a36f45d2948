//! A rating: what somebody saw on the scales of a measure, at a session or on a day. Judges nothing, and holds no
//! number of a measure: those stand in its file.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::known::{Body, Known};
use super::refused::{EntryError, RatingError};
use crate::base::{PersonId, Redacted, SessionId, UserId};
use crate::programme::case::Person;
use crate::programme::measure::{Measure, Rates, Score};
use crate::programme::session::Session;

/// One person's values for one measure, of one person of the family (NG26 1.1.19: "to help guide decisions on interventions
/// and to monitor progress").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Id of the measure.
    pub measure: String,
    /// The values by id of the scale: of all scales, or of some.
    pub values: BTreeMap<String, Score>,
    /// What was rated.
    pub occasion: Occasion,
    /// Of which carer, or of which child.
    pub of: PersonId,
    /// By whom.
    pub rater: Rater,
    /// Whether the rater knew neither from which session the film was nor what was hoped for: such ratings are the
    /// stronger evidence of a change.
    pub blind: bool,
    /// What is to be remembered; may be empty.
    #[serde(default)]
    pub note: Redacted<String>,
}

/// What was rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Occasion {
    /// A session, or its film.
    Session {
        /// Which.
        session: SessionId,
    },
    /// What was seen, asked or filled in on a day beside the sessions.
    Day {
        /// The day.
        on: NaiveDate,
    },
}

/// Who rated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Rater {
    /// A colleague of this vault.
    Colleague {
        /// Who.
        user: UserId,
    },
    /// Somebody else, such as a rater of a university.
    Outside {
        /// What they are called.
        name: Redacted<String>,
    },
}

impl Rater {
    /// Whether it is the same person, as far as names tell.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Colleague { user }, Self::Colleague { user: other }) => user == other,
            (Self::Outside { name }, Self::Outside { name: other }) => {
                name.reveal().trim().to_lowercase() == other.reveal().trim().to_lowercase()
            }
            _ => false,
        }
    }
}

impl Body for Rating {
    fn word(&self) -> &'static str {
        "rating"
    }

    /// Whether it can be written down, as far as people, days and other ratings tell. Whether the measure has such
    /// values says [`Rating::check_values`].
    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        if let Occasion::Day { on } = self.occasion {
            known.not_in_future(on)?;
            known.not_before_birth(on)?;
        }
        if self.values.is_empty() {
            return Err(EntryError::Empty);
        }
        if matches!(&self.rater, Rater::Outside { name } if name.reveal().trim().is_empty()) {
            return Err(RatingError::NoRater.into());
        }
        let again = known.all::<Self>().any(|(_, other)| self.repeats(other));
        if again { Err(RatingError::Twice.into()) } else { Ok(()) }
    }
}

impl Rating {
    /// Whether the same person rated the same with the same measure.
    fn repeats(&self, other: &Self) -> bool {
        (&self.measure, self.occasion, self.of) == (&other.measure, other.occasion, other.of)
            && self.rater.is(&other.rater)
    }

    /// Whether its measure has such values, of such a person, and the session was held by today.
    pub fn check_values(
        &self,
        measures: &[Measure],
        sessions: &[(SessionId, Session)],
        known: &Known<'_>,
    ) -> Result<(), RatingError> {
        let measure = measures.iter().find(|measure| measure.id == self.measure);
        let measure = measure.ok_or(RatingError::UnknownMeasure)?;
        let person = known.people.iter().find(|person| person.id == self.of);
        if person.map(Person::is_carer) != Some(measure.rates == Rates::Carer) {
            return Err(RatingError::WrongPerson { rates: measure.rates });
        }
        for (id, value) in &self.values {
            let scale = measure.scale(id).ok_or(RatingError::UnknownScale)?;
            if !scale.has(*value) {
                let (least, most, step) = (scale.at_least, scale.at_most, scale.step);
                return Err(RatingError::NotOnScale { value: *value, least, most, step });
            }
        }
        let Occasion::Session { session } = self.occasion else { return Ok(()) };
        let session = sessions.iter().find(|(id, _)| *id == session);
        let visit = session.and_then(|(_, session)| session.held.as_ref());
        match visit {
            Some(visit) if visit.date <= known.today => Ok(()),
            _ => Err(RatingError::SessionNotHeld),
        }
    }
}
