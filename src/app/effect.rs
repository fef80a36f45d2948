//! What the window asks workers to do. The update function returns these; nothing here does anything.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::action::{RetentionJob, SupervisionJob};
use super::state::DeviceRow;
use crate::base::{CaseId, ClipId, MediaTime, RecordingId, Redacted, UserId};
use crate::casework::changes::{
    ConsentChange, EntryChange, MemberChange, NewConcern, NewFamily, PeopleChange, ProgrammeChange,
    SessionChange, ShowingNote, StaffChange, TagChange, TrainingChange,
};
use crate::casework::pages::{LockAfter, StaffRole};

/// A job for a worker. Each answers with reports.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Look whether a vault lies in the folder.
    LookForVault(PathBuf),
    /// Make a vault there.
    MakeVault(PathBuf, String, StaffRole, Redacted<String>),
    /// Write a sheet with this recovery key into that folder.
    SaveRecoverySheet(PathBuf, Redacted<String>),
    /// Unlock the vault there.
    Unlock(PathBuf, UserId, Redacted<String>),
    /// Unlock the vault there with its recovery key.
    UnlockWithRecovery(PathBuf, Redacted<String>),
    /// Make and open the demonstration.
    OpenDemonstration,
    /// Close the vault and forget its keys.
    Lock,
    /// Keep on this device after how long it locks by itself.
    KeepLockAfter(LockAfter),
    /// Read the vault through.
    CheckVault,
    /// List the families.
    ListFamilies,
    /// Add a family.
    SaveFamily(NewFamily),
    /// Read one family's page.
    ReadFamily(CaseId),
    /// Open one family's page: write that somebody looks, and read it.
    OpenFamily(CaseId),
    /// Read some families of the grid of supervision, from this place on.
    ReadGrid(usize),
    /// Read what the cells of a family rest on.
    ReadCell(CaseId),
    /// Read the journals.
    ReadJournal,
    /// Read who works with the vault.
    ReadStaff,
    /// Change who works with the vault.
    ChangeStaff(StaffChange),
    /// Change who can open a family.
    ChangeMembers(CaseId, MemberChange),

    /// Read the user's own training.
    ReadTraining,
    /// Change it.
    ChangeTraining(TrainingChange),
    /// Plan all sessions to come: the first day, and days from one to the next.
    PlanSessions(CaseId, NaiveDate, u32),
    /// Change a family's consents.
    ChangeConsent(CaseId, ConsentChange),
    /// Change a family's people.
    ChangePeople(CaseId, PeopleChange),
    /// Change a family's entries.
    ChangeEntry(CaseId, EntryChange),
    /// Raise a concern about a family.
    RaiseConcern(CaseId, Box<NewConcern>),
    /// Change a family's programmes.
    ChangeProgramme(CaseId, ProgrammeChange),
    /// Judge a family's programme in hand as of a day.
    JudgeAsOf(CaseId, NaiveDate),
    /// Add a programme of the service's own from a file, then read this family again.
    AddProgramme(CaseId, PathBuf),
    /// Read one session, by its number.
    ReadSession(CaseId, u32),
    /// Change one session, by its number.
    ChangeSession(CaseId, u32, SessionChange),
    /// Open the parent view on a session's chosen clips.
    OpenParentView(CaseId, u32),
    /// Open a film in the parent view's player, confined to a clip from the one time to the other; the number of the
    /// opening comes back with the answer.
    OpenShowing(CaseId, RecordingId, (MediaTime, MediaTime), u32),
    /// Ask whether the clip of this opening, whose film is in the player already, may be shown still.
    CheckShowing(CaseId, u32),
    /// Put on record how much of a clip has been shown.
    NoteShowing(ShowingNote),
    /// Write down the parents' own words at a session, about a clip if about one.
    SaveParentWords(CaseId, u32, Option<ClipId>, Redacted<String>),

    /// Look for cameras and microphones.
    FindDevices,
    /// Ask what stands in the way of filming this family.
    CheckFilming(CaseId),
    /// Open (or change) camera and microphone.
    OpenCamera(DeviceRow, Option<DeviceRow>),
    /// Let the camera go.
    CloseCamera,
    /// Show the camera's pictures, or no longer; filming does not notice.
    ShowPreview(bool),
    /// Make keys and file durable, then film.
    StartFilm(CaseId, u32),
    /// End the film and seal it.
    StopFilm,
    /// End the film and destroy its key.
    DiscardFilm,

    /// Open a film in the player.
    OpenPlayer(CaseId, RecordingId),
    /// Close the player.
    ClosePlayer,
    /// Tell the player what to do.
    Player(PlayerOrder),
    /// Change a family's clips, or which of them are shown.
    ChangeClips(CaseId, TagChange),
    /// Write the film to a file in the clear.
    ExportFilm(CaseId, RecordingId, PathBuf, String),

    /// Something about keeping and erasing film.
    Retention(RetentionJob),

    /// Something about supervising a family.
    Supervision(SupervisionJob),

    /// End the program.
    Quit,
}

/// What the player is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlayerOrder {
    /// Play.
    Play,
    /// Pause.
    Pause,
    /// Go to exactly this time.
    Seek(MediaTime),
    /// Show roughly this time.
    Scrub(MediaTime),
    /// Step by frames.
    Step(i32),
    /// Loudness, 0–1.
    Volume(f64),
    /// Speed, as a factor of life's.
    Rate(f64),
    /// Keep between these times.
    Range(MediaTime, MediaTime),
}
