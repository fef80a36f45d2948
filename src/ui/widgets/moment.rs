//! A moment of film in lists and forms: its row, its times, its star, the earlier one it is seen against, and what is typed
//! about it. Knows no screen; every word is an argument.

use egui::text::LayoutJob;
use egui::{
    Align, Color32, CornerRadius, FontId, Frame, Label, Layout, Margin, Rangef, Rect, Response, RichText,
    Role, Sense, Slider, Stroke, StrokeKind, TextEdit, TextStyle, TextWrapMode, Ui, UiBuilder, Vec2,
    WidgetInfo, WidgetText, pos2, vec2,
};

use crate::ui::icons::Icon;
use crate::ui::theme::{
    self, LaneLook, List, Palette, Row, caption_style, icon, letters, moments, radius, size, space, stroke,
    strong_family, tabular_family, tabular_strong_family,
};

/// A moment in the list.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // facts that do not exclude one another
pub struct MomentRow<'a> {
    /// What readers of the screen are told.
    pub name: &'a str,
    /// What else they are told: its tags, and what its icons say.
    pub more: &'a str,
    /// When it begins.
    pub time: &'a str,
    /// How long it is.
    pub length: &'a str,
    /// Codes of its tags.
    pub codes: &'a str,
    /// The lane of its first tag, where it has one.
    pub lane: Option<LaneLook>,
    /// Whether it is the one that is open.
    pub chosen: bool,
    /// Picked out.
    pub starred: bool,
    /// To be shown to the parents.
    pub shown: bool,
    /// Kept from the parents.
    pub kept_back: bool,
}

/// What was made of a list of moments.
#[derive(Clone, Copy, Debug, Default)]
pub struct MomentsMade {
    /// The row that was pressed.
    pub pressed: Option<usize>,
    /// Where the open one is, in sight or not.
    pub open: Option<Rect>,
}

/// The list of moments: only the rows in sight are made, the one the keyboard would come to, and the open one; all of them
/// for who reads the screen by ear.
pub fn moment_rows(
    ui: &mut Ui,
    list: &List,
    open: Option<usize>,
    mut draw: impl FnMut(&mut Ui, usize) -> Response,
) -> MomentsMade {
    let (count, step) = (list.count(), moments::ROW + stroke::LINE);
    #[allow(clippy::cast_precision_loss)] // some thousands of rows
    let height = |rows: usize| rows as f32 * step;
    let (_, field) = ui.allocate_space(vec2(ui.available_width(), height(count) - stroke::LINE));
    let sight = ui.clip_rect();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // some thousands of rows
    let row_at = |y: f32| ((y - field.top()) / step).max(0.0) as usize;
    let in_sight = row_at(sight.top())..(row_at(sight.bottom()) + 1).min(count);
    let by_ear = ui.ctx().accesskit_node_builder(ui.unique_id(), |_| ()).is_some();
    let mut made = MomentsMade::default();
    for at in 0..count {
        let is_open = open == Some(at);
        if !(in_sight.contains(&at) || list.is_stop(at) || is_open || by_ear) {
            continue;
        }
        let top = field.top() + height(at);
        let place = Rect::from_x_y_ranges(field.x_range(), Rangef::new(top, top + moments::ROW));
        if is_open {
            made.open = Some(place);
        }
        let response = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| draw(ui, at)).inner;
        if response.clicked() {
            made.pressed = Some(at);
        }
    }
    made
}

