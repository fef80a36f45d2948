//! The journals: whether their chains hold, and their lines, newest first, narrowed down by family, person, kind and
//! days. Nothing on it can be changed.

use chrono::Local;
use egui::{Align, Label, Layout, RichText, Ui, vec2};

use super::typing::{Typed, day, day_field};
use crate::app::action::UserAction;
use crate::app::state::JournalScreen;
use crate::casework::pages::{EventKind, JournalFilter, JournalLine, JournalOf};
use crate::casework::sentences::journal;
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice, Palette, space};
use crate::ui::widgets;
use crate::words::Message;

/// Height of a line, in points.
const LINE: f32 = 50.0;
/// Width of the column with the day and time, in points.
const WHEN: f32 = 250.0;
/// Width of the column with who it was, in points.
const WHO: f32 = 150.0;
/// Width of a list to pick from, in points.
const PICKER: f32 = 190.0;

/// Room that lists and days need to stand in one row, in points.
const ONE_ROW: f32 = 1150.0;

/// Half-typed days.
#[derive(Default)]
pub struct Form {
    from: String,
    to: String,
}

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &JournalScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    widgets::still_column(ui, |ui| {
        theme::heading(ui, &context.get("journal-title"));
        theme::weak(ui, &context.get("journal-why"));
        chains(ui, context, screen);
        filters(ui, context, screen, form, actions);
        if screen.shown.is_empty() {
            theme::empty_state(ui, &context.get("journal-empty"), &context.get("journal-empty-hint"));
            return;
        }
        widgets::many_rows(ui, "journal", LINE, screen.shown.len(), |ui, number| {
            if let Some(line) = screen.shown.get(number).and_then(|place| screen.view.lines.get(*place)) {
                row(ui, context, line);
            }
        });
    });
}

/// Whether the chains hold, and each one's length and end.
fn chains(ui: &mut Ui, context: &Context<'_>, screen: &JournalScreen) {
    let view = &screen.view;
    let unsound: Vec<_> = view.chains.iter().filter(|row| !row.holds()).collect();
    if unsound.is_empty() {
        let holds = Message::new("journal-holds").with("journals", view.chains.len());
        theme::notice(ui, Notice::Success, &context.say(&holds.with("lines", view.lines.len())));
    } else {
        let head = Message::new("journal-unsound").with("journals", unsound.len());
        let lines = unsound.into_iter().map(|row| context.say(&journal::chain(row)));
        let lines: Vec<String> = std::iter::once(context.say(&head)).chain(lines).collect();
        theme::notice(ui, Notice::Problem, &lines.join("\n"));
    }
    if !view.closed.is_empty() {
        let ids: Vec<String> = view.closed.iter().map(|(case, _)| case.short()).collect();
        let closed = Message::new("journal-closed").with("families", ids.len());
        theme::notice(ui, Notice::Warning, &context.say(&closed.with("ids", ids.join(", "))));
    }
    let title = Message::new("journal-chains").with("count", view.chains.len());
    if widgets::fold(ui, "chains", &context.say(&title), false) {
        widgets::scroll_at_most(ui, "chains", 180.0, |ui| {
            for row in &view.chains {
                widgets::small(ui, &context.say(&journal::chain(row)));
            }
            for (case, why) in &view.closed {
                let line = Message::new("journal-closed-line").with("case", case.short());
                widgets::small(ui, &context.say(&line.with("why", why.clone())));
            }
        });
    }
}

fn filters(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &JournalScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let mut filter = screen.filter.clone();
    let mut days = |ui: &mut Ui| {
        let from = day_field(ui, context, &context.get("journal-filter-from"), &mut form.from);
        let to = day_field(ui, context, &context.get("journal-filter-to"), &mut form.to);
        (from, to)
    };
    let days = if ui.available_width() < ONE_ROW {
        ui.horizontal_top(|ui| pickers(ui, context, screen, &mut filter));
        ui.horizontal_top(|ui| days(ui)).inner
    } else {
        ui.horizontal_top(|ui| {
            pickers(ui, context, screen, &mut filter);
            days(ui)
        })
        .inner
    };
    // A day that is being typed narrows nothing down until it can be read.
    for (typed, kept) in [(days.0, &mut filter.from), (days.1, &mut filter.to)] {
        match typed {
            Typed::Empty => *kept = None,
            Typed::Value(day) => *kept = Some(day),
            Typed::Wrong => {}
        }
    }
    widgets::row(ui, |ui| {
        let narrowed = filter != JournalFilter::default();
        if widgets::quiet_if(ui, narrowed, &context.get("journal-filter-none")).clicked() {
            filter = JournalFilter::default();
            *form = Form::default();
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let backwards = matches!((day(&form.from), day(&form.to)), (Typed::Value(from), Typed::Value(to)) if from > to);
            let count = Message::new("journal-count").with("shown", screen.shown.len());
            let count = count.with("all", screen.view.lines.len());
            let count = if backwards { "journal-backwards".into() } else { count };
            theme::weak(ui, &context.say(&count));
        });
    });
    if filter != screen.filter {
        actions.push(UserAction::FilterJournal(filter));
    }
}

