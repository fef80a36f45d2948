//! The film of a session together, without what was discarded. Knows no rule.

use super::visits::Visits;
use crate::base::{MediaTime, SessionId};
use crate::programme::recording::RecordingState;
use crate::programme::session::Session;

/// The film of one session.
#[derive(Default)]
pub struct FilmedTime {
    /// Its length.
    pub filmed: MediaTime,
    /// Recordings in that length.
    pub recordings: u32,
    /// How many of them were cut off and recovered.
    pub recovered: u32,
    /// Recordings under way, or cut off and not yet salvaged.
    pub unfinished: u32,
    /// Gaps in the recordings of that length.
    pub gaps: u32,
}

impl FilmedTime {
    /// Of that session.
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
pub fn unvisited_film(visits: &Visits, id: SessionId, session: &Session) -> MediaTime {
    if session.held.is_some() { MediaTime::ZERO } else { FilmedTime::of(visits, id).filmed }
}

/// So many minutes of film or of a visit.
pub fn minutes(count: u32) -> MediaTime {
    MediaTime::from_minutes(i64::from(count))
}
