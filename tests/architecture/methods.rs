//! Which file calls a method that stands in another file than its type: such ties no import shows. What it is called
//! on is told from parameters, fields, results and `let`; a call that cannot be told is left out.

use std::collections::BTreeMap;

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Pat, Token, Type};

use super::names::Target;
use super::ties::Ties;
use super::tree::{self, Tree};
use super::types::{self, Key, Types};

/// Methods of what holds a value that give the value on.
const PASSING: &[&str] = &[
    "as_ref",
    "as_mut",
    "as_deref",
    "as_deref_mut",
    "clone",
    "borrow",
    "borrow_mut",
    "lock",
    "unwrap",
    "expect",
    "unwrap_or_default",
    "unwrap_or_else",
    "unwrap_or",
    "ok",
    "ok_or",
    "ok_or_else",
    "iter",
    "iter_mut",
    "into_iter",
    "first",
    "last",
    "get",
    "get_mut",
    "next",
    "filter",
    "find",
    "cloned",
    "copied",
    "rev",
    "skip",
    "take",
    "map_err",
    "values",
    "values_mut",
    "remove",
    "pop",
    "to_owned",
    "or_else",
    "or",
    "min_by_key",
    "max_by_key",
    "peekable",
    "nth",
    "chain",
    "inspect",
    "first_mut",
    "last_mut",
    "into_values",
    "insert",
    "get_or_insert_with",
    "entry",
    "or_insert_with",
    "as_slice",
    "to_vec",
    "drain",
    "upgrade",
    "recv",
    "try_recv",
    "collect",
    "skip_while",
    "take_while",
    "enumerate",
];
/// Methods that what holds a value has itself: whose they are cannot be told.
const OF_HOLDERS: &[&str] = &[
    "remove", "insert", "get", "push", "iter", "values", "take", "len", "is_empty", "contains", "first",
    "last", "clear", "entry", "pop", "extend", "drain", "retain", "replace", "get_mut", "find", "map",
    "lock",
];

/// Reads every file's calls.
pub fn read(tree: &Tree) -> Ties {
    let types = Types::of(tree);
    let mut ties = Ties::new();
    for file in &tree.files {
        let mut calling = Calling {
            tree,
            types: &types,
            module: file.module,
            own: None,
            variables: BTreeMap::new(),
            ties: &mut ties,
        };
        calling.visit_file(&file.syntax);
    }
    ties
}

struct Calling<'a> {
    tree: &'a Tree,
    types: &'a Types,
    module: usize,
    own: Option<Key>,
    variables: BTreeMap<String, Key>,
    ties: &'a mut Ties,
}

impl Calling<'_> {
    fn key(&self, of: &Type) -> Option<Key> {
        types::of_type(self.tree, self.module, self.own.as_ref(), of)
    }

    fn type_of(&self, of: &Expr) -> Option<Key> {
        match of {
            Expr::Path(path) if path.path.is_ident("self") => self.own.clone(),
            Expr::Path(path) => match path.path.get_ident() {
                Some(name) if self.variables.contains_key(&name.to_string()) => {
                    self.variables.get(&name.to_string()).cloned()
                }
                _ => types::of_path(self.tree, self.module, self.own.as_ref(), &path.path),
            },
            Expr::Field(field) => {
                let name = match &field.member {
                    syn::Member::Named(name) => name.to_string(),
                    syn::Member::Unnamed(index) => index.index.to_string(),
                };
                self.types.fields.get(&(self.type_of(&field.base)?, name)).cloned()
            }
            Expr::MethodCall(call) => {
                let receiver = self.type_of(&call.receiver)?;
                let name = call.method.to_string();
                let own = (receiver.clone(), name.clone());
                match self.types.results.get(&own) {
                    Some(result) => Some(result.clone()),
                    None if self.types.places.contains_key(&own) => None,
                    None => PASSING.contains(&name.as_str()).then_some(receiver),
                }
            }
            Expr::Call(call) => self.type_of_call(call),
            Expr::Reference(inner) => self.type_of(&inner.expr),
            Expr::Paren(inner) => self.type_of(&inner.expr),
            Expr::Group(inner) => self.type_of(&inner.expr),
            Expr::Try(inner) => self.type_of(&inner.expr),
            Expr::Unary(inner) => self.type_of(&inner.expr),
            Expr::Index(inner) => self.type_of(&inner.expr),
            Expr::Struct(of) => types::of_path(self.tree, self.module, self.own.as_ref(), &of.path),
            Expr::Block(block) => self.type_of_block(&block.block),
            Expr::If(of) => self.type_of_block(&of.then_branch),
            Expr::Match(of) => of.arms.iter().find_map(|arm| self.type_of(&arm.body)),
            _ => None,
        }
    }

    fn type_of_block(&self, block: &syn::Block) -> Option<Key> {
        match block.stmts.last()? {
            syn::Stmt::Expr(last, None) => self.type_of(last),
            _ => None,
        }
    }

    fn type_of_call(&self, call: &syn::ExprCall) -> Option<Key> {
        let Expr::Path(function) = &*call.func else { return None };
        let mut words: Vec<_> =
            function.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let ["Some" | "Ok"] = words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            return self.type_of(call.args.first()?);
        }
        if words.len() == 2 && ["Arc", "Box", "Rc", "Mutex", "RefCell"].contains(&words[0].as_str()) {
            return self.type_of(call.args.first()?);
        }
        if words.first().is_some_and(|first| first == "Self") {
            let own = self.own.clone()?;
            let Some(part) = words.get(1) else { return Some(own) };
            return self.types.results.get(&(own.clone(), part.clone())).cloned().or(Some(own));
        }
        self.tree.resolve(self.module, &std::mem::take(&mut words)).into_iter().find_map(|target| {
            let Target::Item(item) = target else { return None };
            let key = (item.file, item.name);
            match item.part {
                Some(part) => {
                    let of = (key.clone(), part);
                    let known = self.types.results.get(&of).cloned();
                    if known.is_none() && self.types.places.contains_key(&of) {
                        None
                    } else {
                        known.or(Some(key))
                    }
                }
                None if key.1.starts_with(char::is_uppercase) => Some(key),
                None => self.types.free.get(&key).cloned(),
            }
        })
    }

    fn bind(&mut self, pattern: &Pat, key: Option<&Key>) {
        match pattern {
            Pat::Ident(name) => {
                match key {
                    Some(key) => self.variables.insert(name.ident.to_string(), key.clone()),
                    None => self.variables.remove(&name.ident.to_string()),
                };
            }
            Pat::Type(typed) => {
                let key = self.key(&typed.ty);
                self.bind(&typed.pat, key.as_ref());
            }
            Pat::Reference(inner) => self.bind(&inner.pat, key),
            Pat::Paren(inner) => self.bind(&inner.pat, key),
            Pat::TupleStruct(inner) if inner.elems.len() == 1 => {
                let holder = inner.path.is_ident("Some") || inner.path.is_ident("Ok");
                self.bind(&inner.elems[0], key.filter(|_| holder));
            }
            Pat::TupleStruct(inner) => inner.elems.iter().for_each(|one| self.bind(one, None)),
            Pat::Tuple(inner) => inner.elems.iter().for_each(|one| self.bind(one, None)),
            Pat::Struct(inner) => {
                let of = types::of_path(self.tree, self.module, self.own.as_ref(), &inner.path);
                for field in &inner.fields {
                    let syn::Member::Named(name) = &field.member else { continue };
                    let field_key =
                        of.clone().and_then(|of| self.types.fields.get(&(of, name.to_string())).cloned());
                    self.bind(&field.pat, field_key.as_ref());
                }
            }
            _ => {}
        }
    }

    fn function(&mut self, signature: &syn::Signature, walk: impl FnOnce(&mut Self)) {
        let outer = self.variables.clone();
        for input in &signature.inputs {
            if let syn::FnArg::Typed(input) = input {
                let key = self.key(&input.ty);
                self.bind(&input.pat, key.as_ref());
            }
        }
        walk(self);
        self.variables = outer;
    }

    fn called(&mut self, owner: &Key, name: &str) {
        let from = self.tree.modules[self.module].file;
        let places = self.types.places.get(&(owner.clone(), name.to_owned()));
        for &place in places.into_iter().flatten().filter(|&&place| place != from && place != owner.0) {
            self.ties.entry((from, place)).or_default().insert(format!("{}::{name}()", owner.1));
        }
    }
}

