//! S4.filming: that every carer's consent to being filmed stood at every session with film.
//!
//! # What is asked
//! "People have the right to be involved in discussions and make informed decisions about their care", under "standards and
//! laws (including on consent and mental capacity)": that nobody is filmed without the consent of every carer in the home.
//! Judged only of programmes that film.
//!
//! # Source
//! The section `[consent]` of the programme's file. The words stand in NG26's introduction, before its first recommendation,
//! and have no number; they name no act. Beside them stand the Mental Capacity Act 2005, sections 1 to 3 (whether somebody of
//! 16 or over can decide), the Children Act 1989, sections 2 and 3 (who has parental responsibility for a child), and the UK
//! GDPR with the Data Protection Act 2018 (film as personal data).
//!
//! # How it is judged
//! That every carer is asked is Attune's own reading. Whether somebody has capacity, who has parental responsibility, and the
//! lawful basis on which the film is held are not judged here: people decide that, and the lawful basis is a record of its own.
//!
//! By the answers on record as of the session's day, whatever became of the film since. Filming is refused without every
//! carer's consent, so a carer without any answer by then was most likely added to the family later: that is *not yet*, for it
//! can still be written down, and is held against nobody. An answer that says no is *not met*. What is withdrawn and written
//! down later on the day it was still acted upon speaks of what comes after. Nothing filmed is *not applicable*. The programme
//! as a whole, once it has begun, is *at risk* where consent does not stand today and sessions are to come.
//!
//! # What puts it right
//! Asking every carer for their consent before the next session.

use crate::programme::consent::Purpose;
use crate::programme::definition::rules::RuleId;
use crate::programme::fidelity::consents::consents;
use crate::programme::fidelity::rule::{Case, Rule, Sourced, sourced};
use crate::programme::recording::Recording;

impl RuleId {
    /// That every carer consented to each session's filming.
    pub const CONSENT_TO_FILM: Self = Self::new("S4.filming", "rule-consent-film", None);
}

/// That every carer consented to each session's filming.
pub(super) struct ConsentToFilm;

impl Rule for ConsentToFilm {
    fn id(&self) -> RuleId {
        RuleId::CONSENT_TO_FILM
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(consent) = case.definition.consent.as_ref().filter(|_| case.definition.films()) else {
            return Vec::new();
        };
        let judged = consents(case, Purpose::Film, |id| {
            let films = case.visits.recordings(id).filter(|film| film.was_watchable());
            films.map(|film: &Recording| film.started).max()
        });
        sourced(&consent.source, judged)
    }
}

#[cfg(test)]
#[path = "consent_to_film_tests.rs"]
mod tests;
