//! Keeping and erasing film: pages that ask before anything is destroyed, and what becomes of the answer.

use super::super::action::{Ask, RetentionAction, RetentionEvent, RetentionJob};
use super::super::effect::Effect;
use super::super::state::{FamiliesScreen, InProgress, OnScreen, RetentionPage, Screen, State};
use crate::casework::pages::ErasedFilms;
use crate::words::Message;

pub(super) fn on_user(state: &mut State, retention: RetentionAction) -> Vec<Effect> {
    if state.busy.is_some() {
        return Vec::new();
    }
    let job = job(state, retention);
    if let Some(RetentionJob::Erase(..)) = job {
        state.begin(InProgress::Erasing);
    }
    job.map(Effect::Retention).into_iter().collect()
}

/// What an act asks of the workers, if anything; what is asked about is what the page that is open shows.
fn job(state: &mut State, retention: RetentionAction) -> Option<RetentionJob> {
    let Screen::Families(families) = &mut state.screen else { return None };
    match retention {
        RetentionAction::ShowRules(true) => Some(RetentionJob::ReadRules),
        RetentionAction::ShowRules(false) | RetentionAction::Away => {
            families.retention = None;
            None
        }
        RetentionAction::SetRule(change) => matches!(families.retention, Some(RetentionPage::Rules(_)))
            .then_some(RetentionJob::SetRule(change)),
        RetentionAction::Ask(ask, case, scope) => Some(RetentionJob::ReadFilms(ask, case, scope)),
        RetentionAction::Erase { reason } => {
            let Some(RetentionPage::Erase(asked)) = &families.retention else { return None };
            Some(RetentionJob::Erase(asked.case, asked.scope, reason))
        }
        RetentionAction::Hold(hold) => {
            let Some(RetentionPage::Hold(asked)) = &families.retention else { return None };
            Some(RetentionJob::Hold(asked.case, asked.scope, hold))
        }
        RetentionAction::AskLift(record) => {
            ask_lift(families, record);
            None
        }
        RetentionAction::Lift { reason } => {
            let Some(RetentionPage::Lift(case, hold)) = &families.retention else { return None };
            Some(RetentionJob::Lift(*case, hold.record, reason))
        }
        RetentionAction::ShowReceipt(order) => {
            show_receipt(families, order);
            None
        }
        RetentionAction::SaveReceipts(to) => {
            let Some(RetentionPage::Receipts(erased)) = &families.retention else { return None };
            let orders = erased.receipts.iter().map(|receipt| receipt.order).collect();
            Some(RetentionJob::SaveReceipts(erased.case, orders, to))
        }
        RetentionAction::SetBasis(basis) => families.case().map(|case| RetentionJob::SetBasis(case, basis)),
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

pub(super) fn on_worker(state: &mut State, report: RetentionEvent) -> Vec<Effect> {
    // Only erasing is waited for: what else is under way has an end of its own.
    if let RetentionEvent::Erased(_) = report {
        state.end(&[InProgress::Erasing]);
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
            state.notice = Some(Message::new("erase-done").with("films", films).into());
        }
        RetentionEvent::Held => families.retention = None,
        RetentionEvent::ReceiptsSaved(path) => {
            let path = path.display().to_string();
            state.notice = Some(Message::new("receipt-saved").with("path", path).into());
        }
    }
    Vec::new()
}
