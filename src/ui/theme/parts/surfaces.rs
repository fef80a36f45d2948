//! What parts lie on: the card, notices, dialogs, disclosures, and what is there where there is nothing yet. Knows no
//! screen.

use egui::{
    Align, Context, CornerRadius, Frame, Id, InnerResponse, Label, Layout, Margin, Modal, Response, RichText,
    Role, Sense, Shadow, Stroke, TextStyle, Ui, Vec2, WidgetInfo, vec2,
};

use super::buttons::{Pressable, secondary};
use super::words::{section, weak};
use crate::ui::icons::Icon;
use crate::ui::theme::tokens::{icon as icon_size, inset, over, radius, size, space, stroke};
use crate::ui::theme::{Meaning, Palette, strong_family};
use crate::ui::topmost::{self, Level};

/// The one raised surface, as wide as its space.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let colours = Palette::of(ui.visuals());
    Frame::new()
        .fill(colours.card)
        .stroke(Stroke::new(stroke::LINE, colours.line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(24))
        .shadow(Shadow { offset: [0, 2], blur: 8, spread: 0, color: colours.shadow })
        .show(ui, |ui| {
            on_card(ui);
            // Columns stretch whatever stands in them: the card, but not what is on it.
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.set_width(ui.available_width());
                add(ui)
            })
            .inner
        })
}

/// What follows lies on a card, a panel or a dialog: it is warm under the pointer in that surface's way.
fn on_card(ui: &mut Ui) {
    let hover = Palette::of(ui.visuals()).hover_card;
    ui.visuals_mut().widgets.hovered.weak_bg_fill = hover;
    ui.visuals_mut().widgets.hovered.bg_fill = hover;
}

/// What kind of news a notice brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Good to know.
    Info,
    /// Something went well.
    Success,
    /// Something needs a look.
    Warning,
    /// Something went wrong.
    Problem,
}

impl Notice {
    /// Its colours, its icon, and what it is told as.
    pub(in crate::ui) fn look(self) -> (Meaning, Icon, Role) {
        match self {
            Self::Info => (Meaning::NotYet, Icon::Info, Role::Status),
            Self::Success => (Meaning::Met, Icon::Check, Role::Status),
            Self::Warning => (Meaning::AtRisk, Icon::Warning, Role::Alert),
            Self::Problem => (Meaning::NotMet, Icon::Concern, Role::Alert),
        }
    }
}

/// News as wide as its space.
pub fn notice(ui: &mut Ui, kind: Notice, words: &str) -> Response {
    told(ui, kind, None, words)
}

/// News under a title.
pub fn titled_notice(ui: &mut Ui, kind: Notice, title: &str, words: &str) -> Response {
    told(ui, kind, Some(title), words)
}

fn told(ui: &mut Ui, kind: Notice, title: Option<&str>, words: &str) -> Response {
    let (meaning, icon, role) = kind.look();
    let colours = Palette::of(ui.visuals());
    let tone = colours.meaning(meaning);
    let frame = Frame::new()
        .fill(tone.ground)
        .corner_radius(CornerRadius::same(radius::BUTTON))
        .inner_margin(Margin::symmetric(inset::NOTICE.0, inset::NOTICE.1));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::THUMBS;
            ui.set_min_height(0.0);
            let line = ui.text_style_height(&TextStyle::Body);
            let (place, _) = ui.allocate_exact_size(vec2(icon_size::BUTTON, line), Sense::hover());
            icon.paint(ui.painter(), place, tone.ink);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if let Some(title) = title {
                    let title = RichText::new(title).family(strong_family()).color(colours.text);
                    ui.add(Label::new(title).wrap());
                }
                ui.add(Label::new(RichText::new(words).color(colours.text)).wrap())
            })
            .inner
        })
        .inner
    });
    ui.ctx().accesskit_node_builder(shown.inner.id, |node| {
        node.set_role(role);
        node.set_label(words);
    });
    shown.response
}

