//! What the guidance says of assessing: the eight areas, whose views are asked for, and the tools with the ages they are
//! for. Read from `resources/assessment/*.toml`; holds no number of its own. Questions a tool, never refuses it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::calendar::months_of_age;
use super::case::Person;
use super::resource::{DefinitionError, Resource, filled};
use super::said::Said;
use crate::programme::entry::pathway::assessment::{Area, ToolResult};

const AREAS: (&str, &str) =
    ("resources/assessment/areas.toml", include_str!("../../resources/assessment/areas.toml"));
const TOOLS: (&str, &str) =
    ("resources/assessment/tools.toml", include_str!("../../resources/assessment/tools.toml"));

/// What the guidance says of assessing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssessmentGuide {
    /// Every area of [`Area::ALL`].
    pub areas: BTreeMap<Area, AreaText>,
    /// Of children who may not attract attention.
    pub quiet: Said,
    /// Whose views are asked for.
    pub contributors: Said,
    /// The tools, in the guideline's order.
    pub tools: Vec<AssessmentTool>,
}

/// The words of one area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaText {
    /// Its name for people.
    #[serde(deserialize_with = "filled")]
    pub title: String,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

/// One assessment tool (NG26 1.3.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessmentTool {
    /// Short name, as records hold it.
    #[serde(deserialize_with = "filled")]
    pub id: String,
    /// Name for people.
    #[serde(deserialize_with = "filled")]
    pub title: String,
    /// The ages of the child it is for; absent where it is for carers only.
    pub child: Option<ToolAges>,
    /// Whether it is for parents and carers.
    #[serde(default)]
    pub carers: bool,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

/// Ages in completed months, both bounds included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolAges {
    /// The youngest.
    pub from_months: u32,
    /// The oldest, if there is one.
    pub to_months: Option<u32>,
}

impl ToolAges {
    /// Whether an age in completed months is among them.
    pub fn contains(self, months: u32) -> bool {
        months >= self.from_months && self.to_months.is_none_or(|last| months <= last)
    }
}

/// What is asked of the use of a tool; the record is kept all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ToolQuestion {
    /// The child was younger or older than it is for.
    OutsideAge {
        /// The child's age that day, in completed months.
        months: u32,
        /// The ages it is for.
        ages: ToolAges,
    },
    /// The child's birth is not known, so the age cannot be held against it.
    AgeUnknown {
        /// The ages it is for.
        ages: ToolAges,
    },
    /// It is for children and was used with a carer.
    NotForCarers,
    /// It is for carers and was used with a child.
    NotForChildren,
    /// The registry does not know it.
    NotKnown,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AreasFile {
    areas: Spanned<BTreeMap<Area, AreaText>>,
    quiet: Said,
    contributors: Said,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToolsFile {
    tools: Vec<Spanned<AssessmentTool>>,
}

impl AssessmentGuide {
    /// What ships with Attune. The files are part of the program and a test reads them, so an error here is a damaged
    /// program.
    pub fn shipped() -> Result<Self, DefinitionError> {
        Self::from_toml(AREAS.1, TOOLS.1)
    }

    /// Reads both files, under the names they ship with.
    pub fn from_toml(areas: &str, tools: &str) -> Result<Self, DefinitionError> {
        let resource = Resource { text: areas, file_name: AREAS.0 };
        let file: AreasFile = resource.read()?;
        let start = file.areas.span().start;
        let areas = file.areas.into_inner();
        if let Some(missing) = Area::ALL.iter().find(|area| !areas.contains_key(area)) {
            return Err(resource.fault(start, format!("the area {missing:?} is missing")));
        }
        Ok(Self {
            areas,
            quiet: file.quiet,
            contributors: file.contributors,
            tools: read_tools(Resource { text: tools, file_name: TOOLS.0 })?,
        })
    }

    /// The tool with that id.
    pub fn tool(&self, id: &str) -> Option<&AssessmentTool> {
        self.tools.iter().find(|tool| tool.id == id)
    }

    /// What is asked of a use of a tool, if anything.
    pub fn question(&self, result: &ToolResult, people: &[Person]) -> Option<ToolQuestion> {
        let Some(tool) = self.tool(&result.tool) else { return Some(ToolQuestion::NotKnown) };
        let with = result.with.and_then(|id| people.iter().find(|person| person.id == id));
        if with.is_some_and(Person::is_carer) {
            return (!tool.carers).then_some(ToolQuestion::NotForCarers);
        }
        let Some(ages) = tool.child else { return Some(ToolQuestion::NotForChildren) };
        let born = with.map_or_else(|| only_birth(people), Person::born);
        let months = born.and_then(|born| months_of_age(born, result.on));
        match months {
            None => Some(ToolQuestion::AgeUnknown { ages }),
            Some(months) if ages.contains(months) => None,
            Some(months) => Some(ToolQuestion::OutsideAge { months, ages }),
        }
    }
}

fn read_tools(resource: Resource<'_>) -> Result<Vec<AssessmentTool>, DefinitionError> {
    let file: ToolsFile = resource.read()?;
    for entry in &file.tools {
        let tool = entry.get_ref();
        let wrong = match tool.child {
            None if !tool.carers => Some("a tool is for a child of some age, or carers = true"),
            Some(ToolAges { from_months, to_months: Some(to) }) if to < from_months => {
                Some("to_months is below from_months")
            }
            _ => None,
        };
        if let Some(reason) = wrong {
            return Err(resource.fault(entry.span().start, reason));
        }
    }
    resource.distinct(file.tools, "tool", |tool| &tool.id)
}

/// The birth of the children the programme is about, where they were all born on one day.
fn only_birth(people: &[Person]) -> Option<NaiveDate> {
    let mut births = people.iter().filter(|person| !person.is_carer() && !person.beside).map(Person::born);
    let first = births.next()??;
    births.all(|other| other == Some(first)).then_some(first)
}
