//! The visit that is now, or else the next: the one card of Today, with the one filled action.

use egui::{
    Align, Color32, CornerRadius, Layout, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui,
    WidgetInfo, pos2, vec2,
};

use super::{done, hairline};
use crate::app::action::UserAction;
use crate::casework::pages::{SessionMark, TodayAct, VisitCard};
use crate::casework::sentences::today::{self as said, Ready};
use crate::programme::PlaceState;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Palette, icon, size, space, stroke, today};
use crate::words::Message;

/// Draws the card.
pub(super) fn show(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let page = &context.state.today_page;
    theme::card(ui, |ui| match &page.visit {
        Some(card) => visit(ui, context, card, actions),
        None => {
            theme::title(ui, &context.get("day-no-visit"));
            ui.add_space(space::PAIR);
            theme::weak(ui, &context.get("day-no-visit-hint"));
        }
    });
}

fn visit(ui: &mut Ui, context: &Context<'_>, card: &VisitCard, actions: &mut Vec<UserAction>) {
    let acts_width = acts_width(ui, context, card);
    if ui.available_width() - acts_width < today::CARD_WORDS_LEAST {
        what(ui, context, card);
        ui.add_space(space::PARTS);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| acts(ui, context, card, actions));
    } else {
        ui.horizontal(|ui| {
            let words = ui.available_width() - acts_width;
            ui.allocate_ui_with_layout(vec2(words, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(words);
                what(ui, context, card);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                acts(ui, context, card, actions);
            });
        });
    }
    ui.add_space(space::PARTS);
    focus(ui, context, card);
    ui.add_space(space::PARTS);
    hairline(ui);
    ui.add_space(space::PARTS);
    facts(ui, context, card);
}

/// When, which session of which family, and who.
fn what(ui: &mut Ui, context: &Context<'_>, card: &VisitCard) {
    let today = context.state.today;
    let colours = Palette::of(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        let now = RichText::new(context.say(&said::when(card, today)));
        ui.label(now.family(theme::strong_family()).color(colours.accent.ground));
        let rest: Vec<String> =
            said::when_and_where(card, today).iter().map(|part| context.say(part)).collect();
        if !rest.is_empty() {
            theme::weak(ui, &rest.join(", "));
        }
    });
    ui.add_space(space::PAIR);
    theme::title(ui, &context.say(&said::visit(card)));
    if let Some(who) = said::who(card) {
        ui.add_space(space::PAIR);
        theme::weak(ui, &context.say(&who));
    }
}

/// The filled action of a visit, and whether opening the session stands beside it.
fn filled(context: &Context<'_>, card: &VisitCard) -> (TodayAct, bool) {
    let number = card.visit.number;
    if card.visit.day == context.state.today && card.visit.arrived.is_none() {
        (TodayAct::Arrived(number), true)
    } else {
        (TodayAct::OpenSession(number), false)
    }
}

/// How wide the actions are.
fn acts_width(ui: &Ui, context: &Context<'_>, card: &VisitCard) -> f32 {
    let (act, beside) = filled(context, card);
    let open = theme::width_of(ui, &context.get("day-open"), TextStyle::Button);
    let filled = match act {
        TodayAct::Arrived(_) => theme::width_of(ui, &context.get("day-arrived"), theme::section_style()),
        _ => theme::width_of(ui, &context.get("day-open"), theme::section_style()),
    };
    let beside = if beside { open + 2.0 * size::BUTTON_PAD + space::NEAR } else { 0.0 };
    filled + 2.0 * size::PRIMARY_PAD + beside + space::PARTS
}

fn acts(ui: &mut Ui, context: &Context<'_>, card: &VisitCard, actions: &mut Vec<UserAction>) {
    let number = card.visit.number;
    let (act, beside) = filled(context, card);
    let named = |key| context.say(&Message::new(key).with("code", card.code.as_str()).with("number", number));
    let (words, name) = match act {
        TodayAct::Arrived(_) => (context.get("day-arrived"), named("day-arrived-name")),
        _ => (context.get("day-open"), named("day-open-name")),
    };
    let is_free = context.state.busy.is_none();
    let busy = context.state.busy.as_ref().map(|busy| context.say(&busy.message()));
    let off = busy.as_deref().filter(|_| !is_free);
    if theme::primary(&words).large().named(&name).off(off).show(ui).clicked() {
        actions.push(done(card.case, act));
    }
    if beside {
        let name = named("day-open-name");
        if theme::secondary(&context.get("day-open")).named(&name).off(off).show(ui).clicked() {
            actions.push(done(card.case, TodayAct::OpenSession(number)));
        }
    }
}

