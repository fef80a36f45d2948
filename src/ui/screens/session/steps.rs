//! The five steps across the top: which is open, which are done, and each in a line. One stop of the keyboard, arrows
//! inside.

use egui::{
    Align2, Color32, FontFamily, Rect, Response, RichText, Role, Stroke, TextStyle, TextWrapMode, Ui, Vec2,
    WidgetInfo, WidgetText, pos2, vec2,
};

use crate::app::action::{SessionAction, UserAction};
use crate::app::state::SessionScreen;
use crate::base::MediaTime;
use crate::casework::pages::SessionView;
use crate::casework::sentences;
use crate::programme::steps::MissingPart;
use crate::programme::{Step, StepKind, StepState};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, List, Palette, icon, space, stroke};
use crate::words::Message;

/// Draws them.
pub fn show(ui: &mut Ui, context: &Context<'_>, screen: &SessionScreen, actions: &mut Vec<UserAction>) {
    let steps = &screen.view.steps;
    let chosen = steps.iter().position(|step| step.kind == screen.step);
    let list = List::horizontal(ui, "steps", steps.len(), chosen);
    let (_, strip) = ui.allocate_space(vec2(ui.available_width(), theme::session::STEPS));
    #[allow(clippy::cast_precision_loss)] // five at most
    let width = strip.width() / steps.len().max(1) as f32;
    let mut left = strip.left();
    for (at, step) in steps.iter().enumerate() {
        let place = Rect::from_min_size(pos2(left, strip.top()), vec2(width, strip.height()));
        let response = list.interact(ui, at, place.shrink2(vec2(0.0, space::NEAR)));
        let look = StepLook { number: at + 1, chosen: chosen == Some(at), last: at + 1 == steps.len() };
        draw(ui, context, &screen.view, (step, look), place, &response);
        if response.clicked() {
            actions.push(SessionAction::ChooseStep(step.kind).into());
        }
        left += width;
    }
}

#[derive(Clone, Copy)]
struct StepLook {
    number: usize,
    chosen: bool,
    last: bool,
}

fn draw(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    (step, look): (&Step, StepLook),
    place: Rect,
    response: &Response,
) {
    let colours = Palette::of(ui.visuals());
    let middle = place.center().y;
    let round = theme::session::KNOB / 2.0;
    let at = pos2(place.left() + round, middle);
    if response.hovered() && !look.chosen {
        ui.painter().circle_filled(at, round + space::PAIR, colours.hover);
    }
    knob(ui, step, look, Rect::from_center_size(at, Vec2::splat(theme::session::KNOB)));
    let name = context.say(&sentences::step(step.kind));
    let state = context.say(&state(view, step));
    let from = place.left() + theme::session::KNOB + space::THUMBS;
    let room = (place.right() - from - space::NEAR).max(space::COLUMN);
    let family = if look.chosen { theme::strong_family() } else { FontFamily::Proportional };
    let ink = if response.hovered() || look.chosen { colours.text } else { colours.weak };
    let words = RichText::new(&name).family(family).color(ink);
    let words = WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Truncate), room, TextStyle::Body);
    let small = RichText::new(&state).text_style(TextStyle::Small).color(colours.weak);
    let small = WidgetText::from(small).into_galley(ui, Some(TextWrapMode::Truncate), room, TextStyle::Small);
    let end = from + words.size().x.max(small.size().x);
    let elided = words.elided || small.elided;
    let top = middle - f32::midpoint(words.size().y, small.size().y);
    let below = top + words.size().y;
    ui.painter().galley(pos2(from, top), words, ink);
    ui.painter().galley(pos2(from, below), small, colours.weak);
    if !look.last && end + space::PARTS * 2.0 < place.right() {
        let line = Stroke::new(stroke::LINE, colours.line);
        ui.painter().hline(end + space::PARTS..=place.right() - space::PARTS, middle, line);
    }
    let said = context.say(&numbered(step.kind, look.number));
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, look.chosen, &said));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(state.as_str()));
    if elided {
        response.clone().on_hover_text(format!("{name}\n{state}"));
    }
}

fn knob(ui: &Ui, step: &Step, look: StepLook, place: Rect) {
    let colours = Palette::of(ui.visuals());
    // The step that is open says which it is; it is ticked once one has gone on.
    let done = is_done(step) && !look.chosen;
    let (ground, edge, ink) = match (look.chosen, done) {
        (true, _) => (colours.accent.ground, colours.accent.ground, colours.accent.ink),
        (false, true) => (colours.page, colours.accent.ground, colours.accent.ground),
        (false, false) => (Color32::TRANSPARENT, colours.outline, colours.text),
    };
    let round = place.width() / 2.0;
    ui.painter().circle(place.center(), round - stroke::BOX / 2.0, ground, Stroke::new(stroke::BOX, edge));
    if done {
        Icon::Check.paint(
            ui.painter(),
            Rect::from_center_size(place.center(), Vec2::splat(icon::BUTTON)),
            ink,
        );
    } else {
        let size = TextStyle::Body.resolve(ui.style()).size;
        let font = egui::FontId::new(size, theme::tabular_strong_family());
        ui.painter().text(place.center(), Align2::CENTER_CENTER, look.number, font, ink);
    }
}

/// The name of a step with its number.
pub fn numbered(kind: StepKind, number: usize) -> Message {
    Message::new("visit-step").with("number", number).with("step", sentences::step(kind))
}

/// Whether a step is ticked: where its film is shorter or longer than asked it is said, not ticked.
fn is_done(step: &Step) -> bool {
    step.state == StepState::Done && !step.missing.iter().any(is_length)
}

/// How a step is doing, in a few words.
fn state(view: &SessionView, step: &Step) -> Message {
    let missing = step.missing.len();
    match step.kind {
        StepKind::Plan if view.session.missed.is_some() && view.session.held.is_none() => {
            "visit-missed".into()
        }
        StepKind::Plan if step.state == StepState::Open && missing > 0 => {
            Message::new("step-to-add").with("count", missing)
        }
        StepKind::Plan => "step-ready".into(),
        StepKind::Film => film(view, step),
        StepKind::Tag => {
            let own = view.clips.iter().filter(|clip| clip.session == view.session.number).count();
            if own > 0 {
                Message::new("step-moments").with("count", own)
            } else if view.recordings.is_empty() {
                "step-after-filming".into()
            } else {
                "step-moments-none".into()
            }
        }
        StepKind::Review if !view.shown.is_empty() => {
            let mut shown: Vec<_> = view.shown.iter().map(|row| row.clip).collect();
            shown.sort_unstable();
            shown.dedup();
            Message::new("step-shown").with("count", shown.len())
        }
        StepKind::Review => Message::new("step-chosen").with("count", view.session.plan.show.len()),
        StepKind::Close if view.session.closed.is_some() => "step-closed".into(),
        StepKind::Close => "step-said".into(),
    }
}

fn film(view: &SessionView, step: &Step) -> Message {
    let (least, most) = view.film_band;
    let filmed: MediaTime = view.recordings.iter().map(|row| row.filmed).sum();
    if filmed == MediaTime::ZERO {
        Message::new("step-to-film").with("least", least.minutes()).with("most", most.minutes())
    } else if step.missing.iter().any(is_length) {
        Message::new("step-film-length")
            .with("filmed", filmed.to_string())
            .with("least", least.minutes())
            .with("most", most.minutes())
    } else {
        Message::new("step-filmed").with("filmed", filmed.to_string())
    }
}

/// That its film is shorter or longer than the programme aims for.
fn is_length(part: &MissingPart) -> bool {
    matches!(part, MissingPart::FilmLength { .. })
}
