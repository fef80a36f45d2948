//! One session, from plan to close.

use super::super::action::UserAction;
use super::super::effect::{CameraOrder, Effect, ReadJob, WatchJob};
use super::super::state::{FamiliesScreen, Screen, SessionScreen, State};
use super::film::{self, Filming};
use super::{asking, people};
use crate::base::CaseId;
use crate::casework::changes::FamilyChange;
use crate::casework::pages::SessionView;
use crate::programme::{StepKind, StepState};
use crate::words::Message;

/// What is said while a session is opened.
const OPENING: &str = "session-opening";

/// What is said while this session is opened.
fn opening(number: u32) -> Message {
    Message::new(OPENING).with("session", number)
}

/// Goes to a session, for the first time or back; the screen that one leaves stays until it is read.
pub(super) fn go_to(state: &mut State, case: CaseId, number: u32) -> Vec<Effect> {
    state.busy = Some(opening(number));
    vec![Effect::Read(ReadJob::Session(case, number))]
}

/// A session that one was going back to cannot be read: its family's page is there.
pub(super) fn opening_failed(state: &mut State, was: Option<&Message>) -> Vec<Effect> {
    if was.is_none_or(|busy| busy.key != OPENING) {
        return Vec::new();
    }
    let (case, close) = match &state.screen {
        Screen::Film(film) => (film.case, Effect::Camera(CameraOrder::Close)),
        Screen::Tag(tag) => (tag.case, Effect::ClosePlayer),
        Screen::Parent(parent) => (parent.case, Effect::ClosePlayer),
        Screen::Unlock(_)
        | Screen::Families(_)
        | Screen::Session(_)
        | Screen::Journal(_)
        | Screen::Supervision(_)
        | Screen::People(_) => {
            return Vec::new();
        }
    };
    state.screen = Screen::Families(FamiliesScreen::default());
    vec![close, Effect::Read(ReadJob::Families), Effect::Read(ReadJob::Family(case))]
}

pub(super) fn on_user(state: &mut State, action: UserAction) -> Vec<Effect> {
    let Screen::Session(session) = &mut state.screen else { return Vec::new() };
    if state.busy.is_some() {
        return Vec::new();
    }
    let (case, number) = (session.view.case, session.view.session.number);
    match action {
        UserAction::ChooseStep(step) => {
            session.step = step;
            Vec::new()
        }
        UserAction::ChangeSession(number, change) => {
            vec![asking::ask(&mut state.requests, case, FamilyChange::Session(number, change))]
        }
        UserAction::GoFilm { session: filmed } => {
            let filming = Filming {
                case,
                code: session.view.code.clone(),
                session: filmed,
                from_session: Some(number),
                refusals: session.view.film_refusals.clone(),
                band: session.view.film_band,
            };
            film::open(state, filming)
        }
        UserAction::GoTag(recording) => {
            state.busy = Some("play-opening".into());
            vec![Effect::Watch(WatchJob::Film(case, recording))]
        }
        UserAction::GoParentView(number) => {
            state.busy = Some("play-opening".into());
            vec![Effect::Watch(WatchJob::ParentView(case, number))]
        }
        UserAction::Back => {
            state.screen = Screen::Families(FamiliesScreen::default());
            vec![Effect::Read(ReadJob::Families), Effect::Read(ReadJob::Family(case))]
        }
        _ => Vec::new(),
    }
}

pub(super) fn on_worker(state: &mut State, mut view: Box<SessionView>) -> Vec<Effect> {
    if state.busy.as_ref() != Some(&opening(view.session.number)) {
        // Nobody waits for it but the session that is on screen.
        refresh(state, view);
        return Vec::new();
    }
    state.busy = None;
    people::with_role(state, &mut view.film_refusals);
    open(state, view)
}

/// The session that is on screen is shown as it is now.
pub(super) fn refresh(state: &mut State, mut view: Box<SessionView>) {
    people::with_role(state, &mut view.film_refusals);
    if let Screen::Session(session) = &mut state.screen
        && session.view.is_same(&view)
    {
        session.view = *view;
    }
}

/// Shows the session; camera or player of the screen before are let go.
fn open(state: &mut State, view: Box<SessionView>) -> Vec<Effect> {
    let close = match &state.screen {
        Screen::Film(_) => Some(Effect::Camera(CameraOrder::Close)),
        Screen::Tag(_) | Screen::Parent(_) => Some(Effect::ClosePlayer),
        Screen::Unlock(_) | Screen::Journal(_) | Screen::Supervision(_) | Screen::People(_) => {
            return Vec::new();
        }
        Screen::Families(_) | Screen::Session(_) => None,
    };
    let wanted = match &state.screen {
        Screen::Families(families) => families.step_wanted,
        _ => None,
    };
    let there = wanted.filter(|kind| view.steps.iter().any(|step| step.kind == *kind));
    let step = there.unwrap_or_else(|| first_open(&view));
    state.screen = Screen::Session(Box::new(SessionScreen { view: *view, step }));
    close.into_iter().collect()
}

/// The first step with something to do; the last where there is none.
fn first_open(view: &SessionView) -> StepKind {
    let open = view.steps.iter().find(|step| step.state == StepState::Open);
    open.map_or(StepKind::Close, |step| step.kind)
}
