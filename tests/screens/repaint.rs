//! No repaint while nothing changes, and few while something works: a window that draws for nothing empties the
//! battery of a visit.

use std::time::Duration;

use attune::app::state::{FilmStage, InProgress, PlayPhase, PlayerView, Request, State, UnlockScreen};
use attune::ui::theme;
use attune::ui::video::VideoRenderer;
use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, Vec2, ViewportId};

use super::Stage;
use super::gallery::gallery;
use super::states::{caseload, families, film, filming, play, unlock};

/// When the next pass is asked for once a state has been shown for some seconds, whatever a key opened over it; and how many
/// shapes are drawn.
fn next_pass(state: State, opened_by: Option<(Modifiers, Key)>) -> (Duration, usize) {
    // Not the harness of the other tests, which stills the blinking of cursors.
    let context = Context::default();
    theme::install(&context);
    let mut window = Stage::new(state, VideoRenderer::cpu());
    let mut next = (Duration::ZERO, 0);
    // Longer than news stays.
    for pass in 0..24_u8 {
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1366.0, 768.0)));
        let time = Some(f64::from(pass) * 0.5);
        let mut input = RawInput { screen_rect, time, focused: true, ..RawInput::default() };
        if let (2, Some((modifiers, key))) = (pass, opened_by) {
            let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
            let held = Event::ModifiersChanged;
            input.events = vec![held(modifiers), press(true), press(false), held(Modifiers::NONE)];
        }
        let mut output = context.run_ui(input, |ui| Stage::show(ui, &mut window));
        output.textures_delta.clear();
        next = (output.viewport_output[&ViewportId::ROOT].repaint_delay, output.shapes.len());
    }
    next
}

/// States in which something works, each with a turning ring.
fn working() -> Vec<(&'static str, State)> {
    let mut opening = unlock(UnlockScreen::Choose(Vec::new()));
    opening.busy = Some(InProgress::Unlocking.into());
    let mut loading = families(Vec::new());
    loading.busy = Some(InProgress::CheckingVault.into());
    let mut saving = families(caseload());
    saving.busy = Some(InProgress::AddingFamily(Request::default()).into());
    vec![
        ("unlock-looking", unlock(UnlockScreen::Looking)),
        ("unlock-opening", opening),
        ("families-saving", saving),
        ("families-loading", loading),
        ("film-starting", film(|film| film.stage = FilmStage::Starting)),
        ("film-stopping", film(|film| film.stage = FilmStage::Stopping)),
        ("play-exporting", play(|play| play.exporting = Some(0.4))),
    ]
}

/// Whether a state's screen shows that something works.
fn is_working(name: &str) -> bool {
    // Today and the grid say that they read with the same ring.
    ["today-loading", "grid-reading"].contains(&name) || working().iter().any(|(working, _)| *working == name)
}

#[test]
fn nothing_is_drawn_while_nothing_changes() {
    let opening = |play: &mut attune::app::state::TagScreen| {
        play.player = PlayerView { phase: PlayPhase::Opening, ..PlayerView::default() };
    };
    let more = [("play-opening", play(opening)), ("families", families(caseload()))];
    let restless: Vec<_> = gallery()
        .into_iter()
        .chain(more)
        .filter(|(name, _)| !is_working(name))
        .filter_map(|(name, state)| {
            let (next, _) = next_pass(state, None);
            (next != Duration::MAX).then(|| format!("{name}: again after {next:?}"))
        })
        .collect();
    assert!(restless.is_empty(), "{}", restless.join("\n"));
}

#[test]
fn what_lies_over_a_screen_rests_too() {
    let screens = || {
        let around = [("today", families(caseload())), ("film-within", filming(1000, |_| {}))];
        around.into_iter().chain([("tag", play(|_| {}))])
    };
    for (what, opened_by) in
        [("the search", (Modifiers::COMMAND, Key::K)), ("the keys", (Modifiers::NONE, Key::F1))]
    {
        for ((name, state), (_, alone)) in screens().zip(screens()) {
            let (_, before) = next_pass(alone, None);
            let (next, drawn) = next_pass(state, Some(opened_by));
            assert!(drawn > before, "{what} does not open over {name}");
            assert!(next == Duration::MAX, "{what} over {name}: again after {next:?}");
        }
    }
}

#[test]
fn what_works_is_drawn_ten_times_a_second_at_most() {
    for (name, state) in working() {
        let (next, _) = next_pass(state, None);
        assert!(next >= Duration::from_millis(100), "{name}: again after {next:?}");
        assert!(next < Duration::from_secs(1), "{name}: its ring stands still");
    }
}
