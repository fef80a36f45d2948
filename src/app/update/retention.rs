//! Keeping and erasing film: pages that ask before anything is destroyed, and what becomes of the answer.

use super::super::action::{Ask, RetentionAction, RetentionEvent};
use super::super::effect::{Effect, ReadJob};
use super::super::state::{FamilyPage, FamilyScreen, InProgress, Place, RetentionPage, Screen, State};
use super::going;
use crate::base::{CaseId, RecordId};
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
    if let RetentionAction::Ask(about, case, scope) = retention {
        // From Today too, where the films of all families that are due are named.
        let asks = matches!(state.screen, Screen::Today(_) | Screen::Family(_));
        return asks.then_some(Effect::Read(ReadJob::Films(about, case, scope)));
    }
    let Screen::Family(family) = &mut state.screen else { return None };
    let requests = &mut state.requests;
    match retention {
        // Done above.
        RetentionAction::Ask(..) => None,
        RetentionAction::Away => {
            family.retention = None;
            None
        }
        RetentionAction::Erase { reason } => {
            let Some(RetentionPage::Erase(asked)) = &family.retention else { return None };
            state.busy = Some(InProgress::Erasing.into());
            Some(requests.to_change(asked.case, FamilyChange::EraseFilm(asked.scope, reason)))
        }
        RetentionAction::Hold(hold) => {
            let Some(RetentionPage::Hold(asked)) = &family.retention else { return None };
            Some(requests.to_change(asked.case, FamilyChange::Hold(asked.scope, hold)))
        }
        RetentionAction::AskLift(record) => {
            ask_lift(family, record);
            None
        }
        RetentionAction::Lift { reason } => {
            let Some(RetentionPage::Lift(case, hold)) = &family.retention else { return None };
            Some(requests.to_change(*case, FamilyChange::LiftHold(hold.record, reason)))
        }
        RetentionAction::ShowReceipt(order) => {
            show_receipt(family, order);
            None
        }
        RetentionAction::SaveReceipts(to) => {
            let Some(RetentionPage::Receipts(erased)) = &family.retention else { return None };
            let orders = erased.receipts.iter().map(|receipt| receipt.order).collect();
            Some(Effect::Export(Export::Receipts { case: erased.case, orders, to }))
        }
        RetentionAction::SetBasis(basis) => {
            family.open.as_ref()?;
            Some(requests.to_change(family.case, FamilyChange::Basis(basis)))
        }
    }
}

fn ask_lift(screen: &mut FamilyScreen, record: RecordId) {
    let Some(family) = &screen.open else { return };
    let hold = family.retention.holds.iter().find(|hold| hold.record == record);
    screen.retention = hold.map(|hold| RetentionPage::Lift(family.row.case, Box::new(hold.clone())));
}

fn show_receipt(screen: &mut FamilyScreen, order: RecordId) {
    let Some(family) = &screen.open else { return };
    let receipt = family.retention.receipts.iter().find(|receipt| receipt.order == order);
    screen.retention = receipt.map(|receipt| {
        let receipts = vec![receipt.clone()];
        RetentionPage::Receipts(Box::new(ErasedFilms { case: family.row.case, receipts, kept: Vec::new() }))
    });
}

/// Films of a family are erased; their receipts are shown.
pub(super) fn erased(state: &mut State, case: CaseId, erased: Box<ErasedFilms>) {
    // Only erasing is waited for: what else is under way has an end of its own.
    state.end(&[InProgress::Erasing]);
    if let Screen::Family(family) = &mut state.screen
        && family.case == case
    {
        state.notice = Some(Message::new("erase-done").with("films", erased.receipts.len()).into());
        family.retention = Some(RetentionPage::Receipts(erased));
    }
}

/// Films are held, or a hold is lifted.
pub(super) fn held(state: &mut State) {
    if let Screen::Family(family) = &mut state.screen {
        family.retention = None;
    }
}

pub(super) fn on_worker(state: &mut State, event: RetentionEvent) -> Vec<Effect> {
    let RetentionEvent::Films(about, asked) = event;
    let case = asked.case;
    let page = match about {
        Ask::Erase => RetentionPage::Erase(asked),
        Ask::Hold => RetentionPage::Hold(asked),
    };
    let effects = match state.screen {
        Screen::Today(_) => going::on(state, Place::Family(case, FamilyPage::Data)),
        _ => Vec::new(),
    };
    if let Screen::Family(family) = &mut state.screen
        && family.case == case
    {
        family.retention = Some(page);
    }
    effects
}
