//! The rehearsal camera as a camera: carries the drawn play's pictures and voices into capture. Knows neither how
//! they are drawn nor what becomes of them.

use super::capture::{CameraChoice, FilmSize, MicrophoneChoice, PictureSource, SoundSource};
use super::rehearsal::{Painter, RehearsalScene, UnfitSize};
use crate::base::MediaTime;

/// The play's pictures.
pub fn camera(seed: u64, size: FilmSize) -> Result<CameraChoice, UnfitSize> {
    let painter = Painter::new(&RehearsalScene::new(seed), size.width(), size.height())?;
    Ok(CameraChoice::Drawn(Box::new(painter)))
}

/// The play's voices.
pub fn microphone(seed: u64) -> MicrophoneChoice {
    MicrophoneChoice::Drawn(Box::new(RehearsalScene::new(seed)))
}

impl PictureSource for Painter {
    fn paint(&mut self, time: MediaTime, i420: &mut [u8]) {
        Painter::paint(self, time, i420);
    }
}

impl SoundSource for RehearsalScene {
    fn sound(&mut self, first_sample: u64, out: &mut [i16]) {
        RehearsalScene::sound(self, first_sample, out);
    }
}
