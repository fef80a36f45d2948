//! The jobs around a film: what stands in the way, keys and file before the red light, sealing, destroying.
//! Knows no window; the pictures come from the capture room.

use std::io;
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::gaps::{film_gaps, gaps_so_far};
use crate::base::count;
use crate::base::{CaseId, MediaTime, RecordingId, Redacted, SessionId, UserId};
use crate::casework::case_file::CaseFile;
use crate::casework::clock::Clock;
use crate::casework::failures::{self, io_words};
use crate::casework::open_vault::OpenVault;
use crate::casework::problem::Problem;
use crate::casework::records::CaseRecords;
use crate::library::AuditEvent;
use crate::media::capture::{CameraChoice, CaptureFailure, CaptureStatus, Ended, FilmEnd, FilmSize};
use crate::media::rehearsal_camera;
use crate::media::sealed_film::SealedSink;
use crate::programme::{HeldVisit, Recording, RecordingState, Session, filmed_of};
use crate::vault::film::{self, FilmProgress};
use crate::words::Message;

/// Film is refused below what this much film needs, plus [`SPARE_BYTES`] (vault.md: 30 minutes and 1 GiB).
const ROOM_MINUTES: u64 = 30;
const SPARE_BYTES: u64 = 1 << 30;
/// Film is stopped and sealed when less than this is free (vault.md: 300 MiB).
pub const STOP_BYTES: u64 = 300 << 20;
/// How often a film's progress is noted in the family's database (vault.md: 5 s).
pub const NOTE_EVERY: Duration = Duration::from_secs(5);
/// Bytes a minute of film is expected to need at most: 5 Mbit/s of picture and 64 kbit/s of sound.
const BYTES_PER_MINUTE: u64 = 60 * (5_000_000 + 64_000) / 8;

/// A film that is ready to be written: its key is durable, its file begun.
pub struct FilmJob {
    /// Which family.
    pub case: CaseId,
    /// Which recording.
    pub recording: RecordingId,
    /// Where the recorder's bytes go.
    pub sink: SealedSink,
    /// How far it has come; see [`CaseFile::note_progress`].
    pub progress: FilmProgress,
}

/// What became of a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmOutcome {
    /// It is sealed.
    Sealed {
        /// Its length.
        duration: MediaTime,
        /// How much of it counts as minutes of film: without the time in which there was no picture.
        filmed: MediaTime,
        /// Stretches without picture or sound.
        gaps: u32,
        /// Files it lies in: more than one where the disk failed and filming went on.
        parts: u32,
    },
    /// It and its key are destroyed.
    Discarded,
}

/// The rehearsal camera.
pub fn rehearsal(seed: u64, size: FilmSize) -> Result<CameraChoice, Problem> {
    rehearsal_camera::camera(seed, size).map_err(|error| {
        Problem::failed(Message::new("error-filming-failed").with("why", failures::size(error)))
    })
}

/// Why a camera does not film, as a sentence.
pub fn capture_problem(failure: CaptureFailure) -> Problem {
    use CaptureFailure as F;
    match failure {
        F::NoDevice => Problem::refused("error-camera-gone"),
        F::Busy => Problem::refused("error-camera-busy"),
        F::CannotOpen | F::NoFrames => Problem::failed("error-camera-no-frames"),
        F::NoService => Problem::failed("error-camera-no-service"),
        F::NoEncoder => Problem::failed("error-encoder-missing"),
        F::BrokenInstallation => Problem::failed("error-media-part-missing"),
        other => Problem::failed(Message::new("error-filming-failed").with("why", failures::capture(other))),
    }
}

/// Why filming is refused now, apart from the camera; empty where it is allowed.
pub fn film_refusals(file: &CaseFile, clock: Clock) -> Result<Vec<Message>, Problem> {
    Ok(CaseRecords::read(file)?.film_refusals(disk_refusal(file)?, clock.today))
}

/// That the disk is too full to film or takes nothing at all, if it is so.
pub(crate) fn disk_refusal(file: &CaseFile) -> Result<Option<Message>, Problem> {
    if file.library().is_read_only() {
        return Ok(Some("refuse-film-read-only".into()));
    }
    let (free, needed) = (free_bytes(file)?, least_free_bytes());
    let mib = |bytes: u64| bytes >> 20;
    Ok((free < needed)
        .then(|| Message::new("refuse-film-disk-full").with("free", mib(free)).with("needed", mib(needed))))
}

