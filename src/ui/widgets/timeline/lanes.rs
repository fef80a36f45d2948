//! The clips in their lanes: where each is drawn, what the pointer and the keyboard do to them, and how they look. Knows no
//! vocabulary and no player.

use egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Rangef, Rect, Response, Role, Sense, Ui, WidgetInfo,
    accesskit, pos2, vec2,
};

use super::drag::Doing;
use super::geometry::{Grip, TimeScale, Window, grip};
use super::view::{Settling, TimelineView};
use super::what::{Block, FilmTimeline, TimelineAct};
use crate::base::MediaTime;
use crate::casework::changes::Edge;
use crate::ui::theme::{self, List, moments};
use crate::ui::topmost;

/// Around a clip the pointer takes it too, in points.
const AROUND: f32 = 3.0;
/// While something is dragged beyond an end of the lanes, they move on: shares of what is in view a second, per point.
const ON_PER_POINT: f64 = 0.02;

/// Where a clip is drawn.
pub(super) struct Drawn<'a> {
    /// Which.
    pub block: &'a Block<'a>,
    /// On which lane.
    pub lane: usize,
    /// Its place; outside the field where it is not in view.
    pub place: Rect,
    /// The pointer is on it.
    pub hovered: bool,
}

/// Where the lanes are.
#[derive(Clone, Copy)]
pub(super) struct Field {
    /// All of them.
    pub rect: Rect,
    /// Height of one.
    pub lane: f32,
}

impl Field {
    /// From top to bottom of a lane.
    pub fn lane(&self, lane: usize) -> Rangef {
        #[allow(clippy::cast_precision_loss)] // a handful of lanes
        let top = self.rect.top() + self.lane * lane as f32;
        Rangef::new(top, top + self.lane)
    }

    /// From top to bottom of a clip on it.
    pub fn clip(&self, lane: usize) -> Rangef {
        let height = (self.lane - 2.0 * moments::CLIP_GAP).min(moments::CLIP_MOST);
        let y = self.lane(lane);
        Rangef::new(y.center() - height / 2.0, y.center() + height / 2.0)
    }

    /// The lane at this height.
    fn lane_at(&self, y: f32, lanes: usize) -> usize {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a handful of lanes
        let lane = ((y - self.rect.top()) / self.lane).max(0.0) as usize;
        lane.min(lanes.saturating_sub(1))
    }
}

/// Takes the pointer between clips: pressed it goes there, dragged it marks a new clip on that lane.
pub(super) fn ground(
    ui: &Ui,
    view: &mut TimelineView,
    what: &FilmTimeline<'_>,
    (scale, field): (&TimeScale, Field),
    acts: &mut Vec<TimelineAct>,
) {
    let response = ui.interact(field.rect, Id::unique("timeline").with("lanes"), Sense::CLICK | Sense::DRAG);
    // On a clip too.
    if response.contains_pointer() {
        view.wheel(ui, field.rect.x_range());
    }
    if what.length <= MediaTime::ZERO {
        return;
    }
    if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        acts.push(TimelineAct::Seek(scale.time(at.x).min(what.length)));
    }
    if what.may_change
        && response.drag_started()
        && let Some(down) = ui.input(|input| input.pointer.press_origin())
    {
        let lane = field.lane_at(down.y, what.lanes.len());
        view.take(what, (None, lane), Doing::Make, scale.time(down.x).min(what.length));
    }
}

/// Places the clips and takes pointer and keys on them; the open one comes last, so that it is on top.
pub(super) fn blocks<'a>(
    ui: &Ui,
    view: &mut TimelineView,
    what: &'a FilmTimeline<'a>,
    (scale, field): (&TimeScale, Field),
    acts: &mut Vec<TimelineAct>,
) -> Vec<Drawn<'a>> {
    let mut order: Vec<(usize, &Block<'_>)> = Vec::new();
    for (lane, row) in what.lanes.iter().enumerate() {
        order.extend(row.blocks.iter().map(|block| (lane, block)));
    }
    order.sort_by_key(|(lane, block)| (block.from, block.to, *lane));
    let chosen = order.iter().position(|(_, block)| block.chosen);
    let list = List::horizontal(ui, "clips", order.len(), chosen);
    view.has_keyboard = false;
    let is_told = ui.ctx().accesskit_node_builder(ui.unique_id(), |_| ()).is_some();
    let is_open = |at: &usize| order[*at].1.chosen;
    let (tops, unders): (Vec<usize>, Vec<usize>) = (0..order.len()).partition(is_open);
    let mut drawn = Vec::with_capacity(order.len());
    for at in unders.into_iter().chain(tops) {
        let (lane, block) = order[at];
        let (from, to) = view.shown(Some(block.clip), block.span());
        let place = Rect::from_x_y_ranges(scale.block(from, to, what.length), field.clip(lane));
        // What is not in view is there for who reads the screen by ear, and where the keyboard is.
        let is_stop = list.sense(at).is_focusable();
        if !(place.intersects(field.rect) || is_stop || is_told) {
            continue;
        }
        let response = ui.interact(taken(place), list.id(at), sense(&list, at, what));
        list.keep(ui, at, &response);
        if list.moved() == Some(at) && !block.chosen {
            acts.push(TimelineAct::Open(block.clip));
        }
        told(ui, view, what, (&response, block, lane));
        pointed(ui, view, what, (scale, place), (&response, block, lane), acts);
        drawn.push(Drawn { block, lane, place, hovered: response.hovered() });
    }
    drawn
}

