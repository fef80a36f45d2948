//! The chart of one scale over the sessions. Each rater has a shape of their own, filled where they rated blind, so that
//! nothing is told by colour alone; readers of the screen are told every point.

use egui::{Color32, Label, RichText, Role, Sense, Ui, Vec2b, WidgetInfo, vec2};
use egui_plot::{GridMark, Line, MarkerShape, Plot, PlotPoints, PlotUi, Points};

use crate::casework::pages::MeasuresView;
use crate::casework::sentences::measures;
use crate::programme::measures::{Point, Series, When};
use crate::programme::{Rater, Scale, Score};
use crate::ui::context::Context;
use crate::ui::theme::{Meaning, Palette, space};
use crate::ui::widgets;
use crate::words::Message;

/// Height of a chart, in points.
const HEIGHT: f32 = 190.0;
/// Size of a sign, in points from its middle.
const SIGN: f32 = 6.0;
/// At most so many stretches between the lines across a chart.
const STRETCHES: i64 = 5;

/// The shapes of raters, with the same as letters: filled, hollow.
const SHAPES: [(MarkerShape, &str, &str); 4] = [
    (MarkerShape::Circle, "●", "○"),
    (MarkerShape::Square, "■", "□"),
    (MarkerShape::Up, "▲", "△"),
    (MarkerShape::Diamond, "◆", "◇"),
];

/// The raters in the order in which they first rated: each has a shape. And whether they rated not blind, and blind.
pub struct Signs(Vec<(Rater, [bool; 2])>);

impl Signs {
    /// The raters of these series.
    pub fn of<'a>(series: impl Iterator<Item = &'a Series>) -> Self {
        let mut raters: Vec<(Rater, [bool; 2])> = Vec::new();
        for point in series.flat_map(|series| &series.points) {
            match raters.iter_mut().find(|(rater, _)| rater.is(&point.rater)) {
                Some((_, seen)) => seen[usize::from(point.blind)] = true,
                None => raters.push((point.rater.clone(), [!point.blind, point.blind])),
            }
        }
        Self(raters)
    }

    fn place(&self, rater: &Rater) -> usize {
        self.0.iter().position(|(known, _)| known.is(rater)).unwrap_or(0)
    }
}

/// The colour of the rater in that place.
fn ink(colours: &Palette, place: usize) -> Color32 {
    match place % 3 {
        0 => colours.accent.ground,
        1 => colours.meaning(Meaning::AtRisk).ink,
        _ => colours.meaning(Meaning::NotMet).ink,
    }
}

/// Draws the chart.
pub fn chart(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &MeasuresView,
    (series, scale): (&Series, &Scale),
    signs: &Signs,
) {
    let colours = Palette::of(ui.visuals());
    let (least, most) = (scale.at_least.as_f64(), scale.at_most.as_f64());
    let air = (most - least) * 0.07;
    let places = view.occasions.len().max(2);
    let along: Vec<GridMark> =
        (0..places).map(|place| GridMark { value: index(place), step_size: 1.0 }).collect();
    let ticks: Vec<String> =
        view.occasions.iter().map(|when| context.say(&measures::when_short(*when))).collect();
    let lines = across(scale);
    let plot = Plot::new(("measure", &series.measure, &series.scale, series.of))
        .height(HEIGHT)
        .width(ui.available_width())
        .sense(Sense::hover())
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .show_crosshair(false)
        .auto_bounds(Vec2b::FALSE)
        .grid_color(colours.line)
        .grid_spacing(0.0..=1.0)
        .x_grid_spacer(move |_| along.clone())
        .y_grid_spacer(move |_| lines.clone())
        .x_axis_formatter(move |mark, _| tick(&ticks, mark.value))
        .y_axis_formatter(|mark, _| {
            Score::from_f64(mark.value).map(|score| score.to_string()).unwrap_or_default()
        })
        .label_formatter(|_| None);
    let shown = plot.show(ui, |plot| {
        plot.set_plot_bounds_x(-0.5..=index(places) - 0.5);
        plot.set_plot_bounds_y(least - air..=most + air);
        for rater in 0..signs.0.len() {
            let own: Vec<&Point> =
                series.points.iter().filter(|point| signs.place(&point.rater) == rater).collect();
            course(plot, colours, &view.occasions, (rater, &own));
        }
    });
    let said = Message::new("measures-chart")
        .with("scale", scale.short.as_str())
        .with("points", points(context, view, series));
    let said = context.say(&said);
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
}

