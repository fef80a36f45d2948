//! What a family's overview and what is to catch up are made of. Decides nothing.

use crate::base::RecordingId;
use crate::casework::pages::RecordingRow;
use crate::casework::records::CaseRecords;
use crate::programme::fidelity::{CaseFacts, RuleFinding};
use crate::programme::pathway::Pathway;
use crate::programme::{Timeline, Todo, Vocabulary};

/// What the overview is made of.
pub(super) struct Sources<'a> {
    pub records: &'a CaseRecords,
    pub facts: &'a CaseFacts,
    pub vocabulary: &'a Vocabulary,
    pub timeline: &'a Timeline,
    pub findings: &'a [RuleFinding],
    pub agenda: &'a [Todo],
    pub pathway: &'a Pathway,
    pub recordings: &'a [RecordingRow],
    /// Whether whoever unlocked the vault may watch the family's film.
    pub watches: bool,
}

/// The film of a session that has no clip yet.
pub(super) fn untagged(recordings: &[RecordingRow], number: u32) -> Option<RecordingId> {
    let found = recordings.iter().find(|row| row.session == number && row.playable && row.clips == 0);
    found.map(|row| row.recording)
}
