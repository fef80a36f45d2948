//! The Film screen as data. Knows no camera: workers report into it.

use super::devices::{DeviceRow, Devices};
use super::on_screen::OnScreen;
use crate::app::effect::{CameraOrder, Effect};
use crate::base::{CaseId, MediaTime, RecordingId};
use crate::casework::pages::FilmChecks;
use crate::media::frame::FrameSlot;
use crate::words::Message;

/// Less room than for so many minutes is worth a worker's look.
const LITTLE_ROOM: u32 = 15;

/// Filming.
pub struct FilmScreen {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// Which session.
    pub session: u32,
    /// Cameras and microphones found; `None` while looking.
    pub devices: Option<Devices>,
    /// The chosen camera, by its row in `devices`.
    pub camera: Option<DeviceRow>,
    /// The chosen microphone; `None` films without sound.
    pub microphone: Option<DeviceRow>,
    /// Why Start is off, apart from the camera; empty where nothing stands in the way.
    pub refusals: Vec<Message>,
    /// The length of film the programme asks for, least and most.
    pub band: (MediaTime, MediaTime),
    /// Minutes of film of this session that were taken before: they count too.
    pub before: MediaTime,
    /// What filming depends on, subject by subject; `None` until it was asked.
    pub checks: Option<FilmChecks>,
    /// How long the film was when that was asked.
    pub checked_at: MediaTime,
    /// Where filming stands.
    pub stage: FilmStage,
    /// What the camera and the recorder report.
    pub capture: CaptureView,
    /// The newest picture of the camera.
    pub frames: FrameSlot,
    /// Whether Stop and discard has been pressed and waits for a yes.
    pub discard_asked: bool,
}

impl FilmScreen {
    /// Why Start is off; empty where filming can begin.
    pub fn start_refusals(&self) -> Vec<Message> {
        let mut refusals = self.refusals.clone();
        match (&self.devices, &self.camera, self.capture.camera) {
            (None, ..) => refusals.push("film-looking-for-cameras".into()),
            (Some(devices), ..) if devices.cameras.is_empty() => {
                refusals.push("film-no-camera".into());
            }
            (Some(_), None, _) => refusals.push("film-choose-camera".into()),
            (.., InputView::Live) => {}
            (.., InputView::Failed) => {
                refusals.push(self.capture.why.clone().unwrap_or_else(|| "film-camera-failed".into()));
            }
            _ => refusals.push("film-camera-waiting".into()),
        }
        refusals
    }

    /// What the rail says of the length: it counts as the rule does, with what was filmed at this session before and
    /// without time that has no picture.
    pub fn length(&self) -> FilmLength {
        let (least, most) = self.band;
        let time = self.before + self.capture.filmed;
        if time < least {
            FilmLength::Short { minutes: u64::try_from(least.since(time).ms()).unwrap_or(0).div_ceil(60_000) }
        } else if time <= most {
            FilmLength::Enough
        } else {
            FilmLength::Long
        }
    }

    /// Minutes of film the disk still takes, less what was filmed since it was asked; `None` until it was.
    pub fn room_minutes(&self) -> Option<u32> {
        let checks = self.checks.as_ref()?;
        let since = self.capture.elapsed.since(self.checked_at).minutes();
        Some(checks.room_minutes.saturating_sub(u32::try_from(since).unwrap_or(0)))
    }

    /// Whether the disk may fill up while somebody still films.
    pub fn has_little_room(&self) -> bool {
        self.room_minutes().is_some_and(|minutes| minutes < LITTLE_ROOM)
    }
}

/// How long a film is against what its programme asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmLength {
    /// So many minutes more, begun ones counted, until it is long enough.
    Short {
        /// Minutes.
        minutes: u64,
    },
    /// As long as it is asked to be.
    Enough,
    /// Longer.
    Long,
}

impl OnScreen for FilmScreen {
    fn case(&self) -> Option<CaseId> {
        Some(self.case)
    }

    fn takes_notes(&self) -> bool {
        true
    }

    fn can_leave(&self) -> bool {
        !self.stage.is_underway()
    }

    fn release(&self) -> Option<Effect> {
        Some(Effect::Camera(CameraOrder::Close))
    }
}

/// Where filming stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmStage {
    /// The camera shows what it sees; nothing is kept.
    Preview,
    /// Keys and file are being made durable; the red light comes after.
    Starting,
    /// The red light.
    Recording(RecordingId),
    /// The last pictures are being written and sealed, or destroyed.
    Stopping,
}

impl FilmStage {
    /// Whether film exists that is not sealed yet.
    pub fn is_underway(self) -> bool {
        self != Self::Preview
    }
}

/// How one input of the film is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputView {
    /// None was chosen.
    #[default]
    None,
    /// It is being opened.
    Opening,
    /// It delivers.
    Live,
    /// It stopped; the film goes on with black or silence, and it is looked for.
    Lost,
    /// It cannot be opened; the problem says why.
    Failed,
}

/// How loud it was lately, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loudness {
    /// Nothing is heard.
    Silent,
    /// Talk would be hard to understand.
    Quiet,
    /// Talk comes through.
    Clear,
    /// It is cut off at its loudest.
    TooLoud,
}

impl Loudness {
    /// Of a level from 0 (60 decibels below full) to 1 (full).
    pub fn of(level: f32) -> Self {
        match level {
            level if level < 0.1 => Self::Silent,
            level if level < 0.35 => Self::Quiet,
            level if level < 0.95 => Self::Clear,
            _ => Self::TooLoud,
        }
    }
}

/// What the camera and the recorder report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaptureView {
    /// The camera.
    pub camera: InputView,
    /// Why the camera does not deliver, where that is known.
    pub why: Option<Message>,
    /// The microphone.
    pub microphone: InputView,
    /// Length of film so far.
    pub elapsed: MediaTime,
    /// How much of it counts as minutes of film: without the time in which there was no picture.
    pub filmed: MediaTime,
    /// Loudness of the last tenth of a second, 0 (silent) to 1 (full).
    pub level: f32,
    /// Bytes of film so far.
    pub bytes: u64,
    /// Frames that the recorder could not keep up with.
    pub dropped_frames: u64,
    /// What the person filming should know now.
    pub warning: Option<Message>,
}
