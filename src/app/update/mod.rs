//! The one function that changes the state: a pure function of state and action, split by subject.
//! Knows no worker: what must be done outside it returns as effects.

mod changed;
mod concern;
mod export;
mod failed;
mod families;
mod family;
mod film;
mod going;
mod grid;
mod journal;
mod lock;
mod parent;
mod people;
mod preview;
mod recovery;
mod retention;
mod session;
mod settings;
mod supervision;
mod tag;
mod today;
mod undo;
mod unlock;
mod window;

#[cfg(test)]
mod tests;

use super::action::{Action, UserAction, WorkerEvent};
use super::effect::Effect;
use super::state::{InProgress, State};

/// Carries an action into the state; returns what workers are to do.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Today(today) => {
            state.today = today;
            today::new_day(state)
        }
        Action::Now(now) => {
            state.now = now;
            Vec::new()
        }
        Action::Time(now, touched) => {
            let screen = state.in_use();
            if state.idle.tell(now, touched, screen) { lock::lock(state) } else { Vec::new() }
        }
        Action::User(action) => user_update(state, action),
        Action::Worker(event) => worker_update(state, event),
    }
}

fn user_update(state: &mut State, action: UserAction) -> Vec<Effect> {
    if !matches!(action, UserAction::Window(_) | UserAction::Awaited(..)) {
        state.problem = None;
    }
    // What belongs to another screen than the one that is shown does nothing there.
    match action {
        UserAction::Window(action) => window::on_user(state, action),
        UserAction::Unlock(action) => unlock::on_user(state, action),
        UserAction::Families(action) => families::on_user(state, action),
        UserAction::Family(action) => family::on_user(state, action),
        UserAction::Retention(action) => retention::on_user(state, action),
        UserAction::Supervision(action) => supervision::on_user(state, action),
        UserAction::Session(action) => session::on_user(state, action),
        UserAction::Film(action) => film::on_user(state, action),
        UserAction::Tag(action) => tag::on_user(state, action),
        UserAction::Parent(action) => parent::on_user(state, action),
        UserAction::Journal(action) => journal::on_user(state, action),
        UserAction::Grid(action) => grid::on_user(state, action),
        UserAction::People(action) => people::on_user(state, action),
        UserAction::Settings(action) => settings::on_user(state, action),
        UserAction::Today(action) => today::on_user(state, action),
        UserAction::Awaited(request, action) => {
            state.requests.await_as(Some(request));
            let effects = user_update(state, *action);
            state.requests.await_as(None);
            effects
        }
    }
}

fn worker_update(state: &mut State, event: WorkerEvent) -> Vec<Effect> {
    if state.is_locked() {
        return lock::on_worker(state, event);
    }
    let event = match parent::takes(state, event) {
        Ok(effects) => return effects,
        Err(event) => event,
    };
    match event {
        WorkerEvent::Failed(problem) => {
            return failed::beside(state, problem, InProgress::has_an_answer_of_its_own);
        }
        WorkerEvent::FilmsRepaired(films) => state.repaired.extend(films),
        WorkerEvent::Exported(result) => return export::answered(state, result),
        WorkerEvent::Progress(message) => state.tell_progress(message),
        WorkerEvent::Locked => return lock::locked(state),
        WorkerEvent::LockAfter(after) => state.idle.lock_after = after,
        WorkerEvent::Preferences(asked) => state.preferences = asked,
        // Only where the vault is locked does it mean something.
        WorkerEvent::Unlock(_) => {}
        WorkerEvent::Families(event) => return families::on_worker(state, event),
        WorkerEvent::Changed { case, request, result } => {
            return changed::answered(state, case, request, result);
        }
        WorkerEvent::Served { request, result } => return changed::served(state, request, result),
        WorkerEvent::Session(view) => return session::on_worker(state, view),
        WorkerEvent::Film(event) => return film::on_worker(state, event),
        WorkerEvent::Tag(event) => return tag::on_worker(state, event),
        WorkerEvent::Parent(event) => return parent::on_worker(state, event),
        WorkerEvent::Player(view) => return tag::plays(state, view),
        WorkerEvent::Retention(event) => return retention::on_worker(state, event),
        WorkerEvent::Said(said) => return supervision::on_worker(state, said),
        WorkerEvent::Grid(event) => return grid::on_worker(state, event),
        WorkerEvent::Journal(view) => return journal::on_worker(state, *view),
        WorkerEvent::People(event) => return people::on_worker(state, event),
        WorkerEvent::Settings(event) => return settings::on_worker(state, event),
    }
    Vec::new()
}
