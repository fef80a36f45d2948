//! Verdicts, their evidence, the steps of a session and the lines of the journal as messages, for the window and the
//! command line alike. Judges nothing.

pub mod around;
mod evidence;
pub mod journal;
pub mod measures;
pub mod pathway;
mod programme;
mod retention;
mod session;
pub mod staff;
pub mod supervision;

use crate::programme::RuleId;
use crate::programme::fidelity::Verdict;
use crate::words::Message;

pub use crate::casework::sentences::evidence::{evidence, heading};
pub use crate::casework::sentences::programme::{purpose, remedy};
pub use crate::casework::sentences::retention::{
    article6, article9, counted, due, ground, out_of_reach, receipt,
};
pub use crate::casework::sentences::session::{missing, place_state, step, step_state, todo};

/// The word of a verdict.
pub fn verdict(verdict: Verdict) -> Message {
    Message::new(match verdict {
        Verdict::Met => "verdict-met",
        Verdict::NotYet => "verdict-not-yet",
        Verdict::AtRisk => "verdict-at-risk",
        Verdict::NotMet => "verdict-not-met",
        Verdict::NotApplicable => "verdict-not-applicable",
    })
}

/// What a rule asks, in a few words.
pub fn rule(rule: RuleId) -> Message {
    Message::new(match rule {
        RuleId::SessionCount => "rule-session-count",
        RuleId::SessionLength => "rule-session-length",
        RuleId::Span => "rule-span",
        RuleId::Filmed => "rule-filmed",
        RuleId::Watched => "rule-watched",
        RuleId::Heading => "rule-heading",
        RuleId::Change => "rule-change",
        RuleId::Place => "rule-place",
        RuleId::Worker => "rule-worker",
        RuleId::Aims => "rule-aims",
        RuleId::Review => "rule-review",
        RuleId::Age => "rule-age",
        RuleId::Assessment => "rule-assessment",
        RuleId::First => "rule-first",
        RuleId::Rhythm => "rule-rhythm",
        RuleId::Contents => "rule-contents",
        RuleId::ConsentToFilm => "rule-consent-film",
        RuleId::ConsentToShow => "rule-consent-show",
    })
}

/// What was judged: the programme or one session.
pub fn judged(session: Option<u32>) -> Message {
    match session {
        None => Message::new("finding-programme"),
        Some(number) => Message::new("finding-session").with("number", number),
    }
}
