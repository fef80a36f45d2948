//! A film's clips in lanes, one a heading, under one clock that can be drawn out: 6 seconds of 20 minutes would
//! otherwise be too narrow to see. Knows no player and no vocabulary; every word is an argument.

use egui::{
    Align2, EventFilter, FontId, Id, Rect, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::base::{ClipId, MediaTime};
use crate::ui::icons::Icon;
use crate::ui::theme::{Meaning, Palette, Tone, strong_family};

/// Height of a lane and of the row of times, in points.
const LANE: f32 = 26.0;
const TICKS: f32 = 20.0;
/// Narrowest stretch that can be pressed, in points.
const LEAST: f32 = 12.0;
/// Width of the lanes' names, in points.
pub const GUTTER: f32 = 136.0;
/// Size of the star of a clip that is picked out, in points.
const STAR: f32 = 13.0;
/// How far the lanes can be drawn out: this many points a second.
const CLOSEST: f64 = 80.0;

/// One lane.
pub struct Lane<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its clips.
    pub blocks: Vec<Block>,
}

/// A clip on a lane.
pub struct Block {
    /// Which clip.
    pub clip: ClipId,
    /// In point.
    pub from: MediaTime,
    /// Out point.
    pub to: MediaTime,
    /// What stands on it.
    pub words: String,
    /// What readers of the screen are told.
    pub name: String,
    /// How it looks.
    pub look: BlockLook,
}

/// How a clip looks on its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // facts that do not exclude one another
pub struct BlockLook {
    /// It is open in the form.
    pub selected: bool,
    /// Parents may not see it.
    pub kept_back: bool,
    /// It is to be shown.
    pub chosen: bool,
    /// It is picked out.
    pub starred: bool,
}

/// Everything on the lanes.
pub struct Lanes<'a> {
    /// From the top.
    pub rows: &'a [Lane<'a>],
    /// The lane whose tags are chosen.
    pub active: usize,
    /// Stretches without picture or sound.
    pub gaps: &'a [(MediaTime, MediaTime)],
    /// The clip being marked: in and out, as far as set.
    pub open: (Option<MediaTime>, Option<MediaTime>),
    /// Where the film stands.
    pub position: MediaTime,
    /// Its length.
    pub length: MediaTime,
}

/// Which part of the film the lanes show.
#[derive(Clone, Copy, Debug, Default)]
pub struct LanesView {
    /// How far they are drawn out: doublings from the whole film.
    zoom: f32,
    /// What stands at the left edge, in seconds.
    left_s: f64,
    /// The zoom when last drawn.
    drawn: f32,
    /// Where the film stood when last drawn.
    stood: MediaTime,
    /// Whether a clip on a lane has the keyboard.
    pub focused: bool,
}

impl LanesView {
    /// Draws the lanes out, or together if negative, by so many doublings.
    pub fn zoom_by(&mut self, doublings: f32) {
        self.zoom = (self.zoom + doublings).max(0.0);
    }

    /// Whether the whole film is in view.
    pub fn is_whole(&self) -> bool {
        self.zoom <= 0.0
    }
}

/// What was done on the lanes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LaneAct {
    /// A clip was pressed.
    Clip(ClipId),
    /// A place between clips was pressed.
    Seek(MediaTime),
}

/// Height of so many lanes with their row of times, in points.
#[allow(clippy::cast_precision_loss)] // a handful of lanes
pub fn lanes_height(lanes: usize) -> f32 {
    TICKS + LANE * lanes as f32
}

