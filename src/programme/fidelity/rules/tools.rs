//! A10.tools: that those who rate are skilled in the tools they rate with. Knows no result and no number rated.
//!
//! # What is asked
//! "Health and social care provider organisations should ensure that health and social care professionals are skilled in the
//! use of the assessment tools in recommendation 1.3.4."
//!
//! # Source
//! The section `[raters]` of the programme's file; NG26 1.3.5. It speaks of the tools of 1.3.4; Attune asks the same of
//! ratings with the measures of parental sensitivity and parenting quality (NG26 1.1.19), which need training as much.
//!
//! # How it is judged
//! By every use of a tool in an assessment, and every rating, of this programme's sessions or beside any session, by the
//! colleague who rated: a training in *this* tool must have held on its day, entered or confirmed by a supervisor or an
//! administrator. For a rating of a session or its film that is the session's day: when the film was looked at is not on
//! record. All such is *met*; one without is *not met*, and training completed afterwards does not undo it. Lacking only the
//! confirmation is *not yet*, and so is the use of a tool of which nobody wrote down who rated. People outside the vault have
//! no training here to be checked: they are counted, and held against nobody. Where only they rated, or nobody, it is *not
//! applicable*.
//!
//! # What puts it right
//! Recording the training that the rater had then, with the tool among what it is in; a supervisor's or an administrator's
//! confirmation; naming who rated.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::UserId;
use crate::programme::definition::rules::RuleId;
use crate::programme::entry::kinds::Entry;
use crate::programme::entry::measure::{Occasion, Rater, Rating};
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, count};
use crate::programme::fidelity::trained::Trained;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;
use crate::programme::training::TrainingSubject;

impl RuleId {
    /// That those who rate are skilled in the tools they rate with.
    pub const TOOLS: Self = Self::new("A10.tools", "rule-tools", None);
}

/// That those who rate are skilled in the tools they rate with.
pub(super) struct Tools;

impl Rule for Tools {
    fn id(&self) -> RuleId {
        RuleId::TOOLS
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(said) = &case.definition.raters else { return Vec::new() };
        sourced(&said.source, [tools(case.visits)])
    }
}

/// One use of a tool: its id, the day, who rated.
type Use<'a> = (&'a str, NaiveDate, Option<&'a Rater>);

fn tools(visits: &Visits) -> Judged {
    let mut found = ToolsEvidence::default();
    for (tool, on, rater) in uses(visits) {
        match rater {
            None => found.unnamed.push(tool.to_owned()),
            Some(Rater::Outside { .. }) => found.outside += 1,
            Some(Rater::Colleague { user }) => {
                let subject = TrainingSubject::Tool(tool.to_owned());
                let trained = Trained::on(on, (*user, &subject), &visits.facts.training, visits.today);
                let used = ToolUse { tool: tool.to_owned(), rater: *user, on, trained };
                match trained {
                    Trained::Holds { .. } => found.trained += 1,
                    Trained::Unconfirmed => found.unconfirmed.push(used),
                    Trained::None | Trained::InOther | Trained::Later { .. } | Trained::Expired { .. } => {
                        found.untrained.push(used);
                    }
                }
            }
        }
    }
    found.untrained.sort();
    found.unconfirmed.sort();
    found.unnamed.sort();
    (None, found.verdict(), Evidence::of(found))
}

/// What was rated by today, of this programme's sessions and beside any.
fn uses<'a>(visits: &'a Visits<'_>) -> impl Iterator<Item = Use<'a>> {
    let of_entry = |entry: &'a Entry| -> Vec<Use<'a>> {
        match entry {
            Entry::Rating(rating) => {
                let day = day_of(rating, visits);
                day.map(|on| (rating.measure.as_str(), on, Some(&rating.rater))).into_iter().collect()
            }
            Entry::Assessment(body) => {
                body.tools.iter().map(|used| (used.tool.as_str(), used.on, used.rater.as_ref())).collect()
            }
            _ => Vec::new(),
        }
    };
    let all = visits.facts.entries.iter().flat_map(move |entered| of_entry(&entered.entry));
    all.filter(|(_, on, _)| *on <= visits.today)
}

/// The day of what was rated; `None` for a session that is another programme's, or was not held.
fn day_of(rating: &Rating, visits: &Visits) -> Option<NaiveDate> {
    match rating.occasion {
        Occasion::Session { session } => visits.session(session).map(|(_, visit)| visit.date),
        Occasion::Day { on } => Some(on),
    }
}

/// Who rated with what training.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "tools")]
pub struct ToolsEvidence {
    /// Ratings by colleagues who were trained in the tool.
    pub trained: u32,
    /// Ratings by colleagues who were not, on their day.
    pub untrained: Vec<ToolUse>,
    /// Ratings by colleagues whose training nobody has confirmed.
    pub unconfirmed: Vec<ToolUse>,
    /// Tools of which it is not on record who rated with them, once a use.
    pub unnamed: Vec<String>,
    /// Ratings by people outside the vault.
    pub outside: u32,
}

/// One use of a tool by a colleague.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ToolUse {
    /// Id of the tool or measure.
    pub tool: String,
    /// The day of what was rated.
    pub on: NaiveDate,
    /// Who rated.
    pub rater: UserId,
    /// How their training in it stood that day.
    pub trained: Trained,
}

impl ToolsEvidence {
    fn verdict(&self) -> Verdict {
        if !self.untrained.is_empty() {
            Verdict::NotMet
        } else if !self.unconfirmed.is_empty() || !self.unnamed.is_empty() {
            Verdict::NotYet
        } else if self.trained > 0 {
            Verdict::Met
        } else {
            Verdict::NotApplicable
        }
    }
}

impl RuleEvidence for ToolsEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let mut told = Vec::new();
        if !self.untrained.is_empty() {
            told.push(with_tools(Sentence::new("evidence-tools-untrained"), &names(&self.untrained)));
        }
        if !self.unconfirmed.is_empty() {
            told.push(with_tools(Sentence::new("evidence-tools-unconfirmed"), &names(&self.unconfirmed)));
        }
        if !self.unnamed.is_empty() {
            let unnamed: Vec<&str> = self.unnamed.iter().map(String::as_str).collect();
            told.push(with_tools(Sentence::new("evidence-tools-unnamed"), &unnamed));
        }
        if self.trained > 0 {
            told.push(Sentence::new("evidence-tools-trained").with("count", self.trained));
        }
        if self.outside > 0 {
            told.push(Sentence::new("evidence-tools-outside").with("count", self.outside));
        }
        if told.is_empty() { vec![Sentence::new("evidence-tools-nobody")] } else { told }
    }
}

/// The tool of each use.
fn names(uses: &[ToolUse]) -> Vec<&str> {
    uses.iter().map(|used| used.tool.as_str()).collect()
}

/// With how many uses there are, and of which tools.
fn with_tools(told: Sentence, uses: &[&str]) -> Sentence {
    let tools: BTreeSet<&str> = uses.iter().copied().collect();
    let tools = tools.into_iter().collect::<Vec<_>>().join(", ");
    told.with("count", count(uses.len())).with("tools", tools)
}

#[cfg(test)]
#[path = "tools_tests.rs"]
mod tests;
