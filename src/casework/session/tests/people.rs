//! The people of a family and what is known of them.

use super::*;
use crate::casework::changes::ChildWords;
use crate::casework::film::permissions::refusals;
use crate::programme::{
    AccessNeeds, ChildDetails, ErasureOrder, FamilyCase, LegalStatus, Person, Recorded, Role, YesNo,
};

impl Rig {
    fn with_people(&mut self, change: PeopleChange) -> Result<PersonId, &'static str> {
        let (case, now) = (self.case, clock(NOW));
        let done = self.open_vault.change_people(case, change, now);
        done.map(PersonId::from).map_err(|problem| problem.message.key)
    }

    fn family(&mut self) -> FamilyCase {
        self.file().family().unwrap().body
    }

    fn child(&mut self) -> PersonId {
        self.family().people.iter().find(|person| !person.is_carer()).unwrap().id
    }

    fn missing_for(&mut self, purpose: Purpose, when: &str) -> Vec<&'static str> {
        keys(&refusals(self.file(), purpose, clock(when)).unwrap())
    }
}

fn child(label: &str, born: Option<&str>, beside: bool) -> ChildWords {
    ChildWords { label: label.into(), born: born.map(day), beside }
}

#[test]
fn twins_are_told_apart_by_a_word_and_a_leap_day_is_a_birthday() {
    let mut rig = Rig::new();
    let first = rig.child();
    let leap = Some("2024-02-29");
    rig.with_people(PeopleChange::ChangeChild(first, child("", leap, false))).unwrap();
    assert_eq!(rig.with_people(PeopleChange::AddChild(child(" ", leap, false))), Err("error-label-empty"));
    let twin = rig.with_people(PeopleChange::AddChild(child("B.", leap, false))).unwrap();
    assert_eq!(rig.with_people(PeopleChange::AddChild(child("b.", leap, false))), Err("error-carer-taken"));
    assert_eq!(rig.with_people(PeopleChange::AddChild(child("MUM", leap, false))), Err("error-carer-taken"));
    // One of two is the one without a word only until it gets one.
    let unnamed = PeopleChange::ChangeChild(twin, child("", leap, false));
    assert_eq!(rig.with_people(unnamed), Err("error-label-empty"));
    rig.with_people(PeopleChange::ChangeChild(first, child("A.", leap, false))).unwrap();
    assert_eq!(rig.page(NOW).child_born, Some(day("2024-02-29")));
    let born: Vec<_> = rig.family().people.iter().filter_map(Person::born).collect();
    assert_eq!(born, [day("2024-02-29"); 2]);
}

#[test]
fn a_birth_lies_in_the_past_and_before_the_programme() {
    let mut rig = Rig::new();
    let only = rig.child();
    let born = |on| PeopleChange::ChangeChild(only, child("", Some(on), false));
    assert_eq!(rig.with_people(born("2027-02-04")), Err("error-born-in-future"));
    rig.well(1, SessionChange::Arrived, NOW);
    let later = day(&NOW[..10]).succ_opt().unwrap().to_string();
    assert_eq!(rig.with_people(born(&later)), Err("error-born-in-future"));
    rig.with_people(born("2024-02-29")).unwrap();
    // A session was held before the birth: a slip of one of the two.
    rig.with_people(born(&NOW[..10])).unwrap();
    let (case, tomorrow) = (rig.case, clock("2026-02-09 10:00"));
    let slip = PeopleChange::ChangeChild(only, child("", Some("2026-02-08"), false));
    let refused = rig.open_vault.change_people(case, slip, tomorrow).unwrap_err();
    assert_eq!(refused.message.key, "error-session-before-birth");
    // A sister who is born meanwhile is welcome, beside the programme.
    let sister = PeopleChange::AddChild(child("Baby", Some("2026-02-08"), true));
    rig.open_vault.change_people(case, sister, tomorrow).unwrap();
    assert_eq!(rig.family().youngest_born(), Some(day(&NOW[..10])), "the programme is about the elder");
    let beside = PeopleChange::ChangeChild(only, child("", Some("2024-02-29"), true));
    assert_eq!(rig.with_people(beside), Err("error-label-empty"), "two children are told apart");
    let beside = PeopleChange::ChangeChild(only, child("A.", Some("2024-02-29"), true));
    assert_eq!(rig.with_people(beside), Err("error-child-beside"), "one at least is in it");
    let unknown = PeopleChange::ChangeChild(PersonId::random(), child("C.", None, false));
    assert_eq!(rig.with_people(unknown), Err("error-unknown-child"));
}

