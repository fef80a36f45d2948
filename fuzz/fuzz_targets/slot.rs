//! See `vault::fuzzing`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| attune_fuzz::vault::fuzzing::slot(data));
