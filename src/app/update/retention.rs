//! Keeping and erasing film: pages that ask before anything is destroyed, and what becomes of the answer.

use super::super::action::{Ask, RetentionAction, RetentionEvent, RetentionJob};
use super::super::effect::Effect;
use super::super::state::{FamiliesScreen, RetentionPage, Screen, State};
use crate::casework::pages::ErasedFilms;
use crate::words::Message;

/// What is said while film is erased.
const ERASING: &str = "erase-running";

pub(super) fn on_user(state: &mut State, retention: RetentionAction) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    let job = match (retention, &families.retention) {
        (RetentionAction::ShowRules(true), _) => RetentionJob::ReadRules,
        (RetentionAction::ShowRules(false) | RetentionAction::Away, _) => {
            families.retention = None;
            return Vec::new();
        }
        (RetentionAction::SetRule(change), Some(RetentionPage::Rules(_))) => RetentionJob::SetRule(change),
        (RetentionAction::Ask(ask, case, scope), _) => RetentionJob::ReadFilms(ask, case, scope),
        (RetentionAction::Erase { reason }, Some(RetentionPage::Erase(asked))) => {
            let job = RetentionJob::Erase(asked.case, asked.scope, reason);
            state.busy = Some(ERASING.into());
            job
        }
        (RetentionAction::Hold(hold), Some(RetentionPage::Hold(asked))) => {
            RetentionJob::Hold(asked.case, asked.scope, hold)
        }
        (RetentionAction::AskLift(record), _) => {
            ask_lift(families, record);
            return Vec::new();
        }
        (RetentionAction::Lift { reason }, Some(RetentionPage::Lift(case, hold))) => {
            RetentionJob::Lift(*case, hold.record, reason)
        }
        (RetentionAction::ShowReceipt(order), _) => {
            show_receipt(families, order);
            return Vec::new();
        }
        (RetentionAction::SaveReceipts(to), Some(RetentionPage::Receipts(erased))) => {
            let orders = erased.receipts.iter().map(|receipt| receipt.order).collect();
            RetentionJob::SaveReceipts(erased.case, orders, to)
        }
        (RetentionAction::SetBasis(basis), _) => match &families.open {
            Some(family) => RetentionJob::SetBasis(family.row.case, basis),
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    vec![Effect::Retention(job)]
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

pub(super) fn on_worker(state: &mut State, report: RetentionEvent) -> Vec<Effect> {
    // Only erasing is waited for: what else is under way has an end of its own.
    if matches!(report, RetentionEvent::Erased(_))
        && state.busy.as_ref().is_some_and(|busy| busy.key == ERASING)
    {
        state.busy = None;
    }
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    match report {
        RetentionEvent::Rules(view) => {
            families.retention = Some(RetentionPage::Rules(view));
        }
        RetentionEvent::Films(Ask::Erase, asked) => families.retention = Some(RetentionPage::Erase(asked)),
        RetentionEvent::Films(Ask::Hold, asked) => families.retention = Some(RetentionPage::Hold(asked)),
        RetentionEvent::Erased(erased) => {
            let films = erased.receipts.len();
            families.retention = Some(RetentionPage::Receipts(erased));
            state.notice = Some(Message::new("erase-done").with("films", films));
        }
        RetentionEvent::Held => families.retention = None,
        RetentionEvent::ReceiptsSaved(path) => {
            let path = path.display().to_string();
            state.notice = Some(Message::new("receipt-saved").with("path", path));
        }
    }
    Vec::new()
}
