//! One family as the screens show it: plain rows made from records and verdicts. Decides nothing itself.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::case_file::{CaseFile, count};
use super::clock::Clock;
use super::desk::Desk;
use super::family_record;
use super::filming::disk_refusal;
use super::gates::{Gates, sharing_refusals};
use super::measures;
use super::pathway::stands;
use super::problem::Problem;
use super::programmes::programmes_view;
use super::records::CaseRecords;
use super::retention::{due_rows, keeping};
use super::sentences::pathway as say;
use super::state::{
    CarerRow, ClipRow, ConsentRow, ConsentState, FamilyClips, FamilyRow, FamilyView, HeadingRow, MembersView,
    PathwayView, RecordingRow, StaffRow, TagChoice, TagMark,
};
use super::supervision::{self, Onlooker};
use crate::base::{CaseId, ClipId, MediaTime, RecordingId};
use crate::library::{Record, StaffRole};
use crate::programme::fidelity::{CaseFacts, Finding, Verdict, evaluate};
use crate::programme::pathway::Next;
use crate::programme::retention::RetentionRules;
use crate::programme::{
    ConsentRecord, Heading, MissingReason, Person, ProgrammeDefinition, Purpose, Recording, RecordingState,
    Role, RuleId, Todo, TodoKind, Vocabulary, agenda, answer_of, latest_answer, next_session_number,
    timeline,
};
use crate::words::Message;

