//! Which H.264 encoders and decoders this machine has, which one films, and how each is set. Knows nothing of
//! cameras or of where the film goes.
//!
//! All are set alike: a keyframe a second (quick scrubbing), no B-frames and no look-ahead (what was seen is in
//! the file at once), a fixed bitrate.

use std::sync::OnceLock;

use gst::prelude::*;

use super::init::{InitError, init, retire};

/// Pictures a second of every film.
pub const FRAMES_PER_SECOND: i32 = 30;

const TRIAL: gst::ClockTime = gst::ClockTime::from_seconds(4);

/// One kind of H.264 encoder and how it is told what every encoder is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoder {
    /// GStreamer's name of the element.
    pub element: &'static str,
    /// Whether it runs on dedicated hardware.
    pub hardware: bool,
    settings: &'static [(&'static str, Setting)],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Setting {
    /// The bitrate in kilobits a second.
    Kilobits,
    /// The bitrate in bits a second.
    Bits,
    /// V4L2 takes its settings as one structure.
    V4l2Controls,
    /// The same text always.
    Text(&'static str),
}

use Setting::{Bits, Kilobits, Text, V4l2Controls};

/// In order of preference.
const ENCODERS: &[Encoder] = &[
    Encoder {
        element: "vah264enc",
        hardware: true,
        settings: &[("bitrate", Kilobits), ("key-int-max", Text("30")), ("b-frames", Text("0"))],
    },
    Encoder {
        element: "vah264lpenc",
        hardware: true,
        settings: &[("bitrate", Kilobits), ("key-int-max", Text("30")), ("b-frames", Text("0"))],
    },
    Encoder {
        element: "nvh264enc",
        hardware: true,
        settings: &[
            ("bitrate", Kilobits),
            ("gop-size", Text("30")),
            ("bframes", Text("0")),
            ("preset", Text("low-latency-hq")),
            ("rc-mode", Text("cbr")),
            ("zerolatency", Text("true")),
        ],
    },
    Encoder { element: "v4l2h264enc", hardware: true, settings: &[("extra-controls", V4l2Controls)] },
    Encoder {
        element: "vaapih264enc",
        hardware: true,
        settings: &[
            ("bitrate", Kilobits),
            ("rate-control", Text("cbr")),
            ("keyframe-period", Text("30")),
            ("max-bframes", Text("0")),
        ],
    },
    Encoder {
        element: "mfh264enc",
        hardware: true,
        settings: &[
            ("bitrate", Kilobits),
            ("gop-size", Text("30")),
            ("bframes", Text("0")),
            ("low-latency", Text("true")),
        ],
    },
    Encoder {
        element: "x264enc",
        hardware: false,
        settings: &[
            ("bitrate", Kilobits),
            ("speed-preset", Text("superfast")),
            ("tune", Text("zerolatency")),
            ("key-int-max", Text("30")),
        ],
    },
    Encoder {
        element: "openh264enc",
        hardware: false,
        settings: &[
            ("bitrate", Bits),
            ("rate-control", Text("bitrate")),
            ("complexity", Text("low")),
            ("gop-size", Text("30")),
        ],
    },
];

/// An encoder that is registered here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EncoderReport {
    /// Which.
    pub encoder: Encoder,
    /// Whether it encoded a few pictures just now. A hardware encoder can be registered and have no hardware.
    pub works: bool,
}

/// The encoders registered on this machine, best first, each tried out. Takes up to seconds: not for the
/// window's thread.
pub fn available() -> Result<Vec<EncoderReport>, InitError> {
    init()?;
    Ok(ENCODERS
        .iter()
        .filter(|encoder| gst::ElementFactory::find(encoder.element).is_some())
        .map(|&encoder| EncoderReport { encoder, works: encoder.try_out() })
        .collect())
}

/// The encoder that films: the first that works. `None` where there is none (install `x264enc`, in
/// `gstreamer1.0-plugins-ugly`). Found out once; the first call can take seconds.
pub fn best() -> Option<Encoder> {
    static BEST: OnceLock<Option<Encoder>> = OnceLock::new();
    *BEST.get_or_init(|| {
        init().ok()?;
        let there = |encoder: &&Encoder| gst::ElementFactory::find(encoder.element).is_some();
        ENCODERS.iter().filter(there).find(|encoder| encoder.try_out()).copied()
    })
}

