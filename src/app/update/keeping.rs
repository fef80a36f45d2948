//! Keeping and erasing film: pages that ask before anything is destroyed, and what becomes of the answer.

use super::super::action::{Ask, Keeping, KeepingJob, KeepingReport};
use super::super::effect::Effect;
use super::super::state::{FamiliesScreen, KeepingPage, Screen, State};
use crate::casework::pages::ErasedFilms;
use crate::words::Message;

/// What is said while film is erased.
const ERASING: &str = "erase-running";

pub(super) fn did(state: &mut State, keeping: Keeping) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    let job = match (keeping, &families.keeping) {
        (Keeping::ShowRules(true), _) => KeepingJob::ReadRules,
        (Keeping::ShowRules(false) | Keeping::Away, _) => {
            families.keeping = None;
            return Vec::new();
        }
        (Keeping::SetRule(change), Some(KeepingPage::Rules(_))) => KeepingJob::SetRule(change),
        (Keeping::Ask(ask, case, scope), _) => KeepingJob::ReadFilms(ask, case, scope),
        (Keeping::Erase { reason }, Some(KeepingPage::Erase(asked))) => {
            let job = KeepingJob::Erase(asked.case, asked.scope, reason);
            state.busy = Some(ERASING.into());
            job
        }
        (Keeping::Hold(hold), Some(KeepingPage::Hold(asked))) => {
            KeepingJob::Hold(asked.case, asked.scope, hold)
        }
        (Keeping::AskLift(record), _) => {
            ask_lift(families, record);
            return Vec::new();
        }
        (Keeping::Lift { reason }, Some(KeepingPage::Lift(case, hold))) => {
            KeepingJob::Lift(*case, hold.record, reason)
        }
        (Keeping::ShowReceipt(order), _) => {
            show_receipt(families, order);
            return Vec::new();
        }
        (Keeping::SaveReceipts(to), Some(KeepingPage::Receipts(erased))) => {
            let orders = erased.receipts.iter().map(|receipt| receipt.order).collect();
            KeepingJob::SaveReceipts(erased.case, orders, to)
        }
        (Keeping::SetBasis(basis), _) => match &families.open {
            Some(family) => KeepingJob::SetBasis(family.row.case, basis),
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    vec![Effect::Keeping(job)]
}

fn ask_lift(families: &mut FamiliesScreen, record: crate::base::RecordId) {
    let Some(family) = &families.open else { return };
    let hold = family.keeping.holds.iter().find(|hold| hold.record == record);
    families.keeping = hold.map(|hold| KeepingPage::Lift(family.row.case, Box::new(hold.clone())));
}

fn show_receipt(families: &mut FamiliesScreen, order: crate::base::RecordId) {
    let Some(family) = &families.open else { return };
    let receipt = family.keeping.receipts.iter().find(|receipt| receipt.order == order);
    families.keeping = receipt.map(|receipt| {
        let receipts = vec![receipt.clone()];
        KeepingPage::Receipts(Box::new(ErasedFilms { case: family.row.case, receipts, kept: Vec::new() }))
    });
}

pub(super) fn reported(state: &mut State, report: KeepingReport) -> Vec<Effect> {
    // Only erasing is waited for: what else is under way has an end of its own.
    if matches!(report, KeepingReport::Erased(_))
        && state.busy.as_ref().is_some_and(|busy| busy.key == ERASING)
    {
        state.busy = None;
    }
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    match report {
        KeepingReport::Rules(view) => {
            families.keeping = Some(KeepingPage::Rules(view));
        }
        KeepingReport::Films(Ask::Erase, asked) => families.keeping = Some(KeepingPage::Erase(asked)),
        KeepingReport::Films(Ask::Hold, asked) => families.keeping = Some(KeepingPage::Hold(asked)),
        KeepingReport::Erased(erased) => {
            let films = erased.receipts.len();
            families.keeping = Some(KeepingPage::Receipts(erased));
            state.notice = Some(Message::new("erase-done").with("films", films));
        }
        KeepingReport::Held => families.keeping = None,
        KeepingReport::ReceiptsSaved(path) => {
            let path = path.display().to_string();
            state.notice = Some(Message::new("receipt-saved").with("path", path));
        }
    }
    Vec::new()
}
