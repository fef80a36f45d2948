//! Tag: the film with its controls and a lane for each heading; the form, the tags and the clips beside it. A sample that
//! is coded blind is the same screen over that stretch of film, with the coder's own codes only.

use egui::{Ui, vec2};

use super::tag_form::short;
use super::{tag_blind, tag_clips, tag_form, tag_keys, tag_typed};
use crate::app::action::{TagAction, UserAction};
use crate::app::state::{PlayPhase, TagScreen};
use crate::base::MediaTime;
use crate::casework::Act;
use crate::casework::pages::{ClipRow, HeadingRow};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Notice};
use crate::ui::video::VideoView;
use crate::ui::widgets::{self, Block, BlockLook, Lane, LaneAct, Lanes};
use crate::words::Message;

/// Width of the column beside the picture: least and most, and its share of the window.
const COLUMN: (f32, f32, f32) = (372.0, 560.0, 0.31);
/// Height of bar and buttons under the picture.
const CONTROLS: f32 = 112.0;

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut tag_typed::Form,
    actions: &mut Vec<UserAction>,
) {
    tag_typed::sync(ui, tag, form, actions);
    tag_keys::keys(ui, tag, form, actions);
    widgets::wide_page(ui, |ui| {
        let height = ui.available_height();
        let (least, most, share) = COLUMN;
        let column = (ui.available_width() * share).clamp(least, most);
        ui.horizontal_top(|ui| {
            let width = (ui.available_width() - column - 24.0).max(200.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 6.0;
                let under = CONTROLS + widgets::lanes_height(tag.headings.len());
                picture(ui, context, tag, vec2(width, (height - under).clamp(120.0, width * 9.0 / 16.0)));
                bar(ui, context, tag, form, actions);
                lanes(ui, context, tag, form, actions);
                buttons(ui, context, tag, form, actions);
            });
            ui.add_space(12.0);
            ui.vertical(|ui| {
                ui.set_width(column);
                widgets::scroll(ui, "tag", |ui| {
                    if tag.blind.is_some() {
                        return tag_blind::column(ui, context, tag, form, actions);
                    }
                    let refusal = context.state.refusal(Act::ChangeClips);
                    if let Some(refusal) = &refusal {
                        theme::notice(ui, Notice::Warning, &context.say(refusal));
                    }
                    ui.add_enabled_ui(refusal.is_none(), |ui| {
                        tag_form::column(ui, context, tag, form, actions);
                    });
                    tag_clips::lists(ui, context, tag, form, actions);
                });
            });
        });
    });
}

fn picture(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, size: egui::Vec2) {
    let name = context.get("play-picture-name");
    let failed = tag.player.phase == PlayPhase::Failed;
    let caption = context.get(if failed { "play-failed" } else { "play-opening" });
    VideoView::new(context.renderer, &name).caption(&caption).size(size).show(ui, &tag.frames);
}

/// The whole film in one bar.
fn bar(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut tag_typed::Form,
    actions: &mut Vec<UserAction>,
) {
    let clips: Vec<(MediaTime, MediaTime)> =
        tag.clips().map(|clip| (tag.shown(clip.start), tag.shown(clip.end))).collect();
    let gaps = shown_gaps(tag);
    let open = shown_marks(tag);
    let marks = widgets::Marks { gaps: &gaps, clips: &clips, open, length: tag.length() };
    let bar = ui
        .horizontal(|ui| {
            let zoom = &mut form.lanes;
            widgets::right(ui, |ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                for (sign, key, doublings) in [("+", "tag-zoom-in", 1.0), ("−", "tag-zoom-out", -1.0)] {
                    let (name, can) = (context.get(key), doublings > 0.0 || !zoom.is_whole());
                    if widgets::named_button(ui, can, sign, &name).on_hover_text(&name).clicked() {
                        zoom.zoom_by(doublings);
                    }
                }
                let position = tag.shown(tag.player.position);
                widgets::position_bar(ui, &context.get("play-position"), position, &marks)
            })
        })
        .inner;
    if let Some(to) = bar.dragged_to.map(|to| tag.meant(to)) {
        form.scrubbing = Some(to);
        actions.push(TagAction::Scrub(to).into());
    }
    if let Some(to) = bar.released_at.map(|to| tag.meant(to)) {
        form.scrubbing = None;
        actions.push(TagAction::Seek(to).into());
    }
}

