//! Rules, days and holds over a real vault.

use super::*;
use crate::casework::changes::SessionChange;
use crate::casework::family::page;
use crate::casework::film::erasure::tests::{NOW, Rig, clock, day};
use crate::library::StaffRole;
use crate::programme::retention::RetentionSubject;

fn rule(kept: RetentionSubject, length: Option<u32>) -> RuleChange {
    RuleChange { kept, length, source: "Retention schedule 2026, 4.2".into() }
}

fn hold(ground: HoldGround) -> NewHold {
    NewHold { ground, reason: "asked by the court".into(), review: day("2026-03-01") }
}

#[test]
fn the_services_own_rule_goes_first_and_says_who_set_it() {
    let mut rig = Rig::new();
    let shipped = rig.open_vault.retention().unwrap();
    assert_eq!((shipped.rules.film.months, shipped.rules.film.source.as_str()), (2, "Attune"));
    assert_eq!(shipped.rules.records.birthday, 75);
    assert!(shipped.film.is_none() && shipped.records.is_none() && shipped.may_set);
    rig.open_vault.set_retention(rule(RetentionSubject::Film, Some(6)), clock(NOW)).unwrap();
    rig.open_vault.set_retention(rule(RetentionSubject::Film, Some(3)), clock("2026-02-05")).unwrap();
    rig.open_vault.set_retention(rule(RetentionSubject::Records, Some(25)), clock("2026-02-05")).unwrap();
    let mut rig = rig.restart();
    let own = rig.open_vault.retention().unwrap();
    assert_eq!((own.rules.film.months, own.rules.film.soon_days), (3, 14));
    assert_eq!(own.rules.film.source, "Retention schedule 2026, 4.2");
    assert_eq!(own.film.map(|own| (own.by.into_inner(), own.on)), Some(("KL".to_owned(), day("2026-02-05"))));
    let page = page::view(&mut rig.open_vault, rig.case, clock(NOW)).unwrap();
    assert_eq!(page.retention.records_until, Some(day("2049-03-01")), "born on 29 February 2024");
    rig.open_vault.set_retention(rule(RetentionSubject::Film, None), clock("2026-02-06")).unwrap();
    let back = rig.open_vault.retention().unwrap();
    assert!(back.film.is_none() && back.rules.film == shipped.rules.film, "back to what ships");
}

#[test]
fn rules_that_cannot_be_meant_are_refused() {
    let mut rig = Rig::new();
    let refused =
        |rig: &mut Rig, change| rig.open_vault.set_retention(change, clock(NOW)).unwrap_err().message.key;
    for months in [0, 121] {
        assert_eq!(refused(&mut rig, rule(RetentionSubject::Film, Some(months))), "error-retention-months");
    }
    assert_eq!(refused(&mut rig, rule(RetentionSubject::Records, Some(17))), "error-retention-birthday");
    let nobody = RuleChange { source: "  ".into(), ..rule(RetentionSubject::Film, Some(3)) };
    assert_eq!(refused(&mut rig, nobody), "error-retention-source");
    assert!(rig.open_vault.retention().unwrap().film.is_none());
}

#[test]
fn a_film_becomes_due_soon_then_due_and_stays_until_it_is_erased() {
    let mut rig = Rig::new();
    let film = rig.film(1, "2026-01-10");
    // One session of ten: the programme may last four months, to 10 May; film two months longer.
    let states = [("2026-06-25", None), ("2026-06-26", Some(Due::Soon)), ("2026-07-10", Some(Due::Due))];
    for (on, due) in states {
        let rows = rig.open_vault.due_films(clock(on)).unwrap();
        assert_eq!(rows.first().map(|row| row.erase_by.due), due, "{on}");
    }
    let rows = rig.open_vault.due_films(clock("2026-09-01")).unwrap();
    assert_eq!((rows[0].recording, rows[0].erase_by.day), (film, day("2026-07-10")));
    assert!(rows[0].is_urgent());
    let caseload = rig.open_vault.caseload(clock("2026-09-01")).unwrap();
    assert_eq!(caseload[0].due, rows);
    assert!(rig.file().film(film).is_ok(), "nothing goes by itself");

    let placed =
        rig.open_vault.hold_film(rig.case, FilmScope::One(film), &hold(HoldGround::Supervision), clock(NOW));
    let held = rig.open_vault.due_films(clock("2026-09-01")).unwrap();
    assert!(held[0].held && !held[0].is_urgent(), "a hold changes no day");
    rig.open_vault.lift_hold(rig.case, placed.unwrap(), &"over".into(), clock(NOW)).unwrap();
    rig.erase(FilmScope::One(film)).unwrap();
    assert!(rig.open_vault.due_films(clock("2026-09-01")).unwrap().is_empty());
}

