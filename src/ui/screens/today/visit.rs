//! The visit that is now, or else the next: the one card of Today, with the one filled action.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, FontId, Label, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui,
    WidgetInfo, pos2, vec2,
};

use super::parts::done;
use crate::app::action::UserAction;
use crate::casework::pages::{SessionMark, TodayAct, VisitCard};
use crate::casework::sentences::today::{self as said, Ready};
use crate::programme::PlaceState;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Palette, icon, size, space, stroke, today};
use crate::ui::widgets::{hairline, with_right_end};
use crate::words::Message;

/// Draws the card.
pub(super) fn show(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let page = &context.state.today_page;
    theme::card(ui, |ui| {
        if let Some(card) = &page.visit {
            return visit(ui, context, card, actions);
        }
        theme::title(ui, &context.get("day-no-visit"));
        ui.add_space(space::PAIR);
        theme::weak(ui, &context.get("day-no-visit-hint"));
    });
}

fn visit(ui: &mut Ui, context: &Context<'_>, card: &VisitCard, actions: &mut Vec<UserAction>) {
    let ends = (acts_width(ui, context, card), today::CARD_WORDS_LEAST);
    with_right_end(ui, ends, |ui| what(ui, context, card), |ui| acts(ui, context, card, actions));
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
    let rest: Vec<String> = said::when_and_where(card, today).iter().map(|part| context.say(part)).collect();
    let font = TextStyle::Body.resolve(ui.style());
    let strong = FontId::new(font.size, theme::strong_family());
    let mut when = LayoutJob::default();
    let now = context.say(&said::when(card, today));
    when.append(&now, 0.0, TextFormat::simple(strong, colours.accent.ground));
    when.append(&format!(" {}", rest.join(", ")), space::PAIR, TextFormat::simple(font, colours.weak));
    ui.label(when);
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
    let marks = marks_width(card).min(ui.available_width());
    let written = |ui: &mut Ui| {
        let colours = Palette::of(ui.visuals());
        let font = TextStyle::Body.resolve(ui.style());
        let mut focus = LayoutJob::default();
        if words.is_empty() {
            // As high as the sessions beside it.
            return ui.add_space(ui.text_style_height(&TextStyle::Body));
        }
        focus.append(&context.get("day-focus"), 0.0, TextFormat::simple(font.clone(), colours.weak));
        focus.append(&format!(" {words}"), space::PAIR, TextFormat::simple(font, colours.text));
        ui.label(focus);
    };
    let ends = (marks + space::PARTS, today::FOCUS_LEAST);
    with_right_end(ui, ends, written, |ui| draw_marks(ui, context, card, marks));
}

fn mark_width(card: &VisitCard, mark: SessionMark) -> f32 {
    if mark.number == card.visit.number { today::MARK_NOW } else { today::MARK }
}

fn marks_width(card: &VisitCard) -> f32 {
    let marks = &card.marks;
    marks.iter().map(|mark| mark_width(card, *mark) + today::MARKS_APART).sum::<f32>() - today::MARKS_APART
}

/// The sessions in small, in rows where they are too many for one.
fn draw_marks(ui: &mut Ui, context: &Context<'_>, card: &VisitCard, width: f32) {
    let colours = Palette::of(ui.visuals());
    let (mut places, mut at) = (Vec::new(), pos2(0.0, 0.0));
    for mark in &card.marks {
        let wide = mark_width(card, *mark);
        if at.x + wide > width && at.x > 0.0 {
            at = pos2(0.0, at.y + today::MARK + today::MARKS_APART);
        }
        places.push(Rect::from_min_size(at, vec2(wide, today::MARK)));
        at.x += wide + today::MARKS_APART;
    }
    let (place, response) = ui.allocate_exact_size(vec2(width, at.y + today::MARK), Sense::hover());
    for (mark, spot) in card.marks.iter().zip(places) {
        let spot = spot.translate(place.min.to_vec2());
        paint(ui, colours, *mark, spot, mark.number == card.visit.number);
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

fn paint(ui: &Ui, colours: &Palette, mark: SessionMark, spot: Rect, now: bool) {
    let painter = ui.painter();
    let round = CornerRadius::same(theme::radius::FIELD);
    let ring = |width: f32, ink: Color32, ground: Color32| {
        painter.rect(spot, round, ground, Stroke::new(width, ink), StrokeKind::Inside);
    };
    match mark.state {
        _ if now => ring(stroke::BOX, colours.accent.ground, colours.chosen.ground),
        PlaceState::Missed => {
            let dash = Rect::from_center_size(spot.center(), vec2(spot.width(), stroke::TAB));
            painter.rect_filled(dash, CornerRadius::same(theme::today::DASH_RADIUS), colours.weak);
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

/// What makes the visit ready, in as many rows as it needs.
fn facts(ui: &mut Ui, context: &Context<'_>, card: &VisitCard) {
    let facts = said::ready(card, context.state.today_page.room_minutes);
    let facts: Vec<(Ready, String)> =
        facts.into_iter().map(|(ready, fact)| (ready, context.say(&fact))).collect();
    let room = ui.available_width();
    let wide =
        |ui: &Ui, words: &str| icon::BUTTON + space::NEAR + theme::width_of(ui, words, TextStyle::Small);
    let mut rows: Vec<Vec<&(Ready, String)>> = Vec::new();
    let mut taken = room;
    for fact in &facts {
        let width = wide(ui, &fact.1);
        if taken + space::COLUMN + width > room {
            rows.push(Vec::new());
            taken = width;
        } else {
            taken += space::COLUMN + width;
        }
        rows.last_mut().into_iter().for_each(|row| row.push(fact));
    }
    ui.spacing_mut().item_spacing.y = space::NEAR;
    for row in rows {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::NEAR;
            ui.spacing_mut().interact_size.y = 0.0;
            for (place, (ready, words)) in row.into_iter().enumerate() {
                if place > 0 {
                    ui.add_space(space::PARTS);
                }
                fact(ui, *ready, words);
            }
        });
    }
}

fn fact(ui: &mut Ui, ready: Ready, words: &str) {
    let colours = Palette::of(ui.visuals());
    let (sign, ink) = match ready {
        Ready::Yes => (Icon::Check, colours.meaning(Meaning::Met).ink),
        Ready::ToDo => (Icon::ToDo, colours.weak),
        Ready::No => (Icon::Warning, colours.meaning(Meaning::AtRisk).ink),
    };
    let line = ui.text_style_height(&TextStyle::Small);
    let (place, _) = ui.allocate_exact_size(vec2(icon::BUTTON, line), Sense::hover());
    let place = Rect::from_center_size(place.center(), vec2(icon::BUTTON, icon::BUTTON));
    sign.paint(ui.painter(), place, ink);
    ui.add(Label::new(RichText::new(words).text_style(TextStyle::Small)).wrap());
}
