//! What has a first and a last day: the two fields, the days in words, and the entry behind it. Knows no subject.

use egui::Ui;

use super::super::typing::{Typed, day_field};
use super::page::RecordPage;
use crate::programme::Entered;
use crate::programme::record::Period;
use crate::words::Message;

/// The first day, where it can be read, and the last.
pub type Days = (Option<chrono::NaiveDate>, Typed<chrono::NaiveDate>);

/// The first and the last day of something, side by side.
pub fn from_until(
    ui: &mut Ui,
    page: RecordPage<'_>,
    id: &str,
    (from, until): (&mut String, &mut String),
) -> Days {
    ui.push_id(id, |ui| {
        ui.horizontal_top(|ui| {
            let from = day_field(ui, page.context, &page.get("placement-from"), from);
            let until = day_field(ui, page.context, &page.get("placement-until"), until);
            (from.value(), until)
        })
        .inner
    })
    .inner
}

/// The days of a period in words.
pub fn days<T>(page: RecordPage<'_>, period: &Period<T>) -> String {
    let message = match period.until {
        Some(until) => Message::new("record-placement-days").with("from", period.from).with("until", until),
        None => Message::new("record-placement-until-now").with("from", period.from),
    };
    page.say(&message)
}

/// The entry behind a period.
pub fn entered_of<'a, T>(page: RecordPage<'a>, period: &Period<T>) -> Option<&'a Entered> {
    page.family.entries.iter().find(|entered| entered.id == period.record)
}
