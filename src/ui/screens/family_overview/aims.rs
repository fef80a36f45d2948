//! Which aims of the programme the moments watched together have served, and at which sessions.

use egui::Ui;

use crate::casework::pages::FamilyView;
use crate::programme::fidelity::AimEvidence;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, space};
use crate::ui::widgets;
use crate::words::Message;

/// Draws them, folded.
pub fn show(ui: &mut Ui, context: &Context<'_>, family: &FamilyView) {
    let served: Vec<(&str, &[(u32, u32)])> = family
        .findings
        .iter()
        .filter_map(|finding| finding.evidence.get::<AimEvidence>())
        .map(|aim| (aim.quote.as_str(), aim.sessions.as_slice()))
        .collect();
    if served.is_empty() {
        return;
    }
    ui.add_space(space::COLUMN);
    let count = served.iter().filter(|(_, sessions)| !sessions.is_empty()).count();
    let title = Message::new("aims-title").with("served", count).with("of", served.len());
    if !theme::disclosure(ui, "aims", &context.say(&title)) {
        return;
    }
    for (quote, sessions) in served {
        let numbers: Vec<String> = sessions.iter().map(|(number, _)| number.to_string()).collect();
        let (icon, meaning) =
            if sessions.is_empty() { (Icon::ToDo, Meaning::NotYet) } else { (Icon::Check, Meaning::Met) };
        let said = Message::new("aims-served")
            .with("aim", quote)
            .with("count", sessions.len())
            .with("sessions", numbers.join(", "));
        widgets::sign_line(ui, icon, meaning, &context.say(&said));
    }
}
