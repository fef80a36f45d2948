//! What a film lacks: as recorder and seal name it, and as its record keeps it. Knows no disk and judges nothing.

use crate::base::MediaTime;
use crate::programme::{FilmGap, Unfilmed, merged_gaps};
use crate::vault::film::{Gap, GapCause};

/// What a recorder or a seal says a film lacks, as its record keeps it.
pub fn film_gaps(gaps: &[Gap]) -> Vec<FilmGap> {
    merged_gaps(
        gaps.iter().map(|gap| FilmGap { from: gap.from, to: gap.to, what: unfilmed(gap.why) }).collect(),
    )
}

/// The same of a film under way, so long so far: a gap that reaches to its end is open, and goes on until something else
/// is noted.
pub(crate) fn gaps_so_far(gaps: &[Gap], elapsed: MediaTime) -> Vec<FilmGap> {
    let to = |gap: &Gap| if gap.to >= elapsed { MediaTime::MAX } else { gap.to };
    let open: Vec<Gap> = gaps.iter().map(|gap| Gap { to: to(gap), ..*gap }).collect();
    film_gaps(&open)
}

/// What was noted of a film before it was cut off, as its seal says it: nothing lies behind its end.
pub(crate) fn noted_gaps(noted: &[FilmGap], duration: MediaTime) -> Vec<Gap> {
    let within = |gap: &&FilmGap| gap.from < duration;
    let gap = |gap: &FilmGap| Gap { from: gap.from, to: gap.to.min(duration), why: cause(gap.what) };
    noted.iter().filter(within).map(gap).collect()
}

/// Bytes that the disk lost are of the picture and the sound alike; what counts is the picture.
fn unfilmed(why: GapCause) -> Unfilmed {
    match why {
        GapCause::CameraLost => Unfilmed::CameraGone,
        GapCause::Overflow | GapCause::Disk => Unfilmed::PicturesLost,
        GapCause::SoundLost | GapCause::SoundOverflow => Unfilmed::SoundGone,
    }
}

fn cause(what: Unfilmed) -> GapCause {
    match what {
        Unfilmed::CameraGone => GapCause::CameraLost,
        Unfilmed::PicturesLost => GapCause::Overflow,
        Unfilmed::SoundGone => GapCause::SoundLost,
    }
}

#[cfg(test)]
#[path = "gaps_tests.rs"]
mod tests;
