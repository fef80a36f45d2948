//! Where definitions come from: the programmes of NICE guideline NG26 that ship with Attune, and those that a service
//! adds. Knows their files and nothing of what they say.

use serde::{Deserialize, Serialize};

use super::programme::ProgrammeDefinition;
use crate::programme::resource::DefinitionError;

/// A programme file that ships: its id, its name and its text.
macro_rules! shipped {
    ($($id:literal),+ $(,)?) => {
        &[$((
            $id,
            concat!("resources/programmes/", $id, ".toml"),
            include_str!(concat!("../../../resources/programmes/", $id, ".toml")),
        )),+]
    };
}

/// In the guideline's order.
const SHIPPED: &[(&str, &str, &str)] = shipped![
    "video-feedback",
    "sensitivity-training",
    "home-visiting",
    "parent-child-psychotherapy",
    "intensive-support",
    "play-group",
    "carer-group",
    "school-change",
    "residential-training",
];

/// Body of the record of a programme of the service's own: the text of its file, which was found in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnProgramme {
    /// The whole text.
    pub text: String,
}

impl ProgrammeDefinition {
    /// Every programme that ships with Attune. The files are part of the program and a test reads them, so an
    /// error here is a damaged program.
    pub fn shipped() -> Result<Vec<Self>, DefinitionError> {
        SHIPPED.iter().map(|(_, file_name, text)| Self::from_toml(text, file_name)).collect()
    }

    /// The ids of the shipped programmes.
    pub fn shipped_ids() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(id, _, _)| *id)
    }

    /// The file of the shipped programme with that id, if there is one.
    pub fn shipped_text(id: &str) -> Option<&'static str> {
        SHIPPED.iter().find(|(shipped, _, _)| *shipped == id).map(|(_, _, text)| *text)
    }

    /// The shipped programme with that id, if there is one.
    pub fn with_id(id: &str) -> Result<Option<Self>, DefinitionError> {
        let found = SHIPPED.iter().find(|(shipped, _, _)| *shipped == id);
        found.map(|(_, file_name, text)| Self::from_toml(text, file_name)).transpose()
    }
}
