//! The source of Attune as syntax, without what is only for tests, and the Fluent files as text.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use syn::visit::{self, Visit};

/// One file of the source.
pub struct File {
    /// Below `src`, with `/` between folders.
    pub path: String,
    /// Its items, those for tests left out.
    pub items: Vec<syn::Item>,
}

thread_local! {
    /// Every file of the source but those of tests; syntax is not shared among threads.
    static READ: &'static [File] = Box::leak(files().into_boxed_slice());
}

/// Every file of the source but those of tests.
pub fn source() -> &'static [File] {
    READ.with(|files| *files)
}

/// Every Fluent file of British English.
pub static SENTENCES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = package().join("resources/i18n/en-GB");
    paths(&folder, "ftl").iter().map(|path| fs::read_to_string(path).unwrap()).collect()
});

impl File {
    /// The room it stands in.
    pub fn room(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// Every text written in it, those inside macros as well.
    pub fn literals(&self) -> Vec<String> {
        let mut literals = Literals(Vec::new());
        self.items.iter().for_each(|item| literals.visit_item(item));
        literals.0
    }
}

struct Literals(Vec<String>);

impl Visit<'_> for Literals {
    fn visit_lit_str(&mut self, literal: &syn::LitStr) {
        self.0.push(literal.value());
    }

    fn visit_attribute(&mut self, _: &syn::Attribute) {}

    fn visit_item_mod(&mut self, module: &syn::ItemMod) {
        if !is_only_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_macro(&mut self, call: &syn::Macro) {
        self.0.extend(call.tokens.to_string().split('"').skip(1).step_by(2).map(str::to_owned));
    }
}

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files() -> Vec<File> {
    let source = package().join("src");
    let paths = paths(&source, "rs");
    assert!(paths.len() > 30, "the source was found");
    let mut files = Vec::new();
    for path in paths {
        let name = path.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
        if !is_test(&name) {
            let syntax = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
            files.push(File { path: name, items: syntax.items });
        }
    }
    files
}

fn is_test(path: &str) -> bool {
    path.split('/').any(|part| part == "tests" || part == "tests.rs" || part.ends_with("_tests.rs"))
}

/// Whether something with these attributes is only for tests.
pub fn is_only_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        _ => false,
    })
}

fn paths(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(paths(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}
