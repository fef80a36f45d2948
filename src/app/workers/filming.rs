//! The vault thread's part in filming: a film starts and ends here, how far one has come is noted meanwhile, and what was
//! put in order of those that were left half done is told. Knows no screen.

use std::sync::PoisonError;
use std::time::Instant;

use super::camera;
use super::vault_thread::{Filming, Job, Noting, VaultThread};
use crate::app::action::{FilmEvent, WorkerEvent};
use crate::app::effect::FilmOrder;
use crate::base::{CaseId, RecordingId};
use crate::casework::film::filming::{STOP_BYTES, free_at};
use crate::casework::film::filming_locked::end_film_locked;
use crate::casework::{Act, Clock, FilmOutcome, NOTE_EVERY, Problem, Salvaged, film_checks};
use crate::media::capture::{Capture, FilmEnd};
use crate::media::sealed_film::SealedSink;

impl VaultThread {
    /// Carries out one of these orders.
    pub(super) fn film(&mut self, order: FilmOrder) -> Result<(), Problem> {
        match order {
            FilmOrder::Check(case) => {
                let file = self.open_vault()?.case(case)?;
                let checks = film_checks(file, Clock::read())?;
                self.report(WorkerEvent::Film(FilmEvent::Checked(Box::new(checks))));
                Ok(())
            }
            FilmOrder::Start(case, session) => {
                let started = self.start_film(case, session);
                self.report(started.map_or_else(
                    |it| WorkerEvent::Film(FilmEvent::Failed(it)),
                    |it| WorkerEvent::Film(FilmEvent::Started(it)),
                ));
                Ok(())
            }
            FilmOrder::Stop => self.end_film_by(Capture::stop),
            FilmOrder::Discard => self.end_film_by(Capture::discard),
        }
    }

    fn start_film(&mut self, case: CaseId, session: u32) -> Result<RecordingId, Problem> {
        let camera = self.camera.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let capture = camera.ok_or_else(|| Problem::refused("error-camera-gone"))?;
        let open_vault = self.open_vault()?;
        open_vault.permit(Act::Film)?;
        let job = open_vault.start_film(case, session, camera::SIZE, Vec::new(), Clock::read())?;
        let (user, lock) = (open_vault.vault().user(), open_vault.vault().lock());
        let folder = open_vault.case(case)?.access().folder();
        let recording = job.recording;
        self.noting = Some(Noting { case, recording, progress: job.progress, noted: Instant::now() });
        let jobs = self.jobs.clone();
        capture.start(job.sink, move |end| {
            let _ = jobs.send(Job::Ended(Box::new(end)));
        });
        self.filming = Some(Filming { case, recording, session, user, folder, lock, is_ending: false });
        Ok(recording)
    }

    /// A film has ended: it is sealed, and goes on record.
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
                WorkerEvent::Film(FilmEvent::Sealed { duration })
            }
            Ok(FilmOutcome::Discarded) => WorkerEvent::Film(FilmEvent::Discarded),
            Err(problem) => WorkerEvent::Film(FilmEvent::Failed(problem)),
        });
    }

    /// Stops or discards the film.
    pub(super) fn end_film_by(&mut self, act: impl FnOnce(&Capture)) -> Result<(), Problem> {
        self.with_camera(act)?;
        if let Some(filming) = &mut self.filming {
            filming.is_ending = true;
        }
        Ok(())
    }

    /// A film is stopped and sealed while there is still room to seal it.
    pub(super) fn stop_if_disk_is_full(&mut self) {
        let Some(filming) = self.filming.as_ref().filter(|filming| !filming.is_ending) else { return };
        if free_at(&filming.folder).is_ok_and(|free| free < STOP_BYTES) {
            let _ = self.end_film_by(Capture::stop);
            self.reporter.failed(Problem::failed("film-stopped-disk-full"));
        }
    }

    /// Notes the film's progress if it is time to. While the vault is locked the progress file beside the film does it
    /// alone.
    pub(super) fn note_progress(&mut self) {
        let Some(noting) = self.noting.as_mut().filter(|noting| noting.noted.elapsed() >= NOTE_EVERY) else {
            return;
        };
        noting.noted = Instant::now();
        let camera = self.camera.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let status = camera.map(|capture| capture.status());
        if let Some(open_vault) = &mut self.open_vault {
            // A film goes on whether or not this can be noted.
            let file = open_vault.case(noting.case);
            let _ = file.and_then(|file| {
                file.note_progress(noting.recording, &noting.progress)?;
                status.map_or(Ok(()), |status| file.note_gaps(noting.recording, &status, Clock::read()))
            });
        }
    }

    /// Tells what was put in order, until it is put away.
    pub(super) fn tell_repaired(&self, salvaged: &[Salvaged]) {
        let lines: Vec<_> = salvaged.iter().map(Salvaged::sentences).collect();
        if !lines.is_empty() {
            self.report(WorkerEvent::FilmsRepaired(lines));
        }
    }

    /// Tells that the film that has just been sealed went on in another file.
    pub(super) fn tell_went_on(&self, parts: u32) {
        if parts > 1 {
            self.report(WorkerEvent::FilmsRepaired(vec![vec!["film-went-on".into()]]));
        }
    }
}
