//! What went wrong, as a sentence that says what happened and what to do. Knows no language: it names messages.

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

/// A failure a person is told of.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Refused or failed.
    pub severity: Severity,
    /// What happened and what to do.
    pub message: Message,
}

impl Problem {
    /// The request was refused or wrong.
    pub fn refused(message: impl Into<Message>) -> Self {
        Self { severity: Severity::Refused, message: message.into() }
    }

    /// Something failed.
    pub fn failed(message: impl Into<Message>) -> Self {
        Self { severity: Severity::Failed, message: message.into() }
    }
}

impl Problem {
    /// Whether nothing could be written, and nothing else was wrong: what only reads may go on.
    pub fn is_unwritable(&self) -> bool {
        [READ_ONLY, FULL].contains(&self.message.key)
    }

    /// A file that ships with Attune does not read. They are tested, so it is a damaged program.
    pub(crate) fn of_shipped(error: &DefinitionError) -> Self {
        Self::failed(Message::new("error-other").with("why", failures::definition(error)))
    }

    /// Nothing could be written: there is no room, or the disk can only be read.
    fn unwritable(is_full: bool) -> Self {
        if is_full { Self::failed(FULL) } else { Self::refused(READ_ONLY) }
    }
}

const READ_ONLY: &str = "error-read-only";
const FULL: &str = "error-disk-full";

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
            ),
            V::WrongPassphrase => Self::refused("error-wrong-passphrase"),
            V::WrongRecoveryKey => Self::refused("error-wrong-recovery-key"),
            V::MalformedRecoveryKey => Self::refused("error-recovery-key-malformed"),
            V::BadLogin { .. } => Self::refused("error-login"),
            V::LoginTaken { .. } => Self::refused("error-login-taken"),
            V::NoMemory { mib } => Self::failed(Message::new("error-no-memory").with("mib", mib)),
            V::UnknownUser => Self::refused("error-unknown-user"),
            V::WeakPassphrase { least } => {
                Self::refused(Message::new("error-weak-passphrase").with("least", least))
            }
            V::NotAMember(case) => {
                Self::refused(Message::new("error-not-a-member").with("case", case.short()))
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
            L::TooNew(path) => Self::refused(at("error-database-too-new", &path)),
            L::Unreadable(path) => Self::failed(at("error-database-unreadable", &path)),
            L::PlainDatabase(path) => Self::failed(at("error-database-plain", &path)),
            L::NoCipher => Self::failed("error-no-cipher"),
            L::BrokenChain(entry) => {
                Self::failed(Message::new("error-broken-chain").with("entry", entry.to_string()))
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
