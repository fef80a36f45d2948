//! Looks at every byte of a film. Knows nothing of who may see it or what it shows.

use super::damage::FilmDamage;
use super::id::FilmId;
use super::reader::FilmReader;
use super::seal::{FilmState, HashCheck, SealFile};
use super::side_file::SideFile;
use super::signer::Verifier;
use super::store::FilmFolder;
use crate::base::{MediaTime, UserId};
use crate::vault::VaultError;
use crate::vault::crypto::Key;

/// What looking at every byte of a film found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilmReport {
    /// How the film came to its end; none without a usable seal.
    pub state: Option<FilmState>,
    /// Its duration by the seal.
    pub duration: Option<MediaTime>,
    /// Parts that could be read: more than one where the disk failed while filming.
    pub parts: usize,
    /// Records, unreadable ones counted.
    pub records: u64,
    /// Length of the plaintext in bytes.
    pub plain_bytes: u64,
    /// Length of the film's files in bytes.
    pub file_bytes: u64,
    /// Bytes behind the last records that a crash left.
    pub torn_bytes: u64,
    /// Plaintext bytes that seal, progress file or the caller say were there, and that are not.
    pub missing_bytes: u64,
    /// Whether the files are to the bit what was sealed.
    pub hash: HashCheck,
    /// Whose signature the seal carries.
    pub signature: SignatureCheck,
    /// Why the seal cannot be used, where there is one.
    pub seal_trouble: Option<String>,
    /// Why a progress file cannot be used, where there is one.
    pub progress_trouble: Option<String>,
    /// What is damaged.
    pub damage: Vec<FilmDamage>,
}

/// The signature of a seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureCheck {
    /// Unsigned, or no seal.
    Absent,
    /// Nobody was asked whether it holds.
    NotChecked(UserId),
    /// This user's.
    Holds(UserId),
    /// Not this user's, though it says so.
    Fails(UserId),
}

impl FilmReport {
    /// Whether the film is, as far as can be told, just as it was sealed. A film that was recovered may be.
    pub fn is_whole(&self) -> bool {
        self.damage.is_empty()
            && self.missing_bytes == 0
            && self.hash == HashCheck::Matches
            && self.seal_trouble.is_none()
            && self.progress_trouble.is_none()
            && !matches!(self.signature, SignatureCheck::Fails(_))
    }
}

/// Reads, opens and hashes the whole film, of which so many plaintext bytes were durable by what the caller knows.
/// Errors: those of [`FilmReader::open`]; damage is no error but found.
pub fn verify(
    folder: &FilmFolder,
    id: FilmId,
    content: &Key,
    durable: u64,
    verifier: Option<Verifier<'_>>,
) -> Result<FilmReport, VaultError> {
    report(&FilmReader::open(folder, id, content)?.knowing(durable), verifier)
}

/// The report on an opened film.
pub(super) fn report(reader: &FilmReader, verifier: Option<Verifier<'_>>) -> Result<FilmReport, VaultError> {
    reader.start_hash()?;
    reader.open_all()?;
    let hash = reader.check_hash()?;
    let seal = reader.seal();
    Ok(FilmReport {
        state: seal.map(|seal| seal.state),
        duration: seal.map(|seal| seal.facts.duration),
        parts: reader.parts().len(),
        records: reader.records(),
        plain_bytes: reader.len(),
        file_bytes: reader.file_bytes(),
        torn_bytes: reader.torn_bytes(),
        missing_bytes: reader.missing_tail(),
        hash,
        signature: signature_check(reader.seal_file(), verifier),
        seal_trouble: reader.seal_file().trouble().map(ToString::to_string),
        progress_trouble: reader.progress_trouble().map(ToString::to_string),
        damage: reader.damage(),
    })
}

fn signature_check(seal: &SideFile<SealFile>, verifier: Option<Verifier<'_>>) -> SignatureCheck {
    let Some((file, signature)) = seal.whole().and_then(|file| Some((file, file.seal.signature.as_ref()?)))
    else {
        return SignatureCheck::Absent;
    };
    match verifier.and_then(|verifier| file.signature_holds(verifier)) {
        None => SignatureCheck::NotChecked(signature.author),
        Some(true) => SignatureCheck::Holds(signature.author),
        Some(false) => SignatureCheck::Fails(signature.author),
    }
}
