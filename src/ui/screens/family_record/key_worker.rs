//! The key worker and who was it before, in the order of their days.

use egui::Ui;

use super::lines::{RecordLine, entries};
use super::page::{RecordPage, kept, maybe, section};
use super::periods::{days, entered_of, from_until};
use super::sheet::{RecordForm, RecordKind, Writing};
use crate::app::action::UserAction;
use crate::base::{Redacted, UserId};
use crate::casework::sentences::around;
use crate::programme::record::Period;
use crate::programme::{Entry, KeyPerson, KeyWorker};
use crate::ui::{theme, widgets};
use crate::words::Message;

/// A key worker as they are typed.
struct KeyWorkerForm {
    colleague: Option<UserId>,
    name: String,
    from: String,
    until: String,
    because: String,
}

impl KeyWorkerForm {
    fn new(page: RecordPage<'_>) -> Self {
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
    fn of(body: &KeyWorker) -> Self {
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
    fn body(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<KeyWorker> {
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

impl RecordForm for KeyWorkerForm {
    fn fields(&mut self, ui: &mut Ui, page: RecordPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::KeyWorker)
    }
}

/// A key worker.
static KIND: RecordKind = RecordKind {
    none: "record-key-worker-none",
    add: "record-key-worker-add",
    title: "record-key-worker-title",
    save: "record-save",
    new: |page| Box::new(KeyWorkerForm::new(page)),
    of: |entry| match entry {
        Entry::KeyWorker(body) => Some(Box::new(KeyWorkerForm::of(body))),
        _ => None,
    },
};

/// The key worker and who was it before.
pub fn show(ui: &mut Ui, page: RecordPage<'_>, writing: &mut Writing, actions: &mut Vec<UserAction>) {
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
            Some(RecordLine {
                entered: entered_of(page, period)?,
                title: name(&period.body.who),
                facts: [days(page, period)].into_iter().chain(why).collect(),
                warning: period.overlaps.then(|| page.get("record-placement-overlaps")),
            })
        };
        let lines: Vec<RecordLine<'_>> = record.key_workers.iter().filter_map(line).collect();
        entries(ui, page, writing, &lines, &KIND, actions);
    });
}
