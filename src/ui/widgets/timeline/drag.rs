//! What a drag makes of a clip: a stretch made, trimmed or moved. Pure: times in, times out; knows no pointer and no place
//! on the screen.

use super::geometry::Grip;
use crate::base::MediaTime;

/// A clip made or trimmed by the pointer is at least this long.
pub const SHORTEST: MediaTime = MediaTime::from_ms(200);
/// Times come to hundredths of a second, unless they snap.
const GRAIN_NS: i64 = 10_000_000;

/// A stretch of film.
pub type Span = (MediaTime, MediaTime);

/// What a drag does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doing {
    /// Makes a stretch from where the pointer went down.
    Make,
    /// Changes this one.
    Change(Grip, Span),
}

/// What a drag can catch on.
#[derive(Clone, Copy, Debug)]
pub struct Catches<'a> {
    /// Where it catches: where the film stands, edges of other clips.
    pub times: &'a [MediaTime],
    /// How near it must come.
    pub within: MediaTime,
}

impl Catches<'_> {
    /// The nearest time to catch on.
    fn nearest(&self, time: MediaTime) -> Option<MediaTime> {
        let far = |catch: &MediaTime| (catch.ns() - time.ns()).abs();
        let nearest = self.times.iter().copied().min_by_key(far);
        nearest.filter(|catch| far(catch) <= self.within.ns())
    }

    /// Where an edge comes to, and whether it caught.
    fn caught(&self, time: MediaTime) -> (MediaTime, Option<MediaTime>) {
        let caught = self.nearest(time);
        (caught.unwrap_or_else(|| rounded(time)), caught)
    }
}

/// What a drag has come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dragged {
    /// The stretch.
    pub span: Span,
    /// What it caught on, if that is one of its edges.
    pub caught: Option<MediaTime>,
}

/// What the drag that went down at `origin` makes when the pointer is at `pointer`, in a film of this length.
pub fn dragged(
    doing: Doing,
    (origin, pointer): (MediaTime, MediaTime),
    length: MediaTime,
    catches: Catches<'_>,
) -> Dragged {
    let by = pointer - origin;
    let (span, caught) = match doing {
        // Times on record are finer than a pointer: where it came back, nothing is rounded.
        Doing::Change(_, span) if by == MediaTime::ZERO => (span, None),
        Doing::Make => make(catches.caught(origin).0, catches.caught(pointer), length),
        Doing::Change(Grip::Start, (from, to)) => {
            let (to, least) = (to.min(length), shortest((from, to), length));
            let (edge, caught) = catches.caught(from + by);
            ((edge.min(to - least).max(MediaTime::ZERO), to), caught)
        }
        Doing::Change(Grip::End, (from, to)) => {
            let (from, least) = (from.max(MediaTime::ZERO), shortest((from, to), length));
            let (edge, caught) = catches.caught(to + by);
            ((from, edge.max(from + least).min(length)), caught)
        }
        Doing::Change(Grip::Body, span) => shift(span, by, length, catches),
    };
    Dragged { span, caught: caught.filter(|caught| [span.0, span.1].contains(caught)) }
}

fn make(
    from: MediaTime,
    (to, caught): (MediaTime, Option<MediaTime>),
    length: MediaTime,
) -> (Span, Option<MediaTime>) {
    let within = |time: MediaTime| time.max(MediaTime::ZERO).min(length);
    let (first, last) = (within(from.min(to)), within(from.max(to)));
    let brief = SHORTEST.min(length);
    if last - first >= brief {
        return ((first, last), caught);
    }
    // Too short yet: it grows the way the pointer went, and back from the end of the film.
    if to >= from {
        let first = first.min(length - brief);
        ((first, first + brief), caught)
    } else {
        let last = last.max(brief);
        ((last - brief, last), caught)
    }
}

/// All of it moves, and keeps its length; either edge may catch.
fn shift(
    (from, to): Span,
    by: MediaTime,
    length: MediaTime,
    catches: Catches<'_>,
) -> (Span, Option<MediaTime>) {
    let long = (to - from).min(length);
    let at = |edge: MediaTime| catches.nearest(edge + by).map(|catch| (catch - edge, catch));
    let nearer = match (at(from), at(to)) {
        (Some(one), Some(other)) => {
            Some(if (one.0 - by).ns().abs() <= (other.0 - by).ns().abs() { one } else { other })
        }
        (one, other) => one.or(other),
    };
    let (by, caught) = nearer.map_or((rounded(by), None), |(by, catch)| (by, Some(catch)));
    let from = (from + by).min(length - long).max(MediaTime::ZERO);
    ((from, from + long), caught)
}

/// A clip that is shorter already may stay so.
fn shortest((from, to): Span, length: MediaTime) -> MediaTime {
    SHORTEST.min((to - from).max(MediaTime::from_ns(1))).min(length)
}

fn rounded(time: MediaTime) -> MediaTime {
    MediaTime::from_ns((time.ns() + GRAIN_NS / 2).div_euclid(GRAIN_NS) * GRAIN_NS)
}

#[cfg(test)]
#[path = "drag_tests.rs"]
mod tests;