#[test]
fn a_film_that_is_held_says_so_wherever_it_stands_and_a_lifted_hold_is_gone() {
    let mut rig = Rig::new();
    let film = rig.film(1, "2026-01-10");
    let (case, scope) = (rig.case, FilmScope::One(film));
    let refused = |hold: NewHold, rig: &mut Rig| {
        rig.open_vault.hold_film(case, scope, &hold, clock(NOW)).unwrap_err().message.key
    };
    let blank = NewHold { reason: " ".into(), ..hold(HoldGround::Supervision) };
    assert_eq!(refused(blank, &mut rig), "error-no-reason");
    let past = NewHold { review: day("2026-02-03"), ..hold(HoldGround::Supervision) };
    assert_eq!(refused(past, &mut rig), "error-day-passed");
    let placed = rig.open_vault.hold_film(case, scope, &hold(HoldGround::Supervision), clock(NOW)).unwrap();
    let page = page::view(&mut rig.open_vault, case, clock(NOW)).unwrap();
    let row = page.retention.films[0].hold.clone().unwrap();
    assert_eq!((row.record, row.film, row.by.reveal().as_str()), (placed, Some(film), "KL"));
    assert_eq!(page.retention.holds, std::slice::from_ref(&row));
    let asked = rig.open_vault.films_asked(case, FilmScope::All).unwrap();
    assert_eq!(asked.films[0].hold, Some(row));
    let lift = |rig: &mut Rig, why: &str| rig.open_vault.lift_hold(case, placed, &why.into(), clock(NOW));
    assert_eq!(lift(&mut rig, "").unwrap_err().message.key, "error-no-reason");
    lift(&mut rig, "over").unwrap();
    assert_eq!(lift(&mut rig, "over").unwrap_err().message.key, "error-hold-gone");
    assert!(rig.file().standing_holds().unwrap().is_empty());
    assert_eq!((rig.journalled(AuditEvent::FilmHeld), rig.journalled(AuditEvent::HoldLifted)), (1, 1));
}

#[test]
fn the_lawful_basis_stands_apart_from_the_consents() {
    use crate::casework::changes::NewBasis;
    use crate::programme::{Article6, Article9};
    let mut rig = Rig::new();
    assert!(rig.file().basis().unwrap().is_none());
    assert!(
        crate::casework::film::filming::film_refusals(rig.file(), clock(NOW)).unwrap().is_empty(),
        "not needed for filming"
    );
    let new = |article6, on: &str| NewBasis {
        article6,
        article9: Some(Article9::HealthOrSocialCare),
        decided_by: "data protection officer".into(),
        on: day(on),
        note: Redacted::default(),
    };
    let case = rig.case;
    let key = |problem: Problem| problem.message.key;
    let to_come = rig.open_vault.set_basis(case, &new(Article6::PublicTask, "2026-02-05"), clock(NOW));
    assert_eq!(key(to_come.unwrap_err()), "error-basis-to-come");
    let nobody = NewBasis { decided_by: " ".into(), ..new(Article6::PublicTask, NOW) };
    assert_eq!(key(rig.open_vault.set_basis(case, &nobody, clock(NOW)).unwrap_err()), "error-basis-who");
    rig.open_vault.set_basis(case, &new(Article6::Consent, NOW), clock("2026-02-04")).unwrap();
    rig.open_vault.set_basis(case, &new(Article6::PublicTask, NOW), clock("2026-02-05")).unwrap();
    let before = page::view(&mut rig.open_vault, case, clock(NOW)).unwrap();
    let row = before.retention.basis.unwrap();
    assert_eq!((row.basis.article6, row.earlier), (Article6::PublicTask, 1));
    assert!(
        before.carers[0]
            .answers
            .iter()
            .filter(|(_, state)| *state != crate::casework::pages::ConsentState::NotAsked)
            .count()
            == 3
    );
    rig.open_vault.change_session(case, 1, SessionChange::Plan(Some(day("2026-02-10"))), clock(NOW)).unwrap();
    assert!(rig.restart().file().basis().unwrap().is_some());
}

