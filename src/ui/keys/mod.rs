//! Every shortcut of the window, in one table: the screens act on it, the overlay draws it, the manual lists it. Knows no
//! screen and no state: whether a key was pressed, never what it does.
//!
//! A shortcut never acts while something is typed, nor under a menu or a dialog; the few with Ctrl that are marked in the
//! table do. Space, Enter and the arrows belong to a control that has the keyboard.

mod chord;
mod names;
mod table;
#[cfg(test)]
mod tests;

use egui::{Event, Ui};

use super::topmost;

pub use chord::{Chord, Held};
pub use names::key_shown;
pub use table::{KeyKind, KeyLine, KeyPlace, Shortcut, TABLE, lines};

/// Whether this shortcut was pressed just now; it is nobody else's then.
#[must_use]
pub fn pressed(ui: &Ui, does: Shortcut) -> bool {
    pressed_on(ui, does, false)
}

/// The same where what has the keyboard, if anything has it, leaves Space, Enter and the arrows to the screen.
#[must_use]
pub fn pressed_on(ui: &Ui, does: Shortcut, leaves_keys: bool) -> bool {
    let is_typing = !does.acts_while_typing() && ui.ctx().text_edit_focused();
    let is_covered = !does.acts_anywhere() && topmost::is_covered(ui.ctx());
    if is_typing || is_covered {
        return false;
    }
    let is_held = !leaves_keys && ui.memory(|memory| memory.focused().is_some());
    ui.input_mut(|input| {
        let mut was_pressed = false;
        input.events.retain(|event| {
            let Event::Key { key, physical_key, pressed: true, repeat, modifiers } = event else {
                return true;
            };
            let is_it = TABLE
                .iter()
                .filter(|line| line.does == does)
                .flat_map(|line| line.chords)
                .filter(|chord| !(is_held && chord.is_of_a_control()))
                .any(|chord| chord.is(*key, *physical_key, *modifiers));
            // A key that is held down switches nothing to and fro.
            was_pressed |= is_it && (!repeat || does.repeats());
            !is_it
        });
        was_pressed
    })
}
