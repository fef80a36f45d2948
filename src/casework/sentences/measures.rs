//! Ratings in words. Judges nothing.

use crate::programme::measures::{Compared, Ends, When};
use crate::programme::{Rates, RatingError};
use crate::words::Message;

/// When something was rated, as it stands in a sentence: "session 3".
pub fn when(when: When) -> Message {
    match (when.session, when.on) {
        (Some(number), _) => Message::new("measures-at-session").with("number", number),
        (None, Some(on)) => Message::new("measures-on-day").with("day", on),
        (None, None) => Message::new("measures-at-lost"),
    }
}

/// The same for the foot of a chart, in few letters.
pub fn when_short(when: When) -> Message {
    match (when.session, when.on) {
        (Some(number), _) => Message::new("measures-tick-session").with("number", number),
        (None, Some(on)) => Message::new("measures-tick-day").with("day", on),
        (None, None) => Message::new("measures-tick-lost"),
    }
}

/// The first and the last value of a scale side by side: "Sensitivity: 3 at session 1, 6 at session 10".
pub fn ends(scale: &str, ends: &Ends<'_>) -> Message {
    Message::new("measures-ends")
        .with("scale", scale)
        .with("first", ends.first.value.to_string())
        .with("begin", when(ends.first.when))
        .with("last", ends.last.value.to_string())
        .with("end", when(ends.last.when))
}

/// How well they can be compared.
pub fn compared(ends: &Ends<'_>, first: String, last: String) -> Message {
    let said = match ends.compared {
        Compared::SameRaterBlind => Message::new("measures-same-blind"),
        Compared::SameRater => Message::new("measures-same"),
        Compared::OtherRaterBlind => Message::new("measures-other-blind").with("last", last),
        Compared::OtherRater => Message::new("measures-other").with("last", last),
    };
    said.with("first", first)
}

/// Why a rating is refused.
pub fn refused(error: RatingError) -> Message {
    use RatingError as E;
    match error {
        E::Twice => "error-rated-twice".into(),
        E::NoRater => "error-rating-no-rater".into(),
        E::UnknownMeasure => "error-rating-unknown-measure".into(),
        E::UnknownScale => "error-rating-unknown-scale".into(),
        E::NotOnScale { value, least, most, step } => Message::new("error-rating-not-on-scale")
            .with("value", value.to_string())
            .with("least", least.to_string())
            .with("most", most.to_string())
            .with("step", step.to_string()),
        E::WrongPerson { rates: Rates::Carer } => "error-rating-of-carer".into(),
        E::WrongPerson { rates: Rates::Child } => "error-rating-of-child".into(),
        E::SessionNotHeld => "error-rating-session-not-held".into(),
    }
}
