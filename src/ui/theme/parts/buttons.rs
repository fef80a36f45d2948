//! What can be pressed: one filled action a screen, frameless seconds, what cannot be undone, icons. Hover is warm, held
//! is darker, off is quiet and says why; the ring of the keyboard is drawn elsewhere, for all at once. Knows no screen.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, Galley, Id, Pos2, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind,
    TextStyle, TextWrapMode, Ui, UiBuilder, WidgetInfo, WidgetText, pos2, vec2,
};

use super::words::{one_line, room};
use crate::ui::icons::Icon;
use crate::ui::theme::tokens::{icon as icon_size, radius, size, space, stroke};
use crate::ui::theme::{Palette, Tone, caption_style, section_style, strong_family};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do next: one on a screen.
    Primary,
    /// Everything else: words without a frame.
    Secondary,
    /// What cannot be undone: words without a frame.
    Danger,
    /// What cannot be undone, filled: only in its own dialog.
    DangerFilled,
    /// An icon alone.
    Icon,
    /// Stop, while filming.
    Stop,
    /// A large button with an outline, for Film.
    Outlined,
    /// Words without a frame in the colour of words: under film.
    Plain,
    /// The same in less weight.
    Weak,
}

/// What can be pressed, before it is shown: words, weight and what goes with them.
#[must_use = "it is shown by `show`"]
pub struct Pressable<'a> {
    words: &'a str,
    weight: Weight,
    icon: Option<Icon>,
    after: Option<Icon>,
    key: Option<&'a str>,
    hint: Option<&'a str>,
    name: Option<&'a str>,
    off: Option<&'a str>,
    enabled: bool,
    height: Option<f32>,
    width: Option<f32>,
    large: bool,
    quiet: bool,
    hang: Hang,
    id: Option<Id>,
    sense: Sense,
    chosen: Option<bool>,
    sign: Option<f32>,
}

/// Which side's padding is outside the column, so that words align with its edge.
#[derive(Clone, Copy, PartialEq)]
enum Hang {
    No,
    Left,
    Right,
}

/// The one filled action.
pub fn primary(words: &str) -> Pressable<'_> {
    Pressable::new(Weight::Primary, words)
}

/// A frameless action.
pub fn secondary(words: &str) -> Pressable<'_> {
    Pressable::new(Weight::Secondary, words)
}

/// A frameless action that cannot be undone.
pub fn danger(words: &str) -> Pressable<'_> {
    Pressable::new(Weight::Danger, words)
}

/// An icon that can be pressed; `name` is told on hovering and to readers of the screen.
pub fn icon_only(icon: Icon, name: &str) -> Pressable<'_> {
    Pressable { icon: Some(icon), name: Some(name), ..Pressable::new(Weight::Icon, "") }
}

impl<'a> Pressable<'a> {
    /// Of a weight.
    pub fn new(weight: Weight, words: &'a str) -> Self {
        Self {
            words,
            weight,
            icon: None,
            after: None,
            key: None,
            hint: None,
            name: None,
            off: None,
            enabled: true,
            height: None,
            width: None,
            large: false,
            quiet: false,
            hang: Hang::No,
            id: None,
            sense: Sense::click(),
            chosen: None,
            sign: None,
        }
    }

    /// With an icon before its words.
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// With an icon after its words: where it leads, or that a list opens.
    pub fn after(self, icon: Icon) -> Self {
        Self { after: Some(icon), ..self }
    }

    /// With its key in a box behind its words; before them where an icon stands behind.
    pub fn key(self, key: &'a str) -> Self {
        Self { key: Some(key), ..self }
    }

    /// With its key in small words behind it.
    pub fn hint(self, key: &'a str) -> Self {
        Self { hint: Some(key), ..self }
    }

    /// What readers of the screen are told, where the words are too short to be understood alone.
    pub fn named(self, name: &'a str) -> Self {
        Self { name: Some(name), ..self }
    }

    /// Off, with the reason: told on hovering and to readers of the screen.
    pub fn off(self, why: Option<&'a str>) -> Self {
        Self { off: why, ..self }
    }

    /// The large primary of Today, a family and a session: 40 points high.
    pub fn large(self) -> Self {
        Self { large: true, height: Some(size::PRIMARY), ..self }
    }

    /// In second words: what is seldom wanted beside an action.
    pub fn quiet(self) -> Self {
        Self { quiet: true, ..self }
    }

