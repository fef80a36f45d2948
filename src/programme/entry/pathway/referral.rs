//! That a family came to the service, and why. Advises nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ending::Ending;
use crate::base::Redacted;
use crate::programme::entry::contact::AgencyKind;
use crate::programme::entry::known::{Body, Known, bearable};
use crate::programme::entry::refused::{EntryError, PathwayError};

/// Why a family is referred: where the child lives, and on what footing (the groups NG26 1.1.2 names).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReferralReason {
    /// At high risk of entering or re-entering care.
    EdgeOfCare,
    /// Placed with foster carers, kinship carers included.
    Fostered,
    /// Under special guardianship.
    SpecialGuardianship,
    /// Adopted from care.
    Adopted,
    /// In a children's home.
    Residential,
    /// Another reason.
    Other,
}

impl ReferralReason {
    /// Every reason, in the order of a list to choose from.
    pub const ALL: [Self; 6] = [
        Self::EdgeOfCare,
        Self::Fostered,
        Self::SpecialGuardianship,
        Self::Adopted,
        Self::Residential,
        Self::Other,
    ];
}

/// The family came to the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// The day it came.
    pub on: NaiveDate,
    /// Who sent it; `None` where the family came by itself.
    #[serde(default)]
    pub from: Option<AgencyKind>,
    /// Why.
    pub why: ReferralReason,
    /// What was asked for, in the referrer's or the worker's words; may be empty.
    #[serde(default)]
    pub words: Redacted<String>,
}

impl Body for Referral {
    fn word(&self) -> &'static str {
        "referral"
    }

    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        known.not_before_birth(self.on)?;
        bearable([&self.words])?;
        let standing = known.all::<Self>().map(|(_, referral)| referral.on);
        // A family that comes again after its pathway ended is referred again.
        let ended_between = |earlier: NaiveDate| {
            let (first, last) = (earlier.min(self.on), earlier.max(self.on));
            known.all::<Ending>().any(|(_, ending)| first <= ending.on && ending.on <= last)
        };
        match standing.filter(|on| !ended_between(*on)).max() {
            Some(on) => Err(PathwayError::SecondReferral { on }.into()),
            None => Ok(()),
        }
    }
}
