//! Why a vault cannot be written, as the errors of the system say it. Knows nothing of what was to be written.

use std::io;

/// Why nothing can be written into a vault. It opens for reading all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The disk or the folder can only be read.
    ReadOnly,
    /// The disk is full.
    Full,
}

impl Hindrance {
    /// What an error of writing means; `None` where it is another.
    pub(super) fn of(error: &io::Error) -> Option<Self> {
        use io::ErrorKind as K;
        match error.kind() {
            K::ReadOnlyFilesystem | K::PermissionDenied => Some(Self::ReadOnly),
            K::StorageFull | K::QuotaExceeded => Some(Self::Full),
            _ => None,
        }
    }
}
