//! The grid of supervision: cells by name, narrowed down and ordered, opened by press and by keys, and what they rest on.

use chrono::NaiveDate;
use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fuller::date;
use super::states::{RECORDING, VERDICTS, findings, on};
use super::{Window, say};
use attune::app::action::{GridAction, UserAction};
use attune::app::state::{GridFilter, GridOrder, GridScreen, OpenCell, Screen, State, Waiting};
use attune::base::{CaseId, SessionId, UserId};
use attune::casework::pages::{CellEvidence, GridCell, GridPart, GridRow};
use attune::casework::sentences;
use attune::programme::fidelity::{RuleFinding, Verdict};
use attune::programme::{About, PlaceState, SupervisionNote, WaitingConcerns};
use attune::words::Message;

pub fn case(number: u16) -> CaseId {
    let [high, low] = number.to_be_bytes();
    CaseId::from_bytes([high, low, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9])
}

fn row(number: u16) -> GridRow {
    let verdict = |place: u16| VERDICTS[usize::from((number + place) % 5)];
    let worker = UserId::from_bytes([u8::try_from(number % 3).unwrap(); 16]);
    let held = 1 + number % 10;
    GridRow {
        case: case(number),
        code: format!("FAM-{number:04}"),
        programme: "Video feedback programme".to_owned(),
        worker: Some((worker, format!("worker {}", number % 3).into())),
        held: u32::from(held),
        next: Some((
            u32::from(held) + 1,
            (!number.is_multiple_of(4)).then(|| date(4, 1 + u32::from(number % 28))),
        )),
        next_step: None,
        verdict: verdict(0),
        whole: verdict(3),
        concerns: None,
        notes: usize::from(number % 3),
        cells: (1..=held)
            .map(|place| GridCell {
                number: u32::from(place),
                state: PlaceState::Held,
                day: Some(date(3, u32::from(place))),
                short: false,
                verdict: verdict(place),
                film: Some(RECORDING),
            })
            .collect(),
    }
}

/// A grid of so many families, all read.
pub fn screen(families: u16) -> GridScreen {
    let mut screen = GridScreen::default();
    let all = usize::from(families);
    screen.take(GridPart { from: 0, to: all, all, rows: (0..families).map(row).collect() });
    screen
}

pub fn grid(screen: GridScreen) -> State {
    on(Screen::Supervision(Box::new(screen)))
}

/// A cell with what it rests on beside the grid.
pub fn open() -> GridScreen {
    let evidence = CellEvidence { findings: findings(), ..CellEvidence::default() };
    let open = OpenCell { case: case(2), session: Some(2), evidence: Some(evidence) };
    GridScreen { open: Some(open), ..screen(40) }
}

/// Who supervises is told what needs attention: being at risk is said of children alone.
fn judged(verdict: Verdict) -> Message {
    if verdict == Verdict::AtRisk { "grid-needs-attention".into() } else { sentences::verdict(verdict) }
}

fn cell(number: u16, session: Option<u32>, verdict: Verdict) -> String {
    let said = match session {
        None => Message::new("grid-cell-whole").with("verdict", judged(verdict)),
        Some(number) => Message::new("grid-cell").with("number", number).with("became", judged(verdict)),
    };
    say(said.with("code", format!("FAM-{number:04}")))
}

/// The cells on screen, in their order.
fn cells(window: &Window) -> Vec<String> {
    let named = window.0.get_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    named.filter(|name| name.starts_with("FAM-")).collect()
}

#[test]
fn every_cell_has_its_verdict_in_its_name_and_opens() {
    let mut window = Window::new(grid(screen(3)));
    let row = row(1);
    assert_eq!(window.press(&cell(1, None, row.whole)), [UserAction::Grid(GridAction::Open(case(1), None))]);
    for known in &row.cells {
        let pressed = window.press(&cell(1, Some(known.number), known.verdict));
        assert_eq!(pressed, [UserAction::Grid(GridAction::Open(case(1), Some(known.number)))]);
    }
}

