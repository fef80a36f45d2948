//! Who writes trainings down and who stands for them: "train key workers, social care workers …" (NG26 1.3.1) asks for
//! something that somebody other than the worker can say was so.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::*;
use crate::base::CaseId;
use crate::casework::changes::SessionChange;
use crate::casework::test_vault::{self, Made, QUICK, passphrase};
use crate::library::StaffRole;
use crate::programme::fidelity::Verdict;
use crate::programme::{Purpose, RuleId};

/// Ann made the vault and is its administrator; Ben is a worker, Sue and Sam are supervisors.
struct Rig {
    made: Made,
    case: CaseId,
    ann: UserId,
    ben: UserId,
    sue: UserId,
    sam: UserId,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The morning on which Ben holds the first session.
fn clock() -> Clock {
    on(day("2026-02-04"))
}

fn on(day: NaiveDate) -> Clock {
    Clock::at(day, NaiveTime::MIN).later(TimeDelta::hours(10))
}

fn training(subjects: &[&str]) -> NewTraining {
    NewTraining {
        user: None,
        what: "canary course".into(),
        subjects: subjects.iter().map(|word| word.parse().unwrap()).collect(),
        completed: day("2025-06-01"),
        expires: None,
        experienced_with_children: true,
    }
}

/// In video feedback.
fn here() -> NewTraining {
    training(&["programme:video-feedback"])
}

impl Rig {
    fn new() -> Self {
        let consents: &[Purpose] = &[Purpose::Film, Purpose::Supervise];
        let (made, mut open_vault) =
            test_vault::vault_with_family(consents).of("ann", StaffRole::Worker).at(clock()).make();
        let mut add = |login: &str, role| {
            open_vault.add_user(login, role, false, &passphrase(), QUICK, clock()).unwrap()
        };
        let ben = add("ben", StaffRole::Worker);
        let (sue, sam) = (add("sue", StaffRole::Supervisor), add("sam", StaffRole::Supervisor));
        open_vault.add_member(made.case(), ben, clock()).unwrap();
        drop(open_vault);
        let rig = Self { case: made.case(), ann: made.user, made, ben, sue, sam };
        rig.as_of(ben).change_session(rig.case, 1, SessionChange::Arrived, clock()).unwrap();
        rig
    }

    /// The vault, unlocked by somebody.
    fn as_of(&self, user: UserId) -> OpenVault {
        OpenVault::unlock(&self.made.vault, user, &passphrase(), clock()).unwrap().0
    }

    fn change(&self, user: UserId, change: TrainingChange) -> Result<RecordId, &'static str> {
        self.as_of(user).change_training(change, clock()).map_err(|problem| problem.message.key)
    }

    /// The verdict on who held Ben's session.
    fn verdict(&self) -> Verdict {
        let findings = self.as_of(self.ben).fidelity(self.case, clock().today).unwrap();
        let of = |rule, session| {
            move |it: &&crate::programme::fidelity::RuleFinding| (it.rule, it.session) == (rule, session)
        };
        findings.iter().find(of(RuleId::WORKER, Some(1))).unwrap().verdict
    }

    fn rows(&self, user: UserId) -> Vec<TrainingRow> {
        self.as_of(user).training_page().unwrap().rows
    }
}

