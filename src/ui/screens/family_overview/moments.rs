//! Moments of the family's films as cards: what was said about each, where it is, and whether it was shown. Pressing one
//! opens its film there. Thumbnails come later: until then a quiet ground carries the codes of its tags.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, Galley, Rect, Role, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::{FamilyAction, UserAction};
use crate::app::state::FamilyPage;
use crate::casework::pages::{FamilyView, Moment};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, List, ON_FILM, Palette, SCRIM, family as at, radius, size, space};
use crate::ui::widgets::quiet_line;
use crate::words::Message;

/// Draws the newest of them.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    wide: bool,
    actions: &mut Vec<UserAction>,
) {
    let moments = &family.overview.moments;
    head(ui, context, family, |ui| {
        if theme::secondary(&context.get("overview-see-all")).hang_right().show(ui).clicked() {
            actions.push(FamilyAction::ChoosePage(FamilyPage::Moments).into());
        }
    });
    if moments.is_empty() {
        return quiet_line(ui, Icon::Moments, &context.get("overview-moments-none-hint"));
    }
    let in_row = in_a_row(ui.available_width(), wide);
    let rows = if wide { at::THUMB_ROWS_WIDE } else { 1 };
    cards(ui, context, (family, &moments[..moments.len().min(in_row * rows)]), in_row, actions);
}

/// Draws all of them, as the family's page of moments; of very many, more at a time.
pub fn page(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    more: &mut usize,
    actions: &mut Vec<UserAction>,
) {
    let moments = &family.overview.moments;
    let Some(newest) = moments.first() else {
        let words = (context.get("overview-moments-none"), context.get("overview-moments-none-hint"));
        theme::nothing(ui, Icon::Moments, (&words.0, &words.1), None);
        return;
    };
    let refusal = family.watch_refusals.first().map(|refusal| context.say(refusal));
    head(ui, context, family, |ui| {
        let words = context.get("overview-open-film");
        if theme::secondary(&words).hang_right().off(refusal.as_deref()).show(ui).clicked() {
            actions.push(FamilyAction::Watch(newest.recording).into());
        }
    });
    let shown = moments.len().min(at::MOMENTS + *more);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a handful of cards
    let in_row = ((ui.available_width() + space::THUMBS) / (at::MOMENT + space::THUMBS)).max(1.0) as usize;
    cards(ui, context, (family, &moments[..shown]), in_row, actions);
    let left = moments.len() - shown;
    if left > 0 {
        let words = context.say(&Message::new("day-more").with("more", left.min(at::MOMENTS)));
        if theme::secondary(&words).icon(Icon::Down).hang_left().show(ui).clicked() {
            *more += at::MOMENTS;
        }
    }
}

/// So many beside one another, in rows.
fn cards(
    ui: &mut Ui,
    context: &Context<'_>,
    (family, shown): (&FamilyView, &[Moment]),
    in_row: usize,
    actions: &mut Vec<UserAction>,
) {
    let width = ui.available_width();
    #[allow(clippy::cast_precision_loss)] // a handful of cards
    let card = (width - space::THUMBS * (in_row - 1) as f32) / in_row as f32;
    let refusal = family.watch_refusals.first().map(|refusal| context.say(refusal));
    let list = List::horizontal(ui, "moments", shown.len(), None);
    for (row, some) in shown.chunks(in_row).enumerate() {
        let cards: Vec<Card> =
            some.iter().map(|moment| Card::new(ui, context, (family, moment), card)).collect();
        let height = cards.iter().map(Card::height).fold(0.0, f32::max);
        let (area, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let mut left = area.left();
        for (index, (one, moment)) in cards.iter().zip(some).enumerate() {
            let place = Rect::from_min_size(pos2(left, area.top()), vec2(card, height));
            left += card + space::THUMBS;
            if one.show(ui, place, (&list, row * in_row + index), refusal.as_deref()) {
                actions.push(FamilyAction::WatchMoment(moment.recording, moment.clip).into());
            }
        }
        ui.add_space(space::PAIR);
    }
}

/// How many cards fit beside one another.
fn in_a_row(width: f32, wide: bool) -> usize {
    let most = if wide { at::THUMBS_WIDE } else { at::THUMBS };
    let fits = |count: &usize| {
        #[allow(clippy::cast_precision_loss)] // a handful of cards
        let count = *count as f32;
        count * at::THUMB_LEAST + (count - 1.0) * space::THUMBS <= width
    };
    (1..=most).rev().find(fits).unwrap_or(1)
}

/// The heading with how many there are, and what ends its row where there are any.
fn head(ui: &mut Ui, context: &Context<'_>, family: &FamilyView, end: impl FnOnce(&mut Ui)) {
    let overview = &family.overview;
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        theme::section(ui, &context.get("overview-moments"));
        if overview.moments.is_empty() {
            return;
        }
        let count = Message::new("overview-moments-count").with("all", overview.moments.len());
        theme::weak(ui, &context.say(&count.with("shown", overview.shown())));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), end);
    });
}

/// One moment, laid out.
struct Card<'m> {
    moment: &'m Moment,
    name: String,
    words: Arc<Galley>,
    meta: Arc<Galley>,
    place: Arc<Galley>,
    codes: Vec<(Arc<Galley>, usize)>,
    width: f32,
}

