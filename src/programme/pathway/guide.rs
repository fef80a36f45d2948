//! Why each step of the pathway is taken and which programmes are offered where, with source and quote. Read from
//! `resources/pathway/*.toml`; holds no recommendation of its own. Knows no family.

use serde::{Deserialize, Serialize};

use super::stages::{Children, StageAges};
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

/// Where on the pathway something is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Assessed, and nothing offered yet.
    Assessed,
    /// The first offer was declined.
    Declined,
    /// The first offer was not made: the worker went without it.
    Skipped,
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
    /// Id of the programme it is combined with: both run at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// The recommendation.
    #[serde(flatten)]
    pub said: Said,
}

/// Two programmes that the guidance combines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub programme: String,
    pub with: String,
    pub said: Said,
}

/// A family, as far as it depends on that what is named for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asking<'a> {
    pub family: FamilyKind,
    /// Of which stages its children are.
    pub children: Vec<Children>,
    pub circumstances: &'a [Circumstance],
    /// Ids of the programmes that were offered and are not wanted.
    pub declined: Vec<&'a str>,
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
    #[serde(default)]
    besides: Vec<BesideText>,
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
    /// Who is of "late primary and early secondary school-age".
    pub change_of_school: StageAges,
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
    /// Only where that programme was offered and is not wanted.
    declined: Option<String>,
    /// The programme it is combined with.
    with: Option<String>,
    strength: Strength,
    #[serde(deserialize_with = "filled")]
    source: String,
    #[serde(deserialize_with = "filled")]
    quote: String,
}

/// Something the guidance asks for beside every programme.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct BesideText {
    families: Vec<FamilyKind>,
    children: Option<Children>,
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
    fn is_for(&self, stage: Stage, asking: &Asking<'_>) -> bool {
        let is = |one: &Circumstance| asking.circumstances.contains(one);
        self.at.contains(&stage)
            && self.is_of(asking.family)
            && self.children.is_none_or(|wanted| asking.children.contains(&wanted))
            && self.any_of.as_ref().is_none_or(|wanted| wanted.iter().any(is))
            && self.all_of.as_ref().is_none_or(|wanted| wanted.iter().all(is))
            && self.declined.as_deref().is_none_or(|wanted| asking.declined.contains(&wanted))
    }

    fn is_of(&self, family: FamilyKind) -> bool {
        self.families.as_ref().is_none_or(|families| families.contains(&family))
    }

    fn said(&self) -> Said {
        Said { source: self.source.clone(), quote: self.quote.clone() }
    }

    fn choice(&self) -> Choice {
        Choice {
            programme: self.programme.clone(),
            strength: self.strength,
            with: self.with.clone(),
            said: self.said(),
        }
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
            let stages = listed(["assessed", "declined", "skipped", "reviewed"]);
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
    pub(super) fn options(&self, stage: Stage, asking: &Asking<'_>) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        for text in self.options.iter().filter(|text| text.is_for(stage, asking)) {
            if choices.iter().all(|known| known.programme != text.programme) {
                choices.push(text.choice());
            }
        }
        choices
    }

    /// What is named because a programme is not wanted, with the id of that one.
    pub(super) fn alternative(&self, asking: &Asking<'_>) -> Option<(&str, Choice)> {
        let mut named = self.options.iter().filter(|text| text.is_for(Stage::Declined, asking));
        named.find_map(|text| Some((text.declined.as_deref()?, text.choice())))
    }

    /// What is named where a programme is not wanted, of such a family whatever it has answered.
    pub(super) fn instead(&self, family: FamilyKind) -> Option<Said> {
        let mut texts = self.options.iter().filter(|text| text.declined.is_some());
        texts.find(|text| text.is_of(family)).map(OptionText::said)
    }

    /// Where a programme is named for such a family, wherever on the pathway.
    pub fn said_of(&self, programme: &str, family: FamilyKind) -> Option<Said> {
        let mut texts = self.options.iter().filter(|text| text.programme == programme);
        texts.find(|text| text.is_of(family)).map(OptionText::said)
    }

    /// The programmes that are combined for such a family, each pair once.
    pub(super) fn pairs(&self, family: FamilyKind) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = Vec::new();
        for text in self.options.iter().filter(|text| text.is_of(family)) {
            if let Some(with) = text.with.clone().filter(|with| pairs.iter().all(|pair| pair.with != *with)) {
                pairs.push(Pair { programme: text.programme.clone(), with, said: text.said() });
            }
        }
        pairs
    }

    /// What is asked for beside every programme, of such a family with such children.
    pub(super) fn besides(&self, asking: &Asking<'_>) -> Vec<Said> {
        let is_for = |text: &&BesideText| {
            text.families.contains(&asking.family)
                && text.children.is_none_or(|wanted| asking.children.contains(&wanted))
        };
        let said = |text: &BesideText| Said { source: text.source.clone(), quote: text.quote.clone() };
        self.besides.iter().filter(is_for).map(said).collect()
    }

    /// Whether that programme is offered, anywhere, only for preschool-age children.
    pub fn is_for_preschool(&self, programme: &str) -> bool {
        let mut texts = self.options.iter().filter(|text| text.programme == programme).peekable();
        texts.peek().is_some() && texts.all(|text| text.children == Some(Children::Preschool))
    }
}
