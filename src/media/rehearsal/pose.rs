//! How the two sit at one moment: gaze, hands, lean and face, and where the ball is. Knows the script's acts
//! but nothing of drawing.

use tiny_skia::Point;

use super::acting::TOUCH;
use super::random::unit_at;
use super::round::{Gesture, Move, ROUND_S, Roll, Round};
use super::sound;
use super::stage::{self, BALL_RADIUS, BALL_Y, Target, Who, at, between, smooth};

/// How one of the two sits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pose {
    /// Lean towards the partner in radians.
    pub(super) lean: f32,
    /// Point of the stage looked at.
    pub(super) gaze: Point,
    /// Where the hand of the arm nearer to the camera is wanted.
    pub(super) near_hand: Point,
    /// Where the hand of the other arm is wanted.
    pub(super) far_hand: Point,
    /// How far the far hand's index finger is stretched out, 0..1.
    pub(super) pointing: f32,
    /// 1 laughing, 0 at rest, −1 let down.
    pub(super) smile: f32,
    /// 1 raised, −1 lowered.
    pub(super) brows: f32,
    /// Opening of the mouth, 0..1: the voice's envelope.
    pub(super) mouth: f32,
    /// Closing of the eyes, 0..1.
    pub(super) blink: f32,
    /// Breath, −1..1.
    pub(super) breath: f32,
    /// Tilt of the head in radians.
    pub(super) tilt: f32,
    /// Pleasure that shows in the whole body, 0..1.
    pub(super) delight: f32,
}

/// Everything that moves, at one moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    /// Seconds since the film began, for what merely goes round and round.
    pub(super) time_s: f64,
    /// The ball's middle.
    pub(super) ball: Point,
    /// How far the ball has turned, in radians.
    pub(super) ball_angle: f32,
    /// The adult.
    pub(super) adult: Pose,
    /// The child.
    pub(super) child: Pose,
    /// 0: no bird; 0..1 flying in; 1 on its perch; 1..2 flying off.
    pub(super) bird: f32,
    /// Light of the telephone, 0..1.
    pub(super) phone: f32,
}

impl Moment {
    /// The moment `local_s` into `round`, whose number is `number`; `before` is the round before it, whose
    /// acts may still be fading.
    pub(super) fn new(seed: u64, number: u64, local_s: f64, round: &Round, before: Option<&Round>) -> Self {
        let ball_x = ball_x(&round.rolls, local_s);
        let ball = at(ball_x, BALL_Y);
        let time_s = number as f64 * ROUND_S as f64 + local_s;
        let mut acts: Vec<(Move, f64)> = Vec::new();
        if let Some(before) = before {
            acts.extend(before.moves.iter().map(|&act| (act, local_s + ROUND_S as f64)));
        }
        acts.extend(round.moves.iter().map(|&act| (act, local_s)));
        let pose = |who| {
            let mut pose = rest(seed, who, time_s, ball);
            for (act, now_s) in acts.iter().filter(|(act, _)| act.who == who) {
                let weight = weight(act, *now_s);
                if weight > 0.0 {
                    apply(&mut pose, who, act.act, weight, ball, time_s);
                }
            }
            pose.mouth = sound::mouth(round, who, local_s);
            pose
        };
        Self {
            time_s,
            ball,
            ball_angle: (ball_x - Who::Adult.ball_x()) / BALL_RADIUS,
            adult: pose(Who::Adult),
            child: pose(Who::Child),
            bird: round.bird_s.iter().map(|&stay| bird(stay, local_s)).fold(0.0, f32::max),
            phone: round.phone_s.iter().map(|&lit| glow(lit, local_s)).fold(0.0, f32::max),
        }
    }
}

/// How far an act has set in, 0..1.
fn weight(act: &Move, now_s: f64) -> f32 {
    let sets_in = smooth(((now_s - act.from_s) / act.attack_s) as f32);
    let fades = smooth(((now_s - act.to_s) / act.release_s) as f32);
    sets_in * (1.0 - fades)
}

