//! Consents and people.

use super::*;
use crate::casework::film::permissions::refusals;
use crate::casework::pages::ConsentState;
use crate::programme::CarerKind;

impl Rig {
    fn consent(&mut self, change: ConsentChange) -> Result<RecordId, &'static str> {
        let (case, now) = (self.case, clock(NOW));
        self.open_vault.change_consent(case, change, now).map_err(|problem| problem.message.key)
    }

    fn people(&mut self, change: PeopleChange) -> Result<PersonId, &'static str> {
        let (case, now) = (self.case, clock(NOW));
        let done = self.open_vault.change_people(case, change, now);
        done.map(PersonId::from).map_err(|problem| problem.message.key)
    }

    fn missing(&mut self, purpose: Purpose) -> Vec<&'static str> {
        keys(&refusals(self.file(), purpose, clock(NOW)).unwrap())
    }
}

#[test]
fn each_carer_answers_for_each_purpose_and_the_answers_gate() {
    let mut rig = Rig::new();
    let carers = rig.carers();
    assert_eq!(rig.missing(Purpose::Show), ["refuse-show-no-consent"; 2]);
    assert!(rig.missing(Purpose::Film).is_empty());
    rig.consent(answer(carers[0], Purpose::Show, Answer::Given, "2026-02-01")).unwrap();
    rig.consent(answer(carers[1], Purpose::Show, Answer::Given, "2026-02-20")).unwrap();
    assert_eq!(rig.missing(Purpose::Show), ["refuse-show-consent-later"], "it holds from a later day");
    rig.consent(answer(carers[1], Purpose::Show, Answer::Given, "2026-02-04")).unwrap();
    assert!(rig.missing(Purpose::Show).is_empty());
    let ahead = answer(carers[0], Purpose::Show, Answer::Withdrawn, "2026-02-05");
    assert_eq!(rig.consent(ahead), Err("error-withdrawal-to-come"));
    assert!(rig.missing(Purpose::Show).is_empty(), "nothing was recorded");
    let withdrawn = rig.consent(answer(carers[0], Purpose::Show, Answer::Withdrawn, "2026-02-04")).unwrap();
    assert_eq!(rig.missing(Purpose::Show), ["refuse-show-consent-withdrawn"]);
    rig.consent(ConsentChange::TakeBack(withdrawn)).unwrap();
    assert!(rig.missing(Purpose::Show).is_empty(), "the withdrawal was a mistake");
    assert_eq!(rig.consent(ConsentChange::TakeBack(withdrawn)), Err("error-record-gone"));
    assert_eq!(rig.missing(Purpose::Copy), ["refuse-copy-no-consent"; 2]);
    assert_eq!(rig.missing(Purpose::Training), ["refuse-other-no-consent"; 2]);
    assert_eq!(rig.missing(Purpose::Supervise), ["refuse-supervise-no-consent"; 2]);

    let page = rig.page(NOW);
    assert_eq!(page.consents.len(), 5);
    let (purpose, state) = page.carers[1].answers[1];
    assert_eq!((purpose, state), (Purpose::Show, ConsentState::Given(day("2026-02-04"))));
    let history = rig.file().library().history::<crate::programme::ConsentRecord>(withdrawn).unwrap();
    assert_eq!(history.len(), 2, "it stays as history");
}

#[test]
fn consent_withdrawn_between_filming_and_showing_keeps_the_clips_from_the_parents() {
    let mut rig = Rig::new();
    let carers = rig.carers();
    for &carer in &carers {
        rig.consent(answer(carer, Purpose::Show, Answer::Given, "2026-02-01")).unwrap();
    }
    rig.well(1, SessionChange::Arrived, NOW);
    let film = rig.film(1);
    let clip = rig.clip(film, "S1");
    rig.well(1, SessionChange::Show(vec![clip]), NOW);
    assert!(rig.view(1, NOW).show_refusals.is_empty());
    rig.consent(answer(carers[1], Purpose::Show, Answer::Withdrawn, "2026-02-04")).unwrap();
    let view = rig.view(1, NOW);
    assert_eq!(keys(&view.show_refusals), ["refuse-show-consent-withdrawn"]);
    assert!(view.film_refusals.is_empty(), "each purpose by itself");
    assert_eq!(view.session.plan.show, [clip], "the choice stays");
}

