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
//! By the trainings on record that name *this* programme, as of the session's day; of several, the one that holds longest
//! counts. A training counts once a supervisor or an administrator entered or confirmed it, on whatever day: they say that
//! something was so, and it was so before they said it. Nobody confirms their own; what supervisors and administrators enter
//! counts, also where it is theirs, and the list of trainings says who entered it. Trained, and experienced where that is asked, is *met*. None on record
//! in this programme is *not met*: whoever is trained has it from somewhere, and a course in something else is no training in
//! this. So is a training completed only later, or expired. One that holds and waits for its confirmation is *not yet*.
//! Experience, once on a confirmed record, stays; where it is not on record that is *not yet*, as nobody is examined in it and
//! no day tells when it began. Nor is it held against anybody yet that who held the session was not written down.
//! The programme as a whole keeps it when all its sessions do.
//!
//! # What puts it right
//! Recording who held the session; recording the training they had then, with this programme among what it is in; a
//! supervisor's or an administrator's confirmation.

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::UserId;
use crate::programme::definition::rules::RuleId;
use crate::programme::definition::sections::WorkerRule;
use crate::programme::fidelity::each::Each;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced, sourced};
use crate::programme::fidelity::told::Sentence;
use crate::programme::fidelity::trained::Trained;
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;
use crate::programme::training::TrainingSubject;

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
    let programme = TrainingSubject::Programme(case.definition.id.clone());
    let each = Each::judge(visits, case.definition.sessions_required(), |_, session, visit| {
        let worker = session.worker.map_or(WorkerStanding::NotRecorded, |user| {
            standing(rule, visits, (user, &programme), visit.date)
        });
        (worker.verdict(), Evidence::of(WorkerEvidence { worker }))
    });
    each.judged()
}

/// What the trainings of a worker say of one day.
fn standing(
    rule: &WorkerRule,
    visits: &Visits,
    (user, programme): (UserId, &TrainingSubject),
    day: NaiveDate,
) -> WorkerStanding {
    let (known, today) = (&visits.facts.training, visits.today);
    let experienced = || {
        known
            .iter()
            .filter(|known| known.training.user == user && known.is_confirmed(today))
            .any(|known| known.training.completed <= day && known.training.experienced_with_children)
    };
    match Trained::on(day, (user, programme), known, today) {
        Trained::Holds { until } => match experienced() {
            false if rule.experience => WorkerStanding::NoExperience,
            experienced => WorkerStanding::Trained { until, experienced },
        },
        Trained::Unconfirmed => WorkerStanding::Unconfirmed,
        Trained::Expired { expired } => WorkerStanding::Expired { expired },
        Trained::Later { completed } => WorkerStanding::TrainedLater { completed },
        Trained::InOther => WorkerStanding::OtherTraining,
        Trained::None => WorkerStanding::NoTraining,
    }
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
    /// Trainings of theirs are on record, none in this programme.
    OtherTraining,
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
    /// Their training holds, and nobody has confirmed it.
    Unconfirmed,
    /// Trained; experience of working with children and young people is not on record.
    NoExperience,
    /// Trained, and experienced where that is asked.
    Trained {
        /// Until when the training holds, if not for good.
        until: Option<NaiveDate>,
        /// Whether experience is on record, asked for or not.
        experienced: bool,
    },
}

impl WorkerStanding {
    const fn verdict(self) -> Verdict {
        match self {
            Self::Trained { .. } => Verdict::Met,
            Self::NotRecorded | Self::Unconfirmed | Self::NoExperience => Verdict::NotYet,
            Self::NoTraining | Self::OtherTraining | Self::TrainedLater { .. } | Self::Expired { .. } => {
                Verdict::NotMet
            }
        }
    }
}

impl RuleEvidence for WorkerEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        vec![match self.worker {
            WorkerStanding::NotRecorded => Sentence::new("evidence-worker-unknown"),
            WorkerStanding::NoTraining => Sentence::new("evidence-worker-no-training"),
            WorkerStanding::OtherTraining => Sentence::new("evidence-worker-other-training"),
            WorkerStanding::Unconfirmed => Sentence::new("evidence-worker-unconfirmed"),
            WorkerStanding::TrainedLater { completed } => {
                Sentence::new("evidence-worker-later").with("day", completed)
            }
            WorkerStanding::Expired { expired } => {
                Sentence::new("evidence-worker-expired").with("day", expired)
            }
            WorkerStanding::NoExperience => Sentence::new("evidence-worker-no-experience"),
            WorkerStanding::Trained { until: None, experienced: true } => {
                Sentence::new("evidence-worker-trained")
            }
            WorkerStanding::Trained { until: Some(until), experienced: true } => {
                Sentence::new("evidence-worker-trained-until").with("day", until)
            }
            WorkerStanding::Trained { until: None, experienced: false } => {
                Sentence::new("evidence-worker-trained-here")
            }
            WorkerStanding::Trained { until: Some(until), experienced: false } => {
                Sentence::new("evidence-worker-trained-here-until").with("day", until)
            }
        }]
    }
}

#[cfg(test)]
#[path = "worker_tests.rs"]
mod tests;
