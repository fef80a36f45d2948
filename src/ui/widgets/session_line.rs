//! The sessions of a programme on a line of months: every session a knob that opens it, what of it was not as asked beneath
//! its day, the line so far, today, and the days between which the last may be held. It never scrolls: knobs that would lie
//! on one another are spread. Knows no rule: places come computed; every word is an argument.

use std::sync::Arc;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use egui::{
    Color32, CornerRadius, FontId, Galley, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::programme::{PlaceState, Timeline, TimelinePlace};
use crate::ui::icons::Icon;
use crate::ui::theme::family::line as at;
use crate::ui::theme::{self, List, Meaning, Palette, radius, space, stroke};

/// The words of the drawing.
pub struct LineWords<'a> {
    /// What the whole line says to those who do not see it.
    pub all: &'a str,
    /// Over the mark of today.
    pub today: &'a str,
    /// Over the days on which the last session may be held.
    pub last: &'a str,
    /// Name of a day's month.
    pub month: &'a dyn Fn(NaiveDate) -> String,
    /// A day beneath its knob.
    pub day: &'a dyn Fn(NaiveDate) -> String,
    /// Beneath the first of so many sessions without a day.
    pub to_plan: &'a dyn Fn(usize) -> String,
    /// What was not as asked of a session, beneath its day; and whether the session itself was not.
    pub exception: &'a dyn Fn(&TimelinePlace) -> Option<String>,
    /// Name of a session's knob.
    pub place: &'a dyn Fn(&TimelinePlace) -> String,
}

/// Draws the line; the place whose knob was pressed.
pub fn session_line<'t>(ui: &mut Ui, line: &'t Timeline, words: &LineWords<'_>) -> Option<&'t TimelinePlace> {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), at::HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.all));
    let scale = Scale::new(area, line);
    let mut captions = Captions::default();
    ground(ui, &scale, line, words, &mut captions);
    let places: Vec<(&TimelinePlace, NaiveDate)> = with_days(line);
    let wanted: Vec<f32> = places.iter().map(|(_, day)| scale.x(*day)).collect();
    let (spread, apart) = spread(&wanted, area.left() + at::TODAY_RING, area.right() - at::TODAY_RING);
    let knob_radius = at::KNOB.min(apart / 2.0 - 1.0);
    let knobs: Vec<Knob<'_>> = places
        .into_iter()
        .zip(spread)
        .map(|((place, _), x)| {
            let centre = pos2(x, area.top() + at::KNOBS);
            Knob::new(line, place, (centre, knob_radius), scale.in_band(line, x), words)
        })
        .collect();
    so_far(ui, &scale, line, &knobs);
    if let Some(x) = scale.today(line).filter(|_| !knobs.iter().any(|knob| knob.is_today)) {
        let tick = [pos2(x, scale.y(at::TODAY) + space::NEAR), pos2(x, scale.y(at::KNOBS) + space::NEAR)];
        let pen = Stroke::new(stroke::FOCUS, Palette::of(ui.visuals()).accent.ground);
        ui.painter().line_segment(tick, pen);
    }
    let current = knobs.iter().position(|knob| knob.is_today);
    let next = knobs.iter().position(|knob| !knob.is_settled());
    let list = List::horizontal(ui, "sessions of the line", knobs.len(), current.or(next));
    let to_plan = knobs.iter().filter(|knob| knob.place.day.is_none()).count();
    let mut pressed = None;
    for (index, knob) in knobs.iter().enumerate() {
        if knob.show(ui, &list, index, &(words.place)(knob.place)).clicked() {
            pressed = Some(knob.place);
        }
    }
    captions.knobs(ui, &scale, line, &knobs, (to_plan, words));
    captions.paint(ui, area);
    pressed
}

