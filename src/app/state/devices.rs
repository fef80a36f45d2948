//! The cameras and microphones of a computer as data. Knows no pipeline.

/// Cameras and microphones of this computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Devices {
    /// Cameras, the rehearsal camera last.
    pub cameras: Vec<DeviceRow>,
    /// Microphones.
    pub microphones: Vec<DeviceRow>,
}

/// One camera or microphone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRow {
    /// Names the device to the capture room.
    pub id: String,
    /// The device's own name; `None` for the rehearsal camera and its voices.
    pub name: Option<String>,
}
