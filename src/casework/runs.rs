//! Which programmes a family follows, and which of them is active.
//!
//! Session numbers everywhere (window, command line) speak of *the active programme*: the newest that has not ended,
//! or else the newest. A person may make another the active one; the family's [`CaseFile`] keeps that for as long as it is
//! open, so that no job has to be told, and forgets it when the vault is locked. Nothing is written by choosing.
//!
//! A session of which nothing is on record is asked back where its number lies far beyond the programme
//! ([`is_far_beyond`]), for that is far more likely a slip of the keyboard: it is made once somebody says that the number is
//! meant. The file keeps that likewise.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::case_file::CaseFile;
use super::definitions::Programmes;
use super::open_vault::OpenVault;
use super::problem::Problem;
use crate::base::{CaseId, ClipId, RecordingId, RunId, SessionId};
use crate::library::Record;
use crate::programme::{
    Entered, FamilyCase, ProgrammeDefinition, Recording, RecordingState, Run, Runs, Session, is_far_beyond,
};
use crate::words::Message;

/// Highest number of a session that is taken for meant: a programme that is prolonged stays far below.
const HIGHEST_NUMBER: u32 = 99;

/// A session with nothing but its number, if that can be one.
pub(crate) fn new_session(number: u32) -> Result<Session, Problem> {
    if number > HIGHEST_NUMBER {
        let message = Message::new("error-session-number").with("session", number.to_string());
        return Err(Problem::refused(message.with("most", HIGHEST_NUMBER)));
    }
    Session::new(number).map_err(|_| Problem::refused("error-session-zero"))
}

impl CaseFile {
    /// The programmes of the family.
    pub fn runs(&self) -> Result<Runs, Problem> {
        Ok(Runs::of(self.case(), &self.family()?.body, &self.entries()?))
    }

    /// The active programme.
    pub fn active_run(&self) -> Result<RunId, Problem> {
        Ok(self.runs()?.active(self.chosen_run()).id)
    }

    /// The programmes, from the family's record and entries that were read.
    pub(crate) fn programmes(&self, family: &FamilyCase, entries: &[Entered]) -> Result<Programmes, Problem> {
        let runs = Runs::of(self.case(), family, entries);
        let run = runs.active(self.chosen_run());
        let (active, definition) = (run.id, self.definition_cache().definition(run)?);
        // One that cannot be read keeps no other from being worked with.
        let readable = |run: &Run| Some((run.id, self.definition_cache().definition(run).ok()?));
        let others = runs.all().filter(|run| run.id != active).filter_map(readable).collect();
        Ok(Programmes { runs, active, definition, others })
    }

    /// The definition of the active programme.
    pub fn programme(&self) -> Result<Arc<ProgrammeDefinition>, Problem> {
        self.definition_cache().definition(self.runs()?.active(self.chosen_run()))
    }

    /// A session of the active programme with nothing but its number, if that can be one.
    pub(crate) fn new_session(&self, number: u32) -> Result<Session, Problem> {
        Ok(Session { run: Some(self.active_run()?), ..new_session(number)? })
    }

    /// Asks back whether a number is meant that lies far beyond the programme, where nothing is on record of it.
    pub fn ask_number_back(&self, number: u32) -> Result<(), Problem> {
        let known: Vec<u32> = self.active_sessions()?.iter().map(|record| record.body.number).collect();
        if known.contains(&number) || self.meant_number() == Some(number) {
            return Ok(());
        }
        let definition = self.programme()?;
        if !is_far_beyond(&definition, known, number) {
            return Ok(());
        }
        let asked = definition.sessions_at_most().unwrap_or(0);
        let message = Message::new("error-session-far").with("session", number).with("asked", asked);
        Err(Problem::refused(message))
    }

    /// The sessions of the active programme, and of those it goes on with, planned or held.
    pub fn active_sessions(&self) -> Result<Vec<Record<Session>>, Problem> {
        let runs = self.runs()?;
        let chain = runs.chain(runs.active(self.chosen_run()).id);
        let mut sessions = self.sessions()?;
        sessions.retain(|record| chain.contains(&runs.of_session(&record.body)));
        Ok(sessions)
    }

    /// The number of each session of the active programme.
    pub fn active_numbers(&self) -> Result<BTreeMap<SessionId, u32>, Problem> {
        let sessions = self.active_sessions()?.into_iter();
        Ok(sessions.map(|session| (session.id.into(), session.body.number)).collect())
    }

    /// The session of the active programme with that number, if there is a record of it: of several, the one that was
    /// held.
    pub fn session_numbered(&self, number: u32) -> Result<Option<Record<Session>>, Problem> {
        let of_number = self.active_sessions()?.into_iter().filter(|record| record.body.number == number);
        // The first of those that are equally good, as they were written.
        Ok(of_number.min_by_key(|record| record.body.held.is_none()))
    }

    /// The records of the sessions of that number in the active programme.
    fn ids_numbered(&self, number: u32) -> Result<BTreeSet<SessionId>, Problem> {
        let of_number = self.active_sessions()?.into_iter().filter(|session| session.body.number == number);
        Ok(of_number.map(|session| session.id.into()).collect())
    }

    /// The films of a session of the active programme; `None` where there is no such session.
    pub fn recordings_of(&self, number: u32) -> Result<Option<BTreeSet<RecordingId>>, Problem> {
        let of_number = self.ids_numbered(number)?;
        if of_number.is_empty() {
            return Ok(None);
        }
        let films = self.recordings()?;
        let own = films.into_iter().filter(|film| of_number.contains(&film.body.session));
        Ok(Some(own.map(|film| film.id.into()).collect()))
    }

    /// The newest film of a session of the active programme that can be watched.
    pub fn recording_of(&self, number: u32) -> Result<Record<Recording>, Problem> {
        let of_number = self.ids_numbered(number)?;
        let known = !of_number.is_empty();
        let films = self.recordings()?.into_iter().filter(|film| of_number.contains(&film.body.session));
        let (watchable, others): (Vec<_>, Vec<_>) = films.partition(|film| film.body.is_watchable());
        let erased = others.iter().any(|film| film.body.state == RecordingState::Erased);
        watchable.into_iter().max_by_key(|film| film.body.started).ok_or_else(|| {
            let key = match (known, erased) {
                (false, _) => "error-unknown-session",
                (true, true) => "error-session-film-erased",
                (true, false) => "error-no-film",
            };
            Problem::refused(Message::new(key).with("session", number))
        })
    }

    /// For each session of the active programme by its number: the clips chosen for showing, in order.
    pub fn shows(&self) -> Result<BTreeMap<u32, Vec<ClipId>>, Problem> {
        let mut sessions = self.active_sessions()?;
        // Of two records of one number, the one that was held comes last and stays.
        sessions.sort_by_key(|record| record.body.held.is_some());
        Ok(sessions.into_iter().map(|record| (record.body.number, record.body.plan.show)).collect())
    }
}

impl OpenVault {
    /// The definition of the family's active programme.
    pub fn programme(&mut self, case: CaseId) -> Result<Arc<ProgrammeDefinition>, Problem> {
        self.case(case)?.programme()
    }

    /// Makes one of a family's programmes the active one, until another is or the vault is locked.
    pub fn choose_run(&mut self, case: CaseId, run: RunId) -> Result<(), Problem> {
        let file = self.case(case)?;
        if file.runs()?.get(run).is_none() {
            return Err(Problem::refused("error-record-gone"));
        }
        file.choose_run(Some(run));
        Ok(())
    }
}