/// The H.264 and Opus decoders of this machine, in the order GStreamer prefers them.
pub fn decoders() -> Result<Vec<String>, InitError> {
    init()?;
    let mut factories =
        gst::ElementFactory::factories_with_type(gst::ElementFactoryType::DECODER, gst::Rank::MARGINAL)
            .into_iter()
            .collect::<Vec<_>>();
    factories.sort_by_key(|factory| std::cmp::Reverse(factory.rank()));
    let kinds = [gst::Caps::new_empty_simple("video/x-h264"), gst::Caps::new_empty_simple("audio/x-opus")];
    Ok(factories
        .iter()
        .filter(|factory| kinds.iter().any(|caps| factory.can_sink_any_caps(caps)))
        .map(|factory| factory.name().to_string())
        .collect())
}

impl Encoder {
    /// The encoder, set for film of `kilobits` a second. `None` where it cannot be made.
    pub(super) fn make(&self, kilobits: u32) -> Option<gst::Element> {
        let element = gst::ElementFactory::make(self.element).name("encoder").build().ok()?;
        for (property, setting) in self.settings {
            let text = match setting {
                Kilobits => kilobits.to_string(),
                Bits => kilobits.saturating_mul(1000).to_string(),
                V4l2Controls => format!(
                    "controls,video_bitrate={},h264_i_frame_period={FRAMES_PER_SECOND},repeat_sequence_header=1",
                    kilobits.saturating_mul(1000)
                ),
                Text(text) => (*text).to_owned(),
            };
            set_where_there(&element, property, &text);
        }
        Some(element)
    }

    /// What `gst-launch-1.0` would be told for the same encoder: for comparing like with like.
    pub fn launch_text(&self, kilobits: u32) -> String {
        let mut text = self.element.to_owned();
        for (property, setting) in self.settings {
            let value = match setting {
                Kilobits => kilobits.to_string(),
                Bits => kilobits.saturating_mul(1000).to_string(),
                V4l2Controls => continue,
                Text(text) => (*text).to_owned(),
            };
            text.extend([" ", property, "=", &value]);
        }
        text
    }

    /// Encodes a few pictures and throws them away.
    fn try_out(&self) -> bool {
        let pipeline = gst::Pipeline::new();
        let worked = self.run_trial(&pipeline).is_some();
        retire(pipeline);
        worked
    }

    fn run_trial(&self, pipeline: &gst::Pipeline) -> Option<()> {
        let source = gst::parse::bin_from_description(
            "videotestsrc num-buffers=4 ! video/x-raw,format=I420,width=640,height=480,framerate=30/1 ! videoconvert",
            true,
        )
        .ok()?;
        let encoder = self.make(1000)?;
        let sink = gst::ElementFactory::make("fakesink").property("sync", false).build().ok()?;
        pipeline.add_many([source.upcast_ref(), &encoder, &sink]).ok()?;
        gst::Element::link_many([source.upcast_ref(), &encoder, &sink]).ok()?;
        pipeline.set_state(gst::State::Playing).ok()?;
        let kinds = [gst::MessageType::Eos, gst::MessageType::Error];
        let message = pipeline.bus()?.timed_pop_filtered(TRIAL, &kinds)?;
        (message.type_() == gst::MessageType::Eos).then_some(())
    }
}

/// Lets the encoder spend several seconds' bits on one keyframe, where it can be told so: for film that nobody waits
/// for, whose low bitrate would otherwise show in every keyframe.
pub(super) fn allow_large_keyframes(encoder: &gst::Element) {
    set_where_there(encoder, "vbv-buf-capacity", "5000");
}

/// Sets a property from text where the element has it and knows the value: versions differ.
fn set_where_there(element: &gst::Element, property: &str, text: &str) {
    if let Some(spec) = element.find_property(property)
        && let Ok(value) = glib::Value::deserialize_with_pspec(text, &spec)
    {
        element.set_property_from_value(property, &value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoder_and_the_decoders_of_film_are_found() {
        let reports = available().unwrap();
        assert!(reports.iter().any(|report| report.works), "{reports:?}");
        let best = best().unwrap();
        assert!(reports.iter().any(|report| report.works && report.encoder == best));
        assert!(decoders().unwrap().iter().any(|name| name.contains("opus")));
    }

    #[test]
    fn every_setting_of_a_software_encoder_is_understood() {
        init().unwrap();
        for encoder in ENCODERS.iter().filter(|encoder| !encoder.hardware) {
            let Some(element) = encoder.make(2500) else { continue };
            for (property, _) in encoder.settings {
                assert!(element.find_property(property).is_some(), "{}: {property}", encoder.element);
            }
            let bitrate = element.property::<u32>("bitrate");
            assert!(bitrate == 2500 || bitrate == 2_500_000, "{bitrate}");
        }
    }
}
