//! Which programmes a family follows, and which of them is in hand.
//!
//! Session numbers everywhere (window, command line) speak of *the programme in hand*: the newest that has not ended,
//! or else the newest. A person may take another in hand; the family's [`CaseFile`] keeps that for as long as it is
//! open, so that no job has to be told, and forgets it when the vault is locked. Nothing is written by choosing.

use std::sync::Arc;

use super::case_file::CaseFile;
use super::definitions::Programmes;
use super::open_vault::OpenVault;
use super::problem::Problem;
use super::session::new_session;
use crate::base::{CaseId, RunId};
use crate::programme::{Entered, FamilyCase, ProgrammeDefinition, Run, Runs, Session};

impl CaseFile {
    /// The programmes of the family.
    pub fn runs(&self) -> Result<Runs, Problem> {
        Ok(Runs::of(self.case(), &self.family()?.body, &self.entries()?))
    }

    /// The programme in hand.
    pub fn run_in_hand(&self) -> Result<RunId, Problem> {
        Ok(self.runs()?.active(self.chosen_run()).id)
    }

    /// The programmes, from the family's record and entries that were read.
    pub(crate) fn programmes(&self, family: &FamilyCase, entries: &[Entered]) -> Result<Programmes, Problem> {
        let runs = Runs::of(self.case(), family, entries);
        let run = runs.active(self.chosen_run());
        let (in_hand, definition) = (run.id, self.definition_cache().definition(run)?);
        // One that cannot be read keeps no other from being worked with.
        let readable = |run: &Run| Some((run.id, self.definition_cache().definition(run).ok()?));
        let others = runs.all().filter(|run| run.id != in_hand).filter_map(readable).collect();
        Ok(Programmes { runs, in_hand, definition, others })
    }

    /// The definition of the programme in hand.
    pub fn programme(&self) -> Result<Arc<ProgrammeDefinition>, Problem> {
        self.definition_cache().definition(self.runs()?.active(self.chosen_run()))
    }

    /// A session of the programme in hand with nothing but its number, if that can be one.
    pub(crate) fn new_session(&self, number: u32) -> Result<Session, Problem> {
        Ok(Session { run: Some(self.run_in_hand()?), ..new_session(number)? })
    }
}

impl OpenVault {
    /// The definition of the family's programme in hand.
    pub fn programme(&mut self, case: CaseId) -> Result<Arc<ProgrammeDefinition>, Problem> {
        self.case(case)?.programme()
    }

    /// Takes one of a family's programmes in hand, until another is or the vault is locked.
    pub fn choose_run(&mut self, case: CaseId, run: RunId) -> Result<(), Problem> {
        let file = self.case(case)?;
        if file.runs()?.get(run).is_none() {
            return Err(Problem::refused("error-record-gone"));
        }
        file.choose_run(Some(run));
        Ok(())
    }
}
