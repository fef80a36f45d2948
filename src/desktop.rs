//! The window: drains what workers report, runs `update`, shows the screens, hands effects to workers. Holds no
//! rule and does no I/O of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui_wgpu::{RenderState, WgpuConfiguration, WgpuSetup};
use eframe::wgpu;

use crate::app::action::{Action, WindowAction};
use crate::app::effect::{Effect, VaultJob};
use crate::app::state::{InProgress, Screen, State};
use crate::app::{Workers, update};
use crate::casework::Clock;
use crate::system::{LEAST, WindowPlace, steady_time};
use crate::ui::context::Context;
use crate::ui::screens::{self, Local};
use crate::ui::theme;
use crate::ui::video::VideoRenderer;
use crate::words::Words;

/// Attune's sign, as a PNG.
const SIGN: &[u8] = include_bytes!("../resources/icons/attune-128.png");

/// What the window opens on.
pub enum Opening {
    /// The vault in this folder.
    Vault(PathBuf),
    /// The demonstration, kept in this folder if one is given.
    Demonstration(Option<PathBuf>),
}

/// The window's program.
pub struct Desktop {
    state: State,
    local: Local,
    words: Words,
    renderer: VideoRenderer,
    workers: Workers,
    clock: Box<dyn Fn() -> Duration>,
    quit: bool,
    /// Where the window is, to be kept when it closes; `None` where no window is remembered.
    place: Option<WindowPlace>,
    /// Whether it was looked whether the window fits its screen.
    fitted: bool,
}

impl Desktop {
    /// A window over a context; `render` is its graphics, where it has any.
    pub fn new(opening: Opening, context: &egui::Context, render: Option<&RenderState>) -> Self {
        theme::install(context);
        let repaint = context.clone();
        let workers = Workers::new(Arc::new(move || repaint.request_repaint()));
        let folder = match &opening {
            Opening::Vault(folder) => folder.clone(),
            Opening::Demonstration(_) => PathBuf::new(),
        };
        let mut desktop = Self {
            state: State::new(folder.clone(), Clock::read().today),
            local: Local::default(),
            words: Words::en_gb(),
            renderer: VideoRenderer::new(render),
            workers,
            clock: Box::new(steady_time),
            quit: false,
            place: None,
            fitted: false,
        };
        match opening {
            Opening::Vault(_) => desktop.run(Effect::Vault(VaultJob::Look(folder))),
            Opening::Demonstration(keep) => {
                desktop.state.busy = Some(InProgress::OpeningDemonstration.into());
                desktop.workers.demonstrate(keep);
            }
        }
        desktop
    }

    /// Takes idleness from this clock, for tests that cannot wait for it.
    pub fn measure_by(&mut self, clock: impl Fn() -> Duration + 'static) {
        self.clock = Box::new(clock);
    }

    /// What the window shows.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Carries an action into the state and its effects to the workers.
    pub fn act(&mut self, action: Action) {
        for effect in update(&mut self.state, action) {
            self.run(effect);
        }
    }

    fn run(&mut self, effect: Effect) {
        self.quit |= effect == Effect::Quit;
        let state = &mut self.state;
        self.workers.run(effect, &mut |frames| {
            if let Screen::Film(film) = &mut state.screen {
                film.frames = frames;
            }
        });
    }

