//! Locking: from every screen the same way, and what is taken notice of while the vault is locked.

use super::super::action::{FilmEvent, ParentEvent, RunningFilm, TagEvent, WorkerEvent};
use super::super::effect::{CameraOrder, Effect, FilmOrder, ReadJob, VaultJob};
use super::super::state::{
    CaptureView, FilmScreen, FilmStage, LockedFilm, LockedStage, Screen, State, UnlockScreen,
};
use super::unlock;
use crate::base::MediaTime;
use crate::casework::pages::TodayPage;
use crate::casework::{Exported, ProblemKind};
use crate::media::frame::FrameSlot;

/// Locks: nothing of a family stays in the state, and nothing that holds a key stays open but a film under way.
pub(super) fn lock(state: &mut State) -> Vec<Effect> {
    let mut effects = hide(state);
    effects.push(Effect::Vault(VaultJob::Lock));
    effects
}

/// Puts every screen of a family away, before the vault itself is closed.
fn hide(state: &mut State) -> Vec<Effect> {
    // What is not yet on record goes there first.
    let mut effects = state.screen.on_screen_mut().leave(&mut state.requests);
    effects.push(Effect::ClosePlayer);
    let screen = std::mem::replace(&mut state.screen, Screen::Unlock(UnlockScreen::Looking));
    (state.problem, state.busy, state.me) = (None, None, None);
    state.places.clear();
    state.families.clear();
    state.families_read = None;
    state.today_page = TodayPage::default();
    state.repaired.clear();
    // Nobody is there for the answers, and what was typed goes.
    state.requests.forget();
    state.notice.take_if(|notice| !notice.outlives_locking);
    match screen {
        Screen::Film(film) if film.stage.is_underway() => {
            film.frames.clear();
            let FilmScreen { stage, capture, devices, camera, microphone, frames, .. } = *film;
            let behind = LockedFilm { stage: stage.into(), capture, devices, camera, microphone, frames };
            state.locked_film = Some(behind);
            effects.push(Effect::Camera(CameraOrder::ShowPreview(false)));
        }
        _ => effects.push(Effect::Camera(CameraOrder::Close)),
    }
    effects
}

/// The vault is closed, by this window's wish or by the system's.
pub(super) fn locked(state: &mut State) -> Vec<Effect> {
    let mut effects = match state.screen {
        // Shown this once: it stays until it was written down.
        Screen::Unlock(UnlockScreen::RecoveryKey(_)) => return Vec::new(),
        Screen::Unlock(_) => Vec::new(),
        _ => hide(state),
    };
    state.screen = Screen::Unlock(UnlockScreen::Looking);
    effects.push(Effect::Vault(VaultJob::Look(state.folder.clone())));
    effects
}

/// Reports while the vault is locked: what stems from before has no screen to go to.
pub(super) fn on_worker(state: &mut State, event: WorkerEvent) -> Vec<Effect> {
    match event {
        WorkerEvent::Locked => return locked(state),
        WorkerEvent::Unlock(event) => return unlock::on_worker(state, event),
        WorkerEvent::Exported(Ok(Exported::RecoverySheet(path))) => unlock::sheet_saved(state, path),
        WorkerEvent::LockAfter(after) => state.idle.lock_after = after,
        WorkerEvent::Preferences(asked) => state.preferences = asked,
        WorkerEvent::Film(event) => return film_reported(state, event),
        // A film that came too late is closed again.
        WorkerEvent::Tag(TagEvent::Opened(_)) | WorkerEvent::Parent(ParentEvent::Film(..)) => {
            return vec![Effect::ClosePlayer];
        }
        WorkerEvent::Progress(message) => state.tell_progress(message),
        // Refused too late for a form to keep it: it is said, and no work of now ends with it.
        WorkerEvent::Changed { result: Err(problem), .. }
        | WorkerEvent::Served { result: Err(problem), .. } => {
            if problem.kind != ProblemKind::Locked {
                state.problem = Some(problem);
            }
        }
        WorkerEvent::Failed(problem) | WorkerEvent::Exported(Err(problem)) => {
            // Work that was asked for before comes too late, and is nobody's fault.
            if problem.kind != ProblemKind::Locked {
                state.busy = None;
                state.problem = Some(problem);
            }
        }
        WorkerEvent::Families(_)
        | WorkerEvent::Changed { .. }
        | WorkerEvent::Served { .. }
        | WorkerEvent::Exported(_)
        | WorkerEvent::Session(_)
        | WorkerEvent::Tag(_)
        | WorkerEvent::Parent(_)
        | WorkerEvent::Player(_)
        | WorkerEvent::Retention(_)
        | WorkerEvent::Said(_)
        | WorkerEvent::Grid(_)
        | WorkerEvent::Journal(_)
        | WorkerEvent::People(_)
        | WorkerEvent::Settings(_)
        | WorkerEvent::FilmsRepaired(_) => {}
    }
    Vec::new()
}

/// What becomes of the film meanwhile.
fn film_reported(state: &mut State, event: FilmEvent) -> Vec<Effect> {
    if let FilmEvent::GoesOn(film) = event {
        return film_goes_on(state, *film);
    }
    let Some(film) = &mut state.locked_film else { return Vec::new() };
    match event {
        FilmEvent::Capture(view) => film.capture = view,
        FilmEvent::Started(_) => film.stage = LockedStage::Filming,
        FilmEvent::Sealed { duration } => return ended(film, LockedStage::Sealed(duration)),
        FilmEvent::Failed(problem) => return ended(film, LockedStage::Ended(problem.message)),
        FilmEvent::Discarded => {
            state.locked_film = None;
            return vec![Effect::Camera(CameraOrder::Close)];
        }
        // For the screen that was left; or shown above.
        FilmEvent::Devices(_) | FilmEvent::Checked(..) | FilmEvent::GoesOn(_) => {}
    }
    Vec::new()
}

fn ended(film: &mut LockedFilm, stage: LockedStage) -> Vec<Effect> {
    film.stage = stage;
    film.capture = CaptureView::default();
    film.frames = FrameSlot::default();
    vec![Effect::Camera(CameraOrder::Close)]
}

/// Unlocked while it films: back to the Film screen as it would be now.
fn film_goes_on(state: &mut State, film: RunningFilm) -> Vec<Effect> {
    state.busy = None;
    let Some(locked) = state.locked_film.take() else { return Vec::new() };
    let case = film.case;
    state.screen = Screen::Film(Box::new(FilmScreen {
        case,
        code: film.code,
        session: film.session,
        devices: locked.devices,
        camera: locked.camera,
        microphone: locked.microphone,
        refusals: Vec::new(),
        band: film.band,
        before: film.before,
        checks: None,
        checked_at: MediaTime::ZERO,
        stage: match locked.stage {
            LockedStage::Stopping => FilmStage::Stopping,
            _ => FilmStage::Recording(film.recording),
        },
        capture: locked.capture,
        frames: locked.frames,
        discard_asked: false,
    }));
    state.families_loading = true;
    vec![
        Effect::Camera(CameraOrder::ShowPreview(true)),
        Effect::Film(FilmOrder::Check(case)),
        Effect::Read(ReadJob::Families),
    ]
}
