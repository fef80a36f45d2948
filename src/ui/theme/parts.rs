//! The parts every screen is made of: pages, cards, buttons, fields, notices and badges. Knows no screen; every
//! word is an argument, and every part has a name for those who read the screen by ear.

use egui::{
    Align, Button, Color32, CornerRadius, Frame, InnerResponse, Label, Layout, Margin, Rect, Response,
    RichText, Role, ScrollArea, Shadow, Stroke, TextEdit, TextStyle, Ui, UiBuilder, Vec2, WidgetAtom,
    WidgetInfo, vec2,
};

use super::{CARD_RADIUS, COLUMN, Meaning, Palette, RADIUS, TARGET, Tone, space, subheading_style};
use crate::ui::icons::Icon;

/// Size of a sign beside words, in points.
const SIGN: f32 = 18.0;

fn colours(ui: &Ui) -> &'static Palette {
    Palette::of(ui.visuals())
}

/// A screen: its title above a scrolling column in the middle of the window.
pub fn page<R>(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let scrolled = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let window = ui.available_rect_before_wrap();
        let width = (window.width() - 2.0 * space::EDGE).clamp(0.0, COLUMN);
        let corner = vec2((window.width() - width) / 2.0, space::EDGE);
        let column = Rect::from_min_size(window.min + corner, vec2(width, window.height()));
        let builder = UiBuilder::new().max_rect(column).layout(Layout::top_down(Align::Min));
        let shown = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = space::CARDS;
            heading(ui, title);
            add(ui)
        });
        ui.add_space(space::EDGE);
        shown.inner
    });
    scrolled.inner
}

/// A soft card as wide as its space.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let colours = colours(ui);
    Frame::new()
        .fill(colours.card)
        .stroke(Stroke::new(1.0, colours.line))
        .corner_radius(CARD_RADIUS)
        .inner_margin(Margin::same(22))
        .shadow(Shadow { offset: [0, 3], blur: 14, spread: 0, color: colours.shadow })
        .show(ui, |ui| {
            // Columns stretch whatever stands in them: the card, but not what is on it.
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 10.0;
                ui.set_width(ui.available_width());
                add(ui)
            })
            .inner
        })
}

/// The title of a screen.
pub fn heading(ui: &mut Ui, words: &str) -> Response {
    title(ui, words, TextStyle::Heading)
}

/// The title of a card.
pub fn subheading(ui: &mut Ui, words: &str) -> Response {
    title(ui, words, subheading_style())
}

fn title(ui: &mut Ui, words: &str, size: TextStyle) -> Response {
    // A window without the theme, as in a test, has no subheadings of its own.
    let size = if ui.style().text_styles.contains_key(&size) { size } else { TextStyle::Heading };
    let response = ui.label(RichText::new(words).text_style(size));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(words);
    });
    response
}

/// Words of less weight.
pub fn weak(ui: &mut Ui, words: &str) -> Response {
    ui.label(RichText::new(words).color(colours(ui).weak))
}

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do next; one in a card at most.
    Primary,
    /// Everything else.
    Secondary,
    /// What cannot be undone.
    Danger,
}

/// A button, with a sign before its words if there is one.
pub fn button(ui: &mut Ui, weight: Weight, icon: Option<Icon>, words: &str) -> Response {
    ui.scope(|ui| {
        let colours = colours(ui);
        match weight {
            Weight::Secondary => {}
            Weight::Primary => fill(ui, colours.accent, colours.accent_hover, colours.accent_held),
            Weight::Danger => {
                fill(ui, colours.danger, colours.danger_hover, colours.danger_hover);
                let widgets = &mut ui.visuals_mut().widgets;
                widgets.inactive.bg_stroke = Stroke::new(1.0, colours.danger.ink);
                widgets.hovered.bg_stroke = Stroke::new(1.5, colours.danger.ink);
            }
        }
        ui.add(plain(icon, words))
    })
    .inner
}

/// The one thing to do next.
pub fn primary_button(ui: &mut Ui, words: &str) -> Response {
    button(ui, Weight::Primary, None, words)
}

/// One of the other things to do.
pub fn secondary_button(ui: &mut Ui, words: &str) -> Response {
    button(ui, Weight::Secondary, None, words)
}

/// A thing that cannot be undone.
pub fn danger_button(ui: &mut Ui, words: &str) -> Response {
    button(ui, Weight::Danger, None, words)
}

/// A button that cannot be pressed now, with the reason below it.
pub fn blocked_button(ui: &mut Ui, icon: Option<Icon>, words: &str, reason: &str) -> Response {
    let colours = colours(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let response = disabled_button(ui, icon, words);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(reason));
        signed(
            ui,
            Icon::Lock,
            colours.weak,
            RichText::new(reason).text_style(TextStyle::Small).color(colours.weak),
        );
        response.on_disabled_hover_text(reason)
    })
    .inner
}

/// A button that cannot be pressed now, where the reason stands elsewhere.
pub fn disabled_button(ui: &mut Ui, icon: Option<Icon>, words: &str) -> Response {
    ui.scope(|ui| {
        let quiet = colours(ui).meaning(Meaning::NotApplicable);
        fill(ui, quiet, quiet.ground, quiet.ground);
        ui.visuals_mut().disabled_alpha = 1.0;
        ui.add_enabled(false, plain(icon, words))
    })
    .inner
}