#[test]
fn a_concern_that_waits_is_marked_and_one_press_away() {
    let mut screen = screen(3);
    let waits = WaitingConcerns { count: 2, since: date(3, 9) };
    screen.rows[1].concerns = Some(waits);
    let mut window = Window::new(grid(screen));
    let mark =
        Message::new("grid-concerns").with("code", "FAM-0001").with("waiting", sentences::concerns(waits));
    assert_eq!(window.press(&say(mark)), [UserAction::Grid(GridAction::GoRecord(case(1)))]);
}

#[test]
fn of_many_rows_only_those_in_sight_are_made() {
    let mut window = Window::new(grid(screen(1000)));
    let all: usize = (0..1000).map(|number| 1 + row(number).cells.len()).sum();
    let made = cells(&window).len();
    assert!(made > 0 && made < all / 4, "{made} of {all}");
    window.0.set_size(egui::vec2(1366.0, 768.0));
    window.0.run();
    assert!(cells(&window).len() < 400);
}

#[test]
fn arrows_move_among_cells_and_enter_opens() {
    let mut wide = screen(200);
    wide.sort(GridOrder::Code);
    let mut window = Window::new(grid(wide));
    window.0.set_size(egui::vec2(1366.0, 768.0));
    window.0.run();
    let first = row(0);
    window.0.get_by_role_and_label(Role::Button, &cell(0, None, first.whole)).focus();
    window.0.run();
    assert_eq!(window.key(Key::ArrowRight), []);
    assert_eq!(window.key(Key::Enter), [UserAction::Grid(GridAction::Open(case(0), Some(1)))]);
    window.key(Key::ArrowDown);
    assert_eq!(window.key(Key::Enter), [UserAction::Grid(GridAction::Open(case(1), Some(1)))]);
    window.key(Key::ArrowLeft);
    window.key(Key::ArrowLeft);
    assert_eq!(window.key(Key::Enter), [UserAction::Grid(GridAction::Open(case(1), None))]);
    window.key(Key::ArrowUp);
    window.key(Key::ArrowUp);
    assert_eq!(window.key(Key::Enter), [UserAction::Grid(GridAction::Open(case(0), None))]);
    // Past the end of what is in sight.
    for _ in 0..40 {
        window.key(Key::ArrowDown);
    }
    assert_eq!(window.key(Key::Enter), [UserAction::Grid(GridAction::Open(case(40), None))]);
}

#[test]
fn the_grid_is_narrowed_down_and_put_in_an_order() {
    let mut window = Window::new(grid(screen(9)));
    let narrow = |filter: GridFilter| [UserAction::Grid(GridAction::Narrow(filter))];
    window.act(Role::ComboBox, &say("grid-filter-verdict"));
    let picked = {
        window.0.get_all_by_label(&say(judged(Verdict::AtRisk))).last().unwrap().click();
        window.actions()
    };
    assert_eq!(picked, narrow(GridFilter { verdict: Some(Verdict::AtRisk), ..GridFilter::default() }));
    window.act(Role::ComboBox, &say("grid-filter-worker"));
    window.0.get_by_role_and_label(Role::Button, "worker 2").click();
    let worker = Some(UserId::from_bytes([2; 16]));
    assert_eq!(window.actions(), narrow(GridFilter { worker, ..GridFilter::default() }));
    window.act(Role::ComboBox, &say("grid-order"));
    window.0.get_all_by_label(&say("grid-order-code")).last().unwrap().click();
    assert_eq!(window.actions(), [UserAction::Grid(GridAction::Sort(GridOrder::Code))]);
    let mut none = screen(9);
    none.narrow(GridFilter { waiting: Some(Waiting::Concern), ..GridFilter::default() });
    let mut window = Window::new(grid(none));
    window.assert_says("grid-none-shown");
    assert_eq!(cells(&window), Vec::<String>::new());
    assert_eq!(window.press(&say("grid-show-all")), narrow(GridFilter::default()));
}

