//! A family's ratings as its page shows them. Decides nothing: series and ends are values that `programme` computed.

use chrono::NaiveDate;

use super::StaffRow;
use crate::base::{PersonId, Redacted, SessionId};
use crate::programme::measures::{Series, When};
use crate::programme::{Measure, Rater};

/// What the page of measures shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasuresView {
    /// The measures there are, in the order of a list.
    pub known: Vec<Measure>,
    /// The ratings laid out over time.
    pub series: Vec<Series>,
    /// Every session held and every day rated beside them, in the order of time: the places of the charts.
    pub occasions: Vec<When>,
    /// The sessions that can be rated, the last held first.
    pub sessions: Vec<RatedSession>,
    /// The people who can be rated, or were.
    pub people: Vec<RatedPerson>,
    /// Everybody who was ever admitted, for the names of raters.
    pub colleagues: Vec<StaffRow>,
}

/// A session that can be rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatedSession {
    /// Its record.
    pub session: SessionId,
    /// Its number.
    pub number: u32,
    /// The day it was held.
    pub on: NaiveDate,
}

/// Somebody of the family.
#[derive(Clone, Debug, PartialEq)]
pub struct RatedPerson {
    /// Who.
    pub person: PersonId,
    /// What they are called on screen; may be empty.
    pub label: Redacted<String>,
    /// Whether they are a carer; else a child.
    pub is_carer: bool,
}

impl MeasuresView {
    /// The measure of that id, if it is still on file.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.known.iter().find(|measure| measure.id == id)
    }

    /// What a rater is called: a colleague's name for unlocking, the name given, or a short id.
    pub fn rater(&self, rater: &Rater) -> String {
        match rater {
            Rater::Outside { name } => name.reveal().clone(),
            Rater::Colleague { user } => {
                let row = self.colleagues.iter().find(|row| row.user == *user);
                row.map_or_else(|| user.short(), |row| row.login.reveal().clone())
            }
        }
    }
}
