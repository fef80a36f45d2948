//! What a session, or a programme as a whole, rests on: what is not as asked with what would put it right, what is as
//! asked, the notes about it, and where one goes from here.

use egui::{Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::cell::judged;
use super::keys::id;
use super::notes;
use super::write::{self, Drafts};
use crate::app::action::{GridAction, UserAction};
use crate::app::state::{GridScreen, OpenCell};
use crate::casework::pages::{GridCell, GridRow};
use crate::casework::sentences;
use crate::programme::fidelity::{RuleFinding, Verdict};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Notice, Palette, size, space};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the panel: it scrolls, its foot does not.
pub fn panel(
    ui: &mut Ui,
    context: &Context<'_>,
    (screen, open): (&GridScreen, &OpenCell),
    drafts: &mut Drafts,
    actions: &mut Vec<UserAction>,
) {
    let Some(row) = screen.row(open.case) else { return };
    let cell = row.cells.iter().find(|cell| Some(cell.number) == open.session);
    head(ui, context, (row, cell), open, actions);
    let writing = drafts.is_writing(ui, context, open, id(open.case, open.session));
    let foot = if writing { write::height(ui) } else { size::CONTROL } + space::PARTS;
    let height = (ui.available_height() - foot).max(size::PRIMARY);
    let room = vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(room, Layout::top_down(egui::Align::Min), |ui| {
        ui.set_min_height(height);
        let of = (open.case, open.session);
        ScrollArea::vertical().id_salt(("evidence", of)).auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - space::NEAR);
            ui.spacing_mut().item_spacing.y = space::THUMBS;
            body(ui, context, open, cell);
        });
    });
    if writing {
        drafts.show(ui, context, open, actions);
    } else {
        self::foot(ui, context, row, (open, drafts), actions);
    }
}

fn head(
    ui: &mut Ui,
    context: &Context<'_>,
    (row, cell): (&GridRow, Option<&GridCell>),
    open: &OpenCell,
    actions: &mut Vec<UserAction>,
) {
    widgets::row(ui, |ui| {
        if theme::icon_only(Icon::Pane, &context.get("action-close")).hang_right().show(ui).clicked() {
            actions.push(GridAction::Close.into());
        }
        ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
            let title = match open.session {
                None => Message::new("grid-title-whole"),
                Some(number) => Message::new("grid-title-session").with("number", number),
            };
            let title = context.say(&title.with("code", row.code.as_str()));
            widgets::elided_heading(ui, &title);
        });
    });
    let mut facts = Vec::new();
    facts.extend(cell.and_then(|cell| cell.day).map(|day| context.words.day(day)));
    facts.extend(row.worker.as_ref().map(|(_, name)| name.reveal().clone()));
    if open.session.is_none() {
        facts.push(row.programme.clone());
    }
    widgets::row(ui, |ui| {
        if let Some(film) = cell.and_then(|cell| cell.film) {
            let refused = open.evidence.as_ref().is_none_or(|evidence| !evidence.watch_refusals.is_empty());
            let ready = !refused && context.state.busy.is_none();
            let words = context.get("grid-watch");
            let watch = theme::secondary(&words).icon(Icon::Moments).hang_right();
            if watch.enabled(ready).show(ui).clicked() {
                actions.push(GridAction::Watch(open.case, film).into());
            }
        }
        ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
            let weak = Palette::of(ui.visuals()).weak;
            ui.add(Label::new(RichText::new(facts.join(", ")).color(weak)).truncate());
        });
    });
}

fn body(ui: &mut Ui, context: &Context<'_>, open: &OpenCell, cell: Option<&GridCell>) {
    let Some(evidence) = &open.evidence else {
        widgets::working(ui, &context.get("grid-cell-reading"));
        return;
    };
    let own: Vec<&RuleFinding> =
        evidence.findings.iter().filter(|finding| finding.session == open.session).collect();
    let is_open = |finding: &&&RuleFinding| matches!(finding.verdict, Verdict::AtRisk | Verdict::NotMet);
    if own.is_empty() {
        let state = cell.map(|cell| sentences::place_state(cell.state));
        theme::weak(ui, &state.map_or_else(|| context.get("table-none"), |state| context.say(&state)));
    }
    for finding in own.iter().filter(is_open) {
        exception(ui, context, finding);
    }
    let is_quiet = |finding: &&&RuleFinding| !is_open(finding) && finding.verdict != Verdict::NotApplicable;
    let quiet: Vec<&RuleFinding> = own.iter().filter(is_quiet).copied().collect();
    if !quiet.is_empty() {
        ui.separator();
        for finding in &quiet {
            as_asked(ui, context, finding);
        }
        asked_by(ui, context, open, &quiet);
    }
    for refusal in &evidence.watch_refusals {
        if cell.is_some_and(|cell| cell.film.is_some()) {
            widgets::sign_line(ui, Icon::Lock, Meaning::AtRisk, &context.say(refusal));
        }
    }
    notes::show(ui, context, &evidence.notes, open.session);
}