#[test]
fn a_copy_leaves_only_with_every_carers_consent() {
    let mut rig = Rig::new();
    let (carers, case) = (rig.carers(), rig.case);
    rig.consent(answer(carers[0], Purpose::Copy, Answer::Given, "2026-02-01")).unwrap();
    rig.well(1, SessionChange::Arrived, NOW);
    let film = rig.film(1);
    let to = rig.made.home().join("copy.mkv");
    let export = |rig: &mut Rig| {
        rig.open_vault
            .export_film(case, film, &to, "for court", clock(NOW))
            .map(drop)
            .unwrap_err()
            .message
            .key
    };
    assert_eq!(export(&mut rig), "refuse-copy-no-consent");
    assert!(!to.exists());
    rig.consent(answer(carers[1], Purpose::Copy, Answer::Given, "2026-02-01")).unwrap();
    assert_ne!(export(&mut rig), "refuse-copy-no-consent", "the next thing that is wrong is named");
}

#[test]
fn answers_of_nobody_and_of_no_time_are_refused() {
    let mut rig = Rig::new();
    let child =
        rig.file().family().unwrap().body.people.into_iter().find(|person| !person.is_carer()).unwrap().id;
    let carer = rig.carers()[0];
    let before = rig.journal();
    let given = |person, on| answer(person, Purpose::Show, Answer::Given, on);
    assert_eq!(rig.consent(given(PersonId::random(), "2026-02-04")), Err("error-unknown-carer"));
    assert_eq!(rig.consent(given(child, "2026-02-04")), Err("error-unknown-carer"));
    assert_eq!(rig.consent(given(carer, "2206-02-04")), Err("error-day-far"));
    assert_eq!(rig.consent(given(carer, "1926-02-04")), Err("error-day-far"));
    assert_eq!(rig.consent(ConsentChange::TakeBack(RecordId::random())), Err("error-record-gone"));
    assert_eq!(rig.journal(), before);
}

#[test]
fn a_carer_who_joins_is_asked_before_the_next_film() {
    let mut rig = Rig::new();
    let add = |label: &str| PeopleChange::AddCarer { label: text(label), kind: CarerKind::FosterCarer };
    let before = rig.journal();
    for (label, key) in [
        ("", "error-label-empty"),
        ("mum ", "error-carer-taken"),
        ("a\nb", "error-text-control"),
        (&"ä".repeat(201), "error-text-too-long"),
    ] {
        assert_eq!(rig.people(add(label)), Err(key));
    }
    assert_eq!(rig.journal(), before);
    let long = "סבתא ".repeat(40);
    let person = rig.people(add(&long)).unwrap();
    assert_eq!(rig.missing(Purpose::Film), ["refuse-film-no-consent"]);
    let change = |person, label: &str| PeopleChange::ChangeCarer {
        person,
        label: text(label),
        kind: CarerKind::SpecialGuardian,
    };
    assert_eq!(rig.people(change(person, "Mum")), Err("error-carer-taken"));
    assert_eq!(rig.people(change(PersonId::random(), "Gran")), Err("error-unknown-carer"));
    rig.people(change(person, "Gran")).unwrap();
    rig.people(change(person, "gran")).unwrap();
    let row = rig.page(NOW).carers.pop().unwrap();
    assert_eq!(
        (row.person, row.label.reveal().as_str(), row.kind),
        (person, "gran", CarerKind::SpecialGuardian)
    );
    let subjects: Vec<_> = rig.journal().into_iter().filter_map(|entry| entry.subject).collect();
    assert!(subjects.contains(&person.into()));
}
