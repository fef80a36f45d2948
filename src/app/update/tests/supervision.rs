//! Supervising: what is asked for, a sample that is coded blind, and that nothing of the family's clips changes by it.

use super::*;
use crate::app::action::{SupervisionAction, TagAction, UserAction, WindowAction};
use crate::app::effect::PlayerOrder as Order;
use crate::base::SessionId;
use crate::casework::pages::{BlindCoding, SaidView};

pub(super) const SAMPLE: RecordId = RecordId::from_bytes([8; 16]);
const SESSION: SessionId = SessionId::from_bytes([9; 16]);

fn by(state: State, role: StaffRole) -> State {
    let me = StaffRow {
        user: UserId::from_bytes([1; 16]),
        login: "sv".into(),
        role,
        administrator: false,
        retired: false,
        you: true,
    };
    State { me: Some(me), ..state }
}

/// A sample from the tenth to the fiftieth second, the film standing at the twentieth.
pub(super) fn coding() -> State {
    let mut state = by(families(Some(family())), StaffRole::Supervisor);
    does(&mut state, FamilyAction::ChoosePage(FamilyPage::Supervision));
    does(&mut state, SupervisionAction::Code(SAMPLE));
    let mut screen = play_screen();
    screen.family = FamilyClips::default();
    screen.blind = Some(BlindCoding { sample: SAMPLE, from: secs(10), to: secs(50), seen: None });
    reports(&mut state, WorkerEvent::Tag(TagEvent::Opened(screen)));
    assert!(state.busy.is_none());
    state
}

#[test]
fn a_supervisor_asks_for_samples_and_for_what_was_said() {
    let mut state = by(families(Some(family())), StaffRole::Supervisor);
    for (act, expected) in [
        (SupervisionAction::Draw, change(FamilyChange::DrawSample)),
        (SupervisionAction::OpenSaid(SESSION), Effect::Read(ReadJob::Said(CASE, SESSION))),
        (SupervisionAction::Code(SAMPLE), Effect::Watch(WatchJob::Sample(CASE, SAMPLE))),
    ] {
        assert_eq!(does(&mut state, UserAction::Supervision(act)), [expected]);
    }
    assert!(state.busy.is_some(), "a film is being opened");
}

#[test]
fn others_are_told_why_not() {
    for role in [StaffRole::Worker, StaffRole::Practitioner] {
        let mut state = by(families(Some(family())), role);
        for act in
            [SupervisionAction::Draw, SupervisionAction::Code(SAMPLE), SupervisionAction::OpenSaid(SESSION)]
        {
            assert!(does(&mut state, UserAction::Supervision(act)).is_empty());
            assert_eq!(state.notice.take().map(|said| said.message.key), Some("role-refuses-supervising"));
        }
    }
}

#[test]
fn marks_of_a_sample_change_the_coding_and_never_the_clips() {
    let mut state = coding();
    does(&mut state, TagAction::EdgeHere(Edge::In));
    let clip = NewClip { start: secs(20), end: secs(25), tags: vec!["S1".into()], ..NewClip::default() };
    let effects = does(&mut state, TagAction::SaveClip(clip.clone()));
    let added = TagChange::Add(recording().recording, clip);
    assert_eq!(effects, [change(FamilyChange::Coding(SAMPLE, added))]);
    let export = UserAction::Tag(TagAction::Export { to: PathBuf::from("film.mkv"), reason: "why".into() });
    assert!(does(&mut state, export).is_empty(), "no copy leaves from here");
}

#[test]
fn orders_stay_within_the_sample() {
    for (action, to) in [
        (UserAction::Tag(TagAction::Seek(secs(0))), secs(10)),
        (UserAction::Tag(TagAction::Seek(secs(55))), secs(50)),
        (UserAction::Tag(TagAction::Seek(secs(30))), secs(30)),
        (UserAction::Tag(TagAction::Jump(secs(-60))), secs(10)),
    ] {
        assert_eq!(does(&mut coding(), action), [Effect::Player(Order::Seek(to))]);
    }
    let mut state = coding();
    reports(&mut state, WorkerEvent::Player(player(PlayPhase::Paused, 5)));
    does(&mut state, TagAction::EdgeHere(Edge::In));
    assert_eq!(playing(&state).mark_in, Some(secs(10)), "the first picture of a sample may lie before it");
}

#[test]
fn leaving_goes_back_to_the_page_it_came_from_and_finishing_compares() {
    for (action, finishes) in
        [(UserAction::Window(WindowAction::Back), false), (UserAction::Tag(TagAction::FinishCoding), true)]
    {
        let mut state = coding();
        let effects = does(&mut state, action);
        let finish = change(FamilyChange::FinishCoding(SAMPLE));
        assert!(effects.contains(&Effect::ClosePlayer));
        assert_eq!(effects.last() == Some(&finish), finishes, "{effects:?}");
        assert_eq!(open_family(&state).page, FamilyPage::Supervision);
    }
    let mut state = play();
    assert!(does(&mut state, TagAction::FinishCoding).is_empty(), "only a sample is finished");
}

#[test]
fn what_was_said_is_shown_for_the_open_family_until_it_is_counted() {
    let said = |case| SaidView { case, session: SESSION, number: 1, played: secs(60), clips: Vec::new() };
    let shown = |state: &State| match &state.screen {
        Screen::Family(family) => family.said.is_some(),
        _ => false,
    };
    let event = |case| WorkerEvent::Said(Box::new(said(case)));
    let mut state = by(families(Some(family())), StaffRole::Supervisor);
    reports(&mut state, event(CaseId::from_bytes([77; 16])));
    assert!(!shown(&state), "another family was opened meanwhile");
    reports(&mut state, event(CASE));
    assert!(shown(&state));
    reports(&mut state, WorkerEvent::Families(FamiliesEvent::Page(Box::new(family()))));
    assert!(shown(&state), "nothing was counted by that");
    does(&mut state, SupervisionAction::CloseSaid);
    assert!(!shown(&state));
}

#[test]
fn what_was_drawn_or_finished_is_told() {
    let mut state = by(families(Some(family())), StaffRole::Supervisor);
    does(&mut state, SupervisionAction::Draw);
    answers(&mut state, Ok(changed_page()));
    assert_eq!(state.notice.as_ref().map(|said| said.message.key), Some("supervision-drawn"));
    let mut state = coding();
    does(&mut state, TagAction::FinishCoding);
    answers(&mut state, Ok(changed_page()));
    assert_eq!(state.notice.as_ref().map(|said| said.message.key), Some("supervision-finished"));
}

#[test]
fn comments_that_are_on_record_close_the_page_and_a_refusal_leaves_it() {
    let mut state = by(families(Some(family())), StaffRole::Supervisor);
    let said = SaidView { case: CASE, session: SESSION, number: 1, played: secs(60), clips: Vec::new() };
    let coding = crate::programme::CommentCoding {
        on: day(),
        session: SESSION,
        watched: secs(300),
        comments: Vec::new(),
    };
    let save = || {
        FamilyAction::ChangeEntry(crate::casework::changes::EntryChange::Add(
            crate::programme::Entry::CommentCoding(coding.clone()),
        ))
    };
    let mut counts = |result, open, what: &str| {
        reports(&mut state, WorkerEvent::Said(Box::new(said.clone())));
        does(&mut state, save());
        answers(&mut state, result);
        assert_eq!(open_family(&state).said.is_some(), open, "{what}");
    };
    counts(Err(refused()), true, "nothing was counted by that");
    counts(Ok(changed_page()), false, "it is on record");
}
