//! What the window asks workers to do, sorted by who does it. The update function returns these; nothing here does
//! anything.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::action::Ask;
use super::state::devices::DeviceRow;
use super::state::request::Request;
use crate::base::{CaseId, MediaTime, RecordId, RecordingId, Redacted, SessionId, UserId};
use crate::casework::Export;
use crate::casework::changes::{
    FamilyChange, FilmScope, NewFamily, RuleChange, ShowingNote, StaffChange, TrainingChange,
};
use crate::casework::pages::{LockAfter, StaffRole};

/// Something for a worker to do; answered by reports.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The vault is found, made, opened or closed.
    Vault(VaultJob),
    /// Something is read.
    Read(ReadJob),
    /// A family is changed; the answer names the request.
    Change(CaseId, Request, FamilyChange),
    /// Something that is no one family's is changed.
    Service(Request, ServiceChange),
    /// Something leaves the vault.
    Export(Export),
    /// A film is taken.
    Film(FilmOrder),
    /// A film is opened to be seen.
    Watch(WatchJob),
    /// The camera is opened, shown or let go.
    Camera(CameraOrder),
    /// The player is told what to do.
    Player(PlayerOrder),
    /// The player is closed.
    ClosePlayer,
    /// The program ends.
    Quit,
}

/// What is done with the vault itself.
#[derive(Clone, Debug, PartialEq)]
pub enum VaultJob {
    /// Look whether a vault lies in the folder.
    Look(PathBuf),
    /// Make a vault there.
    Make(PathBuf, String, StaffRole, Redacted<String>),
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
    Check,
}

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReadJob {
    /// The families, from the first on.
    Families,
    /// More families, from this place on.
    FamiliesFrom(usize),
    /// One family's page.
    Family(CaseId),
    /// One family's page, and it is written down that somebody looks.
    OpenFamily(CaseId),
    /// A family's active programme judged as of a day.
    Judged(CaseId, NaiveDate),
    /// One session, by its number.
    Session(CaseId, u32),
    /// Some families of the grid of supervision, from this place on.
    Grid(usize),
    /// What the cells of a family rest on.
    Cell(CaseId),
    /// The journals.
    Journal,
    /// Who works with the vault.
    Staff,
    /// What is on record about training.
    Training,
    /// The rules of keeping film.
    Rules,
    /// What is to be known before films are erased or held.
    Films(Ask, CaseId, FilmScope),
    /// What was shown and said at a session.
    Said(CaseId, SessionId),
}

/// A change of what is no one family's.
#[derive(Clone, Debug, PartialEq)]
pub enum ServiceChange {
    /// Another family.
    AddFamily(NewFamily),
    /// Of who works with the vault.
    Staff(StaffChange),
    /// Of the records of training.
    Training(TrainingChange),
    /// A rule of keeping film of the service's own.
    Rule(RuleChange),
    /// A programme of the service's own from a file; this family's page is open.
    AddProgramme(CaseId, PathBuf),
    /// A checklist of the service's own from a file; this family's page is open.
    AddChecklist(CaseId, PathBuf),
}

/// What is done about taking a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmOrder {
    /// Ask what stands in the way of filming this family.
    Check(CaseId),
    /// Make keys and file durable, then film this session.
    Start(CaseId, u32),
    /// End the film and seal it.
    Stop,
    /// End the film and destroy its key.
    Discard,
}

/// What is opened to be seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WatchJob {
    /// A film, in the player.
    Film(CaseId, RecordingId),
    /// The film of a sample, in the player, with the second coder's codes only.
    Sample(CaseId, RecordId),
    /// The parent view, on a session's chosen clips.
    ParentView(CaseId, u32),
    /// The same clips for the worker alone, before the parents see them: nothing of it goes on record.
    Preview(CaseId, u32),
    /// A film in the parent view's player, confined to a clip from the one time to the other; the number of the opening
    /// comes back with the answer.
    ParentFilm(CaseId, RecordingId, (MediaTime, MediaTime), u32),
    /// The same in a preview.
    PreviewFilm(CaseId, RecordingId, (MediaTime, MediaTime), u32),
    /// Whether the clip of this opening, whose film is in the player already, may be shown still.
    MayShow(CaseId, u32),
    /// The same in a preview: whether the worker may watch it still.
    MayPreview(CaseId, u32),
    /// How much of a clip has been shown goes on record.
    Shown(ShowingNote),
}

/// What is done with the camera.
#[derive(Clone, Debug, PartialEq)]
pub enum CameraOrder {
    /// Look for cameras and microphones.
    Find,
    /// Open (or change) camera and microphone.
    Open(DeviceRow, Option<DeviceRow>),
    /// Let the camera go.
    Close,
    /// Show the camera's pictures, or no longer; filming does not notice.
    ShowPreview(bool),
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
