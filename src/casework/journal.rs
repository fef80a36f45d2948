//! The journals of a vault: who looked, whether the chains hold, and all lines as the window and the command line show
//! them. Knows no window; writes nothing but lines of the journal.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use chrono::{DateTime, Local, Utc};

use super::case_file::CaseFile;
use super::clock::Clock;
use super::open_vault::OpenVault;
use super::pages::{ChainRow, JournalLine, JournalView};
use super::problem::Problem;
use super::refused::REFUSED;
use super::roles::Act;
use crate::base::{CaseId, RecordId, Redacted, SessionId, UserId};
use crate::library::{AuditEntry, AuditEvent, ChainReport, LibraryError};
use crate::programme::{Clip, Recording, Session};
use crate::words::Message;

impl OpenVault {
    /// Writes that the vault was unlocked, and before it how often it was refused.
    pub(crate) fn note_unlocked(&mut self, event: AuditEvent, clock: Clock) -> Result<(), Problem> {
        let folder = self.vault().folder().to_path_buf();
        let refused = REFUSED.lock().unwrap_or_else(PoisonError::into_inner).remove(&folder);
        if let Some(times) = refused {
            self.note(AuditEvent::UnlockRefused, None, &times.to_string(), clock)?;
        }
        let user = self.vault().user();
        self.note(event, user.map(RecordId::from), "", clock)
    }

    /// Closes every family and writes that the vault is being locked, and how long each family's journal is now.
    pub fn lock(&mut self, clock: Clock) -> Result<(), Problem> {
        self.read_changed(clock);
        self.close_cases();
        self.note(AuditEvent::Locked, None, "", clock)
    }

    /// Writes that somebody opened a family's page, or read of it on the command line. A disk that takes nothing must
    /// not keep anybody from reading.
    pub fn look(&mut self, case: CaseId, clock: Clock) -> Result<(), Problem> {
        let noted = self
            .case(case)?
            .library_mut()
            .write::<_, LibraryError>(clock.now, |records| records.audit(AuditEvent::FamilyOpened, case, ""));
        match noted {
            Err(LibraryError::Sql(_)) => Ok(()),
            noted => Ok(noted?),
        }
    }

    /// Writes that the whole vault was read through, and how much of it is damaged.
    pub fn note_checked(&mut self, damages: usize, clock: Clock) -> Result<(), Problem> {
        self.note(AuditEvent::VaultChecked, None, &damages.to_string(), clock)
    }

    /// Writes which key files were repaired on the way.
    pub(crate) fn note_repairs(&mut self, clock: Clock) -> Result<(), Problem> {
        for repaired in self.vault().repairs() {
            self.note(AuditEvent::Repaired, None, &repaired.to_string(), clock)?;
        }
        Ok(())
    }

    /// How every journal that can be opened stands: the device's first, then the families' in the order of their
    /// codes. Walks every chain.
    pub fn chains(&mut self) -> Result<Vec<ChainRow>, Problem> {
        // A journal that does not even read holds from no line on.
        let unread = || ChainReport { entries: 0, head: [0; 32], broken_at: Some(1) };
        let report = self.device().chain().unwrap_or_else(|_| unread());
        let row = |case, code, report: ChainReport, lost| ChainRow {
            case,
            code,
            entries: report.entries,
            head: report.head,
            broken_at: report.broken_at,
            lost,
        };
        let mut rows = vec![row(None, None, report, 0)];
        for case in self.all_cases()? {
            let file = self.case(case)?;
            let code = file.family().ok().map(|family| family.body.code.as_str().to_owned());
            let report = file.library().chain().unwrap_or_else(|_| unread());
            let generation = file.access().generation();
            let (file, device) = self.case_and_device(case)?;
            let lost = device.lost_lines(case, generation, file.library()).unwrap_or(0);
            rows.push(row(Some(case), code, report, lost));
        }
        Ok(rows)
    }

