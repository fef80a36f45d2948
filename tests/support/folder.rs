//! A folder of a test, which goes away with it. Knows nothing of what lies in it.
#![allow(clippy::unwrap_used, clippy::missing_panics_doc)] // what cannot go on stops where it is

/// Where folders lie in memory, on systems that have such a place.
const IN_MEMORY: &str = "/dev/shm";
/// Room that there must be in memory.
const ROOM: u64 = 1 << 30;

/// In memory where the system has room for it: what a power cut takes is not seen on a disk either, and no test waits for
/// one.
pub fn folder() -> tempfile::TempDir {
    if fs4::available_space(IN_MEMORY).is_ok_and(|room| room > ROOM) {
        tempfile::Builder::new().prefix("attune-test").tempdir_in(IN_MEMORY).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}
