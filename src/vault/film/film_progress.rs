//! How far a film being written has come, for other threads. Knows no disk and never waits for one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::durability::PartProgress;

/// How durable a film being written is; may be asked from any thread.
#[derive(Clone)]
pub struct FilmProgress(Arc<Mutex<State>>);

struct State {
    part: PartProgress,
    begins: u64,
    /// What was durable before the part began: a part may take over bytes that were after all.
    before: u64,
    parts: u32,
}

impl State {
    fn durable(&self) -> u64 {
        self.before.max(self.begins + self.part.durable().plain_bytes)
    }
}

impl FilmProgress {
    /// Of a film whose first part has just begun.
    pub(super) fn of(part: &PartProgress) -> Self {
        Self(Arc::new(Mutex::new(State { part: part.clone(), begins: 0, before: 0, parts: 1 })))
    }

    /// The film goes on in a new part, which begins at this plaintext offset.
    pub(super) fn goes_on(&self, part: &PartProgress, begins: u64) {
        let mut state = self.state();
        let (before, parts) = (state.durable(), state.parts + 1);
        *state = State { part: part.clone(), begins, before, parts };
    }

    /// Bytes of the film that a power cut would leave, but for those that the writer said it lost. Keep it in the
    /// case database, so that a film cut short by hand is noticed.
    pub fn durable(&self) -> u64 {
        self.state().durable()
    }

    /// Parts so far: more than one where the disk failed and filming went on.
    pub fn parts(&self) -> u32 {
        self.state().parts
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
