//! What a rule is: it judges a programme as far as its definition asks for it. Knows no single rule.

use super::evidence::Evidence;
use super::verdict::Verdict;
use super::visits::Visits;
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::RuleId;
use crate::programme::pathway::duty::PathwayAsks;
use crate::programme::vocabulary::Vocabulary;

/// A rule of fidelity.
pub trait Rule: Sync {
    /// Which it is.
    fn id(&self) -> RuleId;

    /// Its verdicts: first on the programme as a whole, then, where the rule is about single sessions, on every session in
    /// the order of their numbers. None where the definition does not ask for it.
    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>>;
}

/// What a rule judges.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// What is asked.
    pub definition: &'a ProgrammeDefinition,
    /// What tags mean; where nobody asks for what was shown, there is none.
    pub vocabulary: Option<&'a Vocabulary>,
    /// What the pathway asks for; nothing where the definition does not ask for offers.
    pub asks: &'a PathwayAsks,
    /// The sessions as they stand, with all facts.
    pub visits: &'a Visits<'a>,
}

/// Session (or the whole), verdict and evidence.
pub type Judged = (Option<u32>, Verdict, Evidence);

/// A verdict with the recommendation it comes from.
pub type Sourced<'a> = (&'a str, Judged);

/// Verdicts that come from one recommendation.
pub fn sourced(source: &str, judged: impl IntoIterator<Item = Judged>) -> Vec<Sourced<'_>> {
    judged.into_iter().map(|judged| (source, judged)).collect()
}
