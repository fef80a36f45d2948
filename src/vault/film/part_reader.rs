//! Reads one part of a film at any place, around whatever is damaged. Knows nothing of what the bytes are nor of the
//! parts before and after, and never gives out a byte that is not authentic.

use std::collections::VecDeque;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::damage::{DamageCause, FilmDamage};
use super::format::{HEAD_LEN, HEADER_LEN, PartHeader, RECORD_OVERHEAD};
use super::id::PartId;
use super::positional::{Bytes, is_local, read_around_bad_sectors};
use super::progress_file::ProgressFile;
use super::record::RecordOpener;
use super::seal::PartSeal;
use super::side_file::SideFile;
use super::store::FilmFolder;
use super::table::{Table, scan};
use crate::vault::VaultError;
use crate::vault::crypto::{Key, Sha256, same};

/// Decrypted records kept, at most.
const CACHED_BYTES: usize = 4 << 20;
const CACHED_RECORDS: usize = 64;
/// A hash takes in the rest of a film in pieces of this size.
const HASHED_AT_ONCE: usize = 1 << 20;

const UNKNOWN: u8 = 0;
const READABLE: u8 = 1;
const ALTERED: u8 = 2;
const BAD_SECTOR: u8 = 3;

/// The file of a part, not looked into yet.
pub struct PartFileToRead {
    /// Which part it is to be.
    pub id: PartId,
    /// Its bytes.
    pub bytes: Box<dyn Bytes>,
    /// Where it lies.
    pub path: PathBuf,
    /// The progress file beside it.
    pub progress: SideFile<ProgressFile>,
}

impl PartFileToRead {
    /// The part in the folder.
    pub fn open(folder: &FilmFolder, id: PartId, content: &Key) -> Result<Self, VaultError> {
        let path = folder.part(&id);
        let file = File::open(&path).map_err(VaultError::io("open", &path))?;
        let progress = SideFile::read(&folder.progress(&id), |file| ProgressFile::decode(file, &id, content));
        Ok(Self { id, bytes: Box::new(file), path, progress })
    }

    /// Whether it has no more than a header: then it holds no film.
    pub fn has_no_records(&self) -> bool {
        self.bytes.len().is_ok_and(|len| len <= HEADER_LEN as u64)
    }

    /// Reads its header, or the copy of it that `sealed` or the progress file has. Errors: [`VaultError::WrongFilmKey`],
    /// `Damaged` where the header is and no copy helps or the file is another part's, `TooNew`, `Io`.
    pub fn unlock(self, content: &Key, sealed: Option<&PartSeal>) -> Result<UnlockedPart, VaultError> {
        let Self { id, bytes, path, mut progress } = self;
        let file_len = bytes.len().map_err(VaultError::io("read", &path))?;
        let in_file = header_of(bytes.as_ref(), file_len, &path).and_then(|file| unlock(&file, &id, content));
        let copies = [sealed.map(|seal| &seal.header), progress.whole().map(|progress| &progress.header)];
        let (header, segment, header_damaged) = match in_file {
            Ok((header, segment)) => (header, segment, false),
            Err(error) => copies
                .into_iter()
                .flatten()
                .filter(|_| !is_of_another_film(&error))
                .find_map(|copy| unlock(copy, &id, content).ok())
                .map(|(header, segment)| (header, segment, true))
                .ok_or(error)?,
        };
        progress.check("progress file", |progress| progress.header == header.encode());
        Ok(UnlockedPart {
            header,
            header_damaged,
            opener: RecordOpener::new(&segment),
            bytes,
            path,
            progress,
            file_len,
        })
    }
}

/// A part whose header is known.
pub struct UnlockedPart {
    header: PartHeader,
    header_damaged: bool,
    opener: RecordOpener,
    bytes: Box<dyn Bytes>,
    path: PathBuf,
    progress: SideFile<ProgressFile>,
    file_len: u64,
}

impl UnlockedPart {
    /// Whether the seal is of this very file.
    pub fn is_sealed_by(&self, seal: &PartSeal) -> bool {
        seal.header == self.header.encode()
    }

