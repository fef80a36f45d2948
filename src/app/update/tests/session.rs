//! The family's page, a session, and the ways between them, Film and Tag.

use super::*;
use crate::programme::HeldVisit;

/// A session opened from its family's page.
fn opened(number: u32) -> State {
    let mut state = families(Some(family()));
    assert_eq!(
        does(&mut state, FamilyAction::OpenSession(number)),
        [Effect::Read(ReadJob::Session(CASE, number))]
    );
    assert!(state.busy.is_some());
    assert!(reports(&mut state, WorkerEvent::Session(Box::new(session_view(number)))).is_empty());
    state
}

#[test]
fn a_session_opens_on_the_first_step_that_is_open() {
    let state = opened(2);
    assert_eq!((visiting(&state).view.session.number, visiting(&state).step), (2, StepKind::Film));
    assert!(state.busy.is_none());
    let mut done = session_view(2);
    done.steps.iter_mut().for_each(|step| step.state = StepState::Done);
    let mut state = families(Some(family()));
    does(&mut state, FamilyAction::OpenSession(2));
    reports(&mut state, WorkerEvent::Session(Box::new(done)));
    assert_eq!(visiting(&state).step, StepKind::Close);
}

#[test]
fn a_session_opens_on_the_step_that_was_asked_for_and_the_next_one_on_its_own() {
    let mut state = families(Some(family()));
    let effects = does(&mut state, FamilyAction::OpenStep(2, StepKind::Close));
    assert_eq!(effects, [Effect::Read(ReadJob::Session(CASE, 2))]);
    reports(&mut state, WorkerEvent::Session(Box::new(session_view(2))));
    assert_eq!(visiting(&state).step, StepKind::Close);

    let mut state = families(Some(family()));
    does(&mut state, FamilyAction::OpenStep(2, StepKind::Close));
    reports(&mut state, WorkerEvent::Failed(refused()));
    does(&mut state, FamilyAction::OpenSession(2));
    reports(&mut state, WorkerEvent::Session(Box::new(session_view(2))));
    assert_eq!(visiting(&state).step, StepKind::Film);
}

#[test]
fn a_report_refreshes_the_open_session_and_keeps_its_step() {
    let mut state = opened(2);
    does(&mut state, SessionAction::ChooseStep(StepKind::Review));
    let focus = SessionChange::Focus("waiting".into());
    let effects = does(&mut state, SessionAction::Change(2, focus.clone()));
    assert_eq!(effects, [change(FamilyChange::Session(2, focus))]);
    assert!(state.busy.is_none(), "two changes in one breath both count");
    let fresh = SessionView { worker: Some("KL".into()), ..session_view(2) };
    answers(&mut state, Ok(Changed::Session(Box::new(fresh.clone()), Box::new(family()))));
    assert_eq!((&visiting(&state).view, visiting(&state).step), (&fresh, StepKind::Review));
    reports(&mut state, WorkerEvent::Session(Box::new(session_view(3))));
    assert_eq!(visiting(&state).view, fresh, "another session's report is not this one's");
    reports(&mut state, WorkerEvent::Families(FamiliesEvent::Page(Box::new(family()))));
    visiting(&state);
    reports(&mut state, WorkerEvent::Failed(refused()));
    assert_eq!(visiting(&state).view, fresh, "a refusal leaves all as it was");
}

/// "Saved" is said of what is on record, never of what was only asked for.
#[test]
fn when_something_was_saved_is_known_from_its_answer() {
    let mut state = opened(2);
    does(&mut state, SessionAction::Change(2, SessionChange::Focus("waiting".into())));
    assert_eq!(visiting(&state).saved, None, "it is not answered yet");
    answers(&mut state, Err(refused()));
    assert_eq!(visiting(&state).saved, None, "it was refused");
    does(&mut state, SessionAction::Change(2, SessionChange::Focus("waits".into())));
    let read = chrono::DateTime::from_timestamp(1_796_000_000, 0).unwrap();
    let fresh = SessionView { read, ..session_view(2) };
    answers(&mut state, Ok(Changed::Session(Box::new(fresh.clone()), Box::new(family()))));
    assert_eq!(visiting(&state).saved, Some(read));
    let other = SessionView { session: Session::new(3).unwrap(), ..fresh };
    does(&mut state, SessionAction::Change(3, SessionChange::Plan(Some(day()))));
    answers(&mut state, Ok(Changed::Session(Box::new(other), Box::new(family()))));
    assert_eq!(visiting(&state).view.session.number, 2, "the next session is planned from this one");
}

