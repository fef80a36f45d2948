//! Placements and moves, in the order of their days.

use egui::Ui;

use super::lines::{RecordLine, entries};
use super::page::{RecordPage, child_picker, choices, kept, maybe, section};
use super::periods::{days, entered_of, from_until};
use super::sheet::{RecordForm, RecordKind, Writing};
use crate::app::action::UserAction;
use crate::base::PersonId;
use crate::casework::sentences::around;
use crate::programme::record::Period;
use crate::programme::{Entry, Placement, PlacementKind};
use crate::ui::widgets;
use crate::words::Message;

/// A placement as it is typed.
struct PlacementForm {
    child: Option<PersonId>,
    kind: PlacementKind,
    with: String,
    from: String,
    until: String,
    ended: String,
}

impl PlacementForm {
    fn new() -> Self {
        Self {
            child: None,
            kind: PlacementKind::BirthParents,
            with: String::new(),
            from: String::new(),
            until: String::new(),
            ended: String::new(),
        }
    }

    /// One that is on record.
    fn of(body: &Placement) -> Self {
        Self {
            child: body.child,
            kind: body.kind,
            with: body.with.reveal().clone(),
            from: body.from.to_string(),
            until: body.until.map(|until| until.to_string()).unwrap_or_default(),
            ended: body.ended_because.reveal().clone(),
        }
    }

    /// Draws the fields; the placement they make, where it is one.
    fn body(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Placement> {
        child_picker(ui, page, &mut self.child);
        ui.label(page.get("placement-kind"));
        choices(ui, page, &mut self.kind, PlacementKind::ALL, around::placement);
        let optional = page.get("record-optional");
        widgets::hinted_field(ui, &page.get("placement-with"), &mut self.with, &optional);
        let (from, until) = from_until(ui, page, "placement", (&mut self.from, &mut self.until));
        if !self.until.trim().is_empty() {
            widgets::hinted_field(ui, &page.get("placement-ended"), &mut self.ended, &optional);
        }
        Some(Placement {
            child: self.child,
            from: from?,
            until: maybe(until).ok()?,
            kind: self.kind,
            with: kept(&self.with),
            ended_because: kept(&self.ended),
        })
    }
}

impl RecordForm for PlacementForm {
    fn fields(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::Placement)
    }
}

/// A placement.
static KIND: RecordKind = RecordKind {
    none: "record-placements-none",
    add: "record-placement-add",
    title: "record-placement-title",
    save: "record-save",
    new: |_| Box::new(PlacementForm::new()),
    of: |entry| match entry {
        Entry::Placement(body) => Some(Box::new(PlacementForm::of(body))),
        _ => None,
    },
};

/// Placements and moves.
pub fn show(ui: &mut Ui, page: RecordPage<'_>, writing: &mut Writing, actions: &mut Vec<UserAction>) {
    let record = page.record();
    let moved = |(child, moves): &(PersonId, usize)| {
        let message = Message::new("record-moves").with("person", page.called(*child));
        page.say(&message.with("moves", *moves))
    };
    let summary =
        if record.placements.is_empty() { String::new() } else { list(record.moves.iter().map(moved)) };
    section(ui, page, "record-placements", &summary, false, |ui| {
        if !record.placements.is_empty() {
            widgets::strong(ui, &summary);
            widgets::small(ui, &page.get("record-moves-go-on"));
        }
        let line = |period: &Period<Placement>| {
            Some(RecordLine {
                entered: entered_of(page, period)?,
                title: placement_title(page, &period.body),
                facts: placement_facts(page, period),
                warning: period.overlaps.then(|| page.get("record-placement-overlaps")),
            })
        };
        let lines: Vec<RecordLine<'_>> = record.placements.iter().filter_map(line).collect();
        entries(ui, page, writing, &lines, &KIND, actions);
    });
}

fn placement_title(page: RecordPage<'_>, placement: &Placement) -> String {
    let kind = around::placement(placement.kind);
    let title = match placement.with.reveal().as_str() {
        "" => page.say(&kind),
        with => page.say(&Message::new("record-placement-line").with("kind", kind).with("with", with)),
    };
    match placement.child {
        Some(child) => format!("{}: {title}", page.called(child)),
        None => title,
    }
}

fn placement_facts(page: RecordPage<'_>, period: &Period<Placement>) -> Vec<String> {
    let why = period.body.ended_because.reveal().as_str();
    let why = (!why.is_empty()).then(|| page.say(&Message::new("record-placement-ended").with("why", why)));
    [days(page, period)].into_iter().chain(why).collect()
}

fn list(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" · ")
}
