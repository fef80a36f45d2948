//! The update function as tables: what each action does to each screen, in the wrong state too, and which work
//! it asks for.

mod every;
mod film;
mod front;
mod grid;
mod history;
mod journal;
mod lock;
mod parent;
mod people;
mod places;
mod preview;
mod properties;
mod retention;
mod session;
mod settings;
mod supervision;
mod tag;
mod today;
mod undo;

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};

use super::*;
use crate::app::action::{
    FamiliesAction, FamiliesEvent, FamilyAction, FilmAction, FilmEvent, GridAction, GridEvent, JournalAction,
    ParentAction, ParentEvent, PeopleAction, PeopleEvent, SessionAction, SettingsAction, SettingsEvent,
    TagAction, TagEvent, UnlockAction, UnlockEvent, WindowAction,
};
use crate::app::effect::{CameraOrder, FilmOrder, ReadJob, ServiceChange, VaultJob, WatchJob};
use crate::app::state::{
    CaptureView, DeviceRow, Devices, FamilyPage, FamilyScreen, FilmScreen, FilmStage, History, InProgress,
    InputView, JournalScreen, LoginRow, Look, NewFamilyScreen, Place, PlayPhase, PlayerView, RecoveryScreen,
    Request, Screen, SessionScreen, SettingsScreen, SettingsSection, TagScreen, TodayScreen, UnlockScreen,
};
use crate::base::{CaseId, ClipId, MediaTime, RecordId, RecordingId, UserId};
use crate::casework::Problem;
use crate::casework::changes::{
    ChangeName, ClipEdit, ConsentChange, Done, Edge, FamilyChange, MemberChange, NewClip, NewFamily,
    PeopleChange, SessionChange, StaffChange, TagChange, TrainingChange,
};
use crate::casework::pages::{
    Changed, ClipRow, FamiliesPart, FamilyClips, FamilyRow, FamilyView, FilmChecks, HeadingRow,
    JournalFilter, JournalView, LockAfter, MembersView, ProgrammesView, RecordingRow, SessionView, StaffRole,
    StaffRow, SupervisionPage, TagChoice,
};
use crate::media::frame::FrameSlot;
use crate::programme::fidelity::Verdict;
use crate::programme::{Session, Step, StepKind, StepState, Timeline};
use crate::words::Message;

use every::{every_action, every_screen};

const CASE: CaseId = CaseId::from_bytes([1; 16]);
const RECORDING: RecordingId = RecordingId::from_bytes([2; 16]);
const RECORD: RecordId = RecordId::from_bytes([5; 16]);
const USER: UserId = UserId::from_bytes([3; 16]);
const CLIP: ClipId = ClipId::from_bytes([4; 16]);

