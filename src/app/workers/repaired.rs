//! What the vault thread does for films beside starting and ending them: notes how far one has come while it is filmed,
//! and tells what was put in order of those that were left half done.

use std::time::Instant;

use super::vault_thread::VaultThread;
use crate::app::action::WorkerEvent;
use crate::base::{CaseId, RecordingId};
use crate::casework::{NOTE_EVERY, Salvaged};
use crate::vault::film::FilmProgress;

/// A film whose progress is noted in the family's database.
pub(super) struct Noting {
    pub(super) case: CaseId,
    pub(super) recording: RecordingId,
    pub(super) progress: FilmProgress,
    /// When it was noted last.
    pub(super) noted: Instant,
}

impl VaultThread {
    /// Notes the film's progress if it is time to. While the vault is locked the mark beside the film does it alone.
    pub(super) fn note_progress(&mut self) {
        let Some(noting) = self.noting.as_mut().filter(|noting| noting.noted.elapsed() >= NOTE_EVERY) else {
            return;
        };
        noting.noted = Instant::now();
        if let Some(open_vault) = &mut self.open_vault {
            // A film goes on whether or not this can be noted.
            let file = open_vault.case(noting.case);
            let _ = file.and_then(|file| file.note_progress(noting.recording, &noting.progress));
        }
    }

    /// Tells what was put in order, until it is put away.
    pub(super) fn tell_repaired(&self, salvaged: &[Salvaged]) {
        let lines: Vec<_> = salvaged.iter().map(Salvaged::sentences).collect();
        if !lines.is_empty() {
            self.report(WorkerEvent::FilmsRepaired(lines));
        }
    }

    /// Tells that the film that has just been sealed went on in another file.
    pub(super) fn tell_went_on(&self, parts: u32) {
        if parts > 1 {
            self.report(WorkerEvent::FilmsRepaired(vec![vec!["film-went-on".into()]]));
        }
    }
}
