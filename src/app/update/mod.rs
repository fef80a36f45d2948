//! The one function that changes the state: a pure function of state and action, split by subject.
//! Knows no worker: what must be done outside it returns as effects.

mod concern;
mod families;
mod family;
mod film;
mod going;
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
mod window;

#[cfg(test)]
mod tests;

use super::action::{Action, UserAction, WorkerEvent};
use super::effect::Effect;
use super::state::{InProgress, Screen, State};
use crate::words::Message;

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
    if !matches!(action, UserAction::Window(_)) {
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
    }
}

/// What work under way says of itself; without any it comes too late.
fn progress(state: &mut State, message: Message) {
    if let Some(busy) = &mut state.busy {
        busy.progress = Some(message);
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
        WorkerEvent::Failed(problem) if problem.message.key == lock::LOCKED => lock::lock(state),
        WorkerEvent::Failed(problem) => {
            let was = state.busy.take();
            state.problem = Some(problem);
            if let Screen::Tag(play) = &mut state.screen {
                play.exporting = None;
            }
            match was.map(|busy| busy.with) {
                Some(InProgress::OpeningSession(_)) => going::opening_failed(state),
                _ => Vec::new(),
            }
        }
        WorkerEvent::FilmsRepaired(films) => {
            state.repaired.extend(films);
            Vec::new()
        }
        WorkerEvent::Progress(message) => {
            progress(state, message);
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
        | WorkerEvent::RecoverySheetSaved(_)
        | WorkerEvent::Unlocked(_)
        | WorkerEvent::DemonstrationReady(_)
        | WorkerEvent::FilmGoesOn(_) => Vec::new(),
        WorkerEvent::Families(_)
        | WorkerEvent::Family(_)
        | WorkerEvent::Judged(..)
        | WorkerEvent::Training(_)
        | WorkerEvent::Checked(_) => families::on_worker(state, report),
        WorkerEvent::Me(_)
        | WorkerEvent::Staff(_)
        | WorkerEvent::StaffChanged(..)
        | WorkerEvent::FamilyClosed(_) => people::on_worker(state, report),
        WorkerEvent::Grid(part) => grid::part(state, *part),
        WorkerEvent::GridCell(case, evidence) => grid::cell(state, case, *evidence),
        WorkerEvent::ConcernRaised(case) => concern::raised(state, case),
        WorkerEvent::Journal(view) => journal::on_worker(state, *view),
        WorkerEvent::Session(_) => session::on_worker(state, report),
        WorkerEvent::Retention(report) => retention::on_worker(state, report),
        WorkerEvent::Supervision(report) => supervision::on_worker(state, report),
        WorkerEvent::ParentReady(_)
        | WorkerEvent::ParentFilm(..)
        | WorkerEvent::ParentMaySee(_)
        | WorkerEvent::ParentFilmFailed(..)
        | WorkerEvent::ParentWordsSaved(..) => parent::on_worker(state, report),
        WorkerEvent::Devices(_)
        | WorkerEvent::FilmChecked(..)
        | WorkerEvent::Capture(_)
        | WorkerEvent::FilmStarted(_)
        | WorkerEvent::FilmSealed { .. }
        | WorkerEvent::FilmDiscarded
        | WorkerEvent::FilmFailed(_) => film::on_worker(state, report),
        WorkerEvent::Playing(_)
        | WorkerEvent::Player(_)
        | WorkerEvent::ClipsChanged(..)
        | WorkerEvent::ClipsRefused(_)
        | WorkerEvent::Exporting(_)
        | WorkerEvent::Exported(_) => tag::on_worker(state, report),
    }
}
