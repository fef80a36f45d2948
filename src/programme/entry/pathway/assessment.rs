//! The comprehensive assessment before any intervention (NG26 1.3.2): eight areas, who contributed, which tools were
//! used. Begun on one day and finished on another. Judges nobody.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::{PersonId, Redacted};
use crate::programme::entry::known::{Body, Known, bearable, in_order, is_blank};
use crate::programme::entry::refused::{EntryError, PathwayError};

/// The areas of the assessment, in the guideline's order; their words stand in `resources/assessment/areas.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// Personal factors: attachment pattern and relationships.
    Relationships,
    /// The child's placement.
    Placement,
    /// The child's education.
    Education,
    /// Parental sensitivity.
    Sensitivity,
    /// Parental factors.
    Parents,
    /// The child's experience of maltreatment or trauma.
    Maltreatment,
    /// The child's physical health.
    Health,
    /// Coexisting problems and conditions.
    Conditions,
}

impl Area {
    /// Every area, in the guideline's order.
    pub const ALL: [Self; 8] = [
        Self::Relationships,
        Self::Placement,
        Self::Education,
        Self::Sensitivity,
        Self::Parents,
        Self::Maltreatment,
        Self::Health,
        Self::Conditions,
    ];
}

/// What the assessment found that decides what is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Circumstance {
    /// The child has been maltreated (NG26 1.4.9, 1.4.12).
    Maltreated,
    /// The child is at risk of being maltreated (NG26 1.4.9, 1.4.13).
    AtRisk,
    /// The child shows signs of trauma or post-traumatic stress disorder (NG26 1.4.12).
    Trauma,
}

impl Circumstance {
    /// Every one, in the order of a list to tick.
    pub const ALL: [Self; 3] = [Self::Maltreated, Self::AtRisk, Self::Trauma];
}

/// In what part somebody contributed: SCIE 16 asks for carers, social workers and early years practitioners with
/// day-to-day contact, and names the professionals who assess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContributorKind {
    /// A parent or carer.
    Carer,
    /// The child or young person.
    Child,
    /// A social worker.
    SocialWorker,
    /// An early years practitioner, as in a nursery.
    EarlyYears,
    /// A health visitor.
    HealthVisitor,
    /// A teacher or other school staff.
    School,
    /// A paediatrician.
    Paediatrician,
    /// A psychologist.
    Psychologist,
    /// A nurse for looked-after children.
    Nurse,
    /// Another.
    Other,
}

impl ContributorKind {
    /// Every kind, in the order of a list to choose from.
    pub const ALL: [Self; 10] = [
        Self::Carer,
        Self::Child,
        Self::SocialWorker,
        Self::EarlyYears,
        Self::HealthVisitor,
        Self::School,
        Self::Paediatrician,
        Self::Psychologist,
        Self::Nurse,
        Self::Other,
    ];

    /// Those whose views SCIE 16 asks for.
    pub const ASKED: [Self; 3] = [Self::Carer, Self::SocialWorker, Self::EarlyYears];
}

/// Who contributed to an assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contributor {
    /// In what part.
    pub kind: ContributorKind,
    /// What they are called here; never needs to be a name, may be empty.
    #[serde(default)]
    pub label: Redacted<String>,
}

/// One use of an assessment tool (NG26 1.3.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolResult {
    /// Its id in the registry of tools.
    pub tool: String,
    /// The day it was used.
    pub on: NaiveDate,
    /// With whom; `None` for the child where a family has but one.
    #[serde(default)]
    pub with: Option<PersonId>,
    /// Who rated it.
    #[serde(default)]
    pub rater: Redacted<String>,
    /// What came of it, as the tool words it.
    pub result: Redacted<String>,
}

impl ToolResult {
    /// Whether it can be written down.
    pub fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        known.not_before_birth(self.on)?;
        bearable([&self.rater, &self.result])?;
        if self.tool.trim().is_empty() || is_blank(&self.result) {
            return Err(EntryError::Empty);
        }
        match self.with {
            Some(id) if !known.people.iter().any(|person| person.id == id) => {
                Err(PathwayError::UnknownPerson.into())
            }
            _ => Ok(()),
        }
    }
}

/// An assessment; it can be begun and finished later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The day it was begun.
    pub on: NaiveDate,
    /// The day it was finished.
    #[serde(default)]
    pub finished: Option<NaiveDate>,
    /// The children it is about; nobody stands for the only child.
    #[serde(default)]
    pub of: Vec<PersonId>,
    /// What was found, by area; an area that is missing or blank is not done yet.
    #[serde(default)]
    pub areas: BTreeMap<Area, Redacted<String>>,
    /// What was found that decides what is offered.
    #[serde(default)]
    pub circumstances: Vec<Circumstance>,
    /// Signs of being passive, withdrawn or very compliant, of a child who may not attract attention (SCIE 16).
    #[serde(default)]
    pub quiet_signs: Redacted<String>,
    /// Who contributed.
    #[serde(default)]
    pub contributors: Vec<Contributor>,
    /// The tools that were used.
    #[serde(default)]
    pub tools: Vec<ToolResult>,
}

impl Body for Assessment {
    fn word(&self) -> &'static str {
        "assessment"
    }

    fn check(&self, known: &Known<'_>) -> Result<(), EntryError> {
        known.not_in_future(self.on)?;
        known.not_before_birth(self.on)?;
        self.of.iter().try_for_each(|child| known.is_child(Some(*child)))?;
        let labels = self.contributors.iter().map(|contributor| &contributor.label);
        bearable(self.areas.values().chain(labels).chain([&self.quiet_signs]))?;
        self.tools.iter().try_for_each(|tool| tool.check(known))?;
        let missing = self.missing().count();
        match self.finished {
            None if missing == 0 => Err(PathwayError::NoLastDay.into()),
            Some(_) if missing > 0 => Err(PathwayError::AreasMissing { missing }.into()),
            Some(last) => {
                known.not_in_future(last)?;
                Ok(in_order(self.on, last)?)
            }
            None => Ok(()),
        }
    }
}

impl Assessment {
    /// One that was begun on that day, with nothing noted.
    pub const fn begun(on: NaiveDate) -> Self {
        Self {
            on,
            finished: None,
            of: Vec::new(),
            areas: BTreeMap::new(),
            circumstances: Vec::new(),
            quiet_signs: Redacted::new(String::new()),
            contributors: Vec::new(),
            tools: Vec::new(),
        }
    }

    /// The note of an area, where something is noted.
    pub fn note(&self, area: Area) -> Option<&str> {
        let note = self.areas.get(&area)?.reveal().trim();
        (!note.is_empty()).then_some(note)
    }

    /// The areas that are not done yet, in the guideline's order.
    pub fn missing(&self) -> impl Iterator<Item = Area> {
        Area::ALL.into_iter().filter(|area| self.note(*area).is_none())
    }

    /// The day since which it is complete: every area is noted, and it was finished.
    pub fn complete_on(&self) -> Option<NaiveDate> {
        self.finished.filter(|_| self.missing().next().is_none())
    }
}
