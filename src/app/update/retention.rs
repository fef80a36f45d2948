//! Keeping and erasing film: pages that ask before anything is destroyed, and what becomes of the answer.

use super::super::action::{Ask, RetentionAction, RetentionEvent};
use super::super::effect::{Effect, ReadJob, ServiceChange};
use super::super::state::{FamiliesScreen, InProgress, OnScreen, RetentionPage, Screen, State};
use crate::casework::Export;
use crate::casework::changes::FamilyChange;
use crate::casework::pages::ErasedFilms;
use crate::words::Message;

pub(super) fn on_user(state: &mut State, retention: RetentionAction) -> Vec<Effect> {
    if state.busy.is_some() {
        return Vec::new();
    }
    asked(state, retention).into_iter().collect()
}

/// What an act asks of the workers, if anything; what is asked about is what the page that is open shows.
fn asked(state: &mut State, retention: RetentionAction) -> Option<Effect> {
    let Screen::Families(families) = &mut state.screen else { return None };
    let requests = &mut state.requests;
    match retention {
        RetentionAction::ShowRules(true) => Some(Effect::Read(ReadJob::Rules)),
        RetentionAction::ShowRules(false) | RetentionAction::Away => {
            families.retention = None;
            None
        }
        RetentionAction::SetRule(change) => {
            let Some(RetentionPage::Rules(_)) = families.retention else { return None };
            Some(requests.to_serve(ServiceChange::Rule(change)).1)
        }
        RetentionAction::Ask(about, case, scope) => Some(Effect::Read(ReadJob::Films(about, case, scope))),
        RetentionAction::Erase { reason } => {
            let Some(RetentionPage::Erase(asked)) = &families.retention else { return None };
            state.busy = Some(InProgress::Erasing.into());
            Some(requests.to_change(asked.case, FamilyChange::EraseFilm(asked.scope, reason)))
        }
        RetentionAction::Hold(hold) => {
            let Some(RetentionPage::Hold(asked)) = &families.retention else { return None };
            Some(requests.to_change(asked.case, FamilyChange::Hold(asked.scope, hold)))
        }
        RetentionAction::AskLift(record) => {
            ask_lift(families, record);
            None
        }
        RetentionAction::Lift { reason } => {
            let Some(RetentionPage::Lift(case, hold)) = &families.retention else { return None };
            Some(requests.to_change(*case, FamilyChange::LiftHold(hold.record, reason)))
        }
        RetentionAction::ShowReceipt(order) => {
            show_receipt(families, order);
            None
        }
        RetentionAction::SaveReceipts(to) => {
            let Some(RetentionPage::Receipts(erased)) = &families.retention else { return None };
            let orders = erased.receipts.iter().map(|receipt| receipt.order).collect();
            Some(Effect::Export(Export::Receipts { case: erased.case, orders, to }))
        }
        RetentionAction::SetBasis(basis) => {
            families.case().map(|case| requests.to_change(case, FamilyChange::Basis(basis)))
        }
    }
}

fn ask_lift(families: &mut FamiliesScreen, record: crate::base::RecordId) {
    let Some(family) = &families.open else { return };
    let hold = family.retention.holds.iter().find(|hold| hold.record == record);
    families.retention = hold.map(|hold| RetentionPage::Lift(family.row.case, Box::new(hold.clone())));
}

fn show_receipt(families: &mut FamiliesScreen, order: crate::base::RecordId) {
    let Some(family) = &families.open else { return };
    let receipt = family.retention.receipts.iter().find(|receipt| receipt.order == order);
    families.retention = receipt.map(|receipt| {
        let receipts = vec![receipt.clone()];
        RetentionPage::Receipts(Box::new(ErasedFilms { case: family.row.case, receipts, kept: Vec::new() }))
    });
}

/// Films are erased; their receipts are shown.
pub(super) fn erased(state: &mut State, erased: Box<ErasedFilms>) {
    // Only erasing is waited for: what else is under way has an end of its own.
    state.end(&[InProgress::Erasing]);
    if let Screen::Families(families) = &mut state.screen {
        state.notice = Some(Message::new("erase-done").with("films", erased.receipts.len()).into());
        families.retention = Some(RetentionPage::Receipts(erased));
    }
}

/// Films are held, or a hold is lifted.
pub(super) fn held(state: &mut State) {
    if let Screen::Families(families) = &mut state.screen {
        families.retention = None;
    }
}

pub(super) fn on_worker(state: &mut State, event: RetentionEvent) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    match event {
        RetentionEvent::Rules(view) => families.retention = Some(RetentionPage::Rules(view)),
        RetentionEvent::Films(Ask::Erase, asked) => families.retention = Some(RetentionPage::Erase(asked)),
        RetentionEvent::Films(Ask::Hold, asked) => families.retention = Some(RetentionPage::Hold(asked)),
    }
    Vec::new()
}
