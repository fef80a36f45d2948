//! Every sentence exists, is said somewhere, and gets the values it asks for: the Fluent files against every place in
//! the source that makes a message. What the source alone does not tell, `words` checks in every debug build.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by unwrapping

mod reading;
mod source;
#[path = "../../src/words/variables.rs"]
mod variables;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use source::{SENTENCES, source};

/// What every sentence asks for.
static ASKED: LazyLock<BTreeMap<&str, BTreeSet<&str>>> =
    LazyLock::new(|| variables::variables(SENTENCES.iter().map(String::as_str)));

/// Literals that look like keys and are none.
const NOT_KEYS: &[&str] = &["video-feedback", "home-visiting", "play-group", "film-review", "film-missing"];

/// Rooms that say sentences.
const SAYING: &[&str] = &["ui", "app", "casework", "demo", "cli", "desktop"];

#[test]
fn every_sentence_exists_and_is_said() {
    let prefixes: BTreeSet<&str> = ASKED.keys().filter_map(|key| key.split('-').next()).collect();
    let mut said = BTreeSet::new();
    let mut unknown = Vec::new();
    for file in source() {
        for literal in file.literals() {
            let is_key = literal.contains('-')
                && prefixes.contains(literal.split('-').next().unwrap())
                && literal.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            if ASKED.contains_key(literal.as_str()) {
                said.insert(literal);
            } else if is_key && SAYING.contains(&file.room()) && !NOT_KEYS.contains(&literal.as_str()) {
                unknown.push(format!("src/{} says {literal:?}, which no file has", file.path));
            }
        }
    }
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
    let unsaid: Vec<_> = ASKED.keys().filter(|key| !said.contains(**key)).collect();
    assert!(unsaid.is_empty(), "never said: {unsaid:?}");
}

#[test]
fn every_sentence_gets_the_values_it_asks_for_and_no_other() {
    let (wrong, undecided) = reading::read(source(), &ASKED);
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    assert!(undecided.is_empty(), "{}", undecided.into_iter().collect::<Vec<_>>().join("\n"));
}
