//! Seals what a crash cut off, and signs what was sealed while nobody was there to sign. Knows nothing of what
//! the film shows: the caller rebuilds the index.

use chrono::Utc;
use std::fs::OpenOptions;

use super::damage::FilmDamage;
use super::durability::again;
use super::facts::SealFacts;
use super::id::FilmId;
use super::reader::FilmReader;
use super::seal::{FilmState, Seal};
use super::side_file::SideFile;
use super::signer::FilmSigner;
use super::store::{FilmFolder, hold, parts_of};
use crate::vault::crypto::Key;
use crate::vault::{VaultError, safe_file};

/// What recovering a film came to; everything here belongs in the audit journal.
#[derive(Clone, Debug)]
pub struct SalvagedFilm {
    /// The film's seal.
    pub seal: Seal,
    /// Whether it was sealed already and nothing was done.
    pub already_sealed: bool,
    /// Whether a damaged seal was replaced.
    pub seal_was_damaged: bool,
    /// Bytes behind the last whole record, kept in place.
    pub torn_bytes: u64,
    /// What is unreadable within the film, or cut off from its end.
    pub damage: Vec<FilmDamage>,
}

/// Seals a film that was cut off: everything up to the last authentic record is the film, unreadable records
/// before it are gaps in it, the torn bytes behind it stay in place. `durable` plaintext bytes of it are known to have
/// been on the disk, beside what its own files say; `index` reads the film through, from the beginning for preference
/// (the files' hashes are then taken in the same pass), and gives what the recorder would have known. A film that is
/// sealed already is left alone.
///
/// Errors: those of [`FilmReader::open`]; [`VaultError::InUse`] while the film is being written; `TooNew` or
/// `Io` where there is a seal that must not be replaced.
pub fn salvage(
    folder: &FilmFolder,
    id: FilmId,
    content: &Key,
    durable: u64,
    index: impl FnOnce(&FilmReader) -> SealFacts,
    signer: Option<&dyn FilmSigner>,
) -> Result<SalvagedFilm, VaultError> {
    let mut held = Vec::new();
    for part in parts_of(folder, &id)? {
        let path = folder.part(&id.part(part));
        let file = OpenOptions::new().read(true).write(true).open(&path);
        let file = file.map_err(VaultError::io("open", &path))?;
        hold(&file, &path)?;
        held.push((file, path));
    }
    let reader = FilmReader::open(folder, id, content)?.knowing(durable);
    let mut salvaged = recover(&reader, index)?;
    if !salvaged.already_sealed {
        // What a crash of Attune alone left in the system's cache is about to be vouched for.
        for (file, path) in &held {
            file.sync_all().map_err(VaultError::io("sync", path))?;
        }
        for part in reader.unbegun() {
            safe_file::remove(folder.storage(), &folder.part(&id.part(*part)))?;
        }
        let file = salvaged.seal.encode(&id, content, signer)?;
        safe_file::replace(folder.storage(), &folder.seal(&id), &file)?;
    }
    Ok(salvaged)
}

/// All of [`salvage`] but what touches the disk.
pub(super) fn recover(
    reader: &FilmReader,
    index: impl FnOnce(&FilmReader) -> SealFacts,
) -> Result<SalvagedFilm, VaultError> {
    match reader.seal_file() {
        SideFile::Whole(file) => {
            return Ok(SalvagedFilm {
                seal: file.seal.clone(),
                already_sealed: true,
                seal_was_damaged: false,
                torn_bytes: file.seal.parts().map(|part| part.torn_bytes).sum(),
                damage: file.seal.lost.clone(),
            });
        }
        SideFile::Unreadable(error) if !matches!(error, VaultError::Damaged { .. }) => {
            return Err(again(error));
        }
        SideFile::Unreadable(_) | SideFile::Missing => {}
    }
    reader.start_hash()?;
    let facts = index(reader);
    reader.open_all()?;
    let damage = reader.damage();
    let mut parts = Vec::new();
    for part in reader.parts() {
        parts.push(part.to_seal()?);
    }
    let first = parts.remove(0);
    let seal = Seal {
        state: FilmState::Recovered,
        first,
        later: parts,
        missing_bytes: reader.missing_tail(),
        facts,
        lost: damage.clone(),
        sealed_at: Utc::now(),
        signature: None,
    };
    let seal_was_damaged = reader.seal_file().trouble().is_some();
    let torn_bytes = reader.torn_bytes();
    Ok(SalvagedFilm { torn_bytes, seal, already_sealed: false, seal_was_damaged, damage })
}

/// Signs a film's seal that has no signature, as of a film made while the vault was locked. A seal that has
/// one keeps it. Errors: `Damaged` where there is no usable seal.
pub fn add_signature(
    folder: &FilmFolder,
    id: FilmId,
    content: &Key,
    signer: &dyn FilmSigner,
) -> Result<Seal, VaultError> {
    let path = folder.seal(&id);
    let file = safe_file::read(&path)?.ok_or_else(|| VaultError::damaged("seal", "there is none"))?;
    let mut sealed = Seal::decode(file, &id, content)?;
    if sealed.seal.signature.is_none() {
        let file = sealed.sign(&id, content, signer)?;
        safe_file::replace(folder.storage(), &path, &file)?;
    }
    Ok(sealed.seal)
}
