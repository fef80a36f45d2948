//! Keeping and erasing film: pages that ask before anything is destroyed, and what becomes of the answer.

use super::super::action::{Ask, RetentionAction, RetentionEvent};
use super::super::effect::{Effect, ReadJob, ServiceChange};
use super::super::state::{FamiliesScreen, RetentionPage, Screen, State};
use super::asking;
use crate::casework::Export;
use crate::casework::changes::FamilyChange;
use crate::casework::pages::ErasedFilms;
use crate::words::Message;

/// What is said while film is erased.
const ERASING: &str = "erase-running";

pub(super) fn on_user(state: &mut State, retention: RetentionAction) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    let mut ask = |case, change| asking::ask(&mut state.requests, case, change);
    let effect = match (retention, &families.retention) {
        (RetentionAction::ShowRules(true), _) => Effect::Read(ReadJob::Rules),
        (RetentionAction::ShowRules(false) | RetentionAction::Away, _) => {
            families.retention = None;
            return Vec::new();
        }
        (RetentionAction::SetRule(change), Some(RetentionPage::Rules(_))) => {
            Effect::Service(ServiceChange::Rule(change))
        }
        (RetentionAction::Ask(about, case, scope), _) => Effect::Read(ReadJob::Films(about, case, scope)),
        (RetentionAction::Erase { reason }, Some(RetentionPage::Erase(asked))) => {
            state.busy = Some(ERASING.into());
            ask(asked.case, FamilyChange::EraseFilm(asked.scope, reason))
        }
        (RetentionAction::Hold(hold), Some(RetentionPage::Hold(asked))) => {
            ask(asked.case, FamilyChange::Hold(asked.scope, hold))
        }
        (RetentionAction::AskLift(record), _) => {
            ask_lift(families, record);
            return Vec::new();
        }
        (RetentionAction::Lift { reason }, Some(RetentionPage::Lift(case, hold))) => {
            ask(*case, FamilyChange::LiftHold(hold.record, reason))
        }
        (RetentionAction::ShowReceipt(order), _) => {
            show_receipt(families, order);
            return Vec::new();
        }
        (RetentionAction::SaveReceipts(to), Some(RetentionPage::Receipts(erased))) => {
            let orders = erased.receipts.iter().map(|receipt| receipt.order).collect();
            Effect::Export(Export::Receipts { case: erased.case, orders, to })
        }
        (RetentionAction::SetBasis(basis), _) => match &families.open {
            Some(family) => ask(family.row.case, FamilyChange::Basis(basis)),
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    vec![effect]
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
    state.busy.take_if(|busy| busy.key == ERASING);
    if let Screen::Families(families) = &mut state.screen {
        state.notice = Some(Message::new("erase-done").with("films", erased.receipts.len()));
        families.retention = Some(RetentionPage::Receipts(erased));
    }
}

/// Films are held, or a hold is lifted.
pub(super) fn held(state: &mut State) {
    if let Screen::Families(families) = &mut state.screen {
        families.retention = None;
    }
}

pub(super) fn on_worker(state: &mut State, report: RetentionEvent) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    match report {
        RetentionEvent::Rules(view) => {
            families.retention = Some(RetentionPage::Rules(view));
        }
        RetentionEvent::Films(Ask::Erase, asked) => families.retention = Some(RetentionPage::Erase(asked)),
        RetentionEvent::Films(Ask::Hold, asked) => families.retention = Some(RetentionPage::Hold(asked)),
    }
    Vec::new()
}
