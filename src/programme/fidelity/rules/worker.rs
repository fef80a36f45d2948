//! V5.worker: who holds each session. Knows no film.
//!
//! # What is asked
//! Such as "delivered … by a trained health or social care worker who has experience of working with children and young
//! people", of every session that is held.
//!
//! # Source
//! The section `[worker]` of the programme's file; NG26 1.4.2 for video feedback. Whether experience is asked for besides
//! training says `experience`.
//!
//! # How it is judged
//! By the trainings on record as of the session's day; of several, the one that holds longest counts, and experience, once
//! there, stays. Trained, and experienced where that is asked, is *met*. Trained only later, or expired, is *not met*. What is
//! missing from the record is not missing in the world: *not yet*. The programme as a whole keeps it when all its sessions do.
//!
//! # What puts it right
//! Recording who held the session, their training and their experience.

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::UserId;
use crate::programme::definition::rules::RuleId;
use crate::programme::definition::sections::WorkerRule;
use crate::programme::fidelity::each::Each;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::Sentence;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::training::Training;

impl RuleId {
    /// Who holds each session.
    pub const WORKER: Self = Self::new("V5.worker", "rule-worker", None);
}

/// Who holds each session.
pub(super) struct Worker;

impl Rule for Worker {
    fn id(&self) -> RuleId {
        RuleId::WORKER
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(rule) = &case.definition.worker else { return Vec::new() };
        sourced(&rule.source, workers(rule, case))
    }
}

/// Who held each session, and whether they were trained on its day, and experienced where that is asked.
fn workers(rule: &WorkerRule, case: &Case<'_>) -> Vec<Judged> {
    let visits = case.visits;
    let each = Each::judge(visits, case.definition.sessions_required(), |_, session, visit| {
        let worker = session.worker.map_or(WorkerStanding::NotRecorded, |user| {
            standing(rule, &visits.facts.training, user, visit.date)
        });
        let verdict = match worker {
            WorkerStanding::Trained { .. } => Verdict::Met,
            // Missing from the record is not missing in the world: it can still be written down.
            WorkerStanding::NotRecorded | WorkerStanding::NoTraining | WorkerStanding::NoExperience => {
                Verdict::NotYet
            }
            WorkerStanding::TrainedLater { .. } | WorkerStanding::Expired { .. } => Verdict::NotMet,
        };
        (verdict, Evidence::of(WorkerEvidence { worker }))
    });
    each.judged()
}

/// What the trainings of `user` say of one day. Of several, the one that holds longest counts; experience, once
/// there, stays.
fn standing(rule: &WorkerRule, training: &[Training], user: UserId, day: NaiveDate) -> WorkerStanding {
    let own = || training.iter().filter(move |training| training.user == user);
    let by_then = || own().filter(move |training| training.completed <= day);
    let holding = by_then().filter(|training| training.holds_on(day));
    let longest = holding.map(|training| training.expires.unwrap_or(NaiveDate::MAX)).max();
    if let Some(until) = longest {
        return if !rule.experience || by_then().any(|training| training.experienced_with_children) {
            WorkerStanding::Trained { until: Some(until).filter(|until| *until < NaiveDate::MAX) }
        } else {
            WorkerStanding::NoExperience
        };
    }
    if let Some(expired) = by_then().filter_map(|training| training.expires).max() {
        return WorkerStanding::Expired { expired };
    }
    own()
        .map(|training| training.completed)
        .min()
        .map_or(WorkerStanding::NoTraining, |completed| WorkerStanding::TrainedLater { completed })
}

/// Who held one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "worker")]
pub struct WorkerEvidence {
    /// What is on record about them.
    pub worker: WorkerStanding,
}

/// What is on record about the worker of a session, as of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum WorkerStanding {
    /// Nobody is recorded.
    NotRecorded,
    /// No training of theirs is on record.
    NoTraining,
    /// Their training was completed only afterwards.
    TrainedLater {
        /// The day it was completed.
        completed: NaiveDate,
    },
    /// Their training had expired.
    Expired {
        /// The last day on which it held.
        expired: NaiveDate,
    },
    /// Trained; experience of working with children and young people is not on record.
    NoExperience,
    /// Trained and experienced.
    Trained {
        /// Until when the training holds, if not for good.
        until: Option<NaiveDate>,
    },
}

impl RuleEvidence for WorkerEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        vec![match self.worker {
            WorkerStanding::NotRecorded => Sentence::new("evidence-worker-unknown"),
            WorkerStanding::NoTraining => Sentence::new("evidence-worker-no-training"),
            WorkerStanding::TrainedLater { completed } => {
                Sentence::new("evidence-worker-later").with("day", completed)
            }
            WorkerStanding::Expired { expired } => {
                Sentence::new("evidence-worker-expired").with("day", expired)
            }
            WorkerStanding::NoExperience => Sentence::new("evidence-worker-no-experience"),
            WorkerStanding::Trained { until: None } => Sentence::new("evidence-worker-trained"),
            WorkerStanding::Trained { until: Some(until) } => {
                Sentence::new("evidence-worker-trained-until").with("day", until)
            }
        }]
    }
}

#[cfg(test)]
#[path = "worker_tests.rs"]
mod tests;
