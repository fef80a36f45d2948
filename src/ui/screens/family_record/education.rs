//! Education: which child is of school age, whether a plan is known, and what it says (NICE QS133, statement 2).

use egui::Ui;

use super::super::typing::day_field;
use super::lines::{entries, lines};
use super::page::{RecordPage, child_picker, kept, maybe, section};
use super::sheet::{RecordForm, RecordKind, Writing};
use crate::app::action::UserAction;
use crate::base::PersonId;
use crate::casework::sentences::around;
use crate::programme::record::Schooling;
use crate::programme::{EducationPlan, Entry, PlanPart};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// A plan as it is typed.
struct PlanForm {
    child: Option<PersonId>,
    on: String,
    /// In the order of [`PlanPart::ALL`].
    parts: [String; PlanPart::ALL.len()],
    review: String,
}

impl PlanForm {
    /// One that is on record.
    fn of(body: &EducationPlan) -> Self {
        Self {
            child: body.child,
            on: body.on.to_string(),
            parts: body.parts().map(|(_, text)| text.reveal().clone()),
            review: body.review.map(|review| review.to_string()).unwrap_or_default(),
        }
    }

    /// Draws the fields; the plan they make, where it is one.
    fn body(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<EducationPlan> {
        child_picker(ui, page, &mut self.child);
        for (part, text) in PlanPart::ALL.into_iter().zip(&mut self.parts) {
            theme::text_area(ui, &page.say(&around::plan_part(part)), text, 2);
        }
        let (on, review) = ui
            .horizontal_top(|ui| {
                let on = day_field(ui, page.context, &page.get("record-plan-on"), &mut self.on);
                let review = day_field(ui, page.context, &page.get("record-plan-review"), &mut self.review);
                (on.value(), review)
            })
            .inner;
        let says = self.parts.iter().any(|text| !text.trim().is_empty());
        let [support, contacts, key_person, safe_place] = self.parts.each_ref().map(|text| kept(text));
        let child = self.child;
        let body = EducationPlan {
            child,
            on: on?,
            support,
            contacts,
            key_person,
            safe_place,
            review: maybe(review).ok()?,
        };
        says.then_some(body)
    }
}

impl RecordForm for PlanForm {
    fn fields(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::EducationPlan)
    }
}

/// An education plan.
static KIND: RecordKind = RecordKind {
    none: "record-education-none",
    add: "record-education-add",
    title: "record-education-title",
    save: "record-save",
    new: |page| {
        let (on, parts) = (page.today(), [const { String::new() }; PlanPart::ALL.len()]);
        Box::new(PlanForm { child: None, on, parts, review: String::new() })
    },
    of: |entry| match entry {
        Entry::EducationPlan(body) => Some(Box::new(PlanForm::of(body))),
        _ => None,
    },
};

/// The plans, and what is asked.
pub fn show(ui: &mut Ui, page: RecordPage<'_>, writing: &mut Writing, actions: &mut Vec<UserAction>) {
    let schooling = &page.record().schooling;
    let asks = |child: &&Schooling| child.review_over || (child.asked && child.plan.is_none());
    let open = schooling.iter().any(|child| asks(&child));
    let summary = match schooling.iter().find(asks).or(schooling.first()) {
        Some(child) => stands(page, child).1,
        None => page.get("record-education-born-unknown"),
    };
    section(ui, page, "record-education", &summary, open, |ui| {
        if schooling.is_empty() {
            widgets::small(ui, &summary);
        }
        for child in schooling {
            let ((icon, meaning), said) = stands(page, child);
            widgets::sign_line(ui, icon, meaning, &said);
        }
        let mut lines = lines(page, |entry| match entry {
            Entry::EducationPlan(plan) => {
                let title = page.say(&Message::new("record-education-line").with("day", plan.on));
                let of = plan.child.map(|child| page.called(child));
                let title = [Some(title), of].into_iter().flatten().collect::<Vec<_>>().join(" · ");
                Some((title, facts(page, plan)))
            }
            _ => None,
        });
        lines.reverse();
        entries(ui, page, writing, &lines, &KIND, actions);
    });
}

/// How it stands with a child's plan.
fn stands(page: RecordPage<'_>, child: &Schooling) -> ((Icon, Meaning), String) {
    let person = page.called(child.child);
    let (sign, message) = match &child.plan {
        Some((_, plan)) if child.review_over => {
            let message = Message::new("record-education-review-over");
            ((Icon::Warning, Meaning::AtRisk), message.with("day", plan.review.unwrap_or(plan.on)))
        }
        Some((_, plan)) => {
            ((Icon::Check, Meaning::Met), Message::new("record-education-there").with("day", plan.on))
        }
        None if child.asked => ((Icon::Warning, Meaning::AtRisk), Message::new("record-education-asked")),
        None => {
            let message = Message::new("record-education-young").with("day", child.from);
            ((Icon::ToDo, Meaning::NotYet), message)
        }
    };
    (sign, page.say(&message.with("person", person)))
}

fn facts(page: RecordPage<'_>, plan: &EducationPlan) -> Vec<String> {
    let part = |part| page.say(&around::plan_part(part));
    let there = plan.parts().into_iter().filter(|(_, text)| !text.reveal().trim().is_empty());
    let mut facts: Vec<String> =
        there.map(|(which, text)| format!("{}: {}", part(which), text.reveal())).collect();
    let lacks: Vec<String> = plan.lacks().map(part).collect();
    if !lacks.is_empty() {
        facts.push(page.say(&Message::new("record-education-lacks").with("parts", lacks.join(", "))));
    }
    facts.extend(
        plan.review.map(|review| page.say(&Message::new("record-education-review").with("day", review))),
    );
    facts
}
