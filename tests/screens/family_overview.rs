//! A family's overview: the line of sessions, what is next, moments, the last time, and what is to catch up.

use std::collections::BTreeMap;

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fuller::{ARABIC, HEBREW, carer, date, full, long, place, timeline, todo};
use super::states::{day, family, page, page_at, secs};
use super::{Window, say};
use attune::app::action::{FamilyAction, UserAction};
use attune::app::state::{FamilyPage, State};
use attune::base::{ClipId, PersonId, RecordId, RecordingId, UserId};
use attune::casework::changes::{EntryChange, SessionChange};
use attune::casework::pages::{
    CatchUp, CatchUpStep, FamilyOverview, FamilyView, Moment, NoteRow, PastVisit, TagMark, VisitAhead,
};
use attune::casework::sentences;
use attune::programme::pathway::Next;
use attune::programme::{
    Concern, Entered, Entry, PlaceKind, PlaceState, Progress, StepKind, Timeline, Todo, TodoKind,
    WaitingConcerns,
};
use attune::words::Message;

const FILM: RecordingId = RecordingId::from_bytes([12; 16]);

fn numbered(key: &'static str, number: u32) -> String {
    say(Message::new(key).with("number", number))
}

fn a_moment(id: u8, session: u32, start: i64, words: &str, tag: (&str, &str)) -> Moment {
    Moment {
        clip: ClipId::from_bytes([id; 16]),
        recording: FILM,
        session,
        start: secs(start),
        words: words.into(),
        tags: vec![TagMark { code: tag.0.into(), label: "Waits".into(), heading: tag.1.into() }],
        starred: id % 2 == 1,
        shown: id > 2,
    }
}

fn past(number: u32, month: u32, day: u32, words: &str) -> PastVisit {
    PastVisit {
        number,
        on: date(month, day),
        length: Some(secs(if number == 4 { 50 * 60 } else { 70 * 60 })),
        length_off: number == 4,
        filmed: secs(12 * 60),
        watched: usize::try_from(number % 3).unwrap(),
        words: words.into(),
    }
}

fn caught_up(number: u32, says: &'static str, button: &'static str, does: CatchUpStep) -> CatchUp {
    let about = Message::new("catch-session").with("number", number);
    CatchUp { about, says: says.into(), button: button.into(), does }
}

fn next(family: &mut FamilyView, number: u32) {
    let programme = "video-feedback".to_owned();
    family.pathway.stands.next = Next::Session { programme, number, day: None };
}

/// A family in the middle of its programme: six of ten held, one short, one without a visit, the eighth today.
fn midway() -> FamilyView {
    let mut view = family();
    let held = |number, month, day| place(number, PlaceState::Held, Some(date(month, day)));
    let planned = |number, month, day| place(number, PlaceState::Planned, Some(date(month, day)));
    view.timeline = Timeline {
        from: date(1, 5),
        to: date(5, 5),
        today: day(20),
        last_from: Some(date(4, 5)),
        last_to: Some(date(5, 5)),
        places: vec![
            held(1, 1, 5),
            held(2, 1, 19),
            held(3, 1, 26),
            held(4, 2, 9),
            place(5, PlaceState::Missed, Some(date(2, 16))),
            held(6, 3, 2),
            held(7, 3, 9),
            planned(8, 3, 20),
            planned(9, 3, 27),
            planned(10, 4, 10),
            place(11, PlaceState::Unplanned, None),
        ],
    };
    let session_today = todo(TodoKind::SessionToday, 8);
    view.row.agenda = vec![session_today];
    view.row.held = 6;
    view.child_born = chrono::NaiveDate::from_ymd_opt(2024, 1, 9);
    next(&mut view, 8);
    view.supervision.headings =
        ["sensitivity", "strengths", "positive-change"].map(|id| (id.to_owned(), id.to_owned())).into();
    view.overview = FamilyOverview {
        progress: Progress {
            held: 6,
            of: Some(10),
            to_come: 4,
            by: Some(date(5, 5)),
            at_most_days: Some(15),
            ended: None,
        },
        exceptions: BTreeMap::from([(4, sentences::length(secs(50 * 60)))]),
        today: Some(session_today),
        next: VisitAhead {
            number: 8,
            day: Some(day(20)),
            place: Some(PlaceKind::Home),
            focus: "What has become easier since the first film".into(),
        },
        moments: vec![
            a_moment(1, 7, 420, "She points, and you look together.", ("S1", "sensitivity")),
            a_moment(2, 7, 272, "You laugh, and she laughs back.", ("P3", "strengths")),
            a_moment(3, 6, 171, "She waits for me!", ("K2", "positive-change")),
            a_moment(4, 6, 554, "", ("S4", "sensitivity")),
            a_moment(5, 4, 182, "You gave her time to try it alone.", ("S4", "sensitivity")),
            a_moment(6, 3, 520, "You turned back to her, and she smiled.", ("S2", "sensitivity")),
        ],
        so_far: vec![
            past(7, 3, 9, "Bedtime took ten minutes on Sunday."),
            past(6, 3, 2, "I didn’t know I did that."),
            past(4, 2, 9, "She wants me to see it too."),
        ],
        catch_up: vec![
            caught_up(7, "catch-not-watched", "catch-watch-today", CatchUpStep::Step(8, StepKind::Plan)),
            caught_up(5, "catch-missed", "catch-plan", CatchUpStep::Step(11, StepKind::Plan)),
        ],
    };
    view
}

