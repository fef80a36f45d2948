//! The look of a theme as egui takes it: sizes of letters, spaces, and how egui's own controls are painted. Knows no part
//! of Attune's own.

use egui::style::{
    HandleShape, Interaction, ScrollStyle, Selection, Spacing, TextCursorStyle, WidgetVisuals, Widgets,
};
use egui::{
    Color32, CornerRadius, CursorIcon, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme,
    Visuals, vec2,
};

use super::fonts::{strong_family, tabular_strong_family};
use super::look::WindowLook;
use super::palette::{Meaning, Palette};
use super::tokens::{letters, motion, radius, size, space, stroke};

fn named(name: &'static str) -> TextStyle {
    TextStyle::Name(name.into())
}

/// Dates on the line, lane names, keys, ticks. Never a sentence.
pub fn caption_style() -> TextStyle {
    named("caption")
}

/// Headings of a part.
pub fn section_style() -> TextStyle {
    named("section")
}

/// Where one is.
pub fn title_style() -> TextStyle {
    named("title")
}

/// The date on Today only.
pub fn display_style() -> TextStyle {
    TextStyle::Heading
}

/// Buttons and labels of Film.
pub fn room_style() -> TextStyle {
    named("room")
}

/// Words of Film that are looked for.
pub fn room_strong_style() -> TextStyle {
    named("room-strong")
}

/// The parents' controls.
pub fn room_control_style() -> TextStyle {
    named("room-control")
}

/// Words under one large moment.
pub fn room_words_style() -> TextStyle {
    named("room-words")
}

/// Words over a pair of moments.
pub fn room_title_style() -> TextStyle {
    named("room-title")
}

/// Time filmed.
pub fn clock_style() -> TextStyle {
    named("clock")
}

/// The whole look.
pub fn style(look: WindowLook) -> Style {
    let colours = look.palette();
    let egui = if colours.dark { Theme::Dark } else { Theme::Light };
    Style {
        text_styles: text_styles(look.room).into(),
        spacing: spacing(look.room),
        visuals: visuals(colours, look.strong),
        interaction: Interaction { selectable_labels: false, ..Interaction::default() },
        animation_time: if look.still { 0.0 } else { motion::QUICK },
        ..egui.default_style()
    }
}

fn text_styles(room: bool) -> [(TextStyle, FontId); 14] {
    let plain = |points| FontId::new(points, FontFamily::Proportional);
    let strong = |points| FontId::new(points, strong_family());
    let (small, body) = if room { (letters::BODY, letters::ROOM) } else { (letters::SMALL, letters::BODY) };
    [
        (caption_style(), plain(letters::CAPTION)),
        (TextStyle::Small, plain(small)),
        (TextStyle::Body, plain(body)),
        (TextStyle::Button, plain(body)),
        (TextStyle::Monospace, FontId::new(body, FontFamily::Monospace)),
        (section_style(), strong(if room { letters::ROOM } else { letters::SECTION })),
        (title_style(), strong(letters::TITLE)),
        (TextStyle::Heading, strong(letters::DISPLAY)),
        (room_style(), plain(letters::ROOM)),
        (room_strong_style(), strong(letters::ROOM)),
        (room_control_style(), plain(letters::ROOM_CONTROL)),
        (room_words_style(), strong(letters::ROOM_WORDS)),
        (room_title_style(), strong(letters::ROOM_TITLE)),
        (clock_style(), FontId::new(letters::CLOCK, tabular_strong_family())),
    ]
}

fn spacing(room: bool) -> Spacing {
    let control = if room { size::ROOM } else { size::CONTROL };
    Spacing {
        item_spacing: vec2(space::NEAR, space::NEAR),
        window_margin: Margin::same(24),
        menu_margin: Margin::same(8),
        button_padding: vec2(size::BUTTON_PAD, 6.0),
        interact_size: vec2(control, control),
        indent: space::PARTS,
        icon_width: size::BOX,
        icon_width_inner: 12.0,
        icon_spacing: 10.0,
        slider_width: 200.0,
        combo_width: 160.0,
        text_edit_width: 320.0,
        extra_text_line_spacing: letters::EXTRA_LINE,
        tooltip_width: size::TIP,
        scroll: scroll(),
        ..Spacing::default()
    }
}

/// A bar without a ground, in the colour of the words, quiet until the pointer comes.
fn scroll() -> ScrollStyle {
    ScrollStyle {
        bar_width: 10.0,
        floating_width: size::SCROLL,
        floating_allocated_width: 10.0,
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.4,
        active_handle_opacity: 0.6,
        interact_handle_opacity: 0.8,
        ..ScrollStyle::thin()
    }
}

fn visuals(colours: &Palette, strong: bool) -> Visuals {
    let egui = if colours.dark { Visuals::dark() } else { Visuals::light() };
    let shadow = |y, blur, color| Shadow { offset: [0, y], blur, spread: 0, color };
    Visuals {
        widgets: widgets(colours),
        selection: Selection {
            bg_fill: colours.chosen.ground,
            stroke: Stroke::new(stroke::LINE, colours.chosen.ink),
        },
        weak_text_color: Some(colours.weak),
        hyperlink_color: colours.link,
        faint_bg_color: colours.hover_card,
        extreme_bg_color: colours.input,
        text_edit_bg_color: Some(colours.input),
        code_bg_color: colours.chosen.ground,
        warn_fg_color: colours.meaning(Meaning::AtRisk).ink,
        error_fg_color: colours.meaning(Meaning::NotMet).ink,
        window_corner_radius: CornerRadius::same(radius::DIALOG),
        window_shadow: shadow(8, 28, colours.strong_shadow),
        window_fill: colours.card,
        window_stroke: Stroke::new(if strong { stroke::FOCUS } else { stroke::LINE }, colours.line),
        menu_corner_radius: CornerRadius::same(radius::BUTTON),
        panel_fill: colours.page,
        popup_shadow: shadow(4, 16, colours.strong_shadow),
        // A cursor that blinks draws the whole window twice a second.
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(stroke::FOCUS, colours.chosen.ink),
            blink: false,
            ..Default::default()
        },
        button_frame: true,
        striped: false,
        slider_trailing_fill: true,
        handle_shape: HandleShape::Circle,
        interact_cursor: Some(CursorIcon::PointingHand),
        disabled_alpha: 1.0,
        ..egui
    }
}

/// How egui paints its own controls. What the keyboard is on it paints as held down: without a stroke here, as the ring is
/// drawn in one place for all.
fn widgets(colours: &Palette) -> Widgets {
    let look = |fill: Color32, outline: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(stroke::LINE, outline),
        corner_radius: CornerRadius::same(radius::BUTTON),
        fg_stroke: Stroke::new(stroke::BOX, colours.text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: look(colours.card, colours.line),
        inactive: look(colours.card, colours.outline),
        hovered: look(colours.hover_card, colours.text),
        active: look(colours.held, colours.outline),
        open: look(colours.hover_card, colours.outline),
    }
}
