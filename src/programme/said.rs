//! Words of the guidance, as resources quote them. Knows no programme.

use serde::{Deserialize, Serialize};

use super::resource::filled;

/// Words of the guidance, with where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}
