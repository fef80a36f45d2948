//! Turns an episode into what each of the two does, and when. Knows nothing of limbs or pictures.
//!
//! Every act eases in and out, and may outlast its episode (a smile fades slowly), so that nothing jumps from
//! one episode to the next.

use super::random::Random;
use super::round::{Beat, EpisodeKind, Gesture, Move, Roll, Round, Syllable};
use super::stage::{Target, Who};

/// The share of a roll during which the hand still touches the ball.
pub(super) const TOUCH: f64 = 0.16;

/// Writes one episode that begins at `at_s` into the round.
pub(super) fn play(round: &mut Round, beat: &Beat, at_s: f64, random: &mut Random) {
    let mut scene = Scene { round, at_s, random };
    match (beat.kind, beat.answered) {
        (EpisodeKind::RollToChild, _) => scene.roll(Who::Adult, 1.15, beat.roll_s),
        (EpisodeKind::ChildRollsBack, _) => scene.roll(Who::Child, 0.95, beat.roll_s),
        (EpisodeKind::ChildPoints, true) => scene.points_answered(beat),
        (EpisodeKind::ChildPoints, false) => scene.points_missed(beat),
        (EpisodeKind::ChildLooksUp, true) => scene.looks_up_answered(beat.delay_s),
        (EpisodeKind::ChildLooksUp, false) => scene.looks_up_missed(),
        (EpisodeKind::AdultWaits, _) => scene.adult_waits(),
        (EpisodeKind::Repair, _) => scene.repair(),
    }
}

use Who::{Adult, Child};

struct Scene<'r> {
    round: &'r mut Round,
    at_s: f64,
    random: &'r mut Random,
}

