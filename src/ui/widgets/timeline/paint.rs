//! How the lanes look: grounds, gaps, clips, and the line of where the film stands under their codes. Takes no pointer.

use std::sync::Arc;

use egui::{Align2, FontId, Galley, Painter, Rangef, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::geometry::TimeScale;
use super::hatch::hatch;
use super::lanes::{Drawn, Field};
use super::ruler::ticks;
use super::view::Grasp;
use super::what::FilmTimeline;
use crate::ui::icons::Icon;
use crate::ui::theme::{
    LaneLook, Palette, icon, letters, radius, space, stroke, strong_family, tabular_strong_family,
};

/// From a chosen clip to the outline around it, with half the outline.
const RING: f32 = 2.5;
/// A chosen clip's handles: from its edge, and their height.
const HANDLE: (f32, f32) = (4.0, 10.0);
/// From a clip's edge to its code, and from the crossed-out eye to the code.
const PAD: f32 = 3.0;
const EYE_GAP: f32 = 2.0;

/// Grounds of the lanes with their names, the ruler's lines through them, and the film's gaps.
pub(super) fn grounds(ui: &Ui, what: &FilmTimeline<'_>, scale: &TimeScale, field: Field, left: f32) {
    let colours = Palette::of(ui.visuals());
    let painter = ui.painter();
    for (at, lane) in what.lanes.iter().enumerate() {
        let (y, on) = (field.lane(at), at == what.active);
        let ground = if on { colours.lane_on } else { colours.lane };
        painter.rect_filled(Rect::from_x_y_ranges(field.rect.x_range(), y), 0, ground);
        painter.hline(field.rect.x_range(), y.max, Stroke::new(stroke::LINE, colours.line));
        let (family, ink) =
            if on { (strong_family(), colours.text) } else { (egui::FontFamily::Proportional, colours.weak) };
        let gutter = Rect::from_x_y_ranges(Rangef::new(left, field.rect.left() - space::PAIR), y);
        name(painter, gutter, lane.name, FontId::new(letters::CAPTION, family), ink);
    }
    let inside = painter.with_clip_rect(field.rect.intersect(ui.clip_rect()));
    for time in ticks(scale) {
        inside.vline(scale.x(time), field.rect.y_range(), Stroke::new(stroke::LINE, colours.line));
    }
    for (from, to) in what.gaps {
        let place = Rect::from_x_y_ranges(scale.stretch(*from, *to), field.rect.y_range());
        inside.rect_filled(place, 0, colours.well);
        hatch(&inside, place, colours.outline.gamma_multiply(0.6));
    }
}

/// The name of a row, cut off where it is too long.
pub(super) fn name(painter: &Painter, place: Rect, words: &str, font: FontId, ink: egui::Color32) {
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(place.width());
    let galley = painter.layout_job(job);
    let at = Align2::LEFT_CENTER.anchor_size(place.left_center(), galley.size());
    painter.galley(at.min, galley, ink);
}

/// The clips without their codes.
pub(super) fn clips(painter: &Painter, colours: &Palette, drawn: &[Drawn<'_>], active: usize) {
    for clip in drawn.iter().filter(|clip| clip.place.intersects(painter.clip_rect())) {
        let LaneLook { tone, edge } = colours.lane(clip.lane);
        painter.rect_filled(clip.place, radius::SMALL, tone.ground);
        if clip.block.kept_back {
            hatch(
                &painter.with_clip_rect(clip.place.shrink(1.0).intersect(painter.clip_rect())),
                clip.place,
                edge.gamma_multiply(0.45),
            );
        }
        let width = if clip.hovered { stroke::FOCUS } else { stroke::LINE };
        painter.rect_stroke(clip.place, radius::SMALL, Stroke::new(width, edge), StrokeKind::Inside);
        if clip.block.chosen {
            let ring = Stroke::new(stroke::FOCUS, colours.text);
            painter.rect_stroke(clip.place.expand(RING), radius::FIELD, ring, StrokeKind::Middle);
            if has_handles(clip, active) {
                handles(painter, clip.place, tone.ink);
            }
        }
    }
}

/// The lane that is tagged shows by handles that edges can be dragged.
fn has_handles(clip: &Drawn<'_>, active: usize) -> bool {
    clip.block.chosen && clip.lane == active && clip.place.width() >= 4.0 * HANDLE.0 + stroke::FOCUS
}

fn handles(painter: &Painter, place: Rect, ink: egui::Color32) {
    let y = Rangef::new(place.center().y - HANDLE.1 / 2.0, place.center().y + HANDLE.1 / 2.0);
    for x in [place.left() + HANDLE.0, place.right() - HANDLE.0] {
        painter.vline(x, y, Stroke::new(stroke::BOX, ink));
    }
}

/// The codes, over the line of where the film stands.
pub(super) fn codes(
    painter: &Painter,
    colours: &Palette,
    (drawn, what): (&[Drawn<'_>], &FilmTimeline<'_>),
    field: Rect,
) {
    let mut free_places = FreePlaces::of(drawn);
    for clip in drawn.iter().filter(|clip| clip.place.intersects(field)) {
        let LaneLook { tone, .. } = colours.lane(clip.lane);
        let seen = clip.place.intersect(field);
        let hidden = if clip.block.kept_back { icon::META + EYE_GAP } else { 0.0 };
        let handles = if has_handles(clip, what.active) { 2.0 * HANDLE.0 } else { 0.0 };
        let room = seen.width() - 2.0 * PAD - handles - hidden;
        let mut free = seen.right() + RING + space::PAIR;
        if let Some(words) = fitting(painter, clip, tone.ink, room) {
            let size = vec2(words.size().x + hidden, words.size().y);
            let mut place = Rect::from_center_size(seen.center(), size);
            if clip.block.kept_back {
                painter.rect_filled(place.expand2(vec2(2.0, 0.0)), radius::SMALL, tone.ground);
                eye(painter, &mut place, tone.ink);
            }
            painter.galley(place.min, words, tone.ink);
        } else {
            let words = code(painter, first(clip), tone.ink);
            let width = words.size().x + hidden;
            let place = |left: f32| {
                Rect::from_min_size(
                    pos2(left, seen.center().y - words.size().y / 2.0),
                    vec2(width, words.size().y),
                )
            };
            let (right, left) = (place(free), place(seen.left() - RING - space::PAIR - width));
            let is_free =
                |place: &Rect| field.contains_rect(*place) && free_places.has(clip.lane, place.x_range());
            let Some(mut place) = [right, left].into_iter().find(is_free) else { continue };
            free_places.take(clip.lane, place.right());
            if place == right {
                free = place.right() + space::PAIR;
            }
            if clip.block.kept_back {
                eye(painter, &mut place, tone.ink);
            }
            painter.galley(place.min, words, tone.ink);
        }
        let has_room = |right: f32| free_places.has(clip.lane, Rangef::new(free, right));
        if let Some(against) = clip.block.against.filter(|_| has_room(free + space::COLUMN))
            && let Some(then) = (what.then)(against)
        {
            let font = FontId::new(letters::CAPTION, egui::FontFamily::Proportional);
            let words = painter.layout_no_wrap(then, font, tone.ink);
            let at = pos2(free, seen.center().y - words.size().y / 2.0);
            let place = Rect::from_min_size(at, words.size());
            if field.contains_rect(place) && has_room(place.right()) {
                painter.galley(at, words, tone.ink);
            }
        }
    }
}

/// That parents do not see it; what follows stands behind it.
fn eye(painter: &Painter, place: &mut Rect, ink: egui::Color32) {
    let size = icon::META;
    let at = Rect::from_center_size(pos2(place.left() + size / 2.0, place.center().y), vec2(size, size));
    Icon::Hidden.paint(painter, at, ink);
    place.min.x += size + EYE_GAP;
}

/// As much of what a clip says as there is room for: codes and what they mean, all codes, or the first and how many more.
fn fitting(painter: &Painter, clip: &Drawn<'_>, ink: egui::Color32, room: f32) -> Option<Arc<Galley>> {
    let codes = clip.block.codes.join(" ");
    let more = clip.block.codes.len().saturating_sub(1);
    let mut said = vec![codes.clone()];
    if more == 0 && !clip.block.label.is_empty() {
        said.insert(0, format!("{codes} {}", clip.block.label));
    } else if more > 0 {
        said.push(format!("{} +{more}", first(clip)));
    }
    said.push(first(clip).to_owned());
    said.into_iter().map(|words| code(painter, &words, ink)).find(|words| words.size().x <= room)
}

fn first<'a>(clip: &Drawn<'a>) -> &'a str {
    clip.block.codes.first().copied().unwrap_or_default()
}

fn code(painter: &Painter, words: &str, ink: egui::Color32) -> Arc<Galley> {
    painter.layout_no_wrap(words.to_owned(), FontId::new(letters::CAPTION, tabular_strong_family()), ink)
}

/// Where no clip is drawn on a lane, and no code beside one.
struct FreePlaces {
    /// Of each lane, from the left: where clips begin, and how far those up to there reach.
    lanes: Vec<Vec<(f32, f32)>>,
    /// How far the codes beside clips reach.
    taken: Vec<f32>,
}

impl FreePlaces {
    fn of(drawn: &[Drawn<'_>]) -> Self {
        let count = drawn.iter().map(|clip| clip.lane + 1).max().unwrap_or(0);
        let mut lanes = vec![Vec::new(); count];
        for clip in drawn {
            lanes[clip.lane].push((clip.place.left(), clip.place.right()));
        }
        for lane in &mut lanes {
            lane.sort_by(|(one, _), (other, _)| one.total_cmp(other));
            let mut reach = f32::NEG_INFINITY;
            for (_, right) in lane.iter_mut() {
                reach = reach.max(*right);
                *right = reach;
            }
        }
        Self { lanes, taken: vec![f32::NEG_INFINITY; count] }
    }

    /// Whether nothing is there.
    fn has(&self, lane: usize, place: Rangef) -> bool {
        let before = self.lanes[lane].partition_point(|(left, _)| *left < place.max);
        let reach = before.checked_sub(1).map_or(f32::NEG_INFINITY, |last| self.lanes[lane][last].1);
        reach <= place.min && self.taken[lane] <= place.min
    }

    /// A code stands there up to here.
    fn take(&mut self, lane: usize, right: f32) {
        self.taken[lane] = self.taken[lane].max(right);
    }
}

/// The new clip that is marked and not saved yet.
pub(super) fn new_clip(painter: &Painter, colours: &Palette, place: Rect, hovered: bool) {
    painter.rect_filled(place, radius::SMALL, colours.chosen.ground);
    let width = if hovered { stroke::TAB } else { stroke::FOCUS };
    painter.rect_stroke(place, radius::SMALL, Stroke::new(width, colours.accent.ground), StrokeKind::Inside);
    handles(painter, place, colours.accent.ground);
}

/// Where something that is dragged has come to, over its clip, and what it caught on.
pub(super) fn bubble(ui: &Ui, hold: &Grasp, scale: &TimeScale, field: Field) {
    let colours = Palette::of(ui.visuals());
    if let Some(caught) = hold.caught {
        let line = Stroke::new(stroke::BOX, colours.accent.ground);
        ui.painter().vline(scale.x(caught), field.rect.y_range(), line);
    }
    let (from, to) = hold.span;
    let words = match hold.doing {
        super::drag::Doing::Change(super::geometry::Grip::Start | super::geometry::Grip::End, _) => {
            format!("{:.1}", hold.edge())
        }
        _ => format!("{from:.1}–{to:.1}"),
    };
    let font = FontId::new(letters::SMALL, tabular_strong_family());
    let words = ui.painter().layout_no_wrap(words, font, colours.page);
    let y = field.clip(hold.lane);
    let size = words.size() + vec2(2.0 * space::NEAR, space::PAIR);
    let half = size.x / 2.0;
    let x = scale
        .x(hold.edge())
        .clamp(field.rect.left() + half, (field.rect.right() - half).max(field.rect.left() + half));
    let place = Rect::from_center_size(pos2(x, y.min - RING - space::PAIR - size.y / 2.0), size);
    ui.painter().rect_filled(place, radius::SMALL, colours.text);
    ui.painter().galley(place.min + vec2(space::NEAR, space::PAIR / 2.0), words, colours.page);
}
