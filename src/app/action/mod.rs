//! What a person does, and what workers report: the only things that change the state.

mod families;
mod family;
mod film;
mod grid;
mod journal;
mod lock;
mod parent;
mod people;
mod retention;
mod session;
mod supervision;
mod tag;
mod unlock;
mod window;

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;

use super::state::{CaptureView, Devices, LoginRow, ParentScreen, PlayerView, RecoveryScreen, TagScreen};
use crate::base::{CaseId, ClipId, MediaTime, RecordingId, Redacted};
use crate::casework::changes::Done;
use crate::casework::pages::{
    CellEvidence, FamilyClips, FamilyRow, FamilyView, GridPart, JournalView, LockAfter, SessionView,
    StaffRow, TrainingRow,
};
use crate::casework::{ExportedFilm, Problem};
use crate::media::frame::FrameSlot;
use crate::programme::fidelity::Finding;
use crate::words::Message;

pub use families::FamiliesAction;
pub use family::FamilyAction;
pub use film::FilmAction;
pub use grid::GridAction;
pub use journal::JournalAction;
pub use lock::RunningFilm;
pub use parent::ParentAction;
pub use people::PeopleAction;
pub use retention::{Ask, RetentionAction, RetentionEvent, RetentionJob};
pub use session::SessionAction;
pub use supervision::{SupervisionAction, SupervisionEvent, SupervisionJob};
pub use tag::TagAction;
pub use unlock::UnlockAction;
pub use window::WindowAction;

/// Everything that can happen.
pub enum Action {
    /// A new day began, by the computer's calendar.
    Today(NaiveDate),
    /// Time went by on a clock that only goes forward; whether a person touched key, pointer or screen meanwhile.
    Time(Duration, bool),
    /// A person did something on a screen.
    User(UserAction),
    /// A worker reports.
    Worker(WorkerEvent),
}

/// What a person does, screen by screen. Passphrases and notes are redacted: an action may be logged.
#[derive(Clone, Debug, PartialEq)]
pub enum UserAction {
    /// On whatever screen.
    Window(WindowAction),
    /// Before a vault is open.
    Unlock(UnlockAction),
    /// On the caseload.
    Families(FamiliesAction),
    /// On the page of the family that is open.
    Family(FamilyAction),
    /// About keeping and erasing film, in place of that page.
    Retention(RetentionAction),
    /// About supervising that family.
    Supervision(SupervisionAction),
    /// On the screen of a session.
    Session(SessionAction),
    /// On the Film screen.
    Film(FilmAction),
    /// On the Tag screen.
    Tag(TagAction),
    /// In the parent view.
    Parent(ParentAction),
    /// On the screen of the journals.
    Journal(JournalAction),
    /// On the grid of supervision.
    Grid(GridAction),
    /// On the screen of the colleagues.
    People(PeopleAction),
}

/// What a screen's own act is among all.
macro_rules! acts_of_screens {
    ($($screen:ident($action:ty)),* $(,)?) => {
        $(impl From<$action> for UserAction {
            fn from(action: $action) -> Self {
                Self::$screen(action)
            }
        })*
    };
}

acts_of_screens! {
    Window(WindowAction),
    Unlock(UnlockAction),
    Families(FamiliesAction),
    Family(FamilyAction),
    Retention(RetentionAction),
    Supervision(SupervisionAction),
    Session(SessionAction),
    Film(FilmAction),
    Tag(TagAction),
    Parent(ParentAction),
    Journal(JournalAction),
    Grid(GridAction),
    People(PeopleAction),
}

/// What workers report.
pub enum WorkerEvent {
    /// There is no vault in the folder.
    NoVault,
    /// There is a vault, with these users.
    VaultFound(Vec<LoginRow>),
    /// The vault in the folder cannot be used.
    VaultUnusable(Problem),
    /// A vault was made and is open.
    VaultMade(RecoveryScreen),
    /// The sheet with the recovery key lies there.
    RecoverySheetSaved(PathBuf),
    /// The vault is open; what was repaired or recovered on the way.
    Unlocked(Option<Message>),
    /// The demonstration's vault was made at this folder and is open.
    DemonstrationReady(PathBuf),
    /// The vault is closed.
    Locked,
    /// After how long this device locks by itself.
    LockAfter(LockAfter),
    /// The caseload.
    Families(Vec<FamilyRow>),
    /// One family's page.
    Family(Box<FamilyView>),
    /// A concern about that family is on record.
    ConcernRaised(CaseId),
    /// The verdicts on a family's programme in hand as of a day.
    Judged(CaseId, NaiveDate, Vec<Finding>),
    /// One session.
    Session(Box<SessionView>),
    /// The user's own training.
    Training(Vec<TrainingRow>),
    /// What reading the vault through found.
    Checked(Vec<Message>),
    /// How a long job is going.
    Progress(Message),

