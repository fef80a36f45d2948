//! The vault thread's jobs with the vault itself: finding it, making it, opening it, reading it through. Knows no screen.

use std::path::{Path, PathBuf};

use super::vault_thread::VaultThread;
use crate::app::action::{FilmEvent, PeopleEvent, RunningFilm, SettingsEvent, UnlockEvent, WorkerEvent};
use crate::app::effect::VaultJob;
use crate::app::state::{LoginRow, RecoveryScreen};
use crate::base::{RecordId, Redacted, UserId};
use crate::casework::film::rows::{film_band, filmed_at};
use crate::casework::pages::LockAfter;
use crate::casework::records::CaseRecords;
use crate::casework::session::showing::joined;
use crate::casework::{Clock, OpenVault, Problem, groups};
use crate::demo::make_demonstration;
use crate::library::StaffRole;
use crate::vault::{KdfParams, Passphrase, RecoveryKey, Vault, VaultError};
use crate::words::Message;

impl VaultThread {
    /// Carries out one of these jobs.
    pub(super) fn carry_out_vault(&mut self, job: VaultJob) -> Result<(), Problem> {
        match job {
            VaultJob::Look(folder) => {
                self.look(&folder);
                Ok(())
            }
            VaultJob::Make(folder, login, role, passphrase) => {
                self.make_vault(&folder, &login, role, passphrase)
            }
            VaultJob::Unlock(folder, user, passphrase) => self.unlock(&folder, user, passphrase),
            VaultJob::UnlockWithRecovery(folder, key) => self.unlock_with_recovery(&folder, &key),
            VaultJob::OpenDemonstration => self.demonstrate(None),
            VaultJob::Lock => {
                self.lock();
                Ok(())
            }
            VaultJob::KeepLockAfter(after) => self.keep_lock_after(after),
            VaultJob::Check => self.check(),
        }
    }

    fn look(&self, folder: &Path) {
        self.reporter.send(match Vault::users(folder) {
            Ok(users) => WorkerEvent::Unlock(UnlockEvent::Found(
                users.into_iter().map(|slot| LoginRow { user: slot.user, login: slot.login }).collect(),
            )),
            Err(VaultError::NoVault(_)) => WorkerEvent::Unlock(UnlockEvent::NoVault),
            Err(error) => WorkerEvent::Unlock(UnlockEvent::Unusable(error.into())),
        });
    }

    fn make_vault(
        &mut self,
        folder: &Path,
        login: &str,
        role: StaffRole,
        passphrase: Redacted<String>,
    ) -> Result<(), Problem> {
        self.refuse_while_filming("error-busy-filming")?;
        let passphrase = Passphrase::from(passphrase.into_inner());
        let (open_vault, recovery) =
            OpenVault::create(folder, login, role, &passphrase, KdfParams::STANDARD, Clock::read())?;
        self.open_vault = Some(open_vault);
        self.report(WorkerEvent::Unlock(UnlockEvent::Made(show_key(&recovery))));
        Ok(())
    }

    pub(super) fn demonstrate(&mut self, keep: Option<PathBuf>) -> Result<(), Problem> {
        self.refuse_while_filming("error-busy-filming")?;
        let reporter = self.reporter.clone();
        let (open_vault, folder) =
            make_demonstration(keep, &mut |message| reporter.send(WorkerEvent::Progress(message)))?;
        let path = folder.path().to_path_buf();
        self.open_vault = Some(open_vault);
        self.demo = Some(folder);
        self.report(WorkerEvent::Unlock(UnlockEvent::DemonstrationReady(path)));
        Ok(())
    }

    fn check(&mut self) -> Result<(), Problem> {
        let reporter = self.reporter.clone();
        let report = self.open_vault()?.check(|done, all| {
            let message = Message::new("check-progress").with("done", done + 1).with("all", all);
            reporter.send(WorkerEvent::Progress(message));
        })?;
        self.open_vault()?.note_checked(report.damage.len(), Clock::read())?;
        self.report(WorkerEvent::Settings(SettingsEvent::Checked(report.lines())));
        Ok(())
    }

    fn unlock(&mut self, folder: &Path, user: UserId, passphrase: Redacted<String>) -> Result<(), Problem> {
        let passphrase = Passphrase::from(passphrase.into_inner());
        let (mut open_vault, salvaged) = match &self.filming {
            None => OpenVault::enter(folder, user, &passphrase, Clock::read())?,
            Some(filming) if filming.user == Some(user) => {
                let lock = filming.lock.clone();
                OpenVault::unlock_while_filming(lock, user, &passphrase, filming.case, Clock::read())?
            }
            Some(_) => return Err(Problem::refused("lock-other-user-films")),
        };
        let worries =
            [open_vault.hindrance_message(), open_vault.news_of_damage()].into_iter().flatten().collect();
        self.report(WorkerEvent::LockAfter(open_vault.lock_after()?));
        self.open_vault = Some(open_vault);
        self.unlocked()?;
        self.tell_repaired(&salvaged);
        if let Some(worry) = joined(worries) {
            self.reporter.failed(Problem::failed(worry));
        }
        Ok(())
    }

    fn unlock_with_recovery(&mut self, folder: &Path, key: &Redacted<String>) -> Result<(), Problem> {
        self.refuse_while_filming("lock-recovery-while-filming")?;
        let key: RecoveryKey = key.reveal().parse().map_err(Problem::from)?;
        let open_vault = OpenVault::unlock_with_recovery(folder, &key, Clock::read())?;
        let hindrance = open_vault.hindrance_message();
        self.open_vault = Some(open_vault);
        self.report(WorkerEvent::Unlock(UnlockEvent::Unlocked(Some("unlock-recovery-used".into()))));
        if let Some(why) = hindrance {
            self.reporter.failed(Problem::failed(why));
        }
        Ok(())
    }

    /// Keeps after how long this device locks, and says so.
    fn keep_lock_after(&mut self, after: LockAfter) -> Result<(), Problem> {
        self.open_vault()?.keep_lock_after(after, Clock::read())?;
        self.report(WorkerEvent::LockAfter(after));
        Ok(())
    }

    /// Tells the window that the vault is open, and of the film that goes on.
    fn unlocked(&mut self) -> Result<(), Problem> {
        let Some(filming) = &self.filming else {
            self.report(WorkerEvent::Unlock(UnlockEvent::Unlocked(None)));
            // Before the families are read: a supervisor's first screen is another.
            let me = self.open_vault()?.me();
            self.report(WorkerEvent::People(PeopleEvent::Me(me)));
            return Ok(());
        };
        let (case, recording, session) = (filming.case, filming.recording, filming.session);
        let open_vault = self.open_vault()?;
        let band = film_band(open_vault.programme(case)?.as_ref());
        let code = open_vault.case(case)?.family()?.body.code.as_str().to_owned();
        let before = filmed_at(&CaseRecords::read(open_vault.case(case)?)?, session);
        let film = RunningFilm { case, code, session, recording, band, before };
        self.report(WorkerEvent::Film(FilmEvent::GoesOn(Box::new(film))));
        Ok(())
    }
}

/// Shows a new vault's key; which groups will be asked for is chance.
fn show_key(key: &RecoveryKey) -> RecoveryScreen {
    let (_, groups) = groups(key.reveal());
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_cached_key(|_| RecordId::random());
    RecoveryScreen::new(key.reveal().into(), order)
}
