//! The job of raising a concern, with the hold that keeps the family's film for it. Knows no window.

use chrono::Days;

use crate::base::{CaseId, RecordId};
use crate::casework::changes::NewConcern;
use crate::casework::clock::Clock;
use crate::casework::open_vault::OpenVault;
use crate::casework::problem::Problem;
use crate::library::AuditEvent;
use crate::programme::{Entry, FilmHold, HoldGround};

/// After how many days a hold that was set with a concern is looked at again: whoever sets it can say another day where
/// holds are set.
const LOOK_AGAIN: Days = Days::new(28);

impl OpenVault {
    /// Writes a concern down, and where it is asked for keeps all film of the family from erasure on the ground of
    /// safeguarding: both or neither. Any member may, at any moment. What the concern is stands in no journal.
    pub fn raise_concern(
        &mut self,
        case: CaseId,
        new: &NewConcern,
        clock: Clock,
    ) -> Result<RecordId, Problem> {
        self.own_user()?;
        let file = self.case(case)?;
        let entry = Entry::Concern(new.concern.clone());
        file.check_entry(&entry, (&file.entries()?, &[]), clock)?;
        let review = clock.today.checked_add_days(LOOK_AGAIN).unwrap_or(clock.today);
        let hold = new.hold.then(|| FilmHold {
            film: None,
            ground: HoldGround::Safeguarding,
            reason: new.concern.what.clone(),
            review,
            placed: clock.now,
        });
        file.library_mut().write::<_, Problem>(clock.now, |records| {
            let word = entry.word();
            let id = records.add(entry)?.id;
            records.audit(AuditEvent::EntryChanged, id, &format!("added {word}"))?;
            if let Some(hold) = hold {
                records.add(hold)?;
                records.audit(AuditEvent::FilmHeld, case, word)?;
            }
            Ok(id)
        })
    }
}

#[cfg(test)]
#[path = "concerns_tests.rs"]
mod tests;
