//! What lists of all families show, kept in memory while the vault is unlocked: a family is read again only when something
//! was written about it, when what its verdicts rest on beside its own records changed, or on another day. Judges nothing
//! itself; knows no window.
//!
//! # What was decided
//! Measured with 30 clips a session, opening a family and reading all of it takes about two milliseconds and judging it a
//! few hundredths of one: with a thousand families that is seconds, which nobody who stands at a door waits for. So the first
//! reading after unlocking is done in parts and can be left, and what each family's line was is noted when it is closed
//! (`agenda`): the first part shows that, and every line is replaced by the family's own as soon as it is read.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::clock::Clock;
use super::family::mine::mine;
use super::family::pathway::stands;
use super::family::row::{self};
use super::film::filming::room_minutes_at;
use super::film::permissions::FilmPermissions;
use super::known_cases::Lines;
use super::logins::Logins;
use super::open_vault::OpenVault;
use super::pages::{CellEvidence, FamiliesPart, FamilyRow, GridCell, GridPart, GridRow};
use super::problem::{Problem, ProblemKind};
use super::records::CaseRecords;
use super::roles::Act;
use super::supervision::page::{Onlooker, notes};
use crate::base::{CaseId, RecordId, RecordingId, SessionId};
use crate::programme::fidelity::{CaseFacts, RuleFinding, Urgent, Verdict, evaluate};
use crate::programme::retention::RetentionRules;
use crate::programme::{Entered, Entry, RuleId, Session, StaffTraining, TimelinePlace, timeline};

/// So many families at most are read for one part of the grid: a fraction of a second.
const PART: usize = 64;
/// So many for one part of the caseload, which whoever unlocked waits for.
const FEW: usize = 24;

/// What verdicts rest on beside a family's own records.
pub(crate) struct Ground {
    training: Vec<StaffTraining>,
    rules: RetentionRules,
    logins: Logins,
    stamp: u64,
}

impl OpenVault {
    /// What verdicts rest on beside a family's own records, as it is now.
    pub(crate) fn ground(&self) -> Result<Ground, Problem> {
        Ok(Ground {
            training: self.training()?,
            rules: self.retention_rules()?,
            logins: self.logins()?,
            stamp: self.device.changes(),
        })
    }

    /// A family's lines: as they are known, or else read. `None` for a family that is damaged, or a colleague's.
    pub(crate) fn lines(&mut self, case: CaseId, ground: &Ground, clock: Clock) -> Option<&Lines> {
        if self.open_cases.others.contains(&case) {
            return None;
        }
        if !self.has_lines(case, ground, clock) {
            match self.read_lines(case, ground, clock) {
                Ok(()) => {}
                Err(problem) if problem.kind == ProblemKind::NotAMember => {
                    self.open_cases.others.insert(case);
                    return None;
                }
                // One damaged family must not keep the others from being worked with.
                Err(problem) => {
                    self.note_damaged(case, problem);
                    return None;
                }
            }
        }
        let open_cases = &self.open_cases;
        open_cases.overview.lines(case, open_cases.open(case), clock.today, ground.stamp)
    }

    fn has_lines(&self, case: CaseId, ground: &Ground, clock: Clock) -> bool {
        let open_cases = &self.open_cases;
        open_cases.overview.lines(case, open_cases.open(case), clock.today, ground.stamp).is_some()
    }

    fn read_lines(&mut self, case: CaseId, ground: &Ground, clock: Clock) -> Result<(), Problem> {
        let records = CaseRecords::read(self.case(case)?)?;
        let facts = records.facts(ground.training.clone());
        let findings = evaluate(records.programme(), self.vocabulary(), &facts, clock.today);
        let pathway = stands(&records, &facts, clock.today)?;
        let row = row::row(
            (case, self.vault.user()),
            &records,
            &facts,
            &ground.rules,
            self.vocabulary(),
            (&findings, &pathway),
            clock,
        );
        let grid = grid_row(&row, &records, &facts, &findings, &ground.logins, clock.today);
        let lines = Lines { on: clock.today, ground: ground.stamp, row, grid };
        let open_cases = &mut self.open_cases;
        open_cases.overview.note_lines(case, lines, open_cases.files.get(&case));
        Ok(())
    }