/// Every place in the order of the line, those without a day spread over the time that is left.
fn with_days(line: &Timeline) -> Vec<(&TimelinePlace, NaiveDate)> {
    let free = line.places.iter().filter(|place| place.day.is_none()).count();
    let last = line.places.iter().filter_map(|place| place.day).max();
    let begin = last.unwrap_or(line.from).max(line.from);
    let end = match (line.last_from, line.last_to) {
        (Some(from), Some(to)) => from + (to - from) / 2,
        _ => line.from + (line.to - line.from) * 7 / 8,
    };
    // After the last day at least a week on, and not beyond the line.
    let end = end.max(begin + Days::new(7)).min(line.to.max(begin));
    let mut place_of = 0;
    let first = usize::from(last.is_some());
    let steps = i32::try_from((free + first).saturating_sub(1).max(1)).unwrap_or(i32::MAX);
    line.places
        .iter()
        .map(|place| {
            let day = place.day.unwrap_or_else(|| {
                let step = i32::try_from(place_of + first).unwrap_or(i32::MAX);
                place_of += 1;
                begin + (end - begin) * step / steps
            });
            (place, day)
        })
        .collect()
}

/// Days as places on the window.
struct Scale {
    area: Rect,
    from: NaiveDate,
    days: f32,
}

impl Scale {
    /// With a week before the first day and after the last.
    fn new(area: Rect, line: &Timeline) -> Self {
        let week = Days::new(7);
        let from = line.from.checked_sub_days(week).unwrap_or(line.from);
        let to = line.to.checked_add_days(week).unwrap_or(line.to);
        Self { area, from, days: days_between(from, to).max(1.0) }
    }

    fn x(&self, day: NaiveDate) -> f32 {
        let share = (days_between(self.from, day) / self.days).clamp(0.0, 1.0);
        self.area.left() + space::PAIR + share * (self.area.width() - space::EDGE / 2.0)
    }

    /// Where today lies, where it lies on the line.
    fn today(&self, line: &Timeline) -> Option<f32> {
        (line.from..=line.to).contains(&line.today).then(|| self.x(line.today))
    }

    /// Whether a place lies among the days for the last session.
    fn in_band(&self, line: &Timeline, x: f32) -> bool {
        let band = line.last_from.zip(line.last_to);
        band.is_some_and(|(from, to)| (self.x(from)..=self.x(to)).contains(&x))
    }

    fn y(&self, below: f32) -> f32 {
        self.area.top() + below
    }
}

#[allow(clippy::cast_precision_loss)] // days of a programme
fn days_between(from: NaiveDate, to: NaiveDate) -> f32 {
    (to - from).num_days() as f32
}

/// Moves what would lie on one another apart, keeping the order, as little as it takes and within the ends; and how far
/// apart they are at the least.
fn spread(wanted: &[f32], left: f32, right: f32) -> (Vec<f32>, f32) {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|one, other| wanted[*one].total_cmp(&wanted[*other]));
    #[allow(clippy::cast_precision_loss)] // a count of sessions
    let room = (right - left) / (wanted.len().max(2) - 1) as f32;
    let apart = at::APART.min(room);
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
    (places, apart)
}

/// The days for the last session, months and the line to come.
fn ground(ui: &Ui, scale: &Scale, line: &Timeline, words: &LineWords<'_>, captions: &mut Captions) {
    let colours = Palette::of(ui.visuals());
    let painter = ui.painter();
    if let (Some(from), Some(to)) = (line.last_from, line.last_to) {
        let tone = colours.meaning(Meaning::Met);
        let x = (scale.x(from) - space::PAIR)..=(scale.x(to) + space::PAIR);
        let band = Rect::from_x_y_ranges(x, scale.y(at::BAND)..=scale.y(at::HEIGHT));
        painter.rect_filled(band, CornerRadius::same(radius::BUTTON), tone.ground);
        let words = caption(ui, words.last, false, tone.ink);
        // Where the band is narrow its words hang over, within the line; the mark of today goes first.
        let half = words.size().x / 2.0;
        let middle = band.center().x.clamp(scale.area.left() + half, scale.area.right() - half);
        captions.band = Some((pos2(middle, scale.y(at::BAND_WORDS)), words));
    }
    let y = scale.y(at::KNOBS);
    let ends = [pos2(scale.area.left() + space::PAIR, y), pos2(scale.area.right() - space::NEAR, y)];
    painter.extend(Shape::dashed_line(
        &ends,
        Stroke::new(stroke::BOX, colours.outline),
        at::DOT,
        at::DOT_GAP,
    ));
    months(ui, scale, line, words);
}

