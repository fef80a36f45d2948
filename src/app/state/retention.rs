//! Keeping and erasing film as data: what the family's page and the pages that ask about it show. Decides nothing: days
//! and holds are values that `programme` computed.

use crate::base::CaseId;
use crate::casework::pages::{ErasedFilms, FilmsAsked, HoldRow};

/// A page about keeping film that stands in place of the family's.
#[derive(Clone, Debug, PartialEq)]
pub enum RetentionPage {
    /// Whether to erase these films.
    Erase(Box<FilmsAsked>),
    /// Whether to keep these films.
    Hold(Box<FilmsAsked>),
    /// Whether to lift this hold.
    Lift(CaseId, Box<HoldRow>),
    /// Receipts of erasure, and what kept other films.
    Receipts(Box<ErasedFilms>),
}
