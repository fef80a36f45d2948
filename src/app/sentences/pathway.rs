//! The way from referral to end in words: what is refused, the next step and why, what the guidance asks for. Judges
//! nothing.

use crate::programme::PathwayError;
use crate::words::Message;

/// Why an entry of the way is refused.
pub fn refused(error: PathwayError) -> Message {
    match error {
        PathwayError::SecondReferral { on } => Message::new("error-pathway-second-referral").with("day", on),
        PathwayError::OfferToNobody => "error-pathway-offer-to-nobody".into(),
        PathwayError::UnknownPerson => "error-pathway-unknown-person".into(),
        PathwayError::AnswerBeforeOffer { answered, offered } => {
            Message::new("error-pathway-answer-before-offer").with("day", answered).with("offered", offered)
        }
        PathwayError::AreasMissing { missing } => {
            Message::new("error-pathway-areas-missing").with("count", missing)
        }
        PathwayError::NoLastDay => "error-pathway-no-last-day".into(),
        PathwayError::EndsBeforeItBegins { first, last } => {
            Message::new("error-pathway-ends-before").with("first", first).with("last", last)
        }
        PathwayError::NothingToJudge { on } => Message::new("error-pathway-nothing-to-judge").with("day", on),
        PathwayError::NothingJudged => "error-pathway-nothing-judged".into(),
        PathwayError::ConcludedAhead { on } => Message::new("error-pathway-concluded-ahead").with("day", on),
        PathwayError::NotToBeSkipped => "error-pathway-not-to-be-skipped".into(),
        PathwayError::NoReason => "error-pathway-no-reason".into(),
        PathwayError::EndedAlready { on } => Message::new("error-pathway-ended-already").with("day", on),
    }
}