impl<'m> Card<'m> {
    fn new(ui: &Ui, context: &Context<'_>, (family, moment): (&FamilyView, &'m Moment), width: f32) -> Self {
        let colours = Palette::of(ui.visuals());
        let said = moment.words.reveal().trim();
        let words = if said.is_empty() {
            moment.tags.iter().map(|tag| tag.label.as_str()).collect::<Vec<_>>().join(", ")
        } else {
            context.say(&Message::new("overview-quoted").with("words", said))
        };
        let shown = context.get(if moment.shown { "overview-shown" } else { "overview-not-shown" });
        let time = moment.start.to_string();
        let mut name = Message::new("overview-moment-named")
            .with("session", moment.session)
            .with("time", time.as_str())
            .with("words", words.as_str())
            .with("shown", shown.as_str());
        if moment.starred {
            name = Message::new("overview-moment-starred").with("moment", name);
        }
        let line = |words: String, style: TextStyle, ink: Color32, rows: usize, wrap: f32| {
            let format =
                TextFormat { font_id: style.resolve(ui.style()), color: ink, ..TextFormat::default() };
            let mut job = LayoutJob::single_section(words, format);
            job.wrap.max_width = wrap;
            job.wrap.max_rows = rows;
            ui.painter().layout_job(job)
        };
        let place = Message::new("overview-moment-at").with("session", moment.session).with("time", time);
        let codes = moment.tags.iter().take(at::THUMB_CODES);
        Self {
            name: context.say(&name),
            words: line(words, TextStyle::Small, colours.text, 2, width),
            meta: line(shown, TextStyle::Small, colours.weak, 1, width),
            place: line(context.say(&place), theme::caption_style(), ON_FILM.ink, 1, width),
            codes: codes
                .map(|tag| {
                    let look = lane(family, &tag.heading);
                    let ink = colours.lane(look).tone.ink;
                    (line(tag.code.clone(), theme::caption_style(), ink, 1, width), look)
                })
                .collect(),
            moment,
            width,
        }
    }

    fn thumb(&self) -> f32 {
        self.width * at::THUMB_SHAPE
    }

    fn height(&self) -> f32 {
        self.thumb() + space::NEAR + self.words.size().y + space::PAIR + self.meta.size().y + space::PAIR
    }

    /// Draws it as one of a list; whether it was pressed.
    fn show(&self, ui: &Ui, place: Rect, (list, index): (&List, usize), refusal: Option<&str>) -> bool {
        let response = list.interact(ui, index, place);
        let enabled = refusal.is_none();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &self.name));
        if let Some(why) = refusal {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(why));
        }
        let colours = Palette::of(ui.visuals());
        if response.hovered() && enabled {
            let ground = place.expand(space::PAIR);
            ui.painter().rect_filled(ground, CornerRadius::same(radius::BUTTON), colours.hover);
        }
        self.picture(ui, Rect::from_min_size(place.min, vec2(self.width, self.thumb())));
        let mut y = place.top() + self.thumb() + space::NEAR;
        ui.painter().galley(pos2(place.left(), y), Arc::clone(&self.words), colours.text);
        y += self.words.size().y + space::PAIR;
        let mut x = place.left();
        let signs =
            [(self.moment.starred, Icon::Star, colours.star), (self.moment.shown, Icon::Shown, colours.weak)];
        for (_, icon, ink) in signs.into_iter().filter(|(is, _, _)| *is) {
            let size = theme::icon::META;
            let middle = pos2(x + size / 2.0, y + self.meta.size().y / 2.0);
            icon.paint(ui.painter(), Rect::from_center_size(middle, vec2(size, size)), ink);
            x += size + space::NEAR;
        }
        ui.painter().galley(pos2(x, y), Arc::clone(&self.meta), colours.weak);
        let clicked = response.clicked() && enabled;
        match refusal {
            Some(why) => drop(response.on_hover_text(why)),
            None => drop(response.on_hover_text(&self.name)),
        }
        clicked
    }

    /// Where the picture will be: the codes of its tags, and where in which film it is.
    fn picture(&self, ui: &Ui, rect: Rect) {
        let colours = Palette::of(ui.visuals());
        let painter = ui.painter();
        let corners = CornerRadius::same(radius::FIELD);
        painter.rect_filled(rect, corners, colours.well);
        let chip = |galley: &Galley| vec2(galley.size().x + space::PARTS, theme::size::KEY);
        let all: f32 = self.codes.iter().map(|(galley, _)| chip(galley).x + space::PAIR).sum();
        let mut x = rect.center().x - (all - space::PAIR) / 2.0;
        let y = rect.center().y - space::PARTS;
        for (galley, lane) in &self.codes {
            let look = colours.lane(*lane);
            let place = Rect::from_min_size(pos2(x, y), chip(galley));
            let edge = egui::Stroke::new(theme::stroke::LINE, look.edge);
            let small = CornerRadius::same(radius::SMALL);
            painter.rect(place, small, look.tone.ground, edge, egui::StrokeKind::Inside);
            painter.galley(place.center() - galley.size() / 2.0, Arc::clone(galley), look.tone.ink);
            x += place.width() + space::PAIR;
        }
        let size = self.place.size() + vec2(space::NEAR + space::PAIR, space::PAIR);
        let corner = rect.left_bottom() + vec2(space::NEAR, -space::NEAR - size.y);
        let place = Rect::from_min_size(corner, size);
        painter.rect_filled(place, CornerRadius::same(radius::SMALL), SCRIM);
        painter.galley(place.center() - self.place.size() / 2.0, Arc::clone(&self.place), ON_FILM.ink);
    }
}

/// The lane of a heading, by its place in the vocabulary; one it no longer knows is the last.
fn lane(family: &FamilyView, heading: &str) -> usize {
    let headings = &family.supervision.headings;
    headings.iter().position(|(known, _)| known == heading).unwrap_or(headings.len())
}
