//! Attune's program: reads the arguments, then opens the window or runs a command.

use std::process::ExitCode;

use attune::cli::{self, Outcome, Start};
use attune::desktop::{self, Opening};
use attune::system;

fn main() -> ExitCode {
    // Before there is any key to be seen.
    system::harden();
    let opening = match cli::run(std::env::args_os(), desktop::graphics_adapters) {
        Start::Ended(outcome) => return outcome.into(),
        Start::Window(folder) => Opening::Vault(folder),
        Start::Demonstration(keep) => Opening::Demonstration(keep),
    };
    match desktop::open(opening) {
        Ok(()) => Outcome::Well.into(),
        Err(error) => {
            eprintln!("attune: no window could be opened ({error}). Try \"attune doctor\".");
            Outcome::Failed.into()
        }
    }
}
