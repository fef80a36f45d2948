//! What keys are called: on a drawn key, and spoken.

use egui::Key;

use super::chord::{Chord, Held};
use crate::words::Words;

impl Chord {
    /// The keys of it as they are drawn, what is held down first.
    pub fn shown(self, words: &Words) -> Vec<String> {
        self.names(words, key_shown)
    }

    /// The same as it is said and written: “Ctrl+Shift+Z”.
    pub fn spoken(self, words: &Words) -> String {
        self.names(words, key_spoken).join("+")
    }

    fn names(self, words: &Words, name: fn(Key, &Words) -> String) -> Vec<String> {
        let held: &[&'static str] = match self.held {
            Held::Nothing => &[],
            Held::Shift => &["keyboard-shift"],
            Held::Ctrl => &["keyboard-ctrl"],
            Held::CtrlShift => &["keyboard-ctrl", "keyboard-shift"],
        };
        let held = held.iter().map(|key| words.get(key));
        held.chain([name(self.key, words)]).collect()
    }
}

/// What stands on a key.
pub fn key_shown(key: Key, words: &Words) -> String {
    let sign = match key {
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::Enter => "↵",
        Key::Backspace => "⌫",
        _ => return key_spoken(key, words),
    };
    sign.to_owned()
}

/// What a key is called.
fn key_spoken(key: Key, words: &Words) -> String {
    let name = match key {
        Key::Space => "keyboard-space",
        Key::Enter => "keyboard-enter",
        Key::Tab => "keyboard-tab",
        Key::Escape => "keyboard-esc",
        Key::Delete => "keyboard-delete",
        Key::Backspace => "keyboard-backspace",
        Key::Home => "keyboard-home",
        Key::End => "keyboard-end",
        Key::ArrowLeft => "keyboard-left",
        Key::ArrowRight => "keyboard-right",
        Key::ArrowUp => "keyboard-up",
        Key::ArrowDown => "keyboard-down",
        Key::Comma => return ",".to_owned(),
        Key::Period => return ".".to_owned(),
        Key::Minus => return "-".to_owned(),
        Key::Equals => return "=".to_owned(),
        Key::OpenBracket => return "[".to_owned(),
        Key::CloseBracket => return "]".to_owned(),
        Key::Questionmark => return "?".to_owned(),
        Key::Plus => return "+".to_owned(),
        Key::Semicolon => return ";".to_owned(),
        Key::Quote => return "'".to_owned(),
        Key::Slash => return "/".to_owned(),
        _ => return key.name().to_owned(),
    };
    words.get(name)
}