    /// Looks for its records. Where the disk failed and a part follows, the file may have more than its seal is sure
    /// of; that is read too.
    pub fn scan(self, sealed: Option<PartSeal>) -> Result<PartReader, VaultError> {
        let Self { header, header_damaged, opener, bytes, path, progress, file_len } = self;
        let limit = sealed.as_ref().filter(|seal| seal.unsure_bytes == 0).map(PartSeal::reach);
        let table = scan(bytes.as_ref(), &opener, limit).map_err(VaultError::io("read", &path))?;
        Ok(PartReader {
            path,
            header,
            header_damaged,
            opener,
            states: table.entries.iter().map(|_| AtomicU8::new(UNKNOWN)).collect(),
            table,
            sealed,
            progress,
            file_len,
            bytes,
            cache: Mutex::default(),
            hash: Mutex::default(),
        })
    }
}

/// A part opened for reading, from any number of threads.
pub struct PartReader {
    bytes: Box<dyn Bytes>,
    path: PathBuf,
    header: PartHeader,
    header_damaged: bool,
    opener: RecordOpener,
    table: Table,
    /// What is known of each record of the table.
    states: Vec<AtomicU8>,
    sealed: Option<PartSeal>,
    progress: SideFile<ProgressFile>,
    file_len: u64,
    cache: Mutex<Cache>,
    hash: Mutex<Option<RunningHash>>,
}

#[derive(Default)]
struct Cache {
    records: VecDeque<(usize, Arc<Vec<u8>>)>,
    bytes: usize,
    /// Memory of a record that fell out, for the next: fresh memory costs more than decrypting into it.
    spare: Vec<u8>,
}

/// SHA-256 of the file, taken along with records that are read in order.
struct RunningHash {
    hash: Sha256,
    next: u64,
    /// Bytes of the file that the hash is of.
    until: u64,
}

impl PartReader {
    /// Which part of the film, from 0.
    pub fn number(&self) -> u32 {
        self.header.id.part
    }

    /// Plaintext offset in the recording at which the part begins.
    pub fn begins(&self) -> u64 {
        self.header.begins
    }

    /// Plaintext bytes up to the end of its last record.
    pub fn reach(&self) -> u64 {
        self.table.reach().plain_bytes
    }

    /// Plaintext bytes that its seal or its progress file say it had.
    pub fn expected(&self) -> u64 {
        let sealed = self.sealed.as_ref().map_or(0, |seal| seal.plain_bytes);
        sealed.max(self.progress.whole().map_or(0, |progress| progress.reach.plain_bytes))
    }

    /// Reads from one record or one hole of the part, at least a byte: how many bytes, and whether they could be
    /// read; the buffer is not touched where they could not. `offset` lies within [`Self::reach`]. Errors: `Io`,
    /// where the whole file is out of reach.
    pub fn read_some(&self, offset: u64, buffer: &mut [u8]) -> Result<(usize, bool), VaultError> {
        let index = self.table.entries.partition_point(|entry| entry.head.end() <= offset);
        let (until, record) = match self.table.entries.get(index).map(|entry| entry.head) {
            Some(head) if head.offset <= offset => (head.end(), Some((head, self.record(index)?))),
            Some(head) => (head.offset, None),
            None => (u64::MAX, None),
        };
        let count = usize::try_from(until - offset).unwrap_or(usize::MAX).min(buffer.len());
        let Some((head, Some(plain))) = record else { return Ok((count, false)) };
        let from = HEAD_LEN + usize::try_from(offset - head.offset).unwrap_or(usize::MAX);
        buffer[..count].copy_from_slice(&plain[from..from + count]);
        Ok((count, true))
    }

