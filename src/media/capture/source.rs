//! Opens a camera or microphone of this machine and links it into the running stage. Everything here may hang
//! with the device: it runs on throw-away threads only. Knows nothing of films.

use gst::prelude::*;

use super::format::FilmSize;
use super::pipewire;
use super::status::{CaptureFailure, Input};
use crate::media::devices::{self, DeviceId, DeviceKind, DevicesError};
use crate::media::encoders::FRAMES_PER_SECOND;
use crate::media::init::retire_with;

/// How far from its arrival the time of a live buffer can be.
const AHEAD: gst::ClockTime = gst::ClockTime::from_mseconds(500);
const BEHIND: gst::ClockTime = gst::ClockTime::from_seconds(2);

/// Where a source of an input belongs.
#[derive(Clone)]
pub(super) struct Socket {
    pub(super) input: Input,
    pub(super) size: FilmSize,
    pub(super) pipeline: gst::Pipeline,
    /// The sink pad that an opened source feeds.
    pub(super) entry: gst::Pad,
}

/// A source in the stage. Taken out again when dropped, without waiting.
pub(super) struct Source {
    bin: gst::Bin,
    pipeline: gst::Pipeline,
    connection: pipewire::Connection,
}

impl Drop for Source {
    fn drop(&mut self) {
        if let Some(pad) = self.bin.static_pad("src") {
            // What the device still gives goes nowhere, without an error.
            pad.add_probe(gst::PadProbeType::DATA_DOWNSTREAM, |_, _| gst::PadProbeReturn::Drop);
            if let Some(peer) = pad.peer() {
                let _ = pad.unlink(&peer);
            }
        }
        self.bin.set_locked_state(true);
        let _ = self.pipeline.remove(&self.bin);
        retire_with(self.bin.clone(), std::mem::take(&mut self.connection));
    }
}

impl Socket {
    /// The name under which messages of this input's sources are recognised.
    pub(super) fn bin_name(input: Input) -> &'static str {
        match input {
            Input::Camera => "camera-source",
            Input::Microphone => "microphone-source",
        }
    }

    /// The same for what brings them into the film's format.
    pub(super) fn branch_name(input: Input) -> &'static str {
        match input {
            Input::Camera => "camera-branch",
            Input::Microphone => "microphone-branch",
        }
    }

    /// Opens the device of that id, wherever it is plugged in now. `loose` takes whatever format it likes to
    /// give, for devices that promise formats they do not have. Waits for the device.
    pub(super) fn open_device(&self, id: &DeviceId, loose: bool) -> Result<Source, CaptureFailure> {
        let kind = match self.input {
            Input::Camera => DeviceKind::Camera,
            Input::Microphone => DeviceKind::Microphone,
        };
        let device = devices::find(kind, id)
            .map_err(|error| match error {
                DevicesError::Init => CaptureFailure::BrokenInstallation,
                DevicesError::NoService => CaptureFailure::NoService,
            })?
            .ok_or(CaptureFailure::NoDevice)?;
        let element = device.element().ok_or(CaptureFailure::CannotOpen)?;
        let offered = device.caps().filter(|_| self.input == Input::Camera && !loose);
        let chosen = offered.and_then(|caps| best_format(&caps, self.size));
        let film = self.size.video_caps();
        let unchanged = chosen.as_ref().is_none_or(|caps| caps.can_intersect(&film));
        let connection = pipewire::prepare(&element, self.input == Input::Camera && unchanged);
        let bin = bin_of(self.input, &element, chosen).map_err(|_| CaptureFailure::BrokenInstallation)?;
        self.plug_in(bin, connection)
    }

    /// Links a bin with one source pad into the stage and starts it.
    pub(super) fn plug_in(
        &self,
        bin: gst::Bin,
        connection: pipewire::Connection,
    ) -> Result<Source, CaptureFailure> {
        let pad = bin.static_pad("src").ok_or(CaptureFailure::BrokenInstallation)?;
        // The stage outlives its sources: their end is not its end.
        pad.add_probe(gst::PadProbeType::EVENT_DOWNSTREAM, |_, info| match info.event() {
            Some(event) if event.type_() == gst::EventType::Eos => gst::PadProbeReturn::Drop,
            _ => gst::PadProbeReturn::Ok,
        });
        let clock = self.pipeline.downgrade();
        pad.add_probe(gst::PadProbeType::BUFFER, move |_, info| {
            if let (Some(buffer), Some(now)) =
                (info.buffer_mut(), clock.upgrade().and_then(|pipeline| pipeline.current_running_time()))
            {
                stamp(buffer, now);
            }
            gst::PadProbeReturn::Ok
        });
        bin.set_locked_state(true);
        self.pipeline.add(&bin).map_err(|_| CaptureFailure::BrokenInstallation)?;
        let source = Source { bin, pipeline: self.pipeline.clone(), connection };
        // An earlier source that hung on its way in may hold the place.
        if let Some(old) = self.entry.peer() {
            let _ = old.unlink(&self.entry);
        }
        pad.link(&self.entry).map_err(|_| CaptureFailure::CannotOpen)?;
        source.bin.set_locked_state(false);
        source.bin.sync_state_with_parent().map_err(|_| CaptureFailure::CannotOpen)?;
        Ok(source)
    }
}

