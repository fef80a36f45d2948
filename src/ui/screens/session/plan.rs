//! The plan of a session: what it is about, the aims it serves, where it is, who is there, and what the worker means to
//! remember.

use egui::{Align, Layout, Margin, Response, TextEdit, Ui, vec2};

use super::super::kept::Kept;
use super::day;
use super::parts::{label, part};
use crate::app::action::{SessionAction, UserAction, WindowAction};
use crate::app::state::{FamilyPage, Place};
use crate::casework::changes::SessionChange;
use crate::casework::pages::SessionView;
use crate::programme::PlaceKind;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Notice, Palette, icon, space};

/// Half-typed text of the plan.
#[derive(Default)]
pub struct Form {
    focus: Kept,
    note: Kept,
    /// Which place, where it is elsewhere.
    place: Kept,
    /// The kind of place that goes with it.
    kind: Option<PlaceKind>,
}

impl Form {
    /// What puts on record what was typed and is not there yet.
    pub(super) fn flush(
        &mut self,
        context: &Context<'_>,
        change: &impl Fn(SessionChange) -> UserAction,
    ) -> Vec<UserAction> {
        let kind = self.kind;
        let place = kind
            .and_then(|kind| self.place.flush(context, |which| change(SessionChange::Place(kind, which))));
        let focus = self.focus.flush(context, |text| change(SessionChange::Focus(text)));
        let note = self.note.flush(context, |text| change(SessionChange::NoteToSelf(text)));
        [place, focus, note].into_iter().flatten().collect()
    }

    /// Whether something that was typed was refused.
    pub(super) fn is_refused(&self, context: &Context<'_>) -> bool {
        [&self.focus, &self.note, &self.place].into_iter().any(|kept| kept.is_refused(context))
    }
}

/// Draws the step.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    (form, day): (&mut Form, &mut day::Form),
    actions: &mut Vec<UserAction>,
) {
    let session = &view.session;
    day::show(ui, context, session, day, actions);
    for line in &view.before {
        theme::notice(ui, Notice::Info, &context.say(line));
    }
    form.focus.follow(session.plan.focus.reveal());
    let response = area(ui, &context.get("plan-focus"), None, form.focus.text());
    actions.extend(form.focus.keep(ui, context, &response, |text| {
        SessionAction::Change(session.number, SessionChange::Focus(text)).into()
    }));
    if !view.aims.is_empty() {
        part(ui, &context.get("plan-aims"), |ui| aims(ui, view, actions));
    }
    if ui.available_width() >= theme::session::BESIDE {
        ui.horizontal_top(|ui| {
            place(ui, context, view, form, actions);
            ui.add_space(space::WIDE_EDGE - space::NEAR);
            ui.vertical(|ui| people(ui, context, view, actions));
        });
    } else {
        place(ui, context, view, form, actions);
        people(ui, context, view, actions);
    }
    form.note.follow(session.plan.note.reveal());
    let staff = context.get("plan-note-staff");
    let response = area(ui, &context.get("plan-note"), Some(&staff), form.note.text());
    actions.extend(form.note.keep(ui, context, &response, |text| {
        SessionAction::Change(session.number, SessionChange::NoteToSelf(text)).into()
    }));
}

/// Two lines to type into, under their name; `staff` says that nobody else reads them.
pub(super) fn area(ui: &mut Ui, name: &str, staff: Option<&str>, text: &mut String) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        // A name is as high as its letters, not as a button.
        let control = std::mem::take(&mut ui.spacing_mut().interact_size.y);
        let named = ui
            .horizontal(|ui| {
                let named = label(ui, name);
                if let Some(staff) = staff {
                    let weak = Palette::of(ui.visuals()).weak;
                    let line = ui.text_style_height(&egui::TextStyle::Small);
                    let (place, _) = ui.allocate_exact_size(vec2(icon::BUTTON, line), egui::Sense::hover());
                    Icon::Hidden.paint(ui.painter(), place, weak);
                    theme::small(ui, staff);
                }
                named
            })
            .inner;
        ui.spacing_mut().interact_size.y = control;
        let edit = TextEdit::multiline(text).desired_rows(2).desired_width(f32::INFINITY);
        ui.add(edit.margin(Margin::symmetric(theme::inset::FIELD.0, theme::inset::FIELD.1)))
            .labelled_by(named.id)
    })
    .inner
}

