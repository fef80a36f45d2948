//! The caseload, and what is read of its families.

use super::super::action::{FamiliesAction, FamiliesEvent};
use super::super::effect::{Effect, ServiceChange};
use super::super::state::{FamilyScreen, InProgress, Request, Screen, State};
use super::{people, today};
use crate::casework::pages::FamilyView;

pub(super) fn on_user(state: &mut State, action: FamiliesAction) -> Vec<Effect> {
    if !matches!(state.screen, Screen::NewFamily(_)) || state.busy.is_some() {
        return Vec::new();
    }
    match action {
        FamiliesAction::SaveFamily(family) => {
            let (request, add) = state.requests.to_serve(ServiceChange::AddFamily(family));
            state.begin(InProgress::AddingFamily(request));
            vec![add]
        }
    }
}

pub(super) fn on_worker(state: &mut State, event: FamiliesEvent) -> Vec<Effect> {
    match event {
        FamiliesEvent::Part(part) => return today::part(state, *part),
        FamiliesEvent::NotListed => state.families_loading = false,
        FamiliesEvent::Page(family) => page(state, family),
        FamiliesEvent::Judged(case, judged) => {
            if let Screen::Family(screen) = &mut state.screen
                && screen.case == case
                && let Some(family) = &mut screen.open
            {
                family.judged = Some(judged);
            }
        }
    }
    Vec::new()
}

/// A change is carried out: where it was a new family, its page takes the place of the form.
pub(super) fn served(state: &mut State, request: Request) {
    if state.end(&[InProgress::AddingFamily(request)])
        && let Screen::NewFamily(form) = &mut state.screen
        && let Some(added) = form.added.take()
    {
        state.screen = Screen::Family(Box::new(FamilyScreen::of(added)));
    }
}

/// Shows a family's page, and what it asks for in the caseload.
pub(super) fn page(state: &mut State, mut family: Box<FamilyView>) {
    people::with_role(state, &mut family.film_refusals);
    match state.families.iter_mut().find(|row| row.case == family.row.case) {
        Some(row) => *row = family.row.clone(),
        None => state.families.push(family.row.clone()),
    }
    today::arrange(state);
    match &mut state.screen {
        Screen::Family(screen) if screen.case == family.row.case => screen.open = Some(family),
        Screen::NewFamily(form) => form.added = Some(family),
        Screen::Unlock(_)
        | Screen::Today(_)
        | Screen::Family(_)
        | Screen::Film(_)
        | Screen::Session(_)
        | Screen::Tag(_)
        | Screen::Parent(_)
        | Screen::Journal(_)
        | Screen::Supervision(_)
        | Screen::Settings(_) => {}
    }
}