/// Where a clip is taken by the pointer.
fn taken(place: Rect) -> Rect {
    place.expand2(vec2(AROUND, 0.0))
}

/// Where readers of the screen find a clip: at the end of the lanes where it is not in view.
fn bounds(place: Rect, field: Rect) -> accesskit::Rect {
    let x = |x: f32| f64::from(x.clamp(field.left(), field.right()));
    accesskit::Rect::new(x(place.left()), place.top().into(), x(place.right()), place.bottom().into())
}

fn sense(list: &List, at: usize, what: &FilmTimeline<'_>) -> Sense {
    if what.may_change { list.sense(at) | Sense::DRAG } else { list.sense(at) }
}

/// What readers of the screen and whoever rests the pointer on it are told.
fn told(
    ui: &Ui,
    view: &mut TimelineView,
    what: &FilmTimeline<'_>,
    (response, block, lane): (&Response, &Block<'_>, usize),
) {
    let name = || (what.told)(block.clip, lane).name;
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), block.chosen, name()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_bounds(bounds(response.rect, ui.clip_rect()));
        let more = (what.told)(block.clip, lane).more;
        if !more.is_empty() {
            node.set_description(more);
        }
    });
    if response.has_focus() {
        view.has_keyboard = true;
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
}

fn pointed(
    ui: &Ui,
    view: &mut TimelineView,
    what: &FilmTimeline<'_>,
    (scale, place): (&TimeScale, Rect),
    (response, block, lane): (&Response, &Block<'_>, usize),
    acts: &mut Vec<TimelineAct>,
) {
    if response.double_clicked() {
        acts.push(TimelineAct::Play(block.clip));
    } else if response.clicked() {
        acts.push(TimelineAct::Open(block.clip));
    }
    if response.hovered() && view.hold.is_none() {
        if let Some(at) = response.hover_pos().filter(|_| what.may_change) {
            ui.ctx().set_cursor_icon(cursor(grip(place.x_range(), at.x), false));
        }
        response.clone().on_hover_ui(|ui| {
            let told = (what.told)(block.clip, lane);
            ui.label(told.name);
            if !told.more.is_empty() {
                theme::weak(ui, &told.more);
            }
        });
    }
    if what.may_change
        && response.drag_started()
        && let Some(down) = ui.input(|input| input.pointer.press_origin())
    {
        if !block.chosen {
            acts.push(TimelineAct::Open(block.clip));
        }
        let doing = Doing::Change(grip(place.x_range(), down.x), block.span());
        view.take(what, (Some(block.clip), lane), doing, scale.time(down.x));
    }
}

fn cursor(grip: Grip, held: bool) -> CursorIcon {
    match (grip, held) {
        (Grip::Start | Grip::End, _) => CursorIcon::ResizeHorizontal,
        (Grip::Body, true) => CursorIcon::Grabbing,
        (Grip::Body, false) => CursorIcon::PointingHand,
    }
}

/// The new clip that is marked: its edges and body can be dragged as well. Its place, where it has both points.
pub(super) fn new_clip(
    ui: &Ui,
    view: &mut TimelineView,
    what: &FilmTimeline<'_>,
    (scale, field): (&TimeScale, Field),
) -> Option<(Rect, bool)> {
    let making = view.hold.filter(|hold| hold.clip.is_none());
    let settling = view.settling.filter(|settling| settling.clip.is_none());
    let span = what.marked().or(making.map(|hold| hold.span)).or(settling.map(|settling| settling.span))?;
    let lane = making.map_or(what.active, |hold| hold.lane);
    let (from, to) = view.shown(None, span);
    let place = Rect::from_x_y_ranges(scale.block(from, to, what.length), field.clip(lane));
    if what.marked().is_none() {
        return Some((place, false));
    }
    let response = ui.interact(taken(place), Id::unique("timeline").with("new clip"), Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, ui.is_enabled(), &what.names.new));
    if response.hovered()
        && view.hold.is_none()
        && let Some(at) = response.hover_pos()
    {
        ui.ctx().set_cursor_icon(cursor(grip(place.x_range(), at.x), false));
    }
    if response.drag_started()
        && let Some(down) = ui.input(|input| input.pointer.press_origin())
    {
        view.take(what, (None, lane), Doing::Change(grip(place.x_range(), down.x), span), scale.time(down.x));
    }
    Some((place, response.hovered()))
}

