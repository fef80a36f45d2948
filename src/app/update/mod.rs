//! The one function that changes the state: a pure function of state and action, split by subject.
//! Knows no worker: what must be done outside it returns as effects.

mod asking;
mod changed;
mod concern;
mod export;
mod families;
mod film;
mod grid;
mod journal;
mod lock;
mod parent;
mod people;
mod recovery;
mod retention;
mod session;
mod supervision;
mod tag;
mod unlock;

#[cfg(test)]
mod tests;

use super::action::{Action, UserAction, WorkerEvent};
use super::effect::{Effect, VaultJob};
use super::state::{Screen, State};
use crate::casework::ProblemKind;

/// Carries an action into the state; returns what workers are to do.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Today(today) => {
            state.today = today;
            Vec::new()
        }
        Action::Time(now, touched) => {
            let screen = state.in_use();
            if state.idle.tell(now, touched, screen) { lock::lock(state) } else { Vec::new() }
        }
        Action::User(action) => {
            state.notice = None;
            user_update(state, action)
        }
        Action::Worker(report) => worker_update(state, report),
    }
}

fn user_update(state: &mut State, action: UserAction) -> Vec<Effect> {
    match action {
        UserAction::DismissProblem => {
            state.problem = None;
            Vec::new()
        }
        UserAction::DismissRepaired => {
            state.repaired.clear();
            Vec::new()
        }
        UserAction::ChooseDark(dark) => {
            state.dark = dark;
            Vec::new()
        }
        UserAction::Close if state.is_filming() => {
            state.notice = Some("film-close-refused".into());
            Vec::new()
        }
        UserAction::Close if recovery::holds_window(state) => Vec::new(),
        UserAction::Close => {
            let mut effects = parent::close(state);
            effects.push(Effect::Quit);
            effects
        }
        UserAction::Stay => {
            state.idle.touch();
            Vec::new()
        }
        UserAction::ChooseLockAfter(after) if !state.is_locked() => {
            vec![Effect::Vault(VaultJob::KeepLockAfter(after))]
        }
        UserAction::Lock if !state.is_locked() => lock::lock(state),
        UserAction::RaiseConcern(new) => concern::raise(state, new),
        action => {
            state.problem = None;
            match &mut state.screen {
                Screen::Unlock(_) => unlock::on_user(state, action),
                Screen::Families(_) => families::on_user(state, action),
                Screen::Film(_) => film::on_user(state, action),
                Screen::Session(_) => session::on_user(state, action),
                Screen::Tag(_) => tag::on_user(state, action),
                Screen::Parent(_) => parent::on_user(state, action),
                Screen::Journal(_) => journal::on_user(state, action),
                Screen::Supervision(_) => grid::on_user(state, action),
                Screen::People(_) => people::on_user(state, action),
            }
        }
    }
}

fn worker_update(state: &mut State, report: WorkerEvent) -> Vec<Effect> {
    if state.is_locked() {
        return lock::on_worker(state, report);
    }
    let report = match parent::takes(state, report) {
        Ok(effects) => return effects,
        Err(report) => report,
    };
    match report {
        // The vault was closed by the system: the window follows.
        WorkerEvent::Failed(problem) if problem.kind == ProblemKind::Locked => lock::lock(state),
        WorkerEvent::Failed(problem) => {
            let was = state.busy.take();
            state.problem = Some(problem);
            session::opening_failed(state, was.as_ref())
        }
        WorkerEvent::FilmsRepaired(films) => {
            state.repaired.extend(films);
            Vec::new()
        }
        WorkerEvent::Progress(message) => {
            if state.busy.is_some() {
                state.busy = Some(message);
            }
            Vec::new()
        }
        WorkerEvent::Locked => lock::locked(state),
        WorkerEvent::LockAfter(after) => {
            state.idle.lock_after = after;
            Vec::new()
        }
        // Only where the vault is locked do these mean something.
        WorkerEvent::NoVault
        | WorkerEvent::VaultFound(_)
        | WorkerEvent::VaultUnusable(_)
        | WorkerEvent::VaultMade(_)
        | WorkerEvent::Unlocked(_)
        | WorkerEvent::DemonstrationReady(_)
        | WorkerEvent::FilmGoesOn(_) => Vec::new(),
        WorkerEvent::Families(_)
        | WorkerEvent::Family(_)
        | WorkerEvent::Judged(..)
        | WorkerEvent::Training(_)
        | WorkerEvent::Checked(_) => families::on_worker(state, report),
        WorkerEvent::Changed { case, request, result } => changed::answered(state, case, request, result),
        WorkerEvent::Me(_) | WorkerEvent::Staff(_) | WorkerEvent::StaffChanged(..) => {
            people::on_worker(state, report)
        }
        WorkerEvent::Grid(part) => grid::part(state, *part),
        WorkerEvent::GridCell(case, evidence) => grid::cell(state, case, *evidence),
        WorkerEvent::Journal(view) => journal::on_worker(state, *view),
        WorkerEvent::Session(view) => session::on_worker(state, view),
        WorkerEvent::Retention(report) => retention::on_worker(state, report),
        WorkerEvent::Said(said) => supervision::on_worker(state, said),
        WorkerEvent::ParentReady(_)
        | WorkerEvent::ParentFilm(..)
        | WorkerEvent::ParentMaySee(_)
        | WorkerEvent::ParentFilmFailed(..) => parent::on_worker(state, report),
        WorkerEvent::Devices(_)
        | WorkerEvent::FilmChecked(..)
        | WorkerEvent::Capture(_)
        | WorkerEvent::FilmStarted(_)
        | WorkerEvent::FilmSealed { .. }
        | WorkerEvent::FilmDiscarded
        | WorkerEvent::FilmFailed(_) => film::on_worker(state, report),
        WorkerEvent::Playing(_) | WorkerEvent::Player(_) | WorkerEvent::Exporting(_) => {
            tag::on_worker(state, report)
        }
        WorkerEvent::Exported(result) => export::answered(state, result),
    }
}
