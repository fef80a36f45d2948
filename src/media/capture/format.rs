//! The one format of a film's pictures and sound. Knows nothing of who makes them.

use crate::media::encoders::FRAMES_PER_SECOND;

/// Samples of sound a second.
pub(in crate::media) const SAMPLES_PER_SECOND: u32 = 48_000;

/// Length of one picture, in nanoseconds.
pub(super) const FRAME_NS: u64 = 1_000_000_000 / FRAMES_PER_SECOND as u64;

/// Bits of Opus sound a second: clear speech of one channel.
pub(super) const SOUND_BITRATE: i32 = 64_000;

/// Size of a film's picture; 30 pictures a second always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilmSize {
    /// 640 × 360, for slow computers.
    Small,
    /// 1280 × 720.
    #[default]
    Hd720,
    /// 1920 × 1080.
    Hd1080,
}

impl FilmSize {
    /// Pixels in a row; a multiple of 8.
    pub fn width(self) -> u32 {
        match self {
            Self::Small => 640,
            Self::Hd720 => 1280,
            Self::Hd1080 => 1920,
        }
    }

    /// Rows; even.
    pub fn height(self) -> u32 {
        self.width() / 16 * 9
    }

    /// Bytes of one picture in I420 without padding.
    pub fn picture_len(self) -> usize {
        (self.width() * self.height() * 3 / 2) as usize
    }

    /// Kilobits of H.264 a second.
    pub fn kilobits(self) -> u32 {
        match self {
            Self::Small => 1_000,
            Self::Hd720 => 2_500,
            Self::Hd1080 => 5_000,
        }
    }

    /// The film's pictures: I420, of one colorimetry whichever camera they come from, so that a camera that
    /// is replugged or replaced by black changes nothing for the encoder.
    pub(super) fn video_caps(self) -> gst::Caps {
        let colorimetry = if self == Self::Small { "bt601" } else { "bt709" };
        gst::Caps::builder("video/x-raw")
            .field("format", "I420")
            .field("width", self.width().cast_signed())
            .field("height", self.height().cast_signed())
            .field("framerate", gst::Fraction::new(FRAMES_PER_SECOND, 1))
            .field("pixel-aspect-ratio", gst::Fraction::new(1, 1))
            .field("colorimetry", colorimetry)
            .build()
    }
}

/// The film's sound: one channel of 16-bit samples.
pub(super) fn audio_caps() -> gst::Caps {
    let format = if cfg!(target_endian = "little") { "S16LE" } else { "S16BE" };
    gst::Caps::builder("audio/x-raw")
        .field("format", format)
        .field("layout", "interleaved")
        .field("rate", SAMPLES_PER_SECOND.cast_signed())
        .field("channels", 1_i32)
        .build()
}
