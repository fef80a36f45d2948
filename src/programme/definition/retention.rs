//! The section of a programme file that says how long film and written records are kept. Knows no film and no record.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::programme::resource::filled;

/// How long film and written records of a programme are kept, unless the service has a rule of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionRules {
    /// Film.
    pub film: FilmRetentionRule,
    /// Everything written.
    pub records: RecordRetentionRule,
}

/// How long film is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FilmRetentionRule {
    /// Calendar months after the programme's end.
    #[serde(deserialize_with = "some")]
    pub months: u32,
    /// Days before the erase-by day from which a film is called due soon.
    pub soon_days: u32,
    /// Whose rule it is.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Why so long.
    #[serde(deserialize_with = "filled")]
    pub why: String,
}

/// How long written records are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordRetentionRule {
    /// Until this birthday of the child's.
    #[serde(deserialize_with = "some")]
    pub birthday: u32,
    /// Whose rule it is.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Whom it binds, and what goes before it.
    #[serde(deserialize_with = "filled")]
    pub why: String,
}

/// Deserialises a length that is one.
fn some<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let length = u32::deserialize(from)?;
    if length > 0 { Ok(length) } else { Err(D::Error::custom("nothing is kept for 0")) }
}
