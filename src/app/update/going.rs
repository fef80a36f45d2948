//! Ways from one screen to another that several screens share.

use super::super::effect::{CameraOrder, Effect, FilmOrder, ReadJob, WatchJob};
use super::super::state::{
    CaptureView, FamiliesScreen, FamilyPage, FilmScreen, FilmStage, InProgress, Screen, State,
};
use crate::base::{CaseId, MediaTime, RecordingId};
use crate::casework::pages::RecordingRow;
use crate::media::frame::FrameSlot;
use crate::words::Message;

/// Goes to a session, for the first time or back; the screen that one leaves stays until it is read.
pub(super) fn to_session(state: &mut State, case: CaseId, number: u32) -> Vec<Effect> {
    state.begin(InProgress::OpeningSession(number));
    vec![Effect::Read(ReadJob::Session(case, number))]
}

/// Opens a film to watch; the screen that one leaves stays until it is there.
pub(super) fn to_watch(state: &mut State, case: CaseId, recording: RecordingId) -> Vec<Effect> {
    state.begin(InProgress::OpeningFilm);
    vec![Effect::Watch(WatchJob::Film(case, recording))]
}

/// Opens the chosen clips for the parents; the screen that one leaves stays until they are there.
pub(super) fn to_parents(state: &mut State, case: CaseId, session: u32) -> Vec<Effect> {
    state.begin(InProgress::OpeningFilm);
    vec![Effect::Watch(WatchJob::ParentView(case, session))]
}

/// Opens the same clips for the worker alone; nothing of it goes on record.
pub(super) fn to_preview(state: &mut State, case: CaseId, session: u32) -> Vec<Effect> {
    state.begin(InProgress::OpeningFilm);
    vec![Effect::Watch(WatchJob::Preview(case, session))]
}

/// To the caseload, with the family's page that one came from.
pub(super) fn to_families(state: &mut State, family: Option<CaseId>) -> Vec<Effect> {
    state.screen = Screen::Families(FamiliesScreen::default());
    std::iter::once(Effect::Read(ReadJob::Families))
        .chain(family.map(|it| Effect::Read(ReadJob::Family(it))))
        .collect()
}

/// To the caseload, with the page of supervision.
pub(super) fn to_supervision(state: &mut State, page: Effect) -> Vec<Effect> {
    to_page(state, FamilyPage::Supervision, page)
}

/// To the caseload, with a page of the family that `read` reads.
pub(super) fn to_page(state: &mut State, page: FamilyPage, read: Effect) -> Vec<Effect> {
    state.screen = Screen::Families(FamiliesScreen { page, ..FamiliesScreen::default() });
    vec![Effect::Read(ReadJob::Families), read]
}

/// A session that one was going back to cannot be read: its family's page is there, and the device is let go.
pub(super) fn opening_failed(state: &mut State) -> Vec<Effect> {
    let screen = state.screen.on_screen();
    let (Some(case), Some(release)) = (screen.case(), screen.release()) else { return Vec::new() };
    let mut effects = vec![release];
    effects.extend(to_families(state, Some(case)));
    effects
}

/// What the Film screen is opened with.
pub(super) struct FilmAsked {
    pub case: CaseId,
    pub code: String,
    pub session: u32,
    pub from_session: Option<u32>,
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
    let FilmAsked { case, code, session, from_session, refusals, band, before } = asked;
    state.screen = Screen::Film(Box::new(FilmScreen {
        case,
        code,
        session,
        from_session,
        devices: None,
        camera: None,
        microphone: None,
        refusals,
        band,
        before,
        checks: None,
        stage: FilmStage::Preview,
        capture: CaptureView::default(),
        frames: FrameSlot::default(),
        discard_asked: false,
    }));
    vec![Effect::Camera(CameraOrder::Find), Effect::Film(FilmOrder::Check(case))]
}
