//! One family as the screens show it: plain rows made from records and verdicts. Decides nothing itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::case_file::{CaseFile, is_watchable};
use super::clock::Clock;
use super::desk::Desk;
use super::filming::film_refusals;
use super::problem::Problem;
use super::state::{
    CarerRow, ClipRow, ConsentRow, ConsentState, FamilyClips, FamilyRow, FamilyView, HeadingRow,
    RecordingRow, TagChoice, TagMark,
};
use crate::base::{CaseId, ClipId, MediaTime, RecordingId, SessionId};
use crate::library::Record;
use crate::programme::fidelity::{Finding, Verdict};
use crate::programme::{
    Clip, ConsentRecord, FamilyCase, Heading, MissingReason, Person, ProgrammeDefinition, Purpose, Recording,
    RecordingState, Role, RuleId, Vocabulary, agenda, answer_of, next_session_number, timeline,
};

/// The caseload, in the order of the codes.
pub(super) fn rows(desk: &mut Desk, clock: Clock) -> Result<Vec<FamilyRow>, Problem> {
    let mut rows = Vec::new();
    for case in desk.all_cases()? {
        let programme = desk.programme().clone();
        let file = desk.case(case)?;
        let findings = file.fidelity(&programme, clock.today)?;
        rows.push(row(file, &programme, &findings, clock)?);
    }
    Ok(rows)
}

/// One family's page.
pub(super) fn view(desk: &mut Desk, case: CaseId, clock: Clock) -> Result<FamilyView, Problem> {
    let programme = desk.programme().clone();
    let file = desk.case(case)?;
    let findings = file.fidelity(&programme, clock.today)?;
    let family = file.family()?.body;
    let facts = file.facts()?;
    Ok(FamilyView {
        row: row(file, &programme, &findings, clock)?,
        start: family.start,
        child_born: family.people.iter().find_map(|person| match person.role {
            Role::Child { born } => born,
            Role::Carer { .. } => None,
        }),
        timeline: timeline(&facts, &programme, clock.today),
        carers: carers(file, &family, clock.today)?,
        consents: consents(file, &family)?,
        recordings: recordings(file)?,
        next_session: next_session_number(&facts, clock.today),
        film_band: film_band(&programme),
        film_refusals: film_refusals(file, clock)?,
        findings,
    })
}

/// Each carer with what stands today for each purpose.
fn carers(file: &CaseFile, family: &FamilyCase, today: NaiveDate) -> Result<Vec<CarerRow>, Problem> {
    let records: Vec<ConsentRecord> = file.library().all()?.into_iter().map(|record| record.body).collect();
    let state = |person, purpose| match answer_of(&records, person, purpose, today) {
        Ok(on) => ConsentState::Given(on),
        Err(MissingReason::NotGiven) => ConsentState::NotAsked,
        Err(MissingReason::NotYet { from }) => ConsentState::From(from),
        Err(MissingReason::Withdrawn { on }) => ConsentState::Withdrawn(on),
    };
    let row = |person: &Person| match person.role {
        Role::Child { .. } => None,
        Role::Carer { kind } => Some(CarerRow {
            person: person.id,
            label: person.label.clone(),
            kind,
            answers: Purpose::ALL.map(|purpose| (purpose, state(person.id, purpose))).to_vec(),
        }),
    };
    Ok(family.people.iter().filter_map(row).collect())
}

/// Every answer on record, newest first.
fn consents(file: &CaseFile, family: &FamilyCase) -> Result<Vec<ConsentRow>, Problem> {
    let label = |id| {
        let person = family.people.iter().find(|person| person.id == id);
        person.map(|person| person.label.clone()).unwrap_or_default()
    };
    let mut rows: Vec<ConsentRow> = file
        .library()
        .all::<ConsentRecord>()?
        .into_iter()
        .map(|record| ConsentRow {
            record: record.id,
            label: label(record.body.person),
            purpose: record.body.purpose,
            answer: record.body.answer,
            on: record.body.on,
            recorded: record.body.recorded,
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.on, row.recorded, row.record)));
    Ok(rows)
}

