//! The caseload on the left, one family's page on the right, and the form for a new family.

use egui::Ui;

use super::{Context, family};
use crate::app::action::{Did, NewFamily};
use crate::app::sentences;
use crate::app::state::{FamiliesScreen, FamilyRow};
use crate::base::CaseId;
use crate::programme::Purpose;
use crate::ui::theme;
use crate::ui::theme::Notice;
use crate::ui::widgets;
use crate::words::Message;

/// The purposes the form asks for.
const ASKED: [(Purpose, &str); 3] = [
    (Purpose::Film, "purpose-film"),
    (Purpose::Show, "purpose-show"),
    (Purpose::Supervise, "purpose-supervise"),
];

/// A half-filled form.
#[derive(Default)]
pub struct Form {
    code: String,
    start: String,
    born: String,
    carers: Vec<Carer>,
    wrong_date: Option<String>,
}

#[derive(Default)]
struct Carer {
    label: String,
    consents: [bool; ASKED.len()],
}

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &FamiliesScreen,
    form: &mut Form,
    choice: &mut family::Choice,
    did: &mut Vec<Did>,
) {
    widgets::side_list(ui, |ui| list(ui, context, screen, did));
    widgets::wide_column(ui, |ui| {
        if let Some(busy) = &context.state.busy {
            widgets::working(ui, &context.words.say(busy));
        }
        if let Some(lines) = &screen.check {
            let said: Vec<String> = lines.iter().map(|line| context.words.say(line)).collect();
            let kind = if said.len() > 1 { Notice::Problem } else { Notice::Success };
            theme::notice(ui, kind, &said.join("\n"));
        }
        if screen.adding {
            new_family(ui, context, form, did);
        } else if let Some(open) = &screen.open {
            *form = Form::default();
            family::show(ui, context, open, choice, did);
        } else if screen.rows.is_empty() && context.state.busy.is_none() {
            theme::empty_state(ui, &context.get("families-none"), &context.get("families-none-hint"));
            ui.vertical_centered(|ui| {
                if theme::primary_button(ui, &context.get("families-add")).clicked() {
                    did.push(Did::AddFamily(true));
                }
            });
        } else {
            theme::empty_state(ui, &context.get("families-choose"), &context.get("families-choose-hint"));
        }
    });
}

fn list(ui: &mut Ui, context: &Context<'_>, screen: &FamiliesScreen, did: &mut Vec<Did>) {
    theme::subheading(ui, &context.get("families-title"));
    let open = screen.open.as_ref().map(|family| family.row.case);
    for row in &screen.rows {
        if family_row(ui, context, row, open).clicked() {
            did.push(Did::OpenFamily(row.case));
        }
    }
    widgets::gap(ui);
    if !screen.rows.is_empty() && theme::secondary_button(ui, &context.get("families-add")).clicked() {
        did.push(Did::AddFamily(true));
    }
    widgets::gap(ui);
    if widgets::quiet_button(ui, &context.get("families-check")).clicked() {
        did.push(Did::CheckVault);
    }
    if widgets::quiet_button(ui, &context.get("families-lock")).clicked() {
        did.push(Did::Lock);
    }
}

fn family_row(ui: &mut Ui, context: &Context<'_>, row: &FamilyRow, open: Option<CaseId>) -> egui::Response {
    let held = context
        .words
        .say(&Message::new("families-progress").with("held", row.held).with("planned", row.planned));
    let last = match row.last_held {
        Some(day) => context.words.say(&Message::new("families-last").with("day", day.to_string())),
        None => context.get("families-no-session"),
    };
    let word = context.words.say(&sentences::verdict(row.verdict));
    let mark = (widgets::meaning(row.verdict), word.as_str());
    widgets::list_row(ui, open == Some(row.case), &row.code, &[held, last], mark)
}

fn new_family(ui: &mut Ui, context: &Context<'_>, form: &mut Form, did: &mut Vec<Did>) {
    if form.carers.is_empty() {
        form.carers.push(Carer { label: context.get("family-carer-default"), ..Carer::default() });
    }
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("family-new-title"));
        widgets::hinted_field(
            ui,
            &context.get("family-code"),
            &mut form.code,
            &context.get("family-code-hint"),
        );
        let hint = context.get("family-date-hint");
        widgets::hinted_field(ui, &context.get("family-start"), &mut form.start, &hint);
        widgets::hinted_field(ui, &context.get("family-born"), &mut form.born, &hint);
        carers(ui, context, form);
        if let Some(text) = &form.wrong_date {
            let sentence = Message::new("error-date").with("text", text.as_str());
            theme::notice(ui, Notice::Problem, &context.words.say(&sentence));
        }
        widgets::gap(ui);
        ui.horizontal(|ui| {
            let ready = !form.code.trim().is_empty() && context.state.busy.is_none();
            if widgets::primary_if(ui, ready, &context.get("family-save")).clicked() {
                match filled(form) {
                    Ok(family) => {
                        form.wrong_date = None;
                        did.push(Did::SaveFamily(family));
                    }
                    Err(text) => form.wrong_date = Some(text),
                }
            }
            if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
                *form = Form::default();
                did.push(Did::AddFamily(false));
            }
        });
    });
}

fn carers(ui: &mut Ui, context: &Context<'_>, form: &mut Form) {
    let several = form.carers.len() > 1;
    let mut gone = None;
    for (index, carer) in form.carers.iter_mut().enumerate() {
        let name = context.words.say(&Message::new("family-carer").with("number", index + 1));
        widgets::hinted_field(ui, &name, &mut carer.label, &context.get("family-carer-hint"));
        ui.horizontal_wrapped(|ui| {
            ui.label(context.get("family-consents"));
            for (given, (_, key)) in carer.consents.iter_mut().zip(ASKED) {
                widgets::check(ui, given, &context.get(key));
            }
            let remove = context.words.say(&Message::new("family-carer-remove").with("number", index + 1));
            if several && widgets::quiet_button(ui, &remove).clicked() {
                gone = Some(index);
            }
        });
    }
    if let Some(index) = gone {
        form.carers.remove(index);
    }
    if widgets::quiet_button(ui, &context.get("family-carer-add")).clicked() {
        form.carers.push(Carer::default());
    }
}

/// The family the form describes, or the text that is no date.
fn filled(form: &Form) -> Result<NewFamily, String> {
    let date = |text: &str| match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| text.to_owned()),
    };
    let consents = |carer: &Carer| {
        carer
            .consents
            .iter()
            .zip(ASKED)
            .filter(|(given, _)| **given)
            .map(|(_, (purpose, _))| purpose)
            .collect()
    };
    Ok(NewFamily {
        code: form.code.trim().to_owned(),
        start: date(&form.start)?,
        child_born: date(&form.born)?,
        carers: form.carers.iter().map(|carer| (carer.label.trim().into(), consents(carer))).collect(),
    })
}
