//! The vault thread's part in locking: the vault closes and a film goes on with its content key alone; unlocking finds
//! it again. Knows no screen.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::play::Seats;
use super::vault_thread::VaultThread;
use crate::app::action::{RunningFilm, WorkerEvent};
use crate::base::{CaseId, RecordingId, Redacted, UserId};
use crate::casework::film::filming::{STOP_BYTES, free_at};
use crate::casework::film::filming_locked::end_film_locked;
use crate::casework::film::rows::film_band;
use crate::casework::pages::LockAfter;
use crate::casework::session::showing::joined;
use crate::casework::{Clock, FilmOutcome, OpenVault, Problem};
use crate::media::capture::{Capture, FilmEnd};
use crate::media::sealed_film::SealedSink;
use crate::system::{Awake, SystemEvent, steady_time};
use crate::vault::{Passphrase, RecoveryKey, VaultLock};

/// The film under way: what is needed of it when the vault is locked. No key is in it, the recorder has the only one.
pub(super) struct Filming {
    /// Whose film.
    pub case: CaseId,
    /// Which recording.
    pub recording: RecordingId,
    /// The number of the session it was begun in.
    pub session: u32,
    /// Who began it.
    pub user: Option<UserId>,
    /// Where it is written, to look after the disk.
    pub folder: PathBuf,
    /// Keeps other processes out of the vault for as long as it films.
    pub lock: VaultLock,
    /// Whether it was told to end, and its last pictures are on their way.
    pub is_ending: bool,
}

/// How much longer than it is to the vault stays open where the window does not lock it.
const GRACE: Duration = Duration::from_secs(5);

/// The moment by which the vault is to be locked, shared with the window, which moves it on.
#[derive(Clone, Default)]
pub(super) struct Deadline(Arc<Mutex<Option<Duration>>>);

impl Deadline {
    /// In so long from now; never.
    pub fn set(&self, left: Option<Duration>) {
        let due = left.map(|left| steady_time() + left + GRACE);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = due;
    }

    fn is_over(&self) -> bool {
        let mut due = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Said once: a vault that is opened anew has a window that moves it on.
        due.take_if(|due| *due <= steady_time()).is_some()
    }
}

/// How long a film that is ending may keep the vault open.
const ENDING: Duration = Duration::from_secs(4);

/// A lock that waits for a film to end, so that it is signed, or destroyed as was wished.
pub(super) struct Locking {
    since: Instant,
    /// Holds off the sleep of the computer meanwhile.
    _awake: Option<Awake>,
}

/// Ends exports when the vault is locked: a copy under way has the key of its film.
#[derive(Clone, Default)]
pub(super) struct Exports(Arc<AtomicBool>);

impl Exports {
    /// Whether an export that began under this may go on.
    pub fn go_on(&self) -> bool {
        !self.0.load(Ordering::Relaxed)
    }

    /// Ends all that go on; those begun later are others.
    fn end(&mut self) {
        self.0.store(true, Ordering::Relaxed);
        self.0 = Arc::default();
    }
}

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

    fn lock_now(&mut self) {
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

    pub(super) fn unlock(
        &mut self,
        folder: &Path,
        user: UserId,
        passphrase: Redacted<String>,
    ) -> Result<(), Problem> {
        let passphrase = Passphrase::from(passphrase.into_inner());
        let (open_vault, salvaged) = match &self.filming {
            None => OpenVault::unlock(folder, user, &passphrase, Clock::read())?,
            Some(filming) if filming.user == Some(user) => {
                let lock = filming.lock.clone();
                OpenVault::unlock_while_filming(lock, user, &passphrase, filming.case, Clock::read())?
            }
            Some(_) => return Err(Problem::refused("lock-other-user-films")),
        };
        let worries =
            [open_vault.hindrance_message(), open_vault.damage_message()].into_iter().flatten().collect();
        self.report(WorkerEvent::LockAfter(open_vault.lock_after()?));
        self.open_vault = Some(open_vault);
        self.unlocked()?;
        self.tell_repaired(&salvaged);
        if let Some(worry) = joined(worries) {
            self.reporter.failed(Problem::failed(worry));
        }
        Ok(())
    }

    pub(super) fn unlock_with_recovery(
        &mut self,
        folder: &Path,
        key: &Redacted<String>,
    ) -> Result<(), Problem> {
        self.refuse_while_filming("lock-recovery-while-filming")?;
        let key: RecoveryKey = key.reveal().parse().map_err(Problem::from)?;
        let open_vault = OpenVault::unlock_with_recovery(folder, &key, Clock::read())?;
        let hindrance = open_vault.hindrance_message();
        self.open_vault = Some(open_vault);
        self.report(WorkerEvent::Unlocked(Some("unlock-recovery-used".into())));
        if let Some(why) = hindrance {
            self.reporter.failed(Problem::failed(why));
        }
        Ok(())
    }

    /// Keeps after how long this device locks, and says so.
    pub(super) fn keep_lock_after(&mut self, after: LockAfter) -> Result<(), Problem> {
        self.open_vault()?.keep_lock_after(after, Clock::read())?;
        self.report(WorkerEvent::LockAfter(after));
        Ok(())
    }

    /// Another vault must not be opened beside a film: it could not be sealed into its own.
    pub(super) fn refuse_while_filming(&self, why: &'static str) -> Result<(), Problem> {
        if self.filming.is_some() { Err(Problem::refused(why)) } else { Ok(()) }
    }

    /// Tells the window that the vault is open, and of the film that goes on.
    fn unlocked(&mut self) -> Result<(), Problem> {
        let Some(filming) = &self.filming else {
            self.report(WorkerEvent::Unlocked(None));
            return Ok(());
        };
        let (case, recording, session) = (filming.case, filming.recording, filming.session);
        let open_vault = self.open_vault()?;
        let band = film_band(open_vault.programme(case)?.as_ref());
        let code = open_vault.case(case)?.family()?.body.code.as_str().to_owned();
        let film = RunningFilm { case, code, session, recording, band };
        self.report(WorkerEvent::FilmGoesOn(Box::new(film)));
        Ok(())
    }

    pub(super) fn film_ended(&mut self, end: FilmEnd<SealedSink>) {
        let Some(Filming { case, recording, .. }) = self.filming.take() else { return };
        self.noting = None;
        let outcome = match &mut self.open_vault {
            Some(open_vault) => open_vault.end_film(case, recording, end, Clock::read()),
            None => end_film_locked(end),
        };
        self.report(match outcome {
            Ok(FilmOutcome::Sealed { duration, parts, .. }) => {
                self.tell_went_on(parts);
                WorkerEvent::FilmSealed { duration }
            }
            Ok(FilmOutcome::Discarded) => WorkerEvent::FilmDiscarded,
            Err(problem) => WorkerEvent::FilmFailed(problem),
        });
        if self.locking.is_some() {
            self.lock_now();
        }
    }

    /// Stops or discards the film.
    pub(super) fn end_film_by(&mut self, act: impl FnOnce(&Capture)) -> Result<(), Problem> {
        self.with_camera(act)?;
        if let Some(filming) = &mut self.filming {
            filming.is_ending = true;
        }
        Ok(())
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

    /// A film is stopped and sealed while there is still room to seal it.
    fn stop_if_disk_is_full(&mut self) {
        let Some(filming) = self.filming.as_ref().filter(|filming| !filming.is_ending) else { return };
        if free_at(&filming.folder).is_ok_and(|free| free < STOP_BYTES) {
            let _ = self.end_film_by(Capture::stop);
            self.reporter.failed(Problem::failed("film-stopped-disk-full"));
        }
    }
}
