//! What the thread that owns the unlocked vault has, and what all its jobs need. Knows none of them.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::player::Screening;
use super::reporter::{Camera, Reporter};
use crate::app::action::WorkerEvent;
use crate::app::effect::Effect;
use crate::base::{CaseId, RecordingId, UserId};
use crate::casework::session::showing::OpenShowing;
use crate::casework::{OpenVault, Problem};
use crate::demo::DemoFolder;
use crate::media::capture::{Capture, FilmEnd};
use crate::media::sealed_film::SealedSink;
use crate::system::{Awake, SystemEvent, steady_time};
use crate::vault::VaultLock;
use crate::vault::film::FilmProgress;

/// Something to do.
pub(super) enum Job {
    /// What the window asked for.
    Effect(Effect),
    /// Make and open the demonstration.
    Demonstrate(Option<PathBuf>),
    /// A film has ended.
    Ended(Box<FilmEnd<SealedSink>>),
    /// The system tells of sleep or of locking.
    Told(SystemEvent),
}

/// The film under way: what is needed of it when the vault is locked. No key is in it, the recorder has the only one.
pub(super) struct Filming {
    /// Whose film.
    pub case: CaseId,
    /// Which recording.
    pub recording: RecordingId,
    /// The number of the session it was begun in.
    pub session: u32,
    /// Who began it.
    pub user: Option<UserId>,
    /// Where it is written, to look after the disk.
    pub folder: PathBuf,
    /// Keeps other processes out of the vault for as long as it films.
    pub lock: VaultLock,
    /// Whether it was told to end, and its last pictures are on their way.
    pub is_ending: bool,
}

/// How much longer than it is to the vault stays open where the window does not lock it.
const GRACE: Duration = Duration::from_secs(5);

/// The moment by which the vault is to be locked, shared with the window, which moves it on.
#[derive(Clone, Default)]
pub(super) struct Deadline(Arc<Mutex<Option<Duration>>>);

impl Deadline {
    /// In so long from now; never.
    pub fn set(&self, left: Option<Duration>) {
        let due = left.map(|left| steady_time() + left + GRACE);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = due;
    }

    pub fn is_over(&self) -> bool {
        let mut due = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Said once: a vault that is opened anew has a window that moves it on.
        due.take_if(|due| *due <= steady_time()).is_some()
    }
}

/// A lock that waits for a film to end, so that it is signed, or destroyed as was wished.
pub(super) struct Locking {
    /// When it was to be locked.
    pub since: Instant,
    /// Holds off the sleep of the computer meanwhile.
    pub _awake: Option<Awake>,
}

/// Ends exports when the vault is locked: a copy under way has the key of its film.
#[derive(Clone, Default)]
pub(super) struct Exports(Arc<AtomicBool>);

impl Exports {
    /// Whether an export that began under this may go on.
    pub fn go_on(&self) -> bool {
        !self.0.load(Ordering::Relaxed)
    }

    /// Ends all that go on; those begun later are others.
    pub fn end(&mut self) {
        self.0.store(true, Ordering::Relaxed);
        self.0 = Arc::default();
    }
}

/// A film whose progress is noted in the family's database.
pub(super) struct Noting {
    pub(super) case: CaseId,
    pub(super) recording: RecordingId,
    pub(super) progress: FilmProgress,
    /// When it was noted last.
    pub(super) noted: Instant,
}

/// The thread that owns the unlocked vault.
pub(super) struct VaultThread {
    pub(super) reporter: Reporter,
    pub(super) camera: Camera,
    pub(super) screening: Screening,
    /// When the vault is locked, should the window not do it.
    pub(super) deadline: Deadline,
    pub(super) jobs: Sender<Job>,
    /// Dropped before `demo`, whose folder it lies in.
    pub(super) open_vault: Option<OpenVault>,
    pub(super) demo: Option<DemoFolder>,
    /// The film under way, whether the vault is open or locked.
    pub(super) filming: Option<Filming>,
    /// The vault is to be locked as soon as the film that ends now has ended.
    pub(super) locking: Option<Locking>,
    pub(super) exports: Exports,
    /// The film whose progress is noted.
    pub(super) noting: Option<Noting>,
    /// The clip the parents watch.
    pub(super) showing: Option<OpenShowing>,
}

impl VaultThread {
    /// Tells the window.
    pub(super) fn report(&self, report: WorkerEvent) {
        self.reporter.send(report);
    }

    /// The vault, where it is open.
    pub(super) fn open_vault(&mut self) -> Result<&mut OpenVault, Problem> {
        self.open_vault.as_mut().ok_or_else(Problem::locked)
    }

    /// Does something with the camera that is open.
    pub(super) fn with_camera(&self, act: impl FnOnce(&Capture)) -> Result<(), Problem> {
        let camera = self.camera.lock().unwrap_or_else(PoisonError::into_inner).clone();
        camera.map(|capture| act(&capture)).ok_or_else(|| Problem::refused("error-camera-gone"))
    }

    /// Another vault must not be opened beside a film: it could not be sealed into its own.
    pub(super) fn refuse_while_filming(&self, why: &'static str) -> Result<(), Problem> {
        if self.filming.is_some() { Err(Problem::refused(why)) } else { Ok(()) }
    }
}
