//! The stage: camera and microphone, each with a live stand-in, up to the taps. Lives as long as the Film
//! screen. Knows nothing of encoders or films.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use gst::prelude::*;

use super::bridge::Bridge;
use super::format::{FilmSize, audio_caps};
use super::source::Socket;
use super::status::Input;
use crate::media::Waker;
use crate::media::frame::{FrameSlot, VideoFrame};
use crate::media::init::retire;

/// How long a device may be silent before its stand-in takes over.
const TIMEOUT: gst::ClockTime = gst::ClockTime::from_mseconds(500);

/// What comes from further ahead, or lasts longer, than this has no time that could be right: the switch adds
/// such times up beyond what they can hold, and gives up its input.
const AHEAD: gst::ClockTime = gst::ClockTime::from_seconds(1);

/// Where the preview's pictures go.
pub(super) struct Preview {
    pub(super) frames: FrameSlot,
    pub(super) waker: Waker,
    /// While set, pictures are not shown: filming needs the computer.
    pub(super) resting: Arc<AtomicBool>,
    pub(super) on: bool,
}

/// The running pipeline of inputs. Taken down without waiting when dropped.
pub(super) struct Stage {
    pipeline: gst::Pipeline,
    camera: Branch,
    microphone: Branch,
    preview_valve: gst::Element,
}

/// One input's way to its tap.
struct Branch {
    valve: gst::Element,
    entry: gst::Pad,
    /// Buffers of the device itself so far.
    given: Arc<AtomicU64>,
    switch: gst::Element,
    device_pad: gst::Pad,
}

impl Drop for Stage {
    fn drop(&mut self) {
        retire(self.pipeline.clone());
    }
}

impl Stage {
    /// Builds the stage and sets it going on its stand-ins.
    pub(super) fn new(
        size: FilmSize,
        bridge: &Arc<Bridge>,
        preview: Preview,
    ) -> Result<Self, glib::BoolError> {
        let pipeline = gst::Pipeline::with_name("stage");
        // Never a device's clock: it would stand still when the device goes.
        pipeline.use_clock(Some(&gst::SystemClock::obtain()));
        let caps = size.video_caps();
        let camera = Branch::new(
            &pipeline,
            Input::Camera,
            &format!(
                "valve name=video-valve ! videorate skip-to-first=true max-duplication-time=500000000 \
                 ! videoconvertscale ! capsfilter caps=\"{caps}\""
            ),
            // One black picture, shown again and again: costs next to nothing.
            &format!(
                "videotestsrc pattern=black num-buffers=1 ! capsfilter caps=\"{caps}\" \
                 ! imagefreeze is-live=true ! capsfilter caps=\"{caps}\""
            ),
        )?;
        let caps = audio_caps();
        let microphone = Branch::new(
            &pipeline,
            Input::Microphone,
            &format!("valve name=audio-valve ! audioconvert ! audioresample ! capsfilter caps=\"{caps}\""),
            &format!("audiotestsrc is-live=true wave=silence ! capsfilter caps=\"{caps}\""),
        )?;
        let preview_valve = pictures(&pipeline, &camera, bridge, preview)?;
        sounds(&pipeline, &microphone, bridge)?;
        pipeline.set_state(gst::State::Playing).map_err(|_| glib::bool_error!("the stage does not start"))?;
        Ok(Self { pipeline, camera, microphone, preview_valve })
    }

    /// Where a source of this input is plugged in.
    pub(super) fn socket(&self, input: Input, size: FilmSize) -> Socket {
        let entry = self.branch(input).entry.clone();
        Socket { input, size, pipeline: self.pipeline.clone(), entry }
    }

    /// Buffers that the device itself has given so far.
    pub(super) fn given(&self, input: Input) -> u64 {
        self.branch(input).given.load(Ordering::Relaxed)
    }

    /// Closes or opens an input's valve.
    pub(super) fn hold_back(&self, input: Input, held: bool) {
        self.branch(input).valve.set_property("drop", held);
    }

    /// Lets pictures through to the preview or not.
    pub(super) fn set_preview(&self, on: bool) {
        self.preview_valve.set_property("drop", !on);
    }

    /// The next message of the pipeline, without waiting.
    pub(super) fn message(&self) -> Option<gst::Message> {
        self.pipeline.bus()?.pop()
    }

    /// Inputs have come or gone: how long buffers take is found out again.
    pub(super) fn recalculate_latency(&self) {
        // A failure leaves the latency known before.
        let _ = self.pipeline.recalculate_latency();
    }

    fn branch(&self, input: Input) -> &Branch {
        match input {
            Input::Camera => &self.camera,
            Input::Microphone => &self.microphone,
        }
    }
}

