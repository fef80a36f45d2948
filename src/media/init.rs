//! Starts GStreamer once for the process, and says which of its elements are missing here. Knows nothing of
//! what will be filmed or played.
//!
//! GStreamer keeps a registry of its plugins (`$GST_REGISTRY`, by default in the user's cache folder), and its
//! orc compiler may leave `orcexec.*` files in `$XDG_RUNTIME_DIR`, `$HOME` or `$TMPDIR`. Neither holds
//! anything that was filmed; they are all that is written outside the vault.

use std::sync::OnceLock;
use std::thread;

use gst::prelude::*;

/// GStreamer could not be started.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InitError {
    /// The library itself refused: its plugins or its registry are broken. Install GStreamer again.
    #[error("GStreamer does not start: {0}")]
    GStreamer(String),
    /// Our own switch between a camera and its stand-in could not be registered: another, incompatible copy
    /// of the plugin is installed.
    #[error("the fallback switch cannot be registered: {0}")]
    FallbackSwitch(String),
}

/// Starts GStreamer and registers the elements Attune brings along. May be called any number of times, from
/// any thread; the first call reads the plugin registry and can take seconds on a fresh machine.
pub fn init() -> Result<(), InitError> {
    static OUTCOME: OnceLock<Result<(), InitError>> = OnceLock::new();
    OUTCOME
        .get_or_init(|| {
            gst::init().map_err(|error| InitError::GStreamer(error.to_string()))?;
            gstfallbackswitch::plugin_register_static()
                .map_err(|error| InitError::FallbackSwitch(error.to_string()))
        })
        .clone()
}

/// An element or program that filming or playing needs and this machine lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingElement {
    /// GStreamer's name of the element, or the program's.
    pub element: &'static str,
    /// The Debian package that has it.
    pub debian_package: &'static str,
}

const CORE: &str = "libgstreamer1.0-0";
const BASE: &str = "gstreamer1.0-plugins-base";
const GOOD: &str = "gstreamer1.0-plugins-good";
const BAD: &str = "gstreamer1.0-plugins-bad";

const REQUIRED: &[(&str, &str)] = &[
    ("queue", CORE),
    ("tee", CORE),
    ("valve", CORE),
    ("appsink", BASE),
    ("appsrc", BASE),
    ("audioconvert", BASE),
    ("audioresample", BASE),
    ("audiotestsrc", BASE),
    ("opusdec", BASE),
    ("opusenc", BASE),
    ("videoconvertscale", BASE),
    ("videorate", BASE),
    ("videotestsrc", BASE),
    ("volume", BASE),
    ("imagefreeze", GOOD),
    ("jpegdec", GOOD),
    ("level", GOOD),
    ("matroskademux", GOOD),
    ("matroskamux", GOOD),
    ("h264parse", BAD),
    #[cfg(target_os = "linux")]
    ("pipewiresrc", "gstreamer1.0-pipewire"),
];

/// What is missing of the elements that filming and playing need, beside H.264 itself
/// (see [`super::encoders`]). Empty where all is well.
pub fn missing() -> Result<Vec<MissingElement>, InitError> {
    init()?;
    let elements = REQUIRED.iter().filter(|(element, _)| gst::ElementFactory::find(element).is_none());
    let programs = PROGRAMS.iter().filter(|(program, _)| !is_installed(program));
    Ok(elements
        .chain(programs)
        .map(|&(element, debian_package)| MissingElement { element, debian_package })
        .collect())
}

/// Asks PipeWire for its cameras (see [`super::devices`]).
const PROGRAMS: &[(&str, &str)] = &[
    #[cfg(target_os = "linux")]
    ("pw-dump", "pipewire-bin"),
];

fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Takes an element or pipeline out of service on a thread of its own, which nobody waits for: the state
/// change of a device that was pulled out can hang for ever.
pub(super) fn retire(element: impl IsA<gst::Element>) {
    retire_with(element, ());
}

/// As [`retire`]; what the element needs to the end is dropped after it.
pub(super) fn retire_with(element: impl IsA<gst::Element>, needed: impl Send + 'static) {
    let element: gst::Element = element.upcast();
    let kept = element.clone();
    let spawned = thread::Builder::new().name("media-retire".into()).spawn(move || {
        // An element that refuses is as gone as it gets.
        let _ = element.set_state(gst::State::Null);
        drop(needed);
    });
    if spawned.is_err() {
        // No thread to be had: leaking the element is better than hanging here.
        std::mem::forget(kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starting_twice_is_fine_and_brings_the_switch() {
        init().unwrap();
        init().unwrap();
        assert!(gst::ElementFactory::find("fallbackswitch").is_some());
    }

    #[test]
    fn what_is_missing_is_named_with_its_package() {
        for missing in missing().unwrap() {
            assert!(gst::ElementFactory::find(missing.element).is_none());
            assert!(!missing.debian_package.is_empty());
        }
        assert!(REQUIRED.iter().all(|(element, package)| !element.is_empty() && package.contains("gst")));
        assert!(!is_installed("no-such-program-anywhere"));
        assert!(cfg!(windows) || is_installed("sh"));
    }
}
