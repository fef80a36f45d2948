//! What a programme asks: its numbers, place, worker, watching, headings and aims, each with its recommendation. Read from
//! `resources/programmes/*.toml`; holds no number of its own. Knows no family and judges nothing.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use toml::Spanned;

use super::resource::{DefinitionError, Resource, filled};
use super::retention::RetentionRules;
use super::session::PlaceKind;

/// Id, file name and text of each programme that ships with Attune.
const SHIPPED: &[(&str, &str, &str)] = &[(
    "video-feedback",
    "resources/programmes/video-feedback.toml",
    include_str!("../../resources/programmes/video-feedback.toml"),
)];

/// One programme of the guidance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProgrammeDefinition {
    /// Short name, as in `--programme video-feedback`.
    pub id: String,
    /// Name for people.
    pub title: String,
    /// The recommendations it comes from.
    pub source: String,
    /// The rules with numbers; one that is absent is not judged.
    pub rules: BTreeMap<RuleId, NumberRule>,
    /// Where sessions take place, if the programme says.
    pub place: Option<PlaceRule>,
    /// Who delivers it, if the programme says.
    pub worker: Option<WorkerRule>,
    /// That film is watched together, if the programme says; without it headings are not judged.
    pub watching: Option<WatchingRule>,
    /// That changes are acknowledged, if the programme says.
    pub change: Option<ChangeRule>,
    /// How long film and written records are kept.
    pub retention: Option<RetentionRules>,
    /// What is highlighted while watching the film together, in the guideline's order.
    pub headings: Vec<GuidanceHeading>,
    /// What the programme is to help the parents to do.
    pub aims: Vec<Aim>,
}

/// The rules, named after the rows of the requirements; findings stand in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RuleId {
    /// How many sessions are held; in sessions.
    #[serde(rename = "V1.count")]
    SessionCount,
    /// How long each session lasts; in minutes.
    #[serde(rename = "V1.length")]
    SessionLength,
    /// Time from the first session to the last; in calendar months.
    #[serde(rename = "V1.span")]
    Span,
    /// How long each session's film is; in minutes.
    #[serde(rename = "V2.filmed")]
    Filmed,
    /// That film is watched with the parents at each session.
    #[serde(rename = "V3.watched")]
    Watched,
    /// What is highlighted while watching, over the programme: one finding a heading.
    #[serde(rename = "V3.heading")]
    Heading,
    /// That a change is shown against an earlier clip.
    #[serde(rename = "V4.change")]
    Change,
    /// Where each session takes place.
    #[serde(rename = "V5.place")]
    Place,
    /// Who holds each session.
    #[serde(rename = "V5.worker")]
    Worker,
}

impl RuleId {
    /// The id as it stands in the programme file: `V1.count` and so on.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SessionCount => "V1.count",
            Self::SessionLength => "V1.length",
            Self::Span => "V1.span",
            Self::Filmed => "V2.filmed",
            Self::Watched => "V3.watched",
            Self::Heading => "V3.heading",
            Self::Change => "V4.change",
            Self::Place => "V5.place",
            Self::Worker => "V5.worker",
        }
    }

    /// The unit in which the rule counts; `None` for a rule without bounds, which has a section of its own in the
    /// programme file.
    pub const fn unit(self) -> Option<Unit> {
        match self {
            Self::SessionCount => Some(Unit::Sessions),
            Self::SessionLength | Self::Filmed => Some(Unit::Minutes),
            Self::Span => Some(Unit::Months),
            Self::Watched | Self::Heading | Self::Change | Self::Place | Self::Worker => None,
        }
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a rule's numbers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Home visits.
    Sessions,
    /// Minutes of time or of film.
    Minutes,
    /// Calendar months.
    Months,
}

/// A rule with numbers, its source and the guideline's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "NumberRuleFile")]
pub struct NumberRule {
    /// The numbers, in `unit`.
    pub bounds: Bounds,
    /// What they count.
    pub unit: Unit,
    /// The recommendation, such as `NG26 1.4.2`.
    pub source: String,
    /// Its wording.
    pub quote: String,
}

/// Inclusive bounds without tolerance. At least one is there, and the lower is not above the upper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bounds {
    /// The least that is enough.
    pub at_least: Option<u32>,
    /// The most that is right.
    pub at_most: Option<u32>,
}

impl Bounds {
    /// Where a value lies: `Less` is too little, `Equal` is within, `Greater` is too much. `bound` turns a number
    /// of the rule into the value's own type, so that nothing is rounded before it is compared.
    pub fn compare<T: Ord>(self, value: &T, bound: impl Fn(u32) -> T) -> Ordering {
        if self.at_least.is_some_and(|least| *value < bound(least)) {
            Ordering::Less
        } else if self.at_most.is_some_and(|most| *value > bound(most)) {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }
}

/// Where sessions take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceRule {
    /// The kind of place asked for.
    pub place: PlaceKind,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

/// Who delivers the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkerRule {
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

/// That film is watched with the parents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchingRule {
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
    /// Numbers the guidance does not give.
    pub own: WatchingNumbers,
}

/// Numbers of our own, by which watching is judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchingNumbers {
    /// How much of a clip must have played for it to count as shown, in percent.
    #[serde(deserialize_with = "percent")]
    pub played_percent: u32,
    /// How much of the programme's sessions may be held before a heading never shown is at risk, in percent.
    #[serde(deserialize_with = "percent")]
    pub at_risk_percent: u32,
    /// Whose numbers they are.
    #[serde(deserialize_with = "filled")]
    pub source: String,
}

