//! Today: the visit that is now, what is to finish, what needs attention, the days ahead, film to be deleted; and what it
//! shows where there is nothing, something is being read, or could not be read.

use chrono::{DateTime, NaiveDate, Utc};
use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fuller::{HEBREW, long};
use super::states::{RECORDING, on, row};
use super::{Window, say};
use attune::app::action::{TodayAction, UserAction, WindowAction};
use attune::app::state::{FamilyPage, Place, Screen, State, TodayScreen};
use attune::base::CaseId;
use attune::casework::pages::{
    DueRow, FamilyRow, FilmingSaid, SessionMark, TodayLine, TodayThing, VisitLine, Why,
};
use attune::casework::sentences::today::short;
use attune::casework::today_page;
use attune::programme::fidelity::Verdict;
use attune::programme::retention::{CountedFrom, Due, EraseBy};
use attune::programme::{PathwayStep, PlaceKind, PlaceState, StepKind};
use attune::words::Message;

fn at(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(if month < 6 { 2027 } else { 2026 }, month, day).unwrap()
}

fn monday() -> NaiveDate {
    at(11, 30)
}

/// Today, over these families, all of them read.
pub fn with(today: NaiveDate, families: Vec<FamilyRow>) -> State {
    let mut today_page = today_page(&families, today);
    today_page.room_minutes = Some(634);
    State {
        today,
        today_page,
        families_read: Some((families.len(), families.len())),
        families,
        ..on(Screen::Today(TodayScreen::default()))
    }
}

fn case(number: u8) -> CaseId {
    CaseId::from_bytes([number; 16])
}

fn visit(number: u32, day: NaiveDate) -> VisitLine {
    VisitLine {
        number,
        day,
        arrived: None,
        under_way: false,
        place: Some(PlaceKind::Home),
        focus: "What has become easier since the first film".into(),
        planned: true,
        moments: 3,
    }
}

fn mark(number: u32, state: PlaceState) -> SessionMark {
    SessionMark { number, state, needs_attention: false }
}

fn marks() -> Vec<SessionMark> {
    (1..=10)
        .map(|number| match number {
            4 => SessionMark { needs_attention: true, ..mark(number, PlaceState::Held) },
            5 => mark(number, PlaceState::Missed),
            1..=7 => mark(number, PlaceState::Held),
            8 | 9 => mark(number, PlaceState::Planned),
            _ => mark(number, PlaceState::Unplanned),
        })
        .collect()
}

fn line(today: TodayLine, number: u8) -> FamilyRow {
    FamilyRow { planned: 10, today, ..row(number, &format!("FAM-{number:03}"), Verdict::NotYet) }
}

fn ready(visits: Vec<VisitLine>) -> TodayLine {
    TodayLine {
        visits,
        marks: marks(),
        who: vec!["Mum".into(), "Dad".into()],
        child_born: Some(NaiveDate::from_ymd_opt(2024, 9, 12).unwrap()),
        films: true,
        said: FilmingSaid::Yes,
        erase_first: Some(at(2, 9)),
        ..TodayLine::default()
    }
}

fn why(source: &str, quote: Option<&str>) -> Why {
    Why { source: source.to_owned(), quote: quote.map(str::to_owned) }
}

/// The day of the picture.
fn rows() -> Vec<FamilyRow> {
    let first = TodayLine {
        finish: vec![TodayThing::NotWatched { number: 7, moments: 3 }, TodayThing::Note { number: Some(6) }],
        ..ready(vec![visit(8, monday()), visit(9, at(12, 7))])
    };
    let second = TodayLine {
        finish: vec![TodayThing::NoWords { number: 5 }],
        who: vec!["Foster carer".into()],
        ..ready(vec![visit(6, at(12, 2))])
    };
    let third = TodayLine {
        attention: vec![TodayThing::Review { on: Some(at(12, 9)) }],
        why: Some(why(
            "NG26 1.4.3",
            Some("arrange a multi-agency review before going ahead with more sessions"),
        )),
        ..ready(Vec::new())
    };
    let fourth = TodayLine {
        finish: vec![TodayThing::Note { number: Some(5) }],
        attention: vec![TodayThing::ToPlan { by: Some(at(1, 22)), visits: Some(4) }],
        why: Some(why("NG26 1.4.2", None)),
        ..ready(vec![visit(6, at(12, 4))])
    };
    vec![line(first, 1), line(second, 2), line(third, 3), line(fourth, 4)]
}

pub fn full() -> State {
    with(monday(), rows())
}

/// One family, whose visit is under way.
pub fn one() -> State {
    let arrived = DateTime::<Utc>::from_timestamp(1_796_031_600, 0);
    let visit = VisitLine { arrived, under_way: true, planned: false, moments: 0, ..visit(8, monday()) };
    let said = FilmingSaid::Missing(vec!["Dad".into()]);
    let mut state = with(monday(), vec![line(TodayLine { said, ..ready(vec![visit]) }, 1)]);
    state.today_page.room_minutes = Some(25);
    state
}