fn secs(secs: i64) -> MediaTime {
    MediaTime::from_secs(secs)
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

fn on(screen: Screen) -> State {
    State { screen, ..State::new(PathBuf::from("vault"), day()) }
}

/// A family's page, or Today where there is none.
fn families(open: Option<FamilyView>) -> State {
    match open {
        None => on(Screen::Today(TodayScreen::default())),
        Some(open) => {
            let families = vec![open.row.clone()];
            State { families, ..on(Screen::Family(Box::new(FamilyScreen::of(Box::new(open))))) }
        }
    }
}

/// A section of the settings.
fn settings(section: SettingsSection) -> State {
    on(Screen::Settings(Box::new(SettingsScreen::new(section))))
}

/// A screen that was opened from the family's page.
fn from_family(screen: Screen) -> State {
    let mut state = on(screen);
    state.places.leave(Place::family(CASE));
    state
}

/// All families, in one part.
fn listed(rows: Vec<FamilyRow>) -> WorkerEvent {
    let part = FamiliesPart { to: rows.len(), all: rows.len(), rows, ..FamiliesPart::default() };
    WorkerEvent::Families(FamiliesEvent::Part(Box::new(part)))
}

fn row() -> FamilyRow {
    FamilyRow {
        concerns: None,
        next_step: None,
        case: CASE,
        code: "FAM-001".into(),
        held: 1,
        planned: 10,
        last_held: None,
        next: None,
        agenda: Vec::new(),
        due: Vec::new(),
        verdict: Verdict::NotYet,
        today: crate::casework::pages::TodayLine::default(),
        noted: false,
    }
}

/// Nothing is kept and nothing was erased.
fn retention() -> crate::casework::pages::FilmRetention {
    crate::casework::pages::FilmRetention {
        films: Vec::new(),
        holds: Vec::new(),
        withdrawn: Vec::new(),
        receipts: Vec::new(),
        basis: None,
        records_until: None,
        rules: shipped_rules(),
        may_supervise: false,
    }
}

/// The rules of keeping that ship with Attune.
fn shipped_rules() -> crate::programme::retention::RetentionRules {
    let programme = crate::programme::ProgrammeDefinition::with_id("video-feedback").unwrap();
    programme.and_then(|programme| programme.retention).unwrap()
}

fn family() -> FamilyView {
    FamilyView {
        row: row(),
        overview: crate::casework::pages::FamilyOverview::default(),
        start: None,
        child_born: None,
        timeline: Timeline {
            from: NaiveDate::default(),
            to: NaiveDate::default(),
            today: NaiveDate::default(),
            last_from: None,
            last_to: None,
            places: Vec::new(),
        },
        carers: Vec::new(),
        consents: Vec::new(),
        recordings: vec![recording()],
        next_session: 2,
        film_band: (secs(300), secs(600)),
        watch_refusals: Vec::new(),
        retention: retention(),
        film_refusals: Vec::new(),
        entries: Vec::new(),
        mine: std::collections::BTreeSet::new(),
        pathway: crate::casework::pages::PathwayView::default(),
        record: crate::casework::pages::RecordView::default(),
        supervision: SupervisionPage::default(),
        measures: crate::casework::pages::MeasuresView::default(),
        programmes: ProgrammesView::default(),
        judged: None,
        findings: Vec::new(),
        members: MembersView::default(),
    }
}

fn session_view(number: u32) -> SessionView {
    use StepKind::{Close, Film, Plan, Review, Tag};
    let step = |kind| {
        let state = if kind == Plan { StepState::Done } else { StepState::Open };
        Step { kind, state, missing: Vec::new() }
    };
    SessionView {
        before: Vec::new(),
        case: CASE,
        code: "FAM-001".into(),
        session: Session::new(number).unwrap(),
        worker: None,
        steps: [Plan, Film, Tag, Review, Close].map(step).to_vec(),
        recordings: vec![recording()],
        clips: Vec::new(),
        shown: Vec::new(),
        parent_words: Vec::new(),
        aims: Vec::new(),
        contents: Vec::new(),
        findings: Vec::new(),
        film_band: (secs(300), secs(600)),
        film_refusals: Vec::new(),
        show_refusals: Vec::new(),
        watch_refusals: Vec::new(),
        consent_refusals: Vec::new(),
        preview_refusals: Vec::new(),
        people: Vec::new(),
        next: None,
        read: chrono::DateTime::UNIX_EPOCH,
    }
}

fn visit() -> State {
    on(Screen::Session(Box::new(SessionScreen::new(session_view(2), StepKind::Tag))))
}

/// The Session screen; fails the test on any other.
#[track_caller]
fn visiting(state: &State) -> &SessionScreen {
    let Screen::Session(session) = &state.screen else { panic!("not on the Session screen") };
    session
}

fn recording() -> RecordingRow {
    RecordingRow {
        recording: RECORDING,
        session: 1,
        started: DateTime::<Utc>::UNIX_EPOCH,
        duration: secs(60),
        filmed: secs(60),
        recovered: false,
        erased: false,
        playable: true,
        gaps: 0,
        clips: 0,
    }
}

fn camera() -> DeviceRow {
    DeviceRow { id: "camera".into(), name: Some("Camera".into()) }
}

fn microphone() -> DeviceRow {
    DeviceRow { id: "microphone".into(), name: Some("Microphone".into()) }
}

fn live() -> CaptureView {
    CaptureView { camera: InputView::Live, ..CaptureView::default() }
}

/// What filming depends on: whose yes is missing, and room for so many minutes.
fn checks(consent: Vec<Message>, room_minutes: u32) -> FilmChecks {
    FilmChecks { consent, room_minutes, ..FilmChecks::default() }
}

fn checked(consent: Vec<Message>, room_minutes: u32) -> WorkerEvent {
    WorkerEvent::Film(FilmEvent::Checked(Box::new(checks(consent, room_minutes))))
}

fn film(stage: FilmStage) -> State {
    from_family(Screen::Film(Box::new(FilmScreen {
        case: CASE,
        code: "FAM-001".into(),
        session: 2,
        devices: Some(Devices { cameras: vec![camera()], microphones: vec![microphone()] }),
        camera: Some(camera()),
        microphone: Some(microphone()),
        refusals: Vec::new(),
        band: (secs(300), secs(600)),
        before: MediaTime::ZERO,
        checks: Some(checks(Vec::new(), 90)),
        checked_at: MediaTime::ZERO,
        stage,
        capture: live(),
        frames: FrameSlot::default(),
        discard_asked: false,
    })))
}

fn play_screen() -> Box<TagScreen> {
    Box::new(TagScreen {
        case: CASE,
        code: "FAM-001".into(),
        recording: recording(),
        from_session: None,
        player: player(PlayPhase::Paused, 20),
        rate: 1.0,
        looping: false,
        until: None,
        frames: FrameSlot::default(),
        gaps: Vec::new(),
        headings: vec![heading("together", &["S1", "S2"]), heading("change", &["CP1"])],
        aims: Vec::new(),
        heading: 0,
        family: clips(vec![clip_row()]),
        selected: None,
        mark_in: None,
        mark_out: None,
        mark_tags: Vec::new(),
        history: History::default(),
        saved: 0,
        saved_at: None,
        export_refusals: Vec::new(),
        exporting: None,
        blind: None,
    })
}

fn heading(id: &str, codes: &[&str]) -> HeadingRow {
    let tag = |code: &&str| TagChoice {
        code: (*code).to_owned(),
        label: format!("Label of {code}"),
        keeps_clip_back: crate::programme::KeepsBack::No,
        aim_by_worker: false,
    };
    HeadingRow {
        id: id.to_owned(),
        label: id.to_owned(),
        short: id.to_owned(),
        needs_earlier_clip: id == "change",
        tags: codes.iter().map(tag).collect(),
    }
}

fn clips(clips: Vec<ClipRow>) -> FamilyClips {
    FamilyClips { clips, ..FamilyClips::default() }
}

fn done(name: ChangeName, undo: TagChange, redo: TagChange) -> Box<Done> {
    Box::new(Done { name, undo, redo })
}

fn player(phase: PlayPhase, position: i64) -> PlayerView {
    PlayerView { phase, position: secs(position), duration: secs(60), volume: 1.0 }
}

fn clip_row() -> ClipRow {
    ClipRow {
        clip: CLIP,
        recording: RECORDING,
        session: 3,
        start: secs(5),
        end: secs(9),
        tags: Vec::new(),
        note: String::new().into(),
        words: String::new().into(),
        starred: false,
        earlier: None,
        aims: Vec::new(),
        may_be_shown: true,
        needs_reason: false,
        despite: None,
        film_gone: false,
        lacks_earlier: false,
    }
}

fn play() -> State {
    from_family(Screen::Tag(play_screen()))
}

fn new_clip() -> NewClip {
    NewClip { start: secs(1), end: secs(2), tags: vec!["S1".into()], ..NewClip::default() }
}

fn refused() -> Problem {
    Problem::refused("error-busy-filming")
}

/// What a person's act leads to.
fn does(state: &mut State, action: impl Into<UserAction>) -> Vec<Effect> {
    unnumbered(update(state, Action::User(action.into())))
}

/// What a report leads to.
fn reports(state: &mut State, event: WorkerEvent) -> Vec<Effect> {
    unnumbered(update(state, Action::Worker(event)))
}

/// The same effects with one request for all: the state knows which is which.
fn unnumbered(effects: Vec<Effect>) -> Vec<Effect> {
    let plain = |effect| match effect {
        Effect::Change(case, _, change) => Effect::Change(case, Request::default(), change),
        Effect::Service(_, change) => Effect::Service(Request::default(), change),
        other => other,
    };
    effects.into_iter().map(plain).collect()
}

/// A change of the family that is asked for.
fn change(change: FamilyChange) -> Effect {
    Effect::Change(CASE, Request::default(), change)
}

/// A change of what is no one family's that is asked for.
fn serve(change: ServiceChange) -> Effect {
    Effect::Service(Request::default(), change)
}

/// An act whose answer a form waits for, and the number by which it knows it.
fn awaited(state: &State, action: impl Into<UserAction>) -> (Request, UserAction) {
    let request = state.requests.give();
    (request, UserAction::Awaited(request, Box::new(action.into())))
}

/// The answer to the change that waits for longest, or to one that nobody waits for.
fn answer(state: &State, result: Result<Changed, Problem>) -> WorkerEvent {
    let request = state.requests.waiting().next().map(|(request, _)| request).unwrap_or_default();
    WorkerEvent::Changed { case: CASE, request, result: result.map(Box::new) }
}

/// What the answer to the change that waits for longest leads to.
fn answers(state: &mut State, result: Result<Changed, Problem>) -> Vec<Effect> {
    let answer = answer(state, result);
    reports(state, answer)
}

/// The family's page, as a change is answered.
fn changed_page() -> Changed {
    Changed::Family(Box::new(family()))
}

/// The Film screen; fails the test on any other.
#[track_caller]
fn filming(state: &State) -> &FilmScreen {
    let Screen::Film(film) = &state.screen else { panic!("not on the Film screen") };
    film
}

/// The Play screen; fails the test on any other.
#[track_caller]
fn playing(state: &State) -> &TagScreen {
    let Screen::Tag(play) = &state.screen else { panic!("not on the Play screen") };
    play
}

/// Fails the test where neither Today nor a family's page is on screen.
#[track_caller]
fn at_home(state: &State) {
    assert!(matches!(state.screen, Screen::Today(_) | Screen::Family(_)), "elsewhere");
}

/// The family's page; fails the test on any other screen.
#[track_caller]
fn open_family(state: &State) -> &FamilyScreen {
    state.family().expect("a family's page")
}

/// The settings; fails the test on any other screen.
#[track_caller]
fn at_settings(state: &State) -> &SettingsScreen {
    let Screen::Settings(settings) = &state.screen else { panic!("not at the settings") };
    settings
}

fn login() -> LoginRow {
    LoginRow { user: USER, login: "mk".into() }
}

/// A key of one group, which is asked for twice.
fn recovery_key() -> RecoveryScreen {
    RecoveryScreen::new("KEY".into(), vec![0])
}

fn asking() -> State {
    let mut recovery = recovery_key();
    recovery.ask(true);
    on(Screen::Unlock(UnlockScreen::RecoveryKey(recovery)))
}

/// A supervisor, who may read the journal.
fn me() -> StaffRow {
    StaffRow {
        user: USER,
        login: "mk".into(),
        role: StaffRole::Supervisor,
        administrator: false,
        retired: false,
        you: true,
    }
}

fn carer() -> PeopleChange {
    PeopleChange::AddCarer { label: "Gran".into(), kind: crate::programme::CarerKind::Parent }
}
