//! Prepares sources of PipeWire. Knows nothing of other services.
//!
//! GStreamer's PipeWire elements share one connection by its descriptor. A source that hangs on its way out
//! keeps a connection alive whose daemon has ended, and every later source would be given that one. So each
//! source gets a connection of its own.

use gst::prelude::*;

/// A connection that lives as long as its source does.
#[cfg(unix)]
pub(super) type Connection = Option<std::os::unix::net::UnixStream>;
/// There is no PipeWire.
#[cfg(not(unix))]
pub(super) type Connection = ();

/// Sets what a source of PipeWire needs; leaves others alone. `copies` says that nothing after it copies its
/// pictures: its few buffers must not wait in our queues.
#[cfg(unix)]
pub(super) fn prepare(element: &gst::Element, copies: bool) -> Connection {
    use std::os::fd::AsRawFd;

    if element.factory().is_none_or(|factory| factory.name() != "pipewiresrc") {
        return None;
    }
    // PipeWire's own times stand still at times: four films of four came out nearly empty.
    element.set_property("do-timestamp", true);
    if copies {
        element.set_property("always-copy", true);
    }
    // Without one (PipeWire not where it usually is) the shared connection has to do.
    let connection = std::os::unix::net::UnixStream::connect(socket()?).ok()?;
    element.set_property("fd", connection.as_raw_fd());
    Some(connection)
}

/// Nothing to set.
#[cfg(not(unix))]
pub(super) fn prepare(_element: &gst::Element, _copies: bool) -> Connection {}

/// Where PipeWire listens, by its own rules.
#[cfg(unix)]
fn socket() -> Option<std::path::PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let remote = set("PIPEWIRE_REMOTE").unwrap_or_else(|| "pipewire-0".into());
    let folder = set("PIPEWIRE_RUNTIME_DIR").or_else(|| set("XDG_RUNTIME_DIR"))?;
    // An absolute remote stands for itself.
    Some(std::path::PathBuf::from(folder).join(remote))
}
