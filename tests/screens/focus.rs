//! What has the keyboard is seen: one ring around it, in one place, once a key was used.

use egui::{Key, Shape};

use super::Window;
use super::states::{family, film, page};
use attune::app::state::State;
use attune::ui::theme::{Palette, ROOM};

/// How many rings the last pass drew.
fn rings(window: &Window, palette: &Palette) -> usize {
    let is_ring = |shape: &Shape| matches!(shape, Shape::Rect(rect) if rect.stroke.color == palette.focus);
    window.0.output().shapes.iter().filter(|clipped| is_ring(&clipped.shape)).count()
}

#[test]
fn what_the_keyboard_is_on_has_one_ring() {
    let states: [(State, &Palette); 2] = [(page(family()), &attune::ui::theme::LIGHT), (film(|_| {}), &ROOM)];
    for (state, palette) in states {
        let mut window = Window::new(state);
        assert_eq!(rings(&window, palette), 0, "nothing has the keyboard");
        for step in 0..4 {
            window.key(Key::Tab);
            assert_eq!(rings(&window, palette), 1, "after {step} steps more than the first");
        }
    }
}
