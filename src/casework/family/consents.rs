//! The jobs on a family's consents. Each is one transaction with a line in the journal that holds ids
//! only. Knows no window.

use crate::base::{CaseId, RecordId};
use crate::casework::changes::ConsentChange;
use crate::casework::clock::Clock;
use crate::casework::open_vault::OpenVault;
use crate::casework::problem::Problem;
use crate::casework::session::days;
use crate::casework::typed_text::detail;
use crate::library::AuditEvent;
use crate::programme::{Answer, ConsentRecord};

impl OpenVault {
    /// Records an answer or takes a record back. An answer may be dated before today, or hold from a later day.
    pub fn change_consent(
        &mut self,
        case: CaseId,
        change: ConsentChange,
        clock: Clock,
    ) -> Result<RecordId, Problem> {
        let file = self.case(case)?;
        match change {
            ConsentChange::Answer { person, purpose, answer, scope, on } => {
                days::near(on, clock.today)?;
                // What is withdrawn stops now: a doubt is never resolved in favour of filming.
                if answer == Answer::Withdrawn && on > clock.today {
                    return Err(Problem::refused("error-withdrawal-to-come"));
                }
                let family = file.family()?.body;
                if !family.carers().any(|carer| carer.id == person) {
                    return Err(Problem::refused("error-unknown-carer"));
                }
                let scope = detail(&scope)?;
                let body = ConsentRecord { person, purpose, answer, scope, on, recorded: clock.now };
                file.library_mut().write::<_, Problem>(clock.now, |records| {
                    let id = records.add(body)?.id;
                    records.audit(AuditEvent::ConsentRecorded, id, purpose.as_str())?;
                    Ok(id)
                })
            }
            ConsentChange::TakeBack(record) => file.library_mut().write::<_, Problem>(clock.now, |records| {
                records.remove::<ConsentRecord>(record)?;
                records.audit(AuditEvent::ConsentRecorded, record, "taken-back")?;
                Ok(record)
            }),
        }
    }
}