/// Draws the lanes and takes the pointer.
pub fn lanes(ui: &mut Ui, view: &mut LanesView, what: &Lanes<'_>) -> Option<LaneAct> {
    let size = vec2(ui.available_width(), lanes_height(what.rows.len()));
    let (place, response) = ui.allocate_exact_size(size, Sense::click());
    let field = Rect::from_min_max(place.min + vec2(GUTTER, TICKS), place.max);
    move_view(ui, view, what, field, response.hovered());
    let scale = Scale::new(view, what.length, field);
    ground(ui, what, place, field);
    ticks(ui, &scale, place);
    stretches(ui, what, &scale);
    let mut act = None;
    view.focused = false;
    for (row, lane) in what.rows.iter().enumerate() {
        for block in &lane.blocks {
            if let Some(pressed) = draw_block(ui, view, &scale, row, block) {
                act = Some(pressed);
            }
        }
    }
    marks(ui, what, &scale);
    let pointer = response.interact_pointer_pos().filter(|at| field.contains(*at));
    if act.is_none() && response.clicked() {
        act = pointer.map(|at| LaneAct::Seek(scale.time(at.x).min(what.length)));
    }
    act
}

/// From times to places on the screen and back.
struct Scale {
    field: Rect,
    left_s: f64,
    per_second: f64,
}

#[allow(clippy::cast_possible_truncation)] // places on a screen
impl Scale {
    fn new(view: &LanesView, length: MediaTime, field: Rect) -> Self {
        let whole = f64::from(field.width()) / length.secs_f64().max(0.1);
        Self { field, left_s: view.left_s, per_second: whole * f64::from(view.zoom.exp2()) }
    }

    fn at(&self, time: MediaTime) -> f32 {
        self.field.left() + ((time.secs_f64() - self.left_s) * self.per_second) as f32
    }

    fn time(&self, x: f32) -> MediaTime {
        let share = f64::from(x - self.field.left()) / self.per_second;
        MediaTime::from_secs_f64((self.left_s + share).max(0.0))
    }

    fn seconds(&self) -> f64 {
        f64::from(self.field.width()) / self.per_second
    }

    fn span(&self, from: MediaTime, to: MediaTime, y: egui::Rangef) -> Rect {
        let left = self.at(from);
        Rect::from_min_max(pos2(left, y.min), pos2(self.at(to).max(left + 3.0), y.max))
    }
}

/// Wheel and pinch move and draw out what is under the pointer; while the film goes on, the view goes with it.
fn move_view(ui: &Ui, view: &mut LanesView, what: &Lanes<'_>, field: Rect, hovered: bool) {
    let length_s = what.length.secs_f64();
    if length_s <= 0.0 {
        *view = LanesView { focused: view.focused, ..LanesView::default() };
        return;
    }
    let before = Scale::new(view, what.length, field);
    let mut anchor = None;
    let mut pan_s = 0.0;
    if hovered {
        let (zoom, wheel, pointer) =
            ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta(), input.pointer.hover_pos()));
        if (zoom - 1.0).abs() > f32::EPSILON {
            view.zoom_by(zoom.log2());
            anchor = pointer.map(|at| before.time(at.x).secs_f64());
        } else {
            pan_s = -f64::from(wheel.x + wheel.y) / before.per_second;
        }
    }
    let closest = (CLOSEST * length_s / f64::from(field.width().max(1.0))).max(1.0).log2();
    #[allow(clippy::cast_possible_truncation)] // a few doublings
    let closest = closest as f32;
    view.zoom = view.zoom.min(closest);
    let shown_s = Scale::new(view, what.length, field).seconds();
    let at_s = what.position.secs_f64();
    if let Some(anchor_s) = anchor {
        // What is under the pointer stays there.
        view.left_s = anchor_s - (anchor_s - view.left_s) * shown_s / before.seconds();
    } else if view.zoom.to_bits() != view.drawn.to_bits() {
        view.left_s = at_s - shown_s * 0.3;
    }
    view.drawn = view.zoom;
    view.left_s += pan_s;
    if what.position != view.stood {
        view.stood = what.position;
        if at_s < view.left_s || at_s > view.left_s + shown_s * 0.95 {
            view.left_s = at_s - shown_s * 0.1;
        }
    }
    view.left_s = view.left_s.clamp(0.0, (length_s - shown_s).max(0.0));
}

