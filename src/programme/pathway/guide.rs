//! Why each step of the pathway is taken and which programmes are offered where, with source and quote. Read from
//! `resources/pathway/*.toml`; holds no recommendation of its own. Knows no family.

use serde::{Deserialize, Serialize};

use crate::programme::entry::pathway::assessment::Circumstance;
use crate::programme::resource::{DefinitionError, Places, Resource, filled, listed};
use crate::programme::said::Said;

const SHIPPED: (&str, &str) =
    ("resources/pathway/ng26.toml", include_str!("../../../resources/pathway/ng26.toml"));

/// The sections of the guideline, by who cares for the child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FamilyKind {
    /// Parents, section 1.4.
    #[default]
    EdgeOfCare,
    /// Foster carers, special guardians, adoptive parents, section 1.5.
    Placed,
    /// Carers in a children's home, section 1.6.
    Residential,
}

impl FamilyKind {
    const ALL: [Self; 3] = [Self::EdgeOfCare, Self::Placed, Self::Residential];
}

/// Whether the child is of school age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Children {
    /// Not yet of school age.
    Preschool,
    /// Of school age.
    School,
}

/// Where on the pathway something is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Assessed, and nothing offered yet.
    Assessed,
    /// The first offer was declined.
    Declined,
    /// A multi-agency review found further intervention appropriate.
    Reviewed,
}

/// Why a step is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PathwayGround {
    /// The pathway begins with a referral.
    Refer,
    /// An assessment comes before any intervention.
    Assess,
    /// A video feedback programme is over: was there improvement?
    Judge,
    /// Another programme is over: was there improvement?
    JudgeOther,
    /// There was little after a video feedback programme.
    ReviewLittle,
    /// There was little after another programme, and there are still concerns.
    ReviewLittleOther,
    /// Every programme that was offered was declined.
    ReviewDeclined,
}

impl PathwayGround {
    const ALL: [Self; 7] = [
        Self::Refer,
        Self::Assess,
        Self::Judge,
        Self::JudgeOther,
        Self::ReviewLittle,
        Self::ReviewLittleOther,
        Self::ReviewDeclined,
    ];
}

/// The guideline's own word for how strongly something is recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// "Offer".
    Offer,
    /// "Consider".
    Consider,
}

/// A programme that is offered somewhere on the pathway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Id of the programme.
    pub programme: String,
    /// How strongly.
    pub strength: Strength,
    /// The recommendation.
    #[serde(flatten)]
    pub said: Said,
}

/// Everything the guidance says of the pathway.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathwayGuide {
    own: OwnNumbers,
    #[serde(default)]
    elsewhere: Vec<Elsewhere>,
    grounds: Vec<GroundText>,
    options: Vec<OptionText>,
}

/// A programme that another service gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// Its id.
    #[serde(deserialize_with = "filled")]
    pub programme: String,
    /// Name for people.
    #[serde(deserialize_with = "filled")]
    pub title: String,
}

