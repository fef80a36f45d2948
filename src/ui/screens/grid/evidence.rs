//! What a session, or a programme as a whole, rests on: what is not as asked with what would put it right, what is as
//! asked, the notes about it, and where one goes from here.

use egui::{Layout, ScrollArea, Ui, vec2};

use super::notes;
use crate::app::action::{GridAction, UserAction};
use crate::app::state::{GridScreen, OpenCell};
use crate::casework::pages::{GridCell, GridRow};
use crate::casework::sentences;
use crate::programme::fidelity::{RuleFinding, Verdict};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Notice, size, space};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the panel: it scrolls, its foot does not.
pub fn panel(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &GridScreen,
    open: &OpenCell,
    actions: &mut Vec<UserAction>,
) {
    let Some(row) = screen.row(open.case) else { return };
    let cell = row.cells.iter().find(|cell| Some(cell.number) == open.session);
    head(ui, context, (row, cell), open, actions);
    let foot = size::CONTROL + space::PARTS;
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
    self::foot(ui, context, (row, cell), open, actions);
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
    theme::weak(ui, &facts.join(", "));
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
    let quiet: Vec<&&RuleFinding> =
        own.iter().filter(|finding| !is_open(finding) && finding.verdict != Verdict::NotApplicable).collect();
    if !quiet.is_empty() {
        ui.separator();
    }
    for finding in quiet {
        as_asked(ui, context, finding);
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
    let verdict = context.say(&sentences::verdict(finding.verdict));
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

/// What is as asked, or still open, in a line that opens.
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
            why(ui, context, finding);
        });
    });
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
    (row, cell): (&GridRow, Option<&GridCell>),
    open: &OpenCell,
    actions: &mut Vec<UserAction>,
) {
    let refused = open.evidence.as_ref().is_none_or(|evidence| !evidence.watch_refusals.is_empty());
    widgets::row(ui, |ui| {
        let write = context.get("grid-write-note");
        if theme::primary(&write).icon(Icon::Supervision).show(ui).clicked() {
            actions.push(GridAction::GoFamily(open.case).into());
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
            if let Some(film) = cell.and_then(|cell| cell.film) {
                let ready = !refused && context.state.busy.is_none();
                if theme::secondary(&context.get("grid-watch")).enabled(ready).show(ui).clicked() {
                    actions.push(GridAction::Watch(open.case, film).into());
                }
            }
        });
    });
}