/// Sitting quietly: looking at each other or at the ball, breathing, blinking.
fn rest(seed: u64, who: Who, time_s: f64, ball: Point) -> Pose {
    let t = time_s as f32;
    let (seat, side) = (who.seat(), who.side());
    let (breath_s, phase, near, far) = match who {
        Who::Adult => (3.9, 0.0, at(96.0, -58.0), at(122.0, -66.0)),
        Who::Child => (2.6, 1.3, at(40.0, -40.0), at(56.0, -50.0)),
    };
    let breath = (std::f64::consts::TAU * (time_s / breath_s) + phase).sin() as f32;
    let wander = wander(seed, who, time_s);
    let partner = stage::place(Target::Partner, who, ball);
    let look = if who == Who::Child { between(partner, ball, 0.85) } else { between(partner, ball, 0.1) };
    // While the ball lies here, the hands rest on it.
    let nearness = 1.0 - ((ball.x - who.ball_x()).abs() / 110.0);
    let hold = smooth(nearness);
    let local = |point: Point| seat + at(side * point.x, point.y);
    let near_on_ball = ball + at(-side * 17.0, -BALL_RADIUS * 0.86);
    let far_on_ball = ball + at(-side * 2.0, -BALL_RADIUS * 0.96);
    let far_hold = if who == Who::Child { hold } else { 0.0 };
    Pose {
        lean: 0.05 + hold * 0.07 + breath * 0.006 + (t * 0.53 + phase as f32).sin() * 0.008,
        gaze: look + wander,
        near_hand: between(local(near) + at(0.0, breath * 1.2), near_on_ball, hold),
        far_hand: between(local(far) + at(0.0, breath * 1.2), far_on_ball, far_hold),
        pointing: 0.0,
        smile: 0.34 + 0.1 * (t * 0.31 + phase as f32).sin(),
        brows: 0.0,
        mouth: 0.0,
        blink: blink(seed, who, time_s),
        breath,
        tilt: (t * 0.41 + phase as f32 * 2.0).sin() * 0.018,
        delight: 0.0,
    }
}

/// Eyes are never quite still: small, quick shifts with rests between them.
fn wander(seed: u64, who: Who, time_s: f64) -> Point {
    let step_s = 0.9;
    let count = (time_s / step_s).floor();
    let part = ((time_s / step_s - count) as f32 / 0.16).min(1.0);
    let place = |count: f64| {
        let key = (count.max(0.0) as u64) * 4 + who as u64;
        at((unit_at(seed, key) as f32 - 0.5) * 34.0, (unit_at(!seed, key) as f32 - 0.5) * 22.0)
    };
    between(place(count - 1.0), place(count), smooth(part))
}

/// A blink of a sixth of a second, once in every 3.4 s at a moment of its own.
fn blink(seed: u64, who: Who, time_s: f64) -> f32 {
    let every_s = 3.4;
    let count = (time_s / every_s).floor();
    let at_s = 0.3 + 2.6 * unit_at(seed.wrapping_add(7), count.max(0.0) as u64 * 2 + who as u64);
    let part = ((time_s - count * every_s - at_s) / 0.17) as f32;
    if (0.0..1.0).contains(&part) { (part * std::f32::consts::PI).sin().powf(0.6) } else { 0.0 }
}