/// With a concern, a note of supervision and a sentence that cannot be filmed.
fn crowded() -> FamilyView {
    let mut view = midway();
    let concern =
        Concern { on: day(18), what: "a bruise".into(), told: Vec::new(), answered: None, closed: None };
    view.row.concerns = Some(WaitingConcerns { count: 1, since: day(18) });
    view.entries = vec![Entered {
        id: RecordId::from_bytes([31; 16]),
        by: UserId::from_bytes([9; 16]),
        at: super::fuller::moment(18, 10, 0),
        entry: Entry::Concern(concern),
    }];
    view.film_refusals = vec![Message::new("refuse-film-no-consent").with("person", "Dad")];
    view.supervision.notes = vec![NoteRow {
        note: RecordId::from_bytes([32; 16]),
        on: day(17),
        by: "Priya".into(),
        yours: false,
        about: "notes-about-family".into(),
        session: None,
        text: "Four visits are left and the months run out. Shall we plan them together?".into(),
        answers: Vec::new(),
    }];
    view
}

/// A family that has just been added: nothing is planned yet.
fn new_family() -> FamilyView {
    let mut view = family();
    let places = (1..=10).map(|number| place(number, PlaceState::Unplanned, None)).collect();
    view.timeline = Timeline { last_from: None, last_to: None, places, ..timeline() };
    (view.row.agenda, view.row.held, view.recordings) = (Vec::new(), 0, Vec::new());
    view.pathway.stands.next = Next::Refer;
    view.overview.progress = Progress { of: Some(10), to_come: 10, ..Progress::default() };
    view.overview.next.number = 1;
    view
}

fn ended() -> FamilyView {
    let mut view = midway();
    view.timeline.places.truncate(7);
    view.row.agenda.clear();
    view.pathway.stands.next = Next::Ended { on: day(12), ending: RecordId::from_bytes([33; 16]) };
    view.overview.progress = Progress { held: 6, of: Some(10), ended: Some(day(12)), ..Progress::default() };
    (view.overview.today, view.overview.catch_up) = (None, Vec::new());
    view
}

/// Twenty-four sessions, and words without end.
fn many() -> FamilyView {
    let mut view = midway();
    let day = |number: u32| date(1, 5) + chrono::Days::new(u64::from(number) * 4);
    let state = |number| if number < 18 { PlaceState::Held } else { PlaceState::Planned };
    view.timeline.places = (1..=24).map(|number| place(number, state(number), Some(day(number)))).collect();
    view.row.code = long();
    view.overview.next.focus = long().as_str().into();
    for (moment, words) in view.overview.moments.iter_mut().zip([long(), ARABIC.to_owned()]) {
        moment.words = words.as_str().into();
    }
    view.overview.so_far[0].words = long().as_str().into();
    view
}