fn months(ui: &Ui, scale: &Scale, line: &Timeline, words: &LineWords<'_>) {
    let colours = Palette::of(ui.visuals());
    let mut day = Some(line.from);
    let mut free = scale.area.left();
    while let Some(first) = day.filter(|day| *day <= line.to) {
        let begins = first.day() == 1;
        let x = if begins { scale.x(first) } else { scale.area.left() - space::PAIR };
        let next = first.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
        let end = next.filter(|next| *next <= line.to).map_or(scale.area.right(), |next| scale.x(next));
        if begins {
            let tick = [pos2(x, scale.y(at::TICK)), pos2(x, scale.y(at::TICK + at::TICK_HEIGHT))];
            ui.painter().line_segment(tick, Stroke::new(stroke::LINE, colours.line));
        }
        let galley = caption(ui, &(words.month)(first), false, colours.weak);
        let width = galley.size().x + space::PARTS;
        if x + space::NEAR >= free && end - x >= width {
            let place = pos2(x + space::NEAR, scale.y(at::MONTHS) - galley.size().y / 2.0);
            ui.painter().galley(place, galley, colours.weak);
            free = x + width;
        }
        day = next;
    }
}

/// From the first session that was held to the last, or to today.
fn so_far(ui: &Ui, scale: &Scale, line: &Timeline, knobs: &[Knob<'_>]) {
    let held = |knob: &&Knob<'_>| matches!(knob.place.state, PlaceState::Held | PlaceState::UnderWay);
    let begun = knobs.iter().filter(held).map(|knob| knob.centre.x).min_by(f32::total_cmp);
    let Some(begun) = begun else { return };
    let colours = Palette::of(ui.visuals());
    let now = scale.x(line.today.min(line.to));
    let today = knobs.iter().find(|knob| knob.is_today).map(|knob| knob.centre.x);
    // Knobs that were spread may lie beyond their day: the line ends no later than what is to come.
    let to_come = knobs.iter().filter(|knob| !knob.is_settled() && !knob.is_today);
    let bound = to_come.map(|knob| knob.centre.x).filter(|x| *x > begun).min_by(f32::total_cmp);
    let held_to = knobs.iter().filter(held).map(|knob| knob.centre.x).max_by(f32::total_cmp);
    let end = today.unwrap_or(now).min(bound.unwrap_or(f32::INFINITY)).max(held_to.unwrap_or(begun));
    let y = scale.y(at::KNOBS);
    let pen = Stroke::new(stroke::TAB, colours.accent.ground);
    ui.painter().line_segment([pos2(begun, y), pos2(end, y)], pen);
}

/// One session on the line.
#[allow(clippy::struct_excessive_bools)] // facts that do not exclude one another
struct Knob<'t> {
    place: &'t TimelinePlace,
    centre: Pos2,
    radius: f32,
    is_today: bool,
    is_exception: bool,
    /// Whether it is the first of those without a day: it carries the plus.
    is_to_plan: bool,
    /// Whether it lies among the days for the last session.
    in_band: bool,
}

impl<'t> Knob<'t> {
    fn new(
        line: &Timeline,
        place: &'t TimelinePlace,
        (centre, radius): (Pos2, f32),
        in_band: bool,
        words: &LineWords<'_>,
    ) -> Self {
        let is_today = place.state == PlaceState::UnderWay
            || (place.day == Some(line.today) && place.state != PlaceState::Missed);
        let is_exception = place.state == PlaceState::Held && (words.exception)(place).is_some();
        let first = line.places.iter().find(|other| other.day.is_none());
        let is_to_plan = first.is_some_and(|first| first.number == place.number);
        Self { place, centre, radius, is_today, is_exception, is_to_plan, in_band }
    }

