//! A supervisor's checklist, read from a file that a service edits. Knows no session and no person; calls no sum a pass.

use serde::{Deserialize, Serialize};

use super::super::resource::{BLANK, DefinitionError, Places, Resource, filled};

/// Most points of one item: 0, 1 or 2.
pub const MOST_POINTS: u8 = 2;

const FILE: &str = "resources/checklists/video-feedback.toml";
const TEXT: &str = include_str!("../../../resources/checklists/video-feedback.toml");

/// A checklist, in the file's order. A rating keeps it as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Short name.
    pub id: String,
    /// Name for people.
    pub title: String,
    /// What it is about and how to rate.
    pub about: String,
    /// What is rated.
    pub items: Vec<ChecklistItem>,
}

/// Body of the record of a checklist of the service's own: the text of its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnChecklist {
    /// The text, as a person wrote it.
    pub text: String,
}

/// One thing that is rated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Short name.
    #[serde(deserialize_with = "filled")]
    pub id: String,
    /// What is looked for.
    #[serde(deserialize_with = "filled")]
    pub text: String,
    /// The recommendation it serves.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// The words of it.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
    /// An example of 0.
    #[serde(deserialize_with = "filled")]
    pub zero: String,
    /// An example of 1.
    #[serde(deserialize_with = "filled")]
    pub one: String,
    /// An example of 2.
    #[serde(deserialize_with = "filled")]
    pub two: String,
}

/// What ratings add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// Points given.
    pub points: u32,
    /// Most that the items that were rated could have had.
    pub of: u32,
    /// Items that were not seen.
    pub open: u32,
}

impl Checklist {
    /// Reads a checklist file. `file_name` is only for the complaint.
    pub fn from_toml(text: &str, file_name: &str) -> Result<Self, DefinitionError> {
        let resource = Resource { text, file_name };
        let read: Self = resource.read()?;
        read.check(&resource.places())?;
        Ok(read)
    }

    /// What a file must say beyond its form. A rating's record is read without this: it keeps what was rated.
    fn check(&self, places: &Places<'_>) -> Result<(), DefinitionError> {
        for (name, said) in [("id", &self.id), ("title", &self.title), ("about", &self.about)] {
            if said.trim().is_empty() {
                return Err(places.fault(places.section(name), BLANK));
            }
        }
        places.distinct("items", "item", self.items.iter().map(|item| item.id.as_str()))?;
        if self.items.is_empty() {
            return Err(places.fault(0, "a checklist needs at least one item"));
        }
        Ok(())
    }

    /// The checklist that ships with Attune. A test reads it, so an error here is a damaged program.
    pub fn shipped() -> Result<Self, DefinitionError> {
        Self::from_toml(TEXT, FILE)
    }
}

impl ChecklistItem {
    /// The examples of 0, 1 and 2.
    pub fn examples(&self) -> [&str; 3] {
        [&self.zero, &self.one, &self.two]
    }
}

impl Total {
    /// Adds ratings up; `None` is an item that was not seen.
    pub fn of(ratings: &[Option<u8>]) -> Self {
        let mut total = Self { points: 0, of: 0, open: 0 };
        for rating in ratings {
            match rating {
                Some(points) => {
                    total.points += u32::from(*points);
                    total.of += u32::from(MOST_POINTS);
                }
                None => total.open += 1,
            }
        }
        total
    }
}