/// What was typed goes on record whatever else is waited for.
#[test]
fn a_change_is_not_lost_while_a_film_is_opened() {
    let mut state = opened(2);
    does(&mut state, SessionAction::Watch(RECORDING));
    assert!(state.busy.is_some());
    let focus = SessionChange::Focus("waiting".into());
    let effects = does(&mut state, SessionAction::Change(2, focus.clone()));
    assert_eq!(effects, [change(FamilyChange::Session(2, focus))]);
    assert!(does(&mut state, SessionAction::ChooseStep(StepKind::Close)).is_empty());
    assert_ne!(visiting(&state).step, StepKind::Close);
}

fn visit_of_today(state: &mut State) {
    let (today, now) = (state.today, state.now);
    let Screen::Session(session) = &mut state.screen else { panic!("not on the Session screen") };
    session.view.session.held = Some(HeldVisit { arrived: Some(now), ..HeldVisit::on(today) });
}

#[test]
fn next_leads_to_the_step_after_and_during_the_visit_to_the_camera_and_the_film() {
    let mut state = opened(2);
    does(&mut state, SessionAction::ChooseStep(StepKind::Plan));
    assert!(does(&mut state, SessionAction::Next).is_empty(), "it is planned at a desk");
    assert_eq!(visiting(&state).step, StepKind::Film);

    let mut state = opened(2);
    visit_of_today(&mut state);
    does(&mut state, SessionAction::ChooseStep(StepKind::Plan));
    let Screen::Session(session) = &mut state.screen else { unreachable!() };
    session.view.recordings.clear();
    does(&mut state, SessionAction::Next);
    assert!(
        matches!(&state.screen, Screen::Film(film) if film.session == 2),
        "there is nothing to see before the camera"
    );

    let mut state = opened(2);
    let Screen::Session(session) = &mut state.screen else { unreachable!() };
    session.view.recordings[0].clips = 0;
    session.view.recordings[0].playable = true;
    let film = session.view.recordings[0].recording;
    assert_eq!(does(&mut state, SessionAction::Next), [Effect::Watch(WatchJob::Film(CASE, film))]);
    assert_eq!(visiting(&state).step, StepKind::Tag, "Back comes to this step");

    let mut state = opened(2);
    let Screen::Session(session) = &mut state.screen else { unreachable!() };
    session.view.recordings[0].clips = 3;
    assert!(does(&mut state, SessionAction::Next).is_empty(), "its moments are to be seen first");
    for step in [StepKind::Review, StepKind::Close, StepKind::Close] {
        assert!(does(&mut state, SessionAction::Next).is_empty());
        assert_eq!(visiting(&state).step, step);
    }
}

#[test]
fn moments_that_are_shown_at_once_are_chosen_first() {
    let mut state = opened(2);
    let clips = vec![ClipId::from_bytes([1; 16]), ClipId::from_bytes([2; 16])];
    let show = FamilyChange::Session(2, SessionChange::Show(clips.clone()));
    let effects = does(&mut state, SessionAction::ShowThese(2, clips));
    assert_eq!(effects, [change(show), Effect::Watch(WatchJob::ParentView(CASE, 2))]);
}

#[test]
fn whoever_arrived_is_at_the_visit() {
    let mut state = families(Some(family()));
    does(&mut state, FamilyAction::ChangeSession(1, SessionChange::Arrived));
    answers(&mut state, Err(refused()));
    assert!(matches!(state.screen, Screen::Family(_)), "it was refused");
    does(&mut state, FamilyAction::ChangeSession(1, SessionChange::Arrived));
    answers(&mut state, Ok(Changed::Session(Box::new(session_view(1)), Box::new(family()))));
    assert_eq!(visiting(&state).view.session.number, 1);
}

#[test]
fn a_session_that_nobody_waits_for_does_not_open() {
    let mut state = families(Some(family()));
    let leaving = UserAction::Family(FamilyAction::ChangeSession(1, SessionChange::Leaving));
    assert_eq!(does(&mut state, leaving), [change(FamilyChange::Session(1, SessionChange::Leaving))]);
    answers(&mut state, Ok(Changed::Session(Box::new(session_view(1)), Box::new(family()))));
    at_home(&state);
    does(&mut state, FamilyAction::OpenSession(2));
    reports(&mut state, WorkerEvent::Session(Box::new(session_view(1))));
    at_home(&state);
    assert!(state.busy.is_some());
    reports(&mut state, WorkerEvent::Failed(refused()));
    assert!(state.busy.is_none());
    reports(&mut state, WorkerEvent::Session(Box::new(session_view(2))));
    at_home(&state);
}

