//! A disk that fails and forgets: does what it is told on a real folder, makes one call fail (or all from one on), and
//! builds the folder that a power cut after any number of calls may leave.
//!
//! Calls are counted as they begin, files' and folders' alike. What is not synced may be lost: appended bytes are cut or
//! gone where the file was not synced, names are as they were where their folder was not. Which of it is lost is chosen
//! by [`Loss`]; any subset, in any order. What lay in the folder at the beginning is durable. Files that others write
//! past the seam (databases, the lock) are in no such folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use super::super::storage::{Create, Disk, Storage, StorageFile};

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The disk is full: nothing is made, and of what is appended the first half is written.
    Full,
    /// The disk does not answer; nothing is done.
    Io,
    /// The disk does it and says that it failed.
    DoneAllTheSame,
}

/// Whether only one call fails or all that follow too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// One call.
    Once,
    /// Until [`FaultyStorage::repair`]. A full disk goes on syncing, renaming and removing.
    ForGood,
}

/// What a power cut takes of what was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Nothing: all that was done is on the disk.
    Nothing,
    /// All of it.
    Everything,
    /// Content, but no names: a renamed file is there and empty.
    Content,
    /// Names, but no content.
    Names,
    /// Whatever this number chooses, call by call, and content cut anywhere.
    Some(u64),
}

#[derive(Clone, Debug)]
enum Done {
    /// A name for this file, which was emptied or is new.
    Created {
        path: PathBuf,
        file: usize,
    },
    Appended {
        file: usize,
        bytes: Vec<u8>,
    },
    Synced {
        file: usize,
    },
    /// A file that others wrote.
    SyncedWhole {
        path: PathBuf,
        file: usize,
        content: Vec<u8>,
    },
    CreatedFolder {
        path: PathBuf,
    },
    Renamed {
        from: PathBuf,
        to: PathBuf,
        file: Option<usize>,
    },
    Removed {
        path: PathBuf,
    },
    SyncedFolder {
        path: PathBuf,
    },
}

#[derive(Debug, Default)]
struct State {
    calls: usize,
    fail: Option<(usize, Fault, Lasting)>,
    failed: usize,
    /// What was done, with the number of the call that did it.
    done: Vec<(usize, Done)>,
    names: BTreeMap<PathBuf, usize>,
    files: usize,
    first_files: BTreeMap<PathBuf, Vec<u8>>,
    first_folders: BTreeSet<PathBuf>,
}

/// See the module.
#[derive(Clone, Debug)]
pub struct FaultyStorage {
    root: PathBuf,
    state: Arc<Mutex<State>>,
}

impl FaultyStorage {
    /// Over this folder, whose content now is durable.
    pub fn over(root: &Path) -> Self {
        let mut state = State::default();
        look(root, &mut state);
        for path in state.first_files.keys() {
            state.names.insert(path.clone(), state.files);
            state.files += 1;
        }
        Self { root: root.to_path_buf(), state: Arc::new(Mutex::new(state)) }
    }

    /// For a vault.
    pub fn shared(&self) -> Arc<dyn Storage> {
        Arc::new(self.clone())
    }

    /// How many calls were made.
    pub fn calls(&self) -> usize {
        self.state().calls
    }

    /// How many calls failed.
    pub fn failed(&self) -> usize {
        self.state().failed
    }

    /// Makes a call fail: the `after`-th from now on, the next one being the first.
    pub fn fail(&self, after: usize, fault: Fault, lasting: Lasting) {
        let mut state = self.state();
        state.fail = Some((state.calls + after, fault, lasting));
    }

    /// Nothing fails any more.
    pub fn repair(&self) {
        self.state().fail = None;
    }

