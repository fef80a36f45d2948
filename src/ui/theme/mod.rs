//! Attune's look: letters, colours, spaces and the few parts every screen is made of. Knows no screen and holds
//! no word that is shown: words are arguments.
//!
//! Letters are Atkinson Hyperlegible Next (Braille Institute, SIL Open Font License), drawn to tell similar
//! letters apart. `DejaVu` Sans (public domain and Bitstream's licence) follows it for the scripts it lacks, such as
//! Hebrew, Arabic, Greek and Cyrillic, and egui's own fonts for signs.

mod palette;
mod parts;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::style::{HandleShape, ScrollStyle, Spacing, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke,
    Style, TextStyle, Theme, ThemePreference, Visuals, vec2,
};

pub use palette::{DARK, LIGHT, Meaning, Palette, Tone, contrast};
pub use parts::{
    Notice, Weight, blocked_button, button, card, danger_button, disabled_button, empty_state, field,
    heading, notice, page, primary_button, secondary_button, secret_field, subheading, text_area,
    verdict_badge, verdict_icon, weak,
};

/// Spaces between things, in points.
pub mod space {
    /// Within a line.
    pub const TIGHT: f32 = 4.0;
    /// Between things that belong together.
    pub const NEAR: f32 = 8.0;
    /// Between the parts of a card.
    pub const APART: f32 = 16.0;
    /// Between cards.
    pub const CARDS: f32 = 20.0;
    /// Between the page and the window's edge.
    pub const EDGE: f32 = 28.0;
}

/// Height of everything that can be pressed, in points; at least 36.
pub const TARGET: f32 = 42.0;
/// Width of a page's column, in points.
pub const COLUMN: f32 = 820.0;
/// Radius of a card's corners, in points.
const CARD_RADIUS: u8 = 16;
/// Radius of the corners of buttons and fields, in points.
const RADIUS: u8 = 10;

/// The heavier letters of headings and of what must be found quickly.
pub fn strong_family() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// Size of the heading of a card.
pub fn subheading_style() -> TextStyle {
    TextStyle::Name("subheading".into())
}

/// Gives the window Attune's letters and both themes, light first. To be called before the first pass.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.set_style_of(Theme::Light, style(Theme::Light));
    ctx.set_style_of(Theme::Dark, style(Theme::Dark));
    ctx.set_theme(ThemePreference::Light);
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let regular = include_bytes!("../../../resources/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
    let strong = include_bytes!("../../../resources/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
    let scripts = "DejaVu Sans";
    let bytes = include_bytes!("../../../resources/fonts/DejaVuSans.ttf");
    fonts.font_data.insert(scripts.to_owned(), Arc::new(FontData::from_static(bytes)));
    let mut others = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    others.insert(0, scripts.to_owned());
    let fonts_of = [
        (FontFamily::Proportional, "Atkinson Hyperlegible Next", regular.as_slice()),
        (strong_family(), "Atkinson Hyperlegible Next SemiBold", strong.as_slice()),
    ];
    for (family, name, bytes) in fonts_of {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let names = std::iter::once(name.to_owned()).chain(others.iter().cloned());
        fonts.families.insert(family, names.collect());
    }
    fonts
}

/// The whole look of one theme.
pub fn style(theme: Theme) -> Style {
    let size = |points, family| FontId::new(points, family);
    let text_styles = [
        (TextStyle::Small, size(15.0, FontFamily::Proportional)),
        (TextStyle::Body, size(17.0, FontFamily::Proportional)),
        (TextStyle::Button, size(17.0, FontFamily::Proportional)),
        (TextStyle::Monospace, size(16.0, FontFamily::Monospace)),
        (subheading_style(), size(20.0, strong_family())),
        (TextStyle::Heading, size(29.0, strong_family())),
    ];
    let mut style = Style {
        text_styles: text_styles.into(),
        spacing: spacing(),
        visuals: visuals(theme),
        animation_time: 0.12,
        ..theme.default_style()
    };
    style.interaction.selectable_labels = false;
    style
}

fn spacing() -> Spacing {
    Spacing {
        item_spacing: vec2(10.0, 10.0),
        window_margin: Margin::same(20),
        menu_margin: Margin::same(8),
        button_padding: vec2(16.0, 8.0),
        interact_size: vec2(TARGET, TARGET),
        icon_width: 24.0,
        icon_width_inner: 14.0,
        icon_spacing: 9.0,
        slider_width: 220.0,
        combo_width: 180.0,
        text_edit_width: 320.0,
        extra_text_line_spacing: 2.0,
        tooltip_width: 360.0,
        scroll: ScrollStyle { bar_width: 12.0, floating_allocated_width: 12.0, ..ScrollStyle::thin() },
        ..Spacing::default()
    }
}

fn visuals(theme: Theme) -> Visuals {
    let (colours, egui) = match theme {
        Theme::Light => (&LIGHT, Visuals::light()),
        Theme::Dark => (&DARK, Visuals::dark()),
    };
    let shadow = |y, blur| Shadow { offset: [0, y], blur, spread: 0, color: colours.shadow };
    Visuals {
        widgets: widgets(colours),
        selection: egui::style::Selection {
            bg_fill: colours.chosen.ground,
            stroke: Stroke::new(2.0, colours.chosen.ink),
        },
        weak_text_color: Some(colours.weak),
        hyperlink_color: colours.chosen.ink,
        faint_bg_color: colours.page,
        extreme_bg_color: colours.input,
        text_edit_bg_color: Some(colours.input),
        code_bg_color: colours.chosen.ground,
        warn_fg_color: colours.meaning(Meaning::AtRisk).ink,
        error_fg_color: colours.meaning(Meaning::NotMet).ink,
        window_corner_radius: CornerRadius::same(CARD_RADIUS),
        window_shadow: shadow(8, 28),
        window_fill: colours.card,
        window_stroke: Stroke::new(1.0, colours.line),
        menu_corner_radius: CornerRadius::same(RADIUS + 2),
        panel_fill: colours.page,
        popup_shadow: shadow(4, 16),
        // A cursor that blinks draws the whole window twice a second.
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(2.0, colours.chosen.ink),
            blink: false,
            ..Default::default()
        },
        slider_trailing_fill: true,
        handle_shape: HandleShape::Circle,
        interact_cursor: Some(egui::CursorIcon::PointingHand),
        disabled_alpha: 0.75,
        ..egui
    }
}

fn widgets(colours: &Palette) -> Widgets {
    let look = |fill, outline: Stroke, text| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: outline,
        corner_radius: CornerRadius::same(RADIUS),
        fg_stroke: Stroke::new(2.0, text),
        expansion: 0.0,
    };
    let outline = |width: f32, colour: Color32| Stroke::new(width, colour);
    Widgets {
        noninteractive: look(colours.card, outline(1.0, colours.line), colours.text),
        inactive: look(colours.card, outline(1.0, colours.outline), colours.text),
        hovered: look(colours.chosen.ground, outline(1.5, colours.chosen.ink), colours.text),
        // egui draws what the keyboard is on like what is held down: with the ring.
        active: look(colours.chosen.ground, outline(3.0, colours.focus), colours.text),
        open: look(colours.chosen.ground, outline(1.0, colours.outline), colours.text),
    }
}
