//! NG26 1.4.2: delivered "by a trained health or social care worker who has experience of working with children and young
//! people".

use proptest::prelude::*;

use super::{WorkerEvidence, WorkerStanding};
use crate::base::UserId;
use crate::programme::fidelity::tests::{
    FIRST as DAY, WORKER, any_training, badness, day, definition, every, finding, of, shipped,
    sound_sessions, trained, verdict, visits, vocabulary,
};
use crate::programme::fidelity::trained::Trained;
use crate::programme::fidelity::{CaseFacts, Evidence, Verdict, evaluate};
use crate::programme::{PlaceKind, RuleId, SessionPlace, StaffTraining, Training, TrainingError};

const HERE: &[&str] = &["programme:video-feedback"];

/// Sessions on these days, held by the worker with these trainings.
fn held_by(days: &[chrono::NaiveDate], training: Vec<StaffTraining>) -> CaseFacts {
    let mut facts = sound_sessions(days);
    for (_, session) in &mut facts.sessions {
        session.worker = Some(WORKER);
    }
    CaseFacts { training, ..facts }
}

fn unconfirmed(known: StaffTraining) -> StaffTraining {
    StaffTraining { confirmed: None, ..known }
}

fn inexperienced(mut known: StaffTraining) -> StaffTraining {
    known.training.experienced_with_children = false;
    known
}

#[test]
fn the_programme_keeps_place_and_worker_when_all_sessions_do() {
    let mut facts = held_by(&every(12, 10, DAY), vec![trained(HERE, "2025-01-01", None)]);
    for (_, session) in &mut facts.sessions {
        session.place = Some(SessionPlace { kind: PlaceKind::Home, detail: "".into() });
    }
    let judged = |facts: &CaseFacts| {
        [RuleId::PLACE, RuleId::WORKER].map(|rule| verdict(facts, "2026-12-31", rule, None))
    };
    assert_eq!(judged(&facts), [Verdict::Met; 2]);
    facts.training[0].training.expires = Some(day("2026-02-01"));
    facts.sessions[4].1.place = None;
    assert_eq!(judged(&facts), [Verdict::NotYet, Verdict::NotMet]);
}

/// Bad input of the issue: "a training that ends midway".
#[test]
fn a_training_that_ends_midway_holds_for_the_sessions_before() {
    let facts = held_by(&every(14, 4, DAY), vec![trained(HERE, "2025-01-01", Some("2026-02-02"))]);
    let judged = [1, 2, 3, 4].map(|number| verdict(&facts, "2026-12-31", RuleId::WORKER, Some(number)));
    assert_eq!(judged, [Verdict::Met, Verdict::Met, Verdict::Met, Verdict::NotMet], "held on its last day");
    let mut renewed = facts;
    renewed.training.push(trained(HERE, "2026-01-20", Some("2027-01-20")));
    assert_eq!(verdict(&renewed, "2026-12-31", RuleId::WORKER, Some(4)), Verdict::Met, "two that overlap");
}

