//! Fidelity: where a programme stands against its definition, rule by rule, with the evidence. Pure: the same
//! facts on the same day give the same verdicts. Makes no sentences: the window and the command line do.
//!
//! A session held after `today` is still to come, film and all, so asking for an earlier day tells how things stood
//! on that day, as far as today's records know.

mod consents;
mod each;
mod evidence;
pub(super) mod facts;
pub(super) mod film;
pub(super) mod finding;
mod grid;
pub(super) mod judging;
pub(super) mod placement;
mod reading;
mod remedy;
mod rule;
pub(super) mod rules;
mod shown;
pub(super) mod told;
mod trained;
pub(super) mod verdict;
pub(super) mod visits;

pub use evidence::{Evidence, RuleEvidence};
pub use facts::{CaseFacts, OtherProgramme};
pub use finding::RuleFinding;
pub use grid::{Urgent, most_urgent, of_rules};
pub use judging::evaluate;
pub use reading::reading;
pub use remedy::Remedy;
pub use rules::aims::AimEvidence;
pub use rules::filmed::FilmEvidence;
pub use rules::place::PlaceEvidence;
pub use rules::session_length::LengthEvidence;
pub use told::{Sentence, Value, domain, heading, purpose};
pub use verdict::Verdict;

#[cfg(test)]
mod tests;
