//! What is to finish and what needs attention, a row each with what is done about it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Galley, Label, Layout, Rect, RichText, TextStyle, Ui, Vec2, pos2, vec2};

use super::parts::{done, put};
use crate::app::action::UserAction;
use crate::base::CaseId;
use crate::casework::pages::{TodayRow, TodayThing};
use crate::casework::sentences::today as said;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, List, Meaning, Palette, icon, size, space, today};
use crate::ui::widgets::{hairline, quiet_line};
use crate::words::Message;

/// So many rows are shown at first, and so many more at a time.
const FIRST: usize = 8;
const MORE: usize = 40;

/// How much of the lists is shown, and whose reason.
#[derive(Default)]
pub(super) struct Form {
    more_to_finish: usize,
    more_attention: usize,
    why: Option<(CaseId, TodayThing)>,
}

/// Draws both.
pub(super) fn show(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let page = &context.state.today_page;
    ui.add_space(space::EDGE);
    theme::section(ui, &context.get("day-finish"));
    ui.add_space(space::PAIR);
    if page.finish.is_empty() {
        quiet_line(ui, Icon::Check, &context.get("day-finish-none"));
    }
    let Form { more_to_finish, more_attention, why } = form;
    list(ui, context, ("finish", &page.finish), (more_to_finish, why), actions);
    if page.attention.is_empty() {
        return;
    }
    ui.add_space(space::COLUMN);
    theme::section(ui, &context.get("day-attention"));
    ui.add_space(space::PAIR);
    list(ui, context, ("attention", &page.attention), (more_attention, why), actions);
}

fn list(
    ui: &mut Ui,
    context: &Context<'_>,
    (salt, rows): (&str, &[TodayRow]),
    (more, why): (&mut usize, &mut Option<(CaseId, TodayThing)>),
    actions: &mut Vec<UserAction>,
) {
    let shown = rows.len().min(FIRST + *more);
    let keys = List::vertical(ui, salt, shown, None);
    for (place, row) in rows.iter().take(shown).enumerate() {
        if place > 0 {
            hairline(ui);
        }
        thing(ui, context, (&keys, place), (row, why), actions);
    }
    if rows.len() > shown {
        let words = context.say(&Message::new("day-more").with("more", (rows.len() - shown).min(MORE)));
        if theme::secondary(&words).icon(Icon::Down).hang_left().show(ui).clicked() {
            *more += MORE;
        }
    }
}

/// The icon of a thing.
const fn sign(thing: TodayThing) -> Icon {
    match thing {
        TodayThing::Concerns { .. } => Icon::Concern,
        TodayThing::NoMoments { .. } | TodayThing::NotWatched { .. } => Icon::Moments,
        TodayThing::Note { .. } => Icon::Supervision,
        TodayThing::NoWords { .. } => Icon::Note,
        TodayThing::Leaving { .. } => Icon::Leaving,
        TodayThing::DayPassed { .. } => Icon::Day,
        TodayThing::NotClosed { .. } => Icon::ToDo,
        TodayThing::HoldReview { .. } => Icon::Hold,
        TodayThing::Review { .. } | TodayThing::ToPlan { .. } | TodayThing::Step(_) => Icon::Warning,
    }
}

