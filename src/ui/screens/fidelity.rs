//! The verdicts as a table: what is asked, verdict, evidence, source.

use egui::{Grid, Ui};

use super::Context;
use crate::app::sentences;
use crate::programme::fidelity::Finding;
use crate::ui::theme;
use crate::ui::widgets;

/// Draws the table.
pub fn table(ui: &mut Ui, context: &Context<'_>, findings: &[Finding]) {
    let evidence_width = (ui.available_width() - 470.0).max(110.0);
    Grid::new("fidelity").num_columns(4).spacing([20.0, 12.0]).striped(true).show(ui, |ui| {
        for key in ["table-rule", "table-verdict", "table-evidence", "table-source"] {
            widgets::column_head(ui, &context.get(key));
        }
        ui.end_row();
        for finding in findings {
            let rule = context.words.say(&sentences::rule(finding.rule));
            let judged = context.words.say(&sentences::judged(finding.session));
            ui.vertical(|ui| {
                ui.set_width(200.0);
                if finding.session.is_none() {
                    widgets::strong(ui, &rule);
                } else {
                    theme::weak(ui, &judged);
                }
            });
            let word = context.words.say(&sentences::verdict(finding.verdict));
            theme::verdict_badge(ui, &word, widgets::meaning(finding.verdict));
            ui.vertical(|ui| {
                ui.set_width(evidence_width);
                let said: Vec<String> =
                    sentences::evidence(finding).iter().map(|part| context.words.say(part)).collect();
                ui.label(said.join(" "));
            });
            theme::weak(ui, &finding.source);
            ui.end_row();
        }
    });
}