/// As much as a family can be: three children, five carers, twenty-four sessions, and two moments of each.
fn most() -> FamilyView {
    let mut view = midway();
    view.timeline = many().timeline;
    view.carers = ["Mum", "Dad", "Gran", "Aunt Ruth", HEBREW]
        .into_iter()
        .zip(60..)
        .map(|(label, id)| carer(PersonId::from_bytes([id; 16]), label))
        .collect();
    let moment = |number: u8| {
        let session = u32::from(24 - number / 2);
        a_moment(number, session, i64::from(number) * 11, "You waited for her.", ("S4", "sensitivity"))
    };
    view.overview.moments = (0..48).map(moment).collect();
    view.overview.so_far =
        (1..=24).rev().map(|number| past(number, 2, 2, "I didn’t know I did that.")).collect();
    let missed = |number| caught_up(number, "catch-missed", "catch-plan", CatchUpStep::Session(number));
    view.overview.catch_up = (1..=9).map(missed).collect();
    view
}

/// States worth looking at.
pub fn gallery() -> Vec<(&'static str, State)> {
    vec![
        ("overview", page(midway())),
        ("overview-crowded", page(crowded())),
        ("overview-new", page(new_family())),
        ("overview-ended", page(ended())),
        ("overview-many", page(many())),
        ("overview-most", page(most())),
        ("moments-of-family", page_at(most(), FamilyPage::Moments)),
        ("moments-of-family-none", page_at(new_family(), FamilyPage::Moments)),
    ]
}

fn with_today(kind: TodoKind, number: u32, change: impl FnOnce(&mut FamilyView)) -> State {
    let mut view = full();
    let todo: Todo = todo(kind, number);
    (view.row.agenda, view.overview.today) = (vec![todo], Some(todo));
    change(&mut view);
    page(view)
}

#[test]
fn what_today_asks_for_has_its_one_filled_action() {
    let film = say(Message::new("family-film").with("session", 4_u32));
    let step = |number, step| UserAction::Family(FamilyAction::OpenStep(number, step));
    let change = |change| UserAction::Family(FamilyAction::ChangeSession(4, change));
    let table = [
        (TodoKind::SessionToday, 4, say("visit-arrived"), change(SessionChange::Arrived)),
        (TodoKind::SessionToday, 4, numbered("overview-move-named", 4), step(4, StepKind::Plan)),
        (
            TodoKind::SessionToday,
            4,
            numbered("today-open", 4),
            UserAction::Family(FamilyAction::OpenSession(4)),
        ),
        (TodoKind::VisitUnderWay, 4, film, UserAction::Family(FamilyAction::Film(4))),
        (TodoKind::VisitUnderWay, 4, say("visit-leaving"), change(SessionChange::Leaving)),
        (TodoKind::NotTagged, 3, numbered("today-tag", 3), UserAction::Family(FamilyAction::Watch(FILM))),
        (TodoKind::NotShown, 2, numbered("today-review", 2), step(2, StepKind::Review)),
        (TodoKind::NotClosed, 1, numbered("today-close", 1), step(1, StepKind::Close)),
    ];
    for (kind, number, button, does) in table {
        let mut window = Window::new(with_today(kind, number, |_| {}));
        window.assert_says(Message::new("overview-session").with("number", number));
        assert_eq!(window.press(&button), [does], "{button}");
    }
}

