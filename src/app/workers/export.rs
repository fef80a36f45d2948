//! The vault thread's part in what leaves the vault.

use std::thread;

use super::vault_thread::VaultThread;
use crate::app::action::{RetentionEvent, WorkerEvent};
use crate::casework::staff::recovery;
use crate::casework::{Clock, Export, FilmExport, Problem};
use crate::words::Words;

impl VaultThread {
    /// Lets something out.
    pub(super) fn export(&mut self, export: Export) -> Result<(), Problem> {
        let (open_vault, words, clock) = (self.open_vault()?, Words::en_gb(), Clock::read());
        match export {
            Export::Film { case, recording, to, reason } => {
                let film = open_vault.export_film(case, recording, &to, &reason, clock)?;
                self.copy(film);
            }
            Export::Receipts { case, orders, to } => {
                open_vault.save_receipts(case, &orders, &to, &words, clock)?;
                self.report(WorkerEvent::Retention(RetentionEvent::ReceiptsSaved(to)));
            }
            Export::RecoverySheet { folder, key } => {
                let path = recovery::save_sheet(open_vault, &folder, key.reveal(), &words, clock)?;
                self.report(WorkerEvent::RecoverySheetSaved(path));
            }
        }
        Ok(())
    }

    /// The copy runs on a thread of its own, so that tagging goes on beside it.
    fn copy(&self, film: FilmExport) {
        let (reporter, exports) = (self.reporter.clone(), self.exports.clone());
        thread::spawn(move || {
            let mut said = 0.0;
            let copied = film.copy(|share| {
                if share - said >= 0.01 {
                    said = share;
                    reporter.send(WorkerEvent::Exporting(share));
                }
                exports.go_on()
            });
            reporter.send(copied.map_or_else(WorkerEvent::Failed, WorkerEvent::Exported));
        });
    }
}
