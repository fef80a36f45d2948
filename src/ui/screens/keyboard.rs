//! Every key, as a list in the settings: the same as over any screen.

use egui::Ui;

use crate::ui::context::Context;
use crate::ui::keys::{KeyPlace, lines as of};
use crate::ui::theme::{self, settings as tokens, space};

/// The places, and what they are called.
const PLACES: [(&str, &[KeyPlace]); 4] = [
    ("keys-place-everywhere", &[KeyPlace::Everywhere, KeyPlace::Lists]),
    ("keys-place-moments", &[KeyPlace::Moments]),
    ("keys-place-film", &[KeyPlace::Film]),
    ("keys-place-parents", &[KeyPlace::Parents]),
];

/// Draws them.
pub fn lines(ui: &mut Ui, context: &Context<'_>) {
    theme::weak(ui, &context.get("keys-while-typing"));
    for (title, places) in PLACES {
        ui.add_space(space::COLUMN);
        theme::section(ui, &context.get(title));
        ui.add_space(space::NEAR);
        for line in places.iter().flat_map(|place| of(*place)) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::PAIR;
                let left = ui.cursor().left();
                for key in line.chords[0].shown(context.words) {
                    theme::key(ui, &key);
                }
                ui.add_space((left + tokens::KEYS - ui.cursor().left()).max(space::NEAR));
                ui.label(context.say(&line.does.says()));
            });
        }
    }
}