fn row_range(field: Rect, row: usize) -> egui::Rangef {
    #[allow(clippy::cast_precision_loss)] // a handful of lanes
    let top = field.top() + LANE * row as f32;
    egui::Rangef::new(top, top + LANE)
}

fn small(ui: &Ui) -> FontId {
    TextStyle::Small.resolve(ui.style())
}

fn ground(ui: &Ui, what: &Lanes<'_>, place: Rect, field: Rect) {
    let colours = Palette::of(ui.visuals());
    let painter = ui.painter();
    painter.rect_filled(field, 6, colours.card);
    for (row, lane) in what.rows.iter().enumerate() {
        let y = row_range(field, row);
        let (font, ink) = if row == what.active {
            let whole = Rect::from_x_y_ranges(place.x_range(), y);
            painter.rect_filled(whole, 6, colours.chosen.ground.gamma_multiply(0.6));
            (FontId::new(small(ui).size, strong_family()), colours.text)
        } else {
            (small(ui), colours.weak)
        };
        let gutter = Rect::from_x_y_ranges(egui::Rangef::new(place.left(), field.left() - 6.0), y);
        let at = pos2(gutter.left() + 6.0, gutter.center().y);
        painter.with_clip_rect(gutter).text(at, Align2::LEFT_CENTER, lane.name, font, ink);
        painter.hline(place.x_range(), y.max, Stroke::new(1.0, colours.line));
    }
    painter.rect_stroke(field, 6, Stroke::new(1.0, colours.line), StrokeKind::Inside);
}

