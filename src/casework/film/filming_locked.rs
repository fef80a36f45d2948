//! The end of a film while the vault is locked: sealed by its own key, unsigned. Unlocking completes its record and
//! adds the signature. Knows neither vault nor family.

use super::filming::{FilmOutcome, capture_problem};
use super::gaps::film_gaps;
use crate::base::count;
use crate::casework::failures;
use crate::casework::problem::Problem;
use crate::media::capture::{Ended, FilmEnd};
use crate::media::sealed_film::SealedSink;
use crate::programme::filmed_of;
use crate::words::Message;

/// Takes a film that has ended and seals it without a signature. What cannot be sealed now stays as it is on the disk:
/// unlocking recovers it like any film that was cut off. Nothing is destroyed; that takes the family's keys.
pub fn end_film_locked(end: FilmEnd<SealedSink>) -> Result<FilmOutcome, Problem> {
    let FilmEnd { sink, facts, ended } = end;
    if !sink.has_picture() {
        return match ended {
            Ended::Failed(failure) => Err(capture_problem(failure)),
            Ended::WriteFailed(error) => Err(error.into()),
            Ended::Discarded => Ok(FilmOutcome::Discarded),
            Ended::Stopped | Ended::CutOff => Err(Problem::refused("error-no-picture-recorded")),
        };
    }
    match ended {
        Ended::WriteFailed(error) => Err(error.into()),
        Ended::Failed(failure) => {
            sink.seal(&facts.gaps, None)?;
            Err(Problem::failed(Message::new("error-filming-failed").with("why", failures::capture(failure))))
        }
        // A film that was discarded as the vault was locked, and took too long to end, is kept: only the family's
        // keys destroy one. It can be discarded again.
        Ended::Discarded | Ended::Stopped | Ended::CutOff => {
            let seal = sink.seal(&facts.gaps, None)?;
            let (duration, lacks) = (seal.facts.duration, film_gaps(&seal.facts.gaps));
            let (gaps, filmed) = (count(lacks.len()), filmed_of(duration, &lacks));
            Ok(FilmOutcome::Sealed { duration, filmed, gaps, parts: count(seal.parts().count()) })
        }
    }
}
