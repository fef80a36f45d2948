//! Holds the house of ARCHITECTURE.md against the source: who may name whom, and what no room may do.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by unwrapping

#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/example.rs"]
mod example;
#[path = "architecture/methods.rs"]
mod methods;
#[path = "architecture/names.rs"]
mod names;
#[path = "architecture/ties.rs"]
mod ties;
#[path = "architecture/tree.rs"]
mod tree;
#[path = "architecture/types.rs"]
mod types;
#[path = "architecture/words.rs"]
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ties::Ties;
use tree::Tree;

/// Each room and the rooms, or parts of rooms, it may name; `main.rs` and `lib.rs` are the front door.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("words", &["base"]),
    ("programme", &["base"]),
    ("vault", &["base"]),
    ("library", &["base", "vault", "programme"]),
    ("media", &["base", "vault"]),
    ("system", &[]),
    ("casework", &["base", "words", "programme", "vault", "library", "media", "system"]),
    ("demo", &["base", "words", "programme", "library", "media", "vault", "casework"]),
    ("app", &["base", "words", "programme", "vault", "library", "media", "system", "casework", "demo"]),
    (
        "ui",
        &[
            "base",
            "words",
            "programme",
            "media::frame",
            "casework::changes",
            "casework::pages",
            "casework::sentences",
            "casework::Act",
            "casework::ROLES",
            "casework::LEAST_PASSPHRASE_CHARS",
            "casework::MOST_DAYS_BETWEEN",
            "casework::groups",
            "app::state",
            "app::action",
        ],
    ),
    ("desktop", &["base", "words", "ui", "app", "system", "casework::Clock"]),
    // Never `app`: what window and command line share is `casework`.
    ("cli", &["base", "words", "programme", "vault", "library", "media", "casework", "demo"]),
    ("main", &["cli", "desktop", "system"]),
];

/// Files that may know each other in a circle, and why no better place was found. At most five, of at most three files.
const CIRCLES: &[(&[&str], &str)] = &[(
    &["vault/unlock.rs", "vault/users.rs"],
    "only through methods of `Vault`: unlocking remembers everybody's keys, and retiring drops a slot as unlocking does",
)];

/// Types of one name in several files.
const NAMED_ALIKE: &[(&str, &str)] = &[
    ("Form", "what is being typed on a screen: each screen has one"),
    ("Forms", "the forms of a screen that has several"),
];

/// What may stand only in certain rooms.
const ONLY_IN: &[(&str, &[&str], &[&str])] = &[
    ("egui", &["egui::", "eframe::", "use egui", "use eframe"], &["ui", "desktop"]),
    ("charts", &["egui_plot::", "use egui_plot"], &["ui"]),
    ("GStreamer", &["gst::", "gst_app::", "gst_base::", "gst_video::", "gst_audio::", "glib::"], &["media"]),
    ("SQL", &["rusqlite::", "use rusqlite", "rusqlite_migration"], &["library"]),
    ("ciphers", &["ring::", "age::", "argon2::"], &["vault"]),
    (
        "file creation",
        &[
            "File::create",
            "OpenOptions::new",
            "fs::write(",
            "fs::copy(",
            "fs::rename(",
            "DirBuilder",
            "create_dir",
        ],
        &["vault", "library", "casework/export", "system/window_place"],
    ),
    ("printing", &["println!", "eprintln!", "print!("], &["cli", "main"]),
    ("the clock", &["Local::now", "Utc::now"], &["app", "casework", "vault"]),
];

/// Purely a function of its arguments: no I/O, no clock, no randomness.
const PURE: &[&str] = &["programme"];
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::thread",
    "SystemTime",
    "Instant",
    "Utc::now",
    "Local::now",
    "::random()",
    "Uuid",
];

const MOST_LINES: usize = 500;

struct Source {
    path: String,
    room: String,
    text: String,
    /// Without comments and without test modules, which may reach where rooms may not.
    code: String,
}

fn sources() -> Vec<Source> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    walk(&package.join("src"), &mut files);
    assert!(files.len() > 30, "the source was found");
    files
        .into_iter()
        .map(|file| {
            let path = file.strip_prefix(package.join("src")).unwrap().to_string_lossy().replace('\\', "/");
            let room = room_of(&path).to_owned();
            let text = fs::read_to_string(&file).unwrap();
            let code = code_of(&path, &text);
            Source { path, room, text, code }
        })
        .collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn is_test_file(path: &str) -> bool {
    path.split('/').any(|part| {
        part == "tests" || part == "tests.rs" || part.ends_with("_tests.rs") || part == "test_film.rs"
    })
}

fn code_of(path: &str, text: &str) -> String {
    if is_test_file(path) {
        return String::new();
    }
    without_test_items(text)
        .into_iter()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| line.split(" // ").next().unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Leaves out every item under `#[cfg(test)]`: to its semicolon, or to the brace at its own indentation.
fn without_test_items(text: &str) -> Vec<&str> {
    let mut kept = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push(line);
            continue;
        }
        let indentation = &line[..line.len() - line.trim_start().len()];
        let end = format!("{indentation}}}");
        let one_line = lines.by_ref().find(|item| !item.trim_start().starts_with("#[")).unwrap_or_default();
        if one_line.trim_end().ends_with('{') {
            lines.by_ref().find(|item| *item == end);
        }
    }
    kept
}