/// One rater's points and the line through them.
fn course(plot: &mut PlotUi<'_>, colours: &Palette, occasions: &[When], (rater, own): (usize, &[&Point])) {
    let colour = ink(colours, rater);
    let at = |point: &&Point| {
        let place = occasions.iter().position(|known| *known == point.when).unwrap_or(0);
        [index(place), point.value.as_f64()]
    };
    let line: Vec<[f64; 2]> = own.iter().map(at).collect();
    plot.line(
        Line::new(format!("line {rater}"), PlotPoints::from(line))
            .color(colour)
            .width(1.5)
            .allow_hover(false),
    );
    let (shape, ..) = SHAPES[rater % SHAPES.len()];
    for blind in [false, true] {
        let points: Vec<[f64; 2]> = own.iter().filter(|point| point.blind == blind).map(at).collect();
        let name = format!("points {rater} {blind}");
        let sign = |name: String, points: &[[f64; 2]]| {
            Points::new(name, PlotPoints::from(points.to_vec())).shape(shape).radius(SIGN).allow_hover(false)
        };
        if !blind {
            // So that the line does not run through what is hollow.
            plot.points(sign(format!("{name} inside"), &points).color(colours.input));
        }
        plot.points(sign(name, &points).color(colour).filled(blind));
    }
}

/// Every point in words.
fn points(context: &Context<'_>, view: &MeasuresView, series: &Series) -> String {
    let point = |point: &Point| {
        let said = Message::new("measures-point")
            .with("value", point.value.to_string())
            .with("when", measures::when(point.when))
            .with("rater", rater(context, view, &point.rater, point.blind));
        context.say(&said)
    };
    series.points.iter().map(point).collect::<Vec<_>>().join("; ")
}

fn rater(context: &Context<'_>, view: &MeasuresView, rater: &Rater, blind: bool) -> String {
    let key = if blind { "measures-key-blind" } else { "measures-key-seeing" };
    context.say(&Message::new(key).with("rater", view.rater(rater)))
}

/// What the signs mean.
pub fn key(ui: &mut Ui, context: &Context<'_>, view: &MeasuresView, signs: &Signs) {
    let colours = Palette::of(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        for (place, (who, seen)) in signs.0.iter().enumerate() {
            for blind in [true, false].into_iter().filter(|blind| seen[usize::from(*blind)]) {
                let (_, filled, hollow) = SHAPES[place % SHAPES.len()];
                let words = rater(context, view, who, blind);
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::PAIR;
                    // The sign says nothing to who does not see it: the words do.
                    let (area, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
                    let (sign, font) =
                        (if blind { filled } else { hollow }, egui::FontId::proportional(15.0));
                    let ink = ink(colours, place);
                    ui.painter().text(area.center(), egui::Align2::CENTER_CENTER, sign, font, ink);
                    ui.add(Label::new(RichText::new(words).small()).extend());
                });
            }
        }
    });
    widgets::small(ui, &context.get("measures-foot"));
}

#[allow(clippy::cast_precision_loss)] // a handful of sessions
fn index(place: usize) -> f64 {
    place as f64
}

/// What stands at the foot of a chart at that place.
fn tick(ticks: &[String], value: f64) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a place among few
    let place = (value >= 0.0 && value.fract() == 0.0).then_some(value as usize);
    place.and_then(|place| ticks.get(place)).cloned().unwrap_or_default()
}

/// Lines across the chart at values of the scale: at each, or as many as can be read.
fn across(scale: &Scale) -> Vec<GridMark> {
    let steps = (scale.values() - 1).max(1);
    let every = (1..=steps).find(|every| steps % every == 0 && steps / every <= STRETCHES).unwrap_or(steps);
    let every = usize::try_from(every).unwrap_or(1).max(1);
    let values: Vec<f64> = scale.each().step_by(every).map(Score::as_f64).collect();
    let step_size = values.get(1).map_or(1.0, |second| second - values[0]);
    values.into_iter().map(|value| GridMark { value, step_size }).collect()
}
