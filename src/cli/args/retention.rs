//! The grammar of `attune erase`, `attune retention` and `attune case basis`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::programme::{HoldGround, RetentionSubject};

/// `attune erase …`
#[derive(Subcommand)]
pub enum EraseCommand {
    /// Erase film: destroy its key, then its bytes; what was written about it stays
    Film(EraseFilm),
    /// List the receipts of erasure
    Receipts {
        /// The family's code
        #[arg(long, value_name = "CODE")]
        case: String,
    },
}

/// `attune erase film`
#[derive(Args)]
pub struct EraseFilm {
    #[command(flatten)]
    pub films: Films,
    /// Why; written into the receipt and the journal
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Save the receipt in this new text file
    #[arg(long, value_name = "FILE")]
    pub receipt: Option<PathBuf>,
}

/// Films of a family.
#[derive(Args)]
#[group(skip)]
pub struct Films {
    /// The family's code
    #[arg(long, value_name = "CODE")]
    pub case: String,
    /// The films of this session
    #[arg(long, value_name = "N", conflicts_with = "all", required_unless_present = "all")]
    pub session: Option<u32>,
    /// All film of the family
    #[arg(long)]
    pub all: bool,
}

/// `attune retention …`
#[derive(Subcommand)]
pub enum RetentionCommand {
    /// How long film and written records are kept, and whose rule it is
    Show,
    /// Set a rule of the service's own; for supervisors and administrators
    Set(SetRule),
    /// List the films that are due, or due soon, to be erased; ends with 1 when one is due
    Due,
    /// Keep film from erasure
    Hold(Hold),
    /// Let go of film that is held; for supervisors and administrators
    Lift(Lift),
}

/// `attune retention set`
#[derive(Args)]
pub struct SetRule {
    /// For what
    #[arg(value_enum)]
    pub kept: KeptWord,
    /// Months after the programme's end for film, the child's birthday in years for records
    #[arg(long, value_name = "N", conflicts_with = "default", required_unless_present = "default")]
    pub length: Option<u32>,
    /// Whose rule it is, such as "Retention schedule 2026, 4.2"
    #[arg(long, value_name = "TEXT", required_unless_present = "default")]
    pub source: Option<String>,
    /// Go back to the rule that ships with Attune
    #[arg(long)]
    pub default: bool,
}

/// What a rule is for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KeptWord {
    /// Film
    Film,
    /// Everything written
    Records,
}

impl From<KeptWord> for RetentionSubject {
    fn from(word: KeptWord) -> Self {
        match word {
            KeptWord::Film => Self::Film,
            KeptWord::Records => Self::Records,
        }
    }
}

/// `attune retention hold`
#[derive(Args)]
pub struct Hold {
    #[command(flatten)]
    pub films: Films,
    /// On what ground: any member may keep film for safeguarding, a decision is a supervisor's
    #[arg(long, value_enum, default_value_t = GroundWord::Supervision)]
    pub ground: GroundWord,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// When it is looked at again (year-month-day)
    #[arg(long, value_name = "DATE")]
    pub review: String,
}

/// On what ground film is held.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GroundWord {
    /// A decision of a supervisor or administrator
    Supervision,
    /// It may be needed to keep a child safe
    Safeguarding,
}

impl From<GroundWord> for HoldGround {
    fn from(word: GroundWord) -> Self {
        match word {
            GroundWord::Supervision => Self::Supervision,
            GroundWord::Safeguarding => Self::Safeguarding,
        }
    }
}

/// `attune retention lift`
#[derive(Args)]
pub struct Lift {
    #[command(flatten)]
    pub films: Films,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// `attune case basis`
#[derive(Args)]
pub struct Basis {
    /// The family's code
    #[arg(long, value_name = "CODE")]
    pub case: String,
    /// Record the lawful basis by its letter in UK GDPR Art. 6(1): a to f (default: show what is on record)
    #[arg(long, value_name = "LETTER", requires = "by")]
    pub article6: Option<String>,
    /// The condition for special categories by its letter in UK GDPR Art. 9(2): a to j
    #[arg(long, value_name = "LETTER", requires = "article6")]
    pub article9: Option<String>,
    /// Who decided, by their part rather than their name
    #[arg(long, value_name = "TEXT", requires = "article6")]
    pub by: Option<String>,
    /// The day it was decided (year-month-day; default: today)
    #[arg(long, value_name = "DATE", requires = "article6")]
    pub on: Option<String>,
    /// A note
    #[arg(long, value_name = "TEXT", requires = "article6")]
    pub note: Option<String>,
}
