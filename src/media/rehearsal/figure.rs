//! The two figures: bodies, arms that reach, legs, and heads on top. Knows poses, but not why they are struck.

use tiny_skia::{Point, Transform};

use super::canvas::{Canvas, Rgb, limb, rgb, taper};
use super::head::Head;
use super::looks::Look;
use super::pose::Pose;
use super::stage::{Who, at, between, turn};

/// Proportions, in points; places as seen from the seat, +x towards the partner, +y down.
struct Build {
    near_shoulder: Point,
    far_shoulder: Point,
    neck: Point,
    /// From the neck's root to the middle of the head.
    head: Point,
    head_radius: f32,
    upper_arm: f32,
    forearm: f32,
    /// Radii of shoulder, elbow, wrist and hand.
    arm: [f32; 4],
}

/// An adult: the head is an eighth of the body.
const ADULT: Build = Build {
    near_shoulder: Point { x: 0.0, y: -176.0 },
    far_shoulder: Point { x: 40.0, y: -178.0 },
    neck: Point { x: 20.0, y: -196.0 },
    head: Point { x: 14.0, y: -70.0 },
    head_radius: 56.0,
    upper_arm: 112.0,
    forearm: 104.0,
    arm: [27.0, 21.0, 14.0, 16.0],
};

/// A toddler of about a year and a half: the head is a fifth of the body, the arms are short.
const CHILD: Build = Build {
    near_shoulder: Point { x: 2.0, y: -94.0 },
    far_shoulder: Point { x: 26.0, y: -95.0 },
    neck: Point { x: 13.0, y: -104.0 },
    head: Point { x: 6.0, y: -46.0 },
    head_radius: 50.0,
    upper_arm: 56.0,
    forearm: 50.0,
    arm: [18.0, 15.0, 11.0, 11.5],
};

/// One of the two, posed.
pub(super) struct Figure<'f> {
    who: Who,
    build: &'static Build,
    look: &'f Look,
    pose: &'f Pose,
    time_s: f64,
}

/// Shoulder, elbow and wrist of an arm.
pub(super) struct Arm {
    pub(super) shoulder: Point,
    pub(super) elbow: Point,
    pub(super) wrist: Point,
}

impl<'f> Figure<'f> {
    pub(super) fn new(who: Who, look: &'f Look, pose: &'f Pose, time_s: f64) -> Self {
        let build = if who == Who::Adult { &ADULT } else { &CHILD };
        Self { who, build, look, pose, time_s }
    }

    /// What lies behind the body: the further leg and the soft shadow.
    pub(super) fn draw_ground(&self, canvas: &mut Canvas<'_>) {
        let wide = if self.who == Who::Adult { (190.0, 34.0, 46.0) } else { (112.0, 24.0, 30.0) };
        canvas.shadow(self.place(at(wide.2, 8.0)), wide.0, wide.1, 0.42);
        self.far_leg(canvas);
    }

    /// The arm behind the body.
    pub(super) fn draw_far_arm(&self, canvas: &mut Canvas<'_>) {
        let arm = self.far_arm();
        self.draw_arm(
            canvas,
            &arm,
            self.look.top.shade(0.16),
            self.look.skin.shade(0.18),
            self.pose.pointing,
        );
    }

    /// Trunk, neck and head.
    pub(super) fn draw_trunk(&self, canvas: &mut Canvas<'_>) {
        let top = self.look.top;
        let neck = self.on_trunk(self.build.neck);
        let (seat, lift) = (self.who.seat(), self.lift());
        let lean = self.pose.lean.to_degrees();
        let side = self.who.side();
        let frame = Transform::from_translate(seat.x, seat.y)
            .pre_scale(side, 1.0)
            .pre_rotate_at(lean, 0.0, -20.0)
            .pre_translate(0.0, -lift);
        let head = self.head_middle();
        let r = self.build.head_radius;
        if let Some(path) = taper(neck, r * 0.34, between(neck, head, 0.6), r * 0.30) {
            canvas.fill(&path, self.look.skin.shade(0.16));
        }
        canvas.within(frame, |canvas| match self.who {
            Who::Adult => adult_trunk(canvas, top, self.pose.breath),
            Who::Child => child_trunk(canvas, top, self.look.legs, self.pose.breath),
        });
        self.draw_head(canvas, head);
    }

