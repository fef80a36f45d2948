//! Writes a film: bytes in, sealed records out, nothing ever rewritten. Knows nothing of what the bytes are.
//!
//! What is not known to be durable stays in memory. Where a file cannot be written or made durable it is never asked
//! again: the film goes on in a new part, which takes over what memory has kept.

use std::collections::VecDeque;
use std::ops::Range;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::durability::{SyncPace, again};
use super::facts::SealFacts;
use super::film_progress::FilmProgress;
use super::format::{CUT_AT, PartHeader};
use super::id::{FilmId, MOST_PARTS};
use super::kept::{KeptRecords, MOST_KEPT};
use super::part_writer::PartWriter;
use super::record::RecordSealer;
use super::seal::{FilmState, PartSeal, Seal};
use super::signer::FilmSigner;
use super::store::FilmFolder;
use crate::vault::crypto::Key;
use crate::vault::{VaultError, safe_file};

/// Longest that a record gathers bytes.
pub const CUT_AFTER: Duration = Duration::from_millis(250);
/// A disk that fails more often than this within [`WHILE`] is given up.
pub const MOST_FAILURES: usize = 4;
/// See [`MOST_FAILURES`].
pub const WHILE: Duration = Duration::from_mins(1);

/// The one writer of one film. Dropped without [`FilmWriter::finish`], it leaves a cut-off film that
/// [`super::salvage`] recovers.
///
/// An error says that the film goes on nowhere: no new part could be begun either, or the disk failed too often. The
/// writer refuses everything with that same error from then on. It holds the recording's content key and no other.
pub struct FilmWriter {
    id: FilmId,
    folder: FilmFolder,
    content: Key,
    claimed_start: DateTime<Utc>,
    pace: SyncPace,
    part: PartWriter,
    /// The parts before it.
    closed: Vec<PartSeal>,
    progress: FilmProgress,
    kept: KeptRecords,
    /// Room for a head, and the plaintext of the record that is gathering.
    gathering: Vec<u8>,
    since: Option<Instant>,
    /// When the disk failed lately.
    failures: VecDeque<Instant>,
    lost: Vec<Range<u64>>,
    failure: Option<VaultError>,
}

impl FilmWriter {
    /// Begins a film in the folder, which is made if need be. Its header is durable when this returns.
    /// Refuses a film that exists ([`VaultError::FilmExists`]): a film is never written on.
    pub fn create(
        folder: &FilmFolder,
        id: FilmId,
        content: &Key,
        claimed_start: DateTime<Utc>,
    ) -> Result<Self, VaultError> {
        Self::with(folder, id, content, claimed_start, SyncPace::RECORDING, MOST_KEPT)
    }

    /// As [`Self::create`], at another pace and with other room in memory.
    pub(super) fn with(
        folder: &FilmFolder,
        id: FilmId,
        content: &Key,
        claimed_start: DateTime<Utc>,
        pace: SyncPace,
        most_kept: usize,
    ) -> Result<Self, VaultError> {
        let header = PartHeader::new(id.part(0), 0, content, claimed_start)?;
        let part = PartWriter::begin(folder, header, content, pace)?;
        Ok(Self {
            id,
            folder: folder.clone(),
            content: content.clone(),
            claimed_start,
            pace,
            progress: FilmProgress::of(part.progress()),
            part,
            closed: Vec::new(),
            kept: KeptRecords::at_most(most_kept),
            gathering: vec![0; RecordSealer::ROOM],
            since: None,
            failures: VecDeque::new(),
            lost: Vec::new(),
            failure: None,
        })
    }

    /// Which film this is.
    pub fn id(&self) -> FilmId {
        self.id
    }

    /// Takes the next bytes of the film.
    pub fn append(&mut self, mut bytes: &[u8]) -> Result<(), VaultError> {
        self.tick()?;
        while !bytes.is_empty() {
            let room = CUT_AT - self.gathered();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.gathering.extend_from_slice(now);
            self.since.get_or_insert_with(Instant::now);
            if self.gathered() == CUT_AT {
                self.cut()?;
            }
            bytes = later;
        }
        Ok(())
    }

    /// Ends the record: what comes next stands at the beginning of one. To be called before bytes that one
    /// may want to start reading at.
    pub fn cut(&mut self) -> Result<(), VaultError> {
        self.look()?;
        if self.gathered() == 0 {
            return Ok(());
        }
        self.since = None;
        let next = Vec::with_capacity(self.gathering.len());
        let record = std::mem::replace(&mut self.gathering, next);
        self.gathering.resize(RecordSealer::ROOM, 0);
        self.kept.push(record);
        match self.part.write(self.kept.newest()) {
            Ok(end) => self.kept.written(end),
            Err(error) => self.go_on(error)?,
        }
        Ok(())
    }

