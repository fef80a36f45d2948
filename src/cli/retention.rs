//! `attune erase …`, `attune retention …` and `attune case basis`.

use chrono::{DateTime, Local, Utc};
use serde_json::{Value, json};

use super::args::{Basis, EraseCommand, EraseFilm, Films, Global, Hold, Lift, RetentionCommand, SetRule};
use super::outcome::Outcome;
use super::output::{Output, table};
use super::parse::date;
use super::unlock::{family, unlock};
use crate::base::{CaseId, RecordId, RecordingId};
use crate::casework::changes::{FilmScope, NewBasis, NewHold, RuleChange};
use crate::casework::pages::{ErasedFilms, ReceiptRow};
use crate::casework::{Clock, Export, OpenVault, Problem, sentences};
use crate::programme::{Article6, Article9, LawfulBasis};
use crate::words::Message;

/// Erases film, or lists what was erased.
pub fn erase(global: &Global, command: EraseCommand, output: &Output<'_>) -> Result<Outcome, Problem> {
    match command {
        EraseCommand::Film(film) => erase_film(global, &film, output),
        EraseCommand::Receipts { case } => receipts(global, &case, output),
    }
}

/// The films meant: all of the family, or each of a session's of the active programme that is still film.
fn scopes(
    global: &Global,
    open_vault: &mut OpenVault,
    films: &Films,
) -> Result<(CaseId, Vec<FilmScope>), Problem> {
    let case = family(global, open_vault, &films.case)?;
    let Some(number) = films.session else { return Ok((case, vec![FilmScope::All])) };
    let of_number = open_vault.case(case)?.recordings_of(number)?;
    let Some(of_number) = of_number else {
        return Err(Problem::refused(Message::new("error-unknown-session").with("session", number)));
    };
    let asked = open_vault.films_asked(case, FilmScope::All)?.films;
    let of_session: Vec<FilmScope> = asked
        .into_iter()
        .filter(|film| of_number.contains(&film.recording))
        .map(|film| FilmScope::One(film.recording))
        .collect();
    if of_session.is_empty() {
        return Err(Problem::refused(Message::new("error-no-film").with("session", number)));
    }
    Ok((case, of_session))
}

fn erase_film(global: &Global, film: &EraseFilm, output: &Output<'_>) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let (case, scopes) = scopes(global, &mut open_vault, &film.films)?;
    let (clock, reason) = (Clock::read(), film.reason.as_str().into());
    if let Some(to) = &film.receipt {
        // A receipt that could not be saved is said before anything is destroyed.
        open_vault.may_save(to)?;
    }
    let mut erased = ErasedFilms { case, receipts: Vec::new(), kept: Vec::new() };
    for scope in scopes {
        let done = open_vault.erase_films(case, scope, &reason, clock);
        match done {
            Ok(done) => {
                erased.receipts.extend(done.receipts);
                erased.kept.extend(done.kept);
            }
            // Of several films of a session those that nothing keeps are erased; what keeps the others is said.
            Err(problem) if !erased.receipts.is_empty() => erased.kept.push(problem.message),
            Err(problem) => return Err(problem),
        }
    }
    if let Some(to) = &film.receipt {
        let orders: Vec<RecordId> = erased.receipts.iter().map(|receipt| receipt.order).collect();
        open_vault.export(Export::Receipts { case, orders, to: to.clone() }, output.words(), clock)?;
    }
    let saved = film.receipt.as_ref().map(|to| to.display().to_string());
    let document = json!({
        "receipts": erased.receipts.iter().map(|row| receipt_document(row, output)).collect::<Vec<_>>(),
        "kept": erased.kept.iter().map(|kept| output.line(kept.clone())).collect::<Vec<_>>(),
        "saved": saved,
    });
    let mut lines = Vec::new();
    for row in &erased.receipts {
        lines.extend(sentences::receipt(row).into_iter().map(|line| output.line(line)));
        lines.push(output.line("receipt-reach-title") + ":");
        let reach = sentences::out_of_reach(&row.body.copies).into_iter();
        lines.extend(reach.map(|line| format!("- {}", output.line(line))));
    }
    lines.extend(erased.kept.iter().map(|kept| output.line(kept.clone())));
    lines.extend(saved.map(|path| output.line(Message::new("receipt-saved").with("path", path))));
    output.answer(&document, lines);
    Ok(if erased.kept.is_empty() { Outcome::Well } else { Outcome::Findings })
}

