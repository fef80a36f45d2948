//! What a person does, and what workers report: the only things that change the state.

mod grid;
mod lock;
mod parent;
mod retention;
mod supervision;
mod tag;

use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;

use super::state::{
    CaptureView, DeviceRow, Devices, FamilyPage, LoginRow, ParentScreen, PlayerView, RecoveryScreen, Request,
    TagScreen,
};
use crate::base::{CaseId, ClipId, MediaTime, RecordingId, Redacted, UserId};
use crate::casework::changes::{
    ConsentChange, EntryChange, MemberChange, NewClip, NewConcern, NewFamily, PeopleChange, ProgrammeChange,
    SessionChange, StaffChange, TrainingChange,
};
use crate::casework::pages::{
    CellEvidence, Changed, FamilyRow, FamilyView, GridPart, JournalFilter, JournalView, LockAfter, SaidView,
    SessionView, StaffRole, StaffRow, TrainingRow,
};
use crate::casework::{Exported, Problem};
use crate::media::frame::FrameSlot;
use crate::programme::StepKind;
use crate::programme::fidelity::RuleFinding;
use crate::words::Message;

pub use grid::GridAction;
pub use lock::RunningFilm;
pub use parent::ParentAction;
pub use retention::{Ask, RetentionAction, RetentionEvent};
pub use supervision::SupervisionAction;
pub use tag::TagAction;

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

/// What a person does. Passphrases and notes are redacted: an action may be logged.
#[derive(Clone, Debug, PartialEq)]
pub enum UserAction {
    /// Put the problem away.
    DismissProblem,
    /// Put away what was told of films that were put in order.
    DismissRepaired,
    /// Chose the light or the dark look.
    ChooseDark(bool),
    /// Asked to close the window.
    Close,

    /// First run: make a vault.
    MakeVault {
        /// The name to type at Unlock.
        login: String,
        /// Their part; they are the administrator too.
        role: StaffRole,
        /// The passphrase, typed twice the same.
        passphrase: Redacted<String>,
    },
    /// First run: open the demonstration instead.
    OpenDemonstration,
    /// Have the recovery key hidden and two of its groups asked for, or shown again.
    AskRecoveryKey(bool),
    /// Type the two groups of the recovery key.
    TypeRecoveryKey([Redacted<String>; 2]),
    /// Write a sheet with the recovery key into a folder.
    SaveRecoverySheet(PathBuf),
    /// Unlock.
    Unlock {
        /// Who.
        user: UserId,
        /// Their passphrase.
        passphrase: Redacted<String>,
    },
    /// Unlock with the recovery key.
    UnlockWithRecovery(Redacted<String>),
    /// Lock the vault.
    Lock,
    /// Still here: do not lock yet.
    Stay,
    /// Choose after how long the vault locks by itself.
    ChooseLockAfter(LockAfter),

    /// Open or close the form for a new family.
    AddFamily(bool),
    /// Add the family.
    SaveFamily(NewFamily),
    /// Open a family's page.
    OpenFamily(CaseId),
    /// Read the whole vault through.
    CheckVault,
    /// Open or close the card with the user's own training.
    ShowTraining(bool),
    /// Record or remove a training.
    ChangeTraining(TrainingChange),
    /// Plan every session that is neither planned nor held: the first on a day, the others in this rhythm.
    PlanSessions {
        /// The day of the first of them.
        first: NaiveDate,
        /// Days from one to the next.
        every_days: u32,
    },
    /// Record or take back a consent.
    ChangeConsent(ConsentChange),
    /// Add or change a carer.
    ChangePeople(PeopleChange),

    /// Turn to a page of the family.
    ChooseFamilyPage(FamilyPage),
    /// Add, revise or take back an entry.
    ChangeEntry(EntryChange),
    /// Raise a concern, on whatever screen of a family.
    RaiseConcern(Box<NewConcern>),

    /// Take another of the family's programmes in hand, begin one, end one, or go on with one.
    ChangeProgramme(ProgrammeChange),
    /// See the verdicts as of another day; without one, as of today.
    JudgeAsOf(Option<NaiveDate>),
    /// Add a programme of the service's own from this file.
    AddProgramme(PathBuf),

    /// Open a session, by its number.
    OpenSession(u32),
    /// Open a session, by its number, at a step.
    OpenStep(u32, StepKind),
    /// Open a step of the session.
    ChooseStep(StepKind),
    /// Change a session, by its number.
    ChangeSession(u32, SessionChange),
    /// Show the session's chosen clips to the parents.
    GoParentView(u32),
    /// Something in the parent view.
    Parent(ParentAction),

    /// Go to the Film screen.
    GoFilm {
        /// The session filmed.
        session: u32,
    },
    /// Choose a camera.
    ChooseCamera(DeviceRow),
    /// Choose a microphone, or none.
    ChooseMicrophone(Option<DeviceRow>),
    /// Look for cameras again.
    LookForCameras,
    /// Start filming.
    StartFilm,
    /// Stop and seal.
    StopFilm,
    /// Stop and discard was pressed: ask.
    AskDiscard(bool),
    /// Stop and discard: destroy the film.
    DiscardFilm,

    /// Watch a film.
    GoTag(RecordingId),
    /// Play or pause.
    PlayPause,
    /// Go to exactly this time.
    Seek(MediaTime),
    /// Show roughly this time while dragging.
    Scrub(MediaTime),
    /// Step by frames, forwards or back.
    Step(i32),
    /// Loudness, 0–1.
    Volume(f64),
    /// Set the in point here.
    MarkIn,
    /// Set the out point here.
    MarkOut,
    /// Open a clip in the form and go to its beginning.
    GoToClip(ClipId),
    /// Another act on the Tag screen.
    Tag(TagAction),
    /// Save a clip.
    SaveClip(NewClip),
    /// Remove a clip.
    RemoveClip(ClipId),
    /// Write the film to a file in the clear.
    ExportFilm {
        /// Where to.
        to: PathBuf,
        /// Why.
        reason: String,
    },

    /// Something about keeping and erasing film.
    Retention(RetentionAction),
    /// Something about supervising the family.
    Supervision(SupervisionAction),
    /// Read the journals.
    ShowJournal,
    /// Narrow the journal's lines down.
    FilterJournal(JournalFilter),
    /// Something on the grid of supervision.
    Grid(GridAction),
    /// See who works with the vault.
    ShowPeople,
    /// Change who works with the vault, or a passphrase.
    ChangeStaff(StaffChange),
    /// Change who can open the family.
    ChangeMembers(MemberChange),

    /// Leave a screen for the one it was opened from.
    Back,
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
    /// The verdicts on a family's programme in hand as of a day.
    Judged(CaseId, NaiveDate, Vec<RuleFinding>),
    /// What became of a change of a family: the answer to the request of whoever asked for it.
    Changed {
        /// Which family.
        case: CaseId,
        /// Which request.
        request: Request,
        /// What is different by it; why it was refused or failed.
        result: Result<Box<Changed>, Problem>,
    },
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
    /// A film is open in the player.
    Playing(Box<TagScreen>),
    /// What the player reports.
    Player(PlayerView),
    /// An export is this far (0–1).
    Exporting(f32),
    /// What has left the vault; why it did not.
    Exported(Result<Exported, Problem>),

    /// Something about keeping and erasing film.
    Retention(RetentionEvent),
    /// What was shown and said at a session.
    Said(Box<SaidView>),
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

    /// Films that were left half done and put in order, each in sentences.
    FilmsRepaired(Vec<Vec<Message>>),

    /// Something was refused or failed.
    Failed(Problem),
}
