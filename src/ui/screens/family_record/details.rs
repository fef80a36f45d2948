//! What equal access is judged by, child by child, and what the sessions need (NICE NG26 1.1.2; QS133).

use egui::Ui;

use super::super::sent::Sent;
use super::page::{RecordPage, kept, section};
use crate::app::action::{FamilyAction, UserAction};
use crate::base::PersonId;
use crate::casework::changes::PeopleChange;
use crate::casework::sentences::around;
use crate::programme::record::placed_on;
use crate::programme::{
    AccessNeeds, ChildDetails, EthnicGroup, LegalStatus, Origin, Person, Recorded, Sex, YesNo,
};
use crate::ui::{theme, widgets};
use crate::words::Message;

/// Half-typed text of the part.
#[derive(Default)]
pub struct Form {
    child: Option<DetailsForm>,
    access: Option<AccessForm>,
    sent: Sent,
}

/// One thing that is asked, as it is typed.
struct Asked<T> {
    choice: Option<T>,
    detail: String,
}

impl<T: Copy + PartialEq> Asked<T> {
    fn of(recorded: &Recorded<T>) -> Self {
        Self { choice: recorded.choice, detail: recorded.detail.reveal().clone() }
    }

    fn recorded(&self) -> Recorded<T> {
        Recorded { choice: self.choice, detail: kept(&self.detail) }
    }

    /// A list to choose from, with room for a detail beside it.
    fn show(
        &mut self,
        ui: &mut Ui,
        page: RecordPage<'_>,
        name: &'static str,
        all: &[T],
        word: fn(T) -> Message,
    ) {
        let (name, none) = (page.get(name), page.get("record-not-recorded"));
        let shown = self.choice.map_or_else(|| none.clone(), |choice| page.say(&word(choice)));
        ui.columns(2, |columns| {
            widgets::picker(&mut columns[0], &name, &shown, |ui| {
                if widgets::pick(ui, self.choice.is_none(), none.as_str()) {
                    self.choice = None;
                }
                for one in all {
                    if widgets::pick(ui, self.choice == Some(*one), page.say(&word(*one))) {
                        self.choice = Some(*one);
                    }
                }
            });
            let more = page.say(&Message::new("record-detail-more-named").with("what", name));
            theme::field(&mut columns[1], &more, &mut self.detail);
        });
    }
}

struct DetailsForm {
    child: PersonId,
    sex: Asked<Sex>,
    ethnicity: Asked<EthnicGroup>,
    disability: Asked<YesNo>,
    mental_health: Asked<YesNo>,
    origin: Asked<Origin>,
    legal: Asked<LegalStatus>,
}

impl DetailsForm {
    fn of(child: &Person) -> Self {
        let ChildDetails { sex, ethnicity, disability, mental_health, origin, legal } = &child.details;
        Self {
            child: child.id,
            sex: Asked::of(sex),
            ethnicity: Asked::of(ethnicity),
            disability: Asked::of(disability),
            mental_health: Asked::of(mental_health),
            origin: Asked::of(origin),
            legal: Asked::of(legal),
        }
    }

    fn details(&self) -> ChildDetails {
        ChildDetails {
            sex: self.sex.recorded(),
            ethnicity: self.ethnicity.recorded(),
            disability: self.disability.recorded(),
            mental_health: self.mental_health.recorded(),
            origin: self.origin.recorded(),
            legal: self.legal.recorded(),
        }
    }

    fn show(&mut self, ui: &mut Ui, page: RecordPage<'_>) {
        self.legal.show(ui, page, "record-legal", &LegalStatus::ALL, around::legal);
        self.sex.show(ui, page, "record-sex", &Sex::ALL, around::sex);
        self.ethnicity.show(ui, page, "record-ethnicity", &EthnicGroup::ALL, around::ethnicity);
        self.disability.show(ui, page, "record-disability", &YesNo::ALL, around::yes_no);
        self.mental_health.show(ui, page, "record-mental-health", &YesNo::ALL, around::yes_no);
        self.origin.show(ui, page, "record-origin", &Origin::ALL, around::origin);
    }
}

struct AccessForm {
    language: String,
    interpreter: Asked<YesNo>,
    advocate: Asked<YesNo>,
    needs: String,
}

impl AccessForm {
    fn of(access: &AccessNeeds) -> Self {
        Self {
            language: access.language.reveal().clone(),
            interpreter: Asked::of(&access.interpreter),
            advocate: Asked::of(&access.advocate),
            needs: access.needs.reveal().clone(),
        }
    }

    fn access(&self) -> AccessNeeds {
        AccessNeeds {
            language: kept(&self.language),
            interpreter: self.interpreter.recorded(),
            advocate: self.advocate.recorded(),
            needs: kept(&self.needs),
        }
    }

