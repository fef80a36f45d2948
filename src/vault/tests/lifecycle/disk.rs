//! The disk of the model: what stands on it, the steps that change it, and what a power cut may leave of those that were
//! not synced. Knows no operation.

use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Keys { revision: u32, generation: u32, keys: BTreeSet<u8>, members: BTreeMap<u8, u8> },
    Database { generation: u32, notes: BTreeSet<u8> },
    Slot { generation: u32, identity: u8 },
    KeyHistory { revision: u32, given: u8, retired: bool },
    Half,
}

impl Content {
    pub(super) fn rank(&self) -> Option<u32> {
        match self {
            Self::Keys { revision: rank, .. }
            | Self::Slot { generation: rank, .. }
            | Self::KeyHistory { revision: rank, .. } => Some(*rank),
            Self::Database { .. } | Self::Half => None,
        }
    }
}

#[derive(Clone, Debug)]
pub(super) enum Step {
    Write(String, Content),
    Sync(String),
    Rename(String, String),
    Remove(String),
    SyncFolder,
    /// A transaction of the database: all of it, durable.
    Commit(String, u8),
}

pub(super) fn replace(path: &str, content: &Content) -> Vec<Step> {
    let new = format!("{path}.new");
    vec![
        Step::Write(new.clone(), content.clone()),
        Step::Sync(new.clone()),
        Step::Rename(new, path.to_owned()),
        Step::SyncFolder,
    ]
}

pub(super) fn replace_both(path: &str, content: &Content) -> Vec<Step> {
    [replace(path, content), replace(&format!("{path}.bak"), content)].concat()
}

pub(super) fn slot(user: u8) -> String {
    format!("slot-{user}")
}

pub(super) fn history(user: u8) -> String {
    format!("history-{user}")
}

pub(super) fn database(generation: u32) -> String {
    format!("case-{generation}.db")
}

pub(super) fn is_database(name: &str) -> bool {
    name.strip_suffix(".db").is_some()
}

/// A folder: names as they are seen, and what of it would survive.
#[derive(Clone, Debug, Default)]
pub(super) struct Disk {
    files: Vec<(Content, bool)>,
    pub(super) seen: BTreeMap<String, usize>,
    durable: BTreeMap<String, usize>,
    pending: Vec<(String, Option<usize>)>,
}

impl Disk {
    pub(super) fn run(&mut self, steps: &[Step]) {
        for step in steps {
            self.step(step);
        }
    }

    pub(super) fn step(&mut self, step: &Step) {
        match step {
            Step::Write(name, content) => {
                self.files.push((content.clone(), false));
                self.name(name, Some(self.files.len() - 1));
            }
            Step::Sync(name) => self.files[self.seen[name]].1 = true,
            Step::Rename(from, to) => {
                let file = self.seen[from];
                self.name(from, None);
                self.name(to, Some(file));
            }
            Step::Remove(name) => self.name(name, None),
            Step::SyncFolder => {
                self.durable = self.seen.clone();
                self.pending.clear();
            }
            Step::Commit(name, note) => {
                let Content::Database { notes, .. } = &mut self.files[self.seen[name]].0 else {
                    unreachable!()
                };
                notes.insert(*note);
            }
        }
    }

    pub(super) fn name(&mut self, name: &str, file: Option<usize>) {
        match file {
            Some(file) => self.seen.insert(name.to_owned(), file),
            None => self.seen.remove(name),
        };
        self.pending.push((name.to_owned(), file));
    }

    /// What a power cut leaves: each name that was not synced and each content may be lost, in any combination.
    pub(super) fn after_power_cut(&self, mut loses: impl FnMut() -> bool) -> Self {
        let mut names = self.durable.clone();
        for (name, file) in &self.pending {
            if !loses() {
                match file {
                    Some(file) => names.insert(name.clone(), *file),
                    None => names.remove(name),
                };
            }
        }
        let content = |(content, synced): &(Content, bool)| {
            let kept = *synced || !loses();
            (if kept { content.clone() } else { Content::Half }, true)
        };
        let files = self.files.iter().map(content).collect();
        Self { files, seen: names.clone(), durable: names, pending: Vec::new() }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Content> {
        self.seen.get(name).map(|file| &self.files[*file].0)
    }

    /// The better of a file and its copy, and the steps that repair the other.
    pub(super) fn best(&self, path: &str) -> Option<(Content, Vec<Step>)> {
        let copy = format!("{path}.bak");
        let [file, twin] =
            [path, &copy].map(|name| self.get(name).filter(|content| content.rank().is_some()));
        let best = [file, twin].into_iter().flatten().max_by_key(|content| content.rank())?;
        let mut repair = Vec::new();
        for (name, content) in [(path, file), (copy.as_str(), twin)] {
            if content != Some(best) {
                repair.push(Step::SyncFolder);
                repair.extend(replace(name, best));
            }
        }
        Some((best.clone(), repair))
    }
}
