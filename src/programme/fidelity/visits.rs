//! The sessions of a programme as they stand on a day: which were held, and in what order. Knows no rule.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use super::facts::CaseFacts;
use crate::base::SessionId;
use crate::programme::recording::Recording;
use crate::programme::session::{HeldVisit, Session};

/// The sessions as they stand on a day.
pub(in crate::programme) struct Visits<'a> {
    pub today: NaiveDate,
    pub facts: &'a CaseFacts,
    /// By number, then date.
    pub sessions: Vec<&'a (SessionId, Session)>,
    /// The day each number was first held, earliest first: the sessions that count.
    pub counted: Vec<NaiveDate>,
    /// As `counted`, with the numbers.
    pub numbered: Vec<(NaiveDate, u32)>,
    /// Whether the programme has been ended.
    pub ended: bool,
}

/// Where a visit lies in time: its day, when it began (the arrival, or else the first film), its number.
pub type VisitOrder = (NaiveDate, Option<DateTime<Utc>>, u32);

impl<'a> Visits<'a> {
    pub fn new(facts: &'a CaseFacts, today: NaiveDate) -> Self {
        let mut sessions: Vec<_> = facts.sessions.iter().collect();
        sessions.sort_by_key(|(id, session)| {
            (session.number, held_by(session, today).map(|visit| visit.date), *id)
        });
        let mut numbered: Vec<(NaiveDate, u32)> = sessions
            .iter()
            .filter_map(|(_, session)| Some((held_by(session, today)?.date, session.number)))
            .collect();
        numbered.dedup_by_key(|(_, number)| *number);
        numbered.sort_unstable();
        let counted = numbered.iter().map(|(date, _)| *date).collect();
        let ended = facts.ended.is_some_and(|ended| ended <= today);
        Self { today, facts, sessions, counted, numbered, ended }
    }

    /// The visit, if it was held by today.
    pub fn held(&self, session: &'a Session) -> Option<&'a HeldVisit> {
        held_by(session, self.today)
    }

    /// How many sessions count.
    pub fn held_count(&self) -> u32 {
        u32::try_from(self.counted.len()).unwrap_or(u32::MAX)
    }

    /// Whether sessions are to come of so many that are asked for; while it is not ended, where the programme does not say.
    pub fn more_to_come(&self, required: Option<u32>) -> bool {
        !self.ended && required.is_none_or(|required| self.held_count() < required)
    }

    /// The number of the session that comes first: the lowest that was not missed; 1 where there is none.
    pub fn first_number(&self) -> u32 {
        let stands =
            |session: &Session| held_by(session, self.today).is_some() || !session.missed_on(self.today);
        let first = self.sessions.iter().find(|(_, session)| stands(session));
        first.map_or(1, |(_, session)| session.number)
    }

    /// Whether a session had been missed by today.
    pub fn missed(&self, session: &Session) -> bool {
        session.missed_on(self.today)
    }

    /// Whether a session is still to be held: neither held nor missed by today.
    pub fn is_open(&self, session: &Session) -> bool {
        held_by(session, self.today).is_none() && !self.missed(session)
    }

    /// The day a session was planned for, as that stood today.
    pub fn planned_day(&self, session: &Session) -> Option<NaiveDate> {
        session.planned_on(self.today)
    }

    /// The days of sessions to come that are planned for today or later, earliest first. A number is one session: one that
    /// was held is not to come, and of two records the earlier day is taken.
    pub fn planned(&self) -> Vec<NaiveDate> {
        let held: BTreeSet<u32> = self.numbered.iter().map(|(_, number)| *number).collect();
        let to_come = self
            .sessions
            .iter()
            .filter(|(_, session)| !held.contains(&session.number) && !self.missed(session));
        let mut days: BTreeMap<u32, NaiveDate> = BTreeMap::new();
        for (_, session) in to_come {
            if let Some(day) = self.planned_day(session).filter(|day| *day >= self.today) {
                days.entry(session.number).and_modify(|known| *known = day.min(*known)).or_insert(day);
            }
        }
        let mut days: Vec<NaiveDate> = days.into_values().collect();
        days.sort_unstable();
        days
    }

    /// The recordings of a session.
    pub fn recordings(&self, of: SessionId) -> impl Iterator<Item = &'a Recording> {
        self.facts.recordings.iter().filter(move |recording| recording.session == of)
    }

    /// The session of that id, if it was held by today.
    pub fn session(&self, id: SessionId) -> Option<(&'a Session, &'a HeldVisit)> {
        let (_, session) = self.sessions.iter().find(|(known, _)| *known == id)?;
        Some((session, self.held(session)?))
    }

    /// Where the visit of a session lies in time; `None` if it was not held by today.
    pub fn order(&self, id: SessionId) -> Option<VisitOrder> {
        let (session, visit) = self.session(id)?;
        let filmed = || self.recordings(id).map(|recording| recording.started).min();
        Some((visit.date, visit.arrived_at().or_else(filmed), session.number))
    }

    /// Where the visits with film lie in time: film that could be watched then, whether or not it is erased by now.
    pub fn filmed(&self) -> Vec<VisitOrder> {
        let with_film =
            self.sessions.iter().filter(|(id, _)| self.recordings(*id).any(Recording::was_watchable));
        with_film.filter_map(|(id, _)| self.order(*id)).collect()
    }

    /// The sessions whose visit of today is under way.
    pub fn under_way(&self) -> impl Iterator<Item = &'a Session> {
        let is_under_way = |session: &Session| {
            held_by(session, self.today).is_some_and(|visit| visit.is_under_way(self.today))
        };
        self.sessions.iter().map(|(_, session)| session).filter(move |session| is_under_way(session))
    }

    /// The first day of the programme: of the first session held, or else the day it was to start.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.counted.first().copied().or(self.facts.start)
    }
}

fn held_by(session: &Session, today: NaiveDate) -> Option<&HeldVisit> {
    session.held.as_ref().filter(|visit| visit.date <= today)
}
