//! The frame around the screens: the list at the left, the rail, the head with the clock of a visit, the settings.

use std::path::Path;

use chrono::{TimeDelta, Utc};
use egui::{Key, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fuller::{ARABIC, HEBREW, long, next_row, todo};
use super::states::{CASE, caseload, day, families, family, on, page, page_at, row, settings, supervising};
use super::{Window, say};
use attune::app::action::{FamilyAction, SettingsAction, UserAction, WindowAction};
use attune::app::state::{
    FamilyPage, FamilyScreen, Look, NewFamilyScreen, Place, Screen, SettingsScreen, SettingsSection, State,
};
use attune::base::CaseId;
use attune::casework::pages::{FamilyRow, NextShort, TodayLine, TodayThing, VisitLine};
use attune::casework::sentences;
use attune::programme::fidelity::Verdict;
use attune::programme::{PathwayStep, Todo, TodoKind, WaitingConcerns};
use attune::words::Message;

fn go(place: Place) -> [UserAction; 1] {
    [UserAction::Window(WindowAction::Go(place))]
}

/// So many families.
fn rows(count: u16) -> Vec<FamilyRow> {
    let numbered = |number: u16| {
        let [high, low] = number.to_be_bytes();
        let mut bytes = [0; 16];
        (bytes[0], bytes[1]) = (high, low);
        FamilyRow { case: CaseId::from_bytes(bytes), ..row(1, &format!("FAM-{number:04}"), Verdict::Met) }
    };
    (0..count).map(numbered).collect()
}

/// A family whose pathway ended.
fn ended(number: u8) -> FamilyRow {
    let step = Some(NextShort { step: PathwayStep::End, day: Some(day(1)) });
    let line = row(number, &format!("FAM-{number:03}"), Verdict::Met);
    FamilyRow { today: TodayLine { step, ..TodayLine::default() }, ..line }
}

/// A visit to the first family that began so many minutes ago.
fn visiting(state: State, minutes: i64) -> State {
    let mut state = state;
    let arrived = state.now - TimeDelta::minutes(minutes);
    let visit = VisitLine {
        number: 8,
        day: arrived.date_naive(),
        arrived: Some(arrived),
        under_way: true,
        place: None,
        focus: "".into(),
        planned: true,
        moments: 0,
    };
    state.families[0].today.visits = vec![visit];
    state
}

/// Families with every need, and with names as they may be.
fn needs() -> Vec<FamilyRow> {
    let mut rows = vec![
        next_row(1, Some((7, Some(day(20))))),
        next_row(2, Some((3, Some(day(23))))),
        next_row(3, Some((1, Some(day(31))))),
        next_row(4, None),
        FamilyRow { code: long(), ..next_row(5, Some((2, Some(day(21))))) },
        FamilyRow { code: HEBREW.into(), ..next_row(6, None) },
        FamilyRow { code: ARABIC.repeat(6), ..next_row(7, Some((2, Some(day(25))))) },
        ended(8),
    ];
    rows[0].today.finish = vec![TodayThing::Note { number: Some(3) }];
    rows[2].concerns = Some(WaitingConcerns { count: 1, since: day(17) });
    rows
}

/// States worth looking at.
pub fn gallery() -> Vec<(&'static str, State)> {
    let section = |section| settings(SettingsScreen::new(section));
    let at = |view| State { families: needs(), ..page_at(view, FamilyPage::Record) };
    let mut long_family = family();
    long_family.row.code = long();
    let reading = FamilyScreen::new(CASE, FamilyPage::Overview);
    vec![
        ("shell-needs", at(family())),
        ("shell-long", at(long_family)),
        ("shell-many", State { families: rows(1000), ..page(family()) }),
        ("shell-reading", State { families: needs(), ..on(Screen::Family(Box::new(reading))) }),
        ("shell-visit", visiting(page_at(family(), FamilyPage::Data), 32)),
        ("shell-supervisor", supervising(families(needs()))),
        (
            "shell-new-family",
            State { families: needs(), ..on(Screen::NewFamily(NewFamilyScreen::default())) },
        ),
        ("shell-settings-check", section(SettingsSection::Check)),
        ("shell-settings-locking", section(SettingsSection::Locking)),
        ("shell-settings-keyboard", section(SettingsSection::Keyboard)),
        ("shell-settings-appearance", section(SettingsSection::Appearance)),
    ]
}

#[test]
fn without_families_one_is_to_be_added_and_what_is_read_is_told() {
    let mut window = Window::new(families(Vec::new()));
    assert_eq!(window.press(&say("families-add")), go(Place::NewFamily));
    let window = Window::new(State { families_loading: true, ..families(Vec::new()) });
    window.assert_says("families-loading");
}

#[test]
fn the_list_leads_to_every_place() {
    let mut window = Window::new(families(caseload()));
    assert_eq!(window.press("FAM-002"), go(Place::family(CaseId::from_bytes([2; 16]))));
    assert_eq!(window.press(&say("sidebar-today-name")), go(Place::Today));
    assert_eq!(window.press(&say("families-add")), go(Place::NewFamily));
    assert_eq!(window.press(&say("settings-title")), go(Place::Settings(SettingsSection::default())));
    assert_eq!(window.press(&say("families-lock")), [UserAction::Window(WindowAction::Lock)]);
}

/// Fault 12 of the walk: *More* opened with *Lock* under the pointer.
#[test]
fn nothing_unfolds_under_the_pointer_where_the_lock_is() {
    let mut window = Window::new(families(needs()));
    let lock = |window: &Window| window.0.get_by_role_and_label(Role::Button, &say("families-lock")).rect();
    let before = lock(&window);
    for at in [say("sidebar-today-name"), say("settings-title"), say("sidebar-ended")] {
        window.press(&at);
        assert_eq!(lock(&window), before, "{at}");
    }
}

/// Fault 13 of the walk: one clock meant to do, retention and the journal.
#[test]
fn a_clock_is_the_clock_of_a_visit_and_nothing_else() {
    fn read(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, found);
            } else if std::fs::read_to_string(&path).unwrap().contains("Icon::Clock") {
                found.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    let mut found = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut found);
    found.sort_unstable();
    assert!(!found.is_empty());
    for file in found {
        assert!(["frame.rs", "header.rs"].contains(&file.as_str()), "{file} has a clock that is no visit's");
    }
}

