//! Reads a film at any place, from all its parts and around whatever is damaged. Knows nothing of what the bytes are,
//! and never gives out one that is not authentic: what cannot be read and stands nowhere else, reads as zeros.

use std::collections::BTreeMap;
use std::io::ErrorKind;

use chrono::{DateTime, Utc};

use super::damage::{DamageCause, FilmDamage};
use super::id::{FilmId, MOST_PARTS};
use super::join::{PartStretch, holes_in};
use super::part_reader::{PartFileToRead, PartReader, UnlockedPart};
use super::seal::{HashCheck, PartSeal, Seal, SealFile};
use super::side_file::SideFile;
use super::store::{FilmFolder, parts_of};
use crate::vault::VaultError;
use crate::vault::crypto::Key;

/// A film opened for reading, from any number of threads. A film that is still being written shows what was
/// written when it was opened.
pub struct FilmReader {
    id: FilmId,
    /// In order of their numbers.
    parts: Vec<PartReader>,
    seal: SideFile<SealFile>,
    /// Parts that should be there and cannot be read, and files that are no parts of the film.
    troubles: Vec<FilmDamage>,
    /// Files that were begun when the power was cut and hold no film.
    unbegun: Vec<u32>,
    /// Plaintext bytes that were durable by what is known beside the film's own files.
    known: u64,
    len: u64,
}

/// The files of a film's parts with their numbers, or why one cannot be opened.
pub(super) type PartFiles = Vec<(u32, Result<PartFileToRead, VaultError>)>;
type SealedParts = BTreeMap<u32, PartSeal>;

impl FilmReader {
    /// Opens a film. Errors, where no part opens, are those of the first: [`VaultError::WrongFilmKey`], `Damaged`
    /// where the header is and neither seal nor progress file helps or the file is another film's, `TooNew`; and
    /// `Io`. Anything else is read around.
    pub fn open(folder: &FilmFolder, id: FilmId, content: &Key) -> Result<Self, VaultError> {
        let seal = SideFile::read(&folder.seal(&id), |file| Seal::decode(file, &id, content));
        let mut numbers = parts_of(folder, &id)?;
        if numbers.is_empty() {
            // Says of the first part that it is not there.
            numbers.insert(0);
        }
        let files = numbers
            .into_iter()
            .map(|number| (number, PartFileToRead::open(folder, id.part(number), content)))
            .collect();
        Self::over(id, content, files, seal)
    }

    /// Opens the film in these files.
    pub(super) fn over(
        id: FilmId,
        content: &Key,
        files: PartFiles,
        mut seal: SideFile<SealFile>,
    ) -> Result<Self, VaultError> {
        let sealed = |seal: &SideFile<SealFile>| -> SealedParts {
            let parts = seal.whole().into_iter().flat_map(|file| file.seal.parts());
            parts.filter_map(|part| Some((part.place()?.0, part.clone()))).collect()
        };
        let copies = sealed(&seal);
        let mut parts: Vec<(u32, UnlockedPart)> = Vec::new();
        let (mut failed, mut empty) = (Vec::new(), Vec::new());
        for (number, file) in files {
            empty.extend(file.iter().filter(|file| file.has_no_records()).map(|_| number));
            match file.and_then(|file| file.unlock(content, copies.get(&number))) {
                Ok(part) if number < MOST_PARTS => parts.push((number, part)),
                Ok(_) => failed.push((number, VaultError::damaged("film", "absurd number of parts"))),
                // A disk that is gone is no film of zeros.
                Err(error @ VaultError::Io { .. }) if !is_not_found(&error) => return Err(error),
                Err(error) => failed.push((number, error)),
            }
        }
        let Some(last) = parts.last().map(|(number, _)| *number) else {
            let why = failed.into_iter().next().map(|(_, error)| error);
            return Err(why.unwrap_or(VaultError::NoContentKey(id.recording)));
        };
        seal.check("seal", |_| {
            parts.iter().all(|(number, part)| copies.get(number).is_none_or(|copy| part.is_sealed_by(copy)))
        });
        let sealed = sealed(&seal);
        let unbegun: Vec<u32> = failed
            .iter()
            .map(|(number, _)| *number)
            .filter(|number| sealed.is_empty() && *number > last && empty.contains(number))
            .collect();
        failed.retain(|(number, _)| !unbegun.contains(number));
        let (mut readers, mut strays) = (Vec::new(), Vec::new());
        for (number, part) in parts {
            match sealed.get(&number) {
                Some(part_seal) => readers.push(part.scan(Some(part_seal.clone()))?),
                None if sealed.is_empty() => readers.push(part.scan(None)?),
                None => strays.push(number),
            }
        }
        strays.extend(
            failed.iter().map(|(number, _)| *number).filter(|&number| {
                number >= MOST_PARTS || (!sealed.is_empty() && !sealed.contains_key(&number))
            }),
        );
        let last_failed =
            failed.iter().map(|(number, _)| *number).filter(|number| !strays.contains(number)).max();
        let troubles = troubles(&readers, &sealed, last_failed, &strays);
        let len = match seal.whole() {
            Some(file) => file.seal.plain_bytes(),
            None => reach(&readers),
        };
        Ok(Self { id, parts: readers, seal, troubles, unbegun, known: 0, len })
    }