#[test]
fn filming_and_watching_that_are_refused_say_why() {
    let lacks = ["Mum", "Dad"].map(|person| Message::new("refuse-film-no-consent").with("person", person));
    let refused = lacks.to_vec();
    let window = Window::new(with_today(TodoKind::VisitUnderWay, 4, |view| view.film_refusals = refused));
    assert!(!window.is_on(&say(Message::new("family-film").with("session", 4_u32))));
    for lack in lacks {
        window.0.get_by_role_and_label(Role::Alert, &say(lack));
    }
    let hold = Message::new("refuse-hold-withdrawn").with("person", "Mum").with("day", day(18));
    let on_page = |view: &mut FamilyView| view.watch_refusals = vec![hold.clone()];
    let window = Window::new(with_today(TodoKind::NotTagged, 3, on_page));
    window.assert_says(hold.clone());
    assert!(!window.is_on(&numbered("today-tag", 3)));
}

/// After a session is held, the card speaks of the next one.
#[test]
fn the_next_session_is_planned_or_moved() {
    let mut view = midway();
    (view.overview.today, view.overview.next.number, view.overview.next.day) = (None, 9, None);
    next(&mut view, 9);
    let mut window = Window::new(page(view.clone()));
    window.assert_says(Message::new("overview-session").with("number", 9_u32));
    let plan = window.press(&numbered("today-plan", 9));
    assert_eq!(plan, [UserAction::Family(FamilyAction::OpenStep(9, StepKind::Plan))]);
    view.overview.next.day = Some(date(3, 27));
    let mut window = Window::new(page(view));
    let moved = window.press(&numbered("overview-move-named", 9));
    assert_eq!(moved, [UserAction::Family(FamilyAction::OpenStep(9, StepKind::Plan))]);
}

#[test]
fn how_far_the_programme_is_stands_in_a_sentence() {
    let window = Window::new(page(midway()));
    window.assert_says(Message::new("line-held").with("held", 6_u32).with("of", 10_u32));
    assert!(window.says("4 more by 5 May, at most 15 days apart"));
    let window = Window::new(page(ended()));
    window.assert_says(Message::new("line-ended").with("day", "12 March"));
    let window = Window::new(page(new_family()));
    window.assert_says(Message::new("line-more").with("more", 10_u32));
}

#[test]
fn the_line_is_one_stop_of_the_keyboard_with_arrows_inside() {
    let mut window = Window::new(page(midway()));
    let name = |number: u32, state, day| {
        let state = say(sentences::place_state(state)).to_lowercase();
        let said = Message::new("line-place-day").with("number", number).with("state", state);
        say(said.with("day", day))
    };
    let today = name(8, PlaceState::Planned, day(20));
    window.0.get_by_role_and_label(Role::Button, &today).focus();
    window.0.run();
    window.key(Key::ArrowRight);
    assert_eq!(window.key(Key::Enter), [UserAction::Family(FamilyAction::OpenSession(9))]);
    window.key(Key::Home);
    assert_eq!(window.key(Key::Enter), [UserAction::Family(FamilyAction::OpenSession(1))]);
    window.key(Key::End);
    let planned = UserAction::Family(FamilyAction::OpenStep(11, StepKind::Plan));
    assert_eq!(window.key(Key::Enter), [planned], "one to plan opens to be planned");
}

/// Twenty-four sessions share the line: none leaves it, none lies on another, and it does not scroll.
#[test]
fn every_session_keeps_a_place_of_its_own_on_the_line() {
    for width in [683.0, 1024.0, 1366.0] {
        let mut window = Window::new(page(many()));
        window.0.set_size(egui::vec2(width, 9000.0));
        window.0.run();
        let starts: Vec<String> = (1..=24).map(|number| format!("Session {number}, ")).collect();
        let mut rects: Vec<egui::Rect> = Vec::new();
        for start in &starts {
            let found: Vec<egui::Rect> = window
                .0
                .get_all_by_role(Role::Button)
                .filter(|node| {
                    node.accesskit_node()
                        .label()
                        .is_some_and(|name| name.starts_with(start.as_str()) && !name.contains('“'))
                })
                .map(|node| node.rect())
                .filter(|rect| rect.width() < 60.0)
                .collect();
            assert_eq!(found.len(), 1, "{start} at {width}");
            rects.extend(found);
        }
        assert!(rects.iter().all(|rect| rect.left() >= 0.0 && rect.right() <= width), "{width}: {rects:?}");
        let centres: Vec<f32> = rects.iter().map(|rect| rect.center().x).collect();
        assert!(centres.windows(2).all(|pair| pair[1] - pair[0] > 10.0), "{width}: {centres:?}");
    }
}