fn receipt_document(row: &ReceiptRow, output: &Output<'_>) -> Value {
    let body = &row.body;
    let said = |lines: Vec<Message>| lines.into_iter().map(|line| output.line(line)).collect::<Vec<_>>();
    json!({
        "receipt": row.order.to_string(), "recording": body.film.to_string(), "session": body.session,
        "filmed": body.filmed, "seconds": body.length.secs_f64(), "bytes": body.bytes, "clips": body.clips,
        "by": row.by.reveal(), "reason": body.reason.reveal(), "ordered": body.ordered,
        "keys_verified": row.receipt.as_ref().map(|done| done.keys_verified),
        "erased": row.receipt.as_ref().map(|done| done.erased),
        "finished_later": row.receipt.as_ref().is_some_and(|done| done.finished_later),
        "copies": body.copies, "out_of_reach": said(sentences::out_of_reach(&body.copies)),
    })
}

fn receipts(global: &Global, code: &str, output: &Output<'_>) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let case = open_vault.find(code)?;
    let rows = open_vault.receipts(case)?;
    let documents: Vec<Value> = rows.iter().map(|row| receipt_document(row, output)).collect();
    if rows.is_empty() {
        output.answer(&json!(documents), [output.line("cli-no-receipts")]);
        return Ok(Outcome::Well);
    }
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let erased = row.receipt.as_ref().map(|done| day(done.erased));
            vec![
                row.body.session.to_string(),
                day(row.body.filmed),
                erased.unwrap_or_else(|| output.line("cli-not-finished")),
                row.by.reveal().clone(),
                row.body.reason.reveal().clone(),
            ]
        })
        .collect();
    let head = ["cli-head-session", "cli-head-filmed", "cli-head-erased", "cli-head-by", "cli-head-why"];
    output.answer(&json!(documents), table(&head.map(|key| output.line(key)), &cells));
    Ok(Outcome::Well)
}

/// Shows or sets the rules, lists what is due, holds film or lets it go.
pub fn retention(
    global: &Global,
    command: RetentionCommand,
    output: &Output<'_>,
) -> Result<Outcome, Problem> {
    match command {
        RetentionCommand::Show => show(&unlock(global, output)?, output),
        RetentionCommand::Set(rule) => set(global, &rule, output),
        RetentionCommand::Due => due(global, output),
        RetentionCommand::Hold(new) => hold(global, &new, output),
        RetentionCommand::Lift(of) => lift(global, &of, output),
    }
}

fn show(open_vault: &OpenVault, output: &Output<'_>) -> Result<Outcome, Problem> {
    let view = open_vault.retention()?;
    let (film, records) = (&view.rules.film, &view.rules.records);
    let set_by = |own: &Option<crate::casework::pages::OwnRule>| {
        own.as_ref().map(|own| json!({ "by": own.by.reveal(), "on": own.on }))
    };
    let document = json!({
        "film": { "months": film.months, "soon_days": film.soon_days, "source": film.source,
            "set": set_by(&view.film) },
        "records": { "birthday": records.birthday, "source": records.source, "set": set_by(&view.records) },
    });
    let own = |own: &Option<crate::casework::pages::OwnRule>| {
        let said = |own: &crate::casework::pages::OwnRule| {
            output.line(Message::new("rules-own").with("by", own.by.reveal().as_str()).with("day", own.on))
        };
        own.as_ref().map(said)
    };
    let film_rule =
        Message::new("keep-film-rule").with("months", film.months).with("source", film.source.as_str());
    let record_rule = Message::new("keep-records-rule")
        .with("birthday", records.birthday)
        .with("source", records.source.as_str());
    let why = |why: &str| (!why.is_empty()).then(|| why.to_owned());
    let lines = [Some(output.line(film_rule)), why(&film.why), own(&view.film)];
    let more = [Some(output.line(record_rule)), why(&records.why), own(&view.records)];
    output.answer(&document, lines.into_iter().chain(more).flatten());
    Ok(Outcome::Well)
}

fn set(global: &Global, rule: &SetRule, output: &Output<'_>) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let length = rule.length.filter(|_| !rule.default);
    let source = rule.source.clone().unwrap_or_default();
    open_vault.set_retention(RuleChange { kept: rule.kept.into(), length, source }, Clock::read())?;
    show(&open_vault, output)
}

fn due(global: &Global, output: &Output<'_>) -> Result<Outcome, Problem> {
    let rows = unlock(global, output)?.due_films(Clock::read())?;
    let documents: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({ "case": row.case.to_string(), "code": row.code, "session": row.session,
                "recording": row.recording.to_string(), "filmed": row.started,
                "erase_by": row.erase_by.day, "counted": row.erase_by.counted, "state": row.erase_by.due,
                "held": row.held })
        })
        .collect();
    if rows.is_empty() {
        output.answer(&json!(documents), [output.line("cli-nothing-due")]);
        return Ok(Outcome::Well);
    }
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let state = output.line(sentences::due(&row.erase_by, row.held));
            vec![row.code.clone(), row.session.to_string(), day(row.started), state]
        })
        .collect();
    let head = ["cli-head-code", "cli-head-session", "cli-head-filmed", "cli-head-state"];
    output.answer(&json!(documents), table(&head.map(|key| output.line(key)), &cells));
    let urgent = rows.iter().any(crate::casework::pages::DueRow::is_urgent);
    Ok(if urgent { Outcome::Findings } else { Outcome::Well })
}

