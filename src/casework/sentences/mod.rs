//! Verdicts, their evidence, the steps of a session and the lines of the journal as messages, for the window and the
//! command line alike. Judges nothing.

pub mod around;
mod evidence;
pub mod journal;
mod lengths;
pub mod measures;
pub mod pathway;
mod retention;
mod session;
pub mod staff;
pub mod supervision;
pub mod today;

use crate::programme::RuleId;
use crate::programme::fidelity::Verdict;
use crate::words::Message;

pub use crate::casework::sentences::evidence::{begun, evidence, exception, heading, purpose, remedy};
pub use crate::casework::sentences::lengths::length;
pub use crate::casework::sentences::retention::{
    article6, article9, counted, due, ground, out_of_reach, receipt,
};
pub use crate::casework::sentences::session::{
    concerns, film_there, missing, place_state, step, step_state, todo,
};

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
    Message::new(rule.name())
}

/// What was judged: the programme or one session.
pub fn judged(session: Option<u32>) -> Message {
    match session {
        None => Message::new("finding-programme"),
        Some(number) => Message::new("finding-session").with("number", number),
    }
}