/// Times along the top, as many as there is room for.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // seconds of a film
fn ticks(ui: &Ui, scale: &Scale, place: Rect) {
    let colours = Palette::of(ui.visuals());
    let room_s = 84.0 / scale.per_second;
    let steps = [1_i64, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
    let step = steps.into_iter().find(|step| *step as f64 >= room_s).unwrap_or(7200);
    let painter = ui.painter().with_clip_rect(place.expand2(vec2(1.0, 0.0)));
    let mut at_s = (scale.left_s / step as f64).ceil() as i64 * step;
    while at_s as f64 <= scale.left_s + scale.seconds() {
        let time = MediaTime::from_secs(at_s);
        let x = scale.at(time);
        let words = time.to_string();
        let anchor = if x + 34.0 > place.right() { Align2::RIGHT_TOP } else { Align2::LEFT_TOP };
        let dx = if anchor == Align2::LEFT_TOP { 4.0 } else { -4.0 };
        painter.text(pos2(x + dx, place.top()), anchor, words, small(ui), colours.weak);
        painter.vline(x, scale.field.y_range(), Stroke::new(1.0, colours.line));
        painter.vline(
            x,
            egui::Rangef::new(place.top() + 6.0, scale.field.top()),
            Stroke::new(1.0, colours.outline),
        );
        at_s += step;
    }
}

/// Gaps, and the stretch between in and out.
fn stretches(ui: &Ui, what: &Lanes<'_>, scale: &Scale) {
    let colours = Palette::of(ui.visuals());
    let painter = ui.painter().with_clip_rect(scale.field);
    let tone = colours.meaning(Meaning::NotMet);
    for (from, to) in what.gaps {
        let rect = scale.span(*from, *to, scale.field.y_range());
        painter.rect_filled(rect, 0, tone.ground);
        // Hatched, so that it is not told by colour alone.
        let mut x = rect.left();
        while x < rect.right() + rect.height() {
            let inside = painter.with_clip_rect(rect.intersect(scale.field));
            let ends = [pos2(x, rect.top()), pos2(x - rect.height(), rect.bottom())];
            inside.line_segment(ends, Stroke::new(1.0, tone.ink.gamma_multiply(0.5)));
            x += 9.0;
        }
    }
    if let (Some(from), Some(to)) = what.open {
        let y = row_range(scale.field, what.active);
        let rect = scale.span(from, to, egui::Rangef::new(y.min + 2.0, y.max - 2.0));
        painter.rect_filled(rect, 5, colours.accent.ground.gamma_multiply(0.35));
        painter.rect_stroke(rect, 5, Stroke::new(1.5, colours.accent.ground), StrokeKind::Inside);
    }
}

fn draw_block(
    ui: &mut Ui,
    view: &mut LanesView,
    scale: &Scale,
    row: usize,
    block: &Block,
) -> Option<LaneAct> {
    let y = row_range(scale.field, row);
    let rect = scale.span(block.from, block.to, egui::Rangef::new(y.min + 2.0, y.max - 2.0));
    if !rect.intersects(scale.field) {
        return None;
    }
    let wide = rect.expand2(vec2(((LEAST - rect.width()) / 2.0).max(0.0), 2.0)).intersect(scale.field);
    let id = Id::unique("lane-block").with((block.clip, row));
    let response = ui.interact(wide, id, Sense::click()).on_hover_text(&block.name);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, block.look.selected, &block.name));
    let colours = Palette::of(ui.visuals());
    let tone = if block.look.selected {
        colours.accent
    } else if block.look.kept_back {
        colours.meaning(Meaning::NotApplicable)
    } else {
        let met = colours.meaning(Meaning::Met);
        Tone { ink: met.ink, ground: met.ground }
    };
    let painter = ui.painter().with_clip_rect(scale.field);
    painter.rect_filled(rect, 5, tone.ground);
    let edge = if block.look.selected { colours.focus } else { tone.ink };
    let width = if block.look.selected { 2.0 } else { 1.0 };
    painter.rect_stroke(rect, 5, Stroke::new(width, edge), StrokeKind::Inside);
    if block.look.chosen {
        let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 4.0), rect.max);
        painter.rect_filled(line, 2, if block.look.selected { tone.ink } else { colours.accent.ground });
    }
    let text = painter.layout_no_wrap(block.words.clone(), small(ui), tone.ink);
    let mut room = rect.intersect(scale.field).shrink2(vec2(4.0, 0.0));
    if block.look.starred && room.width() >= STAR {
        let star = Rect::from_center_size(pos2(room.left() + STAR / 2.0, rect.center().y), vec2(STAR, STAR));
        Icon::Star.paint(&painter, star, tone.ink);
        room.min.x += STAR + 3.0;
    }
    if text.size().x <= room.width() {
        painter.galley(pos2(room.left(), rect.center().y - text.size().y / 2.0), text, tone.ink);
    }
    if response.has_focus() {
        view.focused = true;
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    response.clicked().then_some(LaneAct::Clip(block.clip))
}

/// In, out and where the film stands, through all lanes.
fn marks(ui: &Ui, what: &Lanes<'_>, scale: &Scale) {
    let colours = Palette::of(ui.visuals());
    let tall = egui::Rangef::new(scale.field.top() - 6.0, scale.field.bottom());
    let painter = ui.painter().with_clip_rect(Rect::from_x_y_ranges(scale.field.x_range(), tall).expand(1.0));
    for (mark, turn) in [(what.open.0, 1.0), (what.open.1, -1.0)] {
        let Some(mark) = mark else { continue };
        let x = scale.at(mark);
        painter.vline(x, tall, Stroke::new(2.0, colours.accent.ground));
        let flag = [pos2(x, tall.min), pos2(x + 9.0 * turn, tall.min + 5.0), pos2(x, tall.min + 10.0)];
        painter.add(egui::Shape::convex_polygon(flag.to_vec(), colours.accent.ground, Stroke::NONE));
    }
    let x = scale.at(what.position);
    painter.vline(x, tall, Stroke::new(2.5, colours.text));
    painter.circle_filled(pos2(x, tall.min + 3.0), 4.5, colours.text);
}
