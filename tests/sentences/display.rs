//! Where an error's own English, which is meant for whoever mends Attune, might reach a person: what an error says of
//! itself, made a text in a room that says sentences. Knows errors by the names they go by.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall};

use crate::source::{File, is_only_for_tests};

/// What errors are called where they are caught.
const ERRORS: &[&str] = &["error", "failure", "fault", "trouble", "cause", "other", "err", "e"];

/// Every function that makes a text of an error.
pub fn made_text_of(files: &[File], rooms: &[&str]) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for file in files.iter().filter(|file| rooms.contains(&file.room())) {
        let mut reader = Reader { path: &file.path, function: String::new(), found: &mut found };
        file.items.iter().for_each(|item| reader.visit_item(item));
    }
    found
}

struct Reader<'f> {
    path: &'f str,
    function: String,
    found: &'f mut BTreeSet<(String, String)>,
}

impl Reader<'_> {
    fn found(&mut self) {
        self.found.insert((self.path.to_owned(), self.function.clone()));
    }
}

impl Visit<'_> for Reader<'_> {
    fn visit_item_mod(&mut self, module: &syn::ItemMod) {
        if !is_only_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_signature(&mut self, signature: &syn::Signature) {
        self.function = signature.ident.to_string();
    }

    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        let of_error =
            matches!(&*call.receiver, Expr::Path(path) if ERRORS.iter().any(|name| path.path.is_ident(name)));
        let is_text = |name: &syn::Ident| name == "to_string";
        let by_name = |argument: &Expr| matches!(argument, Expr::Path(path) if path.path.segments.last().is_some_and(|last| is_text(&last.ident)));
        if of_error && is_text(&call.method) || call.method == "map_err" && call.args.iter().any(by_name) {
            self.found();
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, call: &syn::Macro) {
        let text = call.tokens.to_string();
        let inline =
            |name: &&str| text.contains(&format!("{{{name}}}")) || text.contains(&format!("{{{name}:"));
        let made = |name: &&str| {
            text.contains(&format!(" {name} . to_string")) || text.ends_with(&format!(", {name}"))
        };
        let makes_text = ["format", "write", "writeln"].iter().any(|name| call.path.is_ident(name));
        if makes_text && ERRORS.iter().any(|name| inline(name) || made(name)) {
            self.found();
        }
    }
}