#[test]
fn a_row_tells_the_next_session_and_what_is_to_be_done() {
    let mut rows = vec![next_row(1, Some((7, Some(day(21))))), next_row(4, Some((2, Some(day(20)))))];
    let (today, todo) = (todo(TodoKind::SessionToday, 2), todo(TodoKind::NotTagged, 1));
    let waits = WaitingConcerns { count: 1, since: day(17) };
    let concern = Todo { kind: TodoKind::ConcernWaits, day: Some(day(17)), session: None };
    rows[1].agenda = vec![concern, today, todo];
    rows[1].concerns = Some(waits);
    let window = Window::new(families(rows));
    let told = |code: &str| {
        let node = window.0.get_by_role_and_label(Role::Button, code);
        node.accesskit_node().description().unwrap_or_default()
    };
    let next =
        |number: u32, day: String| say(Message::new("families-next").with("number", number).with("day", day));
    assert_eq!(told("FAM-001"), next(7, say("date-tomorrow")));
    // That its session is today is said once.
    let lines = [say(sentences::concerns(waits)), next(2, say("date-today")), say(sentences::todo(&todo))];
    assert_eq!(told("FAM-004"), lines.join(" · "));
}

#[test]
fn families_that_ended_are_folded_with_their_count() {
    let mut window = Window::new(families(vec![ended(1), next_row(2, None), ended(3)]));
    assert!(!window.says("FAM-001") && window.says("FAM-002"));
    window.press(&say("sidebar-ended"));
    assert!(window.says("FAM-001") && window.says("FAM-003"));
    window.press(&say("sidebar-ended"));
    assert!(!window.says("FAM-003"));
    let open = FamilyScreen::new(CaseId::from_bytes([3; 16]), FamilyPage::Overview);
    let rows = vec![ended(1), next_row(2, None), ended(3)];
    let window = Window::new(State { families: rows, ..on(Screen::Family(Box::new(open))) });
    assert!(window.says("FAM-003"), "one of them is open");
}

