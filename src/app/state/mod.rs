//! Everything the window shows, as plain data. Knows no widget, no database and no pipeline: workers report
//! into it through actions, screens draw it.

pub(in crate::app) mod devices;
mod families;
mod film;
mod grid;
mod history;
mod idle;
mod in_progress;
mod journal;
mod locked;
mod on_screen;
mod parent;
mod people;
pub(in crate::app) mod player;
mod recovery;
mod remark;
pub(in crate::app) mod request;
mod requests;
mod retention;
mod session;
mod tag;
mod unlock;
mod watched;

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::casework::pages::StaffRow;
use crate::casework::{Act, Clock, Problem};
use crate::words::Message;

pub use devices::{DeviceRow, Devices};
pub use families::{FamiliesScreen, FamilyPage};
pub use film::{CaptureView, FilmLength, FilmScreen, FilmStage, InputView, Loudness};
pub use grid::{GridFilter, GridOrder, GridScreen, OpenCell};
pub use history::{ChangeAnswer, History, Wish};
pub use idle::{Idle, Quiet, Use};
pub use in_progress::{Busy, InProgress};
pub use journal::JournalScreen;
pub use locked::{LockedFilm, LockedStage};
pub use on_screen::OnScreen;
pub use parent::{ParentFilm, ParentScreen};
pub use people::PeopleScreen;
pub use player::{PlayPhase, PlayerView};
pub use recovery::RecoveryScreen;
pub use remark::Remark;
pub use request::Request;
pub use requests::Requests;
pub use retention::RetentionPage;
pub use session::SessionScreen;
pub use tag::TagScreen;
pub use unlock::{LoginRow, UnlockScreen};
pub use watched::Watched;

/// The whole window.
pub struct State {
    /// Where the vault lies.
    pub folder: PathBuf,
    /// What unlocks every user of the demonstration, where the vault is one: there is nothing in it to protect.
    pub demonstration: Option<&'static str>,
    /// Today, by the computer's calendar.
    pub today: NaiveDate,
    /// The minute by the computer's clock.
    pub now: DateTime<Utc>,
    /// What is on screen.
    pub screen: Screen,
    /// Long work under way: what it is.
    pub busy: Option<Busy>,
    /// What went wrong last, until it is put away.
    pub problem: Option<Problem>,
    /// What went well last, until something else happens.
    pub notice: Option<Remark>,
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
    /// What was asked of the workers.
    pub requests: Requests,
}

impl State {
    /// A window that has yet to look for its vault.
    pub fn new(folder: PathBuf, today: NaiveDate) -> Self {
        Self {
            folder,
            demonstration: None,
            today,
            now: Clock::at(today, NaiveTime::MIN).now,
            screen: Screen::Unlock(UnlockScreen::Looking),
            busy: None,
            problem: None,
            notice: None,
            repaired: Vec::new(),
            dark: false,
            locked_film: None,
            idle: Idle::default(),
            me: None,
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
        match self.screen.on_screen().in_use() {
            Use::Waiting if self.busy.is_some() => Use::Working,
            screen => screen,
        }
    }

    /// One of these is not waited for any more; what else is under way goes on. Whether one was.
    pub fn end(&mut self, works: &[InProgress]) -> bool {
        self.busy.take_if(|busy| works.contains(&busy.with)).is_some()
    }

    /// What work under way says of itself; without any it comes too late.
    pub fn tell_progress(&mut self, said: Message) {
        if let Some(busy) = &mut self.busy {
            busy.progress = Some(said);
        }
    }

    /// Begins work that is waited for.
    pub fn begin(&mut self, work: InProgress) {
        self.busy = Some(work.into());
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

impl Screen {
    /// What the window asks of it, whichever it is.
    pub fn on_screen(&self) -> &dyn OnScreen {
        match self {
            Self::Unlock(screen) => screen,
            Self::Families(screen) => screen,
            Self::Film(screen) => &**screen,
            Self::Session(screen) => &**screen,
            Self::Tag(screen) => &**screen,
            Self::Parent(screen) => &**screen,
            Self::Journal(screen) => &**screen,
            Self::Supervision(screen) => &**screen,
            Self::People(screen) => &**screen,
        }
    }

    /// The same, to be left.
    pub fn on_screen_mut(&mut self) -> &mut dyn OnScreen {
        match self {
            Self::Unlock(screen) => screen,
            Self::Families(screen) => screen,
            Self::Film(screen) => &mut **screen,
            Self::Session(screen) => &mut **screen,
            Self::Tag(screen) => &mut **screen,
            Self::Parent(screen) => &mut **screen,
            Self::Journal(screen) => &mut **screen,
            Self::Supervision(screen) => &mut **screen,
            Self::People(screen) => &mut **screen,
        }
    }
}
