//! Carries effects out. One thread owns the unlocked vault and does its jobs one after the other; the camera and
//! the player have threads of their own below. Nothing here waits on the window's thread.

mod camera;
mod changing;
mod export;
mod filming;
mod locking;
mod opening;
mod player;
mod reading;
mod reporter;
mod run;
mod vault_thread;
mod watching;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use self::reporter::{Camera, Delivery, Reporter};
use super::action::{Action, FilmEvent, ParentEvent, TagEvent, WorkerEvent};
use super::effect::{CameraOrder, Effect};
use super::state::{CaptureView, PlayerView};
use crate::casework::{Clock, Problem};
use crate::media::Waker;
use crate::media::frame::FrameSlot;
use crate::media::playback::Player;
use crate::system;

/// How long closing waits for work under way: this many steps of this length.
const CLOSING_STEPS: u32 = 60;
const CLOSING_STEP: Duration = Duration::from_millis(50);

/// The window's workers.
pub struct Workers {
    jobs: Sender<vault_thread::Job>,
    vault_thread: Option<JoinHandle<()>>,
    inbox: Receiver<Delivery>,
    reporter: Reporter,
    camera: Camera,
    deadline: vault_thread::Deadline,
    screening: player::Screening,
    shown_capture: CaptureView,
    shown_player: PlayerView,
    today: chrono::NaiveDate,
    /// The minute that was last told.
    minute: Option<i64>,
}

impl Workers {
    /// Starts the threads. `wake` is called from them whenever there is something to poll.
    pub fn new(wake: Waker) -> Self {
        let (out, inbox) = channel();
        let reporter = Reporter { out, wake };
        let camera = Camera::default();
        let deadline = vault_thread::Deadline::default();
        let screening = player::Screening::default();
        let (jobs, vault_thread) =
            run::spawn(reporter.clone(), camera.clone(), screening.clone(), deadline.clone());
        let told = Mutex::new(jobs.clone());
        system::listen(move |what| {
            // A window that is gone has closed its vault.
            let _ = told.lock().unwrap_or_else(PoisonError::into_inner).send(vault_thread::Job::Told(what));
        });
        Self {
            jobs,
            vault_thread,
            inbox,
            reporter,
            camera,
            deadline,
            screening,
            shown_capture: CaptureView::default(),
            shown_player: PlayerView::default(),
            today: Clock::read().today,
            minute: None,
        }
    }

    /// Reports what the person asks of every program, now and whenever it changes.
    pub fn watch_preferences(&self) {
        let reporter = self.reporter.clone();
        system::watch_preferences(move |asked| reporter.send(WorkerEvent::Preferences(asked)));
    }

    /// Carries out an effect, or hands it to the thread that does. Returns at once.
    pub fn run(&mut self, effect: Effect, frames: &mut dyn FnMut(FrameSlot)) {
        match effect {
            Effect::Camera(order) => self.order_camera(order, frames),
            Effect::Player(order) => {
                if let Some(player) = &self.screening.lock().player {
                    player::order(player, order);
                }
            }
            Effect::ClosePlayer => *self.screening.lock() = player::Seats::default(),
            Effect::Quit => {}
            job @ (Effect::Vault(_)
            | Effect::Read(_)
            | Effect::Change(..)
            | Effect::Service(..)
            | Effect::Export(_)
            | Effect::Film(_)
            | Effect::Watch(_)) => {
                if self.jobs.send(vault_thread::Job::Effect(job)).is_err() {
                    self.reporter.failed(Problem::locked());
                }
            }
        }
    }

    fn order_camera(&mut self, order: CameraOrder, frames: &mut dyn FnMut(FrameSlot)) {
        match order {
            CameraOrder::Find => camera::find_devices(self.reporter.clone()),
            CameraOrder::Open(camera, microphone) => {
                let opened = camera::open(&camera, microphone.as_ref(), self.reporter.wake.clone());
                let capture = match opened {
                    Ok(capture) => Arc::new(capture),
                    Err(problem) => return self.reporter.failed(problem),
                };
                frames(capture.frames().clone());
                *self.camera.lock().unwrap_or_else(PoisonError::into_inner) = Some(capture);
                self.shown_capture = CaptureView::default();
            }
            CameraOrder::Close => {
                self.camera.lock().unwrap_or_else(PoisonError::into_inner).take();
            }
            CameraOrder::ShowPreview(on) => {
                let camera = self.camera.lock().unwrap_or_else(PoisonError::into_inner).clone();
                if let Some(capture) = camera {
                    capture.set_preview(on);
                }
            }
        }
    }

