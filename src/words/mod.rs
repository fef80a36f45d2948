//! Every sentence on screen and on the command line, by key, from Fluent files. Knows no rule and no widget:
//! a caller names a message and gives its arguments as plain values.

#[cfg(debug_assertions)]
mod variables;

#[cfg(debug_assertions)]
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
#[cfg(debug_assertions)]
use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate};
use fluent::concurrent::FluentBundle;
use fluent::{FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

const EN_GB: &[(&str, &str)] = &[
    ("common", include_str!("../../resources/i18n/en-GB/common.ftl")),
    ("errors", include_str!("../../resources/i18n/en-GB/errors.ftl")),
    ("failures", include_str!("../../resources/i18n/en-GB/failures.ftl")),
    ("staff", include_str!("../../resources/i18n/en-GB/staff.ftl")),
    ("fidelity", include_str!("../../resources/i18n/en-GB/fidelity.ftl")),
    ("sessions", include_str!("../../resources/i18n/en-GB/sessions.ftl")),
    ("families", include_str!("../../resources/i18n/en-GB/families.ftl")),
    ("overview", include_str!("../../resources/i18n/en-GB/overview.ftl")),
    ("demo", include_str!("../../resources/i18n/en-GB/demo.ftl")),
    ("entries", include_str!("../../resources/i18n/en-GB/entries.ftl")),
    ("programmes", include_str!("../../resources/i18n/en-GB/programmes.ftl")),
    ("around", include_str!("../../resources/i18n/en-GB/around.ftl")),
    ("visit", include_str!("../../resources/i18n/en-GB/visit.ftl")),
    ("keys", include_str!("../../resources/i18n/en-GB/keys.ftl")),
    ("finder", include_str!("../../resources/i18n/en-GB/finder.ftl")),
    ("lock", include_str!("../../resources/i18n/en-GB/lock.ftl")),
    ("supervision", include_str!("../../resources/i18n/en-GB/supervision.ftl")),
    ("tag", include_str!("../../resources/i18n/en-GB/tag.ftl")),
    ("salvage", include_str!("../../resources/i18n/en-GB/salvage.ftl")),
    ("screens", include_str!("../../resources/i18n/en-GB/screens.ftl")),
    ("retention", include_str!("../../resources/i18n/en-GB/retention.ftl")),
    ("people", include_str!("../../resources/i18n/en-GB/people.ftl")),
    ("measures", include_str!("../../resources/i18n/en-GB/measures.ftl")),
    ("pathway", include_str!("../../resources/i18n/en-GB/pathway.ftl")),
    ("grid", include_str!("../../resources/i18n/en-GB/grid.ftl")),
    ("settings", include_str!("../../resources/i18n/en-GB/settings.ftl")),
    ("journal", include_str!("../../resources/i18n/en-GB/journal.ftl")),
    ("cli", include_str!("../../resources/i18n/en-GB/cli.ftl")),
    ("today", include_str!("../../resources/i18n/en-GB/today.ftl")),
    ("check", include_str!("../../resources/i18n/en-GB/check.ftl")),
];

/// One value in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Shown as it is.
    Text(String),
    /// Shown in the language's way, and chooses between singular and plural.
    Number(f64),
    /// A day, said in words.
    Day(NaiveDate),
    /// A message of its own, said in the same language.
    Said(Box<Message>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<usize> for Arg {
    #[allow(clippy::cast_precision_loss)] // counts on a screen
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<u64> for Arg {
    #[allow(clippy::cast_precision_loss)] // counts on a screen
    fn from(number: u64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<NaiveDate> for Arg {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Said(Box::new(message))
    }
}

/// A sentence before it is said: its key and its arguments. Two messages are the same if they say the same.
#[derive(Clone, PartialEq)]
pub struct Message {
    /// The key in the Fluent files.
    pub key: &'static str,
    /// Named values.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A sentence without arguments.
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// Only the key: arguments may be names.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({})", self.key)
    }
}

impl From<&'static str> for Message {
    fn from(key: &'static str) -> Self {
        Self::new(key)
    }
}

/// The sentences of one language.
pub struct Words {
    sentences: FluentBundle<FluentResource>,
    /// What each sentence asks for, which debug builds hold every saying against.
    #[cfg(debug_assertions)]
    asked: BTreeMap<&'static str, BTreeSet<&'static str>>,
}

impl Words {
    /// British English, the language every key exists in.
    pub fn en_gb() -> Self {
        Self::read(EN_GB)
    }

    fn read(files: &[(&str, &'static str)]) -> Self {
        let language: LanguageIdentifier = "en-GB".parse().unwrap_or_default();
        let mut sentences = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks help mixed scripts in browsers; egui would draw them as boxes.
        sentences.set_use_isolating(false);
        for (name, text) in files {
            let (resource, errors) = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) => (resource, Vec::new()),
                Err((resource, errors)) => (resource, errors),
            };
            // At run time what is readable serves.
            debug_assert!(errors.is_empty(), "{name}.ftl: {errors:?}");
            sentences.add_resource_overriding(resource);
        }
        Self {
            sentences,
            #[cfg(debug_assertions)]
            asked: variables::variables(files.iter().map(|(_, text)| *text)),
        }
    }

    /// Says a message. One that cannot be said as it was meant stops a test; elsewhere its key, and whatever it was given, are
    /// said beside what can be: nothing is lost to the person, and they can report it.
    pub fn say(&self, message: &Message) -> String {
        #[cfg(debug_assertions)]
        if is_strict() {
            self.hold_against_what_is_asked(message);
        }
        let given = message.args.iter().map(|(name, value)| (*name, self.value(value))).collect();
        let mut errors = Vec::new();
        let said =
            self.sentences.get_message(message.key).and_then(|found| found.value()).map(|pattern| {
                self.sentences.format_pattern(pattern, Some(&given), &mut errors).into_owned()
            });
        match said {
            Some(said) if errors.is_empty() => said,
            said => self.as_far_as_it_goes(&said.unwrap_or_default(), message),
        }
    }

    /// What could be said, the key, and every value.
    fn as_far_as_it_goes(&self, said: &str, message: &Message) -> String {
        let values = message.args.iter().map(|(name, value)| match self.value(value) {
            FluentValue::Number(number) => format!("{name}: {}", number.as_string()),
            FluentValue::String(text) => format!("{name}: {text}"),
            _ => (*name).to_owned(),
        });
        let all: Vec<String> = std::iter::once(message.key.to_owned()).chain(values).collect();
        format!("{said} [{}]", all.join("; ")).trim_start().to_owned()
    }

    /// Says a message without arguments.
    pub fn get(&self, key: &'static str) -> String {
        self.say(&Message::new(key))
    }

    /// A day as people write it, with its weekday: the one way days are said on screen.
    pub fn day(&self, day: NaiveDate) -> String {
        let message = Message::new("date-in-words")
            .with("weekday", day.weekday().number_from_monday())
            .with("day", day.day().to_string())
            .with("month", month(day))
            .with("year", day.year().to_string());
        self.say(&message)
    }

    /// The name of a day's month.
    pub fn month(&self, day: NaiveDate) -> String {
        self.say(&month(day))
    }

    /// Whether the key exists.
    pub fn has(&self, key: &str) -> bool {
        self.sentences.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// Stops at a message that lacks a value its sentence asks for, or has one that its sentence makes no use of.
    #[cfg(debug_assertions)]
    fn hold_against_what_is_asked(&self, message: &Message) {
        let asked = self.asked.get(message.key);
        assert!(asked.is_some(), "there is no sentence {}", message.key);
        let given: BTreeSet<&str> = message.args.iter().map(|(name, _)| *name).collect();
        assert_eq!(asked, Some(&given), "{}: what it asks for, and what it is given", message.key);
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Day(day) => FluentValue::from(self.day(*day)),
            Arg::Said(message) => FluentValue::from(self.say(message)),
        }
    }
}

fn month(day: NaiveDate) -> Message {
    Message::new("date-month").with("month", day.month())
}

/// Whether this is a test, or a program that a test runs: cargo tells them where the package lies. A window that films must
/// not close over a sentence, in a debug build neither.
#[cfg(debug_assertions)]
fn is_strict() -> bool {
    static STRICT: LazyLock<bool> = LazyLock::new(|| std::env::var_os("CARGO_MANIFEST_DIR").is_some());
    *STRICT
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_file_reads_strictly_and_no_key_stands_twice() {
        let mut keys = BTreeSet::new();
        for (name, text) in EN_GB {
            let resource = FluentResource::try_new((*text).to_owned());
            let resource = resource.unwrap_or_else(|(_, errors)| panic!("{name}.ftl: {errors:?}"));
            drop(resource);
            for line in text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
            {
                let key = line.split('=').next().unwrap_or_default().trim();
                assert!(keys.insert(key), "{key} stands twice");
            }
        }
        assert!(keys.len() > 50);
    }

    #[test]
    fn numbers_choose_singular_and_plural() {
        let words = Words::read(SESSIONS);
        let say = |count: u32| words.say(&Message::new("count-sessions").with("count", count));
        assert_eq!((say(1), say(3)), ("1 session".to_owned(), "3 sessions".to_owned()));
    }

    const SESSIONS: &[(&str, &str)] = &[(
        "sessions",
        "count-sessions = { $count ->\n    [one] 1 session\n   *[other] { $count } sessions\n}\n",
    )];

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic = "count-sessions: what it asks for, and what it is given"]
    fn a_debug_build_stops_at_a_value_that_is_missing() {
        Words::read(SESSIONS).get("count-sessions");
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic = "count-sessions: what it asks for, and what it is given"]
    fn a_debug_build_stops_at_a_value_that_is_not_asked_for() {
        Words::read(SESSIONS).say(&Message::new("count-sessions").with("count", 1u32).with("day", "today"));
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic = "there is no sentence count-visits"]
    fn a_debug_build_stops_at_a_sentence_that_is_not_there() {
        Words::read(SESSIONS).get("count-visits");
    }

    #[test]
    fn what_cannot_be_said_whole_is_said_with_its_key_and_all_its_values() {
        let words = Words::read(SESSIONS);
        let message = Message::new("count-sessions").with("number", 3u32).with("who", "anna");
        let said = words.as_far_as_it_goes("{$count} sessions", &message);
        assert_eq!(said, "{$count} sessions [count-sessions; number: 3; who: anna]");
        assert_eq!(words.as_far_as_it_goes("", &Message::new("count-visits")), "[count-visits]");
    }

    #[test]
    fn days_are_said_with_their_weekday() {
        let words = Words::en_gb();
        for (day, said) in [
            ((2026, 3, 3), "Tue 3 March 2026"),
            ((2024, 2, 29), "Thu 29 February 2024"),
            ((2026, 12, 27), "Sun 27 December 2026"),
        ] {
            let day = NaiveDate::from_ymd_opt(day.0, day.1, day.2).unwrap();
            assert_eq!(words.day(day), said);
        }
    }

    #[test]
    fn debug_shows_no_argument() {
        let message = Message::new("count-sessions").with("count", "a name of a child");
        assert_eq!(format!("{message:?}"), "Message(count-sessions)");
    }
}
