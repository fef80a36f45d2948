//! `attune case …` and `attune fidelity`.

use serde_json::{Value, json};

use super::args::{Global, NewCase};
use super::outcome::Outcome;
use super::output::{Output, table};
use super::parse::{date, purpose};
use super::unlock::{family, unlock};
use crate::casework::changes::NewFamily;
use crate::casework::pages::Begun;
use crate::casework::{Clock, Problem, sentences};
use crate::programme::fidelity::{RuleFinding, Verdict, reading};
use crate::words::Message;

/// Adds a family.
pub fn new(global: &Global, new: &NewCase, output: &Output<'_>) -> Result<Outcome, Problem> {
    let purposes = new.consent.iter().map(|word| purpose(word)).collect::<Result<Vec<_>, _>>()?;
    let carers =
        if new.carer.is_empty() { vec![output.line("family-carer-default")] } else { new.carer.clone() };
    let family = NewFamily {
        code: new.code.clone(),
        start: new.start.as_deref().map(date).transpose()?,
        carers: carers.into_iter().map(|label| (label.into(), purposes.clone())).collect(),
        programme: Some(new.programme.clone()),
        child_born: new.child_born.as_deref().map(date).transpose()?,
    };
    let mut open_vault = unlock(global, output)?;
    let case = open_vault.add_family(&family, Clock::read())?;
    let document = json!({ "case": case.to_string(), "code": family.code.trim() });
    output.answer(&document, [output.line(Message::new("cli-case-made").with("code", family.code.trim()))]);
    Ok(Outcome::Well)
}

/// Lists the families.
pub fn list(global: &Global, output: &Output<'_>) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let rows = open_vault.caseload(Clock::read())?;
    let document: Vec<_> = rows
        .iter()
        .map(|row| {
            json!({ "case": row.case.to_string(), "code": row.code, "sessions_held": row.held,
                    "sessions_planned": row.planned, "last_session": row.last_held, "verdict": row.verdict, "concerns": row.concerns })
        })
        .collect();
    if rows.is_empty() {
        output.answer(&json!(document), [output.line("families-none")]);
        return Ok(Outcome::of(&open_vault));
    }
    let head = ["cli-head-code", "cli-head-sessions", "cli-head-last", "table-verdict", "grid-head-concern"]
        .map(|key| output.line(key));
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.code.clone(),
                if row.planned > 0 { format!("{}/{}", row.held, row.planned) } else { row.held.to_string() },
                row.last_held.map_or_else(|| "–".to_owned(), |day| day.to_string()),
                output.line(sentences::verdict(row.verdict)),
                row.concerns.map_or_else(|| "–".to_owned(), |waiting| waiting.since.to_string()),
            ]
        })
        .collect();
    output.answer(&json!(document), table(&head, &cells));
    Ok(Outcome::of(&open_vault))
}

/// The verdicts of one family or all.
pub fn fidelity(
    global: &Global,
    code: Option<&str>,
    on: Option<&str>,
    output: &Output<'_>,
) -> Result<Outcome, Problem> {
    let on = on.map(date).transpose()?.unwrap_or_else(|| Clock::read().today);
    let mut open_vault = unlock(global, output)?;
    let cases = match code {
        Some(code) => vec![family(global, &mut open_vault, code)?],
        None => open_vault.all_cases()?,
    };
    let (mut documents, mut lines, mut unmet) = (Vec::new(), Vec::new(), false);
    for case in cases {
        open_vault.look(case, Clock::read())?;
        let code = open_vault.case(case)?.family()?.body.code.as_str().to_owned();
        let judged = open_vault.judged_on(case, on, Clock::read().today)?;
        let findings = &judged.findings;
        unmet |= findings.iter().any(|finding| finding.verdict == Verdict::NotMet);
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(output.line(
            Message::new("cli-fidelity-title").with("code", code.as_str()).with("day", on.to_string()),
        ));
        lines.extend(sentences::begun(&judged).map(|said| output.line(said)));
        if !matches!(judged.begun, Begun::Later(_)) {
            lines.extend(fidelity_table(findings, output));
        }
        let begins = match judged.begun {
            Begun::Yes => None,
            Begun::Later(day) | Begun::ToCome(day) => Some(day),
        };
        documents.push(json!({ "case": case.to_string(), "code": code, "on": on, "begins": begins,
            "findings": fidelity_document(findings) }));
    }
    if documents.is_empty() {
        lines.push(output.line("families-none"));
    }
    output.answer(&json!(documents), lines);
    Ok(if unmet { Outcome::Findings } else { Outcome::Well })
}

/// The verdicts as they are written for other programs: rule, session, verdict, evidence, remedy and source, each with the
/// reading of the guidance that it rests on.
pub fn fidelity_document(findings: &[RuleFinding]) -> Vec<Value> {
    let with_reading = |finding: &RuleFinding| {
        let mut document = json!(finding);
        document["reading"] = reading(finding.rule).into();
        document
    };
    findings.iter().map(with_reading).collect()
}

/// The verdicts as a table: what is asked, of what, verdict, evidence, source.
pub fn fidelity_table(findings: &[RuleFinding], output: &Output<'_>) -> Vec<String> {
    let head = ["table-rule", "cli-head-of", "table-verdict", "table-source", "table-evidence"]
        .map(|key| output.line(key));
    let rows: Vec<Vec<String>> = findings
        .iter()
        .map(|finding| {
            vec![
                output.line(sentences::rule(finding.rule)),
                output.line(sentences::judged(finding.session)),
                output.line(sentences::verdict(finding.verdict)),
                finding.source.clone(),
                said(finding, output),
            ]
        })
        .collect();
    table(&head, &rows)
}

/// The evidence, and what would put right what is at risk.
fn said(finding: &RuleFinding, output: &Output<'_>) -> String {
    let mut parts = sentences::evidence(finding);
    parts.extend(finding.remedy.as_ref().map(sentences::remedy));
    parts.iter().map(|part| output.words().say(part)).collect::<Vec<_>>().join(" ")
}