impl Visit<'_> for Calling<'_> {
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

    fn visit_item_impl(&mut self, item: &syn::ItemImpl) {
        let key = self.key(&item.self_ty);
        let outer = std::mem::replace(&mut self.own, key);
        visit::visit_item_impl(self, item);
        self.own = outer;
    }

    fn visit_item_fn(&mut self, item: &syn::ItemFn) {
        self.function(&item.sig, |calling| visit::visit_item_fn(calling, item));
    }

    fn visit_impl_item_fn(&mut self, item: &syn::ImplItemFn) {
        if !tree::is_for_tests(&item.attrs) {
            self.function(&item.sig, |calling| visit::visit_impl_item_fn(calling, item));
        }
    }

    fn visit_local(&mut self, local: &syn::Local) {
        visit::visit_local(self, local);
        let key = local.init.as_ref().and_then(|init| self.type_of(&init.expr));
        self.bind(&local.pat, key.as_ref());
    }

    fn visit_expr_let(&mut self, of: &syn::ExprLet) {
        visit::visit_expr_let(self, of);
        let key = self.type_of(&of.expr);
        self.bind(&of.pat, key.as_ref());
    }

    fn visit_expr_match(&mut self, of: &syn::ExprMatch) {
        self.visit_expr(&of.expr);
        let key = self.type_of(&of.expr);
        for arm in &of.arms {
            self.bind(&arm.pat, key.as_ref());
            self.visit_arm(arm);
        }
    }

    fn visit_expr_for_loop(&mut self, of: &syn::ExprForLoop) {
        self.visit_expr(&of.expr);
        let key = self.type_of(&of.expr);
        self.bind(&of.pat, key.as_ref());
        self.visit_block(&of.body);
    }

    fn visit_expr_closure(&mut self, of: &syn::ExprClosure) {
        for input in &of.inputs {
            if let Pat::Type(_) = input {
                self.bind(input, None);
            }
        }
        self.visit_expr(&of.body);
    }

    fn visit_expr_method_call(&mut self, call: &syn::ExprMethodCall) {
        let name = call.method.to_string();
        let receiver = self.type_of(&call.receiver);
        self.visit_expr(&call.receiver);
        if let Some(receiver) = receiver.as_ref().filter(|_| !OF_HOLDERS.contains(&name.as_str())) {
            self.called(receiver, &name);
        }
        for argument in &call.args {
            if let Expr::Closure(closure) = argument
                && let (Some(first), 1) = (closure.inputs.first(), closure.inputs.len())
            {
                self.bind(first, receiver.as_ref());
            }
            self.visit_expr(argument);
        }
    }

    fn visit_macro(&mut self, item: &syn::Macro) {
        if let Ok(expressions) = item.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated) {
            expressions.iter().for_each(|expression| self.visit_expr(expression));
        }
    }
}
