//! Every screen as a reader of the screen by ear meets it: found by role and name, pressed and typed into, and
//! what it answers. States are made by hand; nothing works behind them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc, missing_docs)]

mod families;
mod family;
mod family_overview;
mod family_record;
mod film;
mod finder;
mod focus;
mod fuller;
mod gallery;
mod grid;
mod grid_states;
mod journal;
pub mod keyboard;
mod keys;
mod lock;
mod measures;
mod moments;
mod news;
mod overlays;
mod parent;
mod pathway;
mod pathway_forms;
mod pathway_line;
mod people;
mod pictures;
mod programmes;
mod repaint;
mod repaired;
mod retention;
mod scale;
mod session;
mod session_watch;
mod shell;
mod states;
mod supervision;
mod tag;
pub mod tag_clips;
mod timeline;
mod today;
mod unlock;

use attune::app::action::UserAction;
use attune::app::state::{Request, State};
use attune::ui::context::Context;
use attune::ui::screens::{self, Local};
use attune::ui::theme;
use attune::ui::video::VideoRenderer;
use attune::words::{Message, Words};
use egui::{Event, Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// What a window of the tests holds.
pub struct Stage {
    pub state: State,
    local: Local,
    words: Words,
    renderer: VideoRenderer,
    pub actions: Vec<UserAction>,
    /// What forms wait for, the last one last.
    awaited: Vec<Request>,
}

impl Stage {
    pub fn new(state: State, renderer: VideoRenderer) -> Self {
        Self {
            state,
            local: Local::default(),
            words: Words::en_gb(),
            renderer,
            actions: Vec::new(),
            awaited: Vec::new(),
        }
    }

    /// Shows another state, with nothing typed.
    pub fn change(&mut self, state: State) {
        (self.state, self.local) = (state, Local::default());
    }

    /// Draws the state on the page's colour, which the program clears its window to, and notes what was done.
    pub fn show(ui: &mut egui::Ui, stage: &mut Self) {
        let page = theme::Palette::of(ui.visuals()).page;
        ui.painter().rect_filled(ui.ctx().content_rect(), 0, page);
        let context = Context { state: &stage.state, words: &stage.words, renderer: &stage.renderer };
        screens::show(ui, &context, &mut stage.local, &mut stage.actions);
    }
}

/// A window that shows a state.
pub struct Window(pub Harness<'static, Stage>);

impl Window {
    pub fn new(state: State) -> Self {
        let harness = Harness::builder()
            .with_size([1366.0, 9000.0])
            .allow_missing_glyphs()
            .with_max_steps(12)
            .with_context_setup(theme::install)
            .build_ui_state(Stage::show, Stage::new(state, VideoRenderer::cpu()));
        let mut window = Self(harness);
        window.0.run();
        window
    }

    /// What was done since the last call.
    pub fn actions(&mut self) -> Vec<UserAction> {
        self.0.run();
        let stage = self.0.state_mut();
        let mut plain = |action| match action {
            UserAction::Awaited(request, action) => {
                stage.awaited.push(request);
                *action
            }
            other => other,
        };
        std::mem::take(&mut stage.actions).into_iter().map(&mut plain).collect()
    }

    /// Shows another page, as workers report one whatever became of what was sent.
    pub fn turn_to(&mut self, next: State) {
        let stage = self.0.state_mut();
        let requests = std::mem::take(&mut stage.state.requests);
        stage.state = State { requests, ..next };
        self.0.run();
    }

    /// What a form sent last is on record.
    pub fn save(&mut self) {
        let stage = self.0.state_mut();
        let request = stage.awaited.last().copied().expect("a form waits");
        stage.state.requests.answered(request, true);
        self.0.run();
    }

    /// Presses the button with that name; what that did.
    #[track_caller]
    pub fn press(&mut self, name: &str) -> Vec<UserAction> {
        self.act(Role::Button, name)
    }

    /// Clicks whatever has that role and name; what that did.
    #[track_caller]
    pub fn act(&mut self, role: Role, name: &str) -> Vec<UserAction> {
        self.0.get_by_role_and_label(role, name).click();
        self.actions()
    }

    /// Whether a button can be pressed.
    #[track_caller]
    pub fn is_on(&self, name: &str) -> bool {
        !self.0.get_by_role_and_label(Role::Button, name).accesskit_node().is_disabled()
    }

    /// What the field or list with that role and name holds.
    #[track_caller]
    pub fn value(&self, role: Role, name: &str) -> String {
        self.0.get_by_role_and_label(role, name).value().unwrap_or_default()
    }

    /// What stands in place of the picture with that name.
    #[track_caller]
    pub fn caption(&self, name: &str) -> String {
        let picture = self.0.get_by_role_and_label(Role::Image, name);
        picture.accesskit_node().description().unwrap_or_default()
    }

    /// Types into the field with that role and name.
    #[track_caller]
    pub fn write(&mut self, role: Role, name: &str, text: &str) {
        self.0.get_by_role_and_label(role, name).focus();
        self.0.run();
        self.0.get_by_role_and_label(role, name).type_text(text);
        self.0.run();
    }

    /// Empties the field with that role and name.
    #[track_caller]
    pub fn clear(&mut self, role: Role, name: &str) {
        self.0.get_by_role_and_label(role, name).focus();
        self.0.run();
        self.0.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        self.0.key_press(Key::Backspace);
        self.0.run();
    }

    /// Presses a key; what that did.
    pub fn key(&mut self, key: Key) -> Vec<UserAction> {
        self.0.key_press(key);
        self.actions()
    }

    /// A letter as a keyboard gives it: a key and a text.
    pub fn letter(&mut self, key: Key, text: &str) -> Vec<UserAction> {
        self.0.key_down(key);
        self.0.event(Event::Text(text.into()));
        self.0.key_up(key);
        self.actions()
    }

    /// Whether words stand on the screen.
    pub fn says(&self, words: &str) -> bool {
        self.0.query_all_by_label(words).next().is_some()
    }

    /// Fails the test unless the sentence stands on the screen.
    #[track_caller]
    pub fn assert_says(&self, message: impl Into<Message>) {
        let words = say(message);
        assert!(self.says(&words), "the screen does not say: {words}");
    }

    /// Fails the test if the sentence stands on the screen.
    #[track_caller]
    pub fn assert_silent(&self, message: impl Into<Message>) {
        let words = say(message);
        assert!(!self.says(&words), "the screen says: {words}");
    }
}

/// A sentence in the language of the tests. Fails the test where it does not exist.
#[track_caller]
pub fn say(message: impl Into<Message>) -> String {
    let (words, message) = (Words::en_gb(), message.into());
    assert!(words.has(message.key), "no sentence {}", message.key);
    words.say(&message)
}