fn hold(global: &Global, new: &Hold, output: &Output<'_>) -> Result<Outcome, Problem> {
    let review = date(&new.review)?;
    let mut open_vault = unlock(global, output)?;
    let (case, scopes) = scopes(global, &mut open_vault, &new.films)?;
    let hold = NewHold { ground: new.ground.into(), reason: new.reason.as_str().into(), review };
    let mut holds = Vec::new();
    for scope in scopes {
        holds.push(open_vault.hold_film(case, scope, &hold, Clock::read())?.to_string());
    }
    let said = Message::new("cli-held").with("holds", holds.len()).with("review", review.to_string());
    output.answer(&json!({ "holds": holds, "review": review }), [output.line(said)]);
    Ok(Outcome::Well)
}

fn lift(global: &Global, of: &Lift, output: &Output<'_>) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let (case, scopes) = scopes(global, &mut open_vault, &of.films)?;
    let films: Vec<Option<RecordingId>> = scopes
        .into_iter()
        .map(|scope| match scope {
            FilmScope::One(film) => Some(film),
            FilmScope::All => None,
        })
        .collect();
    let holds: Vec<RecordId> = open_vault
        .case(case)?
        .standing_holds()?
        .into_iter()
        .filter(|hold| films.contains(&hold.body.film))
        .map(|hold| hold.id)
        .collect();
    if holds.is_empty() {
        return Err(Problem::refused("error-hold-none"));
    }
    for hold in &holds {
        open_vault.lift_hold(case, *hold, &of.reason.as_str().into(), Clock::read())?;
    }
    let lifted: Vec<String> = holds.iter().map(ToString::to_string).collect();
    let said = Message::new("cli-lifted").with("holds", lifted.len());
    output.answer(&json!({ "lifted": lifted }), [output.line(said)]);
    Ok(Outcome::Well)
}

/// Shows or records the lawful basis.
pub fn basis(global: &Global, basis: &Basis, output: &Output<'_>) -> Result<Outcome, Problem> {
    let clock = Clock::read();
    let article6 = basis.article6.as_deref().map(article6).transpose()?;
    let article9 = basis.article9.as_deref().map(article9).transpose()?;
    let on = basis.on.as_deref().map(date).transpose()?.unwrap_or(clock.today);
    let mut open_vault = unlock(global, output)?;
    let case = open_vault.find(&basis.case)?;
    if let Some(article6) = article6 {
        let new = NewBasis {
            article6,
            article9,
            decided_by: basis.by.clone().unwrap_or_default().into(),
            on,
            note: basis.note.clone().unwrap_or_default().into(),
        };
        open_vault.set_basis(case, &new, clock)?;
    }
    let found = open_vault.case(case)?.basis()?;
    let lines = match &found {
        None => vec![output.line("basis-none")],
        Some(found) => vec![
            output.line(sentences::article6(found.article6)),
            output.line(sentences::article9(found.article9)),
            output.line(
                Message::new("basis-decided")
                    .with("by", found.decided_by.reveal().as_str())
                    .with("day", found.on),
            ),
            found.note.reveal().clone(),
        ],
    };
    let document = json!({ "basis": found.as_ref().map(basis_document) });
    output.answer(&document, lines.into_iter().filter(|line| !line.is_empty()));
    Ok(Outcome::Well)
}

fn basis_document(basis: &LawfulBasis) -> Value {
    json!({ "article6": basis.article6, "article9": basis.article9, "by": basis.decided_by.reveal(),
        "on": basis.on, "note": basis.note.reveal(), "recorded": basis.recorded })
}

fn article6(text: &str) -> Result<Article6, Problem> {
    Article6::of(text).ok_or_else(|| unknown_article(text, "6(1)", "a, b, c, d, e, f"))
}

fn article9(text: &str) -> Result<Article9, Problem> {
    Article9::of(text).ok_or_else(|| unknown_article(text, "9(2)", "a, b, c, d, e, f, g, h, i, j"))
}

fn unknown_article(text: &str, article: &str, known: &str) -> Problem {
    let message = Message::new("error-unknown-article").with("text", text).with("article", article);
    Problem::refused(message.with("known", known))
}

/// The day by the calendar on the wall.
fn day(at: DateTime<Utc>) -> String {
    at.with_timezone(&Local).date_naive().to_string()
}
