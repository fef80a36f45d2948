//! The vault thread's part in locking: the vault closes, and a film goes on with its content key alone. Knows no screen.

use std::time::{Duration, Instant};

use super::player::Seats;
use super::vault_thread::{Locking, VaultThread};
use crate::app::action::WorkerEvent;
use crate::casework::Clock;
use crate::media::capture::Capture;
use crate::system::SystemEvent;

/// How long a film that is ending may keep the vault open.
const ENDING: Duration = Duration::from_secs(4);

impl VaultThread {
    /// Closes the vault: its keys, the families' and their databases go; a film under way keeps its own key.
    ///
    /// A film that is ending ends first: with the vault's keys it is signed, or destroyed where it was discarded.
    pub(super) fn lock(&mut self) {
        if self.filming.as_ref().is_some_and(|filming| filming.is_ending) && self.open_vault.is_some() {
            self.locking.get_or_insert(Locking { since: Instant::now(), _awake: None });
            return;
        }
        self.lock_now();
    }

    pub(super) fn lock_now(&mut self) {
        // Held until the keys are gone.
        let _pending = self.locking.take();
        self.close();
        self.report(WorkerEvent::Locked);
    }

    /// Closes the vault, and all that has a key of it but a film under way. A journal that takes no line more keeps
    /// nothing open.
    pub(super) fn close(&mut self) {
        self.exports.end();
        *self.screening.lock() = Seats::default();
        self.showing = None;
        if let Some(open_vault) = &mut self.open_vault {
            let _ = open_vault.lock(Clock::read());
        }
        self.open_vault = None;
    }

    /// What the system tells.
    pub(super) fn told(&mut self, told: SystemEvent) {
        let SystemEvent::SleepsAfter(awake) = told else {
            if self.open_vault.is_some() {
                self.lock();
            }
            return;
        };
        // A film is stopped and sealed before the computer sleeps, and signed where the vault is open.
        if self.filming.is_some() && self.end_film_by(Capture::stop).is_ok() {
            self.locking = Some(Locking { since: Instant::now(), _awake: Some(awake) });
        } else if self.open_vault.is_some() {
            self.lock_now();
        }
    }

    /// What is looked at now and then, with no job to do: the time to lock, and a film under way.
    pub(super) fn look_after(&mut self) {
        if self.open_vault.is_some() && self.deadline.is_over() {
            self.lock();
        }
        if self.locking.as_ref().is_some_and(|locking| locking.since.elapsed() > ENDING) {
            self.lock_now();
        }
        self.stop_if_disk_is_full();
    }
}
