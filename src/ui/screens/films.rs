//! A film as a line: when, how long, what is the matter with it, and a button that watches it. On a family's page and
//! on a session's.

use chrono::Local;
use egui::Ui;

use crate::app::action::UserAction;
use crate::base::RecordingId;
use crate::casework::pages::RecordingRow;
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the line; `watch` is the key of its button's words, `go` what the button does, `allowed` whether this user may
/// watch film now.
fn line(
    ui: &mut Ui,
    context: &Context<'_>,
    recording: &RecordingRow,
    watch: &'static str,
    allowed: bool,
    go: fn(RecordingId) -> UserAction,
    actions: &mut Vec<UserAction>,
) {
    let started = recording.started.with_timezone(&Local);
    let time = started.format("%H:%M").to_string();
    let line = Message::new("family-recording-line")
        .with("session", recording.session)
        .with("day", started.date_naive())
        .with("time", time.as_str());
    let moments = Message::new("count-moments").with("count", recording.clips);
    let length = recording.duration.to_string();
    let mut facts = vec![
        context.say(&Message::new("family-recording-facts").with("length", length).with("moments", moments)),
    ];
    if recording.recovered {
        facts.push(context.get("family-recording-recovered"));
    }
    if recording.erased {
        facts.push(context.get("family-recording-erased"));
    } else if !recording.playable {
        facts.push(context.get("family-recording-unfinished"));
    }
    if recording.gaps > 0 {
        facts.push(context.say(&Message::new("family-recording-gaps").with("gaps", recording.gaps)));
    }
    if recording.filmed < recording.duration {
        let filmed = recording.filmed.to_string();
        facts.push(context.say(&Message::new("family-recording-picture").with("filmed", filmed)));
    }
    widgets::line_with_button(ui, &context.say(&line), &facts.join(" · "), |ui| {
        let name =
            Message::new("family-watch-named").with("session", recording.session).with("time", time.as_str());
        let ready = recording.playable && allowed && context.state.busy.is_none();
        let button = widgets::named_button(ui, ready, &context.get(watch), &context.say(&name));
        if button.clicked() {
            actions.push(go(recording.recording));
        }
    });
}

/// The lines of these films, and why they are not watched now where that is so; `watch` is the key of the buttons'
/// words, `go` what they do.
pub fn lines(
    ui: &mut Ui,
    context: &Context<'_>,
    recordings: &[RecordingRow],
    watch: &'static str,
    watch_refusals: &[Message],
    go: fn(RecordingId) -> UserAction,
    actions: &mut Vec<UserAction>,
) {
    if recordings.is_empty() {
        theme::empty_state(ui, &context.get("family-no-films"), &context.get("family-no-films-hint"));
        return;
    }
    for refusal in watch_refusals {
        theme::notice(ui, Notice::Warning, &context.say(refusal));
    }
    for recording in recordings {
        line(ui, context, recording, watch, watch_refusals.is_empty(), go, actions);
    }
}
