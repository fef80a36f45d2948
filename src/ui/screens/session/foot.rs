//! The foot: what was saved when, and the one filled action: what is to be done at this step, or the next one.

use chrono::Local;
use egui::{Align, Layout, Rect, Sense, TextStyle, Ui, vec2};

use super::{Forms, watch};
use crate::app::action::{SessionAction, UserAction};
use crate::app::state::SessionScreen;
use crate::casework::changes::SessionChange;
use crate::casework::pages::SessionView;
use crate::casework::sentences;
use crate::programme::{Step, StepKind};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Palette, icon, space};
use crate::words::Message;

/// Draws it.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &SessionScreen,
    forms: &Forms,
    actions: &mut Vec<UserAction>,
) {
    let (_, place) = ui.allocate_space(vec2(ui.available_width(), theme::session::FOOT));
    let right = egui::UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(right, |ui| {
        action(ui, context, (screen, forms.close.note()), actions);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| saved(ui, context, screen, forms));
    });
}

/// What is on record, in a line that readers of the screen are told when it changes.
fn saved(ui: &mut Ui, context: &Context<'_>, screen: &SessionScreen, forms: &Forms) {
    let colours = Palette::of(ui.visuals());
    let refused = forms.plan.is_refused(context) || forms.close.is_refused(context);
    let (icon, ink, words) = match screen.saved {
        _ if refused => (Icon::Warning, colours.meaning(Meaning::AtRisk).ink, Message::new("foot-not-saved")),
        Some(at) => {
            let time = at.with_timezone(&Local).format("%H:%M").to_string();
            (Icon::Check, colours.accent.ground, Message::new("foot-saved").with("time", time))
        }
        None => return,
    };
    let words = context.say(&words);
    let line = ui.text_style_height(&TextStyle::Body);
    let (place, _) = ui.allocate_exact_size(vec2(icon::BUTTON, line), Sense::hover());
    icon.paint(ui.painter(), Rect::from_center_size(place.center(), egui::Vec2::splat(icon::BUTTON)), ink);
    let response = theme::weak(ui, &words);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::Role::Status);
        node.set_label(words.as_str());
    });
}

/// The one filled action, or why it is off.
struct Next {
    words: Message,
    icon: Option<Icon>,
    after: Option<Icon>,
    off: Option<Message>,
    does: UserAction,
}

impl Next {
    fn new(words: impl Into<Message>, does: SessionAction) -> Self {
        Self { words: words.into(), icon: None, after: None, off: None, does: does.into() }
    }
}

fn action(
    ui: &mut Ui,
    context: &Context<'_>,
    (screen, note): (&SessionScreen, &str),
    actions: &mut Vec<UserAction>,
) {
    let Some(next) = next(&screen.view, screen.step, note) else { return };
    let busy = context.state.busy.as_ref().map(|busy| context.say(&busy.message()));
    let off = next.off.as_ref().map(|off| context.say(off)).or(busy);
    let words = context.say(&next.words);
    let mut button = theme::primary(&words).large().off(off.as_deref());
    if let Some(icon) = next.icon {
        button = button.icon(icon);
    }
    if let Some(after) = next.after {
        button = button.after(after);
    }
    if button.show(ui).clicked() {
        actions.push(next.does);
    }
    ui.add_space(space::PARTS);
    if let Some(off) = next.off.filter(|_| ui.available_width() > theme::session::REASON) {
        theme::small(ui, &context.say(&off));
    }
}

/// What is to be done at this step, else the step after it.
fn next(view: &SessionView, step: StepKind, note: &str) -> Option<Next> {
    let number = view.session.number;
    let here = match step {
        StepKind::Film if view.recordings.is_empty() => Some(Next {
            icon: Some(Icon::Camera),
            off: view.film_refusals.first().cloned(),
            ..Next::new(Message::new("family-film").with("session", number), SessionAction::Film(number))
        }),
        StepKind::Tag => {
            let untouched = view.recordings.iter().find(|film| film.playable);
            let found = view.clips.iter().any(|clip| clip.session == number);
            untouched.filter(|_| !found).map(|film| Next {
                icon: Some(Icon::Moments),
                off: view.watch_refusals.first().cloned(),
                ..Next::new("visit-find-moments", SessionAction::Watch(film.recording))
            })
        }
        StepKind::Review if view.shown.is_empty() => together(view),
        StepKind::Close if view.session.closed.is_none() => Some(Next {
            icon: Some(Icon::Check),
            off: view.session.held.is_none().then(|| "close-not-held".into()),
            ..Next::new(
                "close-close",
                SessionAction::Change(number, SessionChange::Close(note.trim().into())),
            )
        }),
        StepKind::Plan | StepKind::Film | StepKind::Review | StepKind::Close => None,
    };
    here.or_else(|| {
        let after: &Step = view.steps.iter().skip_while(|one| one.kind != step).nth(1)?;
        let words = Message::new("foot-next").with("step", sentences::step(after.kind));
        Some(Next { after: Some(Icon::Next), ..Next::new(words, SessionAction::Next) })
    })
}

/// Watching what is chosen, or what this session's film has where nothing is.
fn together(view: &SessionView) -> Option<Next> {
    let number = view.session.number;
    if view.session.plan.show.is_empty() {
        let of_today = watch::of_this_session(view);
        let words = Message::new("review-show-these").with("count", of_today.len());
        return (!of_today.is_empty()).then(|| Next {
            icon: Some(Icon::Play),
            off: view.consent_refusals.first().cloned(),
            ..Next::new(words, SessionAction::ShowThese(number, of_today))
        });
    }
    Some(Next {
        icon: Some(Icon::Play),
        off: view.show_refusals.first().cloned(),
        ..Next::new("review-show", SessionAction::ShowToParents(number))
    })
}
