//! The vault thread's jobs that only read, and answer with what the screens show.

use super::vault_thread::VaultThread;
use crate::app::action::{FamiliesEvent, GridEvent, PeopleEvent, RetentionEvent, SettingsEvent, WorkerEvent};
use crate::app::effect::ReadJob;
use crate::base::CaseId;
use crate::casework::{Clock, Problem};

impl VaultThread {
    /// Carries out one of these jobs.
    pub(super) fn read(&mut self, job: ReadJob) -> Result<(), Problem> {
        let clock = Clock::read();
        let report = match job {
            ReadJob::Families => return self.read_families(0),
            ReadJob::FamiliesFrom(from) => return self.read_families(from),
            ReadJob::Family(case) => return self.read_family(case),
            ReadJob::OpenFamily(case) => {
                self.open_vault()?.look(case, clock)?;
                return self.read_family(case);
            }
            ReadJob::Judged(case, on) => {
                let judged = self.open_vault()?.judged_on(case, on, clock.today)?;
                WorkerEvent::Families(FamiliesEvent::Judged(case, judged))
            }
            ReadJob::Session(case, number) => {
                let open_vault = self.open_vault()?;
                open_vault.note_clips_seen(case, clock)?;
                WorkerEvent::Session(Box::new(open_vault.session_page(case, number, clock)?))
            }
            ReadJob::Grid(from) => {
                WorkerEvent::Grid(GridEvent::Part(Box::new(self.open_vault()?.grid_part(from, clock)?)))
            }
            ReadJob::Cell(case) => WorkerEvent::Grid(GridEvent::Cell(
                case,
                Box::new(self.open_vault()?.cell_evidence(case, clock)?),
            )),
            ReadJob::Journal => WorkerEvent::Journal(Box::new(self.open_vault()?.journal(clock)?)),
            ReadJob::Staff => WorkerEvent::People(PeopleEvent::Listed(self.open_vault()?.staff()?)),
            ReadJob::Training => {
                WorkerEvent::Settings(SettingsEvent::Training(Box::new(self.open_vault()?.training_page()?)))
            }
            ReadJob::Rules => {
                WorkerEvent::Settings(SettingsEvent::Rules(Box::new(self.open_vault()?.retention()?)))
            }
            ReadJob::Films(ask, case, scope) => {
                let asked = self.open_vault()?.films_asked(case, scope)?;
                WorkerEvent::Retention(RetentionEvent::Films(ask, Box::new(asked)))
            }
            ReadJob::Said(case, session) => {
                WorkerEvent::Said(Box::new(self.open_vault()?.said(case, session, clock)?))
            }
        };
        self.report(report);
        Ok(())
    }

    /// Some families of the caseload, from a place on, or that they cannot be read.
    fn read_families(&mut self, from: usize) -> Result<(), Problem> {
        let result = self.list_families(from);
        if result.is_err() {
            self.report(WorkerEvent::Families(FamiliesEvent::NotListed));
        }
        result
    }

    /// Some families of the caseload, from a place on.
    pub(super) fn list_families(&mut self, from: usize) -> Result<(), Problem> {
        let open_vault = self.open_vault()?;
        let part = open_vault.families_part(from, Clock::read())?;
        if from == 0 {
            let me = open_vault.me();
            self.report(WorkerEvent::People(PeopleEvent::Me(me)));
        }
        let all_read = part.to >= part.all;
        self.report(WorkerEvent::Families(FamiliesEvent::Part(Box::new(part))));
        if all_read && let Some(worry) = self.open_vault()?.news_of_damage() {
            self.reporter.failed(Problem::failed(worry));
        }
        Ok(())
    }

    /// One family's page.
    pub(super) fn read_family(&mut self, case: CaseId) -> Result<(), Problem> {
        let view = self.open_vault()?.family_page(case, Clock::read())?;
        self.report(WorkerEvent::Families(FamiliesEvent::Page(Box::new(view))));
        Ok(())
    }
}
