//! What a path means: through modules, renames, globs and what is handed on, to the file that defines it.
//! Takes every name as visible, since the compiler has seen to that.

use std::collections::BTreeSet;

use super::tree::Tree;

/// What `main.rs` calls the crate.
const CRATE: &str = env!("CARGO_PKG_NAME");

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A module.
    Module(usize),
    /// Something defined, and what of it is named: a variant, a function of a type.
    Item(Item),
}

/// Something defined.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// In which file.
    pub file: usize,
    /// Its name there.
    pub name: String,
    /// What of it.
    pub part: Option<String>,
}

type Seen = BTreeSet<(usize, String)>;

impl Tree {
    /// All that a path means where it stands in this module; nothing for what other crates define.
    pub fn resolve(&self, module: usize, path: &[String]) -> BTreeSet<Target> {
        self.follow(module, path, &mut Seen::new())
    }

    fn follow(&self, module: usize, path: &[String], seen: &mut Seen) -> BTreeSet<Target> {
        let Some((first, rest)) = path.split_first() else { return BTreeSet::new() };
        let mut targets = match first.as_str() {
            "crate" => BTreeSet::from([Target::Module(self.root_of(module))]),
            "self" => BTreeSet::from([Target::Module(module)]),
            "super" => self.modules[module].parent.map(Target::Module).into_iter().collect(),
            name => {
                let found = self.lookup(module, name, true, seen);
                if found.is_empty() && name == CRATE { BTreeSet::from([Target::Module(0)]) } else { found }
            }
        };
        for name in rest {
            targets = targets.into_iter().flat_map(|target| self.within(target, name, seen)).collect();
        }
        targets
    }

    fn within(&self, target: Target, name: &str, seen: &mut Seen) -> BTreeSet<Target> {
        match target {
            Target::Module(module) if name == "super" => {
                self.modules[module].parent.map(Target::Module).into_iter().collect()
            }
            Target::Module(module) => self.lookup(module, name, false, seen),
            Target::Item(item) => {
                let part = item.part.or_else(|| Some(name.to_owned()));
                BTreeSet::from([Target::Item(Item { part, ..item })])
            }
        }
    }

    /// What a name means in a module; `inside` it, what its functions bring into scope counts too.
    fn lookup(&self, module: usize, name: &str, inside: bool, seen: &mut Seen) -> BTreeSet<Target> {
        let here = &self.modules[module];
        let mut found: BTreeSet<_> =
            here.children.get(name).map(|&child| Target::Module(child)).into_iter().collect();
        let item = || Target::Item(Item { file: here.file, name: name.to_owned(), part: None });
        if here.items.contains_key(name) {
            found.insert(item());
        }
        if !seen.insert((module, name.to_owned())) {
            return found;
        }
        let in_scope = || here.uses.iter().filter(|one| inside || !one.local);
        for one in in_scope().filter(|one| one.name.as_deref() == Some(name)) {
            found.extend(self.follow(module, &one.path, seen));
        }
        if found.is_empty() {
            for glob in in_scope().filter(|one| one.name.is_none()) {
                found.extend(self.through_glob(module, &glob.path, name, seen));
            }
        }
        if found.is_empty() && here.perhaps.contains(name) {
            found.insert(item());
        }
        seen.remove(&(module, name.to_owned()));
        found
    }

    fn through_glob(&self, module: usize, path: &[String], name: &str, seen: &mut Seen) -> BTreeSet<Target> {
        let mut found = BTreeSet::new();
        for target in self.follow(module, path, seen) {
            match target {
                Target::Module(other) => found.extend(self.lookup(other, name, false, seen)),
                Target::Item(item) if self.is_variant(&item, name) => {
                    found.insert(Target::Item(Item { part: Some(name.to_owned()), ..item }));
                }
                Target::Item(_) => {}
            }
        }
        found
    }

    fn is_variant(&self, item: &Item, name: &str) -> bool {
        self.modules
            .iter()
            .filter(|module| module.file == item.file)
            .filter_map(|module| module.items.get(&item.name))
            .any(|definition| definition.variants.contains(name))
    }

    /// A path that begins with `crate`, `self`, `super` or the crate's name, from the crate on.
    pub fn absolute(&self, module: usize, path: &[String]) -> Option<Vec<String>> {
        let first = path.first().filter(|_| path.len() > 1)?;
        let mut words = match first.as_str() {
            "crate" | CRATE => Vec::new(),
            "self" | "super" => self.words_to(module),
            _ => return None,
        };
        for word in path {
            match word.as_str() {
                "super" => drop(words.pop()),
                "crate" | CRATE | "self" => {}
                word => words.push(word.to_owned()),
            }
        }
        Some(words)
    }

    fn words_to(&self, module: usize) -> Vec<String> {
        let Some(parent) = self.modules[module].parent else { return Vec::new() };
        let mut words = self.words_to(parent);
        let name = self.modules[parent].children.iter().find(|&(_, &child)| child == module);
        words.extend(name.map(|(name, _)| name.clone()));
        words
    }

    fn root_of(&self, module: usize) -> usize {
        self.modules[module].parent.map_or(module, |parent| self.root_of(parent))
    }
}
