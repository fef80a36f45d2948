//! Keeping and erasing film: what a person does about it, what that asks of the workers, and what they report.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::app::state::{ErasedFilms, FilmsAsked, RetentionView};
use crate::base::{CaseId, RecordId, RecordingId, Redacted};
use crate::programme::{Article6, Article9, HoldGround, Kept};

/// Which films of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmScope {
    /// This one.
    One(RecordingId),
    /// All that are film still.
    All,
}

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
pub enum Keeping {
    /// Open or close the card with the rules.
    ShowRules(bool),
    /// Set a rule of the service's own.
    SetRule(RuleChange),
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

/// A rule of the service's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleChange {
    /// For what.
    pub kept: Kept,
    /// Months or years; `None` goes back to what ships with the programme.
    pub length: Option<u32>,
    /// Whose schedule it is.
    pub source: String,
}

/// A hold as the form gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewHold {
    /// On what ground.
    pub ground: HoldGround,
    /// Why.
    pub reason: Redacted<String>,
    /// When it is to be looked at again.
    pub review: NaiveDate,
}

/// A lawful basis as the form gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewBasis {
    /// UK GDPR Art. 6(1).
    pub article6: Article6,
    /// UK GDPR Art. 9(2), where there are special categories.
    pub article9: Option<Article9>,
    /// Who decided.
    pub decided_by: Redacted<String>,
    /// The day it was decided.
    pub on: NaiveDate,
    /// Anything else; may be empty.
    pub note: Redacted<String>,
}

/// A job about keeping film.
#[derive(Clone, Debug, PartialEq)]
pub enum KeepingJob {
    /// Read the rules.
    ReadRules,
    /// Set one.
    SetRule(RuleChange),
    /// Read what is to be known before films are erased or held.
    ReadFilms(Ask, CaseId, FilmScope),
    /// Erase films.
    Erase(CaseId, FilmScope, Redacted<String>),
    /// Keep films.
    Hold(CaseId, FilmScope, NewHold),
    /// Lift a hold.
    Lift(CaseId, RecordId, Redacted<String>),
    /// Save receipts, by their orders, as a text file.
    SaveReceipts(CaseId, Vec<RecordId>, PathBuf),
    /// Record a lawful basis.
    SetBasis(CaseId, NewBasis),
}

/// What workers report of it.
#[derive(Clone, Debug, PartialEq)]
pub enum KeepingReport {
    /// The rules.
    Rules(Box<RetentionView>),
    /// What is asked about films.
    Films(Ask, Box<FilmsAsked>),
    /// Films are erased.
    Erased(Box<ErasedFilms>),
    /// Films are held, or a hold is lifted; the family's page follows.
    Held,
    /// The receipts lie there.
    ReceiptsSaved(PathBuf),
}
