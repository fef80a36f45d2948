//! Reads a whole vault through: key files, databases, journals, every byte of every film, and the names of all files.
//! Changes nothing. What it finds is told with where it is and what it costs.

mod films;
mod keys;
mod places;
mod report;
mod strays;
#[cfg(test)]
mod tests;

use super::open_vault::OpenVault;
use super::problem::Problem;
use super::sentences::journal::chain;
use crate::vault::{Found, FoundKind, VaultError, inventory};

use report::fault_in;

pub use places::text as path_text;
pub use report::{CheckReport, Damage, DamageKind, NotOpened, Stray};

impl OpenVault {
    /// Reads everything that can be opened. `progress` is told how many films are done, of how many.
    pub fn check(&mut self, mut progress: impl FnMut(usize, usize)) -> Result<CheckReport, Problem> {
        // Opening mends key files, and what it repaired is told.
        let opened = self.all_cases()?;
        let mut report = CheckReport { damage: keys::damage(self.vault())?, ..CheckReport::default() };
        let device = places::within(self.vault(), &self.vault().device_db_path());
        report.damage.extend(fault_in(device, self.device().check(), "check-costs-device-records"));
        for gone in keys::gone(self.vault(), &self.staff().unwrap_or_default()) {
            if !report.damage.iter().any(|known| known.path == gone.path) {
                report.damage.push(gone);
            }
        }
        report.cases = opened.len();
        let mut films = Vec::new();
        for &case in &opened {
            let file = self.case(case)?;
            let (faults, path) = (file.library().check(), file.access().database_path());
            let path = places::within(self.vault(), &path);
            let mut fault = fault_in(path.clone(), faults, "check-costs-family-records");
            match films::to_check(self.case(case)?) {
                Ok(of_case) => films.extend(of_case),
                Err(problem) => {
                    let records = "check-costs-family-records";
                    fault.get_or_insert(Damage::new(DamageKind::Database, path, problem.message, records));
                }
            }
            report.damage.extend(fault.map(|fault| fault.of(case)));
        }
        self.unopened(&mut report)?;
        report.chains = self.chains()?;
        for row in report.chains.clone() {
            if let (Some(case), 1..) = (row.case, row.lost) {
                let path = self.case(case)?.access().database_path();
                let path = places::within(self.vault(), &path);
                let cut = Damage::new(DamageKind::Journal, path, chain(&row), "check-costs-proof-journal");
                report.damage.push(cut.of(case));
            }
        }
        for (done, film) in films.iter().enumerate() {
            progress(done, films.len());
            report.films += usize::from(film.is_sealed());
            report.length = report.length + film.length();
            let (file, vault) = self.case_and_vault(film.case)?;
            film.check(file, vault, &mut report);
        }
        strays::find(self, &mut report)?;
        Ok(report)
    }

    /// Families that did not open: damaged ones, and those of colleagues.
    fn unopened(&self, report: &mut CheckReport) -> Result<(), Problem> {
        let shut_by_keys = report.shut();
        let inventory = inventory(self.vault().folder())?;
        for (&case, problem) in self.damaged_cases() {
            // A key file of which no copy serves was told already.
            if !shut_by_keys.contains(&case) {
                report.damage.push(keys::shut_case(self.vault(), case, problem, &inventory));
            }
        }
        for case in self.vault().cases()? {
            if matches!(self.vault().open_case(case), Err(VaultError::NotAMember(_))) {
                let is_film =
                    |found: &&Found| found.case == Some(case) && matches!(found.kind, FoundKind::Film { .. });
                let film_files = inventory.iter().filter(is_film).count();
                report.not_opened.push(NotOpened { case, film_files });
            }
        }
        Ok(())
    }
}
