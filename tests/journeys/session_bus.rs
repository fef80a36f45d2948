//! Sleep, lid and session lock as logind tells of them: on a private bus, with a small logind of the test's own.
#![cfg(target_os = "linux")]

use std::io::{PipeReader, Read as _};
use std::process::Child;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use crate::support::alone::{Again, is_alone};
use crate::support::until;
use crate::support::vault::{CODE, Made, SECRET, passphrase, vault_with_family};
use crate::support::window::{Window, family, notice, say};
use crate::support::world::mortal;
use attune::app::state::{Screen, State, UnlockScreen};
use attune::base::MediaTime;
use attune::casework::{Clock, OpenVault};
use attune::programme::{Purpose, RecordingState};
use attune::vault::Vault;
use zbus::blocking::Connection;
use zbus::zvariant::{OwnedFd, OwnedObjectPath};

const BUS: &str = "DBUS_SYSTEM_BUS_ADDRESS";
const PATH: &str = "/org/freedesktop/login1";
const SESSION: &str = "/org/freedesktop/login1/session/_31";

/// Runs a test's body in a process of its own, whose system bus is private to it.
fn with_a_bus(body: impl FnOnce()) {
    if is_alone() {
        return body();
    }
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("bus");
    let address = format!("unix:path={}", socket.display());
    let mut daemon = mortal("dbus-daemon");
    daemon.args(["--session", "--nofork", "--nopidfile"]).arg(format!("--address={address}"));
    let _daemon = Ended(daemon.spawn().unwrap());
    until("D-Bus is up", || socket.exists());
    let mut again = Again::of(&body, &[]);
    again.command.env(BUS, address);
    again.run();
}

struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A vault with one family that consents to film and to being shown it.
fn made() -> Made {
    vault_with_family(&[Purpose::Film, Purpose::Show]).make().0
}

/// As much of logind as Attune asks of it.
#[derive(Clone, Default)]
struct Logind {
    lid_closed: Arc<AtomicBool>,
    /// How often somebody was told whether it is closed.
    lid_asked: Arc<AtomicU64>,
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
        let closed = self.lid_closed.load(Ordering::Relaxed);
        self.lid_asked.fetch_add(1, Ordering::Relaxed);
        closed
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
fn is_open(home: &Made) -> bool {
    Vault::unlock(&home.vault, home.user, &passphrase()).is_err()
}

fn is_locked(state: &State) -> bool {
    matches!(state.screen, Screen::Unlock(UnlockScreen::Choose(_)))
}

fn open(home: &Made, system: &System) -> Window {
    let mut window = Window::open(&home.vault);
    window.unlock(SECRET);
    window.until("sleep is held off", |_| system.locks() > 0);
    window
}

#[test]
fn the_vault_is_locked_before_the_computer_sleeps_and_by_lid_and_session() {
    with_a_bus(|| {
        let (system, home) = (System::start(), made());
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
        until("the lid is known to be open before it closes", || {
            system.logind.lid_asked.load(Ordering::Relaxed) > 0
        });
        system.logind.lid_closed.store(true, Ordering::Relaxed);
        window.until("the closed lid locks", is_locked);
        assert!(!is_open(&home));
        window.unlock(SECRET);
        window.lock();
    });
}

#[test]
fn a_film_is_sealed_and_signed_before_the_computer_sleeps() {
    with_a_bus(|| {
        let (system, home) = (System::start(), made());
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
        window.open_family(CODE);
        window.until("the film is listed", |state| {
            family(state).is_some_and(|family| family.recordings.iter().any(|row| row.playable))
        });
        window.lock();
        drop(window);
        let (mut open_vault, salvaged) =
            OpenVault::unlock(&home.vault, home.user, &passphrase(), Clock::read()).unwrap();
        assert!(salvaged.is_empty(), "nothing was cut off");
        let file = open_vault.case(home.case()).unwrap();
        assert_eq!(file.recording(filmed).unwrap().body.state, RecordingState::Complete);
        let reader = file.film(filmed).unwrap();
        assert!(reader.seal().unwrap().signature.is_some(), "the vault was still open to sign");
    });
}

#[test]
fn a_film_behind_the_lock_is_sealed_before_the_computer_sleeps() {
    with_a_bus(|| {
        let (system, home) = (System::start(), made());
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
