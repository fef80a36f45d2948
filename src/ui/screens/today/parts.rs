//! What the parts of Today share: drawing at a place, and what its acts are for the window.

use egui::{Layout, Rect, Ui, UiBuilder};

use crate::app::action::{TodayAction, UserAction, WindowAction};
use crate::app::state::{FamilyPage, Place};
use crate::base::CaseId;
use crate::casework::pages::TodayAct;

/// Draws at a place, whatever else has been drawn there.
pub(super) fn put(ui: &mut Ui, place: Rect, layout: Layout, add: impl FnOnce(&mut Ui)) {
    add(&mut ui.new_child(UiBuilder::new().max_rect(place).layout(layout)));
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