    /// Adds what is known beside the film's own files: so many bytes of its plaintext were durable once.
    #[must_use]
    pub fn knowing(mut self, durable: u64) -> Self {
        self.known = durable;
        self
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
    /// is unreadable is zero (but for a beginning that the seal knows), and listed in [`Self::damage`]. Errors: `Io`, where a whole file is out of reach.
    pub fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, VaultError> {
        let left = usize::try_from(self.len.saturating_sub(offset)).unwrap_or(usize::MAX);
        let wanted = left.min(buffer.len());
        let mut done = 0;
        while done < wanted {
            done += self.read_some(offset + done as u64, &mut buffer[done..wanted])?;
        }
        Ok(wanted)
    }

    /// Reads a stretch that one part has, or that none has, at least a byte.
    fn read_some(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, VaultError> {
        // Another part may have more of the film, or a part may win, from its beginning or its end on.
        let edges =
            self.parts.iter().flat_map(|part| [part.begins(), part.begins().saturating_add(part.reach())]);
        let next = edges.filter(|&edge| edge > offset).min().unwrap_or(u64::MAX);
        let mut count = usize::try_from(next - offset).unwrap_or(usize::MAX).min(buffer.len());
        for part in self.parts.iter().rev() {
            let Some(within) = offset.checked_sub(part.begins()).filter(|&within| within < part.reach())
            else {
                continue;
            };
            let (read, readable) = part.read_some(within, &mut buffer[..count])?;
            count = read;
            if readable {
                return Ok(count);
            }
        }
        Ok(self.unreadable(offset, &mut buffer[..count]))
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

    /// Opens every record that has not been, so that [`Self::damage`] is complete.
    pub(super) fn open_all(&self) -> Result<(), VaultError> {
        self.parts.iter().try_for_each(PartReader::open_all)
    }

    /// What is known to be damaged, by offset: what no part can give, and what is the matter with files beyond that.
    /// Missing records are known from the beginning, altered ones when they were read.
    pub fn damage(&self) -> Vec<FilmDamage> {
        let mut found = self.troubles.clone();
        let mut pieces = Vec::new();
        for part in &self.parts {
            let (beside, holes): (Vec<FilmDamage>, Vec<FilmDamage>) =
                part.damage().into_iter().partition(|damage| damage.len == 0);
            found.extend(beside);
            let end = part.begins().saturating_add(part.reach());
            pieces.push(PartStretch { stretch: part.begins()..end, holes });
        }
        let reach = reach(&self.parts);
        found.extend(holes_in(&pieces, reach));
        if self.missing_tail() > 0 {
            found.push(FilmDamage { offset: reach, len: self.missing_tail(), why: DamageCause::CutOff });
        }
        found.sort();
        found
    }

    /// Plaintext bytes at the end that the seal, a progress file or [`Self::knowing`] say were there, and that are
    /// not.
    pub fn missing_tail(&self) -> u64 {
        let sealed = self.seal().map_or(0, Seal::plain_bytes);
        let expected = self.parts.iter().map(|part| part.begins().saturating_add(part.expected()));
        let expected = expected.chain([sealed, self.known]).max().unwrap_or(0);
        expected.saturating_sub(reach(&self.parts))
    }

    /// Bytes of the files behind the last records that a crash left there. They were never durable film.
    pub fn torn_bytes(&self) -> u64 {
        self.parts.iter().map(PartReader::torn_bytes).sum()
    }

    /// The seal; none while the film is being written and after a crash.
    pub fn seal(&self) -> Option<&Seal> {
        self.seal.whole().map(|file| &file.seal)
    }

    /// Why the progress file of a part cannot be used.
    pub(super) fn progress_trouble(&self) -> Option<&VaultError> {
        self.parts.iter().find_map(PartReader::progress_trouble)
    }

    pub(super) fn seal_file(&self) -> &SideFile<SealFile> {
        &self.seal
    }

    /// Which film this is.
    pub fn id(&self) -> FilmId {
        self.id
    }

    /// Parts that can be read, in order.
    pub(super) fn parts(&self) -> &[PartReader] {
        &self.parts
    }

    /// Numbers of files that were begun when the power was cut and hold no film.
    pub(super) fn unbegun(&self) -> &[u32] {
        &self.unbegun
    }

    /// Records of all parts, unreadable ones counted.
    pub fn records(&self) -> u64 {
        self.parts.iter().map(PartReader::records).sum()
    }

    /// Bytes of the film's files.
    pub fn file_bytes(&self) -> u64 {
        self.parts.iter().map(PartReader::file_bytes).sum()
    }

    /// When filming began by the recorder's clock, which may have been wrong.
    pub fn claimed_start(&self) -> Option<DateTime<Utc>> {
        let header = self.parts.first()?.header();
        DateTime::from_timestamp_millis(header.claimed_start_ms)
    }

    /// From now on takes the files' hashes along with records read in order, so that one pass does for both.
    pub(super) fn start_hash(&self) -> Result<(), VaultError> {
        self.parts.iter().try_for_each(PartReader::start_hash)
    }

    /// Whether all files are to the bit what was sealed. Takes the hashes.
    pub(super) fn check_hash(&self) -> Result<HashCheck, VaultError> {
        let Some(seal) = self.seal() else { return Ok(HashCheck::NoSeal) };
        let mut as_sealed = self.parts.len() == seal.parts().count();
        for part in &self.parts {
            as_sealed &= part.is_as_sealed()? == Some(true);
        }
        Ok(if as_sealed { HashCheck::Matches } else { HashCheck::Differs })
    }
}

impl std::fmt::Debug for FilmReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FilmReader").field("id", &self.id).field("len", &self.len).finish_non_exhaustive()
    }
}

/// Where the last record of all parts ends.
fn reach(parts: &[PartReader]) -> u64 {
    parts.iter().map(|part| part.begins().saturating_add(part.reach())).max().unwrap_or(0)
}

/// Parts that should be there and are not, and files that should not be there.
fn troubles(
    readers: &[PartReader],
    sealed: &SealedParts,
    last_failed: Option<u32>,
    strays: &[u32],
) -> Vec<FilmDamage> {
    let last = readers.iter().map(PartReader::number).chain(last_failed).max().unwrap_or(0);
    let numbers: Vec<u32> =
        if sealed.is_empty() { (0..=last).collect() } else { sealed.keys().copied().collect() };
    let missing = numbers.into_iter().filter(|number| !readers.iter().any(|part| part.number() == *number));
    let end_before = |number: u32| {
        let before = readers.iter().filter(|part| part.number() < number);
        before.map(|part| part.begins().saturating_add(part.reach())).max().unwrap_or(0)
    };
    let missing = missing.map(|part| FilmDamage {
        offset: sealed.get(&part).and_then(PartSeal::place).map_or_else(|| end_before(part), |place| place.1),
        len: 0,
        why: DamageCause::Part { part },
    });
    let strays =
        strays.iter().map(|&part| FilmDamage { offset: 0, len: 0, why: DamageCause::StrayPart { part } });
    missing.chain(strays).collect()
}

fn is_not_found(error: &VaultError) -> bool {
    matches!(error, VaultError::Io { source, .. } if source.kind() == ErrorKind::NotFound)
}
