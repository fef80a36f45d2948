//! What went wrong, as a sentence that says what happened and what to do. Knows no language: it names messages.

use crate::base::CaseId;
use crate::casework::failures::{self, io_words};
use crate::library::LibraryError;
use crate::programme::DefinitionError;
use crate::vault::{VaultError, closing_command};
use crate::words::Message;

/// How a failure is to be taken; the command line turns it into its exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The request was refused or wrong; nothing was done.
    Refused,
    /// Something failed that should have worked.
    Failed,
}

/// What went wrong, as far as code decides on it. Whoever is told reads the message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProblemKind {
    /// The vault is not open.
    Locked,
    /// The family is a colleague's, or its keys were taken from this user.
    NotAMember,
    /// A passphrase or a recovery key that does not fit.
    WrongKey,
    /// Nothing could be written, and nothing else was wrong: the disk is full, or can only be read.
    Unwritable,
    /// Written by a newer Attune.
    TooNew,
    /// A journal whose lines do not follow from one another.
    BrokenChain,
    /// A family's database without the family's own record.
    CaseWithoutRecord,
    /// Anything else.
    #[default]
    Other,
}

/// A failure a person is told of.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Refused or failed.
    pub severity: Severity,
    /// What it is, as far as anything depends on it.
    pub kind: ProblemKind,
    /// What happened and what to do.
    pub message: Message,
}

impl Problem {
    /// The request was refused or wrong.
    pub fn refused(message: impl Into<Message>) -> Self {
        Self { severity: Severity::Refused, kind: ProblemKind::Other, message: message.into() }
    }

    /// Something failed.
    pub fn failed(message: impl Into<Message>) -> Self {
        Self { severity: Severity::Failed, kind: ProblemKind::Other, message: message.into() }
    }
}

impl Problem {
    /// The vault is not open.
    pub fn locked() -> Self {
        Self::refused("error-locked").of(ProblemKind::Locked)
    }

    /// A family's database has not the family's own record.
    pub(crate) fn without_record(case: CaseId) -> Self {
        let message = Message::new("error-case-without-record").with("case", case.short());
        Self::failed(message).of(ProblemKind::CaseWithoutRecord)
    }

    fn of(self, kind: ProblemKind) -> Self {
        Self { kind, ..self }
    }

    /// Whether nothing could be written, and nothing else was wrong: what only reads may go on.
    pub fn is_unwritable(&self) -> bool {
        self.kind == ProblemKind::Unwritable
    }

    /// A file that ships with Attune does not read. They are tested, so it is a damaged program.
    pub(crate) fn of_shipped(error: &DefinitionError) -> Self {
        Self::failed(Message::new("error-other").with("why", failures::definition(error)))
    }

    /// Nothing could be written: there is no room, or the disk can only be read.
    fn unwritable(is_full: bool) -> Self {
        let problem =
            if is_full { Self::failed("error-disk-full") } else { Self::refused("error-read-only") };
        problem.of(ProblemKind::Unwritable)
    }
}

impl From<VaultError> for Problem {
    fn from(error: VaultError) -> Self {
        use VaultError as V;
        match error {
            error if error.is_unwritable() => Self::unwritable(error.is_full()),
            V::NoVault(path) => Self::refused(at("error-no-vault", &path)),
            V::VaultExists(path) => Self::refused(at("error-vault-exists", &path)),
            V::FolderNotEmpty(path) => Self::refused(at("error-folder-not-empty", &path)),
            V::InUse { holder } => Self::refused(Message::new("error-vault-in-use").with("holder", holder)),
            V::TooNew { needs, reads } => Self::refused(
                Message::new("error-vault-too-new")
                    .with("needs", u32::from(needs))
                    .with("reads", u32::from(reads)),
            )
            .of(ProblemKind::TooNew),
            V::WrongPassphrase => Self::refused("error-wrong-passphrase").of(ProblemKind::WrongKey),
            V::WrongRecoveryKey => Self::refused("error-wrong-recovery-key").of(ProblemKind::WrongKey),
            V::MalformedRecoveryKey => Self::refused("error-recovery-key-malformed"),
            V::BadLogin { .. } => Self::refused("error-login"),
            V::LoginTaken { .. } => Self::refused("error-login-taken"),
            V::NoMemory { mib } => Self::failed(Message::new("error-no-memory").with("mib", mib)),
            V::UnknownUser => Self::refused("error-unknown-user"),
            V::WeakPassphrase { least } => {
                Self::refused(Message::new("error-weak-passphrase").with("least", least))
            }
            V::NotAMember(case) => {
                let message = Message::new("error-not-a-member").with("case", case.short());
                Self::refused(message).of(ProblemKind::NotAMember)
            }
            V::NeedsRecoveryKey => Self::refused("error-needs-recovery-key"),
            V::UnknownCase(case) => {
                Self::refused(Message::new("error-unknown-case-id").with("case", case.short()))
            }
            V::NoContentKey(recording) => {
                Self::refused(Message::new("error-no-content-key").with("recording", recording.short()))
            }
            V::FoldersOpenToOthers { vault, folders } => {
                let path = folders.first().unwrap_or(&vault);
                let said = match folders.len() {
                    1 => at("error-folder-open-to-others", path),
                    count => at("error-folders-open-to-others", path).with("folders", count),
                };
                Self::refused(said.with("command", closing_command(&vault, &folders)))
            }
            V::Damaged { what, why } => {
                Self::failed(Message::new("error-damaged").with("what", what).with("why", why))
            }
            V::Io { doing, path, source } => {
                Self::failed(at("error-io", &path).with("doing", doing).with("why", io_words(&source)))
            }
            other => Self::failed(Message::new("error-other").with("why", failures::vault(&other))),
        }
    }
}

impl From<LibraryError> for Problem {
    fn from(error: LibraryError) -> Self {
        use LibraryError as L;
        match error {
            L::Vault(error) => error.into(),
            error if error.is_unwritable() => Self::unwritable(error.is_full()),
            L::TooNew(path) => Self::refused(at("error-database-too-new", &path)).of(ProblemKind::TooNew),
            L::Unreadable(path) => Self::failed(at("error-database-unreadable", &path)),
            L::PlainDatabase(path) => Self::failed(at("error-database-plain", &path)),
            L::NoCipher => Self::failed("error-no-cipher"),
            L::BrokenChain(entry) => {
                let message = Message::new("error-broken-chain").with("entry", entry.to_string());
                Self::failed(message).of(ProblemKind::BrokenChain)
            }
            L::Unknown(_) => Self::refused("error-record-gone"),
            L::NotOwner { .. } => Self::refused("error-not-owner"),
            other => Self::failed(Message::new("error-other").with("why", failures::library(&other))),
        }
    }
}

fn at(key: &'static str, path: &std::path::Path) -> Message {
    Message::new(key).with("path", path.display().to_string())
}
