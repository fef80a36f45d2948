//! Attune's colours by what they mean: light, dark, the dim room of Film and the parents' view, and each of them with more
//! contrast. Knows nothing of widgets.
//!
//! Every pair of colours that is used as words on a ground is in [`Palette::pairs`] and is held to a contrast of 4.5:1 by a
//! test (WCAG 2.2, 1.4.3); outlines and marks that matter are in [`Palette::marks`] and held to 3:1 (1.4.11).

use egui::{Color32, Visuals};

/// What a badge or a mark says. Always with a word or an icon: nothing is told by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Film is being made right now.
    Recording,
    /// Done as the programme asks.
    Met,
    /// Still open, and there is time.
    NotYet,
    /// Needs attention: time is running out, or something is short.
    AtRisk,
    /// Can no longer be done as the programme asks; a concern; a wrong entry.
    NotMet,
    /// Not needed here.
    NotApplicable,
}

impl Meaning {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Recording, Self::Met, Self::NotYet, Self::AtRisk, Self::NotMet, Self::NotApplicable];
}

/// Words and icons in `ink` on `ground`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone {
    /// Colour of words, icons and outlines.
    pub ink: Color32,
    /// Colour behind them.
    pub ground: Color32,
}

/// How the clips of a lane look: their code in `tone.ink` on `tone.ground`, with an edge that is also their tick on the
/// overview of the film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneLook {
    /// The code on its clip.
    pub tone: Tone,
    /// The clip's outline.
    pub edge: Color32,
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Whether words are light on dark.
    pub dark: bool,
    /// Sidebar and rail.
    pub rail: Color32,
    /// Behind everything.
    pub page: Color32,
    /// The one raised surface; panels.
    pub card: Color32,
    /// Where something is typed.
    pub input: Color32,
    /// Meters, segmented controls, the overview of a film.
    pub well: Color32,
    /// Under the pointer, on page or rail.
    pub hover: Color32,
    /// Under the pointer, on a card.
    pub hover_card: Color32,
    /// Pressed, frameless.
    pub held: Color32,
    /// Hairlines; decoration only.
    pub line: Color32,
    /// Edge of what can be used; planned.
    pub outline: Color32,
    /// Words.
    pub text: Color32,
    /// Second words, placeholders, icons at rest.
    pub weak: Color32,
    /// The one filled action, at rest; progress; today.
    pub accent: Tone,
    /// The filled action under the pointer.
    pub accent_hover: Color32,
    /// The filled action held down.
    pub accent_held: Color32,
    /// Frameless actions.
    pub link: Color32,
    /// What is chosen.
    pub chosen: Tone,
    /// The ring around what the keyboard is on.
    pub focus: Color32,
    /// What cannot be undone, at rest in a dialog; its words elsewhere.
    pub danger: Tone,
    /// The same under the pointer.
    pub danger_hover: Color32,
    /// Filled, off.
    pub off: Tone,
    /// Stars and marks.
    pub star: Color32,
    /// Stop while filming: in the room only.
    pub stop: Tone,
    /// Stop under the pointer.
    pub stop_hover: Color32,
    /// Stop held down.
    pub stop_held: Color32,
    /// A lane of the film.
    pub lane: Color32,
    /// The lane that is being tagged.
    pub lane_on: Color32,
    /// The child's voice.
    pub child: Color32,
    /// An adult's voice.
    pub adult: Color32,
    /// The sound's outline.
    pub wave: Color32,
    /// Shadow of the card.
    pub shadow: Color32,
    /// Shadow of menus, tips and toasts.
    pub strong_shadow: Color32,
    meanings: [Tone; 6],
    lanes: [LaneLook; 5],
}

/// Words over film.
pub const ON_FILM: Tone = Tone { ink: Color32::WHITE, ground: rgb(0x10_1514) };
/// Behind words over film: [`ON_FILM`]'s ground, with film shining through.
pub const SCRIM: Color32 = Color32::from_rgba_premultiplied(12, 16, 16, 199);

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn tone(ink: u32, ground: u32) -> Tone {
    Tone { ink: rgb(ink), ground: rgb(ground) }
}

