//! The sessions of a programme on a line of months: every session a knob that opens it, the days between which the last
//! may be held, and today. Knows no rule: places and verdicts come computed; every word is an argument.

use chrono::{Datelike as _, Months, NaiveDate};
use egui::{
    Align2, FontId, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::rows::meaning;
use crate::programme::fidelity::Verdict;
use crate::programme::{PlaceState, Timeline, TimelinePlace};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Palette};

/// Radius of a session's knob, in points.
const KNOB: f32 = 19.0;
/// Distance of two knobs that would lie on one another, in points.
const APART: f32 = 2.0 * KNOB + 6.0;
/// Room at either end of the line, in points.
const END: f32 = 26.0;
/// Where the rows of the drawing lie below its top, in points.
const MONTHS: f32 = 12.0;
const BAND: f32 = 36.0;
const KNOBS: f32 = 74.0;
const LINE: f32 = 116.0;
const TODAY: f32 = 138.0;
const HEIGHT: f32 = 152.0;

/// The words of the drawing.
pub struct LineWords<'a> {
    /// What the whole line says to those who do not see it.
    pub all: &'a str,
    /// Beside the mark of today.
    pub today: &'a str,
    /// Over the days on which the last session may be held.
    pub last: &'a str,
    /// Before the sessions without a day.
    pub unplanned: &'a str,
    /// Name of a day's month.
    pub month: &'a dyn Fn(NaiveDate) -> String,
    /// Name of a session's knob.
    pub place: &'a dyn Fn(&TimelinePlace) -> String,
}

/// Draws the line; the number of the session whose knob was pressed.
pub fn programme_line(ui: &mut Ui, line: &Timeline, words: &LineWords<'_>) -> Option<u32> {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.all));
    let scale = Scale::new(area, line.from, line.to);
    ground(ui, &scale, line, words);
    let placed: Vec<(&TimelinePlace, f32)> =
        line.places.iter().filter_map(|place| Some((place, scale.x(place.day?)))).collect();
    let wanted: Vec<f32> = placed.iter().map(|(_, x)| *x).collect();
    let spread = spread(&wanted, area.left() + KNOB, area.right() - KNOB);
    let mut pressed = None;
    for ((place, x), at) in placed.into_iter().zip(spread) {
        let centre = pos2(at, area.top() + KNOBS);
        stem(ui, &scale, place, x, centre);
        if knob(ui, place, centre, &(words.place)(place)).clicked() {
            pressed = Some(place.number);
        }
    }
    let without: Vec<&TimelinePlace> = line.places.iter().filter(|place| place.day.is_none()).collect();
    if !without.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            theme::weak(ui, words.unplanned);
            for place in without {
                let (rect, _) = ui.allocate_exact_size(vec2(2.0 * KNOB, 2.0 * KNOB), Sense::hover());
                if knob(ui, place, rect.center(), &(words.place)(place)).clicked() {
                    pressed = Some(place.number);
                }
            }
        });
    }
    pressed
}

/// Days as places on the window.
struct Scale {
    area: Rect,
    from: NaiveDate,
    days: f32,
}

impl Scale {
    fn new(area: Rect, from: NaiveDate, to: NaiveDate) -> Self {
        Self { area, from, days: days_between(from, to).max(1.0) }
    }

    fn x(&self, day: NaiveDate) -> f32 {
        let share = (days_between(self.from, day) / self.days).clamp(0.0, 1.0);
        self.area.left() + END + share * (self.area.width() - 2.0 * END)
    }
}

#[allow(clippy::cast_precision_loss)] // days of a programme
fn days_between(from: NaiveDate, to: NaiveDate) -> f32 {
    (to - from).num_days() as f32
}

/// Moves what would lie on one another apart, keeping the order, as little as it takes and within the ends.
fn spread(wanted: &[f32], left: f32, right: f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|one, other| wanted[*one].total_cmp(&wanted[*other]));
    #[allow(clippy::cast_precision_loss)] // a count of sessions
    let room = (right - left) / (wanted.len().max(2) - 1) as f32;
    let apart = APART.min(room);
    let mut places = wanted.to_vec();
    let mut least = left;
    for &index in &order {
        places[index] = places[index].max(least);
        least = places[index] + apart;
    }
    let mut most = right;
    for &index in order.iter().rev() {
        places[index] = places[index].min(most);
        most = places[index] - apart;
    }
    places
}

