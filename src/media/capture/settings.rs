//! What is chosen to film with. Knows nothing of how it is done.

use super::drawn::{PictureSource, SoundSource};
use super::format::FilmSize;
use crate::media::devices::DeviceId;

/// Where pictures come from.
pub enum CameraChoice {
    /// A camera that Attune draws itself.
    Drawn(Box<dyn PictureSource>),
    /// A camera of this machine.
    Device(DeviceId),
}

/// Where sound comes from.
pub enum MicrophoneChoice {
    /// Nowhere: the film has a silent sound track.
    None,
    /// Sound that Attune makes itself.
    Drawn(Box<dyn SoundSource>),
    /// A microphone of this machine.
    Device(DeviceId),
}

/// What to film with.
pub struct CaptureSettings {
    /// Where pictures come from.
    pub camera: CameraChoice,
    /// Where sound comes from.
    pub microphone: MicrophoneChoice,
    /// Size of the film's picture.
    pub size: FilmSize,
    /// Whether to show pictures from the beginning.
    pub preview: bool,
}
