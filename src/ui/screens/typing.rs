//! Half-typed text: words that follow the record until somebody types, and days and times that say beneath them
//! whether they can be read. Knows no screen.

use chrono::{Days, NaiveDate, NaiveTime};
use egui::{Label, Response, RichText, TextEdit, Ui};

use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, icon, inset, space, when};
use crate::ui::widgets;

/// Words being typed over words on record. What was typed stays until the record says the same, or something else than
/// before was written by another hand while nothing was typed here.
#[derive(Default)]
pub struct Draft {
    /// What stands in the field.
    pub text: String,
    recorded: String,
}

impl Draft {
    /// Takes over what is on record, unless something else is being typed.
    pub fn follow(&mut self, recorded: &str) {
        if self.recorded != recorded {
            if self.text == self.recorded {
                recorded.clone_into(&mut self.text);
            }
            recorded.clone_into(&mut self.recorded);
        }
    }

    /// Whether something was typed that is not on record.
    pub fn is_changed(&self) -> bool {
        self.text.trim() != self.recorded.trim()
    }
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed<T> {
    /// Nothing.
    Empty,
    /// Something that can be read.
    Value(T),
    /// Something that cannot.
    Wrong,
}

impl<T> Typed<T> {
    /// The value, if there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Empty | Self::Wrong => None,
        }
    }

    /// Whether what was typed cannot be read.
    pub fn is_wrong(&self) -> bool {
        matches!(self, Self::Wrong)
    }
}

/// Reads a day: year-month-day, or day, month and year as they are written by hand.
pub fn day(text: &str) -> Typed<NaiveDate> {
    let text = text.trim();
    if text.is_empty() {
        return Typed::Empty;
    }
    let read = |text: &str| {
        ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok())
    };
    // Four digits of the year: "26-3-2" is far more likely a slip than a day of the first century.
    let has_year = text.split(['-', '/', '.']).any(|part| part.len() == 4);
    read(&text.replace('.', "/")).filter(|_| has_year).map_or(Typed::Wrong, Typed::Value)
}

/// A day as it is written by hand here, for a field that begins with one.
pub fn written(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// Reads a time of day.
pub fn time(text: &str) -> Typed<NaiveTime> {
    match text.trim() {
        "" => Typed::Empty,
        text => NaiveTime::parse_from_str(text, "%H:%M").map_or(Typed::Wrong, Typed::Value),
    }
}

/// A field for a day under its name. The line beneath says the day in words, or what is wrong; it is always there, so
/// nothing moves.
pub fn day_field(ui: &mut Ui, context: &Context<'_>, name: &str, text: &mut String) -> Typed<NaiveDate> {
    let read = day(text);
    let (hint, wrong) = (context.get("date-hint"), context.get("date-wrong"));
    let typed = match read {
        Typed::Empty => Ok(hint),
        Typed::Value(day) => Ok(context.words.day(day)),
        Typed::Wrong => Err(wrong),
    };
    checked_field(ui, name, text, when::DAY, when::DAY_LINE, &typed);
    day(text)
}

/// A field for a time of day, like [`day_field`].
pub fn time_field(ui: &mut Ui, context: &Context<'_>, name: &str, text: &mut String) -> Typed<NaiveTime> {
    let typed = match time(text) {
        Typed::Wrong => Err(context.get("time-wrong")),
        _ => Ok(context.get("time-hint")),
    };
    checked_field(ui, name, text, when::TIME, when::TIME_LINE, &typed);
    time(text)
}

fn checked_field(
    ui: &mut Ui,
    name: &str,
    text: &mut String,
    width: f32,
    line: f32,
    says: &Result<String, String>,
) -> Response {
    ui.vertical(|ui| {
        ui.set_width(line.min(ui.available_width()));
        ui.spacing_mut().item_spacing.y = space::PAIR;
        let label = theme::strong(ui, name);
        let margin = egui::Margin::symmetric(inset::DAY.0, inset::DAY.1);
        let edit = TextEdit::singleline(text).desired_width(width).margin(margin);
        let response = ui.add(edit).labelled_by(label.id);
        match says {
            Ok(words) => {
                widgets::small(ui, words);
            }
            Err(words) => {
                let ink = crate::ui::theme::Palette::of(ui.visuals()).meaning(Meaning::NotMet).ink;
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::PAIR;
                    let (place, _) =
                        ui.allocate_exact_size(egui::vec2(icon::BUTTON, icon::NAV), egui::Sense::hover());
                    Icon::Warning.paint(ui.painter(), place, ink);
                    let said = ui.add(Label::new(RichText::new(words).small().color(ink)).wrap());
                    ui.ctx().accesskit_node_builder(said.id, |node| {
                        node.set_role(egui::Role::Alert);
                        node.set_label(words.as_str());
                    });
                });
            }
        }
        response
    })
    .inner
}

/// Two buttons that fill a field for a day: today, and a week later than what stands in it.
pub fn day_helpers(ui: &mut Ui, context: &Context<'_>, text: &mut String) {
    ui.vertical(|ui| {
        // Level with the field, whose name stands above it.
        ui.add_space(ui.text_style_height(&egui::TextStyle::Body) + space::PAIR);
        ui.horizontal(|ui| {
            let today = context.state.today;
            if widgets::quiet_button(ui, &context.get("date-set-today")).clicked() {
                *text = written(today);
            }
            if widgets::quiet_button(ui, &context.get("date-week-later")).clicked() {
                let from = day(text).value().unwrap_or(today);
                *text = written(from.checked_add_days(Days::new(7)).unwrap_or(from));
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written_down() {
        let march = NaiveDate::from_ymd_opt(2026, 3, 2).map_or(Typed::Empty, Typed::Value);
        for (text, read) in [
            ("2026-03-02", march),
            (" 2026-3-2 ", march),
            ("", Typed::Empty),
            ("  ", Typed::Empty),
            ("2026-02-30", Typed::Wrong),
            ("26-03-02", Typed::Wrong),
            ("2 March", Typed::Wrong),
            ("02/03/2026", march),
            ("2.3.2026", march),
            ("02/03/26", Typed::Wrong),
            ("31/02/2026", Typed::Wrong),
            ("2026-03-02x", Typed::Wrong),
        ] {
            assert_eq!(day(text), read, "{text:?}");
        }
    }

    #[test]
    fn times_are_of_a_day() {
        assert_eq!(time("14:05"), NaiveTime::from_hms_opt(14, 5, 0).map_or(Typed::Empty, Typed::Value));
        for text in ["24:00", "14", "14.05", "2 pm", "14:60"] {
            assert_eq!(time(text), Typed::Wrong, "{text:?}");
        }
        assert_eq!(time(" "), Typed::Empty);
    }

    #[test]
    fn a_draft_follows_the_record_until_somebody_types() {
        let mut draft = Draft::default();
        draft.follow("one");
        assert_eq!(draft.text, "one");
        draft.text = "one and more".into();
        assert!(draft.is_changed());
        draft.follow("one");
        assert_eq!(draft.text, "one and more", "what was typed stays");
        draft.follow("one and more");
        assert!(!draft.is_changed(), "it was saved");
        draft.follow("three");
        assert_eq!(draft.text, "three");
    }
}
