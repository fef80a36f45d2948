//! What was asked of the workers and is not answered yet. Knows no worker and no screen.

use std::collections::BTreeMap;

use crate::casework::changes::FamilyChange;

/// One asking for a change; whoever asked knows the answer by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Request(u64);

/// The changes that were asked for and are not answered yet, in the order they were asked.
#[derive(Debug, Default)]
pub struct Requests {
    asked: u64,
    waiting: BTreeMap<Request, FamilyChange>,
}

impl Requests {
    /// A change is asked for.
    #[must_use]
    pub fn ask(&mut self, change: FamilyChange) -> Request {
        self.asked += 1;
        let request = Request(self.asked);
        self.waiting.insert(request, change);
        request
    }

    /// What an answer answers; `None` where nobody waits for it any more.
    #[must_use]
    pub fn answered(&mut self, request: Request) -> Option<FamilyChange> {
        self.waiting.remove(&request)
    }

    /// What is waited for, in the order it was asked.
    pub fn waiting(&self) -> impl Iterator<Item = (Request, &FamilyChange)> {
        self.waiting.iter().map(|(request, change)| (*request, change))
    }

    /// Waits for nothing any more, and holds nothing that was typed. Numbers are never given twice.
    pub fn forget(&mut self) {
        self.waiting.clear();
    }
}