    /// The legs nearer to the camera.
    pub(super) fn draw_near_leg(&self, canvas: &mut Canvas<'_>) {
        let (legs, socks) = (self.look.legs, self.look.socks);
        let p = |x, y| self.place(at(x, y));
        if self.who == Who::Adult {
            canvas.ellipse(p(4.0, -26.0), 64.0, 36.0, legs);
            fill(canvas, taper(p(46.0, 10.0), 15.0, p(20.0, 14.0), 13.0), socks);
            canvas.ellipse(p(18.0, 14.0), 26.0, 13.0, socks);
            fill(canvas, limb(p(8.0, -24.0), 35.0, p(122.0, -20.0), 26.0, p(52.0, 8.0), 18.0), legs);
            canvas.arc(p(114.0, -2.0), p(86.0, -12.0), p(58.0, -8.0), 2.5, legs.shade(0.35).alpha(0.6));
        } else {
            let wiggle = self.wiggle();
            canvas.ellipse(p(2.0, -20.0), 42.0, 28.0, legs);
            let ankle = at(92.0, -3.0);
            let foot = self.place(ankle + at(13.0, -11.0 - wiggle * 0.4));
            fill(canvas, limb(p(6.0, -18.0), 24.0, p(56.0, -14.0), 17.5, self.place(ankle), 13.0), legs);
            canvas.within(
                Transform::from_rotate_at(self.who.side() * (10.0 + wiggle), foot.x, foot.y),
                |canvas| {
                    canvas.ellipse(foot, 11.5, 20.0, socks);
                    canvas.ellipse(foot + at(-self.who.side() * -2.0, 9.0), 7.0, 8.0, socks.shade(0.10));
                },
            );
        }
    }

    /// The arm nearer to the camera, over everything else of the figure.
    pub(super) fn draw_near_arm(&self, canvas: &mut Canvas<'_>) {
        let arm = self.near_arm();
        let [r, elbow, wrist, _] = self.build.arm;
        let offset = at(self.who.side() * -3.0, 5.0);
        let shade = limb(arm.shoulder + offset, r, arm.elbow + offset, elbow, arm.wrist + offset, wrist);
        if let Some(path) = shade {
            canvas.fill(&path, self.look.top.shade(0.6).alpha(0.22));
        }
        self.draw_arm(canvas, &arm, self.look.top.light(0.07), self.look.skin, 0.0);
    }

    /// The joints of the arm nearer to the camera.
    pub(super) fn near_arm(&self) -> Arm {
        self.reach(self.build.near_shoulder, self.pose.near_hand)
    }

    /// The joints of the further arm.
    pub(super) fn far_arm(&self) -> Arm {
        self.reach(self.build.far_shoulder, self.pose.far_hand)
    }

    fn far_leg(&self, canvas: &mut Canvas<'_>) {
        let (legs, socks) = (self.look.legs.shade(0.22), self.look.socks.shade(0.10));
        let p = |x, y| self.place(at(x, y));
        if self.who == Who::Adult {
            fill(canvas, limb(p(20.0, -34.0), 30.0, p(140.0, -42.0), 23.0, p(78.0, -8.0), 17.0), legs);
            canvas.ellipse(p(88.0, 4.0), 27.0, 12.0, socks);
        } else {
            let wiggle = self.wiggle();
            fill(canvas, limb(p(14.0, -26.0), 20.0, p(60.0, -34.0), 15.5, p(98.0, -32.0), 11.5), legs);
            let foot = p(109.0, -43.0 + wiggle * 0.3);
            canvas.within(
                Transform::from_rotate_at(self.who.side() * (16.0 - wiggle), foot.x, foot.y),
                |canvas| {
                    canvas.ellipse(foot, 10.5, 18.0, socks);
                },
            );
        }
    }

