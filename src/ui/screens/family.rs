//! One family's page: what is to be done, the sessions against the months, consent, fidelity and films.

use chrono::NaiveDate;
use egui::Ui;

use super::{
    consent, erasure, family_measures, family_overview, family_pathway, family_programmes, family_record,
    family_supervision, fidelity, films, lawful_basis, members, retention,
};
use crate::app::action::{FamilyAction, UserAction};
use crate::app::state::FamilyPage;
use crate::base::CaseId;
use crate::casework::pages::FamilyView;
use crate::programme::months_of_age;
use crate::ui::context::Context;
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::Message;

/// Half-typed text of the page.
#[derive(Default)]
pub struct Form {
    of: Option<CaseId>,
    overview: family_overview::Form,
    programmes: family_programmes::Form,
    fidelity: fidelity::Form,
    consent: consent::Form,
    basis: lawful_basis::Form,
    members: members::Form,
    pathway: family_pathway::Form,
    record: family_record::Form,
    supervision: family_supervision::Form,
    measures: family_measures::Form,
}

/// Draws the page.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    (family, page): (&FamilyView, FamilyPage),
    (form, retention): (&mut Form, &mut erasure::Forms),
    actions: &mut Vec<UserAction>,
) {
    if form.of != Some(family.row.case) {
        *form = Form { of: Some(family.row.case), ..Form::default() };
    }
    head(ui, context, family);
    tabs(ui, context, (page, family), actions);
    match page {
        FamilyPage::Supervision => {
            family_supervision::show(ui, context, family, &mut form.supervision, actions);
        }
        FamilyPage::Programme => programme(ui, context, family, (form, retention), actions),
        FamilyPage::Pathway => family_pathway::show(ui, context, family, &mut form.pathway, actions),
        FamilyPage::Record => family_record::show(ui, context, family, &mut form.record, actions),
        FamilyPage::Measures => family_measures::page(ui, context, family, &mut form.measures, actions),
    }
}

/// The pages to choose among.
fn tabs(
    ui: &mut Ui,
    context: &Context<'_>,
    (page, family): (FamilyPage, &FamilyView),
    actions: &mut Vec<UserAction>,
) {
    ui.horizontal_wrapped(|ui| {
        for other in FamilyPage::ALL {
            let waiting = family.supervision.unanswered();
            let name = match other {
                FamilyPage::Supervision if waiting > 0 => {
                    Message::new("family-page-supervision-count").with("count", waiting)
                }
                other => page_name(other),
            };
            let name = context.say(&name);
            if widgets::choice(ui, other == page, &name).clicked() {
                actions.push(FamilyAction::ChoosePage(other).into());
            }
        }
    });
}

/// What is to be done, sessions, consents, fidelity and films.
fn programme(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    (form, retention): (&mut Form, &mut erasure::Forms),
    actions: &mut Vec<UserAction>,
) {
    erasure::hold_card(ui, context, family, retention, actions);
    family_overview::session_line(ui, context, family, actions);
    family_overview::show(ui, context, family, (&mut form.overview, &mut form.pathway), actions);
    theme::card(ui, |ui| family_programmes::card(ui, context, family, &mut form.programmes, actions));
    theme::card(ui, |ui| consent::card(ui, context, family, &mut form.consent, actions));
    theme::card(ui, |ui| lawful_basis::card(ui, context, family, &mut form.basis, actions));
    theme::card(ui, |ui| members::card(ui, context, &family.members, &mut form.members, actions));
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("family-fidelity"));
        fidelity::card(ui, context, family, &mut form.fidelity, actions);
    });
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("family-films"));
        films::lines(
            ui,
            context,
            &family.recordings,
            "family-watch",
            &family.watch_refusals,
            |film| FamilyAction::Watch(film).into(),
            actions,
        );
    });
    theme::card(ui, |ui| retention::card(ui, context, family, actions));
}

fn head(ui: &mut Ui, context: &Context<'_>, family: &FamilyView) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        widgets::elided_heading(ui, &family.row.code);
        let mut facts = Vec::new();
        if let Some(age) = family.child_born.and_then(|born| age(context, born)) {
            facts.push(age);
        }
        if let Some(start) = family.start {
            facts.push(context.say(&Message::new("family-started").with("day", start)));
        }
        let held = Message::new("families-progress").with("held", family.row.held);
        facts.push(context.say(&held.with("planned", family.row.planned)));
        // A line of their own, as labels may be of any length; what does not fit is told on hovering.
        let carers: Vec<&str> = family.carers.iter().map(|carer| carer.label.reveal().as_str()).collect();
        let weak = theme::Palette::of(ui.visuals()).weak;
        for line in [carers.join(", "), facts.join(" · ")] {
            if !line.is_empty() {
                ui.add(egui::Label::new(egui::RichText::new(line).color(weak)).truncate());
            }
        }
    });
}

/// The child's age in months or years; nothing before birth.
fn age(context: &Context<'_>, born: NaiveDate) -> Option<String> {
    let months = months_of_age(born, context.state.today)?;
    let message = if months < 24 {
        Message::new("family-child-months").with("months", months)
    } else {
        Message::new("family-child-years").with("years", months / 12).with("months", months % 12)
    };
    Some(context.say(&message))
}

/// A page of a family.
fn page_name(page: FamilyPage) -> Message {
    Message::new(match page {
        FamilyPage::Programme => "family-page-programme",
        FamilyPage::Pathway => "family-page-pathway",
        FamilyPage::Record => "family-page-record",
        FamilyPage::Supervision => "family-page-supervision",
        FamilyPage::Measures => "family-page-measures",
    })
}
