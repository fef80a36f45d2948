//! Looks this computer over: what works, what is missing, what to install. Changes nothing.

use std::path::Path;

use super::failures::{self, io_words};
use super::film::filming::least_free_bytes;
use crate::library::cipher_version;
use crate::media::devices::{DeviceKind, devices};
use crate::media::{encoders, init};
use crate::system;
use crate::words::Message;

/// One part of the computer.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The part, as JSON names it.
    pub part: &'static str,
    /// The part, in words.
    pub what: Message,
    /// Whether it works.
    pub works: bool,
    /// Whether Attune cannot do without it.
    pub needed: bool,
    /// What was found, or what to install.
    pub detail: Message,
}

/// Looks over everything; `folder` is where the vault lies or will lie, `graphics` names the adapters found.
pub fn examine(folder: &Path, graphics: &[String]) -> Vec<Finding> {
    let mut findings = vec![elements()];
    findings.extend(inputs());
    findings.extend([
        coders("encoder", "doctor-encoder", &encoder_names(), "gstreamer1.0-plugins-ugly"),
        coders("decoder", "doctor-decoder", &encoders::decoders().unwrap_or_default(), "gstreamer1.0-libav"),
        Finding {
            part: "graphics",
            what: "doctor-graphics".into(),
            works: !graphics.is_empty(),
            needed: false,
            detail: if graphics.is_empty() { "doctor-graphics-none".into() } else { named(graphics) },
        },
        disk(folder),
        cipher(),
    ]);
    findings.extend(core_dumps());
    findings
}

fn named(names: &[String]) -> Message {
    Message::new("doctor-named").with("names", names.join(", "))
}

fn elements() -> Finding {
    let missing = match init::missing() {
        Ok(missing) => missing,
        Err(error) => {
            let detail = Message::new("error-filming-failed").with("why", failures::init(&error));
            return Finding {
                part: "elements",
                what: "doctor-elements".into(),
                works: false,
                needed: true,
                detail,
            };
        }
    };
    let detail = if missing.is_empty() {
        Message::new("doctor-elements-well")
    } else {
        let mut packages: Vec<&str> = missing.iter().map(|element| element.debian_package).collect();
        packages.sort_unstable();
        packages.dedup();
        Message::new("doctor-install").with("packages", packages.join(", "))
    };
    Finding {
        part: "elements",
        what: "doctor-elements".into(),
        works: missing.is_empty(),
        needed: true,
        detail,
    }
}

fn inputs() -> [Finding; 2] {
    let found = devices().unwrap_or_default();
    let of_kind = |part, what: &'static str, kind, none: &'static str| {
        let names: Vec<String> =
            found.iter().filter(|device| device.kind == kind).map(|device| device.name.clone()).collect();
        let works = !names.is_empty();
        let detail = if works { named(&names) } else { none.into() };
        Finding { part, what: what.into(), works, needed: false, detail }
    };
    [
        of_kind("cameras", "doctor-cameras", DeviceKind::Camera, "doctor-no-camera"),
        of_kind("microphones", "doctor-microphones", DeviceKind::Microphone, "doctor-no-microphone"),
    ]
}

fn encoder_names() -> Vec<String> {
    encoders::available()
        .unwrap_or_default()
        .into_iter()
        .filter(|report| report.works)
        .map(|report| report.encoder.element.to_owned())
        .collect()
}

fn coders(part: &'static str, what: &'static str, names: &[String], package: &'static str) -> Finding {
    let works = !names.is_empty();
    let detail = if works { named(names) } else { Message::new("doctor-install").with("packages", package) };
    Finding { part, what: what.into(), works, needed: true, detail }
}

fn disk(folder: &Path) -> Finding {
    // The vault may not be made yet: its nearest folder that exists lies on the same disk.
    let existing = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let needed = least_free_bytes();
    let (works, detail) = match fs4::available_space(existing) {
        Ok(free) if free >= needed => (true, Message::new("doctor-free").with("mib", free >> 20)),
        Ok(free) => {
            (false, Message::new("doctor-free-low").with("mib", free >> 20).with("needed", needed >> 20))
        }
        Err(error) => (false, Message::new("error-free-space").with("why", io_words(&error))),
    };
    Finding { part: "disk", what: "doctor-disk".into(), works, needed: true, detail }
}

/// Whether a crash of Attune leaves keys and film in a file; nothing where the system does not tell.
fn core_dumps() -> Option<Finding> {
    let works = system::core_dumps_are_off()?;
    let detail = if works { "doctor-core-dumps-off" } else { "doctor-core-dumps-on" };
    Some(Finding {
        part: "core-dumps",
        what: "doctor-core-dumps".into(),
        works,
        needed: false,
        detail: detail.into(),
    })
}

fn cipher() -> Finding {
    let version = cipher_version();
    let works = version.is_some();
    let detail = version.map_or_else(
        || "doctor-cipher-missing".into(),
        |version| Message::new("doctor-cipher-well").with("version", version),
    );
    Finding { part: "cipher", what: "doctor-cipher".into(), works, needed: true, detail }
}
