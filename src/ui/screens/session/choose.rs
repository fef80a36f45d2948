//! The clips to show: those chosen, in their order, and all clips of the family to choose from.

use egui::{Label, RichText, Ui};

use crate::app::action::{SessionAction, UserAction};
use crate::base::ClipId;
use crate::casework::changes::SessionChange;
use crate::casework::pages::{ClipRow, SessionView};
use crate::casework::sentences;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::screens::despite_form::DespiteForm;
use crate::ui::theme::{self, Meaning, Palette};
use crate::ui::widgets;
use crate::words::Message;

/// Which clips are listed.
#[derive(Default)]
pub struct Form {
    /// Id of a heading, or all.
    heading: Option<String>,
    despite: DespiteForm,
}

/// Draws both lists.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::card(ui, |ui| {
        let count = view.session.plan.show.len();
        theme::subheading(ui, &context.say(&Message::new("show-chosen-title").with("count", count)));
        if view.session.plan.show.is_empty() {
            theme::weak(ui, &context.get("show-none-chosen"));
        }
        for place in 0..view.session.plan.show.len() {
            chosen_row(ui, context, view, place, &mut form.despite, actions);
        }
    });
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("show-all-title"));
        if view.clips.is_empty() {
            theme::empty_state(ui, &context.get("show-no-clips"), &context.get("show-no-clips-hint"));
            return;
        }
        filter(ui, context, view, form);
        let listed = |clip: &&ClipRow| {
            form.heading.as_ref().is_none_or(|wanted| clip.tags.iter().any(|tag| tag.heading == *wanted))
        };
        let mut clips: Vec<&ClipRow> = view.clips.iter().filter(listed).collect();
        clips
            .sort_by_key(|clip| (std::cmp::Reverse(clip.session), !clip.starred, clip.recording, clip.start));
        let mut of = None;
        for clip in clips {
            if of != Some(clip.session) {
                of = Some(clip.session);
                widgets::strong(ui, &context.say(&Message::new("visit-title").with("number", clip.session)));
            }
            clip_row(ui, context, view, clip, &mut form.despite, actions);
        }
    });
}

/// The ids of the headings these clips stand under, each once.
pub fn headings<'a>(clips: impl Iterator<Item = &'a ClipRow>) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for tag in clips.flat_map(|clip| &clip.tags) {
        if !found.contains(&tag.heading.as_str()) {
            found.push(&tag.heading);
        }
    }
    found
}

/// The name of a heading.
pub fn heading_name(id: &str) -> Message {
    match id {
        "" => Message::new("show-heading-unknown"),
        "context" => Message::new("show-heading-context"),
        "staff-only" => Message::new("show-heading-staff"),
        id => sentences::heading(id),
    }
}

/// A clip in a line: from, to, and the words of its tags.
pub fn said(context: &Context<'_>, clip: &ClipRow) -> String {
    let tags: Vec<&str> = clip.tags.iter().map(|tag| tag.label.as_str()).collect();
    context.say(
        &Message::new("show-clip")
            .with("session", clip.session)
            .with("start", clip.start.to_string())
            .with("end", clip.end.to_string())
            .with("tags", tags.join(", ")),
    )
}

/// A line about the clip with that id, which may be gone.
pub fn said_of(context: &Context<'_>, view: &SessionView, id: ClipId) -> String {
    match view.clips.iter().find(|clip| clip.clip == id) {
        Some(clip) => said(context, clip),
        None => context.get("show-clip-gone"),
    }
}

fn filter(ui: &mut Ui, context: &Context<'_>, view: &SessionView, form: &mut Form) {
    ui.horizontal_wrapped(|ui| {
        if widgets::choice(ui, form.heading.is_none(), &context.get("show-filter-all")).clicked() {
            form.heading = None;
        }
        for heading in headings(view.clips.iter()) {
            let chosen = form.heading.as_deref() == Some(heading);
            if widgets::choice(ui, chosen, &context.say(&heading_name(heading))).clicked() {
                form.heading = Some(heading.to_owned());
            }
        }
    });
}

fn change(view: &SessionView, show: Vec<ClipId>) -> UserAction {
    SessionAction::Change(view.session.number, SessionChange::Show(show)).into()
}

