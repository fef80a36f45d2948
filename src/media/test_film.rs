//! Films for tests: every picture carries its own number, so that what is on screen says which frame it is.
//! Knows no player.

use gst::prelude::*;
use gst_app::{AppSink, AppSrc};

use super::frame::VideoFrame;

/// Pictures a second.
pub(crate) const RATE: u32 = 30;
/// Frames from one keyframe to the next.
pub(crate) const KEYFRAME_EVERY: u32 = 30;
/// Bits of the number in a picture, each a column of this many pixels.
const BITS: usize = 16;
const COLUMN: usize = 16;
const HEIGHT: usize = 64;

/// What a test's film is like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Film {
    pub frames: u32,
    pub sound: bool,
    /// Whether frames are stored in another order than shown.
    pub reordered: bool,
}

impl Film {
    /// A film of so many frames with sound.
    pub(crate) fn of(frames: u32) -> Self {
        Self { frames, sound: true, reordered: false }
    }

    /// Encodes it and streams it as Matroska, as a camera's film is.
    pub(crate) fn make(self) -> Vec<u8> {
        gst::init().unwrap();
        let tuning = if self.reordered { "bframes=2 b-adapt=false" } else { "tune=zerolatency" };
        let sound = format!(
            "audiotestsrc num-buffers={} samplesperbuffer=1600 ! audio/x-raw,rate=48000,channels=1 \
             ! opusenc ! queue max-size-time=0 max-size-buffers=0 ! mux.",
            self.frames
        );
        let width = BITS * COLUMN;
        let line = format!(
            "appsrc name=pictures format=time block=true \
             caps=video/x-raw,format=I420,width={width},height={HEIGHT},framerate={RATE}/1 \
             ! x264enc speed-preset=superfast {tuning} key-int-max={KEYFRAME_EVERY} option-string=scenecut=0 \
             ! h264parse ! queue max-size-time=0 max-size-buffers=0 ! mux. {} \
             matroskamux name=mux streamable=true ! appsink name=film sync=false",
            if self.sound { &sound } else { "" }
        );
        let pipeline = gst::parse::launch(&line).unwrap().downcast::<gst::Pipeline>().unwrap();
        let pictures = pipeline.by_name("pictures").unwrap().downcast::<AppSrc>().unwrap();
        let film = pipeline.by_name("film").unwrap().downcast::<AppSink>().unwrap();
        let frames = self.frames;
        let painter = std::thread::spawn(move || {
            for number in 0..frames {
                pictures.push_buffer(picture(number)).unwrap();
            }
            pictures.end_of_stream().unwrap();
        });
        pipeline.set_state(gst::State::Playing).unwrap();
        let mut bytes = Vec::new();
        while let Ok(sample) = film.pull_sample() {
            bytes.extend_from_slice(&sample.buffer().unwrap().map_readable().unwrap());
        }
        painter.join().unwrap();
        pipeline.set_state(gst::State::Null).unwrap();
        bytes
    }
}

/// The picture that says `number`.
fn picture(number: u32) -> gst::Buffer {
    let width = BITS * COLUMN;
    let row: Vec<u8> = (0..width).map(|x| if number >> (x / COLUMN) & 1 == 1 { 220 } else { 30 }).collect();
    let mut samples = row.repeat(HEIGHT);
    samples.resize(width * HEIGHT * 3 / 2, 128);
    let mut buffer = gst::Buffer::from_mut_slice(samples);
    let at = |number: u32| gst::ClockTime::SECOND * u64::from(number) / u64::from(RATE);
    let writable = buffer.get_mut().unwrap();
    writable.set_pts(at(number));
    writable.set_duration(at(number + 1) - at(number));
    buffer
}

/// The number that a picture says.
pub(crate) fn number_in(frame: &VideoFrame) -> u32 {
    let luma = frame.planes()[0];
    let middle = &luma.data[luma.stride * HEIGHT / 2..];
    (0..BITS).map(|bit| u32::from(middle[bit * COLUMN + COLUMN / 2] > 125) << bit).sum()
}
