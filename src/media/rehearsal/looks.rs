//! What the two wear and how their hair falls, chosen by seed. Knows nothing of how it is drawn.

use super::canvas::{Rgb, rgb};
use super::random::Random;

/// How hair is worn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hair {
    /// Gathered at the back of the head.
    Bun,
    /// Down to the shoulders.
    Long,
    /// Short.
    Short,
    /// Two little tails.
    Tails,
    /// A tuft on top.
    Tuft,
}

/// Colours and hair of one of the two.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) skin: Rgb,
    pub(super) hair: Rgb,
    pub(super) style: Hair,
    pub(super) top: Rgb,
    pub(super) legs: Rgb,
    pub(super) socks: Rgb,
}

/// Both.
#[derive(Clone, Copy, Debug)]
pub(super) struct Looks {
    pub(super) adult: Look,
    pub(super) child: Look,
}

impl Looks {
    /// The looks of this seed: one family's skin and hair, warm clothes that go together.
    pub(super) fn new(seed: u64) -> Self {
        let mut random = Random::new(seed, u64::MAX);
        let (skin, hair) = random.pick([
            (rgb(0xF3_C6_A5), rgb(0x6B_3F_2A)),
            (rgb(0xE0_A5_7C), rgb(0x3B_24_1C)),
            (rgb(0xB9_7A_53), rgb(0x2C_1B_18)),
            (rgb(0x8D_57_3B), rgb(0x24_16_14)),
            (rgb(0xF6_D2_B6), rgb(0xB0_6A_38)),
        ]);
        let (top, legs) = random.pick([
            (rgb(0x3E_7C_7B), rgb(0x4B_4A_66)),
            (rgb(0xC4_5F_4A), rgb(0x45_52_6B)),
            (rgb(0x6F_7F_B5), rgb(0x5A_4B_4A)),
            (rgb(0x8A_5A_7E), rgb(0x44_50_62)),
        ]);
        let (child_top, child_legs) = random.pick([
            (rgb(0xF2_B8_4B), rgb(0x5E_8C_A8)),
            (rgb(0xF6_E7_CF), rgb(0xD9_73_5A)),
            (rgb(0xE8_90_76), rgb(0x5B_86_86)),
        ]);
        Self {
            adult: Look {
                skin,
                hair,
                style: random.pick([Hair::Bun, Hair::Long, Hair::Short]),
                top,
                legs,
                socks: rgb(0xF0_D9_B8),
            },
            child: Look {
                skin: skin.light(0.05),
                hair: hair.light(0.08),
                style: random.pick([Hair::Tails, Hair::Tuft, Hair::Short]),
                top: child_top,
                legs: child_legs,
                socks: rgb(0xFB_EF_DC),
            },
        }
    }
}
