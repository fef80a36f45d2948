//! Which programmes a family follows, and which of them is in hand.
//!
//! Session numbers everywhere (window, command line) speak of *the programme in hand*: the newest that has not ended,
//! or else the newest. A person may take another in hand; the family's [`CaseFile`] keeps that for as long as it is
//! open, so that no job has to be told, and forgets it when the vault is locked. Nothing is written by choosing.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::case_file::CaseFile;
use super::desk::Desk;
use super::problem::Problem;
use super::visits::new_session;
use crate::base::{CaseId, RunId};
use crate::programme::{Entered, FamilyCase, ProgrammeDefinition, Run, RunDefinition, Runs, Session};
use crate::words::Message;

/// The definitions that were read so far: many families follow one.
#[derive(Default)]
pub(super) struct Shelf {
    read: Mutex<BTreeMap<String, Arc<ProgrammeDefinition>>>,
}

impl Shelf {
    /// The definition of a run. One that this Attune cannot read was written by a newer one.
    pub fn definition(&self, run: &Run) -> Result<Arc<ProgrammeDefinition>, Problem> {
        let text = match &run.definition {
            RunDefinition::Kept(text) => text.as_str(),
            RunDefinition::Shipped(id) => ProgrammeDefinition::shipped_text(id).ok_or_else(|| {
                Problem::failed(Message::new("error-programme-not-shipped").with("programme", id.as_str()))
            })?,
        };
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = read.get(text) {
            return Ok(known.clone());
        }
        let definition = ProgrammeDefinition::from_toml(text, "").map_err(|error| {
            let message = Message::new("error-programme-unreadable").with("run", run.id.short());
            Problem::failed(message.with("line", error.line).with("why", error.reason))
        })?;
        let definition = Arc::new(definition);
        read.insert(text.to_owned(), definition.clone());
        Ok(definition)
    }
}

/// The programmes of a family with their definitions, and the one in hand.
pub(super) struct Programmes {
    pub runs: Runs,
    /// Which is in hand.
    pub in_hand: RunId,
    definition: Arc<ProgrammeDefinition>,
    others: BTreeMap<RunId, Arc<ProgrammeDefinition>>,
}

impl Programmes {
    /// The definition of the one in hand.
    pub fn definition(&self) -> &ProgrammeDefinition {
        &self.definition
    }

    /// The one in hand.
    pub fn run_in_hand(&self) -> Option<&Run> {
        self.runs.get(self.in_hand)
    }

    /// The definition of any; `None` where it cannot be read.
    pub fn definition_of(&self, run: RunId) -> Option<&ProgrammeDefinition> {
        if run == self.in_hand { Some(&self.definition) } else { self.others.get(&run).map(Arc::as_ref) }
    }
}

impl CaseFile {
    /// The programmes of the family.
    pub fn runs(&self) -> Result<Runs, Problem> {
        Ok(Runs::of(self.case(), &self.family()?.body, &self.entries()?))
    }

    /// The programme in hand.
    pub fn run_in_hand(&self) -> Result<RunId, Problem> {
        Ok(self.runs()?.in_hand(self.chosen_run()).id)
    }

    /// The programmes, from the family's record and entries that were read.
    pub(super) fn programmes(&self, family: &FamilyCase, entries: &[Entered]) -> Result<Programmes, Problem> {
        let runs = Runs::of(self.case(), family, entries);
        let run = runs.in_hand(self.chosen_run());
        let (in_hand, definition) = (run.id, self.shelf().definition(run)?);
        // One that cannot be read keeps no other from being worked with.
        let readable = |run: &Run| Some((run.id, self.shelf().definition(run).ok()?));
        let others = runs.all().filter(|run| run.id != in_hand).filter_map(readable).collect();
        Ok(Programmes { runs, in_hand, definition, others })
    }

    /// The definition of the programme in hand.
    pub fn programme(&self) -> Result<Arc<ProgrammeDefinition>, Problem> {
        self.shelf().definition(self.runs()?.in_hand(self.chosen_run()))
    }

    /// A session of the programme in hand with nothing but its number, if that can be one.
    pub(super) fn new_session(&self, number: u32) -> Result<Session, Problem> {
        Ok(Session { run: Some(self.run_in_hand()?), ..new_session(number)? })
    }
}

impl Desk {
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
