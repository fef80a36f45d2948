//! Where a time stands on the timeline, which time a place means, and which part of the film is in view. Pure: knows no
//! painter, no pointer and no clip.

use egui::Rangef;

use crate::base::MediaTime;

/// A clip is drawn at least this wide, in points.
pub const NARROWEST: f32 = 14.0;
/// How far the lanes can be drawn out: this many points a second.
const CLOSEST: f64 = 160.0;
/// So much of a longer film is in view when it is opened, in seconds: a moment of three seconds is then wide enough to
/// take by its edge.
const AT_FIRST_S: f64 = 120.0;

/// From times to places on the screen and back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    left: f32,
    width: f32,
    left_s: f64,
    per_second: f64,
}

#[allow(clippy::cast_possible_truncation)] // places on a screen
impl TimeScale {
    /// These seconds between these places.
    pub fn new(x: Rangef, window: Window) -> Self {
        let width = x.span().max(1.0);
        Self {
            left: x.min,
            width,
            left_s: window.left_s,
            per_second: f64::from(width) / window.seconds.max(0.001),
        }
    }

    /// The place of a time; outside the field where the time is not in view.
    pub fn x(&self, time: MediaTime) -> f32 {
        let x = f64::from(self.left) + (time.secs_f64() - self.left_s) * self.per_second;
        // Far outside is far enough: nothing is drawn there, and places stay numbers that can be added.
        x.clamp(-1e6, 1e6) as f32
    }

    /// The time at a place; never before the film.
    pub fn time(&self, x: f32) -> MediaTime {
        MediaTime::from_secs_f64((self.left_s + self.seconds_of(x - self.left)).max(0.0))
    }

    /// So many seconds are so many points wide.
    pub fn seconds_of(&self, points: f32) -> f64 {
        f64::from(points) / self.per_second
    }

    /// Points a second.
    pub fn per_second(&self) -> f64 {
        self.per_second
    }

    /// The seconds in view: first and last.
    pub fn in_view(&self) -> (f64, f64) {
        (self.left_s, self.left_s + f64::from(self.width) / self.per_second)
    }

    /// The places of a stretch of film, however narrow.
    pub fn stretch(&self, from: MediaTime, to: MediaTime) -> Rangef {
        let left = self.x(from);
        Rangef::new(left, self.x(to).max(left))
    }

    /// The places of a clip: wide enough to be seen and taken, and not beyond the film, where the film has so much room.
    pub fn block(&self, from: MediaTime, to: MediaTime, length: MediaTime) -> Rangef {
        let Rangef { min, max } = self.stretch(from, to);
        if max - min >= NARROWEST {
            return Rangef::new(min, max);
        }
        let (first, last) = (self.x(MediaTime::ZERO), self.x(length));
        let min = min.min(last - NARROWEST).max(first);
        Rangef::new(min, min + NARROWEST)
    }
}

/// Which part of the film is in view, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// What stands at the left edge.
    pub left_s: f64,
    /// How much is in view.
    pub seconds: f64,
}

impl Window {
    /// What is in view when a film of this length is opened at this place, both in seconds.
    pub fn at_first(length_s: f64, at_s: f64) -> Self {
        let seconds = length_s.min(AT_FIRST_S);
        Self { left_s: at_s - seconds / 3.0, seconds }
    }

    /// The whole film.
    pub fn whole(length_s: f64) -> Self {
        Self { left_s: 0.0, seconds: length_s }
    }

    /// Whether all of a film of this length is in view.
    pub fn is_whole(self, length_s: f64) -> bool {
        self.seconds >= length_s
    }

    /// Within a film of this length, and not closer than can be used on a field of this width.
    #[must_use]
    pub fn fitted(self, length_s: f64, width: f32) -> Self {
        let length_s = length_s.max(0.1);
        let closest = (f64::from(width.max(1.0)) / CLOSEST).min(length_s);
        let seconds = self.seconds.clamp(closest, length_s);
        Self { left_s: self.left_s.clamp(0.0, length_s - seconds), seconds }
    }

    /// Closer by so many doublings, wider if negative, within a film of this length: what stands at `around_s` stays where
    /// it is, or comes to the middle where it was not in view.
    #[must_use]
    pub fn zoomed(self, doublings: f32, around_s: f64, (length_s, width): (f64, f32)) -> Self {
        let share = (around_s - self.left_s) / self.seconds.max(0.001);
        let share = if (0.0..=1.0).contains(&share) { share } else { 0.5 };
        let seconds = self.seconds / f64::from(doublings).exp2();
        let seconds = Self { left_s: 0.0, seconds }.fitted(length_s, width).seconds;
        Self { left_s: around_s - share * seconds, seconds }.fitted(length_s, width)
    }

    /// With this moment not near an edge: it has company on both sides.
    #[must_use]
    pub fn around(self, at_s: f64) -> Self {
        let share = ((at_s - self.left_s) / self.seconds.max(0.001)).clamp(0.25, 0.75);
        Self { left_s: at_s - share * self.seconds, ..self }
    }

    /// Turned on to where the film stands, once that is no longer well in view: the page turns, nothing glides.
    #[must_use]
    pub fn following(self, at_s: f64) -> Self {
        let right_s = self.left_s + self.seconds * 0.95;
        if (self.left_s..=right_s).contains(&at_s) {
            return self;
        }
        Self { left_s: at_s - self.seconds * 0.1, ..self }
    }

    /// With this stretch in view: untouched where it is, else with the stretch in the middle, or its beginning at the
    /// left where it is longer than what is in view.
    #[must_use]
    pub fn revealing(self, (from_s, to_s): (f64, f64)) -> Self {
        let right_s = self.left_s + self.seconds;
        let fits = to_s - from_s <= self.seconds;
        let is_in_view = if fits {
            from_s >= self.left_s - ROUNDED_S && to_s <= right_s + ROUNDED_S
        } else {
            from_s < right_s && to_s > self.left_s
        };
        if is_in_view {
            return self;
        }
        let left_s = if fits { (from_s + to_s - self.seconds) / 2.0 } else { from_s - self.seconds * 0.1 };
        Self { left_s, ..self }
    }
}

/// What sums of seconds are rounded by, at most: a stretch at the very end of the film is in view.
const ROUNDED_S: f64 = 1e-6;

/// Where something that can be dragged is taken hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// By its beginning.
    Start,
    /// By its end.
    End,
    /// In the middle: all of it.
    Body,
}

/// How something drawn at these places is taken at this place: the outer quarters are its edges, at most 8 points of them.
pub fn grip(drawn: Rangef, x: f32) -> Grip {
    let edge = (drawn.span() / 4.0).clamp(3.0, 8.0);
    if x <= drawn.min + edge {
        Grip::Start
    } else if x >= drawn.max - edge {
        Grip::End
    } else {
        Grip::Body
    }
}

/// A step between times on the ruler, in seconds, so that a time has this many points.
pub fn tick_step_s(per_second: f64, points: f64) -> i64 {
    #[allow(clippy::cast_precision_loss)] // a few hours of seconds
    let wide_enough = |step: &i64| *step as f64 * per_second >= points;
    let steps = [1_i64, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
    steps.into_iter().find(wide_enough).unwrap_or(7200)
}

#[cfg(test)]
#[path = "geometry_tests.rs"]
mod tests;
