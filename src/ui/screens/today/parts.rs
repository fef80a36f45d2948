//! What the parts of Today share: columns with a right end, hairlines, and what its acts are for the window.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::action::{TodayAction, UserAction, WindowAction};
use crate::app::state::{FamilyPage, Place};
use crate::base::CaseId;
use crate::casework::pages::TodayAct;
use crate::ui::theme::{self, Palette, space};

/// Draws at the left, so wide, and beside it, in the middle of its height, what ends at the right; one under the other where
/// the left would be narrower than `least`.
pub(super) fn with_right_end(
    ui: &mut Ui,
    (right, least): (f32, f32),
    left: impl FnOnce(&mut Ui),
    end: impl FnOnce(&mut Ui),
) {
    let room = ui.available_width() - right;
    if room < least {
        left(ui);
        ui.add_space(space::THUMBS);
        let row = vec2(ui.available_width(), 0.0);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), end);
        return;
    }
    let whole = ui.available_rect_before_wrap();
    let place = Rect::from_min_size(whole.min, vec2(room, whole.height()));
    let builder = UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min));
    let drawn = ui.scope_builder(builder, |ui| {
        ui.set_width(room);
        left(ui);
    });
    let drawn = drawn.response.rect;
    let place = Rect::from_min_max(pos2(drawn.right(), drawn.top()), pos2(whole.right(), drawn.bottom()));
    let builder = UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, end);
}

/// Draws at a place, whatever else has been drawn there.
pub(super) fn put(ui: &mut Ui, place: Rect, layout: Layout, add: impl FnOnce(&mut Ui)) {
    add(&mut ui.new_child(UiBuilder::new().max_rect(place).layout(layout)));
}

/// A hairline as wide as its space.
pub(super) fn hairline(ui: &mut Ui) {
    let line = Palette::of(ui.visuals()).line;
    let (_, place) = ui.allocate_space(vec2(ui.available_width(), theme::stroke::LINE));
    ui.painter().rect_filled(place, 0.0, line);
}

/// What an act on a family is for the window.
pub(super) fn done(case: CaseId, act: TodayAct) -> UserAction {
    let open = |place| WindowAction::Open(place).into();
    match act {
        TodayAct::Arrived(number) => TodayAction::Arrived(case, number).into(),
        TodayAct::OpenSession(number) => open(Place::Session(case, number, None)),
        TodayAct::OpenStep(number, step) => open(Place::Session(case, number, Some(step))),
        TodayAct::Reply => open(Place::Family(case, FamilyPage::Supervision)),
        TodayAct::AnswerConcern => open(Place::Family(case, FamilyPage::Record)),
        TodayAct::OpenPathway => open(Place::Family(case, FamilyPage::Pathway)),
        TodayAct::SeeFilm => open(Place::Family(case, FamilyPage::Data)),
        TodayAct::PlanVisits | TodayAct::OpenFamily => open(Place::family(case)),
    }
}
