//! The functions and constants of the source by name, and which one a name means. Knows nothing of what they hold.

use std::collections::BTreeMap;

use syn::Expr;
use syn::visit::{self, Visit};

use crate::source::is_only_for_tests;

/// A file and a function of it.
pub type Place = (&'static str, String);

/// A function of the source.
pub struct Function {
    pub file: &'static str,
    pub signature: &'static syn::Signature,
    pub block: &'static syn::Block,
}

impl Function {
    /// Whether it stands in a module of that name.
    pub fn is_in(&self, module: &str) -> bool {
        let path = self.file.trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').next_back() == Some(module)
    }
}

/// Finds functions and constants by name.
#[derive(Default)]
pub struct Collect {
    pub file: &'static str,
    pub functions: BTreeMap<(String, bool), Vec<Function>>,
    pub constants: BTreeMap<String, Vec<(&'static str, &'static Expr)>>,
}

impl Collect {
    fn function(&mut self, signature: &'static syn::Signature, block: &'static syn::Block) {
        let function = Function { file: self.file, signature, block };
        let name = (signature.ident.to_string(), signature.receiver().is_some());
        self.functions.entry(name).or_default().push(function);
    }
}

impl Visit<'static> for Collect {
    fn visit_item_mod(&mut self, module: &'static syn::ItemMod) {
        if !is_only_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, item: &'static syn::ItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'static syn::ImplItemFn) {
        if !is_only_for_tests(&item.attrs) {
            self.function(&item.sig, &item.block);
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_item_const(&mut self, item: &'static syn::ItemConst) {
        self.constants.entry(item.ident.to_string()).or_default().push((self.file, &item.expr));
    }

    fn visit_impl_item_const(&mut self, item: &'static syn::ImplItemConst) {
        self.constants.entry(item.ident.to_string()).or_default().push((self.file, &item.expr));
    }
}

/// Whether keys or messages go into a function or come out of it.
pub fn passes_on(function: &Function) -> bool {
    let mut texts = Texts(false);
    texts.visit_signature(function.signature);
    texts.0
}

struct Texts(bool);

impl Visit<'_> for Texts {
    fn visit_type_reference(&mut self, reference: &syn::TypeReference) {
        self.0 |= reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static");
        visit::visit_type_reference(self, reference);
    }

    fn visit_path_segment(&mut self, segment: &syn::PathSegment) {
        self.0 |= segment.ident == "Message" || segment.ident == "Sentence";
        visit::visit_path_segment(self, segment);
    }
}

/// The one of this name in this file, or else the only one there is.
pub fn nearest<'a, T>(
    file: &str,
    of_name: Option<&'a Vec<T>>,
    of: impl Fn(&T) -> &&'static str,
) -> Option<&'a T> {
    let of_name = of_name?;
    let mut here = of_name.iter().filter(|each| *of(each) == file);
    match (here.next(), here.next(), of_name.as_slice()) {
        (Some(one), None, _) | (None, None, [one]) => Some(one),
        _ => None,
    }
}
