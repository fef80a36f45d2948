//! How long one waits, over the real demonstration: from start to Unlock, from unlock to Today beside the
//! passphrase's own work, from a press on a family to its page. From the window's program being made to the pass that
//! shows it, without graphics: the time to load the program and to open a window of the desktop comes on top of the
//! first. Prints the medians and the least of 12 runs, with the passphrase's work alone in between: where the machine has
//! other work, what is left beside it is only told by the least.
//!
//! `cargo bench --bench opening`

#![allow(clippy::unwrap_used, clippy::expect_used)] // what cannot go on stops where it is

#[path = "../tests/support"]
mod support {
    pub mod window;
}

use std::path::Path;
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use attune::app::action::{Action, UnlockAction, UserAction, WindowAction};
use attune::app::state::{Place, Screen, State, UnlockScreen};
use attune::demo::{DEMO_PASSPHRASE, make_demonstration};
use attune::desktop::{Desktop, Opening};
use attune::vault::KdfParams;

use egui::{Context, Pos2, RawInput, Rect, Vec2};
use support::window::family;

const RUNS: usize = 12;

fn main() {
    let home = tempfile::tempdir().unwrap();
    let vault = home.path().join("demonstration");
    drop(make_demonstration(Some(vault.clone()), &mut |_| ()).unwrap());
    let mut times = [const { Vec::new() }; 4];
    for _ in 0..RUNS {
        let taken = open_once(&vault);
        for (times, taken) in times.iter_mut().zip(taken) {
            times.push(taken);
        }
    }
    let [start, unlock, argon, family] = times.map(median_and_least);
    let beside = (unlock.0.saturating_sub(argon.0), unlock.1.saturating_sub(argon.1));
    let lines = [
        ("start to Unlock", start),
        ("unlock to Today", unlock),
        ("  the passphrase's own work", argon),
        ("  beside it", beside),
        ("press to the family's page", family),
    ];
    println!("{:<28} {:>9} {:>9}", "milliseconds", "median", "least");
    for (what, (median, least)) in lines {
        println!("{what:<28} {:>9.1} {:>9.1}", median.as_secs_f64() * 1e3, least.as_secs_f64() * 1e3);
    }
    println!(
        "unlock takes {:.3} of the passphrase's own work, which is {:.1} % of it",
        unlock.0.as_secs_f64() / argon.0.as_secs_f64(),
        100.0 * argon.0.as_secs_f64() / unlock.0.as_secs_f64()
    );
}

/// One run: to Unlock, to Today, the passphrase's work alone, to the family's page.
fn open_once(vault: &Path) -> [Duration; 4] {
    let begun = Instant::now();
    let context = Context::default();
    let desktop = Desktop::new(Opening::Vault(vault.to_path_buf()), &context, None);
    let mut bare = Bare { context, desktop };
    let user = bare.until(|state| match &state.screen {
        Screen::Unlock(UnlockScreen::Choose(users)) => Some(users[0].user),
        _ => None,
    });
    let start = begun.elapsed();

    let begun = Instant::now();
    bare.actions(UserAction::Unlock(UnlockAction::Unlock {
        user,
        passphrase: DEMO_PASSPHRASE.to_owned().into(),
    }));
    let case = bare.until(|state| state.families.first().map(|row| row.case));
    let unlock = begun.elapsed();

    let begun = Instant::now();
    bare.actions(UserAction::Window(WindowAction::Go(Place::family(case))));
    bare.until(|state| family(state).map(|_| ()));
    let opened = begun.elapsed();

    bare.actions(UserAction::Window(WindowAction::Lock));
    bare.until(|state| matches!(state.screen, Screen::Unlock(UnlockScreen::Choose(_))).then_some(()));
    drop(bare);
    [start, unlock, passphrase_work(), opened]
}

/// The window's program with nothing between.
struct Bare {
    context: Context,
    desktop: Desktop,
}

impl Bare {
    fn pass(&mut self) {
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1366.0, 768.0)));
        let input = RawInput { screen_rect, ..RawInput::default() };
        let mut output = self.context.run_ui(input, |ui| self.desktop.pass(ui));
        output.textures_delta.clear();
        self.context.tessellate(output.shapes, output.pixels_per_point);
    }

    fn actions(&mut self, actions: UserAction) {
        self.desktop.act(Action::User(actions));
    }

    /// Passes until something holds and is shown.
    fn until<T>(&mut self, holds: impl Fn(&State) -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            self.pass();
            if let Some(held) = holds(self.desktop.state()) {
                return held;
            }
            assert!(begun.elapsed() < Duration::from_mins(1), "waited in vain");
            std::thread::sleep(Duration::from_micros(200));
        }
    }
}

/// What the passphrase of a new vault costs by itself.
fn passphrase_work() -> Duration {
    let begun = Instant::now();
    let kdf = KdfParams::STANDARD;
    let params = Params::new(kdf.memory_kib, kdf.passes, kdf.lanes, Some(32)).unwrap();
    let mut memory = vec![Block::default(); params.block_count()];
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(DEMO_PASSPHRASE.as_bytes(), &[7; 16], &mut key, &mut memory)
        .unwrap();
    begun.elapsed()
}

fn median_and_least(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort_unstable();
    (times[times.len() / 2], times[0])
}
