//! The verdicts: for each rule the programme as a whole with its evidence and source, and folded under it the single
//! sessions.

use egui::{Grid, Ui};

use super::Context;
use crate::app::sentences;
use crate::programme::RuleId;
use crate::programme::fidelity::Finding;
use crate::ui::theme;
use crate::ui::widgets;

/// Widths of the columns beside the evidence, in points.
const RULE: f32 = 210.0;
const VERDICT: f32 = 140.0;
const SOURCE: f32 = 96.0;

/// Draws the verdicts, in the order they come.
pub fn table(ui: &mut Ui, context: &Context<'_>, findings: &[Finding]) {
    if findings.is_empty() {
        theme::weak(ui, &context.get("table-none"));
    }
    let evidence = (ui.available_width() - RULE - VERDICT - SOURCE - 70.0).max(160.0);
    let mut rules: Vec<RuleId> = findings.iter().map(|finding| finding.rule).collect();
    rules.dedup();
    for rule in rules {
        let of_rule = || findings.iter().filter(move |finding| finding.rule == rule);
        let whole: Vec<&Finding> = of_rule().filter(|finding| finding.session.is_none()).collect();
        let single: Vec<&Finding> = of_rule().filter(|finding| finding.session.is_some()).collect();
        let name = context.say(&sentences::rule(rule));
        lines(ui, context, rule.as_str(), &name, &whole, evidence);
        if !single.is_empty() {
            let key =
                crate::words::Message::new("table-sessions").with("count", single.len()).with("rule", name);
            // A session judged where no verdict on the whole is: there is nothing to fold it under.
            if widgets::fold(ui, ("rule", rule.as_str()), &context.say(&key), whole.is_empty()) {
                lines(ui, context, rule.as_str(), "", &single, evidence);
            }
        }
        ui.separator();
    }
}

fn lines(ui: &mut Ui, context: &Context<'_>, id: &str, name: &str, findings: &[&Finding], evidence: f32) {
    if findings.is_empty() {
        return;
    }
    Grid::new(("fidelity", id, name.is_empty())).num_columns(4).spacing([20.0, 8.0]).show(ui, |ui| {
        for (index, finding) in findings.iter().enumerate() {
            column(ui, RULE, |ui| {
                if finding.session.is_some() {
                    theme::weak(ui, &context.say(&sentences::judged(finding.session)));
                } else if index == 0 {
                    widgets::strong(ui, name);
                }
            });
            column(ui, VERDICT, |ui| {
                let word = context.say(&sentences::verdict(finding.verdict));
                theme::verdict_badge(ui, &word, widgets::meaning(finding.verdict));
            });
            column(ui, evidence, |ui| {
                let said: Vec<String> =
                    sentences::evidence(finding).iter().map(|part| context.say(part)).collect();
                ui.add(egui::Label::new(said.join(" ")).wrap());
            });
            column(ui, SOURCE, |ui| {
                widgets::small(ui, &finding.source);
            });
            ui.end_row();
        }
    });
}

fn column(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        add(ui);
    });
}