/// Numbers of our own, by which the pathway asks questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnNumbers {
    /// How many days before a child is of school age this is told of a programme for preschool-age children.
    pub school_age_ahead_days: u32,
    /// Whose numbers they are.
    #[serde(deserialize_with = "filled")]
    pub source: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroundText {
    #[serde(rename = "for")]
    ground: PathwayGround,
    families: Option<Vec<FamilyKind>>,
    #[serde(deserialize_with = "filled")]
    source: String,
    #[serde(deserialize_with = "filled")]
    quote: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionText {
    #[serde(deserialize_with = "filled")]
    programme: String,
    at: Vec<Stage>,
    families: Option<Vec<FamilyKind>>,
    children: Option<Children>,
    any_of: Option<Vec<Circumstance>>,
    all_of: Option<Vec<Circumstance>>,
    strength: Strength,
    #[serde(deserialize_with = "filled")]
    source: String,
    #[serde(deserialize_with = "filled")]
    quote: String,
}

impl GroundText {
    fn is_for(&self, ground: PathwayGround, family: FamilyKind) -> bool {
        self.ground == ground && self.families.as_ref().is_none_or(|families| families.contains(&family))
    }
}

impl OptionText {
    fn is_for(
        &self,
        stage: Stage,
        family: FamilyKind,
        children: Children,
        circumstances: &[Circumstance],
    ) -> bool {
        let is = |one: &Circumstance| circumstances.contains(one);
        self.at.contains(&stage)
            && self.families.as_ref().is_none_or(|families| families.contains(&family))
            && self.children.is_none_or(|wanted| wanted == children)
            && self.any_of.as_ref().is_none_or(|wanted| wanted.iter().any(is))
            && self.all_of.as_ref().is_none_or(|wanted| wanted.iter().all(is))
    }
}

impl PathwayGuide {
    /// What ships with Attune. The file is part of the program and a test reads it, so an error here is a damaged
    /// program.
    pub fn shipped() -> Result<Self, DefinitionError> {
        Self::from_toml(SHIPPED.1, SHIPPED.0)
    }

    /// Reads such a file. `file_name` is only for the complaint.
    pub fn from_toml(text: &str, file_name: &str) -> Result<Self, DefinitionError> {
        let resource = Resource { text, file_name };
        let read: Self = resource.read()?;
        read.check(&resource.places())?;
        Ok(read)
    }

    fn check(&self, places: &Places<'_>) -> Result<(), DefinitionError> {
        for ground in PathwayGround::ALL {
            for family in FamilyKind::ALL {
                let said = self.grounds.iter().enumerate();
                let mut said = said.filter(|(_, text)| text.is_for(ground, family)).map(|(number, _)| number);
                if said.next().is_none() {
                    return Err(places.fault(0, format!("{ground:?} says nothing for {family:?}")));
                }
                if let Some(second) = said.next() {
                    let reason = format!("{ground:?} is there twice for {family:?}");
                    return Err(places.fault(places.entry("grounds", second), reason));
                }
            }
        }
        if let Some(nowhere) = self.options.iter().position(|option| option.at.is_empty()) {
            let stages = listed(["assessed", "declined", "reviewed"]);
            let reason = format!("an option needs at = one or more of {stages}");
            return Err(places.fault(places.entry("options", nowhere), reason));
        }
        let elsewhere = self.elsewhere.iter().map(|elsewhere| elsewhere.programme.as_str());
        places.distinct("elsewhere", "programme", elsewhere)
    }

    /// The numbers of our own.
    pub const fn own(&self) -> &OwnNumbers {
        &self.own
    }

    /// What other services give.
    pub fn elsewhere(&self) -> &[Elsewhere] {
        &self.elsewhere
    }

    /// Why a step is taken with such a family.
    pub fn why(&self, ground: PathwayGround, family: FamilyKind) -> Option<Said> {
        let text = self.grounds.iter().find(|text| text.is_for(ground, family))?;
        Some(Said { source: text.source.clone(), quote: text.quote.clone() })
    }

    /// What is offered there, the first before the others; each programme once.
    pub fn options(
        &self,
        stage: Stage,
        family: FamilyKind,
        children: Children,
        circumstances: &[Circumstance],
    ) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        for text in self.options.iter().filter(|text| text.is_for(stage, family, children, circumstances)) {
            if choices.iter().all(|known| known.programme != text.programme) {
                choices.push(Choice {
                    programme: text.programme.clone(),
                    strength: text.strength,
                    said: Said { source: text.source.clone(), quote: text.quote.clone() },
                });
            }
        }
        choices
    }

    /// Where a programme is named for such a family, wherever on the pathway.
    pub fn said_of(&self, programme: &str, family: FamilyKind) -> Option<Said> {
        let mut texts = self.options.iter().filter(|text| text.programme == programme);
        let text = texts.find(|text| text.families.as_ref().is_none_or(|all| all.contains(&family)))?;
        Some(Said { source: text.source.clone(), quote: text.quote.clone() })
    }

    /// Whether that programme is offered, anywhere, only for preschool-age children.
    pub fn is_for_preschool(&self, programme: &str) -> bool {
        let mut texts = self.options.iter().filter(|text| text.programme == programme).peekable();
        texts.peek().is_some() && texts.all(|text| text.children == Some(Children::Preschool))
    }
}
