//! On what ground of law the material about a family is held: UK GDPR Art. 6(1), and Art. 9(2) for special categories.
//! Apart from the consents to take part: neither follows from the other. Judges nothing.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::base::Redacted;

/// Lawful basis by UK GDPR Art. 6(1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Article6 {
    /// (a) Consent of the data subject.
    #[serde(rename = "a")]
    Consent,
    /// (b) Performance of a contract.
    #[serde(rename = "b")]
    Contract,
    /// (c) Compliance with a legal obligation.
    #[serde(rename = "c")]
    LegalObligation,
    /// (d) Vital interests.
    #[serde(rename = "d")]
    VitalInterests,
    /// (e) A task in the public interest, or official authority.
    #[serde(rename = "e")]
    PublicTask,
    /// (f) Legitimate interests.
    #[serde(rename = "f")]
    LegitimateInterests,
}

impl Article6 {
    /// Every basis, in the order of the law, with its letter.
    pub const ALL: [(Self, char); 6] = [
        (Self::Consent, 'a'),
        (Self::Contract, 'b'),
        (Self::LegalObligation, 'c'),
        (Self::VitalInterests, 'd'),
        (Self::PublicTask, 'e'),
        (Self::LegitimateInterests, 'f'),
    ];

    /// Its letter.
    pub fn letter(self) -> char {
        Self::ALL.into_iter().find(|(known, _)| *known == self).map_or('?', |(_, letter)| letter)
    }

    /// The basis of that letter.
    pub fn of(letter: &str) -> Option<Self> {
        of_letter(&Self::ALL, letter)
    }
}

/// Condition for special categories of data (health, and more) by UK GDPR Art. 9(2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Article9 {
    /// (a) Explicit consent.
    #[serde(rename = "a")]
    ExplicitConsent,
    /// (b) Employment, social security and social protection law.
    #[serde(rename = "b")]
    SocialProtection,
    /// (c) Vital interests, where consent cannot be given.
    #[serde(rename = "c")]
    VitalInterests,
    /// (d) Members of a not-for-profit body.
    #[serde(rename = "d")]
    NotForProfit,
    /// (e) Made public by the data subject.
    #[serde(rename = "e")]
    MadePublic,
    /// (f) Legal claims, or courts.
    #[serde(rename = "f")]
    LegalClaims,
    /// (g) Substantial public interest, with a basis in law: safeguarding of children is one.
    #[serde(rename = "g")]
    PublicInterest,
    /// (h) Health or social care.
    #[serde(rename = "h")]
    HealthOrSocialCare,
    /// (i) Public health.
    #[serde(rename = "i")]
    PublicHealth,
    /// (j) Archiving, research and statistics.
    #[serde(rename = "j")]
    Research,
}

impl Article9 {
    /// Every condition, in the order of the law, with its letter.
    pub const ALL: [(Self, char); 10] = [
        (Self::ExplicitConsent, 'a'),
        (Self::SocialProtection, 'b'),
        (Self::VitalInterests, 'c'),
        (Self::NotForProfit, 'd'),
        (Self::MadePublic, 'e'),
        (Self::LegalClaims, 'f'),
        (Self::PublicInterest, 'g'),
        (Self::HealthOrSocialCare, 'h'),
        (Self::PublicHealth, 'i'),
        (Self::Research, 'j'),
    ];

    /// Its letter.
    pub fn letter(self) -> char {
        Self::ALL.into_iter().find(|(known, _)| *known == self).map_or('?', |(_, letter)| letter)
    }

    /// The condition of that letter.
    pub fn of(letter: &str) -> Option<Self> {
        of_letter(&Self::ALL, letter)
    }
}

fn of_letter<T: Copy>(all: &[(T, char)], letter: &str) -> Option<T> {
    let typed = letter.trim().trim_matches(['(', ')']).to_lowercase();
    let mut letters = typed.chars();
    let only = letters.next().filter(|_| letters.next().is_none())?;
    all.iter().find(|(_, known)| *known == only).map(|(found, _)| *found)
}

/// Body of the record of a family's lawful basis; of several the last one written counts, the others stay as history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawfulBasis {
    /// The basis for holding the material at all.
    pub article6: Article6,
    /// The condition for special categories; `None` where there are none.
    pub article9: Option<Article9>,
    /// Who decided, in words: a person's part, such as "data protection officer".
    pub decided_by: Redacted<String>,
    /// The day it was decided.
    pub on: NaiveDate,
    /// Anything else that belongs to it; may be empty.
    #[serde(default)]
    pub note: Redacted<String>,
    /// When it was written down.
    pub recorded: DateTime<Utc>,
}

/// The basis that counts, if one is on record.
pub fn current_basis(records: &[LawfulBasis]) -> Option<&LawfulBasis> {
    records.iter().max_by_key(|basis| basis.recorded)
}
