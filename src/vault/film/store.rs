//! Where the files of a film lie on disk. Knows their names, not what is in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::format::HEADER_LEN;
use super::id::{FilmId, PartId};
use crate::base::RecordingId;
use crate::vault::storage::{Create, Disk, Storage, StorageFile};
use crate::vault::{VaultError, safe_file};

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

    /// The file of a part.
    pub fn part(&self, id: &PartId) -> PathBuf {
        self.file(id, FilmFile::Film)
    }

    /// The progress file beside a part.
    pub(super) fn progress(&self, id: &PartId) -> PathBuf {
        self.file(id, FilmFile::Progress)
    }

    /// The seal of a film.
    pub fn seal(&self, id: &FilmId) -> PathBuf {
        self.file(&id.part(0), FilmFile::Seal)
    }

    fn file(&self, id: &PartId, file: FilmFile) -> PathBuf {
        self.path.join(format!("{}-{}{}", id.film.recording, id.part, file.suffix()))
    }
}

/// The files of one film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilmFile {
    /// A part of the film.
    Film,
    /// The seal, beside the first part.
    Seal,
    /// A part's progress file.
    Progress,
}

impl FilmFile {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Film, Self::Seal, Self::Progress];

    /// What its name ends in.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Film => ".sealed",
            Self::Seal => ".seal",
            Self::Progress => ".progress",
        }
    }
}

/// A part on disk, open for appending, and the progress file beside it.
pub struct PartFile {
    folder: FilmFolder,
    file: Box<dyn StorageFile>,
    path: PathBuf,
    progress: PathBuf,
}

impl PartFile {
    /// A new part whose header is durable. Refuses one that exists, or did and left a progress file, and any where the film
    /// is sealed.
    pub fn create(folder: &FilmFolder, id: &PartId, header: &[u8]) -> Result<Self, VaultError> {
        safe_file::create_private_folder(folder.storage(), folder.path())?;
        let (path, progress) = (folder.part(id), folder.progress(id));
        if path.exists() || progress.exists() || folder.seal(&id.film).exists() {
            return Err(VaultError::FilmExists(id.film.recording));
        }
        let file = folder.storage().create(&path, Create::New).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => VaultError::FilmExists(id.film.recording),
            _ => VaultError::io("create", &path)(error),
        })?;
        let part = Self { folder: folder.clone(), file, path, progress };
        part.begin(header).inspect_err(|_| {
            // There is no film in it. What cannot be removed, recovering leaves out.
            let _ = folder.storage().remove(&part.path);
        })?;
        Ok(part)
    }

    fn begin(&self, header: &[u8]) -> Result<(), VaultError> {
        hold_new(self.file.as_ref(), &self.path)?;
        self.append(header)?;
        self.file.sync_all().map_err(VaultError::io("sync", &self.path))?;
        safe_file::sync_folder(self.folder.storage(), self.folder.path())
    }

    /// Appends in one go.
    pub fn append(&self, bytes: &[u8]) -> Result<(), VaultError> {
        self.file.append(bytes).map_err(VaultError::io("write", &self.path))
    }

    /// Makes all that was appended durable.
    pub fn sync(&self) -> Result<(), VaultError> {
        self.file.sync().map_err(VaultError::io("sync", &self.path))
    }

    /// Replaces the progress file, durably.
    pub fn put_progress(&self, file: &[u8]) -> Result<(), VaultError> {
        safe_file::replace(self.folder.storage(), &self.progress, file)
    }
}

/// Takes a part for itself, so that nobody recovers a film that is still being written; given up when the
/// file is closed. Windows' locks would keep readers out too, and there the vault's lock has to do.
pub fn hold(file: &dyn StorageFile, path: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    match file.hold() {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::WouldBlock => {
            Err(VaultError::InUse { holder: "the recorder".to_owned() })
        }
        Err(error) => Err(VaultError::io("lock", path)(error)),
    }
    #[cfg(not(unix))]
    {
        let _ = (file, path);
        Ok(())
    }
}

