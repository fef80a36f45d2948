//! S4: that every carer's consent to being filmed stood at every session with film, and to watching whenever film was
//! shown; as of the session's day, by the answers on record.
//!
//! Filming is refused without every carer's consent, so a carer without any answer by then was most likely added to the
//! family later: that can still be written down, and is held against nobody. An answer that says no is. Answers hold by
//! the day; what is withdrawn and written down later on the day it was still acted upon speaks of what comes after.

use std::borrow::Cow;

use chrono::{DateTime, TimeDelta, Utc};

use super::evidence::Evidence;
use super::finding::{Judged, Verdict};
use super::sessions::each_session;
use super::visits::Visits;
use crate::base::SessionId;
use crate::programme::consent::{Answer, ConsentRecord, MissingReason, Purpose, Standing, standing};
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::recording::Recording;
use crate::programme::showing::Showing;

/// At every session with film, whatever became of the film.
pub(super) fn filming(visits: &Visits, required: Option<u32>) -> Vec<Judged> {
    judge(visits, required, Purpose::Film, |id| {
        visits.recordings(id).filter(|film| film.was_watchable()).map(|film: &Recording| film.started).max()
    })
}

/// At every session at which film was shown.
pub(super) fn showing(
    definition: &ProgrammeDefinition,
    visits: &Visits,
    required: Option<u32>,
) -> Vec<Judged> {
    let counts =
        |showing: &Showing| definition.watching.as_ref().is_none_or(|watching| showing.counts(&watching.own));
    judge(visits, required, Purpose::Show, |id| {
        let shown = visits.facts.showings.iter().filter(|showing| showing.session == id && counts(showing));
        shown.map(|showing| showing.started).max()
    })
}

fn judge(
    visits: &Visits,
    required: Option<u32>,
    purpose: Purpose,
    acted: impl Fn(SessionId) -> Option<DateTime<Utc>>,
) -> Vec<Judged> {
    let facts = visits.facts;
    let first_film = visits.filmed().into_iter().map(|(date, _, _)| date).min();
    let stood = |answers: &[ConsentRecord], day| {
        standing(answers, &facts.people, purpose, day, first_film.filter(|film| *film <= day))
    };
    let mut judged = each_session(visits, required, |id, _, visit| {
        let Some(last) = acted(id) else {
            return (Verdict::NotApplicable, Evidence::NothingToConsent { purpose });
        };
        let came_after = |answer: &ConsentRecord| {
            let (no, later) = (answer.answer == Answer::Withdrawn, answer.recorded - last);
            no && answer.on == visit.date && later > TimeDelta::zero() && later < TimeDelta::days(1)
        };
        let mut then = Cow::Borrowed(&facts.consents[..]);
        if then.iter().any(came_after) {
            then.to_mut().retain(|answer| !came_after(answer));
        }
        let (against, unknown) = match stood(&then, visit.date) {
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
        let stands = to_come.then(|| stood(&facts.consents, visits.today).is_given());
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