    /// One pass of the window: what was reported, what is shown, what was done.
    pub fn pass(&mut self, ui: &mut egui::Ui) {
        let touched = ui.input(|input| input.events.iter().any(is_touch));
        self.act(Action::Time((self.clock)(), touched));
        for action in self.workers.poll() {
            self.act(action);
        }
        let mut actions = Vec::new();
        let context = Context { state: &self.state, words: &self.words, renderer: &self.renderer };
        screens::show(ui, &context, &mut self.local, &mut actions);
        if ui.input(|input| input.viewport().close_requested()) && !self.quit {
            actions.push(WindowAction::Close.into());
        }
        for actions in actions {
            self.act(Action::User(actions));
        }
        if ui.input(|input| input.viewport().close_requested()) && !self.quit {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
        if self.state.visit().is_some() {
            // Its clock tells the minutes.
            let second = Clock::read().now.timestamp().rem_euclid(60).unsigned_abs();
            ui.ctx().request_repaint_after(Duration::from_secs(60 - second));
        }
        let screen = self.state.in_use();
        self.workers.lock_within(self.state.idle.locks_within(screen));
        if let Some(wait) = self.state.idle.changes_within(screen) {
            ui.ctx().request_repaint_after(wait);
        }
    }
}

impl Desktop {
    /// Keeps in mind where the window is, and brings it back where it runs off its screen or was on another.
    fn fit(&mut self, ctx: &egui::Context) {
        let Some(place) = &mut self.place else { return };
        let (inner, outer, screen, maximised, fullscreen) = ctx.input(|input| {
            let viewport = input.viewport();
            let screen = viewport.monitor_size.map(|size| [size.x, size.y]);
            (viewport.inner_rect, viewport.outer_rect, screen, viewport.maximized, viewport.fullscreen)
        });
        let Some(screen) = screen else { return };
        if !std::mem::replace(&mut self.fitted, true) {
            if place.is_elsewhere(screen)
                && let Some(centre) = egui::ViewportCommand::center_on_screen(ctx)
            {
                ctx.send_viewport_cmd(centre);
            }
            if place.overflows(screen) {
                ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
            }
        }
        if fullscreen == Some(true) {
            return;
        }
        (place.screen, place.maximised) = (screen, maximised == Some(true));
        if let Some(inner) = inner
            && !place.maximised
        {
            place.size = [inner.width(), inner.height()];
            place.at = outer.map(|outer| [outer.left(), outer.top()]);
        }
    }
}

/// Whether a person did this: by key, pointer, finger, or a reader of the screen.
fn is_touch(event: &egui::Event) -> bool {
    use egui::Event as E;
    !matches!(event, E::WindowFocused(_) | E::PointerGone)
}

impl eframe::App for Desktop {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.fit(ui.ctx());
        self.pass(ui);
    }

    fn on_exit(&mut self) {
        if let Some(place) = self.place {
            place.keep();
        }
        self.workers.close();
    }

    /// The page's colour is what the window is cleared to: a layer of its own would cost a software adapter
    /// more than the film does.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::Palette::of(visuals).page.to_normalized_gamma_f32()
    }
}

/// Opens the window and returns when it was closed.
pub fn open(opening: Opening) -> Result<(), eframe::Error> {
    let place = WindowPlace::read();
    let viewport = egui::ViewportBuilder::default()
        .with_title("Attune")
        .with_app_id("attune")
        .with_inner_size(place.size)
        .with_min_inner_size(LEAST)
        .with_maximized(place.maximised);
    let viewport = match place.at {
        Some(at) => viewport.with_position(at),
        None => viewport,
    };
    let options = eframe::NativeOptions {
        // Wayland takes the sign from the menu's entry; elsewhere the window brings it.
        viewport: match eframe::icon_data::from_png_bytes(SIGN) {
            Ok(sign) => viewport.with_icon(sign),
            Err(_) => viewport,
        },
        // Nothing of what is shown is ever written outside the vault.
        persist_window: false,
        wgpu_options: low_power(),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "Attune",
        options,
        Box::new(move |creation| {
            let mut desktop = Desktop::new(opening, &creation.egui_ctx, creation.wgpu_render_state.as_ref());
            desktop.workers.watch_preferences();
            desktop.place = Some(place);
            Ok(Box::new(desktop))
        }),
    )
}

/// A laptop in a living room runs on its battery.
fn low_power() -> WgpuConfiguration {
    let mut options = WgpuConfiguration::default();
    if let WgpuSetup::CreateNew(setup) = &mut options.wgpu_setup {
        setup.power_preference = wgpu::PowerPreference::LowPower;
    }
    options
}

/// The graphics adapters a window could use, by name.
pub fn graphics_adapters() -> Vec<String> {
    let instance = wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle());
    let adapters = pollster::block_on(instance.enumerate_adapters(wgpu::Backends::all()));
    let mut names: Vec<String> = adapters.into_iter().map(|adapter| adapter.get_info().name).collect();
    names.sort_unstable();
    names.dedup();
    names
}
