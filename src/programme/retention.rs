//! How long film and written records are kept: the day by which a film is to be erased, what is due, and the holds that
//! keep a film longer. Pure rule; erases nothing and knows no key and no file.
//!
//! # The day
//! A film's erase-by day lies so many calendar months after the programme's end (the last day of a shorter month). The
//! programme ends on the day of the last session held, once as many were held as the programme asks for. One that was
//! stopped before ends on the day its end is on record for, or on that of its last session if that is later. While it goes
//! on, it ends on the latest day it may last by the guidance, counted from the first session (the tolerance by which its
//! length is judged keeps no film longer), or on the day of the last session if that is later: a programme that runs late has
//! not ended. Where nothing of this is known, the film's own day counts. No film is due earlier than so many months after it
//! was taken.
//!
//! A film is *due* from its erase-by day on, and *due soon* some days before. Holds change no day: a film that is held is
//! due like any other, and is kept all the same until the hold is lifted by a person who may.
//!
//! Written records are kept until a birthday of the child's. Nothing erases them automatically, nor film.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::calendar::months_after;
use super::session::Session;
use crate::base::{RecordId, RecordingId, Redacted, UserId};
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::RuleId;

pub use super::calendar::birthday;
pub use super::definition::retention::{FilmRetentionRule, RecordRetentionRule, RetentionRules};

/// What a service may set a rule of its own for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RetentionSubject {
    /// Film: months after the programme's end.
    Film,
    /// Written records: a birthday of the child's, in years.
    Records,
}

impl RetentionSubject {
    /// The word of the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Film => "film",
            Self::Records => "records",
        }
    }

    /// What a service may choose: months for film, a birthday for records.
    pub const fn bounds(self) -> (u32, u32) {
        match self {
            // A month is as soon as film can be watched again after the last session; ten years is a slip.
            Self::Film => (1, 120),
            Self::Records => (18, 120),
        }
    }
}

/// Body of the record of a service's own rule; the newest of its kind counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceRetention {
    /// For what.
    pub kept: RetentionSubject,
    /// Months after the programme's end, or the birthday in years; `None` goes back to what ships with the programme.
    pub length: Option<u32>,
    /// Whose schedule it is, such as "Retention schedule 2026, 4.2".
    pub source: String,
    /// Who set it.
    pub set_by: UserId,
    /// When.
    pub set: DateTime<Utc>,
}

/// The rules in force: the service's own where there is one. Of several of a kind the last one set counts.
pub fn in_force(shipped: &RetentionRules, own: &[ServiceRetention]) -> RetentionRules {
    let mut rules = shipped.clone();
    let newest = |kept| own.iter().filter(|rule| rule.kept == kept).max_by_key(|rule| rule.set);
    if let Some((rule, months)) = newest(RetentionSubject::Film).and_then(|rule| Some((rule, rule.length?))) {
        rules.film =
            FilmRetentionRule { months, source: rule.source.clone(), why: String::new(), ..rules.film };
    }
    if let Some((rule, birthday)) =
        newest(RetentionSubject::Records).and_then(|rule| Some((rule, rule.length?)))
    {
        rules.records = RecordRetentionRule { birthday, source: rule.source.clone(), why: String::new() };
    }
    rules
}

/// From which day a film's months are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "from", content = "day", rename_all = "kebab-case")]
pub enum CountedFrom {
    /// All sessions were held: the day of the last one.
    LastSession(NaiveDate),
    /// It was ended before all its sessions were held: the day of its end, or of the last session if that is later.
    Ended(NaiveDate),
    /// Sessions are still to come: the latest day the programme may last, or the last session if that is later.
    LatestEnd(NaiveDate),
    /// Neither is known, or the film is newer: the day it was taken.
    FilmDay(NaiveDate),
}

impl CountedFrom {
    /// The day.
    pub const fn day(self) -> NaiveDate {
        match self {
            Self::LastSession(day) | Self::Ended(day) | Self::LatestEnd(day) | Self::FilmDay(day) => day,
        }
    }
}

/// How a film stands against its erase-by day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Due {
    /// Not for a while.
    Later,
    /// Within the days that the rule calls soon.
    Soon,
    /// Its day has come.
    Due,
}

/// When a film is to be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EraseBy {
    /// The day.
    pub day: NaiveDate,
    /// What it is counted from.
    pub counted: CountedFrom,
    /// How it stands today.
    pub due: Due,
}

