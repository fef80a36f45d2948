//! The verdicts: for each rule the programme as a whole with its evidence and source, and folded under it the single
//! sessions.

use egui::{Grid, Ui};

use super::typing::{Typed, day_field};
use crate::app::action::{FamilyAction, UserAction};
use crate::casework::pages::{Begun, FamilyView};
use crate::casework::sentences;
use crate::programme::RuleId;
use crate::programme::fidelity::RuleFinding;
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// Widths of the columns, in points.
struct Widths {
    rule: f32,
    verdict: f32,
    evidence: f32,
    /// Nothing where there is no room: then the source stands under the evidence.
    source: Option<f32>,
}

impl Widths {
    fn of(room: f32) -> Self {
        let (rule, verdict, source, gaps) = (210.0, 140.0, 96.0, 70.0);
        let evidence = room - rule - verdict - source - gaps;
        if evidence >= 220.0 {
            Self { rule, verdict, evidence, source: Some(source) }
        } else {
            let (rule, verdict) = (150.0, 130.0);
            Self { rule, verdict, evidence: (room - rule - verdict - gaps).max(120.0), source: None }
        }
    }
}

/// Half-typed text of the card.
#[derive(Default)]
pub struct Form {
    day: String,
}

/// Draws the verdicts of a family as of today, or of a day that can be chosen.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let name = context.get("fidelity-as-of");
    if widgets::fold(ui, "fidelity day", &name, family.judged.is_some()) {
        ui.horizontal_top(|ui| {
            let typed = day_field(ui, context, &name, &mut form.day);
            ui.vertical(|ui| {
                ui.add_space(ui.text_style_height(&egui::TextStyle::Body) + theme::space::PAIR);
                ui.horizontal(|ui| {
                    let ready = matches!(typed, Typed::Value(_)) && context.state.busy.is_none();
                    let show = widgets::primary_if(ui, ready, &context.get("fidelity-as-of-show"));
                    if let (true, Typed::Value(day)) = (show.clicked(), typed) {
                        actions.push(FamilyAction::JudgeAsOf(Some(day)).into());
                    }
                    let today = context.get("fidelity-as-of-today");
                    if family.judged.is_some() && theme::secondary_button(ui, &today).clicked() {
                        actions.push(FamilyAction::JudgeAsOf(None).into());
                    }
                });
            });
        });
    }
    match &family.judged {
        None => table(ui, context, &family.findings),
        Some(judged) => {
            let said = Message::new("fidelity-as-of-says").with("day", judged.on);
            let (before, table_there) = (sentences::begun(judged), !matches!(judged.begun, Begun::Later(_)));
            theme::notice(ui, Notice::Warning, &context.say(&before.unwrap_or(said)));
            if table_there {
                table(ui, context, &judged.findings);
            }
        }
    }
}

/// Draws the verdicts, in the order they come.
pub fn table(ui: &mut Ui, context: &Context<'_>, findings: &[RuleFinding]) {
    if findings.is_empty() {
        theme::weak(ui, &context.get("table-none"));
    }
    let widths = Widths::of(ui.available_width());
    let mut rules: Vec<RuleId> = findings.iter().map(|finding| finding.rule).collect();
    rules.dedup();
    for rule in rules {
        let of_rule = || findings.iter().filter(move |finding| finding.rule == rule);
        let whole: Vec<&RuleFinding> = of_rule().filter(|finding| finding.session.is_none()).collect();
        let single: Vec<&RuleFinding> = of_rule().filter(|finding| finding.session.is_some()).collect();
        let name = context.say(&sentences::rule(rule));
        lines(ui, context, rule.as_str(), &name, &whole, &widths);
        if !single.is_empty() {
            let key = Message::new("table-sessions").with("count", single.len()).with("rule", name);
            // A session judged where no verdict on the whole is: there is nothing to fold it under.
            if widgets::fold(ui, ("rule", rule.as_str()), &context.say(&key), whole.is_empty()) {
                lines(ui, context, rule.as_str(), "", &single, &widths);
            }
        }
        ui.separator();
    }
}

fn lines(
    ui: &mut Ui,
    context: &Context<'_>,
    id: &str,
    name: &str,
    findings: &[&RuleFinding],
    widths: &Widths,
) {
    if findings.is_empty() {
        return;
    }
    Grid::new(("fidelity", id, name.is_empty())).num_columns(4).spacing([20.0, 8.0]).show(ui, |ui| {
        for (index, finding) in findings.iter().enumerate() {
            column(ui, widths.rule, |ui| {
                if finding.session.is_some() {
                    theme::weak(ui, &context.say(&sentences::judged(finding.session)));
                } else if index == 0 {
                    widgets::strong(ui, name);
                }
            });
            column(ui, widths.verdict, |ui| {
                let word = context.say(&sentences::verdict(finding.verdict));
                theme::verdict_badge(ui, &word, widgets::meaning(finding.verdict));
            });
            column(ui, widths.evidence, |ui| {
                let said: Vec<String> =
                    sentences::evidence(finding).iter().map(|part| context.say(part)).collect();
                ui.add(egui::Label::new(said.join(" ")).wrap());
                if let Some(remedy) = &finding.remedy {
                    let words = egui::RichText::new(context.say(&sentences::remedy(remedy))).strong();
                    ui.add(egui::Label::new(words).wrap());
                }
                if widths.source.is_none() {
                    widgets::small(ui, &finding.source);
                }
            });
            if let Some(width) = widths.source {
                column(ui, width, |ui| {
                    widgets::small(ui, &finding.source);
                });
            }
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
