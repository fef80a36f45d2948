//! The chain of elements that makes a film: pictures and sound in, streamed Matroska out. Every film of Attune goes
//! through it, so that all are alike. Knows nothing of where pictures come from or bytes go, nor of time.

use gst::prelude::*;

use super::format::{FilmSize, SOUND_BITRATE, audio_caps};
use super::status::CaptureFailure;
use crate::media::encoders;

/// Encoded film that may wait for a disk that stalls.
const WAITING_MUXED: gst::ClockTime = gst::ClockTime::from_seconds(4);
const WAITING_MUXED_BYTES: u32 = 16 << 20;

/// A film's encoders and muxer, linked and not yet running.
pub(in crate::media) struct Chain {
    pub(in crate::media) pipeline: gst::Pipeline,
    /// Where pictures of the film's size go in.
    pub(in crate::media) camera: gst_app::AppSrc,
    /// Where sound goes in.
    pub(in crate::media) microphone: gst_app::AppSrc,
    /// Where the film comes out.
    pub(in crate::media) muxed: gst_app::AppSink,
    /// The H.264 encoder.
    pub(in crate::media) video_encoder: gst::Element,
    /// GStreamer's name of it.
    pub(in crate::media) encoder: &'static str,
}

impl Chain {
    /// Builds the chain for pictures of `size`, encoded with `kilobits` a second by the encoder that films here.
    pub(in crate::media) fn build(size: FilmSize, kilobits: u32) -> Result<Self, CaptureFailure> {
        let encoder = encoders::best().ok_or(CaptureFailure::NoEncoder)?;
        let video_encoder = encoder.make(kilobits).ok_or(CaptureFailure::NoEncoder)?;
        let camera = entrance("camera", &size.video_caps());
        let microphone = entrance("microphone", &audio_caps());
        let muxed =
            gst_app::AppSink::builder().name("film").sync(false).async_(false).max_buffers(16).build();
        let pipeline = gst::Pipeline::with_name("recorder");
        Self::link(&pipeline, [&camera, &microphone], &video_encoder, &muxed)
            .map_err(|_| CaptureFailure::BrokenInstallation)?;
        Ok(Self { pipeline, camera, microphone, muxed, video_encoder, encoder: encoder.element })
    }

    fn link(
        pipeline: &gst::Pipeline,
        [camera, microphone]: [&gst_app::AppSrc; 2],
        encoder: &gst::Element,
        muxed: &gst_app::AppSink,
    ) -> Result<(), glib::BoolError> {
        let make = gst::ElementFactory::make;
        // Does nothing where the encoder takes I420, as those in software do.
        let convert = make("videoconvert").build()?;
        let parse = make("h264parse").build()?;
        let opus = make("opusenc").property("bitrate", SOUND_BITRATE).build()?;
        let mux = make("matroskamux").property("streamable", true).build()?;
        let queue = make("queue")
            .property("max-size-time", WAITING_MUXED)
            .property("max-size-bytes", WAITING_MUXED_BYTES)
            .property("max-size-buffers", 0_u32)
            .build()?;
        let pictures = [camera.upcast_ref(), &convert, encoder, &parse, &mux, &queue, muxed.upcast_ref()];
        pipeline.add_many(pictures)?;
        pipeline.add_many([microphone.upcast_ref(), &opus])?;
        gst::Element::link_many(pictures)?;
        gst::Element::link_many([microphone.upcast_ref(), &opus, &mux])
    }
}

/// An entrance that never makes the stage wait. It sets no bounds itself: the film's lane leaves out what is
/// too much, and notes it.
fn entrance(name: &str, caps: &gst::Caps) -> gst_app::AppSrc {
    gst_app::AppSrc::builder()
        .name(name)
        .caps(caps)
        .format(gst::Format::Time)
        .block(false)
        .max_bytes(0)
        .build()
}
