//! S4: that every carer's consent stood when it was acted upon, as of the session's day, by the answers on record.
//!
//! Filming is refused without every carer's consent, so a carer without any answer by then was most likely added to the
//! family later: that can still be written down, and is held against nobody. An answer that says no is. Answers hold by
//! the day; what is withdrawn and written down later on the day it was still acted upon speaks of what comes after.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::Serialize;

use super::each::{Each, Tally, with_whole};
use super::evidence::{Evidence, RuleEvidence};
use super::remedy::Remedy;
use super::rule::{Case, Judged};
use super::told::{Sentence, count, purpose};
use super::verdict::Verdict;
use crate::base::SessionId;
use crate::programme::consent::{Answer, ConsentRecord, MissingReason, Purpose, Standing, standing};

/// Judges by the answers on record as of each session's day: at each session, when it was acted upon last.
pub fn consents(
    case: &Case<'_>,
    purpose: Purpose,
    acted: impl Fn(SessionId) -> Option<DateTime<Utc>>,
) -> Vec<Judged> {
    let (visits, required) = (case.visits, case.definition.sessions_required());
    let facts = visits.facts;
    let first_film = visits.filmed().into_iter().map(|(date, _, _)| date).min();
    let stood = |answers: &[ConsentRecord], day| {
        standing(answers, &facts.people, purpose, day, first_film.filter(|film| *film <= day))
    };
    let each = Each::judge(visits, required, |id, _, visit| {
        let Some(last) = acted(id) else {
            return (Verdict::NotApplicable, Evidence::of(NothingToConsent { purpose }));
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
        (verdict, Evidence::of(ConsentEvidence { purpose, against, unknown }))
    });
    let Each { mut verdict, tally, sessions } = each;
    let to_come = visits.more_to_come(required);
    let stands = to_come.then(|| stood(&facts.consents, visits.today).is_given());
    if stands == Some(false)
        && matches!(verdict, Verdict::NotYet | Verdict::Met)
        && visits.first_day().is_some()
    {
        verdict = Verdict::AtRisk;
    }
    let Tally { met, not_met, open, .. } = tally;
    with_whole(verdict, ConsentTally { purpose, met, not_met, open, stands }, sessions)
}

/// The consent of every carer on the day of one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "consent")]
pub struct ConsentEvidence {
    /// To what.
    pub purpose: Purpose,
    /// Carers who had said no, or withdrawn, or whose consent began later.
    pub against: u32,
    /// Carers of whom no answer is on record for that day.
    pub unknown: u32,
}

/// Nothing was filmed, or shown, at this session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "nothing-to-consent")]
pub struct NothingToConsent {
    /// To what there would have been consent.
    pub purpose: Purpose,
}

/// The consents for the programme as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "consents")]
pub struct ConsentTally {
    /// To what.
    pub purpose: Purpose,
    /// Sessions at which every carer's stood.
    pub met: u32,
    /// Sessions at which some carer's did not.
    pub not_met: u32,
    /// Sessions of which an answer is not on record.
    pub open: u32,
    /// Whether every carer's stands today, while sessions are to come.
    pub stands: Option<bool>,
}

impl RuleEvidence for ConsentEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let about = |key| Sentence::new(key).with("purpose", Sentence::new(purpose(self.purpose)));
        let mut told = Vec::new();
        for (carers, key) in
            [(self.against, "evidence-consent-against"), (self.unknown, "evidence-consent-unknown")]
        {
            if carers > 0 {
                told.push(about(key).with("carers", carers));
            }
        }
        if told.is_empty() {
            told.push(about("evidence-consent"));
        }
        told
    }
}

impl RuleEvidence for NothingToConsent {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        vec![Sentence::new(match self.purpose {
            Purpose::Show => "evidence-consent-show-nothing",
            _ => "evidence-consent-film-nothing",
        })]
    }
}

impl RuleEvidence for ConsentTally {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let mut told = vec![
            Sentence::new("evidence-consents")
                .with("met", self.met)
                .with("notmet", self.not_met)
                .with("open", self.open),
        ];
        told.extend((self.stands == Some(false)).then(|| Sentence::new("evidence-consents-missing")));
        told
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        Some(Remedy::AskConsent { purpose: self.purpose })
    }
}
