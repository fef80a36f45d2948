//! `attune user …` and `attune case member …`.

use serde_json::{Value, json};

use super::Outcome;
use super::args::{Global, Member, MemberCommand, UserCommand};
use super::output::{Output, table};
use super::unlock::{new_passphrase, passphrase, unlock};
use crate::app::state::StaffRow;
use crate::app::{Clock, Desk, Problem};
use crate::base::CaseId;
use crate::library::StaffRole;
use crate::vault::KdfParams;
use crate::words::Message;

/// Admits, lists, gives passphrases, retires.
pub fn user(global: &Global, command: UserCommand, output: &Output<'_>) -> Result<Outcome, Problem> {
    match command {
        UserCommand::Add { login, role, administrator, new } => {
            let new = new_passphrase(global, &new.new_passphrase_file)?;
            let mut desk = unlock(global, output)?;
            let kdf = KdfParams::STANDARD;
            let user = desk.add_user(&login, role.into(), administrator, &new, kdf, Clock::read())?;
            let said = output.line(Message::new("cli-user-added").with("login", login.trim()));
            output.answer(&json!({ "user": user.to_string(), "login": login.trim() }), [said]);
        }
        UserCommand::List => list(&unlock(global, output)?, output)?,
        UserCommand::Passphrase { login: None, new } => {
            let new = new_passphrase(global, &new.new_passphrase_file)?;
            let mut desk = unlock(global, output)?;
            let old = passphrase_again(global, &desk)?;
            desk.change_passphrase(&old, &new, Clock::read())?;
            output.answer(&json!({ "changed": true }), [output.line("cli-passphrase-changed")]);
        }
        // The grammar cannot ask for it: it would miss one that stands before the command.
        UserCommand::Passphrase { login: Some(_), .. } if global.recovery_key_file.is_none() => {
            return Err(Problem::refused("cli-passphrase-needs-recovery-key"));
        }
        UserCommand::Passphrase { login: Some(login), new } => {
            let new = new_passphrase(global, &new.new_passphrase_file)?;
            let mut desk = unlock(global, output)?;
            let row = colleague(&desk, &login)?;
            desk.replace_passphrase(row.user, &new, Clock::read())?;
            let said = output.line(Message::new("cli-passphrase-replaced").with("login", login));
            output.answer(&json!({ "user": row.user.to_string(), "replaced": true }), [said]);
        }
        UserCommand::Retire { login } => {
            let mut desk = unlock(global, output)?;
            let user = colleague(&desk, &login)?.user;
            let retired = desk.retire_user(user, Clock::read())?;
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
    let mut desk = unlock(global, output)?;
    match command {
        MemberCommand::Add(Member { case, login }) => {
            let (code, case, row) = both(&mut desk, &case, &login)?;
            desk.add_member(case, row.user, Clock::read())?;
            let said = Message::new("cli-member-added").with("login", login).with("code", code);
            output.answer(&changed(case, &row), [output.line(said)]);
        }
        MemberCommand::Remove(Member { case, login }) => {
            let (code, case, row) = both(&mut desk, &case, &login)?;
            desk.remove_member(case, row.user, Clock::read())?;
            let said = Message::new("cli-member-removed").with("login", login).with("code", code);
            output.answer(&changed(case, &row), [output.line(said)]);
        }
        MemberCommand::List { case } => {
            let case = desk.find(&case)?;
            let members = desk.members(case)?;
            let mut rows = desk.staff()?;
            rows.retain(|row| members.contains(&row.user));
            show(&rows, output);
        }
    }
    Ok(Outcome::Well)
}

fn changed(case: CaseId, row: &StaffRow) -> Value {
    json!({ "case": case.to_string(), "user": row.user.to_string() })
}

fn both(desk: &mut Desk, code: &str, login: &str) -> Result<(String, CaseId, StaffRow), Problem> {
    let case = desk.find(code)?;
    let code = desk.case(case)?.family()?.body.code.as_str().to_owned();
    Ok((code, case, colleague(desk, login)?))
}

fn colleague(desk: &Desk, login: &str) -> Result<StaffRow, Problem> {
    let rows = desk.staff()?;
    let known: Vec<&str> = rows.iter().map(|row| row.login.reveal().as_str()).collect();
    let unknown = Message::new("error-unknown-user-known").with("known", known.join(", "));
    let found = rows.iter().find(|row| row.login.reveal() == login.trim()).cloned();
    found.ok_or_else(|| Problem::refused(unknown))
}

/// The passphrase once more: changing it takes it, where the terminal asks as well.
fn passphrase_again(global: &Global, desk: &Desk) -> Result<crate::vault::Passphrase, Problem> {
    if desk.vault().user().is_none() {
        return Err(Problem::refused("cli-name-colleague"));
    }
    passphrase(global)
}

fn list(desk: &Desk, output: &Output<'_>) -> Result<(), Problem> {
    show(&desk.staff()?, output);
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
