//! The film of a session together, without what was discarded. Knows no rule.

use super::visits::Visits;
use crate::base::{MediaTime, SessionId};
use crate::programme::recording::RecordingState;
use crate::programme::session::Session;

/// The film of one session.
#[derive(Default)]
pub struct FilmedTime {
    /// Minutes of film, as the guidance counts them: the sum over its takes, without the time in which there was no picture.
    pub filmed: MediaTime,
    /// Length of its films, with that time.
    pub length: MediaTime,
    /// Takes of which it is the sum.
    pub takes: u32,
    /// Recordings in that length.
    pub recordings: u32,
    /// How many of them were cut off and recovered.
    pub recovered: u32,
    /// Recordings under way, or cut off and not yet salvaged.
    pub unfinished: u32,
    /// How long the camera was gone.
    pub camera_gone: MediaTime,
    /// How long pictures are missing besides.
    pub pictures_lost: MediaTime,
    /// How long there is no sound.
    pub sound_gone: MediaTime,
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
            let filmed = recording.filmed();
            film.takes += u32::from(filmed > MediaTime::ZERO);
            film.filmed = film.filmed + filmed;
            film.length = film.length + recording.duration;
            film.camera_gone = film.camera_gone + recording.camera_gone();
            film.pictures_lost = film.pictures_lost + recording.pictures_lost();
            film.sound_gone = film.sound_gone + recording.sound_gone();
        }
        film
    }
}

/// Length of the film of a session that has no visit on record, not even on a later day.
pub fn unvisited_film(visits: &Visits, id: SessionId, session: &Session) -> MediaTime {
    if session.held.is_some() { MediaTime::ZERO } else { FilmedTime::of(visits, id).length }
}

/// So many minutes of film or of a visit.
pub fn minutes(count: u32) -> MediaTime {
    MediaTime::from_minutes(i64::from(count))
}
