//! Closes our memory to other processes, before there is a key in it. Knows no key.
//!
//! Two switches, because each leaves a hole: the limit on core dumps does not bind a system that pipes them to a
//! collector (systemd-coredump, apport), and where nothing but "not dumpable" is set, a program started by us would
//! dump again. Not dumpable also closes `/proc/PID/mem`, `environ` and tracing to other programs of the same user.
//!
//! What it costs was looked up and tried. PipeWire looks into `/proc/PID/root` to tell sandboxed programs from others;
//! where it may not look it takes them for unsandboxed (`flatpak-utils.h`), and on Debian 12 (PipeWire 0.3.65) a program
//! that is not dumpable gets the same access as any. xdg-desktop-portal refuses such programs (its issues 785 and 2141):
//! Attune asks no portal for anything. Whoever adds a file chooser or the camera portal has to do it in a helper
//! process, which is dumpable again after `exec` and holds no key.

/// Turns core dumps off and, on Linux, makes the process not dumpable. Where the system refuses, the program works
/// on as it is: [`core_dumps_are_off`] tells.
pub fn harden() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // A system that refuses to lower a limit says so to `core_dumps_are_off`.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// Whether no crash of this process leaves its memory in a file; `None` where the system does not tell.
pub fn core_dumps_are_off() -> Option<bool> {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, dumpable_behavior};
        let is_closed = dumpable_behavior().is_ok_and(|how| how == DumpableBehavior::NotDumpable);
        Some(is_closed && limit_is_zero())
    }
    #[cfg(all(unix, not(target_os = "linux")))]
    {
        Some(limit_is_zero())
    }
    #[cfg(not(unix))]
    {
        None
    }
}

#[cfg(unix)]
fn limit_is_zero() -> bool {
    use rustix::process::{Resource, getrlimit};
    getrlimit(Resource::Core).current == Some(0)
}
