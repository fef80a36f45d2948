//! What stands below the transport: the whole film in one bar, and a lane for each heading. Fills the place it is given.

use egui::Ui;

use super::said::short;
use super::typed::Form;
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::base::MediaTime;
use crate::casework::pages::{ClipRow, HeadingRow};
use crate::ui::context::Context;
use crate::ui::widgets::{self, Block, BlockLook, Lane, LaneAct, Lanes};
use crate::words::Message;

/// Height of the bar with its buttons, in points.
const BAR: f32 = 50.0;

/// Height it needs, in points.
pub(super) fn height(tag: &TagScreen) -> f32 {
    BAR + widgets::lanes_height(tag.headings.len())
}

/// Draws it and takes the pointer.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    bar(ui, context, tag, form, actions);
    lanes(ui, context, tag, form, actions);
}

/// The whole film in one bar.
fn bar(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, form: &mut Form, actions: &mut Vec<UserAction>) {
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
    form: &mut Form,
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
