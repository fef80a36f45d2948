//! The one function that changes the state: a pure function of state and action, split by subject.
//! Knows no worker: what must be done outside it returns as effects.

mod concern;
mod families;
mod film;
mod grid;
mod journal;
mod keeping;
mod lock;
mod parent;
mod people;
mod recovery;
mod session;
mod supervision;
mod tag;
mod unlock;

#[cfg(test)]
mod tests;

use super::action::{Action, Did, Report};
use super::effect::Effect;
use super::state::{Screen, State};

/// What workers say to whatever needs an open vault.
const LOCKED: &str = "error-locked";

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
        Action::Did(did) => {
            state.notice = None;
            did_update(state, did)
        }
        Action::Reported(report) => reported_update(state, report),
    }
}

fn did_update(state: &mut State, did: Did) -> Vec<Effect> {
    match did {
        Did::DismissProblem => {
            state.problem = None;
            Vec::new()
        }
        Did::PutMendedAway => {
            state.mended.clear();
            Vec::new()
        }
        Did::ChooseDark(dark) => {
            state.dark = dark;
            Vec::new()
        }
        Did::Close if state.is_filming() => {
            state.notice = Some("film-close-refused".into());
            Vec::new()
        }
        Did::Close if recovery::holds_window(state) => Vec::new(),
        Did::Close => {
            let mut effects = parent::close(state);
            effects.push(Effect::Quit);
            effects
        }
        Did::Stay => {
            state.idle.touch();
            Vec::new()
        }
        Did::ChooseLockAfter(after) if !state.is_locked() => vec![Effect::KeepLockAfter(after)],
        Did::Lock if !state.is_locked() => lock::lock(state),
        Did::RaiseConcern(new) => concern::raise(state, new),
        did => {
            state.problem = None;
            match &mut state.screen {
                Screen::Unlock(_) => unlock::did(state, did),
                Screen::Families(_) => families::did(state, did),
                Screen::Film(_) => film::did(state, did),
                Screen::Session(_) => session::did(state, did),
                Screen::Tag(_) => tag::did(state, did),
                Screen::Parent(_) => parent::did(state, did),
                Screen::Journal(_) => journal::did(state, did),
                Screen::Supervision(_) => grid::did(state, did),
                Screen::People(_) => people::did(state, did),
            }
        }
    }
}

fn reported_update(state: &mut State, report: Report) -> Vec<Effect> {
    if state.is_locked() {
        return lock::reported(state, report);
    }
    let report = match parent::takes(state, report) {
        Ok(effects) => return effects,
        Err(report) => report,
    };
    match report {
        // The vault was closed by the system: the window follows.
        Report::Failed(problem) if problem.message.key == LOCKED => lock::lock(state),
        Report::Failed(problem) => {
            let was = state.busy.take();
            state.problem = Some(problem);
            if let Screen::Tag(play) = &mut state.screen {
                play.exporting = None;
            }
            session::opening_failed(state, was.as_ref())
        }
        Report::FilmsMended(films) => {
            state.mended.extend(films);
            Vec::new()
        }
        Report::Progress(message) => {
            if state.busy.is_some() {
                state.busy = Some(message);
            }
            Vec::new()
        }
        Report::Locked => lock::locked(state),
        Report::LockAfter(after) => {
            state.idle.lock_after = after;
            Vec::new()
        }
        // Only where the vault is locked do these mean something.
        Report::NoVault
        | Report::VaultFound(_)
        | Report::VaultUnusable(_)
        | Report::VaultMade(_)
        | Report::RecoverySheetSaved(_)
        | Report::Unlocked(_)
        | Report::DemonstrationReady(_)
        | Report::FilmGoesOn(_) => Vec::new(),
        Report::Families(_)
        | Report::Family(_)
        | Report::Judged(..)
        | Report::Training(_)
        | Report::Checked(_) => families::reported(state, report),
        Report::Me(_) | Report::Staff(_) | Report::StaffChanged(..) | Report::FamilyClosed(_) => {
            people::reported(state, report)
        }
        Report::Grid(part) => grid::part(state, *part),
        Report::GridCell(case, evidence) => grid::cell(state, case, *evidence),
        Report::ConcernRaised(case) => concern::raised(state, case),
        Report::Journal(view) => journal::reported(state, *view),
        Report::Session(_) => session::reported(state, report),
        Report::Kept(report) => keeping::reported(state, report),
        Report::Supervised(report) => supervision::reported(state, report),
        Report::ParentReady(_)
        | Report::ParentFilm(..)
        | Report::ParentMaySee(_)
        | Report::ParentFilmFailed(..)
        | Report::ParentWordsSaved(..) => parent::reported(state, report),
        Report::Devices(_)
        | Report::FilmChecked(..)
        | Report::Capture(_)
        | Report::FilmStarted(_)
        | Report::FilmSealed { .. }
        | Report::FilmDiscarded
        | Report::FilmFailed(_) => film::reported(state, report),
        Report::Playing(_)
        | Report::Player(_)
        | Report::ClipsChanged(..)
        | Report::ClipsRefused(_)
        | Report::Exporting(_)
        | Report::Exported(_) => tag::reported(state, report),
    }
}