#[test]
fn only_supervisors_and_administrators_hold_lift_and_set_rules_and_anybody_keeps_for_safeguarding() {
    let mut rig = Rig::new();
    let film = rig.film(1, "2026-01-10");
    let (case, scope) = (rig.case, FilmScope::One(film));
    let first = rig.open_vault.vault().user().unwrap();
    let worker = rig.colleague("WK", StaffRole::Worker);
    rig.open_vault.add_member(case, worker, clock(NOW)).unwrap();
    let placed = rig.open_vault.hold_film(case, scope, &hold(HoldGround::Supervision), clock(NOW)).unwrap();

    let mut rig = rig.unlocked_by(worker);
    let key = |problem: Problem| problem.message.key;
    let supervised = rig.open_vault.hold_film(case, scope, &hold(HoldGround::Supervision), clock(NOW));
    assert_eq!(key(supervised.unwrap_err()), "error-needs-supervisor");
    let lifted = rig.open_vault.lift_hold(case, placed, &"over".into(), clock(NOW));
    assert_eq!(key(lifted.unwrap_err()), "error-needs-supervisor");
    let set = rig.open_vault.set_retention(rule(RetentionSubject::Film, Some(6)), clock(NOW));
    assert_eq!(key(set.unwrap_err()), "error-needs-supervisor");
    assert!(!rig.open_vault.retention().unwrap().may_set);
    assert!(!page::view(&mut rig.open_vault, case, clock(NOW)).unwrap().retention.may_supervise);
    let kept = rig.open_vault.hold_film(case, scope, &hold(HoldGround::Safeguarding), clock(NOW)).unwrap();
    assert_eq!(key(rig.erase(scope).unwrap_err()), "error-film-held-safeguarding", "it is told first");

    let mut rig = rig.unlocked_by(first);
    for hold in [placed, kept] {
        rig.open_vault.lift_hold(case, hold, &"over".into(), clock(NOW)).unwrap();
    }
    let mut rig = rig.unlocked_by(worker);
    rig.erase(scope).unwrap();
    rig.assert_gone(film);
    let receipt = &rig.open_vault.receipts(case).unwrap()[0];
    assert_eq!(receipt.by.reveal(), "WK", "a film that a colleague took");
}

#[test]
fn a_supervisor_opens_film_only_with_consent_and_the_journal_says_who_it_was() {
    use crate::casework::changes::ConsentChange;
    use crate::programme::{Answer, Purpose};
    let mut rig = Rig::new();
    let film = rig.film(1, "2026-01-10");
    let case = rig.case;
    let first = rig.open_vault.vault().user().unwrap();
    let supervisor = rig.colleague("SV", StaffRole::Supervisor);
    let refused = rig.open_vault.add_member(case, supervisor, clock(NOW)).unwrap_err();
    assert_eq!(refused.message.key, "refuse-supervise-no-consent");
    let person = rig.file().family().unwrap().body.carers().next().unwrap().id;
    let answer = |rig: &mut Rig, answer| {
        let (purpose, scope, on) = (Purpose::Supervise, Redacted::default(), day(NOW));
        let change = ConsentChange::Answer { person, purpose, answer, scope, on };
        rig.open_vault.change_consent(case, change, clock(NOW)).unwrap();
    };
    answer(&mut rig, Answer::Given);
    rig.open_vault.add_member(case, supervisor, clock(NOW)).unwrap();
    let mut rig = rig.unlocked_by(supervisor);
    rig.open_vault.film_to_watch(case, film, clock(NOW)).unwrap();
    assert_eq!(rig.journalled(AuditEvent::FilmSupervised), 1);
    let mut rig = rig.unlocked_by(first);
    answer(&mut rig, Answer::Withdrawn);
    rig.open_vault.film_to_watch(case, film, clock(NOW)).unwrap();
    let mut rig = rig.unlocked_by(supervisor);
    let refused = rig.open_vault.film_to_watch(case, film, clock(NOW)).map(drop).unwrap_err();
    assert_eq!(refused.message.key, "refuse-supervise-consent-withdrawn");
    let page = page::view(&mut rig.open_vault, case, clock(NOW)).unwrap();
    assert_eq!(page.watch_refusals.len(), 1);
    assert_eq!(rig.journalled(AuditEvent::FilmSupervised), 1);
}
