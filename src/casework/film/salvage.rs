//! Finishes what a crash, a power cut or the lock of the vault left half done of films: seals what was cut off, completes
//! records, signs for whoever filmed, ends discarding. Keeps film rather than lose it. Knows no window.
//!
//! | left behind | finish |
//! |---|---|
//! | record says filming, no usable seal | sealed up to the last authentic record, signed, on record as recovered |
//! | record says filming, the seal is whole | signed, on record as complete |
//! | record says filming, no content key | it was being discarded: files removed, on record as discarded |
//! | record says discarded, files are there | files removed |
//! | content key without a record, no film or none with a picture | key destroyed, files removed |
//! | content key without a record, a film with pictures | sealed, on record under the session of its day |
//! | film of somebody else | waits for them: only who filmed signs and changes the record |

use chrono::{DateTime, Local, TimeDelta, Utc};

use super::filming::add_recording;
use super::gaps::{film_gaps, noted_gaps};
use super::salvaged::{Repaired, Salvaged};
use crate::base::{MediaTime, RecordingId, SessionId};
use crate::casework::case_file::CaseFile;
use crate::casework::clock::Clock;
use crate::casework::problem::Problem;
use crate::library::{AuditEvent, Record};
use crate::media::sealed_film;
use crate::programme::{FilmGap, Recording, RecordingState};
use crate::vault::film::{self, FilmReader, FilmState, SealFacts};
use crate::vault::{Vault, VaultError};

impl CaseFile {
    /// Finishes what was left half done of this family's films. A film that cannot be recovered locks nothing else
    /// away: a check names it.
    pub(crate) fn salvage(&mut self, vault: &Vault, clock: Clock) -> Result<Vec<Salvaged>, Problem> {
        let mut salvaged = Vec::new();
        let on_record = self.all_recordings()?;
        let on_disk = film::films_in(&self.access().film_folder())?;
        for record in &on_record {
            let recording = RecordingId::from(record.id);
            match record.body.state {
                RecordingState::Filming => salvaged.extend(self.finish(vault, record, clock)?),
                // With its key still there it is no noise: a check says so.
                RecordingState::Discarded
                    if on_disk.contains_key(&recording) && self.access().content_key(recording).is_err() =>
                {
                    self.destroy_files(recording)?;
                }
                RecordingState::Discarded
                | RecordingState::Complete
                | RecordingState::Recovered
                | RecordingState::Erased => {}
            }
        }
        for recording in self.access().recordings() {
            if self.library().history::<Recording>(recording)?.is_empty() {
                salvaged.extend(self.take_in(vault, recording, clock)?);
            }
        }
        Ok(salvaged)
    }

    /// Finishes a film that is on record as being filmed.
    fn finish(
        &mut self,
        vault: &Vault,
        record: &Record<Recording>,
        clock: Clock,
    ) -> Result<Option<Salvaged>, Problem> {
        let recording = RecordingId::from(record.id);
        let mut told = self.told(recording, &record.body)?;
        if record.owner != vault.signer().user() {
            return Ok(Some(Salvaged { repaired: Repaired::Waits, ..told }));
        }
        let mut body = record.body.clone();
        let key = match self.access().content_key(recording) {
            Ok(key) => key,
            Err(VaultError::NoContentKey(_)) => {
                self.destroy_files(recording)?;
                body.state = RecordingState::Discarded;
                self.put_on_record(recording, body, AuditEvent::FilmDiscarded, "begun before", clock)?;
                return Ok(Some(Salvaged { repaired: Repaired::Discarded, ..told }));
            }
            Err(error) => return Err(error.into()),
        };
        let (folder, id) = (self.access().film_folder(), self.film_id(recording));
        let durable = self.library().film_reach(recording)?;
        let signer = vault.signer();
        let facts = |reader: &FilmReader| facts_with(&body.gaps, reader);
        let saved = film::salvage(&folder, id, &key, durable, facts, Some(signer));
        let Ok(saved) = saved else { return Ok(None) };
        if saved.already_sealed && film::add_signature(&folder, id, &key, signer).is_err() {
            // Without its signature it is not complete: it is tried again at the next unlocking.
            return Ok(None);
        }
        let complete = saved.seal.state == FilmState::Complete;
        told.repaired = if complete { Repaired::Completed } else { Repaired::Recovered };
        told.take(&saved);
        body.duration = told.duration;
        body.gaps = film_gaps(&saved.seal.facts.gaps);
        body.state = if complete { RecordingState::Complete } else { RecordingState::Recovered };
        body.ended = Some(ended(body.started, body.duration));
        let event = if complete { AuditEvent::FilmSealed } else { AuditEvent::FilmRecovered };
        let missing = saved.seal.missing_bytes;
        let reason = format!("{} torn bytes, {missing} bytes missing", told.torn_bytes);
        self.put_on_record(recording, body, event, &reason, clock)?;
        Ok(Some(told))
    }

