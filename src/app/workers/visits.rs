//! The vault thread's jobs behind the Families, Family and Session screens: each changes records and answers with
//! what the screens show after it.

use super::vault_thread::VaultThread;
use crate::app::action::WorkerEvent;
use crate::app::effect::Effect;
use crate::base::CaseId;
use crate::casework::session::page;
use crate::casework::{Clock, Problem};

impl VaultThread {
    /// Carries out one of these effects; any other does nothing here.
    pub(super) fn carry_out_visit(&mut self, effect: Effect) -> Result<(), Problem> {
        let clock = Clock::read();
        match effect {
            Effect::ReadTraining => self.read_training(),
            Effect::ChangeTraining(change) => {
                self.open_vault()?.change_training(change, clock)?;
                self.read_training()
            }
            Effect::PlanSessions(case, first, every_days) => {
                self.open_vault()?.plan_sessions(case, first, every_days, clock)?;
                self.read_family(case)
            }
            Effect::ChangeConsent(case, change) => {
                self.open_vault()?.change_consent(case, change, clock)?;
                self.read_family(case)
            }
            Effect::ChangePeople(case, change) => {
                self.open_vault()?.change_people(case, change, clock)?;
                self.read_family(case)
            }
            Effect::ChangeEntry(case, change) => {
                self.open_vault()?.change_entry(case, change, clock)?;
                self.read_family(case)
            }
            Effect::RaiseConcern(case, new) => {
                self.open_vault()?.raise_concern(case, &new, clock)?;
                self.report(WorkerEvent::ConcernRaised(case));
                Ok(())
            }
            Effect::ChangeProgramme(case, change) => {
                self.open_vault()?.change_programme(case, change, clock)?;
                self.read_family(case)
            }
            Effect::JudgeAsOf(case, on) => {
                let findings = self.open_vault()?.fidelity(case, on)?;
                self.report(WorkerEvent::Judged(case, on, findings));
                Ok(())
            }
            Effect::AddProgramme(case, file) => {
                self.open_vault()?.add_programme(&file, clock)?;
                self.read_family(case)
            }
            Effect::ReadSession(case, number) => {
                self.open_vault()?.note_clips_seen(case, clock)?;
                self.read_session(case, number)
            }
            Effect::ChangeSession(case, number, change) => {
                self.open_vault()?.change_session(case, number, change, clock)?;
                // Whichever of the two is on screen takes its report.
                self.read_session(case, number)?;
                self.read_family(case)
            }
            _ => Ok(()),
        }
    }

    fn read_training(&mut self) -> Result<(), Problem> {
        let rows = self.open_vault()?.own_training()?;
        self.report(WorkerEvent::Training(rows));
        Ok(())
    }

    fn read_session(&mut self, case: CaseId, number: u32) -> Result<(), Problem> {
        let view = page::view(self.open_vault()?, case, number, Clock::read())?;
        self.report(WorkerEvent::Session(Box::new(view)));
        Ok(())
    }
}
