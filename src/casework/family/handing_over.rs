//! The job of handing over what somebody wrote about a family, as when a worker leaves. Knows no window.
//!
//! Who still works with the family hands over themselves, or a supervisor or administrator does; what somebody left
//! behind any member can take over. It goes to a member. Sessions that were held stay with whoever held them.

use crate::base::{CaseId, UserId};
use crate::casework::changes::Handing;
use crate::casework::clock::Clock;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{HandingRow, StaffRow};
use crate::casework::problem::Problem;
use crate::casework::typed_text::detail;
use crate::library::AuditEvent;
use crate::programme::record::{continuity, key_workers};
use crate::programme::{Entry, KeyPerson, KeyWorker};

impl OpenVault {
    /// Hands everything that one colleague owns of a family to a member, who alone revises it from then on. Where that
    /// colleague was the key worker, the member becomes it: one transaction, with a line in the journal.
    pub fn hand_over(&mut self, case: CaseId, handing: &Handing, clock: Clock) -> Result<(), Problem> {
        let Handing { from, to, because } = handing;
        let (from, to, me) = (*from, *to, self.own_user()?);
        let members = self.members(case)?;
        if from == to || !members.contains(&to) {
            return Err(Problem::refused("error-hand-over-no-member"));
        }
        if !may_hand_over(from, me, &members, self.may_supervise()) {
            return Err(Problem::refused("error-hand-over-not-yours"));
        }
        let because = detail(because)?;
        let file = self.case(case)?;
        if !file.library().owned()?.contains_key(&from) {
            return Err(Problem::refused("error-hand-over-nothing"));
        }
        let now = continuity(&key_workers(&file.entries()?), clock.today).now;
        let was_key_worker = now.is_some_and(|(who, _)| who == KeyPerson::Colleague(from));
        let next = was_key_worker.then(|| {
            let who = KeyPerson::Colleague(to);
            Entry::KeyWorker(KeyWorker { who, from: clock.today, until: None, because })
        });
        file.library_mut().write::<_, Problem>(clock.now, |records| {
            records.hand_over(from, to, clock.today)?;
            records.audit(AuditEvent::HandedOver, from, &to.to_string())?;
            if let Some(next) = next {
                let word = next.word();
                let id = records.add(next)?.id;
                records.audit(AuditEvent::EntryChanged, id, &format!("added {word}"))?;
            }
            Ok(())
        })
    }

    /// Whose records of a family whoever unlocked the vault can hand over.
    pub(crate) fn handing_rows(&mut self, case: CaseId) -> Result<Vec<HandingRow>, Problem> {
        let Some(me) = self.vault().user() else { return Ok(Vec::new()) };
        let (staff, members, may_supervise) = (self.staff()?, self.members(case)?, self.may_supervise());
        let owned = self.case(case)?.library().owned()?;
        let row = |row: StaffRow| {
            let records = *owned.get(&row.user)?;
            let left = !members.contains(&row.user);
            may_hand_over(row.user, me, &members, may_supervise).then_some(HandingRow { row, records, left })
        };
        Ok(staff.into_iter().filter_map(row).collect())
    }
}

/// Whether `me` may hand over what `from` wrote.
fn may_hand_over(from: UserId, me: UserId, members: &[UserId], may_supervise: bool) -> bool {
    from == me || may_supervise || !members.contains(&from)
}

#[cfg(test)]
#[path = "handing_over_tests.rs"]
mod tests;
