//! What a measure is: its scales, their range and step, which way is better, and what a value means in words. Read from
//! `resources/measures/*.toml`; a service may add files of its own. Knows no family and says of no value that it is good.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::resource::{DefinitionError, Places, Resource, filled};

/// Id, file name and text of each measure that ships with Attune, in the order of a list.
const SHIPPED: &[(&str, &str)] = &[
    ("resources/measures/ainsworth.toml", include_str!("../../resources/measures/ainsworth.toml")),
    (
        "resources/measures/parenting-quality.toml",
        include_str!("../../resources/measures/parenting-quality.toml"),
    ),
    (
        "resources/measures/attachment-q-sort.toml",
        include_str!("../../resources/measures/attachment-q-sort.toml"),
    ),
    (
        "resources/measures/parenting-stress.toml",
        include_str!("../../resources/measures/parenting-stress.toml"),
    ),
    ("resources/measures/sdq.toml", include_str!("../../resources/measures/sdq.toml")),
];

/// Most scales of a measure, and most steps of a scale, that are taken for meant.
const MOST_SCALES: usize = 40;
const MOST_STEPS: i64 = 100_000;

/// A tool that gives numbers: one scale or several, each rated by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Short name, such as `ainsworth`: what ratings name.
    #[serde(deserialize_with = "filled")]
    pub id: String,
    /// Name for people.
    #[serde(deserialize_with = "filled")]
    pub title: String,
    /// What it looks at.
    pub looks_at: LooksAt,
    /// Of whom its numbers are.
    pub rates: Rates,
    /// The recommendation it serves, such as `NG26 1.1.19`.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// Its wording.
    #[serde(deserialize_with = "filled")]
    pub quote: String,
    /// The scales, in the order of the file.
    pub scales: Vec<Scale>,
}

/// What a measure looks at. NG26 1.1.19 names a parental sensitivity and a parenting quality tool; NG26 1.4.3 asks about
/// sensitivity and the child's attachment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LooksAt {
    /// Parental sensitivity.
    Sensitivity,
    /// The quality of parenting.
    Parenting,
    /// The child's attachment to a carer.
    Attachment,
    /// How the carer fares.
    Carer,
    /// How the child fares.
    Child,
}

/// Of whom a measure's numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rates {
    /// Of one carer, or of the child with that carer.
    Carer,
    /// Of a child, whoever cares for them.
    Child,
}

/// One number of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Id within the measure.
    #[serde(deserialize_with = "filled")]
    pub id: String,
    /// Name for people.
    #[serde(deserialize_with = "filled")]
    pub title: String,
    /// Name for charts and sentences: a few words.
    #[serde(deserialize_with = "filled")]
    pub short: String,
    /// The lowest value.
    pub at_least: Score,
    /// The highest value.
    pub at_most: Score,
    /// From one value to the next.
    pub step: Score,
    /// Which way is better.
    pub better: Better,
    /// What single values mean, in rising order; may be empty.
    #[serde(default)]
    pub anchors: Vec<Anchor>,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither way is better.
    Neither,
}

/// What one value means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The value.
    pub value: Score,
    /// The words.
    #[serde(deserialize_with = "filled")]
    pub words: String,
}

/// A value on a scale, exact to thousandths, so that steps of 0.1 or 0.01 are hit and compared exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(i64);

/// Thousandths in one.
const THOUSAND: f64 = 1000.0;
/// Largest value either way that is a score.
const MOST: f64 = 1e9;

impl Score {
    /// A whole value.
    pub const fn whole(value: i32) -> Self {
        Self(value as i64 * 1000)
    }

    /// A value as a fraction; `None` where it is no number, absurdly large, or finer than thousandths.
    pub fn from_f64(value: f64) -> Option<Self> {
        if !value.is_finite() || value.abs() > MOST {
            return None;
        }
        let thousandths = (value * THOUSAND).round();
        #[allow(clippy::cast_possible_truncation)] // checked above
        let score = Self(thousandths as i64);
        ((value * THOUSAND - thousandths).abs() < 1e-3).then_some(score)
    }

    /// A value as it is typed: with a decimal point or comma.
    pub fn typed(text: &str) -> Option<Self> {
        text.trim()
            .replace(['\u{2212}', '\u{2013}'], "-")
            .replace(',', ".")
            .parse()
            .ok()
            .and_then(Self::from_f64)
    }

