//! S4: that every carer's consent to being filmed stood at every session with film, and to watching whenever film was
//! shown; as of the session's day, by the answers on record.
//!
//! Filming is refused without every carer's consent, so a carer without any answer by then was most likely added to the
//! family later: that can still be written down, and is held against nobody. An answer that says no is.

use super::sessions::each_session;
use super::{Evidence, Judged, Verdict, Visits};
use crate::base::SessionId;
use crate::programme::consent::{MissingReason, Purpose, Standing, standing};
use crate::programme::definition::ProgrammeDefinition;
use crate::programme::recording::Recording;

/// At every session with film, whatever became of the film.
pub(super) fn filming(visits: &Visits, required: Option<u32>) -> Vec<Judged> {
    judge(visits, required, Purpose::Film, |id| visits.recordings(id).any(Recording::was_watchable))
}

/// At every session at which film was shown.
pub(super) fn showing(
    definition: &ProgrammeDefinition,
    visits: &Visits,
    required: Option<u32>,
) -> Vec<Judged> {
    let counts = |showing: &crate::programme::Showing| {
        definition.watching.as_ref().is_none_or(|watching| showing.counts(&watching.own))
    };
    judge(visits, required, Purpose::Show, |id| {
        visits.facts.showings.iter().any(|showing| showing.session == id && counts(showing))
    })
}

fn judge(
    visits: &Visits,
    required: Option<u32>,
    purpose: Purpose,
    needed: impl Fn(SessionId) -> bool,
) -> Vec<Judged> {
    let facts = visits.facts;
    let first_film = visits.filmed().into_iter().map(|(date, _, _)| date).min();
    let answers =
        |day| standing(&facts.consents, &facts.people, purpose, day, first_film.filter(|film| *film <= day));
    let mut judged = each_session(visits, required, |id, _, visit| {
        if !needed(id) {
            return (Verdict::NotApplicable, Evidence::NothingToConsent { purpose });
        }
        let (against, unknown) = match answers(visit.date) {
            Standing::Given => (0, 0),
            Standing::NoCarer => (0, 1),
            Standing::Missing(missing) => {
                let unknown =
                    missing.iter().filter(|lack| matches!(lack.reason, MissingReason::NotGiven)).count();
                (count(missing.len() - unknown), count(unknown))
            }
        };
        let verdict = match (against, unknown) {
            (0, 0) => Verdict::Met,
            (0, _) => Verdict::NotYet,
            _ => Verdict::NotMet,
        };
        (verdict, Evidence::Consent { purpose, against, unknown })
    });
    if let Some((_, verdict, evidence)) = judged.first_mut()
        && let Evidence::Sessions { met, not_met, open, required } = *evidence
    {
        let to_come = !visits.ended && required.is_none_or(|required| visits.held_count() < required);
        let stands = to_come.then(|| answers(visits.today).is_given());
        if stands == Some(false)
            && matches!(*verdict, Verdict::NotYet | Verdict::Met)
            && visits.first_day().is_some()
        {
            *verdict = Verdict::AtRisk;
        }
        *evidence = Evidence::Consents { purpose, met, not_met, open, stands };
    }
    judged
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
