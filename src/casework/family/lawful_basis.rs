//! The record of a family's lawful basis: on what ground of law its material is held. Apart from the consents, which
//! it neither needs nor replaces. Knows no window.

use crate::base::{CaseId, RecordId};
use crate::casework::case_file::CaseFile;
use crate::casework::changes::NewBasis;
use crate::casework::clock::Clock;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::BasisRow;
use crate::casework::problem::Problem;
use crate::casework::session::days;
use crate::casework::typed_text::{label, note};
use crate::library::{AuditEvent, Record};
use crate::programme::{LawfulBasis, current_basis};

impl OpenVault {
    /// Records the lawful basis of a family; what was on record before stays as history.
    pub fn set_basis(&mut self, case: CaseId, new: &NewBasis, clock: Clock) -> Result<RecordId, Problem> {
        let decided_by = label(&new.decided_by).map_err(|_| Problem::refused("error-basis-who"))?;
        days::near(new.on, clock.today)?;
        if new.on > clock.today {
            return Err(Problem::refused("error-basis-to-come"));
        }
        let body = LawfulBasis {
            article6: new.article6,
            article9: new.article9,
            decided_by,
            on: new.on,
            note: note(&new.note)?,
            recorded: clock.now,
        };
        let file = self.case(case)?;
        file.library_mut().write::<_, Problem>(clock.now, |records| {
            let id = records.add(body)?.id;
            records.audit(AuditEvent::BasisRecorded, id, "")?;
            Ok(id)
        })
    }
}

impl CaseFile {
    /// The lawful basis that counts, if one is on record.
    pub fn basis(&self) -> Result<Option<LawfulBasis>, Problem> {
        let all: Vec<LawfulBasis> = self.library().all()?.into_iter().map(|record| record.body).collect();
        Ok(current_basis(&all).cloned())
    }
}

/// The basis as the family's page shows it.
pub(crate) fn basis_row(records: &[Record<LawfulBasis>]) -> Option<BasisRow> {
    let all: Vec<LawfulBasis> = records.iter().map(|record| record.body.clone()).collect();
    current_basis(&all).map(|basis| BasisRow { basis: basis.clone(), earlier: all.len() - 1 })
}
