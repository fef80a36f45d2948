//! The form for a new family.

use egui::Ui;

use super::typing::{self, Typed, day_field};
use crate::app::action::{FamiliesAction, UserAction, WindowAction};
use crate::casework::changes::NewFamily;
use crate::casework::sentences::purpose;
use crate::programme::Purpose;
use crate::ui::context::Context;
use crate::ui::frame::{self, Header};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, shell, size};
use crate::ui::widgets;
use crate::words::Message;

/// The purposes the form asks for; the family's page asks for the others.
const ASKED: [Purpose; 3] = [Purpose::Film, Purpose::Show, Purpose::Supervise];

/// A half-filled form.
#[derive(Default)]
pub struct Form {
    code: String,
    /// Whether the programme has begun already, and since when.
    begun: bool,
    start: String,
    born: String,
    carers: Vec<Carer>,
    focused: bool,
}

#[derive(Default)]
struct Carer {
    label: String,
    consents: [bool; ASKED.len()],
}

/// Draws the screen.
pub fn page(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let title = context.get("family-new-title");
    let back = context.state.places.last().map(|_| context.get("action-back"));
    let header = Header::new(&title).back(back.as_deref());
    frame::header(ui, context, header, actions, |ui, _| frame::find_last(ui, context));
    frame::page(ui, "new family", size::COLUMN, |ui| {
        if let Some(busy) = &context.state.busy {
            widgets::working(ui, &context.say(&busy.message()));
        }
        show(ui, context, form, actions);
    });
}

fn show(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    if form.carers.is_empty() {
        form.carers.push(Carer { label: context.get("family-carer-default"), ..Carer::default() });
    }
    theme::card(ui, |ui| {
        let hint = context.get("family-code-hint");
        let code = widgets::sized_field(ui, &context.get("family-code"), &mut form.code, &hint, shell::CODE);
        if !std::mem::replace(&mut form.focused, true) {
            code.request_focus();
        }
        let mut readable = true;
        readable &= !day_field(ui, context, &context.get("family-born"), &mut form.born).is_wrong();
        widgets::check(ui, &mut form.begun, &context.get("family-begun"));
        if form.begun {
            readable &= !day_field(ui, context, &context.get("family-start"), &mut form.start).is_wrong();
        }
        carers(ui, context, form);
        widgets::gap(ui);
        ui.horizontal(|ui| {
            let ready = readable && !form.code.trim().is_empty() && context.state.busy.is_none();
            if widgets::primary_if(ui, ready, &context.get("family-save")).clicked() {
                actions.push(FamiliesAction::SaveFamily(filled(form)).into());
            }
            if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
                actions.push(WindowAction::Back.into());
            }
            if !ready {
                let key = if readable { "family-save-needs-code" } else { "family-save-needs-dates" };
                if context.state.busy.is_none() {
                    theme::weak(ui, &context.get(key));
                }
            }
        });
    });
}

fn carers(ui: &mut Ui, context: &Context<'_>, form: &mut Form) {
    let several = form.carers.len() > 1;
    let mut gone = None;
    for (index, carer) in form.carers.iter_mut().enumerate() {
        let name = context.say(&Message::new("family-carer").with("number", index + 1));
        let hint = context.get("family-carer-hint");
        widgets::sized_field(ui, &name, &mut carer.label, &hint, shell::LABEL);
        ui.horizontal_wrapped(|ui| {
            ui.label(context.get("family-consents"));
            for (given, asked) in carer.consents.iter_mut().zip(ASKED) {
                widgets::check(ui, given, &context.get(purpose(asked)));
            }
            let remove = context.say(&Message::new("family-carer-remove").with("number", index + 1));
            if several && widgets::quiet_button(ui, &remove).clicked() {
                gone = Some(index);
            }
        });
    }
    if let Some(index) = gone {
        form.carers.remove(index);
    }
    let add = context.get("family-carer-add");
    if theme::secondary(&add).icon(Icon::Plus).hang_left().show(ui).clicked() {
        form.carers.push(Carer::default());
    }
}

/// The family the form describes; its days can be read.
fn filled(form: &Form) -> NewFamily {
    let date = |text: &str| Typed::value(typing::day(text));
    let consents = |carer: &Carer| {
        let given = carer.consents.iter().zip(ASKED).filter(|(given, _)| **given);
        given.map(|(_, asked)| asked).collect()
    };
    NewFamily {
        programme: None,
        code: form.code.trim().to_owned(),
        start: form.begun.then(|| date(&form.start)).flatten(),
        child_born: date(&form.born),
        carers: form.carers.iter().map(|carer| (carer.label.trim().into(), consents(carer))).collect(),
    }
}