    /// Writes into an empty folder what a power cut right after that many calls may leave of the root.
    pub fn after_power_cut(&self, calls: usize, loss: Loss, into: &Path) {
        let state = self.state();
        let done: Vec<Done> =
            state.done.iter().filter(|(call, _)| *call <= calls).map(|(_, done)| done.clone()).collect();
        let image = Image::of(&state, &done, Dice(loss));
        image.write(&self.root, into);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Counts a call and says how it fails, if it does.
    fn call(&self) -> (usize, Option<Fault>) {
        let mut state = self.state();
        state.calls += 1;
        let call = state.calls;
        let fault = state.fail.and_then(|(at, fault, lasting)| {
            let hit = if lasting == Lasting::Once { call == at } else { call >= at };
            hit.then_some(fault)
        });
        (call, fault)
    }

    /// Does something, or fails. `room`: whether it takes room on the disk, so that a full one refuses.
    fn run<R>(
        &self,
        room: bool,
        act: impl FnOnce() -> io::Result<R>,
        note: impl FnOnce(&mut State, &R) -> Option<Done>,
    ) -> io::Result<R> {
        let (call, fault) = self.call();
        let refused = match fault {
            Some(Fault::Io) => Some(io::Error::other("the disk does not answer")),
            Some(Fault::Full) if room => Some(io::ErrorKind::StorageFull.into()),
            _ => None,
        };
        if let Some(error) = refused {
            self.state().failed += 1;
            return Err(error);
        }
        let result = act()?;
        let mut state = self.state();
        if let Some(done) = note(&mut state, &result) {
            state.done.push((call, done));
        }
        if fault == Some(Fault::DoneAllTheSame) {
            state.failed += 1;
            return Err(io::Error::other("it was done all the same"));
        }
        Ok(result)
    }
}

fn look(folder: &Path, state: &mut State) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            look(&path, state);
            state.first_folders.insert(path);
        } else {
            state.first_files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
}

impl Storage for FaultyStorage {
    fn create(&self, path: &Path, how: Create) -> io::Result<Box<dyn StorageFile>> {
        let mut file = 0;
        let real = self.run(
            true,
            || Disk.create(path, how),
            |state, _| {
                // Emptying a file that exists is creating another: a power cut may bring the old content back.
                file = state.files;
                state.files += 1;
                state.names.insert(path.to_path_buf(), file);
                Some(Done::Created { path: path.to_path_buf(), file })
            },
        )?;
        Ok(Box::new(FaultyFile { storage: self.clone(), file, real }))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let missing: Vec<PathBuf> =
            path.ancestors().take_while(|folder| !folder.exists()).map(Path::to_path_buf).collect();
        let call = self.calls() + 1;
        self.run(true, || Disk.create_folder(path), |_, ()| None)?;
        let made = missing.into_iter().rev().map(|path| (call, Done::CreatedFolder { path }));
        self.state().done.extend(made);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.run(
            false,
            || Disk.rename(from, to),
            |state, ()| {
                let file = state.names.remove(from);
                state.names.extend(file.map(|file| (to.to_path_buf(), file)));
                Some(Done::Renamed { from: from.to_path_buf(), to: to.to_path_buf(), file })
            },
        )
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.run(
            false,
            || Disk.remove(path),
            |state, ()| {
                state.names.remove(path);
                Some(Done::Removed { path: path.to_path_buf() })
            },
        )
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        let content = fs::read(path)?;
        self.run(
            false,
            || Disk.sync_file(path),
            |state, ()| {
                // Whatever was written past us is there as it is now, or not at all.
                let file = state.names.get(path).copied().unwrap_or(state.files);
                state.files = state.files.max(file + 1);
                state.names.insert(path.to_path_buf(), file);
                Some(Done::SyncedWhole { path: path.to_path_buf(), file, content })
            },
        )
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let path = path.to_path_buf();
        self.run(false, || Disk.sync_folder(&path), |_, ()| Some(Done::SyncedFolder { path: path.clone() }))
    }
}

struct FaultyFile {
    storage: FaultyStorage,
    file: usize,
    real: Box<dyn StorageFile>,
}

