//! Small things that move: the ball, the bird outside, the telephone, a curtain in the draught, dust in the
//! sun. Knows no person.

use tiny_skia::{PathBuilder, Point, Transform};

use super::canvas::{Canvas, curved, rgb};
use super::room::{self, GLASS};
use super::stage::{BALL_RADIUS, BIRD_PERCH, PHONE, at, between};

/// The ball's shadow on the rug.
pub(super) fn ball_shadow(canvas: &mut Canvas<'_>, middle: Point) {
    canvas.shadow(middle + at(5.0, BALL_RADIUS - 1.0), BALL_RADIUS * 1.25, 9.5, 0.55);
}

/// The ball: six coloured wedges that turn, under light that does not.
pub(super) fn ball(canvas: &mut Canvas<'_>, middle: Point, angle: f32) {
    let r = BALL_RADIUS;
    canvas.circle(middle, r, rgb(0xFB_F1_DD));
    canvas.within(Transform::from_translate(middle.x, middle.y).pre_rotate(angle.to_degrees()), |canvas| {
        for (turn, colour) in [(0.0, 0xD9_5B_4A), (120.0, 0x3F_83_92), (240.0, 0xEE_B0_4A)] {
            canvas.within(Transform::from_rotate(turn), |canvas| wedge(canvas, r, rgb(colour)));
        }
        canvas.circle(at(0.0, 0.0), r * 0.17, rgb(0xFB_F1_DD));
    });
    // Shade below right, a gleam above left.
    let shade = curved(
        (middle.x + r * 0.72, middle.y - r * 0.69),
        &[
            [
                middle.x + r * 1.35,
                middle.y + r * 0.1,
                middle.x + r * 0.8,
                middle.y + r,
                middle.x,
                middle.y + r,
            ],
            [
                middle.x - r * 0.4,
                middle.y + r,
                middle.x - r * 0.75,
                middle.y + r * 0.75,
                middle.x - r * 0.85,
                middle.y + r * 0.5,
            ],
            [
                middle.x - r * 0.1,
                middle.y + r * 0.9,
                middle.x + r * 0.85,
                middle.y + r * 0.4,
                middle.x + r * 0.72,
                middle.y - r * 0.69,
            ],
        ],
    );
    if let Some(path) = shade {
        canvas.fill(&path, rgb(0x5A_20_18).alpha(0.20));
    }
    canvas.ellipse(middle + at(-r * 0.36, -r * 0.46), r * 0.24, r * 0.16, rgb(0xFF_FF_FF).alpha(0.55));
}

/// A sixth of a disc.
fn wedge(canvas: &mut Canvas<'_>, r: f32, colour: super::canvas::Rgb) {
    let (sin, cos) = (std::f32::consts::FRAC_PI_3).sin_cos();
    let mut builder = PathBuilder::new();
    builder.move_to(0.0, 0.0);
    builder.quad_to(r * 0.55, -r * 0.12, r, 0.0);
    let k = 0.3527 * r;
    builder.cubic_to(r, k, r * cos + k * sin, r * sin - k * cos, r * cos, r * sin);
    builder.quad_to(r * 0.38, r * 0.42, 0.0, 0.0);
    builder.close();
    if let Some(path) = builder.finish() {
        canvas.fill(&path, colour);
    }
}

/// The bird: `stay` as in [`super::pose::Moment::bird`]. It comes from behind the right curtain and goes back.
pub(super) fn bird(canvas: &mut Canvas<'_>, stay: f32, time_s: f64) {
    if stay <= 0.0 || stay >= 2.0 {
        return;
    }
    let t = time_s as f32;
    let away = at(GLASS.0 + GLASS.2 + 34.0, GLASS.1 + 60.0);
    let share = if stay <= 1.0 { stay } else { 2.0 - stay };
    let flying = share < 1.0;
    let swoop = (share * std::f32::consts::PI).sin() * if stay <= 1.0 { 22.0 } else { -18.0 };
    let hop = if flying { 0.0 } else { ((t * 2.3).sin() * 6.0 - 4.6).max(0.0) * 3.0 };
    let place = between(away, BIRD_PERCH, share) + at(0.0, swoop - hop);
    // It looks where it flies, and on its perch into the room.
    let side = if stay <= 1.0 { -1.0 } else { 1.0 };
    canvas.within(Transform::from_translate(place.x, place.y).pre_scale(side * 1.25, 1.25), |canvas| {
        let (back, breast) = (rgb(0x4E_78_A0), rgb(0xEE_95_5A));
        canvas.shape(
            (-10.0, 2.0),
            &[
                [-20.0, 2.0, -26.0, 6.0, -30.0, 9.0],
                [-26.0, 10.0, -16.0, 10.0, -8.0, 7.0],
                [-8.0, 5.0, -9.0, 4.0, -10.0, 2.0],
            ],
            back.shade(0.2),
        );
        canvas.ellipse(at(0.0, 0.0), 14.0, 11.0, back);
        canvas.ellipse(at(4.0, 3.5), 9.0, 7.5, breast);
        let nod = if flying { 0.0 } else { (t * 3.1).sin() * 1.2 };
        canvas.circle(at(10.0, -9.0 + nod), 8.0, back);
        canvas.ellipse(at(13.0, -6.5 + nod), 4.2, 3.6, breast);
        canvas.shape(
            (16.5, -10.5 + nod),
            &[
                [19.0, -10.0 + nod, 21.0, -9.0 + nod, 23.0, -7.8 + nod],
                [20.0, -7.0 + nod, 18.0, -7.0 + nod, 16.5, -6.8 + nod],
                [16.0, -8.0 + nod, 16.0, -9.0 + nod, 16.5, -10.5 + nod],
            ],
            rgb(0x5A_3A_28),
        );
        canvas.circle(at(12.5, -10.5 + nod), 1.6, rgb(0x20_16_14));
        let beat = if flying { (t * 26.0).sin() } else { -0.75 };
        canvas.shape(
            (5.0, -4.0),
            &[
                [0.0, -6.0 - 10.0 * beat.max(0.0), -8.0, -4.0 - 18.0 * beat, -16.0, 1.0 - 16.0 * beat],
                [-10.0, 4.0, -2.0, 5.0, 5.0, -4.0],
            ],
            back.shade(0.32),
        );
        if !flying {
            canvas.line(&[(-1.0, 10.0), (-1.0, 14.0)], 1.6, rgb(0x5A_3A_28));
            canvas.line(&[(4.0, 10.0), (4.0, 14.0)], 1.6, rgb(0x5A_3A_28));
        }
    });
    room::window_bars(canvas);
}

