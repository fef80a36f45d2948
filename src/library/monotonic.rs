//! A clock nobody can set: how long this process has run, by the computer's uptime. Knows nothing of days.

use std::sync::OnceLock;

/// Milliseconds since the process first asked. On Linux and Android the time the computer slept counts, as it does for
/// the clock on the wall; elsewhere it may not, and a journal then says after a sleep that the clock went ahead.
pub(super) fn process_ms() -> i64 {
    static START: OnceLock<i64> = OnceLock::new();
    let now = uptime_ms();
    now - START.get_or_init(|| now)
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn uptime_ms() -> i64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    time.tv_sec.saturating_mul(1000).saturating_add(time.tv_nsec / 1_000_000)
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn uptime_ms() -> i64 {
    static BEGIN: OnceLock<std::time::Instant> = OnceLock::new();
    let passed = BEGIN.get_or_init(std::time::Instant::now).elapsed();
    i64::try_from(passed.as_millis()).unwrap_or(i64::MAX)
}
