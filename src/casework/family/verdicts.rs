//! What the rules judge of a family, and their verdicts. Knows no window.

use chrono::NaiveDate;

use crate::base::CaseId;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{Begun, JudgedOn};
use crate::casework::problem::Problem;
use crate::casework::records::CaseRecords;
use crate::programme::Training;
use crate::programme::fidelity::{CaseFacts, RuleFinding, evaluate};

impl OpenVault {
    /// What the rules judge of a family's active programme, the training of staff included.
    pub fn facts(&mut self, case: CaseId) -> Result<CaseFacts, Problem> {
        let training = self.training()?;
        Ok(CaseRecords::read(self.case(case)?)?.facts(training))
    }

    /// The trainings of all staff.
    pub(crate) fn training(&self) -> Result<Vec<Training>, Problem> {
        Ok(self.device.trainings()?.into_iter().map(|record| record.body).collect())
    }

    /// A family's active programme judged as of a day: a day before it began has nothing that could be judged.
    pub fn judged_on(&mut self, case: CaseId, on: NaiveDate, today: NaiveDate) -> Result<JudgedOn, Problem> {
        let begins = self.facts(case)?.begins().filter(|begins| on < *begins);
        let begun = match begins {
            None => Begun::Yes,
            Some(begins) if begins <= today => Begun::Later(begins),
            Some(begins) => Begun::ToCome(begins),
        };
        let findings = match begun {
            Begun::Later(_) => Vec::new(),
            Begun::Yes | Begun::ToCome(_) => self.fidelity(case, on)?,
        };
        Ok(JudgedOn { on, begun, findings })
    }

    /// The verdicts of all rules on a family's active programme as of a day.
    pub fn fidelity(&mut self, case: CaseId, on: NaiveDate) -> Result<Vec<RuleFinding>, Problem> {
        let training = self.training()?;
        let records = CaseRecords::read(self.case(case)?)?;
        Ok(evaluate(records.programme(), self.vocabulary(), &records.facts(training), on))
    }
}
