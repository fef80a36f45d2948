//! `attune programme …`: the programmes there are, and those of a family.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `attune programme …`
#[derive(Subcommand)]
pub enum ProgrammeCommand {
    /// The programmes that can be begun, or those of a family
    List {
        /// Those of this family
        #[arg(long, value_name = "CODE")]
        case: Option<String>,
    },
    /// Print the file of a programme that comes with Attune, to begin your own with
    Show {
        /// The programme's id
        #[arg(value_name = "ID")]
        programme: String,
    },
    /// Check a programme file of your own: needs no vault
    Check {
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Add a programme of your own from a file
    Add {
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Begin a programme with a family
    Begin {
        /// The family's code
        #[arg(long, value_name = "CODE")]
        case: String,
        /// The programme, by its id
        #[arg(long, value_name = "ID")]
        programme: String,
        /// Its first day (year-month-day; default: today)
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// End a family's programme
    End(EndProgramme),
    /// Go on with a programme that has ended, after a break
    GoOn {
        /// The family's code
        #[arg(long, value_name = "CODE")]
        case: String,
        /// The day it goes on (year-month-day; default: today)
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
}

/// `attune programme end`
#[derive(Args)]
pub struct EndProgramme {
    /// The family's code
    #[arg(long, value_name = "CODE")]
    pub case: String,
    /// It is stopped before its end; needs a reason
    #[arg(long)]
    pub early: bool,
    /// Why
    #[arg(long, value_name = "WHY")]
    pub reason: Option<String>,
    /// Its last day (year-month-day; default: today)
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}
