//! Pictures of every screen over the real demonstration, at two sizes, light and dark; where a page is longer than
//! the window, of its end too. `./packaging/screenshots` runs it.
//!
//! `cargo run --example screenshots -- FOLDER [NAME …]`: with names, such as `family-1366-light`, only those.

#![allow(clippy::unwrap_used, clippy::expect_used)] // what cannot go on stops where it is

#[path = "../tests/support"]
mod support {
    pub mod walk;
    pub mod window;
}

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use attune::ui::theme::Palette;
use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, Vec2};
use egui_kittest::kittest::NodeT as _;
use support::walk::walk;
use support::window::Window;

const SIZES: [[f32; 2]; 2] = [[1366.0, 768.0], [1920.0, 1080.0]];
/// Passes in which any scrolling comes to rest.
const REST: usize = 40;

fn main() {
    let mut arguments = std::env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().expect("a folder to put the pictures in"));
    let names: Vec<String> = arguments.map(|name| name.into_string().expect("a name")).collect();
    std::fs::create_dir_all(&folder).unwrap();
    let mut taken = 0;
    walk(Window::drawn, |place, window| {
        for size in SIZES {
            for (dark, look) in [(false, "light"), (true, "dark")] {
                window.look(Some(size), dark);
                let mut take = |window: &mut Window, place: &str| {
                    let name = format!("{place}-{}-{look}", size[0]);
                    if names.is_empty() || names.contains(&name) {
                        picture(window, &folder, &name);
                        taken += 1;
                    }
                };
                take(window, place);
                let before = places(window);
                scroll(window, size, -1e4);
                if is_scrolled(&before, &places(window)) {
                    take(window, &format!("{place}-end"));
                }
                scroll(window, size, 1e4);
            }
        }
        window.look(None, false);
    });
    assert!(names.is_empty() || taken == names.len(), "some of {names:?} are no pictures of the walk");
}

fn picture(window: &mut Window, folder: &Path, name: &str) {
    let mut picture = window.0.render().unwrap();
    // The program clears its window to the page's colour before it draws; the renderer of tests to nothing.
    let page = Palette::of(&window.0.ctx.global_style().visuals).page;
    for pixel in picture.pixels_mut() {
        let rest = u16::from(u8::MAX - pixel.0[3]);
        for (colour, page) in pixel.0.iter_mut().zip(page.to_array()) {
            *colour = colour.saturating_add(u8::try_from(u16::from(page) * rest / 255).unwrap());
        }
    }
    picture.save(folder.join(format!("{name}.png"))).unwrap();
    println!("{name}");
}

/// Turns the wheel over the page, right of its middle, where a list and a page lie side by side.
fn scroll(window: &mut Window, size: [f32; 2], lines: f32) {
    window.0.event(Event::PointerMoved(Pos2::new(size[0] * 0.65, size[1] * 0.6)));
    window.0.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, lines),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    window.0.run_steps(REST);
    window.0.event(Event::PointerGone);
    window.0.run_steps(2);
}

/// Whether several texts went up together: a line that changes by itself moves little else.
fn is_scrolled(before: &BTreeMap<String, i32>, after: &BTreeMap<String, i32>) -> bool {
    let ways = before.iter().filter_map(|(text, top)| Some(top - after.get(text)?));
    ways.filter(|way| *way > 8).count() >= 3
}

/// Where every text stands, the last of those that say the same.
fn places(window: &Window) -> BTreeMap<String, i32> {
    let nodes = window.0.root().children_recursive();
    let place = |node: egui_kittest::Node<'_>| {
        let seen = node.accesskit_node();
        #[allow(clippy::cast_possible_truncation)] // a place in the window
        Some((seen.label()?, seen.bounding_box()?.y0 as i32))
    };
    nodes.filter_map(place).collect()
}
