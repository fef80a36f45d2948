//! The camera for the window: finding devices, opening them, and what capture says as a view.

use std::thread;

use super::reporter::Reporter;
use crate::app::action::{FilmEvent, WorkerEvent};
use crate::app::state::{CaptureView, DeviceRow, Devices, InputView};
use crate::casework::{Problem, capture_problem, failures, film_gaps, rehearsal};
use crate::media::capture::{
    CameraChoice, Capture, CapturePhase, CaptureSettings, CaptureStatus, FilmSize, InputState,
    MicrophoneChoice,
};
use crate::media::devices::{DeviceId, DeviceKind, devices};
use crate::media::{Waker, rehearsal_camera};
use crate::programme::filmed_of;

/// Names the rehearsal camera and its voices among the devices; no real device has an empty id.
const REHEARSAL: &str = "";
/// Seed of the play a worker rehearses with.
const SEED: u64 = 4;
/// Size of every film taken in the window.
pub(super) const SIZE: FilmSize = FilmSize::Hd720;

/// Looks for cameras and microphones on a thread of its own: asking the system can take a while.
pub(super) fn find_devices(reporter: Reporter) {
    thread::spawn(move || {
        let rehearsal = DeviceRow { id: REHEARSAL.to_owned(), name: None };
        let mut found = Devices::default();
        match devices() {
            Ok(list) => {
                for device in list {
                    let row = DeviceRow { id: device.id.to_string(), name: Some(device.name) };
                    match device.kind {
                        DeviceKind::Camera => found.cameras.push(row),
                        DeviceKind::Microphone => found.microphones.push(row),
                    }
                }
            }
            Err(failure) => reporter.failed(Problem::failed(
                crate::words::Message::new("error-filming-failed").with("why", failures::devices(failure)),
            )),
        }
        found.cameras.push(rehearsal.clone());
        found.microphones.push(rehearsal);
        reporter.send(WorkerEvent::Film(FilmEvent::Devices(found)));
    });
}

/// Opens a camera and a microphone with the preview on.
pub(super) fn open(
    camera: &DeviceRow,
    microphone: Option<&DeviceRow>,
    wake: Waker,
) -> Result<Capture, Problem> {
    let camera = match camera.id.as_str() {
        REHEARSAL => rehearsal(SEED, SIZE)?,
        id => CameraChoice::Device(device_id(id)?),
    };
    let microphone = match microphone.map(|row| row.id.as_str()) {
        None => MicrophoneChoice::None,
        Some(REHEARSAL) => rehearsal_camera::microphone(SEED),
        Some(id) => MicrophoneChoice::Device(device_id(id)?),
    };
    Ok(Capture::open(CaptureSettings { camera, microphone, size: SIZE, preview: true }, wake))
}

fn device_id(id: &str) -> Result<DeviceId, Problem> {
    id.parse().map_err(|_| Problem::refused("error-camera-gone"))
}

/// What capture says, as the screen shows it.
pub(super) fn view(status: &CaptureStatus) -> CaptureView {
    let input = |state| match state {
        InputState::None => InputView::None,
        InputState::Waiting => InputView::Opening,
        InputState::Live => InputView::Live,
        InputState::Lost => InputView::Lost,
    };
    let failed = status.camera_failure.filter(|_| status.camera != InputState::Live);
    let camera = match (status.phase, failed) {
        (CapturePhase::Failed(_), _) | (CapturePhase::Opening, Some(_)) => InputView::Failed,
        _ => input(status.camera),
    };
    let why = match status.phase {
        CapturePhase::Failed(failure) => Some(failure),
        _ => failed,
    };
    CaptureView {
        camera,
        why: why.map(|failure| capture_problem(failure).message),
        microphone: input(status.microphone),
        elapsed: status.elapsed,
        filmed: filmed_of(status.elapsed, &film_gaps(&status.gaps)),
        level: status.level.map_or(0.0, |level| loudness(level.rms_db)),
        bytes: status.bytes,
        dropped_frames: status.dropped_frames,
        warning: status.warning.map(warning),
    }
}

fn warning(warning: crate::media::capture::Warning) -> crate::words::Message {
    use crate::media::capture::Warning as W;
    crate::words::Message::new(match warning {
        W::LeavingOut => "film-warning-leaving-out",
        W::Behind => "film-warning-behind",
        W::DiskTrouble => "film-warning-disk",
        W::EndNotWritten => "film-warning-end",
    })
}

/// Decibels below full scale as 0–1, in steps a person can see, so that silence repaints nothing.
#[allow(clippy::cast_possible_truncation)] // 0–1
fn loudness(db: f64) -> f32 {
    let share = ((db + 60.0) / 60.0).clamp(0.0, 1.0);
    ((share * 50.0).round() / 50.0) as f32
}
