//! What a person does, and what workers report: the only things that change the state.

mod families;
mod family;
mod film;
mod grid;
mod journal;
mod parent;
mod people;
mod retention;
mod session;
mod settings;
mod supervision;
mod tag;
mod today;
mod unlock;
mod window;

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};

use super::state::player::PlayerView;
use super::state::request::Request;
use crate::base::CaseId;
use crate::casework::pages::{Changed, JournalView, LockAfter, SaidView, SessionView};
use crate::casework::{Exported, Problem};
use crate::system::Preferences;
use crate::words::Message;

pub use families::{FamiliesAction, FamiliesEvent};
pub use family::FamilyAction;
pub use film::{FilmAction, FilmEvent, RunningFilm};
pub use grid::{GridAction, GridEvent};
pub use journal::JournalAction;
pub use parent::{ParentAction, ParentEvent};
pub use people::{PeopleAction, PeopleEvent};
pub use retention::{Ask, RetentionAction, RetentionEvent};
pub use session::SessionAction;
pub use settings::{SettingsAction, SettingsEvent};
pub use supervision::SupervisionAction;
pub use tag::{TagAction, TagEvent};
pub use today::TodayAction;
pub use unlock::{UnlockAction, UnlockEvent};
pub use window::WindowAction;

/// Everything that can happen.
pub enum Action {
    /// A new day began, by the computer's calendar.
    Today(NaiveDate),
    /// A new minute began, by the computer's clock.
    Now(DateTime<Utc>),
    /// Time went by on a clock that only goes forward; whether a person touched key, pointer or screen meanwhile.
    Time(Duration, bool),
    /// A person did something on a screen.
    User(UserAction),
    /// A worker reports.
    Worker(WorkerEvent),
}

/// What a person does, screen by screen. Passphrases and notes are redacted: an action may be logged.
#[derive(Clone, Debug, PartialEq)]
pub enum UserAction {
    /// On whatever screen.
    Window(WindowAction),
    /// Before a vault is open.
    Unlock(UnlockAction),
    /// On the caseload.
    Families(FamiliesAction),
    /// On the page of the family that is open.
    Family(FamilyAction),
    /// About keeping and erasing film, in place of that page.
    Retention(RetentionAction),
    /// About supervising that family.
    Supervision(SupervisionAction),
    /// On the screen of a session.
    Session(SessionAction),
    /// On the Film screen.
    Film(FilmAction),
    /// On the Tag screen.
    Tag(TagAction),
    /// In the parent view.
    Parent(ParentAction),
    /// On the screen of the journals.
    Journal(JournalAction),
    /// On the grid of supervision.
    Grid(GridAction),
    /// About the colleagues, in the settings.
    People(PeopleAction),
    /// In the settings.
    Settings(SettingsAction),
    /// On Today.
    Today(TodayAction),
    /// An act whose answer a form waits for, known by this number.
    Awaited(Request, Box<UserAction>),
}

/// What a screen's own act is among all.
macro_rules! acts_of_screens {
    ($($screen:ident($action:ty)),* $(,)?) => {
        $(impl From<$action> for UserAction {
            fn from(action: $action) -> Self {
                Self::$screen(action)
            }
        })*
    };
}

acts_of_screens! {
    Window(WindowAction),
    Unlock(UnlockAction),
    Families(FamiliesAction),
    Family(FamilyAction),
    Retention(RetentionAction),
    Supervision(SupervisionAction),
    Session(SessionAction),
    Film(FilmAction),
    Tag(TagAction),
    Parent(ParentAction),
    Journal(JournalAction),
    Grid(GridAction),
    People(PeopleAction),
    Settings(SettingsAction),
    Today(TodayAction),
}

/// What workers report, by what it is about.
pub enum WorkerEvent {
    /// A vault is looked for, made or opened.
    Unlock(UnlockEvent),
    /// The families.
    Families(FamiliesEvent),
    /// What became of a change of a family: the answer to the request of whoever asked for it.
    Changed {
        /// Which family.
        case: CaseId,
        /// Which request.
        request: Request,
        /// What is different by it; why it was refused or failed.
        result: Result<Box<Changed>, Problem>,
    },
    /// What became of a change of what is no one family's.
    Served {
        /// Which request.
        request: Request,
        /// Why it was refused or failed.
        result: Result<(), Problem>,
    },
    /// One session.
    Session(Box<SessionView>),
    /// Cameras, and the film that is taken.
    Film(FilmEvent),
    /// The film that is watched and tagged.
    Tag(TagEvent),
    /// The parent view.
    Parent(ParentEvent),
    /// Where the player stands, whichever screen it is of.
    Player(PlayerView),
    /// Keeping and erasing film.
    Retention(RetentionEvent),
    /// What was shown and said at a session of a family that is supervised.
    Said(Box<SaidView>),
    /// The grid of supervision.
    Grid(GridEvent),
    /// The journals.
    Journal(Box<JournalView>),
    /// Those who work with the vault.
    People(PeopleEvent),
    /// The settings.
    Settings(SettingsEvent),
    /// The vault is closed.
    Locked,
    /// After how long this device locks by itself.
    LockAfter(LockAfter),
    /// Films that were left half done and put in order, each in sentences.
    FilmsRepaired(Vec<Vec<Message>>),
    /// What has left the vault; why it did not.
    Exported(Result<Exported, Problem>),
    /// How a long job is going.
    Progress(Message),
    /// What the person asks of every program.
    Preferences(Preferences),
    /// Something was refused or failed.
    Failed(Problem),
}
