//! The journals' lines and what narrows them down. Plain values: knows no job and no widget.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::base::{CaseId, Redacted, UserId};
use crate::library::{AuditEntry, AuditEvent};
use crate::words::Message;

/// All journals a user can open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JournalView {
    /// Newest first. Lines of one journal are in the order of their numbers, whatever the clock said; between two
    /// journals the clock decides, as there is nothing else.
    pub lines: Vec<JournalLine>,
    /// The device's chain, then those of the families in the order of their codes.
    pub chains: Vec<ChainRow>,
    /// Families whose journal cannot be read, and why.
    pub closed: Vec<(CaseId, Message)>,
}

impl JournalView {
    /// Everybody who stands in a line, by name.
    pub fn people(&self) -> Vec<(Option<UserId>, Redacted<String>)> {
        let mut known = BTreeSet::new();
        let mut people: Vec<_> = self
            .lines
            .iter()
            .filter(|line| known.insert(line.entry.actor))
            .map(|line| (line.entry.actor, line.who.clone()))
            .collect();
        people.sort_by(|(_, one), (_, other)| one.reveal().cmp(other.reveal()));
        people
    }

    /// Whether every chain holds and lacks nothing that was known of it.
    pub fn holds(&self) -> bool {
        self.chains.iter().all(ChainRow::holds)
    }
}

/// One line of a journal, with what its ids mean.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalLine {
    /// What was written.
    pub entry: AuditEntry,
    /// In which family's journal; `None` for the device's.
    pub case: Option<CaseId>,
    /// The code of the family whose journal it is, or which the line is about.
    pub code: Option<String>,
    /// The name of whoever did it; empty where it was the recovery key.
    pub who: Redacted<String>,
    /// The name of the user it was done to, where it was done to one.
    pub whom: Option<Redacted<String>>,
    /// The session of the recording, clip or session it was done to.
    pub session: Option<u32>,
    /// The day by this computer's calendar.
    pub day: NaiveDate,
}

/// How one journal's chain stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainRow {
    /// Which family's; `None` for the device's.
    pub case: Option<CaseId>,
    /// The family's code.
    pub code: Option<String>,
    /// Lines in it.
    pub entries: i64,
    /// The newest line's MAC.
    pub head: [u8; 32],
    /// The first line that does not follow from the one before.
    pub broken_at: Option<i64>,
    /// Lines at the end that this device had seen and that are gone.
    pub lost: i64,
}

impl ChainRow {
    /// Whether it holds and lacks nothing.
    pub fn holds(&self) -> bool {
        self.broken_at.is_none() && self.lost == 0
    }

    /// The head as hexadecimal digits.
    pub fn head_text(&self) -> String {
        self.head.iter().fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalOf {
    /// The device's journal.
    Device,
    /// A family's, or a line of the device's about that family.
    Family(CaseId),
}

/// What the journal is narrowed down to; nothing where a field is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalFilter {
    /// Only this journal.
    pub of: Option<JournalOf>,
    /// Only this person; `Some(None)` is the recovery key.
    pub who: Option<Option<UserId>>,
    /// Only these kinds of events.
    pub kinds: BTreeSet<EventKind>,
    /// Only these events, by their words.
    pub events: BTreeSet<String>,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// To the end of this day.
    pub to: Option<NaiveDate>,
}

impl JournalFilter {
    /// Whether a line is among what is wanted.
    pub fn passes(&self, line: &JournalLine) -> bool {
        let about = |case: CaseId| line.entry.subject.is_some_and(|subject| subject == case.into());
        let of = match self.of {
            None => true,
            Some(JournalOf::Device) => line.case.is_none(),
            Some(JournalOf::Family(case)) => line.case == Some(case) || about(case),
        };
        let wanted = self.kinds.is_empty() && self.events.is_empty()
            || self.events.contains(&line.entry.event)
            || self.kinds.contains(&EventKind::of_word(&line.entry.event));
        of && wanted
            && self.who.is_none_or(|who| line.entry.actor == who)
            && self.from.is_none_or(|from| line.day >= from)
            && self.to.is_none_or(|to| line.day <= to)
    }
}

/// Events of one kind, as a supervisor asks for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// The vault was opened, refused or locked.
    Unlocking,
    /// Somebody looked.
    Looking,
    /// Film was taken, discarded or recovered.
    Filming,
    /// Families, sessions, clips and trainings were written about.
    Writing,
    /// Clips were shown to the parents, and what they said.
    Showing,
    /// Consents and the people of a family.
    Consent,
    /// Film was erased or held, and the rules of keeping it.
    Retention,
    /// Something left the vault.
    Leaving,
    /// The users of the vault and who is a member of which family.
    Members,
    /// The vault itself: checked, repaired, its clock, its journals.
    Vault,
    /// What a newer version wrote.
    Other,
}

impl EventKind {
    /// All kinds, in the order of a list.
    pub const ALL: [Self; 11] = [
        Self::Unlocking,
        Self::Looking,
        Self::Filming,
        Self::Writing,
        Self::Showing,
        Self::Consent,
        Self::Retention,
        Self::Leaving,
        Self::Members,
        Self::Vault,
        Self::Other,
    ];

    /// The kind of an event by its word.
    pub fn of_word(word: &str) -> Self {
        AuditEvent::of_word(word).map_or(Self::Other, Self::of)
    }

    /// The kind of an event.
    pub fn of(event: AuditEvent) -> Self {
        use AuditEvent as E;
        match event {
            E::VaultMade | E::Unlocked | E::UnlockedWithRecovery | E::UnlockRefused | E::Locked => {
                Self::Unlocking
            }
            E::FamilyOpened
            | E::FilmPlayed
            | E::FilmSupervised
            | E::FilmSampled
            | E::ClipsSeen
            | E::JournalRead => Self::Looking,
            E::ErasureOrdered | E::FilmErased | E::FilmHeld | E::HoldLifted | E::RetentionSet => {
                Self::Retention
            }
            E::FilmStarted | E::FilmSealed | E::FilmDiscarded | E::FilmRecovered => Self::Filming,
            E::CaseMade
            | E::ClipChanged
            | E::EntryChanged
            | E::ProgrammeAdded
            | E::ChecklistAdded
            | E::SessionChanged
            | E::TrainingRecorded
            | E::TrainingConfirmed
            | E::TrainingTakenBack => Self::Writing,
            E::ClipsShown | E::WordsWritten => Self::Showing,
            E::ConsentRecorded | E::PeopleChanged | E::BasisRecorded => Self::Consent,
            E::Exported | E::ReceiptSaved => Self::Leaving,
            E::UserAdmitted
            | E::UserRetired
            | E::PassphraseChanged
            | E::PassphraseReplaced
            | E::MemberAdded
            | E::MemberRemoved
            | E::HandedOver
            | E::Rekeyed => Self::Members,
            E::Repaired | E::VaultChecked | E::ClockJumped | E::JournalCut | E::LockAfterChosen => {
                Self::Vault
            }
        }
    }

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unlocking => "unlocking",
            Self::Looking => "looking",
            Self::Filming => "filming",
            Self::Writing => "writing",
            Self::Showing => "showing",
            Self::Consent => "consent",
            Self::Retention => "keeping",
            Self::Leaving => "leaving",
            Self::Members => "members",
            Self::Vault => "vault",
            Self::Other => "other",
        }
    }
}
