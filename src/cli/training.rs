//! `attune training …`.

use serde_json::{Value, json};

use super::args::{Global, OneTraining, TrainingAdded, TrainingCommand};
use super::outcome::Outcome;
use super::output::Output;
use super::parse::{date, subject};
use super::programme::{day, listed};
use super::staff::colleague;
use super::unlock::unlock;
use crate::base::RecordId;
use crate::casework::changes::{NewTraining, TrainingChange};
use crate::casework::pages::{TrainingRow, TrainingStanding};
use crate::casework::{Act, Clock, OpenVault, Problem, sentences};
use crate::words::Message;

/// Records, lists, confirms.
pub fn training(global: &Global, command: TrainingCommand, output: &Output<'_>) -> Result<Outcome, Problem> {
    match command {
        TrainingCommand::Add(new) => add(global, &new, output),
        TrainingCommand::List { all } => list(global, all, output),
        TrainingCommand::Confirm(one) => change(global, &one, TrainingChange::Confirm, output),
        TrainingCommand::TakeBack(one) => change(global, &one, TrainingChange::TakeBack, output),
        TrainingCommand::Remove(one) => change(global, &one, TrainingChange::Remove, output),
    }
}

fn add(global: &Global, new: &TrainingAdded, output: &Output<'_>) -> Result<Outcome, Problem> {
    let subjects = new.subjects.iter().map(|word| subject(word)).collect::<Result<_, _>>()?;
    let (completed, expires) = (date(&new.completed)?, new.expires.as_deref().map(date).transpose()?);
    let mut open_vault = unlock(global, output)?;
    let whose = new.colleague.as_deref().map(|login| colleague(&open_vault, login)).transpose()?;
    let change = TrainingChange::Add(NewTraining {
        user: whose.map(|row| row.user),
        what: new.what.as_str().into(),
        subjects,
        completed,
        expires,
        experienced_with_children: new.experienced,
    });
    let record = open_vault.change_training(change, Clock::read())?;
    let rows = open_vault.training_page()?.rows;
    let standing = rows.iter().find(|row| row.record == record).map(|row| &row.standing);
    let waits = standing == Some(&TrainingStanding::Unconfirmed);
    let said = if waits { "cli-training-added-waits" } else { "cli-training-added" };
    output.answer(&json!({ "record": record.to_string(), "confirmed": !waits }), [output.line(said)]);
    Ok(Outcome::Well)
}

fn change(
    global: &Global,
    one: &OneTraining,
    change: impl Fn(RecordId) -> TrainingChange,
    output: &Output<'_>,
) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let change = change(record(&open_vault, &one.record)?);
    let said = match change {
        TrainingChange::Add(_) => "cli-training-added",
        TrainingChange::Remove(_) => "cli-training-removed",
        TrainingChange::Confirm(_) => "cli-training-confirmed",
        TrainingChange::TakeBack(_) => "cli-training-taken-back",
    };
    let record = open_vault.change_training(change, Clock::read())?;
    output.answer(&json!({ "record": record.to_string() }), [output.line(said)]);
    Ok(Outcome::Well)
}

/// The one record whose id begins so.
fn record(open_vault: &OpenVault, typed: &str) -> Result<RecordId, Problem> {
    let typed = typed.trim().to_lowercase();
    let rows = open_vault.training_page()?.rows;
    let mut found = rows.iter().filter(|row| !typed.is_empty() && row.record.to_string().starts_with(&typed));
    match (found.next(), found.next()) {
        (Some(row), None) => Ok(row.record),
        (None, _) => Err(Problem::refused(Message::new("cli-training-unknown").with("record", typed))),
        (Some(_), Some(_)) => {
            Err(Problem::refused(Message::new("cli-training-several").with("record", typed)))
        }
    }
}

fn list(global: &Global, all: bool, output: &Output<'_>) -> Result<Outcome, Problem> {
    let open_vault = unlock(global, output)?;
    if all {
        open_vault.permit(Act::ConfirmTraining)?;
    }
    let page = open_vault.training_page()?;
    let me = page.colleagues.iter().find(|row| row.you).map(|row| row.login.reveal().clone());
    let whose = |row: &TrainingRow| row.login.as_ref().map(|login| login.reveal().clone()).or(me.clone());
    let (mut documents, mut rows) = (Vec::new(), Vec::new());
    for row in page.rows.iter().filter(|row| all || row.login.is_none()) {
        let subjects: Vec<String> = row.subjects.iter().map(ToString::to_string).collect();
        let standing = sentences::staff::standing(&row.standing);
        let whose = whose(row).unwrap_or_default();
        documents.push(json!({ "record": row.record.to_string(), "user": row.user.to_string(), "login": whose,
            "what": row.what.reveal(), "in": subjects, "completed": row.completed, "expires": row.expires,
            "experienced_with_children": row.experienced_with_children, "standing": document(&row.standing) }));
        let experienced = if row.experienced_with_children { "cli-yes" } else { "cli-no" };
        rows.push(vec![
            row.record.short(),
            whose,
            row.completed.to_string(),
            day(row.expires),
            output.line(experienced),
            row.what.reveal().clone(),
            subjects.join(" "),
            output.line(standing),
        ]);
    }
    let head = [
        "cli-head-record",
        "cli-head-login",
        "cli-head-completed",
        "cli-head-expires",
        "cli-head-experienced",
        "cli-head-training",
        "cli-head-subjects",
        "cli-head-standing",
    ];
    listed(&json!(documents), head, &rows, "cli-no-training", output);
    Ok(Outcome::Well)
}

fn document(standing: &TrainingStanding) -> Value {
    match standing {
        TrainingStanding::Unconfirmed => json!({ "is": "unconfirmed" }),
        TrainingStanding::Entered { by, on } => json!({ "is": "entered", "by": by.reveal(), "on": on }),
        TrainingStanding::Confirmed { by, on } => json!({ "is": "confirmed", "by": by.reveal(), "on": on }),
    }
}
