//! Every sentence exists, is said somewhere, and gets the values it asks for: the Fluent files against every place in
//! the source that makes a message. What the source alone does not tell, `words` checks in every debug build.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by unwrapping

mod calls;
mod display;
mod functions;
mod reading;
mod source;
mod values;
#[path = "../../src/words/variables.rs"]
mod variables;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use source::{SENTENCES, source};

/// What every sentence asks for.
static ASKED: LazyLock<BTreeMap<&str, BTreeSet<&str>>> =
    LazyLock::new(|| variables::variables(SENTENCES.iter().map(String::as_str)));

/// Literals that look like keys and are none.
const NOT_KEYS: &[&str] =
    &["video-feedback", "home-visiting", "play-group", "film-review", "film-missing", "lock-after-minutes"];

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

/// Where words that are none of Attune's own are handed on: the system's, the database engine's.
const WORDS_OF_OTHERS: &[(&str, &str)] =
    &[("casework/failures.rs", "io_words"), ("casework/failures.rs", "library")];

/// An error's own English is for whoever mends Attune; a person reads sentences, in their language.
#[test]
fn no_error_speaks_to_a_person_for_itself() {
    let mut found = display::made_text_of(source(), SAYING);
    for (file, function) in WORDS_OF_OTHERS {
        assert!(
            found.remove(&((*file).to_owned(), (*function).to_owned())),
            "{file}, {function}: not needed"
        );
    }
    assert!(found.is_empty(), "a text is made of an error, where a sentence should be: {found:?}");
}

#[test]
fn every_sentence_gets_the_values_it_asks_for_and_no_other() {
    let (wrong, undecided) = reading::read(source(), &ASKED);
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    assert!(undecided.is_empty(), "{}", undecided.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The reading itself, on small sources: it finds what is missing and what is not asked for, and says nothing of what is
/// right.
#[test]
fn what_is_wrong_is_found_wherever_a_key_may_come_from() {
    let asked =
        variables::variables(["day-said = { $day }\nplain-said = .\ncount-said = { $count } { $day }\n"]);
    for right in [
        r#"fn f() { say(Message::new("day-said").with("day", 1)); say("plain-said".into()) }"#,
        r#"fn f() { let key = match x { 1 => "day-said", _ => return }; say(Message::new(key).with("day", 1)) }"#,
        r#"fn f() { let mut said = Message::new("count-said").with("count", 1); said = said.with("day", 2); }"#,
        r#"fn f() { let of = |key| Message::new(key).with("day", 1); say(of("day-said")); say(of("count-said").with("count", 1)) }"#,
        r#"fn f() { for (key, name) in [("day-said", "day")] { say(Message::new(key).with(name, 1)) } }"#,
        r#"const KEY: &str = "day-said"; fn f() { say(Message::new(KEY).with("day", 1)) }"#,
        r#"fn on(key: &'static str) -> Message { Message::new(key).with("day", 1) } fn f() { say(on("day-said")) }"#,
        r#"fn f() { records.audit("day-said") } #[cfg(test)] mod tests { fn f() { say("day-said") } }"#,
    ] {
        assert_eq!(wrong(right, &asked), 0, "{right}");
    }
    for not in [
        r#"fn f() { say(Message::new("day-said")) }"#,
        r#"fn f() { say("day-said") }"#,
        r#"fn f() { say(Message::new("plain-said").with("day", 1)) }"#,
        r#"fn f() { say(Message::new("day-said").with("dya", 1)) }"#,
        r#"fn f() { say(Message::new("no-such").with("day", 1)) }"#,
        r#"fn f() { let key = if x { "day-said" } else { "plain-said" }; say(Message::new(key).with("day", 1)) }"#,
        r#"fn f() { let of = |key| Message::new(key).with("day", 1); say(of("count-said")) }"#,
        r#"fn f() { for (key, name) in [("day-said", "count")] { say(Message::new(key).with(name, 1)) } }"#,
        r#"fn on(key: &'static str) -> Message { Message::new(key).with("day", 1) } fn f() { say(on("plain-said")) }"#,
        r#"fn gives() -> Message { "day-said".into() }"#,
        r#"fn gives() -> Message { if x { other::gives() } else { "day-said".into() } }"#,
        r#"fn f(key: &'static str) { say(Message::new(key).with("day", 1)) }"#,
        r#"fn f() { Row { title: "day-said" } }"#,
        r#"fn f() { vec![format!("{}", say("day-said"))] }"#,
    ] {
        assert_eq!(wrong(not, &asked), 1, "{not}");
    }
}

fn wrong(text: &str, asked: &BTreeMap<&str, BTreeSet<&str>>) -> usize {
    let file = source::File { path: "app/some.rs".to_owned(), items: syn::parse_file(text).unwrap().items };
    let (wrong, undecided) = reading::read(vec![file].leak(), asked);
    wrong.len() + undecided.len()
}
