//! One session, from plan to close.

use super::super::action::{Did, Report};
use super::super::effect::Effect;
use super::super::state::{FamiliesScreen, Screen, State};

pub(super) fn did(state: &mut State, did: Did) -> Vec<Effect> {
    let Screen::Session(session) = &mut state.screen else { return Vec::new() };
    let case = session.view.case;
    match did {
        Did::ChooseStep(step) => {
            session.step = step;
            Vec::new()
        }
        Did::ChangeSession(number, change) => vec![Effect::ChangeSession(case, number, change)],
        Did::Back => {
            state.screen = Screen::Families(FamiliesScreen::default());
            vec![Effect::ListFamilies, Effect::ReadFamily(case)]
        }
        _ => Vec::new(),
    }
}

pub(super) fn reported(state: &mut State, report: Report) -> Vec<Effect> {
    if let (Screen::Session(session), Report::Session(view)) = (&mut state.screen, report) {
        session.view = *view;
    }
    Vec::new()
}
