//! The whole film in one bar: its clips, its gaps, where it stands, and the part that is in view as a frame that is moved
//! and drawn out. Knows no lane's clips but their colours and times.

use egui::{
    CornerRadius, CursorIcon, Id, Key, Rangef, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, accesskit, pos2, vec2,
};

use super::geometry::{Grip, TimeScale, Window};
use super::hatch::hatch;
use super::view::TimelineView;
use super::what::{FilmTimeline, TimelineAct};
use crate::base::MediaTime;
use crate::ui::theme::{Palette, radius, stroke};
use crate::ui::topmost;

/// A clip's mark: its height, and the least of its width, in points.
const MARK: (f32, f32) = (14.0, 5.0);
/// A clip longer than this, in points, is a line at the foot, so that it hides no other.
const LONG: f32 = 40.0;
/// Height of that line, and its middle over the foot of the bar.
const LONG_HEIGHT: f32 = 3.0;
const LONG_FOOT: f32 = 4.5;
/// The frame's handles.
const HANDLE: egui::Vec2 = vec2(4.0, 12.0);
/// The frame is at least this wide, in points.
const FRAME: f32 = 16.0;
/// One press of an arrow, with the keyboard on it.
const STEP: MediaTime = MediaTime::from_secs(1);

/// Draws the bar and takes pointer and keys.
pub(super) fn overview(
    ui: &mut Ui,
    view: &mut TimelineView,
    what: &FilmTimeline<'_>,
    bar: Rect,
    acts: &mut Vec<TimelineAct>,
) {
    let scale = TimeScale::new(bar.x_range(), Window::whole(what.length.secs_f64().max(0.1)));
    let response = ui.interact(bar, Id::unique("timeline").with("overview"), Sense::click_and_drag());
    let names = what.names;
    response.widget_info(|| WidgetInfo::slider(true, what.position.secs_f64(), &names.position));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Slider);
        node.set_value(names.position_value.as_str());
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(what.length.secs_f64());
        node.add_action(accesskit::Action::Increment);
        node.add_action(accesskit::Action::Decrement);
    });
    if what.length > MediaTime::ZERO {
        pointed(ui, view, what, &scale, &response, acts);
        keys(ui, what, &response, acts);
    }
    paint(ui, view, what, &scale, bar, &response);
}

/// The frame of what is in view, as it is drawn.
fn frame(scale: &TimeScale, window: Window, bar: Rect) -> Rect {
    let time = MediaTime::from_secs_f64;
    let x = scale.stretch(time(window.left_s), time(window.left_s + window.seconds));
    let wide = ((FRAME - x.span()) / 2.0).max(0.0);
    let x = Rangef::new((x.min - wide).max(bar.left()), (x.max + wide).min(bar.right()));
    Rect::from_x_y_ranges(x, bar.y_range())
}

/// How the frame is taken at a place; not at all where everything is in view, or beside it.
fn taken(view: &TimelineView, frame: Rect, x: f32) -> Option<Grip> {
    let near = HANDLE.x + 2.0;
    if view.is_whole() || x < frame.left() - near || x > frame.right() + near {
        return None;
    }
    Some(super::geometry::grip(frame.x_range(), x))
}

fn pointed(
    ui: &Ui,
    view: &mut TimelineView,
    what: &FilmTimeline<'_>,
    scale: &TimeScale,
    response: &Response,
    acts: &mut Vec<TimelineAct>,
) {
    let frame = frame(scale, view.window(), response.rect);
    let grip = response.hover_pos().and_then(|at| taken(view, frame, at.x));
    if let Some(grip) = view.pan.map(|(grip, ..)| grip).or(grip) {
        ui.ctx().set_cursor_icon(match (grip, view.pan) {
            (Grip::Start | Grip::End, _) => CursorIcon::ResizeHorizontal,
            (Grip::Body, Some(_)) => CursorIcon::Grabbing,
            (Grip::Body, None) => CursorIcon::Grab,
        });
    }
    if response.drag_started()
        && let Some(down) = ui.input(|input| input.pointer.press_origin())
    {
        match taken(view, frame, down.x) {
            Some(grip) => view.pan = Some((grip, view.window(), scale.time(down.x).secs_f64())),
            None => view.scrub = Some(what.position),
        }
    }
    if let Some((grip, window, down_s)) = view.pan {
        if let Some(at) = response.interact_pointer_pos() {
            view.look_at(panned(grip, window, scale.time(at.x).secs_f64() - down_s));
        }
        if !response.dragged() {
            view.pan = None;
        }
    } else if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        acts.push(TimelineAct::Seek(scale.time(at.x).min(what.length)));
    } else {
        scrub(ui, view, what, scale, response, acts);
    }
}

