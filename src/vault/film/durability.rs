//! Makes a growing part durable on a thread of its own: synchronises it every half second while there is
//! something to, says how far it reaches, and keeps the progress file. Knows nothing of records or their content.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::format::PartHeader;
use super::progress_file::{ProgressFile, Reach};
use super::store::PartFile;
use crate::vault::VaultError;
use crate::vault::crypto::Key;

/// How often the disk is asked.
#[derive(Clone, Copy, Debug)]
pub struct SyncPace {
    /// Longest that written bytes wait for a sync.
    pub sync_every: Duration,
    /// Time between two writings of the progress file.
    pub progress_every: Duration,
}

impl SyncPace {
    /// What a recording is written with.
    pub const RECORDING: Self =
        Self { sync_every: Duration::from_millis(500), progress_every: Duration::from_secs(5) };
}

/// How durable a part being written is; may be asked from any thread and never waits for the disk.
#[derive(Clone)]
pub struct PartProgress(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    written: Reach,
    durable: Reach,
    trouble: Option<Arc<VaultError>>,
    stop: Option<Stop>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// Make everything durable first.
    Finish,
    /// Leave things as they are.
    Abandon,
}

impl PartProgress {
    /// What is known to be on the disk.
    pub fn durable(&self) -> Reach {
        self.0.state().durable
    }

    /// The error the disk gave when asked to make the part durable. Nothing written after
    /// [`Self::durable`] is certain then and this file is never asked again.
    pub fn trouble(&self) -> Option<Arc<VaultError>> {
        self.0.state().trouble.clone()
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The thread, from the writer's side.
pub struct Durability {
    progress: PartProgress,
    thread: Option<JoinHandle<()>>,
}

impl Durability {
    /// Starts the thread for a part whose header is durable.
    pub fn start(
        file: Arc<PartFile>,
        header: &PartHeader,
        content: &Key,
        pace: SyncPace,
    ) -> Result<Self, VaultError> {
        let shared = Arc::new(Shared { state: Mutex::default(), changed: Condvar::new() });
        let progress = PartProgress(Arc::clone(&shared));
        let keeper = ProgressKeeper { header: header.clone(), content: content.clone(), last: None };
        let thread = std::thread::Builder::new()
            .name("film durability".to_owned())
            .spawn(move || Worker { shared, file, keeper, pace, synced: Instant::now() }.run())
            .map_err(VaultError::io("start the durability thread of", std::path::Path::new("the film")))?;
        Ok(Self { progress, thread: Some(thread) })
    }

    /// Says how far the film has been written.
    pub fn written(&self, reach: Reach) {
        self.progress.0.state().written = reach;
        self.progress.0.changed.notify_one();
    }

    /// For other threads.
    pub fn progress(&self) -> &PartProgress {
        &self.progress
    }

    /// Everything written is durable when this returns. A progress file that could not be written is no error here:
    /// the seal will say more than it.
    pub fn finish(&mut self) -> Result<(), VaultError> {
        self.join(Stop::Finish);
        match self.progress.trouble() {
            Some(trouble) => Err(again(&trouble)),
            None => Ok(()),
        }
    }

    /// Stops without waiting for the thread, which may hang in a sync; after that it does nothing more.
    pub fn leave(mut self) {
        self.progress.0.state().stop = Some(Stop::Abandon);
        self.progress.0.changed.notify_one();
        drop(self.thread.take());
    }

    fn join(&mut self, stop: Stop) {
        if let Some(thread) = self.thread.take() {
            self.progress.0.state().stop = Some(stop);
            self.progress.0.changed.notify_one();
            // A panic there has been reported by its own thread; what is durable stands in the state.
            let _ = thread.join();
        }
    }
}

impl Drop for Durability {
    fn drop(&mut self) {
        self.join(Stop::Abandon);
    }
}

/// The same error once more, for another caller.
pub fn again(error: &VaultError) -> VaultError {
    match error {
        VaultError::Io { doing, path, source } => {
            let source = match source.raw_os_error() {
                Some(code) => std::io::Error::from_raw_os_error(code),
                None => source.kind().into(),
            };
            VaultError::Io { doing, path: path.clone(), source }
        }
        VaultError::Damaged { what, why } => VaultError::damaged(what, why.clone()),
        VaultError::TooNew { needs, reads } => VaultError::TooNew { needs: *needs, reads: *reads },
        _ => VaultError::Crypto,
    }
}

struct Worker {
    shared: Arc<Shared>,
    file: Arc<PartFile>,
    keeper: ProgressKeeper,
    pace: SyncPace,
    synced: Instant,
}

struct ProgressKeeper {
    header: PartHeader,
    content: Key,
    last: Option<Instant>,
}

impl Worker {
    fn run(mut self) {
        while let Some((reach, stop)) = self.wait() {
            if let Err(error) = self.make_durable(reach) {
                self.shared.state().trouble = Some(Arc::new(error));
                return;
            }
            let due = self.keeper.last.is_none_or(|last| last.elapsed() >= self.pace.progress_every);
            if due || stop.is_some() {
                self.save_progress(reach);
            }
            if stop.is_some() {
                return;
            }
        }
    }

    /// Waits until a sync is due and says up to where and whether it is the last; `None` to leave at once.
    fn wait(&self) -> Option<(Reach, Option<Stop>)> {
        let idle = |state: &mut State| state.stop.is_none() && state.written == state.durable;
        let state = self.shared.state();
        let state = self.shared.changed.wait_while(state, idle).unwrap_or_else(PoisonError::into_inner);
        let left = self.pace.sync_every.saturating_sub(self.synced.elapsed());
        let running = |state: &mut State| state.stop.is_none();
        let waited = self.shared.changed.wait_timeout_while(state, left, running);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (state.stop != Some(Stop::Abandon)).then_some((state.written, state.stop))
    }

    fn make_durable(&mut self, reach: Reach) -> Result<(), VaultError> {
        if self.shared.state().durable != reach {
            self.file.sync()?;
            self.synced = Instant::now();
            self.shared.state().durable = reach;
        }
        Ok(())
    }

    fn save_progress(&mut self, reach: Reach) {
        self.keeper.last = Some(Instant::now());
        let file = ProgressFile::new(reach, &self.keeper.header)
            .encode(&self.keeper.header.id, &self.keeper.content);
        // A progress file that cannot be written is no reason to stop filming, nor one to go on in another part: the file
        // itself is durable, and the seal will say more.
        let _ = file.and_then(|file| self.file.put_progress(&file));
    }
}
