//! One family: what it is called, the tabs of its pages, and the page that is shown.

use chrono::NaiveDate;
use egui::Ui;

use super::{
    consent, erasure, family_measures, family_overview, family_pathway, family_programmes, family_record,
    family_supervision, fidelity, films, lawful_basis, members, repaired, retention,
};
use crate::app::action::{FamilyAction, UserAction};
use crate::app::state::{FamilyPage, FamilyScreen};
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

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &FamilyScreen,
    (form, retention): (&mut Form, &mut erasure::Forms),
    actions: &mut Vec<UserAction>,
) {
    if form.of != Some(screen.case) {
        *form = Form { of: Some(screen.case), ..Form::default() };
    }
    if screen.retention.is_none() {
        erasure::left(retention);
    }
    let Some(family) = &screen.open else {
        widgets::wide_column(ui, "no family", |ui| {
            theme::weak(ui, &context.get("family-reading"));
        });
        return;
    };
    // Its head and tabs stay where they are; the page begins at its top whenever it is another.
    widgets::head(ui, |ui| {
        head(ui, context, family);
        tabs(ui, context, (screen.page, family), actions);
    });
    let of = (screen.case, screen.page, screen.retention.is_some());
    widgets::wide_column(ui, of, |ui| {
        repaired::show(ui, context, actions);
        if let Some(busy) = &context.state.busy {
            widgets::working(ui, &context.say(&busy.message()));
        }
        match &screen.retention {
            Some(asked) => erasure::page(ui, context, asked, retention, actions),
            None => page(ui, context, (family, screen.page), (form, retention), actions),
        }
    });
}

/// The page that is chosen.
fn page(
    ui: &mut Ui,
    context: &Context<'_>,
    (family, page): (&FamilyView, FamilyPage),
    (form, retention): (&mut Form, &mut erasure::Forms),
    actions: &mut Vec<UserAction>,
) {
    match page {
        FamilyPage::Overview => {
            erasure::hold_card(ui, context, family, retention, actions);
            let forms = (&mut form.overview, &mut form.pathway);
            family_overview::show(ui, context, family, forms, actions);
        }
        FamilyPage::Pathway => {
            family_pathway::show(ui, context, family, &mut form.pathway, actions);
            theme::card(ui, |ui| family_programmes::card(ui, context, family, &mut form.programmes, actions));
        }
        FamilyPage::Supervision => {
            family_supervision::show(ui, context, family, &mut form.supervision, actions);
            theme::card(ui, |ui| {
                theme::subheading(ui, &context.get("family-fidelity"));
                fidelity::card(ui, context, family, &mut form.fidelity, actions);
            });
        }
        FamilyPage::Data => data(ui, context, family, (form, retention), actions),
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

/// Consent, lawful basis, who can open the family, films and how long they are kept.
fn data(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    (form, retention): (&mut Form, &mut erasure::Forms),
    actions: &mut Vec<UserAction>,
) {
    erasure::hold_card(ui, context, family, retention, actions);
    theme::card(ui, |ui| consent::card(ui, context, family, &mut form.consent, actions));
    theme::card(ui, |ui| lawful_basis::card(ui, context, family, &mut form.basis, actions));
    theme::card(ui, |ui| members::card(ui, context, &family.members, &mut form.members, actions));
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
        FamilyPage::Overview => "family-page-overview",
        FamilyPage::Pathway => "family-page-pathway",
        FamilyPage::Record => "family-page-record",
        FamilyPage::Supervision => "family-page-supervision",
        FamilyPage::Measures => "family-page-measures",
        FamilyPage::Data => "family-page-data",
    })
}