/// Bytes that must be free before filming begins.
pub(crate) fn least_free_bytes() -> u64 {
    ROOM_MINUTES * BYTES_PER_MINUTE + SPARE_BYTES
}

/// Free disk space as whole minutes of film.
pub(crate) fn room_minutes(file: &CaseFile) -> Result<u32, Problem> {
    let minutes = free_bytes(file)?.saturating_sub(STOP_BYTES) / BYTES_PER_MINUTE;
    Ok(u32::try_from(minutes).unwrap_or(u32::MAX))
}

/// Free disk space at this folder as whole minutes of film; `None` where the system does not tell.
pub(crate) fn room_minutes_at(folder: &Path) -> Option<u32> {
    let minutes = free_at(folder).ok()?.saturating_sub(STOP_BYTES) / BYTES_PER_MINUTE;
    Some(u32::try_from(minutes).unwrap_or(u32::MAX))
}

/// Bytes free where the family's film lies.
pub(crate) fn free_bytes(file: &CaseFile) -> Result<u64, Problem> {
    free_at(&file.access().folder())
        .map_err(|error| Problem::failed(Message::new("error-free-space").with("why", io_words(&error))))
}

/// Bytes free on the disk of this folder.
pub(crate) fn free_at(folder: &Path) -> io::Result<u64> {
    fs4::available_space(folder)
}

impl OpenVault {
    /// Makes everything durable that a film needs before the red light: its content key, its file, its record.
    pub fn start_film(
        &mut self,
        case: CaseId,
        session: u32,
        size: FilmSize,
        cameras: Vec<Redacted<String>>,
        clock: Clock,
    ) -> Result<FilmJob, Problem> {
        let worker = self.vault().user();
        let (file, vault) = self.case_and_vault(case)?;
        let session = file.new_session(session)?;
        file.ask_number_back(session.number)?;
        if let Some(refusal) = film_refusals(file, clock)?.into_iter().next() {
            return Err(Problem::refused(refusal));
        }
        let recording = RecordingId::random();
        let key = file.access_mut().new_content_key(vault, recording)?;
        let id = file.film_id(recording);
        let folder = file.access().film_folder();
        let writer = film::FilmWriter::create(&folder, id, &key, clock.now)?;
        let body = Recording {
            session: SessionId::random(),
            started: clock.now,
            ended: None,
            duration: MediaTime::ZERO,
            width: size.width(),
            height: size.height(),
            cameras,
            gaps: Vec::new(),
            state: RecordingState::Filming,
        };
        add_recording(file, recording, body, session, worker, clock, AuditEvent::FilmStarted)?;
        let progress = writer.progress().clone();
        Ok(FilmJob { case, recording, sink: SealedSink::new(writer), progress })
    }

    /// Takes a film that has ended: seals it and writes down how long it is, or destroys it where it was to be
    /// discarded or holds no picture.
    pub fn end_film(
        &mut self,
        case: CaseId,
        recording: RecordingId,
        end: FilmEnd<SealedSink>,
        clock: Clock,
    ) -> Result<FilmOutcome, Problem> {
        let FilmEnd { sink, facts, ended } = end;
        let failure = if let Ended::Failed(failure) = &ended { Some(*failure) } else { None };
        if matches!(ended, Ended::Discarded) || !sink.has_picture() {
            drop(sink);
            self.discard_film(case, recording, clock)?;
            return match ended {
                Ended::Discarded => Ok(FilmOutcome::Discarded),
                Ended::Failed(failure) => Err(capture_problem(failure)),
                Ended::WriteFailed(error) => Err(error.into()),
                Ended::Stopped | Ended::CutOff => Err(Problem::refused("error-no-picture-recorded")),
            };
        }
        let (file, vault) = self.case_and_vault(case)?;
        let sealed = match ended {
            Ended::WriteFailed(error) => {
                drop(sink);
                Err(error)
            }
            _ => sink.seal(&facts.gaps, Some(vault.signer())),
        };
        let seal = match sealed {
            Ok(seal) => seal,
            Err(error) => {
                // The disk takes no more: what it has is recovered like any film that was cut off, now or later.
                file.salvage(vault, clock)?;
                return Err(error.into());
            }
        };
        let (duration, lacks, parts) =
            (seal.facts.duration, film_gaps(&seal.facts.gaps), seal.parts().count());
        let (gaps, filmed) = (count(lacks.len()), filmed_of(duration, &lacks));
        file.library_mut().note_film_reach(recording, seal.plain_bytes())?;
        let reason = if parts > 1 { format!("in {parts} parts, as the disk failed") } else { String::new() };
        finish_recording(file, recording, clock, (AuditEvent::FilmSealed, &reason), |body| {
            body.duration = duration;
            body.gaps = lacks;
            body.state = RecordingState::Complete;
        })?;
        match failure {
            Some(failure) => Err(Problem::failed(
                Message::new("error-filming-failed").with("why", failures::capture(failure)),
            )),
            None => Ok(FilmOutcome::Sealed { duration, filmed, gaps, parts: count(parts) }),
        }
    }