fn pickers(ui: &mut Ui, context: &Context<'_>, screen: &JournalScreen, filter: &mut JournalFilter) {
    let view = &screen.view;
    let mut of = vec![(None, context.get("journal-any-family"))];
    of.extend(view.chains.iter().map(|row| match (row.case, &row.code) {
        (Some(case), Some(code)) => {
            let family = Message::new("journal-family").with("code", code.as_str());
            (Some(JournalOf::Family(case)), context.say(&family))
        }
        _ => (Some(JournalOf::Device), context.get("journal-device")),
    }));
    pick(ui, &context.get("journal-filter-of"), &of, &mut filter.of);

    let mut who = vec![(None, context.get("journal-any-person"))];
    who.extend(screen.people.iter().map(|(user, name)| (Some(*user), name_of(context, name.reveal()))));
    pick(ui, &context.get("journal-filter-who"), &who, &mut filter.who);

    let mut kinds = vec![(None, context.get("journal-any-kind"))];
    kinds.extend(EventKind::ALL.map(|kind| (Some(kind), context.say(&journal::kind(kind)))));
    let mut kind = filter.kinds.first().copied();
    pick(ui, &context.get("journal-filter-kind"), &kinds, &mut kind);
    filter.kinds = kind.into_iter().collect();
}

/// A list to pick one of, under its name.
fn pick<T: PartialEq + Copy>(ui: &mut Ui, name: &str, choices: &[(T, String)], chosen: &mut T) {
    ui.allocate_ui_with_layout(vec2(PICKER, 0.0), Layout::top_down(Align::Min), |ui| {
        let shown = choices.iter().find(|(choice, _)| choice == chosen).map_or("", |(_, words)| words);
        widgets::picker(ui, name, shown, |ui| {
            for (choice, words) in choices {
                if widgets::pick(ui, choice == chosen, words) {
                    *chosen = *choice;
                }
            }
        });
    });
}

fn row(ui: &mut Ui, context: &Context<'_>, line: &JournalLine) {
    let at = line.entry.at.with_timezone(&Local);
    let when = Message::new("journal-when").with("day", at.date_naive());
    let when = context.say(&when.with("time", at.format("%H:%M:%S").to_string()));
    let number = Message::new("journal-number").with("number", line.entry.sequence.to_string());
    let weak = Palette::of(ui.visuals()).weak;
    ui.spacing_mut().item_spacing.x = space::NEAR;
    column(ui, WHEN, |ui| {
        ui.label(RichText::new(when).color(weak));
        ui.label(RichText::new(context.say(&number)).small().color(weak));
    });
    column(ui, WHO, |ui| {
        widgets::elided(ui, &name_of(context, line.who.reveal()));
    });
    column(ui, ui.available_width(), |ui| {
        let mut sentence = context.say(&journal::did(line));
        if let Some(place) = journal::place(line) {
            sentence = format!("{sentence} · {}", context.say(&place));
        }
        ui.add(Label::new(sentence).truncate());
        if let Some(reason) = journal::reason(line) {
            let reason = context.say(&Message::new("journal-reason-said").with("reason", reason));
            ui.add(Label::new(RichText::new(reason).small().color(weak)).truncate());
        }
    });
}

fn column(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, LINE), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        add(ui);
    });
}

/// Who it was, in words.
fn name_of(context: &Context<'_>, name: &str) -> String {
    if name.is_empty() { context.get("journal-recovery-key") } else { name.to_owned() }
}
