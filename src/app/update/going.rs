//! Ways from one screen to another that several screens share.

use super::super::effect::{CameraOrder, Effect, FilmOrder, ReadJob, WatchJob};
use super::super::state::{
    CaptureView, FamilyScreen, FilmScreen, FilmStage, GridScreen, InProgress, NewFamilyScreen, Place, Screen,
    SettingsScreen, SettingsSection, State, TodayScreen,
};
use crate::base::{CaseId, ClipId, MediaTime, RecordingId};
use crate::casework::Act;
use crate::casework::pages::RecordingRow;
use crate::media::frame::FrameSlot;
use crate::programme::StepKind;
use crate::words::Message;

/// Goes to a session, at a step or at its first open one; the screen that one leaves stays until it is read.
pub(super) fn to_session(
    state: &mut State,
    case: CaseId,
    number: u32,
    step: Option<StepKind>,
) -> Vec<Effect> {
    open(state, Place::Session(case, number, step), Coming::On)
}

/// Opens a film at one of its moments.
pub(super) fn to_moment(
    state: &mut State,
    case: CaseId,
    recording: RecordingId,
    clip: ClipId,
) -> Vec<Effect> {
    let effects = to_watch(state, case, recording);
    state.moment_wanted = Some(clip);
    effects
}

/// Opens a film to watch; the screen that one leaves stays until it is there.
pub(super) fn to_watch(state: &mut State, case: CaseId, recording: RecordingId) -> Vec<Effect> {
    state.moment_wanted = None;
    state.places.keeps(true);
    state.begin(InProgress::OpeningFilm);
    vec![Effect::Watch(WatchJob::Film(case, recording))]
}

/// Opens the chosen clips for the parents; the screen that one leaves stays until they are there.
pub(super) fn to_parents(state: &mut State, case: CaseId, session: u32) -> Vec<Effect> {
    state.places.keeps(true);
    state.begin(InProgress::OpeningFilm);
    vec![Effect::Watch(WatchJob::ParentView(case, session))]
}

/// Opens the same clips for the worker alone; nothing of it goes on record.
pub(super) fn to_preview(state: &mut State, case: CaseId, session: u32) -> Vec<Effect> {
    state.begin(InProgress::OpeningFilm);
    vec![Effect::Watch(WatchJob::Preview(case, session))]
}

/// Shows a screen; where it was opened from the one on screen, back leads here again.
pub(super) fn show(state: &mut State, screen: Screen) {
    if let Screen::Supervision(grid) = &state.screen {
        state.places.keep_grid(grid.kept());
    }
    if let Some(place) = state.place() {
        state.places.leave(place);
    }
    state.screen = screen;
}

/// Whether one can go elsewhere now from what is on screen.
pub(super) fn may_go(state: &State) -> bool {
    let screen = state.screen.on_screen();
    state.busy.is_none() && screen.can_leave() && screen.is_for_staff()
}

/// To a place where one begins anew, from wherever one is.
pub(super) fn go(state: &mut State, place: Place) -> Vec<Effect> {
    state.places.clear();
    leave_for(state, place, Coming::Anew)
}

/// To a place that is opened from the one on screen: back leads here again.
pub(super) fn on(state: &mut State, place: Place) -> Vec<Effect> {
    leave_for(state, place, Coming::On)
}

fn leave_for(state: &mut State, place: Place, coming: Coming) -> Vec<Effect> {
    let mut effects = state.screen.on_screen_mut().leave(&mut state.requests);
    effects.extend(open(state, place, coming));
    effects
}

/// To where one came from, as it was; to what the screen is of where one began here.
pub(super) fn back(state: &mut State) -> Vec<Effect> {
    match state.places.back().or_else(|| above(&state.screen)) {
        Some(place) => leave_for(state, place, Coming::Back),
        None => Vec::new(),
    }
}

/// What a screen is of.
fn above(screen: &Screen) -> Option<Place> {
    match screen {
        Screen::Unlock(_) | Screen::Today(_) => None,
        Screen::Family(_)
        | Screen::NewFamily(_)
        | Screen::Settings(_)
        | Screen::Journal(_)
        | Screen::Supervision(_) => Some(Place::Today),
        Screen::Session(session) => Some(Place::family(session.view.case)),
        Screen::Tag(play) => Some(Place::family(play.case)),
        Screen::Film(film) => Some(Place::Session(film.case, film.session, None)),
        Screen::Parent(parent) => Some(Place::Session(parent.case, parent.session, None)),
    }
}

/// How one comes to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coming {
    /// Beginning there.
    Anew,
    /// From the screen that is shown.
    On,
    /// Back.
    Back,
}

