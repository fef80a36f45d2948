//! S4.showing: that every carer's consent to watching stood whenever film was shown.
//!
//! # What is asked
//! "People have the right to be involved in discussions and make informed decisions about their care", under "standards and
//! laws (including on consent and mental capacity)": that film is watched only with the consent of every carer who may be in
//! it. Judged only of programmes that film.
//!
//! # Source
//! The section `[consent]` of the programme's file: NG26's introduction and the law it points to, as for filming (S4.filming).
//!
//! # How it is judged
//! As for filming (S4.filming), by the answers on record as of the day of the session at which film was shown; where nothing
//! was shown it is *not applicable*.
//!
//! # What puts it right
//! Asking every carer for their consent before the next session.

use crate::programme::consent::Purpose;
use crate::programme::definition::rules::RuleId;
use crate::programme::fidelity::consents::consents;
use crate::programme::fidelity::rule::{Case, Rule, Sourced, sourced};

impl RuleId {
    /// That every carer consented whenever film was shown.
    pub const CONSENT_TO_SHOW: Self = Self::new("S4.showing", "rule-consent-show", None);
}

/// That every carer consented whenever film was shown.
pub(super) struct ConsentToShow;

impl Rule for ConsentToShow {
    fn id(&self) -> RuleId {
        RuleId::CONSENT_TO_SHOW
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let definition = case.definition;
        let Some(consent) = definition.consent.as_ref().filter(|_| definition.films()) else {
            return Vec::new();
        };
        let judged = consents(case, Purpose::Show, |id| {
            let showings = case.visits.facts.showings.iter();
            let shown = showings.filter(|showing| showing.session == id && showing.counts_in(definition));
            shown.map(|showing| showing.started).max()
        });
        sourced(&consent.source, judged)
    }
}

#[cfg(test)]
#[path = "consent_to_show_tests.rs"]
mod tests;
