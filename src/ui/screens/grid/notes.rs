//! Notes of supervision about one session, or about the family as a whole, with their answers.

use egui::{Frame, Label, Margin, Stroke, Ui};

use crate::casework::pages::NoteRow;
use crate::ui::context::Context;
use crate::ui::theme::{self, Meaning, Palette, grid, space};
use crate::ui::widgets;
use crate::words::Message;

/// Draws those of a session, or of the family.
pub fn show(ui: &mut Ui, context: &Context<'_>, all: &[NoteRow], session: Option<u32>) {
    let own: Vec<&NoteRow> = all.iter().filter(|note| note.session == session).collect();
    if own.is_empty() {
        return;
    }
    ui.separator();
    let waiting = own.iter().filter(|note| note.answers.is_empty()).count();
    widgets::row(ui, |ui| {
        if waiting > 0 {
            theme::weak(ui, &context.say(&Message::new("grid-to-answer").with("count", waiting)));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            theme::strong(ui, &context.get("notes-title"));
        });
    });
    for note in own {
        let open = note.answers.is_empty();
        line(ui, context, (note.by.reveal(), note.on), note.text.reveal(), open);
        for (on, by, text) in &note.answers {
            line(ui, context, (by.reveal(), *on), text.reveal(), false);
        }
    }
}

fn line(ui: &mut Ui, context: &Context<'_>, (by, on): (&str, chrono::NaiveDate), text: &str, open: bool) {
    let colours = Palette::of(ui.visuals());
    let rule = if open { colours.meaning(Meaning::NotYet).ink } else { colours.line };
    let shown = Frame::new().inner_margin(Margin { left: grid::NOTE_INSET, ..Margin::ZERO }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let by = format!("{by}, {}", context.words.day(on));
        ui.horizontal_wrapped(|ui| {
            theme::weak(ui, &by);
            if open {
                let ink = colours.meaning(Meaning::NotYet).ink;
                let words = egui::RichText::new(context.get("grid-not-answered")).color(ink);
                ui.add(Label::new(words.family(theme::strong_family())).extend());
            }
        });
        ui.add(Label::new(text).wrap());
        ui.add_space(space::PAIR);
    });
    let place = shown.response.rect;
    ui.painter().vline(place.left(), place.y_range(), Stroke::new(grid::NOTE_RULE, rule));
}
