//! Reads a film at any place, around whatever is damaged. Knows nothing of what the bytes are, and never
//! gives out one that is not authentic: what cannot be read and stands nowhere else, reads as zeros.

use std::collections::VecDeque;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

use super::FilmId;
use super::damage::{Damage, DamageCause};
use super::format::{HEAD_LEN, HEADER_LEN, Header, RECORD_OVERHEAD};
use super::mark::Mark;
use super::positional::{Bytes, is_local, read_around_bad_sectors};
use super::record::RecordOpener;
use super::seal::{Seal, SealFile};
use super::side_file::SideFile;
use super::store::FilmFolder;
use super::table::{Table, scan};
use crate::vault::VaultError;
use crate::vault::crypto::{Key, Sha256};

/// Decrypted records kept, at most.
const CACHED_BYTES: usize = 4 << 20;
const CACHED_RECORDS: usize = 64;
/// A hash takes in the rest of a film in pieces of this size.
const HASHED_AT_ONCE: usize = 1 << 20;

const UNKNOWN: u8 = 0;
const READABLE: u8 = 1;
const ALTERED: u8 = 2;
const BAD_SECTOR: u8 = 3;

/// A film opened for reading, from any number of threads. A film that is still being written shows what was
/// written when it was opened.
pub struct FilmReader {
    bytes: Box<dyn Bytes>,
    path: PathBuf,
    header: Header,
    header_damaged: bool,
    opener: RecordOpener,
    table: Table,
    /// What is known of each record of the table.
    states: Vec<AtomicU8>,
    seal: SideFile<SealFile>,
    mark: SideFile<Mark>,
    file_len: u64,
    len: u64,
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
}

impl FilmReader {
    /// Opens a film. Errors: [`VaultError::WrongFilmKey`], `Damaged` where the header is and neither seal nor
    /// mark helps or the file is another film's, `TooNew`, `Io`. Anything else is read around.
    pub fn open(folder: &FilmFolder, id: FilmId, content: &Key) -> Result<Self, VaultError> {
        let paths = folder.paths(&id);
        let film = File::open(&paths.film).map_err(VaultError::io("open", &paths.film))?;
        let seal = SideFile::read(&paths.seal, |file| Seal::decode(file, &id, content));
        let mark = SideFile::read(&paths.mark, |file| Mark::decode(file, &id, content));
        Self::over(Box::new(film), paths.film, &id, content, seal, mark)
    }

    /// Opens the film in these bytes.
    pub(super) fn over(
        bytes: Box<dyn Bytes>,
        path: PathBuf,
        id: &FilmId,
        content: &Key,
        mut seal: SideFile<SealFile>,
        mut mark: SideFile<Mark>,
    ) -> Result<Self, VaultError> {
        let file_len = bytes.len().map_err(VaultError::io("read", &path))?;
        let in_file = header_of(bytes.as_ref(), file_len, &path).and_then(|file| unlock(&file, id, content));
        let copies = [seal.whole().map(|file| &file.seal.header), mark.whole().map(|mark| &mark.header)];
        let (header, segment, header_damaged) = match in_file {
            Ok((header, segment)) => (header, segment, false),
            Err(error) => copies
                .into_iter()
                .flatten()
                .filter(|_| !is_of_another_film(&error))
                .find_map(|copy| unlock(copy, id, content).ok())
                .map(|(header, segment)| (header, segment, true))
                .ok_or(error)?,
        };
        seal.check("seal", |file| file.seal.header == header.encode());
        mark.check("mark", |mark| mark.header == header.encode());
        let opener = RecordOpener::new(&segment);
        let sealed = seal.whole().map(|file| file.seal.reach());
        let table = scan(bytes.as_ref(), &opener, sealed).map_err(VaultError::io("read", &path))?;
        Ok(Self {
            path,
            header,
            header_damaged,
            opener,
            states: table.entries.iter().map(|_| AtomicU8::new(UNKNOWN)).collect(),
            len: sealed.unwrap_or_else(|| table.reach()).plain_bytes,
            table,
            seal,
            mark,
            file_len,
            bytes,
            cache: Mutex::default(),
            hash: Mutex::default(),
        })
    }

