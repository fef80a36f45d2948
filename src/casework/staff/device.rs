//! Settings of this device, kept in its own database and the same for everybody who works on it. Knows no window.

use crate::casework::clock::Clock;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::LockAfter;
use crate::casework::problem::Problem;
use crate::library::AuditEvent;

/// Under what name the database keeps after how many minutes the vault locks.
const LOCK_AFTER: &str = "lock-after-minutes";

impl OpenVault {
    /// After how long this device locks by itself. What is not one of the choices counts as not chosen.
    pub fn lock_after(&self) -> Result<LockAfter, Problem> {
        let kept = self.device().setting(LOCK_AFTER)?;
        let minutes = kept.and_then(|text| text.parse().ok());
        Ok(minutes.and_then(LockAfter::from_minutes).unwrap_or_default())
    }

    /// Keeps it, with a line in the journal: who may look at an unlocked vault depends on it.
    pub fn keep_lock_after(&mut self, after: LockAfter, clock: Clock) -> Result<(), Problem> {
        let by = self.vault().user();
        let minutes = after.minutes().to_string();
        self.device_mut().keep_setting(by, LOCK_AFTER, &minutes, AuditEvent::LockAfterChosen, clock.now)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::test_vault;

    #[test]
    fn the_time_to_lock_is_kept_on_the_device_and_in_the_journal() {
        let (made, mut open_vault) = test_vault::vault().make();
        assert_eq!(open_vault.lock_after().unwrap(), LockAfter::default());
        for after in LockAfter::CHOICES {
            open_vault.keep_lock_after(after, Clock::read()).unwrap();
            assert_eq!(open_vault.lock_after().unwrap(), after);
        }
        drop(open_vault);
        let mut open_vault = made.unlock();
        assert_eq!(open_vault.lock_after().unwrap().minutes(), 30);
        let journal = open_vault.device().journal().unwrap();
        let event = serde_json::to_value(AuditEvent::LockAfterChosen).unwrap();
        let chosen: Vec<&str> = journal
            .iter()
            .filter(|entry| event == entry.event.as_str())
            .map(|entry| entry.reason.as_str())
            .collect();
        assert_eq!(chosen, ["1", "2", "5", "10", "15", "30"]);

        // Something a newer Attune may have kept.
        for odd in ["3", "0", "-1", "soon", "99999999999999999999"] {
            let now = Clock::read().now;
            open_vault
                .device_mut()
                .keep_setting(None, LOCK_AFTER, odd, AuditEvent::LockAfterChosen, now)
                .unwrap();
            assert_eq!(open_vault.lock_after().unwrap(), LockAfter::default(), "{odd}");
        }
    }
}
