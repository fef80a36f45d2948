//! A window that is moved to a screen of another scale, or whose system makes words larger, while it is open: everything
//! stands as in a window that had that scale from the beginning, and back again as it stood. That it fits there is tested with
//! the pictures.

use egui::{Rect, Role, Vec2};
use egui_kittest::Harness;

use super::Stage;
use super::gallery::day;
use super::pictures::{hang, parts, window};

/// The window of a small laptop, in points, and how much larger words become in it.
const SIZE: (f32, f32) = (1366.0, 768.0);
const LARGER: f32 = 2.0;

type Part = (Role, String, Rect);
type Parts = Vec<Part>;

/// Words so many times as large, in a window of the same pixels.
fn scaled(window: &mut Harness<'_, Stage>, scale: f32) -> Parts {
    window.state_mut().state.preferences.text_scale = scale;
    window.run();
    window.set_size(Vec2::from(SIZE) / scale);
    for _ in 0..3 {
        window.run();
    }
    assert!((window.ctx.zoom_factor() - scale).abs() < f32::EPSILON, "{}", window.ctx.zoom_factor());
    parts(window)
}

/// The first that stands elsewhere.
fn moved(name: &str, before: &Parts, after: &Parts) -> Option<String> {
    // Moments is scrolled to what is open when it is opened, and not when the window changes.
    let scrolls = name.starts_with("tag") && name.ends_with("larger");
    let differ = |(one, other): &(&Part, &Part)| {
        if scrolls { (&one.0, &one.1) != (&other.0, &other.1) } else { one != other }
    };
    if let Some((one, other)) = before.iter().zip(after).find(differ) {
        return Some(format!("{name}: {one:?} and {other:?}"));
    }
    (before.len() != after.len()).then(|| format!("{name}: {} parts and {}", before.len(), after.len()))
}

#[test]
fn a_screen_that_changes_scale_while_open_finds_its_places_again() {
    let (mut from_the_beginning, mut window, mut found) = (window(), window(), Vec::new());
    scaled(&mut from_the_beginning, LARGER);
    for ((name, state), (_, mut same)) in day().into_iter().zip(day()) {
        hang(&mut window, state, SIZE);
        let before = parts(&window);
        let larger = scaled(&mut window, LARGER);
        assert_ne!(before, larger, "{name}");
        same.preferences.text_scale = LARGER;
        hang(&mut from_the_beginning, same, (SIZE.0 / LARGER, SIZE.1 / LARGER));
        from_the_beginning.run();
        found.extend(moved(&format!("{name}, larger"), &parts(&from_the_beginning), &larger));
        found.extend(moved(&format!("{name}, back"), &before, &scaled(&mut window, 1.0)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
