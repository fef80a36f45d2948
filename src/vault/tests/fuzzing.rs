//! The fuzzer's entries over some thousand made-up inputs, so that they stay right between long runs, and what
//! long runs found.

use super::super::fuzzing;

type Target = fn(&[u8]);

const TARGETS: [(&str, Target, usize); 4] = [
    ("film", fuzzing::film, 3000),
    ("seal", fuzzing::seal, 3000),
    ("slot", fuzzing::slot, 1000),
    ("keys", fuzzing::keys, 2000),
];

/// Bytes that look random and are always the same.
fn noise(state: &mut u64) -> u8 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    state.to_le_bytes()[5]
}

#[test]
fn whatever_the_bytes_the_formats_keep_their_promises() {
    for (name, target, runs) in TARGETS {
        let mut state = 1;
        for run in 0..runs {
            let len = run % 200;
            let data: Vec<u8> = (0..len).map(|_| noise(&mut state)).collect();
            let result = std::panic::catch_unwind(|| target(&data));
            assert!(result.is_ok(), "{name} over {data:?}");
        }
    }
}
