//! A British keyboard: its rows, each key's width in steps, and what it is. Draws nothing.

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

/// A row: what each key is, and how wide, in steps from key to key.
pub type KeyRow = &'static [(Cap, f32)];

/// The rows, from above; each is fifteen steps wide.
pub const ROWS: [KeyRow; 5] = [
    &[
        (Other("`"), 1.0),
        (K(Key::Num1), 1.0),
        (K(Key::Num2), 1.0),
        (K(Key::Num3), 1.0),
        (K(Key::Num4), 1.0),
        (K(Key::Num5), 1.0),
        (K(Key::Num6), 1.0),
        (K(Key::Num7), 1.0),
        (K(Key::Num8), 1.0),
        (K(Key::Num9), 1.0),
        (K(Key::Num0), 1.0),
        (K(Key::Minus), 1.0),
        (K(Key::Equals), 1.0),
        (K(Key::Backspace), 2.0),
    ],
    &[
        (K(Key::Tab), 1.5),
        (K(Key::Q), 1.0),
        (K(Key::W), 1.0),
        (K(Key::E), 1.0),
        (K(Key::R), 1.0),
        (K(Key::T), 1.0),
        (K(Key::Y), 1.0),
        (K(Key::U), 1.0),
        (K(Key::I), 1.0),
        (K(Key::O), 1.0),
        (K(Key::P), 1.0),
        (K(Key::OpenBracket), 1.0),
        (K(Key::CloseBracket), 1.0),
        (K(Key::Enter), 1.5),
    ],
    &[
        (Named("keyboard-caps"), 1.75),
        (K(Key::A), 1.0),
        (K(Key::S), 1.0),
        (K(Key::D), 1.0),
        (K(Key::F), 1.0),
        (K(Key::G), 1.0),
        (K(Key::H), 1.0),
        (K(Key::J), 1.0),
        (K(Key::K), 1.0),
        (K(Key::L), 1.0),
        (K(Key::Semicolon), 1.0),
        (K(Key::Quote), 1.0),
        (Other("#"), 1.0),
        (Other(""), 1.25),
    ],
    &[
        (Shift, 2.25),
        (K(Key::Z), 1.0),
        (K(Key::X), 1.0),
        (K(Key::C), 1.0),
        (K(Key::V), 1.0),
        (K(Key::B), 1.0),
        (K(Key::N), 1.0),
        (K(Key::M), 1.0),
        (K(Key::Comma), 1.0),
        (K(Key::Period), 1.0),
        (K(Key::Slash), 1.0),
        (Shift, 2.75),
    ],
    &[
        (Named("keyboard-ctrl"), 1.5),
        (Named("keyboard-alt"), 1.5),
        (K(Key::Space), 6.0),
        (Named("keyboard-alt"), 1.5),
        (Named("keyboard-ctrl"), 1.5),
        (K(Key::ArrowLeft), 1.0),
        (K(Key::ArrowUp), 1.0),
        (K(Key::ArrowRight), 1.0),
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
            let width: f32 = row.iter().map(|(_, width)| width).sum();
            assert!((width - 15.0).abs() < f32::EPSILON, "{width}");
            for (cap, _) in row {
                if let Cap::Key(key) = cap {
                    assert!(!seen.contains(key), "{key:?}");
                    seen.push(*key);
                }
            }
        }
    }
}