impl Branch {
    fn new(
        pipeline: &gst::Pipeline,
        input: Input,
        device: &str,
        stand_in: &str,
    ) -> Result<Self, glib::BoolError> {
        let parse = |text: &str| {
            gst::parse::bin_from_description(text, true)
                .map_err(|error| glib::bool_error!("a branch cannot be built: {}", error))
        };
        let (device, stand_in) = (parse(device)?, parse(stand_in)?);
        device.set_property("name", Socket::branch_name(input));
        let switch = gst::ElementFactory::make("fallbackswitch")
            .property("timeout", TIMEOUT)
            .property("immediate-fallback", true)
            .build()?;
        pipeline.add_many([device.upcast_ref(), stand_in.upcast_ref(), &switch])?;
        let device_pad = plug(&device, &switch, 0)?;
        plug(&stand_in, &switch, 1)?;
        let given = Arc::new(AtomicU64::new(0));
        let (count, clock) = (given.clone(), pipeline.downgrade());
        device_pad.add_probe(gst::PadProbeType::BUFFER, move |_, info| {
            let now = clock.upgrade().and_then(|pipeline| pipeline.current_running_time());
            let Some(buffer) = info.buffer_mut() else { return gst::PadProbeReturn::Ok };
            if buffer.pts().zip(now).is_none_or(|(time, now)| time > now.saturating_add(AHEAD)) {
                return gst::PadProbeReturn::Drop;
            }
            if buffer.duration().is_some_and(|duration| duration > AHEAD) {
                // `videorate` counts below zero at times when a source has been replaced.
                buffer.make_mut().set_duration(gst::ClockTime::NONE);
            }
            count.fetch_add(1, Ordering::Relaxed);
            gst::PadProbeReturn::Ok
        });
        let entry =
            device.static_pad("sink").ok_or_else(|| glib::bool_error!("a branch without an entry"))?;
        let valve = device
            .iterate_elements()
            .into_iter()
            .flatten()
            .find(|element| element.factory().is_some_and(|factory| factory.name() == "valve"))
            .ok_or_else(|| glib::bool_error!("a branch without a valve"))?;
        Ok(Self { valve, entry, given, switch, device_pad })
    }

    /// A tap at the end of the branch: hands every sample to the bridge on the thread it comes on.
    fn tap(&self, input: Input, bridge: &Arc<Bridge>) -> gst::Element {
        let (bridge, switch, device_pad) = (bridge.clone(), self.switch.clone(), self.device_pad.clone());
        let callbacks = gst_app::AppSinkCallbacks::builder()
            .new_sample(move |sink| {
                let sample = sink.pull_sample().map_err(|_| gst::FlowError::Flushing)?;
                let active = switch.property::<Option<gst::Pad>>("active-pad");
                bridge.pass(input, &sample, active.as_ref() == Some(&device_pad));
                Ok(gst::FlowSuccess::Ok)
            })
            .build();
        exit().callbacks(callbacks).build().upcast()
    }
}

/// An end of the stage that waits for nothing and keeps nothing.
fn exit() -> gst_app::app_sink::AppSinkBuilder<'static> {
    gst_app::AppSink::builder().sync(false).async_(false).max_buffers(1).enable_last_sample(false).qos(false)
}

fn plug(bin: &gst::Bin, switch: &gst::Element, priority: u32) -> Result<gst::Pad, glib::BoolError> {
    let pad =
        switch.request_pad_simple("sink_%u").ok_or_else(|| glib::bool_error!("the switch gives no pad"))?;
    pad.set_property("priority", priority);
    let out = bin.static_pad("src").ok_or_else(|| glib::bool_error!("a branch without an exit"))?;
    out.link(&pad).map_err(|_| glib::bool_error!("a branch cannot be linked"))?;
    Ok(pad)
}

/// switch → tee → tap, and → valve → leaky queue → preview. Returns the preview's valve.
fn pictures(
    pipeline: &gst::Pipeline,
    branch: &Branch,
    bridge: &Arc<Bridge>,
    preview: Preview,
) -> Result<gst::Element, glib::BoolError> {
    let make = gst::ElementFactory::make;
    let tee = make("tee").build()?;
    let tap = branch.tap(Input::Camera, bridge);
    let valve = make("valve").property("drop", !preview.on).build()?;
    let queue = make("queue")
        .property_from_str("leaky", "downstream")
        .property("max-size-buffers", 1_u32)
        .property("max-size-bytes", 0_u32)
        .property("max-size-time", 0_u64)
        .build()?;
    let Preview { frames, waker, resting, .. } = preview;
    let callbacks = gst_app::AppSinkCallbacks::builder()
        .new_sample(move |sink| {
            let sample = sink.pull_sample().map_err(|_| gst::FlowError::Flushing)?;
            if !resting.load(Ordering::Relaxed)
                && let Some(frame) = VideoFrame::from_sample(&sample)
            {
                frames.put(frame);
                waker();
            }
            Ok(gst::FlowSuccess::Ok)
        })
        .build();
    let shown: gst::Element = exit().drop(true).callbacks(callbacks).build().upcast();
    pipeline.add_many([&tee, &tap, &valve, &queue, &shown])?;
    gst::Element::link_many([&branch.switch, &tee, &tap])?;
    gst::Element::link_many([&tee, &valve, &queue, &shown])?;
    Ok(valve)
}

/// switch → level → tap.
fn sounds(pipeline: &gst::Pipeline, branch: &Branch, bridge: &Arc<Bridge>) -> Result<(), glib::BoolError> {
    let level = gst::ElementFactory::make("level").property("interval", 100_000_000_u64).build()?;
    let tap = branch.tap(Input::Microphone, bridge);
    pipeline.add_many([&level, &tap])?;
    gst::Element::link_many([&branch.switch, &level, &tap])
}
