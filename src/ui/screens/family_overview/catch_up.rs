//! What was left open and can be put right: counts, not grades. A line and one action each.

use egui::{Align, Label, Layout, RichText, TextStyle, Ui, vec2};

use super::{days, width_of};
use crate::app::action::{FamilyAction, UserAction};
use crate::app::state::FamilyPage;
use crate::casework::pages::{CatchUp, CatchUpStep, FamilyView};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{hairline, quiet_line};
use crate::words::Message;

/// Draws the list.
pub fn show(ui: &mut Ui, context: &Context<'_>, family: &FamilyView, actions: &mut Vec<UserAction>) {
    let open = &family.overview.catch_up;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::PAIR;
        theme::section(ui, &context.get("catch-title"));
        if !open.is_empty() {
            let count = context.say(&Message::new("catch-count").with("count", open.len()));
            let weak = Palette::of(ui.visuals()).weak;
            ui.label(
                RichText::new(count)
                    .text_style(theme::section_style())
                    .family(egui::FontFamily::Proportional)
                    .color(weak),
            );
        }
    });
    if open.is_empty() {
        quiet_line(ui, Icon::Check, &context.get("catch-none"));
    }
    for (index, one) in open.iter().enumerate() {
        if index > 0 {
            hairline(ui);
        }
        let (about, says) = (context.say(&one.about), context.say(&one.says));
        let button = context.say(&one.button);
        if line(ui, context, (&about, &says), &button) {
            actions.push(does(one).into());
        }
    }
}

/// Notes of supervision that nobody answered.
pub fn supervision(ui: &mut Ui, context: &Context<'_>, family: &FamilyView, actions: &mut Vec<UserAction>) {
    let open = family.supervision.notes.iter().filter(|note| !note.yours && note.answers.is_empty());
    for (index, note) in open.take(theme::family::NOTES).enumerate() {
        if index == 0 {
            ui.add_space(space::COLUMN);
            theme::section(ui, &context.get("overview-note"));
        } else {
            hairline(ui);
        }
        let asked = Message::new("overview-note-asked").with("who", note.by.reveal().as_str());
        let asked = context.say(&asked.with("day", days::long(context, note.on)));
        let text: String = note.text.reveal().chars().take(theme::family::NOTE_CHARS).collect();
        let short = text.chars().count() < note.text.reveal().chars().count();
        let text = if short { format!("{}…", text.trim_end()) } else { text };
        let text = context.say(&Message::new("overview-quoted").with("words", text));
        if line(ui, context, (&asked, &text), &context.get("overview-reply")) {
            actions.push(FamilyAction::ChoosePage(FamilyPage::Supervision).into());
        }
    }
}

/// Two lines of words, and what puts it right at their end; whether that was pressed.
fn line(ui: &mut Ui, context: &Context<'_>, (about, says): (&str, &str), button: &str) -> bool {
    let end = width_of(ui, button);
    ui.horizontal_top(|ui| {
        let width = (ui.available_width() - end - space::NEAR).max(theme::family::LINE_LEAST);
        let said = ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(about).truncate());
            let weak = Palette::of(ui.visuals()).weak;
            ui.add(Label::new(RichText::new(says).text_style(TextStyle::Small).color(weak)).wrap());
        });
        let name = Message::new("catch-button-named").with("button", button).with("about", about);
        let rest = vec2(ui.available_width(), said.response.rect.height());
        ui.allocate_ui_with_layout(rest, Layout::right_to_left(Align::Center), |ui| {
            let act = theme::secondary(button).hang_right();
            act.named(&context.say(&name)).off(busy(context).as_deref()).show(ui).clicked()
        })
        .inner
    })
    .inner
}

fn busy(context: &Context<'_>) -> Option<String> {
    context.state.busy.as_ref().map(|busy| context.say(&busy.message()))
}

fn does(one: &CatchUp) -> FamilyAction {
    match one.does {
        CatchUpStep::Session(number) => FamilyAction::OpenSession(number),
        CatchUpStep::Step(number, step) => FamilyAction::OpenStep(number, step),
        CatchUpStep::Film(film) => FamilyAction::Watch(film),
        CatchUpStep::Pathway => FamilyAction::ChoosePage(FamilyPage::Pathway),
        CatchUpStep::Consent => FamilyAction::ChoosePage(FamilyPage::Data),
    }
}
