//! The lines of the journal as messages. Judges nothing.

use crate::base::Redacted;
use crate::casework::pages::{ChainRow, EventKind, JournalLine};
use crate::library::AuditEvent;
use crate::words::Message;

/// What was done, as the end of a sentence that begins with who did it.
pub fn did(line: &JournalLine) -> Message {
    use AuditEvent as E;
    let (word, reason) = (line.entry.event.as_str(), line.entry.reason.as_str());
    let Some(event) = AuditEvent::of_word(word) else {
        return Message::new("journal-did-other").with("event", word);
    };
    let someone = Redacted::new(String::new());
    let whom = line.whom.as_ref().unwrap_or(&someone).reveal().as_str();
    let number = || reason.parse::<f64>().unwrap_or(0.0);
    match event {
        E::VaultMade => "journal-did-vault-made".into(),
        E::Unlocked => "journal-did-unlocked".into(),
        E::UnlockedWithRecovery => "journal-did-unlocked-recovery".into(),
        E::UnlockRefused => Message::new("journal-did-refused").with("times", number()),
        E::Locked => "journal-did-locked".into(),
        E::FamilyOpened => "journal-did-family-opened".into(),
        E::FilmPlayed => "journal-did-film-played".into(),
        E::FilmSupervised => "journal-did-film-supervised".into(),
        E::FilmSampled => "journal-did-film-sampled".into(),
        E::ClipsSeen => "journal-did-clips-seen".into(),
        E::ChecklistAdded => "journal-did-checklist-added".into(),
        E::ErasureOrdered => "journal-did-erasure-ordered".into(),
        E::FilmErased => "journal-did-film-erased".into(),
        E::ReceiptSaved => "journal-did-receipt-saved".into(),
        E::FilmHeld => "journal-did-film-held".into(),
        E::HoldLifted => "journal-did-hold-lifted".into(),
        E::RetentionSet => "journal-did-retention-set".into(),
        E::BasisRecorded => "journal-did-basis".into(),
        E::ProgrammeAdded => "journal-did-programme-added".into(),
        E::EntryChanged => "journal-did-entry".into(),
        E::JournalRead => "journal-did-journal-read".into(),
        E::FilmStarted => "journal-did-film-started".into(),
        E::FilmSealed => "journal-did-film-sealed".into(),
        E::FilmDiscarded => "journal-did-film-discarded".into(),
        E::FilmRecovered => "journal-did-film-recovered".into(),
        E::CaseMade => "journal-did-case-made".into(),
        E::ClipChanged => "journal-did-clip-changed".into(),
        E::SessionChanged => "journal-did-session-changed".into(),
        E::TrainingRecorded => "journal-did-training".into(),
        E::TrainingConfirmed => "journal-did-training-confirmed".into(),
        E::TrainingTakenBack => "journal-did-training-taken-back".into(),
        E::ClipsShown => "journal-did-clips-shown".into(),
        E::WordsWritten => "journal-did-words".into(),
        E::ConsentRecorded => "journal-did-consent".into(),
        E::PeopleChanged => "journal-did-people".into(),
        E::Exported => "journal-did-exported".into(),
        E::UserAdmitted => Message::new("journal-did-user-admitted").with("whom", whom),
        E::UserRetired => Message::new("journal-did-user-retired").with("whom", whom),
        E::PassphraseChanged => "journal-did-passphrase-changed".into(),
        E::PassphraseReplaced => Message::new("journal-did-passphrase-replaced").with("whom", whom),
        E::MemberAdded => Message::new("journal-did-member-added").with("whom", whom),
        E::HandedOver => Message::new("journal-did-handed-over").with("whom", whom),
        E::MemberRemoved => Message::new("journal-did-member-removed").with("whom", whom),
        E::Rekeyed => "journal-did-rekeyed".into(),
        E::Repaired => "journal-did-repaired".into(),
        E::LockAfterChosen => Message::new("lock-did-choose-after").with("minutes", number()),
        E::VaultChecked => Message::new("journal-did-checked").with("damages", number()),
        E::ClockJumped => Message::new("journal-did-clock-jumped").with("by", reason),
        E::JournalCut => Message::new("journal-did-journal-cut").with("lost", number()),
    }
}

/// The reason that was given, or what exactly was done; nothing where the sentence says it already.
pub fn reason(line: &JournalLine) -> Option<&str> {
    use AuditEvent as E;
    let said = matches!(
        AuditEvent::of_word(&line.entry.event),
        Some(
            E::UnlockRefused
                | E::HandedOver
                | E::VaultChecked
                | E::ClockJumped
                | E::JournalCut
                | E::LockAfterChosen
        )
    );
    Some(line.entry.reason.as_str()).filter(|reason| !said && !reason.is_empty())
}

/// Where it was done: the family, and the session where it was about one. Nothing for the vault itself.
pub fn place(line: &JournalLine) -> Option<Message> {
    let code = line.code.as_deref()?;
    Some(match line.session {
        Some(session) => Message::new("journal-place").with("code", code).with("session", session),
        None => Message::new("journal-family").with("code", code),
    })
}

/// A kind of events.
pub fn kind(kind: EventKind) -> Message {
    Message::new(match kind {
        EventKind::Unlocking => "journal-kind-unlocking",
        EventKind::Looking => "journal-kind-looking",
        EventKind::Filming => "journal-kind-filming",
        EventKind::Writing => "journal-kind-writing",
        EventKind::Showing => "journal-kind-showing",
        EventKind::Consent => "journal-kind-consent",
        EventKind::Retention => "journal-kind-retention",
        EventKind::Leaving => "journal-kind-leaving",
        EventKind::Members => "journal-kind-members",
        EventKind::Vault => "journal-kind-vault",
        EventKind::Other => "journal-kind-other",
    })
}

/// How one chain stands, with its length and the beginning of its head.
pub fn chain(row: &ChainRow) -> Message {
    let of = match &row.code {
        Some(code) => Message::new("journal-family").with("code", code.as_str()),
        None => Message::new("journal-device"),
    };
    let message = if let Some(entry) = row.broken_at {
        Message::new("journal-chain-broken").with("line", entry.to_string())
    } else if row.lost > 0 {
        Message::new("journal-chain-cut").with("lost", number(row.lost))
    } else {
        Message::new("journal-chain-fine")
    };
    let mut head = row.head_text();
    head.truncate(8);
    message.with("of", of).with("lines", number(row.entries)).with("head", head)
}

#[allow(clippy::cast_precision_loss)] // counts on a screen
fn number(count: i64) -> f64 {
    count as f64
}
