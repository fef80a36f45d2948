//! Turning a frame into red, green and blue without a graphics processor: for windows that are not drawn by wgpu,
//! and as the oracle the shader is tested against.
//!
//! A colour sample serves the two by two pixels it stands for (nearest), where the shader interpolates.

use std::sync::{Arc, Weak};

use egui::{Color32, ColorImage, Context, TextureHandle, TextureId, TextureOptions};

use super::colour::to_rgb;
use crate::media::frame::{Colour, Layout, Plane, VideoFrame};

/// One view's texture, and which frame it shows.
#[derive(Default)]
pub(super) struct CpuPicture {
    texture: Option<TextureHandle>,
    shown: Weak<VideoFrame>,
}

impl CpuPicture {
    /// The texture of the frame, converted if it is not the one the texture shows already; `None` for a frame
    /// without pixels or larger than textures may be. The second value says whether it was converted now.
    pub(super) fn show(&mut self, ctx: &Context, frame: &Arc<VideoFrame>) -> Option<(TextureId, bool)> {
        if let Some(texture) = &self.texture
            && std::ptr::eq(self.shown.as_ptr(), Arc::as_ptr(frame))
        {
            return Some((texture.id(), false));
        }
        let image = convert(&frame.planes(), frame.layout(), frame.colour())?;
        if image.size.iter().any(|side| *side > ctx.input(|input| input.max_texture_side)) {
            return None;
        }
        self.shown = Arc::downgrade(frame);
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
pub(super) fn convert(planes: &[Plane<'_>], layout: Layout, colour: Colour) -> Option<ColorImage> {
    if !planes.iter().all(Plane::is_whole) {
        return None;
    }
    let sums = Sums::of(colour);
    let (luma, chroma) = (planes.first()?, planes.get(1)?);
    let mut image = ColorImage::filled([luma.width as usize, luma.height as usize], Color32::BLACK);
    for (row, pixels) in image.pixels.chunks_exact_mut(luma.width as usize).enumerate() {
        let (brightness, uv) = (row_of(luma, row), row_of(chroma, row / 2));
        match (layout, planes.get(2)) {
            (Layout::Nv12, _) => {
                sums.convert_row(brightness, uv.chunks_exact(2).map(|uv| [uv[0], uv[1]]), pixels);
            }
            (Layout::I420, Some(v)) => {
                let v = row_of(v, row / 2);
                sums.convert_row(brightness, uv.iter().zip(v).map(|(u, v)| [*u, *v]), pixels);
            }
            (Layout::I420, None) => return None,
        }
    }
    Some(image)
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

    fn convert_row(&self, luma: &[u8], chroma: impl Iterator<Item = [u8; 2]>, pixels: &mut [Color32]) {
        for ((luma, uv), pixels) in luma.chunks(2).zip(chroma).zip(pixels.chunks_mut(2)) {
            let differences = self.differences(uv);
            for (luma, pixel) in luma.iter().zip(pixels) {
                *pixel = self.pixel(i32::from(*luma), differences);
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
