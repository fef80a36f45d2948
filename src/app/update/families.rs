//! The caseload, and what is read of the family whose page is open.

use super::super::action::{FamiliesAction, FamiliesEvent};
use super::super::effect::Effect;
use super::super::state::{FamilyPage, InProgress, OnScreen, Screen, State};
use super::{grid, journal, people};
use crate::casework::pages::FamilyView;

pub(super) fn on_user(state: &mut State, action: FamiliesAction) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    if state.busy.is_some() {
        return Vec::new();
    }
    match action {
        FamiliesAction::AddFamily(adding) => {
            (families.adding, families.retention, families.said) = (adding, None, None);
            Vec::new()
        }
        FamiliesAction::SaveFamily(family) => {
            state.begin(InProgress::AddingFamily);
            vec![Effect::SaveFamily(family)]
        }
        FamiliesAction::OpenFamily(case) => {
            (families.retention, families.said) = (None, None);
            if families.case() != Some(case) {
                families.page = FamilyPage::default();
            }
            vec![Effect::OpenFamily(case)]
        }
        FamiliesAction::CheckVault => {
            families.check = None;
            state.begin(InProgress::CheckingVault);
            vec![Effect::CheckVault]
        }
        FamiliesAction::ShowTraining(true) => {
            families.retention = None;
            vec![Effect::ReadTraining]
        }
        FamiliesAction::ShowTraining(false) => {
            families.training = None;
            Vec::new()
        }
        FamiliesAction::ChangeTraining(change) => {
            // The verdicts on who delivers the programme rest on it.
            let mut effects = vec![Effect::ChangeTraining(change), Effect::ListFamilies];
            effects.extend(families.case().map(Effect::ReadFamily));
            effects
        }
        FamiliesAction::ShowJournal => journal::go_to(state),
        FamiliesAction::ShowGrid => grid::go_to(state),
        FamiliesAction::ShowPeople => people::go_to(state),
    }
}

pub(super) fn on_worker(state: &mut State, report: FamiliesEvent) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    match report {
        FamiliesEvent::Listed(rows) => {
            families.rows = rows;
            // Who works with one family has nothing to choose.
            if let (None, [only]) = (&families.open, &families.rows[..]) {
                return vec![Effect::OpenFamily(only.case)];
            }
        }
        FamiliesEvent::Training(rows) => families.training = Some(rows),
        FamiliesEvent::Page(mut family) => {
            people::with_role(state, &mut family.film_refusals);
            // A page read before answers no other work that is under way.
            state.end(&[InProgress::AddingFamily, InProgress::ChangingMembers]);
            let Screen::Families(families) = &mut state.screen else { return Vec::new() };
            families.adding = false;
            match families.rows.iter_mut().find(|row| row.case == family.row.case) {
                Some(row) => *row = family.row.clone(),
                None => families.rows.push(family.row.clone()),
            }
            let counted = |view: &FamilyView| (view.row.case, view.supervision.comments.len());
            // The comments that were being counted are on record.
            if families.open.as_deref().map(counted) != Some(counted(&family)) {
                families.said = None;
            }
            families.open = Some(family);
        }
        FamiliesEvent::Judged(case, on, findings) => {
            if let Some(family) = families.open.as_mut().filter(|family| family.row.case == case) {
                family.judged = Some((on, findings));
            }
        }
        FamiliesEvent::Checked(lines) => {
            state.busy = None;
            families.check = Some(lines);
        }
    }
    Vec::new()
}
