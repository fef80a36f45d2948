//! The GStreamer pipeline of a player, out of named elements only: nothing is plugged in by what the bytes
//! claim to be. Built, driven and taken down on the player's thread.
//!
//! ```text
//! attunefilmsrc ! matroskademux ┬ queue ! h264parse ! decoder ! videoconvert ! appsink
//!                               └ queue ! opusdec ! audioconvert ! scaletempo ! audioresample ! volume ! sink
//! ```
//! `videoconvert` passes I420 and NV12 through untouched.

use std::sync::Arc;

use gst::prelude::*;
use gst_app::{AppSink, AppSinkCallbacks};

use super::status::{PlaybackFailure, Shared};
use crate::base::MediaTime;
use crate::media::film_bytes::FilmBytes;
use crate::media::frame::VideoFrame;
use crate::media::matroska::FinishedFilm;
use crate::media::sealed_src::FilmSrc;

/// Matroska's name for H.264, the only picture that is played.
pub(super) const PICTURE_CODEC: &str = "V_MPEG4/ISO/AVC";
/// Matroska's name for Opus, the only sound that is played.
const SOUND_CODEC: &str = "A_OPUS";

/// Decoders on graphics hardware, which leave the processor to the window.
const HARDWARE_DECODERS: [&str; 6] =
    ["vah264dec", "nvh264dec", "v4l2slh264dec", "v4l2h264dec", "d3d11h264dec", "vtdec_hw"];
/// Decoders that work everywhere.
const SOFTWARE_DECODERS: [&str; 2] = ["avdec_h264", "openh264dec"];

/// A picture this late is not shown but hurries the decoder on.
const MOST_LATE: gst::ClockTime = gst::ClockTime::from_mseconds(80);

/// More than two stored times can be off from each other by rounding.
const ROUNDING: gst::ClockTime = gst::ClockTime::from_mseconds(2);

/// What to try with; what fails is tried without.
#[derive(Clone, Copy, Debug)]
pub(super) struct Means {
    pub sound: bool,
    pub hardware: bool,
}

/// Where an error came from, as far as it matters for going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PipelineFault {
    /// The loudspeaker or the way to it.
    Sound,
    /// A hardware decoder.
    HardwareDecoder,
    /// The bytes of the film.
    Source,
    /// Anything else: mostly what a demuxer says of damage.
    Film,
}

/// A pipeline that is taken down when dropped.
#[derive(Debug)]
pub(super) struct Pipeline {
    elements: gst::Pipeline,
    source: FilmSrc,
    picture: AppSink,
    hardware_decoder: Option<gst::Element>,
    sound: Option<Sound>,
}

/// The branch to the loudspeaker.
#[derive(Debug)]
struct Sound {
    bin: gst::Bin,
    volume: gst::Element,
}