/// The caseload: those with the most urgent work first, then in the order of the codes. `progress` hears how many
/// families were looked at, of how many.
pub(super) fn rows(
    desk: &mut Desk,
    clock: Clock,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Vec<FamilyRow>, Problem> {
    let ground = desk.ground()?;
    let cases = desk.all_cases()?;
    let mut rows = Vec::new();
    for (done, case) in cases.iter().enumerate() {
        progress(done, cases.len());
        rows.extend(desk.lines(*case, &ground, clock).map(|lines| lines.row.clone()));
    }
    rows.sort_by_cached_key(|row| {
        let urgent = row.agenda.first().map(|todo| todo.kind);
        (urgent.is_none(), urgent, row.code.clone())
    });
    Ok(rows)
}

impl Desk {
    /// One family's page: everything that the window shows of it.
    pub fn family_page(&mut self, case: CaseId, clock: Clock) -> Result<FamilyView, Problem> {
        view(self, case, clock)
    }
}

/// One family's page.
pub(super) fn view(desk: &mut Desk, case: CaseId, clock: Clock) -> Result<FamilyView, Problem> {
    let training = desk.training()?;
    let logins = desk.logins()?;
    let onlooker = Onlooker { me: desk.me(), logins: logins.clone(), checklists: desk.checklists()? };
    let role = onlooker.me.as_ref().map(|me| me.role);
    let (rules, may_supervise) = (desk.retention_rules()?, desk.may_supervise());
    let members = members(desk, case, clock)?;
    let colleagues = desk.staff()?;
    let file = desk.case(case)?;
    let hands = file.library().hands()?;
    let people_by = hands.owner_of(&file.family()?);
    let full_disk = disk_refusal(file)?;
    let records = CaseRecords::read(file)?;
    let facts = records.facts(training);
    let gates = Gates::from_records(&records, role, clock.today);
    let programme = records.programme();
    let findings = evaluate(programme, desk.vocabulary(), &facts, clock.today);
    let programmes = programmes_view(desk, &records, &facts.training, clock.today)?;
    let mut way = stands(&records, &facts, clock.today)?;
    way.names_of(&records);
    way.writers = colleagues.iter().map(|row| (row.user, row.login.clone())).collect();
    Ok(FamilyView {
        programmes,
        judged: None,
        row: row(case, &records, &facts, &rules, (&findings, &way), clock),
        start: facts.start,
        child_born: records.family.youngest_born(),
        timeline: timeline(&facts, programme, clock.today),
        carers: carers(&records, clock.today),
        consents: consents(&records),
        recordings: recordings(&records, |film| facts.recordings.contains(film)),
        next_session: next_session_number(&facts, clock.today),
        film_band: film_band(programme),
        film_refusals: records.film_refusals(full_disk, clock.today),
        watch_refusals: gates.watch(),
        entries: facts.entries.clone(),
        pathway: way,
        record: family_record::view(&records, colleagues.clone(), (people_by, &hands), clock.today),
        keeping: keeping(&records, &gates, &rules, &logins, may_supervise, clock.today),
        measures: measures::view(&records, &facts.sessions, desk.measures(), colleagues, clock.today),
        supervision: supervision::page(&records, &onlooker, desk.vocabulary(), &gates)?,
        findings,
        members,
    })
}

/// Who can open the family, and which colleagues could.
fn members(desk: &mut Desk, case: CaseId, clock: Clock) -> Result<MembersView, Problem> {
    let ids = desk.members(case)?;
    let supervise_refusals = sharing_refusals(desk.case(case)?, StaffRole::Supervisor, clock)?;
    let (members, others): (Vec<StaffRow>, Vec<StaffRow>) =
        desk.staff()?.into_iter().partition(|row| ids.contains(&row.user));
    let others = others.into_iter().filter(|row| !row.retired).collect();
    let handing = desk.handing_rows(case)?;
    Ok(MembersView { members, handing, others, supervise_refusals })
}

/// Each carer with what stands today for each purpose.
fn carers(records: &CaseRecords, today: NaiveDate) -> Vec<CarerRow> {
    let answers: Vec<ConsentRecord> = records.consents.iter().map(|record| record.body.clone()).collect();
    let state = |person, purpose| match answer_of(&answers, person, purpose, today) {
        Ok(on) => ConsentState::Given(on),
        Err(MissingReason::NotGiven) => ConsentState::NotAsked,
        Err(MissingReason::NotYet { from }) => ConsentState::From(from),
        Err(MissingReason::Withdrawn { on }) => ConsentState::Withdrawn(on),
    };
    let scope = |person, purpose| {
        let counting = latest_answer(&answers, person, purpose, today);
        counting.map(|answer| answer.scope.clone()).unwrap_or_default()
    };
    let row = |person: &Person| match person.role {
        Role::Child { .. } => None,
        Role::Carer { kind } => Some(CarerRow {
            person: person.id,
            label: person.label.clone(),
            kind,
            left: person.left,
            answers: Purpose::ALL.map(|purpose| (purpose, state(person.id, purpose))).to_vec(),
            scopes: Purpose::ALL.map(|purpose| scope(person.id, purpose)).to_vec(),
        }),
    };
    records.family.people.iter().filter_map(row).collect()
}

/// Every answer on record, newest first.
fn consents(records: &CaseRecords) -> Vec<ConsentRow> {
    let label = |id| {
        let person = records.family.people.iter().find(|person| person.id == id);
        person.map(|person| person.label.clone()).unwrap_or_default()
    };
    let row = |record: &Record<ConsentRecord>| ConsentRow {
        record: record.id,
        label: label(record.body.person),
        purpose: record.body.purpose,
        answer: record.body.answer,
        scope: record.body.scope.clone(),
        on: record.body.on,
        recorded: record.body.recorded,
    };
    let mut rows: Vec<ConsentRow> = records.consents.iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.on, row.recorded, row.record)));
    rows
}

pub(super) fn row(
    case: CaseId,
    records: &CaseRecords,
    facts: &CaseFacts,
    rules: &RetentionRules,
    (findings, way): (&[Finding], &PathwayView),
    clock: Clock,
) -> FamilyRow {
    let days: BTreeMap<u32, _> = facts
        .sessions
        .iter()
        .filter_map(|(_, session)| Some((session.number, session.held.as_ref()?.date)))
        .collect();
    let programme = records.programme();
    let next = next_session_number(facts, clock.today);
    let planned = facts.sessions.iter().find(|(_, session)| session.number == next);
    FamilyRow {
        case,
        code: records.family.code.as_str().to_owned(),
        held: count(days.len()),
        planned: programme.sessions_required().unwrap_or(0),
        last_held: days.values().max().copied(),
        next: Some((next, planned.and_then(|(_, session)| session.planned))),
        // What the way asked for counts too: a declined offer without its alternative, say (NG26 1.4.4, 1.4.6).
        verdict: most_urgent(of_rules(findings).chain(way.stands.duties.iter().map(|duty| duty.verdict))),
        next_step: next_step(way),
        agenda: to_do(agenda(facts, programme, clock.today), way),
        due: due_rows(case, records, rules, clock.today),
    }
}

