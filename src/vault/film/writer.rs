//! Writes a film: bytes in, sealed records out, nothing ever rewritten. Knows nothing of what the bytes are.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::durability::{Durability, Pace, Progress, again};
use super::format::{CUT_AT, Header};
use super::mark::HighWater;
use super::record::RecordSealer;
use super::seal::{FilmState, Seal};
use super::store::{DiskStore, FilmFolder, Store};
use super::{FilmId, FilmSigner, SealFacts};
use crate::vault::VaultError;
use crate::vault::crypto::{Key, Sha256};

/// Longest that a record gathers bytes.
pub const CUT_AFTER: Duration = Duration::from_millis(250);

/// The one writer of one film file. Dropped without [`FilmWriter::finish`], it leaves a cut-off film that
/// [`super::salvage`] recovers.
///
/// After an error the writer refuses everything with that same error: finish the recording in a new part with
/// the bytes from [`FilmWriter::durable_len`] on.
pub struct FilmWriter {
    header: Header,
    content: Key,
    store: Arc<dyn Store>,
    durability: Durability,
    sealer: RecordSealer,
    /// SHA-256 of the file so far. It runs along here, in the writer's own thread: a camera gives about
    /// 1 MB/s, of which it takes a thousandth of a core; on another thread it would cost the same and a copy,
    /// and at the end it would keep Stop waiting for a second reading of the film.
    hash: Sha256,
    file_bytes: u64,
    /// Room for a head, and the plaintext of the record that is gathering.
    gathering: Vec<u8>,
    since: Option<Instant>,
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
        let header = Header::new(id, content, claimed_start)?;
        let store = DiskStore::create(folder, &id, &header.encode())?;
        Self::over(Arc::new(store), header, content, Pace::RECORDING)
    }

    /// Goes on behind a header that stands in the store.
    pub(super) fn over(
        store: Arc<dyn Store>,
        header: Header,
        content: &Key,
        pace: Pace,
    ) -> Result<Self, VaultError> {
        let durability = Durability::start(Arc::clone(&store), &header, content, pace)?;
        let header_bytes = header.encode();
        let mut hash = Sha256::default();
        hash.update(&header_bytes);
        Ok(Self {
            sealer: RecordSealer::new(&header.segment_key(content)?),
            header,
            content: content.clone(),
            store,
            durability,
            hash,
            file_bytes: header_bytes.len() as u64,
            gathering: vec![0; RecordSealer::ROOM],
            since: None,
            failure: None,
        })
    }

    /// Which film this is.
    pub fn id(&self) -> FilmId {
        self.header.id
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
        self.check()?;
        if self.gathered() == 0 {
            return Ok(());
        }
        let result = self.write_record();
        if let Err(error) = &result {
            self.failure = Some(again(error));
        }
        result
    }

    /// Ends the record if it has been gathering for 250 ms; to be called about ten times a second.
    pub fn tick(&mut self) -> Result<(), VaultError> {
        self.tick_at(Instant::now())
    }

    pub(super) fn tick_at(&mut self, now: Instant) -> Result<(), VaultError> {
        self.check()?;
        match self.since {
            Some(since) if now.saturating_duration_since(since) >= CUT_AFTER => self.cut(),
            _ => Ok(()),
        }
    }

    /// Bytes taken so far.
    pub fn plain_len(&self) -> u64 {
        self.sealer.plain_bytes() + self.gathered() as u64
    }

    /// Bytes of these that are known to be on the disk.
    pub fn durable_len(&self) -> u64 {
        self.progress().durable().plain_bytes
    }

    /// How durable the film is, for other threads; clone it before the writer goes elsewhere.
    pub fn progress(&self) -> &Progress {
        self.durability.progress()
    }

    /// Ends the film and seals it. Everything is durable when this returns; after an error the film is as cut
    /// off as if the power had gone.
    pub fn finish(mut self, facts: SealFacts, signer: Option<&dyn FilmSigner>) -> Result<Seal, VaultError> {
        self.cut()?;
        self.durability.finish()?;
        let mut seal = Seal {
            state: FilmState::Complete,
            records: self.sealer.records(),
            plain_bytes: self.sealer.plain_bytes(),
            file_bytes: self.file_bytes,
            torn_bytes: 0,
            missing_bytes: 0,
            sha256: self.hash.clone().finish(),
            facts,
            lost: Vec::new(),
            sealed_at: Utc::now(),
            header: self.header.encode().to_vec(),
            signature: None,
        };
        self.store.put_seal(&seal.encode(&self.header.id, &self.content, signer)?)?;
        Ok(seal)
    }

    fn gathered(&self) -> usize {
        self.gathering.len() - RecordSealer::ROOM
    }

    fn check(&self) -> Result<(), VaultError> {
        match (&self.failure, self.progress().trouble()) {
            (Some(failure), _) => Err(again(failure)),
            (None, Some(trouble)) => Err(again(&trouble)),
            (None, None) => Ok(()),
        }
    }

    fn write_record(&mut self) -> Result<(), VaultError> {
        self.since = None;
        let result = self.sealer.seal(&mut self.gathering).and_then(|()| self.store.append(&self.gathering));
        if result.is_ok() {
            self.hash.update(&self.gathering);
            self.file_bytes += self.gathering.len() as u64;
        }
        self.gathering.truncate(RecordSealer::ROOM);
        result?;
        let (records, plain_bytes) = (self.sealer.records(), self.sealer.plain_bytes());
        self.durability.written(HighWater { plain_bytes, records });
        Ok(())
    }
}

impl Drop for FilmWriter {
    fn drop(&mut self) {
        // What was gathering is film too; there is nobody left to tell of an error.
        let _ = self.cut();
    }
}
