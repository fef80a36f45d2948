//! The jobs on a family's entries: adding one, revising it, taking it back. Each is one transaction with a line in the
//! journal that holds ids and the subject's word only. Knows no subject and no window.

use crate::base::{CaseId, RecordId, SessionId};
use crate::casework::case_file::CaseFile;
use crate::casework::changes::EntryChange;
use crate::casework::clock::Clock;
use crate::casework::open_vault::OpenVault;
use crate::casework::problem::Problem;
use crate::casework::roles::Act;
use crate::casework::sentences::{around, measures, pathway, supervision};
use crate::library::AuditEvent;
use crate::programme::{Entered, Entry, EntryError, Known, Measure, Session};
use crate::words::Message;

impl OpenVault {
    /// That whoever unlocked the vault may make this change of entries: what is supervision is a supervisor's.
    pub(crate) fn permit_entry(&self, change: &EntryChange) -> Result<(), Problem> {
        match change {
            EntryChange::Add(entry) | EntryChange::Revise(_, entry) if entry.is_supervision() => {
                self.permit(Act::Supervise)
            }
            // Only who wrote it takes it back.
            EntryChange::Add(_) | EntryChange::Revise(..) | EntryChange::TakeBack(_) => Ok(()),
        }
    }

    /// Makes a change of a family's entries; the record that was changed. Only who wrote an entry revises it or takes
    /// it back.
    pub fn change_entry(
        &mut self,
        case: CaseId,
        change: EntryChange,
        clock: Clock,
    ) -> Result<RecordId, Problem> {
        self.permit_entry(&change)?;
        let measures = self.measures().to_vec();
        let file = self.case(case)?;
        let entries = file.entries()?;
        match change {
            EntryChange::Add(entry) => {
                file.check_entry(&entry, (&entries, &measures), clock)?;
                file.library_mut().write::<_, Problem>(clock.now, |records| {
                    let word = entry.word();
                    let id = records.add(entry)?.id;
                    records.audit(AuditEvent::EntryChanged, id, &format!("added {word}"))?;
                    Ok(id)
                })
            }
            EntryChange::Revise(id, entry) => {
                not_final(&entries, id)?;
                let others: Vec<Entered> = entries.into_iter().filter(|entered| entered.id != id).collect();
                file.check_entry(&entry, (&others, &measures), clock)?;
                file.library_mut().write::<_, Problem>(clock.now, |records| {
                    let word = entry.word();
                    records.revise(id, entry)?;
                    records.audit(AuditEvent::EntryChanged, id, &format!("revised {word}"))?;
                    Ok(id)
                })
            }
            EntryChange::TakeBack(id) => {
                not_final(&entries, id)?;
                let entered = entries.iter().find(|entered| entered.id == id);
                let word = entered.ok_or_else(|| Problem::refused("error-record-gone"))?.entry.word();
                file.library_mut().write::<_, Problem>(clock.now, |records| {
                    records.remove::<Entry>(id)?;
                    records.audit(AuditEvent::EntryChanged, id, &format!("taken-back {word}"))?;
                    Ok(id)
                })
            }
        }
    }
}

impl CaseFile {
    /// Refuses an entry that cannot be written down beside these others, as measures are known.
    pub(crate) fn check_entry(
        &self,
        entry: &Entry,
        (entries, measures): (&[Entered], &[Measure]),
        clock: Clock,
    ) -> Result<(), Problem> {
        let people = self.family()?.body.people;
        let sessions: Vec<(SessionId, Session)> =
            self.sessions()?.into_iter().map(|record| (record.id.into(), record.body)).collect();
        let held: Vec<_> =
            sessions.iter().filter_map(|(_, session)| Some(session.held.as_ref()?.date)).collect();
        let known = Known { people: &people, entries: &entries, held: &held, today: clock.today };
        let refused = |error| Problem::refused(said(error));
        entry.check(&known).map_err(refused)?;
        if let Entry::Rating(rating) = entry {
            rating.check_values(measures, &sessions, &known).map_err(|error| refused(error.into()))?;
        }
        Ok(())
    }
}

/// What stands for good is neither revised nor taken back.
fn not_final(entries: &[Entered], id: RecordId) -> Result<(), Problem> {
    let is_final = entries.iter().any(|entered| entered.id == id && entered.entry.is_final());
    if is_final { Err(Problem::refused(said(EntryError::Final))) } else { Ok(()) }
}

/// Why an entry is refused, as a sentence.
fn said(error: EntryError) -> Message {
    match error {
        EntryError::InFuture { on } => Message::new("error-entry-in-future").with("day", on),
        EntryError::BeforeBirth { on, born } => {
            Message::new("error-entry-before-birth").with("day", on).with("born", born)
        }
        EntryError::Empty => "error-entry-empty".into(),
        EntryError::NoProgramme => "error-programme-no-file".into(),
        EntryError::NotEnded => "error-programme-not-ended".into(),
        EntryError::EndedAlready => "error-programme-ended".into(),
        EntryError::EndBeforeBegin { on, begun } => {
            Message::new("error-programme-end-before-begin").with("day", on).with("begun", begun)
        }
        EntryError::NoReason => "error-no-reason".into(),
        EntryError::Final => "error-entry-final".into(),
        EntryError::Supervision(error) => supervision::refused(error),
        EntryError::Rating(error) => measures::refused(error),
        EntryError::Around(error) => around::refused(error),
        EntryError::Pathway(error) => pathway::refused(error),
    }
}

#[cfg(test)]
#[path = "entries_tests.rs"]
mod tests;