/// Opens a place; camera or player of the screen before are let go. A session and the journals are read first, and what
/// is on screen stays until then: the caseload is not for the eyes of a living room.
fn open(state: &mut State, place: Place, coming: Coming) -> Vec<Effect> {
    let (screen, reads) = match place {
        Place::Session(case, number, step) => {
            state.places.await_session(step);
            state.places.keeps(coming == Coming::On);
            state.begin(InProgress::OpeningSession(number));
            return vec![Effect::Read(ReadJob::Session(case, number))];
        }
        Place::Settings(SettingsSection::Journal) => {
            state.places.keeps(coming == Coming::On);
            return read_journal(state);
        }
        Place::Today => (Screen::Today(TodayScreen::default()), vec![ReadJob::Families]),
        Place::Grid => {
            if let Some(refusal) = state.refusal(Act::Supervise) {
                state.notice = Some(refusal.into());
                return Vec::new();
            }
            let grid = GridScreen::new(state.places.take_grid().unwrap_or_default());
            let cell = grid.open.as_ref().map(|open| ReadJob::Cell(open.case));
            let reads = std::iter::once(ReadJob::Grid(0)).chain(cell).collect();
            (Screen::Supervision(Box::new(grid)), reads)
        }
        Place::Family(case, page) => {
            // Who looks at a family is written down; who comes back to it looks at it still.
            let read = match coming {
                Coming::Anew | Coming::On => ReadJob::OpenFamily(case),
                Coming::Back => ReadJob::Family(case),
            };
            (Screen::Family(Box::new(FamilyScreen::new(case, page))), vec![read])
        }
        Place::Settings(section) => {
            (Screen::Settings(Box::new(SettingsScreen::new(section))), reads(section).into_iter().collect())
        }
        Place::NewFamily => (Screen::NewFamily(NewFamilyScreen::default()), Vec::new()),
    };
    let release = state.screen.on_screen().release();
    state.places.keeps(coming == Coming::On);
    show(state, screen);
    release.into_iter().chain(reads.into_iter().map(Effect::Read)).collect()
}

/// What a section shows that has to be read.
pub(super) fn reads(section: SettingsSection) -> Option<ReadJob> {
    match section {
        SettingsSection::People => Some(ReadJob::Staff),
        SettingsSection::Training => Some(ReadJob::Training),
        SettingsSection::Retention => Some(ReadJob::Rules),
        SettingsSection::Journal => Some(ReadJob::Journal),
        SettingsSection::Check
        | SettingsSection::Locking
        | SettingsSection::Keyboard
        | SettingsSection::Appearance => None,
    }
}

/// Has the journals read; what is on screen stays until they are.
pub(super) fn read_journal(state: &mut State) -> Vec<Effect> {
    if let Some(refusal) = state.refusal(Act::ReadJournal) {
        state.notice = Some(refusal.into());
        return Vec::new();
    }
    state.begin(InProgress::ReadingJournal);
    vec![Effect::Read(ReadJob::Journal)]
}

/// The first screen of an open vault, from which a supervisor goes on to the grid where it is `landing`.
pub(super) fn open_today(state: &mut State, landing: bool) -> Vec<Effect> {
    state.locked_film = None;
    state.families_loading = true;
    state.screen = Screen::Today(TodayScreen { landing });
    vec![Effect::Read(ReadJob::Families)]
}

/// What one was going back to cannot be read: the family's page is there, and the device is let go.
pub(super) fn to_family(state: &mut State, case: CaseId) -> Vec<Effect> {
    let place = loop {
        match state.places.back() {
            Some(Place::Session(..)) => {}
            Some(place @ Place::Family(of, _)) if of == case => break place,
            Some(Place::Today | Place::Grid | Place::Family(..) | Place::Settings(_) | Place::NewFamily)
            | None => break Place::family(case),
        }
    };
    open(state, place, Coming::Back)
}

/// A session that one was going to cannot be read: without it a screen with a device has nowhere to stay.
pub(super) fn opening_failed(state: &mut State) -> Vec<Effect> {
    let screen = state.screen.on_screen();
    match (screen.case(), screen.release()) {
        (Some(case), Some(_)) => to_family(state, case),
        _ => Vec::new(),
    }
}

/// What the Film screen is opened with.
pub(super) struct FilmAsked {
    pub case: CaseId,
    pub code: String,
    pub session: u32,
    pub refusals: Vec<Message>,
    pub band: (MediaTime, MediaTime),
    pub before: MediaTime,
}

/// Minutes of film of that session among these films.
pub(super) fn filmed_at(recordings: &[RecordingRow], session: u32) -> MediaTime {
    recordings.iter().filter(|row| row.session == session).map(|row| row.filmed).sum()
}

/// Opens the Film screen; what stands in the way is looked at again.
pub(super) fn to_film(state: &mut State, asked: FilmAsked) -> Vec<Effect> {
    let FilmAsked { case, code, session, refusals, band, before } = asked;
    state.places.keeps(true);
    let film = FilmScreen {
        case,
        code,
        session,
        devices: None,
        camera: None,
        microphone: None,
        refusals,
        band,
        before,
        checks: None,
        checked_at: MediaTime::ZERO,
        stage: FilmStage::Preview,
        capture: CaptureView::default(),
        frames: FrameSlot::default(),
        discard_asked: false,
    };
    show(state, Screen::Film(Box::new(film)));
    vec![Effect::Camera(CameraOrder::Find), Effect::Film(FilmOrder::Check(case))]
}
