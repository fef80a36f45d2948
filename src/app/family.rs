//! One family as the screens show it: plain rows made from records and verdicts. Decides nothing itself.

use std::collections::BTreeMap;

use super::case_file::{CaseFile, is_watchable};
use super::clock::Clock;
use super::desk::Desk;
use super::filming::film_refusals;
use super::problem::Problem;
use super::state::{ClipRow, FamilyRow, FamilyView, RecordingRow, TagChoice};
use crate::base::{CaseId, MediaTime, RecordingId, SessionId};
use crate::library::Record;
use crate::programme::agenda::next_session_number;
use crate::programme::fidelity::{Finding, Verdict, evaluate};
use crate::programme::{Clip, ProgrammeDefinition, Recording, RecordingState, RuleId, Vocabulary};

/// The caseload, in the order of the codes.
pub(super) fn rows(desk: &mut Desk, clock: Clock) -> Result<Vec<FamilyRow>, Problem> {
    let mut rows = Vec::new();
    for case in desk.all_cases()? {
        let programme = desk.programme().clone();
        let findings = desk.fidelity(case, clock.today)?;
        let file = desk.case(case)?;
        rows.push(row(file, &programme, &findings)?);
    }
    Ok(rows)
}

/// One family's page.
pub(super) fn view(desk: &mut Desk, case: CaseId, clock: Clock) -> Result<FamilyView, Problem> {
    let programme = desk.programme().clone();
    let facts = desk.facts(case)?;
    let findings = evaluate(&programme, desk.vocabulary(), &facts, clock.today);
    let file = desk.case(case)?;
    Ok(FamilyView {
        row: row(file, &programme, &findings)?,
        start: file.family()?.body.start,
        recordings: recordings(file)?,
        next_session: next_session_number(&facts, clock.today),
        film_band: film_band(&programme),
        film_refusals: film_refusals(file, clock)?,
        findings,
    })
}

fn row(file: &CaseFile, programme: &ProgrammeDefinition, findings: &[Finding]) -> Result<FamilyRow, Problem> {
    let days: BTreeMap<u32, _> = file
        .sessions()?
        .into_iter()
        .filter_map(|session| Some((session.body.number, session.body.held?.date)))
        .collect();
    Ok(FamilyRow {
        case: file.case(),
        code: file.family()?.body.code.as_str().to_owned(),
        held: super::case_file::count(days.len()),
        planned: programme.sessions_required().unwrap_or(0),
        last_held: days.values().max().copied(),
        verdict: most_urgent(findings),
    })
}

/// The verdict a worker should see first.
fn most_urgent(findings: &[Finding]) -> Verdict {
    findings
        .iter()
        .map(|finding| finding.verdict)
        .max_by_key(|verdict| verdict.urgency())
        .unwrap_or(Verdict::NotApplicable)
}

/// The least and the most film of a session, from the programme's definition.
pub(super) fn film_band(programme: &ProgrammeDefinition) -> (MediaTime, MediaTime) {
    let minutes = |minutes: u32| MediaTime::from_minutes(i64::from(minutes));
    let bounds = programme.rules.get(&RuleId::Filmed).map(|rule| rule.bounds);
    let least = bounds.and_then(|bounds| bounds.at_least).map_or(MediaTime::ZERO, minutes);
    let most = bounds.and_then(|bounds| bounds.at_most).map_or(MediaTime::MAX, minutes);
    (least, most)
}

fn recordings(file: &CaseFile) -> Result<Vec<RecordingRow>, Problem> {
    let numbers: BTreeMap<SessionId, u32> =
        file.sessions()?.into_iter().map(|session| (session.id.into(), session.body.number)).collect();
    let clips = file.library().all::<Clip>()?;
    let mut rows: Vec<RecordingRow> = file
        .recordings()?
        .iter()
        .map(|record| {
            let id = RecordingId::from(record.id);
            let tagged = clips.iter().filter(|clip| clip.body.recording == id).count();
            recording_row(record, numbers.get(&record.body.session).copied().unwrap_or(0), tagged)
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.session, row.started)));
    Ok(rows)
}

/// One film as a row.
pub(super) fn recording_row(record: &Record<Recording>, session: u32, clips: usize) -> RecordingRow {
    RecordingRow {
        recording: record.id.into(),
        session,
        started: record.body.started,
        duration: record.body.duration,
        recovered: record.body.state == RecordingState::Recovered,
        playable: is_watchable(&record.body),
        gaps: record.body.gaps as usize,
        clips,
    }
}

/// A recording's clips as rows.
pub(super) fn clip_rows(
    file: &CaseFile,
    vocabulary: &Vocabulary,
    recording: RecordingId,
) -> Result<Vec<ClipRow>, Problem> {
    let words = |code: &String| vocabulary.tag(code).map_or_else(|_| code.clone(), ToString::to_string);
    Ok(file
        .clips(recording)?
        .into_iter()
        .map(|record| ClipRow {
            clip: record.id.into(),
            start: record.body.start,
            end: record.body.end,
            tags: record.body.tags.iter().map(words).collect(),
            note: record.body.note,
        })
        .collect())
}

/// The vocabulary as choices, in its order.
pub(super) fn tag_choices(vocabulary: &Vocabulary) -> Vec<TagChoice> {
    vocabulary
        .tags()
        .iter()
        .map(|tag| TagChoice {
            code: tag.code.clone(),
            label: tag.label.clone(),
            heading: vocabulary.heading_of(tag).map(|heading| heading.label.clone()).unwrap_or_default(),
        })
        .collect()
}