    /// All lines of all journals that can be opened, and that they were read.
    pub fn journal(&mut self, clock: Clock) -> Result<JournalView, Problem> {
        // The recovery key opens everything, and is held by whoever answers for the vault.
        if self.vault().user().is_some() && self.me().is_none_or(|me| me.refusal(Act::ReadJournal).is_some())
        {
            return Err(Problem::refused("journal-not-yours"));
        }
        let chains = self.chains()?;
        let names = self.names()?;
        let codes: BTreeMap<RecordId, String> =
            chains.iter().filter_map(|row| Some((RecordId::from(row.case?), row.code.clone()?))).collect();
        let of_device = self.device().journal()?;
        let mut journals =
            vec![named(of_device, None, &names, |subject| codes.get(&subject).cloned(), |_| None)];
        for row in &chains {
            let Some(case) = row.case else { continue };
            let file = self.case(case)?;
            let sessions = sessions(file)?;
            let entries = file.library().journal()?;
            let code = |_| row.code.clone();
            journals
                .push(named(entries, Some(case), &names, code, |subject| sessions.get(&subject).copied()));
        }
        let closed = self.closed()?;
        self.note(AuditEvent::JournalRead, None, "", clock)?;
        Ok(JournalView { lines: newest_first(journals), chains, closed })
    }

    /// Families whose journal this user cannot read: colleagues', and damaged ones.
    fn closed(&mut self) -> Result<Vec<(CaseId, Message)>, Problem> {
        let mut closed = Vec::new();
        for case in self.vault().cases()? {
            if let Err(problem) = self.case(case) {
                closed.push((case, problem.message));
            }
        }
        Ok(closed)
    }

    fn names(&self) -> Result<BTreeMap<UserId, Redacted<String>>, Problem> {
        let users = self.device().users()?;
        Ok(users.into_iter().map(|record| (UserId::from(record.id), record.body.login)).collect())
    }
}

/// The session of everything in a family that a line can be about.
fn sessions(file: &CaseFile) -> Result<BTreeMap<RecordId, u32>, Problem> {
    let library = file.library();
    let numbers: BTreeMap<SessionId, u32> = file.session_numbers()?;
    let mut sessions: BTreeMap<RecordId, u32> = BTreeMap::new();
    sessions.extend(library.all::<Session>()?.iter().map(|record| (record.id, record.body.number)));
    for record in library.all::<Recording>()? {
        sessions.extend(numbers.get(&record.body.session).map(|number| (record.id, *number)));
    }
    for record in library.all::<Clip>()? {
        let of_film = sessions.get(&record.body.recording.into()).copied();
        sessions.extend(of_film.map(|number| (record.id, number)));
    }
    Ok(sessions)
}

/// The lines of one journal, in their order.
fn named(
    entries: Vec<AuditEntry>,
    case: Option<CaseId>,
    names: &BTreeMap<UserId, Redacted<String>>,
    code: impl Fn(RecordId) -> Option<String>,
    session: impl Fn(RecordId) -> Option<u32>,
) -> Vec<JournalLine> {
    let name = |user: UserId| names.get(&user).cloned().unwrap_or_else(|| user.short().into());
    let nothing = RecordId::from_bytes([0; 16]);
    entries
        .into_iter()
        .map(|entry| JournalLine {
            case,
            code: code(entry.subject.unwrap_or(nothing)),
            who: entry.actor.map(name).unwrap_or_default(),
            whom: entry.subject.and_then(|subject| names.get(&UserId::from(subject)).cloned()),
            session: entry.subject.and_then(&session),
            day: entry.at.with_timezone(&Local).date_naive(),
            entry,
        })
        .collect()
}

/// The lines of all journals, newest first. Each journal keeps the order of its numbers: a line counts as no earlier
/// than any before it, whatever the clock said.
fn newest_first(journals: Vec<Vec<JournalLine>>) -> Vec<JournalLine> {
    let mut all = Vec::new();
    for (journal, lines) in journals.into_iter().enumerate() {
        let mut latest = DateTime::<Utc>::MIN_UTC;
        for line in lines {
            latest = latest.max(line.entry.at);
            all.push(((latest, journal, line.entry.sequence), line));
        }
    }
    all.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
    all.into_iter().map(|(_, line)| line).collect()
}

#[cfg(test)]
#[path = "journal_tests.rs"]
mod tests;
