//! The vault thread's jobs about supervision.

use std::sync::Arc;

use super::Delivery;
use super::vault_thread::VaultThread;
use crate::app::action::{SupervisionEvent, SupervisionJob, WorkerEvent};
use crate::app::effect::PlayerOrder;
use crate::app::state::{Opened, TagScreen};
use crate::base::{CaseId, RecordId};
use crate::casework::film::rows;
use crate::casework::{Clock, Problem};
use crate::media::playback::Player;
use crate::media::sealed_film::sealed_facts;

impl VaultThread {
    /// Carries out one of these jobs.
    pub(super) fn carry_out_supervision(&mut self, job: SupervisionJob) -> Result<(), Problem> {
        let clock = Clock::read();
        match job {
            SupervisionJob::Draw(case) => {
                self.open_vault()?.draw_sample(case, clock)?;
                self.supervised(SupervisionEvent::Drawn);
                self.read_family(case)
            }
            SupervisionJob::OpenCoding(case, sample) => self.open_coding(case, sample, clock),
            SupervisionJob::ChangeCoding(case, sample, change) => {
                let changed = self.open_vault()?.change_coding(case, sample, change, clock);
                let report = match changed {
                    Ok(done) => {
                        let marks = self.open_vault()?.coded(case, sample)?;
                        WorkerEvent::ClipsChanged(done.map(Box::new), Box::new(marks))
                    }
                    Err(problem) => WorkerEvent::ClipsRefused(problem),
                };
                self.report(report);
                Ok(())
            }
            SupervisionJob::FinishCoding(case, sample) => {
                self.open_vault()?.finish_coding(case, sample, clock)?;
                self.supervised(SupervisionEvent::Finished);
                self.read_family(case)
            }
            SupervisionJob::AddChecklist(case, file) => {
                self.open_vault()?.add_checklist(&file, clock)?;
                self.read_family(case)
            }
            SupervisionJob::ReadSaid(case, session) => {
                let said = self.open_vault()?.said(case, session, clock)?;
                self.supervised(SupervisionEvent::Said(Box::new(said)));
                Ok(())
            }
        }
    }

    fn supervised(&self, report: SupervisionEvent) {
        self.report(WorkerEvent::Supervision(report));
    }

    /// Opens the film of a sample, confined to it, with nothing of the worker's.
    fn open_coding(&mut self, case: CaseId, sample: RecordId, clock: Clock) -> Result<(), Problem> {
        let wake = self.reporter.wake.clone();
        let open_vault = self.open_vault()?;
        let (reader, drawn, blind) = open_vault.film_to_code(case, sample, clock)?;
        let family = open_vault.coded(case, sample)?;
        let headings = rows::headings(open_vault.vocabulary());
        let file = open_vault.case(case)?;
        let record = file.recording(drawn.recording)?;
        let session = file.session_numbers()?.get(&drawn.session).copied().unwrap_or(0);
        let gaps = reader.seal().map(|seal| seal.facts.gaps.clone()).unwrap_or_default();
        let code = file.family()?.body.code.as_str().to_owned();
        let player = Player::open(Arc::clone(&reader) as _, sealed_facts(&reader), wake, true);
        super::play::order(&player, PlayerOrder::Range(blind.from, blind.to));
        let screen = TagScreen::open(Opened {
            case,
            code,
            recording: rows::recording_row(&record, session, family.clips.len()),
            frames: player.frames().clone(),
            gaps: gaps.iter().map(|gap| (gap.from, gap.to)).collect(),
            headings,
            family,
            export_refusals: Vec::new(),
            blind: Some(blind),
        });
        self.reporter.deliver(Delivery::Player(player, Box::new(screen)));
        Ok(())
    }
}