impl StorageFile for FaultyFile {
    fn append(&self, bytes: &[u8]) -> io::Result<()> {
        let file = self.file;
        let appended = |bytes: &[u8]| Some(Done::Appended { file, bytes: bytes.to_vec() });
        let (calls, full) = {
            let state = self.storage.state();
            let next = state.calls + 1;
            let full = state.fail.is_some_and(|(at, fault, lasting)| {
                fault == Fault::Full && if lasting == Lasting::Once { next == at } else { next >= at }
            });
            (next, full)
        };
        if full {
            // A short write: the first half is there.
            let half = &bytes[..bytes.len() / 2];
            self.real.append(half)?;
            self.storage.state().done.extend(appended(half).map(|done| (calls, done)));
        }
        self.storage.run(true, || self.real.append(bytes), |_, ()| appended(bytes))
    }

    fn sync(&self) -> io::Result<()> {
        let file = self.file;
        self.storage.run(false, || self.real.sync(), |_, ()| Some(Done::Synced { file }))
    }

    fn sync_all(&self) -> io::Result<()> {
        let file = self.file;
        self.storage.run(false, || self.real.sync_all(), |_, ()| Some(Done::Synced { file }))
    }

    fn hold(&self) -> io::Result<()> {
        self.real.hold()
    }
}

/// Chooses what is lost.
struct Dice(Loss);

impl Dice {
    fn next(&mut self) -> u64 {
        let Loss::Some(state) = &mut self.0 else { return 0 };
        // xorshift64*: any sequence will do, as long as it is the same for the same number.
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33
    }

    fn loses_name(&mut self) -> bool {
        match self.0 {
            Loss::Nothing | Loss::Content => false,
            Loss::Everything | Loss::Names => true,
            Loss::Some(_) => self.next() & 1 == 0,
        }
    }

    /// How many of so many bytes stay.
    fn keeps(&mut self, bytes: usize) -> usize {
        match self.0 {
            Loss::Nothing | Loss::Names => bytes,
            Loss::Everything | Loss::Content => 0,
            Loss::Some(_) => match self.next() % 3 {
                0 => 0,
                1 => bytes,
                _ => usize::try_from(self.next()).unwrap() % (bytes + 1),
            },
        }
    }
}

/// A folder as it may be after a power cut.
struct Image {
    folders: BTreeSet<PathBuf>,
    names: BTreeMap<PathBuf, usize>,
    contents: BTreeMap<usize, Vec<u8>>,
}

impl Image {
    fn of(state: &State, done: &[Done], mut dice: Dice) -> Self {
        let mut image =
            Self { folders: state.first_folders.clone(), names: BTreeMap::new(), contents: BTreeMap::new() };
        for (file, (path, content)) in state.first_files.iter().enumerate() {
            image.names.insert(path.clone(), file);
            image.contents.insert(file, content.clone());
        }
        for (at, step) in done.iter().enumerate() {
            let later = &done[at + 1..];
            let name_is_durable = |path: &Path| {
                let synced = |step: &Done| matches!(step, Done::SyncedFolder { path: folder } if path.parent() == Some(folder));
                later.iter().any(synced)
            };
            match step {
                Done::Created { path, file } => {
                    image.contents.insert(*file, Vec::new());
                    if name_is_durable(path) || !dice.loses_name() {
                        image.names.insert(path.clone(), *file);
                    }
                }
                Done::Appended { file, bytes } => {
                    let synced = |step: &Done| matches!(step, Done::Synced { file: of } if of == file);
                    let keep = if later.iter().any(synced) { bytes.len() } else { dice.keeps(bytes.len()) };
                    image.contents.entry(*file).or_default().extend(&bytes[..keep]);
                }
                Done::SyncedWhole { path, file, content } => {
                    image.contents.insert(*file, content.clone());
                    let has_name = image.names.get(path) == Some(file);
                    if !has_name && (name_is_durable(path) || !dice.loses_name()) {
                        image.names.insert(path.clone(), *file);
                    }
                }
                Done::CreatedFolder { path } => {
                    if name_is_durable(path) || !dice.loses_name() {
                        image.folders.insert(path.clone());
                    }
                }
                Done::Renamed { from, to, file } => {
                    if name_is_durable(to) || !dice.loses_name() {
                        image.names.remove(from);
                        image.names.extend(file.map(|file| (to.clone(), file)));
                    }
                }
                Done::Removed { path } => {
                    if name_is_durable(path) || !dice.loses_name() {
                        image.names.remove(path);
                    }
                }
                Done::Synced { .. } | Done::SyncedFolder { .. } => {}
            }
        }
        image
    }

