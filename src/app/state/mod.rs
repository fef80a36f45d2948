//! Everything the window shows, as plain data. Knows no widget, no database and no pipeline: workers report
//! into it through actions, screens draw it.

mod families;
mod film;
mod grid;
mod history;
mod idle;
mod journal;
mod locked;
mod parent;
mod people;
mod recovery;
mod requests;
mod retention;
mod session;
mod tag;
mod watched;

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::base::{Redacted, UserId};
use crate::casework::pages::StaffRow;
use crate::casework::{Act, Problem};
use crate::words::Message;

pub use families::{FamiliesScreen, FamilyPage};
pub use film::{CaptureView, DeviceRow, Devices, FilmScreen, FilmStage, InputView};
pub use grid::{GridFilter, GridOrder, GridScreen, OpenCell};
pub use history::{Answer, History, Wish};
pub use idle::{Idle, Quiet, Use};
pub use journal::JournalScreen;
pub use locked::{LockedFilm, LockedStage};
pub use parent::{ParentFilm, ParentScreen};
pub use people::PeopleScreen;
pub use recovery::RecoveryScreen;
pub use requests::{Request, Requests};
pub use retention::RetentionPage;
pub use session::SessionScreen;
pub use tag::{PlayPhase, PlayerView, TagScreen};
pub use watched::Watched;

/// The whole window.
pub struct State {
    /// Where the vault lies.
    pub folder: PathBuf,
    /// What unlocks every user of the demonstration, where the vault is one: there is nothing in it to protect.
    pub demonstration: Option<&'static str>,
    /// Today, by the computer's calendar.
    pub today: NaiveDate,
    /// What is on screen.
    pub screen: Screen,
    /// Long work under way: what it is.
    pub busy: Option<Message>,
    /// What went wrong last, until it is put away.
    pub problem: Option<Problem>,
    /// What went well last, until something else happens.
    pub notice: Option<Message>,
    /// What was put in order of films that were left half done, film by film in sentences, until it is put away.
    pub repaired: Vec<Vec<Message>>,
    /// Whether the dark look is chosen.
    pub dark: bool,
    /// A film that was under way when the vault was locked, until it is unlocked.
    pub locked_film: Option<LockedFilm>,
    /// How long nothing was touched.
    pub idle: Idle,
    /// Who unlocked the vault; `None` before, and for whoever used the recovery key.
    pub me: Option<StaffRow>,
    /// How many concerns were raised since the window opened: what was typed for one goes with it.
    pub noted: u32,
    /// The changes that were asked for and are not answered yet.
    pub requests: Requests,
}

impl State {
    /// A window that has yet to look for its vault.
    pub fn new(folder: PathBuf, today: NaiveDate) -> Self {
        Self {
            folder,
            demonstration: None,
            today,
            screen: Screen::Unlock(UnlockScreen::Looking),
            busy: None,
            problem: None,
            notice: None,
            repaired: Vec::new(),
            dark: false,
            locked_film: None,
            idle: Idle::default(),
            me: None,
            noted: 0,
            requests: Requests::default(),
        }
    }

    /// Why whoever unlocked the vault does not do it; nothing keeps the holder of the recovery key.
    pub fn refusal(&self, act: Act) -> Option<Message> {
        self.me.as_ref().and_then(|me| me.refusal(act))
    }

    /// Whether a film is being taken, in sight or behind the lock: the window must not close.
    pub fn is_filming(&self) -> bool {
        self.films_while_locked() || matches!(&self.screen, Screen::Film(film) if film.stage.is_underway())
    }

    /// Whether a film goes on while the vault is locked.
    pub fn films_while_locked(&self) -> bool {
        self.locked_film.as_ref().is_some_and(LockedFilm::is_underway)
    }

    /// What the screen means for idleness.
    pub fn in_use(&self) -> Use {
        match &self.screen {
            Screen::Unlock(_) => Use::Locked,
            Screen::Tag(tag) if tag.player.phase == PlayPhase::Playing || tag.exporting.is_some() => {
                Use::Working
            }
            Screen::Parent(parent) if parent.is_playing() => Use::Working,
            Screen::Parent(_) => Use::Parents,
            _ if self.busy.is_some() => Use::Working,
            _ => Use::Waiting,
        }
    }

    /// How long until the vault locks by itself, where that is to be told.
    pub fn locks_in(&self) -> Option<std::time::Duration> {
        match self.idle.quiet(self.in_use()) {
            Quiet::LocksIn(left) => Some(left),
            Quiet::Fine | Quiet::Over => None,
        }
    }

    /// Whether no family is on screen, the vault being locked or not there.
    pub fn is_locked(&self) -> bool {
        matches!(self.screen, Screen::Unlock(_))
    }
}

/// One of the screens.
pub enum Screen {
    /// Choose yourself and type the passphrase; the first run makes a vault.
    Unlock(UnlockScreen),
    /// The caseload, and one family's page beside it.
    Families(FamiliesScreen),
    /// Filming.
    Film(Box<FilmScreen>),
    /// One session from plan to close.
    Session(Box<SessionScreen>),
    /// Watching and tagging.
    Tag(Box<TagScreen>),
    /// The chosen clips, for the parents.
    Parent(Box<ParentScreen>),
    /// The journals.
    Journal(Box<JournalScreen>),
    /// Families against sessions.
    Supervision(Box<GridScreen>),
    /// The colleagues of the vault.
    People(Box<PeopleScreen>),
}

/// Where unlocking stands.
pub enum UnlockScreen {
    /// The folder has not been looked at yet.
    Looking,
    /// There is no vault yet: offer to make one.
    FirstRun,
    /// A vault is there: who are you?
    Choose(Vec<LoginRow>),
    /// The vault cannot be used as it is; the problem says why.
    Unusable,
    /// A vault was made: its recovery key is shown this once.
    RecoveryKey(RecoveryScreen),
}

/// Someone who can unlock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginRow {
    /// Whose slot.
    pub user: UserId,
    /// The name they type.
    pub login: Redacted<String>,
}
