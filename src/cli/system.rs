//! `attune demo --headless`, `attune doctor` and `attune vault …`.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::Global;
use super::families::{fidelity_document, fidelity_table};
use super::outcome::Outcome;
use super::output::{Output, table};
use super::unlock::{passphrase, unlock};
use crate::base::MediaTime;
use crate::casework::doctor::examine;
use crate::casework::{CheckReport, Clock, OpenVault, Problem, export, path_text, recovery_sheet};
use crate::demo::make_demonstration;
use crate::library::StaffRole;
use crate::programme::RecordingState;
use crate::vault::{KdfParams, Passphrase};
use crate::words::Message;

/// Films, seals, tags and evaluates without a window.
pub fn demo(keep: Option<PathBuf>, output: &Output<'_>) -> Result<Outcome, Problem> {
    let (mut open_vault, folder) = make_demonstration(keep, &mut |message| output.progress(&message))?;
    Output::progress_ended();
    let clock = Clock::read();
    let (mut lines, mut documents) = (Vec::new(), Vec::new());
    for case in open_vault.all_cases()? {
        let findings = open_vault.fidelity(case, clock.today)?;
        let file = open_vault.case(case)?;
        let code = file.family()?.body.code.as_str().to_owned();
        let mut recordings = file.recordings()?;
        recordings.retain(|record| record.body.state != RecordingState::Erased);
        let filmed: MediaTime = recordings.iter().map(|record| record.body.duration).sum();
        let mut clips = 0;
        for record in &recordings {
            clips += file.clips(record.id.into())?.len();
        }
        lines.push(
            output.line(
                Message::new("cli-demo-case")
                    .with("code", code.as_str())
                    .with("films", recordings.len())
                    .with("length", filmed.to_string())
                    .with("clips", clips),
            ),
        );
        lines.extend(fidelity_table(&findings, output));
        documents.push(json!({ "case": case.to_string(), "code": code, "films": recordings.len(),
            "seconds": filmed.secs_f64(), "clips": clips, "findings": fidelity_document(&findings) }));
    }
    let check = open_vault.check(|_, _| ())?;
    lines.extend(check.lines().iter().map(|line| output.words().say(line)));
    let path = folder.path().display().to_string();
    if folder.is_kept() {
        lines.push(
            output.line(
                Message::new("cli-demo-kept")
                    .with("path", path.as_str())
                    .with("passphrase", crate::demo::DEMO_PASSPHRASE),
            ),
        );
    }
    let vault = folder.is_kept().then_some(path);
    let document = json!({ "cases": documents, "damage": check.damage.len(), "vault": vault });
    output.answer(&document, lines);
    Ok(if check.damage.is_empty() { Outcome::Well } else { Outcome::Findings })
}

/// What works, what is missing, what to install.
pub fn doctor(global: &Global, graphics: &[String], output: &Output<'_>) -> Outcome {
    let findings = examine(&global.folder(), graphics);
    let rows: Vec<Vec<String>> = findings
        .iter()
        .map(|finding| {
            let mark = if finding.works { "cli-doctor-works" } else { "cli-doctor-missing" };
            vec![output.line(mark), output.words().say(&finding.what), output.words().say(&finding.detail)]
        })
        .collect();
    let document: Vec<_> = findings
        .iter()
        .map(|finding| {
            json!({ "part": finding.part, "works": finding.works, "needed": finding.needed,
                    "detail": output.words().say(&finding.detail) })
        })
        .collect();
    let head = ["cli-head-state", "cli-head-part", "cli-head-detail"].map(|key| output.line(key));
    output.answer(&json!(document), table(&head, &rows));
    let well = findings.iter().all(|finding| finding.works || !finding.needed);
    if well { Outcome::Well } else { Outcome::Findings }
}

