//! Reads a folder of Rust source as the compiler does, from `lib.rs` and `main.rs` along each `mod`: the modules,
//! what each defines and what each brings into scope. Leaves out whatever stands under `#[cfg(test)]`.
//! Knows nothing of rooms.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::buffer::TokenBuffer;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, Meta, Token, UseTree, Visibility};

use super::words;

/// All source that is no test.
#[derive(Default)]
pub struct Tree {
    /// In the order they were found.
    pub files: Vec<File>,
    /// Of all files; a file begins with its own, and those written inside it follow.
    pub modules: Vec<Module>,
}

/// One file.
pub struct File {
    /// From the source folder, with forward slashes.
    pub path: String,
    /// What stands in it.
    pub syntax: syn::File,
    /// The module that it is.
    pub module: usize,
}

/// A module: a file, or braces inside one.
pub struct Module {
    /// Its number among the files.
    pub file: usize,
    /// The module it stands in; none for a root.
    pub parent: Option<usize>,
    /// The modules that stand in it.
    pub children: BTreeMap<String, usize>,
    /// What it defines.
    pub items: BTreeMap<String, Definition>,
    /// Every name given to a macro where items stand: the macro may define it.
    pub perhaps: BTreeSet<String>,
    /// What it brings into scope.
    pub uses: Vec<Use>,
}

/// A definition.
pub struct Definition {
    /// Of an enum.
    pub variants: BTreeSet<String>,
    /// A struct, enum, trait or type that more than its folder may name.
    pub public_type: bool,
}

/// One name, or all names, brought into scope.
#[derive(Clone)]
pub struct Use {
    /// The path as it is written.
    pub path: Vec<String>,
    /// What it is called here; nothing for a glob.
    pub name: Option<String>,
    /// Whether others may name it from here too.
    pub hands_on: bool,
    /// Whether it stands inside a function.
    pub local: bool,
}

impl Tree {
    /// Reads `lib.rs` and `main.rs` of this folder, and all that they lead to.
    pub fn read(source: &Path) -> Self {
        let mut tree = Self::default();
        for root in ["lib.rs", "main.rs"] {
            if source.join(root).exists() {
                tree.file(source, &source.join(root), None);
            }
        }
        let mut next = 0;
        while next < tree.files.len() {
            let items = std::mem::take(&mut tree.files[next].syntax.items);
            let path = source.join(&tree.files[next].path);
            tree.items(source, tree.files[next].module, &items, &Folders::of(&path));
            tree.files[next].syntax.items = items;
            next += 1;
        }
        tree
    }

    fn file(&mut self, source: &Path, path: &Path, parent: Option<usize>) -> usize {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.strip_prefix(source).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let module = self.modules.len();
        self.modules.push(Module::new(self.files.len(), parent));
        self.files.push(File { path: name, syntax, module });
        module
    }

    fn items(&mut self, source: &Path, module: usize, items: &[Item], folders: &Folders) {
        for item in items.iter().filter(|item| !is_for_tests(attributes_of(item))) {
            match item {
                Item::Mod(inner) => self.module(source, module, inner, folders),
                Item::Use(item) => self.modules[module].bring(&item.tree, !is_private(&item.vis), false),
                Item::Macro(item) => self.modules[module].define_macro(item),
                _ => self.modules[module].define_item(item),
            }
            let mut inside = UsesInside(Vec::new());
            if !matches!(item, Item::Use(_) | Item::Mod(_)) {
                inside.visit_item(item);
            }
            for tree in inside.0 {
                self.modules[module].bring(tree, false, true);
            }
        }
    }

    fn module(&mut self, source: &Path, parent: usize, item: &syn::ItemMod, folders: &Folders) {
        let name = item.ident.to_string();
        let module = if let Some((_, items)) = &item.content {
            let module = self.modules.len();
            let file = self.modules[parent].file;
            self.modules.push(Module::new(file, Some(parent)));
            let inner = folders.inner.join(&name);
            self.items(source, module, items, &Folders { beside: inner.clone(), inner });
            module
        } else {
            self.file(source, &folders.file_of(&name, &item.attrs), Some(parent))
        };
        self.modules[parent].children.insert(name, module);
    }
}

struct Folders {
    /// Where `#[path]` begins.
    beside: PathBuf,
    /// Where a module of this one lies.
    inner: PathBuf,
}

impl Folders {
    fn of(file: &Path) -> Self {
        let beside = file.with_file_name("");
        let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let inner = if ["mod", "lib", "main"].contains(&stem) { beside.clone() } else { beside.join(stem) };
        Self { beside, inner }
    }

