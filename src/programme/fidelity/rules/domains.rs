//! A10.domains: that the worker of each session is trained in the four domains. Knows no film.
//!
//! # What is asked
//! "Health and social care provider organisations should train key workers, social care workers, personal advisers and
//! post-adoption support social workers in the care system, as well as workers involved with children and young people on the
//! edge of care, in" four domains: recognising and assessing attachment difficulties and parenting quality; multiple
//! socioeconomic factors; other difficulties; and knowing when and how to refer.
//!
//! # Source
//! The section `[training]` of the programme's file; NG26 1.3.1, whose words of each domain stand in
//! `resources/assessment/training.toml`. Not of the programmes for which the guidance names others than these workers: lay
//! home visitors (1.4.7), a group's facilitator (1.5.9), mentors (1.5.10).
//!
//! # How it is judged
//! The guidance asks it of organisations; it is read as asked of the worker of every session that is held, on its day. Each
//! domain must be among what a training is in that held that day and that a supervisor or an administrator entered or
//! confirmed; several trainings may share the four. All four is *met*; one that is lacking is *not met*, whatever the training
//! is called and whatever else it was in. Lacking only a confirmation is *not yet*, and so is a session of which nobody wrote
//! down who held it. The programme as a whole keeps it when all its sessions do.
//!
//! # What puts it right
//! Recording who held the session; recording the training they had then, with the domains it was in; a supervisor's or an
//! administrator's confirmation.

use serde::Serialize;

use crate::programme::definition::rules::RuleId;
use crate::programme::fidelity::each::Each;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::{Sentence, domain};
use crate::programme::fidelity::trained::Trained;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::training::TrainingSubject;
use crate::programme::training_guide::TrainingDomain;

impl RuleId {
    /// That the worker of each session is trained in the four domains.
    pub const DOMAINS: Self = Self::new("A10.domains", "rule-domains", None);
}

/// That the worker of each session is trained in the four domains.
pub(super) struct Domains;

impl Rule for Domains {
    fn id(&self) -> RuleId {
        RuleId::DOMAINS
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(said) = &case.definition.training else { return Vec::new() };
        sourced(&said.source, domains(case))
    }
}

fn domains(case: &Case<'_>) -> Vec<Judged> {
    let visits = case.visits;
    let each = Each::judge(visits, case.definition.sessions_required(), |_, session, visit| {
        let Some(user) = session.worker else {
            let nobody = DomainsEvidence { recorded: false, lacking: Vec::new(), unconfirmed: Vec::new() };
            return (Verdict::NotYet, Evidence::of(nobody));
        };
        let of = |wanted: Verdict| {
            let stands = move |domain: &TrainingDomain| {
                let subject = TrainingSubject::Domain(*domain);
                Trained::on(visit.date, (user, &subject), &visits.facts.training, visits.today).verdict()
                    == wanted
            };
            TrainingDomain::ALL.into_iter().filter(stands).collect::<Vec<_>>()
        };
        let (lacking, unconfirmed) = (of(Verdict::NotMet), of(Verdict::NotYet));
        let verdict = match (&lacking[..], &unconfirmed[..]) {
            ([], []) => Verdict::Met,
            ([], _) => Verdict::NotYet,
            _ => Verdict::NotMet,
        };
        (verdict, Evidence::of(DomainsEvidence { recorded: true, lacking, unconfirmed }))
    });
    each.judged()
}

/// What the worker of one session was trained in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "domains")]
pub struct DomainsEvidence {
    /// Whether it is on record who held the session.
    pub recorded: bool,
    /// The domains in which no training of theirs held that day.
    pub lacking: Vec<TrainingDomain>,
    /// Those in which one held that nobody has confirmed.
    pub unconfirmed: Vec<TrainingDomain>,
}

impl RuleEvidence for DomainsEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let Self { recorded, lacking, unconfirmed } = self;
        if !recorded {
            return vec![Sentence::new("evidence-worker-unknown")];
        }
        if lacking.is_empty() && unconfirmed.is_empty() {
            return vec![Sentence::new("evidence-domains-trained")];
        }
        if lacking.len() == TrainingDomain::ALL.len() {
            return vec![Sentence::new("evidence-domains-none")];
        }
        let lacking =
            lacking.iter().map(|one| Sentence::new("evidence-domains-lacking").with("domain", domain(*one)));
        let unconfirmed = unconfirmed
            .iter()
            .map(|one| Sentence::new("evidence-domains-unconfirmed").with("domain", domain(*one)));
        lacking.chain(unconfirmed).collect()
    }
}

#[cfg(test)]
#[path = "domains_tests.rs"]
mod tests;
