//! One family: what it is called, the tabs of its pages, and the page that is shown.

use egui::{Popup, ScrollArea, Ui};

use super::{
    consent, erasure, family_measures, family_overview, family_pathway, family_programmes, family_record,
    family_supervision, fidelity, films, lawful_basis, members, repaired, retention,
};
use crate::app::action::{FamilyAction, UserAction};
use crate::app::state::{FamilyPage, FamilyScreen};
use crate::base::CaseId;
use crate::casework::pages::FamilyView;
use crate::casework::sentences;
use crate::programme::months_of_age;
use crate::ui::context::Context;
use crate::ui::frame::{self, Bar, Header};
use crate::ui::icons::Icon;
use crate::ui::over::Over;
use crate::ui::theme::{self, Tab, family as tokens, size};
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
    bar: Bar<'_>,
    actions: &mut Vec<UserAction>,
) {
    if form.of != Some(screen.case) {
        *form = Form { of: Some(screen.case), ..Form::default() };
    }
    if screen.retention.is_none() {
        erasure::left(retention);
    }
    head(ui, context, screen, bar, actions);
    let Some(family) = &screen.open else {
        return frame::page(ui, "no family", tokens::WIDEST, |ui| {
            if context.state.problem.is_none() {
                family_overview::reading(ui, &context.get("family-reading"));
            }
        });
    };
    // Head, line and tabs stay where they are, but in a low window the line goes with the page, which begins at its top
    // whenever it is another.
    let is_low = ui.ctx().content_rect().height() < tokens::LOW;
    if !is_low {
        frame::strip(ui, "sessions", None, |ui| family_overview::session_line(ui, context, family, actions));
    }
    tabs(ui, context, (screen.page, family), actions);
    let of = (screen.case, screen.page, screen.retention.is_some());
    let widest =
        if screen.page.is_of_moments() && screen.retention.is_none() { tokens::FULL } else { tokens::WIDEST };
    frame::page(ui, of, widest, |ui| {
        if is_low {
            family_overview::session_line(ui, context, family, actions);
        }
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
        FamilyPage::Moments => {
            family_overview::moments_page(ui, context, family, &mut form.overview, actions);
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
    let waiting = family.supervision.unanswered();
    let told = FamilyPage::ALL.map(|page| {
        let words = context.get(page_name(page));
        if page == FamilyPage::Supervision && waiting > 0 {
            let name = Message::new("family-page-supervision-count").with("count", waiting);
            (words, Some(waiting), context.say(&name))
        } else {
            (words.clone(), None, words)
        }
    });
    let all: Vec<Tab<'_>> =
        told.iter().map(|(words, count, name)| Tab { words, count: *count, name }).collect();
    let chosen = FamilyPage::ALL.iter().position(|other| *other == page).unwrap_or_default();
    frame::strip(ui, "tabs", Some(size::TABS), |ui| {
        ScrollArea::horizontal().id_salt("tabs").show(ui, |ui| {
            if let Some(at) = theme::tabs(ui, "family pages", &all, chosen) {
                actions.push(FamilyAction::ChoosePage(FamilyPage::ALL[at]).into());
            }
        });
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

/// Its code, who cares for the child and how old it is; the search, a note, and what is wanted less often.
fn head(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &FamilyScreen,
    Bar { keys, note }: Bar<'_>,
    actions: &mut Vec<UserAction>,
) {
    let row = context.state.families.iter().find(|row| row.case == screen.case);
    let code = screen.open.as_ref().map(|family| &family.row.code).or(row.map(|row| &row.code));
    let who = screen.open.as_ref().map(|family| who(context, family)).unwrap_or_default();
    let back = context.state.places.last().map(|_| context.get("action-back"));
    let header = Header::new(code.map_or("", String::as_str)).second(&who).back(back.as_deref());
    frame::header(ui, context, header, actions, |ui, actions| {
        frame::find(ui, context);
        if screen.open.is_none() {
            return;
        }
        let (words, name) = (context.get("frame-note"), context.get("concern-button"));
        if theme::secondary(&words).icon(Icon::Note).named(&name).show(ui).clicked() {
            *note = !*note;
        }
        more(ui, context, keys, actions);
    });
}

/// What is wanted less often.
fn more(ui: &mut Ui, context: &Context<'_>, keys: &mut Over, actions: &mut Vec<UserAction>) {
    let more = theme::icon_only(Icon::More, &context.get("frame-more")).hang_right().show(ui);
    Popup::menu(&more).show(|ui| {
        for (key, page) in [("frame-programmes", FamilyPage::Pathway), ("frame-members", FamilyPage::Data)] {
            if theme::secondary(&context.get(key)).show(ui).clicked() {
                actions.push(FamilyAction::ChoosePage(page).into());
                ui.close();
            }
        }
        if theme::secondary(&context.get("keys-title")).show(ui).clicked() {
            ui.close();
            keys.open(ui);
        }
    });
}

/// The carers as they are called here, and the child's age: "Mum, Dad and child, 2 years 2 months".
fn who(context: &Context<'_>, family: &FamilyView) -> String {
    let carers: Vec<_> = family.carers.iter().map(|carer| carer.label.clone()).collect();
    let months = family.child_born.and_then(|born| months_of_age(born, context.state.today));
    sentences::today::people(&carers, months).map(|who| context.say(&who)).unwrap_or_default()
}

/// A page of a family.
fn page_name(page: FamilyPage) -> &'static str {
    match page {
        FamilyPage::Overview => "family-page-overview",
        FamilyPage::Moments => "family-page-moments",
        FamilyPage::Pathway => "family-page-pathway",
        FamilyPage::Record => "family-page-record",
        FamilyPage::Supervision => "family-page-supervision",
        FamilyPage::Measures => "family-page-measures",
        FamilyPage::Data => "family-page-data",
    }
}