/// So many families with work.
pub fn many(count: u16) -> State {
    let rows = rows();
    let all = (0..count).map(|number| {
        let mut row = rows[usize::from(number % 4)].clone();
        let [high, low] = number.to_be_bytes();
        row.case = CaseId::from_bytes([high, low, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]);
        row.code = format!("FAM-{number:04}");
        row
    });
    with(monday(), all.collect())
}

pub fn loading() -> State {
    State { families_loading: true, families_read: None, ..with(monday(), Vec::new()) }
}

pub fn failed() -> State {
    State { families_read: None, ..with(monday(), Vec::new()) }
}

/// Names as long as they come, from right to left too, and film to be deleted.
pub fn long_names() -> State {
    let due = |number| DueRow {
        case: case(number),
        code: long(),
        recording: RECORDING,
        session: 2,
        started: DateTime::<Utc>::from_timestamp(1_773_655_200, 0).unwrap(),
        erase_by: EraseBy { day: at(11, 2), counted: CountedFrom::Ended(at(11, 2)), due: Due::Due },
        held: false,
    };
    let mut rows = rows();
    for (row, number) in rows.iter_mut().zip(1..) {
        row.code = long();
        row.due = vec![due(number)];
        row.today.who = vec![HEBREW.into(), long().into()];
        row.today.said = FilmingSaid::Missing(vec![HEBREW.into(), long().into()]);
        row.today.marks = (1..=24).map(|number| mark(number, PlaceState::Held)).collect();
        for visit in &mut row.today.visits {
            visit.focus = long().repeat(3).into();
        }
    }
    with(monday(), rows)
}

fn open(place: Place) -> Vec<UserAction> {
    vec![WindowAction::Open(place).into()]
}

/// The name of a row's action for readers of the screen.
fn named(act: &str, code: &str, what: Message) -> String {
    say(Message::new("day-act-name").with("act", say_key(act)).with("code", code).with("what", say(what)))
}

fn say_key(key: &str) -> String {
    attune::words::Words::en_gb().say(&Message::new(key.to_owned().leak()))
}

fn arrived(number: u32) -> String {
    say(Message::new("day-arrived-name").with("code", "FAM-001").with("number", number))
}

#[test]
fn the_visit_of_today_has_the_one_filled_action() {
    let mut window = Window::new(full());
    let title = Message::new("day-visit-of").with("code", "FAM-001").with("number", 8_u32).with("of", 10_u32);
    window.assert_says(title);
    window.assert_says("day-ready-yes");
    window.assert_says("day-ready-plan");
    window.assert_says(Message::new("day-ready-moments").with("moments", 3_u32));
    window.assert_says(Message::new("day-ready-room").with("hours", 10_u32));
    assert_eq!(window.press(&arrived(8)), [UserAction::Today(TodayAction::Arrived(case(1), 8))]);
    let name = say(Message::new("day-open-name").with("code", "FAM-001").with("number", 8_u32));
    assert_eq!(window.press(&name), open(Place::Session(case(1), 8, None)));
}

#[test]
fn a_visit_under_way_is_opened_and_what_it_lacks_is_said() {
    let mut window = Window::new(one());
    let begun = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().value().is_some_and(|words| words.starts_with(&say("day-now")))
    };
    assert!(window.0.get_all_by_role(Role::Label).any(|node| begun(&node)), "it is now");
    window.assert_says(Message::new("day-ready-missing").with("who", "Dad"));
    window.assert_says("day-ready-no-plan");
    window.assert_says(Message::new("day-ready-little-room").with("minutes", 25_u32));
    window.assert_says("day-finish-none");
    window.assert_silent("day-attention");
    assert!(window.0.query_by_role_and_label(Role::Button, &arrived(8)).is_none(), "they are there");
    let name = say(Message::new("day-open-name").with("code", "FAM-001").with("number", 8_u32));
    assert_eq!(window.press(&name), open(Place::Session(case(1), 8, None)));
}

#[test]
fn each_row_leads_where_it_can_be_done() {
    let mut window = Window::new(full());
    let watched = Message::new("day-not-watched").with("number", 7_u32).with("moments", 3_u32);
    let session = |number: u32, step| open(Place::Session(case(number_of(number)), number, Some(step)));
    assert_eq!(window.press(&named("day-act-watch-today", "FAM-001", watched)), session(7, StepKind::Review));
    let note = Message::new("day-note").with("number", 6_u32);
    let page = |number, page| open(Place::Family(case(number), page));
    assert_eq!(window.press(&named("day-act-reply", "FAM-001", note)), page(1, FamilyPage::Supervision));
    let words = Message::new("day-no-words").with("number", 5_u32);
    assert_eq!(
        window.press(&named("day-act-finish", "FAM-002", words)),
        open(Place::Session(case(2), 5, Some(StepKind::Review)))
    );
    let review = Message::new("day-review-on").with("day", short(at(12, 9)));
    assert_eq!(window.press(&named("day-act-see-review", "FAM-003", review)), page(3, FamilyPage::Pathway));
    let plan = Message::new("day-to-plan-by").with("visits", 4_u32).with("day", short(at(1, 22)));
    assert_eq!(window.press(&named("day-act-visits", "FAM-004", plan)), open(Place::family(case(4))));
}