/// Both curtains; the right one stirs more.
pub(super) fn curtains(canvas: &mut Canvas<'_>, time_s: f64) {
    let t = time_s as f32;
    let (x, y, w, h) = GLASS;
    canvas.line(&[(x - 74.0, y - 34.0), (x + w + 74.0, y - 34.0)], 7.0, rgb(0x9A_62_3E));
    for end in [x - 76.0, x + w + 76.0] {
        canvas.circle(at(end, y - 34.0), 7.5, rgb(0x9A_62_3E));
    }
    for (side, root, stir) in [(-1.0_f32, x - 4.0, 0.5), (1.0, x + w + 4.0, 1.0)] {
        let sway = ((t * 0.7 + side).sin() * 5.0 + (t * 1.13).sin() * 2.5) * stir;
        let outer = root + side * 58.0;
        let foot = y + h + 56.0;
        let cloth = rgb(0xF0_C2_9C);
        canvas.shape(
            (root - side * 14.0, y - 32.0),
            &[
                [
                    root - side * 14.0,
                    y + 80.0,
                    root - side * 4.0 + sway * 0.4,
                    y + 180.0,
                    root - side * 8.0 + sway,
                    foot,
                ],
                [
                    root + side * 14.0 + sway,
                    foot + 6.0,
                    outer - side * 16.0,
                    foot + 6.0,
                    outer + side * 8.0,
                    foot,
                ],
                [outer + side * 4.0, y + 180.0, outer, y + 80.0, outer, y - 32.0],
                [outer - side * 20.0, y - 36.0, root, y - 36.0, root - side * 14.0, y - 32.0],
            ],
            cloth,
        );
        for (share, dark) in [(0.28, 0.20), (0.55, 0.13), (0.8, 0.18)] {
            let top = root + (outer - root) * share;
            let bottom = top + sway * (1.0 - share) + side * 3.0;
            canvas.arc(
                at(top, y - 26.0),
                at(top - side * 3.0, y + 160.0),
                at(bottom, foot - 2.0),
                5.0,
                cloth.shade(dark).alpha(0.55),
            );
        }
    }
}

/// The telephone on the rug, whose screen lights up by `light`.
pub(super) fn phone(canvas: &mut Canvas<'_>, light: f32) {
    canvas.within(
        Transform::from_translate(PHONE.x, PHONE.y).pre_concat(Transform::from_skew(-0.5, 0.0)),
        |canvas| {
            canvas.block(-23.0, -8.0, 50.0, 21.0, 5.0, rgb(0x3A_1A_14).alpha(0.25));
            canvas.block(-26.0, -11.0, 50.0, 20.0, 5.0, rgb(0x3C_3A_44));
            canvas.block(-22.0, -8.5, 42.0, 15.0, 3.0, rgb(0x5A_5C_6C).mix(rgb(0xD8_F0_FF), light));
        },
    );
    if light > 0.0 {
        canvas.ellipse(PHONE + at(0.0, -6.0), 54.0, 24.0, rgb(0xE8_F6_FF).alpha(0.20 * light));
    }
}

/// Dust that drifts through the window's light.
pub(super) fn dust(canvas: &mut Canvas<'_>, time_s: f64) {
    let t = time_s as f32;
    for mote in 0..9 {
        let n = mote as f32;
        let (rise, drift) = (0.021 + 0.004 * (n * 1.7).sin(), 0.13 + 0.02 * n);
        let height = (t * rise + n * 0.37).fract();
        let place = at(600.0 + n * 26.0 + (t * drift + n * 2.0).sin() * 34.0, 540.0 - height * 190.0);
        let glint = (height * std::f32::consts::PI).sin() * (0.30 + 0.16 * (t * 0.9 + n).sin());
        canvas.circle(place, 1.7 + 0.5 * (n * 2.1).sin(), rgb(0xFF_FA_E6).alpha(glint));
    }
}