    /// Families of the caseload from a place on, as [`OpenVault::grid_part`] gives the grid's; those that may need something
    /// and those of today first. The first part has every other family as it was noted last.
    pub fn families_part(&mut self, from: usize, clock: Clock) -> Result<FamiliesPart, Problem> {
        let ground = self.ground()?;
        let cases = self.reading_order(clock, from == 0)?.to_vec();
        let mut part = FamiliesPart { from, to: from, all: cases.len(), ..FamiliesPart::default() };
        let mut read = 0;
        for case in cases.iter().skip(from) {
            if !self.open_cases.others.contains(case) && !self.has_lines(*case, &ground, clock) {
                if read == FEW {
                    break;
                }
                read += 1;
            }
            part.rows.extend(self.lines(*case, &ground, clock).map(|lines| lines.row.clone()));
            part.to += 1;
        }
        if from == 0 {
            part.rows.extend(cases.iter().skip(part.to).filter_map(|case| self.noted_row(*case)));
        }
        if part.to >= part.all && read > 0 {
            self.keep_agenda();
        }
        part.room_minutes = room_minutes_at(self.vault.folder());
        Ok(part)
    }

    /// The lines of the open families are read again where they changed, so that the last of them is noted.
    pub(crate) fn read_changed(&mut self, clock: Clock) {
        let Ok(ground) = self.ground() else { return };
        let open: Vec<CaseId> = self.open_cases.files.keys().copied().collect();
        for case in open {
            // What is not read is not noted.
            let _ = self.lines(case, &ground, clock);
        }
    }

    /// The families from a place in the vault on: all that are known, and as many more as are read in a moment.
    pub fn grid_part(&mut self, from: usize, clock: Clock) -> Result<GridPart, Problem> {
        let (ground, cases) = (self.ground()?, self.vault.cases()?);
        let mut part = GridPart { from, to: from, all: cases.len(), rows: Vec::new() };
        let mut read = 0;
        for case in cases.iter().skip(from) {
            if !self.open_cases.others.contains(case) && !self.has_lines(*case, &ground, clock) {
                if read == PART {
                    break;
                }
                read += 1;
            }
            part.rows.extend(self.lines(*case, &ground, clock).map(|lines| lines.grid.clone()));
            part.to += 1;
        }
        Ok(part)
    }

