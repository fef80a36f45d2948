//! A clock that only goes forward: nobody sets it, and it goes on while the computer sleeps, where the system has
//! such a clock. Tells no time of day.

use std::time::Duration;

/// Time since some moment before the program began.
#[cfg(target_os = "linux")]
pub fn steady_time() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    let part = |number: i64| u64::try_from(number).unwrap_or_default();
    Duration::from_secs(part(now.tv_sec)) + Duration::from_nanos(part(now.tv_nsec))
}

/// Time since some moment before; sleep is not counted everywhere.
#[cfg(not(target_os = "linux"))]
pub fn steady_time() -> Duration {
    static FIRST: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    FIRST.get_or_init(std::time::Instant::now).elapsed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_forward() {
        let first = steady_time();
        std::thread::sleep(Duration::from_millis(5));
        assert!(steady_time() >= first + Duration::from_millis(5));
    }
}
