//! A disk for tests: does not wait, fails the calls it is told to fail, and shows what a power cut at any moment may
//! leave of what was done. Knows nothing of films.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use crate::vault::film::FilmFolder;
use crate::vault::storage::{Create, Disk, Storage, StorageFile};

/// One call that changes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    Create,
    Append,
    Sync,
    Rename,
    Remove,
    Folder,
}

/// How a call fails.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    /// It does nothing and says so.
    Error(ErrorKind),
    /// It does half and says that it failed.
    Half(ErrorKind),
}

impl Fault {
    fn error(self) -> io::Error {
        let (Self::Error(kind) | Self::Half(kind)) = self;
        kind.into()
    }
}

type Rule = Box<dyn Fn(usize, Call, &Path) -> Option<Fault> + Send + Sync>;

/// Something done to the disk that succeeded, or a sync that did not.
#[derive(Clone)]
enum Op {
    Create(usize, PathBuf),
    Append(usize, Vec<u8>),
    Sync(usize),
    /// The system forgets which bytes were not written: no later sync makes these durable.
    SyncFailed(usize),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
    SyncFolder(PathBuf),
}

struct State {
    calls: usize,
    ops: Vec<Op>,
    files: usize,
}

/// The disk. Clones are one.
#[derive(Clone)]
pub(crate) struct Rig(Arc<Inner>);

struct Inner {
    rule: Rule,
    state: Mutex<State>,
}

impl Rig {
    /// A disk on which everything goes well.
    pub(crate) fn sound() -> Self {
        Self::failing(|_, _, _| None)
    }

    /// A disk whose calls fail by a rule: number of the call, from 0, what is called, and on which path.
    pub(crate) fn failing(
        rule: impl Fn(usize, Call, &Path) -> Option<Fault> + Send + Sync + 'static,
    ) -> Self {
        let state = State { calls: 0, ops: Vec::new(), files: 0 };
        Self(Arc::new(Inner { rule: Box::new(rule), state: Mutex::new(state) }))
    }

    /// A folder of films on this disk.
    pub(crate) fn folder(&self, path: &Path) -> FilmFolder {
        FilmFolder::new(path.to_path_buf(), Arc::new(self.clone()))
    }

    /// Calls so far.
    pub(crate) fn calls(&self) -> usize {
        self.state().calls
    }

    /// What was done so far: a moment at which the power may be cut.
    pub(crate) fn moment(&self) -> usize {
        self.state().ops.len()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap()
    }

    fn ask(&self, call: Call, path: &Path) -> Option<Fault> {
        let number = {
            let mut state = self.state();
            state.calls += 1;
            state.calls - 1
        };
        // A rule may wait; others go on meanwhile.
        (self.0.rule)(number, call, path)
    }

    fn did(&self, op: Op) {
        self.state().ops.push(op);
    }

    /// The files that a power cut at this moment may leave: all that was synced, and of the rest what `chance` says.
    pub(crate) fn after_a_cut(&self, moment: usize, chance: &mut Chance) -> BTreeMap<PathBuf, Vec<u8>> {
        let ops = self.state().ops[..moment].to_vec();
        let mut files: BTreeMap<usize, Contents> = BTreeMap::new();
        // What each name means for certain, and what was done to names since the folder was synced.
        let mut names: BTreeMap<PathBuf, usize> = BTreeMap::new();
        let mut unsure: Vec<Op> = Vec::new();
        let mut now: BTreeMap<PathBuf, usize> = BTreeMap::new();
        for op in ops {
            match op {
                Op::Append(file, bytes) => files.entry(file).or_default().pieces.push((bytes, false)),
                Op::Sync(file) => files.entry(file).or_default().sync(),
                Op::SyncFailed(file) => files.entry(file).or_default().forget(),
                Op::SyncFolder(folder) => {
                    let (here, elsewhere) = unsure.into_iter().partition(|op| op.folder() == Some(&folder));
                    unsure = elsewhere;
                    for op in here {
                        rename_in(&mut names, &op, &now);
                    }
                    names.retain(|path, _| path.parent() != Some(&folder) || now.contains_key(path));
                    for (path, file) in now.iter().filter(|(path, _)| path.parent() == Some(&folder)) {
                        names.insert(path.clone(), *file);
                    }
                }
                op => {
                    let before = now.clone();
                    rename_in(&mut now, &op, &before);
                    unsure.push(op);
                }
            }
        }
        for op in unsure {
            if chance.toss() {
                let before = [names.clone(), now.clone()].into_iter().flatten().collect();
                rename_in(&mut names, &op, &before);
            }
        }
        let mut left = BTreeMap::new();
        for (path, file) in names {
            let contents = files.remove(&file).unwrap_or_default();
            files.insert(file, contents.clone());
            left.insert(path, contents.after_a_cut(chance));
        }
        left
    }
}

