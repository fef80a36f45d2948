//! Red, green and blue to I420: brightness and halved colour planes. Knows nothing of what a picture shows.
//!
//! Limited range (Y 16–235, U and V 16–240); the matrix is ITU-R BT.709 from 720 lines on and BT.601 below,
//! which is what players assume of film that does not say.

use super::canvas::Tiles;

/// Where the planes of a tightly packed I420 picture lie: Y of `width` × `height`, then U, then V, each of half
/// width and half height, without padding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planes {
    pub(super) width: usize,
    pub(super) height: usize,
}

/// Weights of red, green and blue in 1/65536, limited range included.
struct Weights {
    y: [i32; 3],
    u: [i32; 3],
    v: [i32; 3],
}

const BT601: Weights =
    Weights { y: [16829, 33039, 6416], u: [-9714, -19070, 28784], v: [28784, -24103, -4681] };
const BT709: Weights =
    Weights { y: [11966, 40254, 4064], u: [-6596, -22188, 28784], v: [28784, -26145, -2639] };

impl Planes {
    /// Bytes of the whole picture.
    pub(super) fn bytes(self) -> usize {
        self.width * self.height * 3 / 2
    }

    /// Converts the run of tiles (row, first column, column after the last) from `rgba`.
    pub(super) fn convert(self, rgba: &[u8], (row, from, to): (usize, usize, usize), i420: &mut [u8]) {
        let weights = if self.height >= 720 { &BT709 } else { &BT601 };
        let (left, right) = (from * Tiles::SIZE, (to * Tiles::SIZE).min(self.width));
        let (top, bottom) = (row * Tiles::SIZE, ((row + 1) * Tiles::SIZE).min(self.height));
        let (brightness, colours) = i420.split_at_mut(self.width * self.height);
        let (us, vs) = colours.split_at_mut(colours.len() / 2);
        for y in (top..bottom).step_by(2) {
            let (first, second) = (y * self.width, (y + 1) * self.width);
            let upper = &rgba[(first + left) * 4..(first + right) * 4];
            let lower = &rgba[(second + left) * 4..(second + right) * 4];
            let (y_upper, y_lower) = brightness[first + left..].split_at_mut(self.width);
            let (y_upper, y_lower) = (&mut y_upper[..right - left], &mut y_lower[..right - left]);
            let colour = y / 2 * (self.width / 2);
            let span = colour + left / 2..colour + right / 2;
            let rows = upper.chunks_exact(8).zip(lower.chunks_exact(8));
            let outs = y_upper.chunks_exact_mut(2).zip(y_lower.chunks_exact_mut(2));
            let chroma = us[span.clone()].iter_mut().zip(&mut vs[span]);
            for (((a, b), (ya, yb)), (u, v)) in rows.zip(outs).zip(chroma) {
                weights.block(a, b, ya, yb, u, v);
            }
        }
    }
}

impl Weights {
    /// Four pixels (two above two) to four brightnesses and one pair of colour differences.
    // Called for every four pixels: a call each would cost more than the sums, also in development builds.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn block(&self, a: &[u8], b: &[u8], ya: &mut [u8], yb: &mut [u8], u: &mut u8, v: &mut u8) {
        let luma = |p: &[u8]| {
            let [r, g, b] = [i32::from(p[0]), i32::from(p[1]), i32::from(p[2])];
            ((self.y[0] * r + self.y[1] * g + self.y[2] * b + 0x10_8000) >> 16) as u8
        };
        ya[0] = luma(&a[0..4]);
        ya[1] = luma(&a[4..8]);
        yb[0] = luma(&b[0..4]);
        yb[1] = luma(&b[4..8]);
        let sum = |c: usize| i32::from(a[c]) + i32::from(a[c + 4]) + i32::from(b[c]) + i32::from(b[c + 4]);
        let (red, green, blue) = (sum(0), sum(1), sum(2));
        let chroma =
            |w: &[i32; 3]| ((w[0] * red + w[1] * green + w[2] * blue + (0x80_8000 << 2)) >> 18) as u8;
        *u = chroma(&self.u);
        *v = chroma(&self.v);
    }
}
