//! What the rules judge of a family, and their verdicts. Knows no window.

use chrono::NaiveDate;

use crate::base::CaseId;
use crate::casework::open_vault::OpenVault;
use crate::casework::problem::Problem;
use crate::casework::records::CaseRecords;
use crate::programme::fidelity::{CaseFacts, RuleFinding, evaluate};

impl OpenVault {
    /// What the rules judge of a family's active programme, the training of staff included.
    pub fn facts(&mut self, case: CaseId) -> Result<CaseFacts, Problem> {
        let training = self.training()?;
        Ok(CaseRecords::read(self.case(case)?)?.facts(training))
    }

    /// The verdicts of all rules on a family's active programme as of a day.
    pub fn fidelity(&mut self, case: CaseId, on: NaiveDate) -> Result<Vec<RuleFinding>, Problem> {
        let training = self.training()?;
        let records = CaseRecords::read(self.case(case)?)?;
        Ok(evaluate(records.programme(), self.vocabulary(), &records.facts(training), on))
    }
}
