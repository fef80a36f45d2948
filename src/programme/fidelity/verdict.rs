//! How a rule is kept. Knows no rule.

use serde::{Deserialize, Serialize};

/// How a rule is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Kept.
    Met,
    /// Open: it can be kept, and nothing speaks against it yet.
    NotYet,
    /// Open, but as things go it will not be kept.
    AtRisk,
    /// Not kept, and not to be repaired by going on.
    NotMet,
    /// Does not apply here.
    NotApplicable,
}

impl Verdict {
    /// The word of records and of translations: `met`, `not-yet`, `at-risk`, `not-met`, `not-applicable`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotYet => "not-yet",
            Self::AtRisk => "at-risk",
            Self::NotMet => "not-met",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// How soon a worker should see it: the highest first.
    pub const fn urgency(self) -> u8 {
        match self {
            Self::NotMet => 4,
            Self::AtRisk => 3,
            Self::NotYet => 2,
            Self::Met => 1,
            Self::NotApplicable => 0,
        }
    }
}