    fn show(&mut self, ui: &mut Ui, page: RecordPage<'_>) {
        theme::field(ui, &page.get("record-language"), &mut self.language);
        self.interpreter.show(ui, page, "record-interpreter", &YesNo::ALL, around::yes_no);
        self.advocate.show(ui, page, "record-advocate", &YesNo::ALL, around::yes_no);
        let hint = page.get("record-needs-hint");
        widgets::hinted_field(ui, &page.get("record-needs"), &mut self.needs, &hint);
    }
}

/// Draws the part.
pub fn show(ui: &mut Ui, page: RecordPage<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let record = page.record();
    if form.sent.is_saved(page.context) {
        *form = Form::default();
    }
    let before: Vec<String> = record.before.iter().map(|line| page.say(line)).collect();
    section(ui, page, "record-details", &before.join(" · "), false, |ui| {
        widgets::small(ui, &page.get("record-details-why"));
        for child in record.children() {
            child_details(ui, page, child, form, actions);
        }
        ui.separator();
        widgets::strong(ui, &page.get("record-access"));
        widgets::small(ui, &page.get("record-access-why"));
        match &mut form.access {
            None => {
                for line in &before {
                    ui.label(line);
                }
                if before.is_empty() {
                    theme::weak(ui, &page.get("record-access-none"));
                }
                if widgets::quiet_if(ui, may_change(page), &page.get("record-access-change")).clicked() {
                    form.access = Some(AccessForm::of(&record.access));
                }
            }
            Some(access) => {
                access.show(ui, page);
                match save_or_cancel(ui, page) {
                    Some(true) => {
                        let change = PeopleChange::Access(access.access());
                        actions.push(form.sent.ask(page.context, FamilyAction::ChangePeople(change)));
                    }
                    Some(false) => form.access = None,
                    None => {}
                }
            }
        }
    });
}

fn may_change(page: RecordPage<'_>) -> bool {
    page.is_ready() && page.record().people_by.is_none()
}

/// Whether Save or Cancel was pressed.
fn save_or_cancel(ui: &mut Ui, page: RecordPage<'_>) -> Option<bool> {
    ui.horizontal(|ui| {
        let save = widgets::primary_if(ui, page.is_ready(), &page.get("record-save")).clicked();
        let cancel = theme::secondary_button(ui, &page.get("action-cancel")).clicked();
        if save { Some(true) } else { cancel.then_some(false) }
    })
    .inner
}

fn child_details(
    ui: &mut Ui,
    page: RecordPage<'_>,
    child: &Person,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let title = Message::new("record-details-of").with("person", page.called(child.id));
    widgets::strong(ui, &page.say(&title));
    if let Some(open) = form.child.as_mut().filter(|open| open.child == child.id) {
        open.show(ui, page);
        match save_or_cancel(ui, page) {
            Some(true) => {
                let change = PeopleChange::Details(child.id, Box::new(open.details()));
                actions.push(form.sent.ask(page.context, FamilyAction::ChangePeople(change)));
            }
            Some(false) => form.child = None,
            None => {}
        }
        return;
    }
    for line in recorded(page, child) {
        ui.label(line);
    }
    let name = Message::new("record-details-change-named").with("person", page.called(child.id));
    let change = page.get("record-details-change");
    if widgets::named_button(ui, may_change(page), &change, &page.say(&name)).clicked() {
        form.child = Some(DetailsForm::of(child));
    }
}

/// What is recorded of a child, a line each; with whom it is placed comes from the placements.
fn recorded(page: RecordPage<'_>, child: &Person) -> Vec<String> {
    let details = &child.details;
    let placed = placed_on(&page.record().placements, child.id, page.context.state.today);
    let placed = Recorded { choice: placed.map(|period| period.body.kind), ..Recorded::default() };
    [
        line(page, "record-legal", &details.legal, around::legal),
        line(page, "record-placed", &placed, around::placement),
        line(page, "record-sex", &details.sex, around::sex),
        line(page, "record-ethnicity", &details.ethnicity, around::ethnicity),
        line(page, "record-disability", &details.disability, around::yes_no),
        line(page, "record-mental-health", &details.mental_health, around::yes_no),
        line(page, "record-origin", &details.origin, around::origin),
    ]
    .to_vec()
}

fn line<T: Copy>(
    page: RecordPage<'_>,
    name: &'static str,
    recorded: &Recorded<T>,
    word: fn(T) -> Message,
) -> String {
    let choice = match recorded.choice {
        Some(choice) => page.say(&word(choice)),
        None => page.get("record-not-recorded"),
    };
    let detail = recorded.detail.reveal().as_str();
    let detail = if detail.is_empty() { String::new() } else { format!(" ({detail})") };
    format!("{}: {choice}{detail}", page.get(name))
}