/// What the visit is about, and the sessions in small.
fn focus(ui: &mut Ui, context: &Context<'_>, card: &VisitCard) {
    let words = card.visit.focus.reveal().trim();
    let marks = marks_width(card);
    let beside = ui.available_width() - marks >= today::FOCUS_LEAST;
    let written = |ui: &mut Ui| {
        if !words.is_empty() {
            ui.horizontal_wrapped(|ui| {
                theme::weak(ui, &context.get("day-focus"));
                ui.label(words);
            });
        }
    };
    if beside {
        ui.horizontal(|ui| {
            let room = ui.available_width() - marks - space::PARTS;
            ui.allocate_ui_with_layout(vec2(room, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(room);
                written(ui);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| draw_marks(ui, context, card, marks));
        });
    } else {
        written(ui);
        ui.add_space(space::NEAR);
        let width = marks.min(ui.available_width());
        draw_marks(ui, context, card, width);
    }
}

fn mark_width(card: &VisitCard, mark: &SessionMark) -> f32 {
    if mark.number == card.visit.number { today::MARK_NOW } else { today::MARK }
}

fn marks_width(card: &VisitCard) -> f32 {
    let marks = &card.marks;
    marks.iter().map(|mark| mark_width(card, mark) + today::MARKS_APART).sum::<f32>() - today::MARKS_APART
}

/// The sessions in small, in rows where they are too many for one.
fn draw_marks(ui: &mut Ui, context: &Context<'_>, card: &VisitCard, width: f32) {
    let colours = Palette::of(ui.visuals());
    let (mut places, mut at) = (Vec::new(), pos2(0.0, 0.0));
    for mark in &card.marks {
        let wide = mark_width(card, mark);
        if at.x + wide > width && at.x > 0.0 {
            at = pos2(0.0, at.y + today::MARK + today::MARKS_APART);
        }
        places.push(Rect::from_min_size(at, vec2(wide, today::MARK)));
        at.x += wide + today::MARKS_APART;
    }
    let (place, response) = ui.allocate_exact_size(vec2(width, at.y + today::MARK), Sense::hover());
    for (mark, spot) in card.marks.iter().zip(places) {
        let spot = spot.translate(place.min.to_vec2());
        paint(ui, colours, mark, spot, mark.number == card.visit.number);
    }
    let count = |is: &dyn Fn(&SessionMark) -> bool| card.marks.iter().filter(|mark| is(mark)).count();
    let words = Message::new("day-marks")
        .with("held", count(&|mark| mark.state == PlaceState::Held))
        .with("attention", count(&|mark| mark.needs_attention))
        .with("missed", count(&|mark| mark.state == PlaceState::Missed))
        .with(
            "ahead",
            count(&|mark| {
                matches!(mark.state, PlaceState::Planned | PlaceState::Unplanned | PlaceState::UnderWay)
            }),
        );
    let words = context.say(&words);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
    response.on_hover_text(words);
}

fn paint(ui: &Ui, colours: &Palette, mark: &SessionMark, spot: Rect, now: bool) {
    let painter = ui.painter();
    let round = CornerRadius::same(theme::radius::FIELD);
    let ring = |width: f32, ink: Color32, ground: Color32| {
        painter.rect(spot, round, ground, Stroke::new(width, ink), StrokeKind::Inside);
    };
    match mark.state {
        _ if now => ring(stroke::BOX, colours.accent.ground, colours.chosen.ground),
        PlaceState::Missed => {
            let dash = Rect::from_center_size(spot.center(), vec2(spot.width(), stroke::TAB));
            painter.rect_filled(dash, CornerRadius::same(1), colours.weak);
        }
        _ if mark.needs_attention => {
            ring(stroke::TAB, colours.meaning(Meaning::AtRisk).ink, Color32::TRANSPARENT);
        }
        PlaceState::Held => {
            painter.rect_filled(spot, round, colours.accent.ground);
        }
        PlaceState::UnderWay | PlaceState::Unplanned | PlaceState::Planned | PlaceState::Overdue => {
            ring(stroke::BOX, colours.outline, Color32::TRANSPARENT);
        }
    }
}

/// What makes the visit ready.
fn facts(ui: &mut Ui, context: &Context<'_>, card: &VisitCard) {
    let colours = Palette::of(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::COLUMN, space::NEAR);
        for (ready, fact) in said::ready(card, context.state.today_page.room_minutes) {
            let (sign, ink) = match ready {
                Ready::Yes => (Icon::Check, colours.meaning(Meaning::Met).ink),
                Ready::ToDo => (Icon::ToDo, colours.weak),
                Ready::No => (Icon::Warning, colours.meaning(Meaning::AtRisk).ink),
            };
            let words = context.say(&fact);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::NEAR;
                let line = ui.text_style_height(&TextStyle::Small);
                let (place, _) = ui.allocate_exact_size(vec2(icon::BUTTON, line), Sense::hover());
                sign.paint(
                    ui.painter(),
                    Rect::from_center_size(place.center(), vec2(icon::BUTTON, icon::BUTTON)),
                    ink,
                );
                ui.label(RichText::new(words).text_style(TextStyle::Small));
            });
        }
    });
}
