//! The grid as a supervisor meets it: a caseload like one of a service, with every mark there is, and its notes.

use super::fuller::{HEBREW, date, long};
use super::grid::{case, grid, screen};
use super::states::{RECORDING, findings};
use attune::app::state::{GridFilter, GridScreen, OpenCell, State, Waiting};
use attune::base::{RecordId, SessionId, UserId};
use attune::casework::pages::{CellEvidence, GridCell, GridPart, GridRow, NoteRow};
use attune::programme::fidelity::Verdict;
use attune::programme::{PlaceState, WaitingConcerns};
use attune::words::Message;

/// What a row's cells are, letter by letter: met, short, attention, not met, to do, no visit, today, planned, unplanned.
fn cells(marks: &str) -> Vec<GridCell> {
    let cell = |(number, mark): (u32, char)| {
        let (state, verdict) = match mark {
            'm' | 's' => (PlaceState::Held, Verdict::Met),
            'a' => (PlaceState::Held, Verdict::AtRisk),
            'x' => (PlaceState::Held, Verdict::NotMet),
            'o' => (PlaceState::Held, Verdict::NotYet),
            '-' => (PlaceState::Missed, Verdict::NotApplicable),
            't' => (PlaceState::UnderWay, Verdict::NotYet),
            'p' => (PlaceState::Planned, Verdict::NotYet),
            other => panic!("no mark {other}"),
        };
        let day = (mark != 'p').then(|| date(3, number));
        let film = (state == PlaceState::Held).then_some(RECORDING);
        GridCell { number, state, day, short: mark == 's', verdict, film }
    };
    (1..).zip(marks.chars()).map(cell).collect()
}

fn row(number: u16, worker: &str, marks: &str, notes: usize) -> GridRow {
    let cells = cells(marks);
    let verdict = cells.iter().map(|cell| cell.verdict).max_by_key(|verdict| verdict.urgency());
    let user = UserId::from_bytes([worker.as_bytes()[worker.len() - 1]; 16]);
    let next = cells.iter().find(|cell| cell.state == PlaceState::Planned).map(|cell| cell.number);
    GridRow {
        case: case(number),
        code: format!("FAM-{number:03}"),
        programme: "Video feedback".to_owned(),
        worker: Some((user, worker.into())),
        held: 3,
        next: next.map(|number| (number, Some(date(4, 1 + number)))),
        next_step: None,
        verdict: verdict.unwrap_or(Verdict::NotYet),
        whole: Verdict::NotYet,
        concerns: None,
        notes,
        cells,
    }
}

/// A dozen families.
fn dozen() -> GridScreen {
    let mut rows = vec![
        row(7, "Worker B", "mmmmxmpppp", 1),
        row(9, "Worker C", "mmsa", 2),
        row(3, "Worker A", "mxmmxmmmmm", 0),
        row(1, "Worker A", "mmms-mmtppp", 1),
        row(4, "Worker A", "mmmmmp", 1),
        row(11, "Worker C", "mtppp", 0),
        row(2, "Worker A", "mmmmoppppp", 0),
        row(6, "Worker B", "mmmmmmmmpp", 0),
        row(8, "Worker B", "mmpppp", 0),
        row(10, "Worker C", "mmm-mmpppp", 0),
        row(12, "Worker C", "", 0),
        row(5, "Worker A", "mmmmmmmmmm", 0),
    ];
    rows[0].concerns = Some(WaitingConcerns { count: 1, since: date(3, 9) });
    rows[0].next_step = Some("grid-head-concern".into());
    let mut screen = GridScreen::default();
    screen.take(GridPart { from: 0, to: 12, all: 12, rows });
    screen
}

fn note(session: Option<u32>, text: &str, answered: bool) -> NoteRow {
    let answer =
        (date(3, 22), "Worker A".into(), "A doctor’s appointment. I now come an hour earlier.".into());
    NoteRow {
        note: RecordId::from_bytes([u8::from(answered); 16]),
        on: date(3, 20),
        by: "Sam Vane".into(),
        yours: true,
        about: "notes-title".into(),
        session,
        text: text.into(),
        answers: if answered { vec![answer] } else { Vec::new() },
    }
}

/// A session of one of them, with what it rests on and its notes.
pub fn read() -> GridScreen {
    let mut findings = findings();
    for finding in &mut findings {
        finding.session = Some(4);
    }
    findings.truncate(6);
    let notes = vec![
        note(Some(4), "Fifty minutes this time. What would help you stay the hour?", true),
        note(Some(4), "Four visits are left. Shall we plan them together?", false),
    ];
    let sessions = vec![(4, SessionId::from_bytes([4; 16]))];
    let evidence = CellEvidence { findings, notes, sessions, ..CellEvidence::default() };
    GridScreen {
        open: Some(OpenCell { case: case(1), session: Some(4), evidence: Some(evidence) }),
        ..dozen()
    }
}

/// Three families, one of them read: every cell is walked to.
fn few() -> GridScreen {
    let mut screen = read();
    let open = screen.open.take();
    screen.rows.truncate(4);
    screen.narrow(GridFilter { waiting: Some(Waiting::Note), ..GridFilter::default() });
    GridScreen { open, ..screen }
}

/// Long names, and names from right to left.
fn strange() -> GridScreen {
    let mut screen = dozen();
    for (place, row) in screen.rows.iter_mut().enumerate() {
        let name = if place % 2 == 0 { long() } else { HEBREW.to_owned() };
        row.worker = Some((UserId::from_bytes([u8::try_from(place).unwrap(); 16]), name.into()));
    }
    screen.rows[3].code = long();
    screen
}

/// Its states by name.
pub fn gallery() -> Vec<(&'static str, State)> {
    let mut none = GridScreen::default();
    none.take(GridPart { from: 0, to: 1, all: 1, rows: Vec::new() });
    let mut narrowed = screen(9);
    narrowed.narrow(GridFilter { waiting: Some(Waiting::Concern), ..GridFilter::default() });
    let mut reading = GridScreen::default();
    reading.take(GridPart { from: 0, to: 312, all: 1000, rows: screen(5).rows });
    let mut refused = read();
    if let Some(evidence) = refused.open.as_mut().and_then(|open| open.evidence.as_mut()) {
        evidence.note_refusal = Some("role-refuses-supervising".into());
        evidence.watch_refusals = vec![Message::new("refuse-film-no-consent").with("person", "Mum")];
    }
    vec![
        ("grid-dozen", grid(dozen())),
        ("grid-read", grid(read())),
        ("grid-few", grid(few())),
        ("grid-strange", grid(strange())),
        ("grid-none", grid(none)),
        ("grid-narrowed", grid(narrowed)),
        ("grid-reading", grid(reading)),
        ("grid-refused", grid(refused)),
    ]
}
