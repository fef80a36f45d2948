//! Placements and moves, and the key worker, each in the order of their days.

use egui::Ui;

use super::super::typing::{Typed, day_field};
use super::Form;
use super::lines::{Line, Page, Words, child_picker, choices, entries, kept, maybe, section};
use crate::app::action::UserAction;
use crate::base::{PersonId, Redacted, UserId};
use crate::casework::sentences::around;
use crate::programme::record::Period;
use crate::programme::{Entered, KeyPerson, KeyWorker, Placement, PlacementKind};
use crate::ui::{theme, widgets};
use crate::words::Message;

/// A placement as it is typed.
pub struct PlacementForm {
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
    pub fn of(body: &Placement) -> Self {
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
    pub fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<Placement> {
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

type Days = (Option<chrono::NaiveDate>, Typed<chrono::NaiveDate>);

/// The first and the last day of something, side by side.
fn from_until(ui: &mut Ui, page: Page<'_>, id: &str, (from, until): (&mut String, &mut String)) -> Days {
    ui.push_id(id, |ui| {
        ui.horizontal_top(|ui| {
            let from = day_field(ui, page.context, &page.get("placement-from"), from);
            let until = day_field(ui, page.context, &page.get("placement-until"), until);
            (from.value(), until)
        })
        .inner
    })
    .inner
}

/// The days of a period in words.
fn days<T>(page: Page<'_>, period: &Period<T>) -> String {
    let message = match period.until {
        Some(until) => Message::new("record-placement-days").with("from", period.from).with("until", until),
        None => Message::new("record-placement-until-now").with("from", period.from),
    };
    page.say(&message)
}

fn entered_of<'a, T>(page: Page<'a>, period: &Period<T>) -> Option<&'a Entered> {
    page.family.entries.iter().find(|entered| entered.id == period.record)
}

/// Placements and moves.
pub fn placements(ui: &mut Ui, page: Page<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
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
            Some(Line {
                entered: entered_of(page, period)?,
                title: placement_title(page, &period.body),
                facts: placement_facts(page, period),
                warning: period.overlaps.then(|| page.get("record-placement-overlaps")),
            })
        };
        let lines: Vec<Line<'_>> = record.placements.iter().filter_map(line).collect();
        let keys = ("record-placements-none", "record-placement-add");
        let subject = |words: &Words| matches!(words, Words::Placement(_));
        entries(ui, page, form, &lines, keys, (subject, || Words::Placement(PlacementForm::new())), actions);
    });
}

fn placement_title(page: Page<'_>, placement: &Placement) -> String {
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

fn placement_facts(page: Page<'_>, period: &Period<Placement>) -> Vec<String> {
    let why = period.body.ended_because.reveal().as_str();
    let why = (!why.is_empty()).then(|| page.say(&Message::new("record-placement-ended").with("why", why)));
    [days(page, period)].into_iter().chain(why).collect()
}

fn list(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" · ")
}

/// A key worker as they are typed.
pub struct KeyWorkerForm {
    colleague: Option<UserId>,
    name: String,
    from: String,
    until: String,
    because: String,
}

impl KeyWorkerForm {
    fn new(page: Page<'_>) -> Self {
        let me = page.context.state.me.as_ref();
        Self {
            colleague: me.map(|me| me.user),
            name: String::new(),
            from: String::new(),
            until: String::new(),
            because: String::new(),
        }
    }

    /// One that is on record.
    pub fn of(body: &KeyWorker) -> Self {
        let (colleague, name) = match &body.who {
            KeyPerson::Colleague(user) => (Some(*user), String::new()),
            KeyPerson::Outside(name) => (None, name.reveal().clone()),
        };
        Self {
            colleague,
            name,
            from: body.from.to_string(),
            until: body.until.map(|until| until.to_string()).unwrap_or_default(),
            because: body.because.reveal().clone(),
        }
    }

    /// Draws the fields; the key worker they make, where it is one.
    pub fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<KeyWorker> {
        let outside = page.get("record-worker-outside");
        let staff = &page.record().staff;
        let chosen = staff.iter().find(|row| self.colleague == Some(row.user));
        let shown = chosen.map_or_else(|| outside.clone(), |row| row.login.reveal().clone());
        widgets::narrow(ui, |ui| {
            widgets::picker(ui, &page.get("record-worker-who"), &shown, |ui| {
                for row in staff {
                    if widgets::pick(ui, self.colleague == Some(row.user), row.login.reveal().as_str()) {
                        self.colleague = Some(row.user);
                    }
                }
                if widgets::pick(ui, self.colleague.is_none(), outside.as_str()) {
                    self.colleague = None;
                }
            });
        });
        if self.colleague.is_none() {
            theme::field(ui, &page.get("record-worker-name"), &mut self.name);
        }
        let (from, until) = from_until(ui, page, "key worker", (&mut self.from, &mut self.until));
        let optional = page.get("record-optional");
        widgets::hinted_field(ui, &page.get("record-worker-because"), &mut self.because, &optional);
        let who = match self.colleague {
            Some(user) => KeyPerson::Colleague(user),
            None if self.name.trim().is_empty() => return None,
            None => KeyPerson::Outside(kept(&self.name)),
        };
        Some(KeyWorker { who, from: from?, until: maybe(until).ok()?, because: kept(&self.because) })
    }
}

/// The key worker and who was it before.
pub fn key_worker(ui: &mut Ui, page: Page<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let record = page.record();
    let name = |who: &KeyPerson| {
        let login = |user: UserId| {
            let found = record.staff.iter().find(|row| row.user == user);
            found.map_or_else(|| Redacted::from(user.short()), |row| row.login.clone())
        };
        page.say(&around::key_person(who, &login))
    };
    let now = match &record.continuity.now {
        _ if record.key_workers.is_empty() => String::new(),
        None => page.get("record-key-worker-nobody"),
        Some((who, _)) if record.key_worker_gone => {
            page.say(&Message::new("record-key-worker-gone").with("person", name(who)))
        }
        Some((who, since)) => {
            let same = Message::new("record-key-worker-same").with("from", *since);
            page.say(&same.with("person", name(who)))
        }
    };
    let asks = record.key_worker_gone || (record.continuity.now.is_none() && !record.key_workers.is_empty());
    section(ui, page, "record-key-worker", &now, asks, |ui| {
        if asks {
            theme::notice(ui, theme::Notice::Warning, &now);
        } else if !now.is_empty() {
            widgets::strong(ui, &now);
        }
        if !record.key_workers.is_empty() {
            let changes =
                Message::new("record-key-worker-changes").with("changes", record.continuity.changes);
            widgets::small(ui, &page.say(&changes));
        }
        let line = |period: &Period<KeyWorker>| {
            let because = period.body.because.reveal().as_str();
            let why = Message::new("record-key-worker-because").with("why", because);
            let why = (!because.is_empty()).then(|| page.say(&why));
            Some(Line {
                entered: entered_of(page, period)?,
                title: name(&period.body.who),
                facts: [days(page, period)].into_iter().chain(why).collect(),
                warning: period.overlaps.then(|| page.get("record-placement-overlaps")),
            })
        };
        let lines: Vec<Line<'_>> = record.key_workers.iter().filter_map(line).collect();
        let keys = ("record-key-worker-none", "record-key-worker-add");
        let subject = |words: &Words| matches!(words, Words::KeyWorker(_));
        entries(
            ui,
            page,
            form,
            &lines,
            keys,
            (subject, || Words::KeyWorker(KeyWorkerForm::new(page))),
            actions,
        );
    });
}
