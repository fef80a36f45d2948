//! What supervision writes about a family: samples, second codings, comments counted, checklists rated, and notes with
//! their answers. Judges no agreement and makes no sentence.

mod coding;
mod comments;
mod notes;
mod rating;
mod sampled;

pub use coding::{CodedMark, SecondCoding};
pub use comments::{Comment, CommentCoding, CommentCount};
pub use notes::{About, SupervisionAnswer, SupervisionNote};
pub use rating::ChecklistRating;
pub use sampled::{Sample, SampledClip};

/// What an entry of supervision is refused for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SupervisionError {
    /// The stretch is not what its seed draws: draw another one.
    #[error("the sample is not what its seed draws")]
    NotDrawn,
    /// The sample that was coded is not there.
    #[error("there is no such sample")]
    NoSample,
    /// A mark does not lie within the sample, or ends before it begins: set it again.
    #[error("a mark must lie within the sample and end after it begins")]
    MarkOutside,
    /// A mark says nothing: give it a tag.
    #[error("a mark needs a tag")]
    MarkWithoutTag,
    /// How much was looked at is not said, so that there is no rate: say how many minutes.
    #[error("how long was looked at must be said")]
    NoLength,
    /// A rating is missing its item, or is more than an item can have.
    #[error("the ratings do not fit the checklist")]
    RatingsDoNotFit,
    /// No item was rated: rate what was seen.
    #[error("nothing is rated")]
    NothingRated,
    /// The note that is answered is not there.
    #[error("there is no such note")]
    NoNote,
}

#[cfg(test)]
mod tests;