/// What the caseload says of a family whose next step is no session.
fn next_step(way: &PathwayView) -> Option<Message> {
    (!matches!(way.stands.next, Next::Session { .. })).then(|| say::short(way))
}

/// Sessions are planned once the way has got that far.
fn to_do(mut agenda: Vec<Todo>, way: &PathwayView) -> Vec<Todo> {
    if !matches!(way.stands.next, Next::Session { .. } | Next::Begin { .. }) {
        agenda.retain(|todo| todo.kind != TodoKind::NothingPlanned);
    }
    agenda
}

/// The verdicts of the rules.
pub(super) fn of_rules(findings: &[Finding]) -> impl Iterator<Item = Verdict> {
    findings.iter().map(|finding| finding.verdict)
}

/// The verdict a worker should see first.
pub(super) fn most_urgent(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    verdicts.max_by_key(|verdict| verdict.urgency()).unwrap_or(Verdict::NotApplicable)
}

/// The least and the most film of a session, from the programme's definition.
pub(super) fn film_band(programme: &ProgrammeDefinition) -> (MediaTime, MediaTime) {
    let minutes = |minutes: u32| MediaTime::from_minutes(i64::from(minutes));
    let bounds = programme.rules.get(&RuleId::Filmed).map(|rule| rule.bounds);
    let least = bounds.and_then(|bounds| bounds.at_least).map_or(MediaTime::ZERO, minutes);
    let most = bounds.and_then(|bounds| bounds.at_most).map_or(MediaTime::MAX, minutes);
    (least, most)
}

/// Those films, newest session first.
pub(super) fn recordings(records: &CaseRecords, those: impl Fn(&Recording) -> bool) -> Vec<RecordingRow> {
    let numbers = records.numbers();
    let mut tagged: BTreeMap<RecordingId, usize> = BTreeMap::new();
    for clip in &records.clips {
        *tagged.entry(clip.body.recording).or_default() += 1;
    }
    let row = |record: &Record<Recording>| {
        let clips = tagged.get(&record.id.into()).copied().unwrap_or(0);
        recording_row(record, numbers.get(&record.body.session).copied().unwrap_or(0), clips)
    };
    let mut rows: Vec<RecordingRow> =
        records.recordings.iter().filter(|record| those(&record.body)).map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.session, row.started)));
    rows
}

/// One film as a row.
pub(super) fn recording_row(record: &Record<Recording>, session: u32, clips: usize) -> RecordingRow {
    RecordingRow {
        recording: record.id.into(),
        session,
        started: record.body.started,
        duration: record.body.duration,
        erased: record.body.state == RecordingState::Erased,
        recovered: record.body.state == RecordingState::Recovered,
        playable: record.body.is_watchable(),
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
    Ok(clip_rows_of(&CaseRecords::read(file)?, vocabulary))
}

/// As [`all_clip_rows`], from records that were read. A clip of another programme than the one in hand has session 0.
pub(super) fn clip_rows_of(records: &CaseRecords, vocabulary: &Vocabulary) -> Vec<ClipRow> {
    let numbers = records.numbers_in_hand();
    let watchable: BTreeSet<RecordingId> = records.watchable().collect();
    let standing: BTreeSet<ClipId> = records.clips.iter().map(|record| record.id.into()).collect();
    let mut rows: Vec<ClipRow> = records
        .clips
        .iter()
        .map(|record| ClipRow {
            clip: record.id.into(),
            recording: record.body.recording,
            session: numbers.get(&record.body.session).copied().unwrap_or(0),
            start: record.body.start,
            end: record.body.end,
            tags: record.body.tags.iter().map(|code| tag_mark(vocabulary, code)).collect(),
            note: record.body.note.clone(),
            words: record.body.words_for_parents.clone(),
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
    rows
}

/// A code of a clip's as it is shown.
pub(super) fn tag_mark(vocabulary: &Vocabulary, code: &str) -> TagMark {
    match vocabulary.tag(code) {
        Ok(tag) => TagMark { code: tag.code.clone(), label: tag.label.clone(), heading: tag.heading.clone() },
        Err(_) => TagMark { code: code.to_owned(), label: code.to_owned(), heading: String::new() },
    }
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
