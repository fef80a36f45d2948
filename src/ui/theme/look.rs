//! How the window is to look, as one value: theme, room, contrast, motion and size. Knows no part and no letter.

use super::palette::{DARK, DARK_STRONG, LIGHT, LIGHT_STRONG, Palette, ROOM, ROOM_STRONG};

/// How the window is to look.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // each is a choice of its own
pub struct WindowLook {
    /// Light words on a dark ground.
    pub dark: bool,
    /// The dim room of Film and the parents' view: dark in both themes, and large.
    pub room: bool,
    /// More contrast.
    pub strong: bool,
    /// Nothing moves by itself.
    pub still: bool,
    /// Size of everything against the usual, 1 to 3.
    pub scale: f32,
}

impl Default for WindowLook {
    fn default() -> Self {
        Self { dark: false, room: false, strong: false, still: false, scale: 1.0 }
    }
}

impl WindowLook {
    /// Its colours.
    pub fn palette(self) -> &'static Palette {
        match (self.room, self.dark, self.strong) {
            (true, _, false) => &ROOM,
            (true, _, true) => &ROOM_STRONG,
            (false, false, false) => &LIGHT,
            (false, false, true) => &LIGHT_STRONG,
            (false, true, false) => &DARK,
            (false, true, true) => &DARK_STRONG,
        }
    }
}
