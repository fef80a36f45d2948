//! A small tree, to see that the reading finds what it should.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::tree::Tree;
use super::{all_ties, circles, ties};

const FILES: &[(&str, &str)] = &[
    ("lib.rs", "pub mod plain; pub mod room; mod using; mod quiet; #[path = \"odd_name.rs\"] mod odd;"),
    ("plain.rs", "pub struct Plain; pub enum Kind { One, Two } impl Plain { pub fn new() -> Self { Self } }"),
    (
        "room/mod.rs",
        "mod inner; mod more; pub use inner::{Desk, shown as told}; pub use more::*; pub struct Own;",
    ),
    (
        "room/inner.rs",
        "pub struct Desk { pub held: Option<Box<super::Thing>> } pub fn shown() {} pub fn hidden() {}",
    ),
    (
        "room/more.rs",
        "use super::Desk; pub struct Thing; impl Desk { pub fn far(&self) -> u8 { 1 } pub fn made() -> Self { todo() } }",
    ),
    (
        "using.rs",
        "use crate::room::{self, told}; use crate::plain::Kind::*;
        fn one(desk: &room::Desk) { desk.far(); let _ = One; told(); }
        fn two() -> String { format!(\"{}\", crate::odd::written()) }
        fn three() { some_macro!(a => room::Own; b) }",
    ),
    (
        "quiet.rs",
        "use crate::room::Desk as Table; pub use crate::odd::written;
        mod within { use super::Table; fn make() { let desk = Table::made(); let _ = desk.far() + 1; } }
        #[cfg(test)] mod tests { use crate::plain::Plain; }
        #[cfg(test)] fn tried() { crate::plain::Plain::new(); }",
    ),
    ("odd_name.rs", "pub fn written() -> u8 { crate::using::nothing() }"),
];

fn example(folder: &Path) -> Tree {
    for (name, text) in FILES {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    Tree::read(folder)
}

#[test]
fn ties_lead_to_where_a_name_is_defined() {
    let folder = tempfile::tempdir().unwrap();
    let tree = example(folder.path());
    let path = |file: usize| tree.files[file].path.as_str();
    let ties = all_ties(&tree);
    let found: BTreeSet<_> = ties
        .iter()
        .flat_map(|((from, to), names)| {
            names.iter().map(|name| format!("{} -> {}: {name}", path(*from), path(*to)))
        })
        .collect();
    let expected = [
        "quiet.rs -> room/inner.rs: Desk",
        "quiet.rs -> room/more.rs: Desk::far()",
        "quiet.rs -> room/more.rs: Desk::made",
        "room/inner.rs -> room/more.rs: Thing",
        "room/more.rs -> room/inner.rs: Desk",
        "using.rs -> odd_name.rs: written",
        "using.rs -> plain.rs: Kind",
        "using.rs -> room/inner.rs: Desk",
        "using.rs -> room/inner.rs: shown",
        "using.rs -> room/mod.rs: Own",
        "using.rs -> room/more.rs: Desk::far()",
    ];
    assert_eq!(found, expected.into_iter().map(str::to_owned).collect());
    let circles = circles::circles(&ties);
    assert_eq!(circles.len(), 1);
    assert!(circles[0].iter().map(|file| path(*file)).eq(["room/inner.rs", "room/more.rs"]));
    let told = circles::told(&tree, &ties, &circles[0]);
    assert!(told.contains("-> src/room/more.rs: Thing"), "{told}");
}

#[test]
fn what_is_handed_on_is_named_and_what_leads_nowhere_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let tree = example(folder.path());
    let found = ties::read(&tree);
    let file = |name: &str| tree.files.iter().position(|file| file.path == name).unwrap();
    let words = |path: &str| path.split("::").map(str::to_owned).collect::<Vec<_>>();
    assert!(found.written.contains(&(file("quiet.rs"), words("odd::written"))));
    assert!(found.written.contains(&(file("using.rs"), words("room::told"))));
    assert!(found.written.contains(&(file("quiet.rs"), words("quiet::Table"))));
    assert_eq!(found.unresolved, BTreeSet::from([(file("odd_name.rs"), words("using::nothing"))]));
}