/// In two columns where there is room, each read downwards.
fn aims(ui: &mut Ui, view: &SessionView, actions: &mut Vec<UserAction>) {
    let columns = if ui.available_width() >= theme::session::BESIDE { 2 } else { 1 };
    let rows = view.aims.len().div_ceil(columns);
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for column in view.aims.chunks(rows.max(1)) {
            #[allow(clippy::cast_precision_loss)] // two at most
            let wide = (width / columns as f32).min(theme::session::AIMS);
            ui.allocate_ui_with_layout(vec2(wide, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(wide);
                ui.spacing_mut().item_spacing.y = 0.0;
                for aim in column {
                    let mut chosen = view.session.plan.aims.contains(&aim.code);
                    let response = theme::checkbox(ui, &mut chosen, &aim.words);
                    if response.changed() {
                        let change = SessionChange::Aim(aim.code.clone(), chosen);
                        actions.push(SessionAction::Change(view.session.number, change).into());
                    }
                    response.on_hover_text(&aim.quote);
                }
            });
        }
    });
}

const PLACES: [(PlaceKind, &str); 3] = [
    (PlaceKind::Home, "plan-place-home"),
    (PlaceKind::Elsewhere, "plan-place-elsewhere"),
    (PlaceKind::Remote, "plan-place-remote"),
];

fn place(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let session = &view.session;
    let kind = session.place.as_ref().map(|place| place.kind);
    form.kind = kind;
    form.place.follow(session.place.as_ref().map_or("", |place| place.detail.reveal()));
    let change =
        |kind, which| SessionAction::Change(session.number, SessionChange::Place(kind, which)).into();
    part(ui, &context.get("plan-place"), |ui| {
        let words = PLACES.map(|(_, key)| context.get(key));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let chosen = PLACES.iter().position(|(place, _)| Some(*place) == kind);
        if let Some((place, _)) =
            theme::segmented(ui, "place", &words, chosen).and_then(|pressed| PLACES.get(pressed))
        {
            actions.push(change(*place, form.place.text().trim().into()));
        }
        if let Some(kind @ PlaceKind::Elsewhere) = kind {
            let edit = TextEdit::singleline(form.place.text());
            let field =
                theme::named_field(ui, &context.get("plan-place-detail"), Some(theme::session::PLACE), edit);
            actions.extend(form.place.keep(ui, context, &field, |which| change(kind, which)));
        }
    });
}

/// Who of the family is there.
pub(super) fn people(ui: &mut Ui, context: &Context<'_>, view: &SessionView, actions: &mut Vec<UserAction>) {
    part(ui, &context.get("plan-people"), |ui| {
        ui.horizontal_wrapped(|ui| {
            // A child may be on record without a word for it.
            let child = context.get("plan-people-child");
            for row in &view.people {
                let called = row.label.reveal().trim();
                let called = if called.is_empty() { &child } else { called };
                if theme::toggle(ui, row.there, called).clicked() {
                    let change = SessionChange::Present(row.person, !row.there);
                    actions.push(SessionAction::Change(view.session.number, change).into());
                }
            }
            // Whoever is filmed is asked first, so they are one of the family's people first.
            let other = context.get("plan-people-else");
            let button = theme::secondary(&other).icon(Icon::Plus);
            let button = if view.people.is_empty() { button.hang_left() } else { button };
            let button = button.show(ui);
            if button.on_hover_text(context.get("plan-people-else-hint")).clicked() {
                actions.push(WindowAction::Open(Place::Family(view.case, FamilyPage::Data)).into());
            }
        });
    });
}
