//! `attune grid`: the supervisor's grid without a window, as a table or as JSON.

use serde_json::json;

use super::args::Global;
use super::outcome::Outcome;
use super::output::{Output, table};
use super::unlock::unlock;
use crate::casework::pages::GridRow;
use crate::casework::{Clock, Problem, sentences};
use crate::programme::fidelity::Verdict;
use crate::words::Message;

/// Every family this user works with: whose concern waits, then what is not met or at risk first, then by code.
pub fn grid(global: &Global, output: &Output<'_>) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let mut rows = open_vault.grid(Clock::read(), &mut |read, all| {
        output.progress(&Message::new("grid-reading").with("read", read).with("all", all));
    })?;
    Output::progress_ended();
    rows.sort_by_cached_key(|row| {
        (row.concerns.is_none(), std::cmp::Reverse(row.verdict.urgency()), row.code.clone())
    });
    let sessions = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.number).max().unwrap_or(0);
    let head =
        ["grid-head-code", "grid-head-concern", "grid-head-worker", "grid-head-next", "grid-head-whole"]
            .map(|key| output.line(key));
    let head: Vec<String> = head.into_iter().chain((1..=sessions).map(|number| number.to_string())).collect();
    let cells: Vec<Vec<String>> = rows.iter().map(|row| cells(row, sessions, output)).collect();
    let lines = if rows.is_empty() { vec![output.line("families-none")] } else { table(&head, &cells) };
    output.answer(&json!(rows), lines);
    let unmet = rows.iter().any(|row| row.verdict == Verdict::NotMet);
    Ok(if unmet { Outcome::Findings } else { Outcome::of(&open_vault) })
}

fn cells(row: &GridRow, sessions: u32, output: &Output<'_>) -> Vec<String> {
    let verdict = |verdict: Verdict| output.line(sentences::verdict(verdict));
    let worker = row.worker.as_ref().map_or_else(|| "–".to_owned(), |(_, name)| name.reveal().clone());
    let next = row.next.and_then(|(_, day)| day).map_or_else(|| "–".to_owned(), |day| day.to_string());
    let of_session = |number| {
        let cell = row.cells.iter().find(|cell| cell.number == number);
        cell.map_or_else(String::new, |cell| verdict(cell.verdict))
    };
    let concern = row.concerns.map_or_else(|| "–".to_owned(), |waiting| waiting.since.to_string());
    [row.code.clone(), concern, worker, next, verdict(row.whole)]
        .into_iter()
        .chain((1..=sessions).map(of_session))
        .collect()
}
