//! A key with what is held down beside it, as a person presses it on whatever keyboard. Knows no shortcut.

use egui::{Key, Modifiers};

/// What is held down beside a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// Nothing.
    Nothing,
    /// Shift.
    Shift,
    /// Ctrl, or the command key of a Mac.
    Ctrl,
    /// Both.
    CtrlShift,
}

/// A key, and what is held down beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chord {
    /// What is held down.
    pub held: Held,
    /// The key.
    pub key: Key,
}

/// A key alone.
pub(super) const fn plain(key: Key) -> Chord {
    Chord { held: Held::Nothing, key }
}

/// A key with Shift.
pub(super) const fn shift(key: Key) -> Chord {
    Chord { held: Held::Shift, key }
}

/// A key with Ctrl.
pub(super) const fn ctrl(key: Key) -> Chord {
    Chord { held: Held::Ctrl, key }
}

/// A key with Ctrl and Shift.
pub(super) const fn ctrl_shift(key: Key) -> Chord {
    Chord { held: Held::CtrlShift, key }
}

impl Chord {
    /// Whether this press is it. Digits are told by their place on the keyboard: with Shift they are other signs, and on
    /// some keyboards without. Other signs are told by themselves, whether or not their keyboard wants Shift for them.
    pub(super) fn is(self, key: Key, place: Option<Key>, modifiers: Modifiers) -> bool {
        let pressed = if is_digit(self.key) { place.unwrap_or(key) } else { key };
        let needs_shift = matches!(self.held, Held::Shift | Held::CtrlShift);
        let needs_ctrl = matches!(self.held, Held::Ctrl | Held::CtrlShift);
        let any_shift = self.held == Held::Nothing && is_sign(self.key);
        pressed == self.key
            && (any_shift || modifiers.shift == needs_shift)
            && (modifiers.command || modifiers.ctrl) == needs_ctrl
            // AltGr is Ctrl and Alt on some systems, and writes letters.
            && !modifiers.alt
    }

    /// Whether a control that has the keyboard keeps this key for itself.
    pub(super) fn is_of_a_control(self) -> bool {
        use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, End, Enter, Home, Space};
        let keys = [ArrowDown, ArrowLeft, ArrowRight, ArrowUp, End, Enter, Home, Space];
        self.held == Held::Nothing && keys.contains(&self.key)
    }
}

/// Whether the key is a digit.
pub(super) fn is_digit(key: Key) -> bool {
    (Key::Num0..=Key::Num9).contains(&key)
}

/// Whether the key writes a sign that is neither a letter nor a digit.
fn is_sign(key: Key) -> bool {
    let name = key.symbol_or_name();
    name.chars().count() == 1 && !name.chars().all(char::is_alphanumeric)
        || matches!(key, Key::Questionmark | Key::Plus | Key::Equals | Key::Minus | Key::Slash)
}
