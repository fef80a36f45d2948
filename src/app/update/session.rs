//! One session, from plan to close.

use super::super::action::SessionAction;
use super::super::effect::Effect;
use super::super::state::{InProgress, Screen, SessionScreen, State};
use super::going::{self, FilmAsked};
use super::people;
use crate::casework::changes::FamilyChange;
use crate::casework::pages::SessionView;
use crate::programme::{StepKind, StepState};

pub(super) fn on_user(state: &mut State, action: SessionAction) -> Vec<Effect> {
    let Screen::Session(session) = &mut state.screen else { return Vec::new() };
    if state.busy.is_some() {
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
        SessionAction::Film(filmed) => {
            let asked = FilmAsked {
                case,
                code: session.view.code.clone(),
                session: filmed,
                refusals: session.view.film_refusals.clone(),
                band: session.view.film_band,
                before: going::filmed_at(&session.view.recordings, filmed),
            };
            going::to_film(state, asked)
        }
        SessionAction::Watch(recording) => going::to_watch(state, case, recording),
        SessionAction::ShowToParents(number) => going::to_parents(state, case, number),
    }
}

pub(super) fn on_worker(state: &mut State, mut view: Box<SessionView>) -> Vec<Effect> {
    if !state.end(&[InProgress::OpeningSession(view.session.number)]) {
        // Nobody waits for it but the session that is on screen.
        refresh(state, view);
        return Vec::new();
    }
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
    let release = state.screen.on_screen().release();
    let wanted = state.places.take_step();
    let there = wanted.filter(|kind| view.steps.iter().any(|step| step.kind == *kind));
    let step = there.unwrap_or_else(|| first_open(&view));
    going::show(state, Screen::Session(Box::new(SessionScreen { view: *view, step })));
    release.into_iter().collect()
}

/// The first step with something to do; the last where there is none.
fn first_open(view: &SessionView) -> StepKind {
    let open = view.steps.iter().find(|step| step.state == StepState::Open);
    open.map_or(StepKind::Close, |step| step.kind)
}
