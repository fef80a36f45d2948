//! The vault thread's jobs that change a family, or what is no one family's.

use super::vault_thread::VaultThread;
use crate::app::action::{PeopleEvent, WorkerEvent};
use crate::app::effect::{ReadJob, ServiceChange};
use crate::app::state::Request;
use crate::base::{CaseId, Redacted};
use crate::casework::changes::{FamilyChange, FilmScope, StaffChange};
use crate::casework::pages::Changed;
use crate::casework::{Clock, OpenVault, Problem};
use crate::vault::{KdfParams, Passphrase};
use crate::words::Message;

impl VaultThread {
    /// Changes a family, and answers whoever asked for it.
    pub(super) fn change(&mut self, case: CaseId, request: Request, change: FamilyChange) {
        let erases = matches!(change, FamilyChange::EraseFilm(..));
        let result = self.changed(case, change);
        if erases && result.is_err() {
            // What was erased before something failed is on the page all the same.
            let _ = self.read_family(case);
        }
        self.report(WorkerEvent::Changed { case, request, result: result.map(Box::new) });
    }

    fn changed(&mut self, case: CaseId, change: FamilyChange) -> Result<Changed, Problem> {
        if let FamilyChange::EraseFilm(scope, _) = &change {
            self.not_while_filming(case, *scope)?;
        }
        self.open_vault()?.apply(case, change, Clock::read())
    }

    /// A film that is being taken is stopped first.
    fn not_while_filming(&self, case: CaseId, scope: FilmScope) -> Result<(), Problem> {
        let taken = self.filming.as_ref().is_some_and(|filming| match scope {
            FilmScope::All => filming.case == case,
            FilmScope::One(film) => film == filming.recording,
        });
        if taken { Err(Problem::refused("error-busy-filming")) } else { Ok(()) }
    }

    /// Changes what is no one family's, and answers with it as it then is.
    pub(super) fn change_service(&mut self, change: ServiceChange) -> Result<(), Problem> {
        let clock = Clock::read();
        match change {
            ServiceChange::AddFamily(new) => {
                let case = self.open_vault()?.add_family(&new, clock)?;
                self.read_family(case)
            }
            ServiceChange::Staff(change) => {
                let done = change_staff(self.open_vault()?, change)?;
                let staff = self.open_vault()?.staff()?;
                self.report(WorkerEvent::People(PeopleEvent::Changed(staff, done)));
                Ok(())
            }
            ServiceChange::Training(change) => {
                self.open_vault()?.change_training(change, clock)?;
                self.read(ReadJob::Training)
            }
            ServiceChange::Rule(change) => {
                self.open_vault()?.set_retention(change, clock)?;
                self.read(ReadJob::Rules)?;
                // Every film's day rests on it.
                self.list_families(0)
            }
            ServiceChange::AddProgramme(case, file) => {
                self.open_vault()?.add_programme(&file, clock)?;
                self.read_family(case)
            }
            ServiceChange::AddChecklist(case, file) => {
                self.open_vault()?.add_checklist(&file, clock)?;
                self.read_family(case)
            }
        }
    }
}

/// Carries a change out; what a person is told of it.
fn change_staff(open_vault: &mut OpenVault, change: StaffChange) -> Result<Message, Problem> {
    let (clock, secret) = (Clock::read(), |text: Redacted<String>| Passphrase::from(text.into_inner()));
    Ok(match change {
        StaffChange::Add { login, role, administrator, passphrase } => {
            let (passphrase, kdf) = (secret(passphrase), KdfParams::STANDARD);
            open_vault.add_user(&login, role, administrator, &passphrase, kdf, clock)?;
            Message::new("people-added").with("login", login.trim())
        }
        StaffChange::ChangePassphrase { old, new } => {
            open_vault.change_passphrase(&secret(old), &secret(new), clock)?;
            "people-passphrase-changed".into()
        }
        StaffChange::ReplacePassphrase { user, new } => {
            open_vault.replace_passphrase(user, &secret(new), clock)?;
            "people-passphrase-replaced".into()
        }
        StaffChange::Retire(user) => {
            let retired = open_vault.retire_user(user, clock)?;
            let said = match retired.waiting.len() {
                0 => Message::new("people-retired"),
                waiting => Message::new("people-retired-waiting").with("waiting", waiting),
            };
            said.with("rekeyed", retired.rekeyed.len())
        }
    })
}