/// A row of the list of moments: when, which tags, and what is to become of it. Where it is not in sight it is made for the
/// keyboard and for readers of the screen alone.
pub fn moment_row(ui: &mut Ui, at: (&List, usize), moment: &MomentRow<'_>) -> Response {
    let look = Row {
        height: moments::ROW,
        pad: space::PAIR,
        role: Role::ListBoxOption,
        ..Row::new(moment.name, moment.chosen)
    };
    let (response, ()) = theme::row(ui, at, &look, |ui| {
        if ui.is_rect_visible(ui.max_rect()) {
            moment_parts(ui, moment);
        }
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(moment.more));
    response.on_hover_text(moment.more)
}

/// What stands on a row; the row itself tells all of it by ear.
fn moment_parts(ui: &mut Ui, moment: &MomentRow<'_>) {
    ui.spacing_mut().item_spacing.x = space::THUMBS;
    thumb(ui, moment);
    let family = if moment.chosen { tabular_strong_family() } else { tabular_family() };
    let (place, _) = ui.allocate_exact_size(vec2(moments::TIME, moments::ROW), Sense::hover());
    let time = LayoutJob::simple_singleline(
        moment.time.to_owned(),
        FontId::new(letters::BODY, family),
        ui.visuals().text_color(),
    );
    at_left(ui, place, time);
    ui.spacing_mut().item_spacing.x = space::NEAR;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        for (is_so, sign) in [
            (moment.kept_back && !moment.shown, Icon::Hidden),
            (moment.shown, Icon::Shown),
            (moment.starred, Icon::Star),
        ] {
            if !is_so {
                continue;
            }
            let (place, _) = ui.allocate_exact_size(Vec2::splat(icon::BUTTON), Sense::hover());
            let colours = Palette::of(ui.visuals());
            let ink = match (moment.chosen, sign) {
                (true, _) => colours.chosen.ink,
                (false, Icon::Star) => colours.star,
                (false, _) => colours.weak,
            };
            sign.paint(ui.painter(), place, ink);
        }
        // Two lines at most.
        let ink = ui.visuals().text_color();
        let font = TextStyle::Small.resolve(ui.style());
        let mut codes = LayoutJob::simple(moment.codes.to_owned(), font, ink, ui.available_width());
        codes.wrap.max_rows = 2;
        at_left(ui, ui.available_rect_before_wrap(), codes);
    });
}

/// Words at the left of a place, in its middle.
fn at_left(ui: &Ui, place: Rect, words: LayoutJob) {
    let words = ui.painter().layout_job(words);
    let at = pos2(place.left(), place.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, ui.visuals().text_color());
}

/// Where its picture will be: its length, on its lane's colour.
fn thumb(ui: &mut Ui, moment: &MomentRow<'_>) {
    let colours = Palette::of(ui.visuals());
    let (place, _) = ui.allocate_exact_size(Vec2::from(moments::THUMB), Sense::hover());
    let (ground, edge, ink) = match moment.lane {
        Some(lane) => (lane.tone.ground, lane.edge, lane.tone.ink),
        None => (colours.well, colours.outline, colours.text),
    };
    let edge = Stroke::new(stroke::LINE, edge);
    ui.painter().rect(place, CornerRadius::same(radius::FIELD), ground, edge, StrokeKind::Inside);
    let words = RichText::new(moment.length).text_style(caption_style()).family(tabular_family());
    let words =
        WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Small);
    ui.painter().galley(place.center() - words.size() / 2.0, words, ink);
}

/// A time one looks for, in figures of one width and in the middle of room for `widest`; `name` goes before it for readers
/// of the screen.
pub fn strong_time(ui: &mut Ui, name: &str, time: &str, widest: &str) -> Response {
    let font = FontId::new(letters::SECTION, tabular_strong_family());
    let ink = ui.visuals().text_color();
    let width = |words: &str| ui.painter().layout_no_wrap(words.to_owned(), font.clone(), ink).size().x;
    let around = ((width(widest) - width(time)) / 2.0).max(0.0);
    ui.add_space(around);
    let response = ui.add(Label::new(RichText::new(time).font(font)).extend());
    ui.add_space(around);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {time}")));
    response
}

/// A time as a second word, in figures of one width.
pub fn weak_time(ui: &mut Ui, time: &str) -> Response {
    let weak = Palette::of(ui.visuals()).weak;
    ui.add(Label::new(RichText::new(time).family(tabular_family()).color(weak)).extend())
}