    /// So high, in points, where the density's own height does not do.
    pub fn height(self, points: f32) -> Self {
        Self { height: Some(points), ..self }
    }

    /// So wide, in points, with its words in the middle.
    pub fn width(self, points: f32) -> Self {
        Self { width: Some(points), ..self }
    }

    /// Its words begin at the column's edge: its padding is outside.
    pub fn hang_left(self) -> Self {
        Self { hang: Hang::Left, ..self }
    }

    /// Its words end at the column's edge.
    pub fn hang_right(self) -> Self {
        Self { hang: Hang::Right, ..self }
    }

    /// With an id and a sense of its own: one of a list, where arrows move the keyboard.
    pub fn within(self, id: Id, sense: Sense) -> Self {
        Self { id: Some(id), sense, ..self }
    }

    /// Whether it is chosen, where it can be.
    pub fn chosen(self, chosen: bool) -> Self {
        Self { chosen: Some(chosen), ..self }
    }

    /// With an icon of that size, in points.
    pub fn sign(self, points: f32) -> Self {
        Self { sign: Some(points), ..self }
    }

    /// Whether it can be pressed now, where the reason is told elsewhere.
    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let enabled = self.enabled && self.off.is_none() && ui.is_enabled();
        let pad = self.pad();
        let height = self.height.unwrap_or(ui.spacing().interact_size.y);
        let parts = self.parts(ui, pad, enabled);
        let natural =
            if self.weight == Weight::Icon { height.max(parts.width) } else { parts.width + 2.0 * pad };
        let width = self.width.unwrap_or(natural);
        let outside = if self.hang == Hang::No { 0.0 } else { pad };
        let (id, mut rect) = ui.allocate_space(vec2(width - outside, height));
        match self.hang {
            Hang::No => {}
            Hang::Left => rect.min.x -= pad,
            Hang::Right => rect.max.x += pad,
        }
        let id = self.id.unwrap_or(id);
        if enabled {
            self.finish(ui, (id, rect), &parts)
        } else {
            let off = &mut ui.new_child(UiBuilder::new().max_rect(rect).disabled());
            self.finish(off, (id, rect), &parts)
        }
    }

    fn finish(&self, ui: &Ui, (id, rect): (Id, Rect), parts: &Parts) -> Response {
        let response = ui.interact(rect, id, self.sense);
        let enabled = ui.is_enabled();
        let mut look = Looks::of(self.weight, Palette::of(ui.visuals()), ui);
        if self.quiet {
            look.rest.1 = Palette::of(ui.visuals()).weak;
        }
        let (ground, ink) = look.now(&response, enabled);
        let (ground, ink) = match self.chosen {
            Some(true) if enabled => {
                let chosen = Palette::of(ui.visuals()).chosen;
                (chosen.ground, chosen.ink)
            }
            _ => (ground, ink),
        };
        if ui.is_rect_visible(rect) {
            let large = rect.height() >= size::ROOM;
            let corners = CornerRadius::same(if large { radius::CARD } else { radius::BUTTON });
            ui.painter().rect(rect, corners, ground, look.edge, StrokeKind::Inside);
            parts.paint(ui, rect, ink);
        }
        self.tell(ui, &response, enabled);
        let name = self.name.unwrap_or(self.words);
        match self.off {
            Some(why) => response.on_disabled_hover_text(why),
            None if enabled && (parts.elided || self.weight == Weight::Icon) => response.on_hover_text(name),
            None => response,
        }
    }

    fn pad(&self) -> f32 {
        match self.weight {
            Weight::Icon => space::NEAR,
            Weight::Primary if self.large => size::PRIMARY_PAD,
            _ => size::BUTTON_PAD,
        }
    }

    fn tell(&self, ui: &Ui, response: &Response, enabled: bool) {
        let name = self.name.unwrap_or(self.words);
        response.widget_info(|| match self.chosen {
            Some(chosen) => WidgetInfo::selected(Role::Button, enabled, chosen, name),
            None => WidgetInfo::labeled(Role::Button, enabled, name),
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            if let Some(why) = self.off {
                node.set_description(why);
            }
            if let Some(key) = self.key.or(self.hint) {
                node.set_keyboard_shortcut(key);
            }
        });
    }

    fn parts(&self, ui: &Ui, pad: f32, enabled: bool) -> Parts {
        let heavy =
            (matches!(self.weight, Weight::Primary | Weight::Stop | Weight::DangerFilled | Weight::Outlined)
                && enabled)
                || self.chosen == Some(true);
        let style = if self.large { section_style() } else { TextStyle::Button };
        let sign = if let Some(sign) = self.sign {
            sign
        } else if self.height.is_some_and(|height| height >= size::ROOM) {
            icon_size::ROOM
        } else {
            match self.weight {
                Weight::Icon => icon_size::NAV,
                _ => icon_size::BUTTON,
            }
        };
        let small = |words: &str| {
            let words = RichText::new(words).text_style(caption_style());
            one_line(ui, words)
        };
        let (key, hint) = (self.key.map(small), self.hint.map(small));
        let beside = beside(sign, self.icon, self.after, key.as_ref(), hint.as_ref());
        let room = self.width.unwrap_or_else(|| room(ui)) - 2.0 * pad - beside;
        let mut words = RichText::new(self.words).text_style(style.clone());
        if heavy {
            words = words.family(strong_family());
        }
        let words = WidgetText::from(words).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            room.max(space::COLUMN),
            style,
        );
        let gap = if self.words.is_empty() { -space::NEAR } else { 0.0 };
        let width = words.size().x + (beside + gap).max(if self.words.is_empty() { sign } else { 0.0 });
        let is_filled = matches!(self.weight, Weight::Primary | Weight::Stop | Weight::DangerFilled);
        let (icon, after, elided) = (self.icon, self.after, words.elided);
        Parts { icon, after, sign, words, elided, key, hint, width, is_filled }
    }
}

