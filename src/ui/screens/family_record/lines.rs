//! What the parts of the page share: folding, lines with what can be done to them, and the sheet on which an entry is
//! written. Knows no subject but by its form.

use egui::{Label, RichText, Ui, vec2};

use super::super::Context;
use super::super::typing::Typed;
use super::{Form, concern, education, notes, stays};
use crate::app::action::UserAction;
use crate::base::{PersonId, RecordId, Redacted};
use crate::casework::changes::{EntryChange, NewConcern};
use crate::casework::pages::{FamilyView, RecordView};
use crate::casework::sentences::around;
use crate::programme::{Entered, Entry};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Notice, Palette};
use crate::ui::widgets;
use crate::words::Message;

/// Room for the buttons beside a line, in points.
const BUTTONS: f32 = 230.0;

/// What every part of the page is given.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The window's state and the sentences.
    pub context: &'a Context<'a>,
    /// The family.
    pub family: &'a FamilyView,
}

impl<'a> Page<'a> {
    /// What is recorded around the programme.
    pub fn record(self) -> &'a RecordView {
        &self.family.record
    }

    /// A sentence.
    pub fn say(self, message: &Message) -> String {
        self.context.say(message)
    }

    /// A sentence without arguments.
    pub fn get(self, key: &'static str) -> String {
        self.context.get(key)
    }

    /// What somebody is called.
    pub fn called(self, person: PersonId) -> String {
        self.say(&around::called(&self.record().people, person))
    }

    /// Whether something can be changed now.
    pub fn is_ready(self) -> bool {
        self.context.state.busy.is_none()
    }

    /// Today, as it is typed.
    pub fn today(self) -> String {
        self.context.state.today.to_string()
    }

    /// Whether whoever unlocked the vault alone changes this.
    fn is_own(self, entered: &Entered) -> bool {
        self.record().own.contains(&entered.id)
    }

    fn writer(self, entered: &Entered) -> String {
        let found = self.record().staff.iter().find(|row| row.user == entered.by);
        found.map_or_else(|| entered.by.short(), |row| row.login.reveal().clone())
    }
}

/// A part of the page: a card that folds, with a line of what is in it while it is shut.
pub fn section(
    ui: &mut Ui,
    page: Page<'_>,
    title: &'static str,
    summary: &str,
    open_at_first: bool,
    add: impl FnOnce(&mut Ui),
) {
    theme::card(ui, |ui| {
        if widgets::fold(ui, title, &page.get(title), open_at_first) {
            add(ui);
        } else if !summary.is_empty() {
            widgets::small(ui, summary);
        }
    });
}

/// A line of a part: what stands in an entry.
pub struct Line<'e> {
    /// The entry.
    pub entered: &'e Entered,
    /// What it is, in a line or some.
    pub title: String,
    /// More about it, each on a line.
    pub facts: Vec<String>,
    /// Something to look at.
    pub warning: Option<String>,
}

/// The entries of a subject, then the form for one more or the button that opens it.
pub fn entries(
    ui: &mut Ui,
    page: Page<'_>,
    form: &mut Form,
    lines: &[Line<'_>],
    (none, add): (&'static str, &'static str),
    (subject, new): (fn(&Words) -> bool, impl FnOnce() -> Words),
    actions: &mut Vec<UserAction>,
) {
    if lines.is_empty() {
        theme::weak(ui, &page.get(none));
    }
    for line in lines {
        entry_line(ui, page, form, line, actions);
    }
    match &mut form.sheet {
        Some(sheet) if subject(&sheet.words) => {
            if sheet.show(ui, page, actions) {
                form.sheet = None;
            }
        }
        _ => {
            if widgets::quiet_if(ui, page.is_ready(), &page.get(add)).clicked() {
                form.sheet = Some(Sheet::new(None, new()));
            }
        }
    }
}

fn entry_line(ui: &mut Ui, page: Page<'_>, form: &mut Form, line: &Line<'_>, actions: &mut Vec<UserAction>) {
    let entered = line.entered;
    ui.horizontal_top(|ui| {
        let width = (ui.available_width() - BUTTONS).max(160.0);
        ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(&line.title).wrap());
            for fact in &line.facts {
                let weak = Palette::of(ui.visuals()).weak;
                ui.add(Label::new(RichText::new(fact).small().color(weak)).wrap());
            }
            if !page.is_own(entered) {
                let who = Message::new("record-not-yours").with("who", page.writer(entered));
                widgets::small(ui, &page.say(&who));
            }
            if let Some(warning) = &line.warning {
                widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, warning);
            }
        });
        let buttons = egui::Layout::right_to_left(egui::Align::Min);
        if page.is_own(entered) {
            ui.with_layout(buttons, |ui| own_buttons(ui, page, form, line));
        }
    });
    if form.taking_back == Some(entered.id) {
        theme::notice(ui, Notice::Warning, &page.get("record-take-back-asked"));
        ui.horizontal(|ui| {
            if theme::danger_button(ui, &page.get("record-take-back-yes")).clicked() {
                actions.push(UserAction::ChangeEntry(EntryChange::TakeBack(entered.id)));
                form.taking_back = None;
            }
            if theme::secondary_button(ui, &page.get("action-cancel")).clicked() {
                form.taking_back = None;
            }
        });
    }
}

