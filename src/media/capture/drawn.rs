//! Cameras and microphones that Attune makes itself: each a thread that paints or sounds at its own pace into
//! the stage. A slow painter leaves out its own pictures; the film does not wait. Knows nothing of what is drawn.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use gst::prelude::*;
use gst_video::VideoBufferPool;

use super::format::{FRAME_NS, FilmSize, SAMPLES_PER_SECOND, audio_caps};
use super::pipewire::Connection;
use super::source::{Socket, Source};
use super::status::CaptureFailure;
use crate::base::MediaTime;

/// Paints the pictures of a drawn camera.
pub trait PictureSource: Send {
    /// Paints the picture of a moment (counted from when the camera was switched on) as I420 of the film's
    /// size: Y, U and V planes one after another without padding.
    fn paint(&mut self, time: MediaTime, i420: &mut [u8]);
}

/// Makes the sound of a drawn microphone.
pub trait SoundSource: Send {
    /// Makes 48,000 samples a second, one channel, from this sample on.
    fn sound(&mut self, first_sample: u64, out: &mut [i16]);
}

/// A drawn camera or microphone at work. Ends when dropped.
pub(super) struct Drawn {
    stop: Arc<AtomicBool>,
    /// Held for what its end does: it leaves the stage.
    _source: Source,
}

impl Drop for Drawn {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Samples made at a time: 20 ms.
const CHUNK: usize = SAMPLES_PER_SECOND as usize / 50;
const CHUNK_NS: u64 = 20_000_000;

/// Switches a drawn camera on.
pub(super) fn camera(socket: &Socket, mut painter: Box<dyn PictureSource>) -> Result<Drawn, CaptureFailure> {
    let caps = socket.size.video_caps();
    let pool = picture_pool(&caps, socket.size).map_err(|_| CaptureFailure::BrokenInstallation)?;
    let length = socket.size.picture_len();
    begin(socket, &caps, FRAME_NS, move |index| {
        let mut buffer = pool.acquire_buffer(None).ok()?;
        {
            let mut map = buffer.get_mut()?.map_writable().ok()?;
            painter.paint(time_of(index, FRAME_NS), map.get_mut(..length)?);
        }
        Some(buffer)
    })
}

/// Switches a drawn microphone on.
pub(super) fn microphone(socket: &Socket, mut maker: Box<dyn SoundSource>) -> Result<Drawn, CaptureFailure> {
    let mut samples = vec![0_i16; CHUNK];
    begin(socket, &audio_caps(), CHUNK_NS, move |index| {
        maker.sound(index * CHUNK as u64, &mut samples);
        Some(gst::Buffer::from_slice(bytemuck::cast_slice::<i16, u8>(&samples).to_vec()))
    })
}

fn time_of(index: u64, length_ns: u64) -> MediaTime {
    MediaTime::from_ns(i64::try_from(index.saturating_mul(length_ns)).unwrap_or(i64::MAX))
}

fn picture_pool(caps: &gst::Caps, size: FilmSize) -> Result<VideoBufferPool, glib::BoolError> {
    let pool = VideoBufferPool::new();
    let mut config = pool.config();
    let length = u32::try_from(size.picture_len()).unwrap_or(u32::MAX);
    config.set_params(Some(caps), length, 3, 0);
    pool.set_config(config)?;
    pool.set_active(true)?;
    Ok(pool)
}

/// Puts an entrance into the stage and feeds it from a thread with what `make` gives for each index, an index
/// lasting `length_ns`.
fn begin(
    socket: &Socket,
    caps: &gst::Caps,
    length_ns: u64,
    make: impl FnMut(u64) -> Option<gst::Buffer> + Send + 'static,
) -> Result<Drawn, CaptureFailure> {
    let entrance = gst_app::AppSrc::builder()
        .caps(caps)
        .format(gst::Format::Time)
        .is_live(true)
        .max_buffers(4)
        .leaky_type(gst_app::AppLeakyType::Downstream)
        .build();
    let bin = gst::Bin::with_name(Socket::bin_name(socket.input));
    let ghosted = bin.add(&entrance).and_then(|()| {
        let pad = entrance.static_pad("src").ok_or_else(|| glib::bool_error!("a source without a pad"))?;
        bin.add_pad(&gst::GhostPad::builder_with_target(&pad)?.name("src").build())
    });
    ghosted.map_err(|_| CaptureFailure::BrokenInstallation)?;
    let source = socket.plug_in(bin, Connection::default())?;
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = stop.clone();
    thread::Builder::new()
        .name("drawn-source".into())
        .spawn(move || feed(&entrance, length_ns, &stopped, make))
        .map_err(|_| CaptureFailure::NoThread)?;
    Ok(Drawn { stop, _source: source })
}

/// Feeds the entrance in time with the stage's clock. What would be late by more than one index is left out.
fn feed(
    entrance: &gst_app::AppSrc,
    length_ns: u64,
    stopped: &AtomicBool,
    mut make: impl FnMut(u64) -> Option<gst::Buffer>,
) {
    let mut begin = None;
    let mut index = 0_u64;
    while !stopped.load(Ordering::Relaxed) {
        let Some(now) = entrance.current_running_time().map(gst::ClockTime::nseconds) else {
            thread::sleep(Duration::from_millis(5));
            continue;
        };
        let begin_ns = *begin.get_or_insert(now);
        let due = begin_ns + index * length_ns;
        if now < due {
            thread::sleep(Duration::from_nanos(due - now));
            continue;
        }
        // Sound makes up for a short delay, pictures are left out.
        index = index.max(((now - begin_ns) / length_ns).saturating_sub(1));
        if let Some(mut buffer) = make(index)
            && let Some(writable) = buffer.get_mut()
        {
            writable.set_pts(gst::ClockTime::from_nseconds(begin_ns + index * length_ns));
            writable.set_duration(gst::ClockTime::from_nseconds(length_ns));
            // Refused while the stage comes up or goes down; the latter sets `stopped` too.
            let _ = entrance.push_buffer(buffer);
        }
        index += 1;
    }
}
