//! Heads and faces: where they look, blink, speak and smile. Knows nothing of bodies or of the play.
//!
//! A head is drawn around (0, 0) with a radius of 1, looking along +x; the caller scales and mirrors it.

use tiny_skia::PathBuilder;

use super::canvas::{Canvas, Rgb, rgb};
use super::looks::{Hair, Look};
use super::stage::at;

/// A head at one moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// Turn: 0 towards the camera, 1 towards the partner, −1 away.
    pub(super) yaw: f32,
    /// Nod: 1 down, −1 up.
    pub(super) pitch: f32,
    /// Where the pupils are in the eye, −1..1 across and down.
    pub(super) eyes: (f32, f32),
    pub(super) blink: f32,
    pub(super) smile: f32,
    pub(super) brows: f32,
    pub(super) mouth: f32,
    /// A toddler's: rounder, with larger eyes lower in the face.
    pub(super) small: bool,
}

impl Head {
    /// Draws hair, head and face.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, look: &Look) {
        self.hair_behind(canvas, look);
        let skin = look.skin;
        let (rx, ry) = if self.small { (0.99, 0.94) } else { (0.88, 1.0) };
        // The ear turned away lies behind the head, the other before the hair.
        let hidden = if self.yaw >= 0.0 { 1.0 } else { -1.0 };
        self.ear(canvas, skin, hidden);
        canvas.ellipse(at(0.0, 0.0), rx, ry, skin);
        if self.small {
            // Full cheeks.
            canvas.ellipse(at(0.10 * self.yaw, 0.34), 0.94, 0.60, skin);
        } else {
            canvas.ellipse(at(0.07 * self.yaw, 0.50), 0.60, 0.53, skin);
        }
        self.face(canvas, skin);
        self.hair_over(canvas, look);
        self.ear(canvas, skin, -hidden);
        if look.style == Hair::Long {
            self.lock(canvas, look.hair);
        }
    }

    /// The middle of the face: it slides over the head as the head turns.
    fn middle(&self) -> (f32, f32) {
        let low = if self.small { 0.17 } else { 0.06 };
        (0.31 * self.yaw, low + 0.20 * self.pitch)
    }

    fn face(&self, canvas: &mut Canvas<'_>, skin: Rgb) {
        let (fx, fy) = self.middle();
        let apart = if self.small { 0.37 } else { 0.33 };
        let blush = rgb(0xE8_6A_5A);
        for side in [-1.0, 1.0] {
            let narrow = 1.0 - 0.22 * (side * self.yaw).max(0.0);
            let x = fx + side * apart * narrow * 1.22;
            canvas.ellipse(
                at(x, fy + 0.34),
                0.19 * narrow,
                0.13,
                blush.alpha(0.20 + 0.16 * self.smile.max(0.0)),
            );
        }
        for side in [-1.0, 1.0] {
            let narrow = 1.0 - 0.26 * (side * self.yaw).max(0.0);
            self.eye(canvas, fx + side * apart * narrow, fy, narrow, skin);
        }
        let nose = fx * 1.34;
        let tip = if self.small { 0.075 } else { 0.10 };
        canvas.ellipse(at(nose, fy + 0.22), tip, tip * 0.82, skin.shade(0.20));
        canvas.ellipse(at(nose - 0.01, fy + 0.195), tip * 0.9, tip * 0.7, skin.shade(0.05));
        self.lips(canvas, fx * 1.08, fy + if self.small { 0.41 } else { 0.49 }, skin);
    }

    fn eye(&self, canvas: &mut Canvas<'_>, x: f32, y: f32, narrow: f32, skin: Rgb) {
        let ink = rgb(0x3A_22_1E);
        let (w, h) = if self.small { (0.155, 0.190) } else { (0.130, 0.155) };
        // Laughing eyes are half closed from below.
        let open = (1.0 - self.blink) * (1.0 - 0.30 * self.smile.max(0.0).powi(2));
        // Looking down lowers the lids.
        let down = self.pitch.max(0.0);
        let (w, h, y) = (w * narrow, h * open * (1.0 - 0.32 * down), y + 0.05 * down);
        if h > 0.03 {
            canvas.ellipse(at(x, y), w, h, rgb(0xFF_FB_F4));
            let iris = if self.small { 0.122 } else { 0.100 };
            let across = (w - iris * 0.62).max(0.0);
            let down = (h - iris * 0.58).max(0.0);
            let (px, py) = (x + self.eyes.0 * across, y + self.eyes.1 * down);
            let seen = iris.min(h * 0.98);
            canvas.ellipse(at(px, py), iris * narrow, seen, ink);
            canvas.circle(at(px - 0.03, py - 0.04 * open), 0.028 * open, rgb(0xFF_FB_F4));
        }
        // The upper lid, which falls to the middle of the eye as it closes.
        let lid = y - h * 0.86;
        let arch = 0.07 * open - 0.05 * (1.0 - open);
        canvas.arc(
            at(x - w * 1.05, lid + 0.065),
            at(x, lid - arch),
            at(x + w * 1.05, lid + 0.065),
            0.042,
            ink,
        );
        let lift = 0.07 * self.brows;
        let worry = 0.05 * (-self.smile).max(0.0);
        let brow = y - if self.small { 0.31 } else { 0.27 } - lift;
        let inner = if x < 0.31 * self.yaw { 1.0 } else { -1.0 };
        canvas.arc(
            at(x - 0.14 * narrow, brow - worry * inner + 0.03),
            at(x, brow - 0.06 - 0.03 * self.brows.max(0.0)),
            at(x + 0.14 * narrow, brow + worry * inner + 0.03),
            if self.small { 0.045 } else { 0.055 },
            ink.mix(skin, if self.small { 0.35 } else { 0.12 }),
        );
    }

    fn lips(&self, canvas: &mut Canvas<'_>, x: f32, y: f32, skin: Rgb) {
        let dark = skin.mix(rgb(0x55_10_12), 0.80);
        let laugh = ((self.smile - 0.62) / 0.38).clamp(0.0, 1.0);
        let open = (self.mouth * 0.9 + laugh * 0.55).min(1.0);
        let wide =
            (0.20 + 0.10 * self.smile.max(0.0) - 0.07 * self.mouth) * if self.small { 0.86 } else { 1.0 };
        let curl = 0.17 * self.smile;
        let mut builder = PathBuilder::new();
        builder.move_to(x - wide, y - curl * 0.5);
        builder.quad_to(x, y + curl * 0.75 - 0.03 * open, x + wide, y - curl * 0.5);
        let drop = curl.max(0.0) * 0.75 + if self.small { 0.25 } else { 0.34 } * open;
        builder.quad_to(x + wide * 0.75, y + drop, x, y + drop);
        builder.quad_to(x - wide * 0.75, y + drop, x - wide, y - curl * 0.5);
        builder.close();
        if open > 0.05
            && let Some(path) = builder.finish()
        {
            canvas.fill(&path, dark);
            canvas.ellipse(at(x, y + drop * 0.74), 0.52 * wide, 0.09 * open, rgb(0xE2_7D_72));
        }
        canvas.arc(
            at(x - wide, y - curl * 0.5),
            at(x, y + curl * 0.75 - 0.03 * open),
            at(x + wide, y - curl * 0.5),
            0.05,
            dark,
        );
    }

    /// The ear on one side (1: the side looked to), which slides towards the middle as the head turns away.
    fn ear(&self, canvas: &mut Canvas<'_>, skin: Rgb, side: f32) {
        let turned = -side * self.yaw;
        let rim = if self.small { 0.95 } else { 0.86 };
        let x = side * (rim - if turned > 0.0 { 0.34 * turned } else { -0.30 * turned });
        let y = if self.small { 0.20 } else { 0.10 } - 0.10 * self.pitch;
        canvas.ellipse(at(x, y), 0.14, 0.19, skin.shade(0.07 * (turned * 3.0).clamp(0.0, 1.0)));
        canvas.ellipse(at(x, y + 0.01), 0.07, 0.11, skin.shade(0.22 * turned.max(0.0)));
    }

    fn hair_behind(&self, canvas: &mut Canvas<'_>, look: &Look) {
        let hair = look.hair;
        let back = -0.16 * self.yaw;
        match look.style {
            Hair::Bun => {
                canvas.circle(at(-0.62 - 0.35 * self.yaw, -0.86), 0.34, hair.shade(0.25));
                canvas.circle(at(-0.64 - 0.35 * self.yaw, -0.90), 0.28, hair);
            }
            Hair::Long => {
                let x = back * 0.9;
                canvas.shape(
                    (x - 1.0, -0.2),
                    &[
                        [x - 1.0, -1.25, x + 1.0, -1.25, x + 0.98, -0.2],
                        [x + 1.0, 0.5, x + 1.0, 0.9, x + 0.72, 1.22],
                        [x + 0.2, 1.42, x - 0.5, 1.42, x - 0.95, 1.20],
                        [x - 1.14, 0.7, x - 1.02, 0.2, x - 1.0, -0.2],
                    ],
                    hair.shade(0.18),
                );
            }
            Hair::Tails => {
                for side in [-1.0_f32, 1.0] {
                    let x = side * (0.98 - 0.22 * self.yaw) - 0.18 * self.yaw;
                    canvas.ellipse(at(x, -0.42), 0.27, 0.30, hair);
                    canvas.circle(at(side * 0.80 - 0.22 * self.yaw, -0.46), 0.09, rgb(0xE0_6A_54));
                }
            }
            Hair::Tuft | Hair::Short => {}
        }
        canvas.ellipse(at(back, -0.14), 1.0, if self.small { 0.93 } else { 0.98 }, hair);
    }

    /// The hair that frames the face: a cap whose lower edge is the hairline.
    fn hair_over(&self, canvas: &mut Canvas<'_>, look: &Look) {
        let (yaw, nod) = (self.yaw, 0.16 * self.pitch);
        let top = if self.small { 0.99 } else { 1.06 };
        let (left, right) = (-1.0 + 0.03 * yaw, 1.0 - 0.06 * yaw);
        let (low, slope) = if self.small { (-0.20, 0.24) } else { (-0.10, 0.34) };
        let (left_y, right_y) = (low + slope * yaw + nod, low - slope * yaw + nod);
        let part = 0.46 * yaw;
        let line = if self.small { -0.58 } else { -0.52 } + nod;
        let deep = if self.small { 0.30 } else { 0.42 };
        canvas.shape(
            (left, left_y),
            &[
                [left - 0.02, -0.72, -0.56, -top, 0.0, -top],
                [0.56, -top, right + 0.02, -0.72, right, right_y],
                [right - 0.10, right_y - 0.30, part + 0.55, line - 0.02, part + 0.18, line - deep * 0.3],
                [part - 0.2, line + 0.05, left + 0.46, line + 0.16, left + 0.30, left_y - 0.06],
                [left + 0.26, left_y + 0.14, left + 0.06, left_y + 0.20, left, left_y],
            ],
            look.hair,
        );
        if look.style == Hair::Tuft {
            for (x, y, lean) in [(-0.10, -0.98, -0.20), (0.08, -1.0, 0.10), (0.0, -0.98, 0.26)] {
                canvas.arc(at(x, y + 0.1), at(x, y - 0.12), at(x + lean, y - 0.24), 0.10, look.hair);
            }
        }
        // A soft light along the crown.
        canvas.arc(
            at(-0.55, -0.66),
            at(-0.25 + 0.2 * yaw, -0.96),
            at(0.30 + 0.1 * yaw, -0.84),
            0.07,
            look.hair.light(0.32).alpha(0.55),
        );
    }

    /// Long hair falls in front of the shoulder turned to the camera.
    fn lock(&self, canvas: &mut Canvas<'_>, hair: Rgb) {
        let x = -0.76 + 0.10 * self.yaw;
        canvas.shape(
            (x - 0.20, -0.40),
            &[
                [x + 0.12, -0.5, x + 0.28, 0.1, x + 0.20, 0.6],
                [x + 0.16, 0.95, x + 0.12, 1.15, x - 0.10, 1.28],
                [x - 0.34, 1.0, x - 0.32, 0.3, x - 0.20, -0.40],
            ],
            hair,
        );
    }
}
