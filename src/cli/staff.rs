//! `attune user …` and `attune case member …`.

use serde_json::{Value, json};

use super::args::{Global, Member, MemberCommand, UserCommand};
use super::outcome::Outcome;
use super::output::{Output, table};
use super::unlock::{new_passphrase, passphrase, unlock};
use crate::base::CaseId;
use crate::casework::pages::StaffRow;
use crate::casework::{Clock, OpenVault, Problem};
use crate::library::StaffRole;
use crate::vault::KdfParams;
use crate::words::Message;

/// Admits, lists, gives passphrases, retires.
pub fn user(global: &Global, command: UserCommand, output: &Output<'_>) -> Result<Outcome, Problem> {
    match command {
        UserCommand::Add { login, role, administrator, new } => {
            let new = new_passphrase(global, &new.new_passphrase_file)?;
            let mut open_vault = unlock(global, output)?;
            let kdf = KdfParams::STANDARD;
            let user = open_vault.add_user(&login, role.into(), administrator, &new, kdf, Clock::read())?;
            let said = output.line(Message::new("cli-user-added").with("login", login.trim()));
            output.answer(&json!({ "user": user.to_string(), "login": login.trim() }), [said]);
        }
        UserCommand::List => list(&unlock(global, output)?, output)?,
        UserCommand::Passphrase { login: None, new } => {
            let new = new_passphrase(global, &new.new_passphrase_file)?;
            let mut open_vault = unlock(global, output)?;
            let old = passphrase_again(global, &open_vault)?;
            open_vault.change_passphrase(&old, &new, Clock::read())?;
            output.answer(&json!({ "changed": true }), [output.line("cli-passphrase-changed")]);
        }
        // The grammar cannot ask for it: it would miss one that stands before the command.
        UserCommand::Passphrase { login: Some(_), .. } if global.recovery_key_file.is_none() => {
            return Err(Problem::refused("cli-passphrase-needs-recovery-key"));
        }
        UserCommand::Passphrase { login: Some(login), new } => {
            let new = new_passphrase(global, &new.new_passphrase_file)?;
            let mut open_vault = unlock(global, output)?;
            let row = colleague(&open_vault, &login)?;
            open_vault.replace_passphrase(row.user, &new, Clock::read())?;
            let said = output.line(Message::new("cli-passphrase-replaced").with("login", login));
            output.answer(&json!({ "user": row.user.to_string(), "replaced": true }), [said]);
        }
        UserCommand::Retire { login } => {
            let mut open_vault = unlock(global, output)?;
            let user = colleague(&open_vault, &login)?.user;
            let retired = open_vault.retire_user(user, Clock::read())?;
            let ids = |cases: &[CaseId]| cases.iter().map(ToString::to_string).collect::<Vec<_>>();
            let document = json!({ "user": user.to_string(), "rekeyed": ids(&retired.rekeyed),
                "waiting": ids(&retired.waiting) });
            let said = Message::new("cli-user-retired")
                .with("login", login)
                .with("rekeyed", retired.rekeyed.len())
                .with("waiting", retired.waiting.len());
            output.answer(&document, [output.line(said)]);
        }
    }
    Ok(Outcome::Well)
}

/// Adds, removes, lists.
pub fn member(global: &Global, command: MemberCommand, output: &Output<'_>) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    match command {
        MemberCommand::Add(Member { case, login }) => {
            let (code, case, row) = both(&mut open_vault, &case, &login)?;
            open_vault.add_member(case, row.user, Clock::read())?;
            let said = Message::new("cli-member-added").with("login", login).with("code", code);
            output.answer(&changed(case, &row), [output.line(said)]);
        }
        MemberCommand::Remove(Member { case, login }) => {
            let (code, case, row) = both(&mut open_vault, &case, &login)?;
            open_vault.remove_member(case, row.user, Clock::read())?;
            let said = Message::new("cli-member-removed").with("login", login).with("code", code);
            output.answer(&changed(case, &row), [output.line(said)]);
        }
        MemberCommand::List { case } => {
            let case = open_vault.find(&case)?;
            let members = open_vault.members(case)?;
            let mut rows = open_vault.staff()?;
            rows.retain(|row| members.contains(&row.user));
            show(&rows, output);
        }
    }
    Ok(Outcome::Well)
}

fn changed(case: CaseId, row: &StaffRow) -> Value {
    json!({ "case": case.to_string(), "user": row.user.to_string() })
}

fn both(open_vault: &mut OpenVault, code: &str, login: &str) -> Result<(String, CaseId, StaffRow), Problem> {
    let case = open_vault.find(code)?;
    let code = open_vault.case(case)?.family()?.body.code.as_str().to_owned();
    Ok((code, case, colleague(open_vault, login)?))
}

/// The colleague who unlocks with a name.
pub(super) fn colleague(open_vault: &OpenVault, login: &str) -> Result<StaffRow, Problem> {
    let rows = open_vault.staff()?;
    let known: Vec<&str> = rows.iter().map(|row| row.login.reveal().as_str()).collect();
    let unknown = Message::new("error-unknown-user-known").with("known", known.join(", "));
    let found = rows.iter().find(|row| row.login.reveal() == login.trim()).cloned();
    found.ok_or_else(|| Problem::refused(unknown))
}

/// The passphrase once more: changing it takes it, where the terminal asks as well.
fn passphrase_again(global: &Global, open_vault: &OpenVault) -> Result<crate::vault::Passphrase, Problem> {
    if open_vault.vault().user().is_none() {
        return Err(Problem::refused("cli-name-colleague"));
    }
    passphrase(global)
}

fn list(open_vault: &OpenVault, output: &Output<'_>) -> Result<(), Problem> {
    show(&open_vault.staff()?, output);
    Ok(())
}

/// The word by which the command line takes a role.
fn role(role: StaffRole) -> String {
    json!(role).as_str().unwrap_or_default().to_owned()
}

fn show(rows: &[StaffRow], output: &Output<'_>) {
    let document: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({ "user": row.user.to_string(), "login": row.login.reveal(), "role": row.role,
                    "administrator": row.administrator, "retired": row.retired, "you": row.you })
        })
        .collect();
    let head = ["cli-head-login", "cli-head-role", "cli-head-remark"].map(|key| output.line(key));
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let remarks = [
                (row.administrator, "cli-user-administrator"),
                (row.retired, "cli-user-is-retired"),
                (row.you, "cli-user-you"),
            ];
            let remarks: Vec<String> =
                remarks.iter().filter(|(is, _)| *is).map(|(_, key)| output.line(*key)).collect();
            vec![row.login.reveal().clone(), role(row.role), remarks.join(", ")]
        })
        .collect();
    output.answer(&json!(document), table(&head, &cells));
}
