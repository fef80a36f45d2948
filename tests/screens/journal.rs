//! The journal: whether it holds, its lines in words, narrowing it down, and that thousands of lines are drawn as few.

use chrono::{Local, NaiveDate, TimeZone as _, Utc};
use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::states::{CASE, FIRST_USER, SECOND_USER, day, on, settings};
use super::{Window, say};
use attune::app::action::{JournalAction, SettingsAction, UserAction};
use attune::app::state::{JournalScreen, Screen, SettingsScreen, SettingsSection, State};
use attune::base::{CaseId, RecordId, UserId};
use attune::casework::pages::{ChainRow, EventKind, JournalFilter, JournalLine, JournalOf, JournalView};
use attune::casework::sentences::journal;
use attune::library::AuditEntry;
use attune::words::Message;

const CLOSED: CaseId = CaseId::from_bytes([7; 16]);

fn line(sequence: i64, event: &str, who: Option<UserId>, of: Option<CaseId>) -> JournalLine {
    let at = Local.with_ymd_and_hms(2026, 3, 12, 14, 5, 9).unwrap().with_timezone(&Utc);
    JournalLine {
        entry: AuditEntry {
            sequence,
            at,
            monotonic_ms: 1,
            actor: who,
            event: event.to_owned(),
            subject: Some(RecordId::from_bytes([9; 16])),
            reason: String::new(),
        },
        case: of,
        code: of.map(|_| "FAM-001".to_owned()),
        who: match who {
            Some(FIRST_USER) => "mk".into(),
            Some(_) => "anna".into(),
            None => String::new().into(),
        },
        whom: None,
        session: (event == "film-played").then_some(3),
        day: day(12),
    }
}

fn with_reason(line: JournalLine, reason: &str) -> JournalLine {
    JournalLine { entry: AuditEntry { reason: reason.to_owned(), ..line.entry }, ..line }
}

fn chain(case: Option<CaseId>) -> ChainRow {
    let code = case.map(|_| "FAM-001".to_owned());
    ChainRow { case, code, entries: 1204, head: [0xab; 32], broken_at: None, lost: 0 }
}

/// A line of every sort.
pub fn view() -> JournalView {
    JournalView {
        lines: vec![
            line(9, "film-played", Some(SECOND_USER), Some(CASE)),
            with_reason(line(8, "exported", Some(FIRST_USER), Some(CASE)), "for the court, 14.3. (81 MB)"),
            line(7, "family-opened", Some(FIRST_USER), Some(CASE)),
            with_reason(line(6, "clock-jumped", Some(FIRST_USER), None), "-3600 s"),
            line(5, "unlocked", Some(FIRST_USER), None),
            with_reason(line(4, "unlock-refused", Some(FIRST_USER), None), "14"),
            line(3, "unlocked-with-recovery", None, None),
            with_reason(line(2, "vault-checked", Some(FIRST_USER), None), "0"),
            line(1, "teleported", Some(FIRST_USER), None),
        ],
        chains: vec![chain(None), chain(Some(CASE))],
        closed: vec![(CLOSED, Message::new("error-not-a-member").with("case", CLOSED.short()))],
    }
}

pub fn journal(view: JournalView) -> State {
    on(Screen::Journal(Box::new(JournalScreen::new(view))))
}

/// One chain is broken, one was cut, and no line is like what is asked for.
pub fn unsound() -> State {
    let chains =
        vec![ChainRow { broken_at: Some(17), ..chain(None) }, ChainRow { lost: 3, ..chain(Some(CASE)) }];
    let mut screen = JournalScreen::new(JournalView { chains, ..view() });
    screen.narrow(JournalFilter { kinds: [EventKind::Consent].into(), ..JournalFilter::default() });
    on(Screen::Journal(Box::new(screen)))
}

/// Far more lines than fit.
pub fn many(lines: usize) -> JournalView {
    let numbered = |number: usize| {
        line(i64::try_from(lines - number).unwrap(), "clip-changed", Some(FIRST_USER), Some(CASE))
    };
    JournalView { lines: (0..lines).map(numbered).collect(), ..view() }
}

#[test]
fn the_way_there_is_for_those_who_may() {
    let mut window = Window::new(settings(SettingsScreen::default()));
    assert_eq!(
        window.press(&say("settings-journal")),
        [UserAction::Settings(SettingsAction::Choose(SettingsSection::Journal))],
        "the recovery key may"
    );
    Window::new(super::people::colleague()).assert_silent("settings-journal");
}

#[test]
fn lines_say_who_did_what_where_when_and_why() {
    let window = Window::new(journal(view()));
    window.assert_says(Message::new("journal-when").with("day", day(12)).with("time", "14:05:09"));
    for line in &view().lines {
        let mut sentence = say(journal::did(line));
        if let Some(place) = journal::place(line) {
            sentence = format!("{sentence} · {}", say(place));
        }
        assert!(window.says(&sentence), "{sentence}");
    }
    let wanted = ["anna", "mk", &say("journal-recovery-key"), "watched a film · FAM-001, session 3"];
    assert!(wanted.iter().all(|words| window.says(words)));
    window.assert_says(Message::new("journal-reason-said").with("reason", "for the court, 14.3. (81 MB)"));
    assert!(window.says("found that a passphrase had been refused before: 14 times"));
    assert!(window.says("found the computer's clock set: by -3600 s"));
}