fn apply(pose: &mut Pose, who: Who, act: Gesture, weight: f32, ball: Point, time_s: f64) {
    let (seat, side) = (who.seat(), who.side());
    let rest_ball = at(who.ball_x(), BALL_Y);
    let small = if who == Who::Child { 0.55 } else { 1.0 };
    match act {
        Gesture::Look(target) => pose.gaze = between(pose.gaze, stage::place(target, who, ball), weight),
        Gesture::Lean(angle) => pose.lean += angle * weight,
        Gesture::Smile(amount) => pose.smile += (amount - pose.smile) * weight,
        Gesture::Brows(amount) => pose.brows += (amount - pose.brows) * weight,
        Gesture::Tilt(angle) => pose.tilt += angle * weight,
        Gesture::Point(target) => {
            let shoulder = seat + at(side * 30.0 * small, -178.0 * small);
            let mut way = stage::place(target, who, ball) - shoulder;
            // A little further than the arm reaches.
            way.set_length(256.0 * small);
            // The hand swings out in a bow instead of folding past the shoulder.
            let bow = at(side * 90.0 * small * 4.0 * weight * (1.0 - weight), 0.0);
            pose.far_hand = between(pose.far_hand, shoulder + way, weight) + bow;
            pose.pointing = pose.pointing.max(weight);
        }
        Gesture::WindUp => {
            let behind = rest_ball + at(-side * (BALL_RADIUS + 20.0 * small), -10.0);
            pose.near_hand = between(pose.near_hand, behind, weight);
        }
        Gesture::Push => {
            let palm = ball + at(-side * (BALL_RADIUS + 4.0 * small), -6.0);
            pose.near_hand = between(pose.near_hand, palm, weight);
        }
        Gesture::Catch => {
            let near = rest_ball + at(side * 20.0, -24.0);
            let far = rest_ball + at(side * 10.0, -34.0);
            pose.near_hand = between(pose.near_hand, near, weight);
            pose.far_hand = between(pose.far_hand, far, weight);
        }
        Gesture::Pat => {
            let pat = (time_s as f32 * 9.0).sin().max(-0.2) * 16.0;
            let top = rest_ball + at(-side * 6.0, -BALL_RADIUS - 8.0 - pat);
            pose.near_hand = between(pose.near_hand, top, weight);
        }
        Gesture::Offer => {
            let open = seat + at(side * 205.0 * small, -112.0 * small);
            pose.near_hand = between(pose.near_hand, open, weight);
        }
        Gesture::Delight => pose.delight = pose.delight.max(weight),
    }
}

/// Where the ball is: at rest with whoever has it, or rolling: pushed off quickly, slowing down on the rug.
fn ball_x(rolls: &[Roll], now_s: f64) -> f32 {
    let Some(roll) = rolls.iter().rev().find(|roll| roll.from_s <= now_s) else {
        return Who::Adult.ball_x();
    };
    let (from, to) = (roll.to.other().ball_x(), roll.to.ball_x());
    let share = way(((now_s - roll.from_s) / roll.length_s).min(1.0));
    from + (to - from) * share as f32
}

/// The share of the way rolled after `part` (0..1) of the time: speed rises while the hand pushes, then falls.
fn way(part: f64) -> f64 {
    let slowing = |w: f64| w - 0.2 * w * w - 0.2 * w * w * w;
    let whole = TOUCH / 2.0 + (1.0 - TOUCH) * slowing(1.0);
    let gone = if part < TOUCH {
        part * part / (2.0 * TOUCH)
    } else {
        TOUCH / 2.0 + (1.0 - TOUCH) * slowing((part - TOUCH) / (1.0 - TOUCH))
    };
    gone / whole
}

/// Flight and stay of the bird: 0 away, 1 on the perch, towards 2 flying off.
fn bird((from_s, to_s): (f64, f64), now_s: f64) -> f32 {
    let flight_s = 0.9;
    if now_s < from_s || now_s > to_s + flight_s {
        0.0
    } else if now_s < from_s + flight_s {
        smooth(((now_s - from_s) / flight_s) as f32).max(f32::EPSILON)
    } else if now_s <= to_s {
        1.0
    } else {
        1.0 + smooth(((now_s - to_s) / flight_s) as f32)
    }
}

fn glow((from_s, to_s): (f64, f64), now_s: f64) -> f32 {
    smooth(((now_s - from_s) / 0.25) as f32) * (1.0 - smooth(((now_s - to_s) / 0.4) as f32))
}
