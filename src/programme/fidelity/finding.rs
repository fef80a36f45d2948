//! A verdict on a rule, with what it rests on. Judges nothing.

use serde::Serialize;

use super::evidence::Evidence;
use super::remedy::Remedy;
use super::verdict::Verdict;
use crate::programme::definition::rules::RuleId;

/// One verdict, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleFinding {
    /// The rule, which prints as `V1.count` and so on.
    pub rule: RuleId,
    /// Number of the session judged, or `None` for the programme as a whole.
    pub session: Option<u32>,
    /// The verdict.
    pub verdict: Verdict,
    /// What it rests on.
    pub evidence: Evidence,
    /// What would put it right, where it is at risk.
    pub remedy: Option<Remedy>,
    /// The recommendation the rule comes from.
    pub source: String,
}
