//! One opened family: its keys and its database, and the jobs that read or change them.
//! Knows no window and no camera.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::Local;
use chrono::NaiveDate;

use super::clock::Clock;
use super::definitions::DefinitionCache;
use super::problem::Problem;
use crate::base::{CaseId, RecordingId, RunId, SessionId, UserId};
use crate::library::{Author, CaseLibrary, NextDatabase, Record};
use crate::media::matroska::FinishedFilm;
use crate::media::sealed_film;
use crate::programme::{
    Clip, ConsentRecord, Entered, Entry, ErasureOrder, FamilyCase, Purpose, Recording, RecordingState,
    Session, Standing, standing,
};
use crate::vault::film::{FilmId, FilmReader};
use crate::vault::{CaseAccess, Vault};
use crate::words::Message;

/// An opened family.
pub struct CaseFile {
    access: CaseAccess,
    library: CaseLibrary,
    definition_cache: Arc<DefinitionCache>,
    /// The programme that was chosen; see [`super::runs`].
    chosen_run: Option<RunId>,
    /// A session's number that somebody says is meant, however far it lies; see [`super::runs`].
    meant_number: Option<u32>,
}

impl CaseFile {
    /// Opens the database that the keys name. What a change of generation left of others goes once this one is whole.
    pub(crate) fn open(
        vault: &Vault,
        access: CaseAccess,
        author: Author,
        definition_cache: Arc<DefinitionCache>,
    ) -> Result<Self, Problem> {
        let library = library(&access, author)?;
        // A database that was made just now, as the one that the keys name is gone, is no reason to remove another.
        let is_the_familys = library.get::<FamilyCase>(access.case()).is_ok_and(|record| record.is_some());
        if is_the_familys {
            // On a disk that takes no changes they stay; nothing reads them.
            let _ = access.sweep(vault);
        }
        Ok(Self { access, library, definition_cache, chosen_run: None, meant_number: None })
    }

    /// Gives the family a new key, which these users do not have: the database is written anew under it, then the
    /// keys name that one. After an error either may be the family's: open it again.
    pub(crate) fn rekey(
        &mut self,
        vault: &Vault,
        without: &[UserId],
        author: Author,
        clock: Clock,
    ) -> Result<(), Problem> {
        let next = self.access.next_generation(vault, without)?;
        let (path, key, audit_key) = (next.database_path(), next.database_key(), next.audit_key());
        let database = NextDatabase { path: &path, key: &key, audit_key: &audit_key };
        self.library.write_anew(&database, without, clock.now)?;
        self.access.begin_generation(vault, next)?;
        self.library = library(&self.access, author)?;
        let _ = self.access.sweep(vault);
        Ok(())
    }

    /// Which case.
    pub fn case(&self) -> CaseId {
        self.access.case()
    }

    /// The family's keys.
    pub fn access(&self) -> &CaseAccess {
        &self.access
    }

    /// The family's keys, to add or destroy one.
    pub fn access_mut(&mut self) -> &mut CaseAccess {
        &mut self.access
    }

    /// The family's database.
    pub fn library(&self) -> &CaseLibrary {
        &self.library
    }

    /// The family's database, for writing.
    pub fn library_mut(&mut self) -> &mut CaseLibrary {
        &mut self.library
    }

    /// The definitions that were read.
    pub(crate) fn definition_cache(&self) -> &DefinitionCache {
        &self.definition_cache
    }

    /// The programme that was chosen, if one was.
    pub(crate) fn chosen_run(&self) -> Option<RunId> {
        self.chosen_run
    }

    /// The number that is meant, if somebody said so.
    pub(crate) fn meant_number(&self) -> Option<u32> {
        self.meant_number
    }

    /// Somebody says that this number of a session is meant, however far it lies beyond the programme.
    pub fn mean_number(&mut self, number: u32) {
        self.meant_number = Some(number);
    }

    /// Makes a programme the active one; none leaves it to the rule.
    pub(crate) fn choose_run(&mut self, run: Option<RunId>) {
        self.chosen_run = run;
    }

    /// The family's own record.
    pub fn family(&self) -> Result<Record<FamilyCase>, Problem> {
        let record = self.library.get(self.case())?;
        record.ok_or_else(|| Problem::without_record(self.case()))
    }

    /// The entries that stand, in the order they were first written.
    pub fn entries(&self) -> Result<Vec<Entered>, Problem> {
        Ok(entered(self.library().all()?))
    }

    /// Whether consent of every carer who is asked stands for a purpose.
    pub fn consent(&self, purpose: Purpose, today: NaiveDate) -> Result<Standing, Problem> {
        let records: Vec<ConsentRecord> =
            self.library.all::<ConsentRecord>()?.into_iter().map(|record| record.body).collect();
        let first_film = first_film(&self.recordings()?);
        Ok(standing(&records, &self.family()?.body.people, purpose, today, first_film))
    }

