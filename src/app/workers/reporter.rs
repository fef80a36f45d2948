//! How threads tell the window what has happened. Knows no job.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};

use super::player::Coming;
use crate::app::action::WorkerEvent;
use crate::app::state::TagScreen;
use crate::casework::Problem;
use crate::media::Waker;
use crate::media::capture::Capture;
use crate::media::playback::Player;

/// The camera in use, shared with the thread that starts and seals films.
pub(super) type Camera = Arc<Mutex<Option<Arc<Capture>>>>;

/// What threads deliver to the window.
pub(super) enum Delivery {
    /// An event.
    Event(WorkerEvent),
    /// A film is open: its player goes to whoever hands on orders, its screen to the state.
    Player(Player, Box<TagScreen>),
    /// A film is open for the parent view.
    Showing(Coming),
}

/// Gives reports to the window and wakes it.
#[derive(Clone)]
pub(super) struct Reporter {
    /// Where reports go.
    pub out: Sender<Delivery>,
    /// Wakes the window.
    pub wake: Waker,
}

impl Reporter {
    /// Reports.
    pub fn send(&self, event: WorkerEvent) {
        self.deliver(Delivery::Event(event));
    }

    /// Delivers.
    pub fn deliver(&self, delivery: Delivery) {
        // A window that is gone needs no more reports.
        let _ = self.out.send(delivery);
        (self.wake)();
    }

    /// Reports that something was refused or failed.
    pub fn failed(&self, problem: Problem) {
        self.send(WorkerEvent::Failed(problem));
    }
}
