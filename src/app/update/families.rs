//! The caseload and a family's page.

use super::super::action::{Did, Report};
use super::super::effect::Effect;
use super::super::state::{CaptureView, FilmScreen, FilmStage, Screen, State};
use crate::media::frame::FrameSlot;

/// What is said while a family is added.
const SAVING: &str = "families-saving";

pub(super) fn did(state: &mut State, did: Did) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    if state.busy.is_some() {
        return Vec::new();
    }
    match did {
        Did::AddFamily(adding) => families.adding = adding,
        Did::SaveFamily(family) => {
            state.busy = Some(SAVING.into());
            return vec![Effect::SaveFamily(family)];
        }
        Did::OpenFamily(case) => return vec![Effect::ReadFamily(case)],
        Did::CheckVault => {
            families.check = None;
            state.busy = Some("check-running".into());
            return vec![Effect::CheckVault];
        }
        Did::GoFilm { session } => return go_film(state, session),
        Did::GoTag(recording) => {
            let Some(family) = &families.open else { return Vec::new() };
            state.busy = Some("play-opening".into());
            return vec![Effect::OpenPlayer(family.row.case, recording)];
        }
        Did::Lock => return vec![Effect::Lock],
        _ => {}
    }
    Vec::new()
}

fn go_film(state: &mut State, session: u32) -> Vec<Effect> {
    let Screen::Families(families) = &state.screen else { return Vec::new() };
    let Some(family) = &families.open else { return Vec::new() };
    let case = family.row.case;
    state.screen = Screen::Film(Box::new(FilmScreen {
        case,
        code: family.row.code.clone(),
        session,
        from_session: None,
        devices: None,
        camera: None,
        microphone: None,
        refusals: family.film_refusals.clone(),
        band: family.film_band,
        room_minutes: None,
        stage: FilmStage::Preview,
        capture: CaptureView::default(),
        frames: FrameSlot::default(),
        discard_asked: false,
    }));
    vec![Effect::FindDevices, Effect::CheckFilming(case)]
}

pub(super) fn reported(state: &mut State, report: Report) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    match report {
        Report::Families(rows) => families.rows = rows,
        Report::Family(family) => {
            // A page read before answers no other work that is under way.
            if state.busy.as_ref().is_some_and(|busy| busy.key == SAVING) {
                state.busy = None;
            }
            families.adding = false;
            match families.rows.iter_mut().find(|row| row.case == family.row.case) {
                Some(row) => *row = family.row.clone(),
                None => families.rows.push(family.row.clone()),
            }
            families.open = Some(family);
        }
        Report::Checked(lines) => {
            state.busy = None;
            families.check = Some(lines);
        }
        _ => {}
    }
    Vec::new()
}
