//! The pathway from referral to end: where a family stands, the next step with why and source, and whether what the guidance
//! asks for came before what followed it. **Pure**; makes no sentence. The worker decides: a step can be skipped,
//! which stays as not met.
//!
//! # Rounds
//! A round begins with the assessment, and another with each multi-agency review that finds further intervention
//! appropriate (or was skipped). Within a round programmes are offered, answered, held and judged; little
//! improvement or nothing accepted asks for the next review (NG26 1.4.3, 1.4.6, 1.5.2).

pub(super) mod asks;
mod course;
pub(super) mod duty;
mod facts;
mod family;
mod guide;
mod ledger;
mod offered;
mod offering;
mod pairs;
mod questions;
mod stages;
mod standing;
mod walk;

pub use course::Course;
pub use duty::{Duty, DutyKind, MadeOffer, WentAhead};
pub use facts::PathwayFacts;
pub use family::family_kind;
pub use guide::{Choice, Elsewhere, FamilyKind, OwnNumbers, PathwayGround, PathwayGuide, Stage, Strength};
pub use questions::Question;
pub use stages::{Children, StageAges};
pub use standing::{EndGround, Next, Pathway};
pub use walk::pathway;

#[cfg(test)]
mod tests;
