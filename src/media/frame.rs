//! One picture of a film or a camera as planes in memory, with the colorimetry it was made with.
//! Knows nothing of where it came from or how it is drawn.

use std::sync::{Arc, Mutex, PoisonError};

use gst_video::prelude::*;
use gst_video::{VideoColorMatrix, VideoColorRange, VideoFormat, VideoInfo};

use crate::base::MediaTime;

/// How a frame's samples lie in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Three planes: Y, U and V; the colour planes of half width and height.
    I420,
    /// Two planes: Y, and U and V in turn; the colour plane of half width and height.
    Nv12,
}

/// How brightness and colour differences make red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matrix {
    /// ITU-R BT.601.
    Bt601,
    /// ITU-R BT.709.
    Bt709,
}

/// The meaning of a frame's sample values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Matrix of the colour differences.
    pub matrix: Matrix,
    /// Whether samples use all of 0–255 rather than 16–235 (16–240 for colour).
    pub full_range: bool,
}

/// One plane: `height` rows of `width` samples of `bytes_per_sample` bytes, `stride` bytes apart.
#[derive(Clone, Copy)]
pub struct Plane<'f> {
    /// The plane's bytes, from its first sample on.
    pub data: &'f [u8],
    /// Bytes from one row's start to the next.
    pub stride: usize,
    /// Samples in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// 1, or 2 where two colour samples lie side by side.
    pub bytes_per_sample: u32,
}

impl Plane<'_> {
    /// Whether there are samples, and every row's bytes are there.
    pub fn is_whole(&self) -> bool {
        let row = self.width as usize * self.bytes_per_sample as usize;
        let before_last = (self.height as usize).saturating_sub(1).checked_mul(self.stride);
        self.height > 0
            && row > 0
            && row <= self.stride
            && before_last.is_some_and(|bytes| bytes + row <= self.data.len())
    }
}

/// A mapped, read-only picture.
pub struct VideoFrame {
    frame: gst_video::VideoFrame<gst_video::video_frame::Readable>,
    layout: Layout,
    colour: Colour,
    time: MediaTime,
}

impl VideoFrame {
    /// The picture of a sample; `None` where it is not I420 or NV12 or cannot be mapped.
    pub fn from_sample(sample: &gst::Sample) -> Option<Self> {
        let info = VideoInfo::from_caps(sample.caps()?).ok()?;
        let layout = match info.format() {
            VideoFormat::I420 => Layout::I420,
            VideoFormat::Nv12 => Layout::Nv12,
            _ => return None,
        };
        let buffer = sample.buffer_owned()?;
        let time = buffer.pts().map_or(MediaTime::ZERO, |pts| {
            MediaTime::from_ns(i64::try_from(pts.nseconds()).unwrap_or(i64::MAX))
        });
        let colour = colour_of(&info);
        let frame = gst_video::VideoFrame::from_buffer_readable(buffer, &info).ok()?;
        Some(Self { frame, layout, colour, time })
    }

    /// A picture made in memory: `planes` in the order of [`VideoFrame::planes`], each with its stride and
    /// `stride` bytes for each of its rows. `None` where they are too few or too short for the size.
    pub fn from_planes(
        (layout, colour): (Layout, Colour),
        (width, height): (u32, u32),
        planes: &[(&[u8], usize)],
        time: MediaTime,
    ) -> Option<Self> {
        gst::init().ok()?;
        let format = match layout {
            Layout::I420 => VideoFormat::I420,
            Layout::Nv12 => VideoFormat::Nv12,
        };
        let info = VideoInfo::builder(format, width, height).build().ok()?;
        if planes.len() != info.n_planes() as usize {
            return None;
        }
        let (mut offsets, mut strides, mut bytes) = (Vec::new(), Vec::new(), Vec::new());
        for (component, (plane, stride)) in planes.iter().enumerate() {
            let rows = info.comp_height(u8::try_from(component).ok()?) as usize;
            if plane.len() < rows.checked_mul(*stride)? {
                return None;
            }
            offsets.push(bytes.len());
            strides.push(i32::try_from(*stride).ok()?);
            bytes.extend_from_slice(plane);
        }
        let mut buffer = gst::Buffer::from_slice(bytes);
        let flags = gst_video::VideoFrameFlags::empty();
        let meta = buffer.get_mut()?;
        gst_video::VideoMeta::add_full(meta, flags, format, width, height, &offsets, &strides).ok()?;
        let frame = gst_video::VideoFrame::from_buffer_readable(buffer, &info).ok()?;
        let frame = Self { frame, layout, colour, time };
        frame.planes().iter().all(Plane::is_whole).then_some(frame)
    }

    /// Width in pixels.
    pub fn width(&self) -> u32 {
        self.frame.width()
    }

    /// Height in pixels.
    pub fn height(&self) -> u32 {
        self.frame.height()
    }

    /// How the samples lie.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// What the samples mean.
    pub fn colour(&self) -> Colour {
        self.colour
    }

    /// Presentation time.
    pub fn time(&self) -> MediaTime {
        self.time
    }

    /// The planes in order: Y, U, V for I420; Y, UV for NV12.
    pub fn planes(&self) -> Vec<Plane<'_>> {
        let bytes_per_sample = |index| if self.layout == Layout::Nv12 && index == 1 { 2 } else { 1 };
        let count = if self.layout == Layout::I420 { 3 } else { 2 };
        (0..count)
            .filter_map(|index: u32| {
                let component = index;
                Some(Plane {
                    data: self.frame.plane_data(index).ok()?,
                    stride: usize::try_from(*self.frame.plane_stride().get(index as usize)?).ok()?,
                    width: self.frame.comp_width(component),
                    height: self.frame.comp_height(component),
                    bytes_per_sample: bytes_per_sample(index),
                })
            })
            .collect()
    }
}

/// The frame's own colorimetry; what it leaves unsaid is what cameras and encoders mean by silence:
/// limited range, and BT.709 from 720 lines on.
fn colour_of(info: &VideoInfo) -> Colour {
    let colorimetry = info.colorimetry();
    let matrix = match colorimetry.matrix() {
        VideoColorMatrix::Bt709 => Matrix::Bt709,
        VideoColorMatrix::Unknown if info.height() >= 720 => Matrix::Bt709,
        _ => Matrix::Bt601,
    };
    Colour { matrix, full_range: colorimetry.range() == VideoColorRange::Range0_255 }
}

/// The newest frame of a stream, put there by a streaming thread and looked at by the window. A frame that
/// nobody looked at in time is replaced: watching never holds up filming.
#[derive(Clone, Default)]
pub struct FrameSlot(Arc<Mutex<(u64, Option<Arc<VideoFrame>>)>>);

impl FrameSlot {
    /// Replaces the newest frame.
    pub fn put(&self, frame: VideoFrame) {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *slot = (slot.0 + 1, Some(Arc::new(frame)));
    }

    /// Takes the picture away, so that a later look finds none.
    pub fn clear(&self) {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *slot = (slot.0 + 1, None);
    }

    /// The newest frame and a number that differs whenever the frame does.
    pub fn latest(&self) -> (u64, Option<Arc<VideoFrame>>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl std::fmt::Debug for FrameSlot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FrameSlot({})", self.latest().0)
    }
}
