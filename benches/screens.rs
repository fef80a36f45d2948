//! Processor time of one pass of every screen, over the real demonstration and without graphics: of what is shown, of
//! turning it into triangles, and, where a camera runs, of a pass that has a new picture, which is then turned into
//! colours by the processor (with graphics the shader does it). Prints medians and 99th percentiles of 500 passes, or
//! of 100 new pictures, at 1366 × 768.
//!
//! `cargo bench --bench screens`; with names, `-- tag film`, only those; with `-- --check` its exit status is 1 where a
//! screen is over 2 ms.

#![allow(clippy::unwrap_used, clippy::expect_used)] // what cannot go on stops where it is

#[path = "../tests/support"]
mod support {
    pub mod walk;
    pub mod window;
}
#[path = "support/processor.rs"]
mod processor;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use attune::app::state::State;
use egui::{Context, Pos2, RawInput, Rect, Vec2};
use processor::processor_time;
use support::walk::walk;
use support::window::{Window, film};

const SIZE: [f32; 2] = [1366.0, 768.0];
const WARM: usize = 50;
const PASSES: usize = 500;
const PICTURES: usize = 100;
const MOST: Duration = Duration::from_millis(2);

/// What passes took.
#[derive(Default)]
struct Taken {
    show: Vec<Duration>,
    triangles: Vec<Duration>,
    picture: Vec<Duration>,
}

fn main() -> ExitCode {
    let (options, names): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let check = options.iter().any(|option| option == "--check");
    let mut over = Vec::new();
    println!("{:<20} {:>16}   {:>16}   {:>16}", "milliseconds", "show", "triangles", "new picture");
    println!("{:<20}{}", "", "    median     99 %".repeat(3));
    walk(Window::open, |place, window| {
        if !names.is_empty() && !names.iter().any(|name| name == place) {
            return;
        }
        window.look(Some(SIZE), false);
        let taken = measure(window);
        window.look(None, false);
        let figures = [taken.show, taken.triangles, taken.picture].map(percentiles);
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let columns = figures
            .iter()
            .flatten()
            .map(|(median, most)| format!("{:>10.2} {:>8.2}", ms(*median), ms(*most)));
        println!("{place:<20}{}", columns.collect::<String>());
        if figures[0].is_some_and(|(_, most)| most > MOST) {
            over.push(place.to_owned());
        }
    });
    if over.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("over {MOST:?} at the 99th percentile: {}", over.join(", "));
    if check { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn measure(window: &mut Window) -> Taken {
    let context = window.0.ctx.clone();
    // As for whoever reads with their eyes: egui tells a screen reader only where there is one.
    context.disable_accesskit();
    for _ in 0..WARM {
        pass(window, &context);
    }
    let mut taken = Taken::default();
    let mut last = picture_number(window.state());
    while taken.show.len() < PASSES {
        let before = picture_number(window.state());
        let (show, triangles) = pass(window, &context);
        // What came in the middle of a pass may or may not be in it.
        if before == last && picture_number(window.state()) == before {
            taken.show.push(show);
            taken.triangles.push(triangles);
        }
        last = before;
    }
    while last.is_some() && taken.picture.len() < PICTURES {
        wait_for_picture(window.state());
        taken.picture.push(pass(window, &context).0);
    }
    context.enable_accesskit();
    taken
}

/// What one pass and its triangles took.
fn pass(window: &mut Window, context: &Context) -> (Duration, Duration) {
    let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, Vec2::from(SIZE)));
    let input = RawInput { screen_rect, focused: true, ..RawInput::default() };
    let desktop = window.0.state_mut();
    let before = processor_time();
    let mut output = context.run_ui(input, |ui| desktop.pass(ui));
    let shown = processor_time();
    let triangles = black_box(context.tessellate(output.shapes, output.pixels_per_point));
    let drawn = processor_time();
    drop(triangles);
    output.textures_delta.clear();
    (shown.saturating_sub(before), drawn.saturating_sub(shown))
}

/// The number of the camera's newest picture, where one runs.
fn picture_number(state: &State) -> Option<u64> {
    film(state).map(|film| film.frames.latest().0)
}

fn wait_for_picture(state: &State) {
    let (last, begun) = (picture_number(state), Instant::now());
    while picture_number(state) == last && begun.elapsed() < Duration::from_millis(500) {
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// The median and the 99th percentile, where there are any.
fn percentiles(mut times: Vec<Duration>) -> Option<(Duration, Duration)> {
    times.sort_unstable();
    Some((*times.get(times.len() / 2)?, *times.get(times.len() * 99 / 100)?))
}