#[test]
fn a_workers_own_record_counts_once_a_supervisor_confirmed_it() {
    let rig = Rig::new();
    assert_eq!(rig.verdict(), Verdict::NotMet, "none on record");
    let record = rig.change(rig.ben, TrainingChange::Add(here())).unwrap();
    assert_eq!(rig.verdict(), Verdict::NotYet, "nobody stands for it");
    assert_eq!(rig.rows(rig.ben)[0].standing, TrainingStanding::Unconfirmed);
    rig.change(rig.sue, TrainingChange::Confirm(record)).unwrap();
    assert_eq!(rig.verdict(), Verdict::Met);
    let by_sue = TrainingStanding::Confirmed { by: "sue".into(), on: clock().today };
    assert_eq!(rig.rows(rig.ben)[0].standing, by_sue);
    // Another one may take it back, and it can be confirmed anew.
    rig.change(rig.ann, TrainingChange::TakeBack(record)).unwrap();
    assert_eq!(rig.verdict(), Verdict::NotYet);
    rig.change(rig.sam, TrainingChange::Confirm(record)).unwrap();
    assert_eq!(rig.verdict(), Verdict::Met);
    // What its writer removes is gone, whoever stood for it; nothing can be said of it any more.
    rig.change(rig.ben, TrainingChange::Remove(record)).unwrap();
    assert_eq!(rig.verdict(), Verdict::NotMet);
    assert_eq!(rig.change(rig.sue, TrainingChange::Confirm(record)), Err("error-record-gone"));
    assert_eq!(rig.change(rig.sue, TrainingChange::TakeBack(record)), Err("error-record-gone"));
    assert!(rig.rows(rig.sue).is_empty());
    let journal = rig.as_of(rig.sue).device().journal().unwrap();
    let done = |event: AuditEvent| {
        let of = journal.iter().filter(|line| line.is(event));
        of.map(|line| (line.actor.unwrap(), line.subject.unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(done(AuditEvent::TrainingConfirmed), [(rig.sue, record), (rig.sam, record)]);
    assert_eq!(done(AuditEvent::TrainingTakenBack), [(rig.ann, record)]);
    assert_eq!(done(AuditEvent::TrainingRecorded), [(rig.ben, record); 2]);
    assert!(journal.iter().all(|line| !line.reason.contains("canary")));
}

#[test]
fn what_supervisors_and_administrators_write_counts_at_once() {
    let rig = Rig::new();
    let of_ben =
        |by| rig.change(by, TrainingChange::Add(NewTraining { user: Some(rig.ben), ..here() })).unwrap();
    for by in [rig.sue, rig.ann] {
        let record = of_ben(by);
        assert_eq!(rig.verdict(), Verdict::Met);
        assert!(matches!(rig.rows(rig.ben)[0].standing, TrainingStanding::Entered { .. }));
        assert_eq!(rig.change(rig.ben, TrainingChange::Remove(record)), Err("error-not-owner"));
        // It is not beyond doubt: another one takes it back.
        rig.change(rig.sam, TrainingChange::TakeBack(record)).unwrap();
        assert_eq!(rig.verdict(), Verdict::NotYet);
        assert_eq!(rig.change(by, TrainingChange::Confirm(record)), Err("error-training-own"));
        rig.change(by, TrainingChange::Remove(record)).unwrap();
        assert_eq!(rig.verdict(), Verdict::NotMet);
    }
}

#[test]
fn nobody_stands_for_their_own_and_workers_for_nobodys() {
    let rig = Rig::new();
    let bens = rig.change(rig.ben, TrainingChange::Add(here())).unwrap();
    let of_sue =
        rig.change(rig.ann, TrainingChange::Add(NewTraining { user: Some(rig.sue), ..here() })).unwrap();
    let own = rig.change(rig.sue, TrainingChange::Add(here())).unwrap();
    let for_ann = TrainingChange::Add(NewTraining { user: Some(rig.ann), ..here() });
    let for_nobody = TrainingChange::Add(NewTraining { user: Some(UserId::random()), ..here() });
    for (by, change, refused) in [
        (rig.ben, TrainingChange::Confirm(bens), "error-needs-supervisor"),
        (rig.ben, TrainingChange::TakeBack(of_sue), "error-needs-supervisor"),
        (rig.ben, for_ann, "error-needs-supervisor"),
        (rig.sue, for_nobody, "error-unknown-user"),
        (rig.sue, TrainingChange::Confirm(own), "error-training-own"),
        (rig.sue, TrainingChange::Confirm(of_sue), "error-training-own"),
        (rig.sue, TrainingChange::TakeBack(bens), "error-training-unconfirmed"),
        (rig.sue, TrainingChange::Confirm(RecordId::random()), "error-record-gone"),
        (rig.sue, TrainingChange::Remove(bens), "error-not-owner"),
    ] {
        assert_eq!(rig.change(by, change.clone()), Err(refused), "{change:?}");
    }
    assert_eq!(rig.verdict(), Verdict::NotYet);
    rig.change(rig.sue, TrainingChange::Confirm(bens)).unwrap();
    assert_eq!(rig.change(rig.sam, TrainingChange::Confirm(bens)), Err("error-training-confirmed"));
}

/// Whoever can write into the device's database with a worker's keys still confirms nothing.
#[test]
fn a_forged_confirmation_counts_for_nothing() {
    let rig = Rig::new();
    let record = rig.change(rig.ben, TrainingChange::Add(here())).unwrap();
    let write = |by, version, number| {
        let (on, event) = (clock().today, AuditEvent::TrainingConfirmed);
        let body = TrainingConfirmation { training: record, version, number, on, confirmed: true };
        rig.as_of(by).device_mut().confirm_training(by, body, event, clock().now).unwrap();
    };
    write(rig.ben, 1, u32::MAX);
    assert_eq!(rig.verdict(), Verdict::NotYet, "a worker's word");
    write(rig.sue, 2, 1);
    assert_eq!(rig.verdict(), Verdict::NotYet, "of a version that is not there");
    rig.change(rig.sue, TrainingChange::Confirm(record)).unwrap();
    assert_eq!(rig.verdict(), Verdict::Met);
    // Written by a clock that stands a year behind, it is the last word all the same.
    let before = on(day("2025-02-04"));
    rig.as_of(rig.sam).change_training(TrainingChange::TakeBack(record), before).unwrap();
    assert_eq!(rig.verdict(), Verdict::NotYet);
}

#[test]
fn a_confirmation_counts_from_its_day_on_for_all_that_was() {
    let rig = Rig::new();
    let record = rig.change(rig.ben, TrainingChange::Add(here())).unwrap();
    let later = on(day("2026-03-20"));
    rig.as_of(rig.sue).change_training(TrainingChange::Confirm(record), later).unwrap();
    let judged = |today: &str| {
        let findings = rig.as_of(rig.ben).fidelity(rig.case, day(today)).unwrap();
        findings.iter().find(|it| (it.rule, it.session) == (RuleId::WORKER, Some(1))).unwrap().verdict
    };
    assert_eq!(["2026-03-19", "2026-03-20"].map(judged), [Verdict::NotYet, Verdict::Met]);
}

#[test]
fn supervisors_see_everybodys_and_what_waits_comes_first() {
    let rig = Rig::new();
    let add = |by, completed: &str| {
        let new = NewTraining { completed: day(completed), ..here() };
        rig.change(by, TrainingChange::Add(new)).unwrap()
    };
    let anns = add(rig.ann, "2025-12-01");
    let (old, new) = (add(rig.ben, "2020-01-01"), add(rig.ben, "2025-01-01"));
    let records = |user| rig.rows(user).iter().map(|row| row.record).collect::<Vec<_>>();
    for user in [rig.sue, rig.ann] {
        assert_eq!(records(user), [new, old, anns]);
        assert_eq!(rig.as_of(user).training_page().unwrap().colleagues.len(), 4);
    }
    assert_eq!(records(rig.ben), [new, old]);
    let page = rig.as_of(rig.ben).training_page().unwrap();
    assert_eq!(page.colleagues.iter().map(|row| row.user).collect::<Vec<_>>(), [rig.ben]);
    let can = |row: &TrainingRow| (row.login.is_some(), row.may.confirm, row.may.take_back, row.may.remove);
    assert_eq!(can(&page.rows[0]), (false, false, false, true));
    let seen = rig.rows(rig.sue);
    assert_eq!(can(&seen[0]), (true, true, false, false));
    assert_eq!(can(&seen[2]), (true, true, true, false), "an administrator's own can be confirmed besides");
    let titles: Vec<_> = seen[0].subjects.iter().map(|one| page.title(one)).collect();
    assert_eq!(titles, [Some("Video feedback programme")]);
    let tools: Vec<&str> = page.tools.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(tools.iter().filter(|id| **id == "attachment-q-sort").count(), 1, "tool and measure in one");
    assert!(tools.contains(&"ainsworth") && tools.contains(&"strange-situation"));
}

#[test]
fn a_training_is_in_something_that_there_is() {
    let rig = Rig::new();
    for (subjects, refused) in [
        (&[][..], "error-training-no-subject"),
        (&["programme:video-feed-back"], "error-unknown-programme"),
        (&["domain:referral", "tool:crystal-ball"], "error-unknown-tool"),
    ] {
        assert_eq!(
            rig.change(rig.ben, TrainingChange::Add(training(subjects))),
            Err(refused),
            "{subjects:?}"
        );
    }
    let all = ["domain:attachment", "programme:play-group", "tool:sdq", "tool:strange-situation"];
    rig.change(rig.ben, TrainingChange::Add(training(&all))).unwrap();
    let words: Vec<String> = rig.rows(rig.ben)[0].subjects.iter().map(ToString::to_string).collect();
    assert_eq!(words, all);
    for word in ["", "domain", "domain:", "domain:all", "course:x", "tool:"] {
        assert!(word.parse::<TrainingSubject>().is_err(), "{word:?}");
    }
}