/// What is not as asked: what was found, what would put it right, and where that is asked.
fn exception(ui: &mut Ui, context: &Context<'_>, finding: &RuleFinding) {
    let rule = context.say(&sentences::rule(finding.rule));
    let verdict = context.say(&judged(finding.verdict));
    let title = Message::new("grid-exception").with("verdict", verdict).with("rule", rule);
    let kind = if finding.verdict == Verdict::NotMet { Notice::Problem } else { Notice::Warning };
    theme::titled_notice(ui, kind, &context.say(&title), &told(context, finding));
    if let Some(remedy) = &finding.remedy {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            theme::strong(ui, &context.get("grid-put-right"));
            ui.add(egui::Label::new(context.say(&sentences::remedy(remedy))).wrap());
        });
    }
    why(ui, context, finding);
}

/// What is as asked, or still open: the rule, and below it what was found.
fn as_asked(ui: &mut Ui, context: &Context<'_>, finding: &RuleFinding) {
    let met = finding.verdict == Verdict::Met;
    let (icon, meaning) = if met { (Icon::Check, Meaning::Met) } else { (Icon::ToDo, Meaning::NotYet) };
    let rule = context.say(&sentences::rule(finding.rule));
    ui.push_id(finding.rule.to_string(), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        widgets::sign_line(ui, icon, meaning, &rule);
        widgets::under_sign(ui, |ui| {
            theme::small(ui, &told(context, finding));
            if let Some(remedy) = &finding.remedy {
                theme::small(ui, &context.say(&sentences::remedy(remedy)));
            }
        });
    });
}

/// Where what is as asked, or still open, is asked: on demand.
fn asked_by(ui: &mut Ui, context: &Context<'_>, open: &OpenCell, quiet: &[&RuleFinding]) {
    let salt = ("asked by", open.case, open.session);
    if !theme::disclosure(ui, salt, &context.get("grid-asked-by")) {
        return;
    }
    for finding in quiet {
        let rule = context.say(&sentences::rule(finding.rule));
        let line = Message::new("grid-asked-by-line").with("rule", rule);
        theme::small(ui, &context.say(&line.with("source", finding.source.as_str())));
    }
}

fn told(context: &Context<'_>, finding: &RuleFinding) -> String {
    let parts = sentences::evidence(finding);
    let said: Vec<String> = parts.iter().map(|part| context.say(part)).collect();
    said.join(" ")
}

fn why(ui: &mut Ui, context: &Context<'_>, finding: &RuleFinding) {
    let words = context.say(&Message::new("grid-why").with("source", finding.source.as_str()));
    theme::small(ui, &words);
}

fn foot(
    ui: &mut Ui,
    context: &Context<'_>,
    row: &GridRow,
    (open, drafts): (&OpenCell, &mut Drafts),
    actions: &mut Vec<UserAction>,
) {
    widgets::row(ui, |ui| {
        let words = context.get("grid-write-note");
        let off = open.evidence.as_ref().and_then(|evidence| evidence.note_refusal.as_ref());
        let off = off.map(|refusal| context.say(refusal));
        let mut write = theme::primary(&words).icon(Icon::Supervision).enabled(open.evidence.is_some());
        if off.is_some() {
            write = write.off(off.as_deref());
        }
        if write.show(ui).clicked() {
            drafts.open(open);
        }
        ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
            if let Some(number) = open.session {
                if theme::secondary(&context.get("grid-open-session")).hang_left().show(ui).clicked() {
                    actions.push(GridAction::GoSession(open.case, number).into());
                }
            } else {
                let words = Message::new("grid-open-family").with("code", row.code.as_str());
                if theme::secondary(&context.say(&words)).hang_left().show(ui).clicked() {
                    actions.push(GridAction::GoFamily(open.case).into());
                }
            }
        });
    });
}
