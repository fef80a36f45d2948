//! Long work under way, as a kind: what decides on it asks which it is, what shows it asks for its sentence.

use super::request::Request;
use crate::words::Message;

/// Long work that somebody waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InProgress {
    /// A vault is being made.
    MakingVault,
    /// The vault is being unlocked.
    Unlocking,
    /// The demonstration is being made.
    OpeningDemonstration,
    /// The sheet with the recovery key is being written.
    WritingRecoverySheet,
    /// A family is being added, by this request.
    AddingFamily(Request),
    /// The vault is being read through.
    CheckingVault,
    /// This session is being opened.
    OpeningSession(u32),
    /// A film is being opened.
    OpeningFilm,
    /// The journals are being read.
    ReadingJournal,
    /// The colleagues are being read.
    ReadingPeople,
    /// The colleagues are being changed, or a passphrase is.
    ChangingPeople,
    /// The members of a family are being changed.
    ChangingMembers,
    /// Films are being erased.
    Erasing,
}

impl InProgress {
    /// Whether the answer to a request ends it, well or not, and no other failure does.
    pub fn has_an_answer_of_its_own(self) -> bool {
        match self {
            Self::AddingFamily(_) | Self::ChangingPeople | Self::ChangingMembers | Self::Erasing => true,
            Self::MakingVault
            | Self::Unlocking
            | Self::OpeningDemonstration
            | Self::WritingRecoverySheet
            | Self::CheckingVault
            | Self::OpeningSession(_)
            | Self::OpeningFilm
            | Self::ReadingJournal
            | Self::ReadingPeople => false,
        }
    }

    /// What is said while it goes on.
    pub fn message(self) -> Message {
        match self {
            Self::MakingVault => "unlock-making".into(),
            Self::Unlocking => "unlock-opening".into(),
            Self::OpeningDemonstration => "demo-making".into(),
            Self::WritingRecoverySheet => "recovery-writing".into(),
            Self::AddingFamily(_) => "families-saving".into(),
            Self::CheckingVault => "check-running".into(),
            Self::OpeningSession(number) => Message::new("session-opening").with("session", number),
            Self::OpeningFilm => "play-opening".into(),
            Self::ReadingJournal => "journal-reading".into(),
            Self::ReadingPeople => "people-reading".into(),
            Self::ChangingPeople => "people-saving".into(),
            Self::ChangingMembers => "members-saving".into(),
            Self::Erasing => "erase-running".into(),
        }
    }
}

/// Work under way, and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Busy {
    /// Which work.
    pub with: InProgress,
    /// What its worker said last.
    pub progress: Option<Message>,
}

impl Busy {
    /// What is said while it goes on: how far it is, where that is known.
    pub fn message(&self) -> Message {
        self.progress.clone().unwrap_or_else(|| self.with.message())
    }
}

impl From<InProgress> for Busy {
    fn from(with: InProgress) -> Self {
        Self { with, progress: None }
    }
}
