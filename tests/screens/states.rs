//! States as the screens may meet them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};

use attune::app::state::{
    CaptureView, DeviceRow, Devices, FamilyPage, FamilyScreen, FilmScreen, FilmStage, History, InputView,
    LoginRow, ParentFilm, ParentScreen, PlayPhase, PlayerView, RecoveryScreen, Screen, SettingsScreen, State,
    TagScreen, UnlockScreen,
};
use attune::base::{CaseId, ClipId, MediaTime, RecordId, RecordingId, SessionId, UserId};
use attune::casework::pages::{
    ClipRow, FamilyClips, FamilyRow, FamilyView, FilmChecks, HeadingRow, ParentClip, ProgrammesView,
    RecordView, RecordingRow, StaffRole, StaffRow, SupervisionPage, TagChoice, TagMark,
};
use attune::media::frame::{Colour, FrameSlot, Layout, Matrix, VideoFrame};
use attune::programme::fidelity::{CaseFacts, RuleFinding, Verdict, evaluate};
use attune::programme::{
    Entered, FilmGap, Heading, HeldVisit, ProgrammeDefinition, Recording, RecordingState, Session, Timeline,
    Unfilmed, Vocabulary,
};
use attune::words::Message;

pub const CASE: CaseId = CaseId::from_bytes([1; 16]);
pub const RECORDING: RecordingId = RecordingId::from_bytes([2; 16]);
pub const CLIP: ClipId = ClipId::from_bytes([4; 16]);
pub const FIRST_USER: UserId = UserId::from_bytes([5; 16]);
pub const SECOND_USER: UserId = UserId::from_bytes([6; 16]);
pub const KEY: &str = "AGE-SECRET-KEY-1QQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQQPZRY9X8GF2TVDW0S3JN54";

/// What this user wrote, nothing of it handed over: theirs to change.
pub fn written_by(user: UserId, entries: &[Entered]) -> BTreeSet<RecordId> {
    entries.iter().filter(|entered| entered.by == user).map(|entered| entered.id).collect()
}

pub fn secs(secs: i64) -> MediaTime {
    MediaTime::from_secs(secs)
}

pub fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

pub fn on(screen: Screen) -> State {
    State { screen, ..State::new(PathBuf::from("/data/attune"), day(20)) }
}

pub fn unlock(screen: UnlockScreen) -> State {
    on(Screen::Unlock(screen))
}

/// The key of a vault just made, shown, or hidden with its third and seventh group asked for.
pub fn recovery(asking: bool) -> RecoveryScreen {
    let mut screen = RecoveryScreen::new(KEY.into(), vec![6, 2]);
    screen.ask(asking);
    screen
}

pub fn users() -> Vec<LoginRow> {
    vec![
        LoginRow { user: FIRST_USER, login: "mk".into() },
        LoginRow { user: SECOND_USER, login: "anna".into() },
    ]
}

pub const VERDICTS: [Verdict; 5] =
    [Verdict::Met, Verdict::NotYet, Verdict::AtRisk, Verdict::NotMet, Verdict::NotApplicable];

pub fn row(number: u8, code: &str, verdict: Verdict) -> FamilyRow {
    FamilyRow {
        next_step: None,
        case: CaseId::from_bytes([number; 16]),
        code: code.to_owned(),
        held: 3,
        planned: 10,
        last_held: (number == 1).then(|| day(16)),
        next: None,
        agenda: Vec::new(),
        concerns: None,
        due: Vec::new(),
        verdict,
        today: attune::casework::pages::TodayLine::default(),
        noted: false,
    }
}

pub fn recording(session: u32) -> RecordingRow {
    RecordingRow {
        recording: RECORDING,
        session,
        started: DateTime::<Utc>::from_timestamp(1_773_655_200, 0).unwrap(),
        duration: secs(17 * 60 + 12),
        filmed: secs(17 * 60 + 12),
        recovered: false,
        erased: false,
        playable: true,
        gaps: 0,
        clips: 2,
    }
}

/// The camera gone for twenty seconds.
fn camera_gone(from: i64) -> FilmGap {
    FilmGap { from: secs(from), to: secs(from + 20), what: Unfilmed::CameraGone }
}

