//! Fidelity: where a programme stands against its definition, rule by rule, with the evidence. Pure: the same
//! facts on the same day give the same verdicts. Makes no sentences: the window and the command line do.
//!
//! A session held after `today` is still to come, film and all, so asking for an earlier day tells how things stood
//! on that day, as far as today's records know.

mod around;
mod consent;
mod covered;
mod evidence;
pub(super) mod facts;
pub(super) mod finding;
mod grid;
pub(super) mod judging;
mod remedies;
mod remedy;
mod rhythm;
pub(super) mod sessions;
mod span;
pub(super) mod visits;
mod watching;
mod worker;

pub use evidence::{Evidence, Forecast, ForecastBasis, Pace, WorkerStanding};
pub use facts::CaseFacts;
pub use finding::{Finding, Verdict};
pub use grid::{Urgent, most_urgent, of_rules};
pub use judging::evaluate;
pub use remedy::Remedy;

#[cfg(test)]
mod tests;
