//! What PipeWire has to film with, asked of its own tool `pw-dump` in a process of its own. Knows nothing of
//! other services.
//!
//! GStreamer's list of PipeWire devices is not used: with PipeWire 0.3.65 starting and stopping it now and
//! then corrupts the memory of the process (two programs of five that did nothing else ended so), and with
//! 1.4 unplugging a device has been reported to do the same. A film must not end because a camera was looked
//! for.

use std::process::{Command, Stdio};

use serde_json::Value;

use super::kind::DeviceKind;

/// A camera or microphone of PipeWire.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) kind: DeviceKind,
    /// PipeWire's lasting name.
    pub(super) name: String,
    /// What people call it.
    pub(super) description: String,
    /// Which plugging of it: changes whenever it comes back.
    pub(super) serial: String,
    /// The driver's node behind it, like `/dev/video0`.
    pub(super) path: Option<String>,
    /// What a camera offers.
    pub(super) caps: Option<gst::Caps>,
}

/// PipeWire's cameras and microphones; `None` where no PipeWire answers within a few seconds.
pub(super) fn nodes() -> Option<Vec<Node>> {
    // A daemon that hangs must not hang us: `timeout` is of the coreutils.
    let dump = Command::new("timeout")
        .args(["--kill-after=1", "5", "pw-dump"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let objects: Vec<Value> = serde_json::from_slice(&dump.stdout).ok()?;
    Some(objects.iter().filter_map(node).collect())
}

fn node(object: &Value) -> Option<Node> {
    let info = object.get("info")?;
    let props = info.get("props")?;
    let text = |name: &str| match props.get(name)? {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let kind = match text("media.class")?.as_str() {
        "Video/Source" => DeviceKind::Camera,
        "Audio/Source" | "Audio/Source/Virtual" | "Audio/Duplex" => DeviceKind::Microphone,
        _ => return None,
    };
    let name = text("node.name")?;
    let description = text("node.description").or_else(|| text("node.nick")).unwrap_or_else(|| name.clone());
    let formats = info.pointer("/params/EnumFormat").and_then(Value::as_array);
    let caps = match kind {
        DeviceKind::Camera => formats.map(|formats| formats.iter().filter_map(structure).collect()),
        DeviceKind::Microphone => None,
    };
    let serial = text("object.serial").or_else(|| object.get("id").map(Value::to_string))?;
    Some(Node { kind, name, description, serial, path: text("api.v4l2.path"), caps })
}

/// One of a camera's formats, in GStreamer's words.
fn structure(format: &Value) -> Option<gst::Structure> {
    let word = |name: &str| format.get(name).and_then(Value::as_str);
    let media = match (word("mediaType")?, word("mediaSubtype")?) {
        ("video", "raw") => "video/x-raw",
        ("video", "mjpg") => "image/jpeg",
        _ => return None,
    };
    let mut structure = gst::Structure::new_empty(media);
    if media == "video/x-raw" {
        let formats = choices(format.get("format")?);
        structure.set("format", gst::List::new(formats.iter().filter_map(|format| format.as_str())));
    }
    let size = format.get("size")?;
    for side in ["width", "height"] {
        let number =
            |size: &Value| size.get(side).and_then(Value::as_i64).and_then(|n| i32::try_from(n).ok());
        match (size.get("min").and_then(number), size.get("max").and_then(number)) {
            (Some(min), Some(max)) if min < max => structure.set(side, gst::IntRange::<i32>::new(min, max)),
            _ => structure.set(side, number(choices(size).first()?)?),
        }
    }
    let rates = format.get("framerate").map(choices).unwrap_or_default();
    let mut rates = rates.iter().filter_map(|rate| fraction(rate)).peekable();
    if rates.peek().is_some() {
        structure.set("framerate", gst::List::new(rates));
    }
    Some(structure)
}

fn fraction(rate: &Value) -> Option<gst::Fraction> {
    let part = |name: &str| rate.get(name)?.as_i64().and_then(|n| i32::try_from(n).ok()).filter(|n| *n > 0);
    Some(gst::Fraction::new(part("num")?, part("denom")?))
}

/// A value, or all that stand to choice; of a range its ends.
fn choices(value: &Value) -> Vec<&Value> {
    match value.as_object() {
        Some(object) if object.contains_key("default") => object.values().collect(),
        _ => vec![value],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAMERA: &str = r#"{"id": 40, "type": "PipeWire:Interface:Node", "info": {
        "props": {"media.class": "Video/Source", "node.name": "v4l2_input.usb", "node.description": "Webcam",
                  "object.serial": 57, "api.v4l2.path": "/dev/video0"},
        "params": {"EnumFormat": [
            {"mediaType": "video", "mediaSubtype": "raw", "format": "YUY2", "size": {"width": 1280, "height": 720},
             "framerate": {"default": {"num": 10, "denom": 1}, "alt1": {"num": 10, "denom": 1}, "alt2": {"num": 5, "denom": 1}}},
            {"mediaType": "video", "mediaSubtype": "mjpg", "size": {"width": 1280, "height": 720},
             "framerate": {"default": {"num": 30, "denom": 1}, "alt1": {"num": 30, "denom": 1}}},
            {"mediaType": "video", "mediaSubtype": "h264", "size": {"width": 1280, "height": 720}},
            {"mediaType": "video", "mediaSubtype": "raw", "format": {"default": "I420", "alt1": "NV12"},
             "size": {"default": {"width": 320, "height": 240}, "min": {"width": 16, "height": 16}, "max": {"width": 640, "height": 480}}}
        ]}}}"#;

    #[test]
    fn a_camera_and_what_it_offers_are_read() {
        crate::media::init::init().unwrap();
        let node = node(&serde_json::from_str(CAMERA).unwrap()).unwrap();
        assert_eq!(
            (node.kind, node.name.as_str(), node.serial.as_str()),
            (DeviceKind::Camera, "v4l2_input.usb", "57")
        );
        assert_eq!(node.path.as_deref(), Some("/dev/video0"));
        let caps = node.caps.unwrap();
        assert_eq!(caps.size(), 3, "{caps}");
        let jpeg = "image/jpeg,width=1280,height=720,framerate=30/1".parse::<gst::Caps>().unwrap();
        let small = "video/x-raw,format=NV12,width=600,height=400".parse::<gst::Caps>().unwrap();
        let fast =
            "video/x-raw,format=YUY2,width=1280,height=720,framerate=30/1".parse::<gst::Caps>().unwrap();
        assert!(
            caps.can_intersect(&jpeg) && caps.can_intersect(&small) && !caps.can_intersect(&fast),
            "{caps}"
        );
    }

    #[test]
    fn loudspeakers_and_programs_are_nothing_to_film_with() {
        for class in ["Audio/Sink", "Stream/Output/Video", "Midi/Bridge"] {
            let object = serde_json::json!({"id": 1, "info": {"props": {"media.class": class, "node.name": "x", "object.serial": 1}}});
            assert_eq!(node(&object), None, "{class}");
        }
        assert_eq!(node(&serde_json::json!({"id": 1})), None);
    }
}
