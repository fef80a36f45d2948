//! Play: the film with its controls, the clips in a bare list under it, and the form for the next one.

use egui::{Key, Ui, vec2};

use super::{Context, tag_form};
use crate::app::action::Did;
use crate::app::state::{PlayPhase, TagScreen};
use crate::base::MediaTime;
use crate::ui::icons::Icon;
use crate::ui::theme;
use crate::ui::video::VideoView;
use crate::ui::widgets;
use crate::words::Message;

/// Width of the column beside the picture.
const COLUMN: f32 = 380.0;
/// Height kept under the picture for its controls.
const CONTROLS: f32 = 112.0;

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    play: &TagScreen,
    form: &mut tag_form::Form,
    did: &mut Vec<Did>,
) {
    keys(ui, did);
    widgets::wide_page(ui, |ui| {
        let height = ui.available_height();
        ui.horizontal_top(|ui| {
            let width = (ui.available_width() - COLUMN - 24.0).max(200.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                let name = context.get("play-picture-name");
                let failed = play.player.phase == PlayPhase::Failed;
                let caption = context.get(if failed { "play-failed" } else { "play-opening" });
                VideoView::new(context.renderer, &name)
                    .caption(&caption)
                    .size(vec2(width, (height - CONTROLS).clamp(120.0, width * 9.0 / 16.0)))
                    .show(ui, &play.frames);
                controls(ui, context, play, form, did);
            });
            ui.add_space(12.0);
            ui.vertical(|ui| {
                ui.set_width(COLUMN);
                widgets::scroll(ui, "play", |ui| tag_form::column(ui, context, play, form, did));
            });
        });
    });
}

/// Keys work unless a text is being typed. Space and the arrows belong to a control that has the keyboard.
fn keys(ui: &Ui, did: &mut Vec<Did>) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let focused = ui.memory(|memory| memory.focused().is_some());
    ui.input_mut(|input| {
        let mut on = |key, what: Did| {
            if input.consume_key(egui::Modifiers::NONE, key) {
                did.push(what);
            }
        };
        on(Key::I, Did::MarkIn);
        on(Key::O, Did::MarkOut);
        if focused {
            return;
        }
        on(Key::Space, Did::PlayPause);
        on(Key::ArrowLeft, Did::Step(-1));
        on(Key::ArrowRight, Did::Step(1));
    });
}

fn controls(
    ui: &mut Ui,
    context: &Context<'_>,
    play: &TagScreen,
    form: &mut tag_form::Form,
    did: &mut Vec<Did>,
) {
    let player = &play.player;
    let marks = widgets::Marks {
        gaps: &play.gaps,
        clips: &play.clips.iter().map(|clip| (clip.start, clip.end)).collect::<Vec<_>>(),
        open: (play.mark_in, play.mark_out),
        length: player.duration,
    };
    let bar = widgets::position_bar(ui, &context.get("play-position"), player.position, &marks);
    if let Some(to) = bar.dragged_to {
        form.scrubbing = Some(to);
        did.push(Did::Scrub(to));
    }
    if let Some(to) = bar.released_at {
        form.scrubbing = None;
        did.push(Did::Seek(to));
    }
    let shown = form.scrubbing.unwrap_or(player.position);
    ui.horizontal(|ui| {
        if widgets::icon_button(ui, Icon::FrameBack, &context.get("play-back-frame")).clicked() {
            did.push(Did::Step(-1));
        }
        let playing = player.phase == PlayPhase::Playing;
        let (icon, key) = if playing { (Icon::Pause, "play-pause") } else { (Icon::Play, "play-play") };
        if widgets::icon_button(ui, icon, &context.get(key)).clicked() {
            did.push(Did::PlayPause);
        }
        if widgets::icon_button(ui, Icon::FrameOn, &context.get("play-next-frame")).clicked() {
            did.push(Did::Step(1));
        }
        widgets::strong(ui, &position(shown, player.duration));
        widgets::right(ui, |ui| {
            let mut volume = player.volume;
            if widgets::slider(ui, &context.get("play-volume"), &mut volume) {
                did.push(Did::Volume(volume));
            }
        });
    });
}

fn position(position: MediaTime, duration: MediaTime) -> String {
    format!("{position:.1} / {duration}")
}

/// The heading over the column.
pub(super) fn title(ui: &mut Ui, context: &Context<'_>, play: &TagScreen) {
    let title = Message::new("play-title").with("session", play.recording.session);
    theme::subheading(ui, &context.words.say(&title));
    theme::weak(ui, &play.code);
}
