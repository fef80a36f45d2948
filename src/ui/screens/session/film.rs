//! The film of a session: how much there is against what is asked, its films, and what stands in the way of the camera.

use egui::Ui;

use super::super::films;
use super::parts::part;
use crate::app::action::{SessionAction, UserAction};
use crate::base::MediaTime;
use crate::casework::pages::SessionView;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// Draws the step.
pub fn show(ui: &mut Ui, context: &Context<'_>, view: &SessionView, actions: &mut Vec<UserAction>) {
    part(ui, &context.get("visit-film-title"), |ui| length(ui, context, view));
    for refusal in &view.film_refusals {
        theme::notice(ui, Notice::Warning, &context.say(refusal));
    }
    if view.recordings.is_empty() {
        theme::weak(ui, &context.get("visit-film-hint"));
        return;
    }
    part(ui, &context.get("family-films"), |ui| {
        films::lines(
            ui,
            context,
            &view.recordings,
            "family-watch",
            &view.watch_refusals,
            |film| SessionAction::Watch(film).into(),
            actions,
        );
    });
    let refusal = view.film_refusals.first().map(|why| context.say(why));
    let words = context.get("visit-film-more");
    let more = theme::secondary(&words).icon(Icon::Camera).hang_left().off(refusal.as_deref());
    if more.show(ui).clicked() {
        actions.push(SessionAction::Film(view.session.number).into());
    }
}

/// The film of this session against the band that is asked for.
fn length(ui: &mut Ui, context: &Context<'_>, view: &SessionView) {
    let (least, most) = view.film_band;
    let filmed = view.recordings.iter().fold(MediaTime::ZERO, |sum, film| sum + film.filmed);
    #[allow(clippy::cast_possible_truncation)] // a share of a track
    let share = |part: MediaTime| {
        (part.secs_f64() / (most.secs_f64() * theme::session::BAND_OF_MOST).max(1.0)) as f32
    };
    widgets::band(ui, share(filmed), share(least)..=share(most));
    let said = Message::new("visit-filmed")
        .with("filmed", filmed.to_string())
        .with("least", least.minutes())
        .with("most", most.minutes());
    theme::weak(ui, &context.say(&said));
}