    fn write(&self, root: &Path, into: &Path) {
        let place = |path: &Path| into.join(path.strip_prefix(root).unwrap());
        // A folder whose own name was lost takes along what is in it.
        let reached = |path: &Path| {
            let above = path.ancestors().skip(1).take_while(|folder| *folder != root);
            above.into_iter().all(|folder| self.folders.contains(folder))
        };
        for folder in self.folders.iter().filter(|folder| reached(folder)) {
            Disk.create_folder(&place(folder)).unwrap();
        }
        for (path, file) in self.names.iter().filter(|(path, _)| reached(path)) {
            fs::write(place(path), &self.contents[file]).unwrap();
        }
    }
}

#[test]
fn a_power_cut_takes_what_was_not_synced_and_nothing_else() {
    let temp = crate::test_folder::folder();
    let root = temp.path().join("root");
    fs::create_dir(&root).unwrap();
    fs::write(root.join("old"), "old").unwrap();
    let disk = FaultyStorage::over(&root);
    let file = disk.create(&root.join("new"), Create::New).unwrap();
    file.append(b"synced").unwrap();
    file.sync().unwrap();
    disk.sync_folder(&root).unwrap();
    file.append(b" and not").unwrap();
    disk.rename(&root.join("new"), &root.join("old")).unwrap();
    assert_eq!((disk.calls(), disk.failed()), (6, 0));
    let images = std::cell::Cell::new(0);
    let left = |calls, loss| {
        images.set(images.get() + 1);
        let into = temp.path().join(images.get().to_string());
        fs::create_dir(&into).unwrap();
        disk.after_power_cut(calls, loss, &into);
        ["old", "new"].map(|name| fs::read_to_string(into.join(name)).ok())
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(left(6, Loss::Nothing), [some("synced and not"), None]);
    assert_eq!(left(6, Loss::Everything), [some("old"), some("synced")]);
    assert_eq!(left(6, Loss::Content), [some("synced"), None]);
    assert_eq!(left(6, Loss::Names), [some("old"), some("synced and not")]);
    assert_eq!(left(0, Loss::Nothing), [some("old"), None]);
    assert_eq!(left(2, Loss::Everything), [some("old"), None]);
    for seed in 1..200 {
        let [old, new] = left(6, Loss::Some(seed));
        let kept = if old == some("old") { new } else { old };
        assert!(kept.is_some_and(|kept| "synced and not".starts_with(&kept) && kept.len() >= 6));
    }
}

#[test]
fn a_call_fails_as_it_was_told() {
    let temp = crate::test_folder::folder();
    let disk = FaultyStorage::over(temp.path());
    let path = temp.path().join("file");
    disk.fail(2, Fault::Full, Lasting::Once);
    let file = disk.create(&path, Create::New).unwrap();
    assert_eq!(file.append(b"half").unwrap_err().kind(), io::ErrorKind::StorageFull);
    assert_eq!(fs::read(&path).unwrap(), b"ha");
    file.append(b"!").unwrap();
    disk.fail(1, Fault::DoneAllTheSame, Lasting::Once);
    disk.remove(&path).unwrap_err();
    assert!(!path.exists());
    disk.fail(1, Fault::Io, Lasting::ForGood);
    for _ in 0..3 {
        disk.create(&path, Create::New).err().unwrap();
    }
    disk.repair();
    disk.create(&path, Create::New).unwrap();
    assert_eq!(disk.failed(), 5);
}