fn chosen_row(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    place: usize,
    despite: &mut DespiteForm,
    actions: &mut Vec<UserAction>,
) {
    let chosen = &view.session.plan.show;
    let clip = view.clips.iter().find(|clip| clip.clip == chosen[place]);
    let line = said_of(context, view, chosen[place]);
    let ready = context.state.busy.is_none();
    widgets::row(ui, |ui| {
        let named =
            |key| context.say(&Message::new(key).with("place", place + 1).with("clip", line.as_str()));
        let mut button = |on: bool, icon, key, show: &dyn Fn(&mut Vec<ClipId>)| {
            if widgets::icon_button_if(ui, ready && on, icon, &named(key)).clicked() {
                let mut changed = chosen.clone();
                show(&mut changed);
                actions.push(change(view, changed));
            }
        };
        button(true, Icon::Cross, "show-remove-named", &|show| {
            show.remove(place);
        });
        button(place + 1 < chosen.len(), Icon::Down, "show-down-named", &|show| show.swap(place, place + 1));
        button(place > 0, Icon::Up, "show-up-named", &|show| show.swap(place - 1, place));
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            widgets::strong_number(ui, place + 1);
            ui.add(Label::new(&line).truncate());
        });
    });
    match clip {
        Some(clip) if clip.may_be_shown => because(ui, context, clip),
        Some(clip) if clip.needs_reason => {
            widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &context.get("despite-needed"));
            despite.offer(ui, context, clip, &line);
            ask_reason(ui, context, view, clip, despite, actions);
        }
        Some(_) | None => {
            widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &context.get("show-kept-back"));
        }
    }
}

/// Why the parents see a clip although a tag is for staff.
fn because(ui: &mut Ui, context: &Context<'_>, clip: &ClipRow) {
    if let Some(reason) = &clip.despite {
        let said = Message::new("despite-because").with("reason", reason.reveal().as_str());
        theme::weak(ui, &context.say(&said));
    }
}

/// The reason for showing a clip that tags for staff keep back.
fn ask_reason(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    clip: &ClipRow,
    despite: &mut DespiteForm,
    actions: &mut Vec<UserAction>,
) {
    if let Some(reason) = despite.show(ui, context, clip)
        && context.state.busy.is_none()
    {
        let show = SessionChange::ShowDespite(clip.clip, reason.into());
        actions.push(SessionAction::Change(view.session.number, show).into());
    }
}

fn clip_row(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    clip: &ClipRow,
    despite: &mut DespiteForm,
    actions: &mut Vec<UserAction>,
) {
    let line = said(context, clip);
    let chosen = view.session.plan.show.contains(&clip.clip);
    let weak = Palette::of(ui.visuals()).weak;
    widgets::row(ui, |ui| {
        let key = if chosen { "show-is-chosen" } else { "show-choose" };
        let name = context.say(&Message::new("show-choose-named").with("clip", line.as_str()));
        let can = clip.may_be_shown || clip.needs_reason;
        let on = can && !chosen && context.state.busy.is_none();
        let pressed = widgets::named_button(ui, on, &context.get(key), &name).clicked();
        if pressed && clip.needs_reason {
            despite.ask(clip.clip);
        } else if pressed {
            let mut show = view.session.plan.show.clone();
            show.push(clip.clip);
            actions.push(change(view, show));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            if clip.starred {
                let (place, star) = ui.allocate_exact_size(egui::vec2(18.0, 18.0), egui::Sense::hover());
                Icon::Star.paint(ui.painter(), place, Palette::of(ui.visuals()).accent.ground);
                let name = context.get("show-starred");
                star.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
            }
            let text = RichText::new(&line);
            ui.add(Label::new(if clip.may_be_shown { text } else { text.color(weak) }).truncate());
        });
    });
    if !clip.note.reveal().is_empty() {
        ui.add(Label::new(RichText::new(clip.note.reveal().as_str()).small().color(weak)).truncate());
    }
    because(ui, context, clip);
    if clip.despite.is_none() && !clip.may_be_shown {
        let key = if clip.needs_reason { "despite-needed" } else { "show-kept-back" };
        widgets::sign_line(ui, Icon::Lock, Meaning::NotApplicable, &context.get(key));
    }
    if clip.needs_reason && !chosen {
        ask_reason(ui, context, view, clip, despite, actions);
    }
}
