//! A safeguarding concern that waits for an answer comes before everything: with the answer, which anybody may write down.
//! Never what it says.

use egui::{CornerRadius, Frame, Label, Margin, Role, Ui};

use super::super::family_record::concern::REPLY;
use super::super::family_record::page::RecordPage;
use super::super::family_record::sheet::RecordSheet;
use crate::app::action::UserAction;
use crate::casework::pages::FamilyView;
use crate::casework::sentences;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Palette, radius, space};

/// The answer while it is written.
#[derive(Default)]
pub struct Form {
    sheet: Option<RecordSheet>,
}

/// Draws it, where one waits.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.sheet.as_ref().is_some_and(|sheet| sheet.is_done(context)) {
        form.sheet = None;
    }
    let Some(waiting) = family.row.concerns else { return };
    let page = RecordPage { context, family };
    let tone = Palette::of(ui.visuals()).meaning(Meaning::NotMet);
    let frame = Frame::new()
        .fill(tone.ground)
        .corner_radius(CornerRadius::same(radius::BUTTON))
        .inner_margin(Margin::symmetric(theme::inset::NOTICE.0, theme::inset::NOTICE.1));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let size = egui::Vec2::splat(theme::icon::BUTTON);
            let (place, _) = ui.allocate_exact_size(size, egui::Sense::hover());
            Icon::Concern.paint(ui.painter(), place, tone.ink);
            let answer = context.get("overview-answer");
            let width = ui.available_width() - super::width_of(ui, &answer) - space::PARTS;
            let words = context.say(&sentences::concerns(waiting));
            ui.scope(|ui| {
                ui.set_width(width.max(theme::family::LINE_LEAST));
                let said = ui.add(Label::new(&words).wrap());
                ui.ctx().accesskit_node_builder(said.id, |node| {
                    node.set_role(Role::Alert);
                    node.set_label(words.as_str());
                });
            });
            if form.sheet.is_none() && theme::secondary(&answer).show(ui).clicked() {
                form.sheet = Some(RecordSheet::new(&REPLY, page));
            }
        });
        if let Some(sheet) = &mut form.sheet
            && sheet.show(ui, page, actions)
        {
            form.sheet = None;
        }
    });
    ui.add_space(space::NEAR);
}
