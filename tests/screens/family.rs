//! One family's page: today, the line of sessions, consent and fidelity.

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fuller::{ARABIC, HEBREW, MUM, RECORD, carer, date, full, long, page_with, place, timeline, todo};
use super::states::{day, family, page, page_at};
use super::{Window, say};
use attune::app::action::{FamilyAction, UserAction};
use attune::app::state::{FamilyPage, State};
use attune::casework::changes::{ConsentChange, PeopleChange};
use attune::casework::pages::FamilyView;
use attune::casework::sentences;
use attune::programme::pathway::Next;
use attune::programme::{Answer, CarerKind, PlaceState, Purpose, StepKind, Timeline, TodoKind};
use attune::words::Message;

/// The family's page of consent and data.
fn data(view: FamilyView) -> State {
    page_at(view, FamilyPage::Data)
}

fn numbered(key: &'static str, number: u32) -> String {
    say(Message::new(key).with("number", number))
}

#[test]
fn every_session_is_named_in_words_and_opens() {
    let mut window = Window::new(page(full()));
    let state = |state| say(sentences::place_state(state)).to_lowercase();
    let on = |number: u32, state: String, day| {
        say(Message::new("line-place-day").with("number", number).with("state", state).with("day", day))
    };
    let moved = say(Message::new("line-place-moved").with("day", day(2)));
    let overdue = Message::new("line-place-overdue").with("number", 6_u32).with("day", date(3, 13));
    let table = [
        (1, on(1, state(PlaceState::Held), date(2, 2))),
        (4, on(4, state(PlaceState::UnderWay), day(20)) + &moved),
        (5, on(5, state(PlaceState::Missed), date(3, 6))),
        (6, say(overdue)),
        (8, on(8, state(PlaceState::Planned), date(4, 9))),
        (9, on(9, state(PlaceState::Planned), date(4, 9))),
    ];
    for (number, start) in table {
        let found: Vec<String> = window
            .0
            .get_all_by_role(Role::Button)
            .filter_map(|node| node.accesskit_node().label())
            .filter(|name| name.starts_with(&start))
            .collect();
        assert_eq!(found.len(), 1, "{start}");
        assert_eq!(window.press(&found[0]), [UserAction::Family(FamilyAction::OpenSession(number))]);
    }
    let without =
        say(Message::new("line-place").with("number", 12_u32).with("state", state(PlaceState::Unplanned)));
    let plans = UserAction::Family(FamilyAction::OpenStep(12, StepKind::Plan));
    assert_eq!(window.press(&without), [plans], "there is nothing to see but its plan");
}

#[test]
fn the_sessions_to_come_are_planned_in_a_rhythm() {
    let places = (1..=10).map(|number| place(number, PlaceState::Unplanned, None)).collect();
    let mut view = FamilyView { timeline: Timeline { places, ..timeline() }, ..full() };
    let programme = "video-feedback".to_owned();
    view.pathway.stands.next = Next::Session { programme, number: 1, day: None };
    let mut window = Window::new(page(view));
    window.press(&say(Message::new("line-plan-title").with("count", 10_usize)));
    let (first, plan) = (say("line-plan-first"), say("line-plan"));
    window.clear(Role::TextInput, &first);
    assert!(!window.is_on(&plan));
    window.write(Role::TextInput, &first, "2026-04-31");
    window.assert_says("date-wrong");
    window.clear(Role::TextInput, &first);
    window.write(Role::TextInput, &first, "2026-04-30");
    // Half of three to four months, in nine steps.
    let wanted = UserAction::Family(FamilyAction::PlanSessions { first: date(4, 30), every_days: 11 });
    assert_eq!(window.press(&plan), [wanted]);
    Window::new(page(FamilyView { timeline: Timeline { places: Vec::new(), ..timeline() }, ..full() }))
        .assert_silent("line-plan-first");
}

fn answer(key: &'static str, person: &str, purpose: &'static str) -> String {
    say(Message::new(key).with("person", person).with("purpose", Message::new(purpose)))
}

