//! A British keyboard: its rows, each key's width in quarters of a step, and what it is. Draws nothing.

use egui::Key;

/// What a drawn key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cap {
    /// One that has a shortcut, or may have one.
    Key(Key),
    /// Shift: with it, the digits are more tags.
    Shift,
    /// One that only holds others down, by the key of its name.
    Named(&'static str),
    /// One that never has any, by what stands on it.
    Other(&'static str),
}

use Cap::{Key as K, Named, Other, Shift};

/// A row: what each key is, and how wide, in quarters of a step from key to key.
pub type KeyRow = &'static [(Cap, u8)];

/// The rows, from above; each is fifteen steps, so sixty quarters, wide.
pub const ROWS: [KeyRow; 5] = [
    &[
        (Other("`"), 4),
        (K(Key::Num1), 4),
        (K(Key::Num2), 4),
        (K(Key::Num3), 4),
        (K(Key::Num4), 4),
        (K(Key::Num5), 4),
        (K(Key::Num6), 4),
        (K(Key::Num7), 4),
        (K(Key::Num8), 4),
        (K(Key::Num9), 4),
        (K(Key::Num0), 4),
        (K(Key::Minus), 4),
        (K(Key::Equals), 4),
        (K(Key::Backspace), 8),
    ],
    &[
        (K(Key::Tab), 6),
        (K(Key::Q), 4),
        (K(Key::W), 4),
        (K(Key::E), 4),
        (K(Key::R), 4),
        (K(Key::T), 4),
        (K(Key::Y), 4),
        (K(Key::U), 4),
        (K(Key::I), 4),
        (K(Key::O), 4),
        (K(Key::P), 4),
        (K(Key::OpenBracket), 4),
        (K(Key::CloseBracket), 4),
        (K(Key::Enter), 6),
    ],
    &[
        (Named("keyboard-caps"), 7),
        (K(Key::A), 4),
        (K(Key::S), 4),
        (K(Key::D), 4),
        (K(Key::F), 4),
        (K(Key::G), 4),
        (K(Key::H), 4),
        (K(Key::J), 4),
        (K(Key::K), 4),
        (K(Key::L), 4),
        (K(Key::Semicolon), 4),
        (K(Key::Quote), 4),
        (Other("#"), 4),
        (Other(""), 5),
    ],
    &[
        (Shift, 9),
        (K(Key::Z), 4),
        (K(Key::X), 4),
        (K(Key::C), 4),
        (K(Key::V), 4),
        (K(Key::B), 4),
        (K(Key::N), 4),
        (K(Key::M), 4),
        (K(Key::Comma), 4),
        (K(Key::Period), 4),
        (K(Key::Slash), 4),
        (Shift, 11),
    ],
    &[
        (Named("keyboard-ctrl"), 6),
        (Named("keyboard-alt"), 6),
        (K(Key::Space), 24),
        (Named("keyboard-alt"), 6),
        (Named("keyboard-ctrl"), 6),
        (K(Key::ArrowLeft), 4),
        (K(Key::ArrowUp), 4),
        (K(Key::ArrowRight), 4),
    ],
];

/// The key on which a sign stands that wants Shift.
pub fn carrier(key: Key) -> Key {
    match key {
        Key::Questionmark => Key::Slash,
        // One key of the arrows is drawn for both.
        Key::ArrowDown => Key::ArrowUp,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_as_wide_and_no_key_is_there_twice() {
        let mut seen = Vec::new();
        for row in ROWS {
            let width: u8 = row.iter().map(|(_, width)| width).sum();
            assert_eq!(width, 60);
            for (cap, _) in row {
                if let Cap::Key(key) = cap {
                    assert!(!seen.contains(key), "{key:?}");
                    seen.push(*key);
                }
            }
        }
    }
}
