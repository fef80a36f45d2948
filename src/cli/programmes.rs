//! `attune programme …`.

use serde_json::json;

use super::Outcome;
use super::args::{EndProgramme, Global, ProgrammeCommand};
use super::families::date;
use super::output::{Output, table};
use super::unlock::unlock;
use crate::app::action::ProgrammeChange;
use crate::app::state::RunRow;
use crate::app::{Clock, Desk, Problem, check_programme, sentences};
use crate::base::{CaseId, RunId};
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
        ProgrammeCommand::End(EndProgramme { case, run, early, reason, on }) => {
            let on = day(on.as_deref())?;
            let how = if early { ProgrammeEnd::StoppedEarly } else { ProgrammeEnd::Finished };
            let reason = reason.unwrap_or_default().into();
            change(global, &case, output, |desk, case| {
                Ok(ProgrammeChange::End { run: which(desk, case, run.as_deref())?, on, how, reason })
            })
        }
        ProgrammeCommand::GoOn { case, run, on } => {
            let on = day(on.as_deref())?;
            change(global, &case, output, |desk, case| {
                Ok(ProgrammeChange::GoOn { run: which(desk, case, run.as_deref())?, on })
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
    let row = |known: &crate::app::Programme| {
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
    let mut desk = unlock(global, output)?;
    let case = desk.find(code)?;
    desk.look(case, Clock::read())?;
    told(&mut desk, case, output)?;
    Ok(Outcome::Well)
}

/// Makes a change of a family's programmes, then lists them.
fn change(
    global: &Global,
    code: &str,
    output: &Output<'_>,
    change: impl FnOnce(&mut Desk, CaseId) -> Result<ProgrammeChange, Problem>,
) -> Result<Outcome, Problem> {
    let mut desk = unlock(global, output)?;
    let case = desk.find(code)?;
    let change = change(&mut desk, case)?;
    desk.change_programme(case, change, Clock::read())?;
    told(&mut desk, case, output)?;
    Ok(Outcome::Well)
}

fn told(desk: &mut Desk, case: CaseId, output: &Output<'_>) -> Result<(), Problem> {
    let runs = desk.programmes_of(case, Clock::read())?.runs;
    let document: Vec<_> = runs
        .iter()
        .map(|row| {
            json!({ "run": row.run.to_string(), "title": row.title, "in_hand": row.in_hand, "begun": row.begun,
                    "ended": row.ended.as_ref().map(|(day, ..)| day), "sessions_held": row.held,
                    "sessions_planned": row.planned, "verdict": row.verdict })
        })
        .collect();
    let days = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
    let cells = |row: &RunRow| {
        vec![
            row.run.short(),
            output.line(if row.in_hand { "cli-yes" } else { "cli-no" }),
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
        "cli-head-in-hand",
        "cli-head-from",
        "cli-head-ended",
        "cli-head-sessions",
        "table-verdict",
        "cli-head-programme",
    ];
    output.answer(&json!(document), table(&head.map(|key| output.line(key)), &rows));
    Ok(())
}

/// The run that begins so, or the one in hand.
fn which(desk: &mut Desk, case: CaseId, wanted: Option<&str>) -> Result<RunId, Problem> {
    let runs = desk.programmes_of(case, Clock::read())?.runs;
    let is_it = |row: &&RunRow| match wanted {
        Some(wanted) => row.run.to_string().starts_with(wanted.trim()),
        None => row.in_hand,
    };
    let mut found = runs.iter().filter(is_it);
    if let (Some(row), None) = (found.next(), found.next()) {
        return Ok(row.run);
    }
    let known: Vec<String> = runs.iter().map(|row| row.run.short()).collect();
    Err(Problem::refused(Message::new("cli-unknown-run").with("known", known.join(", "))))
}
