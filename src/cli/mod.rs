//! The command line: the same jobs without a window, for IT support, scripts and tests. Knows no widget.

mod args;
mod audit;
mod families;
mod films;
mod grid;
mod outcome;
mod output;
mod parse;
mod programme;
mod programmes;
mod retention;
mod staff;
mod system;
mod training;
mod unlock;

use std::ffi::OsString;

use clap::Parser;
use clap::error::ErrorKind;

use crate::casework::{Problem, Severity};
use crate::words::{Message, Words};

use args::{Arguments, CaseCommand, Command, ExportCommand, VaultCommand};
use output::Output;

pub use args::default_folder;
pub use outcome::Outcome;

/// What the program is to do.
pub enum Start {
    /// Open the window on the vault in this folder.
    Window(std::path::PathBuf),
    /// Open the window on the demonstration, kept in this folder if one is given.
    Demonstration(Option<std::path::PathBuf>),
    /// A command ran and ended so.
    Ended(Outcome),
}

/// Reads the arguments and, unless they ask for the window, runs the command. `graphics` names the adapters a
/// window could use; only `doctor` asks.
pub fn run(arguments: impl IntoIterator<Item = OsString>, graphics: fn() -> Vec<String>) -> Start {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let words = Words::en_gb();
    let arguments = match Arguments::try_parse_from(&arguments) {
        Ok(arguments) => arguments,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            let _ = error.print();
            return Start::Ended(Outcome::Well);
        }
        Err(error) => {
            let json = arguments.iter().any(|argument| argument == "--json");
            Output::new(&words, json).problem(&wrong_use(&error));
            return Start::Ended(Outcome::Refused);
        }
    };
    let folder = arguments.global.folder();
    match arguments.command {
        None => Start::Window(folder),
        Some(Command::Demo { headless: false, keep }) => Start::Demonstration(keep),
        Some(command) => {
            let output = Output::new(&words, arguments.global.json);
            let ended = dispatch(command, &arguments.global, graphics, &output);
            Start::Ended(ended.unwrap_or_else(|problem| {
                output.problem(&problem);
                match problem.severity {
                    Severity::Refused => Outcome::Refused,
                    Severity::Failed => Outcome::Failed,
                }
            }))
        }
    }
}

/// What the grammar refused, in one line: the first paragraph of what clap has to say.
fn wrong_use(error: &clap::Error) -> Problem {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return Problem::refused("cli-command-missing");
    }
    let said = error.render().to_string();
    let paragraph = said.split("\n\n").next().unwrap_or(&said).trim_start_matches("error: ");
    let why = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    Problem::refused(Message::new("cli-wrong-use").with("why", why))
}

fn dispatch(
    command: Command,
    global: &args::Global,
    graphics: fn() -> Vec<String>,
    output: &Output<'_>,
) -> Result<Outcome, Problem> {
    match command {
        Command::Demo { keep, .. } => system::demo(keep, output),
        Command::Doctor => Ok(system::doctor(global, &graphics(), output)),
        Command::Vault(VaultCommand::New { role, recovery_key_out }) => {
            system::vault_new(global, role.into(), recovery_key_out.as_deref(), output)
        }
        Command::Vault(VaultCommand::Check) => system::vault_check(global, output),
        Command::Vault(VaultCommand::Salvage) => system::vault_salvage(global, output),
        Command::Case(CaseCommand::New(new)) => families::new(global, &new, output),
        Command::Case(CaseCommand::List) => families::list(global, output),
        Command::Case(CaseCommand::Basis(basis)) => retention::basis(global, &basis, output),
        Command::Erase(command) => retention::erase(global, command, output),
        Command::Retention(command) => retention::retention(global, command, output),
        Command::Case(CaseCommand::Member(command)) => staff::member(global, command, output),
        Command::User(command) => staff::user(global, command, output),
        Command::Consent(command) => programme::consent(global, command, output),
        Command::Session(command) => programme::session(global, command, output),
        Command::Programme(command) => programmes::programme(global, command, output),
        Command::Training(command) => training::training(global, command, output),
        Command::Film(film) => films::film(global, &film, output),
        Command::Tag(tag) => films::tag(global, &tag, output),
        Command::Clips { case, session } => films::clips(global, &case, session, output),
        Command::Grid => grid::grid(global, output),
        Command::Fidelity { case, on } => families::fidelity(global, case.as_deref(), on.as_deref(), output),
        Command::Audit(asked) => audit::audit(global, &asked, output),
        Command::Export(ExportCommand::Film { case, session, to, reason }) => {
            films::export(global, &case, session, &to, &reason, output)
        }
    }
}