impl Scene<'_> {
    /// Adds an act from..to (seconds of the episode) with the given easing.
    fn eased(&mut self, who: Who, act: Gesture, from: f64, to: f64, attack: f64, release: f64) {
        self.round.moves.push(Move {
            who,
            act,
            from_s: self.at_s + from,
            attack_s: attack,
            to_s: self.at_s + to,
            release_s: release,
        });
    }

    fn act(&mut self, who: Who, act: Gesture, from: f64, to: f64) {
        let (attack, release) = match act {
            Gesture::Look(_) => (0.38, 0.5),
            Gesture::Lean(_) => (0.7, 0.9),
            Gesture::Smile(_) => (0.45, 1.4),
            Gesture::Brows(_) => (0.25, 0.6),
            Gesture::Tilt(_) => (0.5, 0.8),
            Gesture::Point(_) => (0.65, 0.85),
            _ => (0.45, 0.6),
        };
        self.eased(who, act, from, to, attack, release);
    }

    /// Says `pitches.len()` syllables from `from` on; returns when the last has faded.
    fn says<const N: usize>(&mut self, who: Who, from: f64, pitches: [(f64, f64); N]) -> f64 {
        let base = if who == Adult { 205.0 } else { 395.0 };
        let mut at = from;
        for (start, end) in pitches {
            let length = self.random.between(0.24, 0.34) + if who == Child { 0.04 } else { 0.0 };
            let bend = self.random.between(0.98, 1.06) * f64::midpoint(start, end);
            let colour = base * self.random.between(0.97, 1.03);
            self.round.syllables.push(Syllable {
                who,
                from_s: self.at_s + at,
                length_s: length,
                pitch_hz: [start * colour, bend * colour, end * colour],
                loudness: if who == Adult { 0.9 } else { 0.8 },
            });
            at += length * 0.82;
        }
        at
    }

    fn roll(&mut self, by: Who, push: f64, roll: f64) {
        let to = by.other();
        let arrival = push + roll;
        self.act(by, Gesture::Look(Target::Partner), 0.0, push - 0.5);
        self.act(by, Gesture::Smile(0.7), 0.1, push + 0.5);
        self.act(to, Gesture::Look(Target::Partner), 0.1, push - 0.4);
        if by == Adult {
            self.act(by, Gesture::Brows(0.8), 0.1, 0.8);
            self.says(by, 0.25, [(1.0, 1.12), (1.1, 1.4)]);
        } else if self.random.chance(0.7) {
            self.says(by, 0.3, [(1.0, 1.25)]);
        }
        self.eased(by, Gesture::WindUp, push - 0.75, push - 0.05, 0.45, 0.2);
        self.eased(by, Gesture::Lean(-0.07), push - 0.6, push - 0.2, 0.35, 0.4);
        self.eased(by, Gesture::Lean(0.20), push - 0.26, push + roll * 0.3, 0.45, 1.0);
        self.eased(by, Gesture::Push, push - 0.15, push + roll * TOUCH, 0.14, 0.75);
        for who in [by, to] {
            self.eased(who, Gesture::Look(Target::Ball), push - 0.25, arrival + 0.25, 0.25, 0.5);
        }
        self.eased(to, Gesture::Lean(0.13), push + roll * 0.35, arrival + 0.1, 0.6, 0.7);
        self.eased(to, Gesture::Catch, push + roll * 0.3, arrival + 0.15, 0.55, 0.55);
        self.act(to, Gesture::Smile(1.0), arrival - 0.1, arrival + 0.9);
        self.act(by, Gesture::Smile(0.9), arrival + 0.1, arrival + 0.9);
        if to == Child && self.random.chance(0.75) {
            self.act(to, Gesture::Delight, arrival + 0.15, arrival + 0.6);
            self.says(to, arrival + 0.15, [(1.1, 1.3), (1.15, 1.35)]);
        } else if to == Adult {
            self.says(to, arrival + 0.15, [(1.2, 1.35), (1.1, 0.9)]);
        }
        self.round.rolls.push(Roll { from_s: self.at_s + push, length_s: roll, to });
    }

    /// The child's half of pointing; returns when the signal is given.
    fn child_points(&mut self, target: Target, until: f64) -> f64 {
        if target == Target::Bird {
            self.round.bird_s.push((self.at_s - 0.4, self.at_s + until + 1.5));
        }
        self.act(Child, Gesture::Look(target), 0.35, 2.2);
        self.act(Child, Gesture::Brows(1.0), 0.5, 2.4);
        self.act(Child, Gesture::Smile(0.5), 0.7, 2.4);
        self.act(Child, Gesture::Lean(0.06), 0.7, until);
        self.act(Child, Gesture::Point(target), 0.75, until);
        self.says(Child, 1.0, [(1.0, 1.45)]);
        self.act(Child, Gesture::Look(Target::Partner), 2.1, until);
        1.0
    }

    fn points_answered(&mut self, beat: &Beat) {
        let target = beat.target;
        let answer = 1.0 + beat.delay_s;
        self.child_points(target, answer + 1.5);
        self.act(Adult, Gesture::Look(Target::Partner), answer - 0.4, answer + 0.6);
        self.act(Adult, Gesture::Brows(1.0), answer - 0.15, answer + 1.6);
        self.act(Adult, Gesture::Look(target), answer + 0.4, answer + 2.2);
        self.act(Adult, Gesture::Lean(0.15), answer, answer + 3.0);
        self.act(Adult, Gesture::Point(target), answer + 0.55, answer + 2.1);
        self.act(Adult, Gesture::Smile(0.9), answer + 0.2, answer + 4.0);
        self.says(Adult, answer + 0.35, [(1.25, 1.5), (1.3, 1.05), (1.1, 0.9)]);
        self.act(Child, Gesture::Look(target), answer + 1.0, answer + 2.1);
        self.act(Child, Gesture::Look(Target::Partner), answer + 2.2, answer + 4.0);
        self.act(Adult, Gesture::Look(Target::Partner), answer + 2.3, answer + 4.2);
        self.act(Child, Gesture::Smile(1.0), answer + 1.6, answer + 4.0);
        self.act(Child, Gesture::Delight, answer + 2.5, answer + 3.3);
        self.says(Child, answer + 2.5, [(1.05, 1.3), (1.2, 1.1)]);
    }

    /// The telephone lights up and the adult looks down at it.
    fn distraction(&mut self, from: f64, to: f64) {
        self.round.phone_s.push((self.at_s + from, self.at_s + to + 0.8));
        self.eased(Adult, Gesture::Look(Target::Phone), from + 0.3, to, 0.55, 0.6);
        self.act(Adult, Gesture::Smile(0.08), from + 0.3, to - 0.3);
        self.act(Adult, Gesture::Brows(0.35), from + 0.3, to - 0.3);
        self.act(Adult, Gesture::Lean(0.05), from + 0.4, to - 0.3);
        self.act(Adult, Gesture::Tilt(-0.12), from + 0.4, to - 0.3);
    }

    /// The child gives up: arms down, eyes down, the corners of the mouth too.
    fn gives_up(&mut self, at: f64) {
        self.act(Child, Gesture::Smile(-0.8), at, at + 1.4);
        self.act(Child, Gesture::Look(Target::Lap), at + 0.25, at + 1.6);
        self.act(Child, Gesture::Lean(0.09), at + 0.2, at + 1.4);
        self.act(Child, Gesture::Brows(-0.6), at, at + 1.4);
    }

    fn points_missed(&mut self, beat: &Beat) {
        self.distraction(0.0, 5.6);
        self.child_points(beat.target, 4.2);
        self.says(Child, 2.9, [(1.1, 1.3), (1.2, 1.5)]);
        self.gives_up(4.3);
    }

    fn looks_up(&mut self, until: f64) {
        self.act(Child, Gesture::Look(Target::Partner), 0.2, until);
        self.act(Child, Gesture::Brows(0.8), 0.4, until);
        self.act(Child, Gesture::Tilt(0.1), 0.5, until);
        self.act(Child, Gesture::Lean(-0.04), 0.3, until);
        self.says(Child, 0.9, [(0.95, 1.2)]);
    }

    fn looks_up_answered(&mut self, delay: f64) {
        let answer = 0.9 + delay;
        self.looks_up(answer + 2.6);
        self.act(Adult, Gesture::Look(Target::Partner), answer - 0.3, answer + 2.8);
        self.act(Adult, Gesture::Brows(1.0), answer - 0.1, answer + 1.0);
        self.act(Adult, Gesture::Lean(0.17), answer, answer + 2.0);
        self.act(Adult, Gesture::Tilt(0.09), answer + 0.1, answer + 1.9);
        self.act(Adult, Gesture::Smile(1.0), answer + 0.1, answer + 2.9);
        self.says(Adult, answer + 0.3, [(1.1, 1.35), (1.25, 1.1), (1.1, 1.25)]);
        self.act(Child, Gesture::Smile(1.0), answer + 1.0, answer + 2.9);
        self.act(Child, Gesture::Delight, answer + 1.3, answer + 2.0);
        self.says(Child, answer + 1.4, [(1.0, 1.3), (1.15, 1.2)]);
    }

    fn looks_up_missed(&mut self) {
        self.distraction(0.0, 4.5);
        self.looks_up(3.2);
        self.says(Child, 2.2, [(1.0, 1.35)]);
        self.gives_up(3.3);
    }

    fn adult_waits(&mut self) {
        self.act(Adult, Gesture::Look(Target::Partner), 0.0, 4.6);
        self.act(Adult, Gesture::Lean(-0.03), 0.2, 3.9);
        self.act(Adult, Gesture::Smile(0.6), 0.3, 4.4);
        self.act(Adult, Gesture::Tilt(0.07), 0.6, 3.6);
        self.act(Child, Gesture::Look(Target::Ball), 0.0, 3.0);
        self.act(Child, Gesture::Pat, 0.4, 2.9);
        self.act(Child, Gesture::Lean(0.08), 0.3, 2.8);
        self.act(Child, Gesture::Look(Target::Partner), 3.0, 4.4);
        self.act(Child, Gesture::Smile(0.9), 3.0, 4.4);
        self.says(Child, 3.3, [(1.0, 1.2)]);
    }

    fn repair(&mut self) {
        self.act(Adult, Gesture::Look(Target::Partner), 0.0, 4.0);
        self.act(Adult, Gesture::Brows(0.9), 0.2, 1.8);
        self.act(Adult, Gesture::Lean(0.2), 0.4, 3.0);
        self.act(Adult, Gesture::Tilt(0.1), 0.5, 2.6);
        self.act(Adult, Gesture::Offer, 0.8, 2.8);
        self.act(Adult, Gesture::Smile(0.8), 0.6, 4.0);
        self.says(Adult, 0.6, [(1.15, 1.0), (1.0, 0.95), (1.05, 1.2)]);
        self.act(Child, Gesture::Look(Target::Partner), 1.3, 4.2);
        self.act(Child, Gesture::Smile(1.0), 2.1, 4.2);
        self.act(Child, Gesture::Delight, 2.6, 3.3);
        self.says(Child, 2.6, [(1.0, 1.3)]);
    }
}