#[test]
fn consent_is_given_and_withdrawn_for_one_person_and_purpose_from_a_day() {
    let mut window = Window::new(data(full()));
    let change = |purpose, answer, on| {
        let scope = attune::base::Redacted::default();
        [UserAction::Family(FamilyAction::ChangeConsent(ConsentChange::Answer {
            person: MUM,
            purpose,
            answer,
            scope,
            on,
        }))]
    };
    let withdraw = answer("consent-withdraw-named", "Mum", "purpose-film");
    assert_eq!(window.press(&withdraw), change(Purpose::Film, Answer::Withdrawn, day(20)));
    let on = say("consent-on");
    window.clear(Role::TextInput, &on);
    let give = answer("consent-give-named", "Mum", "purpose-show");
    assert!(!window.is_on(&give), "an answer needs a day");
    window.write(Role::TextInput, &on, "2026-03-18");
    assert_eq!(window.press(&give), change(Purpose::Show, Answer::Given, day(18)));
    for state in [
        Message::new("consent-given").with("day", date(2, 2)),
        Message::new("consent-from").with("day", date(4, 1)),
        Message::new("consent-withdrawn").with("day", date(3, 1)),
        "consent-not-asked".into(),
    ] {
        window.assert_says(state);
    }
}

#[test]
fn how_far_an_answer_goes_is_written_and_shown() {
    let mut window = Window::new(data(full()));
    window.assert_says(Message::new("consent-scope-says").with("scope", "not the bedroom"));
    window.write(Role::TextInput, &say("consent-scope"), " only until May ");
    let give = answer("consent-give-named", "Mum", "purpose-show");
    let pressed = window.press(&give);
    let [UserAction::Family(FamilyAction::ChangeConsent(ConsentChange::Answer { scope, .. }))] = &pressed[..]
    else {
        panic!("{pressed:?}")
    };
    assert_eq!(scope.reveal(), "only until May");
    assert_eq!(window.value(Role::TextInput, &say("consent-scope")), " only until May ", "not saved yet");
    let mut saved = full();
    saved.consents.push(saved.consents[0].clone());
    window.turn_to(data(saved));
    window.save();
    assert_eq!(window.value(Role::TextInput, &say("consent-scope")), "");
}

#[test]
fn film_on_hold_is_not_watched_and_the_page_says_why() {
    let hold = Message::new("refuse-hold-withdrawn").with("person", "Mum").with("day", day(18));
    let on_page = |view: &mut FamilyView| view.watch_refusals = vec![hold.clone()];
    let window = Window::new(page_with(todo(TodoKind::NotTagged, 3), on_page));
    window.assert_says(hold.clone());
    assert!(!window.is_on(&numbered("today-tag", 3)));
    let mut view = full();
    on_page(&mut view);
    let window = Window::new(data(view));
    window.assert_says(hold.clone());
    let watch = window
        .0
        .get_all_by_role(Role::Button)
        .filter(|node| node.accesskit_node().label().is_some_and(|name| name.starts_with("Watch")));
    let watch: Vec<bool> = watch.map(|node| node.accesskit_node().is_disabled()).collect();
    assert!(!watch.is_empty() && watch.iter().all(|disabled| *disabled), "{watch:?}");
}

#[test]
fn an_answer_by_mistake_is_taken_back() {
    let mut window = Window::new(data(full()));
    window.press(&say(Message::new("consent-history").with("count", 1_u32)));
    let line = Message::new("consent-line-given")
        .with("person", "Mum")
        .with("purpose", Message::new("purpose-film"))
        .with("day", date(2, 2));
    let back = say(Message::new("consent-take-back-named").with("line", say(line)));
    assert_eq!(
        window.press(&back),
        [UserAction::Family(FamilyAction::ChangeConsent(ConsentChange::TakeBack(RECORD)))]
    );
}

