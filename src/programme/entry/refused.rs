//! What entries are refused for. None of it is advice of the guidance not followed: that is the worker's to decide. Knows
//! no entry.

use chrono::NaiveDate;

use crate::programme::measure::{Rates, Score};

/// What an entry is refused for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// It speaks of a day that has not come: date it on the day it was.
    #[error("{on} has not come yet")]
    InFuture {
        /// The day given.
        on: NaiveDate,
    },
    /// It speaks of a day before the child was born: correct either.
    #[error("{on} is before the child's birth on {born}")]
    BeforeBirth {
        /// The day given.
        on: NaiveDate,
        /// The birth of the eldest child.
        born: NaiveDate,
    },
    /// What it is for is not said: fill it in.
    #[error("this says nothing")]
    Empty,
    /// It stands for good: write another one.
    #[error("this can no longer be changed")]
    Final,
    /// What supervision asks of it.
    #[error(transparent)]
    Supervision(#[from] SupervisionError),

    /// Its text is no programme file: check the file.
    #[error("this is no programme file")]
    NoProgramme,
    /// It would go on with a programme that has not ended: end that first.
    #[error("the programme it goes on with has not ended")]
    NotEnded,
    /// It has ended already.
    #[error("the programme has ended already")]
    EndedAlready,
    /// It would end before it began: correct the day.
    #[error("{on} is before its beginning on {begun}")]
    EndBeforeBegin {
        /// The day given.
        on: NaiveDate,
        /// The day it began.
        begun: NaiveDate,
    },
    /// Stopping early needs a reason: write why.
    #[error("this needs a reason")]
    NoReason,
    /// What only a rating is refused for.
    #[error(transparent)]
    Rating(#[from] RatingError),

    /// What only an entry around the programme is refused for.
    #[error(transparent)]
    Around(#[from] AroundError),

    /// An entry of the pathway from referral to end is no record.
    #[error(transparent)]
    Pathway(#[from] PathwayError),
}

/// Longest text of one field, in characters: a slip of the clipboard, not a limit to what can be said.
pub(super) const MOST_CHARS: usize = 4000;

/// What an entry around the programme is refused for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AroundError {
    /// It ends before it begins: correct either day.
    #[error("it ends on {until}, before it begins on {from}")]
    EndsBefore {
        /// The day given for its beginning.
        from: NaiveDate,
        /// The day given for its end.
        until: NaiveDate,
    },
    /// A carer is named who is none of the family's: choose one of them.
    #[error("no such carer in this family")]
    UnknownCarer,
    /// A child is named who is none of the family's: choose one of them.
    #[error("no such child in this family")]
    UnknownChild,
    /// A concern is answered that is not there: it was taken back.
    #[error("no such concern in this family")]
    NoConcern,
    /// A text is too long: shorten it.
    #[error("a text has at most {MOST_CHARS} characters, this has {chars}")]
    TooLong {
        /// How many characters it has.
        chars: usize,
        /// How many it may have.
        most: usize,
    },
    /// A text holds a character that cannot be shown: type it anew.
    #[error("a text holds a character that cannot be shown")]
    Unprintable,
}

/// What an entry of the pathway is refused for, beyond what any entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathwayError {
    /// A referral stands that nothing ended: change that one, or end the pathway it began.
    #[error("there is a referral of {on} already")]
    SecondReferral {
        /// The day of the one that stands.
        on: NaiveDate,
    },
    /// An offer is made to somebody: say to whom.
    #[error("an offer to nobody")]
    OfferToNobody,
    /// Somebody who is not of this family: choose among its people.
    #[error("this is not about one of the family's people")]
    UnknownPerson,
    /// Somebody answered to whom it was not offered: offer it to them, or take the answer out.
    #[error("an answer of somebody to whom it was not offered")]
    AnswerOfAnother,
    /// Somebody has two answers to one offer: keep the newest.
    #[error("two answers of one carer to one offer")]
    AnsweredTwice,
    /// The answer is of a day before the offer: correct either.
    #[error("an answer of {answered} to an offer of {offered}")]
    AnswerBeforeOffer {
        /// The day given for the answer.
        answered: NaiveDate,
        /// The day of the offer.
        offered: NaiveDate,
    },
    /// The assessment is finished, and some areas are not noted: note them, or leave the last day open.
    #[error("{missing} areas of the assessment are not noted")]
    AreasMissing {
        /// How many.
        missing: usize,
    },
    /// Every area is noted: say on which day the assessment was finished.
    #[error("the assessment has no last day")]
    NoLastDay,
    /// Something ends before it begins: correct either day.
    #[error("{last} is before {first}")]
    EndsBeforeItBegins {
        /// The day it began.
        first: NaiveDate,
        /// The day it ended.
        last: NaiveDate,
    },
    /// No session was held by then, so there is nothing to judge.
    #[error("no session was held by {on}")]
    NothingToJudge {
        /// The day given.
        on: NaiveDate,
    },
    /// Neither sensitivity nor attachment is judged: judge one of them.
    #[error("nothing is judged")]
    NothingJudged,
    /// A review that is still to come concluded nothing yet: leave the conclusion open.
    #[error("a review planned for {on} has no conclusion")]
    ConcludedAhead {
        /// The day it is planned for.
        on: NaiveDate,
    },
    /// A programme that began or ended cannot be skipped, nor can the pathway's end: only what the guidance asks for
    /// before something else.
    #[error("this step cannot be skipped")]
    NotToBeSkipped,
    /// This needs a reason: write why.
    #[error("this needs a reason")]
    NoReason,
    /// The pathway has ended already: open it again first.
    #[error("the pathway ended on {on}")]
    EndedAlready {
        /// The day it ended.
        on: NaiveDate,
    },
}

/// What only a rating is refused for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RatingError {
    /// The same rater has rated the same with the same measure: revise that rating.
    #[error("this rater has rated this already")]
    Twice,
    /// Nobody is named as the rater: say who it was.
    #[error("nobody is named as the rater")]
    NoRater,
    /// The measure is not among those on file: choose another.
    #[error("there is no such measure")]
    UnknownMeasure,
    /// The measure has no such scale: choose one of its scales.
    #[error("the measure has no such scale")]
    UnknownScale,
    /// The value is not one of the scale's: choose one within its range, on a step.
    #[error("{value} is not from {least} to {most} by {step}")]
    NotOnScale {
        /// The value given.
        value: Score,
        /// The lowest there is.
        least: Score,
        /// The highest there is.
        most: Score,
        /// From one to the next.
        step: Score,
    },
    /// The measure is about carers, or about children, of the family: choose one.
    #[error("the measure is about {rates:?}")]
    WrongPerson {
        /// Of whom its numbers are.
        rates: Rates,
    },
    /// The session was not held: record the visit first.
    #[error("the session was not held")]
    SessionNotHeld,
}

/// What an entry of supervision is refused for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SupervisionError {
    /// The stretch is not what its seed draws: draw another one.
    #[error("the sample is not what its seed draws")]
    NotDrawn,
    /// The sample that was coded is not there.
    #[error("there is no such sample")]
    NoSample,
    /// A code does not lie within the sample, or ends before it begins: set it again.
    #[error("a code must lie within the sample and end after it begins")]
    CodeOutside,
    /// A code says nothing: give it a tag.
    #[error("a code needs a tag")]
    CodeWithoutTag,
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
