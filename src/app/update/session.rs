//! One session, from plan to close.

use super::super::action::SessionAction;
use super::super::effect::Effect;
use super::super::state::{InProgress, Screen, SessionScreen, State};
use super::going::{self, FilmAsked};
use super::people;
use crate::casework::changes::{FamilyChange, SessionChange};
use crate::casework::pages::SessionView;
use crate::programme::{StepKind, StepState};

pub(super) fn on_user(state: &mut State, action: SessionAction) -> Vec<Effect> {
    let Screen::Session(session) = &mut state.screen else { return Vec::new() };
    // What was typed goes on record whatever is waited for.
    if state.busy.is_some() && !matches!(action, SessionAction::Change(..)) {
        return Vec::new();
    }
    let case = session.view.case;
    match action {
        SessionAction::ChooseStep(step) => {
            session.step = step;
            Vec::new()
        }
        SessionAction::Change(number, change) => {
            vec![state.requests.to_change(case, FamilyChange::Session(number, change))]
        }
        SessionAction::Next => next(state),
        SessionAction::Film(filmed) => {
            let asked = asked(&session.view, filmed);
            going::to_film(state, asked)
        }
        SessionAction::Watch(recording) => going::to_watch(state, case, recording),
        SessionAction::ShowToParents(number) => going::to_parents(state, case, number),
        SessionAction::ShowThese(number, clips) => {
            let show = FamilyChange::Session(number, SessionChange::Show(clips));
            let mut effects = vec![state.requests.to_change(case, show)];
            effects.extend(going::to_parents(state, case, number));
            effects
        }
        SessionAction::Preview(number) => going::to_preview(state, case, number),
    }
}

fn asked(view: &SessionView, filmed: u32) -> FilmAsked {
    FilmAsked {
        case: view.case,
        code: view.code.clone(),
        session: filmed,
        refusals: view.film_refusals.clone(),
        band: view.film_band,
        before: going::filmed_at(&view.recordings, filmed),
    }
}

/// To the step after the one that is open. During the visit the camera is opened at once where nothing was filmed yet, and
/// the film where its moments are all that is to be found.
fn next(state: &mut State) -> Vec<Effect> {
    let now = state.now;
    let Screen::Session(session) = &mut state.screen else { return Vec::new() };
    let after = session.view.steps.iter().skip_while(|step| step.kind != session.step).nth(1);
    let Some(step) = after.map(|step| step.kind) else { return Vec::new() };
    session.step = step;
    let view = &session.view;
    let number = view.session.number;
    let visits = view.session.held.as_ref().is_some_and(|visit| visit.clock(now).is_some());
    match step {
        StepKind::Film if visits && view.recordings.is_empty() && view.film_refusals.is_empty() => {
            let asked = asked(view, number);
            going::to_film(state, asked)
        }
        StepKind::Tag => match view.recordings.as_slice() {
            [film] if film.playable && film.clips == 0 && view.watch_refusals.is_empty() => {
                let (case, recording) = (view.case, film.recording);
                going::to_watch(state, case, recording)
            }
            _ => Vec::new(),
        },
        StepKind::Plan | StepKind::Film | StepKind::Review | StepKind::Close => Vec::new(),
    }
}

/// A change of a session is on record: whoever arrived is at the visit's page from then on, wherever they said so.
pub(super) fn changed(
    state: &mut State,
    asked: Option<&FamilyChange>,
    view: Box<SessionView>,
) -> Vec<Effect> {
    let arrived = matches!(asked, Some(FamilyChange::Session(_, SessionChange::Arrived)));
    if arrived && matches!(state.screen, Screen::Today(_) | Screen::Family(_)) {
        return opens(state, view);
    }
    let read = view.read;
    if let Screen::Session(session) = &mut state.screen
        && session.view.is_same(&view)
    {
        session.saved = Some(read);
    }
    refresh(state, view);
    Vec::new()
}

fn opens(state: &mut State, mut view: Box<SessionView>) -> Vec<Effect> {
    people::with_role(state, &mut view.film_refusals);
    open(state, view)
}

pub(super) fn on_worker(state: &mut State, view: Box<SessionView>) -> Vec<Effect> {
    if !state.end(&[InProgress::OpeningSession(view.session.number)]) {
        // Nobody waits for it but the session that is on screen.
        refresh(state, view);
        return Vec::new();
    }
    opens(state, view)
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
    let release = state.screen.on_screen().release();
    let wanted = state.places.take_step();
    let there = wanted.filter(|kind| view.steps.iter().any(|step| step.kind == *kind));
    let step = there.unwrap_or_else(|| first_open(&view));
    going::show(state, Screen::Session(Box::new(SessionScreen::new(*view, step))));
    release.into_iter().collect()
}

/// The first step with something to do; the last where there is none.
fn first_open(view: &SessionView) -> StepKind {
    let open = view.steps.iter().find(|step| step.state == StepState::Open);
    open.map_or(StepKind::Close, |step| step.kind)
}
