//! Colleagues and members, and what a part of the staff does not do.

use super::*;
use crate::words::Message;

fn of(role: StaffRole) -> StaffRow {
    StaffRow { role, ..me() }
}

#[test]
fn the_colleagues_are_read_changed_and_left_for_the_family_one_came_from() {
    let mut state = families(Some(family()));
    reports(&mut state, WorkerEvent::People(PeopleEvent::Listed(vec![me()])));
    at_home(&state);
    let people = Place::Settings(SettingsSection::People);
    assert_eq!(does(&mut state, WindowAction::Open(people)), [Effect::Read(ReadJob::Staff)]);
    reports(&mut state, WorkerEvent::People(PeopleEvent::Listed(vec![me()])));
    assert_eq!(at_settings(&state).staff.as_deref(), Some(&[me()][..]));
    let change = StaffChange::Retire(USER);
    let wanted = [serve(ServiceChange::Staff(change.clone()))];
    let (request, act) = awaited(&state, PeopleAction::Change(change.clone()));
    assert_eq!(does(&mut state, act), wanted);
    assert!(does(&mut state, PeopleAction::Change(change)).is_empty(), "keys are being changed");
    assert!(does(&mut state, WindowAction::Back).is_empty());
    let retired = StaffRow { retired: true, ..me() };
    reports(
        &mut state,
        WorkerEvent::People(PeopleEvent::Changed(vec![retired.clone()], "people-passphrase-changed".into())),
    );
    reports(&mut state, WorkerEvent::Served { request, result: Ok(()) });
    let shown = at_settings(&state).staff.as_deref();
    assert_eq!((shown, state.requests.is_saved(request)), (Some(&[retired][..]), true));
    assert!(state.busy.is_none() && state.notice.is_some());
    assert_eq!(does(&mut state, WindowAction::Back), [Effect::Read(ReadJob::Family(CASE))]);
}

#[test]
fn a_change_that_is_refused_leaves_what_was_typed() {
    let mut state = settings(SettingsSection::People);
    let (request, act) = awaited(&state, PeopleAction::Change(StaffChange::Retire(USER)));
    does(&mut state, act);
    reports(&mut state, WorkerEvent::Served { request, result: Err(refused()) });
    assert_eq!((state.requests.is_saved(request), state.busy.is_none()), (false, true));
}

#[test]
fn members_change_on_the_familys_page_and_who_leaves_sees_it_close() {
    let mut state = families(Some(family()));
    let change = MemberChange::Remove(USER);
    assert_eq!(
        does(&mut state, FamilyAction::ChangeMembers(change.clone())),
        [super::change(FamilyChange::Members(change))]
    );
    assert!(state.busy.is_some());
    answers(&mut state, Ok(changed_page()));
    assert!(state.busy.is_none());
    answers(&mut state, Ok(Changed::Closed));
    assert!(matches!(state.screen, Screen::Today(_)) && state.families.is_empty());
}

#[test]
fn filming_is_refused_to_those_whose_part_it_is_not_before_any_other_reason() {
    for (role, filming) in
        [(StaffRole::Worker, true), (StaffRole::Practitioner, false), (StaffRole::Supervisor, false)]
    {
        let mut state = families(Some(family()));
        reports(&mut state, WorkerEvent::People(PeopleEvent::Me(Some(of(role)))));
        let other: Message = "refuse-film-no-carer".into();
        let view = FamilyView { film_refusals: vec![other.clone()], ..family() };
        reports(&mut state, WorkerEvent::Families(FamiliesEvent::Page(Box::new(view))));
        let refusals = open_family(&state).open.as_ref().unwrap().film_refusals.clone();
        let mut wanted = vec![other];
        if !filming {
            wanted.insert(0, "role-refuses-film".into());
        }
        assert_eq!(refusals, wanted, "{role:?}");

        let mut state = film(FilmStage::Preview);
        state.me = Some(of(role));
        reports(&mut state, WorkerEvent::Film(FilmEvent::Checked(Vec::new(), 90)));
        let Screen::Film(film) = &state.screen else { panic!("elsewhere") };
        assert_eq!(film.refusals.is_empty(), filming, "{role:?}");
    }
}

#[test]
fn a_supervisor_looks_at_clips_and_changes_none() {
    for (role, changes) in [(StaffRole::Supervisor, false), (StaffRole::Practitioner, true)] {
        let tag = UserAction::Tag(TagAction::Edit(CLIP, ClipEdit::Note("a note".into())));
        for action in [UserAction::Tag(TagAction::RemoveClip(CLIP)), tag] {
            let mut state = play();
            state.me = Some(of(role));
            assert_eq!(!does(&mut state, action.clone()).is_empty(), changes, "{action:?}");
            assert_eq!(state.notice.is_some(), !changes);
        }
        let mut state = play();
        state.me = Some(of(role));
        assert_eq!(does(&mut state, TagAction::Seek(secs(3))).len(), 1, "looking is for everybody");
    }
}