/// That a change is shown against something earlier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeRule {
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

/// Something to highlight while watching the film together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuidanceHeading {
    /// Id, the same as the vocabulary's heading.
    #[serde(deserialize_with = "filled")]
    pub id: String,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

/// Something the programme is to help the parents to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aim {
    /// Code that tags refer to, such as `A1`.
    #[serde(deserialize_with = "filled")]
    pub code: String,
    /// The recommendation.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
}

/// The file as it is written, before entries are checked against each other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgrammeFile {
    #[serde(deserialize_with = "filled")]
    id: String,
    #[serde(deserialize_with = "filled")]
    title: String,
    #[serde(deserialize_with = "filled")]
    source: String,
    rules: BTreeMap<RuleId, Spanned<NumberRule>>,
    place: Option<PlaceRule>,
    worker: Option<WorkerRule>,
    watching: Option<WatchingRule>,
    change: Option<ChangeRule>,
    retention: Option<RetentionRules>,
    #[serde(default)]
    headings: Vec<Spanned<GuidanceHeading>>,
    #[serde(default)]
    aims: Vec<Spanned<Aim>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberRuleFile {
    at_least: Option<u32>,
    at_most: Option<u32>,
    unit: Unit,
    #[serde(deserialize_with = "filled")]
    source: String,
    #[serde(deserialize_with = "filled")]
    quote: String,
}

impl TryFrom<NumberRuleFile> for NumberRule {
    type Error = String;

    fn try_from(file: NumberRuleFile) -> Result<Self, String> {
        match (file.at_least, file.at_most) {
            (None, None) => return Err("a rule needs at_least, at_most or both".to_owned()),
            (Some(least), Some(most)) if least > most => {
                return Err(format!("at_least = {least} is above at_most = {most}"));
            }
            (Some(0), _) | (_, Some(0)) => return Err("a bound of 0 asks for nothing".to_owned()),
            _ => {}
        }
        let bounds = Bounds { at_least: file.at_least, at_most: file.at_most };
        Ok(Self { bounds, unit: file.unit, source: file.source, quote: file.quote })
    }
}

impl ProgrammeDefinition {
    /// Reads a programme file. `file_name` is only for the complaint.
    pub fn from_toml(text: &str, file_name: &str) -> Result<Self, DefinitionError> {
        let resource = Resource { text, file_name };
        let file: ProgrammeFile = resource.read()?;
        let counts_sessions = file.rules.contains_key(&RuleId::SessionCount);
        for (&id, rule) in &file.rules {
            check_rule(id, rule.get_ref(), counts_sessions)
                .map_err(|reason| resource.fault(rule.span().start, reason))?;
        }
        Ok(Self {
            rules: file.rules.into_iter().map(|(id, rule)| (id, rule.into_inner())).collect(),
            headings: resource.distinct(file.headings, "heading", |heading| &heading.id)?,
            aims: resource.distinct(file.aims, "aim", |aim| &aim.code)?,
            id: file.id,
            title: file.title,
            source: file.source,
            place: file.place,
            worker: file.worker,
            watching: file.watching,
            change: file.change,
            retention: file.retention,
        })
    }

    /// Every programme that ships with Attune. The files are part of the program and a test reads them, so an
    /// error here is a damaged program.
    pub fn shipped() -> Result<Vec<Self>, DefinitionError> {
        SHIPPED.iter().map(|(_, file_name, text)| Self::from_toml(text, file_name)).collect()
    }

    /// The ids of the shipped programmes.
    pub fn shipped_ids() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(id, _, _)| *id)
    }

    /// The shipped programme with that id, if there is one.
    pub fn with_id(id: &str) -> Result<Option<Self>, DefinitionError> {
        let found = SHIPPED.iter().find(|(shipped, _, _)| *shipped == id);
        found.map(|(_, file_name, text)| Self::from_toml(text, file_name)).transpose()
    }

    /// The rule with that id, if the programme has it.
    pub fn rule(&self, id: RuleId) -> Option<&NumberRule> {
        self.rules.get(&id)
    }

    /// How many sessions make the programme whole, if it says.
    pub fn sessions_required(&self) -> Option<u32> {
        self.rule(RuleId::SessionCount)?.bounds.at_least
    }
}

/// What a rule's own numbers cannot tell: that they suit the rule, and the rules that it builds upon.
fn check_rule(id: RuleId, rule: &NumberRule, counts_sessions: bool) -> Result<(), String> {
    let Some(unit) = id.unit() else {
        return Err(format!("{id} has no bounds: it stands in a section of its own"));
    };
    if rule.unit != unit {
        Err(format!("{id} counts {unit:?}, not {:?}", rule.unit))
    } else if id == RuleId::SessionCount && rule.bounds.at_least.is_none() {
        Err(format!("{id} needs at_least: it says when all are held"))
    } else if id == RuleId::Span && !counts_sessions {
        Err(format!("{id} needs {}: it ends with the last session", RuleId::SessionCount))
    } else {
        Ok(())
    }
}

/// Deserialises a share of 1 to 100 percent.
fn percent<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let share = u32::deserialize(from)?;
    if (1..=100).contains(&share) {
        Ok(share)
    } else {
        Err(D::Error::custom("this must be 1 to 100 percent"))
    }
}
