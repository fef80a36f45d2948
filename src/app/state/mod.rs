//! Everything the window shows, as plain data. Knows no widget, no database and no pipeline: workers report
//! into it through actions, screens draw it.

pub(in crate::app) mod devices;
mod family;
mod film;
mod grid;
mod history;
mod idle;
mod in_progress;
mod journal;
mod locked;
mod new_family;
mod on_screen;
mod parent;
mod place;
pub(in crate::app) mod player;
mod recovery;
mod remark;
pub(in crate::app) mod request;
mod requests;
mod retention;
mod session;
mod settings;
mod tag;
mod today;
mod unlock;
mod watched;

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::base::{CaseId, ClipId};
use crate::casework::pages::{FamilyRow, StaffRow, TodayPage};
use crate::casework::{Act, Clock, Problem};
use crate::programme::VisitClock;
use crate::system::Preferences;
use crate::words::Message;

pub use devices::{DeviceRow, Devices};
pub use family::{FamilyPage, FamilyScreen};
pub use film::{CaptureView, FilmScreen, FilmStage, InputView};
pub use grid::{GridFilter, GridKept, GridOrder, GridScreen, OpenCell, Waiting};
pub use history::{ChangeAnswer, History, Wish};
pub use idle::{Idle, Quiet, Use};
pub use in_progress::{Busy, InProgress};
pub use journal::JournalScreen;
pub use locked::{LockedFilm, LockedStage};
pub use new_family::NewFamilyScreen;
pub use on_screen::OnScreen;
pub use parent::{ParentFilm, ParentScreen};
pub use place::{Place, Places};
pub use player::{PlayPhase, PlayerView};
pub use recovery::RecoveryScreen;
pub use remark::{Remark, Undo};
pub use request::Request;
pub use requests::Requests;
pub use retention::RetentionPage;
pub use session::SessionScreen;
pub use settings::{Look, SettingsScreen, SettingsSection};
pub use tag::TagScreen;
pub use today::TodayScreen;
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
    /// The moment a film that is being opened is to be shown at.
    pub moment_wanted: Option<ClipId>,
    /// Where one came from.
    pub places: Places,
    /// All families this user is a member of, those with work today first.
    pub families: Vec<FamilyRow>,
    /// Whether they are being read for the first time since unlocking.
    pub families_loading: bool,
    /// How many of them were looked at, of how many; `None` before the first.
    pub families_read: Option<(usize, usize)>,
    /// Today, made of them.
    pub today_page: TodayPage,
    /// Long work under way: what it is.
    pub busy: Option<Busy>,
    /// What went wrong last, until it is put away.
    pub problem: Option<Problem>,
    /// What went well last, until something else happens.
    pub notice: Option<Remark>,
    /// What was put in order of films that were left half done, film by film in sentences, until it is put away.
    pub repaired: Vec<Vec<Message>>,
    /// Which look is chosen.
    pub look: Look,
    /// What the person asks of every program.
    pub preferences: Preferences,
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
            moment_wanted: None,
            places: Places::default(),
            families: Vec::new(),
            families_loading: false,
            families_read: None,
            today_page: TodayPage::default(),
            busy: None,
            problem: None,
            notice: None,
            repaired: Vec::new(),
            look: Look::default(),
            preferences: Preferences::default(),
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

    /// Where one is, if one can come back to it as it is.
    pub fn place(&self) -> Option<Place> {
        match &self.screen {
            Screen::Today(_) => Some(Place::Today),
            Screen::Family(family) => Some(Place::Family(family.case, family.page)),
            Screen::NewFamily(_) => Some(Place::NewFamily),
            Screen::Settings(settings) => Some(Place::Settings(settings.section)),
            Screen::Journal(_) => Some(Place::Settings(SettingsSection::Journal)),
            Screen::Supervision(_) => Some(Place::Grid),
            Screen::Session(session) => {
                let view = &session.view;
                Some(Place::Session(view.case, view.session.number, Some(session.step)))
            }
            Screen::Unlock(_) | Screen::Film(_) | Screen::Tag(_) | Screen::Parent(_) => None,
        }
    }

    /// The visit that goes on, of whatever family; the one that began last, where a "Leaving" was forgotten.
    pub fn visit(&self) -> Option<VisitNow<'_>> {
        let visits =
            self.families.iter().flat_map(|row| row.today.visits.iter().map(move |visit| (row, visit)));
        let clocks = visits.filter(|(_, visit)| visit.under_way).filter_map(|(row, visit)| {
            let clock = VisitClock::at(visit.arrived?, self.now)?;
            Some(VisitNow { case: row.case, code: &row.code, number: visit.number, clock })
        });
        clocks.max_by_key(|visit| visit.clock.since)
    }

    /// The family that is open, on its own page.
    pub fn family(&self) -> Option<&FamilyScreen> {
        if let Screen::Family(family) = &self.screen { Some(family) } else { None }
    }

    /// Whether no family is on screen, the vault being locked or not there.
    pub fn is_locked(&self) -> bool {
        matches!(self.screen, Screen::Unlock(_))
    }
}

/// A visit that goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VisitNow<'a> {
    /// The family that is visited.
    pub case: CaseId,
    /// Its code.
    pub code: &'a str,
    /// The number of its session.
    pub number: u32,
    /// What its clock says.
    pub clock: VisitClock,
}

/// One of the screens.
pub enum Screen {
    /// Choose yourself and type the passphrase; the first run makes a vault.
    Unlock(UnlockScreen),
    /// What is to be done, over all families.
    Today(TodayScreen),
    /// One family.
    Family(Box<FamilyScreen>),
    /// The form for a new family.
    NewFamily(NewFamilyScreen),
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
    /// The settings.
    Settings(Box<SettingsScreen>),
}

impl Screen {
    /// What the window asks of it, whichever it is.
    pub fn on_screen(&self) -> &dyn OnScreen {
        match self {
            Self::Unlock(screen) => screen,
            Self::Today(screen) => screen,
            Self::Family(screen) => &**screen,
            Self::NewFamily(screen) => screen,
            Self::Film(screen) => &**screen,
            Self::Session(screen) => &**screen,
            Self::Tag(screen) => &**screen,
            Self::Parent(screen) => &**screen,
            Self::Journal(screen) => &**screen,
            Self::Supervision(screen) => &**screen,
            Self::Settings(screen) => &**screen,
        }
    }

    /// The same, to be left.
    pub fn on_screen_mut(&mut self) -> &mut dyn OnScreen {
        match self {
            Self::Unlock(screen) => screen,
            Self::Today(screen) => screen,
            Self::Family(screen) => &mut **screen,
            Self::NewFamily(screen) => screen,
            Self::Film(screen) => &mut **screen,
            Self::Session(screen) => &mut **screen,
            Self::Tag(screen) => &mut **screen,
            Self::Parent(screen) => &mut **screen,
            Self::Journal(screen) => &mut **screen,
            Self::Supervision(screen) => &mut **screen,
            Self::Settings(screen) => &mut **screen,
        }
    }
}