    /// Length of the plaintext in bytes: the seal's, or up to the last authentic record.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether there is no film in it.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Reads plaintext from `offset` on until the buffer is full or the film ends; gives the bytes read. What
    /// is unreadable is zero (but for a beginning that the seal knows), and listed in [`Self::damage`]. Errors: `Io`, where the whole file is out of reach.
    pub fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, VaultError> {
        let left = usize::try_from(self.len.saturating_sub(offset)).unwrap_or(usize::MAX);
        let wanted = left.min(buffer.len());
        let mut done = 0;
        while done < wanted {
            done += self.read_some(offset + done as u64, &mut buffer[done..wanted])?;
        }
        Ok(wanted)
    }

    /// Reads from one record or one hole, at least a byte.
    fn read_some(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, VaultError> {
        let index = self.table.entries.partition_point(|entry| entry.head.end() <= offset);
        let (until, record) = match self.table.entries.get(index).map(|entry| entry.head) {
            Some(head) if head.offset <= offset => (head.end(), Some((head, self.record(index)?))),
            Some(head) => (head.offset, None),
            None => (self.len, None),
        };
        let count = usize::try_from(until - offset).unwrap_or(usize::MAX).min(buffer.len());
        match record {
            Some((head, Some(plain))) => {
                let from = HEAD_LEN + usize::try_from(offset - head.offset).unwrap_or(usize::MAX);
                buffer[..count].copy_from_slice(&plain[from..from + count]);
            }
            _ => return Ok(self.unreadable(offset, &mut buffer[..count])),
        }
        Ok(count)
    }

    /// Fills the buffer where the film cannot be read: with what the seal knows of its beginning, else with zeros.
    fn unreadable(&self, offset: u64, buffer: &mut [u8]) -> usize {
        let head = self.seal().map_or(&[][..], |seal| &seal.facts.head);
        let known = usize::try_from(offset).ok().and_then(|offset| head.get(offset..)).unwrap_or_default();
        if known.is_empty() {
            buffer.fill(0);
            return buffer.len();
        }
        let count = known.len().min(buffer.len());
        buffer[..count].copy_from_slice(&known[..count]);
        count
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
    pub(super) fn open_all(&self) -> Result<(), VaultError> {
        let mut buffer = Vec::new();
        for (index, state) in self.states.iter().enumerate() {
            if state.load(Ordering::Relaxed) == UNKNOWN {
                self.fetch(index, &mut buffer)?;
            }
        }
        Ok(())
    }

    /// What is known to be damaged, by offset. Missing records are known from the beginning, altered ones
    /// when they were read.
    pub fn damage(&self) -> Vec<Damage> {
        let mut found = Vec::new();
        if self.header_damaged {
            found.push(Damage { offset: 0, len: 0, why: DamageCause::Header });
        }
        let mut next = 0;
        for (entry, state) in self.table.entries.iter().zip(&self.states) {
            let (offset, len) = (entry.head.offset, u64::from(entry.head.len));
            if offset > next {
                found.push(Damage { offset: next, len: offset - next, why: DamageCause::Missing });
            }
            match state.load(Ordering::Relaxed) {
                ALTERED => found.push(Damage { offset, len, why: DamageCause::Altered }),
                BAD_SECTOR => found.push(Damage { offset, len, why: DamageCause::BadSector }),
                _ => {}
            }
            next = entry.head.end();
        }
        for stray in &self.table.strays {
            let why = DamageCause::Stray { bytes: stray.bytes };
            found.push(Damage { offset: stray.offset, len: 0, why });
        }
        if self.missing_tail() > 0 {
            found.push(Damage { offset: next, len: self.missing_tail(), why: DamageCause::CutOff });
        } else if let Some(bytes) = self.stray_tail() {
            found.push(Damage { offset: next, len: 0, why: DamageCause::Stray { bytes } });
        }
        found.sort();
        found
    }

    /// Plaintext bytes at the end that the seal or the mark says were there, and that are not.
    pub fn missing_tail(&self) -> u64 {
        let sealed = self.seal().map_or(0, |seal| seal.plain_bytes);
        let marked = self.mark().map_or(0, |mark| mark.reach.plain_bytes);
        sealed.max(marked).saturating_sub(self.table.reach().plain_bytes)
    }

    /// Bytes of the file behind the last record that a crash left there. They were never durable film.
    pub fn torn_bytes(&self) -> u64 {
        match self.seal() {
            Some(seal) => seal.torn_bytes,
            None => self.file_len.saturating_sub(self.table.file_end()),
        }
    }

    /// Bytes behind the film that the seal does not know.
    fn stray_tail(&self) -> Option<u64> {
        let behind = self.file_len.saturating_sub(self.table.file_end());
        self.seal().map(|seal| behind.saturating_sub(seal.torn_bytes)).filter(|&bytes| bytes > 0)
    }

    /// The seal; none while the film is being written and after a crash.
    pub fn seal(&self) -> Option<&Seal> {
        self.seal.whole().map(|file| &file.seal)
    }

    /// The high-water mark.
    pub fn mark(&self) -> Option<&Mark> {
        self.mark.whole()
    }

    /// Why the seal, or else the mark, that lies beside the film cannot be used.
    pub fn side_file_trouble(&self) -> Option<&VaultError> {
        self.seal.trouble().or(self.mark.trouble())
    }

    pub(super) fn mark_trouble(&self) -> Option<&VaultError> {
        self.mark.trouble()
    }

    pub(super) fn seal_file(&self) -> &SideFile<SealFile> {
        &self.seal
    }

    /// Which film this is.
    pub fn id(&self) -> FilmId {
        self.header.id
    }

    /// Records up to the last one, unreadable ones counted.
    pub fn records(&self) -> u64 {
        self.seal().map_or_else(|| self.table.reach().records, |seal| seal.records)
    }

    /// Bytes of the film file.
    pub fn file_bytes(&self) -> u64 {
        self.file_len
    }

    /// When filming began by the recorder's clock, which may have been wrong.
    pub fn claimed_start(&self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_millis(self.header.claimed_start_ms)
    }

    pub(super) fn header(&self) -> &Header {
        &self.header
    }

    /// From now on takes the file's hash along with records read in order, so that one pass does for both.
    pub(super) fn start_hash(&self) -> Result<(), VaultError> {
        let mut hash = RunningHash { hash: Sha256::default(), next: 0 };
        hash.take_rest(self, HEADER_LEN as u64)?;
        *self.hash.lock().unwrap_or_else(PoisonError::into_inner) = Some(hash);
        Ok(())
    }

    fn hash_in(&self, at: u64, bytes: &[u8]) {
        let mut running = self.hash.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = running.as_mut().filter(|running| running.next == at) {
            running.hash.update(bytes);
            running.next += bytes.len() as u64;
        }
    }

    /// SHA-256 of the file; bytes that cannot be read count as zeros.
    pub(super) fn finish_hash(&self) -> Result<[u8; 32], VaultError> {
        let running = self.hash.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut running = running.unwrap_or_else(|| RunningHash { hash: Sha256::default(), next: 0 });
        running.take_rest(self, self.file_len)?;
        Ok(running.hash.finish())
    }
}

impl std::fmt::Debug for FilmReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FilmReader")
            .field("id", &self.header.id)
            .field("len", &self.len)
            .finish_non_exhaustive()
    }
}

impl RunningHash {
    fn take_rest(&mut self, reader: &FilmReader, until: u64) -> Result<(), VaultError> {
        let until = until.min(reader.file_len);
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
fn unlock(bytes: &[u8], id: &FilmId, content: &Key) -> Result<(Header, Key), VaultError> {
    let header = Header::decode(bytes)?;
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
