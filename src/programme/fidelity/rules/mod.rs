//! The rules of fidelity, a file each: to add one, write its file, and name it here twice, as a module and in the list.
//!
//! The file says the rule's id, judges it, tells what the verdict rests on and what would put it right, and begins with
//! what a supervisor reads of it in `docs/rules.md`, under the headings *What is asked*, *Source*, *How it is judged* and
//! *What puts it right*. Its tests stand beside it; what spans several rules is tested in `fidelity/tests`.

pub mod after_placement;
pub mod aims;
pub mod alternative;
pub mod assessment;
pub mod change;
pub mod child_age;
pub mod consent_to_film;
pub mod consent_to_show;
pub mod contents;
pub mod filmed;
pub mod first;
pub mod heading;
pub mod offer;
pub mod own_rhythm;
pub mod place;
pub mod review;
pub mod review_declined;
pub mod rhythm;
pub mod safeguarding;
pub mod session_count;
pub mod session_length;
pub mod span;
pub mod watched;
pub mod worker;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::programme::definition::rules::RuleId;

pub use super::rule::Rule;

/// Every rule; findings stand in this order.
pub const ALL: &[&dyn Rule] = &[
    &session_count::SessionCount,
    &session_length::SessionLength,
    &span::Span,
    &after_placement::AfterPlacement,
    &own_rhythm::Evenness,
    &filmed::Filmed,
    &watched::Watched,
    &heading::Heading,
    &change::Change,
    &place::Place,
    &worker::Worker,
    &aims::Aims,
    &review::Review,
    &offer::Offer,
    &alternative::Alternative,
    &review_declined::ReviewDeclined,
    &child_age::ChildAge,
    &safeguarding::Safeguarding,
    &assessment::Assessment,
    &first::First,
    &rhythm::Rhythm,
    &contents::Contents,
    &consent_to_film::ConsentToFilm,
    &consent_to_show::ConsentToShow,
];

/// A rule is written by its id.
impl<'de> Deserialize<'de> for RuleId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let mut known = ALL.iter().map(|rule| rule.id());
        known.find(|id| id.as_str() == text).ok_or_else(|| {
            let ids: Vec<&str> = ALL.iter().map(|rule| rule.id().as_str()).collect();
            D::Error::custom(format!("unknown variant `{text}`, expected one of {}", ids.join(", ")))
        })
    }
}
