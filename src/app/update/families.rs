//! The caseload, and what is read of the family whose page is open.

use super::super::action::{FamiliesAction, FamiliesEvent};
use super::super::effect::{Effect, ReadJob, ServiceChange, VaultJob};
use super::super::state::{FamilyPage, InProgress, OnScreen, Request, Screen, State};
use super::{grid, journal, people, today};
use crate::casework::pages::FamilyView;

pub(super) fn on_user(state: &mut State, action: FamiliesAction) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    if state.busy.is_some() {
        return Vec::new();
    }
    match action {
        FamiliesAction::AddFamily(adding) => {
            (families.adding, families.retention, families.said) = (adding, None, None);
            families.training = None;
            Vec::new()
        }
        FamiliesAction::SaveFamily(family) => {
            let (request, add) = state.requests.to_serve(ServiceChange::AddFamily(family));
            state.begin(InProgress::AddingFamily(request));
            vec![add]
        }
        FamiliesAction::OpenFamily(case) => {
            (families.retention, families.said, families.adding) = (None, None, false);
            families.training = None;
            if families.case() != Some(case) {
                families.page = FamilyPage::default();
            }
            vec![Effect::Read(ReadJob::OpenFamily(case))]
        }
        FamiliesAction::CheckVault => {
            families.check = None;
            state.begin(InProgress::CheckingVault);
            vec![Effect::Vault(VaultJob::Check)]
        }
        FamiliesAction::ShowTraining(true) => {
            families.retention = None;
            vec![Effect::Read(ReadJob::Training)]
        }
        FamiliesAction::ShowTraining(false) => {
            families.training = None;
            Vec::new()
        }
        FamiliesAction::ChangeTraining(change) => {
            // The verdicts on who delivers the programme rest on it.
            let mut effects = vec![
                state.requests.to_serve(ServiceChange::Training(change)).1,
                Effect::Read(ReadJob::Families),
            ];
            effects.extend(families.case().map(|it| Effect::Read(ReadJob::Family(it))));
            effects
        }
        FamiliesAction::ShowJournal => journal::go_to(state),
        FamiliesAction::ShowGrid => grid::go_to(state),
        FamiliesAction::ShowPeople => people::go_to(state),
    }
}

pub(super) fn on_worker(state: &mut State, event: FamiliesEvent) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    match event {
        FamiliesEvent::Part(part) => {
            let more = today::take(&mut families.rows, &mut families.read, *part);
            // Who works with one family has nothing to choose.
            if let (None, [only]) = (&families.open, &families.rows[..]) {
                return vec![Effect::Read(ReadJob::OpenFamily(only.case))];
            }
            return more;
        }
        FamiliesEvent::Training(page) => families.training = Some(page),
        FamiliesEvent::Page(family) => page(state, family),
        FamiliesEvent::Judged(case, judged) => {
            if let Some(family) = families.open.as_mut().filter(|family| family.row.case == case) {
                family.judged = Some(judged);
            }
        }
        FamiliesEvent::Checked(lines) => {
            state.busy = None;
            families.check = Some(lines);
        }
    }
    Vec::new()
}

/// A change is carried out: where it was a new family, its form can go.
pub(super) fn served(state: &mut State, request: Request) {
    if state.end(&[InProgress::AddingFamily(request)])
        && let Screen::Families(families) = &mut state.screen
    {
        families.adding = false;
    }
}

/// Shows a family's page.
pub(super) fn page(state: &mut State, mut family: Box<FamilyView>) {
    people::with_role(state, &mut family.film_refusals);
    let Screen::Families(families) = &mut state.screen else { return };
    match families.rows.iter_mut().find(|row| row.case == family.row.case) {
        Some(row) => *row = family.row.clone(),
        None => families.rows.push(family.row.clone()),
    }
    families.said.take_if(|said| said.case != family.row.case);
    families.open = Some(family);
}
