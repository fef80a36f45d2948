//! Which file names which, and by what. Handing a name on is no tie to the file that defines it: whoever uses the
//! name is tied to that file, not to the one that hands it on.

use std::collections::{BTreeMap, BTreeSet};

use syn::buffer::TokenBuffer;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Token};

use super::names::{Item, Target};
use super::tree::{self, Tree};
use super::words;

/// From file to file, by which names.
pub type Ties = BTreeMap<(usize, usize), BTreeSet<String>>;

/// The functions of types: whose they are, and where they stand.
type Functions = BTreeMap<(usize, String, String), BTreeSet<usize>>;

/// All that was read.
#[derive(Default)]
pub struct Found {
    /// What a file imports or names.
    pub ties: Ties,
    /// What a file hands on without using it.
    pub hands_on: Ties,
    /// Each path out of its module as it is written, from the crate on, with its file.
    pub written: BTreeSet<(usize, Vec<String>)>,
    /// Those of them that led nowhere: what the reading does not see.
    pub unresolved: BTreeSet<(usize, Vec<String>)>,
}

/// Reads every file of the tree.
pub fn read(tree: &Tree) -> Found {
    let functions = functions(tree);
    let mut found = Found::default();
    for file in &tree.files {
        let mut reader =
            Reader { tree, functions: &functions, module: file.module, own: None, found: &mut found };
        reader.imports_of(file.module);
        reader.visit_file(&file.syntax);
    }
    found
}

fn functions(tree: &Tree) -> Functions {
    let mut all = Functions::new();
    for (number, file) in tree.files.iter().enumerate() {
        // Types inside inline modules are seen from the file's own module too seldom to matter.
        for item in &file.syntax.items {
            let syn::Item::Impl(block) = item else { continue };
            let Some(path) = path_of_type(&block.self_ty).filter(|_| block.trait_.is_none()) else {
                continue;
            };
            for target in tree.resolve(file.module, &path) {
                let Target::Item(owner) = target else { continue };
                for function in &block.items {
                    if let syn::ImplItem::Fn(function) = function {
                        let name = function.sig.ident.to_string();
                        all.entry((owner.file, owner.name.clone(), name)).or_default().insert(number);
                    }
                }
            }
        }
    }
    all
}

/// The words of a type that is one path.
pub fn path_of_type(of: &syn::Type) -> Option<Vec<String>> {
    match of {
        syn::Type::Path(path) if path.qself.is_none() => Some(words_of(&path.path)),
        _ => None,
    }
}

fn words_of(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

struct Reader<'a> {
    tree: &'a Tree,
    functions: &'a Functions,
    module: usize,
    /// What `Self` is.
    own: Option<Vec<String>>,
    found: &'a mut Found,
}

impl Reader<'_> {
    fn imports_of(&mut self, module: usize) {
        for one in &self.tree.modules[module].uses {
            let targets = self.tree.resolve(module, &one.path);
            self.written(module, &one.path, targets.is_empty());
            for target in targets {
                // A glob of a module ties by the names that are used.
                if let Target::Item(item) = target {
                    self.tie(&item, one.hands_on);
                }
            }
        }
    }

    fn name(&mut self, path: &[String]) {
        let mut path = path.to_vec();
        if path.first().is_some_and(|first| first == "Self") {
            let Some(own) = self.own.clone() else { return };
            path.splice(0..1, own);
        }
        let targets = self.tree.resolve(self.module, &path);
        self.written(self.module, &path, targets.is_empty());
        for target in targets {
            if let Target::Item(item) = target {
                self.tie(&item, false);
            }
        }
    }

    fn written(&mut self, module: usize, path: &[String], nowhere: bool) {
        let Some(absolute) = self.tree.absolute(module, path) else { return };
        let file = self.tree.modules[module].file;
        if nowhere {
            self.found.unresolved.insert((file, absolute.clone()));
        }
        self.found.written.insert((file, absolute));
    }

    fn tie(&mut self, item: &Item, hands_on: bool) {
        let from = self.tree.modules[self.module].file;
        let ties = if hands_on { &mut self.found.hands_on } else { &mut self.found.ties };
        if item.file != from {
            ties.entry((from, item.file)).or_default().insert(item.name.clone());
        }
        let Some(part) = &item.part else { return };
        let key = (item.file, item.name.clone(), part.clone());
        for &place in self.functions.get(&key).into_iter().flatten() {
            if place != from && place != item.file {
                ties.entry((from, place)).or_default().insert(format!("{}::{part}", item.name));
            }
        }
    }

    fn words(&mut self, words: &[String]) {
        for path in words::paths(words) {
            self.name(&path);
        }
    }
}

impl Visit<'_> for Reader<'_> {
    fn visit_item(&mut self, item: &syn::Item) {
        if !tree::is_for_tests(tree::attributes_of(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &syn::ItemMod) {
        let child = self.tree.modules[self.module].children.get(&item.ident.to_string());
        if let (Some(_), Some(&child)) = (&item.content, child) {
            let outer = std::mem::replace(&mut self.module, child);
            self.imports_of(child);
            visit::visit_item_mod(self, item);
            self.module = outer;
        }
    }

    fn visit_item_use(&mut self, _: &syn::ItemUse) {}

    fn visit_item_impl(&mut self, item: &syn::ItemImpl) {
        let outer = std::mem::replace(&mut self.own, path_of_type(&item.self_ty));
        visit::visit_item_impl(self, item);
        self.own = outer;
    }

    fn visit_impl_item(&mut self, item: &syn::ImplItem) {
        let attributes = match item {
            syn::ImplItem::Const(item) => &item.attrs,
            syn::ImplItem::Fn(item) => &item.attrs,
            syn::ImplItem::Type(item) => &item.attrs,
            _ => return visit::visit_impl_item(self, item),
        };
        if !tree::is_for_tests(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_field(&mut self, field: &syn::Field) {
        if !tree::is_for_tests(&field.attrs) {
            visit::visit_field(self, field);
        }
    }

    fn visit_path(&mut self, path: &syn::Path) {
        if path.leading_colon.is_none() {
            self.name(&words_of(path));
        }
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, attribute: &syn::Attribute) {
        let syn::Meta::List(list) = &attribute.meta else { return };
        if list.path.is_ident("derive") {
            self.words(&words::of(&TokenBuffer::new2(list.tokens.clone())));
        } else if list.path.is_ident("serde") {
            // `with = "crate::base::day"` and the like.
            let pairs = list.parse_args_with(Punctuated::<syn::Meta, Token![,]>::parse_terminated);
            for pair in pairs.into_iter().flatten() {
                if let syn::Meta::NameValue(pair) = pair
                    && let Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = pair.value
                    && !["rename", "tag", "content", "rename_all"].iter().any(|name| pair.path.is_ident(name))
                    && let Ok(path) = text.parse::<syn::Path>()
                {
                    self.name(&words_of(&path));
                }
            }
        }
    }

    fn visit_macro(&mut self, item: &syn::Macro) {
        if let Ok(expressions) = item.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated) {
            expressions.iter().for_each(|expression| self.visit_expr(expression));
        } else {
            self.words(&words::of(&TokenBuffer::new2(item.tokens.clone())));
        }
    }
}
