//! What a device gives. Knows nothing of services.

/// What a device gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeviceKind {
    /// Pictures.
    Camera,
    /// Sound.
    Microphone,
}

impl DeviceKind {
    /// How device services call it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Camera => "Video/Source",
            Self::Microphone => "Audio/Source",
        }
    }
}