#[test]
fn carers_are_added_and_changed() {
    let mut window = Window::new(data(FamilyView { carers: Vec::new(), ..family() }));
    window.0.get_by_role_and_label(Role::Alert, &say("consent-no-carer"));
    window.press(&say("family-carer-add"));
    let save = say("consent-carer-save");
    assert!(!window.is_on(&save));
    window.write(Role::TextInput, &say("consent-carer-label"), "Gran");
    window.press(&say("family-kind-guardian"));
    let add = PeopleChange::AddCarer { label: "Gran".into(), kind: CarerKind::SpecialGuardian };
    assert_eq!(window.press(&save), [UserAction::Family(FamilyAction::ChangePeople(add))]);
    assert_eq!(window.value(Role::TextInput, &say("consent-carer-label")), "Gran", "it is not saved yet");

    let mut window = Window::new(data(full()));
    window.press(&say(Message::new("consent-carer-change-named").with("person", "Mum")));
    window.write(Role::TextInput, &say("consent-carer-label"), "my");
    let change = PeopleChange::ChangeCarer { person: MUM, label: "Mummy".into(), kind: CarerKind::Parent };
    assert_eq!(window.press(&save), [UserAction::Family(FamilyAction::ChangePeople(change))]);
    let mut saved = full();
    saved.carers[0] = carer(MUM, "Mummy");
    window.turn_to(data(saved));
    window.save();
    assert!(!window.says(&save), "it is saved");
}

#[test]
fn every_verdict_has_its_evidence_and_source_folded_by_rule() {
    let mut window = Window::new(page_at(full(), FamilyPage::Supervision));
    let findings = full().findings;
    let evidence = |finding| {
        let said: Vec<String> = sentences::evidence(finding).into_iter().map(say).collect();
        said.join(" ")
    };
    for finding in findings.iter().filter(|finding| finding.session.is_none()) {
        window.assert_says(sentences::rule(finding.rule));
        window.assert_says(sentences::verdict(finding.verdict));
        assert!(window.says(&evidence(finding)), "{}", evidence(finding));
        assert!(window.says(&finding.source));
    }
    let single = findings.iter().find(|finding| finding.session.is_some()).unwrap();
    window.assert_silent(sentences::judged(single.session));
    let count = findings.iter().filter(|other| other.rule == single.rule && other.session.is_some()).count();
    let fold = Message::new("table-sessions").with("count", count).with("rule", sentences::rule(single.rule));
    window.press(&say(fold));
    window.assert_says(sentences::judged(single.session));
}

#[test]
fn long_and_right_to_left_names_keep_their_place() {
    for label in [long(), HEBREW.to_owned(), ARABIC.to_owned()] {
        let mut view = full();
        view.carers = vec![carer(MUM, &label)];
        view.row.code = label.clone();
        let window = Window::new(data(view));
        let heading = window.0.get_by_role_and_label(Role::Heading, &label).rect();
        assert!(heading.right() <= 1366.0, "{heading}");
        let name = answer("consent-give-named", &label, "purpose-show");
        let give = window.0.get_by_role_and_label(Role::Button, &name);
        assert!(give.rect().right() <= 1366.0, "{}", give.rect());
    }
}

/// Somebody else writes in the same family, or another change of one's own is answered.
#[test]
fn a_form_whose_save_was_refused_keeps_its_text_when_the_page_changes() {
    let mut window = Window::new(data(full()));
    window.press(&say("family-carer-add"));
    window.write(Role::TextInput, &say("consent-carer-label"), "Gran");
    assert_eq!(window.press(&say("consent-carer-save")).len(), 1);
    window.0.state_mut().state.problem = Some(attune::casework::Problem::refused("error-entry-empty"));
    let mut other = full();
    other.carers[0] = carer(MUM, "Mummy");
    other.consents.push(other.consents[0].clone());
    window.turn_to(data(other));
    assert_eq!(window.value(Role::TextInput, &say("consent-carer-label")), "Gran", "it is not on record");
    assert_eq!(window.press(&say("consent-carer-save")).len(), 1, "sent again");
    window.save();
    assert!(!window.says(&say("consent-carer-save")), "that answer says that it is");
}
