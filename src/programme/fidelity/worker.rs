//! V5: such as "delivered in the parental home by a trained health or social care worker who has experience of working
//! with children and young people" (NG26 1.4.2), session by session. Knows no film.

use chrono::NaiveDate;

use super::evidence::{Evidence, WorkerStanding};
use super::finding::{Judged, Verdict};
use super::sessions::each_session;
use super::visits::Visits;
use crate::base::UserId;
use crate::programme::definition::sections::WorkerRule;
use crate::programme::session::PlaceKind;
use crate::programme::training::Training;

/// Where each session took place; what is not recorded can still be.
pub(super) fn places(asked: PlaceKind, visits: &Visits, required: Option<u32>) -> Vec<Judged> {
    each_session(visits, required, |_, session, _| {
        let place = session.place.as_ref().map(|place| place.kind);
        let verdict = match place {
            None => Verdict::NotYet,
            Some(kind) if kind == asked => Verdict::Met,
            Some(_) => Verdict::NotMet,
        };
        (verdict, Evidence::Place { place, asked })
    })
}

/// Who held each session, and whether they were trained on its day, and experienced where that is asked.
pub(super) fn workers(rule: &WorkerRule, visits: &Visits, required: Option<u32>) -> Vec<Judged> {
    each_session(visits, required, |_, session, visit| {
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
        (verdict, Evidence::Worker { worker })
    })
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