/// The window after its frame was moved, or drawn out by an edge, by so many seconds.
fn panned(grip: Grip, window: Window, by_s: f64) -> Window {
    let right_s = window.left_s + window.seconds;
    match grip {
        Grip::Body => Window { left_s: window.left_s + by_s, ..window },
        Grip::End => Window { seconds: (window.seconds + by_s).max(0.1), ..window },
        Grip::Start => {
            let left_s = (window.left_s + by_s).clamp(0.0, right_s - 0.1);
            Window { left_s, seconds: right_s - left_s }
        }
    }
}

/// Goes through the film while a handle is dragged; where it is let go is gone to exactly, and Escape goes back.
pub(super) fn scrub(
    ui: &Ui,
    view: &mut TimelineView,
    what: &FilmTimeline<'_>,
    scale: &TimeScale,
    response: &Response,
    acts: &mut Vec<TimelineAct>,
) {
    let Some(stood) = view.scrub else { return };
    let at = response.interact_pointer_pos().map(|at| scale.time(at.x).min(what.length));
    if response.dragged() {
        acts.extend(at.map(TimelineAct::Scrub));
    } else if response.drag_stopped() {
        view.scrub = None;
        let cancelled = topmost::ends_drag(ui.ctx());
        let to = if cancelled { Some(stood) } else { at };
        acts.extend(to.map(TimelineAct::Seek));
    }
}

/// With the keyboard on it, the arrows go by a second, Home and End to either end.
fn keys(ui: &Ui, what: &FilmTimeline<'_>, response: &Response, acts: &mut Vec<TimelineAct>) {
    let (back, on) = (what.position.since(STEP), (what.position + STEP).min(what.length));
    let asked = |action| ui.input(|input| input.has_accesskit_action_request(response.id, action));
    if asked(accesskit::Action::Decrement) {
        acts.push(TimelineAct::Seek(back));
    }
    if asked(accesskit::Action::Increment) {
        acts.push(TimelineAct::Seek(on));
    }
    if !response.has_focus() {
        return;
    }
    let filter = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    for (key, to) in
        [(Key::ArrowLeft, back), (Key::ArrowRight, on), (Key::Home, MediaTime::ZERO), (Key::End, what.length)]
    {
        if ui.input(|input| input.key_pressed(key)) {
            acts.push(TimelineAct::Seek(to));
        }
    }
}

fn paint(
    ui: &Ui,
    view: &TimelineView,
    what: &FilmTimeline<'_>,
    scale: &TimeScale,
    bar: Rect,
    response: &Response,
) {
    let colours = Palette::of(ui.visuals());
    let painter = ui.painter().with_clip_rect(bar.expand(1.0).intersect(ui.clip_rect()));
    painter.rect_filled(bar, radius::FIELD, colours.well);
    for (from, to) in what.gaps {
        hatch(&painter, Rect::from_x_y_ranges(scale.stretch(*from, *to), bar.y_range()), colours.outline);
    }
    let frame = frame(scale, view.window(), bar);
    marks(what, scale, bar, |rect, lane| {
        painter.rect_filled(rect, CornerRadius::same(1), colours.lane(lane).edge);
    });
    if let Some((from, to)) = what.marked() {
        let x = scale.stretch(from, to);
        let mark =
            Rect::from_center_size(pos2(x.center(), bar.center().y), vec2(x.span().max(MARK.1), MARK.0));
        painter.rect_stroke(mark, 1, Stroke::new(stroke::BOX, colours.accent.ground), StrokeKind::Inside);
    }
    painter.vline(scale.x(what.position), bar.y_range(), Stroke::new(stroke::FOCUS, colours.text));
    let edge =
        if response.hovered() || view.pan.is_some() { colours.accent_hover } else { colours.accent.ground };
    let inner = frame.shrink(stroke::LINE);
    painter.rect_stroke(inner, radius::FIELD, Stroke::new(stroke::BOX, edge), StrokeKind::Inside);
    if !view.is_whole() {
        for x in [inner.left() + 1.0, inner.right() - 1.0] {
            painter.rect_filled(Rect::from_center_size(pos2(x, bar.center().y), HANDLE), 2, edge);
        }
    }
}

/// Every clip's mark with its lane, the long ones first and low, so that none hides another.
fn marks(what: &FilmTimeline<'_>, scale: &TimeScale, bar: Rect, mut draw: impl FnMut(Rect, usize)) {
    let is_long = |x: Rangef| x.span() > LONG;
    for long in [true, false] {
        for (lane, row) in what.lanes.iter().enumerate().rev() {
            for block in &row.blocks {
                let x = scale.stretch(block.from, block.to);
                if is_long(x) != long {
                    continue;
                }
                let (height, y) =
                    if long { (LONG_HEIGHT, bar.bottom() - LONG_FOOT) } else { (MARK.0, bar.center().y) };
                let size = vec2(x.span().max(MARK.1), height);
                let left = x.min.min(bar.right() - size.x);
                draw(Rect::from_min_size(pos2(left, y - height / 2.0), size), lane);
            }
        }
    }
}
