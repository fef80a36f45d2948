//! Going to a place and back: Back leads to where one came from, as it was (fault 14 of the walk).

use super::*;

/// A session that was opened, at this step.
fn in_session(state: &mut State, step: StepKind) {
    reports(state, WorkerEvent::Session(Box::new(session_view(2))));
    does(state, SessionAction::ChooseStep(step));
    assert_eq!(visiting(state).step, step);
}

#[track_caller]
fn back_to_session(state: &mut State, step: StepKind) {
    does(state, WindowAction::Back);
    reports(state, WorkerEvent::Session(Box::new(session_view(2))));
    assert_eq!((visiting(state).view.session.number, visiting(state).step), (2, step));
}

#[test]
fn back_from_tag_leads_to_the_step_it_was_opened_from() {
    for step in [StepKind::Plan, StepKind::Tag, StepKind::Review, StepKind::Close] {
        let mut state = families(Some(family()));
        does(&mut state, FamilyAction::OpenSession(2));
        in_session(&mut state, step);
        does(&mut state, SessionAction::Watch(RECORDING));
        reports(&mut state, WorkerEvent::Tag(TagEvent::Opened(play_screen())));
        back_to_session(&mut state, step);
        assert_eq!(does(&mut state, WindowAction::Back), [Effect::Read(ReadJob::Family(CASE))]);
        assert_eq!(open_family(&state).page, FamilyPage::Overview);
    }
}

#[test]
fn back_from_film_leads_to_the_step_and_a_film_that_is_sealed_to_what_is_next() {
    let mut state = families(Some(family()));
    does(&mut state, FamilyAction::OpenSession(2));
    in_session(&mut state, StepKind::Review);
    does(&mut state, SessionAction::Film(2));
    back_to_session(&mut state, StepKind::Review);
    does(&mut state, SessionAction::Film(2));
    reports(&mut state, WorkerEvent::Film(FilmEvent::Sealed { duration: secs(60) }));
    reports(&mut state, WorkerEvent::Session(Box::new(session_view(2))));
    assert_eq!(visiting(&state).step, StepKind::Tag, "what comes after filming");
}

#[test]
fn back_from_the_parents_leads_to_the_step_it_was_opened_from() {
    for step in [StepKind::Plan, StepKind::Review] {
        let mut state = families(Some(family()));
        does(&mut state, FamilyAction::OpenSession(2));
        in_session(&mut state, step);
        does(&mut state, SessionAction::ShowToParents(2));
        let screen = crate::app::state::ParentScreen::new(CASE, 2, super::parent::clips(), Vec::new());
        reports(&mut state, WorkerEvent::Parent(ParentEvent::Ready(Box::new(screen))));
        back_to_session(&mut state, step);
        does(&mut state, WindowAction::Back);
        open_family(&state);
    }
}

#[test]
fn back_from_a_session_leads_to_the_page_it_was_opened_from() {
    for page in FamilyPage::ALL {
        let mut state = families(Some(family()));
        does(&mut state, FamilyAction::ChoosePage(page));
        does(&mut state, FamilyAction::OpenSession(2));
        in_session(&mut state, StepKind::Plan);
        does(&mut state, WindowAction::Back);
        assert_eq!(open_family(&state).page, page);
    }
    // From Today, where nobody looked at the family's page.
    let mut state = families(None);
    let place = Place::Session(CASE, 2, Some(StepKind::Review));
    assert_eq!(does(&mut state, WindowAction::Open(place)), [Effect::Read(ReadJob::Session(CASE, 2))]);
    reports(&mut state, WorkerEvent::Session(Box::new(session_view(2))));
    assert_eq!(visiting(&state).step, StepKind::Review);
    assert_eq!(does(&mut state, WindowAction::Back), [Effect::Read(ReadJob::Families)]);
    assert!(matches!(state.screen, Screen::Today(_)));
}

#[test]
fn back_from_a_family_leads_to_the_grid_as_it_was() {
    let mut state = State { me: Some(me()), ..families(None) };
    does(&mut state, WindowAction::Go(Place::Grid));
    let filter = crate::app::state::GridFilter {
        waiting: Some(crate::app::state::Waiting::Note),
        ..Default::default()
    };
    does(&mut state, GridAction::Narrow(filter.clone()));
    does(&mut state, GridAction::Open(CASE, Some(1)));
    does(&mut state, GridAction::GoFamily(CASE));
    assert_eq!(open_family(&state).page, FamilyPage::Supervision);
    let effects = does(&mut state, WindowAction::Back);
    let Screen::Supervision(grid) = &state.screen else { panic!("not at the grid") };
    assert_eq!(grid.filter, filter);
    assert_eq!(grid.open.as_ref().map(|open| (open.case, open.session)), Some((CASE, Some(1))));
    assert_eq!(effects, [Effect::Read(ReadJob::Grid(0)), Effect::Read(ReadJob::Cell(CASE))]);
    does(&mut state, WindowAction::Go(Place::Grid));
    let Screen::Supervision(grid) = &state.screen else { panic!("not at the grid") };
    assert!(grid.open.is_none() && grid.filter.waiting.is_none(), "begun anew");
}