    /// Whether it was held or missed.
    const fn is_settled(&self) -> bool {
        matches!(self.place.state, PlaceState::Held | PlaceState::Missed)
    }

    /// Draws it and makes it a place to press: its number, in the look of what became of it.
    fn show(&self, ui: &Ui, list: &List, index: usize, name: &str) -> Response {
        let half = at::HIT.max(self.radius).min(self.radius + space::NEAR);
        let rect = Rect::from_center_size(self.centre, vec2(2.0 * half, 2.0 * half));
        let response = list.interact(ui, index, rect);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
        self.paint(ui, &response);
        response.on_hover_text(name)
    }

    fn paint(&self, ui: &Ui, response: &Response) {
        let colours = Palette::of(ui.visuals());
        let painter = ui.painter();
        let ground = if self.in_band { colours.meaning(Meaning::Met).ground } else { colours.page };
        let around = if response.hovered() { colours.hover } else { ground };
        let clear = self.radius + if self.is_today { at::TODAY_RING - at::KNOB } else { space::PAIR };
        if !self.is_today || response.hovered() {
            painter.circle_filled(self.centre, clear, around);
        }
        let look = self.look(colours);
        let radius = if self.is_today { self.radius + at::TODAY_GROWS } else { self.radius };
        if self.is_today {
            painter.circle_filled(self.centre, radius + space::PAIR, around);
            let ring = Stroke::new(stroke::FOCUS, colours.accent.ground);
            painter.circle_stroke(self.centre, radius + space::PAIR - stroke::LINE, ring);
        }
        painter.circle_filled(self.centre, radius, look.fill);
        if look.dashed {
            let ring: Vec<Pos2> =
                (0..=48_u8).map(|step| point_on(self.centre, radius - stroke::LINE, step)).collect();
            painter.extend(Shape::dashed_line(&ring, look.edge, space::PAIR, stroke::TAB));
        } else {
            painter.circle_stroke(self.centre, radius - look.edge.width / 2.0, look.edge);
        }
        if self.is_to_plan {
            let sign = Rect::from_center_size(self.centre, vec2(radius, radius));
            Icon::Plus.paint(painter, sign, look.ink);
            return;
        }
        let size = theme::letters::BODY.min(radius * at::NUMBER_SHARE);
        let font = FontId::new(size, theme::strong_family());
        let number = painter.layout_no_wrap(self.place.number.to_string(), font, look.ink);
        painter.galley(self.centre - number.size() / 2.0, number, look.ink);
    }

    fn look(&self, colours: &Palette) -> Look {
        let edge = |ink, width| Stroke::new(width, ink);
        let toned = |meaning, dashed| {
            let tone = colours.meaning(meaning);
            Look { fill: tone.ground, ink: tone.ink, edge: edge(tone.ink, stroke::FOCUS), dashed }
        };
        match self.place.state {
            _ if self.is_exception => toned(Meaning::AtRisk, false),
            PlaceState::Held | PlaceState::UnderWay => Look::filled(colours),
            PlaceState::Planned if self.is_today => Look::filled(colours),
            PlaceState::Missed => Look { fill: colours.page, ..toned(Meaning::NotMet, true) },
            PlaceState::Overdue => Look { fill: colours.page, ..toned(Meaning::AtRisk, false) },
            PlaceState::Planned => Look {
                fill: colours.card,
                ink: colours.text,
                edge: edge(colours.outline, stroke::BOX),
                dashed: false,
            },
            PlaceState::Unplanned => {
                let met = colours.meaning(Meaning::Met).ink;
                let (ink, ring) = if self.in_band { (met, met) } else { (colours.weak, colours.outline) };
                Look { fill: Color32::TRANSPARENT, ink, edge: edge(ring, stroke::BOX), dashed: true }
            }
        }
    }
}

/// How a knob looks.
struct Look {
    fill: Color32,
    ink: Color32,
    edge: Stroke,
    dashed: bool,
}

