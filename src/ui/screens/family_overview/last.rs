//! The last time: the session that was held last, in one line; in a wide window the sessions so far.

use egui::{Align, Label, Layout, RichText, TextStyle, Ui, vec2};

use super::days;
use crate::app::action::{FamilyAction, UserAction};
use crate::base::MediaTime;
use crate::casework::pages::{FamilyView, PastVisit};
use crate::casework::sentences;
use crate::ui::context::Context;
use crate::ui::theme::{self, List, Meaning, Palette, Row, size, space};
use crate::ui::widgets::hairline;
use crate::words::Message;

/// Draws it.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    wide: bool,
    actions: &mut Vec<UserAction>,
) {
    let so_far = &family.overview.so_far;
    let Some(last) = so_far.first() else { return };
    if wide {
        table(ui, context, so_far, actions);
    } else {
        theme::section(ui, &context.get("overview-last"));
        line(ui, context, last, actions);
    }
}

fn line(ui: &mut Ui, context: &Context<'_>, last: &PastVisit, actions: &mut Vec<UserAction>) {
    let one_line = ui.available_width() >= theme::family::LAST_LEAST;
    let open = context.get("overview-last-open");
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        ui.spacing_mut().item_spacing.x = 0.0;
        let number = context.say(&Message::new("overview-session").with("number", last.number));
        theme::strong(ui, &number);
        let on = Message::new("overview-last-day").with("day", days::long(context, last.on));
        ui.label(context.say(&on));
        ui.spacing_mut().item_spacing.x = space::PARTS;
        ui.add_space(space::PARTS);
        let room = (ui.available_width() - super::width_of(ui, &open) - space::PARTS).max(0.0);
        if one_line {
            let layout = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(vec2(room, size::CONTROL), layout, |ui| {
                ui.set_width(room);
                told(ui, context, last);
            });
        }
        let name = Message::new("overview-last-open-named").with("number", last.number);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if theme::secondary(&open).named(&context.say(&name)).hang_right().show(ui).clicked() {
                actions.push(FamilyAction::OpenSession(last.number).into());
            }
        });
    });
    if !one_line {
        told(ui, context, last);
    }
}

/// How long it was, and what the parents said.
fn told(ui: &mut Ui, context: &Context<'_>, last: &PastVisit) {
    let weak = Palette::of(ui.visuals()).weak;
    ui.add(Label::new(RichText::new(facts(context, last)).color(weak)).truncate());
    if let Some(words) = said(context, last) {
        ui.add(Label::new(words).truncate());
    }
}

fn said(context: &Context<'_>, visit: &PastVisit) -> Option<String> {
    let words = visit.words.reveal().trim();
    (!words.is_empty()).then(|| context.say(&Message::new("overview-quoted").with("words", words)))
}

fn facts(context: &Context<'_>, visit: &PastVisit) -> String {
    let film = Message::new("overview-last-film").with("minutes", visit.filmed.minutes());
    let length = visit.length.map(|length| context.say(&sentences::length(length)));
    let facts: Vec<String> = length.into_iter().chain([context.say(&film)]).collect();
    facts.join(", ")
}

/// The sessions so far, newest first; pressing one opens it.
fn table(ui: &mut Ui, context: &Context<'_>, so_far: &[PastVisit], actions: &mut Vec<UserAction>) {
    theme::section(ui, &context.get("overview-sessions"));
    let columns = theme::family::COLUMNS;
    let keys = [
        "overview-col-session",
        "overview-col-date",
        "overview-col-visit",
        "overview-col-film",
        "overview-col-watched",
        "overview-col-said",
    ];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (index, key) in keys.into_iter().enumerate() {
            cell(ui, columns.get(index), |ui| {
                let weak = Palette::of(ui.visuals()).weak;
                let words = RichText::new(context.get(key)).text_style(TextStyle::Small).color(weak);
                ui.add(Label::new(words).truncate());
            });
        }
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    let list = List::vertical(ui, "sessions so far", so_far.len(), None);
    for (index, visit) in so_far.iter().enumerate() {
        hairline(ui);
        let name = Message::new("overview-last-open-named").with("number", visit.number);
        let name = context.say(&name);
        let look = Row { height: size::ROW, pad: 0.0, ..Row::new(&name, false) };
        let (response, ()) = theme::row(ui, (&list, index), &look, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (at, (words, meaning)) in cells(context, visit).into_iter().enumerate() {
                cell(ui, columns.get(at), |ui| {
                    let mut text = RichText::new(words).text_style(TextStyle::Body);
                    if at == 0 {
                        text = text.family(theme::strong_family());
                    }
                    if let Some(meaning) = meaning {
                        text = text.color(Palette::of(ui.visuals()).meaning(meaning).ink);
                    }
                    ui.add(Label::new(text).truncate());
                });
            }
        });
        if response.clicked() {
            actions.push(FamilyAction::OpenSession(visit.number).into());
        }
    }
}

fn cells(context: &Context<'_>, visit: &PastVisit) -> [(String, Option<Meaning>); 6] {
    let length = visit.length.map(|length| context.say(&sentences::length(length))).unwrap_or_default();
    let watched = Message::new("overview-watched").with("count", visit.watched);
    let attention = |is| if is { Some(Meaning::AtRisk) } else { None };
    [
        (visit.number.to_string(), None),
        (days::long(context, visit.on), None),
        (length, attention(visit.length_off)),
        (if visit.filmed > MediaTime::ZERO { visit.filmed.to_string() } else { String::new() }, None),
        (context.say(&watched), attention(visit.watched == 0)),
        (said(context, visit).unwrap_or_default(), None),
    ]
}

/// One cell; the last takes what is left.
fn cell(ui: &mut Ui, width: Option<&f32>, add: impl FnOnce(&mut Ui)) {
    let width = width.copied().unwrap_or_else(|| ui.available_width()).min(ui.available_width());
    let height = ui.available_height().min(size::ROW);
    ui.allocate_ui_with_layout(vec2(width, height), Layout::left_to_right(Align::Center), |ui| {
        ui.set_width(width - space::NEAR);
        add(ui);
    });
}
