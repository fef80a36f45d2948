//! The grammar of the command line. Does nothing itself.

mod audit;
mod programme;
mod programmes;
mod retention;
mod staff;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use audit::AuditLines;
pub use programme::{
    Answers, ConsentCommand, NewTraining, OneSession, PlaceWord, SessionCommand, TrainingCommand,
};
pub use programmes::{EndProgramme, ProgrammeCommand};
pub use retention::{Basis, EraseCommand, EraseFilm, Films, Hold, Lift, RetentionCommand, SetRule};
pub use staff::{Member, MemberCommand, RoleWord, UserCommand};

/// Film, tag, show and check a video feedback programme, sealed from the first frame. Without a command the
/// window opens.
#[derive(Parser)]
#[command(name = "attune", version, about, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command understands.
#[derive(Args)]
pub struct Global {
    /// The vault's folder (default: in your user data folder)
    #[arg(long, value_name = "DIR", global = true)]
    pub vault: Option<PathBuf>,
    /// The name you unlock with (may be left out in a vault with one user)
    #[arg(long, value_name = "NAME", global = true)]
    pub user: Option<String>,
    /// Read the passphrase from this file's first line; - is standard input (default: ask at the terminal)
    #[arg(long, value_name = "FILE", global = true)]
    pub passphrase_file: Option<PathBuf>,
    /// Unlock with the recovery key on this file's first line, when every passphrase is lost; - is standard input
    #[arg(long, value_name = "FILE", global = true, conflicts_with = "passphrase_file")]
    pub recovery_key_file: Option<PathBuf>,
    /// Speak of this programme of the family, as `programme list --case` names it (default: the one in hand)
    #[arg(long, value_name = "RUN", global = true)]
    pub run: Option<String>,
    /// Print one JSON document on standard output
    #[arg(long, global = true)]
    pub json: bool,
}

impl Global {
    /// The vault's folder.
    pub fn folder(&self) -> PathBuf {
        self.vault.clone().unwrap_or_else(default_folder)
    }
}

/// Where the vault lies unless told otherwise: in the user's data folder.
pub fn default_folder() -> PathBuf {
    directories::ProjectDirs::from("", "", "attune")
        .map_or_else(|| PathBuf::from("attune-vault"), |folders| folders.data_dir().join("vault"))
}

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// A demonstration vault, filmed with the rehearsal camera
    Demo {
        /// Film, seal, tag and evaluate without a window, print the fidelity table and exit
        #[arg(long)]
        headless: bool,
        /// Keep the demonstration's vault in this new folder
        #[arg(long, value_name = "DIR")]
        keep: Option<PathBuf>,
    },
    /// What works on this computer, what is missing, and what to install
    Doctor,
    /// Make, check or mend a vault
    #[command(subcommand)]
    Vault(VaultCommand),
    /// Colleagues: admitted, given passphrases, retired
    #[command(subcommand)]
    User(UserCommand),
    /// Families
    #[command(subcommand)]
    Case(CaseCommand),
    /// Consents: one answer of one person for one purpose
    #[command(subcommand)]
    Consent(ConsentCommand),
    /// Sessions: planned, held or missed
    #[command(subcommand)]
    Session(SessionCommand),
    /// The programmes there are, and those of a family
    #[command(subcommand)]
    Programme(ProgrammeCommand),
    /// Your own training
    #[command(subcommand)]
    Training(TrainingCommand),
    /// Film a session
    Film(Film),
    /// Tag a moment of a session's newest film
    Tag(TagArguments),
    /// List clips
    Clips {
        /// The family's code
        #[arg(long, value_name = "CODE")]
        case: String,
        /// Only this session's
        #[arg(long, value_name = "N")]
        session: Option<u32>,
    },
    /// Every family against its sessions: the most urgent verdict of each
    Grid,
    /// Where the programme stands, rule by rule, with evidence and source
    Fidelity {
        /// Only this family
        #[arg(long, value_name = "CODE")]
        case: Option<String>,
        /// As of this day (year-month-day; default: today)
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Erase film, with a receipt
    #[command(subcommand)]
    Erase(EraseCommand),
    /// How long film and records are kept, what is due, and holds
    #[command(subcommand)]
    Retention(RetentionCommand),
    /// The journal: who did what when, for supervisors and administrators
    Audit(AuditLines),
    /// Copy something out of the vault
    #[command(subcommand)]
    Export(ExportCommand),
}

/// `attune vault …`
#[derive(Subcommand)]
pub enum VaultCommand {
    /// Make a vault; its recovery key is printed once
    New {
        /// The first user's part; they are also the administrator
        #[arg(long, value_enum, default_value_t = RoleWord::Worker)]
        role: RoleWord,
        /// Write the recovery key into this new file instead of printing it
        #[arg(long, value_name = "FILE")]
        recovery_key_out: Option<PathBuf>,
    },
    /// Read every byte that can be opened and name what is damaged
    Check,
    /// Turn films that were cut off into recovered ones
    Salvage,
}

/// `attune case …`
#[derive(Subcommand)]
pub enum CaseCommand {
    /// Add a family
    New(NewCase),
    /// List the families
    List,
    /// The lawful basis for holding a family's material; apart from the consents
    Basis(Basis),
    /// Who works with a family
    #[command(subcommand)]
    Member(MemberCommand),
}

