//! Attune's colours, light and dark, by what they mean. Knows nothing of widgets.
//!
//! Every pair of colours that is used as words on a ground stands in [`Palette::pairs`] and is held to a contrast
//! of 4.5:1 by a test (WCAG 2.2, 1.4.3); outlines that matter are held to 3:1 (1.4.11).

use egui::{Color32, Visuals};

/// What a badge or a mark says. Always beside a word or a sign: nothing is told by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Film is being made right now.
    Recording,
    /// Done as the programme asks.
    Met,
    /// Still open, and there is time.
    NotYet,
    /// Still open, and time is running out.
    AtRisk,
    /// Can no longer be done as the programme asks.
    NotMet,
    /// The programme does not ask it here.
    NotApplicable,
}

impl Meaning {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Recording, Self::Met, Self::NotYet, Self::AtRisk, Self::NotMet, Self::NotApplicable];
}

/// Words and signs in `ink` on `ground`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone {
    /// Colour of words, signs and outlines.
    pub ink: Color32,
    /// Colour behind them.
    pub ground: Color32,
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Behind everything.
    pub page: Color32,
    /// Cards, menus and windows upon the page.
    pub card: Color32,
    /// Where something is typed.
    pub input: Color32,
    /// Hairlines around cards and between rows; decoration only.
    pub line: Color32,
    /// Outlines of things that can be used.
    pub outline: Color32,
    /// Words.
    pub text: Color32,
    /// Words of less weight.
    pub weak: Color32,
    /// The one accent: the main action, at rest.
    pub accent: Tone,
    /// The main action under the pointer.
    pub accent_hover: Color32,
    /// The main action held down.
    pub accent_held: Color32,
    /// What is chosen among several, and buttons of less weight under the pointer.
    pub chosen: Tone,
    /// The action that cannot be undone, at rest: never loud, so that nobody reaches for it first.
    pub danger: Tone,
    /// The action that cannot be undone, under the pointer.
    pub danger_hover: Color32,
    /// The ring around what the keyboard is on.
    pub focus: Color32,
    /// Shadows of cards and windows.
    pub shadow: Color32,
    meanings: [Tone; 6],
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn tone(ink: u32, ground: u32) -> Tone {
    Tone { ink: rgb(ink), ground: rgb(ground) }
}

/// Warm paper, deep teal.
pub const LIGHT: Palette = Palette {
    page: rgb(0xf6_f2ea),
    card: rgb(0xff_fdf9),
    input: rgb(0xff_ffff),
    line: rgb(0xe6_dfd2),
    outline: rgb(0x85_8a82),
    text: rgb(0x22_2e2b),
    weak: rgb(0x56_625e),
    accent: tone(0xff_ffff, 0x0f_6b61),
    accent_hover: rgb(0x0b_5a51),
    accent_held: rgb(0x08_4a43),
    chosen: tone(0x0b_5249, 0xd8_ebe5),
    danger: tone(0xa0_241b, 0xfc_eae7),
    danger_hover: rgb(0xf7_d3cd),
    focus: rgb(0x15_3f8f),
    shadow: Color32::from_rgba_premultiplied(4, 3, 2, 16),
    meanings: [
        tone(0xa8_1f1a, 0xfb_e4e1),
        tone(0x1c_6233, 0xdf_f1e3),
        tone(0x33_5270, 0xe3_ecf4),
        tone(0x7d_4a00, 0xfb_ecd0),
        tone(0x92_2f1d, 0xf8_e2db),
        tone(0x55_5b58, 0xec_eae4),
    ],
};

/// A dim room.
pub const DARK: Palette = Palette {
    page: rgb(0x17_1d1c),
    card: rgb(0x20_2827),
    input: rgb(0x14_1918),
    line: rgb(0x34_3e3c),
    outline: rgb(0x7c_8985),
    text: rgb(0xe9_eeea),
    weak: rgb(0xaf_bab5),
    accent: tone(0x06_231f, 0x5c_c4b4),
    accent_hover: rgb(0x77_d3c5),
    accent_held: rgb(0x4a_b2a2),
    chosen: tone(0x98_e0d3, 0x1f_413c),
    danger: tone(0xff_a99f, 0x3d_2321),
    danger_hover: rgb(0x55_2d29),
    focus: rgb(0xff_d980),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 70),
    meanings: [
        tone(0xff_a198, 0x4a_2320),
        tone(0x93_d8a4, 0x1e_3a27),
        tone(0xae_cbe8, 0x22_3344),
        tone(0xf3_c47e, 0x3f_3116),
        tone(0xff_b09f, 0x47_271f),
        tone(0xbc_c5c0, 0x2e_3735),
    ],
};

impl Palette {
    /// The colours that go with these visuals.
    pub fn of(visuals: &Visuals) -> &'static Self {
        if visuals.dark_mode { &DARK } else { &LIGHT }
    }

    /// Colours of a badge.
    pub fn meaning(&self, meaning: Meaning) -> Tone {
        self.meanings[meaning as usize]
    }

    /// Every pairing of words and what is behind them that Attune draws.
    pub fn pairs(&self) -> Vec<Tone> {
        let on = |ink, grounds: &[Color32]| -> Vec<Tone> {
            grounds.iter().map(|ground| Tone { ink, ground: *ground }).collect()
        };
        let mut pairs = on(self.text, &[self.page, self.card, self.input, self.chosen.ground]);
        pairs.extend(on(self.weak, &[self.page, self.card, self.input]));
        pairs.extend(on(self.accent.ink, &[self.accent.ground, self.accent_hover, self.accent_held]));
        pairs.extend(on(self.danger.ink, &[self.danger.ground, self.danger_hover]));
        pairs.push(self.chosen);
        pairs.extend(on(self.chosen.ink, &[self.page, self.card]));
        for meaning in self.meanings {
            pairs.extend(on(meaning.ink, &[meaning.ground, self.page, self.card]));
            // A notice is read in the text's colour on the meaning's ground.
            pairs.extend(on(self.text, &[meaning.ground]));
        }
        pairs
    }
}

/// Contrast of two opaque colours, 1–21 (WCAG 2.2, "contrast ratio").
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// WCAG 2.2, "relative luminance".
fn luminance(colour: Color32) -> f32 {
    let linear = |byte: u8| {
        let c = f32::from(byte) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}
