//! Agreement of two codings: a line of words and a line of figures a heading, and where the two differ.

use egui::{Grid, Label, Response, RichText, Ui};

use crate::base::RecordId;
use crate::casework::sentences::supervision::{agreement, statistic, undefined};
use crate::programme::agreement::{Apart, HeadingAgreement};
use crate::ui::context::Context;
use crate::ui::{theme, widgets};
use crate::words::Message;

/// Narrower than this, in points, the table has little air.
const NARROW: f32 = 640.0;

/// Draws what is to be told of each heading; where neither marked anything is told in one line at the end.
pub fn table(
    ui: &mut Ui,
    context: &Context<'_>,
    id: (RecordId, usize),
    headings: &[(String, HeadingAgreement)],
) {
    for (label, found) in headings {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = theme::space::PAIR;
            widgets::strong(ui, label);
            ui.add(Label::new(context.say(&agreement(found))).wrap());
            apart(ui, context, found);
        });
    }
    // Eight columns have no room for more air in a narrow window.
    let between = if ui.available_width() < NARROW { 7.0 } else { 18.0 };
    Grid::new((id, "agreement")).num_columns(8).spacing([between, 8.0]).striped(true).show(ui, |ui| {
        for key in [
            "agreement-heading",
            "agreement-both",
            "agreement-first",
            "agreement-second",
            "agreement-neither-short",
            "agreement-raw",
            "agreement-kappa",
            "agreement-ac1",
        ] {
            widgets::column_head(ui, &context.get(key));
        }
        ui.end_row();
        for (label, found) in headings {
            let short = label.split(',').next().unwrap_or(label);
            cell(ui, short).on_hover_text(label);
            let table = &found.table;
            for count in [table.count(1, 1), table.count(1, 0), table.count(0, 1), table.count(0, 0)] {
                cell(ui, &count.to_string());
            }
            for figure in [found.raw, found.kappa, found.ac1] {
                let shown = cell(ui, &context.say(&statistic(figure)));
                if let Some(why) = undefined(figure) {
                    shown.on_hover_text(context.say(&why));
                }
            }
            ui.end_row();
        }
    });
}

fn cell(ui: &mut Ui, words: &str) -> Response {
    ui.label(RichText::new(words).small())
}

fn apart(ui: &mut Ui, context: &Context<'_>, found: &HeadingAgreement) {
    for (first, key) in [(true, "agreement-apart-first"), (false, "agreement-apart-second")] {
        let times = |apart: &Apart| format!("{}–{}", apart.from, apart.to);
        let where_: Vec<String> =
            found.apart.iter().filter(|apart| apart.first == first).map(times).collect();
        if !where_.is_empty() {
            widgets::small(ui, &context.say(&Message::new(key).with("times", where_.join(", "))));
        }
    }
}