#[test]
fn what_is_done_on_the_familys_page_goes_to_its_family() {
    let table = [
        (
            UserAction::Family(FamilyAction::PlanSessions { first: day(), every_days: 7 }),
            vec![change(FamilyChange::PlanSessions { first: day(), every_days: 7 })],
        ),
        (
            UserAction::Family(FamilyAction::ChangeConsent(ConsentChange::TakeBack(RECORD))),
            vec![change(FamilyChange::Consent(ConsentChange::TakeBack(RECORD)))],
        ),
        (
            UserAction::Family(FamilyAction::ChangePeople(carer())),
            vec![change(FamilyChange::People(carer()))],
        ),
        (
            UserAction::Family(FamilyAction::ShowToParents(2)),
            vec![Effect::Watch(WatchJob::ParentView(CASE, 2))],
        ),
    ];
    for (action, effects) in table {
        assert_eq!(does(&mut families(Some(family())), action.clone()), effects, "{action:?}");
        assert!(does(&mut families(None), action.clone()).is_empty(), "{action:?}");
        let mut unread = on(Screen::Family(Box::new(FamilyScreen::new(CASE, FamilyPage::Overview))));
        assert!(does(&mut unread, action.clone()).is_empty(), "{action:?}");
    }
}

#[test]
fn filming_for_a_session_comes_back_to_it() {
    let mut state = opened(2);
    let effects = does(&mut state, SessionAction::Film(2));
    assert_eq!(effects, [Effect::Camera(CameraOrder::Find), Effect::Film(FilmOrder::Check(CASE))]);
    let film = filming(&state);
    assert_eq!((film.session, film.band), (2, (secs(300), secs(600))));
    assert_eq!(does(&mut state, WindowAction::Back), [Effect::Read(ReadJob::Session(CASE, 2))]);
    filming(&state);
    assert!(does(&mut state, WindowAction::Back).is_empty(), "once is enough");
    assert_eq!(
        reports(&mut state, WorkerEvent::Session(Box::new(session_view(2)))),
        [Effect::Camera(CameraOrder::Close)]
    );
    visiting(&state);

    does(&mut state, SessionAction::Film(2));
    let Screen::Film(film) = &mut state.screen else { panic!("not on the Film screen") };
    film.stage = FilmStage::Stopping;
    assert_eq!(
        reports(&mut state, WorkerEvent::Film(FilmEvent::Sealed { duration: secs(60) })),
        [Effect::Read(ReadJob::Session(CASE, 2))]
    );
    assert!(!state.is_filming());
    reports(&mut state, WorkerEvent::Session(Box::new(session_view(2))));
    visiting(&state);
    assert_eq!(state.notice.as_ref().map(|notice| notice.message.key), Some("film-sealed"));
}

#[test]
fn watching_for_a_session_comes_back_to_it() {
    let mut state = opened(2);
    assert_eq!(
        does(&mut state, SessionAction::Watch(RECORDING)),
        [Effect::Watch(WatchJob::Film(CASE, RECORDING))]
    );
    assert!(reports(&mut state, WorkerEvent::Tag(TagEvent::Opened(play_screen()))).is_empty());
    assert_eq!(playing(&state).from_session, Some(2));
    assert_eq!(does(&mut state, WindowAction::Back), [Effect::Read(ReadJob::Session(CASE, 2))]);
    assert_eq!(reports(&mut state, WorkerEvent::Session(Box::new(session_view(2)))), [Effect::ClosePlayer]);
    visiting(&state);
    let effects = does(&mut state, WindowAction::Back);
    assert_eq!(effects, [Effect::Read(ReadJob::Family(CASE))]);
    at_home(&state);
}

#[test]
fn where_the_session_cannot_be_read_the_familys_page_is_there() {
    let mut state = opened(2);
    does(&mut state, SessionAction::Film(2));
    does(&mut state, WindowAction::Back);
    let effects = reports(&mut state, WorkerEvent::Failed(refused()));
    assert_eq!(effects, [Effect::Camera(CameraOrder::Close), Effect::Read(ReadJob::Family(CASE))]);
    at_home(&state);
    assert!(state.problem.is_some() && state.busy.is_none());
}

#[test]
fn a_session_filmed_out_of_order_is_noticed() {
    for (session, noticed) in [(2, false), (3, true), (1, true)] {
        let mut state = families(Some(family()));
        does(&mut state, FamilyAction::Film(session));
        let notice = state.notice.as_ref().map(|notice| notice.message.key);
        assert_eq!(notice, noticed.then_some("film-out-of-order"), "{session}");
    }
}
