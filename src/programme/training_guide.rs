//! What the guidance says staff are to be trained in (NG26 1.3.1). Read from `resources/assessment/training.toml`. Knows no
//! person.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::resource::{DefinitionError, Resource};
use super::said::Said;

const FILE: (&str, &str) =
    ("resources/assessment/training.toml", include_str!("../../resources/assessment/training.toml"));

/// The four domains of NG26 1.3.1, in the guideline's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrainingDomain {
    /// Attachment difficulties and parenting quality.
    Attachment,
    /// Socioeconomic factors that together make them more likely.
    SocioeconomicFactors,
    /// Other difficulties.
    OtherDifficulties,
    /// When and how to refer.
    Referral,
}

impl TrainingDomain {
    /// Every domain.
    pub const ALL: [Self; 4] =
        [Self::Attachment, Self::SocioeconomicFactors, Self::OtherDifficulties, Self::Referral];

    /// Its word, as records and the command line have it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Attachment => "attachment",
            Self::SocioeconomicFactors => "socioeconomic-factors",
            Self::OtherDifficulties => "other-difficulties",
            Self::Referral => "referral",
        }
    }
}

/// The guideline's words of each domain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrainingGuide {
    /// Every domain of [`TrainingDomain::ALL`].
    pub domains: BTreeMap<TrainingDomain, Said>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GuideFile {
    domains: Spanned<BTreeMap<TrainingDomain, Said>>,
}

impl TrainingGuide {
    /// What ships with Attune. The file is part of the program and a test reads it, so an error here is a damaged program.
    pub fn shipped() -> Result<Self, DefinitionError> {
        Self::from_toml(FILE.1)
    }

    /// Reads the file, under the name it ships with.
    pub fn from_toml(text: &str) -> Result<Self, DefinitionError> {
        let resource = Resource { text, file_name: FILE.0 };
        let file: GuideFile = resource.read()?;
        let start = file.domains.span().start;
        let domains = file.domains.into_inner();
        match TrainingDomain::ALL.into_iter().find(|domain| !domains.contains_key(domain)) {
            Some(missing) => {
                Err(resource.fault(start, format!("the domain \"{}\" is missing", missing.word())))
            }
            None => Ok(Self { domains }),
        }
    }
}
