//! The moments of a session: its films to find them in, and those that were found.

use egui::{Label, RichText, TextStyle, Ui};

use super::super::films;
use super::{choose, part};
use crate::app::action::{SessionAction, UserAction};
use crate::casework::pages::{ClipRow, SessionView};
use crate::ui::context::Context;
use crate::ui::theme::{self, Palette, space};
use crate::words::Message;

/// Draws the step.
pub fn show(ui: &mut Ui, context: &Context<'_>, view: &SessionView, actions: &mut Vec<UserAction>) {
    if view.recordings.is_empty() {
        theme::empty_state(ui, &context.get("family-no-films"), &context.get("visit-tag-no-film"));
    } else {
        part(ui, &context.get("visit-tag-title"), |ui| {
            films::lines(
                ui,
                context,
                &view.recordings,
                "visit-find-moments",
                &view.watch_refusals,
                |film| SessionAction::Watch(film).into(),
                actions,
            );
        });
    }
    let mut own: Vec<&ClipRow> =
        view.clips.iter().filter(|clip| clip.session == view.session.number).collect();
    own.sort_by_key(|clip| (clip.recording, clip.start));
    if own.is_empty() {
        return;
    }
    let title = Message::new("step-moments").with("count", own.len());
    part(ui, &context.say(&title), |ui| {
        for clip in own {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add(Label::new(choose::title(context, clip)).truncate());
                let weak = Palette::of(ui.visuals()).weak;
                let facts = RichText::new(moment(context, clip)).text_style(TextStyle::Small).color(weak);
                ui.add(Label::new(facts).truncate());
            });
            ui.add_space(space::PAIR);
        }
    });
}

/// When in the film, how long, and its tags.
fn moment(context: &Context<'_>, clip: &ClipRow) -> String {
    let tags: Vec<&str> = clip.tags.iter().map(|tag| tag.label.as_str()).collect();
    let said = Message::new("visit-moment")
        .with("start", clip.start.to_string())
        .with("length", clip.end.since(clip.start).to_string())
        .with("tags", tags.join(", "));
    context.say(&said)
}