fn thing(
    ui: &mut Ui,
    context: &Context<'_>,
    (keys, place): (&List, usize),
    (row, why): (&TodayRow, &mut Option<(CaseId, TodayThing)>),
    actions: &mut Vec<UserAction>,
) {
    let what = context.say(&said::thing(row.thing));
    let act = context.say(&said::act(row));
    let act_width = theme::width_of(ui, &act, TextStyle::Button);
    let asks = row.why.is_some();
    let mut ends = act_width.max(today::ACT) + space::COLUMN;
    if asks {
        ends += theme::width_of(ui, &context.get("day-why"), TextStyle::Button) + 2.0 * size::BUTTON_PAD;
    }
    let whole = ui.available_width();
    let beside = icon::ROW + space::THUMBS + today::CODE;
    let narrow = whole - beside - ends < today::THING_LEAST;
    let from = if narrow { icon::ROW + space::THUMBS } else { beside };
    let words = words(ui, context, row, &what, if narrow { whole - from } else { whole - from - ends });
    let tall = words.size().y;
    let first = if narrow { size::ROW } else { size::ROW.max(tall + space::PARTS) };
    let height = if narrow { first + tall + space::NEAR } else { first };
    let (_, at) = ui.allocate_space(vec2(whole, height));
    let line = Rect::from_min_size(at.min, vec2(whole, first));
    head(ui, row, line);
    let top = if narrow { line.bottom() - space::NEAR } else { line.center().y - tall / 2.0 };
    let place_of_words = Rect::from_min_size(pos2(at.left() + from, top), words.size());
    put(ui, place_of_words, Layout::top_down(Align::Min), |ui| {
        ui.label(words);
    });
    put(ui, line, Layout::right_to_left(Align::Center), |ui| {
        let name = Message::new("day-act-name")
            .with("act", act.as_str())
            .with("code", row.code.as_str())
            .with("what", what.as_str());
        let name = context.say(&name);
        let button = theme::secondary(&act).named(&name).hang_right();
        let pressed = button.within(keys.id(place), keys.sense(place)).show(ui);
        keys.keep(ui, place, &pressed);
        if pressed.clicked() {
            actions.push(done(row.case, row.thing.act()));
        }
        if asks {
            ui.add_space((today::ACT - act_width).max(0.0));
            ask(ui, context, (row, &what), why);
        }
    });
    if *why == Some((row.case, row.thing))
        && let Some(reason) = &row.why
    {
        ui.horizontal_top(|ui| {
            ui.add_space(from);
            ui.vertical(|ui| theme::small(ui, &context.say(&said::why(reason))));
        });
        ui.add_space(space::THUMBS);
    }
}

/// What it is, and how long it has time, laid out.
fn words(ui: &Ui, context: &Context<'_>, row: &TodayRow, what: &str, width: f32) -> Arc<Galley> {
    let colours = Palette::of(ui.visuals());
    let font = TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.append(what, 0.0, TextFormat::simple(font.clone(), colours.text));
    if let Some(left) = said::left(row.thing, context.state.today) {
        let left = format!(" · {}", context.say(&left));
        job.append(&left, 0.0, TextFormat::simple(font, colours.weak));
    }
    ui.painter().layout_job(job)
}

/// The icon and the family, in a line.
fn head(ui: &mut Ui, row: &TodayRow, line: Rect) {
    let colours = Palette::of(ui.visuals());
    let sign = sign(row.thing);
    let ink = match sign {
        Icon::Warning => colours.meaning(Meaning::AtRisk).ink,
        Icon::Concern => colours.meaning(Meaning::NotMet).ink,
        _ => colours.weak,
    };
    let middle = line.center().y;
    let place = Rect::from_center_size(pos2(line.left() + icon::ROW / 2.0, middle), Vec2::splat(icon::ROW));
    sign.paint(ui.painter(), place, ink);
    let code = RichText::new(row.code.as_str()).family(theme::strong_family());
    let width = today::CODE - space::NEAR;
    let tall = ui.text_style_height(&TextStyle::Body);
    let left = place.right() + space::THUMBS;
    let place = Rect::from_min_size(pos2(left, middle - tall / 2.0), vec2(width, tall));
    put(ui, place, Layout::left_to_right(Align::Center), |ui| {
        ui.add(Label::new(code).truncate());
    });
}

/// The button that tells where it comes from.
fn ask(
    ui: &mut Ui,
    context: &Context<'_>,
    (row, what): (&TodayRow, &str),
    why: &mut Option<(CaseId, TodayThing)>,
) {
    let name = Message::new("day-why-name").with("code", row.code.as_str()).with("what", what);
    let (words, name) = (context.get("day-why"), context.say(&name));
    let this = Some((row.case, row.thing));
    let response = theme::secondary(&words).named(&name).quiet().show(ui);
    if response.clicked() {
        *why = if *why == this { None } else { this };
    }
    let open = *why == this;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
}