/// Warm paper, deep teal.
pub const LIGHT: Palette = Palette {
    dark: false,
    rail: rgb(0xee_e8db),
    page: rgb(0xf6_f2ea),
    card: rgb(0xff_fdf9),
    input: rgb(0xff_ffff),
    well: rgb(0xe9_e2d4),
    hover: rgb(0xea_e3d4),
    hover_card: rgb(0xf3_ede1),
    held: rgb(0xdf_d6c4),
    line: rgb(0xe3_dbcc),
    outline: rgb(0x7c_8179),
    text: rgb(0x22_2e2b),
    weak: rgb(0x56_625e),
    accent: tone(0xff_ffff, 0x0f_6b61),
    accent_hover: rgb(0x0b_5a51),
    accent_held: rgb(0x08_4a43),
    link: rgb(0x0b_5249),
    chosen: tone(0x0b_5249, 0xd3_e8e1),
    focus: rgb(0x15_3f8f),
    danger: tone(0xa0_241b, 0xfc_eae7),
    danger_hover: rgb(0xf7_d3cd),
    off: tone(0x5b_625e, 0xec_e8de),
    star: rgb(0x96_650a),
    stop: tone(0xff_ffff, 0xbc_382b),
    stop_hover: rgb(0xc9_4436),
    stop_held: rgb(0xa9_3024),
    lane: rgb(0xfb_f8f1),
    lane_on: rgb(0xed_f4ee),
    child: rgb(0xbf_5a3c),
    adult: rgb(0x2f_7f75),
    wave: rgb(0x8c_9a94),
    shadow: Color32::from_rgba_premultiplied(6, 5, 2, 26),
    strong_shadow: Color32::from_rgba_premultiplied(10, 7, 3, 41),
    meanings: [
        tone(0xa8_1f1a, 0xfb_e4e1),
        tone(0x1c_6233, 0xdf_f1e3),
        tone(0x33_526f, 0xe3_ecf4),
        tone(0x7d_4a00, 0xfb_ecd0),
        tone(0x92_2f1d, 0xf8_e2db),
        tone(0x55_5b58, 0xec_eae4),
    ],
    lanes: [
        LaneLook { tone: tone(0x0b_5249, 0xcd_e6de), edge: rgb(0x41_8c7f) },
        LaneLook { tone: tone(0x6a_4100, 0xf8_e1b4), edge: rgb(0xa5_761c) },
        LaneLook { tone: tone(0x55_3a6c, 0xe7_dcf0), edge: rgb(0x8f_72aa) },
        LaneLook { tone: tone(0x2e_4b67, 0xd9_e5ef), edge: rgb(0x5f_83a3) },
        LaneLook { tone: tone(0x4c_524f, 0xe5_e1d8), edge: rgb(0x7b_8078) },
    ],
};

/// An evening at the desk.
pub const DARK: Palette = Palette {
    dark: true,
    rail: rgb(0x12_1817),
    page: rgb(0x17_1d1c),
    card: rgb(0x20_2827),
    input: rgb(0x14_1918),
    well: rgb(0x2b_3432),
    hover: rgb(0x25_2d2b),
    hover_card: rgb(0x2b_3533),
    held: rgb(0x35_403d),
    line: rgb(0x32_3c3a),
    outline: rgb(0x7c_8985),
    text: rgb(0xe9_eeea),
    weak: rgb(0xaf_bab5),
    accent: tone(0x06_231f, 0x5c_c4b4),
    accent_hover: rgb(0x77_d3c5),
    accent_held: rgb(0x4a_b2a2),
    link: rgb(0x98_e0d3),
    chosen: tone(0x98_e0d3, 0x1f_413c),
    focus: rgb(0xff_d980),
    danger: tone(0xff_a99f, 0x3d_2321),
    danger_hover: rgb(0x55_2d29),
    off: tone(0xa3_ada8, 0x2a_3230),
    star: rgb(0xf3_c47e),
    stop: tone(0xff_ffff, 0xbc_382b),
    stop_hover: rgb(0xc9_4436),
    stop_held: rgb(0xa9_3024),
    lane: rgb(0x1c_2422),
    lane_on: rgb(0x1f_2e2b),
    child: rgb(0xf0_987c),
    adult: rgb(0x5c_c4b4),
    wave: rgb(0x7a_8883),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 87),
    strong_shadow: Color32::from_rgba_premultiplied(0, 0, 0, 128),
    meanings: [
        tone(0xff_a198, 0x4a_2320),
        tone(0x93_d8a4, 0x1e_3a27),
        tone(0xae_cbe8, 0x22_3344),
        tone(0xf3_c47e, 0x3f_3116),
        tone(0xff_b09f, 0x47_271f),
        tone(0xbc_c5c0, 0x2e_3735),
    ],
    lanes: [
        LaneLook { tone: tone(0xa5_e6da, 0x21_463f), edge: rgb(0x4f_a597) },
        LaneLook { tone: tone(0xf5_cb8b, 0x45_3618), edge: rgb(0xb5_8a3d) },
        LaneLook { tone: tone(0xdc_c6f0, 0x3b_2f49), edge: rgb(0x9a_80b6) },
        LaneLook { tone: tone(0xb4_cfea, 0x26_384a), edge: rgb(0x67_88a8) },
        LaneLook { tone: tone(0xc3_cbc7, 0x30_3937), edge: rgb(0x7c_8985) },
    ],
};

/// A dim room, in both themes: film is the brightest thing in the house.
pub const ROOM: Palette = Palette {
    rail: rgb(0x0b_0f0e),
    page: rgb(0x10_1514),
    card: rgb(0x1b_2221),
    input: rgb(0x0b_0f0e),
    hover: rgb(0x25_2e2c),
    hover_card: rgb(0x2c_3634),
    held: rgb(0x36_4240),
    line: rgb(0x2a_3331),
    text: rgb(0xf6_f0e4),
    weak: rgb(0xbb_c2bb),
    off: tone(0xa3_ada8, 0x23_2b29),
    ..DARK
};

