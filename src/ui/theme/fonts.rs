//! The fonts of the window, by family. Knows no size and no colour.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use crate::ui::icons;

/// The heavier letters of headings and of what must be found quickly.
pub fn strong_family() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// Figures of one width: times, counts, grid numbers, keys. Never the monospace font.
pub fn tabular_family() -> FontFamily {
    FontFamily::Name("tabular".into())
}

/// The same, heavier: clocks.
pub fn tabular_strong_family() -> FontFamily {
    FontFamily::Name("tabular-strong".into())
}

/// Every family, with what follows it for letters it lacks.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let scripts = "DejaVu Sans";
    let bytes = include_bytes!("../../../resources/fonts/DejaVuSans.ttf");
    fonts.font_data.insert(scripts.to_owned(), Arc::new(FontData::from_static(bytes)));
    let mut others = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    others.insert(0, scripts.to_owned());
    for (family, name, bytes) in letters() {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let names = std::iter::once(name.to_owned()).chain(others.iter().cloned());
        fonts.families.insert(family, names.collect());
    }
    for (family, bytes) in signs() {
        fonts.font_data.insert(family.to_owned(), Arc::new(FontData::from_static(bytes)));
        fonts.families.insert(FontFamily::Name(family.into()), vec![family.to_owned()]);
    }
    fonts
}

fn letters() -> [(FontFamily, &'static str, &'static [u8]); 4] {
    [
        (
            FontFamily::Proportional,
            "Atkinson Hyperlegible Next",
            include_bytes!("../../../resources/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
        ),
        (
            strong_family(),
            "Atkinson Hyperlegible Next SemiBold",
            include_bytes!("../../../resources/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf"),
        ),
        (
            tabular_family(),
            "Atkinson Hyperlegible Next Tabular",
            include_bytes!("../../../resources/fonts/AtkinsonHyperlegibleNextTabular-Regular.ttf"),
        ),
        (
            tabular_strong_family(),
            "Atkinson Hyperlegible Next Tabular SemiBold",
            include_bytes!("../../../resources/fonts/AtkinsonHyperlegibleNextTabular-SemiBold.ttf"),
        ),
    ]
}

fn signs() -> [(&'static str, &'static [u8]); 3] {
    [
        (icons::BOLD, include_bytes!("../../../resources/fonts/Phosphor-Bold.ttf")),
        (icons::REGULAR, include_bytes!("../../../resources/fonts/Phosphor.ttf")),
        (icons::FILL, include_bytes!("../../../resources/fonts/Phosphor-Fill.ttf")),
    ]
}
