//! What the check says of films: every byte of all parts, against key, seal, hash, signature and what is on record.
//! Knows no database.

use std::path::PathBuf;

use super::places;
use super::report::{CheckReport, Damage, DamageKind, said};
use crate::base::{CaseId, MediaTime, RecordingId};
use crate::casework::case_file::{CaseFile, is_sealed};
use crate::casework::failures;
use crate::casework::problem::Problem;
use crate::programme::{Recording, RecordingState};
use crate::vault::film::{
    self, DamageCause, FilmDamage as Found, FilmFile, FilmReader, FilmReport, HashCheck, SealFacts,
    SignatureCheck,
};
use crate::vault::{Vault, VaultError, layout};
use crate::words::Message;

/// Less than this may a film's parts be shorter than its record says: the record is rounded, and a film that was
/// recovered ends with its last whole picture.
const SHORTER: MediaTime = MediaTime::from_secs(1);

/// A recording to be checked.
pub(crate) struct FilmToCheck {
    /// Of which family.
    pub case: CaseId,
    recording: RecordingId,
    session: Option<u32>,
    body: Recording,
}

/// The recordings of a family whose film should be there, or should be gone.
pub(crate) fn to_check(file: &CaseFile) -> Result<Vec<FilmToCheck>, Problem> {
    let numbers = file.session_numbers()?;
    let films = file.all_recordings()?.into_iter().map(|record| FilmToCheck {
        case: file.case(),
        recording: record.id.into(),
        session: numbers.get(&record.body.session).copied(),
        body: record.body,
    });
    Ok(films.collect())
}

impl FilmToCheck {
    /// Whether there should be sealed film.
    pub(crate) fn is_sealed(&self) -> bool {
        is_sealed(&self.body)
    }

    /// How long that should be.
    pub(crate) fn length(&self) -> MediaTime {
        if self.is_sealed() { self.body.duration } else { MediaTime::ZERO }
    }

    /// Looks at everything of the recording.
    pub(crate) fn check(&self, file: &CaseFile, vault: &Vault, report: &mut CheckReport) {
        let key = file.access().content_key(self.recording);
        if matches!(self.body.state, RecordingState::Discarded | RecordingState::Erased) {
            if key.is_ok() {
                let keys = layout::case_keys(vault.folder(), self.case);
                let keys = places::within(vault, &keys);
                let not_erased = Damage::new(
                    DamageKind::NotErased,
                    keys,
                    "check-why-not-erased",
                    "check-costs-not-erased",
                );
                report.damage.push(self.of_film(not_erased));
            }
            return;
        }
        let id = file.film_id(self.recording);
        if film::is_being_written(&file.access().film_folder(), &id) {
            return;
        }
        let Ok(key) = key else {
            let keys = places::within(vault, &layout::case_keys(vault.folder(), self.case));
            let damage =
                Damage::new(DamageKind::KeyMissing, keys, "check-why-key-missing", "check-costs-film");
            report.damage.push(self.of_film(damage));
            return;
        };
        let check = FilesCheck { film: self, path: self.path(file, vault, 0) };
        let verifier = |user, message: &[u8], signature: &[u8; 64]| vault.verify(user, message, signature);
        let folder = file.access().film_folder();
        let durable = file.library().film_reach(self.recording).unwrap_or(0);
        let (mut length, mut parts) = (MediaTime::ZERO, 0);
        match film::verify(&folder, id, &key, durable, Some(&verifier)) {
            Ok(found) => {
                let reader = FilmReader::open(&folder, id, &key).ok();
                check.judge(&found, reader.as_ref(), report);
                length = found.duration.unwrap_or_default();
                parts = u32::try_from(found.parts).unwrap_or(u32::MAX);
            }
            Err(error) => report.damage.push(check.unopened(&error)),
        }
        if self.is_sealed() && self.body.duration > length + SHORTER && report_is_silent(self, report) {
            let lost = (self.body.duration - length).secs_f64();
            let path = self.path(file, vault, parts);
            let costs = end_cost(Some(lost));
            let damage = Damage::new(DamageKind::FilmMissing, path, "check-why-end-missing", costs);
            report.damage.push(Damage {
                at_s: Some(length.secs_f64()),
                lost_s: Some(lost),
                ..self.of_film(damage)
            });
        }
        if self.body.state == RecordingState::Filming && report_is_silent(self, report) {
            let path = self.path(file, vault, 0);
            let damage = Damage::new(DamageKind::Seal, path, "check-why-not-sealed", "check-costs-film");
            report.damage.push(self.of_film(damage));
        }
    }

    fn path(&self, file: &CaseFile, vault: &Vault, part: u32) -> PathBuf {
        let name = format!("{}-{part}{}", self.recording, FilmFile::Film.suffix());
        places::within(vault, &file.access().film_folder().path().join(name))
    }

    fn of_film(&self, damage: Damage) -> Damage {
        Damage { case: Some(self.case), film: Some(self.recording), session: self.session, ..damage }
    }
}

fn report_is_silent(film: &FilmToCheck, report: &CheckReport) -> bool {
    report.damage.iter().all(|damage| damage.film != Some(film.recording))
}

/// The files of a recording.
struct FilesCheck<'a> {
    film: &'a FilmToCheck,
    /// Its first part.
    path: PathBuf,
}

