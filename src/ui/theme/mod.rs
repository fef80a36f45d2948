//! Attune's look: letters, colours, sizes and the parts every screen is made of. Knows no screen and holds no word that is
//! shown: words are arguments. A screen sets no colour, size or gap of its own: it takes them from here.
//!
//! Letters are Atkinson Hyperlegible Next (Braille Institute, SIL Open Font License), drawn to tell similar
//! letters apart, and the same with figures of one width. `DejaVu` Sans (public domain and Bitstream's licence) follows
//! for the scripts it lacks, such as Hebrew, Arabic, Greek and Cyrillic, and egui's own fonts for signs. Icons are
//! Phosphor's (MIT).

mod fonts;
mod look;
mod palette;
mod parts;
mod style;
#[cfg(test)]
mod tests;
mod tokens;

use egui::{Context, Id, Theme, Ui};

pub use fonts::{strong_family, tabular_family, tabular_strong_family};
pub use look::WindowLook;
pub use palette::{
    DARK, DARK_STRONG, LIGHT, LIGHT_STRONG, LaneLook, Meaning, ON_FILM, Palette, ROOM, ROOM_STRONG, SCRIM,
    Tone, contrast,
};
pub use parts::{
    List, Notice, Pressable, Row, Tab, Weight, badge, blocked_button, button, caption, card, checkbox,
    danger, danger_button, dialog, disabled_button, disclosure, empty, empty_state, field, given, heading,
    icon_only, key, named_field, nothing, notice, page, primary, primary_button, radio, row, secondary,
    secondary_button, secret_field, section, segmented, segmented_width, small, strong, subheading, tabs,
    tabular, tag_chip, text_area, title, titled_notice, toggle, told_as_heading, verdict_badge, verdict_icon,
    weak, width_of,
};
pub use style::{
    caption_style, clock_style, display_style, room_control_style, room_strong_style, room_style,
    room_title_style, room_words_style, section_style, style, title_style,
};
pub use tokens::{
    family, film, finder, grid, icon, inset, keys, letters, moments, motion, over, parents, radius, room,
    session, settings, shape, shell, size, space, stroke, today, unlock, when,
};

/// Gives the window Attune's letters and its usual look. To be called before the first pass.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::fonts());
    set(ctx, WindowLook::default());
}

/// Gives the window a look, where it does not have it yet: `ui` at once, and whatever is made after it.
pub fn wear(ui: &mut Ui, look: WindowLook) {
    let ctx = ui.ctx().clone();
    let worn = ctx.data(|data| data.get_temp::<WindowLook>(Id::unique("look")));
    if worn != Some(look) {
        set(&ctx, look);
        let scale = worn.map_or(1.0, |worn| worn.scale);
        #[allow(clippy::float_cmp)] // whether it was chosen anew
        if look.scale != scale {
            ctx.set_zoom_factor(look.scale);
        }
        ctx.request_repaint();
        ui.set_style(ctx.global_style());
    }
}

/// Whether nothing may move by itself.
pub fn still(ui: &Ui) -> bool {
    ui.style().animation_time <= 0.0
}

fn set(ctx: &Context, look: WindowLook) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("look"), look));
    let style = std::sync::Arc::new(style(look));
    ctx.set_style_of(Theme::Light, style.clone());
    ctx.set_style_of(Theme::Dark, style);
    ctx.set_theme(if look.palette().dark { Theme::Dark } else { Theme::Light });
}
