//! What was asked of the workers: what waits for its answer, and what is on record. Knows no worker and no screen.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use super::request::Request;
use crate::app::effect::{Effect, ServiceChange};
use crate::base::CaseId;
use crate::casework::changes::FamilyChange;

/// The changes that were asked for and are not answered yet, in the order they were asked, and those that are on record.
#[derive(Debug, Default)]
pub struct Requests {
    /// Numbers are given while a screen is drawn, which changes nothing else.
    given: Cell<u64>,
    /// The number of whoever waits for what is asked next.
    awaited: Option<Request>,
    waiting: BTreeMap<Request, FamilyChange>,
    saved: BTreeSet<Request>,
}

impl Requests {
    /// A number for something that is to be asked; none is given twice.
    #[must_use]
    pub fn give(&self) -> Request {
        self.given.set(self.given.get() + 1);
        Request(self.given.get())
    }

    /// What is asked until `None` is told has this number.
    pub fn await_as(&mut self, request: Option<Request>) {
        self.awaited = request;
    }

    fn number(&mut self) -> Request {
        self.awaited.take().unwrap_or_else(|| self.give())
    }

    /// Asks for a change of a family; its answer is known by its request.
    #[must_use]
    pub fn to_change(&mut self, case: CaseId, change: FamilyChange) -> Effect {
        let request = self.number();
        self.waiting.insert(request, change.clone());
        Effect::Change(case, request, change)
    }

    /// Asks for a change of what is no one family's; the number of the request with it.
    #[must_use]
    pub fn to_serve(&mut self, change: ServiceChange) -> (Request, Effect) {
        let request = self.number();
        (request, Effect::Service(request, change))
    }

    /// What an answer answers, and whether it is on record now; `None` where nobody waits for it any more.
    pub fn answered(&mut self, request: Request, is_saved: bool) -> Option<FamilyChange> {
        if is_saved {
            self.saved.insert(request);
        }
        self.waiting.remove(&request)
    }

    /// Whether an answer to it is still waited for.
    pub fn is_waiting(&self, request: Request) -> bool {
        self.waiting.contains_key(&request)
    }

    /// Whether what was asked is on record.
    pub fn is_saved(&self, request: Request) -> bool {
        self.saved.contains(&request)
    }

    /// What is waited for, in the order it was asked.
    pub fn waiting(&self) -> impl Iterator<Item = (Request, &FamilyChange)> {
        self.waiting.iter().map(|(request, change)| (*request, change))
    }

    /// Waits for nothing any more, and holds nothing that was typed. Numbers are never given twice.
    pub fn forget(&mut self) {
        self.waiting.clear();
        self.saved.clear();
    }
}
