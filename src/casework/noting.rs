//! Lines in the device's journal, and whether a family's journal lacks any that this device knew. Knows no line's meaning.

use super::case_file::CaseFile;
use super::clock::Clock;
use super::open_vault::OpenVault;
use super::problem::Problem;
use crate::base::RecordId;
use crate::library::AuditEvent;

impl OpenVault {
    /// Writes a line into the device's journal, as far as the disk takes it.
    pub(crate) fn note(
        &mut self,
        event: AuditEvent,
        subject: Option<RecordId>,
        reason: &str,
        clock: Clock,
    ) -> Result<(), Problem> {
        let actor = self.vault().user();
        match self.device_mut().audit(actor, event, subject, reason, clock.now) {
            // A disk that takes nothing must not keep anybody from reading.
            Err(error) if error.is_unwritable() => Ok(()),
            noted => Ok(noted?),
        }
    }

    /// Walks the chain of a family's journal, just opened, and compares it with what this device knows of it; whether it
    /// holds and lacks nothing. What is missing is written into the device's journal once. Nothing here keeps a family
    /// shut, not even a disk that takes nothing.
    pub(crate) fn compare_chain(&mut self, file: &CaseFile) -> Result<bool, Problem> {
        let (case, generation) = (file.case(), file.access().generation());
        let holds = file.library().chain()?.broken_at.is_none();
        let known = self.device().known_loss(case)?;
        let lost = self.device().lost_lines(case, generation, file.library())?;
        if lost > known {
            let clock = Clock::read();
            let _ = self.note(AuditEvent::JournalCut, Some(case.into()), &(lost - known).to_string(), clock);
        }
        let _ = self.device_mut().note_chain(case, generation, file.library());
        Ok(holds && lost == 0)
    }
}
