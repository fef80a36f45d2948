//! V1.count, V1.length and V2.filmed: how many sessions, how long each, how much of each is filmed. Knows nothing
//! of the span from first to last.

use std::cmp::Ordering;

use super::evidence::Evidence;
use super::finding::{Judged, Verdict};
use super::visits::Visits;
use crate::base::{MediaTime, SessionId};
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::Bounds;
use crate::programme::recording::RecordingState;
use crate::programme::session::{HeldVisit, Session, VisitLength};

/// "consist of 10 sessions", "a single session … followed by at least 5 (and up to 15)": never not met while too few are
/// held, for one more can still be held, unless the programme was ended; how late is the span's question.
pub(super) fn count(bounds: Bounds, definition: &ProgrammeDefinition, visits: &Visits) -> Judged {
    let beside = visits.held_count().min(definition.first_sessions());
    let held = visits.held_count() - beside;
    let verdict = match bounds.compare(&held, |sessions| sessions) {
        Ordering::Less if visits.ended => Verdict::NotMet,
        Ordering::Less => Verdict::NotYet,
        Ordering::Equal => Verdict::Met,
        Ordering::Greater => Verdict::NotMet,
    };
    let (mut to_come, mut missed, mut filmed_without_visit) = (0, 0, 0);
    for (id, session) in visits.sessions.iter().filter(|(_, session)| visits.held(session).is_none()) {
        let counter = if visits.missed(session) { &mut missed } else { &mut to_come };
        *counter += 1;
        filmed_without_visit += u32::from(unvisited_film(visits, *id, session) > MediaTime::ZERO);
    }
    (None, verdict, Evidence::Count { held, beside, bounds, to_come, missed, filmed_without_visit })
}

/// "each lasting at least 60 minutes": from arriving to leaving, not from the film. A single first session of another
/// kind has no length of its own.
pub(super) fn lengths(bounds: Bounds, definition: &ProgrammeDefinition, visits: &Visits) -> Vec<Judged> {
    let first = visits.first_number();
    let mut judged = each_session(visits, definition.sessions_required(), |id, session, visit| {
        if definition.first.is_some() && session.number == first {
            return (Verdict::NotApplicable, Evidence::NotOfTheFirst { held: visit.date });
        }
        let length = visit.length();
        let verdict = match length {
            VisitLength::Measured { length } => match bounds.compare(&length, minutes) {
                Ordering::Equal => Verdict::Met,
                Ordering::Less | Ordering::Greater => Verdict::NotMet,
            },
            // Missing or impossible times can still be corrected, so nothing is held against anyone yet.
            VisitLength::NotMeasured { .. } | VisitLength::Impossible => Verdict::NotYet,
        };
        let filmed = Film::of(visits, id).filmed;
        let forgotten_on = visit.leaving_forgotten(visits.today).then_some(visit.date);
        (verdict, Evidence::Length { visit: length, bounds, filmed, forgotten_on })
    });
    // A first session of another kind is none of those whose length is asked.
    if let Some((_, _, Evidence::Sessions { required: Some(required), .. })) = judged.first_mut() {
        *required = required.saturating_sub(definition.first_sessions());
    }
    judged
}

/// "filming … for 10 to 20 minutes every session": the film of a session together, without what was discarded.
pub(super) fn films(bounds: Bounds, visits: &Visits, required: Option<u32>) -> Vec<Judged> {
    each_session(visits, required, |id, _, visit| {
        let film = Film::of(visits, id);
        let verdict = match bounds.compare(&film.filmed, minutes) {
            Ordering::Greater => Verdict::NotMet,
            _ if film.unfinished > 0 => Verdict::NotYet,
            Ordering::Equal => Verdict::Met,
            Ordering::Less if visit.is_over(visits.today) => Verdict::NotMet,
            // Filming was stopped short: it can be gone on with while the visit lasts.
            Ordering::Less if film.recordings > 0 => Verdict::AtRisk,
            Ordering::Less => Verdict::NotYet,
        };
        let Film { filmed, recordings, recovered, unfinished, gaps } = film;
        (verdict, Evidence::Film { filmed, bounds, recordings, recovered, unfinished, gaps })
    })
}

/// The film of one session.
#[derive(Default)]
pub(in crate::programme) struct Film {
    pub filmed: MediaTime,
    recordings: u32,
    recovered: u32,
    pub unfinished: u32,
    gaps: u32,
}

impl Film {
    pub fn of(visits: &Visits, session: SessionId) -> Self {
        let mut film = Self::default();
        for recording in visits.recordings(session) {
            match recording.state {
                RecordingState::Discarded => continue,
                RecordingState::Filming => film.unfinished += 1,
                RecordingState::Complete | RecordingState::Erased => film.recordings += 1,
                RecordingState::Recovered => {
                    film.recordings += 1;
                    film.recovered += 1;
                }
            }
            film.filmed = film.filmed + recording.duration;
            film.gaps = film.gaps.saturating_add(recording.gaps);
        }
        film
    }
}

/// Film of a session that has no visit on record, not even on a later day.
fn unvisited_film(visits: &Visits, id: SessionId, session: &Session) -> MediaTime {
    if session.held.is_some() { MediaTime::ZERO } else { Film::of(visits, id).filmed }
}

fn minutes(count: u32) -> MediaTime {
    MediaTime::from_minutes(i64::from(count))
}

/// Judges every session that was held, and puts the programme as a whole before them.
pub(super) fn each_session(
    visits: &Visits,
    required: Option<u32>,
    judge: impl Fn(SessionId, &Session, &HeldVisit) -> (Verdict, Evidence),
) -> Vec<Judged> {
    let (mut met, mut not_met, mut open, mut at_risk) = (0, 0, 0, false);
    let mut judged: Vec<Judged> = Vec::with_capacity(visits.sessions.len() + 1);
    for (id, session) in &visits.sessions {
        let (verdict, evidence) = match visits.held(session) {
            None => not_held(visits, session, unvisited_film(visits, *id, session)),
            Some(visit) => {
                let (verdict, evidence) = judge(*id, session, visit);
                match verdict {
                    Verdict::Met => met += 1,
                    Verdict::NotMet => not_met += 1,
                    Verdict::NotYet => open += 1,
                    Verdict::AtRisk => {
                        open += 1;
                        at_risk = true;
                    }
                    Verdict::NotApplicable => {}
                }
                (verdict, evidence)
            }
        };
        judged.push((Some(session.number), verdict, evidence));
    }
    let all_held = visits.ended || visits.held_count() >= required.unwrap_or(1);
    let whole = match (not_met, open) {
        (0, 0) if all_held && met == 0 => Verdict::NotApplicable,
        (0, 0) if all_held => Verdict::Met,
        (0, _) if at_risk => Verdict::AtRisk,
        (0, _) => Verdict::NotYet,
        _ => Verdict::NotMet,
    };
    judged.insert(0, (None, whole, Evidence::Sessions { met, not_met, open, required }));
    judged
}

fn not_held(visits: &Visits, session: &Session, filmed: MediaTime) -> (Verdict, Evidence) {
    let missed = visits.missed(session);
    let verdict = if missed { Verdict::NotApplicable } else { Verdict::NotYet };
    (verdict, Evidence::NotHeld { planned: session.planned, missed, filmed })
}
