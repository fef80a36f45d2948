//! The grammar of `attune user` and `attune case member`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::library::StaffRole;

/// `attune user …`
#[derive(Subcommand)]
pub enum UserCommand {
    /// Admit a colleague; administrators only
    Add {
        /// The name they will unlock with, such as their initials
        #[arg(long, value_name = "NAME")]
        login: String,
        /// Their part in the programme
        #[arg(long, value_enum)]
        role: RoleWord,
        /// They may admit and retire others too
        #[arg(long)]
        administrator: bool,
        #[command(flatten)]
        new: NewPassphrase,
    },
    /// List everybody who was ever admitted
    List,
    /// Change your passphrase; with the recovery key, replace one that somebody lost
    Passphrase {
        /// Whose was lost (only with --recovery-key-file)
        #[arg(long, value_name = "NAME")]
        login: Option<String>,
        #[command(flatten)]
        new: NewPassphrase,
    },
    /// Retire a colleague: they unlock no more; administrators only
    Retire {
        /// The name they unlock with
        #[arg(long, value_name = "NAME")]
        login: String,
    },
}

/// The passphrase somebody is given.
#[derive(Args)]
pub struct NewPassphrase {
    /// Read the new passphrase from this file's first line; - is standard input
    #[arg(long, value_name = "FILE")]
    pub new_passphrase_file: PathBuf,
}

/// `attune case member …`
#[derive(Subcommand)]
pub enum MemberCommand {
    /// Let a colleague work with the family
    Add(Member),
    /// Take a colleague out of the family, which gets a new key
    Remove(Member),
    /// List who works with the family
    List {
        /// The family's code
        #[arg(long, value_name = "CODE")]
        case: String,
    },
}

/// A colleague and a family.
#[derive(Args)]
pub struct Member {
    /// The family's code
    #[arg(long, value_name = "CODE")]
    pub case: String,
    /// The name the colleague unlocks with
    #[arg(long, value_name = "NAME")]
    pub login: String,
}

/// A role as a word.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoleWord {
    /// Films and delivers the sessions.
    Worker,
    /// Reviews clips with parents.
    Practitioner,
    /// Checks delivery.
    Supervisor,
}

impl From<RoleWord> for StaffRole {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Worker => Self::Worker,
            RoleWord::Practitioner => Self::Practitioner,
            RoleWord::Supervisor => Self::Supervisor,
        }
    }
}