/// Months, the days for the last session, the line itself and today.
fn ground(ui: &Ui, scale: &Scale, line: &Timeline, words: &LineWords<'_>) {
    let colours = Palette::of(ui.visuals());
    let (painter, area) = (ui.painter(), scale.area);
    let small = FontId::proportional(15.0);
    if let (Some(from), Some(to)) = (line.last_from, line.last_to) {
        let tone = colours.meaning(Meaning::NotYet);
        let x = (scale.x(from) - 2.0)..=(scale.x(to) + 2.0);
        let band = Rect::from_x_y_ranges(x, area.top() + BAND - 12.0..=area.top() + LINE + 6.0);
        painter.rect_filled(band, 8, tone.ground);
        painter.rect_stroke(band, 8, Stroke::new(1.0, tone.ink.gamma_multiply(0.5)), StrokeKind::Inside);
        let galley = painter.layout_no_wrap(words.last.to_owned(), small.clone(), tone.ink);
        // Where the band is narrow its words hang over to the left.
        let left = (band.right() - galley.size().x - 8.0).min(band.left() + 8.0).max(area.left());
        painter.galley(pos2(left, area.top() + BAND - galley.size().y / 2.0 + 1.0), galley, tone.ink);
    }
    let y = area.top() + LINE;
    painter.line_segment([pos2(area.left(), y), pos2(area.right(), y)], Stroke::new(2.0, colours.outline));
    months(ui, scale, line, words, &small);
    if (line.from..=line.to).contains(&line.today) {
        let x = scale.x(line.today);
        let top = area.top() + MONTHS + 12.0;
        painter.line_segment([pos2(x, top), pos2(x, y + 10.0)], Stroke::new(2.0, colours.accent.ground));
        painter.circle_filled(pos2(x, y), 4.5, colours.accent.ground);
        let galley = painter.layout_no_wrap(words.today.to_owned(), small, colours.accent.ground);
        let left = (x - galley.size().x / 2.0).clamp(area.left(), area.right() - galley.size().x);
        painter.galley(pos2(left, area.top() + TODAY - 10.0), galley, colours.accent.ground);
    }
}

fn months(ui: &Ui, scale: &Scale, line: &Timeline, words: &LineWords<'_>, font: &FontId) {
    let colours = Palette::of(ui.visuals());
    let (painter, area) = (ui.painter(), scale.area);
    let mut day = Some(line.from);
    let mut free = area.left();
    while let Some(first) = day.filter(|day| *day <= line.to) {
        let x = if first == line.from { area.left() } else { scale.x(first) };
        let next = first.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
        let end = next.map_or(area.right(), |next| if next > line.to { area.right() } else { scale.x(next) });
        if first.day() == 1 {
            let tick = [pos2(x, area.top()), pos2(x, area.top() + LINE)];
            painter.line_segment(tick, Stroke::new(1.0, colours.line));
        }
        let galley = painter.layout_no_wrap((words.month)(first), font.clone(), colours.weak);
        let width = galley.size().x + 12.0;
        if x >= free && end - x >= width {
            painter.galley(pos2(x + 6.0, area.top() + MONTHS - 10.0), galley, colours.weak);
            free = x + width;
        }
        day = next;
    }
}

/// From a knob down to its day, and from the days it was planned for before.
fn stem(ui: &Ui, scale: &Scale, place: &TimelinePlace, x: f32, centre: Pos2) {
    let colours = Palette::of(ui.visuals());
    let y = scale.area.top() + LINE;
    ui.painter().line_segment([centre + vec2(0.0, KNOB), pos2(x, y)], Stroke::new(1.5, colours.outline));
    ui.painter().circle_filled(pos2(x, y), 3.5, colours.outline);
    for old in &place.moved_from {
        let from = pos2(scale.x(*old), y);
        ui.painter().circle(from, 3.5, colours.card, Stroke::new(1.5, colours.outline));
        let low = vec2(0.0, 9.0);
        let dots = Shape::dotted_line(&[from + low, pos2(x, y) + low], colours.weak, 5.0, 1.4);
        ui.painter().extend(dots);
    }
}

