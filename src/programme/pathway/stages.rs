//! Which children the guidance names a programme for, and whether a child is one of them on a day. The guideline names stages
//! of life; whose the numbers are stands beside each. Knows no programme.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::programme::calendar::{months_of_age, school_age_from, secondary_school_from};
use crate::programme::case::Person;
use crate::programme::judges::children::{first_there, there_on};
use crate::programme::resource::filled;

/// Children whom a recommendation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Children {
    /// "Preschool-age": not yet of compulsory school age (Education Act 1996, section 8). A child whose birth is not on record
    /// is taken for one, and asked about.
    Preschool,
    /// "Primary and secondary school-age children and young people".
    School,
    /// "Primary school-age": from school age until secondary school begins (Education Act 2002, section 82).
    Primary,
    /// "Late primary and early secondary school-age": by our own numbers.
    ChangeOfSchool,
    /// "Young people": "Aged 13 to 17 years", in the guideline's own words.
    Young,
}

/// "Aged 13 to 17 years": until the eighteenth birthday.
const YOUNG: std::ops::Range<u32> = 13 * 12..18 * 12;

/// Ages of our own, for a stage that the guidance names and gives no age of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageAges {
    /// From this age on, in whole months.
    pub from_months: u32,
    /// Up to the day before this age.
    pub below_months: u32,
    /// Whose numbers they are, and why these.
    #[serde(deserialize_with = "filled")]
    pub why: String,
}

impl Children {
    const ALL: [Self; 5] = [Self::Preschool, Self::School, Self::Primary, Self::ChangeOfSchool, Self::Young];

    /// Whether a child born then is one of them on a day.
    fn hold(self, born: Option<NaiveDate>, on: NaiveDate, change_of_school: &StageAges) -> bool {
        let Some(born) = born else { return self == Self::Preschool };
        let of_school_age = on >= school_age_from(born);
        let months = months_of_age(born, on);
        match self {
            Self::Preschool => !of_school_age,
            Self::School => of_school_age,
            Self::Primary => of_school_age && on < secondary_school_from(born),
            Self::ChangeOfSchool => {
                let StageAges { from_months, below_months, .. } = *change_of_school;
                months.is_some_and(|months| (from_months..below_months).contains(&months))
            }
            Self::Young => months.is_some_and(|months| YOUNG.contains(&months)),
        }
    }
}

/// Of which stages the children are whom the programme is about: of each that one of them is. A family without a child on
/// record is taken for one of a child whose birth is not known.
pub(super) fn stages(people: &[Person], on: NaiveDate, change_of_school: &StageAges) -> Vec<Children> {
    let (on, children) = (first_there(people, on), there_on(people, on));
    let mut births: Vec<Option<NaiveDate>> = children.into_iter().map(Person::born).collect();
    if births.is_empty() {
        births.push(None);
    }
    let one_is = |stage: &Children| births.iter().any(|born| stage.hold(*born, on, change_of_school));
    Children::ALL.into_iter().filter(one_is).collect()
}