impl Pipeline {
    /// Builds the pipeline and begins to preroll it. `on_message` is called on GStreamer's threads.
    pub(super) fn build(
        film: Arc<FinishedFilm>,
        means: Means,
        shared: &Arc<Shared>,
        on_message: impl Fn(&gst::Message) + Send + Sync + 'static,
    ) -> Result<Self, PlaybackFailure> {
        let has_sound = film.tracks().iter().any(|track| track.codec == SOUND_CODEC);
        let pipeline = gst::Pipeline::with_name("playback");
        let source = FilmSrc::new(film as Arc<dyn FilmBytes>);
        let demux = make("matroskademux")?;
        pipeline.add_many([source.upcast_ref(), &demux]).map_err(|_| PlaybackFailure::Pipeline)?;
        gst::Element::link(source.upcast_ref::<gst::Element>(), &demux)
            .map_err(|_| PlaybackFailure::Pipeline)?;

        let (decoder, is_hardware) = decoder(means.hardware)?;
        shorten_frames(&decoder);
        let picture = picture_sink(shared);
        let chain = [
            make("queue")?,
            make("h264parse")?,
            decoder.clone(),
            make("videoconvert")?,
            picture.clone().upcast(),
        ];
        pipeline.add_many(&chain).map_err(|_| PlaybackFailure::Pipeline)?;
        gst::Element::link_many(&chain).map_err(|_| PlaybackFailure::Pipeline)?;
        let picture_pad = chain[0].static_pad("sink").ok_or(PlaybackFailure::Pipeline)?;

        let sound = if means.sound && has_sound { Sound::build(&pipeline) } else { None };
        let sound_pad = sound.as_ref().and_then(|sound| sound.bin.static_pad("sink"));
        demux.connect_pad_added(move |_, pad| {
            let caps = pad.current_caps().unwrap_or_else(|| pad.query_caps(None));
            let target = match caps.structure(0).map(|structure| structure.name().as_str()) {
                Some("video/x-h264") => Some(&picture_pad),
                Some("audio/x-opus") => sound_pad.as_ref(),
                _ => None,
            };
            // The first track of a kind is played. A link that fails shows as a missing picture.
            if let Some(target) = target.filter(|target| !target.is_linked()) {
                let _ = pad.link(target);
            }
        });

        let bus = pipeline.bus().ok_or(PlaybackFailure::Pipeline)?;
        bus.set_sync_handler(move |_, message| {
            on_message(message);
            gst::BusSyncReply::Drop
        });
        let hardware_decoder = is_hardware.then_some(decoder);
        let this = Self { elements: pipeline, source, picture, hardware_decoder, sound };
        this.set_playing(false).map(|_| this)
    }

    /// Plays or holds; says whether an `AsyncDone` will follow.
    pub(super) fn set_playing(&self, playing: bool) -> Result<bool, PlaybackFailure> {
        let state = if playing { gst::State::Playing } else { gst::State::Paused };
        let change = self.elements.set_state(state).map_err(|_| PlaybackFailure::Pipeline)?;
        Ok(change == gst::StateChangeSuccess::Async)
    }

    /// Begins to move to `to`, which an `AsyncDone` ends; says whether that was possible.
    pub(super) fn seek(&self, to: MediaTime, exact: bool, rate: f64, stop: Option<MediaTime>) -> bool {
        let how = if exact {
            gst::SeekFlags::ACCURATE
        } else {
            gst::SeekFlags::KEY_UNIT | gst::SeekFlags::SNAP_BEFORE
        };
        let (stop_type, stop) = match stop {
            Some(stop) => (gst::SeekType::Set, Some(clock_time(stop))),
            None => (gst::SeekType::Set, None),
        };
        let seek = gst::event::Seek::new(
            rate,
            gst::SeekFlags::FLUSH | how,
            gst::SeekType::Set,
            clock_time(to),
            stop_type,
            stop,
        );
        // To one sink only: to the pipeline, the demuxer would hear of it twice.
        self.picture.send_event(seek)
    }

    /// Begins to show the next frame while holding.
    pub(super) fn step_forward(&self) -> bool {
        self.picture.send_event(gst::event::Step::new(gst::format::Buffers::from_u64(1), 1.0, true, false))
    }

    /// Loudness, 0 to 1.
    pub(super) fn set_volume(&self, volume: f64) {
        if let Some(sound) = &self.sound {
            sound.volume.set_property("volume", volume);
        }
    }

    /// Where an error message came from.
    pub(super) fn fault(&self, error: &gst::Message) -> PipelineFault {
        let Some(origin) = error.src() else { return PipelineFault::Film };
        let is_of = |element: &gst::Object| origin == element || origin.has_as_ancestor(element);
        if self.sound.as_ref().is_some_and(|sound| is_of(sound.bin.upcast_ref())) {
            PipelineFault::Sound
        } else if self.hardware_decoder.as_ref().is_some_and(|decoder| is_of(decoder.upcast_ref())) {
            PipelineFault::HardwareDecoder
        } else if is_of(self.source.upcast_ref()) {
            PipelineFault::Source
        } else {
            PipelineFault::Film
        }
    }
}

impl Drop for Pipeline {
    fn drop(&mut self) {
        // The thread that drops it is the player's own; an error here has nobody left to tell.
        let _ = self.elements.set_state(gst::State::Null);
        if let Some(bus) = self.elements.bus() {
            bus.unset_sync_handler();
        }
    }
}