    /// As a fraction, for a chart.
    #[allow(clippy::cast_precision_loss)] // far below where thousandths are lost
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / THOUSAND
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.3}", self.as_f64());
        f.pad(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 { to.serialize_i64(self.0 / 1000) } else { to.serialize_f64(self.as_f64()) }
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(from)?;
        Self::from_f64(value).ok_or_else(|| {
            serde::de::Error::custom(format!("{value} is no value of a scale: at most three decimals"))
        })
    }
}

impl Measure {
    /// Reads a measure's file. `file_name` is only for the complaint.
    pub fn from_toml(text: &str, file_name: &str) -> Result<Self, DefinitionError> {
        let resource = Resource { text, file_name };
        let read: Self = resource.read()?;
        read.check(&resource.places())?;
        Ok(read)
    }

    fn check(&self, places: &Places<'_>) -> Result<(), DefinitionError> {
        if !is_word(&self.id) {
            return Err(places.fault(0, format!("the id \"{}\" must be one word", self.id)));
        }
        if self.scales.is_empty() || self.scales.len() > MOST_SCALES {
            let reason = format!("a measure has 1 to {MOST_SCALES} scales");
            return Err(places.fault(places.section("scales"), reason));
        }
        for (number, scale) in self.scales.iter().enumerate() {
            scale.check().map_err(|reason| places.fault(places.entry("scales", number), reason))?;
            scale.check_anchors().map_err(|(anchor, reason)| {
                places.fault(places.inner("scales", number, "anchors", anchor), reason)
            })?;
        }
        places.distinct("scales", "scale", self.scales.iter().map(|scale| scale.id.as_str()))
    }

    /// Every measure that ships with Attune. A test reads the files, so an error here is a damaged program.
    pub fn shipped() -> Result<Vec<Self>, DefinitionError> {
        SHIPPED.iter().map(|(file_name, text)| Self::from_toml(text, file_name)).collect()
    }

    /// The scale of that id.
    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == id)
    }
}

impl Scale {
    /// What is wrong with it, beside its anchors.
    fn check(&self) -> Result<(), String> {
        let (least, most, step) = (self.at_least, self.at_most, self.step);
        if !is_word(&self.id) {
            Err(format!("the id \"{}\" must be one word", self.id))
        } else if least >= most {
            Err(format!("at_least = {least} must be below at_most = {most}"))
        } else if step <= Score::whole(0) {
            Err(format!("step = {step} must be above 0"))
        } else if (most.0 - least.0) % step.0 != 0 {
            Err(format!("steps of {step} from {least} do not reach {most}"))
        } else if (most.0 - least.0) / step.0 > MOST_STEPS {
            Err(format!("{least} to {most} by {step} are too many values"))
        } else {
            Ok(())
        }
    }

    /// Which anchor is wrong, and why.
    fn check_anchors(&self) -> Result<(), (usize, String)> {
        let mut before: Option<Score> = None;
        for (number, anchor) in self.anchors.iter().enumerate() {
            let value = anchor.value;
            if !self.has(value) {
                let (least, most, step) = (self.at_least, self.at_most, self.step);
                let reason = format!("the anchor {value} is no value from {least} to {most} by {step}");
                return Err((number, reason));
            }
            if before.is_some_and(|before| before >= value) {
                return Err((number, format!("the anchor {value} must stand above the one before it")));
            }
            before = Some(value);
        }
        Ok(())
    }

    /// Whether a value is one of the scale's: within its range, on one of its steps.
    pub fn has(&self, value: Score) -> bool {
        (self.at_least..=self.at_most).contains(&value) && (value.0 - self.at_least.0) % self.step.0 == 0
    }

    /// How many values there are.
    pub fn values(&self) -> i64 {
        (self.at_most.0 - self.at_least.0) / self.step.0 + 1
    }

    /// Each value, lowest first.
    pub fn each(&self) -> impl Iterator<Item = Score> {
        let (least, step) = (self.at_least.0, self.step.0);
        (0..self.values()).map(move |place| Score(least + place * step))
    }

    /// The anchors that a value stands for or between: one of its own, or the nearest below and above.
    pub fn anchors_of(&self, value: Score) -> impl Iterator<Item = &Anchor> {
        let own = self.anchors.iter().find(|anchor| anchor.value == value);
        let below = self.anchors.iter().rfind(|anchor| anchor.value < value).filter(|_| own.is_none());
        let above = self.anchors.iter().find(|anchor| anchor.value > value).filter(|_| own.is_none());
        own.into_iter().chain(below).chain(above)
    }
}

fn is_word(id: &str) -> bool {
    id.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
}
