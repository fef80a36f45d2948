//! The timeline of a film: all of it in one bar, and below it the part in view with a ruler and a lane for each heading, on
//! which clips are made, trimmed and moved. Knows no player and no vocabulary; every word is an argument.

mod drag;
mod geometry;
mod hatch;
mod lanes;
mod overview;
mod paint;
mod ruler;
mod view;
mod what;

use egui::{FontFamily, FontId, Rangef, Rect, Sense, Stroke, Ui, UiBuilder, vec2};

pub use view::TimelineView;
pub use what::{Block, FilmTimeline, Lane, Names, TimelineAct, ToldBlock};

use crate::ui::theme::{Palette, letters, moments, space, stroke};
use geometry::TimeScale;
use lanes::Field;

/// Height of a timeline with so many lanes, in points: as low as it can be drawn, and as high as it is of use.
#[allow(clippy::cast_precision_loss)] // a handful of lanes
pub fn timeline_height(lanes: usize) -> (f32, f32) {
    let above = moments::OVERVIEW + space::NEAR + moments::RULER;
    let [least, most] =
        [moments::LANE, moments::LANE_MOST].map(|lane| above + lane * lanes as f32 + stroke::FOCUS);
    (least, most)
}

/// Draws the timeline into this height, takes pointer and keys, and answers what was done.
pub fn timeline(
    ui: &mut Ui,
    view: &mut TimelineView,
    what: &FilmTimeline<'_>,
    height: f32,
) -> Vec<TimelineAct> {
    let (least, most) = timeline_height(what.lanes.len());
    let size = vec2(ui.available_width(), height.clamp(least, most));
    let (place, _) = ui.allocate_exact_size(size, Sense::hover());
    // Lanes that scroll bring one clip to where another was.
    ui.ctx().allow_widget_id_changes_in(place);
    let x = Rangef::new(place.left() + moments::GUTTER, place.right());
    let mut top = place.top();
    let mut strip = |height: f32| {
        let strip = Rect::from_x_y_ranges(x, Rangef::new(top, top + height));
        top += height;
        strip
    };
    let bar = strip(moments::OVERVIEW);
    strip(space::NEAR);
    let ruler_strip = strip(moments::RULER);
    let room = place.bottom() - stroke::FOCUS - ruler_strip.bottom();
    #[allow(clippy::cast_precision_loss)] // a handful of lanes
    let lane = room / what.lanes.len().max(1) as f32;
    let field = Field { rect: strip(room), lane };

    let mut acts = Vec::new();
    view.follow(what, x);
    overview::overview(ui, view, what, bar, &mut acts);
    title(
        ui,
        Rect::from_x_y_ranges(Rangef::new(place.left(), x.min - space::PAIR), bar.y_range()),
        &what.names.whole,
    );
    let scale = TimeScale::new(x, view.window());
    ruler::ruler(ui, view, what, (&scale, ruler_strip), &mut acts);
    lanes::ground(ui, view, what, (&scale, field), &mut acts);
    let scale = TimeScale::new(x, view.window());
    // What is not in view is there for the keyboard and for readers of the screen, and not for the pointer.
    let mut seen = ui.new_child(UiBuilder::new().id_salt("lanes").max_rect(field.rect));
    seen.set_clip_rect(field.rect.intersect(ui.clip_rect()));
    let drawn = lanes::blocks(&seen, view, what, (&scale, field), &mut acts);
    let new = lanes::new_clip(&seen, view, what, (&scale, field));
    lanes::edges(&seen, what, &drawn, &mut acts);
    lanes::carry(ui, view, what, (&scale, field), &mut acts);

    let colours = Palette::of(ui.visuals());
    paint::grounds(ui, what, &scale, field, place.left());
    let inside =
        ui.painter().with_clip_rect(field.rect.expand2(vec2(0.0, stroke::TAB)).intersect(ui.clip_rect()));
    paint::clips(&inside, colours, &drawn, what.active);
    if let Some((new, hovered)) = new {
        paint::new_clip(&inside, colours, new, hovered);
    }
    let at = scale.x(what.position);
    if x.contains(at) {
        ruler::head(ui, at, ruler_strip);
        let tall = Rangef::new(ruler_strip.bottom() - stroke::LINE, field.rect.bottom());
        ui.painter().vline(at, tall, Stroke::new(stroke::FOCUS, colours.text));
    }
    paint::codes(&inside, colours, (&drawn, what), field.rect);
    if let Some(hold) = &view.hold {
        paint::bubble(ui, hold, &scale, field);
    }
    acts
}

fn title(ui: &Ui, place: Rect, words: &str) {
    let ink = Palette::of(ui.visuals()).weak;
    paint::name(ui.painter(), place, words, FontId::new(letters::CAPTION, FontFamily::Proportional), ink);
}