fn tree() -> Tree {
    Tree::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

fn room_of(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// What is not read is not held.
#[test]
fn every_file_and_every_path_is_read() {
    let tree = tree();
    let read: BTreeSet<_> = tree.files.iter().map(|file| file.path.clone()).collect();
    let there: BTreeSet<_> =
        sources().into_iter().map(|source| source.path).filter(|path| !is_test_file(path)).collect();
    let apart: Vec<_> = read.symmetric_difference(&there).collect();
    assert!(apart.is_empty(), "in src, and not reached from lib.rs or main.rs outside tests: {apart:#?}");
    let nowhere: Vec<_> = ties::read(&tree)
        .unresolved
        .into_iter()
        .map(|(file, path)| format!("src/{}: {}", tree.files[file].path, path.join("::")))
        .collect();
    assert!(nowhere.is_empty(), "paths that lead nowhere: {nowhere:#?}");
}

#[test]
fn rooms_name_only_the_rooms_below_them() {
    let tree = tree();
    let mut wrong = Vec::new();
    for (file, path) in ties::read(&tree).written {
        let file = &tree.files[file].path;
        let room = room_of(file);
        let known = MAY_NAME.iter().any(|(known, _)| *known == path[0]);
        if room == "lib" || room == path[0] || !known {
            continue;
        }
        let rows = MAY_NAME.iter().filter(|(of, _)| *of == room);
        let ok = rows.flat_map(|(_, allowed)| *allowed).any(|allow| {
            let mut words = path.iter();
            allow.split("::").all(|word| words.next().is_some_and(|written| written == word))
        });
        if !ok {
            wrong.push(format!("src/{file} names {}, which {room} may not", path.join("::")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_is_in_a_room() {
    for source in sources() {
        let known = source.room == "lib" || MAY_NAME.iter().any(|(room, _)| *room == source.room);
        assert!(known, "src/{} is in no room of ARCHITECTURE.md", source.path);
    }
}

/// Who imports whom, who names whom, and who calls the methods that stand beside neither their type nor the call.
fn all_ties(tree: &Tree) -> Ties {
    let mut all = ties::read(tree).ties;
    for (edge, names) in methods::read(tree) {
        all.entry(edge).or_default().extend(names);
    }
    all
}

/// Who must know one file of a circle must know them all. A folder's own file counts like any other, and so does the call of
/// a method that stands far from its type. `--nocapture` shows each circle and what ties it.
#[test]
fn no_circles_among_files() {
    let tree = tree();
    let (mut listed, mut wrong) = (BTreeSet::new(), String::new());
    for circle in circles::circles(&all_ties(&tree)) {
        let told = circles::told(&tree, &all_ties(&tree), &circle);
        println!("{told}");
        let files: BTreeSet<_> = circle.iter().map(|file| tree.files[*file].path.as_str()).collect();
        match CIRCLES.iter().position(|(known, _)| known.iter().copied().collect::<BTreeSet<_>>() == files) {
            Some(known) => _ = listed.insert(known),
            None => wrong += &told,
        }
    }
    assert!(
        wrong.is_empty(),
        "files know each other in a circle; give what ties them a file of its own:\n{wrong}"
    );
    assert_eq!(listed.len(), CIRCLES.len(), "a circle is listed that is none any more");
    assert!(CIRCLES.len() <= 5 && CIRCLES.iter().all(|(files, _)| files.len() <= 3));
}

#[test]
fn no_two_types_have_one_name() {
    let tree = tree();
    let mut places = BTreeMap::<&str, BTreeSet<&str>>::new();
    for module in &tree.modules {
        for (name, _) in module.items.iter().filter(|(_, item)| item.public_type) {
            places.entry(name).or_default().insert(&tree.files[module.file].path);
        }
    }
    places.retain(|_, files| files.len() > 1);
    for (name, _) in NAMED_ALIKE {
        assert!(places.remove(name).is_some(), "{name} is listed, and no two types have that name");
    }
    assert!(places.is_empty(), "types of one name, each in several files: {places:#?}");
}

#[test]
fn what_belongs_to_one_room_stands_in_no_other() {
    for source in sources() {
        for (what, marks, rooms) in ONLY_IN {
            let at_home = rooms.iter().any(|room| *room == source.room || source.path.starts_with(room));
            for mark in *marks {
                let used = source.code.match_indices(mark).any(|(at, _)| {
                    // `egui::` is not `my_egui::`, and `age::` is not `usage::`.
                    !source.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
                });
                assert!(at_home || !used, "src/{}: {what} ({mark}) belongs in {rooms:?}", source.path);
            }
        }
    }
}

#[test]
fn the_programme_is_pure() {
    for source in sources().iter().filter(|source| PURE.contains(&source.room.as_str())) {
        for mark in IMPURE {
            assert!(!source.code.contains(mark), "src/{} uses {mark}", source.path);
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_none_is_too_long() {
    for source in sources() {
        assert!(source.text.starts_with("//!"), "src/{} has no module doc", source.path);
        let lines = source.text.lines().count();
        assert!(lines <= MOST_LINES, "src/{} has {lines} lines: is a room missing?", source.path);
    }
    let main = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 60);
}

#[test]
fn nothing_is_left_undone_or_silenced() {
    let marks = ["todo!(", "unimplemented!(", "dbg!(", "#[ignore", "allow(dead_code)", "allow(unused"];
    for source in sources() {
        for mark in marks {
            assert!(!source.text.contains(mark), "src/{} holds {mark}", source.path);
        }
        let unwraps = [".unwrap()", ".expect("].iter().any(|mark| source.code.contains(mark));
        assert!(!unwraps, "src/{} unwraps outside its tests", source.path);
    }
}

/// Numbers of the guidance stand in `resources/programmes`, never in code.
#[test]
fn fidelity_holds_no_number_of_the_guidance() {
    for source in sources().iter().filter(|source| source.path.starts_with("programme/fidelity")) {
        for number in ["10", "20", "60", "15"] {
            let alone =
                source.code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == number);
            assert!(!alone, "src/{} holds the number {number}", source.path);
        }
    }
}