    fn draw_arm(&self, canvas: &mut Canvas<'_>, arm: &Arm, sleeve: Rgb, skin: Rgb, pointing: f32) {
        let [r, elbow, wrist, hand] = self.build.arm;
        let mut along = arm.wrist - arm.elbow;
        along.normalize();
        let palm = arm.wrist + at(along.x * hand * 0.85, along.y * hand * 0.85);
        let angle = along.y.atan2(along.x).to_degrees();
        canvas.within(Transform::from_translate(palm.x, palm.y).pre_rotate(angle), |canvas| {
            let side = self.who.side();
            fill(
                canvas,
                taper(
                    at(-hand * 0.2, -side * hand * 0.3),
                    hand * 0.34,
                    at(hand * 0.55, -side * hand * 0.92),
                    hand * 0.26,
                ),
                skin,
            );
            canvas.ellipse(at(0.0, 0.0), hand * 1.12, hand * 0.92, skin);
            if pointing > 0.01 {
                let tip = hand * (0.9 + 1.25 * pointing);
                fill(
                    canvas,
                    taper(at(hand * 0.3, 0.0), hand * 0.38, at(tip, -side * hand * 0.06), hand * 0.29),
                    skin,
                );
            }
            let knuckle = hand * (0.25 + 0.1 * pointing);
            canvas.arc(
                at(knuckle, side * hand * 0.30),
                at(hand * 0.8, side * hand * 0.38),
                at(hand * 0.98, side * hand * 0.18),
                hand * 0.09,
                skin.shade(0.25).alpha(0.7),
            );
        });
        fill(canvas, taper(arm.wrist, wrist * 0.78, palm, hand * 0.7), skin);
        fill(canvas, limb(arm.shoulder, r, arm.elbow, elbow, arm.wrist, wrist), sleeve);
        let cuff = at(along.x * wrist * 0.55, along.y * wrist * 0.55);
        fill(
            canvas,
            taper(arm.wrist - cuff, wrist * 1.06, arm.wrist + at(along.x, along.y), wrist * 1.02),
            sleeve.shade(0.12),
        );
    }

    fn draw_head(&self, canvas: &mut Canvas<'_>, middle: Point) {
        let way = self.pose.gaze - middle;
        let ahead = way.x * self.who.side();
        let yaw = soft(ahead / 210.0);
        let pitch = soft(way.y / 250.0);
        let head = Head {
            yaw: yaw * 0.92,
            pitch: pitch * 0.95,
            eyes: (soft(ahead / 330.0) * 0.62, soft(way.y / 260.0) * 0.9),
            blink: self.pose.blink,
            smile: self.pose.smile,
            brows: self.pose.brows,
            mouth: self.pose.mouth,
            small: self.who == Who::Child,
        };
        let tilt = self.tilt().to_degrees() + pitch * 9.0;
        let r = self.build.head_radius;
        let frame =
            Transform::from_translate(middle.x, middle.y).pre_scale(self.who.side() * r, r).pre_rotate(tilt);
        canvas.within(frame, |canvas| head.draw(canvas, self.look));
    }

    fn tilt(&self) -> f32 {
        self.pose.tilt + self.pose.lean * 0.35
    }

    /// The head nods forward with the gaze: its middle moves about the neck.
    fn head_middle(&self) -> Point {
        let pitch =
            ((self.pose.gaze.y - self.who.seat().y + self.who.side().abs() * 260.0) / 400.0).clamp(-0.6, 0.8);
        let up = turn(self.build.head, self.tilt() + pitch * 0.16);
        let neck = self.on_trunk(self.build.neck);
        neck + at(self.who.side() * up.x, up.y + self.pose.breath * 0.8)
    }

    /// Seat coordinates to stage coordinates.
    fn place(&self, local: Point) -> Point {
        self.who.seat() + at(self.who.side() * local.x, local.y)
    }

    /// A place on the trunk, which leans about the hips and breathes.
    fn on_trunk(&self, local: Point) -> Point {
        let hips = at(0.0, -20.0);
        let lifted = local - at(0.0, self.lift());
        self.place(hips + turn(lifted - hips, self.pose.lean))
    }

    /// Pleasure bounces a child on its seat a little, and an adult hardly.
    fn lift(&self) -> f32 {
        let hop = (self.time_s as f32 * 13.0).sin().abs() * self.pose.delight;
        self.pose.breath * 1.1 + hop * if self.who == Who::Child { 6.0 } else { 2.0 }
    }