/// Findings of the shipped programme for three sessions, with every verdict among them.
pub fn findings() -> Vec<RuleFinding> {
    let programme = ProgrammeDefinition::with_id("video-feedback").unwrap().unwrap();
    let mut facts = CaseFacts { start: Some(day(1)), ..CaseFacts::default() };
    for number in 1..=3 {
        let id = SessionId::from_bytes([u8::try_from(number).unwrap(); 16]);
        let held = Some(HeldVisit::on(day(2 + 7 * (number - 1))));
        facts.sessions.push((id, Session { held, ..Session::new(number).unwrap() }));
        facts.recordings.push(Recording {
            session: id,
            started: DateTime::<Utc>::from_timestamp(1_773_655_200, 0).unwrap(),
            ended: None,
            duration: secs(17 * 60 + 12),
            width: 1280,
            height: 720,
            cameras: Vec::new(),
            gaps: (1..number).map(|at| camera_gone(60 * i64::from(at))).collect(),
            state: RecordingState::Complete,
        });
    }
    let words = Vocabulary::ng26(&programme).unwrap();
    let mut findings = evaluate(&programme, &words, &facts, day(20));
    assert!(findings.len() >= VERDICTS.len());
    for (finding, verdict) in findings.iter_mut().zip(VERDICTS) {
        finding.verdict = verdict;
    }
    findings
}

