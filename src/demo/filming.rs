//! The films of the demonstration: each play is filmed once with the rehearsal camera, and repeated to the length of a
//! session's film. Knows no plot.

use chrono::TimeDelta;

use crate::base::{CaseId, MediaTime, RecordingId};
use crate::casework::failures;
use crate::casework::{Clock, OpenVault, Problem, capture_problem};
use crate::media::capture::{CaptureFacts, CaptureFailure, Ended, FilmEnd, FilmSize};
use crate::media::looped_film::{LoopedFilm, LoopedFilmError, LoopedFilms};
use crate::media::rehearsal::RehearsalScene;
use crate::words::Message;

/// The plays that are filmed, each once; sessions are filmed from these. Those of the first family are large.
const PLAYS: [(u64, FilmSize); 8] = [
    (11, FilmSize::Hd720),
    (4, FilmSize::Hd720),
    (7, FilmSize::Hd720),
    (2, FilmSize::Hd720),
    (9, FilmSize::Hd720),
    (5, FilmSize::Hd720),
    (21, FilmSize::Small),
    (14, FilmSize::Small),
];

/// The films of the plays, each taken as it becomes ready and kept for whoever films from it again.
pub(super) struct FilmedPlays {
    to_come: LoopedFilms,
    ready: Vec<LoopedFilm>,
}

impl FilmedPlays {
    /// Begins to film every play.
    pub(super) fn begin() -> Self {
        let scenes = PLAYS.map(|(seed, size)| (RehearsalScene::new(seed), size)).to_vec();
        Self { to_come: LoopedFilms::film(scenes), ready: Vec::new() }
    }

    pub(super) fn get(&mut self, place: usize) -> Result<&LoopedFilm, Problem> {
        while self.ready.len() <= place {
            let Some(looped) = self.to_come.next() else { break };
            self.ready.push(looped.map_err(film_problem)?);
        }
        self.ready.get(place).ok_or_else(|| film_problem(CaptureFailure::EncoderStopped.into()))
    }
}

/// Writes the looped as a session's film, through the same jobs as a camera's, from red light to seal.
pub(super) fn film(
    open_vault: &mut OpenVault,
    case: CaseId,
    (session, minutes, size): (u32, i64, FilmSize),
    looped: &LoopedFilm,
    start: Clock,
) -> Result<RecordingId, Problem> {
    let length = MediaTime::from_minutes(minutes);
    let job = open_vault.start_film(case, session, size, Vec::new(), start)?;
    let (recording, mut sink) = (job.recording, job.sink);
    let ended = match looped.write(length, &mut sink) {
        Ok(()) => Ended::Stopped,
        Err(error) => Ended::WriteFailed(error),
    };
    let duration = looped.length(length);
    let facts = CaptureFacts { duration, gaps: Vec::new() };
    let end = start.later(TimeDelta::nanoseconds(duration.ns()));
    open_vault.end_film(case, recording, FilmEnd { sink, facts, ended }, end)?;
    Ok(recording)
}

fn film_problem(error: LoopedFilmError) -> Problem {
    match error {
        LoopedFilmError::Encoding(failure) => capture_problem(failure),
        other => {
            Problem::failed(Message::new("error-filming-failed").with("why", failures::looped_film(other)))
        }
    }
}