#[test]
fn of_a_thousand_families_those_in_sight_are_made_and_arrows_reach_all() {
    let mut window = Window::new(families(rows(1000)));
    window.0.set_size(vec2(1366.0, 768.0));
    window.0.run();
    let made = |window: &Window| {
        let buttons = window.0.query_all_by_role(Role::Button);
        buttons
            .filter(|node| node.accesskit_node().label().is_some_and(|name| name.starts_with("FAM-")))
            .count()
    };
    assert!((5..60).contains(&made(&window)), "{}", made(&window));
    window.0.get_by_role_and_label(Role::Button, "FAM-0000").focus();
    window.0.run();
    for _ in 0..40 {
        window.key(Key::ArrowDown);
        window.0.run();
    }
    let row = window.0.get_by_role_and_label(Role::Button, "FAM-0040");
    assert!(row.is_focused() && row.rect().bottom() < window.0.ctx.content_rect().bottom());
    window.key(Key::End);
    window.0.run_steps(3);
    assert!(window.0.get_by_role_and_label(Role::Button, "FAM-0999").is_focused());
    assert_eq!(window.key(Key::Enter).len(), 1);
    // One stop of the keyboard: the next is beneath the list.
    window.key(Key::Tab);
    assert!(window.0.get_by_role_and_label(Role::Button, &say("settings-title")).is_focused());
}

#[test]
fn the_family_that_is_open_is_in_sight() {
    let families = rows(1000);
    let open = FamilyScreen::new(families[700].case, FamilyPage::Overview);
    let mut window = Window::new(super::states::families(families.clone()));
    window.0.set_size(vec2(1366.0, 768.0));
    window.0.run();
    window.turn_to(State { families, ..on(Screen::Family(Box::new(open))) });
    window.0.run_steps(3);
    let row = window.0.get_by_role_and_label(Role::Button, "FAM-0700").rect();
    assert!(window.0.ctx.content_rect().contains_rect(row));
}

#[test]
fn a_narrow_window_has_a_rail_and_the_search() {
    let mut window = Window::new(families(caseload()));
    window.0.set_size(vec2(683.0, 384.0));
    window.0.run();
    assert!(!window.says("FAM-002"));
    assert_eq!(window.press(&say("sidebar-today-name")), go(Place::Today));
    assert_eq!(window.press(&say("families-lock")), [UserAction::Window(WindowAction::Lock)]);
    assert!(window.press(&say("sidebar-find-family")).is_empty());
    assert!(window.says(&say("finder-title")), "it is found by its code");
}