/// One session: its number, in the look of what became of it.
fn knob(ui: &Ui, place: &TimelinePlace, centre: Pos2, name: &str) -> Response {
    let colours = Palette::of(ui.visuals());
    let rect = Rect::from_center_size(centre, vec2(2.0 * KNOB, 2.0 * KNOB));
    let response = ui.interact(rect, ui.scope_id().with(("session", place.number)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let (tone, sign) = look(place);
    let painter = ui.painter();
    let pen = colours.meaning(tone);
    let hollow = matches!(place.state, PlaceState::Unplanned | PlaceState::Planned | PlaceState::Overdue);
    let (fill, ink) = if hollow { (colours.card, colours.text) } else { (pen.ground, pen.ink) };
    let wide = if place.state == PlaceState::UnderWay { 3.0 } else { 2.0 };
    painter.circle_filled(centre, KNOB, fill);
    if place.state == PlaceState::Unplanned {
        let ring: Vec<Pos2> = (0..=48_u8).map(|step| around(centre, KNOB - 1.0, step)).collect();
        painter.extend(Shape::dashed_line(&ring, Stroke::new(1.6, colours.outline), 5.0, 4.0));
    } else {
        painter.circle_stroke(centre, KNOB - 1.0, Stroke::new(wide, pen.ink));
    }
    let font = FontId::new(17.0, theme::strong_family());
    painter.text(centre, Align2::CENTER_CENTER, place.number.to_string(), font, ink);
    if let Some(sign) = sign {
        let corner = centre + vec2(KNOB * 0.72, -KNOB * 0.72);
        painter.circle(corner, 9.0, colours.card, Stroke::new(1.2, pen.ink));
        sign.paint(painter, Rect::from_center_size(corner, vec2(12.0, 12.0)), pen.ink);
    }
    if response.hovered() {
        painter.circle_stroke(centre, KNOB + 3.0, Stroke::new(2.5, colours.accent.ground));
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(name)
}

fn around(centre: Pos2, radius: f32, step: u8) -> Pos2 {
    let angle = std::f32::consts::TAU * f32::from(step) / 48.0;
    centre + radius * vec2(angle.cos(), angle.sin())
}

/// In whose colour a session stands, and its sign.
fn look(place: &TimelinePlace) -> (Meaning, Option<Icon>) {
    match (place.state, place.verdict) {
        (PlaceState::Unplanned, _) => (Meaning::NotApplicable, None),
        (PlaceState::Planned, _) => (Meaning::NotYet, None),
        (PlaceState::Overdue, _) => (Meaning::AtRisk, Some(Icon::Warning)),
        (PlaceState::UnderWay, _) => (Meaning::Met, Some(Icon::Play)),
        (PlaceState::Missed, _) => (Meaning::NotMet, Some(Icon::Cross)),
        (PlaceState::Held, Some(verdict @ (Verdict::NotMet | Verdict::AtRisk))) => {
            (meaning(verdict), Some(Icon::Warning))
        }
        (PlaceState::Held, _) => (Meaning::Met, Some(Icon::Check)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knobs_keep_their_order_and_lie_apart() {
        for wanted in [
            vec![10.0, 12.0, 14.0, 500.0],
            vec![500.0, 499.0, 498.0],
            vec![300.0; 12],
            vec![0.0, 900.0, 20.0, 880.0],
        ] {
            let places = spread(&wanted, 19.0, 881.0);
            assert_eq!(places.len(), wanted.len());
            assert!(places.iter().all(|at| (18.9..=881.1).contains(at)), "{places:?}");
            let mut sorted = places.clone();
            sorted.sort_by(f32::total_cmp);
            assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] > APART - 0.1), "{places:?}");
            for (one, other) in
                (0..wanted.len()).flat_map(|one| (0..wanted.len()).map(move |other| (one, other)))
            {
                assert!(wanted[one] >= wanted[other] || places[one] < places[other], "{wanted:?} {places:?}");
            }
        }
    }

    #[test]
    fn what_lies_apart_stays_where_it_is() {
        assert_eq!(spread(&[100.0, 200.0, 300.0], 0.0, 900.0), [100.0, 200.0, 300.0]);
        assert!(spread(&[], 0.0, 900.0).is_empty());
    }

    #[test]
    fn more_sessions_than_fit_share_the_line() {
        let places = spread(&[50.0; 40], 20.0, 620.0);
        assert!((places[0] - 20.0).abs() < 0.1 || (places[39] - 620.0).abs() < 0.1);
        assert!(places.windows(2).all(|pair| pair[1] > pair[0]));
    }
}
