//! Everything the window shows, as plain data. Knows no widget, no database and no pipeline: workers report
//! into it through actions, screens draw it.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};

use super::problem::Problem;
use crate::base::{CaseId, ClipId, MediaTime, RecordingId, Redacted, UserId};
use crate::media::frame::FrameSlot;
use crate::programme::fidelity::{Finding, Verdict};
use crate::words::Message;

/// The whole window.
pub struct State {
    /// Where the vault lies.
    pub folder: PathBuf,
    /// Today, by the computer's calendar.
    pub today: NaiveDate,
    /// What is on screen.
    pub screen: Screen,
    /// Long work under way: what it is.
    pub busy: Option<Message>,
    /// What went wrong last, until it is put away.
    pub problem: Option<Problem>,
    /// What went well last, until something else happens.
    pub notice: Option<Message>,
    /// Whether the dark look is chosen.
    pub dark: bool,
}

impl State {
    /// A window that has yet to look for its vault.
    pub fn new(folder: PathBuf, today: NaiveDate) -> Self {
        Self {
            folder,
            today,
            screen: Screen::Unlock(UnlockScreen::Looking),
            busy: None,
            problem: None,
            notice: None,
            dark: false,
        }
    }

    /// Whether a film is being taken: the window must not close or lock unasked.
    pub fn is_filming(&self) -> bool {
        matches!(&self.screen, Screen::Film(film) if film.stage.is_underway())
    }
}

/// One of the screens.
pub enum Screen {
    /// Choose yourself and type the passphrase; the first run makes a vault.
    Unlock(UnlockScreen),
    /// The caseload, and one family's page beside it.
    Families(FamiliesScreen),
    /// Filming.
    Film(Box<FilmScreen>),
    /// Watching and tagging.
    Play(Box<PlayScreen>),
}

/// Where unlocking stands.
pub enum UnlockScreen {
    /// The folder has not been looked at yet.
    Looking,
    /// There is no vault yet: offer to make one.
    FirstRun,
    /// A vault is there: who are you?
    Choose(Vec<LoginRow>),
    /// The vault cannot be used as it is; the problem says why.
    Unusable,
    /// A vault was made: its recovery key is shown this once.
    RecoveryKey(Redacted<String>),
}

/// Someone who can unlock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginRow {
    /// Whose slot.
    pub user: UserId,
    /// The name they type.
    pub login: Redacted<String>,
}

/// The caseload.
#[derive(Default)]
pub struct FamiliesScreen {
    /// All families this user is a member of.
    pub rows: Vec<FamilyRow>,
    /// The family whose page is open.
    pub open: Option<FamilyView>,
    /// Whether the form for a new family is open.
    pub adding: bool,
    /// What the last check of the vault found.
    pub check: Option<Vec<Message>>,
}

/// One line of the caseload.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyRow {
    /// Which family.
    pub case: CaseId,
    /// Its code (never a name).
    pub code: String,
    /// Sessions held so far.
    pub held: u32,
    /// Sessions the programme has.
    pub planned: u32,
    /// The day of the last session.
    pub last_held: Option<NaiveDate>,
    /// The most urgent verdict over all rules.
    pub verdict: Verdict,
}

/// One family's page.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyView {
    /// The line of the caseload.
    pub row: FamilyRow,
    /// The programme's first day, where known.
    pub start: Option<NaiveDate>,
    /// Films, newest session first.
    pub recordings: Vec<RecordingRow>,
    /// The session a film taken now would belong to.
    pub next_session: u32,
    /// The length of film the programme asks for, least and most.
    pub film_band: (MediaTime, MediaTime),
    /// Why filming is not allowed; empty where it is.
    pub film_refusals: Vec<Message>,
    /// The verdicts of all rules.
    pub findings: Vec<Finding>,
}

/// One film.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordingRow {
    /// Which recording.
    pub recording: RecordingId,
    /// The session it belongs to.
    pub session: u32,
    /// When filming began.
    pub started: DateTime<Utc>,
    /// Its length, measured from the film.
    pub duration: MediaTime,
    /// Whether it was cut off and recovered.
    pub recovered: bool,
    /// Whether it can be played.
    pub playable: bool,
    /// Stretches without picture or sound.
    pub gaps: usize,
    /// Clips tagged in it.
    pub clips: usize,
}

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
    /// Free disk space as minutes of film; `None` until measured.
    pub room_minutes: Option<u32>,
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
}

/// Cameras and microphones of this computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Devices {
    /// Cameras, the rehearsal camera last.
    pub cameras: Vec<DeviceRow>,
    /// Microphones.
    pub microphones: Vec<DeviceRow>,
}

/// One camera or microphone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRow {
    /// Names the device to the capture room.
    pub id: String,
    /// The device's own name; `None` for the rehearsal camera and its voices.
    pub name: Option<String>,
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
    /// Loudness of the last tenth of a second, 0 (silent) to 1 (full).
    pub level: f32,
    /// Bytes of film so far.
    pub bytes: u64,
    /// Frames that the recorder could not keep up with.
    pub dropped_frames: u64,
    /// Gaps so far.
    pub gaps: usize,
    /// What the person filming should know now.
    pub warning: Option<Message>,
}

/// Watching and tagging.
pub struct PlayScreen {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// Which film.
    pub recording: RecordingRow,
    /// Where the player stands.
    pub player: PlayerView,
    /// The newest picture.
    pub frames: FrameSlot,
    /// Stretches without picture or sound.
    pub gaps: Vec<(MediaTime, MediaTime)>,
    /// The vocabulary, in its order.
    pub tags: Vec<TagChoice>,
    /// The film's clips, in its order of time.
    pub clips: Vec<ClipRow>,
    /// In point being marked.
    pub mark_in: Option<MediaTime>,
    /// Out point being marked.
    pub mark_out: Option<MediaTime>,
    /// How many clips were saved here; the form empties itself when it changes.
    pub saved: u32,
    /// Share of an export that is done, 0–1.
    pub exporting: Option<f32>,
}

/// A tag one can choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagChoice {
    /// Its code, as on the command line.
    pub code: String,
    /// Its words.
    pub label: String,
    /// The heading it stands under.
    pub heading: String,
}

/// One tagged moment.
#[derive(Clone, Debug, PartialEq)]
pub struct ClipRow {
    /// Which clip.
    pub clip: ClipId,
    /// In point.
    pub start: MediaTime,
    /// Out point.
    pub end: MediaTime,
    /// Codes with their words.
    pub tags: Vec<String>,
    /// The note for staff.
    pub note: Redacted<String>,
}

/// Where a player stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlayPhase {
    /// The film is being opened.
    #[default]
    Opening,
    /// Playing.
    Playing,
    /// Standing still.
    Paused,
    /// At the end.
    Ended,
    /// The film cannot be played; the problem says why.
    Failed,
}

/// What the player reports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlayerView {
    /// Playing, paused, …
    pub phase: PlayPhase,
    /// Where it stands.
    pub position: MediaTime,
    /// Length of the film.
    pub duration: MediaTime,
    /// Loudness, 0–1.
    pub volume: f64,
}

impl Default for PlayerView {
    fn default() -> Self {
        Self { phase: PlayPhase::Opening, position: MediaTime::ZERO, duration: MediaTime::ZERO, volume: 1.0 }
    }
}