#[test]
fn the_clock_of_a_visit_is_told_elsewhere_and_leads_there() {
    let named = |so_far: &str, since: String| {
        let said = Message::new("frame-visit").with("code", "FAM-001").with("number", 8_u32);
        say(said.with("so-far", so_far).with("since", since))
    };
    let minutes = |minutes: u32| {
        say(Message::new("visit-minutes").with("hours", minutes / 60).with("minutes", minutes % 60))
    };
    let noon = |state: State| {
        let now = state.today.and_hms_opt(12, 0, 0).unwrap().and_local_timezone(chrono::Local).unwrap();
        State { now: now.with_timezone(&Utc), ..state }
    };
    let mut window = Window::new(visiting(noon(page(family())), 32));
    let since = say(Message::new("visit-since").with("time", "11:28"));
    let to = WindowAction::Open(Place::Session(CASE, 8, None));
    assert_eq!(window.press(&named(&minutes(32), since)), [UserAction::Window(to)]);

    // Over midnight it goes on, with the day it began.
    let window = Window::new(visiting(noon(page(family())), 13 * 60));
    let yesterday = say(Message::new("visit-since-day").with("time", "23:00").with("day", day(19)));
    assert!(window.says(&named(&minutes(13 * 60), yesterday)));
    // A clock that was set back says since when, and nothing that cannot be.
    let window = Window::new(visiting(noon(page(family())), -5));
    assert!(window.says(&named("", say(Message::new("visit-since").with("time", "12:05")))));
    // What seems to go on since days is a forgotten "Leaving".
    let window = Window::new(visiting(noon(page(family())), 60 * 60));
    assert!(
        window.0.query_all_by_role(Role::Button).all(|node| {
            node.accesskit_node().label().is_none_or(|name| !name.starts_with("Session 8 of"))
        })
    );
}

#[test]
fn the_head_of_a_family_finds_notes_and_leads_on() {
    let mut window = Window::new(page(family()));
    window.0.get_by_role_and_label(Role::Heading, "FAM-001");
    assert!(window.press(&say("concern-button")).is_empty());
    window.assert_says("concern-note-title");
    window.key(Key::Escape);
    assert!(window.press(&say("frame-more")).is_empty());
    let data = UserAction::Family(FamilyAction::ChoosePage(FamilyPage::Data));
    assert_eq!(window.press(&say("frame-members")), [data]);
    window.press(&say("frame-find"));
    window.assert_says("finder-title");
}

#[test]
fn the_look_is_chosen_in_the_settings() {
    let mut window = Window::new(settings(SettingsScreen::new(SettingsSection::Appearance)));
    for (key, look) in [("settings-look-light", Look::Light), ("settings-look-dark", Look::Dark)] {
        let chosen = window.act(Role::RadioButton, &say(key));
        assert_eq!(chosen, [UserAction::Window(WindowAction::ChooseLook(look))]);
    }
    let mut window = Window::new(settings(SettingsScreen::default()));
    let check = SettingsAction::Choose(SettingsSection::Check);
    assert_eq!(window.press(&say("settings-check")), [UserAction::Settings(check)]);
    let mut window = Window::new(settings(SettingsScreen::new(SettingsSection::Check)));
    let now = UserAction::Settings(SettingsAction::CheckVault);
    assert_eq!(window.press(&say("settings-check-now")), [now]);
}

/// What a head can do was cut to the width it had on the screen before.
#[test]
fn what_a_head_can_do_is_never_cut() {
    let width =
        |window: &Window| window.0.get_by_role_and_label(Role::Button, &say("frame-find")).rect().width();
    let mut window = Window::new(page(family()));
    let whole = width(&window);
    window.turn_to(on(Screen::NewFamily(NewFamilyScreen::default())));
    window.0.run_steps(3);
    assert!((width(&window) - whole).abs() < 0.5);
    let fresh = Window::new(on(Screen::NewFamily(NewFamilyScreen::default())));
    assert!((width(&fresh) - whole).abs() < 0.5);
}

/// Where words wrapped beside a choice, the line beneath ran through them.
#[test]
fn a_row_of_the_settings_is_as_high_as_its_words() {
    let mut window = Window::new(settings(SettingsScreen::new(SettingsSection::Locking)));
    window.0.set_size(vec2(1280.0, 760.0));
    window.0.run_steps(3);
    let words = window.0.get_by_label(&say("settings-lock-after-why")).rect();
    let below = window.0.get_by_role_and_label(Role::Heading, &say("settings-keyboard")).rect();
    assert!(words.height() > 30.0, "they wrap: {words}");
    assert!(below.top() - words.bottom() > 24.0, "{words} {below}");
}
