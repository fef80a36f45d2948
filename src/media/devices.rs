//! Which cameras and microphones there are, each once, under an id that outlives replugging. Knows nothing of
//! filming.
//!
//! Everything here asks device services and may wait for them: never call it from the window's thread.

mod kind;
#[cfg(target_os = "linux")]
mod pipewire;

use std::str::FromStr;

use gst::prelude::*;

pub use kind::DeviceKind;

use super::init::init;

/// Names a device for as long as it stays the same piece of hardware on the same socket; not for one plugging.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DeviceId {
    service: String,
    key: String,
}

impl std::fmt::Display for DeviceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.service, self.key)
    }
}

/// The text is no device id: expected `service:key`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a device id: expected the text that the list of devices shows")]
pub struct ParseDeviceIdError;

impl FromStr for DeviceId {
    type Err = ParseDeviceIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some((service, key)) if !service.is_empty() && !key.is_empty() => {
                Ok(Self { service: service.to_owned(), key: key.to_owned() })
            }
            _ => Err(ParseDeviceIdError),
        }
    }
}

/// A camera or microphone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceInfo {
    /// What to ask for it by.
    pub id: DeviceId,
    /// What people call it.
    pub name: String,
    /// What it gives.
    pub kind: DeviceKind,
}

/// The devices could not be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DevicesError {
    /// GStreamer does not start: see the check-up.
    #[error("GStreamer does not start")]
    Init,
    /// No device service answers: is PipeWire or the video driver running?
    #[error("no device service answers")]
    NoService,
}

/// All cameras, then all microphones. A camera offered by two services stands here once; infrared cameras
/// (of face recognition) and the monitors of loudspeakers are left out.
pub fn devices() -> Result<Vec<DeviceInfo>, DevicesError> {
    let both = [DeviceKind::Camera, DeviceKind::Microphone];
    let found = found(&both)?;
    Ok(both
        .iter()
        .flat_map(|kind| found.iter().filter(|found| found.info.kind == *kind))
        .map(|found| found.info.clone())
        .collect())
}

/// A device as it is plugged in now.
pub(super) struct Plugged {
    info: DeviceInfo,
    handle: Handle,
    /// The driver's node behind it, like `/dev/video0`.
    path: Option<String>,
}

enum Handle {
    /// A source of PipeWire, by its serial number.
    #[cfg(target_os = "linux")]
    PipeWire { serial: String, caps: Option<gst::Caps> },
    /// Of any service that GStreamer lists.
    Listed(gst::Device),
}

impl Plugged {
    /// A source element for the device.
    pub(super) fn element(&self) -> Option<gst::Element> {
        match &self.handle {
            #[cfg(target_os = "linux")]
            Handle::PipeWire { serial, .. } => {
                gst::ElementFactory::make("pipewiresrc").property("target-object", serial).build().ok()
            }
            Handle::Listed(device) => device.create_element(None).ok(),
        }
    }

    /// What the device offers, where it says.
    pub(super) fn caps(&self) -> Option<gst::Caps> {
        match &self.handle {
            #[cfg(target_os = "linux")]
            Handle::PipeWire { caps, .. } => caps.clone(),
            Handle::Listed(device) => device.caps(),
        }
    }
}

/// The device of that id, or, where the service that names it has changed, the one of that kind with the same
/// key.
pub(super) fn find(kind: DeviceKind, id: &DeviceId) -> Result<Option<Plugged>, DevicesError> {
    let mut found = found(&[kind])?;
    let exact = found.iter().position(|found| found.info.id == *id);
    let same_key = || found.iter().position(|found| found.info.id.key == id.key);
    Ok(exact.or_else(same_key).map(|index| found.swap_remove(index)))
}

fn found(kinds: &[DeviceKind]) -> Result<Vec<Plugged>, DevicesError> {
    init().map_err(|_| DevicesError::Init)?;
    // A service that hands devices to several programs at once goes before the bare driver.
    let mut all = Vec::new();
    let mut answered = false;
    #[cfg(target_os = "linux")]
    if let Some(nodes) = pipewire::nodes() {
        answered = true;
        all.extend(nodes.into_iter().filter_map(of_pipewire));
    }
    let covered: &[&str] = if answered { &["pulsedeviceprovider", "alsadeviceprovider"] } else { &[] };
    for factory in gst::DeviceProviderFactory::factories(gst::Rank::SECONDARY) {
        let name = factory.name();
        let wanted = kinds.iter().any(|kind| factory.has_classes(Some(kind.class())));
        if wanted && name != "pipewiredeviceprovider" && !covered.contains(&name.as_str()) {
            answered = true;
            let listed = factory.get().map(|provider| provider.devices()).unwrap_or_default();
            all.extend(listed.into_iter().filter_map(recognise));
        }
    }
    if !answered {
        return Err(DevicesError::NoService);
    }
    all.retain(|found| kinds.contains(&found.info.kind));
    Ok(without_duplicates(all))
}

#[cfg(target_os = "linux")]
fn of_pipewire(node: pipewire::Node) -> Option<Plugged> {
    let pipewire::Node { kind, name, description, serial, path, caps } = node;
    if kind == DeviceKind::Camera && is_infrared(&description, caps.as_deref()) {
        return None;
    }
    let id = DeviceId { service: "pipewire".into(), key: name };
    let info = DeviceInfo { id, name: description, kind };
    Some(Plugged { info, handle: Handle::PipeWire { serial, caps }, path })
}

