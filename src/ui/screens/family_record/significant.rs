//! People and places that matter in the child's life.

use egui::Ui;

use super::super::typing::day_field;
use super::lines::{entries, lines, said, titles};
use super::page::{RecordPage, child_picker, choices, kept, section};
use super::sheet::{RecordForm, RecordKind, Writing};
use crate::app::action::UserAction;
use crate::base::PersonId;
use crate::casework::sentences::around;
use crate::programme::{Entry, Matters, Significant};
use crate::ui::theme;

/// Somebody or somewhere that matters, as typed.
struct SignificantForm {
    child: Option<PersonId>,
    what: Matters,
    label: String,
    means: String,
    on: String,
}

impl SignificantForm {
    /// One that is on record.
    fn of(body: &Significant) -> Self {
        Self {
            child: body.child,
            what: body.what,
            label: body.label.reveal().clone(),
            means: body.means.reveal().clone(),
            on: body.on.to_string(),
        }
    }

    /// Draws the fields; what they make, where it is something.
    fn body(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Significant> {
        choices(ui, page, &mut self.what, Matters::ALL, around::matters);
        child_picker(ui, page, &mut self.child);
        theme::field(ui, &page.get("significant-label"), &mut self.label);
        theme::text_area(ui, &page.get("significant-means"), &mut self.means, 2);
        let on = day_field(ui, page.context, &page.get("significant-on"), &mut self.on).value()?;
        let (label, means) = (kept(&self.label), kept(&self.means));
        let body = Significant { child: self.child, what: self.what, label, means, on };
        (!self.label.trim().is_empty()).then_some(body)
    }
}

impl RecordForm for SignificantForm {
    fn fields(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::Significant)
    }
}

/// Somebody or somewhere that matters.
static KIND: RecordKind = RecordKind {
    none: "record-significant-none",
    add: "record-significant-add",
    title: "record-significant-title",
    save: "record-save",
    new: |page| {
        Box::new(SignificantForm {
            child: None,
            what: Matters::Person,
            label: String::new(),
            means: String::new(),
            on: page.today(),
        })
    },
    of: |entry| match entry {
        Entry::Significant(body) => Some(Box::new(SignificantForm::of(body))),
        _ => None,
    },
};

/// The people and places in the child's life.
pub fn show(ui: &mut Ui, page: RecordPage<'_>, writing: &mut Writing, actions: &mut Vec<UserAction>) {
    let lines = lines(page, |entry| match entry {
        Entry::Significant(matters) => {
            let of = matters.child.map(|child| page.called(child));
            let what = page.say(&around::matters(matters.what));
            let title = [Some(matters.label.reveal().clone()), Some(what), of];
            let title = title.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            Some((title, said(&matters.means).collect()))
        }
        _ => None,
    });
    section(ui, page, "record-significant", &titles(&lines), false, |ui| {
        entries(ui, page, writing, &lines, &KIND, actions);
    });
}