/// Takes a part that was made just now. Whoever has it can only be looking whether it is being written, as a check
/// does, and gives it up at once.
pub(super) fn hold_new(file: &dyn StorageFile, path: &Path) -> Result<(), VaultError> {
    for _ in 0..LOOKS {
        match hold(file, path) {
            Err(VaultError::InUse { .. }) => std::thread::sleep(LOOK),
            other => return other,
        }
    }
    hold(file, path)
}

/// How often, and after how long each time, a new part is asked for again.
const LOOKS: u32 = 50;
const LOOK: Duration = Duration::from_millis(4);

/// Whether the film is being written now, by this process or another. Only Unix tells; elsewhere the recorder's
/// process has the vault's lock, and nobody else can ask.
pub fn is_being_written(folder: &FilmFolder, id: &FilmId) -> bool {
    let parts = parts_of(folder, id).unwrap_or_default();
    let last = parts.last().and_then(|part| fs::File::open(folder.part(&id.part(*part))).ok());
    cfg!(unix) && last.is_some_and(|film| StorageFile::hold(&film).is_err())
}

/// What a folder holds of one recording.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilmOnDisk {
    /// Numbers of its parts, in order; none where only small files are left.
    pub parts: BTreeSet<u32>,
    /// Whether its seal is there; without one it was cut off, or is being written.
    pub sealed: bool,
}

/// The films in a folder. A folder that does not exist holds none.
pub fn films_in(folder: &FilmFolder) -> Result<BTreeMap<RecordingId, FilmOnDisk>, VaultError> {
    let mut films: BTreeMap<RecordingId, FilmOnDisk> = BTreeMap::new();
    for path in files_in(folder)? {
        let Some((recording, part, suffix)) = path.file_name().and_then(|name| parse(name.to_str()?)) else {
            continue;
        };
        let film = films.entry(recording).or_default();
        if suffix == FilmFile::Film.suffix() {
            film.parts.insert(part);
        }
        film.sealed |= suffix == FilmFile::Seal.suffix() && part == 0;
    }
    Ok(films)
}

/// Numbers of the parts of a film that lie in the folder, in order.
pub fn parts_of(folder: &FilmFolder, id: &FilmId) -> Result<BTreeSet<u32>, VaultError> {
    Ok(films_in(folder)?.remove(&id.recording).unwrap_or_default().parts)
}

/// Whether no part of the film has more than a header: then nothing was ever filmed.
pub fn holds_nothing(folder: &FilmFolder, id: &FilmId) -> Result<bool, VaultError> {
    for part in parts_of(folder, id)? {
        let path = folder.part(&id.part(part));
        if fs::metadata(&path).map_err(VaultError::io("read", &path))?.len() > HEADER_LEN as u64 {
            return Ok(false);
        }
    }
    Ok(true)
}

fn files_in(folder: &FilmFolder) -> Result<Vec<PathBuf>, VaultError> {
    let entries = match fs::read_dir(folder.path()) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(VaultError::io("list", folder.path()))?,
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    paths.collect::<Result<_, _>>().map_err(VaultError::io("list", folder.path()))
}

/// The recording, the part and the suffix in a file's name; a replacement that a crash left behind is its file's.
fn parse(name: &str) -> Option<(RecordingId, u32, &str)> {
    let (stem, suffix) = name.split_at(name.find('.')?);
    // A recording's id has no other form, a number no leading zero: two names never mean one file.
    let (recording, part) = stem.split_once('-')?;
    let (recording, number): (RecordingId, u32) = (recording.parse().ok()?, part.parse().ok()?);
    (format!("{recording}-{number}") == stem).then_some((recording, number, suffix))
}

/// Removes all files of a film. Call it when the content key is gone: until then the film is not erased, and after
/// that these bytes are noise. Files that are gone already are no error. Goes on where one cannot be removed, and
/// then gives the first error.
pub fn destroy(folder: &FilmFolder, id: &FilmId) -> Result<(), VaultError> {
    let mut result = Ok(());
    for path in files_in(folder)? {
        let parsed = path.file_name().and_then(|name| parse(name.to_str()?));
        if parsed.is_some_and(|(recording, ..)| recording == id.recording) {
            result = result.and(safe_file::remove(folder.storage(), &path));
        }
    }
    match safe_file::sync_folder(folder.storage(), folder.path()) {
        Err(VaultError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => result,
        other => result.and(other),
    }
}