/// A star that is on or off, with its word.
pub fn star(ui: &mut Ui, on: bool, words: &str) -> Response {
    let colours = Palette::of(ui.visuals());
    let sign = if on { (Icon::Star, colours.star) } else { (Icon::Unstarred, colours.weak) };
    let response = signed(ui, sign, (Color32::TRANSPARENT, colours.text), words);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, on, words));
    response
}

/// Something that is on or off without a frame, with its icon and its word.
pub fn quiet_toggle(ui: &mut Ui, icon: Icon, on: bool, words: &str) -> Response {
    let colours = Palette::of(ui.visuals());
    let (ground, ink) =
        if on { (colours.chosen.ground, colours.chosen.ink) } else { (Color32::TRANSPARENT, colours.link) };
    let response = signed(ui, (icon, ink), (ground, ink), words);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, on, words));
    response
}

/// An icon and a word that are pressed together.
fn signed(
    ui: &mut Ui,
    (sign, sign_ink): (Icon, Color32),
    (rest, ink): (Color32, Color32),
    words: &str,
) -> Response {
    let colours = Palette::of(ui.visuals());
    let text =
        WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body);
    let wanted = vec2(icon::NAV + space::NEAR + text.size().x + 2.0 * space::NEAR, size::CONTROL);
    let (place, response) = ui.allocate_exact_size(wanted, Sense::click());
    let enabled = ui.is_enabled();
    let ground = if enabled && response.is_pointer_button_down_on() {
        colours.held
    } else if enabled && response.hovered() && rest == Color32::TRANSPARENT {
        ui.visuals().widgets.hovered.weak_bg_fill
    } else {
        rest
    };
    ui.painter().rect_filled(place, CornerRadius::same(radius::BUTTON), ground);
    let left = place.left() + space::NEAR;
    let middle = pos2(left + icon::NAV / 2.0, place.center().y);
    let square = Rect::from_center_size(middle, Vec2::splat(icon::NAV));
    sign.paint(ui.painter(), square, if enabled { sign_ink } else { colours.off.ink });
    let at = pos2(left + icon::NAV + space::NEAR, place.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, if enabled { ink } else { colours.off.ink });
    response
}

/// A small icon beside small words that say the same.
pub fn small_sign(ui: &mut Ui, sign: Icon) {
    let (place, _) = ui.allocate_exact_size(Vec2::splat(icon::META), Sense::hover());
    sign.paint(ui.painter(), place, Palette::of(ui.visuals()).weak);
}

/// How loud it is, 0–1, by a short slider behind its icon; whether it was moved.
pub fn loudness(ui: &mut Ui, name: &str, share: &mut f64) -> bool {
    let colours = Palette::of(ui.visuals());
    let (place, _) = ui.allocate_exact_size(Vec2::splat(icon::NAV), Sense::hover());
    let sign = if *share > 0.0 { Icon::Sound } else { Icon::Muted };
    sign.paint(ui.painter(), place, colours.weak);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().slider_width = moments::VOLUME;
            ui.spacing_mut().slider_rail_height = moments::VOLUME_RAIL;
            ui.spacing_mut().interact_size.y = moments::VOLUME_KNOB;
            let visuals = ui.visuals_mut();
            visuals.selection.bg_fill = colours.accent.ground;
            for look in
                [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active]
            {
                look.bg_fill = colours.card;
                look.fg_stroke = Stroke::new(stroke::FOCUS, colours.accent.ground);
            }
            visuals.widgets.inactive.bg_fill = colours.well;
            ui.add(Slider::new(share, 0.0..=1.0).show_value(false))
        })
        .inner;
    response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), *share, name));
    response.on_hover_text(name).changed()
}

