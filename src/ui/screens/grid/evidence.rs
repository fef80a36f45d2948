//! What the verdict of a cell rests on: each of its findings in sentences with its source, and the ways to its film and to
//! the family.

use egui::{Label, Ui};

use crate::app::action::{GridAction, UserAction};
use crate::app::state::{GridScreen, OpenCell};
use crate::base::RecordingId;
use crate::casework::pages::CellEvidence;
use crate::casework::sentences;
use crate::programme::fidelity::RuleFinding;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, space};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the card.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &GridScreen,
    open: &OpenCell,
    actions: &mut Vec<UserAction>,
) {
    let Some(row) = screen.row(open.case) else { return };
    theme::card(ui, |ui| {
        widgets::row(ui, |ui| {
            if widgets::quiet_button(ui, &context.get("action-close")).clicked() {
                actions.push(GridAction::Close.into());
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                widgets::elided_heading(ui, &row.code);
            });
        });
        theme::weak(ui, &row.programme);
        let cell = row.cells.iter().find(|cell| Some(cell.number) == open.session);
        let judged = context.say(&sentences::judged(open.session));
        let title = match cell.and_then(|cell| cell.held) {
            Some(day) => format!("{judged}, {}", context.words.day(day)),
            None => judged,
        };
        theme::subheading(ui, &title);
        let Some(evidence) = &open.evidence else {
            widgets::working(ui, &context.get("grid-cell-reading"));
            return;
        };
        let findings: Vec<&RuleFinding> =
            evidence.findings.iter().filter(|finding| finding.session == open.session).collect();
        if findings.is_empty() {
            theme::weak(ui, &context.get("table-none"));
        }
        for finding in findings {
            self::finding(ui, context, finding);
        }
        ui.separator();
        if let Some(film) = cell.and_then(|cell| cell.film) {
            watch(ui, context, open, evidence, film, actions);
        }
        let to_family = Message::new("grid-open-family").with("code", row.code.as_str());
        if theme::secondary_button(ui, &context.say(&to_family)).clicked() {
            actions.push(GridAction::GoFamily(open.case).into());
        }
    });
}

fn finding(ui: &mut Ui, context: &Context<'_>, finding: &RuleFinding) {
    ui.separator();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::PAIR;
        widgets::strong(ui, &context.say(&sentences::rule(finding.rule)));
        let word = context.say(&sentences::verdict(finding.verdict));
        theme::verdict_badge(ui, &word, widgets::meaning(finding.verdict));
        let said: Vec<String> = sentences::evidence(finding).iter().map(|part| context.say(part)).collect();
        ui.add(Label::new(said.join(" ")).wrap());
        if let Some(remedy) = &finding.remedy {
            widgets::strong(ui, &context.say(&sentences::remedy(remedy)));
        }
        widgets::small(ui, &finding.source);
    });
}

/// The way to the film, or why it is closed.
fn watch(
    ui: &mut Ui,
    context: &Context<'_>,
    open: &OpenCell,
    evidence: &CellEvidence,
    film: RecordingId,
    actions: &mut Vec<UserAction>,
) {
    let may = evidence.watch_refusals.is_empty();
    let ready = may && context.state.busy.is_none();
    if widgets::primary_if(ui, ready, &context.get("grid-watch")).clicked() {
        actions.push(GridAction::Watch(open.case, film).into());
    }
    for refusal in &evidence.watch_refusals {
        widgets::sign_line(ui, Icon::Lock, Meaning::AtRisk, &context.say(refusal));
    }
}
