//! The jobs on sessions: planning, arriving, leaving, correcting, choosing what to show, closing. Each is one
//! transaction with a line in the journal that holds ids only, durable when it is answered. Knows no window.
//!
//! # What was decided
//! - *Arrived* may be pressed on another day than the planned one, and takes back that the session was missed. The
//!   visit of an earlier day (begun by filming) needs a correction.
//! - *Leaving* needs a visit, not an arrival: a film begins a visit, and a forgotten "Arrived" can be corrected.
//!   A clock that was set back makes the leaving lie before the arrival: it is kept as measured, and the evidence
//!   asks for a correction. More than a day after the arrival it is a forgotten press, not a measurement.
//! - A *correction* of a session that has no visit makes one, on the day of the arrival. Taking it back leaves
//!   what was measured or filmed; where that is nothing, there was no visit.
//! - A clip that was chosen for showing and has gone since leaves the choice when it is next changed.

pub(crate) mod change;
pub(crate) mod days;
pub(crate) mod page;
mod refusal;
pub(crate) mod showing;
pub(crate) mod tagging;
pub(crate) mod times;

use chrono::{Days, NaiveDate};

use super::case_file::CaseFile;
use super::changes::{SessionChange, TagChange};
use super::clock::Clock;
use super::open_vault::OpenVault;
use super::problem::Problem;
use super::roles::Act;
use super::runs::new_session;
use super::typed_text::note;
use crate::base::{CaseId, ClipId, RecordId, Redacted, SessionId};
use crate::library::{AuditEvent, LibraryError};
use crate::programme::fidelity::CaseFacts;
use crate::programme::{Clip, ParentWords, Session, next_session_number, session_numbers};
use crate::words::Message;

/// Most days from one planned session to the next.
pub const MOST_DAYS_BETWEEN: u32 = 60;

/// The session that should come, where one of that number comes out of order: neither held or planned today nor
/// the next to be held. It is allowed all the same.
pub fn out_of_order(facts: &CaseFacts, number: u32, today: NaiveDate) -> Option<u32> {
    let expected = facts.sessions.iter().any(|(_, session)| {
        let held = session.held.as_ref().is_some_and(|visit| visit.date == today);
        session.number == number && (held || session.planned == Some(today))
    });
    let next = next_session_number(facts, today);
    (!expected && next != number).then_some(next)
}

impl OpenVault {
    /// Changes a session by its number; one without a record is made.
    pub fn change_session(
        &mut self,
        case: CaseId,
        number: u32,
        change: SessionChange,
        clock: Clock,
    ) -> Result<(), Problem> {
        if let SessionChange::ShowDespite(..) = change {
            self.permit(Act::ChangeClips)?;
        }
        let worker = self.vault().user();
        let vocabulary = self.vocabulary().clone();
        let file = self.case(case)?;
        let runs = file.runs()?;
        let run = runs.active(file.chosen_run());
        let goes_ahead = matches!(
            change,
            SessionChange::Plan(Some(_)) | SessionChange::Move { .. } | SessionChange::Arrived
        );
        if goes_ahead && run.ended.is_some() {
            return Err(Problem::refused("error-programme-over"));
        }
        let programme = file.definition_cache().definition(run)?;
        let new = Session { run: Some(run.id), ..new_session(number)? };
        file.ask_number_back(number)?;
        match change {
            SessionChange::ParentWords(clip, words) => write_words(file, new, clip, &words, clock),
            SessionChange::RemoveParentWords(record) => remove_words(file, number, record, clock),
            SessionChange::ShowDespite(clip, reason) => {
                let choose = TagChange::ChooseDespite(number, clip, usize::MAX, reason);
                file.change_clips(&vocabulary, choose, clock).map(drop)
            }
            change => {
                let by = change::By { worker, programme: &programme, vocabulary: &vocabulary, clock };
                by.carry_out(file, new, change)
            }
        }
    }

    /// Plans every place of the programme that is neither planned, held nor missed: the first for `first`, the
    /// others in this rhythm. Returns how many.
    pub fn plan_sessions(
        &mut self,
        case: CaseId,
        first: NaiveDate,
        every_days: u32,
        clock: Clock,
    ) -> Result<u32, Problem> {
        days::to_come(first, clock.today)?;
        if !(1..=MOST_DAYS_BETWEEN).contains(&every_days) {
            return Err(Problem::refused(Message::new("error-plan-rhythm").with("most", MOST_DAYS_BETWEEN)));
        }
        let facts = self.facts(case)?;
        let file = self.case(case)?;
        let numbers = session_numbers(&facts, &*file.programme()?, clock.today);
        let mut open = Vec::new();
        for number in numbers {
            let known = file.session_numbered(number)?;
            if known.as_ref().is_none_or(|record| is_unplanned(&record.body)) {
                open.push((known, file.new_session(number)?));
            }
        }
        if open.is_empty() {
            return Err(Problem::refused("error-nothing-to-plan"));
        }
        let planned = crate::base::count(open.len());
        file.library_mut().write::<_, Problem>(clock.now, |records| {
            for ((known, new), place) in open.into_iter().zip(0u64..) {
                let day = first.checked_add_days(Days::new(place * u64::from(every_days)));
                let id = known.as_ref().map_or_else(SessionId::random, |record| record.id.into());
                let is_new = known.is_none();
                let body = known.map_or(new, |record| record.body);
                let body = Session { planned: day, ..body };
                if is_new {
                    records.add_as(id, body)?
                } else {
                    records.revise(id, body)?
                };
                records.audit(AuditEvent::SessionChanged, id, "planned")?;
            }
            Ok(())
        })?;
        Ok(planned)
    }
}

fn is_unplanned(session: &Session) -> bool {
    session.planned.is_none() && session.held.is_none() && session.missed.is_none()
}

fn write_words(
    file: &mut CaseFile,
    new: Session,
    clip: Option<ClipId>,
    words: &Redacted<String>,
    clock: Clock,
) -> Result<(), Problem> {
    let words = note(words)?;
    if words.reveal().is_empty() {
        return Err(Problem::refused("error-words-empty"));
    }
    if let Some(clip) = clip
        && file.library().get::<Clip>(clip)?.is_none()
    {
        return Err(Problem::refused("error-clip-gone"));
    }
    let known = file.session_numbered(new.number)?.map(|record| SessionId::from(record.id));
    file.library_mut().write::<_, Problem>(clock.now, |records| {
        let session = if let Some(known) = known {
            known
        } else {
            let id = SessionId::random();
            records.add_as(id, new)?;
            records.audit(AuditEvent::SessionChanged, id, "made")?;
            id
        };
        let said = records.add(ParentWords { session, clip, words, written: clock.now })?;
        Ok(records.audit(AuditEvent::WordsWritten, said.id, "")?)
    })
}

fn remove_words(file: &mut CaseFile, number: u32, record: RecordId, clock: Clock) -> Result<(), Problem> {
    let session = file.session_numbered(number)?.map(|session| session.id);
    let said = file.library().get::<ParentWords>(record)?.map(|words| words.body.session.into());
    if said.is_none() || said != session {
        return Err(LibraryError::Unknown(record).into());
    }
    file.library_mut().write::<_, Problem>(clock.now, |records| {
        records.remove::<ParentWords>(record)?;
        Ok(records.audit(AuditEvent::WordsWritten, record, "removed")?)
    })
}

#[cfg(test)]
mod tests;
