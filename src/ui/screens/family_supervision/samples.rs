//! Samples that chance drew, who coded them a second time, and how far the two agree.

use egui::Ui;

use super::agreement;
use super::parts::{by_on, session_words};
use crate::app::action::{SupervisionAction, UserAction};
use crate::casework::pages::{CodingRow, SampleRow, SupervisionPage, YourCoding};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the card's contents.
pub fn card(ui: &mut Ui, context: &Context<'_>, page: &SupervisionPage, actions: &mut Vec<UserAction>) {
    theme::subheading(ui, &context.get("samples-title"));
    theme::weak(ui, &context.get("samples-why"));
    if page.refusal.is_none() {
        let ready = page.draw_refusals.is_empty() && context.state.busy.is_none();
        if widgets::primary_if(ui, ready, &context.get("samples-draw")).clicked() {
            actions.push(SupervisionAction::Draw.into());
        }
        for refusal in &page.draw_refusals {
            widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &context.say(refusal));
        }
    }
    for sample in &page.samples {
        ui.separator();
        one(ui, context, page, sample, actions);
    }
}

fn one(
    ui: &mut Ui,
    context: &Context<'_>,
    page: &SupervisionPage,
    sample: &SampleRow,
    actions: &mut Vec<UserAction>,
) {
    let title = Message::new("samples-one")
        .with("session", session_words(context, sample.session))
        .with("from", sample.from.to_string())
        .with("to", sample.to.to_string());
    let title = context.say(&title);
    let facts = by_on(context, sample.by.reveal(), sample.on);
    let may = page.refusal.is_none() && !sample.film_gone && page.draw_refusals.is_empty();
    let wanted = match sample.yours {
        YourCoding::NotBegun => Some("samples-code"),
        YourCoding::Begun(_) => Some("samples-go-on"),
        YourCoding::Finished => None,
    };
    widgets::line_with_button(ui, &title, &facts, |ui| {
        if let (true, Some(key)) = (may, wanted) {
            let name = Message::new("samples-code-named")
                .with("what", Message::new(key))
                .with("sample", title.as_str());
            let ready = context.state.busy.is_none();
            if widgets::named_button(ui, ready, &context.get(key), &context.say(&name)).clicked() {
                actions.push(SupervisionAction::Code(sample.sample).into());
            }
        }
    });
    if sample.film_gone {
        theme::weak(ui, &context.get("samples-film-gone"));
    }
    if let YourCoding::Begun(codes) = sample.yours {
        theme::weak(ui, &context.say(&Message::new("samples-begun").with("codes", codes)));
    }
    let finished = sample.codings.iter().filter(|coding| coding.finished.is_some()).count();
    if finished == 0 && sample.yours != YourCoding::Finished {
        theme::weak(ui, &context.get("samples-not-coded"));
    }
    for (place, coding) in sample.codings.iter().enumerate() {
        one_coding(ui, context, sample, (place, coding));
    }
    let drawn = Message::new("samples-drawn")
        .with("seed", sample.seed.to_string())
        .with("films", sample.films)
        .with("clips", sample.clips);
    widgets::small(ui, &context.say(&drawn));
}

fn one_coding(ui: &mut Ui, context: &Context<'_>, sample: &SampleRow, (place, coding): (usize, &CodingRow)) {
    let Some(on) = coding.finished else { return };
    let coded = Message::new("samples-coded").with("by", coding.by.reveal().as_str()).with("day", on);
    widgets::strong(ui, &context.say(&coded));
    match coding.seen {
        Some(seen) => {
            let words = context.say(&Message::new("samples-not-blind").with("day", seen));
            widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &words);
        }
        None => {
            widgets::sign_line(ui, Icon::Check, Meaning::Met, &context.get("samples-blind"));
        }
    }
    if coding.agreement.is_empty() {
        theme::weak(ui, &context.get("samples-hidden"));
        return;
    }
    agreement::table(ui, context, (sample.sample, place), &coding.agreement);
    let (window, tolerance) = sample.unit;
    let unit = Message::new("agreement-unit")
        .with("seconds", window)
        .with("tolerance", f64::from(tolerance) / 1000.0);
    widgets::small(ui, &context.say(&unit));
}