    /// All recordings that were not discarded; those whose erasure was ordered say so.
    pub fn recordings(&self) -> Result<Vec<Record<Recording>>, Problem> {
        let mut recordings = self.all_recordings()?;
        recordings.retain(|record| record.body.state != RecordingState::Discarded);
        Ok(recordings)
    }

    /// As [`CaseFile::recordings`], with those that were discarded.
    pub(crate) fn all_recordings(&self) -> Result<Vec<Record<Recording>>, Problem> {
        let mut recordings = self.library.all::<Recording>()?;
        mark_erased(&mut recordings, &self.library.all()?);
        Ok(recordings)
    }

    /// The sessions of every programme, planned or held.
    pub fn sessions(&self) -> Result<Vec<Record<Session>>, Problem> {
        Ok(self.library.all::<Session>()?)
    }

    /// The number of each session on record, in its own programme.
    pub fn session_numbers(&self) -> Result<BTreeMap<SessionId, u32>, Problem> {
        Ok(self.sessions()?.into_iter().map(|session| (session.id.into(), session.body.number)).collect())
    }

    /// A recording whose film is there to be watched.
    pub fn watchable(&self, recording: RecordingId) -> Result<Record<Recording>, Problem> {
        let record = self.recording(recording)?;
        let key = match record.body.state {
            RecordingState::Discarded => "error-no-content-key",
            RecordingState::Erased => "error-film-erased",
            RecordingState::Filming | RecordingState::Complete | RecordingState::Recovered => {
                return Ok(record);
            }
        };
        Err(Problem::refused(Message::new(key).with("recording", recording.short())))
    }

    /// One recording.
    pub fn recording(&self, recording: RecordingId) -> Result<Record<Recording>, Problem> {
        let mut record = self.library.get(recording)?.ok_or_else(|| {
            Problem::refused(Message::new("error-no-content-key").with("recording", recording.short()))
        })?;
        mark_erased(std::slice::from_mut(&mut record), &self.library.all()?);
        Ok(record)
    }

    /// A recording's clips in the order of time.
    pub fn clips(&self, recording: RecordingId) -> Result<Vec<Record<Clip>>, Problem> {
        let mut clips = self.library.all::<Clip>()?;
        clips.retain(|record| record.body.recording == recording);
        clips.sort_by_key(|record| (record.body.start, record.body.end, record.id));
        Ok(clips)
    }

    /// The sealed film of a recording; one whose erasure was ordered is not opened, whatever lies there still.
    pub fn film(&self, recording: RecordingId) -> Result<Arc<FilmReader>, Problem> {
        self.watchable(recording)?;
        let key = self.access.content_key(recording)?;
        let id = self.film_id(recording);
        Ok(Arc::new(FilmReader::open(&self.access.film_folder(), id, &key)?))
    }

    /// The film of a recording as a finished Matroska file, still sealed on disk.
    pub fn finished_film(&self, recording: RecordingId) -> Result<(Arc<FilmReader>, FinishedFilm), Problem> {
        let reader = self.film(recording)?;
        let finished = sealed_film::finished(reader.clone()).map_err(|_| {
            Problem::failed(Message::new("error-film-unreadable").with("recording", recording.short()))
        })?;
        Ok((reader, finished))
    }

    /// The film of a recording.
    pub fn film_id(&self, recording: RecordingId) -> FilmId {
        FilmId { vault: self.access.vault_id(), case: self.case(), recording }
    }
}

fn library(access: &CaseAccess, author: Author) -> Result<CaseLibrary, Problem> {
    Ok(CaseLibrary::open(&access.database_path(), &access.database_key(), access.audit_key(), author)?)
}

/// Records of entries as the rules and the screens take them.
pub(crate) fn entered(records: Vec<Record<Entry>>) -> Vec<Entered> {
    let each = |record: Record<Entry>| Entered {
        id: record.id,
        by: record.owner,
        at: record.at,
        entry: record.body,
    };
    records.into_iter().map(each).collect()
}

/// Whether a recording is sealed film.
pub(crate) fn is_sealed(recording: &Recording) -> bool {
    matches!(recording.state, RecordingState::Complete | RecordingState::Recovered)
}

/// Says of each recording whose erasure was ordered that it is erased. The recording's own record belongs to whoever
/// filmed it and stays as it is.
pub(crate) fn mark_erased(recordings: &mut [Record<Recording>], orders: &[Record<ErasureOrder>]) {
    let erased: BTreeSet<RecordingId> = orders.iter().map(|order| order.body.film).collect();
    for record in recordings {
        if erased.contains(&record.id.into()) {
            record.body.state = RecordingState::Erased;
        }
    }
}

/// The day of the oldest of these films that is not erased, by the calendar on the wall.
pub(crate) fn first_film(recordings: &[Record<Recording>]) -> Option<NaiveDate> {
    let kept = recordings.iter().filter(|record| record.body.state != RecordingState::Erased);
    kept.map(|record| record.body.started.with_timezone(&Local).date_naive()).min()
}
