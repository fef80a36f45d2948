//! What is said under the picture: the worker's words; or the place for the parents' own. Knows no key.

use egui::text::LayoutJob;
use egui::{Align, FontId, Label, Rect, Response, RichText, TextEdit, TextFormat, Ui, pos2};

use super::form::Form;
use crate::app::action::{ParentAction, UserAction};
use crate::app::state::ParentScreen;
use crate::ui::context::Context;
use crate::ui::theme::{self, Palette, letters, parents, size, space};
use crate::ui::widgets::over_film;
use crate::words::Message;

/// The worker's words as a text that wraps in the middle; `None` where there are none.
fn text_of(ui: &Ui, parent: &ParentScreen, place: Rect) -> Option<LayoutJob> {
    let clip = parent.clip()?;
    let words = clip.words.reveal().trim();
    if words.is_empty() {
        return None;
    }
    let format = TextFormat {
        font_id: FontId::new(letters::ROOM_WORDS, theme::strong_family()),
        line_height: Some(parents::WORDS_LINE),
        color: Palette::of(ui.visuals()).text,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.halign = Align::Center;
    job.wrap.max_width = line_width(place);
    Some(job)
}

fn line_width(place: Rect) -> f32 {
    (place.width() - 2.0 * parents::EDGE).min(parents::WIDEST)
}

/// Height of the worker's words with what is free around them: never so much that the picture is small.
pub(super) fn height(ui: &Ui, parent: &ParentScreen, above: Rect) -> f32 {
    let Some(job) = text_of(ui, parent, above) else { return space::COLUMN };
    let text = ui.painter().layout_job(job).size().y;
    (text + parents::WORDS_FREE).min(above.height() * parents::MOST_WORDS)
}

/// Draws the worker's words into their space.
pub(super) fn spoken(ui: &mut Ui, parent: &ParentScreen) {
    let place = ui.max_rect();
    let Some(job) = text_of(ui, parent, place) else { return };
    let above = parents::WORDS_FREE / 2.0 - space::PAIR;
    let side = (place.width() - line_width(place)) / 2.0;
    let inner = Rect::from_min_max(
        pos2(place.left() + side, place.top() + above),
        pos2(place.right() - side, place.bottom()),
    );
    over_film(ui, "spoken", inner, |ui| {
        let scroll = egui::ScrollArea::vertical().id_salt(("spoken", parent.opening));
        scroll.auto_shrink(false).show(ui, |ui| {
            ui.vertical_centered(|ui| ui.label(job));
        });
    });
}

/// Height of the place for the parents' own words.
pub(super) fn writing_height(above: Rect) -> f32 {
    parents::WRITING.min(above.height() * parents::MOST_WRITING)
}

/// The place for the parents' own words, about the moment on screen: it takes the keyboard as it opens.
pub(super) fn say(
    ui: &mut Ui,
    context: &Context<'_>,
    parent: &ParentScreen,
    form: &mut Form,
    just_opened: bool,
    actions: &mut Vec<UserAction>,
) {
    let place = ui.max_rect();
    column(ui, place, |ui| {
        let field = field(ui, context, "parent-say-hint", form);
        if just_opened {
            field.request_focus();
        }
        ui.horizontal_wrapped(|ui| {
            keep(ui, context, form, actions);
            if theme::secondary(&context.get("parent-say-close")).show(ui).clicked() {
                actions.push(ParentAction::Write(false).into());
            }
        });
        said(ui, context, parent);
    });
}

/// A column of words in the middle that scrolls where it must.
pub(super) fn column(ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui)) {
    let width = line_width(place).min(parents::COLUMN);
    let left = place.center().x - width / 2.0;
    let column = Rect::from_min_max(
        pos2(left, place.top() + space::PARTS),
        pos2(left + width, place.bottom() - space::NEAR),
    );
    over_film(ui, "column", column, |ui| {
        egui::ScrollArea::vertical().id_salt("column").auto_shrink(false).show(ui, |ui| {
            ui.set_width(width - space::NEAR);
            ui.spacing_mut().item_spacing.y = space::NEAR;
            add(ui);
        });
    });
}

/// Where the parents' words are typed.
pub(super) fn field(ui: &mut Ui, context: &Context<'_>, hint: &'static str, form: &mut Form) -> Response {
    let weak = Palette::of(ui.visuals()).weak;
    let label = ui.label(RichText::new(context.get("parent-say")).text_style(theme::title_style()));
    ui.label(RichText::new(context.get(hint)).color(weak));
    let edit = TextEdit::multiline(&mut form.words)
        .desired_rows(parents::WORDS_ROWS)
        .desired_width(f32::INFINITY)
        .font(theme::room_control_style())
        .margin(egui::Margin::same(parents::FIELD_PAD));
    ui.add(edit).labelled_by(label.id)
}

/// Keeps what was typed.
pub(super) fn keep(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let nothing = context.get("parent-say-nothing");
    let off = form.words.trim().is_empty().then_some(nothing.as_str());
    let words = context.get("parent-say-keep");
    if theme::primary(&words).off(off).height(size::ROOM).show(ui).clicked() {
        form.kept.clone_from(&form.words);
        actions.push(ParentAction::Words(form.words.clone().into()).into());
    }
}

/// What the parents said about this moment, or about all of it, so far.
pub(super) fn said(ui: &mut Ui, context: &Context<'_>, parent: &ParentScreen) {
    let here = parent.clip().map(|clip| clip.clip);
    for (_, words) in parent.said.iter().filter(|(clip, _)| *clip == here) {
        let words = Message::new("parent-said").with("words", words.reveal().as_str());
        let words = RichText::new(context.say(&words)).text_style(theme::room_control_style());
        ui.add(Label::new(words).wrap());
    }
}