/// A programme with what its end is known from.
#[derive(Clone, Debug)]
pub struct FilmedProgramme<'a> {
    /// What it asks.
    pub definition: &'a ProgrammeDefinition,
    /// Its sessions, in any order.
    pub sessions: Vec<&'a Session>,
    /// The day on which it was ended, if it was.
    pub ended: Option<NaiveDate>,
}

/// The day a film that was taken on `film_day` is to be erased by, and how it stands on `today`. A session held after
/// `today` is still to come, and so is an end.
pub fn erase_by(
    programme: &FilmedProgramme<'_>,
    rule: &FilmRetentionRule,
    film_day: NaiveDate,
    today: NaiveDate,
) -> EraseBy {
    let counted = match programme.end(today) {
        Some(end) if end.day() >= film_day => end,
        _ => CountedFrom::FilmDay(film_day),
    };
    let day = counted.day().checked_add_months(Months::new(rule.months)).unwrap_or(NaiveDate::MAX);
    let soon = day.checked_sub_days(Days::new(u64::from(rule.soon_days))).unwrap_or(NaiveDate::MIN);
    let due = match today {
        today if today >= day => Due::Due,
        today if today >= soon => Due::Soon,
        _ => Due::Later,
    };
    EraseBy { day, counted, due }
}

impl FilmedProgramme<'_> {
    /// When the programme ends, as far as that can be told; `None` while nothing of it is known.
    fn end(&self, today: NaiveDate) -> Option<CountedFrom> {
        // One number counts once; of two records of it the earlier visit is taken, as the timeline does.
        let mut held: BTreeMap<u32, NaiveDate> = BTreeMap::new();
        let mut last = None;
        for session in &self.sessions {
            let Some(day) = session.held.as_ref().map(|visit| visit.date).filter(|day| *day <= today) else {
                continue;
            };
            last = last.max(Some(day));
            held.entry(session.number).and_modify(|known| *known = day.min(*known)).or_insert(day);
        }
        let required = self.definition.sessions_required();
        let all_held =
            required.is_some_and(|required| u32::try_from(held.len()).unwrap_or(u32::MAX) >= required);
        if let (true, Some(last)) = (all_held, last) {
            return Some(CountedFrom::LastSession(last));
        }
        if let Some(ended) = self.ended.filter(|ended| *ended <= today) {
            return Some(CountedFrom::Ended(last.map_or(ended, |last| ended.max(last))));
        }
        let (first, last) = (*held.values().min()?, last?);
        required?;
        let span = self.definition.rule(RuleId::SPAN)?.bounds().at_most;
        months_after(first, span).map(|latest| CountedFrom::LatestEnd(latest.max(last)))
    }
}

/// Why a film is kept longer than its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HoldGround {
    /// A supervisor or administrator decided so.
    Supervision,
    /// It may be needed to keep a child safe (NICE NG26 1.1.18): any member may say so, at any moment.
    Safeguarding,
}

impl HoldGround {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Supervision, Self::Safeguarding];
}

/// Body of the record of a hold: this film, or all film of the family, is not erased while it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilmHold {
    /// Which film; all film of the family, also that to come, where this is missing.
    pub film: Option<RecordingId>,
    /// On what ground.
    pub ground: HoldGround,
    /// Why.
    pub reason: Redacted<String>,
    /// When it is to be looked at again. It stands until it is lifted, also after that day.
    pub review: NaiveDate,
    /// When it was placed.
    pub placed: DateTime<Utc>,
}

/// Body of the record that a hold was lifted. A record of its own, since whoever lifts a hold need not have placed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldLifted {
    /// Which hold.
    pub hold: RecordId,
    /// Why.
    pub reason: Redacted<String>,
    /// When.
    pub lifted: DateTime<Utc>,
}

/// The holds that stand: those that were not lifted, those for safeguarding first, else in their order.
pub fn standing_holds<'h, I: Copy + Into<RecordId>>(
    holds: impl IntoIterator<Item = (I, &'h FilmHold)>,
    lifted: &[HoldLifted],
) -> Vec<(I, &'h FilmHold)> {
    let stands = |id: I| !lifted.iter().any(|lift| lift.hold == id.into());
    let mut standing: Vec<_> = holds.into_iter().filter(|(id, _)| stands(*id)).collect();
    standing.sort_by_key(|(_, hold)| hold.ground != HoldGround::Safeguarding);
    standing
}

impl FilmHold {
    /// Whether it keeps this film.
    pub fn keeps(&self, film: RecordingId) -> bool {
        self.film.is_none_or(|held| held == film)
    }
}
