//! The definitions of programmes as they were read, each text once. Knows no vault.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::problem::Problem;
use crate::base::RunId;
use crate::programme::{ProgrammeDefinition, Run, RunDefinition, Runs};
use crate::words::Message;

/// The definitions that were read so far: many families follow one.
#[derive(Default)]
pub(crate) struct DefinitionCache {
    read: Mutex<BTreeMap<String, Arc<ProgrammeDefinition>>>,
}

impl DefinitionCache {
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

/// The programmes of a family with their definitions, and the active one.
pub(crate) struct Programmes {
    pub runs: Runs,
    /// Which is active.
    pub active: RunId,
    pub(crate) definition: Arc<ProgrammeDefinition>,
    pub(crate) others: BTreeMap<RunId, Arc<ProgrammeDefinition>>,
}

impl Programmes {
    /// The definition of the active one.
    pub fn definition(&self) -> &ProgrammeDefinition {
        &self.definition
    }

    /// The active one.
    pub fn active_run(&self) -> Option<&Run> {
        self.runs.get(self.active)
    }

    /// The definition of any; `None` where it cannot be read.
    pub fn definition_of(&self, run: RunId) -> Option<&ProgrammeDefinition> {
        if run == self.active { Some(&self.definition) } else { self.others.get(&run).map(Arc::as_ref) }
    }
}