/// What its writer can do to an entry, from the right.
fn own_buttons(ui: &mut Ui, page: Page<'_>, form: &mut Form, line: &Line<'_>) {
    let entered = line.entered;
    let named = |key| page.say(&Message::new(key).with("what", line.title.as_str()));
    let (change, back) = (named("record-change-named"), named("record-take-back-named"));
    if widgets::named_button(ui, page.is_ready(), &page.get("record-take-back"), &back).clicked() {
        form.taking_back = Some(entered.id);
    }
    if widgets::named_button(ui, page.is_ready(), &page.get("record-change"), &change).clicked() {
        form.sheet = Words::of(&entered.entry).map(|words| Sheet::new(Some(entered.id), words));
    }
}

/// An entry that is being written.
pub struct Sheet {
    /// The entry that is revised; a new one without it.
    record: Option<RecordId>,
    /// What is typed.
    pub words: Words,
    /// The entries on record when this was sent.
    sent: Option<Vec<Entered>>,
}

impl Sheet {
    /// One on which these words stand.
    pub fn new(record: Option<RecordId>, words: Words) -> Self {
        Self { record, words, sent: None }
    }

    /// Whether what was sent is on record.
    pub fn is_done(&self, entries: &[Entered]) -> bool {
        self.sent.as_ref().is_some_and(|sent| *sent != entries)
    }

    /// Draws it; whether it was put away.
    fn show(&mut self, ui: &mut Ui, page: Page<'_>, actions: &mut Vec<UserAction>) -> bool {
        ui.separator();
        let (title, save) = self.words.keys();
        theme::subheading(ui, &page.get(title));
        let entry = self.words.fields(ui, page);
        let mut away = false;
        ui.horizontal(|ui| {
            let ready = entry.is_some() && page.is_ready();
            if let (true, Some(entry)) = (widgets::primary_if(ui, ready, &page.get(save)).clicked(), entry) {
                self.sent = Some(page.family.entries.clone());
                actions.push(self.change(entry));
            }
            away = theme::secondary_button(ui, &page.get("action-cancel")).clicked();
        });
        away
    }

    fn change(&self, entry: Entry) -> UserAction {
        match (self.record, entry, &self.words) {
            (None, Entry::Concern(concern), Words::Concern(form)) => {
                UserAction::RaiseConcern(Box::new(NewConcern { concern, hold: form.hold }))
            }
            (None, entry, _) => UserAction::ChangeEntry(EntryChange::Add(entry)),
            (Some(record), entry, _) => UserAction::ChangeEntry(EntryChange::Revise(record, entry)),
        }
    }
}

/// What is typed, subject by subject.
pub enum Words {
    /// A placement.
    Placement(stays::PlacementForm),
    /// A key worker.
    KeyWorker(stays::KeyWorkerForm),
    /// An agency.
    Contact(notes::ContactForm),
    /// Somebody or somewhere that matters.
    Significant(notes::SignificantForm),
    /// A decision.
    Decision(notes::DecisionForm),
    /// A concern.
    Concern(concern::ConcernForm),
    /// An education plan.
    Education(education::PlanForm),
    /// An offer to a carer.
    Support(notes::SupportForm),
}

