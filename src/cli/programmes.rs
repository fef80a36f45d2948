//! `attune programme …`.

use serde_json::json;

use super::args::{EndProgramme, Global, ProgrammeCommand};
use super::outcome::Outcome;
use super::output::{Output, table};
use super::parse::date;
use super::unlock::{family, unlock};
use crate::base::{CaseId, RunId};
use crate::casework::changes::ProgrammeChange;
use crate::casework::pages::RunRow;
use crate::casework::{Clock, OpenVault, Problem, check_programme, sentences};
use crate::programme::{ProgrammeDefinition, ProgrammeEnd};
use crate::words::Message;

/// Lists, checks and adds programmes; begins and ends those of a family.
pub fn programme(
    global: &Global,
    command: ProgrammeCommand,
    output: &Output<'_>,
) -> Result<Outcome, Problem> {
    match command {
        ProgrammeCommand::List { case: None } => list(global, output),
        ProgrammeCommand::List { case: Some(code) } => of_family(global, &code, output),
        ProgrammeCommand::Show { programme } => show(&programme, output),
        ProgrammeCommand::Check { file } => {
            described(&check_programme(&file)?, "cli-programme-fine", output);
            Ok(Outcome::Well)
        }
        ProgrammeCommand::Add { file } => {
            let added = unlock(global, output)?.add_programme(&file, Clock::read())?;
            described(&added, "cli-programme-added", output);
            Ok(Outcome::Well)
        }
        ProgrammeCommand::Begin { case, programme, on } => {
            let on = day(on.as_deref())?;
            change(global, &case, output, |_, _| Ok(ProgrammeChange::Begin { programme, on }))
        }
        ProgrammeCommand::End(EndProgramme { case, early, reason, on }) => {
            let on = day(on.as_deref())?;
            let how = if early { ProgrammeEnd::StoppedEarly } else { ProgrammeEnd::Finished };
            let reason = reason.unwrap_or_default().into();
            change(global, &case, output, |open_vault, case| {
                Ok(ProgrammeChange::End { run: active(open_vault, case)?, on, how, reason })
            })
        }
        ProgrammeCommand::GoOn { case, on } => {
            let on = day(on.as_deref())?;
            change(global, &case, output, |open_vault, case| {
                Ok(ProgrammeChange::GoOn { run: active(open_vault, case)?, on })
            })
        }
    }
}

fn day(on: Option<&str>) -> Result<chrono::NaiveDate, Problem> {
    on.map_or_else(|| Ok(Clock::read().today), date)
}

fn described(programme: &ProgrammeDefinition, key: &'static str, output: &Output<'_>) {
    let (id, title) = (programme.id.as_str(), programme.title.as_str());
    let said = Message::new(key).with("id", id).with("title", title);
    output.answer(&json!({ "id": id, "title": title, "films": programme.films() }), [output.line(said)]);
}

fn list(global: &Global, output: &Output<'_>) -> Result<Outcome, Problem> {
    let known = unlock(global, output)?.programmes()?;
    let document: Vec<_> = known
        .iter()
        .map(|known| {
            let definition = &known.definition;
            json!({ "id": definition.id, "title": definition.title, "source": definition.source,
                    "films": definition.films(), "own": known.own.is_some() })
        })
        .collect();
    let word = |is: bool| output.line(if is { "cli-yes" } else { "cli-no" });
    let row = |known: &crate::casework::Programme| {
        let definition = &known.definition;
        vec![
            definition.id.clone(),
            word(definition.films()),
            word(known.own.is_some()),
            definition.source.clone(),
            definition.title.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = known.iter().map(row).collect();
    let head = ["cli-head-id", "cli-head-films-it", "cli-head-own", "table-source", "cli-head-programme"];
    output.answer(&json!(document), table(&head.map(|key| output.line(key)), &rows));
    Ok(Outcome::Well)
}

fn of_family(global: &Global, code: &str, output: &Output<'_>) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let case = family(global, &mut open_vault, code)?;
    open_vault.look(case, Clock::read())?;
    told(&mut open_vault, case, output)?;
    Ok(Outcome::Well)
}

/// Makes a change of a family's programmes, then lists them.
fn change(
    global: &Global,
    code: &str,
    output: &Output<'_>,
    change: impl FnOnce(&mut OpenVault, CaseId) -> Result<ProgrammeChange, Problem>,
) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let case = family(global, &mut open_vault, code)?;
    let change = change(&mut open_vault, case)?;
    open_vault.change_programme(case, change, Clock::read())?;
    told(&mut open_vault, case, output)?;
    Ok(Outcome::Well)
}

fn told(open_vault: &mut OpenVault, case: CaseId, output: &Output<'_>) -> Result<(), Problem> {
    let runs = open_vault.programmes_of(case, Clock::read())?.runs;
    let document: Vec<_> = runs
        .iter()
        .map(|row| {
            json!({ "run": row.run.to_string(), "title": row.title, "in_hand": row.active, "begun": row.begun,
                    "ended": row.ended.as_ref().map(|(day, ..)| day), "sessions_held": row.held,
                    "sessions_planned": row.planned, "verdict": row.verdict })
        })
        .collect();
    let days = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
    let cells = |row: &RunRow| {
        vec![
            row.run.short(),
            output.line(if row.active { "cli-yes" } else { "cli-no" }),
            days(row.begun),
            days(row.ended.as_ref().map(|(day, ..)| *day)),
            row.held.to_string(),
            output.line(sentences::verdict(row.verdict)),
            row.title.clone().unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = runs.iter().map(cells).collect();
    let head = [
        "cli-head-run",
        "cli-head-under-way",
        "cli-head-from",
        "cli-head-ended",
        "cli-head-sessions",
        "table-verdict",
        "cli-head-programme",
    ];
    output.answer(&json!(document), table(&head.map(|key| output.line(key)), &rows));
    Ok(())
}

fn active(open_vault: &mut OpenVault, case: CaseId) -> Result<RunId, Problem> {
    open_vault.case(case)?.active_run()
}

/// The text of a shipped programme's file.
fn show(id: &str, output: &Output<'_>) -> Result<Outcome, Problem> {
    let text = ProgrammeDefinition::shipped_text(id).ok_or_else(|| {
        let known: Vec<&str> = ProgrammeDefinition::shipped_ids().collect();
        let message = Message::new("error-unknown-programme").with("programme", id);
        Problem::refused(message.with("known", known.join(", ")))
    })?;
    output.answer(&json!({ "id": id, "text": text }), text.lines().map(str::to_owned));
    Ok(Outcome::Well)
}
