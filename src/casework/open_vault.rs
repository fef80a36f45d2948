//! An unlocked vault with its databases: where every job on families begins. Knows no window and no camera.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::agenda::Agenda;
use super::definitions::DefinitionCache;
use super::open_cases::OpenCases;
use super::problem::Problem;
use crate::base::{CaseId, DeviceId};
use crate::library::{Author, DeviceLibrary};
use crate::programme::{Measure, ProgrammeDefinition, Vocabulary};
use crate::vault::Vault;
use crate::words::Message;

/// The programme a family begins with unless another is chosen.
pub(crate) const PROGRAMME: &str = "video-feedback";

/// An unlocked vault, the device's database and the cases opened so far.
pub struct OpenVault {
    pub(crate) vault: Vault,
    pub(crate) device: DeviceLibrary,
    pub(crate) author: Author,
    pub(crate) open_cases: OpenCases,
    pub(crate) agenda: Agenda,
    pub(crate) damaged: BTreeMap<CaseId, Problem>,
    /// The journals that do not hold or were cut: the device's is `None`.
    pub(crate) unsound: BTreeSet<Option<CaseId>>,
    /// The definitions that were read so far.
    pub(crate) definition_cache: Arc<DefinitionCache>,
    pub(crate) video_feedback: ProgrammeDefinition,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) measures: Vec<Measure>,
}

impl OpenVault {
    /// The open vault.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The device's database.
    pub fn device(&self) -> &DeviceLibrary {
        &self.device
    }

    /// The device's database, for writing.
    pub(crate) fn device_mut(&mut self) -> &mut DeviceLibrary {
        &mut self.device
    }

    /// This installation.
    pub fn device_id(&self) -> DeviceId {
        self.device.device()
    }

    /// The video feedback programme as it ships: its words for clips are everybody's, and so is how long film is kept
    /// where a service sets no rule of its own.
    pub fn video_feedback(&self) -> &ProgrammeDefinition {
        &self.video_feedback
    }

    /// The words for clips.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The measures that can be rated.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// Families whose keys or database could not be opened since unlocking, and why. Nothing of them was changed.
    pub fn damaged_cases(&self) -> &BTreeMap<CaseId, Problem> {
        &self.damaged
    }

    /// Notes that a family could not be worked with.
    pub(crate) fn note_damaged(&mut self, case: CaseId, problem: Problem) {
        self.damaged.insert(case, problem);
    }
}

/// The programme that ships with Attune; its file is tested, so an error is a damaged program.
pub(crate) fn shipped_programme() -> Result<ProgrammeDefinition, Problem> {
    ProgrammeDefinition::with_id(PROGRAMME).map_err(|error| Problem::of_shipped(&error))?.ok_or_else(|| {
        let why = Message::new("fails-programme-not-shipped").with("programme", PROGRAMME);
        Problem::failed(Message::new("error-other").with("why", why))
    })
}

#[cfg(test)]
#[path = "open_vault_tests.rs"]
mod tests;
