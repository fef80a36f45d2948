//! Filming: choosing devices, Start, Stop, Stop and discard.

use super::super::action::{UserAction, WorkerEvent};
use super::super::effect::{CameraOrder, Effect, FilmOrder, ReadJob};
use super::super::state::{CaptureView, FamiliesScreen, FilmScreen, FilmStage, InputView, Screen, State};
use super::session;
use crate::base::{CaseId, MediaTime};
use crate::casework::Act;
use crate::media::frame::FrameSlot;
use crate::words::Message;

/// What the Film screen is opened with.
pub(super) struct Filming {
    pub case: CaseId,
    pub code: String,
    pub session: u32,
    pub from_session: Option<u32>,
    pub refusals: Vec<Message>,
    pub band: (MediaTime, MediaTime),
}

/// Opens the screen; what stands in the way is looked at again.
pub(super) fn open(state: &mut State, filming: Filming) -> Vec<Effect> {
    let Filming { case, code, session, from_session, refusals, band } = filming;
    state.screen = Screen::Film(Box::new(FilmScreen {
        case,
        code,
        session,
        from_session,
        devices: None,
        camera: None,
        microphone: None,
        refusals,
        band,
        room_minutes: None,
        stage: FilmStage::Preview,
        capture: CaptureView::default(),
        frames: FrameSlot::default(),
        discard_asked: false,
    }));
    vec![Effect::Camera(CameraOrder::Find), Effect::Film(FilmOrder::Check(case))]
}

pub(super) fn on_user(state: &mut State, action: UserAction) -> Vec<Effect> {
    let Screen::Film(film) = &mut state.screen else { return Vec::new() };
    if state.busy.is_some() {
        return Vec::new();
    }
    match (action, film.stage) {
        (UserAction::LookForCameras, FilmStage::Preview) => {
            film.devices = None;
            vec![Effect::Camera(CameraOrder::Find), Effect::Film(FilmOrder::Check(film.case))]
        }
        (UserAction::ChooseCamera(camera), FilmStage::Preview) => {
            film.camera = Some(camera);
            open_camera(film)
        }
        (UserAction::ChooseMicrophone(microphone), FilmStage::Preview) => {
            film.microphone = microphone;
            open_camera(film)
        }
        (UserAction::StartFilm, FilmStage::Preview) if film.start_refusals().is_empty() => {
            film.stage = FilmStage::Starting;
            vec![Effect::Film(FilmOrder::Start(film.case, film.session))]
        }
        (UserAction::StopFilm, FilmStage::Recording(_)) => {
            film.stage = FilmStage::Stopping;
            film.discard_asked = false;
            vec![Effect::Film(FilmOrder::Stop)]
        }
        (UserAction::AskDiscard(asked), FilmStage::Recording(_)) => {
            film.discard_asked = asked;
            Vec::new()
        }
        (UserAction::DiscardFilm, FilmStage::Recording(_)) if film.discard_asked => {
            film.stage = FilmStage::Stopping;
            film.discard_asked = false;
            vec![Effect::Film(FilmOrder::Discard)]
        }
        (UserAction::Back, FilmStage::Preview) => leave(state),
        _ => Vec::new(),
    }
}

/// Back to where one came from, letting the camera go.
fn leave(state: &mut State) -> Vec<Effect> {
    let Screen::Film(film) = &mut state.screen else { return Vec::new() };
    let case = film.case;
    film.stage = FilmStage::Preview;
    if let Some(number) = film.from_session {
        // The screen stays until the session is read: the caseload is not for the eyes of a living room.
        return session::go_to(state, case, number);
    }
    state.screen = Screen::Families(FamiliesScreen::default());
    vec![
        Effect::Camera(CameraOrder::Close),
        Effect::Read(ReadJob::Families),
        Effect::Read(ReadJob::Family(case)),
    ]
}

fn open_camera(film: &mut FilmScreen) -> Vec<Effect> {
    let Some(camera) = film.camera.clone() else { return Vec::new() };
    film.capture.camera = InputView::Opening;
    vec![Effect::Camera(CameraOrder::Open(camera, film.microphone.clone()))]
}

pub(super) fn on_worker(state: &mut State, report: WorkerEvent) -> Vec<Effect> {
    let not_for_this_part = state.refusal(Act::Film);
    let Screen::Film(film) = &mut state.screen else { return Vec::new() };
    match report {
        WorkerEvent::Devices(devices) => {
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
        WorkerEvent::FilmChecked(refusals, room_minutes) => {
            film.refusals = not_for_this_part.into_iter().chain(refusals).collect();
            film.room_minutes = Some(room_minutes);
        }
        WorkerEvent::Capture(view) => film.capture = view,
        WorkerEvent::FilmStarted(recording) => film.stage = FilmStage::Recording(recording),
        WorkerEvent::FilmSealed { duration } => {
            let said = Message::new("film-sealed")
                .with("length", duration.to_string())
                .with("session", film.session);
            let effects = leave(state);
            state.notice = Some(said);
            return effects;
        }
        WorkerEvent::FilmDiscarded => {
            let effects = leave(state);
            state.notice = Some("film-discarded".into());
            return effects;
        }
        WorkerEvent::FilmFailed(problem) => {
            film.stage = FilmStage::Preview;
            film.discard_asked = false;
            let case = film.case;
            state.problem = Some(problem);
            return vec![Effect::Film(FilmOrder::Check(case))];
        }
        _ => {}
    }
    Vec::new()
}
