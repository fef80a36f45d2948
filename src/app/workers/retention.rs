//! The vault thread's jobs about keeping and erasing film.

use super::vault_thread::VaultThread;
use crate::app::action::{RetentionEvent, RetentionJob, WorkerEvent};
use crate::base::CaseId;
use crate::casework::changes::FilmScope;
use crate::casework::{Clock, Problem};
use crate::words::Words;

impl VaultThread {
    /// Carries out one of these jobs.
    pub(super) fn carry_out_retention(&mut self, job: RetentionJob) -> Result<(), Problem> {
        let clock = Clock::read();
        match job {
            RetentionJob::ReadRules => self.report_rules(),
            RetentionJob::SetRule(change) => {
                self.open_vault()?.set_retention(change, clock)?;
                self.report_rules()?;
                // Every film's day rests on it.
                self.list_families()
            }
            RetentionJob::ReadFilms(ask, case, scope) => {
                let asked = self.open_vault()?.films_asked(case, scope)?;
                self.kept(RetentionEvent::Films(ask, Box::new(asked)));
                Ok(())
            }
            RetentionJob::Erase(case, scope, reason) => {
                self.not_while_filming(case, scope)?;
                let erased = self.open_vault()?.erase_films(case, scope, &reason, clock);
                // What was erased before something failed is on the page all the same.
                self.read_family(case)?;
                self.kept(RetentionEvent::Erased(Box::new(erased?)));
                Ok(())
            }
            RetentionJob::Hold(case, scope, hold) => {
                self.open_vault()?.hold_film(case, scope, &hold, clock)?;
                self.kept(RetentionEvent::Held);
                self.read_family(case)
            }
            RetentionJob::Lift(case, hold, reason) => {
                self.open_vault()?.lift_hold(case, hold, &reason, clock)?;
                self.kept(RetentionEvent::Held);
                self.read_family(case)
            }
            RetentionJob::SaveReceipts(case, orders, to) => {
                self.open_vault()?.save_receipts(case, &orders, &to, &Words::en_gb(), clock)?;
                self.kept(RetentionEvent::ReceiptsSaved(to));
                Ok(())
            }
            RetentionJob::SetBasis(case, basis) => {
                self.open_vault()?.set_basis(case, &basis, clock)?;
                self.read_family(case)
            }
        }
    }

    fn kept(&self, report: RetentionEvent) {
        self.report(WorkerEvent::Retention(report));
    }

    fn report_rules(&mut self) -> Result<(), Problem> {
        let rules = self.open_vault()?.retention()?;
        self.kept(RetentionEvent::Rules(Box::new(rules)));
        Ok(())
    }

    /// A film that is being taken is stopped first.
    fn not_while_filming(&self, case: CaseId, scope: FilmScope) -> Result<(), Problem> {
        let taken = self.filming.as_ref().is_some_and(|filming| match scope {
            FilmScope::All => filming.case == case,
            FilmScope::One(film) => film == filming.recording,
        });
        if taken { Err(Problem::refused("error-busy-filming")) } else { Ok(()) }
    }
}
