//! What is below the transport: the whole film in one bar, and a lane for each heading. Fills the height it is given, and
//! says what was done on it in the programme's terms.

use egui::Ui;

use super::panel::FINE;
use super::said::short;
use super::typed::Form;
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::base::{ClipId, MediaTime};
use crate::casework::Act;
use crate::casework::changes::ClipEdit;
use crate::casework::pages::{ClipRow, HeadingRow, TagMark};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme;
use crate::ui::widgets::{self, Block, FilmTimeline, Lane, Names, TimelineAct, ToldBlock};
use crate::words::Message;

/// Height it needs at least, in points. With more it is drawn higher.
pub(super) fn height(tag: &TagScreen) -> f32 {
    widgets::timeline_height(tag.headings.len()).0
}

/// Draws it and takes pointer and keys.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let lane = |heading| Lane { name: short(heading), blocks: blocks(tag, heading) };
    let lanes: Vec<Lane<'_>> = tag.headings.iter().map(lane).collect();
    let gaps = shown_gaps(tag);
    let position = tag.shown(form.scrubbing.unwrap_or(tag.player.position));
    let act = if tag.blind.is_some() { Act::Supervise } else { Act::ChangeClips };
    let what = FilmTimeline {
        lanes: &lanes,
        active: tag.heading,
        gaps: &gaps,
        marks: (tag.mark_in.map(|at| tag.shown(at)), tag.mark_out.map(|at| tag.shown(at))),
        position,
        length: tag.length(),
        may_change: context.state.refusal(act).is_none(),
        is_settled: tag.history.is_settled(),
        names: &names(context, tag, position),
        told: &|clip, lane| told(context, tag, clip, lane),
        then: &|earlier| then(context, tag, earlier),
    };
    let height = ui.available_height();
    for act in widgets::timeline(ui, &mut form.lanes, &what, height) {
        actions.push(done(tag, form, act).into());
    }
}

/// Two icons that draw the lanes together and out, at the right end of a row that is drawn from the right.
pub(super) fn zoom(ui: &mut Ui, context: &Context<'_>, form: &mut Form) {
    let why = context.get("tag-zoom-whole");
    for (icon, key, doublings) in [(Icon::Closer, "tag-zoom-in", 1.0), (Icon::Wider, "tag-zoom-out", -1.0)] {
        let whole = doublings < 0.0 && form.lanes.is_whole();
        let name = context.get(key);
        if theme::icon_only(icon, &name).off(whole.then_some(why.as_str())).show(ui).clicked() {
            form.lanes.zoom_by(doublings);
        }
    }
}

/// What was done, in the film's own time.
fn done(tag: &TagScreen, form: &mut Form, act: TimelineAct) -> TagAction {
    form.scrubbing = if let TimelineAct::Scrub(to) = act { Some(tag.meant(to)) } else { None };
    match act {
        TimelineAct::Open(clip) => TagAction::GoToClip(clip),
        TimelineAct::Play(clip) => TagAction::PlayClip(clip),
        TimelineAct::Scrub(to) => TagAction::Scrub(tag.meant(to)),
        TimelineAct::Seek(to) => TagAction::Seek(tag.meant(to)),
        TimelineAct::Mark(lane, (from, to)) => TagAction::MarkSpan(tag.meant(from), tag.meant(to), lane),
        TimelineAct::Trim(clip, edge, at) => TagAction::Edit(clip, ClipEdit::Edge(edge, tag.meant(at))),
        TimelineAct::Move(clip, to) => TagAction::Edit(clip, ClipEdit::MoveTo(tag.meant(to))),
        TimelineAct::Nudge(edge, later) => {
            TagAction::MoveEdge(edge, if later { FINE } else { MediaTime::ZERO - FINE })
        }
    }
}

fn names(context: &Context<'_>, tag: &TagScreen, position: MediaTime) -> Names {
    let time = |at: Option<MediaTime>| at.map_or_else(String::new, |at| format!("{:.1}", tag.shown(at)));
    let new = Message::new("tag-block-new").with("start", time(tag.mark_in)).with("end", time(tag.mark_out));
    let value = Message::new("tag-position")
        .with("position", format!("{position:.1}"))
        .with("length", tag.length().to_string());
    Names {
        whole: context.get("tag-whole-film"),
        position: context.get("play-position"),
        position_value: context.say(&value),
        new: context.say(&new),
        edges: ["tag-block-start", "tag-block-end"].map(|key| context.get(key)),
    }
}

/// The stretches without picture or sound of what is worked on, as they are shown.
fn shown_gaps(tag: &TagScreen) -> Vec<(MediaTime, MediaTime)> {
    let within = |(from, to): &(MediaTime, MediaTime)| (tag.within(*from), tag.within(*to));
    let some = tag.gaps.iter().map(within).filter(|(from, to)| from < to);
    some.map(|(from, to)| (tag.shown(from), tag.shown(to))).collect()
}

/// A heading's clips; a clip with tags of several headings is on several lanes.
fn blocks<'a>(tag: &'a TagScreen, heading: &'a HeadingRow) -> Vec<Block<'a>> {
    tag.clips().filter_map(|clip| block(tag, heading, clip)).collect()
}

fn block<'a>(tag: &'a TagScreen, heading: &'a HeadingRow, clip: &'a ClipRow) -> Option<Block<'a>> {
    let label = of_heading(clip, heading).next()?.label.as_str();
    Some(Block {
        clip: clip.clip,
        from: tag.shown(clip.start),
        to: tag.shown(clip.end),
        codes: of_heading(clip, heading).map(|mark| mark.code.as_str()).collect(),
        label,
        against: clip.earlier.filter(|_| heading.needs_earlier_clip),
        chosen: tag.selected == Some(clip.clip),
        kept_back: !clip.may_be_shown,
    })
}

fn of_heading<'a>(clip: &'a ClipRow, heading: &'a HeadingRow) -> impl Iterator<Item = &'a TagMark> {
    clip.tags.iter().filter(|mark| mark.heading == heading.id)
}

/// Which moment another is seen against.
fn then(context: &Context<'_>, tag: &TagScreen, earlier: ClipId) -> Option<String> {
    let row = tag.family.clips.iter().find(|row| row.clip == earlier)?;
    let then = Message::new("tag-then").with("session", row.session);
    Some(context.say(&then.with("start", row.start.to_string())))
}

/// When it is and what its tags say, and what the list shows of it by icons.
fn told(context: &Context<'_>, tag: &TagScreen, clip: ClipId, lane: usize) -> ToldBlock {
    let found = tag.clips().find(|row| row.clip == clip).zip(tag.headings.get(lane));
    let Some((clip, heading)) = found else { return ToldBlock { name: String::new(), more: String::new() } };
    let codes: Vec<&str> = of_heading(clip, heading).map(|mark| mark.code.as_str()).collect();
    let name = Message::new("tag-block")
        .with("start", format!("{:.1}", tag.shown(clip.start)))
        .with("end", format!("{:.1}", tag.shown(clip.end)))
        .with("codes", codes.join(" "))
        .with("heading", short(heading));
    let mut said: Vec<String> = of_heading(clip, heading).map(|mark| mark.label.clone()).collect();
    for (is_so, key) in [
        (clip.starred, "tag-only-starred"),
        (tag.is_chosen(clip.clip), "tag-block-shown"),
        (!clip.may_be_shown, "tag-block-hidden"),
    ] {
        said.extend(is_so.then(|| context.get(key)));
    }
    ToldBlock { name: context.say(&name), more: said.join(" · ") }
}
