//! The rehearsal camera as a camera: carries the drawn play's pictures and voices into capture. Knows neither how
//! they are drawn nor what becomes of them.

use super::capture::{CameraChoice, CaptureSettings, FilmSize, MicrophoneChoice, PictureSource, SoundSource};
use super::rehearsal::{Painter, RehearsalScene};
use crate::base::MediaTime;

/// Films the play of one seed, with its voices.
pub fn settings(seed: u64, size: FilmSize, preview: bool) -> CaptureSettings {
    CaptureSettings { camera: camera(seed, size), microphone: microphone(seed), size, preview }
}

/// The play's pictures.
pub fn camera(seed: u64, size: FilmSize) -> CameraChoice {
    CameraChoice::Drawn(Box::new(Pictures(Painter::new(
        &RehearsalScene::new(seed),
        size.width(),
        size.height(),
    ))))
}

/// The play's voices.
pub fn microphone(seed: u64) -> MicrophoneChoice {
    MicrophoneChoice::Drawn(Box::new(Voices(RehearsalScene::new(seed))))
}
