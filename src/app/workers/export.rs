//! The vault thread's part in what leaves the vault.

use std::thread;

use super::vault_thread::VaultThread;
use crate::app::action::{TagEvent, WorkerEvent};
use crate::casework::{Clock, Export, Exported, FilmExport, Leaving};
use crate::words::Words;

impl VaultThread {
    /// Lets something out, and says what has left or why it did not.
    pub(super) fn export(&mut self, export: Export) {
        let leaving = self
            .open_vault()
            .and_then(|open_vault| open_vault.export(export, &Words::en_gb(), Clock::read()));
        match leaving {
            Ok(Leaving::Film(film)) => self.copy(*film),
            Ok(Leaving::Done(exported)) => self.report(WorkerEvent::Exported(Ok(exported))),
            Err(problem) => self.report(WorkerEvent::Exported(Err(problem))),
        }
    }

    /// The copy runs on a thread of its own, so that tagging goes on beside it.
    fn copy(&self, film: FilmExport) {
        let (reporter, exports) = (self.reporter.clone(), self.exports.clone());
        thread::spawn(move || {
            let mut said = 0.0;
            let copied = film.copy(|share| {
                if share - said >= 0.01 {
                    said = share;
                    reporter.send(WorkerEvent::Tag(TagEvent::Exporting(share)));
                }
                exports.go_on()
            });
            reporter.send(WorkerEvent::Exported(copied.map(Exported::Film)));
        });
    }
}