    fn file_of(&self, name: &str, attributes: &[Attribute]) -> PathBuf {
        if let Some(path) = attributes.iter().find_map(path_attribute) {
            return self.beside.join(path);
        }
        let flat = self.inner.join(format!("{name}.rs"));
        if flat.exists() { flat } else { self.inner.join(name).join("mod.rs") }
    }
}

impl Module {
    fn new(file: usize, parent: Option<usize>) -> Self {
        Self {
            file,
            parent,
            children: BTreeMap::new(),
            items: BTreeMap::new(),
            perhaps: BTreeSet::new(),
            uses: Vec::new(),
        }
    }

    fn define(&mut self, name: String, variants: BTreeSet<String>, public_type: bool) {
        let known = self.items.entry(name).or_insert(Definition { variants: BTreeSet::new(), public_type });
        known.public_type |= public_type;
        known.variants.extend(variants);
    }

    fn define_item(&mut self, item: &Item) {
        let (name, public) = match item {
            Item::Struct(item) => (&item.ident, is_public(&item.vis)),
            Item::Enum(item) => {
                let variants = item.variants.iter().map(|variant| variant.ident.to_string()).collect();
                return self.define(item.ident.to_string(), variants, is_public(&item.vis));
            }
            Item::Trait(item) => (&item.ident, is_public(&item.vis)),
            Item::Type(item) => (&item.ident, is_public(&item.vis)),
            Item::Union(item) => (&item.ident, is_public(&item.vis)),
            Item::Const(item) => (&item.ident, false),
            Item::Static(item) => (&item.ident, false),
            Item::Fn(item) => (&item.sig.ident, false),
            _ => return,
        };
        self.define(name.to_string(), BTreeSet::new(), public);
    }

    fn define_macro(&mut self, item: &syn::ItemMacro) {
        if let Some(name) = &item.ident {
            self.define(name.to_string(), BTreeSet::new(), false);
        } else {
            let given = words::of(&TokenBuffer::new2(item.mac.tokens.clone()));
            self.perhaps.extend(given.into_iter().filter(|word| words::is_name(word)));
        }
    }

    fn bring(&mut self, tree: &UseTree, hands_on: bool, local: bool) {
        let mut found = Vec::new();
        leaves(tree, &mut Vec::new(), &mut found);
        self.uses.extend(found.into_iter().map(|(path, name)| Use { path, name, hands_on, local }));
    }
}

fn leaves(tree: &UseTree, before: &mut Vec<String>, found: &mut Vec<(Vec<String>, Option<String>)>) {
    let whole = |before: &[String], last: String| {
        let mut path = before.to_vec();
        if last != "self" || path.is_empty() {
            path.push(last);
        }
        path
    };
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            leaves(&path.tree, before, found);
            before.pop();
        }
        UseTree::Name(name) => {
            let path = whole(before, name.ident.to_string());
            let name = path.last().cloned();
            found.push((path, name));
        }
        UseTree::Rename(rename) => {
            found.push((whole(before, rename.ident.to_string()), Some(rename.rename.to_string())));
        }
        UseTree::Glob(_) => found.push((before.clone(), None)),
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, before, found)),
    }
}

/// Finds each `use` inside functions.
struct UsesInside<'a>(Vec<&'a UseTree>);

impl<'a> Visit<'a> for UsesInside<'a> {
    fn visit_item(&mut self, item: &'a Item) {
        if !is_for_tests(attributes_of(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        self.0.push(&item.tree);
    }
}

fn is_private(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Inherited)
}

/// Whether more than the folder may name it: `pub` or `pub(crate)`.
fn is_public(visibility: &Visibility) -> bool {
    match visibility {
        Visibility::Public(_) => true,
        Visibility::Restricted(to) => to.path.is_ident("crate"),
        Visibility::Inherited => false,
    }
}

fn path_attribute(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether one of these says `#[cfg(test)]`, alone or among all that must hold.
pub fn is_for_tests(attributes: &[Attribute]) -> bool {
    fn asks_for_test(meta: &Meta) -> bool {
        match meta {
            Meta::Path(path) => path.is_ident("test"),
            Meta::List(list) if list.path.is_ident("all") || list.path.is_ident("cfg") => list
                .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
                .is_ok_and(|parts| parts.iter().any(asks_for_test)),
            _ => false,
        }
    }
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg") && asks_for_test(&attribute.meta))
}

/// The attributes of any item.
pub fn attributes_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