    /// A record's plaintext, behind its head; `None` where it cannot be read.
    fn record(&self, index: usize) -> Result<Option<Arc<Vec<u8>>>, VaultError> {
        if self.states[index].load(Ordering::Relaxed) == ALTERED {
            return Ok(None);
        }
        let mut buffer = {
            let mut cache = self.cache();
            if let Some((_, plain)) = cache.records.iter().find(|(at, _)| *at == index) {
                return Ok(Some(Arc::clone(plain)));
            }
            std::mem::take(&mut cache.spare)
        };
        if !self.fetch(index, &mut buffer)? {
            return Ok(None);
        }
        let plain = Arc::new(buffer);
        self.cache().keep(index, &plain);
        Ok(Some(plain))
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads and opens a record in the buffer; the plaintext then stands behind its head. Whether it could.
    fn fetch(&self, index: usize, buffer: &mut Vec<u8>) -> Result<bool, VaultError> {
        let entry = &self.table.entries[index];
        buffer.resize(entry.head.len as usize + RECORD_OVERHEAD, 0);
        let state = match self.bytes.read_exact_at(buffer, entry.at) {
            Err(error) if is_local(&error) => BAD_SECTOR,
            Err(error) => return Err(VaultError::io("read", &self.path)(error)),
            Ok(()) => {
                self.hash_in(entry.at, buffer);
                // The head is bound by what the table says of it, not by what stands in the file now.
                let opened = self.opener.open(&entry.head, &mut buffer[HEAD_LEN..]).is_some();
                if opened { READABLE } else { ALTERED }
            }
        };
        self.states[index].store(state, Ordering::Relaxed);
        Ok(state == READABLE)
    }

    /// Opens every record that has not been, so that [`Self::damage`] is complete.
    pub fn open_all(&self) -> Result<(), VaultError> {
        let mut buffer = Vec::new();
        for (index, state) in self.states.iter().enumerate() {
            if state.load(Ordering::Relaxed) == UNKNOWN {
                self.fetch(index, &mut buffer)?;
            }
        }
        Ok(())
    }

    /// What is known to be damaged within its reach, by plaintext offset in the recording. Missing records are known
    /// from the beginning, altered ones when they were read.
    pub fn damage(&self) -> Vec<FilmDamage> {
        let mut found = Vec::new();
        if self.header_damaged {
            found.push(FilmDamage { offset: 0, len: 0, why: DamageCause::Header });
        }
        let mut next = 0;
        for (entry, state) in self.table.entries.iter().zip(&self.states) {
            let (offset, len) = (entry.head.offset, u64::from(entry.head.len));
            if offset > next {
                found.push(FilmDamage { offset: next, len: offset - next, why: DamageCause::Missing });
            }
            match state.load(Ordering::Relaxed) {
                ALTERED => found.push(FilmDamage { offset, len, why: DamageCause::Altered }),
                BAD_SECTOR => found.push(FilmDamage { offset, len, why: DamageCause::BadSector }),
                _ => {}
            }
            next = entry.head.end();
        }
        for stray in &self.table.strays {
            let why = DamageCause::Stray { bytes: stray.bytes };
            found.push(FilmDamage { offset: stray.offset, len: 0, why });
        }
        if let Some(bytes) = self.stray_tail() {
            found.push(FilmDamage { offset: next, len: 0, why: DamageCause::Stray { bytes } });
        }
        for damage in &mut found {
            damage.offset = damage.offset.saturating_add(self.begins());
        }
        found
    }

    /// Bytes of the file behind the last record that a crash left there. They were never durable film.
    pub fn torn_bytes(&self) -> u64 {
        match &self.sealed {
            Some(seal) => seal.torn_bytes,
            None => self.file_len.saturating_sub(self.table.file_end()),
        }
    }

    /// Bytes behind the film that the seal does not know.
    fn stray_tail(&self) -> Option<u64> {
        let seal = self.sealed.as_ref().filter(|seal| seal.plain_bytes <= self.reach())?;
        let known = if seal.unsure_bytes > 0 {
            seal.file_bytes.saturating_add(seal.unsure_bytes)
        } else {
            self.table.file_end().saturating_add(seal.torn_bytes)
        };
        Some(self.file_len.saturating_sub(known)).filter(|&bytes| bytes > 0)
    }

    /// Why the progress file beside it cannot be used.
    pub fn progress_trouble(&self) -> Option<&VaultError> {
        self.progress.trouble()
    }

    /// Records up to the last one, unreadable ones counted.
    pub fn records(&self) -> u64 {
        self.sealed.as_ref().map_or_else(|| self.table.reach().records, |seal| seal.records)
    }

    /// Bytes of the file.
    pub fn file_bytes(&self) -> u64 {
        self.file_len
    }

    /// Its header.
    pub fn header(&self) -> &PartHeader {
        &self.header
    }

    /// What a seal made now says of it, whatever the one says that there is. Takes the hash.
    pub fn to_seal(&self) -> Result<PartSeal, VaultError> {
        let reach = self.table.reach();
        Ok(PartSeal {
            records: reach.records,
            plain_bytes: reach.plain_bytes,
            file_bytes: self.file_len,
            torn_bytes: self.file_len.saturating_sub(self.table.file_end()),
            unsure_bytes: 0,
            sha256: self.finish_hash()?,
            header: self.header.encode().to_vec(),
        })
    }

    /// From now on takes the file's hash along with records read in order, so that one pass does for both.
    pub fn start_hash(&self) -> Result<(), VaultError> {
        let mut hash = self.new_hash();
        hash.take_until(self, HEADER_LEN as u64)?;
        *self.running_hash() = Some(hash);
        Ok(())
    }

    fn new_hash(&self) -> RunningHash {
        let sealed = self.sealed.as_ref().map_or(u64::MAX, |seal| seal.file_bytes);
        RunningHash { hash: Sha256::default(), next: 0, until: self.file_len.min(sealed) }
    }

    fn running_hash(&self) -> MutexGuard<'_, Option<RunningHash>> {
        self.hash.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hash_in(&self, at: u64, bytes: &[u8]) {
        let mut running = self.running_hash();
        let end = at + bytes.len() as u64;
        if let Some(running) = running.as_mut().filter(|running| running.next == at && end <= running.until) {
            running.hash.update(bytes);
            running.next = end;
        }
    }

    /// SHA-256 of the file, as far as its seal's goes; bytes that cannot be read count as zeros.
    fn finish_hash(&self) -> Result<[u8; 32], VaultError> {
        let running = self.running_hash().take();
        let mut running = running.unwrap_or_else(|| self.new_hash());
        running.take_until(self, running.until)?;
        Ok(running.hash.finish())
    }

    /// Whether the file is to the bit what was sealed; `None` without a seal. Takes the hash.
    pub fn is_as_sealed(&self) -> Result<Option<bool>, VaultError> {
        let hash = self.finish_hash()?;
        Ok(self.sealed.as_ref().map(|seal| {
            let longest = seal.file_bytes.saturating_add(seal.unsure_bytes);
            same(&seal.sha256, &hash) && (seal.file_bytes..=longest).contains(&self.file_len)
        }))
    }
}

impl RunningHash {
    fn take_until(&mut self, reader: &PartReader, until: u64) -> Result<(), VaultError> {
        let until = until.min(self.until);
        let mut buffer = vec![0; HASHED_AT_ONCE];
        while self.next < until {
            let size = usize::try_from(until - self.next).unwrap_or(HASHED_AT_ONCE).min(HASHED_AT_ONCE);
            read_around_bad_sectors(reader.bytes.as_ref(), &mut buffer[..size], self.next)
                .map_err(VaultError::io("read", &reader.path))?;
            self.hash.update(&buffer[..size]);
            self.next += size as u64;
        }
        Ok(())
    }
}

impl Cache {
    fn keep(&mut self, index: usize, plain: &Arc<Vec<u8>>) {
        self.bytes += plain.len();
        self.records.push_back((index, Arc::clone(plain)));
        while self.bytes > CACHED_BYTES || self.records.len() > CACHED_RECORDS {
            let Some((_, oldest)) = self.records.pop_front() else { break };
            self.bytes -= oldest.len();
            // Another thread may still be copying out of it.
            self.spare = Arc::try_unwrap(oldest).unwrap_or_default();
        }
    }
}

fn header_of(bytes: &dyn Bytes, file_len: u64, path: &Path) -> Result<Vec<u8>, VaultError> {
    if file_len < HEADER_LEN as u64 {
        return Err(VaultError::damaged("film", "header: cut short"));
    }
    let mut header = vec![0; HEADER_LEN];
    read_around_bad_sectors(bytes, &mut header, 0).map_err(VaultError::io("read", path))?;
    Ok(header)
}

/// The header, and the key it opens the records with.
fn unlock(bytes: &[u8], id: &PartId, content: &Key) -> Result<(PartHeader, Key), VaultError> {
    let header = PartHeader::decode(bytes)?;
    if header.id != *id {
        return Err(VaultError::damaged("film", OTHER_FILM));
    }
    let segment = header.segment_key(content)?;
    Ok((header, segment))
}

const OTHER_FILM: &str = "it is another film";

/// Whether a sound header says that this is no damage: then no copy of a header makes this the film asked for.
fn is_of_another_film(error: &VaultError) -> bool {
    match error {
        VaultError::Damaged { why, .. } => why == OTHER_FILM,
        VaultError::TooNew { .. } | VaultError::Io { .. } => true,
        _ => false,
    }
}
