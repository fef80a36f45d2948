//! Opens the vault for a command: who, and with which passphrase.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::Path;

use zeroize::Zeroizing;

use super::args::Global;
use super::output::Output;
use crate::base::{CaseId, RunId, UserId};
use crate::casework::failures::{self, io_words};
use crate::casework::{Clock, OpenVault, Problem};
use crate::vault::{Passphrase, RecoveryKey, SlotInfo, Vault};
use crate::words::Message;

/// Longest passphrase read, in bytes: what is longer is no passphrase but a wrong file.
const MOST_BYTES: u64 = 1024;

/// Unlocks the vault; says what was recovered on the way.
pub fn unlock(global: &Global, output: &Output<'_>) -> Result<OpenVault, Problem> {
    let folder = global.folder();
    let (open_vault, salvaged) = if let Some(file) = &global.recovery_key_file {
        let key: RecoveryKey = secret(file)?.parse()?;
        (OpenVault::unlock_with_recovery(&folder, &key, Clock::read())?, Vec::new())
    } else {
        let user = choose(global, &folder)?;
        let passphrase = passphrase(global)?;
        OpenVault::unlock(&folder, user, &passphrase, Clock::read())?
    };
    for trouble in open_vault.vault().repairs() {
        output.remark(Message::new("cli-key-file").with("what", failures::key_file(&trouble)));
    }
    if let Some(why) = open_vault.hindrance_message() {
        output.remark(why);
    }
    if let Some(damage) = open_vault.damage_message() {
        output.remark(damage);
    }
    for film in &salvaged {
        film.sentences().into_iter().for_each(|sentence| output.remark(sentence));
    }
    Ok(open_vault)
}

/// The user named, or the only one.
pub fn choose(global: &Global, folder: &Path) -> Result<UserId, Problem> {
    let users = Vault::users(folder)?;
    match (&global.user, &users[..]) {
        (_, []) => Err(Problem::failed("error-no-slots")),
        (None, [only]) => Ok(only.user),
        (None, _) => Err(Problem::refused(Message::new("error-name-user").with("known", known(&users)))),
        (Some(name), _) => {
            users.iter().find(|slot| slot.login.reveal() == name).map(|slot| slot.user).ok_or_else(|| {
                Problem::refused(Message::new("error-unknown-user-known").with("known", known(&users)))
            })
        }
    }
}

/// The names one can unlock with; they stand in the vault's folder for everyone to read.
fn known(users: &[SlotInfo]) -> String {
    let known: Vec<&str> = users.iter().map(|slot| slot.login.reveal().as_str()).collect();
    known.join(", ")
}

/// The passphrase, from the file or the terminal.
pub fn passphrase(global: &Global) -> Result<Passphrase, Problem> {
    match &global.passphrase_file {
        Some(path) => Ok(Passphrase::from(std::mem::take(&mut *secret(path)?))),
        None if io::stdin().is_terminal() => rpassword::prompt_password("Passphrase: ")
            .map(Passphrase::from)
            .map_err(|error| unreadable(&error)),
        None => Err(Problem::refused("cli-passphrase-missing")),
    }
}

/// The passphrase somebody is to have, from a file. Standard input gives one secret only.
pub fn new_passphrase(global: &Global, file: &Path) -> Result<Passphrase, Problem> {
    let stdin = |path: &Path| path.as_os_str() == "-";
    let others = [&global.passphrase_file, &global.recovery_key_file];
    if stdin(file) && others.into_iter().flatten().any(|path| stdin(path)) {
        return Err(Problem::refused("cli-two-secrets"));
    }
    Ok(Passphrase::from(std::mem::take(&mut *secret(file)?)))
}

/// The first line of a file, or of standard input where the path is `-`.
fn secret(path: &Path) -> Result<Zeroizing<String>, Problem> {
    if path.as_os_str() == "-" {
        return first_line(io::stdin().lock());
    }
    first_line(BufReader::new(File::open(path).map_err(|error| unreadable(&error))?))
}

fn unreadable(error: &io::Error) -> Problem {
    Problem::refused(Message::new("cli-passphrase-unreadable").with("why", io_words(error)))
}

fn first_line(input: impl BufRead) -> Result<Zeroizing<String>, Problem> {
    let mut line = Zeroizing::new(String::new());
    input.take(MOST_BYTES).read_line(&mut line).map_err(|error| unreadable(&error))?;
    let end = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(end);
    if line.is_empty() { Err(Problem::refused("cli-passphrase-empty")) } else { Ok(line) }
}

/// The family with that code; the programme that `--run` names is active, if it names one.
pub fn family(global: &Global, open_vault: &mut OpenVault, code: &str) -> Result<CaseId, Problem> {
    let case = open_vault.find(code)?;
    let Some(wanted) = &global.run else { return Ok(case) };
    let runs: Vec<RunId> = open_vault.case(case)?.runs()?.all().map(|run| run.id).collect();
    let mut found = runs.iter().filter(|run| run.to_string().starts_with(wanted.trim()));
    if let (Some(run), None) = (found.next(), found.next()) {
        open_vault.choose_run(case, *run)?;
        return Ok(case);
    }
    let known: Vec<String> = runs.iter().map(RunId::short).collect();
    Err(Problem::refused(Message::new("cli-unknown-run").with("known", known.join(", "))))
}
