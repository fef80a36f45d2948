//! What a worker does with a session and a consent. Plain data.

use chrono::{NaiveDate, NaiveDateTime};

use crate::base::{ClipId, PersonId, RecordId, Redacted};
use crate::programme::{Answer, PlaceKind, Purpose};

/// A change of one session. Each is one transaction, durable when it is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum SessionChange {
    /// Plan it for a day; without one, take the day back.
    Plan(Option<NaiveDate>),
    /// Move it to another day.
    Move {
        /// The new day.
        to: NaiveDate,
        /// Why.
        reason: Redacted<String>,
    },
    /// It was planned for this day, or moved to it, by mistake today: the day before that counts again.
    TakeBackDay {
        /// The day it is planned for.
        day: NaiveDate,
    },
    /// It did not take place.
    Miss {
        /// Why.
        reason: Redacted<String>,
    },
    /// It was marked as missed by mistake.
    NotMissed,
    /// The worker is there: the visit begins now.
    Arrived,
    /// The worker goes: the visit ends now.
    Leaving,
    /// What was so instead of what was measured, by the clock on the wall; the measured times stay.
    Correct {
        /// True arrival, where the measured one is wrong or missing.
        arrived: Option<NaiveDateTime>,
        /// True leaving, where the measured one is wrong or missing.
        leaving: Option<NaiveDateTime>,
        /// Why.
        reason: Redacted<String>,
    },
    /// The measured times were right after all.
    TakeBackCorrection,
    /// What the session is about.
    Focus(Redacted<String>),
    /// What the worker means to remember at it; for staff.
    NoteToSelf(Redacted<String>),
    /// That one of the family is there, or is not.
    Present(PersonId, bool),
    /// An aim of the programme it serves, by its code: chosen or not.
    Aim(String, bool),
    /// Where it takes place.
    Place(PlaceKind, Redacted<String>),
    /// The clips to show, in order.
    Show(Vec<ClipId>),
    /// Also show this clip, which tags for staff keep back, for this reason.
    ShowDespite(ClipId, Redacted<String>),
    /// The parents' own words, about one clip or about the session.
    ParentWords(Option<ClipId>, Redacted<String>),
    /// Take words of the parents back.
    RemoveParentWords(RecordId),
    /// Everything is done, with a note for staff.
    Close(Redacted<String>),
    /// The note for staff at its end, before it is closed or after.
    ClosingNote(Redacted<String>),
    /// Go on with a session that was closed.
    Reopen,
    /// That it covered one of the programme's contents, by its id, or did not.
    Cover(String, bool),
}

/// A change of a family's consents.
#[derive(Clone, Debug, PartialEq)]
pub enum ConsentChange {
    /// An answer of one person for one purpose.
    Answer {
        /// Who.
        person: PersonId,
        /// What about.
        purpose: Purpose,
        /// The answer.
        answer: Answer,
        /// How far it goes, in the carer's words; may be empty.
        scope: Redacted<String>,
        /// The day from which it holds.
        on: NaiveDate,
    },
    /// The record was a mistake: it no longer counts, and stays as history.
    TakeBack(RecordId),
}
