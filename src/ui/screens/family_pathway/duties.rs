//! What the guidance asks for on the pathway, each with how it was kept, and its source on hovering and by ear.

use egui::Ui;

use super::parts::PathwayPage;
use crate::casework::sentences::{self, pathway};
use crate::programme::pathway::Duty;
use crate::ui::{theme, widgets};

/// Room for the word of a verdict, in points.
const BADGE: f32 = 140.0;

/// Draws the card.
pub fn card(ui: &mut Ui, page: PathwayPage<'_>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &page.get("duty-title"));
        let duties = &page.pathway().stands.duties;
        if duties.is_empty() {
            theme::weak(ui, &page.get("duty-none"));
        }
        for duty in duties {
            one(ui, page, duty);
        }
    });
}

fn one(ui: &mut Ui, page: PathwayPage<'_>, duty: &Duty) {
    ui.horizontal_top(|ui| {
        let word = page.say(&sentences::verdict(duty.verdict));
        let words = ui.available_width() - BADGE - ui.spacing().item_spacing.x;
        ui.vertical(|ui| {
            ui.set_width(BADGE);
            theme::verdict_badge(ui, &word, widgets::meaning(duty.verdict));
        });
        ui.vertical(|ui| {
            ui.set_width(words);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(page.say(&pathway::duty(duty.kind)));
            let kept = pathway::duty_kept(duty).map(|said| page.say(&said));
            let source = duty.said.as_ref().map(|said| said.source.clone());
            let facts: Vec<String> = source.into_iter().chain(kept).collect();
            let line = widgets::small(ui, &facts.join(" · "));
            if let Some(said) = &duty.said {
                line.on_hover_text(&said.quote);
            }
        });
    });
}