#[test]
fn a_moment_opens_its_film_there_and_says_whether_it_was_shown() {
    let mut window = Window::new(page(midway()));
    window.assert_says(Message::new("overview-moments-count").with("all", 6_usize).with("shown", 4_usize));
    let first = &midway().overview.moments[0];
    let words = say(Message::new("overview-quoted").with("words", first.words.reveal().as_str()));
    let named = Message::new("overview-moment-named")
        .with("session", 7_u32)
        .with("time", first.start.to_string())
        .with("words", words)
        .with("shown", say("overview-not-shown"));
    let name = say(Message::new("overview-moment-starred").with("moment", named));
    let opens = UserAction::Family(FamilyAction::WatchMoment(FILM, first.clip));
    assert_eq!(window.press(&name), [opens]);
    assert_eq!(
        window.press(&say("overview-see-all")),
        [UserAction::Family(FamilyAction::ChoosePage(FamilyPage::Moments))]
    );

    let mut view = midway();
    view.watch_refusals = vec!["refuse-show-none-left".into()];
    let window = Window::new(page(view));
    assert!(!window.is_on(&name), "what may not be watched does not open");
    Window::new(page(new_family())).assert_says("overview-moments-none-hint");
}

#[test]
fn the_last_time_is_told_and_opens() {
    let mut window = Window::new(page(midway()));
    assert!(
        window
            .says(&say(Message::new("overview-quoted").with("words", "Bedtime took ten minutes on Sunday.")))
    );
    assert!(window.says("1 h 10, 12 minutes of film"));
    let opens = window.press(&numbered("overview-last-open-named", 7));
    assert_eq!(opens, [UserAction::Family(FamilyAction::OpenSession(7))]);
}

#[test]
fn what_is_to_catch_up_is_counted_and_put_right_and_never_graded() {
    let mut window = Window::new(page(midway()));
    window.assert_says(Message::new("catch-count").with("count", 2_usize));
    for one in midway().overview.catch_up {
        let (button, about) = (say(one.button), say(one.about));
        let name = Message::new("catch-button-named").with("button", button).with("about", about);
        let CatchUpStep::Step(number, step) = one.does else { panic!("{:?}", one.does) };
        let opens = UserAction::Family(FamilyAction::OpenStep(number, step));
        assert_eq!(window.press(&say(name)), [opens]);
    }
    let list = window.0.get_by_role_and_label(Role::Heading, &say("catch-title")).rect();
    for graded in ["verdict-not-met", "verdict-at-risk", "verdict-not-yet"] {
        let words = say(graded);
        let mut beside = window.0.query_all_by_label(&words).filter(|node| node.rect().left() >= list.left());
        assert!(beside.next().is_none(), "{words}");
    }
    Window::new(page(ended())).assert_says("catch-none");
}

#[test]
fn a_concern_stands_first_and_anybody_writes_its_answer_down() {
    let mut window = Window::new(page(crowded()));
    let waiting = say(sentences::concerns(WaitingConcerns { count: 1, since: day(18) }));
    let alert = window.0.get_by_role_and_label(Role::Alert, &waiting).rect();
    let next = window.0.get_by_role_and_label(Role::Button, &say("visit-arrived")).rect();
    assert!(alert.bottom() < next.top(), "before what is next");
    window.press(&say("overview-answer"));
    let save = say("concern-reply-save");
    assert!(!window.is_on(&save), "nobody is named, and nothing follows");
    window.write(Role::TextInput, &say("concern-answer-by"), "Ms Reed");
    window.write(Role::MultilineTextInput, &say("concern-answer-what"), "a visit tomorrow");
    let pressed = window.press(&save);
    let [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Add(Entry::ConcernReply(reply))))] =
        &pressed[..]
    else {
        panic!("{pressed:?}")
    };
    assert_eq!((reply.concern, reply.answer.on), (RecordId::from_bytes([31; 16]), day(20)));
    window.save();
    assert!(!window.says(&save), "it is on record");
}

