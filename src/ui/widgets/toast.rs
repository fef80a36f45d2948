//! News at the bottom of the window: it moves nothing. What went well goes by itself and may be undone for a while; what
//! went wrong stays until it is closed. Knows no screen; every word is an argument.

use std::time::Duration;

use egui::accesskit::Live;
use egui::{
    Align, Align2, Area, CornerRadius, Frame, Id, Label, Layout, Margin, Order, RichText, Role, Sense, Ui,
    UiBuilder, Vec2, vec2,
};

use crate::ui::icons::Icon;
use crate::ui::theme::{self, Notice, Palette, icon, motion, radius, shell, size, space};

/// One piece of news that stays until its button is pressed.
pub struct Toast {
    /// Of which kind.
    pub kind: Notice,
    /// What it says.
    pub words: String,
    /// What its button says.
    pub button: String,
}

/// News that goes by itself.
pub struct Passing {
    /// What it says.
    pub words: String,
    /// What its button says, where what was done can be undone.
    pub undo: Option<String>,
}

/// What became of the news that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastAct {
    /// The button of the so-manieth piece of news that stays was pressed.
    Pressed(usize),
    /// What was done is to be undone.
    Undo,
    /// Its time is over.
    Over,
}

/// How long news that goes by itself stays still.
#[derive(Default)]
pub struct PassingTime {
    words: String,
    left: f64,
    last: f64,
}

impl PassingTime {
    /// So much time went by for these words, none while somebody reads or is about to press; whether their time is over.
    fn tell(&mut self, ui: &Ui, passing: &Passing, held: bool) -> bool {
        let now = ui.input(|input| input.time);
        if self.words != passing.words {
            let stays = if passing.undo.is_some() { motion::TOAST_UNDO } else { motion::TOAST };
            *self = Self { words: passing.words.clone(), left: stays.into(), last: now };
        }
        let gone = now - std::mem::replace(&mut self.last, now);
        if held {
            return false;
        }
        self.left -= gone.max(0.0);
        if self.left > 0.0 {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(self.left));
        }
        self.left <= 0.0
    }
}

/// Draws the news, one below the other, so far above the window's lower edge; what became of it.
pub fn toasts(
    ui: &Ui,
    news: &[Toast],
    (passing, clock): (Option<&Passing>, &mut PassingTime),
    above: f32,
) -> Option<ToastAct> {
    let Some(passing) = passing else {
        *clock = PassingTime::default();
        return stays(ui, news, None, above).and_then(|(told, _)| told);
    };
    let (told, held) = stays(ui, news, Some(passing), above)?;
    let is_over = clock.tell(ui, passing, held);
    told.or(is_over.then_some(ToastAct::Over))
}

fn stays(ui: &Ui, news: &[Toast], passing: Option<&Passing>, above: f32) -> Option<(Option<ToastAct>, bool)> {
    let id = Id::unique("news");
    if news.is_empty() && passing.is_none() {
        // What comes next fades in.
        ui.ctx().animate_bool_with_time(id, false, 0.0);
        return None;
    }
    let width = (ui.ctx().content_rect().width() - 2.0 * space::EDGE).min(shell::NEWS);
    let area = Area::new(id)
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -above))
        .fade_in(false);
    let fade = if theme::still(ui) { 1.0 } else { ui.ctx().animate_bool_with_time(id, true, motion::PANEL) };
    let shown = area.show(ui.ctx(), |ui| {
        ui.set_max_width(width);
        ui.set_opacity(fade);
        ui.spacing_mut().item_spacing.y = space::NEAR;
        let mut told = None;
        let mut held = false;
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            for (number, toast) in news.iter().enumerate() {
                if staying(ui, toast) {
                    told = Some(ToastAct::Pressed(number));
                }
            }
            if let Some(passing) = passing {
                let (undo, focused) = strip(ui, passing);
                held = focused;
                if undo {
                    told = Some(ToastAct::Undo);
                }
            }
        });
        (told, held)
    });
    let (told, focused) = shown.inner;
    Some((told, focused || shown.response.contains_pointer()))
}

/// What went wrong, or is to be known: on its own colour, until its button is pressed.
fn staying(ui: &mut Ui, toast: &Toast) -> bool {
    let colours = Palette::of(ui.visuals());
    let (tone, sign, role, live) = match toast.kind {
        Notice::Info => (theme::Meaning::NotYet, Icon::Info, Role::Status, Live::Polite),
        Notice::Success => (theme::Meaning::Met, Icon::Check, Role::Status, Live::Polite),
        Notice::Warning => (theme::Meaning::AtRisk, Icon::Warning, Role::Alert, Live::Assertive),
        Notice::Problem => (theme::Meaning::NotMet, Icon::Concern, Role::Alert, Live::Assertive),
    };
    let tone = colours.meaning(tone);
    let frame = Frame::new()
        .fill(tone.ground)
        .corner_radius(CornerRadius::same(radius::BUTTON))
        .inner_margin(margin())
        .shadow(ui.visuals().popup_shadow);
    frame
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::NEAR;
                let (place, _) = ui.allocate_exact_size(Vec2::splat(icon::BUTTON), Sense::hover());
                sign.paint(ui.painter(), place, tone.ink);
                let button = theme::secondary(&toast.button);
                let width = ui.available_width() - size::BUTTON_AND_GAP;
                words(ui, &toast.words, colours.text, width, (role, live));
                button.show(ui).clicked()
            })
            .inner
        })
        .inner
}

/// The dark strip: what was done, and Undo. Whether that was pressed, and whether it has the keyboard.
fn strip(ui: &mut Ui, passing: &Passing) -> (bool, bool) {
    let colours = Palette::of(ui.visuals());
    let frame = Frame::new()
        .fill(colours.text)
        .corner_radius(CornerRadius::same(radius::BUTTON))
        .inner_margin(margin())
        .shadow(ui.visuals().popup_shadow);
    frame
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::COLUMN;
                ui.set_min_height(size::QUIET);
                let width = ui.available_width() - size::BUTTON_AND_GAP;
                words(ui, &passing.words, colours.card, width, (Role::Status, Live::Polite));
                let Some(undo) = &passing.undo else { return (false, false) };
                let response = on_dark(ui, undo);
                (response.clicked(), response.has_focus())
            })
            .inner
        })
        .inner
}

fn margin() -> Margin {
    Margin::symmetric(16, 6)
}

/// What is said: told to readers of the screen as it comes.
fn words(ui: &mut Ui, words: &str, ink: egui::Color32, width: f32, (role, live): (Role, Live)) {
    let response = ui
        .scope(|ui| {
            ui.set_max_width(width.max(size::TIP / 2.0));
            ui.add(Label::new(RichText::new(words).color(ink)).wrap())
        })
        .inner;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(role);
        node.set_label(words);
        node.set_live(live);
    });
}

/// A frameless action on the dark strip.
fn on_dark(ui: &mut Ui, name: &str) -> egui::Response {
    let colours = Palette::of(ui.visuals());
    let text = RichText::new(name).family(theme::strong_family()).color(colours.card);
    ui.scope_builder(UiBuilder::new(), |ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for look in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            look.weak_bg_fill = colours.text;
            look.bg_stroke = egui::Stroke::NONE;
        }
        widgets.hovered.bg_stroke = egui::Stroke::new(theme::stroke::LINE, colours.card);
        ui.add(egui::Button::new(text).min_size(vec2(0.0, size::QUIET)))
    })
    .inner
}
