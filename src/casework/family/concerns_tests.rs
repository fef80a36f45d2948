//! Concerns: written with their hold or not at all, and in no journal.

use chrono::NaiveDate;

use super::*;
use crate::casework::changes::EntryChange;
use crate::casework::test_vault;
use crate::library::StaffRole;
use crate::programme::fidelity::Verdict;
use crate::programme::{
    Concern, ConcernAnswer, ConcernReply, Notified, Purpose, RuleId, TodoKind, WaitingConcerns,
};

const SECRET: &str = "grandmother-canary";

fn clock() -> Clock {
    let now = "2026-11-25T12:00:00Z".parse().unwrap();
    Clock { now, today: day("2026-11-25") }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn concern(on: &str) -> Concern {
    let told = vec![Notified { whom: SECRET.into(), on: day("2026-11-25") }];
    Concern { on: day(on), what: SECRET.into(), told, answered: None, closed: None }
}

#[test]
fn a_concern_is_raised_with_its_hold_or_not_at_all() {
    let (made, mut open_vault) = test_vault::vault_with_family(&[]).at(clock()).make();
    let case = made.case();
    let written = |open_vault: &mut OpenVault| {
        let file = open_vault.case(case).unwrap();
        let holds = file.standing_holds().unwrap();
        (file.entries().unwrap().len(), holds.len(), file.library().journal().unwrap().len())
    };

    let before = written(&mut open_vault);
    let to_come = NewConcern { concern: concern("2026-11-26"), hold: true };
    let refused = open_vault.raise_concern(case, &to_come, clock()).unwrap_err();
    assert_eq!(refused.message.key, "error-entry-in-future");
    assert_eq!(written(&mut open_vault), before, "nothing is half written");

    let alone = NewConcern { concern: concern("2026-11-25"), hold: false };
    let id = open_vault.raise_concern(case, &alone, clock()).unwrap();
    assert_eq!(written(&mut open_vault), (before.0 + 1, 0, before.2 + 1));
    let with_hold = NewConcern { concern: concern("2026-11-20"), hold: true };
    open_vault.raise_concern(case, &with_hold, clock()).unwrap();
    assert_eq!(written(&mut open_vault), (before.0 + 2, 1, before.2 + 3));
    let hold = open_vault.case(case).unwrap().standing_holds().unwrap().remove(0).body;
    assert_eq!((hold.ground, hold.film, hold.review), (HoldGround::Safeguarding, None, day("2026-12-23")));

    let answer = ConcernAnswer { by: SECRET.into(), on: day("2026-11-25"), what: SECRET.into() };
    let answered = Entry::Concern(Concern { answered: Some(answer), ..concern("2026-11-25") });
    open_vault.change_entry(case, EntryChange::Revise(id, answered), clock()).unwrap();
    let closed = crate::programme::ConcernClosed { on: day("2026-11-25"), outcome: SECRET.into() };
    let closed = Entry::Concern(Concern { closed: Some(closed), ..concern("2026-11-25") });
    open_vault.change_entry(case, EntryChange::Revise(id, closed), clock()).unwrap();
    let entries = open_vault.case(case).unwrap().entries().unwrap();
    let open =
        entries.iter().filter(|entered| matches!(&entered.entry, Entry::Concern(one) if one.is_open()));
    assert_eq!(open.count(), 1);
    assert_eq!(
        open_vault.case(case).unwrap().standing_holds().unwrap().len(),
        1,
        "a hold is lifted by itself only"
    );

    let journal = open_vault.case(case).unwrap().library().journal().unwrap();
    assert!(journal.iter().all(|line| !line.reason.contains(SECRET)), "no journal says what it is");
}

/// NG26 1.1.18: "Ensure safeguarding is maintained during any intervention".
#[test]
fn a_concern_stands_in_every_list_until_somebody_named_has_answered_it() {
    let (made, mut open_vault) = test_vault::vault_with_family(&[]).at(clock()).make();
    let case = made.case();
    let seen = |open_vault: &mut OpenVault| {
        let row = open_vault.caseload(clock()).unwrap().remove(0);
        let grid = open_vault.grid(clock(), &mut |_, _| ()).unwrap().remove(0);
        assert_eq!(row.concerns, grid.concerns, "both lists say the same");
        let written = serde_json::to_string(&grid).unwrap();
        assert!(!written.contains(SECRET) && !format!("{row:?}").contains(SECRET), "no list says what it is");
        let first = row.agenda.first().map(|todo| (todo.kind, todo.day));
        let findings = open_vault.fidelity(case, clock().today).unwrap();
        let found = findings.iter().find(|finding| finding.rule == RuleId::SAFEGUARDING).unwrap();
        (row.concerns, first.filter(|(kind, _)| *kind == TodoKind::ConcernWaits), found.verdict)
    };
    assert_eq!(seen(&mut open_vault), (None, None, Verdict::NotApplicable));

    let on = day("2026-11-24");
    let new = NewConcern { concern: concern("2026-11-24"), hold: false };
    let id = open_vault.raise_concern(case, &new, clock()).unwrap();
    let waits = (Some(WaitingConcerns { count: 1, since: on }), Some((TodoKind::ConcernWaits, Some(on))));
    assert_eq!(seen(&mut open_vault), (waits.0, waits.1, Verdict::AtRisk), "that it was told is no answer");

    let answer = ConcernAnswer { by: SECRET.into(), on: day("2026-11-25"), what: SECRET.into() };
    let answered = Concern { answered: Some(answer), ..concern("2026-11-24") };
    open_vault.change_entry(case, EntryChange::Revise(id, Entry::Concern(answered)), clock()).unwrap();
    assert_eq!(seen(&mut open_vault), (None, None, Verdict::Met));
}

/// Only who wrote a concern revises it; whoever hears the answer writes it down.
#[test]
fn somebody_else_than_the_writer_answers_a_concern() {
    let (made, mut open_vault) = test_vault::vault_with_family(&[Purpose::Supervise]).at(clock()).make();
    let (case, secret) = (made.case(), test_vault::passphrase());
    let role = StaffRole::Supervisor;
    let priya = open_vault.add_user("Priya", role, false, &secret, test_vault::QUICK, clock()).unwrap();
    open_vault.add_member(case, priya, clock()).unwrap();
    let new = NewConcern { concern: concern("2026-11-24"), hold: false };
    let id = open_vault.raise_concern(case, &new, clock()).unwrap();
    drop(open_vault);
    let (mut open_vault, _) = OpenVault::unlock(&made.vault, priya, &secret, clock()).unwrap();
    let revised = EntryChange::Revise(id, Entry::Concern(concern("2026-11-24")));
    assert!(open_vault.change_entry(case, revised, clock()).is_err(), "it is another's");
    let reply = |concern, on: &str, by: &str| {
        let answer = ConcernAnswer { by: by.into(), on: day(on), what: SECRET.into() };
        EntryChange::Add(Entry::ConcernReply(ConcernReply { concern, answer }))
    };
    for (refused, key) in [
        (reply(id, "2026-11-23", SECRET), "error-around-ends-before"),
        (reply(id, "2026-11-26", SECRET), "error-entry-in-future"),
        (reply(id, "2026-11-25", " "), "error-entry-empty"),
        (reply(RecordId::from_bytes([9; 16]), "2026-11-25", SECRET), "error-no-concern"),
    ] {
        let problem = open_vault.change_entry(case, refused, clock()).unwrap_err();
        assert_eq!(problem.message.key, key);
    }
    open_vault.change_entry(case, reply(id, "2026-11-25", SECRET), clock()).unwrap();
    let row = open_vault.caseload(clock()).unwrap().remove(0);
    assert_eq!(row.concerns, None);
    let findings = open_vault.fidelity(case, clock().today).unwrap();
    let found = findings.iter().find(|finding| finding.rule == RuleId::SAFEGUARDING).unwrap();
    assert_eq!(found.verdict, Verdict::Met);
    let journal = open_vault.case(case).unwrap().library().journal().unwrap();
    assert!(journal.iter().all(|line| !line.reason.contains(SECRET)), "no journal says what it is");
}