#[test]
fn whether_the_chains_hold_stands_above_with_their_ends() {
    let mut window = Window::new(journal(view()));
    let holds = Message::new("journal-holds").with("journals", 2_u32).with("lines", 9_u32);
    window.0.get_by_role_and_label(Role::Status, &say(holds));
    let closed = window.0.query_all_by_role(Role::Alert).find_map(|node| node.accesskit_node().label());
    assert!(closed.unwrap().contains(&CLOSED.short()), "a family that cannot be read is not hidden");
    window.press(&say(Message::new("journal-chains").with("count", 2_u32)));
    for row in &view().chains {
        let words = say(journal::chain(row));
        assert!(words.contains("abababab") && window.says(&words), "{words}");
    }

    let broken = ChainRow { broken_at: Some(17), ..chain(None) };
    let cut = ChainRow { lost: 3, ..chain(Some(CASE)) };
    let chains = vec![broken.clone(), cut.clone()];
    let window = Window::new(journal(JournalView { chains, closed: Vec::new(), ..view() }));
    let alert = window.0.get_by_role(Role::Alert).accesskit_node().label().unwrap();
    for words in [say(journal::chain(&broken)), say(journal::chain(&cut))] {
        assert!(alert.contains(&words), "{alert}");
    }
    window.assert_silent(Message::new("journal-closed").with("families", 0_u32).with("ids", ""));
}

#[test]
fn each_list_narrows_down() {
    let press = |list: &'static str, choice: &str| {
        let mut window = Window::new(journal(view()));
        window.act(Role::ComboBox, &say(list));
        window.press(choice)
    };
    let filter = JournalFilter::default;
    let family = say(Message::new("journal-family").with("code", "FAM-001"));
    for (list, choice, wanted) in [
        ("journal-filter-of", family, JournalFilter { of: Some(JournalOf::Family(CASE)), ..filter() }),
        (
            "journal-filter-of",
            say("journal-device"),
            JournalFilter { of: Some(JournalOf::Device), ..filter() },
        ),
        ("journal-filter-who", "anna".to_owned(), JournalFilter { who: Some(Some(SECOND_USER)), ..filter() }),
        ("journal-filter-who", say("journal-recovery-key"), JournalFilter { who: Some(None), ..filter() }),
        (
            "journal-filter-kind",
            say(journal::kind(EventKind::Looking)),
            JournalFilter { kinds: [EventKind::Looking].into(), ..filter() },
        ),
    ] {
        assert_eq!(
            press(list, &choice),
            [UserAction::Journal(JournalAction::Narrow(wanted))],
            "{list} {choice}"
        );
    }
}

#[test]
fn days_narrow_down_once_they_can_be_read() {
    let mut window = Window::new(journal(view()));
    let from = say("journal-filter-from");
    window.write(Role::TextInput, &from, "2026-03-");
    assert!(window.actions().is_empty());
    window.write(Role::TextInput, &from, "12");
    let filter = JournalFilter { from: NaiveDate::from_ymd_opt(2026, 3, 12), ..JournalFilter::default() };
    assert_eq!(window.actions().first(), Some(&UserAction::Journal(JournalAction::Narrow(filter))));
}

#[test]
fn nothing_like_that_has_its_own_words_and_a_way_back_to_everything() {
    let mut state = journal(view());
    let Screen::Journal(screen) = &mut state.screen else { unreachable!() };
    screen.narrow(JournalFilter { kinds: [EventKind::Consent].into(), ..JournalFilter::default() });
    let mut window = Window::new(state);
    window.assert_says("journal-empty");
    window.assert_says("journal-empty-hint");
    assert_eq!(
        window.press(&say("journal-filter-none")),
        [UserAction::Journal(JournalAction::Narrow(JournalFilter::default()))]
    );
    let window = Window::new(journal(view()));
    assert!(!window.is_on(&say("journal-filter-none")));
}

#[test]
fn of_thousands_of_lines_only_those_in_sight_are_made() {
    let window = Window::new(journal(many(20_000)));
    let words = Message::new("journal-number");
    assert!(window.says(&say(words.clone().with("number", "20000"))));
    let made = window
        .0
        .root()
        .children_recursive()
        .filter(|node| {
            let node = node.accesskit_node();
            node.label().or_else(|| node.value()).is_some_and(|text| text.starts_with("no. "))
        })
        .count();
    assert!((10..200).contains(&made), "{made} lines are made");
}

#[test]
fn no_line_can_be_changed() {
    let window = Window::new(journal(view()));
    let fields = window.0.query_all_by_role(Role::TextInput).count();
    assert_eq!(fields, 2, "the two days");
}
