//! `attune audit`: the journals of all that can be opened, newest line first.

use std::collections::BTreeSet;

use chrono::Local;
use serde_json::{Value, json};

use super::args::{AuditLines, Global};
use super::outcome::Outcome;
use super::output::{Output, table};
use super::parse::date;
use super::unlock::unlock;
use crate::base::UserId;
use crate::casework::pages::{ChainRow, EventKind, JournalFilter, JournalLine, JournalOf, JournalView};
use crate::casework::sentences::journal;
use crate::casework::{Clock, Problem};
use crate::library::AuditEvent;
use crate::words::Message;

/// Prints the lines that were asked for, and whether the chains hold.
pub fn audit(global: &Global, asked: &AuditLines, output: &Output<'_>) -> Result<Outcome, Problem> {
    let (kinds, events) = events(&asked.event)?;
    let from = asked.from.as_deref().map(date).transpose()?;
    let to = asked.to.as_deref().map(date).transpose()?;
    let mut open_vault = unlock(global, output)?;
    let of = asked.case.as_deref().map(|code| open_vault.find(code).map(JournalOf::Family)).transpose()?;
    let view = open_vault.journal(Clock::read())?;
    let who = asked.by.as_deref().map(|name| person(&view, name)).transpose()?;
    let filter = JournalFilter { of, who, kinds, events, from, to };
    let passing: Vec<&JournalLine> = view.lines.iter().filter(|line| filter.passes(line)).collect();
    let most = if asked.limit == 0 { passing.len() } else { asked.limit.min(passing.len()) };
    answer(&view, &passing[..most], passing.len(), output);
    Ok(if view.holds() { Outcome::of(&open_vault) } else { Outcome::Findings })
}

/// Says these lines, of so many that pass, and how the chains stand.
fn answer(view: &JournalView, lines: &[&JournalLine], passing: usize, output: &Output<'_>) {
    let entries: Vec<_> = lines
        .iter()
        .map(|line| {
            let entry = &line.entry;
            json!({ "case": line.case.map(|id| id.to_string()), "sequence": entry.sequence, "at": entry.at,
                    "monotonic_ms": entry.monotonic_ms, "actor": entry.actor.map(|id| id.to_string()),
                    "event": entry.event, "subject": entry.subject.map(|id| id.to_string()),
                    "reason": entry.reason })
        })
        .collect();
    let chains = chains(&view.chains);
    let closed: Vec<_> = view
        .closed
        .iter()
        .map(|(case, why)| json!({ "case": case.to_string(), "why": output.words().say(why) }))
        .collect();
    let mut said_lines =
        if lines.is_empty() { vec![output.line("journal-empty")] } else { rows(lines, output) };
    if lines.len() < passing {
        let limited = Message::new("cli-audit-limited").with("shown", lines.len());
        said_lines.push(output.line(limited.with("all", passing)));
    }
    said_lines.extend(view.chains.iter().map(|row| output.line(journal::chain(row))));
    said_lines.extend(view.closed.iter().map(|(case, why)| {
        let line = Message::new("journal-closed-line").with("case", case.short());
        output.line(line.with("why", why.clone()))
    }));
    output.answer(&json!({ "entries": entries, "chains": chains, "closed": closed }), said_lines);
}

/// The chains, for scripts.
pub fn chains(rows: &[ChainRow]) -> Vec<Value> {
    let row = |row: &ChainRow| {
        json!({ "case": row.case.map(|id| id.to_string()), "entries": row.entries, "head": row.head_text(),
                "broken_at": row.broken_at, "lost": row.lost })
    };
    rows.iter().map(row).collect()
}

fn rows(lines: &[&JournalLine], output: &Output<'_>) -> Vec<String> {
    let head = ["cli-head-when", "cli-head-who", "cli-head-what", "cli-head-where", "cli-head-reason"]
        .map(|key| output.line(key));
    let cells: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            vec![
                line.entry.at.with_timezone(&Local).format("%Y-%m-%d %H:%M:%S").to_string(),
                name(line, output),
                output.line(journal::did(line)),
                journal::place(line)
                    .map_or_else(|| output.line("journal-device"), |place| output.line(place)),
                journal::reason(line).unwrap_or_default().to_owned(),
            ]
        })
        .collect();
    table(&head, &cells)
}

fn name(line: &JournalLine, output: &Output<'_>) -> String {
    match line.entry.actor {
        None => output.line("journal-recovery-key"),
        Some(_) => line.who.reveal().clone(),
    }
}

/// Kinds of events and single ones, as they were asked for.
fn events(asked: &[String]) -> Result<(BTreeSet<EventKind>, BTreeSet<String>), Problem> {
    let (mut kinds, mut events) = (BTreeSet::new(), BTreeSet::new());
    for word in asked {
        if let Some(kind) = EventKind::ALL.into_iter().find(|kind| kind.word() == word) {
            kinds.insert(kind);
        } else if AuditEvent::of_word(word).is_some() {
            events.insert(word.clone());
        } else {
            let known = EventKind::ALL.map(EventKind::word).join(", ");
            let unknown = Message::new("cli-unknown-event").with("text", word.as_str());
            return Err(Problem::refused(unknown.with("known", known)));
        }
    }
    Ok((kinds, events))
}

/// Who of those in the journal is called so.
fn person(view: &JournalView, name: &str) -> Result<Option<UserId>, Problem> {
    let people = view.people();
    if let Some((user, _)) = people.iter().find(|(user, known)| user.is_some() && known.reveal() == name) {
        return Ok(*user);
    }
    let known: Vec<String> =
        people.into_iter().filter(|(user, _)| user.is_some()).map(|(_, name)| name.into_inner()).collect();
    let unknown = Message::new("cli-unknown-person").with("text", name);
    Err(Problem::refused(unknown.with("known", known.join(", "))))
}
