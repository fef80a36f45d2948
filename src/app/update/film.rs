//! Filming: choosing devices, Start, Stop, Stop and discard.

use super::super::action::{FilmAction, FilmEvent};
use super::super::effect::{CameraOrder, Effect, FilmOrder};
use super::super::state::{FamilyPage, FilmScreen, FilmStage, InputView, Place, Remark, Screen, State};
use super::going;
use crate::base::MediaTime;
use crate::casework::Act;
use crate::words::Message;

pub(super) fn on_user(state: &mut State, action: FilmAction) -> Vec<Effect> {
    let Screen::Film(film) = &mut state.screen else { return Vec::new() };
    if state.busy.is_some() {
        return Vec::new();
    }
    let is_preview = film.stage == FilmStage::Preview;
    let is_recording = matches!(film.stage, FilmStage::Recording(_));
    match action {
        FilmAction::GoToConsent if is_preview => to_consent(state),
        FilmAction::LookForCameras if is_preview => {
            film.devices = None;
            vec![Effect::Camera(CameraOrder::Find), Effect::Film(FilmOrder::Check(film.case))]
        }
        FilmAction::ChooseCamera(camera) if is_preview => {
            film.camera = Some(camera);
            open_camera(film)
        }
        FilmAction::ChooseMicrophone(microphone) if is_preview => {
            film.microphone = microphone;
            open_camera(film)
        }
        FilmAction::Start if is_preview && film.start_refusals().is_empty() => {
            film.stage = FilmStage::Starting;
            vec![Effect::Film(FilmOrder::Start(film.case, film.session))]
        }
        FilmAction::Stop if is_recording => {
            film.stage = FilmStage::Stopping;
            film.discard_asked = false;
            vec![Effect::Film(FilmOrder::Stop)]
        }
        FilmAction::AskDiscard(asked) if is_recording => {
            film.discard_asked = asked;
            Vec::new()
        }
        FilmAction::Discard if is_recording && film.discard_asked => {
            film.stage = FilmStage::Stopping;
            film.discard_asked = false;
            vec![Effect::Film(FilmOrder::Discard)]
        }
        // Not at this stage of a film.
        FilmAction::GoToConsent
        | FilmAction::LookForCameras
        | FilmAction::ChooseCamera(_)
        | FilmAction::ChooseMicrophone(_)
        | FilmAction::Start
        | FilmAction::Stop
        | FilmAction::AskDiscard(_)
        | FilmAction::Discard => Vec::new(),
    }
}

/// Goes back, where nothing is being filmed.
pub(super) fn back(state: &mut State) -> Vec<Effect> {
    match &state.screen {
        Screen::Film(film) if film.stage == FilmStage::Preview && state.busy.is_none() => leave(state),
        _ => Vec::new(),
    }
}

/// Back to where one came from, letting the camera go.
fn leave(state: &mut State) -> Vec<Effect> {
    if let Screen::Film(film) = &mut state.screen {
        film.stage = FilmStage::Preview;
        // A film that ends by itself, on a full disk, takes the question with it.
        film.discard_asked = false;
    }
    going::back(state)
}

/// To the page on which the family's consents are recorded, letting the camera go.
fn to_consent(state: &mut State) -> Vec<Effect> {
    let Screen::Film(film) = &state.screen else { return Vec::new() };
    let place = Place::Family(film.case, FamilyPage::Data);
    going::on(state, place)
}

fn open_camera(film: &mut FilmScreen) -> Vec<Effect> {
    let Some(camera) = film.camera.clone() else { return Vec::new() };
    film.capture.camera = InputView::Opening;
    vec![Effect::Camera(CameraOrder::Open(camera, film.microphone.clone()))]
}

pub(super) fn on_worker(state: &mut State, event: FilmEvent) -> Vec<Effect> {
    let not_for_this_part = state.refusal(Act::Film);
    let Screen::Film(film) = &mut state.screen else { return Vec::new() };
    match event {
        FilmEvent::Devices(devices) => {
            // A choice stays while its device is there; else the first camera and microphone are taken,
            // so that a worker in a living room has nothing to choose.
            let still = |row: &Option<_>, rows: &[_]| row.as_ref().is_some_and(|row| rows.contains(row));
            if !still(&film.camera, &devices.cameras) {
                film.camera = devices.cameras.first().cloned();
                film.microphone = devices.microphones.first().cloned();
            } else if film.microphone.is_some() && !still(&film.microphone, &devices.microphones) {
                film.microphone = devices.microphones.first().cloned();
            }
            film.devices = Some(devices);
            return open_camera(film);
        }
        FilmEvent::Checked(checks) => {
            film.refusals = not_for_this_part.into_iter().chain(checks.refusals()).collect();
            film.checks = Some(*checks);
            film.checked_at = film.capture.elapsed;
        }
        FilmEvent::Capture(view) => film.capture = view,
        FilmEvent::Started(recording) => {
            film.stage = FilmStage::Recording(recording);
            film.checked_at = MediaTime::ZERO;
        }
        FilmEvent::Sealed { duration } => {
            let said = Message::new("film-sealed").with("length", duration.to_string());
            state.places.go_on_from_step();
            let effects = leave(state);
            // That a film is sealed is no secret, and who wakes the computer wants to know.
            state.notice = Some(Remark { outlives_locking: true, ..said.into() });
            return effects;
        }
        FilmEvent::Discarded => {
            let effects = leave(state);
            state.notice = Some("film-discarded".into());
            return effects;
        }
        FilmEvent::Failed(problem) => {
            film.stage = FilmStage::Preview;
            film.discard_asked = false;
            let case = film.case;
            state.problem = Some(problem);
            return vec![Effect::Film(FilmOrder::Check(case))];
        }
        // Only behind the lock.
        FilmEvent::GoesOn(_) => {}
    }
    Vec::new()
}