/// Width of what stands with the words, gaps included.
fn beside(
    sign: f32,
    before: Option<Icon>,
    after: Option<Icon>,
    key: Option<&Arc<Galley>>,
    hint: Option<&Arc<Galley>>,
) -> f32 {
    let icons = [before, after].into_iter().flatten().count();
    let mut width = (0..icons).map(|_| sign + space::NEAR).sum::<f32>();
    if let Some(key) = key {
        width += key_width(key) + space::THUMBS;
    }
    if let Some(hint) = hint {
        width += hint.size().x + space::NEAR;
    }
    width
}

/// Width of a key's box.
fn key_width(key: &Galley) -> f32 {
    (key.size().x + 2.0 * space::PAIR).max(size::KEY)
}

/// What is inside a button, laid out.
struct Parts {
    icon: Option<Icon>,
    after: Option<Icon>,
    sign: f32,
    words: Arc<Galley>,
    elided: bool,
    key: Option<Arc<Galley>>,
    hint: Option<Arc<Galley>>,
    width: f32,
    /// Whether it stands on a ground of its own.
    is_filled: bool,
}

impl Parts {
    fn paint(&self, ui: &Ui, rect: Rect, ink: Color32) {
        let painter = ui.painter();
        let middle = rect.center().y;
        let mut x = rect.center().x - self.width / 2.0;
        let icon = |icon: Icon, x: &mut f32| {
            let place = Rect::from_min_size(pos2(*x, middle - self.sign / 2.0), vec2(self.sign, self.sign));
            icon.paint(painter, place, ink);
            *x += self.sign + space::NEAR;
        };
        if let (Some(_), Some(key)) = (self.after, &self.key) {
            self.paint_key(ui, key, (x, middle), ink);
            x += key_width(key) + space::THUMBS;
        }
        if let Some(before) = self.icon {
            icon(before, &mut x);
        }
        let at = |galley: &Galley, x: f32| -> Pos2 { pos2(x, middle - galley.size().y / 2.0) };
        painter.galley(at(&self.words, x), Arc::clone(&self.words), ink);
        x += self.words.size().x;
        if let Some(after) = self.after {
            x += space::NEAR;
            icon(after, &mut x);
            x -= space::NEAR;
        }
        if let Some(hint) = &self.hint {
            let weak = if ui.is_enabled() { Palette::of(ui.visuals()).weak } else { ink };
            painter.galley(at(hint, x + space::NEAR), Arc::clone(hint), weak);
        }
        if let (None, Some(key)) = (self.after, &self.key) {
            self.paint_key(ui, key, (x + space::THUMBS, middle), ink);
        }
    }

