//! The clock in the corner: film time as minutes, seconds and tenths in drawn digits. Knows no font and no
//! wall clock.

use tiny_skia::{Path, PathBuilder, Transform};

use super::canvas::{Canvas, rgb};
use super::stage::at;
use crate::base::MediaTime;

/// Width and height of a digit's strokes before scaling, and the distance to the next.
const WIDE: f32 = 10.0;
const HIGH: f32 = 18.0;
const PITCH: f32 = 15.5;
const COLON_PITCH: f32 = 8.0;

/// Draws the clock at the top left of a picture `height` pixels high. The canvas is in pixels here, not in
/// stage points: small pictures get a relatively larger clock, so that it stays legible.
pub(super) fn draw(canvas: &mut Canvas<'_>, height: f32, time: MediaTime) {
    let digit = (height * 0.047).max(12.0);
    let unit = digit / HIGH;
    let tenths = time.ms().max(0) / 100;
    let text = format!("{:02}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10);
    let advance = |sign: char| if sign.is_ascii_digit() { PITCH } else { COLON_PITCH };
    let length: f32 = text.chars().map(advance).sum::<f32>() - (PITCH - WIDE);
    let corner = height * 0.033;
    let place = Transform::from_translate(corner, corner).pre_scale(unit, unit);
    canvas.within(place, |canvas| {
        canvas.block(0.0, 0.0, length + 22.0, HIGH + 16.0, 10.0, rgb(0x3B_22_1C).alpha(0.78));
        let mut x = 11.0;
        for (index, sign) in text.chars().enumerate() {
            // Tenths are quieter than the seconds.
            let ink = rgb(0xFF_F3_DE).alpha(if index + 1 == text.len() { 0.78 } else { 1.0 });
            canvas.within(Transform::from_translate(x, 8.0), |canvas| match sign {
                ':' => {
                    canvas.circle(at(1.5, HIGH * 0.28), 1.7, ink);
                    canvas.circle(at(1.5, HIGH * 0.74), 1.7, ink);
                }
                '.' => canvas.circle(at(1.5, HIGH - 0.6), 1.7, ink),
                _ => {
                    if let Some(path) = stroke_of(sign) {
                        canvas.stroke(&path, 2.7, ink);
                    }
                }
            });
            x += advance(sign);
        }
    });
}

/// The stroke of a digit in a box of [`WIDE`] × [`HIGH`].
fn stroke_of(digit: char) -> Option<Path> {
    let mut b = PathBuilder::new();
    match digit {
        '0' => {
            b.move_to(5.0, 0.0);
            b.cubic_to(11.6, 0.0, 11.6, 18.0, 5.0, 18.0);
            b.cubic_to(-1.6, 18.0, -1.6, 0.0, 5.0, 0.0);
            b.close();
        }
        '1' => {
            b.move_to(1.6, 4.0);
            b.line_to(5.8, 0.0);
            b.line_to(5.8, 18.0);
        }
        '2' => {
            b.move_to(0.3, 4.6);
            b.cubic_to(0.8, -1.6, 10.2, -1.6, 9.7, 5.2);
            b.cubic_to(9.4, 9.0, 4.0, 12.6, 0.2, 18.0);
            b.line_to(10.0, 18.0);
        }
        '3' => {
            b.move_to(0.6, 3.2);
            b.cubic_to(2.4, -1.4, 9.4, -1.0, 9.3, 4.4);
            b.cubic_to(9.2, 7.4, 6.6, 8.6, 4.0, 8.6);
            b.cubic_to(7.4, 8.6, 10.1, 10.0, 10.0, 13.2);
            b.cubic_to(9.8, 19.4, 1.4, 19.4, 0.0, 14.6);
        }
        '4' => {
            b.move_to(7.4, 18.0);
            b.line_to(7.4, 0.0);
            b.line_to(0.0, 12.8);
            b.line_to(10.4, 12.8);
        }
        '5' => {
            b.move_to(9.2, 0.0);
            b.line_to(1.8, 0.0);
            b.line_to(1.0, 8.0);
            b.cubic_to(3.6, 5.4, 10.2, 6.0, 10.0, 12.0);
            b.cubic_to(9.8, 19.4, 1.6, 19.4, 0.0, 14.8);
        }
        '6' => {
            b.move_to(7.6, 0.0);
            b.cubic_to(3.6, 3.4, 0.0, 7.6, 0.0, 12.4);
            b.cubic_to(0.0, 19.8, 10.0, 19.8, 10.0, 12.4);
            b.cubic_to(10.0, 5.4, 1.2, 5.4, 0.1, 11.6);
        }
        '7' => {
            b.move_to(0.0, 0.0);
            b.line_to(10.0, 0.0);
            b.line_to(3.8, 18.0);
        }
        '8' => {
            b.push_oval(tiny_skia::Rect::from_ltrb(1.0, 0.0, 9.0, 8.2)?);
            b.push_oval(tiny_skia::Rect::from_ltrb(0.0, 8.2, 10.0, 18.0)?);
        }
        _ => {
            b.move_to(2.4, 18.0);
            b.cubic_to(6.4, 14.6, 10.0, 10.4, 10.0, 5.6);
            b.cubic_to(10.0, -1.8, 0.0, -1.8, 0.0, 5.6);
            b.cubic_to(0.0, 12.6, 8.8, 12.6, 9.9, 6.4);
        }
    }
    b.finish()
}