impl Sound {
    /// The branch to the loudspeaker, or `None` where no sound can be made: the picture plays without.
    fn build(pipeline: &gst::Pipeline) -> Option<Self> {
        let sink = make("autoaudiosink").ok()?;
        if sink.set_state(gst::State::Ready).is_err() {
            let _ = sink.set_state(gst::State::Null);
            return None;
        }
        let volume = make("volume").ok()?;
        let mut chain = vec![make("queue").ok()?, make("opusdec").ok()?, make("audioconvert").ok()?];
        chain.extend(make("scaletempo")); // without it slow voices are deep
        chain.extend([make("audioresample").ok()?, volume.clone(), sink]);
        let bin = gst::Bin::with_name("sound");
        bin.add_many(&chain).ok()?;
        gst::Element::link_many(&chain).ok()?;
        let ghost = gst::GhostPad::with_target(&chain[0].static_pad("sink")?).ok()?;
        bin.add_pad(&ghost).ok()?;
        pipeline.add(&bin).ok()?;
        Some(Self { bin, volume })
    }
}

fn make(factory: &str) -> Result<gst::Element, PlaybackFailure> {
    gst::ElementFactory::make(factory).build().map_err(|_| PlaybackFailure::MissingElement)
}

/// The first decoder that is installed and wakes up, and whether it is one in hardware.
fn decoder(hardware: bool) -> Result<(gst::Element, bool), PlaybackFailure> {
    let hardware_names = if hardware { &HARDWARE_DECODERS[..] } else { &[] };
    let candidates = hardware_names.iter().map(|name| (name, true));
    for (name, is_hardware) in candidates.chain(SOFTWARE_DECODERS.iter().map(|name| (name, false))) {
        let Ok(element) = make(name) else { continue };
        let wakes = element.set_state(gst::State::Ready).is_ok();
        let _ = element.set_state(gst::State::Null);
        if wakes {
            return Ok((element, is_hardware));
        }
    }
    Err(PlaybackFailure::MissingElement)
}

/// Matroska rounds times to the millisecond, so that a frame can seem to last into the next one; a decoder
/// sent exactly to that next one would then show the end of the frame before. So frames last a little less.
fn shorten_frames(decoder: &gst::Element) {
    let Some(pad) = decoder.static_pad("sink") else { return };
    pad.add_probe(gst::PadProbeType::BUFFER, |_, info| {
        if let Some(buffer) = info.buffer_mut() {
            let duration = buffer.duration().unwrap_or(ROUNDING);
            buffer.make_mut().set_duration(duration.saturating_sub(ROUNDING).max(gst::ClockTime::MSECOND));
        }
        gst::PadProbeReturn::Ok
    });
}

/// The end of the picture's branch: frames go to the slot, the one held on (preroll) as well as those played.
fn picture_sink(shared: &Arc<Shared>) -> AppSink {
    let show = |shared: &Shared, sample: Result<gst::Sample, gst::glib::BoolError>| {
        if let Some(frame) = sample.ok().as_ref().and_then(VideoFrame::from_sample) {
            shared.show(frame);
        }
        Ok(gst::FlowSuccess::Ok)
    };
    let (held, played) = (shared.clone(), shared.clone());
    let callbacks = AppSinkCallbacks::builder()
        .new_preroll(move |sink| show(&held, sink.pull_preroll()))
        .new_sample(move |sink| show(&played, sink.pull_sample()))
        .build();
    AppSink::builder()
        .name("picture")
        .caps(
            &gst_video::VideoCapsBuilder::new()
                .format_list([gst_video::VideoFormat::I420, gst_video::VideoFormat::Nv12])
                .build(),
        )
        .max_buffers(2)
        .sync(true)
        .qos(true)
        .max_lateness(i64::try_from(MOST_LATE.nseconds()).unwrap_or(-1))
        .enable_last_sample(false)
        .callbacks(callbacks)
        .build()
}

fn clock_time(time: MediaTime) -> gst::ClockTime {
    gst::ClockTime::from_nseconds(u64::try_from(time.ns()).unwrap_or(0))
}