#[test]
fn by_a_trained_worker_with_experience() {
    let trained_for_good = WorkerStanding::Training(Trained::Holds { until: None });
    let until = |text| WorkerStanding::Training(Trained::Holds { until: Some(day(text)) });
    let expired = |text| WorkerStanding::Training(Trained::Expired { expired: day(text) });
    let later = WorkerStanding::Training(Trained::Later { completed: day("2026-01-06") });
    let good = || trained(HERE, "2025-01-01", None);
    let mut anothers = good();
    anothers.training.user = UserId::from_bytes([2; 16]);
    let in_all = [HERE, &["programme:play-group", "domain:referral", "tool:ainsworth"]].concat();
    let in_other = &in_all[1..];
    let confirmed_on = |text| StaffTraining { confirmed: Some(day(text)), ..good() };
    for (name, training, standing, expected) in [
        ("none", vec![], WorkerStanding::Training(Trained::None), Verdict::NotMet),
        ("for good", vec![good()], trained_for_good, Verdict::Met),
        ("in this and in more", vec![trained(&in_all, "2025-01-01", None)], trained_for_good, Verdict::Met),
        (
            "in other things",
            vec![trained(in_other, "2025-01-01", None)],
            WorkerStanding::Training(Trained::InOther),
            Verdict::NotMet,
        ),
        ("on the very day", vec![trained(HERE, DAY, Some(DAY))], until(DAY), Verdict::Met),
        ("the day after", vec![trained(HERE, "2026-01-06", None)], later, Verdict::NotMet),
        (
            "expired the day before",
            vec![trained(HERE, "2025-01-01", Some("2026-01-04"))],
            expired("2026-01-04"),
            Verdict::NotMet,
        ),
        (
            "expired and renewed too late",
            vec![trained(HERE, "2026-01-06", None), trained(HERE, "2024-01-01", Some("2025-01-01"))],
            expired("2025-01-01"),
            Verdict::NotMet,
        ),
        (
            "the longer of two",
            vec![
                trained(HERE, "2025-01-01", Some("2026-02-01")),
                trained(HERE, "2025-06-01", Some("2026-09-01")),
                trained(HERE, "2025-07-01", Some("2026-03-01")),
            ],
            until("2026-09-01"),
            Verdict::Met,
        ),
        (
            "unconfirmed",
            vec![unconfirmed(good())],
            WorkerStanding::Training(Trained::Unconfirmed),
            Verdict::NotYet,
        ),
        ("confirmed long after", vec![confirmed_on("2026-12-31")], trained_for_good, Verdict::Met),
        (
            "confirmed after the day asked for",
            vec![confirmed_on("2027-01-01")],
            WorkerStanding::Training(Trained::Unconfirmed),
            Verdict::NotYet,
        ),
        (
            "expired, and a newer one unconfirmed",
            vec![trained(HERE, "2024-01-01", Some("2025-01-01")), unconfirmed(good())],
            WorkerStanding::Training(Trained::Unconfirmed),
            Verdict::NotYet,
        ),
        (
            "no experience on record",
            vec![inexperienced(good())],
            WorkerStanding::NoExperience,
            Verdict::NotYet,
        ),
        (
            "experience on an older record, of something else",
            vec![inexperienced(good()), trained(in_other, "2020-01-01", Some("2021-01-01"))],
            trained_for_good,
            Verdict::Met,
        ),
        (
            "experience that nobody confirmed",
            vec![inexperienced(good()), unconfirmed(trained(in_other, "2020-01-01", None))],
            WorkerStanding::NoExperience,
            Verdict::NotYet,
        ),
        ("someone else's", vec![anothers], WorkerStanding::Training(Trained::None), Verdict::NotMet),
    ] {
        let facts = held_by(&[day(DAY)], training);
        let found = finding(&facts, "2026-12-31", RuleId::WORKER, Some(1));
        assert_eq!(
            (found.verdict, found.evidence),
            (expected, Evidence::of(WorkerEvidence { worker: standing })),
            "{name}"
        );
    }
    let nobody = sound_sessions(&[day(DAY)]);
    let found = finding(&nobody, DAY, RuleId::WORKER, Some(1));
    let evidence = Evidence::of(WorkerEvidence { worker: WorkerStanding::NotRecorded });
    assert_eq!((found.verdict, found.evidence), (Verdict::NotYet, evidence));
}

/// NG26 1.5.7: "are delivered by a trained health or social care professional". Trained in this, not in another programme.
#[test]
fn every_programme_asks_for_training_in_itself() {
    let mut facts = visits(&[day(DAY)]);
    facts.sessions[0].1.worker = Some(WORKER);
    facts.training = vec![trained(HERE, "2025-01-01", None)];
    let judged =
        |facts: &CaseFacts| of(&shipped("play-group"), facts, "2026-12-31", RuleId::WORKER)[1].verdict;
    assert_eq!(judged(&facts), Verdict::NotMet);
    facts.training.push(trained(&["programme:play-group"], "2025-01-01", None));
    assert_eq!(judged(&facts), Verdict::Met);
}

