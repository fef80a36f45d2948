//! Time within a film, in whole nanoseconds.

use std::fmt;
use std::ops::{Add, Sub};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

const NS_PER_S: i64 = 1_000_000_000;

/// A moment in a film or a length of film, in nanoseconds (i64: ±292 years).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MediaTime(i64);

impl MediaTime {
    /// The beginning of the film.
    pub const ZERO: Self = Self(0);
    /// Larger than any time in a film.
    pub const MAX: Self = Self(i64::MAX);

    /// From nanoseconds.
    pub const fn from_ns(ns: i64) -> Self {
        Self(ns)
    }

    /// From milliseconds.
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms.saturating_mul(1_000_000))
    }

    /// From whole seconds.
    pub const fn from_secs(secs: i64) -> Self {
        Self(secs.saturating_mul(NS_PER_S))
    }

    /// From whole minutes.
    pub const fn from_minutes(minutes: i64) -> Self {
        Self::from_secs(minutes.saturating_mul(60))
    }

    /// From seconds with a fraction; what cannot be a time (NaN) is zero, what is too large saturates.
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
    pub fn from_secs_f64(secs: f64) -> Self {
        Self((secs * NS_PER_S as f64).round() as i64)
    }

    /// In nanoseconds.
    pub const fn ns(self) -> i64 {
        self.0
    }

    /// In whole milliseconds, rounded down.
    pub const fn ms(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// In whole minutes, rounded down; none before zero.
    pub fn minutes(self) -> u64 {
        u64::try_from(self.ms() / 60_000).unwrap_or(0)
    }

    /// In seconds.
    #[allow(clippy::cast_precision_loss)]
    pub fn secs_f64(self) -> f64 {
        self.0 as f64 / NS_PER_S as f64
    }

    /// In minutes.
    pub fn minutes_f64(self) -> f64 {
        self.secs_f64() / 60.0
    }

    /// The distance from `earlier`, never negative.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Self {
        let ns = self.0.saturating_sub(earlier.0);
        Self(if ns < 0 { 0 } else { ns })
    }
}

impl Add for MediaTime {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for MediaTime {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for MediaTime {
    fn sum<I: Iterator<Item = Self>>(times: I) -> Self {
        times.fold(Self::ZERO, Add::add)
    }
}

/// `m:ss`, or `h:mm:ss` from an hour on; `{:.N}` adds N (at most 9) decimals of the second.
impl fmt::Display for MediaTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let ns = self.0.unsigned_abs();
        let seconds = ns / NS_PER_S.unsigned_abs();
        let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if h > 0 {
            write!(f, "{sign}{h}:{m:02}:{s:02}")?;
        } else {
            write!(f, "{sign}{m}:{s:02}")?;
        }
        match f.precision() {
            Some(decimals) if decimals > 0 => {
                let digits = format!("{:09}", ns % NS_PER_S.unsigned_abs());
                write!(f, ".{}", &digits[..decimals.min(9)])
            }
            _ => Ok(()),
        }
    }
}

/// The text is no time: expected seconds (`75.5`), `m:ss` or `h:mm:ss`, each with an optional fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time in a film: write seconds (75.5), m:ss or h:mm:ss")]
pub struct ParseMediaTimeError;

impl FromStr for MediaTime {
    type Err = ParseMediaTimeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut total_s = 0_i64;
        let mut parts = text.trim().split(':').rev();
        let (whole, fraction) = match parts.next().unwrap_or_default().split_once('.') {
            Some((whole, fraction)) => (whole, fraction),
            None => (parts_text(text), ""),
        };
        let leading: Vec<&str> = parts.collect();
        if leading.len() > 2 || fraction.len() > 9 {
            return Err(ParseMediaTimeError);
        }
        for (place, digits) in std::iter::once(whole).chain(leading.iter().copied()).enumerate() {
            let value = number(digits)?;
            if place < leading.len() && value >= 60 {
                return Err(ParseMediaTimeError);
            }
            let factor = [1, 60, 3600][place];
            total_s = value
                .checked_mul(factor)
                .and_then(|seconds| total_s.checked_add(seconds))
                .ok_or(ParseMediaTimeError)?;
        }
        let fraction_ns = if fraction.is_empty() { 0 } else { number(&format!("{fraction:0<9}"))? };
        total_s
            .checked_mul(NS_PER_S)
            .and_then(|ns| ns.checked_add(fraction_ns))
            .map(Self)
            .ok_or(ParseMediaTimeError)
    }
}

/// The last `:`-separated part of the text.
fn parts_text(text: &str) -> &str {
    text.trim().rsplit(':').next().unwrap_or_default()
}

fn number(digits: &str) -> Result<i64, ParseMediaTimeError> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ParseMediaTimeError);
    }
    digits.parse().map_err(|_| ParseMediaTimeError)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn whole_minutes_are_rounded_down_and_never_less_than_none() {
        for (ms, minutes) in [(0, 0), (59_999, 0), (60_000, 1), (3_599_999, 59), (-90_000, 0)] {
            assert_eq!(MediaTime::from_ms(ms).minutes(), minutes, "{ms}");
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, ns) in [
            ("0", 0),
            ("75.5", 75_500_000_000),
            ("1:15.5", 75_500_000_000),
            ("90", 90_000_000_000),
            ("1:02:03", 3_723_000_000_000),
            (" 12:00 ", 720_000_000_000),
            ("0.000000001", 1),
        ] {
            assert_eq!(text.parse(), Ok(MediaTime::from_ns(ns)), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "-1",
            "1:75",
            "a",
            "1:2:3:4",
            "1e3",
            "+5",
            "1:",
            ":1",
            "1.2.3",
            "99999999999999999999",
            "1.0000000001",
        ] {
            assert!(text.parse::<MediaTime>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn times_are_shown_short() {
        assert_eq!(MediaTime::from_ms(75_500).to_string(), "1:15");
        assert_eq!(format!("{:.1}", MediaTime::from_ms(75_560)), "1:15.5");
        assert_eq!(MediaTime::from_secs(3723).to_string(), "1:02:03");
    }

    proptest! {
        #[test]
        fn a_shown_time_reads_back(ns in 0_i64..=i64::MAX) {
            let time = MediaTime::from_ns(ns);
            prop_assert_eq!(format!("{time:.9}").parse(), Ok(time));
        }
    }
}
