//! Keeping and erasing film: what a person does about it, and what workers report.

use std::path::PathBuf;

use crate::base::{CaseId, RecordId, Redacted};
use crate::casework::changes::{FilmScope, NewBasis, NewHold};
use crate::casework::pages::FilmsAsked;

/// What is asked about films.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Whether to erase them.
    Erase,
    /// Whether to keep them from erasure.
    Hold,
}

/// What a person does about keeping film.
#[derive(Clone, Debug, PartialEq)]
pub enum RetentionAction {
    /// Open the page that asks about films.
    Ask(Ask, CaseId, FilmScope),
    /// Erase the films asked about.
    Erase {
        /// Why.
        reason: Redacted<String>,
    },
    /// Keep the films asked about.
    Hold(NewHold),
    /// Open the page that asks why a hold of the open family is lifted.
    AskLift(RecordId),
    /// Lift it.
    Lift {
        /// Why.
        reason: Redacted<String>,
    },
    /// Read a receipt of the open family, by its order.
    ShowReceipt(RecordId),
    /// Save the receipts that are open as a text file.
    SaveReceipts(PathBuf),
    /// Record the lawful basis of the open family.
    SetBasis(NewBasis),
    /// Leave the page that is open.
    Away,
}

/// What workers report of it.
#[derive(Clone, Debug, PartialEq)]
pub enum RetentionEvent {
    /// What is asked about films.
    Films(Ask, Box<FilmsAsked>),
}
