//! Sleep, lid and session lock as logind tells of them: on a private bus, with a small logind of the test's own.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)] // a test that cannot go on stops where it is

mod support {
    pub mod home;
    pub mod window;
}

use std::io::{PipeReader, Read as _};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use attune::app::state::{Screen, State, UnlockScreen};
use attune::base::MediaTime;
use attune::casework::{Clock, OpenVault};
use attune::programme::RecordingState;
use attune::vault::Vault;

use support::home::{CODE, Home, SECRET, home, passphrase};
use support::window::{Window, family, notice, say};
use zbus::blocking::Connection;
use zbus::zvariant::{OwnedFd, OwnedObjectPath};

const BUS: &str = "DBUS_SYSTEM_BUS_ADDRESS";
const MARK: &str = "ATTUNE_TEST_BUS";
const PATH: &str = "/org/freedesktop/login1";
const SESSION: &str = "/org/freedesktop/login1/session/_31";

/// Runs a test's body in a process of its own, whose system bus is private to it.
fn with_a_bus(test: &str, body: impl FnOnce()) {
    if std::env::var_os(MARK).is_some() {
        return body();
    }
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("bus");
    let address = format!("unix:path={}", socket.display());
    let mut daemon = Command::new("setpriv");
    daemon.args(["--pdeathsig", "KILL", "dbus-daemon", "--session", "--nofork", "--nopidfile"]);
    daemon.arg(format!("--address={address}")).stdout(Stdio::null()).stderr(Stdio::null());
    let _daemon = Ended(daemon.spawn().unwrap());
    wait("D-Bus is up", || socket.exists());
    let mut inner = Command::new(std::env::current_exe().unwrap());
    inner.args(["--exact", test, "--nocapture", "--test-threads=1"]).env(MARK, "1").env(BUS, address);
    assert!(inner.status().unwrap().success(), "{test} failed on its bus");
}

struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[track_caller]
fn wait(what: &str, holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_mins(1), "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// As much of logind as Attune asks of it.
#[derive(Clone, Default)]
struct Logind {
    lid_closed: Arc<AtomicBool>,
    /// The other ends of the locks that hold off sleep.
    locks: Arc<Mutex<Vec<PipeReader>>>,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Logind {
    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> OwnedFd {
        assert_eq!((what, who, mode), ("sleep", "Attune", "delay"));
        assert!(!why.is_empty());
        let (ours, theirs) = std::io::pipe().unwrap();
        self.locks.lock().unwrap().push(ours);
        OwnedFd::from(std::os::fd::OwnedFd::from(theirs))
    }

    #[allow(clippy::unused_self)] // a method of the interface
    fn get_session(&self, id: &str) -> OwnedObjectPath {
        assert_eq!(id, "auto");
        OwnedObjectPath::try_from(SESSION).unwrap()
    }

    #[zbus(property)]
    fn lid_closed(&self) -> bool {
        self.lid_closed.load(Ordering::Relaxed)
    }
}

struct System {
    bus: Connection,
    logind: Logind,
}

impl System {
    fn start() -> Self {
        let (bus, logind) = (Connection::system().unwrap(), Logind::default());
        bus.object_server().at(PATH, logind.clone()).unwrap();
        bus.request_name("org.freedesktop.login1").unwrap();
        Self { bus, logind }
    }

    fn tell_sleep(&self, begins: bool) {
        let manager = "org.freedesktop.login1.Manager";
        self.bus.emit_signal(None::<&str>, PATH, manager, "PrepareForSleep", &(begins,)).unwrap();
    }

    fn lock_session(&self, session: &str) {
        let interface = "org.freedesktop.login1.Session";
        self.bus.emit_signal(None::<&str>, session, interface, "Lock", &()).unwrap();
    }

    fn locks(&self) -> usize {
        self.logind.locks.lock().unwrap().len()
    }

    /// Sleeps as logind does: as soon as the newest lock is let go.
    fn sleep(&self) {
        let mut lock = self.logind.locks.lock().unwrap().pop().expect("sleep is held off");
        self.tell_sleep(true);
        assert_eq!(lock.read(&mut [0]).unwrap(), 0, "it is let go");
    }
}

/// Whether this process still has the vault open: nobody else can.
fn is_open(home: &Home) -> bool {
    Vault::unlock(&home.vault, home.user, &passphrase()).is_err()
}

fn is_locked(state: &State) -> bool {
    matches!(state.screen, Screen::Unlock(UnlockScreen::Choose(_)))
}

fn open(home: &Home, system: &System) -> Window {
    let mut window = Window::open(&home.vault);
    window.unlock(SECRET);
    window.until("sleep is held off", |_| system.locks() > 0);
    window
}

#[test]
fn the_vault_is_locked_before_the_computer_sleeps_and_by_lid_and_session() {
    with_a_bus("the_vault_is_locked_before_the_computer_sleeps_and_by_lid_and_session", || {
        let (system, home) = (System::start(), home());
        let mut window = open(&home, &system);
        assert!(is_open(&home));
        // No pass of the window comes between: the vault closes without it.
        system.sleep();
        assert!(!is_open(&home), "the vault is closed before the computer sleeps");
        window.until("the window is locked", is_locked);
        assert!(window.state().problem.is_none());
        system.tell_sleep(false);
        window.until("sleep is held off again", |_| system.locks() > 0);

        window.unlock(SECRET);
        system.lock_session("/org/freedesktop/login1/session/_32");
        system.lock_session(SESSION);
        window.until("the session's lock locks", is_locked);

        window.unlock(SECRET);
        // The lid is known to be open before it closes.
        std::thread::sleep(Duration::from_secs(3));
        system.logind.lid_closed.store(true, Ordering::Relaxed);
        window.until("the closed lid locks", is_locked);
        assert!(!is_open(&home));
        window.unlock(SECRET);
        window.lock();
    });
}

#[test]
fn a_film_is_sealed_and_signed_before_the_computer_sleeps() {
    with_a_bus("a_film_is_sealed_and_signed_before_the_computer_sleeps", || {
        let (system, home) = (System::start(), home());
        let mut window = open(&home, &system);
        window.open_family(CODE);
        let filmed = window.film_session(1);
        window.film_for(MediaTime::from_secs(2));
        system.sleep();
        assert!(!is_open(&home), "the vault is closed before the computer sleeps");
        window.until("the window is locked", is_locked);
        assert_eq!(notice(window.state()), Some("film-sealed"), "what became of the film is said");
        assert!(!window.state().is_filming());
        window.unlock(SECRET);
        window.until("the film is listed", |state| {
            family(state).is_some_and(|family| family.recordings.iter().any(|row| row.playable))
        });
        window.lock();
        drop(window);
        let (mut open_vault, salvaged) =
            OpenVault::unlock(&home.vault, home.user, &passphrase(), Clock::read()).unwrap();
        assert!(salvaged.is_empty(), "nothing was cut off");
        let file = open_vault.case(home.case).unwrap();
        assert_eq!(file.recording(filmed).unwrap().body.state, RecordingState::Complete);
        let reader = file.film(filmed).unwrap();
        assert!(reader.seal().unwrap().signature.is_some(), "the vault was still open to sign");
    });
}

#[test]
fn a_film_behind_the_lock_is_sealed_before_the_computer_sleeps() {
    with_a_bus("a_film_behind_the_lock_is_sealed_before_the_computer_sleeps", || {
        let (system, home) = (System::start(), home());
        let mut window = open(&home, &system);
        window.open_family(CODE);
        window.film_session(1);
        window.film_for(MediaTime::from_secs(2));
        window.press(&say("lock-now"));
        window.reach_unlock();
        assert!(is_open(&home), "the film holds the vault");
        system.sleep();
        assert!(!is_open(&home), "it was sealed and let the vault go");
        window.until("its end is told", |state| !state.is_filming());
    });
}