/// `attune case new`
#[derive(Args)]
pub struct NewCase {
    /// Its code, such as FAM-001; never a name
    #[arg(long, value_name = "CODE")]
    pub code: String,
    /// The programme it follows
    #[arg(long, value_name = "ID", default_value = "video-feedback")]
    pub programme: String,
    /// The programme's first day (year-month-day)
    #[arg(long, value_name = "DATE")]
    pub start: Option<String>,
    /// A carer, by a word that is no name; may be given several times
    #[arg(long, value_name = "WORD")]
    pub carer: Vec<String>,
    /// What all carers consent to today: film, show, supervise, film-review, training, copy
    #[arg(long, value_name = "PURPOSES", value_delimiter = ',')]
    pub consent: Vec<String>,
    /// The child's date of birth (year-month-day)
    #[arg(long, value_name = "DATE")]
    pub child_born: Option<String>,
}

/// `attune film`
#[derive(Args)]
pub struct Film {
    /// The family's code
    #[arg(long, value_name = "CODE")]
    pub case: String,
    /// The session's number
    #[arg(long, value_name = "N")]
    pub session: u32,
    /// The number is meant, though it lies far beyond what the programme asks for
    #[arg(long)]
    pub meant: bool,
    /// How long to film
    #[arg(long, value_name = "S")]
    pub seconds: u32,
    /// A camera by its name; "rehearsal" needs no hardware (default: the first camera)
    #[arg(long, value_name = "NAME")]
    pub camera: Vec<String>,
    /// A microphone by its name; "none" films without sound (default: the first, or the rehearsal voices)
    #[arg(long, value_name = "NAME")]
    pub microphone: Option<String>,
    /// Lines of the picture
    #[arg(long, value_enum, default_value_t = PictureLines::P720)]
    pub lines: PictureLines,
    /// Print on standard error how long the film is by now, a line ten times a second, also where that is no
    /// terminal
    #[arg(long)]
    pub progress: bool,
}

/// How fine the picture is.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PictureLines {
    /// 1280 by 720.
    #[value(name = "720")]
    P720,
    /// 1920 by 1080.
    #[value(name = "1080")]
    P1080,
}

/// `attune tag`
#[derive(Args)]
pub struct TagArguments {
    /// The family's code
    #[arg(long, value_name = "CODE")]
    pub case: String,
    /// The session's number
    #[arg(long, value_name = "N")]
    pub session: u32,
    /// Where the moment begins: seconds, m:ss or h:mm:ss
    #[arg(long = "in", value_name = "T")]
    pub start: String,
    /// Where it ends
    #[arg(long = "out", value_name = "T")]
    pub end: String,
    /// A tag's code, such as S4; may be given several times
    #[arg(long = "tag", value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    /// A note for staff
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// What to say to the parents about it
    #[arg(long, value_name = "TEXT")]
    pub words: Option<String>,
    /// An aim the clip serves, such as A2, where a tag leaves that to you; may be given several times
    #[arg(long = "aim", value_name = "CODE")]
    pub aims: Vec<String>,
    /// Why parents may be shown it although a tag for staff keeps it back
    #[arg(long, value_name = "REASON")]
    pub show_despite: Option<String>,
    /// Pick the clip out
    #[arg(long)]
    pub star: bool,
}

/// `attune export …`
#[derive(Subcommand)]
pub enum ExportCommand {
    /// A session's newest film as a plain Matroska file
    Film {
        /// The family's code
        #[arg(long, value_name = "CODE")]
        case: String,
        /// The session's number
        #[arg(long, value_name = "N")]
        session: u32,
        /// The new file
        #[arg(long, value_name = "PATH")]
        to: PathBuf,
        /// Why it leaves the vault; written into the journal
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    /// Words of the manual page, as they are read.
    fn manual() -> String {
        include_str!("../../packaging/debian/attune.1")
            .replace("\\-", "-")
            .replace("\\fB", "")
            .replace("\\fR", "")
    }

    fn look_for(command: &clap::Command, path: &str, manual: &str, missing: &mut Vec<String>) {
        let own = |option: &&clap::Arg| path.is_empty() || !option.is_global_set();
        for option in command.get_arguments().filter(own).filter_map(clap::Arg::get_long) {
            let words = format!("--{option}");
            // An option of a command stands in the command's own paragraph.
            let place = manual.split("\n.TP\n").find(|part| path.is_empty() || part.starts_with(path));
            let place = if path.is_empty() { manual } else { place.unwrap_or_default() };
            if !place.contains(&words) {
                missing.push(format!("{path} {words}"));
            }
        }
        let inner: Vec<_> = command.get_subcommands().collect();
        if inner.is_empty() && !manual.contains(&format!("\n.TP\n{path}")) {
            missing.push(path.to_owned());
        }
        for command in inner {
            let path = format!("{path} {}", command.get_name());
            look_for(command, path.trim_start(), manual, missing);
        }
    }

    #[test]
    fn the_manual_page_names_every_command_and_option() {
        let mut missing = Vec::new();
        look_for(&Arguments::command(), "", &manual(), &mut missing);
        assert!(missing.is_empty(), "not in attune.1: {missing:?}");
    }
}