fn lanes(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut tag_typed::Form,
    actions: &mut Vec<UserAction>,
) {
    let lanes: Vec<Lane<'_>> = tag
        .headings
        .iter()
        .map(|heading| Lane { name: short(heading), blocks: blocks(context, tag, heading) })
        .collect();
    let gaps = shown_gaps(tag);
    let what = Lanes {
        rows: &lanes,
        active: tag.heading,
        gaps: &gaps,
        open: shown_marks(tag),
        position: tag.shown(form.scrubbing.unwrap_or(tag.player.position)),
        length: tag.length(),
    };
    match widgets::lanes(ui, &mut form.lanes, &what) {
        Some(LaneAct::Clip(clip)) => actions.push(TagAction::GoToClip(clip).into()),
        Some(LaneAct::Seek(to)) => actions.push(TagAction::Seek(tag.meant(to)).into()),
        None => {}
    }
}

/// The stretches without picture or sound of what is worked on, as they are shown.
fn shown_gaps(tag: &TagScreen) -> Vec<(MediaTime, MediaTime)> {
    let within = |(from, to): &(MediaTime, MediaTime)| (tag.within(*from), tag.within(*to));
    let some = tag.gaps.iter().map(within).filter(|(from, to)| from < to);
    some.map(|(from, to)| (tag.shown(from), tag.shown(to))).collect()
}

fn shown_marks(tag: &TagScreen) -> (Option<MediaTime>, Option<MediaTime>) {
    (tag.mark_in.map(|at| tag.shown(at)), tag.mark_out.map(|at| tag.shown(at)))
}

/// A heading's clips; a clip with tags of several headings lies on several lanes.
fn blocks(context: &Context<'_>, tag: &TagScreen, heading: &HeadingRow) -> Vec<Block> {
    let block = |clip: &ClipRow| {
        let codes: Vec<&str> = clip
            .tags
            .iter()
            .filter(|mark| mark.heading == heading.id)
            .map(|mark| mark.code.as_str())
            .collect();
        if codes.is_empty() {
            return None;
        }
        let codes = codes.join(" ");
        let name = Message::new("tag-block")
            .with("start", format!("{:.1}", tag.shown(clip.start)))
            .with("end", format!("{:.1}", tag.shown(clip.end)))
            .with("codes", codes.as_str())
            .with("heading", short(heading));
        Some(Block {
            clip: clip.clip,
            from: tag.shown(clip.start),
            to: tag.shown(clip.end),
            words: codes.clone(),
            name: context.words.say(&name),
            look: BlockLook {
                selected: tag.selected == Some(clip.clip),
                kept_back: !clip.may_be_shown,
                chosen: tag.is_chosen(clip.clip),
                starred: clip.starred,
            },
        })
    };
    tag.clips().filter_map(block).collect()
}

fn buttons(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut tag_typed::Form,
    actions: &mut Vec<UserAction>,
) {
    let player = &tag.player;
    ui.horizontal(|ui| {
        if widgets::icon_button(ui, Icon::FrameBack, &context.get("play-back-frame")).clicked() {
            actions.push(TagAction::Step(-1).into());
        }
        let playing = player.phase == PlayPhase::Playing;
        let (icon, key) = if playing { (Icon::Pause, "play-pause") } else { (Icon::Play, "play-play") };
        if widgets::icon_button(ui, icon, &context.get(key)).clicked() {
            actions.push(TagAction::PlayPause.into());
        }
        if widgets::icon_button(ui, Icon::FrameOn, &context.get("play-next-frame")).clicked() {
            actions.push(TagAction::Step(1).into());
        }
        let shown = tag.shown(form.scrubbing.unwrap_or(player.position));
        widgets::strong(ui, &format!("{shown:.1} / {}", tag.length()));
        if tag.rate > 1.0 {
            let speed = Message::new("tag-speed").with("factor", tag.rate);
            widgets::strong(ui, &context.words.say(&speed));
        }
        widgets::right(ui, |ui| {
            let mut volume = player.volume;
            if widgets::slider(ui, &context.get("play-volume"), &mut volume) {
                actions.push(TagAction::Volume(volume).into());
            }
        });
    });
}
