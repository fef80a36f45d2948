//! Opens the vault for a command: who, and with which passphrase.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};

use zeroize::Zeroize;

use super::args::Global;
use super::output::Output;
use crate::app::{Clock, Desk, Problem};
use crate::base::UserId;
use crate::vault::{Passphrase, Vault, VaultError};
use crate::words::Message;

/// Longest passphrase read, in bytes: what is longer is no passphrase but a wrong file.
const MOST_BYTES: u64 = 1024;

/// Unlocks the vault; says what was recovered on the way.
pub fn unlock(global: &Global, output: &Output<'_>) -> Result<Desk, Problem> {
    let folder = global.folder();
    let user = choose(global, &folder)?;
    let passphrase = passphrase(global)?;
    let (desk, salvaged) = Desk::unlock(&folder, user, &passphrase, Clock::read())?;
    for trouble in desk.vault().repairs() {
        output.remark(Message::new("cli-key-file").with("what", trouble.to_string()));
    }
    if let Some(damage) = desk.damage_message() {
        output.remark(damage);
    }
    if !salvaged.is_empty() {
        output.remark(crate::app::salvage_message(&salvaged));
    }
    Ok(desk)
}

/// The user named, or the only one.
pub fn choose(global: &Global, folder: &std::path::Path) -> Result<UserId, Problem> {
    let users = Vault::users(folder)?;
    match (&global.user, &users[..]) {
        (None, [only]) => Ok(only.user),
        (None, _) => {
            let known: Vec<&str> = users.iter().map(|slot| slot.login.reveal().as_str()).collect();
            Err(Problem::refused(Message::new("error-name-user").with("known", known.join(", "))))
        }
        (Some(name), _) => users
            .iter()
            .find(|slot| slot.login.reveal() == name)
            .map(|slot| slot.user)
            .ok_or_else(|| VaultError::UnknownUser.into()),
    }
}

/// The passphrase, from the file or the terminal.
pub fn passphrase(global: &Global) -> Result<Passphrase, Problem> {
    let read_error = |error: &io::Error| {
        Problem::refused(Message::new("cli-passphrase-unreadable").with("why", error.to_string()))
    };
    match &global.passphrase_file {
        Some(path) if path.as_os_str() == "-" => first_line(io::stdin().lock()),
        Some(path) => first_line(BufReader::new(File::open(path).map_err(|error| read_error(&error))?)),
        None if io::stdin().is_terminal() => {
            let prompt = "Passphrase: ";
            rpassword::prompt_password(prompt).map(Passphrase::from).map_err(|error| read_error(&error))
        }
        None => Err(Problem::refused("cli-passphrase-missing")),
    }
}

fn first_line(input: impl BufRead) -> Result<Passphrase, Problem> {
    let mut line = String::new();
    let read = input.take(MOST_BYTES).read_line(&mut line);
    let text = line.trim_end_matches(['\n', '\r']).to_owned();
    line.zeroize();
    match read {
        Ok(_) if !text.is_empty() => Ok(Passphrase::from(text)),
        Ok(_) => Err(Problem::refused("cli-passphrase-empty")),
        Err(error) => {
            Err(Problem::refused(Message::new("cli-passphrase-unreadable").with("why", error.to_string())))
        }
    }
}
