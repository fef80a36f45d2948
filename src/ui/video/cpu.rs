//! Turning a frame into red, green and blue without a graphics processor: the path on software adapters, the
//! path without a window, and the oracle the shader is tested against.
//!
//! Colour samples serve the two by two pixels they stand for (nearest), where the shader interpolates. At half
//! scale every colour sample makes one pixel, with the mean of the brightnesses it stands for.

use std::sync::{Arc, Weak};

use egui::{Color32, ColorImage, Context, TextureHandle, TextureId, TextureOptions};

use super::colour::to_rgb;
use crate::media::frame::{Colour, Layout, Plane, VideoFrame};

/// How large the converted picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    /// A pixel for every brightness sample.
    Full,
    /// A pixel for every colour sample: half the width and height, rounded up.
    Half,
}

impl Scale {
    /// The scale that is enough for a picture drawn `drawn` pixels wide.
    pub(super) fn for_width(frame: u32, drawn: f32) -> Self {
        if f64::from(drawn) * 2.0 <= f64::from(frame) { Self::Half } else { Self::Full }
    }
}

/// One view's texture, and which frame it shows at what scale.
#[derive(Default)]
pub(super) struct CpuPicture {
    texture: Option<TextureHandle>,
    shown: Option<(Weak<VideoFrame>, Scale)>,
}

impl CpuPicture {
    /// The texture of the frame, converted if it is not the one the texture shows already; `None` for a frame
    /// without pixels or larger than textures may be. The second value says whether it was converted now.
    pub(super) fn show(
        &mut self,
        ctx: &Context,
        frame: &Arc<VideoFrame>,
        scale: Scale,
    ) -> Option<(TextureId, bool)> {
        if let (Some(texture), Some((shown, at))) = (&self.texture, &self.shown)
            && std::ptr::eq(shown.as_ptr(), Arc::as_ptr(frame))
            && *at == scale
        {
            return Some((texture.id(), false));
        }
        let image = convert(&frame.planes(), frame.layout(), frame.colour(), scale)?;
        if image.size.iter().any(|side| *side > ctx.input(|input| input.max_texture_side)) {
            return None;
        }
        self.shown = Some((Arc::downgrade(frame), scale));
        let texture = match &mut self.texture {
            Some(texture) => {
                texture.set(image, TextureOptions::LINEAR);
                texture
            }
            none => none.insert(ctx.load_texture("video", image, TextureOptions::LINEAR)),
        };
        Some((texture.id(), true))
    }
}

/// The planes as an image; `None` where they hold less than they say or nothing at all.
pub(super) fn convert(
    planes: &[Plane<'_>],
    layout: Layout,
    colour: Colour,
    scale: Scale,
) -> Option<ColorImage> {
    if !planes.iter().all(Plane::is_whole) {
        return None;
    }
    let sums = Sums::of(colour);
    let (luma, chroma) = (planes.first()?, planes.get(1)?);
    let mut image = match scale {
        Scale::Full => black(luma),
        Scale::Half => black(chroma),
    };
    let width = image.size[0];
    for (row, pixels) in image.pixels.chunks_exact_mut(width).enumerate() {
        let (above, below, half_row) = match scale {
            Scale::Full => (row_of(luma, row), None, row / 2),
            Scale::Half => (row_of(luma, 2 * row), Some(row_of(luma, 2 * row + 1)), row),
        };
        let uv = row_of(chroma, half_row);
        match (layout, planes.get(2)) {
            (Layout::Nv12, _) => {
                sums.convert_row(above, below, uv.chunks_exact(2).map(|uv| [uv[0], uv[1]]), pixels);
            }
            (Layout::I420, Some(v)) => {
                let v = row_of(v, half_row);
                sums.convert_row(above, below, uv.iter().zip(v).map(|(u, v)| [*u, *v]), pixels);
            }
            (Layout::I420, None) => return None,
        }
    }
    Some(image)
}

fn black(like: &Plane<'_>) -> ColorImage {
    ColorImage::filled([like.width as usize, like.height as usize], Color32::BLACK)
}

/// A row's samples; beyond the last row, the last row.
fn row_of<'f>(plane: &Plane<'f>, row: usize) -> &'f [u8] {
    let start = plane.stride * row.min(plane.height as usize - 1);
    &plane.data[start..start + (plane.width * plane.bytes_per_sample) as usize]
}

/// The sums of [`to_rgb`] over bytes, in 1/65536.
struct Sums {
    luma: i32,
    u: [i32; 3],
    v: [i32; 3],
    constant: [i32; 3],
}

/// Binary places of the sums.
const PLACES: i32 = 16;

impl Sums {
    fn of(colour: Colour) -> Self {
        let rows = to_rgb(colour);
        #[allow(clippy::cast_possible_truncation)] // factors are below 3 and constants below 300, times 65536
        let whole = |number: f32| (f64::from(number) * f64::from(1 << PLACES)).round() as i32;
        Self {
            luma: whole(rows[0][0]),
            u: rows.map(|row| whole(row[1])),
            v: rows.map(|row| whole(row[2])),
            // Half of the last place added once makes the shift below round.
            constant: rows.map(|row| whole(row[3] * 255.0 + 0.5)),
        }
    }

    /// One row of pixels. `below` is the second row of brightness at half scale.
    fn convert_row(
        &self,
        luma: &[u8],
        below: Option<&[u8]>,
        chroma: impl Iterator<Item = [u8; 2]>,
        pixels: &mut [Color32],
    ) {
        if let Some(below) = below {
            for (((above, below), uv), pixel) in
                luma.chunks(2).zip(below.chunks(2)).zip(chroma).zip(pixels)
            {
                let ends = [above[0], above[above.len() - 1], below[0], below[below.len() - 1]];
                let sum: u16 = ends.into_iter().map(u16::from).sum();
                *pixel = self.pixel(i32::from((sum + 2) / 4), self.differences(uv));
            }
        } else {
            for ((luma, uv), pixels) in luma.chunks(2).zip(chroma).zip(pixels.chunks_mut(2)) {
                let differences = self.differences(uv);
                for (luma, pixel) in luma.iter().zip(pixels) {
                    *pixel = self.pixel(i32::from(*luma), differences);
                }
            }
        }
    }

    /// What the colour sample adds to red, green and blue.
    #[inline]
    fn differences(&self, [u, v]: [u8; 2]) -> [i32; 3] {
        let (u, v) = (i32::from(u), i32::from(v));
        std::array::from_fn(|c| self.u[c] * u + self.v[c] * v + self.constant[c])
    }

    #[inline]
    fn pixel(&self, luma: i32, differences: [i32; 3]) -> Color32 {
        let luma = self.luma * luma;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped to a byte
        let [r, g, b] = differences.map(|d| ((luma + d) >> PLACES).clamp(0, 255) as u8);
        Color32::from_rgb(r, g, b)
    }
}