fn row(
    file: &CaseFile,
    programme: &ProgrammeDefinition,
    findings: &[Finding],
    clock: Clock,
) -> Result<FamilyRow, Problem> {
    let facts = file.facts()?;
    let days: BTreeMap<u32, _> = facts
        .sessions
        .iter()
        .filter_map(|(_, session)| Some((session.number, session.held.as_ref()?.date)))
        .collect();
    let next = next_session_number(&facts, clock.today);
    let planned = facts.sessions.iter().find(|(_, session)| session.number == next);
    Ok(FamilyRow {
        case: file.case(),
        code: file.family()?.body.code.as_str().to_owned(),
        held: super::case_file::count(days.len()),
        planned: programme.sessions_required().unwrap_or(0),
        last_held: days.values().max().copied(),
        next: Some((next, planned.and_then(|(_, session)| session.planned))),
        verdict: most_urgent(findings),
        agenda: agenda(&facts, programme, clock.today),
    })
}

/// The verdict a worker should see first.
fn most_urgent(findings: &[Finding]) -> Verdict {
    let urgency = |verdict| match verdict {
        Verdict::NotMet => 4,
        Verdict::AtRisk => 3,
        Verdict::NotYet => 2,
        Verdict::Met => 1,
        Verdict::NotApplicable => 0,
    };
    findings
        .iter()
        .map(|finding| finding.verdict)
        .max_by_key(|&verdict| urgency(verdict))
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
    let numbers = session_numbers(file)?;
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

/// Every clip of the family, and which are to be shown.
pub(super) fn clips(file: &CaseFile, vocabulary: &Vocabulary) -> Result<FamilyClips, Problem> {
    Ok(FamilyClips { clips: all_clip_rows(file, vocabulary)?, shows: file.shows()? })
}

/// Every clip of the family as a row, newest session first, then by time.
pub(super) fn all_clip_rows(file: &CaseFile, vocabulary: &Vocabulary) -> Result<Vec<ClipRow>, Problem> {
    let numbers = session_numbers(file)?;
    let watchable: Vec<RecordingId> = file
        .recordings()?
        .iter()
        .filter(|record| is_watchable(&record.body))
        .map(|record| record.id.into())
        .collect();
    let mark = |code: &String| match vocabulary.tag(code) {
        Ok(tag) => TagMark { code: tag.code.clone(), label: tag.label.clone(), heading: tag.heading.clone() },
        Err(_) => TagMark { code: code.clone(), label: code.clone(), heading: String::new() },
    };
    let records = file.library().all::<Clip>()?;
    let standing: Vec<ClipId> = records.iter().map(|record| record.id.into()).collect();
    let mut rows: Vec<ClipRow> = records
        .into_iter()
        .map(|record| ClipRow {
            clip: record.id.into(),
            recording: record.body.recording,
            session: numbers.get(&record.body.session).copied().unwrap_or(0),
            start: record.body.start,
            end: record.body.end,
            tags: record.body.tags.iter().map(mark).collect(),
            note: record.body.note,
            words: record.body.words_for_parents,
            starred: record.body.starred,
            earlier: record.body.earlier,
            may_be_shown: vocabulary.may_be_shown(&record.body.tags)
                && watchable.contains(&record.body.recording),
            film_gone: !watchable.contains(&record.body.recording),
            lacks_earlier: needs_earlier(vocabulary, &record.body.tags)
                && !record.body.earlier.is_some_and(|earlier| standing.contains(&earlier)),
        })
        .collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.session), row.recording, row.start, row.end, row.clip));
    Ok(rows)
}

/// The number of each session on record.
pub(super) fn session_numbers(file: &CaseFile) -> Result<BTreeMap<SessionId, u32>, Problem> {
    Ok(file.sessions()?.into_iter().map(|session| (session.id.into(), session.body.number)).collect())
}

/// The vocabulary as headings with their tags, in its order.
pub(super) fn headings(vocabulary: &Vocabulary) -> Vec<HeadingRow> {
    let tags = |heading: &Heading| {
        let tags = vocabulary.tags_of(&heading.id);
        tags.map(|tag| TagChoice {
            code: tag.code.clone(),
            label: tag.label.clone(),
            keeps_clip_back: tag.keeps_clip_back,
        })
        .collect()
    };
    let row = |heading: &Heading| HeadingRow {
        id: heading.id.clone(),
        label: heading.label.clone(),
        needs_earlier_clip: heading.needs_earlier_clip,
        tags: tags(heading),
    };
    vocabulary.headings().iter().map(row).collect()
}

/// Whether a tag asks for an earlier clip (NICE NG26 1.4.1, "positive changes").
fn needs_earlier(vocabulary: &Vocabulary, codes: &[String]) -> bool {
    let heading = |code: &String| vocabulary.heading_of(vocabulary.tag(code).ok()?);
    codes.iter().filter_map(heading).any(|heading| heading.needs_earlier_clip)
}
