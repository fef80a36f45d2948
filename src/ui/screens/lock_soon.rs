//! The calm warning before the vault locks by itself. Whatever a person does keeps it open; the button is for those who
//! look for one. Knows no clock.

use std::time::Duration;

use egui::{Align2, Area, Color32, Frame, Id, Order, Shadow, Ui, vec2};

use super::Context;
use crate::app::action::Did;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the warning at the foot of the window, where it is time for it.
pub fn show(ui: &Ui, context: &Context<'_>, did: &mut Vec<Did>) {
    let Some(left) = context.state.locks_in() else { return };
    let key = if context.state.is_filming() { "lock-soon-filming" } else { "lock-soon" };
    let words = context.say(&Message::new(key).with("seconds", seconds(left)));
    let area = Area::new(Id::unique("lock soon"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -16.0))
        .fade_in(false);
    area.show(ui.ctx(), |ui| {
        let colours = Palette::of(ui.visuals());
        let shadow = Shadow { offset: [0, 4], blur: 18, spread: 1, color: Color32::from_black_alpha(60) };
        let frame = Frame::new().fill(colours.card).corner_radius(12).inner_margin(12).shadow(shadow);
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                let said = ui.label(&words);
                ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
                if theme::secondary_button(ui, &context.get("lock-stay")).clicked() {
                    did.push(Did::Stay);
                }
            });
        });
    });
}

/// The same in the strip under the parents' picture, in few words: whether there was something to say.
pub fn in_the_strip(ui: &mut Ui, context: &Context<'_>, did: &mut Vec<Did>) -> bool {
    let Some(left) = context.state.locks_in() else { return false };
    ui.label(context.say(&Message::new("lock-soon-parents").with("seconds", seconds(left))));
    let stay = context.get("lock-stay");
    if widgets::named_button(ui, true, &stay, &stay).clicked() {
        did.push(Did::Stay);
    }
    true
}

fn seconds(left: Duration) -> u32 {
    u32::try_from(left.as_secs()).unwrap_or(u32::MAX)
}
