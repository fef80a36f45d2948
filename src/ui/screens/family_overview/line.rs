//! How far the programme has come in a sentence, and its sessions on a line of months: over every page of a family.

use egui::{Label, RichText, Ui};

use super::days;
use crate::app::action::{FamilyAction, UserAction};
use crate::casework::pages::FamilyView;
use crate::casework::sentences;
use crate::programme::fidelity::Verdict;
use crate::programme::{PlaceState, Progress, StepKind, TimelinePlace};
use crate::ui::context::Context;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets;
use crate::words::Message;

/// Draws sentence and line; pressing a session opens it.
pub fn session_line(ui: &mut Ui, context: &Context<'_>, family: &FamilyView, actions: &mut Vec<UserAction>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::THUMBS;
        sentence(ui, context, &family.overview.progress);
        if let Some(place) = line(ui, context, family) {
            actions.push(opened(place).into());
        }
    });
    ui.add_space(space::NEAR);
}

/// A session without a day is opened to be planned.
fn opened(place: &TimelinePlace) -> FamilyAction {
    match place.state {
        PlaceState::Unplanned => FamilyAction::OpenStep(place.number, StepKind::Plan),
        PlaceState::Planned
        | PlaceState::Overdue
        | PlaceState::UnderWay
        | PlaceState::Held
        | PlaceState::Missed => FamilyAction::OpenSession(place.number),
    }
}

fn sentence(ui: &mut Ui, context: &Context<'_>, progress: &Progress) {
    let held = Message::new("line-held").with("held", progress.held).with("of", progress.of.unwrap_or(0));
    ui.horizontal_top(|ui| {
        theme::strong(ui, &context.say(&held));
        if let Some(more) = more(context, progress) {
            let weak = Palette::of(ui.visuals()).weak;
            ui.add(Label::new(RichText::new(context.say(&more)).color(weak)).truncate());
        }
    });
}

/// What is still to come, and by when.
fn more(context: &Context<'_>, progress: &Progress) -> Option<Message> {
    if let Some(ended) = progress.ended {
        return Some(Message::new("line-ended").with("day", days::long(context, ended)));
    }
    if progress.to_come == 0 {
        return progress.of.is_some().then(|| "line-whole".into());
    }
    let Some(by) = progress.by else {
        return Some(Message::new("line-more").with("more", progress.to_come));
    };
    let more = |key| Message::new(key).with("more", progress.to_come).with("day", days::long(context, by));
    Some(match progress.at_most_days {
        _ if by < context.state.today => more("line-more-late"),
        Some(days) => more("line-more-apart").with("days", days),
        None => more("line-more-by"),
    })
}

fn line<'f>(ui: &mut Ui, context: &Context<'_>, family: &'f FamilyView) -> Option<&'f TimelinePlace> {
    let timeline = &family.timeline;
    let all = context.say(
        &Message::new("line-all")
            .with("from", timeline.from)
            .with("to", timeline.to)
            .with("count", timeline.places.len()),
    );
    let last = match (timeline.last_from, timeline.last_to) {
        (Some(from), Some(to)) => {
            let band = Message::new("line-last-band").with("from", days::short(context, from));
            context.say(&band.with("to", days::short(context, to)))
        }
        _ => String::new(),
    };
    let exception = |place: &TimelinePlace| match place.state {
        PlaceState::Missed => Some(context.get("line-no-visit")),
        PlaceState::Overdue => Some(context.get("line-not-held")),
        PlaceState::Held => family.overview.exceptions.get(&place.number).map(|words| context.say(words)),
        PlaceState::Unplanned | PlaceState::Planned | PlaceState::UnderWay => None,
    };
    let words = widgets::LineWords {
        all: &all,
        today: &context.get("line-today"),
        last: &last,
        month: &|day| context.words.month(day),
        day: &|day| days::short(context, day),
        to_plan: &|count| context.say(&Message::new("line-to-plan").with("count", count)),
        exception: &exception,
        place: &|place| named(context, family, place),
    };
    widgets::session_line(ui, timeline, &words)
}

/// A session in words: its number, what became of it and when, and what it lacks.
fn named(context: &Context<'_>, family: &FamilyView, place: &TimelinePlace) -> String {
    let state = context.say(&sentences::place_state(place.state)).to_lowercase();
    let place_said = match (place.day, place.state) {
        (None, _) => Message::new("line-place").with("state", state),
        (Some(day), PlaceState::Overdue) => Message::new("line-place-overdue").with("day", day),
        (Some(day), _) => Message::new("line-place-day").with("state", state).with("day", day),
    };
    let mut said = context.say(&place_said.with("number", place.number));
    if let Some(day) = place.moved_from.last() {
        said += &context.say(&Message::new("line-place-moved").with("day", *day));
    }
    let urgent = |verdict| matches!(verdict, Verdict::NotMet | Verdict::AtRisk);
    for finding in &family.findings {
        if place.verdict.is_some() && finding.session == Some(place.number) && urgent(finding.verdict) {
            let rule = Message::new("line-place-finding")
                .with("rule", sentences::rule(finding.rule))
                .with("verdict", sentences::verdict(finding.verdict));
            said += &context.say(&rule);
        }
    }
    said
}