/// Gives a buffer that carries no time, or one that cannot be, the time of its arrival. Drivers and services
/// give such now and then while a stream starts, and the switch does not survive a time near the end of time.
fn stamp(buffer: &mut gst::Buffer, now: gst::ClockTime) {
    let range = now.saturating_sub(BEHIND)..=now.saturating_add(AHEAD);
    let given = buffer.pts().filter(|pts| range.contains(pts));
    // Raw pictures and sound come in the order they are shown: a decoding time says nothing.
    if given.is_none() || buffer.dts().is_some() {
        let writable = buffer.make_mut();
        writable.set_pts(given.unwrap_or(now));
        writable.set_dts(gst::ClockTime::NONE);
    }
}

/// device → (format) → (decoder of JPEG) → source pad `src`.
fn bin_of(
    input: Input,
    element: &gst::Element,
    chosen: Option<gst::Caps>,
) -> Result<gst::Bin, glib::BoolError> {
    let bin = gst::Bin::with_name(Socket::bin_name(input));
    bin.add(element)?;
    let mut last = element.clone();
    let mut append = |next: gst::Element| {
        bin.add(&next)?;
        last.link(&next)?;
        last = next;
        Ok::<(), glib::BoolError>(())
    };
    if let Some(caps) = chosen {
        let is_jpeg = caps.structure(0).is_some_and(|structure| structure.name() == "image/jpeg");
        append(gst::ElementFactory::make("capsfilter").property("caps", caps).build()?)?;
        if is_jpeg {
            append(gst::ElementFactory::make("jpegdec").build()?)?;
        }
    }
    let pad = last.static_pad("src").ok_or_else(|| glib::bool_error!("a source without a pad"))?;
    bin.add_pad(&gst::GhostPad::builder_with_target(&pad)?.name("src").build())?;
    Ok(bin)
}

/// Of the formats a camera offers the one that costs least to make film of: the film's size rather than
/// another, enough pictures a second, raw rather than JPEG, I420 rather than others. `None` where the camera
/// does not say: it may give what it likes.
fn best_format(offered: &gst::Caps, size: FilmSize) -> Option<gst::Caps> {
    offered
        .iter_with_features()
        .filter(|(_, features)| features.contains(gst::CAPS_FEATURE_MEMORY_SYSTEM_MEMORY))
        .filter_map(|(structure, _)| format_of(structure, size))
        .min_by_key(|(_, cost)| *cost)
        .map(|(caps, _)| caps)
}

/// The structure fixed as near to the film as it goes, and how far that is from it.
fn format_of(structure: &gst::StructureRef, size: FilmSize) -> Option<(gst::Caps, (u64, bool, u8))> {
    let raw = match structure.name().as_str() {
        "video/x-raw" => true,
        "image/jpeg" => false,
        _ => return None,
    };
    let mut fixed = structure.to_owned();
    fixed.fixate_field_nearest_int("width", size.width().cast_signed());
    fixed.fixate_field_nearest_int("height", size.height().cast_signed());
    fixed.fixate_field_nearest_fraction("framerate", gst::Fraction::new(FRAMES_PER_SECOND, 1));
    if raw {
        fixed.fixate_field_str("format", "I420");
    }
    let number = |name: &str| fixed.get::<i32>(name).ok();
    let (width, height) = (number("width")?, number("height")?);
    let slow = fixed
        .get::<gst::Fraction>("framerate")
        .is_ok_and(|rate| rate.denom() > 0 && rate.numer() > 0 && rate.numer() < 24 * rate.denom());
    let format = fixed.get::<String>("format").unwrap_or_default();
    // Pictures smaller than the film lose detail for good; larger ones only cost work.
    let missing = u64::from(
        (size.width() * size.height()).saturating_sub(width.unsigned_abs() * height.unsigned_abs()),
    );
    let surplus = u64::from(
        (width.unsigned_abs() * height.unsigned_abs()).saturating_sub(size.width() * size.height()),
    );
    let distance = missing.saturating_mul(4).saturating_add(surplus)
        + if slow { u64::from(size.width()) * u64::from(size.height()) } else { 0 };
    let conversion = u8::from(format != "I420");
    let mut caps =
        gst::Caps::builder(structure.name().as_str()).field("width", width).field("height", height);
    if !format.is_empty() {
        caps = caps.field("format", format);
    }
    if let Ok(rate) = fixed.get::<gst::Fraction>("framerate") {
        caps = caps.field("framerate", rate);
    }
    Some((caps.build(), (distance, !raw, conversion)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(offered: &str) -> Option<String> {
        crate::media::init::init().unwrap();
        let caps: gst::Caps = offered.parse().unwrap();
        best_format(&caps, FilmSize::Hd720).map(|caps| caps.to_string())
    }

    #[test]
    fn the_films_own_size_and_rate_are_preferred() {
        let chosen = best(
            "video/x-raw,format=YUY2,width=640,height=480,framerate=30/1; \
             video/x-raw,format=YUY2,width=1280,height=720,framerate=10/1; \
             image/jpeg,width=1280,height=720,framerate={60/1,30/1}; \
             image/jpeg,width=1920,height=1080,framerate=30/1",
        )
        .unwrap();
        assert!(
            chosen.starts_with("image/jpeg") && chosen.contains("720") && chosen.contains("30/1"),
            "{chosen}"
        );
    }

    #[test]
    fn raw_goes_before_jpeg_and_what_is_not_film_is_passed_over() {
        let raw = best("audio/x-raw; image/jpeg,width=1280,height=720,framerate=30/1; video/x-raw,format={YUY2,I420},width=1280,height=720,framerate=30/1").unwrap();
        assert!(raw.starts_with("video/x-raw") && raw.contains("I420"), "{raw}");
        assert_eq!(best("video/x-h264,width=1280,height=720"), None);
        assert_eq!(best("ANY"), None);
    }
}