impl Words {
    /// What stands in an entry of this page; `None` for one of another's.
    fn of(entry: &Entry) -> Option<Self> {
        Some(match entry {
            Entry::Placement(body) => Self::Placement(stays::PlacementForm::of(body)),
            Entry::KeyWorker(body) => Self::KeyWorker(stays::KeyWorkerForm::of(body)),
            Entry::Contact(body) => Self::Contact(notes::ContactForm::of(body)),
            Entry::Significant(body) => Self::Significant(notes::SignificantForm::of(body)),
            Entry::Decision(body) => Self::Decision(notes::DecisionForm::of(body)),
            Entry::Concern(body) => Self::Concern(concern::ConcernForm::of(body)),
            Entry::EducationPlan(body) => Self::Education(education::PlanForm::of(body)),
            Entry::CarerSupport(body) => Self::Support(notes::SupportForm::of(body)),
            _ => return None,
        })
    }

    /// The keys of its title and of the button that saves it.
    const fn keys(&self) -> (&'static str, &'static str) {
        let title = match self {
            Self::Placement(_) => "record-placement-title",
            Self::KeyWorker(_) => "record-key-worker-title",
            Self::Contact(_) => "record-agency-title",
            Self::Significant(_) => "record-significant-title",
            Self::Decision(_) => "record-decision-title",
            Self::Concern(_) => return ("record-concern-title", "concern-save"),
            Self::Education(_) => "record-education-title",
            Self::Support(_) => "record-support-title",
        };
        (title, "record-save")
    }

    /// Draws the fields; the entry they make, where it is one.
    fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<Entry> {
        match self {
            Self::Placement(form) => form.fields(ui, page).map(Entry::Placement),
            Self::KeyWorker(form) => form.fields(ui, page).map(Entry::KeyWorker),
            Self::Contact(form) => form.fields(ui, page).map(Entry::Contact),
            Self::Significant(form) => form.fields(ui, page).map(Entry::Significant),
            Self::Decision(form) => form.fields(ui, page).map(Entry::Decision),
            Self::Concern(form) => form.fields(ui, page.context).map(Entry::Concern),
            Self::Education(form) => form.fields(ui, page).map(Entry::EducationPlan),
            Self::Support(form) => form.fields(ui, page).map(Entry::CarerSupport),
        }
    }
}

/// A list of the children to choose from, where there are several.
pub fn child_picker(ui: &mut Ui, page: Page<'_>, child: &mut Option<PersonId>) {
    let children: Vec<PersonId> = page.record().children().map(|child| child.id).collect();
    if children.len() < 2 {
        return;
    }
    let all = page.get("placement-all-children");
    let shown = child.map_or_else(|| all.clone(), |child| page.called(child));
    widgets::narrow(ui, |ui| {
        widgets::picker(ui, &page.get("placement-child"), &shown, |ui| {
            if widgets::pick(ui, child.is_none(), all.as_str()) {
                *child = None;
            }
            for one in children {
                if widgets::pick(ui, *child == Some(one), page.called(one)) {
                    *child = Some(one);
                }
            }
        });
    });
}

/// Some choices side by side, each by its word.
pub fn choices<T: Copy + PartialEq>(
    ui: &mut Ui,
    page: Page<'_>,
    chosen: &mut T,
    all: impl IntoIterator<Item = T>,
    word: impl Fn(T) -> Message,
) {
    ui.horizontal_wrapped(|ui| {
        for one in all {
            if widgets::choice(ui, *chosen == one, &page.say(&word(one))).clicked() {
                *chosen = one;
            }
        }
    });
}

/// What was typed, without spaces around it.
pub fn kept(text: &str) -> Redacted<String> {
    text.trim().into()
}

/// What is typed cannot be read.
pub struct Unreadable;

/// Something that may be missing.
pub fn maybe<T>(typed: Typed<T>) -> Result<Option<T>, Unreadable> {
    match typed {
        Typed::Empty => Ok(None),
        Typed::Value(value) => Ok(Some(value)),
        Typed::Wrong => Err(Unreadable),
    }
}
