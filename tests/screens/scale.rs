//! A window that is moved to a screen of another scale, or whose system makes words larger, while it is open: everything
//! finds its place, and back again it stands as it stood.

use egui::{Rect, Role};

use super::Stage;
use super::pictures::{day, faults_of, hang, parts, window};
use egui_kittest::Harness;

/// The window of a small laptop, in points.
const SIZE: (f32, f32) = (1366.0, 768.0);

/// Words so many times as large, in a window of the same pixels.
fn scaled(window: &mut Harness<'_, Stage>, scale: f32) -> Vec<(Role, String, Rect)> {
    window.state_mut().state.preferences.text_scale = scale;
    window.run();
    window.set_size(egui::Vec2::from(SIZE) / scale);
    window.run();
    window.run();
    assert!((window.ctx.zoom_factor() - scale).abs() < f32::EPSILON, "{}", window.ctx.zoom_factor());
    parts(window)
}

#[test]
fn a_screen_that_changes_scale_while_open_finds_its_places_again() {
    let (mut window, mut found) = (window(), Vec::new());
    for (name, state) in day() {
        hang(&mut window, state, SIZE);
        let before = parts(&window);
        for scale in [1.5, 2.0] {
            let (seen, width) = (scaled(&mut window, scale), SIZE.0 / scale);
            found.extend(faults_of(&seen, &format!("{name} at {scale}"), width));
        }
        let after = scaled(&mut window, 1.0);
        let moved = before.iter().zip(&after).find(|(one, other)| one != other);
        if let Some((one, other)) = moved {
            found.push(format!("{name}: {one:?} came back as {other:?}"));
        } else if before.len() != after.len() {
            found.push(format!("{name}: {} parts came back as {}", before.len(), after.len()));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
