//! The entries of a part as lines, each with what can be done to it, and the sheet or the button for one more beneath.
//! Knows no kind of entry.

use egui::{Label, RichText, Ui, vec2};

use super::page::RecordPage;
use super::sheet::{RecordKind, RecordSheet, Writing};
use crate::app::action::{FamilyAction, UserAction};
use crate::base::Redacted;
use crate::casework::changes::EntryChange;
use crate::programme::{Entered, Entry};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Notice, Palette};
use crate::ui::widgets;
use crate::words::Message;

/// Room for the buttons beside a line, in points.
const BUTTONS: f32 = 230.0;

/// A line of a part: what stands in an entry.
pub struct RecordLine<'e> {
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
    page: RecordPage<'_>,
    writing: &mut Writing,
    lines: &[RecordLine<'_>],
    kind: &'static RecordKind,
    actions: &mut Vec<UserAction>,
) {
    if !entries_only(ui, page, writing, lines, kind, actions)
        && widgets::quiet_if(ui, page.is_ready(), &page.get(kind.add)).clicked()
    {
        writing.sheet = Some(RecordSheet::new(kind, page));
    }
}

/// The entries of a subject, and the form of the one that is changed; whether there is one.
pub fn entries_only(
    ui: &mut Ui,
    page: RecordPage<'_>,
    writing: &mut Writing,
    lines: &[RecordLine<'_>],
    kind: &'static RecordKind,
    actions: &mut Vec<UserAction>,
) -> bool {
    if lines.is_empty() {
        theme::weak(ui, &page.get(kind.none));
    }
    for line in lines {
        entry_line(ui, page, writing, (kind, line), actions);
    }
    match &mut writing.sheet {
        Some(sheet) if sheet.is_for(kind) => {
            if sheet.show(ui, page, actions) {
                writing.sheet = None;
            }
            true
        }
        _ => false,
    }
}

fn entry_line(
    ui: &mut Ui,
    page: RecordPage<'_>,
    writing: &mut Writing,
    (kind, line): (&'static RecordKind, &RecordLine<'_>),
    actions: &mut Vec<UserAction>,
) {
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
            ui.with_layout(buttons, |ui| own_buttons(ui, page, writing, (kind, line)));
        }
    });
    if writing.taking_back == Some(entered.id) {
        theme::notice(ui, Notice::Warning, &page.get("record-take-back-asked"));
        ui.horizontal(|ui| {
            if theme::danger_button(ui, &page.get("record-take-back-yes")).clicked() {
                actions.push(FamilyAction::ChangeEntry(EntryChange::TakeBack(entered.id)).into());
                writing.taking_back = None;
            }
            if theme::secondary_button(ui, &page.get("action-cancel")).clicked() {
                writing.taking_back = None;
            }
        });
    }
}

/// What its writer can do to an entry, from the right.
fn own_buttons(
    ui: &mut Ui,
    page: RecordPage<'_>,
    writing: &mut Writing,
    (kind, line): (&'static RecordKind, &RecordLine<'_>),
) {
    let entered = line.entered;
    let named = |key| page.say(&Message::new(key).with("what", line.title.as_str()));
    let (change, back) = (named("record-change-named"), named("record-take-back-named"));
    if widgets::named_button(ui, page.is_ready(), &page.get("record-take-back"), &back).clicked() {
        writing.taking_back = Some(entered.id);
    }
    if widgets::named_button(ui, page.is_ready(), &page.get("record-change"), &change).clicked() {
        writing.sheet = RecordSheet::of(kind, entered);
    }
}

/// The lines of those entries of which something is said.
pub fn lines<'a>(
    page: RecordPage<'a>,
    say: impl Fn(&Entry) -> Option<(String, Vec<String>)>,
) -> Vec<RecordLine<'a>> {
    let line = |entered: &'a Entered| {
        let (title, facts) = say(&entered.entry)?;
        Some(RecordLine { entered, title, facts, warning: None })
    };
    page.family.entries.iter().filter_map(line).collect()
}

/// A text, where it says something.
pub fn said(text: &Redacted<String>) -> impl Iterator<Item = String> {
    Some(text.reveal().clone()).filter(|text| !text.is_empty()).into_iter()
}

/// The titles in one line.
pub fn titles(lines: &[RecordLine<'_>]) -> String {
    lines.iter().map(|line| line.title.as_str()).collect::<Vec<_>>().join(", ")
}

/// The title of the first.
pub fn newest(lines: &[RecordLine<'_>]) -> String {
    lines.first().map(|line| line.title.clone()).unwrap_or_default()
}
