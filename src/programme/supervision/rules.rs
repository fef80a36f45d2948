//! The numbers of sampling and comparing, read from their file. Knows no record.

use serde::{Deserialize, Serialize};

use super::super::resource::{DefinitionError, Resource, filled};
use crate::base::MediaTime;

const FILE: &str = "resources/supervision/supervision.toml";
const TEXT: &str = include_str!("../../../resources/supervision/supervision.toml");

/// Every number of supervision.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupervisionRules {
    /// What is drawn.
    pub sample: SampleRules,
    /// How two codings are compared.
    pub agreement: AgreementRules,
    /// How comments are counted.
    pub comments: CommentRules,
}

/// How much film is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleRules {
    minutes: u32,
    /// Whose number it is.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Why it is that.
    #[serde(deserialize_with = "filled")]
    pub why: String,
}

/// How two codings are compared; kept with what was compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementRules {
    /// Length of a window, in seconds.
    pub window_seconds: u32,
    /// Less than so many milliseconds of a code do not count, 0 for any.
    pub tolerance_ms: u32,
    /// Below this share of windows, in percent, a heading counts as coded rarely.
    pub rare_percent: u32,
    /// Whose numbers they are.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Why they are those.
    #[serde(deserialize_with = "filled")]
    pub why: String,
}

/// How comments are counted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentRules {
    /// Minutes a rate is told for.
    pub per_minutes: u32,
    /// Whose number it is.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Why it is that.
    #[serde(deserialize_with = "filled")]
    pub why: String,
}

impl SampleRules {
    /// How much of a film is drawn.
    pub const fn length(&self) -> MediaTime {
        MediaTime::from_minutes(self.minutes as i64)
    }
}

impl AgreementRules {
    /// Length of a window.
    pub const fn window(&self) -> MediaTime {
        MediaTime::from_secs(self.window_seconds as i64)
    }

    /// How much of a code makes it be in a window.
    pub const fn tolerance(&self) -> MediaTime {
        MediaTime::from_ms(self.tolerance_ms as i64)
    }
}

impl SupervisionRules {
    /// Reads a file of rules. `file_name` is only for the complaint.
    pub fn from_toml(text: &str, file_name: &str) -> Result<Self, DefinitionError> {
        let resource = Resource { text, file_name };
        let rules: Self = resource.read()?;
        let agreement = &rules.agreement;
        let line_of = |word: &str| text.find(word).unwrap_or(0);
        let wrong = |word: &str, reason: &str| Err(resource.fault(line_of(word), reason));
        if rules.sample.minutes == 0 {
            return wrong("minutes", "a sample must have a length: at least 1 minute");
        }
        if agreement.window_seconds == 0 {
            return wrong("window_seconds", "a window must have a length: at least 1 second");
        }
        if u64::from(agreement.tolerance_ms) * 2 > u64::from(agreement.window_seconds) * 1000 {
            return wrong("tolerance_ms", "the tolerance must be at most half a window");
        }
        if agreement.rare_percent > 50 {
            return wrong("rare_percent", "rare is at most 50 percent");
        }
        if rules.comments.per_minutes == 0 {
            return wrong("per_minutes", "a rate needs at least 1 minute");
        }
        Ok(rules)
    }

    /// The rules that ship with Attune. A test reads them, so an error here is a damaged program.
    pub fn shipped() -> Result<Self, DefinitionError> {
        Self::from_toml(TEXT, FILE)
    }
}
