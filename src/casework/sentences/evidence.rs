//! What a verdict rests on, and what would put it right, in sentences. Judges nothing.

use super::lengths::{length as length_of, whole_minutes};
use crate::casework::pages::{Begun, JudgedOn};
use crate::programme::fidelity::{
    self, FilmEvidence, LengthEvidence, PlaceEvidence, Remedy, RuleFinding, Sentence, Value,
};
use crate::programme::{PlaceKind, VisitLength};
use crate::words::{Arg, Message};

pub use crate::programme::fidelity::purpose;

/// What a verdict rests on, as one or more sentences.
pub fn evidence(finding: &RuleFinding) -> Vec<Message> {
    finding.evidence.told(finding.verdict).into_iter().map(message).collect()
}

/// That a programme had not begun on the day it is judged as of, where it is so.
pub fn begun(judged: &JudgedOn) -> Option<Message> {
    match judged.begun {
        Begun::Yes => None,
        Begun::Later(day) => Some(Message::new("fidelity-before").with("day", judged.on).with("begins", day)),
        Begun::ToCome(day) => Some(Message::new("fidelity-to-begin").with("begins", day)),
    }
}

/// What of a session was not as asked, in a word or two beneath its day; nothing for what its own page says.
pub fn exception(finding: &RuleFinding) -> Option<Message> {
    if let Some(LengthEvidence { visit: VisitLength::Measured { length }, .. }) = finding.evidence.get() {
        return Some(length_of(*length));
    }
    if let Some(FilmEvidence { filmed, .. }) = finding.evidence.get() {
        let minutes = whole_minutes(*filmed);
        return Some(match minutes {
            0 => "line-film-none".into(),
            minutes => Message::new("line-film-minutes").with("minutes", minutes),
        });
    }
    let PlaceEvidence { place, asked } = finding.evidence.get()?;
    (place.is_some() && *asked == PlaceKind::Home).then(|| "line-elsewhere".into())
}

/// What would put something right.
pub fn remedy(remedy: &Remedy) -> Message {
    message(remedy.told())
}

/// The name of a heading of the guidance; a service's own heading by its id.
pub fn heading(id: &str) -> Message {
    message(fidelity::heading(id))
}

/// A rule's sentence as a message; the rules' own files hold its values against what it asks for.
pub(super) fn message(told: Sentence) -> Message {
    let args = told.values.into_iter().map(|(name, value)| (name, arg(value))).collect();
    Message { key: told.key, args }
}

fn arg(value: Value) -> Arg {
    match value {
        Value::Number(number) => number.into(),
        Value::Text(text) => text.into(),
        Value::Day(day) => day.into(),
        Value::Sentence(told) => message(told).into(),
    }
}
