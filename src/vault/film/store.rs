//! Where a film and the two small files beside it lie on disk. Knows their names, not what is in them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::FilmId;
use crate::base::RecordingId;
use crate::vault::storage::{Create, Disk, Storage, StorageFile};
use crate::vault::{VaultError, safe_file};

/// What a writer needs of the place a film is written to.
pub trait Store: Send + Sync {
    /// Appends to the film in one go.
    fn append(&self, bytes: &[u8]) -> Result<(), VaultError>;
    /// Makes all that was appended durable.
    fn sync(&self) -> Result<(), VaultError>;
    /// Replaces the mark, durably.
    fn put_mark(&self, file: &[u8]) -> Result<(), VaultError>;
    /// Replaces the seal, durably.
    fn put_seal(&self, file: &[u8]) -> Result<(), VaultError>;
}

/// A folder of films, and what it is changed through. Cheap to clone.
#[derive(Clone, Debug)]
pub struct FilmFolder {
    path: PathBuf,
    storage: Arc<dyn Storage>,
}

impl FilmFolder {
    /// The folder at this path of the disk, which need not exist yet.
    pub fn on_disk(path: impl Into<PathBuf>) -> Self {
        Self::new(path.into(), Arc::new(Disk))
    }

    /// The folder at this path, changed through this storage.
    pub(in crate::vault) fn new(path: PathBuf, storage: Arc<dyn Storage>) -> Self {
        Self { path, storage }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn storage(&self) -> &dyn Storage {
        self.storage.as_ref()
    }

    pub(super) fn paths(&self, id: &FilmId) -> FilmPaths {
        FilmPaths::new(&self.path, id)
    }
}

/// The paths of one film.
#[derive(Clone, Debug)]
pub struct FilmPaths {
    /// The film itself.
    pub film: PathBuf,
    /// Its seal.
    pub seal: PathBuf,
    /// Its high-water mark.
    pub mark: PathBuf,
}

impl FilmPaths {
    /// The paths of this film in the folder.
    pub fn new(folder: &Path, id: &FilmId) -> Self {
        let path = |kind: FilmFile| folder.join(format!("{}-{}{}", id.recording, id.part, kind.suffix()));
        Self { film: path(FilmFile::Film), seal: path(FilmFile::Seal), mark: path(FilmFile::Mark) }
    }
}

/// The files of one film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilmFile {
    /// The film itself.
    Film,
    /// Its seal.
    Seal,
    /// Its high-water mark.
    Mark,
}

impl FilmFile {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Film, Self::Seal, Self::Mark];

    /// What its name ends in.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Film => ".sealed",
            Self::Seal => ".seal",
            Self::Mark => ".mark",
        }
    }
}

/// A film on disk, open for appending.
pub struct DiskStore {
    folder: FilmFolder,
    film: Box<dyn StorageFile>,
    paths: FilmPaths,
}

impl DiskStore {
    /// A new film whose header is durable. Refuses a film that exists, or did and left a seal or mark.
    pub fn create(folder: &FilmFolder, id: &FilmId, header: &[u8]) -> Result<Self, VaultError> {
        safe_file::create_private_folder(folder.storage(), folder.path())?;
        let paths = folder.paths(id);
        if [&paths.film, &paths.seal, &paths.mark].iter().any(|path| path.exists()) {
            return Err(VaultError::FilmExists(id.recording));
        }
        let film = folder.storage().create(&paths.film, Create::New).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => VaultError::FilmExists(id.recording),
            _ => VaultError::io("create", &paths.film)(error),
        })?;
        hold(film.as_ref(), &paths.film)?;
        let store = Self { folder: folder.clone(), film, paths };
        store.append(header)?;
        store.film.sync_all().map_err(VaultError::io("sync", &store.paths.film))?;
        safe_file::sync_folder(folder.storage(), folder.path())?;
        Ok(store)
    }
}

impl Store for DiskStore {
    fn append(&self, bytes: &[u8]) -> Result<(), VaultError> {
        self.film.append(bytes).map_err(VaultError::io("write", &self.paths.film))
    }

    fn sync(&self) -> Result<(), VaultError> {
        self.film.sync().map_err(VaultError::io("sync", &self.paths.film))
    }

    fn put_mark(&self, file: &[u8]) -> Result<(), VaultError> {
        safe_file::replace(self.folder.storage(), &self.paths.mark, file)
    }

    fn put_seal(&self, file: &[u8]) -> Result<(), VaultError> {
        safe_file::replace(self.folder.storage(), &self.paths.seal, file)
    }
}

/// Takes the film for itself, so that nobody recovers a film that is still being written; given up when the
/// file is closed. Windows' locks would keep readers out too, and there the vault's lock has to do.
pub fn hold(film: &dyn StorageFile, path: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    match film.hold() {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::WouldBlock => {
            Err(VaultError::InUse { holder: "the recorder".to_owned() })
        }
        Err(error) => Err(VaultError::io("lock", path)(error)),
    }
    #[cfg(not(unix))]
    {
        let _ = (film, path);
        Ok(())
    }
}

/// Whether the film is being written now, by this process or another. Only Unix tells; elsewhere the recorder's
/// process has the vault's lock, and nobody else can ask.
pub fn is_being_written(folder: &FilmFolder, id: &FilmId) -> bool {
    let film = fs::File::open(folder.paths(id).film);
    cfg!(unix) && film.is_ok_and(|film| StorageFile::hold(&film).is_err())
}

/// A film found in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilmName {
    /// The recording.
    pub recording: RecordingId,
    /// The part.
    pub part: u32,
    /// Whether a seal lies beside it; without one it was cut off, or is being written.
    pub sealed: bool,
}

/// The films in a folder, by recording and part. A folder that does not exist holds none.
pub fn films_in(folder: &FilmFolder) -> Result<Vec<FilmName>, VaultError> {
    let folder = folder.path();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(VaultError::io("list", folder))?,
    };
    let mut films = Vec::new();
    for entry in entries {
        let name = entry.map_err(VaultError::io("list", folder))?.file_name();
        films.extend(name.to_str().and_then(|name| film_name(folder, name)));
    }
    films.sort();
    Ok(films)
}

fn film_name(folder: &Path, name: &str) -> Option<FilmName> {
    let stem = name.strip_suffix(".sealed")?;
    let (recording, part) = stem.split_once('-')?;
    let sealed = folder.join(format!("{stem}.seal")).exists();
    Some(FilmName { recording: recording.parse().ok()?, part: part.parse().ok()?, sealed })
}

/// Removes a film and what lies beside it. Call it when the content key is gone: until then the film is not
/// erased, and after that these bytes are noise. Files that are gone already are no error.
pub fn destroy(folder: &FilmFolder, id: &FilmId) -> Result<(), VaultError> {
    let paths = folder.paths(id);
    for path in [&paths.film, &paths.seal, &paths.mark] {
        safe_file::remove(folder.storage(), path)?;
        // A replacement that a crash left behind goes too.
        safe_file::remove(folder.storage(), &safe_file::half_written(path))?;
    }
    match safe_file::sync_folder(folder.storage(), folder.path()) {
        Err(VaultError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