#[test]
fn going_from_the_list_begins_anew() {
    let mut state = families(Some(family()));
    does(&mut state, FamilyAction::OpenSession(2));
    in_session(&mut state, StepKind::Plan);
    let effects = does(&mut state, WindowAction::Go(Place::family(CASE)));
    assert_eq!(effects, [Effect::Read(ReadJob::OpenFamily(CASE))], "somebody looks, which is written down");
    assert_eq!(state.places.last(), None);
    does(&mut state, WindowAction::Back);
    assert!(matches!(state.screen, Screen::Today(_)), "what it is of");
    assert!(does(&mut state, WindowAction::Back).is_empty());
}

#[test]
fn a_session_begun_anew_leads_back_to_its_family() {
    let mut state = families(None);
    does(&mut state, WindowAction::Go(Place::Session(CASE, 2, None)));
    reports(&mut state, WorkerEvent::Session(Box::new(session_view(2))));
    assert_eq!(does(&mut state, WindowAction::Back), [Effect::Read(ReadJob::Family(CASE))]);
    open_family(&state);
}

#[test]
fn a_family_that_cannot_be_opened_leads_back() {
    let mut state = families(None);
    does(&mut state, WindowAction::Open(Place::family(CASE)));
    assert!(open_family(&state).open.is_none());
    assert_eq!(reports(&mut state, WorkerEvent::Failed(refused())), [Effect::Read(ReadJob::Families)]);
    assert!(matches!(state.screen, Screen::Today(_)) && state.problem == Some(refused()));
}

#[test]
fn a_session_that_cannot_be_read_leaves_no_trace_on_the_way_back() {
    let mut state = families(None);
    does(&mut state, WindowAction::Open(Place::family(CASE)));
    reports(&mut state, WorkerEvent::Families(FamiliesEvent::Page(Box::new(family()))));
    does(&mut state, FamilyAction::OpenSession(2));
    reports(&mut state, WorkerEvent::Failed(refused()));
    open_family(&state);
    does(&mut state, WindowAction::Back);
    assert!(matches!(state.screen, Screen::Today(_)));
}

#[test]
fn one_goes_nowhere_from_what_parents_watch_and_from_a_film_under_way() {
    let shown = |mut state: State| {
        let before = std::mem::discriminant(&state.screen);
        for to in [WindowAction::Go(Place::Today), WindowAction::Open(Place::family(CASE))] {
            assert!(does(&mut state, to).is_empty());
            assert_eq!(std::mem::discriminant(&state.screen), before);
        }
    };
    shown(super::parent::ready());
    shown(film(FilmStage::Recording(RECORDING)));
    shown(on(Screen::Unlock(UnlockScreen::Choose(vec![login()]))));
}

#[test]
fn only_so_many_places_are_remembered() {
    let mut state = families(None);
    for number in 0..100 {
        does(&mut state, WindowAction::Open(Place::family(CaseId::from_bytes([number; 16]))));
    }
    let mut back = 0;
    while state.places.last().is_some() {
        does(&mut state, WindowAction::Back);
        back += 1;
    }
    assert_eq!(back, 16);
}

#[test]
fn locking_forgets_families_and_places() {
    let mut state = families(Some(family()));
    does(&mut state, FamilyAction::OpenSession(2));
    in_session(&mut state, StepKind::Plan);
    does(&mut state, WindowAction::Lock);
    assert!(state.families.is_empty() && state.places.last().is_none());
}

#[test]
fn a_supervisor_lands_on_the_grid_and_others_on_today() {
    for (role, lands) in
        [(StaffRole::Supervisor, true), (StaffRole::Worker, false), (StaffRole::Practitioner, false)]
    {
        let me = || WorkerEvent::People(PeopleEvent::Me(Some(StaffRow { role, ..me() })));
        let mut state = on(Screen::Unlock(UnlockScreen::Choose(vec![login()])));
        reports(&mut state, WorkerEvent::Unlock(UnlockEvent::Unlocked(None)));
        let wanted: &[Effect] = if lands { &[Effect::Read(ReadJob::Grid(0))] } else { &[] };
        assert_eq!(reports(&mut state, me()), wanted, "{role:?}");
        assert_eq!(matches!(state.screen, Screen::Supervision(_)), lands);
        // Who goes to Today stays there.
        does(&mut state, WindowAction::Go(Place::Today));
        assert!(reports(&mut state, me()).is_empty() && matches!(state.screen, Screen::Today(_)));
    }
}
