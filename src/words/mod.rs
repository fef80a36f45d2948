//! Every sentence on screen and on the command line, by key, from Fluent files. Knows no rule and no widget:
//! a caller names a message and gives its arguments as plain values.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

const EN_GB: &[(&str, &str)] = &[
    ("common", include_str!("../../resources/i18n/en-GB/common.ftl")),
    ("errors", include_str!("../../resources/i18n/en-GB/errors.ftl")),
    ("staff", include_str!("../../resources/i18n/en-GB/staff.ftl")),
    ("fidelity", include_str!("../../resources/i18n/en-GB/fidelity.ftl")),
    ("sessions", include_str!("../../resources/i18n/en-GB/sessions.ftl")),
    ("families", include_str!("../../resources/i18n/en-GB/families.ftl")),
    ("demo", include_str!("../../resources/i18n/en-GB/demo.ftl")),
    ("entries", include_str!("../../resources/i18n/en-GB/entries.ftl")),
    ("programmes", include_str!("../../resources/i18n/en-GB/programmes.ftl")),
    ("around", include_str!("../../resources/i18n/en-GB/around.ftl")),
    ("visit", include_str!("../../resources/i18n/en-GB/visit.ftl")),
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
    ("journal", include_str!("../../resources/i18n/en-GB/journal.ftl")),
    ("cli", include_str!("../../resources/i18n/en-GB/cli.ftl")),
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
pub struct Words(FluentBundle<FluentResource>);

impl Words {
    /// British English, the language every key exists in.
    pub fn en_gb() -> Self {
        let language: LanguageIdentifier = "en-GB".parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks help mixed scripts in browsers; egui would draw them as boxes.
        bundle.set_use_isolating(false);
        for (_, text) in EN_GB {
            // A test reads every file strictly; at run time what is readable serves.
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self(bundle)
    }

    /// Says a message. A key that is missing is said as itself, so that a person can report it.
    pub fn say(&self, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            args.set(*name, self.value(value));
        }
        self.format(message.key, &args)
    }

    /// Says a message without arguments.
    pub fn get(&self, key: &'static str) -> String {
        self.format(key, &FluentArgs::new())
    }

    /// A day as people write it, with its weekday: the one way days are said on screen.
    pub fn day(&self, day: NaiveDate) -> String {
        let mut args = FluentArgs::new();
        args.set("weekday", day.weekday().number_from_monday());
        args.set("day", day.day().to_string());
        args.set("month", FluentValue::from(self.month(day)));
        args.set("year", day.year().to_string());
        self.format("date-in-words", &args)
    }

    /// The name of a day's month.
    pub fn month(&self, day: NaiveDate) -> String {
        let mut args = FluentArgs::new();
        args.set("month", day.month());
        self.format("date-month", &args)
    }

    /// Whether the key exists.
    pub fn has(&self, key: &str) -> bool {
        self.0.get_message(key).is_some_and(|message| message.value().is_some())
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Day(day) => FluentValue::from(self.day(*day)),
            Arg::Said(message) => FluentValue::from(self.say(message)),
        }
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.0.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        self.0.format_pattern(pattern, Some(args), &mut errors).into_owned()
    }
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
        let words = Words::en_gb();
        let say = |count: u32| words.say(&Message::new("count-sessions").with("count", count));
        assert_eq!((say(1), say(3)), ("1 session".to_owned(), "3 sessions".to_owned()));
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
