//! The grammar of `attune consent`, `attune session` and `attune training`.

use clap::{Args, Subcommand, ValueEnum};

/// `attune consent …`
#[derive(Subcommand)]
pub enum ConsentCommand {
    /// Record that consent was given
    Give(Answers),
    /// Record that consent was withdrawn, or refused
    Withdraw(Answers),
    /// List every answer on record
    List {
        /// The family's code
        #[arg(long, value_name = "CODE")]
        case: String,
    },
}

/// `attune consent give` and `attune consent withdraw`
#[derive(Args)]
pub struct Answers {
    /// The family's code
    #[arg(long, value_name = "CODE")]
    pub case: String,
    /// What about: film, show, supervise, film-review, training, copy
    #[arg(long, value_name = "PURPOSES", value_delimiter = ',', required = true)]
    pub purpose: Vec<String>,
    /// Only this carer, by the word for them (default: every carer)
    #[arg(long, value_name = "WORD")]
    pub person: Option<String>,
    /// How far it goes, in the carer's own words
    #[arg(long, value_name = "TEXT")]
    pub scope: Option<String>,
    /// The day from which it holds (year-month-day; default: today)
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// `attune session …`
#[derive(Subcommand)]
pub enum SessionCommand {
    /// Plan a session for a day; with a reason, move it there
    Plan {
        #[command(flatten)]
        session: OneSession,
        /// The day (year-month-day)
        #[arg(long, value_name = "DATE")]
        on: String,
        /// Why it is moved from the day it was planned for
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// You are there: the visit begins now
    Arrived(OneSession),
    /// Where it takes place: in the family's home, or elsewhere
    Place {
        #[command(flatten)]
        session: OneSession,
        /// The place
        #[arg(value_enum)]
        place: PlaceWord,
        /// Which place, where that needs saying
        #[arg(long, value_name = "TEXT")]
        which: Option<String>,
    },
    /// You go: the visit ends now
    Leaving(OneSession),
    /// It did not take place
    Miss {
        #[command(flatten)]
        session: OneSession,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// It covered something the programme is to cover, by its id
    Cover {
        #[command(flatten)]
        session: OneSession,
        /// The id, as the programme file has it
        #[arg(long, value_name = "ID")]
        content: String,
        /// It did not, after all
        #[arg(long)]
        not: bool,
    },
    /// List the sessions of the programme in hand
    List {
        /// The family's code
        #[arg(long, value_name = "CODE")]
        case: String,
    },
}

/// Where a session takes place.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PlaceWord {
    /// In the family's home.
    Home,
    /// Anywhere else.
    Elsewhere,
    /// By video or telephone.
    Remote,
}

/// One session of one family.
#[derive(Args)]
pub struct OneSession {
    /// The family's code
    #[arg(long, value_name = "CODE")]
    pub case: String,
    /// The session's number
    #[arg(long, value_name = "N")]
    pub session: u32,
    /// The number is meant, though it lies far beyond what the programme asks for
    #[arg(long)]
    pub meant: bool,
}

/// `attune training …`
#[derive(Subcommand)]
pub enum TrainingCommand {
    /// Record a training you completed, or a colleague's
    Add(TrainingAdded),
    /// List your trainings
    List {
        /// Everybody's, what waits for a confirmation first: for supervisors and administrators
        #[arg(long)]
        all: bool,
    },
    /// Confirm a colleague's training
    Confirm(OneTraining),
    /// Take back that a training counts
    TakeBack(OneTraining),
    /// Remove a record of training that you wrote by mistake
    Remove(OneTraining),
}

/// Which record of training
#[derive(Args)]
pub struct OneTraining {
    /// The record, as `training list --json` gives it, or its first digits
    #[arg(long, value_name = "ID")]
    pub record: String,
}

/// `attune training add`
#[derive(Args)]
pub struct TrainingAdded {
    /// What it is called
    #[arg(long, value_name = "TEXT")]
    pub what: String,
    /// What it was in: domain:…, programme:… or tool:…; may be given more than once
    #[arg(long = "in", value_name = "SUBJECT", required = true)]
    pub subjects: Vec<String>,
    /// Whose it is, where it is a colleague's: the name they unlock with
    #[arg(long = "for", value_name = "NAME")]
    pub colleague: Option<String>,
    /// The day it was completed (year-month-day)
    #[arg(long, value_name = "DATE")]
    pub completed: String,
    /// The last day it holds, if it ends (year-month-day)
    #[arg(long, value_name = "DATE")]
    pub expires: Option<String>,
    /// Whoever was trained has experience of working with children and young people
    #[arg(long)]
    pub experienced: bool,
}
