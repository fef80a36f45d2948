//! Supervision in sentences: agreement in words, what is refused, what ratings add up to. Judges nothing, and calls
//! nothing good or passed.

use crate::programme::SupervisionError;
use crate::programme::agreement::{HeadingAgreement, Statistic, Tendency, Undefined};
use crate::programme::supervision::Total;
use crate::words::Message;

/// Why an entry of supervision is refused.
pub fn refused(error: SupervisionError) -> Message {
    Message::new(match error {
        SupervisionError::NotDrawn => "supervision-not-drawn",
        SupervisionError::NoSample => "supervision-no-sample",
        SupervisionError::CodeOutside => "supervision-code-outside",
        SupervisionError::CodeWithoutTag => "error-clip-no-tag",
        SupervisionError::NoLength => "supervision-no-length",
        SupervisionError::RatingsDoNotFit => "supervision-ratings-do-not-fit",
        SupervisionError::NothingRated => "supervision-nothing-rated",
        SupervisionError::NoNote => "supervision-no-note",
    })
}

/// A statistic, to two decimals; where there is none, that it is undefined.
pub fn statistic(statistic: Statistic) -> Message {
    match statistic {
        // A minus before a nought would say something that is not so.
        Statistic::Is(value) => {
            let value = if value.abs() < 0.005 { 0.0 } else { value };
            Message::new("agreement-figure").with("figure", format!("{value:.2}"))
        }
        Statistic::Undefined(_) => "agreement-undefined".into(),
    }
}

/// Why a statistic is undefined; nothing where it is not.
pub fn undefined(statistic: Statistic) -> Option<Message> {
    let Statistic::Undefined(why) = statistic else { return None };
    Some(Message::new(match why {
        Undefined::NothingCompared => "agreement-undefined-nothing",
        Undefined::OneAnswer => "agreement-undefined-one-answer",
        Undefined::NoSpread => "agreement-undefined-no-spread",
    }))
}

/// How far two codings of a heading agree, in words.
pub fn agreement(found: &HeadingAgreement) -> Message {
    let table = &found.table;
    let of_all = |key| Message::new(key).with("compared", table.compared());
    let same = |key| of_all(key).with("same", table.same());
    match found.tendency {
        Tendency::NoWindow => "agreement-no-window".into(),
        Tendency::Nothing => of_all("agreement-neither"),
        Tendency::Everything => of_all("agreement-everything"),
        Tendency::OnlyOne => {
            let (first, second) = table.given(1);
            same("agreement-only-one").with("marked", first.max(second))
        }
        Tendency::Rare => same("agreement-rare"),
        Tendency::Common => same("agreement-common"),
        Tendency::Mixed => same("agreement-mixed"),
    }
}

/// What ratings add up to, and what that tells and what not.
pub fn total(total: Total) -> Message {
    let message = Message::new("checklist-total").with("points", total.points).with("of", total.of);
    message.with("open", total.open)
}