    /// Destroys a film: its content key in both copies of the case's keys, then its bytes.
    pub fn discard_film(
        &mut self,
        case: CaseId,
        recording: RecordingId,
        clock: Clock,
    ) -> Result<(), Problem> {
        let (file, vault) = self.case_and_vault(case)?;
        file.access_mut().destroy_content_key(vault, recording)?;
        file.destroy_files(recording)?;
        finish_recording(file, recording, clock, (AuditEvent::FilmDiscarded, ""), |body| {
            body.state = RecordingState::Discarded;
        })
    }
}

impl CaseFile {
    /// Notes in the family's database how much of a film is durable, so that one cut short by hand is noticed even
    /// where its files say nothing of it. To be called every [`NOTE_EVERY`] while filming.
    pub fn note_progress(&mut self, recording: RecordingId, progress: &FilmProgress) -> Result<(), Problem> {
        Ok(self.library_mut().note_film_reach(recording, progress.durable())?)
    }

    /// Notes in a film's record what it lacks so far, where that is something new, so that one cut short says it too. To
    /// be called with [`Self::note_progress`].
    pub fn note_gaps(
        &mut self,
        recording: RecordingId,
        status: &CaptureStatus,
        clock: Clock,
    ) -> Result<(), Problem> {
        if status.gaps.is_empty() {
            return Ok(());
        }
        let mut body = self.recording(recording)?.body;
        let gaps = gaps_so_far(&status.gaps, status.elapsed);
        if body.state != RecordingState::Filming || body.gaps == gaps {
            return Ok(());
        }
        body.gaps = gaps;
        self.library_mut().write::<_, Problem>(clock.now, |records| {
            records.revise(recording, body)?;
            Ok(())
        })
    }
}

/// Writes the recording's record under its session. A session that is filmed is held from today on if it was not
/// yet, by whoever films it; without "Arrived" it has no arrival. Where it is held nobody has said by filming.
pub(crate) fn add_recording(
    file: &mut CaseFile,
    recording: RecordingId,
    mut body: Recording,
    new_session: Session,
    worker: Option<UserId>,
    clock: Clock,
    event: AuditEvent,
) -> Result<(), Problem> {
    let existing = file.session_numbered(new_session.number)?;
    file.library_mut().write::<_, Problem>(clock.now, |records| {
        let (id, known, before) = match existing {
            Some(record) => (SessionId::from(record.id), true, record.body),
            None => (SessionId::random(), false, new_session),
        };
        let mut session = before.clone();
        session.held.get_or_insert_with(|| HeldVisit::on(clock.today));
        session.missed = None;
        session.worker = session.worker.or(worker);
        if !known {
            records.add_as(id, session)?;
        } else if session != before {
            records.revise(id, session)?;
        }
        body.session = id;
        records.add_as(recording, body)?;
        records.audit(event, recording, "")?;
        Ok(())
    })
}

fn finish_recording(
    file: &mut CaseFile,
    recording: RecordingId,
    clock: Clock,
    (event, reason): (AuditEvent, &str),
    change: impl FnOnce(&mut Recording),
) -> Result<(), Problem> {
    let mut body = file.recording(recording)?.body;
    body.ended = Some(ended(clock.now, body.started));
    change(&mut body);
    file.library_mut().write::<_, Problem>(clock.now, |records| {
        records.revise(recording, body)?;
        records.audit(event, recording, reason)?;
        Ok(())
    })
}

/// The clock may have been set back while filming: a film never ends before it began.
fn ended(now: DateTime<Utc>, started: DateTime<Utc>) -> DateTime<Utc> {
    now.max(started)
}