/// Carries out what was done to a name; `before` says which file a name meant.
fn rename_in(names: &mut BTreeMap<PathBuf, usize>, op: &Op, before: &BTreeMap<PathBuf, usize>) {
    match op {
        Op::Create(file, path) => drop(names.insert(path.clone(), *file)),
        Op::Remove(path) => drop(names.remove(path)),
        Op::Rename(from, to) => {
            if let Some(file) = names.remove(from).or_else(|| before.get(from).copied()) {
                names.insert(to.clone(), file);
            }
        }
        _ => {}
    }
}

impl Op {
    fn folder(&self) -> Option<&Path> {
        match self {
            Self::Create(_, path) | Self::Remove(path) | Self::Rename(_, path) => path.parent(),
            _ => None,
        }
    }
}

#[derive(Clone, Default)]
struct Contents {
    certain: Vec<u8>,
    /// Appended since, and whether a sync of it failed.
    pieces: Vec<(Vec<u8>, bool)>,
}

impl Contents {
    fn sync(&mut self) {
        // Behind bytes that a failed sync forgot nothing is certain: they may read as zeros.
        if self.pieces.iter().all(|(_, forgotten)| !forgotten) {
            self.certain.extend(self.pieces.drain(..).flat_map(|(bytes, _)| bytes));
        }
    }

    fn forget(&mut self) {
        self.pieces.iter_mut().for_each(|(_, forgotten)| *forgotten = true);
    }

    /// Pieces may be there, be zeros, be cut short, or not be there with all that follow.
    fn after_a_cut(&self, chance: &mut Chance) -> Vec<u8> {
        let mut left = self.certain.clone();
        for (bytes, _) in &self.pieces {
            match chance.of(4) {
                0 => left.extend_from_slice(bytes),
                1 => left.extend(std::iter::repeat_n(0, bytes.len())),
                2 => {
                    left.extend_from_slice(&bytes[..chance.of(bytes.len() + 1)]);
                    break;
                }
                _ => break,
            }
        }
        left
    }
}

/// Chance that is the same in every run.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn of(&mut self, many: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % many
    }

    pub(crate) fn toss(&mut self) -> bool {
        self.of(2) == 0
    }
}

impl fmt::Debug for Rig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rig({} calls)", self.calls())
    }
}

impl Storage for Rig {
    fn create(&self, path: &Path, how: Create) -> io::Result<Box<dyn StorageFile>> {
        if let Some(fault) = self.ask(Call::Create, path) {
            return Err(fault.error());
        }
        let inner = Disk.create(path, how)?;
        let mut state = self.state();
        state.files += 1;
        let number = state.files;
        state.ops.push(Op::Create(number, path.to_path_buf()));
        drop(state);
        Ok(Box::new(RigFile { rig: self.clone(), inner, number, path: path.to_path_buf() }))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        match self.ask(Call::Folder, path) {
            Some(fault) => Err(fault.error()),
            None => Disk.create_folder(path),
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if let Some(fault) = self.ask(Call::Rename, to) {
            return Err(fault.error());
        }
        Disk.rename(from, to)?;
        self.did(Op::Rename(from.to_path_buf(), to.to_path_buf()));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        if let Some(fault) = self.ask(Call::Remove, path) {
            return Err(fault.error());
        }
        Disk.remove(path)?;
        self.did(Op::Remove(path.to_path_buf()));
        Ok(())
    }

    /// Only databases are synced so, and no film is one.
    fn sync_file(&self, path: &Path) -> io::Result<()> {
        Disk.sync_file(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        if let Some(fault) = self.ask(Call::Folder, path) {
            return Err(fault.error());
        }
        self.did(Op::SyncFolder(path.to_path_buf()));
        Ok(())
    }
}

struct RigFile {
    rig: Rig,
    inner: Box<dyn StorageFile>,
    number: usize,
    path: PathBuf,
}

impl StorageFile for RigFile {
    fn append(&self, bytes: &[u8]) -> io::Result<()> {
        let (some, result) = match self.rig.ask(Call::Append, &self.path) {
            None => (bytes, Ok(())),
            Some(Fault::Error(kind)) => (&bytes[..0], Err(kind.into())),
            Some(Fault::Half(kind)) => (&bytes[..bytes.len() / 2], Err(kind.into())),
        };
        self.inner.append(some)?;
        self.rig.did(Op::Append(self.number, some.to_vec()));
        result
    }

    fn sync(&self) -> io::Result<()> {
        match self.rig.ask(Call::Sync, &self.path) {
            None => {
                self.rig.did(Op::Sync(self.number));
                Ok(())
            }
            Some(fault) => {
                self.rig.did(Op::SyncFailed(self.number));
                Err(fault.error())
            }
        }
    }

    fn sync_all(&self) -> io::Result<()> {
        self.sync()
    }

    fn hold(&self) -> io::Result<()> {
        self.inner.hold()
    }
}
