//! The way from referral to end: where a family stands, the next step with why and source, and whether what the guidance
//! asks for came before what followed it. **Pure**; makes no sentence. The worker decides: a step can be gone without,
//! which stays as not met.
//!
//! # Rounds
//! A round begins with the assessment, and another with each multi-agency review that finds further intervention
//! appropriate (or was gone without). Within a round programmes are offered, answered, held and judged; little
//! improvement or nothing accepted asks for the next review (NG26 1.4.3, 1.4.6, 1.5.2).

mod course;
mod family;
mod guide;
mod ledger;
mod questions;
mod standing;
mod walk;
mod way;

pub use course::Course;
pub use family::family_kind;
pub use guide::{Children, Choice, Elsewhere, FamilyKind, Ground, OwnNumbers, PathwayGuide, Stage, Strength};
pub use questions::Question;
pub use standing::{Duty, DutyKind, EndGround, Next, Pathway};
pub use walk::pathway;
pub use way::Way;

#[cfg(test)]
mod tests;