    /// The whole grid, in the order of the vault. `progress` hears how many families were looked at, of how many.
    pub fn grid(
        &mut self,
        clock: Clock,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<Vec<GridRow>, Problem> {
        let mut rows = Vec::new();
        let mut from = 0;
        loop {
            let part = self.grid_part(from, clock)?;
            rows.extend(part.rows);
            progress(part.to, part.all);
            if part.to >= part.all {
                return Ok(rows);
            }
            from = part.to;
        }
    }

    /// What the cells of a family rest on.
    pub(crate) fn cell_evidence(&mut self, case: CaseId, clock: Clock) -> Result<CellEvidence, Problem> {
        let training = self.training()?;
        let role = self.me().map(|me| me.role);
        let records = CaseRecords::read(self.case(case)?)?;
        let watch_refusals = FilmPermissions::from_records(&records, role, clock.today).watch();
        let facts = records.facts(training);
        let findings = evaluate(records.programme(), self.vocabulary(), &facts, clock.today);
        let (me, logins) = (self.me(), self.logins()?);
        let hands = self.case(case)?.library().hands()?;
        let mine = mine(&records.entries, &hands, me.as_ref().map(|me| me.user));
        let note_refusal = me.as_ref().and_then(|me| me.refusal(Act::Supervise));
        let onlooker = Onlooker { me, mine: &mine, logins, checklists: Vec::new() };
        let notes = notes(&records, &onlooker, self.vocabulary());
        let sessions = records.sessions.iter().map(|record| (record.body.number, record.id.into())).collect();
        Ok(CellEvidence { findings, notes, watch_refusals, sessions, note_refusal })
    }
}

/// Whether all that is not as asked at a session is how long the visit took.
fn is_short(findings: &[RuleFinding], number: u32) -> bool {
    let open = |finding: &&RuleFinding| {
        finding.session == Some(number) && matches!(finding.verdict, Verdict::AtRisk | Verdict::NotMet)
    };
    let mut open = findings.iter().filter(open).peekable();
    open.peek().is_some() && open.all(|finding| finding.rule == RuleId::SESSION_LENGTH)
}

/// How many notes of supervision nobody has answered.
fn unanswered(entries: &[Entered]) -> usize {
    let is_answered = |id: RecordId| {
        let mut all = entries.iter();
        all.any(|other| matches!(&other.entry, Entry::SupervisionAnswer(answer) if answer.note == id))
    };
    let notes = entries.iter().filter(|entered| matches!(entered.entry, Entry::SupervisionNote(_)));
    notes.filter(|note| !is_answered(note.id)).count()
}

/// A family's line in the grid.
fn grid_row(
    row: &FamilyRow,
    records: &CaseRecords,
    facts: &CaseFacts,
    findings: &[RuleFinding],
    logins: &Logins,
    today: NaiveDate,
) -> GridRow {
    let urgent = Urgent::of(findings);
    let sessions: BTreeMap<u32, &(SessionId, Session)> = facts
        .sessions
        .iter()
        .rev()
        // Of several of one number, the first that was held.
        .filter(|(_, session)| session.held.is_some())
        .map(|found| (found.1.number, found))
        .collect();
    let film = |session: SessionId| {
        let films = records.recordings.iter();
        let films = films.filter(|film| film.body.session == session && film.body.is_watchable());
        films.max_by_key(|film| film.body.started).map(|film| RecordingId::from(film.id))
    };
    let places = timeline(facts, records.programme(), today).places;
    let cell = |place: &TimelinePlace| {
        let found = sessions.get(&place.number);
        GridCell {
            number: place.number,
            state: place.state,
            day: place.day,
            short: is_short(findings, place.number),
            verdict: urgent.sessions.get(&place.number).copied().unwrap_or(Verdict::NotApplicable),
            film: found.and_then(|(session, _)| film(*session)),
        }
    };
    let last = sessions.values().max_by_key(|(_, session)| session.held.as_ref().map(|visit| visit.date));
    let coming = row.next.and_then(|(next, _)| facts.sessions.iter().find(|(_, body)| body.number == next));
    let worker = last.and_then(|(_, session)| session.worker).or(coming.and_then(|(_, body)| body.worker));
    GridRow {
        case: row.case,
        code: row.code.clone(),
        programme: records.programme().title.clone(),
        worker: worker.map(|user| (user, logins.of(user))),
        held: row.held,
        next: row.next,
        next_step: row.next_step.clone(),
        verdict: urgent.most(),
        whole: urgent.whole,
        concerns: row.concerns,
        notes: unanswered(&records.entries),
        cells: places.iter().map(cell).collect(),
    }
}

impl OpenVault {
    /// The caseload, in the order of the codes.
    pub fn caseload(&mut self, clock: Clock) -> Result<Vec<FamilyRow>, Problem> {
        crate::casework::overview::rows(self, clock)
    }
}

/// The caseload: those with the most urgent work first, then in the order of the codes.
pub(crate) fn rows(open_vault: &mut OpenVault, clock: Clock) -> Result<Vec<FamilyRow>, Problem> {
    let ground = open_vault.ground()?;
    let cases = open_vault.all_cases()?;
    let mut rows = Vec::new();
    for case in cases {
        rows.extend(open_vault.lines(case, &ground, clock).map(|lines| lines.row.clone()));
    }
    rows.sort_by_cached_key(FamilyRow::order);
    Ok(rows)
}

#[cfg(test)]
#[path = "overview_tests.rs"]
mod tests;