/// A field in which something is searched, with its icon, and its key while nothing is typed.
pub fn find_field(ui: &mut Ui, name: &str, key: &str, text: &mut String) -> Response {
    let colours = Palette::of(ui.visuals());
    #[allow(clippy::cast_possible_truncation)] // a few points
    let left = (space::NEAR + icon::BUTTON + space::NEAR) as i8;
    let margin = Margin { left, right: 10, top: 5, bottom: 5 };
    let is_empty = text.is_empty();
    let edit = TextEdit::singleline(text)
        .hint_text(RichText::new(name).color(colours.weak))
        .margin(margin)
        .desired_width(f32::INFINITY)
        .min_size(vec2(0.0, moments::FIND));
    let response = ui.add(edit);
    let middle = response.rect.center().y;
    let square = pos2(response.rect.left() + space::NEAR + icon::BUTTON / 2.0, middle);
    let square = Rect::from_center_size(square, Vec2::splat(icon::BUTTON));
    Icon::Find.paint(ui.painter(), square, colours.weak);
    if is_empty && !response.has_focus() {
        let words = RichText::new(key).text_style(caption_style());
        let words = WidgetText::from(words).into_galley(
            ui,
            Some(TextWrapMode::Extend),
            f32::INFINITY,
            TextStyle::Small,
        );
        let size = vec2((words.size().x + space::NEAR).max(size::KEY), size::KEY);
        let right = response.rect.right() - space::NEAR;
        let place = Rect::from_min_size(pos2(right - size.x, middle - size.y / 2.0), size);
        let edge = Stroke::new(stroke::LINE, colours.line);
        ui.painter().rect(place, CornerRadius::same(radius::SMALL), colours.page, edge, StrokeKind::Inside);
        ui.painter().galley(place.center() - words.size() / 2.0, words, colours.weak);
    }
    let enabled = ui.is_enabled();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(name);
        if enabled {
            node.set_keyboard_shortcut(key);
        }
    });
    response
}

/// Some lines to type into under their name, with a second word that says who reads them.
pub fn told_field(
    ui: &mut Ui,
    name: &str,
    who: Option<(Icon, &str)>,
    text: &mut String,
    rows: usize,
) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::PAIR;
        let label = ui
            .horizontal(|ui| {
                ui.spacing_mut().interact_size.y = 0.0;
                let label = ui.add(Label::new(RichText::new(name).family(strong_family())));
                if let Some((sign, who)) = who {
                    let weak = Palette::of(ui.visuals()).weak;
                    ui.spacing_mut().item_spacing.x = space::PAIR;
                    let (place, _) = ui.allocate_exact_size(Vec2::splat(icon::BUTTON), Sense::hover());
                    sign.paint(ui.painter(), place, weak);
                    ui.label(RichText::new(who).text_style(TextStyle::Small).color(weak));
                }
                label
            })
            .inner;
        let edit = TextEdit::multiline(text).desired_rows(rows).desired_width(f32::INFINITY);
        ui.add(edit.margin(Margin::symmetric(10, 6))).labelled_by(label.id)
    })
    .inner
}

/// An earlier moment on its lane's colour, with a button at the right that chooses another; `add` draws that.
pub fn then<R>(ui: &mut Ui, lane: LaneLook, title: &str, words: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new()
        .fill(lane.tone.ground)
        .corner_radius(CornerRadius::same(radius::BUTTON))
        .inner_margin(Margin { left: 12, right: 0, top: 4, bottom: 4 });
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let height = moments::THEN - space::NEAR;
            ui.allocate_ui_with_layout(
                vec2(ui.available_width(), height),
                Layout::right_to_left(Align::Center),
                |ui| {
                    ui.set_min_height(height);
                    let added = add(ui);
                    ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
                        ui.spacing_mut().item_spacing.x = space::PAIR;
                        let ink = lane.tone.ink;
                        ui.label(
                            RichText::new(title)
                                .text_style(TextStyle::Small)
                                .family(strong_family())
                                .color(ink),
                        );
                        ui.label(RichText::new(words).text_style(TextStyle::Small).color(ink));
                    });
                    added
                },
            )
            .inner
        })
        .inner
}
