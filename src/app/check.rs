//! Reads a whole vault through: key files, databases, every byte of every film. Changes nothing.

use super::case_file::is_sealed;
use super::desk::Desk;
use super::problem::Problem;
use crate::base::{CaseId, MediaTime, RecordingId};
use crate::programme::RecordingState;
use crate::vault::film::{self, FilmReader, HashCheck, SignatureCheck};
use crate::words::{Message, Words};

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Damage {
    /// In which case; `None` for the vault's own files.
    pub case: Option<CaseId>,
    /// In which film.
    pub film: Option<RecordingId>,
    /// The session that film was made at.
    pub session: Option<u32>,
    /// Where in the film, in seconds, where that can be told.
    pub at_s: Option<f64>,
    /// What is wrong and what it costs.
    pub why: String,
}

impl Damage {
    /// Where it is, by ids and the session's number.
    fn place(&self) -> Message {
        match (self.film, self.case) {
            (Some(film), case) => Message::new("check-place-film")
                .with("film", film.short())
                .with("session", self.session.unwrap_or(0))
                .with("case", case.map(|case| case.short()).unwrap_or_default()),
            (None, Some(case)) => Message::new("check-place-family").with("case", case.short()),
            (None, None) => Message::new("check-place-vault"),
        }
    }
}

/// What reading a vault through found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckReport {
    /// Cases opened.
    pub cases: usize,
    /// Films read through.
    pub films: usize,
    /// Their total length.
    pub length: MediaTime,
    /// What is damaged; empty where all is well.
    pub damage: Vec<Damage>,
}

impl CheckReport {
    /// The report in sentences.
    pub fn lines(&self) -> Vec<Message> {
        let mut lines = vec![
            Message::new(if self.damage.is_empty() { "check-well" } else { "check-damaged" })
                .with("cases", self.cases)
                .with("films", self.films)
                .with("length", self.length.to_string())
                .with("damages", self.damage.len()),
        ];
        lines.extend(self.damage.iter().map(|damage| {
            Message::new("check-damage").with("place", damage.place()).with("why", damage.why.clone())
        }));
        lines
    }
}

impl Desk {
    /// Reads everything that can be opened. `progress` is told how many films are done, of how many.
    pub fn check(&mut self, mut progress: impl FnMut(usize, usize)) -> Result<CheckReport, Problem> {
        let mut report = CheckReport::default();
        let plain = |why: String| Damage { case: None, film: None, session: None, at_s: None, why };
        // Unlocking mends what a copy can mend; what it found is damage all the same.
        let key_files = self.vault().repairs().into_iter().chain(self.vault().check_key_files()?);
        report.damage.extend(key_files.map(|trouble| plain(trouble.to_string())));
        report.damage.extend(self.device().check()?.into_iter().map(plain));
        let mut films = Vec::new();
        for case in self.all_cases()? {
            report.cases += 1;
            let file = self.case(case)?;
            let why = file.library().check()?;
            report.damage.extend(why.into_iter().map(|why| Damage {
                case: Some(case),
                film: None,
                session: None,
                at_s: None,
                why,
            }));
            let numbers = file.session_numbers()?;
            for record in file.recordings()? {
                let session = numbers.get(&record.body.session).copied();
                let recording = RecordingId::from(record.id);
                if is_sealed(&record.body) {
                    films.push((case, recording, session, record.body.duration));
                } else if record.body.state == RecordingState::Filming {
                    let why = "the film was cut off and could not be recovered".to_owned();
                    let (of, found) = (Some(case), Some(recording));
                    report.damage.push(Damage { case: of, film: found, session, at_s: None, why });
                }
            }
        }
        let words = Words::en_gb();
        report.damage.extend(self.damaged_cases().iter().map(|(case, problem)| Damage {
            case: Some(*case),
            film: None,
            session: None,
            at_s: None,
            why: words.say(&problem.message),
        }));
        for (done, (case, recording, session, duration)) in films.iter().enumerate() {
            progress(done, films.len());
            report.films += 1;
            report.length = report.length + *duration;
            let found = self.check_film(*case, *recording)?;
            report.damage.extend(found.into_iter().map(|damage| Damage { session: *session, ..damage }));
        }
        Ok(report)
    }

    fn check_film(&mut self, case: CaseId, recording: RecordingId) -> Result<Vec<Damage>, Problem> {
        let (file, vault) = self.case_and_vault(case)?;
        let at = |at_s: Option<f64>, why: String| Damage {
            case: Some(case),
            film: Some(recording),
            session: None,
            at_s,
            why,
        };
        let key = match file.access().content_key(recording) {
            Ok(key) => key,
            Err(error) => return Ok(vec![at(None, error.to_string())]),
        };
        let verifier = |user, message: &[u8], signature: &[u8; 64]| vault.verify(user, message, signature);
        let id = file.film_id(recording);
        let (folder, durable) = (file.access().film_folder(), file.library().film_reach(recording)?);
        let report = match film::verify(&folder, id, &key, durable, Some(&verifier)) {
            Ok(report) => report,
            Err(error) => return Ok(vec![at(None, error.to_string())]),
        };
        let mut damage: Vec<Damage> = Vec::new();
        if !report.damage.is_empty() {
            // Where in time a damaged stretch lies, only the film's index can tell.
            let reader = file.film(recording)?;
            let when = |offset| seconds_at(&reader, offset);
            damage.extend(report.damage.iter().map(|damage| at(when(damage.offset), damage.why.to_string())));
        }
        if report.damage.is_empty() && report.hash == HashCheck::Differs {
            damage.push(at(None, "the film's file was changed since it was sealed".to_owned()));
        }
        if report.hash == HashCheck::NoSeal {
            damage.push(at(None, "the seal is missing; the film itself is readable".to_owned()));
        }
        if let SignatureCheck::Fails(_) = report.signature {
            damage.push(at(None, "the seal's signature does not hold".to_owned()));
        }
        damage.extend(report.side_file_trouble.map(|why| at(None, why)));
        Ok(damage)
    }
}

/// The time of the last keyframe at or before a byte of the film, by its seal.
fn seconds_at(reader: &FilmReader, offset: u64) -> Option<f64> {
    let index = &reader.seal()?.facts.index;
    let keyframe = index.iter().rev().find(|entry| entry.cluster <= offset);
    Some(keyframe.map_or(0.0, |entry| entry.time.secs_f64()))
}
