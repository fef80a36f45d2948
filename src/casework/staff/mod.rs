//! The jobs on colleagues: who they are, their training, their device and the recovery key. Knows no family and no window.

pub(crate) mod colleagues;
pub(crate) mod device;
pub(crate) mod recovery;
pub(crate) mod training;
pub(crate) mod vouched;
