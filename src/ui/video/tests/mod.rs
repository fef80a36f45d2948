//! Frames with known samples, and what every way of drawing must make of them.

mod conversion;
mod drawing;
mod view;

use crate::base::MediaTime;
use crate::media::frame::{Colour, Layout, Matrix, VideoFrame};

pub(super) const COLOURS: [Colour; 4] = [
    Colour { matrix: Matrix::Bt601, full_range: false },
    Colour { matrix: Matrix::Bt601, full_range: true },
    Colour { matrix: Matrix::Bt709, full_range: false },
    Colour { matrix: Matrix::Bt709, full_range: true },
];

pub(super) const LAYOUTS: [Layout; 2] = [Layout::I420, Layout::Nv12];

/// A frame whose samples are a function of their place: `yuv(column, row)` for brightness, and of the place of
/// the colour sample for colour. Rows are `pad` bytes longer than they need be, filled with noise.
pub(super) fn frame(
    layout: Layout,
    colour: Colour,
    (width, height): (u32, u32),
    pad: usize,
    yuv: impl Fn(u32, u32) -> [u8; 3],
) -> VideoFrame {
    let plane = |width: u32, height: u32, samples: &[usize], at: &dyn Fn(u32, u32) -> [u8; 3]| {
        let mut bytes = Vec::new();
        for row in 0..height {
            for column in 0..width {
                bytes.extend(samples.iter().map(|sample| at(column, row)[*sample]));
            }
            bytes.extend((0..pad).map(|n| 0xa5 ^ u8::try_from(n).unwrap()));
        }
        (bytes, width as usize * samples.len() + pad)
    };
    let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
    let colour_at = |column, row| yuv(2 * column, 2 * row);
    let mut planes = vec![plane(width, height, &[0], &yuv)];
    match layout {
        Layout::I420 => {
            planes.push(plane(half_width, half_height, &[1], &colour_at));
            planes.push(plane(half_width, half_height, &[2], &colour_at));
        }
        Layout::Nv12 => planes.push(plane(half_width, half_height, &[1, 2], &colour_at)),
    }
    let planes: Vec<_> = planes.iter().map(|(bytes, stride)| (bytes.as_slice(), *stride)).collect();
    VideoFrame::from_planes((layout, colour), (width, height), &planes, MediaTime::ZERO).unwrap()
}

/// A frame of one colour.
pub(super) fn flat(layout: Layout, size: (u32, u32), yuv: [u8; 3]) -> VideoFrame {
    frame(layout, COLOURS[0], size, 0, |_, _| yuv)
}
