//! One family's page: film a session, watch its films, and where the programme stands.

use chrono::Local;
use egui::Ui;

use super::{Context, fidelity};
use crate::app::action::Did;
use crate::app::state::{FamilyView, RecordingRow};
use crate::base::CaseId;
use crate::ui::theme;
use crate::ui::theme::Notice;
use crate::ui::widgets;
use crate::words::Message;

/// Which session is to be filmed, where the worker chose another than the next.
#[derive(Default)]
pub struct Choice {
    of: Option<(CaseId, u32)>,
    session: u32,
}

/// Draws the page.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    choice: &mut Choice,
    did: &mut Vec<Did>,
) {
    theme::heading(ui, &family.row.code);
    if let Some(start) = family.start {
        let sentence = Message::new("family-started").with("day", start.to_string());
        theme::weak(ui, &context.words.say(&sentence));
    }
    widgets::gap(ui);
    film_card(ui, context, family, choice, did);
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("family-films"));
        if family.recordings.is_empty() {
            theme::empty_state(ui, &context.get("family-no-films"), &context.get("family-no-films-hint"));
        }
        for recording in &family.recordings {
            recording_line(ui, context, recording, did);
        }
    });
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("family-fidelity"));
        fidelity::table(ui, context, &family.findings);
    });
}

fn film_card(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    choice: &mut Choice,
    did: &mut Vec<Did>,
) {
    let key = Some((family.row.case, family.next_session));
    if choice.of != key {
        choice.of = key;
        choice.session = family.next_session;
    }
    theme::card(ui, |ui| {
        ui.horizontal(|ui| {
            let label = Message::new("family-film").with("session", choice.session);
            let allowed = family.film_refusals.is_empty() && context.state.busy.is_none();
            if widgets::primary_if(ui, allowed, &context.words.say(&label)).clicked() {
                did.push(Did::GoFilm { session: choice.session });
            }
            widgets::number(
                ui,
                &context.get("family-session"),
                &mut choice.session,
                1..=family.row.planned.max(1) * 2,
            );
        });
        for refusal in &family.film_refusals {
            theme::notice(ui, Notice::Warning, &context.words.say(refusal));
        }
    });
}

fn recording_line(ui: &mut Ui, context: &Context<'_>, recording: &RecordingRow, did: &mut Vec<Did>) {
    let started = recording.started.with_timezone(&Local);
    let time = started.format("%H:%M").to_string();
    let line = Message::new("family-recording-line")
        .with("session", recording.session)
        .with("day", started.format("%Y-%m-%d").to_string())
        .with("time", time.as_str());
    let clips = Message::new("count-clips").with("count", recording.clips);
    let mut facts = vec![
        context.words.say(
            &Message::new("family-recording-facts")
                .with("length", recording.duration.to_string())
                .with("clips", clips),
        ),
    ];
    if recording.recovered {
        facts.push(context.get("family-recording-recovered"));
    }
    if !recording.playable {
        facts.push(context.get("family-recording-unfinished"));
    }
    if recording.gaps > 0 {
        facts.push(context.words.say(&Message::new("family-recording-gaps").with("gaps", recording.gaps)));
    }
    widgets::line_with_button(ui, &context.words.say(&line), &facts.join(" · "), |ui| {
        let name =
            Message::new("family-watch-named").with("session", recording.session).with("time", time.as_str());
        let ready = recording.playable && context.state.busy.is_none();
        let button =
            widgets::named_button(ui, ready, &context.get("family-watch"), &context.words.say(&name));
        if button.clicked() {
            did.push(Did::GoTag(recording.recording));
        }
    });
}