fn plain(icon: Option<Icon>, words: &str) -> Button<'_> {
    let button = match icon {
        Some(icon) => Button::new((icon.atom(SIGN), words)),
        None => Button::new(words),
    };
    button.min_size(vec2(0.0, TARGET))
}

/// Buttons of this part of the window are filled. The ring of the keyboard stays, outside the fill.
fn fill(ui: &mut Ui, rest: Tone, hover: Color32, held: Color32) {
    let widgets = &mut ui.visuals_mut().widgets;
    for (look, ground) in [
        (&mut widgets.noninteractive, rest.ground),
        (&mut widgets.inactive, rest.ground),
        (&mut widgets.hovered, hover),
        (&mut widgets.active, held),
    ] {
        look.weak_bg_fill = ground;
        look.fg_stroke.color = rest.ink;
    }
    widgets.noninteractive.bg_stroke = Stroke::NONE;
    widgets.inactive.bg_stroke = Stroke::NONE;
    widgets.hovered.bg_stroke = Stroke::NONE;
    widgets.active.expansion = 3.0;
}

/// A line to type into, under its name.
pub fn field(ui: &mut Ui, name: &str, text: &mut String) -> Response {
    named(ui, name, TextEdit::singleline(text))
}

/// A line to type a secret into, under its name: dots, unless `shown`.
pub fn secret_field(ui: &mut Ui, name: &str, text: &mut String, shown: bool) -> Response {
    named(ui, name, TextEdit::singleline(text).password(!shown))
}

/// Some lines to type into, under their name.
pub fn text_area(ui: &mut Ui, name: &str, text: &mut String, rows: usize) -> Response {
    named(ui, name, TextEdit::multiline(text).desired_rows(rows))
}

fn named(ui: &mut Ui, name: &str, edit: TextEdit<'_>) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let label = ui.add(Label::new(name));
        let margin = Margin::symmetric(12, 10);
        ui.add(edit.desired_width(f32::INFINITY).margin(margin)).labelled_by(label.id)
    })
    .inner
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
    fn look(self) -> (Meaning, Icon, Role) {
        match self {
            Self::Info => (Meaning::NotYet, Icon::Info, Role::Status),
            Self::Success => (Meaning::Met, Icon::Check, Role::Status),
            Self::Warning => (Meaning::AtRisk, Icon::Warning, Role::Alert),
            Self::Problem => (Meaning::NotMet, Icon::Warning, Role::Alert),
        }
    }
}

/// News as wide as its space.
pub fn notice(ui: &mut Ui, kind: Notice, words: &str) -> Response {
    let (meaning, icon, role) = kind.look();
    let (colours, tone) = (colours(ui), colours(ui).meaning(meaning));
    let frame = Frame::new().fill(tone.ground).corner_radius(RADIUS).inner_margin(Margin::symmetric(16, 12));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        signed(ui, icon, tone.ink, RichText::new(words).color(colours.text))
    });
    ui.ctx().accesskit_node_builder(shown.inner.id, |node| {
        node.set_role(role);
        node.set_label(words);
    });
    shown.response
}

/// A sign, and words that wrap beside it.
fn signed(ui: &mut Ui, icon: Icon, ink: Color32, words: RichText) -> Response {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.set_min_height(0.0);
        let line = ui.text_style_height(&TextStyle::Body);
        let (place, _) = ui.allocate_exact_size(vec2(SIGN, line), egui::Sense::hover());
        icon.paint(ui.painter(), place, ink);
        ui.add(Label::new(words).wrap())
    })
    .inner
}

/// The sign of a meaning.
pub const fn verdict_icon(meaning: Meaning) -> Icon {
    match meaning {
        Meaning::Recording => Icon::Record,
        Meaning::Met => Icon::Check,
        Meaning::NotYet => Icon::Clock,
        Meaning::AtRisk => Icon::Warning,
        Meaning::NotMet => Icon::Cross,
        Meaning::NotApplicable => Icon::Dash,
    }
}

/// A verdict's word with its sign, on its colour.
pub fn verdict_badge(ui: &mut Ui, word: &str, meaning: Meaning) -> Response {
    let tone = colours(ui).meaning(meaning);
    let icon = verdict_icon(meaning);
    let frame = Frame::new()
        .fill(tone.ground)
        .corner_radius(CornerRadius::same(15))
        .inner_margin(Margin::symmetric(11, 5));
    let words = RichText::new(word).text_style(TextStyle::Small).color(tone.ink);
    let badge = WidgetAtom::new((icon.atom(14.0), words)).frame(frame).gap(7.0).fallback_text_color(tone.ink);
    let response = badge.show(ui).response;
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}

/// What stands where there is nothing yet: what would be here, and how it comes.
pub fn empty_state(ui: &mut Ui, title: &str, hint: &str) -> Response {
    let colours = colours(ui);
    let size = vec2(ui.available_width(), 0.0);
    let builder = Layout::top_down(Align::Center);
    ui.allocate_ui_with_layout(size, builder, |ui| {
        ui.add_space(space::EDGE);
        let (dot, _) = ui.allocate_exact_size(Vec2::splat(52.0), egui::Sense::hover());
        ui.painter().circle_filled(dot.center(), 26.0, colours.chosen.ground);
        Icon::Info.paint(ui.painter(), dot.shrink(14.0), colours.chosen.ink);
        subheading(ui, title);
        ui.set_max_width(460.0_f32.min(ui.available_width()));
        weak(ui, hint);
        ui.add_space(space::EDGE);
    })
    .response
}
