//! One thing that is looked at before filming: how it is, in a word and a sentence, and what puts it right. Knows no camera.

use egui::{Color32, FontId, Label, Layout, Rect, RichText, Role, Sense, Ui, UiBuilder, pos2, vec2};

use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Palette, icon, letters, room, space, stroke, strong_family};

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// As it should be.
    Well,
    /// Something to look at.
    Look,
    /// Something to do before filming.
    ToDo,
    /// Not known yet.
    Waiting,
}

impl Check {
    fn look(self, colours: &Palette) -> (Icon, Color32) {
        match self {
            Self::Well => (Icon::Check, colours.meaning(Meaning::Met).ink),
            Self::Look => (Icon::Warning, colours.meaning(Meaning::AtRisk).ink),
            Self::ToDo => (Icon::ToDo, colours.meaning(Meaning::NotYet).ink),
            Self::Waiting => (Icon::More, colours.weak),
        }
    }
}

/// A row of the checks.
#[must_use = "it is drawn by `show`"]
pub struct CheckRow<'a> {
    /// How it came out.
    pub check: Check,
    /// What was looked at.
    pub title: &'a str,
    /// How it is.
    pub says: &'a str,
    /// What its button says, where there is something to do.
    pub button: Option<&'a str>,
}

impl CheckRow<'_> {
    /// Draws it as wide as its space, a hairline above it; whether its button was pressed.
    pub fn show(self, ui: &mut Ui) -> bool {
        let colours = Palette::of(ui.visuals());
        let place = ui.available_rect_before_wrap();
        ui.painter().hline(place.x_range(), place.top(), (stroke::LINE, colours.line));
        let mut pressed = false;
        let (icon, ink) = self.check.look(colours);
        ui.add_space(room::CHECK_PAD);
        let top = ui.cursor().top();
        let words = Rect::from_min_max(
            pos2(place.left() + icon::ROOM + space::THUMBS, top),
            pos2(place.right(), place.bottom().max(top)),
        );
        let sign = Rect::from_min_size(pos2(place.left(), top), vec2(icon::ROOM, icon::ROOM));
        icon.paint(ui.painter(), sign, ink);
        let shown = ui.scope_builder(UiBuilder::new().max_rect(words), |ui| {
            ui.with_layout(Layout::right_to_left(egui::Align::Min), |ui| {
                if let Some(button) = self.button {
                    pressed = theme::secondary(button).hang_right().show(ui).clicked();
                }
                ui.with_layout(Layout::top_down(egui::Align::Min), |ui| self.words(ui, colours));
            });
        });
        ui.advance_cursor_after_rect(shown.response.rect);
        ui.add_space(room::CHECK_PAD - ui.spacing().item_spacing.y);
        pressed
    }

    fn words(&self, ui: &mut Ui, colours: &Palette) {
        ui.spacing_mut().item_spacing.y = space::PAIR / 2.0;
        let title = RichText::new(self.title).font(FontId::new(letters::ROOM, strong_family()));
        ui.add(Label::new(title.color(colours.text)).wrap());
        // Only what needs doing is in the words' own colour.
        let ink = if self.check == Check::Well { colours.weak } else { colours.text };
        let said = RichText::new(self.says).font(FontId::proportional(letters::BODY)).color(ink);
        let said = ui.add(Label::new(said).wrap().sense(Sense::hover()));
        if matches!(self.check, Check::Look | Check::ToDo) {
            ui.ctx().accesskit_node_builder(said.id, |node| {
                node.set_role(Role::Alert);
                node.set_label(self.says);
            });
        }
    }
}
