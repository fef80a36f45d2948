//! What supervision writes about a family: samples, second codings, comments counted, checklists rated, and notes with
//! their answers. Judges no agreement and makes no sentence.

pub(in crate::programme) mod coding;
pub(in crate::programme) mod comments;
pub(in crate::programme) mod notes;
pub(in crate::programme) mod rating;
pub(in crate::programme) mod sampled;

pub use coding::{Code, SecondCoding};
pub use comments::{Comment, CommentCoding, CommentCount};
pub use notes::{About, SupervisionAnswer, SupervisionNote};
pub use rating::ChecklistRating;
pub use sampled::{Sample, SampledClip};

#[cfg(test)]
mod tests;
