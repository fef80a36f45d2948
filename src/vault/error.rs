//! What can go wrong in the vault. Errors carry ids, sizes and file kinds: never names or secrets.

use std::io;
use std::path::PathBuf;

use super::hindrance::Hindrance;
use crate::base::{CaseId, RecordingId, UserId};

/// Everything the vault refuses or fails at.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// There is no vault in the folder: make one, or name another folder.
    #[error("there is no vault at {}", .0.display())]
    NoVault(PathBuf),
    /// The folder already holds a vault: name another folder.
    #[error("there is already a vault at {}", .0.display())]
    VaultExists(PathBuf),
    /// The folder holds other files: name an empty or new folder.
    #[error("the folder {} is not empty", .0.display())]
    FolderNotEmpty(PathBuf),
    /// Another running copy of Attune holds the vault: close it there first. `holder` says which.
    #[error("the vault is in use by {holder}")]
    InUse {
        /// Process id and machine of the holder, as it wrote them.
        holder: String,
    },
    /// The vault was written by a newer Attune: install that version.
    #[error("the vault needs Attune vault format {needs}, this copy reads up to {reads}")]
    TooNew {
        /// Least reader version the vault asks for.
        needs: u16,
        /// Newest version this copy reads.
        reads: u16,
    },
    /// The passphrase does not open this user's slot: type it again, or use the recovery key.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The recovery key is not this vault's: check it for typing mistakes.
    #[error("this is not the recovery key of this vault")]
    WrongRecoveryKey,
    /// The text is no whole recovery key: check it for typing mistakes (it carries a checksum).
    #[error("this is not a whole recovery key")]
    MalformedRecoveryKey,
    /// No user of that name or id has a slot here.
    #[error("no such user in this vault")]
    UnknownUser,
    /// The passphrase is too short to protect anything: at least `least` characters.
    #[error("the passphrase needs at least {least} characters")]
    WeakPassphrase {
        /// Fewest characters accepted.
        least: usize,
    },
    /// The login name is empty, longer than `most` bytes or has control characters: take another.
    #[error("a login name has 1 to {most} bytes and no control characters")]
    BadLogin {
        /// Most bytes of a login name.
        most: usize,
    },
    /// Another user of this vault has that login name: take another.
    #[error("user {user} has that login name already")]
    LoginTaken {
        /// Who has it.
        user: UserId,
    },
    /// The key-derivation work asked for a new slot is out of bounds: at least 64 MiB, at most 2 GiB.
    #[error("the key-derivation parameters are out of bounds")]
    ParametersOutOfBounds,
    /// The machine has not the memory that unlocking takes: close other programs.
    #[error("unlocking needs {mib} MiB of free memory")]
    NoMemory {
        /// Memory asked for, in MiB.
        mib: u32,
    },
    /// A slot asks for absurd key-derivation work: the file is damaged or malicious.
    #[error("the key-derivation parameters of slot {user} are refused")]
    AbsurdParameters {
        /// Whose slot.
        user: UserId,
    },
    /// The user is no member of the case: ask a member to add them.
    #[error("user is no member of case {0}")]
    NotAMember(CaseId),
    /// Only a session of the recovery key gives a user new keys: unlock with the recovery key.
    #[error("this takes the recovery key")]
    NeedsRecoveryKey,
    /// No case with that id lies in the vault.
    #[error("no case {0} in this vault")]
    UnknownCase(CaseId),
    /// The recording has a content key already: one key a recording, made once.
    #[error("recording {0} has a key already")]
    HasContentKey(RecordingId),
    /// A case holds as many recordings or members as its key file takes: begin a new case.
    #[error("case {case} holds {most} {what} already")]
    CaseFull {
        /// Which case.
        case: CaseId,
        /// Recordings or members.
        what: &'static str,
        /// How many it takes.
        most: usize,
    },
    /// The recording has no content key: it was erased, or never was.
    #[error("recording {0} has no key here: it was erased or is unknown")]
    NoContentKey(RecordingId),
    /// A file and its copy are damaged or missing; `what` names the kind of file.
    #[error("{what} is damaged ({why}) and its copy does not help")]
    Damaged {
        /// Kind of file: header, slot, case keys, film, seal, progress file, database.
        what: &'static str,
        /// What does not hold, in a few words.
        why: String,
    },
    /// The film is being written already: one writer a file.
    #[error("a film file for recording {0} exists already")]
    FilmExists(RecordingId),
    /// The key is not this film's, or the film's header was altered: open it with the recording's own key,
    /// or look for an unaltered copy of the file.
    #[error("film of recording {0}: wrong key, or its header was altered")]
    WrongFilmKey(RecordingId),
    /// Folders of the vault can be read by other people of this machine: close them, see `closing_command`.
    #[error("other users of this computer can look into {} folders of {}", .folders.len(), .vault.display())]
    FoldersOpenToOthers {
        /// The vault's folder.
        vault: PathBuf,
        /// Those that are open, the vault's own first.
        folders: Vec<PathBuf>,
    },
    /// The system's random source or cipher refused to work.
    #[error("the system's random source or cipher failed")]
    Crypto,
    /// Reading or writing failed.
    #[error("could not {doing} {}: {source}", .path.display())]
    Io {
        /// What was attempted: read, write, sync, rename, …
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's own error.
        source: io::Error,
    },
}

impl VaultError {
    /// Wraps an I/O error with what was attempted on which path.
    pub fn io(doing: &'static str, path: &std::path::Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Io { doing, path, source }
    }

    /// Whether nothing could be written, and nothing else was wrong: the disk is full, or can only be read.
    pub fn is_unwritable(&self) -> bool {
        matches!(self, Self::Io { source, .. } if Hindrance::of(source).is_some())
            && !matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::PermissionDenied)
    }

    /// Whether it is room on the disk that lacked.
    pub fn is_full(&self) -> bool {
        matches!(self, Self::Io { source, .. } if Hindrance::of(source) == Some(Hindrance::Full))
    }

    /// A damaged file of a kind.
    pub fn damaged(what: &'static str, why: impl Into<String>) -> Self {
        Self::Damaged { what, why: why.into() }
    }
}