    fn wiggle(&self) -> f32 {
        let t = self.time_s as f32;
        (t * 1.1).sin() * 3.0 + (t * 15.0).sin() * 9.0 * self.pose.delight
    }

    /// Shoulder, elbow and wrist of an arm whose hand is wanted at `hand`: two bones, the elbow hanging down and
    /// back; a hand wanted out of reach is stretched for, softly.
    fn reach(&self, shoulder: Point, hand: Point) -> Arm {
        let shoulder = self.on_trunk(shoulder);
        let (upper, fore) = (self.build.upper_arm, self.build.forearm);
        let mut way = hand - shoulder;
        let wanted = way.length().max(1.0);
        let longest = (upper + fore) * 0.997;
        let bend = longest * 0.88;
        // Beyond `bend` the rest of the way counts less and less, so that the elbow never snaps straight.
        let length = if wanted <= bend {
            wanted.max(upper * 0.45)
        } else {
            let rest = longest - bend;
            bend + rest * (1.0 - (-(wanted - bend) / rest).exp())
        };
        way.set_length(length);
        let cos = ((upper * upper + length * length - fore * fore) / (2.0 * upper * length)).clamp(-1.0, 1.0);
        let mut to_elbow = turn(way, self.who.side() * cos.acos());
        to_elbow.set_length(upper);
        Arm { shoulder, elbow: shoulder + to_elbow, wrist: shoulder + way }
    }
}

/// Approaches ±1 without a corner, so that eyes and head never stop dead.
fn soft(x: f32) -> f32 {
    x.tanh()
}

fn fill(canvas: &mut Canvas<'_>, path: Option<tiny_skia::Path>, colour: Rgb) {
    if let Some(path) = path {
        canvas.fill(&path, colour);
    }
}

fn adult_trunk(canvas: &mut Canvas<'_>, top: Rgb, breath: f32) {
    let b = breath * 1.6;
    canvas.shape(
        (-58.0, -8.0),
        &[
            [-70.0, -70.0, -44.0 - b, -120.0, -36.0, -168.0],
            [-32.0, -196.0, -4.0, -206.0, 18.0, -206.0],
            [44.0, -206.0, 66.0, -196.0, 70.0, -166.0],
            [76.0 + b, -120.0, 66.0 + b, -60.0, 74.0, -8.0],
            [50.0, 12.0, -40.0, 12.0, -58.0, -8.0],
        ],
        top,
    );
    // Collar and a fold under the arm.
    canvas.arc(at(2.0, -204.0), at(20.0, -190.0), at(40.0, -203.0), 8.0, top.shade(0.16));
    canvas.arc(at(30.0, -110.0), at(44.0, -70.0), at(34.0, -30.0), 3.0, top.shade(0.35).alpha(0.35));
}

fn child_trunk(canvas: &mut Canvas<'_>, top: Rgb, bib: Rgb, breath: f32) {
    let b = breath * 1.2;
    canvas.shape(
        (-42.0, -10.0),
        &[
            [-50.0, -46.0, -30.0 - b, -72.0, -22.0, -92.0],
            [-16.0, -108.0, 2.0, -110.0, 14.0, -110.0],
            [30.0, -110.0, 44.0, -104.0, 46.0, -88.0],
            [54.0 + b, -66.0, 58.0 + b, -36.0, 50.0, -8.0],
            [30.0, 6.0, -28.0, 6.0, -42.0, -10.0],
        ],
        top,
    );
    // Dungarees: a bib over a round belly, a strap and a button.
    canvas.shape(
        (-40.0, -8.0),
        &[
            [-46.0, -34.0, -38.0, -48.0, -26.0, -52.0],
            [0.0, -58.0, 12.0, -72.0, 20.0, -78.0],
            [34.0, -80.0, 44.0, -78.0, 48.0, -76.0],
            [56.0 + b, -50.0, 54.0 + b, -28.0, 50.0, -6.0],
            [30.0, 8.0, -28.0, 8.0, -40.0, -8.0],
        ],
        bib,
    );
    canvas.arc(at(24.0, -78.0), at(22.0, -96.0), at(14.0, -107.0), 8.0, bib);
    canvas.circle(at(25.0, -74.0), 4.5, rgb(0xFF_F1_D6));
}
