//! The desk thread's jobs about keeping and erasing film.

use super::desk_thread::DeskThread;
use crate::app::action::{KeepingJob, KeepingReport, Report};
use crate::base::CaseId;
use crate::casework::changes::FilmScope;
use crate::casework::{Clock, Problem};
use crate::words::Words;

impl DeskThread {
    /// Carries out one of these jobs.
    pub(super) fn carry_out_keeping(&mut self, job: KeepingJob) -> Result<(), Problem> {
        let clock = Clock::read();
        match job {
            KeepingJob::ReadRules => self.report_rules(),
            KeepingJob::SetRule(change) => {
                self.desk()?.set_retention(change, clock)?;
                self.report_rules()?;
                // Every film's day rests on it.
                self.list_families()
            }
            KeepingJob::ReadFilms(ask, case, scope) => {
                let asked = self.desk()?.films_asked(case, scope)?;
                self.kept(KeepingReport::Films(ask, Box::new(asked)));
                Ok(())
            }
            KeepingJob::Erase(case, scope, reason) => {
                self.not_while_filming(case, scope)?;
                let erased = self.desk()?.erase_films(case, scope, &reason, clock);
                // What was erased before something failed is on the page all the same.
                self.read_family(case)?;
                self.kept(KeepingReport::Erased(Box::new(erased?)));
                Ok(())
            }
            KeepingJob::Hold(case, scope, hold) => {
                self.desk()?.hold_film(case, scope, &hold, clock)?;
                self.kept(KeepingReport::Held);
                self.read_family(case)
            }
            KeepingJob::Lift(case, hold, reason) => {
                self.desk()?.lift_hold(case, hold, &reason, clock)?;
                self.kept(KeepingReport::Held);
                self.read_family(case)
            }
            KeepingJob::SaveReceipts(case, orders, to) => {
                self.desk()?.save_receipts(case, &orders, &to, &Words::en_gb(), clock)?;
                self.kept(KeepingReport::ReceiptsSaved(to));
                Ok(())
            }
            KeepingJob::SetBasis(case, basis) => {
                self.desk()?.set_basis(case, &basis, clock)?;
                self.read_family(case)
            }
        }
    }

    fn kept(&self, report: KeepingReport) {
        self.report(Report::Kept(report));
    }

    fn report_rules(&mut self) -> Result<(), Problem> {
        let rules = self.desk()?.retention()?;
        self.kept(KeepingReport::Rules(Box::new(rules)));
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