/// Makes a vault.
pub fn vault_new(
    global: &Global,
    role: StaffRole,
    recovery_key_out: Option<&Path>,
    output: &Output<'_>,
) -> Result<Outcome, Problem> {
    let folder = global.folder();
    let login = global.user.as_deref().map(str::trim).filter(|login| !login.is_empty());
    let login = login.ok_or_else(|| Problem::refused("cli-user-needed"))?;
    let typed = passphrase(global)?;
    let sheet = recovery_key_out.map(export::NewFile::reserve).transpose()?;
    let (open_vault, recovery) =
        OpenVault::create(&folder, login, role, &typed, KdfParams::STANDARD, Clock::read())?;
    let path = folder.display().to_string();
    let recovery_text =
        recovery_sheet(output.words(), open_vault.vault().id(), recovery.reveal(), Clock::read());
    let mut document = json!({ "vault": open_vault.vault().id().to_string(), "folder": path });
    let mut lines = vec![output.line(Message::new("cli-vault-made").with("path", path))];
    if let (Some(sheet), Some(to)) = (sheet, recovery_key_out) {
        sheet.write(&[recovery_text.trim_end(), "\n"])?;
        let to = to.display().to_string();
        lines.push(output.line(Message::new("cli-recovery-written").with("path", to)));
    } else {
        document["recovery_key"] = json!(recovery.reveal());
        lines.push(output.line("cli-recovery-printed"));
        lines.extend(recovery_text.lines().map(str::to_owned));
    }
    output.answer(&document, lines);
    Ok(Outcome::Well)
}

/// Reads every byte that can be opened.
pub fn vault_check(global: &Global, output: &Output<'_>) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let report = open_vault.check(|done, all| {
        output.progress(&Message::new("check-progress").with("done", done + 1).with("all", all));
    })?;
    Output::progress_ended();
    open_vault.note_checked(report.damage.len(), Clock::read())?;
    let document = check_document(&report, output);
    output.answer(&document, report.lines().iter().map(|line| output.words().say(line)));
    Ok(if report.damage.is_empty() { Outcome::Well } else { Outcome::Findings })
}

/// What a check found, for scripts: the words of `kind` and the names of the fields stay the same.
fn check_document(report: &CheckReport, output: &Output<'_>) -> serde_json::Value {
    let say = |message: &Message| output.words().say(message);
    let damaged: Vec<_> = report
        .damage
        .iter()
        .map(|damage| {
            json!({ "kind": damage.kind.word(), "where": path_text(&damage.path),
                    "case": damage.case.map(|id| id.to_string()), "film": damage.film.map(|id| id.to_string()),
                    "session": damage.session, "at_s": damage.at_s, "lost_s": damage.lost_s,
                    "why": say(&damage.why), "costs": say(&damage.costs) })
        })
        .collect();
    let strays: Vec<_> = report
        .strays
        .iter()
        .map(|stray| json!({ "where": path_text(&stray.path), "why": say(&stray.why) }))
        .collect();
    let unsigned: Vec<_> = report
        .unsigned
        .iter()
        .map(|(case, film)| json!({ "case": case.to_string(), "film": film.to_string() }))
        .collect();
    let not_opened: Vec<_> = report
        .not_opened
        .iter()
        .map(|family| json!({ "case": family.case.to_string(), "film_files": family.film_files }))
        .collect();
    let chains = super::audit::chains(&report.chains);
    json!({ "cases": report.cases, "films": report.films, "chains": chains, "seconds": report.length.secs_f64(),
            "damaged": damaged, "strays": strays, "unsigned": unsigned, "families_not_opened": not_opened })
}

/// Opens the vault as a crash left it, finishes what was half done of films, and says what it did.
pub fn vault_salvage(global: &Global, output: &Output<'_>) -> Result<Outcome, Problem> {
    let folder = global.folder();
    let user = super::unlock::choose(global, &folder)?;
    let typed: Passphrase = passphrase(global)?;
    let salvaged = OpenVault::unlock_as_it_is(&folder, user, &typed, Clock::read())?.salvage()?;
    let films: Vec<_> = salvaged
        .iter()
        .map(|film| {
            json!({ "case": film.case.to_string(), "film": film.recording.to_string(), "session": film.session,
                    "done": film.repaired, "seconds": film.duration.secs_f64(), "torn_bytes": film.torn_bytes,
                    "lost_seconds": film.lost.secs_f64() })
        })
        .collect();
    let mut lines: Vec<String> = salvaged
        .iter()
        .map(|film| {
            let sentences: Vec<_> = film.sentences().iter().map(|line| output.words().say(line)).collect();
            sentences.join(" ")
        })
        .collect();
    if lines.is_empty() {
        lines.push(output.line("cli-nothing-to-salvage"));
    }
    output.answer(&json!({ "recovered": films }), lines);
    Ok(Outcome::Well)
}