/// The chosen clip's edges, for the keyboard and for readers of the screen: a little later, a little earlier.
pub(super) fn edges(ui: &Ui, what: &FilmTimeline<'_>, drawn: &[Drawn<'_>], acts: &mut Vec<TimelineAct>) {
    let Some(chosen) = drawn.iter().find(|drawn| drawn.block.chosen).filter(|_| what.may_change) else {
        return;
    };
    let (place, block) = (chosen.place, chosen.block);
    let ends = [(Edge::In, place.left(), block.from), (Edge::Out, place.right(), block.to)];
    for ((edge, x, time), name) in ends.into_iter().zip(&what.names.edges) {
        let rect = Rect::from_center_size(pos2(x, place.center().y), vec2(1.0, place.height()));
        let response = ui.interact(
            rect,
            Id::unique("clip-edge").with(edge == Edge::In),
            Sense::focusable_noninteractive(),
        );
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_bounds(bounds(rect, ui.clip_rect()));
            node.set_role(Role::Slider);
            node.set_label(name.as_str());
            node.set_value(format!("{time:.1}"));
            node.set_numeric_value(time.secs_f64());
            node.add_action(accesskit::Action::Increment);
            node.add_action(accesskit::Action::Decrement);
        });
        let asked = |action| ui.input(|input| input.num_accesskit_action_requests(response.id, action));
        let mut later = asked(accesskit::Action::Increment);
        let mut earlier = asked(accesskit::Action::Decrement);
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let pressed = |key| usize::from(ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)));
            later += pressed(Key::ArrowRight);
            earlier += pressed(Key::ArrowLeft);
        }
        acts.extend(std::iter::repeat_n(TimelineAct::Nudge(edge, true), later));
        acts.extend(std::iter::repeat_n(TimelineAct::Nudge(edge, false), earlier));
    }
}

/// Goes on with what is being dragged: shown where it comes to, with its picture; let go it is changed once, and Escape
/// leaves everything as it was.
pub(super) fn carry(
    ui: &Ui,
    view: &mut TimelineView,
    what: &FilmTimeline<'_>,
    (scale, field): (&TimeScale, Field),
    acts: &mut Vec<TimelineAct>,
) {
    let Some(before) = view.hold else { return };
    let escape = topmost::ends_drag(ui.ctx());
    let (down, at) = ui.input(|input| (input.pointer.primary_down(), input.pointer.interact_pos()));
    let is_there = before.clip.is_none_or(|clip| what.span_of(clip).is_some());
    if escape || !is_there {
        view.hold = None;
        ui.ctx().stop_dragging();
        acts.push(TimelineAct::Seek(before.stood));
        return;
    }
    let is_new = at.is_some_and(|at| view.drag_to(what, scale, scale.time(at.x)));
    let Some(hold) = view.hold else { return };
    if down {
        let grip = if let Doing::Change(grip, _) = hold.doing { grip } else { Grip::End };
        ui.ctx().set_cursor_icon(cursor(grip, true));
        if is_new {
            acts.push(TimelineAct::Scrub(hold.edge()));
        }
        if let Some(at) = at {
            move_on(ui, view, field.rect.x_range(), at.x);
        }
        return;
    }
    view.hold = None;
    let was = hold.clip.map_or_else(|| what.marked(), |clip| what.span_of(clip));
    let changed = was != Some(hold.span) && hold.span.1 - hold.span.0 >= MediaTime::from_ns(1);
    if !changed {
        acts.push(TimelineAct::Seek(hold.stood));
        return;
    }
    view.settling = Some(Settling { clip: hold.clip, span: hold.span, was });
    let (from, to) = hold.span;
    match (hold.clip, hold.doing) {
        (None, _) => return acts.push(TimelineAct::Mark(hold.lane, hold.span)),
        (Some(clip), Doing::Change(Grip::Start, _)) => acts.push(TimelineAct::Trim(clip, Edge::In, from)),
        (Some(clip), Doing::Change(Grip::End, _)) => acts.push(TimelineAct::Trim(clip, Edge::Out, to)),
        (Some(clip), Doing::Change(Grip::Body, _) | Doing::Make) => acts.push(TimelineAct::Move(clip, from)),
    }
    acts.push(TimelineAct::Seek(hold.edge()));
}

/// Beyond an end of the lanes they move on under the pointer.
fn move_on(ui: &Ui, view: &mut TimelineView, field: Rangef, x: f32) {
    let beyond = if x < field.min { x - field.min } else { (x - field.max).max(0.0) };
    if beyond == 0.0 {
        return;
    }
    let (window, dt) = (view.window(), ui.input(|input| input.stable_dt));
    let by_s = window.seconds * f64::from(beyond) * ON_PER_POINT * f64::from(dt.min(0.1));
    view.look_at(Window { left_s: window.left_s + by_s, ..window });
    // At the end of the film there is nowhere to go.
    if view.window() != window {
        ui.ctx().request_repaint();
    }
}