impl Look {
    fn filled(colours: &Palette) -> Self {
        let tone = colours.accent;
        Self { fill: tone.ground, ink: tone.ink, edge: Stroke::NONE, dashed: false }
    }
}

fn point_on(centre: Pos2, radius: f32, step: u8) -> Pos2 {
    let angle = std::f32::consts::TAU * f32::from(step) / 48.0;
    centre + radius * vec2(angle.cos(), angle.sin())
}

/// The small words of the line: what matters most is placed first, and nothing is placed on something else.
#[derive(Default)]
struct Captions {
    band: Option<(Pos2, Arc<Galley>)>,
    wanted: Vec<(u8, Pos2, Arc<Galley>)>,
}

impl Captions {
    fn knobs(
        &mut self,
        ui: &Ui,
        scale: &Scale,
        line: &Timeline,
        knobs: &[Knob<'_>],
        (to_plan, words): (usize, &LineWords<'_>),
    ) {
        let colours = Palette::of(ui.visuals());
        let mut told = false;
        for knob in knobs {
            let ink = Self::ink(colours, knob);
            let lower = if knob.is_today { space::PAIR } else { 0.0 };
            let place = |below: f32| pos2(knob.centre.x, scale.y(below + lower));
            if let Some(day) = knob.place.day {
                let words = caption(ui, &(words.day)(day), knob.is_today, ink);
                let rank = if knob.is_today { 0 } else { 2 };
                self.wanted.push((rank, place(at::DATES), words));
            } else if !std::mem::replace(&mut told, true) {
                self.wanted.push((1, place(at::DATES), caption(ui, &(words.to_plan)(to_plan), false, ink)));
            }
            if let Some(exception) = (words.exception)(knob.place) {
                self.wanted.push((1, place(at::EXCEPTIONS), caption(ui, &exception, false, ink)));
            }
        }
        let x = knobs.iter().find(|knob| knob.is_today).map(|knob| knob.centre.x);
        if let Some(x) = x.or_else(|| scale.today(line)) {
            self.wanted.push((0, pos2(x, scale.y(at::TODAY)), caption(ui, words.today, true, colours.link)));
        }
    }

    fn ink(colours: &Palette, knob: &Knob<'_>) -> Color32 {
        if knob.is_today {
            return colours.link;
        }
        match knob.place.state {
            PlaceState::Missed => colours.meaning(Meaning::NotMet).ink,
            PlaceState::Overdue => colours.meaning(Meaning::AtRisk).ink,
            _ if knob.is_exception => colours.meaning(Meaning::AtRisk).ink,
            _ if knob.in_band => colours.meaning(Meaning::Met).ink,
            _ => colours.weak,
        }
    }

    fn paint(mut self, ui: &Ui, area: Rect) {
        self.wanted.extend(self.band.take().map(|(at, words)| (1, at, words)));
        self.wanted.sort_by_key(|(rank, _, _)| *rank);
        let mut taken: Vec<Rect> = Vec::new();
        for (_, middle, words) in self.wanted {
            let half = words.size().x / 2.0;
            let x = middle.x.clamp(area.left() + half, (area.right() - half).max(area.left() + half));
            let rect = Rect::from_center_size(pos2(x, middle.y), words.size());
            // Two lines of letters may touch, words of one line not.
            let room = vec2(space::PAIR, -stroke::FOCUS);
            if taken.iter().any(|other| other.expand2(room).intersects(rect)) {
                continue;
            }
            taken.push(rect);
            ui.painter().galley(rect.min, words, Color32::PLACEHOLDER);
        }
    }
}

fn caption(ui: &Ui, words: &str, strong: bool, ink: Color32) -> Arc<Galley> {
    let mut font = theme::caption_style().resolve(ui.style());
    if strong {
        font = FontId::new(font.size, theme::strong_family());
    }
    ui.painter().layout_no_wrap(words.to_owned(), font, ink)
}

#[cfg(test)]
#[path = "session_line_tests.rs"]
mod tests;