/// What a listed device is to us; `None` where it is nothing to film with.
fn recognise(device: gst::Device) -> Option<Plugged> {
    let kind = if device.has_classes(DeviceKind::Camera.class()) {
        DeviceKind::Camera
    } else if device.has_classes(DeviceKind::Microphone.class()) {
        DeviceKind::Microphone
    } else {
        return None;
    };
    let name = device.display_name().to_string();
    let facts = Facts(device.properties());
    let refused = match kind {
        DeviceKind::Camera => is_infrared(&name, device.caps().as_deref()),
        DeviceKind::Microphone => is_monitor(&name, &facts),
    };
    if refused {
        return None;
    }
    let service = service_of(&device);
    let key = facts
        .first(&["node.name", "v4l2.device.bus_info", "device.bus_path", "device.serial", "device.path"])
        .unwrap_or_else(|| name.clone());
    let path = facts.first(&["api.v4l2.path", "device.path"]);
    let info = DeviceInfo { id: DeviceId { service, key }, name, kind };
    Some(Plugged { info, handle: Handle::Listed(device), path })
}

/// The properties a service gives its devices; all of them text.
struct Facts(Option<gst::Structure>);

impl Facts {
    fn first(&self, names: &[&str]) -> Option<String> {
        let structure = self.0.as_ref()?;
        names.iter().find_map(|name| structure.get::<String>(*name).ok()).filter(|text| !text.is_empty())
    }
}

/// The service's name from its device's type: `GstV4l2Device` is `v4l2`.
fn service_of(device: &gst::Device) -> String {
    let name = device.type_().name().to_lowercase();
    name.trim_start_matches("gst").trim_end_matches("device").to_owned()
}

/// Keeps the first of those that are one camera or microphone: the same node of the driver, or the same key
/// or name under another service.
fn without_duplicates(all: Vec<Plugged>) -> Vec<Plugged> {
    let mut kept: Vec<Plugged> = Vec::new();
    for found in all {
        let same = |other: &Plugged| {
            let (this, that) = (&found.info, &other.info);
            let elsewhere = this.id.service != that.id.service;
            this.kind == that.kind
                && (this.id == that.id
                    || (found.path.is_some() && found.path == other.path)
                    || (elsewhere && (this.name == that.name || this.id.key == that.id.key)))
        };
        if !kept.iter().any(same) {
            kept.push(found);
        }
    }
    kept
}

/// Cameras that see warmth or depth for face recognition give grey pictures only, or say so in their name.
fn is_infrared(name: &str, caps: Option<&gst::CapsRef>) -> bool {
    let named = name
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| word == "IR" || word.eq_ignore_ascii_case("infrared"));
    let grey_only = caps.is_some_and(|caps| !caps.is_any() && !caps.is_empty() && caps.iter().all(all_grey));
    named || grey_only
}

fn all_grey(structure: &gst::StructureRef) -> bool {
    let grey = |format: &str| format.starts_with("GRAY");
    if let Ok(format) = structure.get::<&str>("format") {
        return grey(format);
    }
    structure.get::<gst::List>("format").is_ok_and(|formats| {
        !formats.is_empty() && formats.iter().all(|format| format.get::<&str>().is_ok_and(grey))
    })
}

fn is_monitor(name: &str, facts: &Facts) -> bool {
    let class = facts.first(&["device.class"]).unwrap_or_default();
    let node = facts.first(&["node.name", "internal-name"]).unwrap_or_default();
    class == "monitor" || node.ends_with(".monitor") || name.starts_with("Monitor of ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_text() {
        let id: DeviceId = "pipewire:v4l2_input.usb-0:1.0".parse().unwrap();
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("camera".parse::<DeviceId>().is_err());
        assert!(":x".parse::<DeviceId>().is_err());
    }

    #[test]
    fn infrared_cameras_are_known_by_name_or_by_grey() {
        init().unwrap();
        let caps = |text: &str| text.parse::<gst::Caps>().unwrap();
        let colour = caps("video/x-raw,format={YUY2,GRAY8}; image/jpeg");
        let grey = caps("video/x-raw,format=GRAY8; video/x-raw,format={GRAY8,GRAY16_LE}");
        assert!(!is_infrared("FIREFLY Camera", Some(&colour)));
        assert!(is_infrared("Camera", Some(&grey)));
        assert!(is_infrared("Integrated IR Camera", Some(&colour)));
        assert!(!is_infrared("Camera", Some(&gst::Caps::new_any())));
        assert!(!is_infrared("Camera", None));
    }

    #[test]
    fn what_plays_out_of_a_loudspeaker_is_no_microphone() {
        init().unwrap();
        let facts = |node: &str| Facts(Some(gst::Structure::builder("p").field("node.name", node).build()));
        assert!(is_monitor("Monitor of Speakers", &Facts(None)));
        assert!(is_monitor("Speakers", &facts("alsa_output.pci.monitor")));
        assert!(!is_monitor("Headset", &facts("alsa_input.usb")));
    }
}
