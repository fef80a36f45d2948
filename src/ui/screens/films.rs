//! A film as a line: when, how long, what is the matter with it, and a button that watches it. On a family's page and
//! on a session's.

use chrono::Local;
use egui::Ui;

use super::Context;
use crate::app::action::Did;
use crate::app::state::RecordingRow;
use crate::ui::widgets;
use crate::words::Message;

/// Draws the line; `watch` is the key of its button's words.
pub fn line(
    ui: &mut Ui,
    context: &Context<'_>,
    recording: &RecordingRow,
    watch: &'static str,
    did: &mut Vec<Did>,
) {
    let started = recording.started.with_timezone(&Local);
    let time = started.format("%H:%M").to_string();
    let line = Message::new("family-recording-line")
        .with("session", recording.session)
        .with("day", started.date_naive())
        .with("time", time.as_str());
    let clips = Message::new("count-clips").with("count", recording.clips);
    let length = recording.duration.to_string();
    let mut facts = vec![
        context.say(&Message::new("family-recording-facts").with("length", length).with("clips", clips)),
    ];
    if recording.recovered {
        facts.push(context.get("family-recording-recovered"));
    }
    if !recording.playable {
        facts.push(context.get("family-recording-unfinished"));
    }
    if recording.gaps > 0 {
        facts.push(context.say(&Message::new("family-recording-gaps").with("gaps", recording.gaps)));
    }
    widgets::line_with_button(ui, &context.say(&line), &facts.join(" · "), |ui| {
        let name =
            Message::new("family-watch-named").with("session", recording.session).with("time", time.as_str());
        let ready = recording.playable && context.state.busy.is_none();
        let button = widgets::named_button(ui, ready, &context.get(watch), &context.say(&name));
        if button.clicked() {
            did.push(Did::GoTag(recording.recording));
        }
    });
}
