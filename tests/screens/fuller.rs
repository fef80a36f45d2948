//! A family midway and a session midway, with everything on them; each state is made from these by a change.

use chrono::{DateTime, NaiveDate, Utc};

use super::states::{CASE, clip, day, family, findings, on, page, recording, row, secs};
use attune::app::state::{Screen, SessionScreen, State};
use attune::base::{ClipId, MediaTime, PersonId, RecordId, RecordingId, Redacted, SessionId, UserId};
use attune::casework::pages::{
    AimRow, CarerRow, ClipRow, ConsentRow, ConsentState, FamilyView, NextSession, ParentWordsRow,
    PersonThere, RecordingRow, SessionView, ShownRow, StaffRole, StaffRow, TagMark, TrainingActs,
    TrainingPage, TrainingRow, TrainingStanding,
};
use attune::programme::fidelity::Verdict;
use attune::programme::steps::MissingPart;
use attune::programme::{
    Aim, Answer, CarerKind, HeldVisit, Moved, PlaceKind, PlaceState, ProgrammeDefinition, Progress, Purpose,
    Session, SessionPlace, Step, StepKind, StepState, Timeline, TimelinePlace, Todo, TodoKind, TrainingGuide,
};

pub const MUM: PersonId = PersonId::from_bytes([21; 16]);
pub const DAD: PersonId = PersonId::from_bytes([22; 16]);
pub const RECORD: RecordId = RecordId::from_bytes([23; 16]);

/// Two hundred characters without a space to break at.
pub fn long() -> String {
    "Wolverhampton".repeat(16)[..200].to_owned()
}

pub const HEBREW: &str = "אמא של נועה";
pub const ARABIC: &str = "والدة ليلى";

pub fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

pub fn moment(day: u32, hour: u32, minute: u32) -> DateTime<Utc> {
    date(3, day).and_hms_opt(hour, minute, 0).unwrap().and_local_timezone(chrono::Local).unwrap().to_utc()
}

pub fn place(number: u32, state: PlaceState, day: Option<NaiveDate>) -> TimelinePlace {
    let session = Some(SessionId::from_bytes([u8::try_from(number).unwrap(); 16]));
    TimelinePlace { number, session, state, day, moved_from: Vec::new(), verdict: None }
}

/// Twelve sessions: held, too short, missed, moved, two on neighbouring days, overdue, planned, without a day.
pub fn timeline() -> Timeline {
    let held = |number, day, verdict| TimelinePlace {
        verdict: Some(verdict),
        ..place(number, PlaceState::Held, Some(date(2, day)))
    };
    let moved =
        TimelinePlace { moved_from: vec![date(3, 2)], ..place(4, PlaceState::UnderWay, Some(date(3, 20))) };
    Timeline {
        from: date(2, 2),
        to: date(6, 2),
        today: day(20),
        last_from: Some(date(5, 2)),
        last_to: Some(date(6, 2)),
        places: vec![
            held(1, 2, Verdict::Met),
            held(2, 11, Verdict::NotMet),
            held(3, 12, Verdict::AtRisk),
            moved,
            place(5, PlaceState::Missed, Some(date(3, 6))),
            place(6, PlaceState::Overdue, Some(date(3, 13))),
            place(7, PlaceState::Planned, Some(date(3, 30))),
            place(8, PlaceState::Planned, Some(date(4, 9))),
            place(9, PlaceState::Planned, Some(date(4, 9))),
            place(10, PlaceState::Planned, Some(date(5, 20))),
            place(11, PlaceState::Unplanned, None),
            place(12, PlaceState::Unplanned, None),
        ],
    }
}

pub fn todo(kind: TodoKind, number: u32) -> Todo {
    let id = SessionId::from_bytes([u8::try_from(number).unwrap(); 16]);
    Todo { kind, day: Some(day(20)), session: Some((id, number)) }
}

pub fn carer(person: PersonId, label: &str) -> CarerRow {
    let states = [
        ConsentState::Given(date(2, 2)),
        ConsentState::NotAsked,
        ConsentState::Withdrawn(date(3, 1)),
        ConsentState::From(date(4, 1)),
        ConsentState::NotAsked,
        ConsentState::NotAsked,
    ];
    let answers = Purpose::ALL.into_iter().zip(states).collect();
    let scopes = vec!["not the bedroom".into()];
    CarerRow { person, label: label.into(), kind: CarerKind::Parent, left: None, answers, scopes }
}