    /// A key in its box: in the ink of what it stands on, or quiet beside words without a frame.
    fn paint_key(&self, ui: &Ui, key: &Arc<Galley>, (x, middle): (f32, f32), ink: Color32) {
        let colours = Palette::of(ui.visuals());
        let (ground, edge, key_ink) = match (self.is_filled, ui.is_enabled()) {
            (true, _) => (Color32::TRANSPARENT, ink, ink),
            (false, true) => (colours.page, colours.line, colours.weak),
            (false, false) => (colours.page, colours.line, ink),
        };
        let size = vec2(key_width(key), size::KEY);
        let place = Rect::from_min_size(pos2(x, middle - size.y / 2.0), size);
        let edge = Stroke::new(stroke::LINE, edge);
        ui.painter().rect(place, CornerRadius::same(radius::SMALL), ground, edge, StrokeKind::Inside);
        ui.painter().galley(place.center() - key.size() / 2.0, Arc::clone(key), key_ink);
    }
}

/// The colours of a button's states.
struct Looks {
    rest: (Color32, Color32),
    hover: (Color32, Color32),
    held: (Color32, Color32),
    off: (Color32, Color32),
    edge: Stroke,
}

impl Looks {
    fn of(weight: Weight, colours: &Palette, ui: &Ui) -> Self {
        // What lies on a card is warmer under the pointer than what lies on the page.
        let hover = ui.visuals().widgets.hovered.weak_bg_fill;
        let none = Color32::TRANSPARENT;
        let frameless = |ink: Color32, hover: Color32, held: Color32| Self {
            rest: (none, ink),
            hover: (hover, ink),
            held: (held, ink),
            off: (none, colours.off.ink),
            edge: Stroke::NONE,
        };
        let filled = |rest: Tone, hover: Color32, held: Color32| Self {
            rest: (rest.ground, rest.ink),
            hover: (hover, rest.ink),
            held: (held, rest.ink),
            off: (colours.off.ground, colours.off.ink),
            edge: Stroke::NONE,
        };
        match weight {
            Weight::Primary => filled(colours.accent, colours.accent_hover, colours.accent_held),
            Weight::Stop => filled(colours.stop, colours.stop_hover, colours.stop_held),
            Weight::DangerFilled => filled(colours.danger, colours.danger_hover, colours.danger_hover),
            Weight::Secondary => frameless(colours.link, hover, colours.held),
            Weight::Danger => frameless(colours.danger.ink, colours.danger_hover, colours.danger_hover),
            Weight::Icon | Weight::Weak => frameless(colours.weak, hover, colours.held),
            Weight::Plain => frameless(colours.text, hover, colours.held),
            Weight::Outlined => Self {
                edge: Stroke::new(stroke::LINE, colours.outline),
                rest: (colours.card, colours.text),
                hover: (colours.hover_card, colours.text),
                held: (colours.held, colours.text),
                off: (none, colours.off.ink),
            },
        }
    }

    fn now(&self, response: &Response, enabled: bool) -> (Color32, Color32) {
        if !enabled {
            self.off
        } else if response.is_pointer_button_down_on() {
            self.held
        } else if response.hovered() {
            self.hover
        } else {
            self.rest
        }
    }
}

/// A button, with an icon before its words if there is one.
pub fn button(ui: &mut Ui, weight: Weight, icon: Option<Icon>, words: &str) -> Response {
    Pressable { icon, ..Pressable::new(weight, words) }.show(ui)
}

/// The one thing to do next.
pub fn primary_button(ui: &mut Ui, words: &str) -> Response {
    primary(words).show(ui)
}

/// One of the other things to do.
pub fn secondary_button(ui: &mut Ui, words: &str) -> Response {
    secondary(words).show(ui)
}

/// A thing that cannot be undone.
pub fn danger_button(ui: &mut Ui, words: &str) -> Response {
    danger(words).show(ui)
}

/// A filled button that cannot be pressed now, with the reason below it.
pub fn blocked_button(ui: &mut Ui, icon: Option<Icon>, words: &str, reason: &str) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::PAIR;
        let response = Pressable { icon, ..primary(words) }.off(Some(reason)).show(ui);
        super::words::small(ui, reason);
        response
    })
    .inner
}

/// A filled button that cannot be pressed now, where the reason is told elsewhere.
pub fn disabled_button(ui: &mut Ui, icon: Option<Icon>, words: &str) -> Response {
    Pressable { icon, ..primary(words) }.enabled(false).show(ui)
}