    /// Cameras and microphones.
    Devices(Devices),
    /// Why filming is refused now, and the free space in minutes of film.
    FilmChecked(Vec<Message>, u32),
    /// What the recorder reports.
    Capture(CaptureView),
    /// The red light is on.
    FilmStarted(RecordingId),
    /// The film is sealed.
    FilmSealed {
        /// Its length.
        duration: MediaTime,
    },
    /// The film and its key are destroyed.
    FilmDiscarded,
    /// Filming could not begin, or the film could not be sealed.
    FilmFailed(Problem),
    /// The vault is open again, and the film that was begun before goes on.
    FilmGoesOn(Box<RunningFilm>),

    /// The parent view is open.
    ParentReady(Box<ParentScreen>),
    /// The film of this opening stands at the beginning of its clip.
    ParentFilm(u32, FrameSlot),
    /// The clip of this opening may be shown from the film that is in the player.
    ParentMaySee(u32),
    /// The film of this opening cannot be played.
    ParentFilmFailed(u32, Problem),
    /// The parents' words about a clip, or about the session, are on record.
    ParentWordsSaved(Option<ClipId>, Redacted<String>),
    /// A film is open in the player.
    Playing(Box<TagScreen>),
    /// What the player reports.
    Player(PlayerView),
    /// A change of clips is written down (nothing was to be changed where it is `None`); the family's clips after
    /// it.
    ClipsChanged(Option<Box<Done>>, Box<FamilyClips>),
    /// A change of clips was refused: nothing is different.
    ClipsRefused(Problem),
    /// An export is this far (0–1).
    Exporting(f32),
    /// The film was copied out of the vault.
    Exported(ExportedFilm),

    /// Something about keeping and erasing film.
    Retention(RetentionEvent),
    /// Something about supervising a family.
    Supervision(SupervisionEvent),
    /// Who unlocked the vault; nobody where it was the recovery key.
    Me(Option<StaffRow>),
    /// Some families of the grid of supervision.
    Grid(Box<GridPart>),
    /// What the cells of a family rest on.
    GridCell(CaseId, Box<CellEvidence>),
    /// The journals.
    Journal(Box<JournalView>),
    /// Everybody who works with the vault.
    Staff(Vec<StaffRow>),
    /// A change of them is done: everybody as they are now, and what a person is told.
    StaffChanged(Vec<StaffRow>, Message),
    /// The user is no member of that family any more.
    FamilyClosed(CaseId),

    /// Films that were left half done and put in order, each in sentences.
    FilmsRepaired(Vec<Vec<Message>>),

    /// Something was refused or failed.
    Failed(Problem),
}

impl fmt::Debug for WorkerEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoVault => "NoVault",
            Self::VaultFound(_) => "VaultFound",
            Self::VaultUnusable(_) => "VaultUnusable",
            Self::VaultMade(_) => "VaultMade",
            Self::Unlocked(_) => "Unlocked",
            Self::DemonstrationReady(_) => "DemonstrationReady",
            Self::Locked => "Locked",
            Self::LockAfter(_) => "LockAfter",
            Self::Families(_) => "Families",
            Self::Family(_) => "Family",
            Self::ConcernRaised(_) => "ConcernRaised",
            Self::Judged(..) => "Judged",
            Self::Session(_) => "Session",
            Self::Training(_) => "Training",
            Self::Checked(_) => "Checked",
            Self::Progress(_) => "Progress",
            Self::Devices(_) => "Devices",
            Self::FilmChecked(..) => "FilmChecked",
            Self::Capture(_) => "Capture",
            Self::FilmStarted(_) => "FilmStarted",
            Self::FilmSealed { .. } => "FilmSealed",
            Self::FilmDiscarded => "FilmDiscarded",
            Self::FilmFailed(_) => "FilmFailed",
            Self::FilmGoesOn(_) => "FilmGoesOn",
            Self::ParentReady(_) => "ParentReady",
            Self::ParentFilm(..) => "ParentFilm",
            Self::ParentMaySee(_) => "ParentMaySee",
            Self::ParentFilmFailed(..) => "ParentFilmFailed",
            Self::ParentWordsSaved(..) => "ParentWordsSaved",
            Self::Playing(_) => "Playing",
            Self::Player(_) => "Player",
            Self::ClipsChanged(..) => "ClipsChanged",
            Self::ClipsRefused(_) => "ClipsRefused",
            Self::Exporting(_) => "Exporting",
            Self::Exported(_) => "Exported",
            Self::Retention(_) => "Retention",
            Self::Supervision(_) => "Supervision",
            Self::RecoverySheetSaved(_) => "RecoverySheetSaved",
            Self::Staff(_) => "Staff",
            Self::StaffChanged(..) => "StaffChanged",
            Self::FamilyClosed(_) => "FamilyClosed",
            Self::Me(_) => "Me",
            Self::Journal(_) => "Journal",
            Self::Grid(_) => "Grid",
            Self::GridCell(..) => "GridCell",
            Self::FilmsRepaired(_) => "FilmsMended",
            Self::Failed(_) => "Failed",
        })
    }
}