/// A family with everything on its page.
pub fn full() -> FamilyView {
    let mut view = family();
    view.row.agenda = vec![
        todo(TodoKind::VisitUnderWay, 4),
        todo(TodoKind::DayPassed, 6),
        todo(TodoKind::NotTagged, 3),
        todo(TodoKind::NotShown, 2),
        todo(TodoKind::NotClosed, 1),
    ];
    view.row.next = Some((4, Some(day(20))));
    view.overview.today = Some(todo(TodoKind::VisitUnderWay, 4));
    (view.overview.next.number, view.overview.next.day) = (4, Some(day(20)));
    view.overview.progress = Progress {
        held: 3,
        of: Some(10),
        to_come: 7,
        by: Some(date(6, 2)),
        at_most_days: Some(12),
        ended: None,
    };
    view.child_born = NaiveDate::from_ymd_opt(2024, 1, 9);
    view.timeline = timeline();
    view.carers = vec![carer(MUM, "Mum"), carer(DAD, "Dad")];
    view.consents = vec![ConsentRow {
        record: RECORD,
        label: "Mum".into(),
        purpose: Purpose::Film,
        answer: Answer::Given,
        scope: "not the bedroom".into(),
        on: date(2, 2),
        recorded: moment(2, 10, 30),
    }];
    view.recordings
        .insert(0, RecordingRow { recording: RecordingId::from_bytes([12; 16]), clips: 0, ..recording(3) });
    view
}

/// The page with another agenda.
pub fn page_with(todo: Todo, change: impl FnOnce(&mut FamilyView)) -> State {
    let mut view = full();
    view.row.agenda = vec![todo];
    view.overview.today = Some(todo);
    change(&mut view);
    page(view)
}

/// A worker's own: one that waits, one that is over.
pub fn trainings() -> TrainingPage {
    let one = |what: &str, subjects: &[&str], expires, standing| TrainingRow {
        record: RECORD,
        user: UserId::from_bytes([1; 16]),
        login: None,
        what: what.into(),
        subjects: subjects.iter().map(|word| word.parse().unwrap()).collect(),
        completed: date(1, 12),
        expires,
        experienced_with_children: true,
        standing,
        may: TrainingActs { remove: true, ..TrainingActs::default() },
    };
    let confirmed = TrainingStanding::Confirmed { by: "SV".into(), on: date(2, 1) };
    let named = |known: &[(&str, &str)]| {
        known.iter().map(|(id, title)| ((*id).to_owned(), (*title).to_owned())).collect()
    };
    TrainingPage {
        rows: vec![
            one(
                "Video feedback, foundation course",
                &["domain:attachment", "domain:referral", "programme:video-feedback"],
                None,
                TrainingStanding::Unconfirmed,
            ),
            one("Attachment, refresher", &["domain:attachment"], Some(date(3, 1)), confirmed),
        ],
        colleagues: Vec::new(),
        programmes: named(&[
            ("video-feedback", "Video feedback programme"),
            ("sensitivity-training", "Parental sensitivity and behaviour training"),
        ]),
        tools: named(&[
            ("strange-situation", "Strange Situation Procedure"),
            ("ainsworth", "Sensitivity scales after Ainsworth"),
        ]),
        guide: TrainingGuide::shipped().unwrap(),
    }
}

/// What a supervisor sees: a worker's that waits, another's that is confirmed.
pub fn trainings_of_all() -> TrainingPage {
    let row = |login, mut row: TrainingRow| {
        row.login = Some(Redacted::from(login));
        let confirm = row.standing == TrainingStanding::Unconfirmed;
        row.may = TrainingActs { confirm, take_back: !confirm, remove: false };
        row
    };
    let page = trainings();
    let rows = page.rows.into_iter().zip(["KL", "MN"]).map(|(one, login)| row(login, one)).collect();
    let colleague = |key, login: &str, you| StaffRow {
        user: UserId::from_bytes([key; 16]),
        login: login.into(),
        role: if you { StaffRole::Supervisor } else { StaffRole::Worker },
        administrator: false,
        retired: false,
        you,
    };
    TrainingPage { rows, colleagues: vec![colleague(7, "SV", true), colleague(1, "KL", false)], ..page }
}

fn clip_of(number: u8, session: u32, heading: &str, change: impl FnOnce(&mut ClipRow)) -> ClipRow {
    let mut row = clip(number, 62 + i64::from(number), 75 + i64::from(number), "S1 Looks together", "");
    row.session = session;
    row.tags =
        vec![TagMark { code: "S1".into(), label: format!("Moment {number}"), heading: heading.to_owned() }];
    change(&mut row);
    row
}

pub const fn clip_id(number: u8) -> ClipId {
    ClipId::from_bytes([number; 16])
}

fn aim_row(aim: Aim) -> AimRow {
    AimRow { code: aim.code.clone(), words: aim.words().to_owned(), quote: aim.quote }
}