/// Two carers separate: the one who left is not filmed any more, and keeps a say in the film they are in.
#[test]
fn a_carer_who_left_is_not_asked_for_new_film_and_holds_the_old() {
    let mut rig = Rig::new();
    let [mum, dad] = rig.carers().try_into().unwrap();
    let (case, now) = (rig.case, clock(NOW));
    let withdrawn = answer(dad, Purpose::Film, Answer::Withdrawn, &NOW[..10]);
    rig.with_people(PeopleChange::Visited(Some(dad))).unwrap();
    let left = |from: &str| PeopleChange::CarerLeft { person: dad, from: Some(day(from)) };
    assert_eq!(rig.with_people(left("2126-02-04")), Err("error-day-far"));
    rig.with_people(left(&NOW[..10])).unwrap();
    assert_eq!(rig.family().visited, None, "nobody visits them there any more");
    assert_eq!(rig.with_people(PeopleChange::Visited(Some(dad))), Err("error-unknown-carer"));
    rig.with_people(PeopleChange::Visited(Some(mum))).unwrap();

    // They withdraw: no film is theirs, so nothing is held and filming goes on.
    rig.open_vault.change_consent(case, withdrawn, now).unwrap();
    assert!(rig.missing_for(Purpose::Film, NOW).is_empty());
    assert!(rig.page(NOW).watch_refusals.is_empty());
    // There is film of a day on which they were there: it is on hold, and new film is not.
    rig.well(1, SessionChange::Arrived, NOW);
    let film = rig.film(1);
    assert_eq!(keys(&rig.page(NOW).watch_refusals), ["refuse-hold-withdrawn"]);
    assert!(rig.missing_for(Purpose::Film, NOW).is_empty());
    assert_eq!(rig.missing_for(Purpose::Show, NOW).len(), 2, "both are in the film that would be shown");
    // Erased, it holds nothing any more.
    let order = ErasureOrder {
        film,
        session: 1,
        filmed: at(NOW),
        length: MediaTime::from_minutes(10),
        bytes: 0,
        clips: 0,
        copies: Vec::new(),
        by: rig.open_vault.own_user().unwrap(),
        reason: "withdrawn".into(),
        ordered: at(NOW),
    };
    let write = |records: &crate::library::CaseTransaction<'_>| {
        records.add(order)?;
        Ok::<_, Problem>(())
    };
    rig.file().library_mut().write(at(NOW), write).unwrap();
    assert!(rig.page(NOW).watch_refusals.is_empty());
    // They are back: asked like anybody.
    rig.with_people(PeopleChange::CarerLeft { person: dad, from: None }).unwrap();
    assert_eq!(rig.missing_for(Purpose::Film, NOW), ["refuse-film-consent-withdrawn"]);
}

#[test]
fn details_and_needs_are_kept_and_an_older_record_has_none() {
    let mut rig = Rig::new();
    let only = rig.child();
    assert_eq!(rig.family().people[2].details, ChildDetails::default());
    let legal = Recorded { choice: Some(LegalStatus::CareOrder), detail: " interim ".into() };
    let details = Box::new(ChildDetails { legal, ..ChildDetails::default() });
    rig.with_people(PeopleChange::Details(only, details.clone())).unwrap();
    let kept = rig.family().people[2].details.legal.clone();
    assert_eq!((kept.choice, kept.detail.reveal().as_str()), (Some(LegalStatus::CareOrder), "interim"));
    let carer = rig.carers()[0];
    assert_eq!(rig.with_people(PeopleChange::Details(carer, details)), Err("error-unknown-child"));

    let interpreter = Recorded { choice: Some(YesNo::Yes), detail: "A. of the agency".into() };
    let access = AccessNeeds { language: " Polski ".into(), interpreter, ..AccessNeeds::default() };
    assert!(access.is_any() && !AccessNeeds::default().is_any());
    rig.with_people(PeopleChange::Access(access)).unwrap();
    assert_eq!(rig.family().access.language.reveal(), "Polski");
    let long = AccessNeeds { needs: "x".repeat(501).into(), ..AccessNeeds::default() };
    assert_eq!(rig.with_people(PeopleChange::Access(long)), Err("error-text-too-long"));

    let older = r#"{"code":"A","programme":"video-feedback","people":[{"id":"00000000000000000000000000000001",
        "role":{"is":"child","born":null}}]}"#;
    let older: FamilyCase = serde_json::from_str(older).unwrap();
    assert_eq!(older.people, [Person::new(older.people[0].id, Role::Child { born: None }, "")]);
    assert!(!older.access.is_any());
}
