//! What is known about a child and about reaching a family: short lists in the words of the guidance, each with room for
//! a detail and with "not recorded" as an answer of its own. Judges nothing.

use serde::{Deserialize, Serialize};

use crate::base::Redacted;

/// One thing that is asked: a choice of a short list, or nothing yet, and a detail in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded<T> {
    /// What was chosen; `None` where it is not recorded.
    pub choice: Option<T>,
    /// More about it; may be empty.
    #[serde(default)]
    pub detail: Redacted<String>,
}

impl<T> Default for Recorded<T> {
    fn default() -> Self {
        Self { choice: None, detail: Redacted::default() }
    }
}

impl<T> Recorded<T> {
    /// Whether anything is recorded.
    pub fn is_some(&self) -> bool {
        self.choice.is_some() || !self.detail.reveal().is_empty()
    }
}

/// What equal access is judged by: "equal access to interventions for attachment difficulties, regardless of whether they"
/// "are on the edge of care, accommodated under section 20 of the Children Act 1989, subject to a care order, under special
/// guardianship or adopted from care", "are from a minority ethnic group", "have a disability or a mental health problem",
/// "are from the UK or overseas" (NG26 1.1.2). With whom a child is placed stands in the placements.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChildDetails {
    /// Sex.
    pub sex: Recorded<Sex>,
    /// Ethnic group.
    pub ethnicity: Recorded<EthnicGroup>,
    /// A disability.
    pub disability: Recorded<YesNo>,
    /// A mental health problem.
    pub mental_health: Recorded<YesNo>,
    /// From the UK or overseas.
    pub origin: Recorded<Origin>,
    /// Legal status.
    pub legal: Recorded<LegalStatus>,
}

/// A child's sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// A girl.
    Female,
    /// A boy.
    Male,
    /// Neither word fits.
    Other,
}

impl Sex {
    /// Every answer, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Female, Self::Male, Self::Other];
}

/// An ethnic group, by the groups of the census of England and Wales, with white split so that minority groups can be
/// told (NG26 1.1.2: "from a minority ethnic group").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EthnicGroup {
    /// Asian or Asian British.
    Asian,
    /// Black, Black British, Caribbean or African.
    Black,
    /// Mixed or multiple ethnic groups.
    Mixed,
    /// White: English, Welsh, Scottish, Northern Irish or British.
    WhiteBritish,
    /// White of another background, such as Irish, Gypsy, Traveller or Roma.
    WhiteOther,
    /// Another ethnic group.
    Other,
    /// Asked, and rather not said.
    NotSaid,
}

impl EthnicGroup {
    /// Every answer, in the order they are offered.
    pub const ALL: [Self; 7] = [
        Self::Asian,
        Self::Black,
        Self::Mixed,
        Self::WhiteBritish,
        Self::WhiteOther,
        Self::Other,
        Self::NotSaid,
    ];
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
}

impl YesNo {
    /// Every answer, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Yes, Self::No];
}

/// Where a child is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// From the UK.
    Uk,
    /// From overseas.
    Overseas,
    /// From overseas, as an unaccompanied asylum-seeking child: to be assessed "once a stable placement has been found"
    /// (NG26 1.1.3).
    Unaccompanied,
}

impl Origin {
    /// Every answer, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Uk, Self::Overseas, Self::Unaccompanied];
}

/// The legal status of a child (NG26 1.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegalStatus {
    /// On the edge of care.
    EdgeOfCare,
    /// Accommodated under section 20 of the Children Act 1989.
    Section20,
    /// Subject to a care order.
    CareOrder,
    /// Under special guardianship.
    SpecialGuardianship,
    /// Adopted from care.
    Adopted,
    /// Another status, or one of another country.
    Other,
}

impl LegalStatus {
    /// Every answer, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::EdgeOfCare,
        Self::Section20,
        Self::CareOrder,
        Self::SpecialGuardianship,
        Self::Adopted,
        Self::Other,
    ];
}

/// What makes a family's sessions possible to follow. Information "should also be accessible to people with additional needs
/// such as physical, sensory or learning disabilities, and to people who do not speak or read English", who "should have
/// access to an interpreter or advocate if needed" (QS133, diversity, equality and language). Shown before each session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccessNeeds {
    /// The language spoken at home; empty where it was not recorded.
    pub language: Redacted<String>,
    /// Whether an interpreter is needed, and who.
    pub interpreter: Recorded<YesNo>,
    /// Whether an advocate takes part, and who.
    pub advocate: Recorded<YesNo>,
    /// Anything else, such as large print or a ground floor; may be empty.
    pub needs: Redacted<String>,
}

impl AccessNeeds {
    /// Whether there is anything to think of before a session.
    pub fn is_any(&self) -> bool {
        let needed = |asked: &Recorded<YesNo>| asked.choice == Some(YesNo::Yes);
        let written = |text: &Redacted<String>| !text.reveal().is_empty();
        needed(&self.interpreter) || needed(&self.advocate) || written(&self.language) || written(&self.needs)
    }
}