/// A dialog over everything: everything else waits. Whether it is to be closed, by Escape or by a press outside it.
pub fn dialog<R>(ctx: &Context, name: &str, width: f32, add: impl FnOnce(&mut Ui) -> R) -> (bool, R) {
    let style = ctx.global_style();
    let colours = Palette::of(&style.visuals);
    let frame = Frame::new()
        .fill(colours.card)
        .stroke(style.visuals.window_stroke)
        .corner_radius(CornerRadius::same(radius::DIALOG))
        .inner_margin(Margin::same(24))
        .shadow(style.visuals.window_shadow);
    let room = ctx.content_rect().size() - Vec2::splat(2.0 * (space::COLUMN + space::EDGE));
    let escape = topmost::closes(ctx, Level::Dialog, Id::unique(name));
    let modal =
        Modal::new(Id::unique(name)).backdrop_color(colours.text.gamma_multiply(over::BACKDROP)).frame(frame);
    let shown = modal.show(ctx, |ui| {
        on_card(ui);
        ui.set_width(width.min(room.x));
        ui.set_max_height(room.y);
        let response = ui.response();
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Dialog);
            node.set_label(name);
        });
        add(ui)
    });
    (escape || shown.backdrop_response.clicked() || shown.response.should_close(), shown.inner)
}

/// Quiet words that open what is below them; whether it is open.
pub fn disclosure(ui: &mut Ui, salt: impl std::hash::Hash + std::fmt::Debug, words: &str) -> bool {
    let id = ui.make_persistent_id(salt);
    let mut open = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let icon = if open { Icon::Down } else { Icon::Next };
    let response = secondary(words).icon(icon).height(size::QUIET).hang_left().show(ui);
    if response.clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    open
}

/// What is there where there is nothing yet: an icon, one line, one action. Whether the action was pressed.
pub fn empty(ui: &mut Ui, icon: Icon, line: &str, action: Option<&str>) -> bool {
    let colours = Palette::of(ui.visuals());
    let builder = Layout::top_down(Align::Center);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), builder, |ui| {
        ui.add_space(space::COLUMN);
        let (place, _) = ui.allocate_exact_size(Vec2::splat(icon_size::EMPTY), Sense::hover());
        icon.paint(ui.painter(), place, colours.weak);
        ui.label(line);
        let pressed = action.is_some_and(|words| secondary(words).show(ui).clicked());
        ui.add_space(space::COLUMN);
        pressed
    })
    .inner
}

/// What is there where there is nothing yet: what is lacking, how it comes, and what is done about it; whether that was
/// pressed.
pub fn nothing(ui: &mut Ui, icon: Icon, (title, hint): (&str, &str), action: Option<Pressable<'_>>) -> bool {
    let colours = Palette::of(ui.visuals());
    let builder = Layout::top_down(Align::Center);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), builder, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::COLUMN);
        let (place, _) = ui.allocate_exact_size(Vec2::splat(icon_size::EMPTY), Sense::hover());
        icon.paint(ui.painter(), place, colours.weak);
        ui.add_space(space::THUMBS);
        section(ui, title);
        if !hint.is_empty() {
            ui.add_space(space::PAIR);
            weak(ui, hint);
        }
        ui.add_space(space::PARTS);
        let pressed = action.is_some_and(|action| action.show(ui).clicked());
        ui.add_space(space::COLUMN);
        pressed
    })
    .inner
}

/// What is there where there is nothing yet on a staff page: what would be here, and how it comes.
pub fn empty_state(ui: &mut Ui, title: &str, hint: &str) -> Response {
    let builder = Layout::top_down(Align::Center);
    let shown = ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), builder, |ui| {
        ui.add_space(space::EDGE);
        let colours = Palette::of(ui.visuals());
        let (place, response) = ui.allocate_exact_size(Vec2::splat(icon_size::EMPTY), Sense::hover());
        Icon::Info.paint(ui.painter(), place, colours.weak);
        response.widget_info(|| WidgetInfo::new(Role::Image));
        section(ui, title);
        ui.set_max_width(size::COLUMN.min(ui.available_width()) / 1.6);
        weak(ui, hint);
        ui.add_space(space::EDGE);
    });
    shown.response
}