    /// Takes a film on record whose key no record knows of, or removes it where it shows nothing.
    fn take_in(
        &mut self,
        vault: &Vault,
        recording: RecordingId,
        clock: Clock,
    ) -> Result<Option<Salvaged>, Problem> {
        let key = self.access().content_key(recording)?;
        let (folder, id) = (self.access().film_folder(), self.film_id(recording));
        let mut body = unknown_recording(clock);
        let told = Salvaged { session: None, repaired: Repaired::Removed, ..self.told(recording, &body)? };
        if film::holds_nothing(&folder, &id)? {
            return self.remove(vault, recording, told, clock).map(Some);
        }
        let durable = self.library().film_reach(recording)?;
        let signer = vault.signer();
        let Ok(saved) = film::salvage(&folder, id, &key, durable, sealed_film::facts_of, Some(signer)) else {
            return Ok(None);
        };
        if saved.seal.facts.index.is_empty() && saved.damage.is_empty() {
            return self.remove(vault, recording, told, clock).map(Some);
        }
        let reader = FilmReader::open(&folder, id, &key)?;
        let started = reader.claimed_start().unwrap_or(clock.now);
        let day = started.with_timezone(&Local).date_naive();
        let sessions = self.active_sessions()?;
        let held = sessions
            .iter()
            .rfind(|session| session.body.held.as_ref().is_some_and(|visit| visit.date == day));
        let last = sessions.iter().map(|session| session.body.number).max().unwrap_or(0);
        let number = held.map_or(last + 1, |session| session.body.number);
        let mut told = Salvaged { session: Some(number), repaired: Repaired::Adopted, ..told };
        told.take(&saved);
        body.started = started;
        body.ended = Some(ended(started, told.duration));
        body.duration = told.duration;
        body.gaps = film_gaps(&saved.seal.facts.gaps);
        let at = Clock { today: day, ..clock };
        let new = self.new_session(number)?;
        add_recording(self, recording, body, new, vault.user(), at, AuditEvent::FilmRecovered)?;
        Ok(Some(told))
    }

    /// Removes what a crash left of a film before its first picture.
    fn remove(
        &mut self,
        vault: &Vault,
        recording: RecordingId,
        told: Salvaged,
        clock: Clock,
    ) -> Result<Salvaged, Problem> {
        self.access_mut().destroy_content_key(vault, recording)?;
        self.destroy_files(recording)?;
        self.library_mut().write::<_, Problem>(clock.now, |records| {
            Ok(records.audit(AuditEvent::FilmDiscarded, recording, "no picture, no record")?)
        })?;
        Ok(told)
    }

    /// Removes the files of a film whose key is destroyed.
    pub(crate) fn destroy_files(&mut self, recording: RecordingId) -> Result<(), Problem> {
        film::destroy(&self.access().film_folder(), &self.film_id(recording))?;
        Ok(self.library_mut().forget_film_reach(recording)?)
    }

    fn put_on_record(
        &mut self,
        recording: RecordingId,
        body: Recording,
        event: AuditEvent,
        reason: &str,
        clock: Clock,
    ) -> Result<(), Problem> {
        self.library_mut().write::<_, Problem>(clock.now, |records| {
            records.audit(event, recording, reason)?;
            records.revise(recording, body)?;
            Ok(())
        })
    }

    /// What can be told of a film before anything is done.
    fn told(&self, recording: RecordingId, body: &Recording) -> Result<Salvaged, Problem> {
        let code =
            self.family().map_or_else(|_| self.case().short(), |family| family.body.code.as_str().to_owned());
        Ok(Salvaged {
            case: self.case(),
            code,
            recording,
            session: self.session_numbers()?.get(&body.session).copied(),
            repaired: Repaired::Recovered,
            duration: MediaTime::ZERO,
            torn_bytes: 0,
            lost: MediaTime::ZERO,
        })
    }
}

impl Salvaged {
    fn take(&mut self, saved: &film::SalvagedFilm) {
        self.duration = saved.seal.facts.duration;
        self.torn_bytes = saved.torn_bytes;
        let lost: u64 = saved.damage.iter().map(|damage| damage.len).sum();
        self.lost = time_of(lost, saved.seal.plain_bytes(), self.duration);
    }
}

/// What a film without a seal tells, and what was noted of its gaps while it was filmed.
fn facts_with(noted: &[FilmGap], reader: &FilmReader) -> SealFacts {
    let mut facts = sealed_film::facts_of(reader);
    facts.gaps.extend(noted_gaps(noted, facts.duration));
    facts.gaps.sort_by_key(|gap| (gap.from, gap.to));
    facts
}

/// How long so many bytes of a film last, by its own pace.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // an estimate
fn time_of(bytes: u64, of: u64, lasting: MediaTime) -> MediaTime {
    MediaTime::from_ms((lasting.ms() as f64 * bytes as f64 / of.max(1) as f64) as i64)
}

fn ended(started: DateTime<Utc>, duration: MediaTime) -> DateTime<Utc> {
    started + TimeDelta::milliseconds(duration.ms())
}

/// What is known of a film without a record.
fn unknown_recording(clock: Clock) -> Recording {
    Recording {
        session: SessionId::random(),
        started: clock.now,
        ended: None,
        duration: MediaTime::ZERO,
        width: 0,
        height: 0,
        cameras: Vec::new(),
        gaps: Vec::new(),
        state: RecordingState::Recovered,
    }
}

#[cfg(test)]
#[path = "salvage_tests.rs"]
mod tests;
