//! Every change of one family. Plain data.
//!
//! What cameras and players leave in a family by themselves (films, and how much of a clip has played) is no change
//! that somebody asks for and has jobs of its own.

use chrono::NaiveDate;

use super::{
    ConsentChange, EntryChange, FilmScope, MemberChange, NewBasis, NewConcern, NewHold, PeopleChange,
    ProgrammeChange, SessionChange, TagChange,
};
use crate::base::{RecordId, Redacted};

/// A change of one family; durable when it is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum FamilyChange {
    /// Of its consents.
    Consent(ConsentChange),
    /// Of its people.
    People(PeopleChange),
    /// Of its entries.
    Entry(Box<EntryChange>),
    /// A concern is raised.
    Concern(Box<NewConcern>),
    /// Of its programmes.
    Programme(ProgrammeChange),
    /// Of one session, by its number.
    Session(u32, SessionChange),
    /// Every session that is neither planned nor held is planned.
    PlanSessions {
        /// The day of the first of them.
        first: NaiveDate,
        /// Days from one to the next.
        every_days: u32,
    },
    /// Of who can open it.
    Members(MemberChange),
    /// Its lawful basis is recorded.
    Basis(NewBasis),
    /// Film is kept from erasure.
    Hold(FilmScope, NewHold),
    /// A hold is lifted, and why.
    LiftHold(RecordId, Redacted<String>),
    /// Film is erased for good, and why.
    EraseFilm(FilmScope, Redacted<String>),
    /// Of its clips, or which of them are shown.
    Clips(TagChange),
    /// Chance draws a stretch of its film, to be coded again.
    DrawSample,
    /// Of the second coder's codes on a sample.
    Coding(RecordId, TagChange),
    /// The coding of a sample is finished.
    FinishCoding(RecordId),
}
