//! Where everything stands on the stage of 1280 × 720 points, and the small geometry of it. Knows neither
//! what happens there nor how it is drawn.

use tiny_skia::Point;

/// Width of the stage in points.
pub(super) const WIDTH: f32 = 1280.0;
/// Height of the stage in points.
pub(super) const HEIGHT: f32 = 720.0;
/// Radius of the ball.
pub(super) const BALL_RADIUS: f32 = 30.0;
/// Height at which the ball's middle rolls.
pub(super) const BALL_Y: f32 = 580.0;

/// The two who play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Adult,
    Child,
}

impl Who {
    /// The other one.
    pub(super) const fn other(self) -> Self {
        match self {
            Self::Adult => Self::Child,
            Self::Child => Self::Adult,
        }
    }

    /// 1 for one who faces right, −1 for one who faces left.
    pub(super) const fn side(self) -> f32 {
        match self {
            Self::Adult => 1.0,
            Self::Child => -1.0,
        }
    }

    /// Where the hips meet the floor.
    pub(super) const fn seat(self) -> Point {
        match self {
            Self::Adult => Point { x: 306.0, y: 592.0 },
            Self::Child => Point { x: 1000.0, y: 606.0 },
        }
    }

    /// Where the ball lies while this one has it.
    pub(super) const fn ball_x(self) -> f32 {
        match self {
            Self::Adult => 492.0,
            Self::Child => 902.0,
        }
    }
}

/// What can be looked at or pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Partner,
    Ball,
    Bird,
    Teddy,
    /// The telephone beside the adult.
    Phone,
    /// Down at the own lap.
    Lap,
}

/// The middle of a face when its owner sits upright: good enough to look at.
const fn face(who: Who) -> Point {
    match who {
        Who::Adult => Point { x: 345.0, y: 318.0 },
        Who::Child => Point { x: 975.0, y: 455.0 },
    }
}

/// Where a target is, as seen by `who`.
pub(super) fn place(target: Target, who: Who, ball: Point) -> Point {
    match target {
        Target::Partner => face(who.other()),
        Target::Ball => ball,
        Target::Bird => BIRD_PERCH,
        Target::Teddy => Point::from_xy(648.0, 440.0),
        Target::Phone => PHONE,
        Target::Lap => who.seat() + Point::from_xy(who.side() * 90.0, 10.0),
    }
}

/// Where the bird sits outside the window.
pub(super) const BIRD_PERCH: Point = Point { x: 574.0, y: 212.0 };
/// Where the telephone lies.
pub(super) const PHONE: Point = Point { x: 190.0, y: 664.0 };

/// A point.
pub(super) fn at(x: f32, y: f32) -> Point {
    Point::from_xy(x, y)
}

/// Between two points: `a` at 0, `b` at 1.
pub(super) fn between(a: Point, b: Point, share: f32) -> Point {
    at(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
}

/// Eases in and out: 0 up to 0, 1 from 1 on, level at both ends.
pub(super) fn smooth(u: f32) -> f32 {
    let u = u.clamp(0.0, 1.0);
    u * u * u * (u * (u * 6.0 - 15.0) + 10.0)
}

/// `vector` turned by `angle` (radians, clockwise on screen).
pub(super) fn turn(vector: Point, angle: f32) -> Point {
    let (sin, cos) = angle.sin_cos();
    at(vector.x * cos - vector.y * sin, vector.x * sin + vector.y * cos)
}