/// [`LIGHT`] for who asked the system for more contrast.
pub const LIGHT_STRONG: Palette = LIGHT.strong(rgb(0xff_ffff));
/// [`DARK`] for who asked the system for more contrast.
pub const DARK_STRONG: Palette = DARK.strong(rgb(0x00_0000));
/// [`ROOM`] for who asked the system for more contrast.
pub const ROOM_STRONG: Palette = ROOM.strong(rgb(0x02_0202));

static ALL: [Palette; 6] = [LIGHT, DARK, ROOM, LIGHT_STRONG, DARK_STRONG, ROOM_STRONG];

impl Palette {
    /// All of them.
    pub fn all() -> &'static [Self; 6] {
        &ALL
    }

    /// The colours that go with these visuals: those whose page it is.
    pub fn of(visuals: &Visuals) -> &'static Self {
        let plain = usize::from(visuals.dark_mode);
        ALL.iter().find(|palette| palette.page == visuals.panel_fill).unwrap_or(&ALL[plain])
    }

    /// The same with more contrast: second words are words, hairlines are outlines, and the page is as far from the words
    /// as can be.
    const fn strong(self, page: Color32) -> Self {
        Self {
            page,
            card: page,
            input: page,
            rail: page,
            lane: page,
            line: self.outline,
            outline: self.text,
            weak: self.text,
            off: Tone { ink: self.text, ground: self.off.ground },
            ..self
        }
    }

    /// Colours of a badge.
    pub fn meaning(&self, meaning: Meaning) -> Tone {
        self.meanings[meaning as usize]
    }

    /// Colours of the clips of a lane, by the place of its heading: 0 sensitivity, 1 strengths, 2 change, 3 context, and
    /// staff only for every other.
    pub fn lane(&self, heading: usize) -> LaneLook {
        self.lanes[heading.min(self.lanes.len() - 1)]
    }

    /// Ground under the pointer of what is on a card, or else on the page.
    pub fn hover_on(&self, card: bool) -> Color32 {
        if card { self.hover_card } else { self.hover }
    }

    /// Every pairing of words and what is behind them that Attune draws, states included.
    pub fn pairs(&self) -> Vec<Tone> {
        let on = |ink, grounds: &[Color32]| -> Vec<Tone> {
            grounds.iter().map(|ground| Tone { ink, ground: *ground }).collect()
        };
        let rest = [self.page, self.card, self.rail, self.hover, self.hover_card];
        let mut pairs = on(self.text, &rest);
        pairs.extend(on(
            self.text,
            &[self.input, self.held, self.well, self.chosen.ground, self.off.ground, self.lane, self.lane_on],
        ));
        pairs.extend(on(self.weak, &rest));
        pairs.extend(on(self.weak, &[self.input, self.well, self.chosen.ground, self.lane, self.lane_on]));
        pairs.extend(on(self.accent.ink, &[self.accent.ground, self.accent_hover, self.accent_held]));
        pairs.extend(on(self.link, &rest));
        pairs.extend(on(self.link, &[self.chosen.ground, self.held]));
        pairs.extend(on(self.chosen.ink, &[self.chosen.ground]));
        pairs.extend(on(
            self.danger.ink,
            &[self.danger.ground, self.danger_hover, self.page, self.card, self.hover],
        ));
        pairs.extend(on(self.off.ink, &[self.off.ground, self.page, self.card, self.well]));
        pairs.extend(on(self.stop.ink, &[self.stop.ground, self.stop_hover, self.stop_held]));
        pairs.extend(on(self.page, &[self.text]));
        for meaning in self.meanings {
            pairs.extend(on(meaning.ink, &[meaning.ground, self.page, self.card]));
            // A notice is read in the text's colour on the meaning's ground.
            pairs.extend(on(self.text, &[meaning.ground]));
        }
        for lane in self.lanes {
            pairs.extend(on(lane.tone.ink, &[lane.tone.ground, self.card, self.page, self.lane]));
        }
        pairs.push(ON_FILM);
        pairs
    }

    /// Every outline and mark that has to be seen, on what it is drawn on.
    pub fn marks(&self) -> Vec<Tone> {
        let on = |ink, grounds: &[Color32]| -> Vec<Tone> {
            grounds.iter().map(|ground| Tone { ink, ground: *ground }).collect()
        };
        let rest = [self.page, self.card, self.input, self.rail, self.chosen.ground];
        let mut marks = on(self.outline, &rest);
        marks.extend(on(self.focus, &rest));
        marks.extend(on(
            self.accent.ground,
            &[self.page, self.card, self.rail, self.chosen.ground, self.well],
        ));
        marks.extend(on(self.star, &[self.page, self.card, self.input, self.well]));
        marks.extend(on(self.child, &[self.card, self.lane]));
        marks.extend(on(self.adult, &[self.card, self.lane]));
        for lane in self.lanes {
            marks.extend(on(lane.edge, &[self.card, self.well, self.page]));
        }
        marks
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
