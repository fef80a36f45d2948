//! The stretch of film that chance picks for supervision. A pure function of a seed and the films there were, so that
//! anybody can draw it again and see that it was not picked by hand.

use serde::{Deserialize, Serialize};

use crate::base::{MediaTime, RecordingId, mix};

/// The way a sample is drawn, as it stands in the record: a change of [`sample`] is a new number.
///
/// 1: the films in the order of their ids; `mix(mix(seed) ^ 1)` as a share of all their lengths together falls into one
/// of them; of a film that is longer than a sample, `mix(mix(seed) ^ 2)` as a share picks one of the whole seconds at
/// which a sample can begin.
pub const SAMPLE_METHOD: u32 = 1;

/// A film a sample could have been drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SampledFilm {
    /// Which film.
    pub recording: RecordingId,
    /// Its length.
    pub length: MediaTime,
}

/// What was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Of which film.
    pub recording: RecordingId,
    /// First moment.
    pub from: MediaTime,
    /// The moment after the last.
    pub to: MediaTime,
}

/// Draws a stretch of `length` from these films, whatever their order, each as likely as it is long. A film that is not
/// longer is drawn whole. `None` where there is no film with something to see.
pub fn sample(seed: u64, films: &[SampledFilm], length: MediaTime) -> Option<Drawn> {
    let mut films: Vec<SampledFilm> =
        films.iter().copied().filter(|film| film.length > MediaTime::ZERO).collect();
    films.sort_unstable();
    let all: MediaTime = films.iter().map(|film| film.length).sum();
    let mut at = share(mix(mix(seed) ^ 1), all.ns());
    let film = films.into_iter().find(|film| {
        let here = at < film.length.ns();
        at -= film.length.ns();
        here
    })?;
    if film.length <= length {
        return Some(Drawn { recording: film.recording, from: MediaTime::ZERO, to: film.length });
    }
    let seconds = (film.length - length).ns() / MediaTime::from_secs(1).ns();
    let from = MediaTime::from_secs(share(mix(mix(seed) ^ 2), seconds + 1));
    Some(Drawn { recording: film.recording, from, to: from + length })
}

/// A number from 0 to below `of`, as far along as `bits` is along all numbers of 64 bits; 0 where there is none.
fn share(bits: u64, of: i64) -> i64 {
    let of = u128::try_from(of).unwrap_or(0);
    i64::try_from((u128::from(bits) * of) >> u64::BITS).unwrap_or(0)
}