#[test]
fn a_note_of_supervision_that_nobody_answered_is_there() {
    let mut window = Window::new(page(crowded()));
    let asked = Message::new("overview-note-asked").with("who", "Priya").with("day", "17 March");
    let name =
        Message::new("catch-button-named").with("button", say("overview-reply")).with("about", say(asked));
    let opens = UserAction::Family(FamilyAction::ChoosePage(FamilyPage::Supervision));
    assert_eq!(window.press(&say(name)), [opens]);
}

/// "Session 8 · today" is not followed by "Session 8 is today".
#[test]
fn a_row_says_once_that_its_session_is_today() {
    let mut state = page(midway());
    let mut row = midway().row;
    row.next = Some((8, Some(day(20))));
    row.agenda = vec![todo(TodoKind::SessionToday, 8)];
    state.families = vec![row];
    let window = Window::new(state);
    let twice = say(sentences::todo(&todo(TodoKind::SessionToday, 8)));
    let all = window.0.get_all_by_role(Role::Button).chain(window.0.query_all_by_role(Role::Label));
    for node in all {
        let node = node.accesskit_node();
        let told = [node.label(), node.description(), node.value()].into_iter().flatten();
        for words in told {
            assert!(!words.contains(&twice), "{words}");
        }
    }
}

#[test]
fn all_moments_have_a_page_and_very_many_come_more_at_a_time() {
    let mut window = Window::new(page_at(most(), FamilyPage::Moments));
    window.0.set_size(egui::vec2(1366.0, 6000.0));
    window.0.run_steps(3);
    let cards = |window: &Window| {
        let buttons = window.0.query_all_by_role(Role::Button);
        let named = buttons.filter_map(|node| node.accesskit_node().label());
        named.filter(|name| name.contains("You waited for her.")).count()
    };
    let first = cards(&window);
    assert!((10..48).contains(&first), "{first}");
    assert!(window.press(&say(Message::new("day-more").with("more", 48 - first))).is_empty());
    window.0.run_steps(2);
    assert_eq!(cards(&window), 48);
    let open = UserAction::Family(FamilyAction::Watch(FILM));
    assert_eq!(window.press(&say("overview-open-film")), [open]);
    Window::new(page_at(new_family(), FamilyPage::Moments)).assert_says("overview-moments-none");
}

#[test]
fn a_wide_window_shows_five_moments_beside_one_another() {
    let mut window = Window::new(page(most()));
    window.0.set_size(egui::vec2(1920.0, 1080.0));
    window.0.run_steps(3);
    let buttons = window.0.query_all_by_role(Role::Button);
    let cards: Vec<_> = buttons
        .filter(|node| node.accesskit_node().label().is_some_and(|name| name.contains("You waited for her.")))
        .map(|node| node.rect().top())
        .collect();
    assert_eq!(cards.iter().filter(|top| (**top - cards[0]).abs() < 1.0).count(), 5, "{cards:?}");
}

/// The bar of the scroll came and went, and everything in the page moved with it.
#[test]
fn a_page_is_as_wide_with_its_scroll_bar_as_without() {
    let right = |height: f32| {
        let mut window = Window::new(page(midway()));
        window.0.set_size(egui::vec2(1366.0, height));
        window.0.run_steps(4);
        window.0.get_by_role_and_label(Role::Button, &say("visit-arrived")).rect().right()
    };
    assert!((right(2400.0) - right(600.0)).abs() < 0.5);
}

#[test]
fn the_head_names_the_carers_and_the_childs_age() {
    let mut view = most();
    view.carers.truncate(2);
    view.child_born = Some(date(1, 20) - chrono::Months::new(24));
    let age = attune::casework::sentences::pathway::age(26);
    Window::new(page(view)).assert_says(Message::new("day-who-age").with("who", "Mum, Dad").with("age", age));
}
