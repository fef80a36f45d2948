//! A small, repeatable source of chance. Knows nothing of what is decided with it.
//!
//! `SplitMix64` (Steele, Lea and Flood, 2014) in a dozen lines rather than a crate: what a seed draws must stay the same
//! for ever, because samples of film and tests are compared by it, and generators of crates change between versions. It
//! is no source of keys; those come from the vault.

/// What a stream of `SplitMix64` goes on by.
pub const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The finisher of `SplitMix64`: sixty-four well mixed bits of any number.
pub const fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(GOLDEN);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_splitmix64() {
        // The first outputs of the reference implementation for the seed 1234567 (Vigna, splitmix64.c).
        let mut state = 1_234_567_u64;
        let mut next = || {
            let bits = mix(state);
            state = state.wrapping_add(GOLDEN);
            bits
        };
        assert_eq!(next(), 6_457_827_717_110_365_317);
        assert_eq!(next(), 3_203_168_211_198_807_973);
    }
}