#[test]
fn a_cell_rests_on_its_own_findings_in_sentences_with_their_source() {
    let mut window = Window::new(grid(open()));
    let all = findings();
    let applies = |finding: &&RuleFinding| finding.verdict != Verdict::NotApplicable;
    let own: Vec<_> = all.iter().filter(|finding| finding.session == Some(2)).filter(applies).collect();
    assert!(!own.is_empty());
    let mut quiet = Vec::new();
    for finding in &own {
        let rule = sentences::rule(finding.rule);
        let open = matches!(finding.verdict, Verdict::AtRisk | Verdict::NotMet);
        let verdict = judged(finding.verdict);
        let open_rule = Message::new("grid-exception").with("verdict", verdict).with("rule", rule.clone());
        window.assert_says(if open { open_rule } else { rule });
        let said: Vec<String> = sentences::evidence(finding).into_iter().map(say).collect();
        assert!(window.says(&said.join(" ")), "{said:?}");
        let source = finding.source.as_str();
        if open {
            window.assert_says(Message::new("grid-why").with("source", source));
        } else {
            let line = Message::new("grid-asked-by-line").with("rule", sentences::rule(finding.rule));
            quiet.push(line.with("source", source));
        }
    }
    // Where the rest is asked is told on demand.
    assert!(!quiet.is_empty());
    window.press(&say("grid-asked-by"));
    for line in quiet {
        window.assert_says(line);
    }
    assert_eq!(window.press(&say("grid-watch")), [UserAction::Grid(GridAction::Watch(case(2), RECORDING))]);
    let session = say("grid-open-session");
    assert_eq!(window.press(&session), [UserAction::Grid(GridAction::GoSession(case(2), 2))]);
    assert_eq!(window.press(&say("action-close")), [UserAction::Grid(GridAction::Close)]);

    let mut screen = open();
    let refusal = Message::new("refuse-film-no-consent").with("person", "Mum");
    screen.open.as_mut().unwrap().evidence.as_mut().unwrap().watch_refusals = vec![refusal.clone()];
    let window = Window::new(grid(screen));
    assert!(!window.is_on(&say("grid-watch")));
    window.assert_says(refusal);

    let mut whole = open();
    whole.open.as_mut().unwrap().session = None;
    let mut window = Window::new(grid(whole));
    let family = say(Message::new("grid-open-family").with("code", "FAM-0002"));
    assert_eq!(window.press(&family), [UserAction::Grid(GridAction::GoFamily(case(2)))]);
}

/// A note is written beside what it is about; what is half typed stays with its cell, and Escape closes only the form.
#[test]
fn a_note_is_written_beside_what_it_is_about() {
    let with_sessions = |session: Option<u32>| {
        let mut screen = open();
        let open = screen.open.as_mut().unwrap();
        open.session = session;
        open.evidence.as_mut().unwrap().sessions = vec![(2, SessionId::from_bytes([2; 16]))];
        grid(screen)
    };
    let field = say(Message::new("grid-note-session").with("number", 2_u32));
    let mut window = Window::new(with_sessions(Some(2)));
    window.press(&say("grid-write-note"));
    assert!(!window.is_on(&say("notes-save")), "an empty note is none");
    window.0.get_by_role_and_label(Role::MultilineTextInput, &field).type_text("Well seen.");
    window.0.run();
    // Escape takes the keyboard out of the field, and then closes the form; the cell stays open.
    assert_eq!(window.key(Key::Escape), []);
    assert_eq!(window.key(Key::Escape), []);
    window.press(&say("grid-write-note"));
    assert_eq!(window.value(Role::MultilineTextInput, &field), "Well seen.");
    let note = |about| {
        let on = with_sessions(None).today;
        [UserAction::Grid(GridAction::Note(
            case(2),
            SupervisionNote { on, about, text: "Well seen.".into() },
        ))]
    };
    let about = About::Session(SessionId::from_bytes([2; 16]));
    assert_eq!(window.press(&say("notes-save")), note(about));
    window.turn_to(with_sessions(None));
    assert!(!window.says(&field), "that is another cell's");
    window.turn_to(with_sessions(Some(2)));
    assert_eq!(window.value(Role::MultilineTextInput, &field), "Well seen.");
    window.save();
    assert!(!window.says(&field));
    window.turn_to(with_sessions(None));
    window.press(&say("grid-write-note"));
    window.write(Role::MultilineTextInput, &say("grid-note-family"), "Well seen.");
    assert_eq!(window.press(&say("notes-save")), note(About::Family));
}