/// Sessions of the picture are of its first family.
const fn number_of(_session: u32) -> u8 {
    1
}

#[test]
fn why_is_told_on_asking_and_goes_again() {
    let mut window = Window::new(full());
    let what = say(Message::new("day-review-on").with("day", short(at(12, 9))));
    let ask = say(Message::new("day-why-name").with("code", "FAM-003").with("what", what));
    let quote = "arrange a multi-agency review before going ahead with more sessions";
    let said = || Message::new("day-why-said").with("source", "NG26 1.4.3").with("quote", quote);
    window.assert_silent(said());
    assert_eq!(window.press(&ask), []);
    window.assert_says(said());
    window.press(&ask);
    window.assert_silent(said());
}

#[test]
fn the_days_ahead_lead_to_their_sessions_and_an_empty_weekend_is_left_out() {
    let mut window = Window::new(full());
    let entry = |code: &str, number: u32, day| {
        say(Message::new("day-week-visit-name").with("code", code).with("number", number).with("day", day))
    };
    assert_eq!(window.press(&entry("FAM-002", 6, at(12, 2))), open(Place::Session(case(2), 6, None)));
    assert_eq!(window.press(&entry("FAM-001", 9, at(12, 7))), open(Place::Session(case(1), 9, None)));
    let words = attune::words::Words::en_gb();
    assert!(window.says(&words.day(at(12, 1))), "a working day without visits is there");
    assert!(!window.says(&words.day(at(12, 5))), "an empty Saturday is not");
    window.assert_says(Message::new("day-film-next").with("day", short(at(2, 9))));
}

#[test]
fn of_a_thousand_families_the_first_rows_are_drawn_and_more_on_asking() {
    let mut window = Window::new(many(1000));
    let rows = |window: &Window| {
        let buttons = window.0.get_all_by_role(Role::Button);
        buttons
            .filter(|node| node.accesskit_node().label().is_some_and(|it| it.starts_with("Watch today:")))
            .count()
    };
    let before = rows(&window);
    assert!(before < 20);
    let more = say(Message::new("day-more").with("more", 40_u32));
    window.0.get_all_by_role_and_label(Role::Button, &more).next().unwrap().click();
    window.actions();
    assert!(rows(&window) > before);
}

#[test]
fn nothing_yet_something_being_read_and_what_could_not_be_read_are_three_things() {
    let add = UserAction::Window(WindowAction::Go(Place::NewFamily));
    let mut window = Window::new(with(monday(), Vec::new()));
    window.assert_says("day-none");
    let adds = window.0.get_all_by_role_and_label(Role::Button, &say("day-add")).count();
    assert!(adds >= 1);
    window.0.get_all_by_role_and_label(Role::Button, &say("day-add")).last().unwrap().click();
    assert_eq!(window.actions(), [add]);
    let window = Window::new(loading());
    window.assert_says("day-loading");
    window.assert_silent("day-none");
    let mut window = Window::new(failed());
    window.assert_says("day-failed");
    window.assert_silent("day-none");
    assert_eq!(window.press(&say("day-again")), [UserAction::Window(WindowAction::Go(Place::Today))]);
}

#[test]
fn the_rows_are_one_stop_of_the_keyboard_with_arrows_inside() {
    let mut window = Window::new(full());
    let watched = Message::new("day-not-watched").with("number", 7_u32).with("moments", 3_u32);
    let first = named("day-act-watch-today", "FAM-001", watched);
    window.0.get_by_role_and_label(Role::Button, &first).focus();
    window.0.run();
    window.key(Key::ArrowDown);
    let note = named("day-act-reply", "FAM-001", Message::new("day-note").with("number", 6_u32));
    assert!(window.0.get_by_role_and_label(Role::Button, &note).accesskit_node().is_focused());
    assert_eq!(window.key(Key::Enter), open(Place::Family(case(1), FamilyPage::Supervision)));
}

#[test]
fn another_step_of_the_pathway_and_a_review_without_a_day_need_attention() {
    let attention = vec![TodayThing::Review { on: None }, TodayThing::Step(PathwayStep::Offer)];
    let state = with(monday(), vec![line(TodayLine { attention, ..ready(Vec::new()) }, 1)]);
    let window = Window::new(state);
    window.assert_says("day-review");
    window.assert_says("day-no-visit");
}
