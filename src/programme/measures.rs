//! Ratings laid out over time: per person, measure and scale, what was rated when, by whom and blind or not, with the
//! first and the last side by side. Never a verdict and never a norm: whether there is improvement is for people to
//! say (NG26 1.4.3). Makes no sentences.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::measure::{Measure, Score};
use super::session::Session;
use crate::base::{PersonId, RecordId, Redacted, SessionId};
use crate::programme::entry::kinds::{Entered, Entry};
use crate::programme::entry::measure::{Occasion, Rater, Rating};

/// All ratings of one person on one scale, in the order of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Series {
    /// Id of the measure.
    pub measure: String,
    /// Id of the scale.
    pub scale: String,
    /// Of whom.
    pub of: PersonId,
    /// The ratings, earliest first; never empty.
    pub points: Vec<Point>,
}

/// One rating on one scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    /// The record of the rating.
    pub record: RecordId,
    /// When.
    pub when: When,
    /// The value.
    pub value: Score,
    /// By whom.
    pub rater: Rater,
    /// Whether they rated blind.
    pub blind: bool,
    /// The rater's note; may be empty.
    pub note: Redacted<String>,
}

/// Where a rating lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct When {
    /// Number of the session rated; `None` for a day beside the sessions.
    pub session: Option<u32>,
    /// The day of that session, or the day rated; `None` for a session whose record is gone or has no visit any more.
    pub on: Option<NaiveDate>,
}

impl When {
    /// Which is earlier: by day, then by number. What has no day comes by its number, before all days.
    fn order(self, other: Self) -> Ordering {
        (self.on, self.session).cmp(&(other.on, other.session))
    }
}

/// A first and a last rating side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends<'a> {
    /// The earlier.
    pub first: &'a Point,
    /// The later.
    pub last: &'a Point,
    /// How well they can be compared.
    pub compared: Compared,
}

/// How well two ratings can be compared: a change of rater, or knowing which film is the later, can look like a change
/// of the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compared {
    /// The same rater, blind at both ends.
    SameRaterBlind,
    /// The same rater, not blind at both ends.
    SameRater,
    /// Another rater at the end, both blind.
    OtherRaterBlind,
    /// Another rater at the end, not both blind.
    OtherRater,
}

impl Compared {
    fn of(first: &Point, last: &Point) -> Self {
        match (first.rater.is(&last.rater), first.blind && last.blind) {
            (true, true) => Self::SameRaterBlind,
            (true, false) => Self::SameRater,
            (false, true) => Self::OtherRaterBlind,
            (false, false) => Self::OtherRater,
        }
    }
}

impl Series {
    /// The first time and the last side by side: each rater who rated at both, those who were blind first. Where nobody
    /// did, the one pair that compares best. Empty where everything was rated at one time.
    pub fn ends(&self) -> Vec<Ends<'_>> {
        let (Some(first), Some(last)) = (self.points.first(), self.points.last()) else { return Vec::new() };
        if first.when == last.when {
            return Vec::new();
        }
        let at = |when: When| self.points.iter().filter(move |point| point.when == when);
        let pairs = at(first.when).flat_map(|first| at(last.when).map(move |last| (first, last)));
        let mut ends: Vec<Ends<'_>> =
            pairs.map(|(first, last)| Ends { first, last, compared: Compared::of(first, last) }).collect();
        ends.sort_by_key(|ends| ends.compared);
        let same = ends.iter().filter(|ends| ends.compared <= Compared::SameRater).count();
        ends.truncate(same.max(1));
        ends
    }
}

/// All series of a family's ratings made by a day: in the order of the measures, of their scales and of the people. What
/// a measure or scale no longer on file has been rated with comes last.
pub fn series(
    measures: &[Measure],
    entries: &[Entered],
    sessions: &[(SessionId, Session)],
    people: &[PersonId],
    today: NaiveDate,
) -> Vec<Series> {
    let sessions: BTreeMap<SessionId, &Session> =
        sessions.iter().map(|(id, session)| (*id, session)).collect();
    let mut found: Vec<Series> = Vec::new();
    for (entered, rating) in ratings(entries) {
        let when = when(rating.occasion, &sessions);
        if when.on.is_some_and(|on| on > today) {
            continue;
        }
        for (scale, value) in &rating.values {
            let point = Point {
                record: entered.id,
                when,
                value: *value,
                rater: rating.rater.clone(),
                blind: rating.blind,
                note: rating.note.clone(),
            };
            let same = |series: &&mut Series| {
                (&series.measure, &series.scale, series.of) == (&rating.measure, scale, rating.of)
            };
            match found.iter_mut().find(same) {
                Some(series) => series.points.push(point),
                None => found.push(Series {
                    measure: rating.measure.clone(),
                    scale: scale.clone(),
                    of: rating.of,
                    points: vec![point],
                }),
            }
        }
    }
    for series in &mut found {
        series.points.sort_by(|one, other| {
            one.when.order(other.when).then(other.blind.cmp(&one.blind)).then(one.record.cmp(&other.record))
        });
    }
    found.sort_by_key(|series| {
        let measure = measures.iter().position(|measure| measure.id == series.measure);
        let scales = measure.map(|at| &measures[at].scales);
        let scale = scales.and_then(|scales| scales.iter().position(|scale| scale.id == series.scale));
        let person = people.iter().position(|person| *person == series.of);
        let last = usize::MAX;
        (
            (measure.unwrap_or(last), series.measure.clone()),
            (person.unwrap_or(last), series.of),
            (scale.unwrap_or(last), series.scale.clone()),
        )
    });
    found
}

/// The ratings among the entries.
pub fn ratings(entries: &[Entered]) -> impl Iterator<Item = (&Entered, &Rating)> {
    entries.iter().filter_map(|entered| match &entered.entry {
        Entry::Rating(rating) => Some((entered, rating)),
        _ => None,
    })
}

/// Where an occasion lies in time.
fn when(occasion: Occasion, sessions: &BTreeMap<SessionId, &Session>) -> When {
    match occasion {
        Occasion::Day { on } => When { session: None, on: Some(on) },
        Occasion::Session { session } => {
            let session = sessions.get(&session);
            When {
                session: session.map(|session| session.number),
                on: session.and_then(|session| session.held.as_ref()).map(|visit| visit.date),
            }
        }
    }
}

/// Every time a family could be or was rated, in the order of time: the sessions held by a day, and the days beside them
/// that were rated.
pub fn occasions(sessions: &[(SessionId, Session)], series: &[Series], today: NaiveDate) -> Vec<When> {
    let held = sessions.iter().filter_map(|(_, session)| {
        let on = session.held.as_ref().map(|visit| visit.date).filter(|on| *on <= today)?;
        Some(When { session: Some(session.number), on: Some(on) })
    });
    let rated = series.iter().flat_map(|series| &series.points).map(|point| point.when);
    let mut all: Vec<When> = held.chain(rated).collect();
    all.sort_by(|one, other| one.order(*other));
    all.dedup();
    all
}