/// A session with everything on it, at that step.
pub fn session(step: StepKind, change: impl FnOnce(&mut SessionView)) -> State {
    let aims = ProgrammeDefinition::with_id("video-feedback").unwrap().unwrap().aims;
    let mut body = Session::new(4).unwrap();
    body.planned = Some(day(20));
    body.held = Some(HeldVisit { arrived: Some(moment(20, 14, 2)), ..HeldVisit::on(day(20)) });
    body.moved =
        vec![Moved { from: day(2), reason: "The child was ill".into(), recorded: moment(1, 9, 0), on: None }];
    body.plan.focus = "Waiting for the child to take the next step".into();
    body.plan.aims = vec!["A2".into()];
    body.plan.show = vec![clip_id(1), clip_id(2), clip_id(99)];
    let missing = |kind, state, missing| Step { kind, state, missing };
    let mut view = SessionView {
        before: Vec::new(),
        case: CASE,
        code: "FAM-001".into(),
        session: body,
        worker: Some("mk".into()),
        steps: vec![
            missing(StepKind::Plan, StepState::Open, vec![MissingPart::NoPlace]),
            missing(StepKind::Film, StepState::Open, vec![MissingPart::NotFilmed]),
            missing(
                StepKind::Tag,
                StepState::Open,
                vec![MissingPart::NoClips, MissingPart::HeadingUntouched { heading: "strengths".into() }],
            ),
            missing(StepKind::Review, StepState::Done, Vec::new()),
            missing(StepKind::Close, StepState::NotNow, vec![MissingPart::NotLeft, MissingPart::NotClosed]),
        ],
        recordings: vec![RecordingRow { session: 4, ..recording(4) }],
        clips: vec![
            clip_of(1, 4, "sensitivity", |clip| {
                clip.note = "Waits, and the child takes the next step".into();
            }),
            clip_of(2, 3, "strengths", |_| {}),
            clip_of(3, 3, "sensitivity", |clip| clip.starred = true),
            clip_of(4, 3, "staff-only", |clip| clip.may_be_shown = false),
        ],
        shown: vec![ShownRow {
            clip: clip_id(2),
            from_session: Some(3),
            started: moment(20, 15, 5),
            played: secs(26),
            clip_length: secs(13),
            tags: vec!["Looks together".into()],
        }],
        parent_words: vec![ParentWordsRow {
            record: RECORD,
            clip: Some(clip_id(2)),
            words: "I did not know she looked at me".into(),
            written: moment(20, 15, 8),
        }],
        aims: aims.into_iter().map(aim_row).collect(),
        contents: Vec::new(),
        findings: findings(),
        film_band: (MediaTime::from_minutes(10), MediaTime::from_minutes(20)),
        film_refusals: Vec::new(),
        show_refusals: Vec::new(),
        watch_refusals: Vec::new(),
        consent_refusals: Vec::new(),
        preview_refusals: Vec::new(),
        people: Vec::new(),
        next: None,
        read: chrono::DateTime::UNIX_EPOCH,
    };
    change(&mut view);
    on(Screen::Session(Box::new(SessionScreen::new(view, step))))
}

/// A visit as it usually is half an hour in: planned, with three moments of earlier sessions to watch.
pub fn usual(step: StepKind) -> State {
    let mut state = session(step, |view| {
        view.session.number = 8;
        view.session.moved.clear();
        view.session.held = Some(HeldVisit { arrived: Some(moment(20, 9, 40)), ..HeldVisit::on(day(20)) });
        view.session.plan.focus = "What has become easier since the first film".into();
        view.session.plan.note = "Begin with Dad’s moment. Ask how the nights went.".into();
        view.session.plan.aims = vec!["A3".into()];
        view.session.plan.show = [1, 2, 3].map(clip_id).to_vec();
        view.session.place = Some(SessionPlace { kind: PlaceKind::Home, detail: Redacted::default() });
        let words =
            ["You laugh, and she laughs back.", "She points, and you look together.", "She waits for me!"];
        view.clips.truncate(3);
        for ((clip, words), (session, length)) in
            view.clips.iter_mut().zip(words).zip([(7, 11), (7, 8), (6, 14)])
        {
            clip.words = words.into();
            (clip.session, clip.end) = (session, clip.start + secs(length));
        }
        let there = |person, label: &str| PersonThere { person, label: label.into(), there: true };
        let child = PersonId::from_bytes([24; 16]);
        view.people = vec![there(MUM, "Mum"), there(DAD, "Dad"), there(child, "Child")];
        view.next = Some(NextSession { number: 9, planned: Some(day(30)) });
        view.steps[0] = Step { kind: StepKind::Plan, state: StepState::Done, missing: Vec::new() };
        view.steps[2].state = StepState::NotNow;
        view.steps[3].state = StepState::Open;
        (view.recordings, view.shown, view.parent_words) = (Vec::new(), Vec::new(), Vec::new());
    });
    state.now = moment(20, 10, 12);
    let Screen::Session(screen) = &mut state.screen else { unreachable!() };
    screen.saved = Some(moment(20, 9, 41));
    state
}

/// A session nobody has written anything about.
pub fn untouched(step: StepKind) -> State {
    session(step, |view| {
        view.session = Session::new(4).unwrap();
        view.worker = None;
        (view.recordings, view.clips) = (Vec::new(), Vec::new());
        (view.shown, view.parent_words) = (Vec::new(), Vec::new());
    })
}

/// A caseload row with a next session.
pub fn next_row(number: u8, next: Option<(u32, Option<NaiveDate>)>) -> attune::casework::pages::FamilyRow {
    attune::casework::pages::FamilyRow { next, ..row(number, &format!("FAM-{number:03}"), Verdict::Met) }
}
