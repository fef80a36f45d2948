//! The keys, over whatever is on screen: nothing is moved by it.

use egui::{Margin, ScrollArea, Ui};

use super::context::Context;
use super::keys::{KeyPlace, Shortcut, lines, pressed};
use super::over::{self, Over};
use super::{theme, widgets};
use crate::app::state::Screen;

/// Whether the keys are shown, and of which place.
#[derive(Default)]
pub struct Help {
    /// Where it is.
    pub over: Over,
    tab: Option<KeyPlace>,
}

/// The tabs, in their order, and what they are called.
const TABS: [(KeyPlace, &str); 4] = [
    (KeyPlace::Moments, "keys-place-moments"),
    (KeyPlace::Film, "keys-place-film"),
    (KeyPlace::Parents, "keys-place-parents"),
    (KeyPlace::Everywhere, "keys-place-everywhere"),
];

/// How the overlay lies.
const PLACE: over::Lie = over::Lie { width: 1120.0, top: None, margin: Margin::symmetric(40, 20) };

/// Opens the keys where they are asked for, and draws them where they are open.
pub fn show(ui: &Ui, context: &Context<'_>, help: &mut Help) {
    if pressed(ui, Shortcut::Keys) {
        help.over.open(ui);
    }
    let tab = help.tab.get_or_insert_with(|| place(&context.state.screen));
    let is_open = help.over.is_open;
    help.over.show(ui, &context.get("keys-title"), PLACE, |ui, height| {
        theme::subheading(ui, &context.get("keys-title"));
        theme::weak(ui, &context.get("keys-while-typing"));
        ui.horizontal(|ui| {
            for (place, name) in TABS {
                if widgets::choice(ui, *tab == place, &context.get(name)).clicked() {
                    *tab = place;
                }
            }
        });
        ScrollArea::vertical().max_height(height - 120.0).show(ui, |ui| {
            for line in lines(*tab) {
                ui.label(context.say(&line.does.says()));
            }
        });
        widgets::quiet_button(ui, &context.get("action-close")).clicked()
    });
    if is_open && !help.over.is_open {
        help.tab = None;
    }
}

/// The keys of the screen that is shown come first.
fn place(screen: &Screen) -> KeyPlace {
    match screen {
        Screen::Tag(_) => KeyPlace::Moments,
        Screen::Film(_) => KeyPlace::Film,
        Screen::Parent(_) => KeyPlace::Parents,
        _ => KeyPlace::Everywhere,
    }
}
