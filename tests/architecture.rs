//! Holds the house of ARCHITECTURE.md against the source: who may name whom, and what no room may do.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by unwrapping

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may name; `main.rs` and `lib.rs` are the front door.
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
    ("ui", &["base", "words", "programme", "media::frame", "casework", "app::state", "app::action"]),
    ("desktop", &["base", "words", "ui", "app", "system", "casework"]),
    ("cli", &["base", "words", "programme", "vault", "library", "media", "casework", "demo"]),
    ("main", &["cli", "desktop", "system"]),
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
        &["vault", "library", "casework/export"],
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
            let room = path.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
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

/// Every `crate::room::inner` path in the code, with braces of one level opened.
fn named(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::").chain(code.match_indices("attune::")) {
        let rest = &code[at..];
        let rest = &rest[rest.find("::").unwrap() + 2..];
        if let Some(inner) = rest.strip_prefix('{') {
            let list = inner.split('}').next().unwrap_or_default();
            found.extend(list.split(',').map(|part| first_two(part.trim())).filter(|part| !part.is_empty()));
        } else {
            found.insert(first_two(rest));
        }
    }
    found
}

fn first_two(path: &str) -> String {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let first = word(path);
    let second = path[first.len()..].strip_prefix("::").map(word).unwrap_or_default();
    if second.is_empty() { first } else { format!("{first}::{second}") }
}

#[test]
fn rooms_name_only_the_rooms_below_them() {
    for source in sources() {
        if source.room == "lib" {
            continue;
        }
        let (_, allowed) = MAY_NAME
            .iter()
            .find(|(room, _)| *room == source.room)
            .unwrap_or_else(|| panic!("src/{} is in no room of ARCHITECTURE.md", source.path));
        for path in named(&source.code) {
            let first = path.split("::").next().unwrap();
            let known = MAY_NAME.iter().any(|(room, _)| *room == first);
            let ok = first == source.room
                || !known
                || allowed.iter().any(|allow| *allow == first || *allow == path);
            assert!(ok, "src/{} names {path}, which {} may not", source.path, source.room);
        }
    }
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

/// Every message named in the source exists, and every message that exists is named somewhere.
#[test]
fn every_sentence_exists_and_is_said() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut keys = BTreeSet::new();
    for entry in fs::read_dir(root.join("resources/i18n/en-GB")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            keys.insert(line.split([' ', '=']).next().unwrap().to_owned());
        }
    }
    let prefixes: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('-').next()).collect();
    let mut said = BTreeSet::new();
    for source in sources() {
        for literal in source.text.split('"').skip(1).step_by(2) {
            let is_key = literal.contains('-')
                && prefixes.contains(literal.split('-').next().unwrap())
                && literal.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            if keys.contains(literal) {
                said.insert(literal.to_owned());
            } else if is_key
                && ["ui", "casework", "demo", "app", "cli", "desktop"].contains(&source.room.as_str())
            {
                assert!(
                    NOT_KEYS.contains(&literal),
                    "src/{} says {literal:?}, which no file has",
                    source.path
                );
            }
        }
    }
    let unsaid: Vec<_> = keys.difference(&said).collect();
    assert!(unsaid.is_empty(), "never said: {unsaid:?}");
}

/// Literals that look like keys and are none.
const NOT_KEYS: &[&str] = &["video-feedback", "home-visiting", "play-group", "film-review", "film-missing"];
