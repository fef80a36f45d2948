//! Supervision: what is drawn by chance, with which numbers it is compared, and what a supervisor rates. Knows no film
//! and no person. The numbers are Attune's own and stand in `resources/supervision/supervision.toml`.

pub(super) mod checklist;
pub(super) mod rules;
pub(super) mod sample;

pub use checklist::{Checklist, ChecklistItem, MOST_POINTS, OwnChecklist, Total};
pub use rules::{AgreementRules, CommentRules, SampleRules, SupervisionRules};
pub use sample::{Drawn, SAMPLE_METHOD, SampledFilm, sample};

#[cfg(test)]
mod tests;
