//! Writes one part of a film: records in, one file out, nothing ever rewritten. Knows nothing of the parts before
//! and after it.

use std::sync::Arc;

use super::durability::{Durability, PartProgress, SyncPace};
use super::format::PartHeader;
use super::kept::Milestone;
use super::progress_file::Reach;
use super::record::RecordSealer;
use super::seal::PartSeal;
use super::store::{FilmFolder, PartFile};
use crate::vault::VaultError;
use crate::vault::crypto::{Key, Sha256};

/// The one writer of one file. After an error of the disk the file is never asked again: [`PartWriter::close`] it.
pub struct PartWriter {
    header: PartHeader,
    file: Arc<PartFile>,
    durability: Durability,
    sealer: RecordSealer,
    /// SHA-256 of the file so far. It runs along here, in the writer's own thread: a camera gives about
    /// 1 MB/s, of which it takes a thousandth of a core; on another thread it would cost the same and a copy,
    /// and at the end it would keep Stop waiting for a second reading of the film.
    hash: Sha256,
    /// Bytes of whole records and the header.
    file_bytes: u64,
    /// Bytes that may stand in the file: more, after an append that failed.
    most_bytes: u64,
    /// What is known to be durable.
    certain: Milestone,
    /// For sealing records, used again and again.
    record: Vec<u8>,
}

impl PartWriter {
    /// Begins the part in the folder, which is made if need be. Its header is durable when this returns.
    /// Refuses a part that exists ([`VaultError::FilmExists`]): a file is never written on.
    pub fn begin(
        folder: &FilmFolder,
        header: PartHeader,
        content: &Key,
        pace: SyncPace,
    ) -> Result<Self, VaultError> {
        let header_bytes = header.encode();
        let file = Arc::new(PartFile::create(folder, &header.id, &header_bytes)?);
        let durability = Durability::start(Arc::clone(&file), &header, content, pace)?;
        let mut hash = Sha256::default();
        hash.update(&header_bytes);
        let file_bytes = header_bytes.len() as u64;
        Ok(Self {
            sealer: RecordSealer::new(&header.segment_key(content)?),
            header,
            file,
            durability,
            certain: Milestone { reach: Reach::default(), file_bytes, hash: hash.clone() },
            hash,
            file_bytes,
            most_bytes: file_bytes,
            record: Vec::new(),
        })
    }

    /// Writes one record, given as [`RecordSealer::ROOM`] bytes of any content and its plaintext; says what the part
    /// has come to with it.
    pub fn write(&mut self, plain: &[u8]) -> Result<Milestone, VaultError> {
        self.record.clear();
        self.record.extend_from_slice(plain);
        self.sealer.seal(&mut self.record)?;
        let len = self.record.len() as u64;
        self.most_bytes = self.file_bytes + len;
        self.file.append(&self.record)?;
        self.hash.update(&self.record);
        self.file_bytes += len;
        let reach = Reach { plain_bytes: self.sealer.plain_bytes(), records: self.sealer.records() };
        self.durability.written(reach);
        Ok(Milestone { reach, file_bytes: self.file_bytes, hash: self.hash.clone() })
    }

    /// The part's number.
    pub fn number(&self) -> u32 {
        self.header.id.part
    }

    /// Plaintext offset in the recording at which the part begins.
    pub fn begins(&self) -> u64 {
        self.header.begins
    }

    /// Plaintext bytes handed to the file.
    pub fn written(&self) -> u64 {
        self.sealer.plain_bytes()
    }

    /// Plaintext bytes known to be durable, as far as [`Self::note_certain`] was told.
    pub fn certain(&self) -> u64 {
        self.certain.reach.plain_bytes
    }

    /// So much is known to be durable.
    pub fn note_certain(&mut self, certain: Milestone) {
        self.certain = certain;
    }

    /// How durable the part is.
    pub fn progress(&self) -> &PartProgress {
        self.durability.progress()
    }

    /// Makes everything durable and says what the part is.
    pub fn finish(&mut self) -> Result<PartSeal, VaultError> {
        self.durability.finish()?;
        Ok(PartSeal {
            records: self.sealer.records(),
            plain_bytes: self.sealer.plain_bytes(),
            file_bytes: self.file_bytes,
            torn_bytes: 0,
            unsure_bytes: 0,
            sha256: self.hash.clone().finish(),
            header: self.header.encode().to_vec(),
        })
    }

    /// Leaves the file as it is, without asking the disk for anything, and says what is certain of it.
    pub fn close(self) -> PartSeal {
        self.durability.leave();
        PartSeal {
            records: self.certain.reach.records,
            plain_bytes: self.certain.reach.plain_bytes,
            file_bytes: self.certain.file_bytes,
            torn_bytes: 0,
            unsure_bytes: self.most_bytes - self.certain.file_bytes,
            sha256: self.certain.hash.finish(),
            header: self.header.encode().to_vec(),
        }
    }
}