#[test]
fn who_writes_no_notes_is_told_why() {
    let mut screen = open();
    let refusal = Message::new("role-refuses-supervising");
    screen.open.as_mut().unwrap().evidence.as_mut().unwrap().note_refusal = Some(refusal.clone());
    let window = Window::new(grid(screen));
    assert!(!window.is_on(&say("grid-write-note")));
    let name = say("grid-write-note");
    let node = window.0.get_by_role_and_label(Role::Button, &name);
    assert_eq!(node.accesskit_node().description(), Some(say(refusal)));
}

/// A day of this year is told without it; another year's with it. The search is at hand.
#[test]
fn days_ahead_are_short_and_the_search_is_at_hand() {
    let mut screen = screen(2);
    screen.rows[0].next = Some((5, Some(date(4, 9))));
    screen.rows[1].next = Some((6, NaiveDate::from_ymd_opt(2027, 1, 5)));
    let mut window = Window::new(grid(screen));
    let rows = window.0.get_all_by_role(Role::Button).filter_map(|row| row.accesskit_node().description());
    let told: Vec<String> = rows.collect();
    for row in ["worker 0, Session 5 · Thu 9 April", "worker 1, Session 6 · Tue 5 January 2027"] {
        assert!(told.iter().any(|told| told == row), "{row}: {told:?}");
    }
    window.press(&say("frame-find"));
    assert!(window.0.query_by_role_and_label(Role::TextInput, &say("finder-title")).is_some());
}

#[test]
fn reading_says_how_far_it_is_and_an_empty_vault_says_what_is_missing() {
    let mut reading = GridScreen::default();
    reading.take(GridPart { from: 0, to: 312, all: 1000, rows: (0..5).map(row).collect() });
    let window = Window::new(grid(reading));
    window.assert_says(Message::new("grid-reading").with("read", 312_usize).with("all", 1000_usize));
    let mut empty = GridScreen::default();
    empty.take(GridPart { from: 0, to: 1, all: 1, rows: Vec::new() });
    Window::new(grid(empty)).assert_says("grid-none");
}

/// A cell says what became of its session, not only what was judged.
#[test]
fn a_session_that_is_to_come_or_did_not_happen_says_so() {
    let mut screen = screen(1);
    screen.rows[0].cells = [PlaceState::Held, PlaceState::Missed, PlaceState::Planned, PlaceState::Unplanned]
        .into_iter()
        .zip(1..)
        .map(|(state, number)| GridCell {
            number,
            state,
            day: None,
            short: false,
            verdict: Verdict::Met,
            film: None,
        })
        .collect();
    let window = Window::new(grid(screen));
    let named = |number: u32, became: Message| {
        say(Message::new("grid-cell").with("code", "FAM-0000").with("number", number).with("became", became))
    };
    let shown = cells(&window);
    assert!(shown.contains(&named(1, sentences::verdict(Verdict::Met))));
    for (number, state) in [(2, PlaceState::Missed), (3, PlaceState::Planned), (4, PlaceState::Unplanned)] {
        assert!(shown.contains(&named(number, sentences::place_state(state))), "{number}: {shown:?}");
    }
}
