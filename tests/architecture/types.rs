//! What can be told of types without a compiler: the fields of structs, what functions give back, and where the
//! functions of a type stand. `Option`, `Vec`, `Arc` and the like count as what they hold.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{GenericArgument, ImplItem, PathArguments, ReturnType, Type, TypeParamBound};

use super::names::Target;
use super::tree::{self, Tree};

/// A type, by the file that defines it and its name.
pub type Key = (usize, String);

/// Something of a type, by its name: a field, a function.
pub type Part = (Key, String);

/// What the tree says of its types.
#[derive(Default)]
pub struct Types {
    /// What a field is.
    pub fields: BTreeMap<Part, Key>,
    /// The files in which a function of a type stands.
    pub places: BTreeMap<Part, BTreeSet<usize>>,
    /// What a function of a type gives back.
    pub results: BTreeMap<Part, Key>,
    /// What any other function gives back.
    pub free: BTreeMap<Key, Key>,
}

const HOLDERS: &[&str] = &[
    "Option",
    "Result",
    "Box",
    "Arc",
    "Rc",
    "Vec",
    "VecDeque",
    "Ref",
    "RefMut",
    "MutexGuard",
    "Mutex",
    "RefCell",
    "Cow",
    "BTreeMap",
    "HashMap",
    "BTreeSet",
    "HashSet",
    "Sender",
    "Receiver",
    "OnceCell",
    "OnceLock",
    "Cell",
    "Weak",
];

impl Types {
    /// Reads every file's definitions.
    pub fn of(tree: &Tree) -> Self {
        let mut types = Self::default();
        for file in &tree.files {
            Collecting { tree, module: file.module, own: None, types: &mut types }.visit_file(&file.syntax);
        }
        types
    }
}

/// The type that a path leads to; `own` is what `Self` means.
pub fn of_path(tree: &Tree, module: usize, own: Option<&Key>, path: &syn::Path) -> Option<Key> {
    let words: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    if words.first().is_some_and(|first| first == "Self") {
        return own.cloned();
    }
    tree.resolve(module, &words).into_iter().find_map(|target| match target {
        Target::Item(item) => Some((item.file, item.name)),
        Target::Module(_) => None,
    })
}

/// The type that is written, or that which it holds.
pub fn of_type(tree: &Tree, module: usize, own: Option<&Key>, of: &Type) -> Option<Key> {
    let within = |inner| of_type(tree, module, own, inner);
    match of {
        Type::Reference(inner) => within(&inner.elem),
        Type::Paren(inner) => within(&inner.elem),
        Type::Group(inner) => within(&inner.elem),
        Type::Slice(inner) => within(&inner.elem),
        Type::Array(inner) => within(&inner.elem),
        Type::ImplTrait(inner) => inner.bounds.iter().find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => held(&bound.path).and_then(within),
            _ => None,
        }),
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            if HOLDERS.contains(&last.ident.to_string().as_str()) {
                held(&path.path).and_then(within)
            } else {
                of_path(tree, module, own, &path.path)
            }
        }
        _ => None,
    }
}

/// `T` of `Option<T>`, `Result<T, E>` and `Iterator<Item = T>`; `V` of a map.
fn held(path: &syn::Path) -> Option<&Type> {
    let last = path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let types: Vec<_> = arguments
        .args
        .iter()
        .filter_map(|argument| match argument {
            GenericArgument::Type(of) => Some(of),
            GenericArgument::AssocType(of) => Some(&of.ty),
            _ => None,
        })
        .collect();
    if last.ident.to_string().ends_with("Map") { types.last().copied() } else { types.first().copied() }
}

struct Collecting<'a> {
    tree: &'a Tree,
    module: usize,
    own: Option<Key>,
    types: &'a mut Types,
}

impl Collecting<'_> {
    fn key(&self, of: &Type) -> Option<Key> {
        of_type(self.tree, self.module, self.own.as_ref(), of)
    }

    fn result(&self, result: &ReturnType) -> Option<Key> {
        match result {
            ReturnType::Type(_, of) => self.key(of),
            ReturnType::Default => None,
        }
    }
}

impl Visit<'_> for Collecting<'_> {
    fn visit_item(&mut self, item: &syn::Item) {
        if !tree::is_for_tests(tree::attributes_of(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &syn::ItemMod) {
        let child = self.tree.modules[self.module].children.get(&item.ident.to_string());
        if let (Some(_), Some(&child)) = (&item.content, child) {
            let outer = std::mem::replace(&mut self.module, child);
            visit::visit_item_mod(self, item);
            self.module = outer;
        }
    }

    fn visit_item_struct(&mut self, item: &syn::ItemStruct) {
        let own = (self.tree.modules[self.module].file, item.ident.to_string());
        for (number, field) in item.fields.iter().enumerate() {
            let name = field.ident.as_ref().map_or_else(|| number.to_string(), ToString::to_string);
            if let Some(key) = self.key(&field.ty) {
                self.types.fields.insert((own.clone(), name), key);
            }
        }
    }

    fn visit_item_fn(&mut self, item: &syn::ItemFn) {
        let own = (self.tree.modules[self.module].file, item.sig.ident.to_string());
        if let Some(key) = self.result(&item.sig.output) {
            self.types.free.insert(own, key);
        }
    }

    fn visit_item_impl(&mut self, item: &syn::ItemImpl) {
        let Some(own) = self.key(&item.self_ty) else { return };
        let outer = self.own.replace(own.clone());
        for function in &item.items {
            let ImplItem::Fn(function) = function else { continue };
            if tree::is_for_tests(&function.attrs) {
                continue;
            }
            let name = function.sig.ident.to_string();
            if let Some(key) = self.result(&function.sig.output) {
                self.types.results.insert((own.clone(), name.clone()), key);
            }
            if item.trait_.is_none() {
                let place = self.tree.modules[self.module].file;
                self.types.places.entry((own.clone(), name)).or_default().insert(place);
            }
        }
        self.own = outer;
    }
}