    /// Lets camera and player go and closes the vault, when the window is gone; waits a few seconds at most for
    /// work under way.
    pub fn close(&mut self) {
        *self.screening.lock() = player::Seats::default();
        self.camera.lock().unwrap_or_else(PoisonError::into_inner).take();
        let _ = self.jobs.send(vault_thread::Job::Effect(Effect::Quit));
        let Some(vault_thread) = self.vault_thread.take() else { return };
        for _ in 0..CLOSING_STEPS {
            if vault_thread.is_finished() {
                return;
            }
            std::thread::sleep(CLOSING_STEP);
        }
    }

    /// The vault is to be locked in so long, unless this is called again: should the window be drawn no more (it is
    /// hidden, or hangs), the vault is locked without it.
    pub fn lock_within(&self, left: Option<Duration>) {
        self.deadline.set(left);
    }

    /// Opens the demonstration, kept in that folder if one is given.
    pub fn demonstrate(&self, keep: Option<PathBuf>) {
        let _ = self.jobs.send(vault_thread::Job::Demonstrate(keep));
    }

    /// What has happened since the last call. Never waits.
    pub fn poll(&mut self) -> Vec<Action> {
        let mut actions = Vec::new();
        while let Ok(delivery) = self.inbox.try_recv() {
            actions.push(Action::Worker(match delivery {
                Delivery::Event(event) => event,
                Delivery::Player(player, screen) => {
                    *self.screening.lock() = player::Seats { player: Some(player), coming: None };
                    self.shown_player = PlayerView::default();
                    WorkerEvent::Tag(TagEvent::Opened(screen))
                }
                Delivery::Showing(coming) => {
                    self.screening.lock().coming = Some(coming);
                    continue;
                }
            }));
        }
        self.poll_coming(&mut actions);
        self.poll_camera(&mut actions);
        self.poll_player(&mut actions);
        let Clock { now, today } = Clock::read();
        if today != self.today {
            self.today = today;
            actions.push(Action::Today(today));
        }
        let minute = now.timestamp().div_euclid(60);
        if self.minute != Some(minute) {
            self.minute = Some(minute);
            actions.push(Action::Now(now));
        }
        actions
    }

    /// The picture of the film before it stays until a film that comes has its own.
    fn poll_coming(&mut self, actions: &mut Vec<Action>) {
        let mut seats = self.screening.lock();
        let Some(coming) = &seats.coming else { return };
        let event = match coming.is_there() {
            Ok(false) => return,
            Ok(true) => {
                WorkerEvent::Parent(ParentEvent::Film(coming.opening, coming.player.frames().clone()))
            }
            Err(problem) => WorkerEvent::Parent(ParentEvent::FilmFailed(coming.opening, problem)),
        };
        if matches!(event, WorkerEvent::Parent(ParentEvent::Film(..))) {
            seats.player = seats.coming.take().map(|coming| coming.player);
            self.shown_player = PlayerView::default();
        }
        seats.coming = None;
        actions.push(Action::Worker(event));
    }

    fn poll_camera(&mut self, actions: &mut Vec<Action>) {
        let camera = self.camera.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(capture) = camera else { return };
        let view = camera::view(&capture.status());
        if view != self.shown_capture {
            self.shown_capture = view.clone();
            actions.push(Action::Worker(WorkerEvent::Film(FilmEvent::Capture(view))));
        }
    }

    fn poll_player(&mut self, actions: &mut Vec<Action>) {
        let Some(status) = self.screening.lock().player.as_ref().map(Player::status) else { return };
        let view = player::view(&status);
        if view != self.shown_player {
            if let Some(problem) = player::problem(&status)
                && self.shown_player.phase != view.phase
            {
                actions.push(Action::Worker(WorkerEvent::Failed(problem)));
            }
            self.shown_player = view;
            actions.push(Action::Worker(WorkerEvent::Player(view)));
        }
    }
}
