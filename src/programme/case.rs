//! The record of a family: its pseudonym, people and what the sessions need. Knows no session, film or key.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::child::{AccessNeeds, ChildDetails};
use crate::base::{PersonId, Redacted, invisible};

/// Longest pseudonym, in characters.
pub const CODE_MAX_CHARS: usize = 40;

/// The pseudonym of a family, such as `FAM-001`: 1 to 40 visible characters without path separators. Its `Debug`
/// shows nothing, for even a pseudonym does not belong in a log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CaseCode(String);

/// Why a text cannot be a family's pseudonym. Carries no text, for what was typed may be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseCodeError {
    /// Nothing was given: type a code.
    #[error("a family needs a code of 1 to {CODE_MAX_CHARS} characters")]
    Empty,
    /// Too long: shorten it.
    #[error("a code has at most {CODE_MAX_CHARS} characters, this has {chars}")]
    TooLong {
        /// How many characters it has.
        chars: usize,
    },
    /// An invisible character (a control, a line break, a change of writing direction): leave it out.
    #[error("a code has only visible characters")]
    Invisible,
    /// `/` or `\`, or nothing but dots: leave them out, for codes may become part of a file's name.
    #[error("a code has no / or \\ and is more than dots")]
    Path,
}

impl CaseCode {
    /// Takes a code as typed; spaces around it are dropped.
    pub fn new(text: &str) -> Result<Self, CaseCodeError> {
        let code = text.trim();
        let chars = code.chars().count();
        if chars == 0 {
            Err(CaseCodeError::Empty)
        } else if chars > CODE_MAX_CHARS {
            Err(CaseCodeError::TooLong { chars })
        } else if code.chars().any(invisible) {
            Err(CaseCodeError::Invisible)
        } else if code.contains(['/', '\\']) || code.chars().all(|letter| letter == '.') {
            Err(CaseCodeError::Path)
        } else {
            Ok(Self(code.to_owned()))
        }
    }

    /// The code, for a screen or a sealed file, never for a log.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for CaseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CaseCode(‹redacted›)")
    }
}

impl TryFrom<String> for CaseCode {
    type Error = CaseCodeError;

    fn try_from(text: String) -> Result<Self, CaseCodeError> {
        Self::new(&text)
    }
}

impl From<CaseCode> for String {
    fn from(code: CaseCode) -> Self {
        code.0
    }
}

/// Body of the record of a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyCase {
    /// Pseudonym.
    pub code: CaseCode,
    /// Id of the first programme, of a family made before programmes had entries; see [`Runs`](super::Runs). Never
    /// written any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// When that programme is to start; as `programme`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveDate>,
    /// Carers and children.
    #[serde(default)]
    pub people: Vec<Person>,
    /// What makes the sessions possible to follow.
    #[serde(default)]
    pub access: AccessNeeds,
    /// Whose home is visited, where that needs saying: carers who live apart.
    #[serde(default)]
    pub visited: Option<PersonId>,
}

impl FamilyCase {
    /// Those who care for the child or did, whose consent is asked; see [`Person::left`].
    pub fn carers(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.is_carer())
    }

    /// The birth of the youngest child the programme is about, where any is known: until then the family's records are
    /// needed, and nobody of them is older than this says.
    pub fn youngest_born(&self) -> Option<NaiveDate> {
        self.people.iter().filter(|person| !person.beside).filter_map(Person::born).max()
    }
}

/// Someone of a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Stable id.
    pub id: PersonId,
    /// Carer or child.
    pub role: Role,
    /// Full name; may be empty.
    #[serde(default)]
    pub name: Redacted<String>,
    /// What they are called on screen, such as "Mum" or "A.".
    #[serde(default)]
    pub label: Redacted<String>,
    /// From which day on a carer is no longer in the home that is visited, having moved out or separated: they are not
    /// filmed any more, so their consent to new film is not asked. What they answered stays, and what they withdraw
    /// counts for the film they are in.
    #[serde(default)]
    pub left: Option<NaiveDate>,
    /// Whether this is a child of the home whom the programme is not about, such as an elder sister.
    #[serde(default)]
    pub beside: bool,
    /// What is known about a child.
    #[serde(default)]
    pub details: ChildDetails,
}

impl Person {
    /// Somebody of whom nothing more is known.
    pub fn new(id: PersonId, role: Role, label: impl Into<Redacted<String>>) -> Self {
        Self {
            id,
            role,
            name: Redacted::default(),
            label: label.into(),
            left: None,
            beside: false,
            details: ChildDetails::default(),
        }
    }

    /// A child's date of birth, if known.
    pub const fn born(&self) -> Option<NaiveDate> {
        match self.role {
            Role::Child { born } => born,
            Role::Carer { .. } => None,
        }
    }

    /// Whether this is a carer who is in the home that is visited on that day.
    pub fn cares_on(&self, day: NaiveDate) -> bool {
        self.is_carer() && self.left.is_none_or(|left| day < left)
    }

    /// Whether this is a carer.
    pub const fn is_carer(&self) -> bool {
        matches!(self.role, Role::Carer { .. })
    }
}

/// What someone is to the child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Role {
    /// Cares for the child.
    Carer {
        /// In which standing.
        kind: CarerKind,
    },
    /// The child the programme is for.
    Child {
        /// Date of birth, if known.
        born: Option<NaiveDate>,
    },
}

/// The carers NG26 1.4.1 and 1.5.1 name; the words on screen follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CarerKind {
    /// Birth parent, or parent of the original family.
    Parent,
    /// Foster carer, kinship carers included.
    FosterCarer,
    /// Special guardian.
    SpecialGuardian,
    /// Adoptive parent.
    AdoptiveParent,
}

impl CarerKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Parent, Self::FosterCarer, Self::SpecialGuardian, Self::AdoptiveParent];
}
