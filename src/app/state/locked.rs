//! What stays on the window of a film while the vault is locked. Knows no family: neither case nor code, session or
//! recording is in it.

use super::devices::{DeviceRow, Devices};
use super::film::{CaptureView, FilmStage};
use crate::base::MediaTime;
use crate::media::frame::FrameSlot;
use crate::words::Message;

/// A film that was under way when the vault was locked.
pub struct LockedFilm {
    /// Where it stands.
    pub stage: LockedStage,
    /// What the camera and the recorder report.
    pub capture: CaptureView,
    /// What was found on this computer, to go on with after unlocking.
    pub devices: Option<Devices>,
    /// The camera that films.
    pub camera: Option<DeviceRow>,
    /// The microphone, if any.
    pub microphone: Option<DeviceRow>,
    /// Where the camera's pictures come again after unlocking; none do while it is locked.
    pub frames: FrameSlot,
}

/// Where a film stands while the vault is locked.
#[derive(Clone, Debug, PartialEq)]
pub enum LockedStage {
    /// Keys and file were being made durable.
    Starting,
    /// It goes on.
    Filming,
    /// The last pictures are being written and sealed.
    Stopping,
    /// It has this length and is sealed; unlocking signs it and writes it down.
    Sealed(MediaTime),
    /// It ended by itself: why, and what becomes of it.
    Ended(Message),
}

impl LockedFilm {
    /// Whether film exists that is not sealed yet.
    pub fn is_underway(&self) -> bool {
        matches!(self.stage, LockedStage::Starting | LockedStage::Filming | LockedStage::Stopping)
    }
}

impl From<FilmStage> for LockedStage {
    fn from(stage: FilmStage) -> Self {
        match stage {
            FilmStage::Preview | FilmStage::Starting => Self::Starting,
            FilmStage::Recording(_) => Self::Filming,
            FilmStage::Stopping => Self::Stopping,
        }
    }
}