    /// Ends the record if it has been gathering for 250 ms; to be called about ten times a second.
    pub fn tick(&mut self) -> Result<(), VaultError> {
        self.tick_at(Instant::now())
    }

    pub(super) fn tick_at(&mut self, now: Instant) -> Result<(), VaultError> {
        match self.since {
            Some(since) if now.saturating_duration_since(since) >= CUT_AFTER => self.cut(),
            _ => self.look(),
        }
    }

    /// Bytes taken so far.
    pub fn plain_len(&self) -> u64 {
        self.part.begins() + self.part.written() + self.gathered() as u64
    }

    /// Bytes of these that are known to be on the disk, but for [`Self::lost`].
    pub fn durable_len(&self) -> u64 {
        self.progress.durable()
    }

    /// How durable the film is, for other threads; clone it before the writer goes elsewhere.
    pub fn progress(&self) -> &FilmProgress {
        &self.progress
    }

    /// Plaintext bytes that were written where they may not be durable, and that memory had no room to keep. They are
    /// in the film if the disk has them after all.
    pub fn lost(&self) -> &[Range<u64>] {
        &self.lost
    }

    /// Ends the film and seals it. Everything is durable when this returns; after an error the film is as cut
    /// off as if the power had gone.
    pub fn finish(mut self, facts: SealFacts, signer: Option<&dyn FilmSigner>) -> Result<Seal, VaultError> {
        self.cut()?;
        let last = loop {
            match self.part.finish() {
                Ok(last) => break last,
                Err(error) => self.go_on(error)?,
            }
        };
        let mut parts = std::mem::take(&mut self.closed);
        parts.push(last);
        let first = parts.remove(0);
        let mut seal = Seal {
            state: FilmState::Complete,
            first,
            later: parts,
            missing_bytes: 0,
            facts,
            lost: Vec::new(),
            sealed_at: Utc::now(),
            signature: None,
        };
        let file = seal.encode(&self.id, &self.content, signer)?;
        safe_file::replace(self.folder.storage(), &self.folder.seal(&self.id), &file)?;
        Ok(seal)
    }

    fn gathered(&self) -> usize {
        self.gathering.len() - RecordSealer::ROOM
    }

    /// Whether all goes well; where the disk failed since, the film goes on in a new part.
    fn look(&mut self) -> Result<(), VaultError> {
        if let Some(failure) = &self.failure {
            return Err(again(failure));
        }
        let progress = self.part.progress();
        let (durable, trouble) = (progress.durable(), progress.trouble());
        if let Some(certain) = self.kept.let_go(durable) {
            self.part.note_certain(certain);
        }
        trouble.map_or(Ok(()), |trouble| self.go_on(again(&trouble)))
    }

    /// Closes the part and goes on in a new one, which begins with what is not known to be durable.
    fn go_on(&mut self, mut cause: VaultError) -> Result<(), VaultError> {
        while let Some(records) = self.begin_next() {
            match self.take_over(records) {
                Ok(()) => return Ok(()),
                Err(error) => cause = error,
            }
        }
        self.failure = Some(again(&cause));
        Err(cause)
    }

    /// Begins the next part; gives what it is to begin with. `None` where there can be none.
    fn begin_next(&mut self) -> Option<Vec<Vec<u8>>> {
        let now = Instant::now();
        while self.failures.front().is_some_and(|&at| now.saturating_duration_since(at) > WHILE) {
            self.failures.pop_front();
        }
        if self.failures.len() == MOST_FAILURES || self.part.number() + 1 == MOST_PARTS {
            return None;
        }
        self.failures.push_back(now);
        if let Some(certain) = self.kept.let_go(self.part.progress().durable()) {
            self.part.note_certain(certain);
        }
        let (lost, records) = self.kept.hand_over();
        let certain = self.part.begins() + self.part.certain();
        let begins = certain + lost;
        let id = self.id.part(self.part.number() + 1);
        let next = PartHeader::new(id, begins, &self.content, self.claimed_start)
            .and_then(|header| PartWriter::begin(&self.folder, header, &self.content, self.pace));
        let next = next.ok()?;
        if begins > certain {
            self.lost.push(certain..begins);
        }
        self.progress.goes_on(next.progress(), begins);
        self.closed.push(std::mem::replace(&mut self.part, next).close());
        Some(records)
    }

    /// Writes what memory has kept into the part that has just begun. Where that fails all of it is kept again.
    fn take_over(&mut self, records: Vec<Vec<u8>>) -> Result<(), VaultError> {
        let mut trouble = Ok(());
        for record in records {
            self.kept.push(record);
            if trouble.is_ok() {
                trouble = self.part.write(self.kept.newest()).map(|end| self.kept.written(end));
            }
        }
        trouble
    }
}

impl Drop for FilmWriter {
    fn drop(&mut self) {
        // What was gathering is film too; there is nobody left to tell of an error.
        let _ = self.cut();
    }
}
