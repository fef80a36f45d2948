//! Counting: a length as a number that goes on record. Knows no domain.

/// A count as records hold it.
pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
