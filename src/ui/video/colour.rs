//! The sums that turn brightness and colour differences into red, green and blue, from a frame's own matrix and
//! range. Knows nothing of textures or frames.
//!
//! Source: ITU-R BT.601-7 and BT.709-6 (the weights of red and blue, and the quantisation of 8-bit samples).

use crate::media::frame::{Colour, Matrix};

/// Three rows, for red, green and blue: the factors of Y, U (Cb) and V (Cr) and a constant, where samples and
/// results are 0–1 (a sample's byte divided by 255). Results may leave 0–1 and must be clamped.
pub(super) type ToRgb = [[f32; 4]; 3];

/// The rows for a frame's colour.
pub(super) fn to_rgb(colour: Colour) -> ToRgb {
    let (red, blue) = match colour.matrix {
        Matrix::Bt601 => (0.299, 0.114),
        Matrix::Bt709 => (0.2126, 0.0722),
    };
    let green = 1.0 - red - blue;
    let (luma, chroma, black) =
        if colour.full_range { (1.0, 1.0, 0.0) } else { (255.0 / 219.0, 255.0 / 224.0, 16.0 / 255.0) };
    let neutral = 128.0 / 255.0;
    let (red_of_v, blue_of_u) = (2.0 * (1.0 - red) * chroma, 2.0 * (1.0 - blue) * chroma);
    let row = |u: f32, v: f32| [luma, u, v, -luma * black - (u + v) * neutral];
    [row(0.0, red_of_v), row(-blue_of_u * blue / green, -red_of_v * red / green), row(blue_of_u, 0.0)]
}