impl FilesCheck<'_> {
    fn damage(&self, kind: DamageKind, why: impl Into<Message>, costs: impl Into<Message>) -> Damage {
        self.film.of_film(Damage::new(kind, self.path.clone(), why, costs))
    }

    /// The file beside the film.
    fn beside(&self, file: FilmFile) -> PathBuf {
        self.path.with_extension(file.suffix().trim_start_matches('.'))
    }

    /// Another part than the first.
    fn part(&self, part: u32) -> PathBuf {
        self.path.with_file_name(format!("{}-{part}{}", self.film.recording, FilmFile::Film.suffix()))
    }

    /// Why it does not open at all.
    fn unopened(&self, error: &VaultError) -> Damage {
        let costs = "check-costs-film";
        match error {
            VaultError::Io { source, .. } if source.kind() == std::io::ErrorKind::NotFound => {
                self.damage(DamageKind::FilmMissing, "check-why-film-missing", costs)
            }
            VaultError::Io { .. } => self.damage(DamageKind::Unreadable, failures::vault(error), costs),
            VaultError::TooNew { .. } => {
                self.damage(DamageKind::TooNew, failures::vault(error), "check-costs-newer")
            }
            _ => self.damage(DamageKind::Header, failures::vault(error), costs),
        }
    }

    /// What verifying it found.
    fn judge(&self, found: &FilmReport, reader: Option<&FilmReader>, report: &mut CheckReport) {
        let facts = reader.and_then(FilmReader::seal).map(|seal| &seal.facts);
        report.damage.extend(found.damage.iter().map(|found| self.found(found, facts)));
        if let Some(why) = &found.seal_trouble {
            let damage = self.damage(DamageKind::Seal, said(why), "check-costs-proof-whole");
            report.damage.push(Damage { path: self.beside(FilmFile::Seal), ..damage });
        } else if found.hash == HashCheck::NoSeal && self.film.is_sealed() {
            let damage = self.damage(DamageKind::Seal, "check-why-no-seal", "check-costs-proof-whole");
            report.damage.push(Damage { path: self.beside(FilmFile::Seal), ..damage });
        }
        if let Some(why) = &found.progress_trouble {
            let damage = self.damage(DamageKind::Progress, said(why), "check-costs-nothing");
            report.damage.push(Damage { path: self.beside(FilmFile::Progress), ..damage });
        }
        if found.damage.is_empty() && found.hash == HashCheck::Differs {
            report.damage.push(self.damage(DamageKind::Hash, "check-why-hash", "check-costs-proof-bytes"));
        }
        match found.signature {
            SignatureCheck::Fails(_) => {
                let damage =
                    self.damage(DamageKind::Signature, "check-why-signature", "check-costs-proof-author");
                report.damage.push(Damage { path: self.beside(FilmFile::Seal), ..damage });
            }
            SignatureCheck::Absent if found.hash != HashCheck::NoSeal => {
                let film = (self.film.case, self.film.recording);
                if !report.unsigned.contains(&film) {
                    report.unsigned.push(film);
                }
            }
            SignatureCheck::Absent | SignatureCheck::NotChecked(_) | SignatureCheck::Holds(_) => {}
        }
    }

    /// One damaged stretch, by time where the seal's index tells.
    fn found(&self, found: &Found, facts: Option<&SealFacts>) -> Damage {
        let kind = match found.why {
            DamageCause::Header => {
                return self.damage(
                    DamageKind::Header,
                    failures::film(found.why),
                    "check-costs-film-copy-serves",
                );
            }
            DamageCause::Stray { .. } => {
                return self.damage(DamageKind::StrayBytes, failures::film(found.why), "check-costs-nothing");
            }
            DamageCause::Part { part } => {
                let why = Message::new("check-why-part-missing").with("part", part);
                let damage = self.damage(DamageKind::FilmMissing, why, "check-costs-part");
                return Damage { path: self.part(part), ..damage };
            }
            DamageCause::StrayPart { part } => {
                let damage =
                    self.damage(DamageKind::StrayBytes, failures::film(found.why), "check-costs-nothing");
                return Damage { path: self.part(part), ..damage };
            }
            DamageCause::CutOff => DamageKind::CutOff,
            DamageCause::Altered | DamageCause::Missing | DamageCause::BadSector => DamageKind::Record,
        };
        let end = found.offset.saturating_add(found.len);
        if facts.is_some_and(|facts| end <= facts.head.len() as u64) {
            return Damage {
                at_s: Some(0.0),
                lost_s: Some(0.0),
                ..self.damage(kind, failures::film(found.why), "check-costs-film-copy-serves")
            };
        }
        let span = facts.map(|facts| span(facts, found.offset, end));
        let lost_s = span.map(|(from, to)| (to - from).secs_f64());
        let at = span.map(|(from, _)| from);
        let costs = match (kind, at, lost_s) {
            (DamageKind::CutOff, _, lost) => end_cost(lost),
            (_, Some(at), Some(lost)) => {
                Message::new("check-costs-picture").with("seconds", tenths(lost)).with("at", at.to_string())
            }
            _ => "check-costs-some-picture".into(),
        };
        Damage {
            at_s: at.map(MediaTime::secs_f64),
            lost_s,
            ..self.damage(kind, failures::film(found.why), costs)
        }
    }
}

fn end_cost(lost: Option<f64>) -> Message {
    match lost {
        Some(lost) => Message::new("check-costs-end").with("seconds", tenths(lost)),
        None => "check-costs-some-end".into(),
    }
}

/// To a tenth of a second, never less than was lost.
fn tenths(seconds: f64) -> String {
    format!("{:.1}", (seconds * 10.0).ceil() / 10.0)
}

/// What of the picture a stretch of bytes costs: from the keyframe before it to the one behind it.
fn span(facts: &SealFacts, from: u64, to: u64) -> (MediaTime, MediaTime) {
    let before = facts.index.iter().rev().find(|entry| entry.cluster <= from);
    let behind = facts.index.iter().find(|entry| entry.cluster >= to);
    let from = before.map_or(MediaTime::ZERO, |entry| entry.time);
    let to = behind.map_or(facts.duration, |entry| entry.time);
    (from, to.max(from))
}