/// NG26 1.4.10: "delivered in the parents' home by a therapist trained in the intervention". Experience is not asked for here,
/// and none is claimed that is not on record.
#[test]
fn experience_is_told_only_where_it_is_on_record() {
    let mut facts = visits(&[day(DAY)]);
    facts.sessions[0].1.worker = Some(WORKER);
    let here = |expires| trained(&["programme:parent-child-psychotherapy"], "2025-01-01", expires);
    let until = Some("2027-01-01");
    for (training, key) in [
        (here(None), "evidence-worker-trained"),
        (here(until), "evidence-worker-trained-until"),
        (inexperienced(here(None)), "evidence-worker-trained-here"),
        (inexperienced(here(until)), "evidence-worker-trained-here-until"),
    ] {
        facts.training = vec![training];
        let found =
            of(&shipped("parent-child-psychotherapy"), &facts, "2026-12-31", RuleId::WORKER).remove(1);
        assert_eq!((found.verdict, found.evidence.told(found.verdict)[0].key), (Verdict::Met, key));
    }
}

#[test]
fn a_training_ends_with_its_last_day_in_a_leap_year_too() {
    for (held, last, expected) in [
        ("2028-02-29", "2028-02-29", Verdict::Met),
        ("2028-03-01", "2028-02-29", Verdict::NotMet),
        ("2028-02-29", "2028-02-28", Verdict::NotMet),
        ("2027-03-01", "2027-02-28", Verdict::NotMet),
    ] {
        let facts = held_by(&[day(held)], vec![trained(HERE, "2024-02-29", Some(last))]);
        assert_eq!(verdict(&facts, "2028-12-31", RuleId::WORKER, Some(1)), expected, "{held} until {last}");
    }
}

#[test]
fn a_training_says_what_it_is_in_and_is_completed_before_it_expires_and_not_in_the_future() {
    let today = day(DAY);
    let one = |completed, expires| trained(HERE, completed, expires).training;
    assert_eq!(one(DAY, Some(DAY)).check(today), Ok(()));
    let completed = day("2026-01-06");
    assert_eq!(one("2026-01-06", None).check(today), Err(TrainingError::InFuture { completed }));
    let (completed, expires) = (day(DAY), day("2026-01-04"));
    let refused = one(DAY, Some("2026-01-04")).check(today);
    assert_eq!(refused, Err(TrainingError::ExpiresBeforeCompletion { completed, expires }));
    let unnamed = Training { what: " ".into(), ..one(DAY, None) };
    assert_eq!(unnamed.check(today), Err(TrainingError::NoName));
    let in_nothing = Training { subjects: std::collections::BTreeSet::new(), ..one(DAY, None) };
    assert_eq!(in_nothing.check(today), Err(TrainingError::NoSubject));
}

proptest! {
    /// Another training on record, confirmed or not, in whatever, never makes a verdict worse; nor does confirming one; nor
    /// does the order matter.
    #[test]
    fn more_training_never_harms(
        known in proptest::collection::vec(any_training(), 0..6), more in any_training(), days in 0..60_u64,
    ) {
        let today = day(DAY) + chrono::Days::new(days);
        let (definition, words) = (definition(), vocabulary());
        let judged = |training: &[StaffTraining]| {
            let facts = held_by(&every(7, 4, DAY), training.to_vec());
            let findings = evaluate(&definition, &words, &facts, today).into_iter();
            let of = findings.filter(|it| [RuleId::WORKER, RuleId::DOMAINS].contains(&it.rule));
            of.map(|it| it.verdict).collect::<Vec<Verdict>>()
        };
        let before = judged(&known);
        prop_assert_eq!(before.len(), 10);
        let worse = |after: Vec<Verdict>| {
            before.iter().zip(after).any(|(before, after)| badness(after) > badness(*before))
        };
        let mut all = known.clone();
        all.push(more);
        prop_assert!(!worse(judged(&all)), "{before:?}");
        all.reverse();
        prop_assert!(!worse(judged(&all)), "{before:?}");
        let mut confirmed = known.clone();
        for one in &mut confirmed {
            one.confirmed = Some(day(DAY));
        }
        prop_assert!(!worse(judged(&confirmed)), "{before:?}");
        let mut turned = known;
        turned.reverse();
        prop_assert_eq!(judged(&turned), before);
    }
}