/// Nothing is kept and nothing was erased.
pub fn retention() -> attune::casework::pages::FilmRetention {
    attune::casework::pages::FilmRetention {
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
pub fn shipped_rules() -> attune::programme::retention::RetentionRules {
    let programme = attune::programme::ProgrammeDefinition::with_id("video-feedback").unwrap();
    programme.and_then(|programme| programme.retention).unwrap()
}

pub fn family() -> FamilyView {
    FamilyView {
        row: row(1, "FAM-001", Verdict::AtRisk),
        overview: attune::casework::pages::FamilyOverview::default(),
        start: Some(day(1)),
        child_born: None,
        timeline: Timeline {
            from: day(1),
            to: day(31),
            today: day(20),
            last_from: None,
            last_to: None,
            places: Vec::new(),
        },
        carers: Vec::new(),
        consents: Vec::new(),
        recordings: vec![
            RecordingRow { recovered: true, gaps: 2, clips: 1, ..recording(3) },
            RecordingRow {
                recording: RecordingId::from_bytes([8; 16]),
                playable: false,
                clips: 0,
                ..recording(2)
            },
            RecordingRow { recording: RecordingId::from_bytes([9; 16]), ..recording(1) },
        ],
        next_session: 4,
        film_band: (secs(900), secs(1200)),
        film_refusals: Vec::new(),
        watch_refusals: Vec::new(),
        retention: retention(),
        entries: Vec::new(),
        mine: BTreeSet::new(),
        pathway: attune::casework::pages::PathwayView::default(),
        record: RecordView::default(),
        supervision: SupervisionPage::default(),
        measures: attune::casework::pages::MeasuresView::default(),
        programmes: ProgrammesView::default(),
        judged: None,
        findings: findings(),
        members: super::people::members(),
    }
}

/// Today, over this caseload.
pub fn families(families: Vec<FamilyRow>) -> State {
    super::today::with(day(20), families)
}

/// The settings.
pub fn settings(screen: SettingsScreen) -> State {
    State { families: caseload(), ..on(Screen::Settings(Box::new(screen))) }
}

/// The same to a supervisor.
pub fn supervising(state: State) -> State {
    let me = StaffRow {
        user: UserId::from_bytes([7; 16]),
        login: "SV".into(),
        role: StaffRole::Supervisor,
        administrator: false,
        retired: false,
        you: true,
    };
    State { me: Some(me), ..state }
}

pub fn caseload() -> Vec<FamilyRow> {
    VERDICTS
        .iter()
        .zip(1..)
        .map(|(verdict, number)| row(number, &format!("FAM-{number:03}"), *verdict))
        .collect()
}

/// A family's first page.
pub fn page(open: FamilyView) -> State {
    page_at(open, FamilyPage::default())
}

/// This page of a family.
pub fn page_at(open: FamilyView, page: FamilyPage) -> State {
    let family = FamilyScreen { page, ..FamilyScreen::of(Box::new(open)) };
    State { families: caseload(), ..on(Screen::Family(Box::new(family))) }
}

pub fn camera(number: u8) -> DeviceRow {
    DeviceRow { id: format!("camera {number}"), name: Some(format!("Camera {number}")) }
}

pub fn rehearsal() -> DeviceRow {
    DeviceRow { id: String::new(), name: None }
}

/// What filming depends on: Mum and Dad said yes, but for those whose yes is missing.
pub fn film_checks(missing: &[Message]) -> FilmChecks {
    FilmChecks {
        said_yes: vec!["Mum".into(), "Dad".into()],
        consent: missing.to_vec(),
        room_minutes: 240,
        ..FilmChecks::default()
    }
}

/// Before filming, with a yes missing.
pub fn refused(missing: &Message) -> State {
    film(|film| {
        let missing = [missing.clone()];
        (film.refusals, film.checks) = (missing.to_vec(), Some(film_checks(&missing)));
    })
}

/// Filming, ready to start; `change` makes it what a test needs.
pub fn film(change: impl FnOnce(&mut FilmScreen)) -> State {
    let mut film = FilmScreen {
        case: CASE,
        code: "FAM-001".into(),
        session: 4,
        devices: Some(Devices { cameras: vec![camera(1), rehearsal()], microphones: vec![rehearsal()] }),
        camera: Some(camera(1)),
        microphone: Some(rehearsal()),
        refusals: Vec::new(),
        band: (secs(900), secs(1200)),
        before: MediaTime::ZERO,
        checks: Some(film_checks(&[])),
        checked_at: MediaTime::ZERO,
        stage: FilmStage::Preview,
        capture: CaptureView {
            camera: InputView::Live,
            microphone: InputView::Live,
            level: 0.5,
            ..CaptureView::default()
        },
        frames: picture([120, 160, 100]),
        discard_asked: false,
    };
    change(&mut film);
    on(Screen::Film(Box::new(film)))
}

/// Filming for so many seconds.
pub fn filming(elapsed: i64, change: impl FnOnce(&mut FilmScreen)) -> State {
    film(|film| {
        film.stage = FilmStage::Recording(RECORDING);
        (film.capture.elapsed, film.capture.filmed) = (secs(elapsed), secs(elapsed));
        change(film);
    })
}

pub fn clip(number: u8, start: i64, end: i64, tag: &str, note: &str) -> ClipRow {
    let (code, label) = tag.split_once(' ').unwrap();
    ClipRow {
        clip: ClipId::from_bytes([number; 16]),
        recording: RECORDING,
        session: 3,
        start: secs(start),
        end: secs(end),
        tags: vec![TagMark {
            code: code.to_owned(),
            label: label.to_owned(),
            heading: heading_of(code).to_owned(),
        }],
        note: note.into(),
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

/// Id of the heading a code of the shipped vocabulary stands under.
fn heading_of(code: &str) -> &'static str {
    match code.trim_end_matches(|letter: char| letter.is_ascii_digit()) {
        "P" => "strengths",
        "CP" | "CC" => "positive-change",
        "K" => "context",
        "W" => "staff-only",
        _ => "sensitivity",
    }
}

/// The clips of a session's film, and of an earlier one: every kind there is.
pub fn tagged() -> FamilyClips {
    let elsewhere = |session: u32, clip: ClipRow| ClipRow {
        recording: RecordingId::from_bytes([u8::try_from(session).unwrap() + 100; 16]),
        session,
        ..clip
    };
    let two = clip(6, 158, 171, "P1 Delight in the child", "");
    let clips = vec![
        ClipRow {
            starred: true,
            words: "You waited, and look what happened.".into(),
            ..clip(4, 62, 69, "S12 Waits and gives space", "Waits, and the child takes the next step")
        },
        ClipRow { tags: [two.tags.clone(), clip(1, 0, 1, "S4 Chain", "").tags].concat(), ..two },
        clip(7, 230, 236, "S11 Back and forth, taking turns", ""),
        ClipRow { may_be_shown: false, ..clip(8, 402, 431, "W3 Possibly frightening or overwhelming", "") },
        ClipRow { lacks_earlier: true, ..clip(9, 640, 655, "CP3 Answers cues more", "") },
        clip(10, 20, 300, "K1 Play", ""),
        elsewhere(2, clip(20, 75, 81, "S1 Notices a signal, even a small one", "")),
        elsewhere(
            1,
            ClipRow {
                may_be_shown: false,
                film_gone: true,
                ..clip(21, 12, 15, "S3 Answers in good time, in a fitting way", "")
            },
        ),
    ];
    FamilyClips { clips, shows: [(3, vec![ClipId::from_bytes([4; 16])])].into() }
}

/// Watching, standing still; `change` makes it what a test needs.
pub fn play(change: impl FnOnce(&mut TagScreen)) -> State {
    let programme = ProgrammeDefinition::with_id("video-feedback").unwrap().unwrap();
    let vocabulary = Vocabulary::ng26(&programme).unwrap();
    let heading = |heading: &Heading| HeadingRow {
        id: heading.id.clone(),
        label: heading.label.clone(),
        short: heading.short().to_owned(),
        needs_earlier_clip: heading.needs_earlier_clip,
        tags: vocabulary
            .tags_of(&heading.id)
            .map(|tag| TagChoice {
                code: tag.code.clone(),
                label: tag.label.clone(),
                keeps_clip_back: tag.keeps_clip_back,
                aim_by_worker: tag.aim_by_worker,
            })
            .collect(),
    };
    let mut play = TagScreen {
        case: CASE,
        code: "FAM-001".into(),
        recording: recording(3),
        from_session: None,
        player: PlayerView {
            phase: PlayPhase::Paused,
            position: secs(75),
            duration: secs(17 * 60 + 12),
            volume: 0.8,
        },
        rate: 1.0,
        looping: false,
        until: None,
        frames: picture([120, 100, 160]),
        gaps: vec![(secs(200), secs(230))],
        headings: vocabulary.headings().iter().map(heading).collect(),
        aims: programme.aims.iter().map(|aim| (aim.code.clone(), aim.quote.clone())).collect(),
        heading: 0,
        family: FamilyClips::default(),
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
    };
    change(&mut play);
    on(Screen::Tag(Box::new(play)))
}

/// Watching with the parents, the second clip of three standing; `change` makes it what a test needs.
pub fn parent(change: impl FnOnce(&mut ParentScreen)) -> State {
    let clip = |number: u8, praise: &[&str], words: &str| ParentClip {
        clip: ClipId::from_bytes([number; 16]),
        recording: RECORDING,
        start: secs(70),
        end: secs(80),
        praise: praise.iter().map(|label| (*label).to_owned()).collect(),
        words: words.into(),
    };
    let clips = vec![
        clip(11, &["Notices a signal, even a small one"], ""),
        clip(
            12,
            &["Waits for the child", "Answers in good time, in a fitting way"],
            "You waited, and he took the next step by himself.",
        ),
        clip(13, &[], ""),
    ];
    let mut parent = ParentScreen::new(CASE, 3, clips, Vec::new());
    parent.at = 1;
    parent.opening = 2;
    parent.film = ParentFilm::There;
    parent.player =
        PlayerView { phase: PlayPhase::Paused, position: secs(73), duration: secs(1000), volume: 0.8 };
    parent.frames = picture([120, 100, 160]);
    change(&mut parent);
    on(Screen::Parent(Box::new(parent)))
}

/// A picture of one colour, 320 × 180, given as brightness and colour differences.
pub fn picture([y, u, v]: [u8; 3]) -> FrameSlot {
    let colour = Colour { matrix: Matrix::Bt709, full_range: true };
    let (y, u, v) = (vec![y; 320 * 180], vec![u; 160 * 90], vec![v; 160 * 90]);
    let planes: [(&[u8], usize); 3] = [(&y, 320), (&u, 160), (&v, 160)];
    let slot = FrameSlot::default();
    let frame = VideoFrame::from_planes((Layout::I420, colour), (320, 180), &planes, MediaTime::ZERO);
    slot.put(frame.unwrap());
    slot
}
