//! Film on hold, what is due, and the pages that ask before film is erased, held or let go.

use chrono::{Local, NaiveDate};
use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fuller::{date, full, moment};
use super::states::{caseload, families, family, page_at, settings, shipped_rules};
use super::{Window, say};
use attune::app::action::{Ask, RetentionAction, SettingsAction, UserAction};
use attune::app::state::{FamilyPage, RetentionPage, Screen, SettingsScreen, SettingsSection, State};
use attune::base::{CaseId, MediaTime, RecordId, RecordingId, UserId};
use attune::casework::changes::{FilmScope, NewBasis, NewHold, RuleChange};
use attune::casework::pages::{
    AskedFilm, BasisRow, DueRow, ErasedFilms, FamilyView, FilmsAsked, HoldRow, KeptFilm, OwnRule, ReceiptRow,
    RetentionView,
};
use attune::casework::sentences;
use attune::programme::retention::{CountedFrom, Due, EraseBy};
use attune::programme::{
    Article6, Article9, ErasureOrder, ErasureReceipt, HoldGround, LawfulBasis, RetentionSubject,
};
use attune::words::Message;

const FILM: RecordingId = RecordingId::from_bytes([12; 16]);
const HOLD: RecordId = RecordId::from_bytes([31; 16]);
const ORDER: RecordId = RecordId::from_bytes([32; 16]);

fn case() -> CaseId {
    family().row.case
}

fn by(day: NaiveDate, due: Due) -> EraseBy {
    EraseBy { day, counted: CountedFrom::LatestEnd(date(2, 1)), due }
}

pub fn hold(film: Option<RecordingId>) -> HoldRow {
    HoldRow {
        record: HOLD,
        film,
        ground: HoldGround::Safeguarding,
        reason: "the court asked for it".into(),
        review: date(4, 1),
        placed: moment(3, 10, 30),
        by: "SV".into(),
    }
}

fn kept(hold: Option<HoldRow>) -> KeptFilm {
    KeptFilm {
        recording: FILM,
        session: 3,
        started: moment(3, 10, 30),
        length: MediaTime::from_minutes(12),
        erase_by: by(date(5, 1), Due::Later),
        hold,
    }
}

pub fn receipt(is_done: bool) -> ReceiptRow {
    let body = ErasureOrder {
        film: FILM,
        session: 3,
        filmed: moment(3, 10, 30),
        length: MediaTime::from_minutes(12),
        bytes: 412_345_678,
        clips: 7,
        copies: vec![moment(3, 12, 30)],
        by: UserId::from_bytes([1; 16]),
        reason: "the family asked for it".into(),
        ordered: moment(3, 19, 30),
    };
    let (keys_verified, erased) = (moment(3, 19, 30), moment(3, 19, 30));
    let receipt =
        is_done.then_some(ErasureReceipt { order: ORDER, keys_verified, erased, finished_later: true });
    ReceiptRow { order: ORDER, code: "FAM-001".into(), body, receipt, by: "KL".into() }
}

pub fn asked(scope: FilmScope, held: bool) -> FilmsAsked {
    let film = AskedFilm {
        recording: FILM,
        session: 3,
        started: moment(3, 10, 30),
        length: MediaTime::from_minutes(12),
        bytes: 412_345_678,
        clips: 7,
        hold: None,
    };
    let other = RecordingId::from_bytes([13; 16]);
    let second =
        AskedFilm { recording: other, session: 4, hold: held.then(|| hold(Some(other))), ..film.clone() };
    FilmsAsked {
        case: case(),
        code: "FAM-001".into(),
        scope,
        films: vec![film, second],
        copies: vec![moment(3, 12, 30)],
        may_supervise: false,
    }
}

/// A page of the family with this page before it.
pub fn before(page: RetentionPage) -> State {
    let mut state = page_at(full(), FamilyPage::Data);
    if let Screen::Family(family) = &mut state.screen {
        family.retention = Some(page);
    }
    state
}

/// The section of the settings with the rules.
fn rules_page(view: RetentionView) -> State {
    let section = SettingsSection::Retention;
    settings(SettingsScreen { rules: Some(Box::new(view)), ..SettingsScreen::new(section) })
}

/// The family's page with what is kept of it.
fn page(view: FamilyView) -> State {
    page_at(view, FamilyPage::Data)
}

/// States worth looking at.
pub fn gallery() -> Vec<(&'static str, State)> {
    let mut held = full();
    held.retention.withdrawn = vec![("Mum".into(), date(3, 18)), ("Dad".into(), date(3, 19))];
    held.retention.films = vec![kept(Some(hold(Some(FILM)))), kept(None)];
    held.retention.holds = vec![hold(Some(FILM)), HoldRow { record: ORDER, ..hold(None) }];
    held.retention.records_until = Some(date(6, 1));
    held.retention.receipts = vec![receipt(true), receipt(false)];
    held.watch_refusals =
        vec![Message::new("refuse-hold-withdrawn").with("person", "Mum").with("day", date(3, 18))];
    held.row.due = (1..=5)
        .map(|number| DueRow {
            case: held.row.case,
            code: "FAM-001".into(),
            recording: FILM,
            session: number,
            started: moment(3, 10, 30),
            erase_by: by(date(3, number), if number < 3 { Due::Due } else { Due::Soon }),
            held: false,
        })
        .collect();
    let due = families(vec![held.row.clone()]);
    let held = page_at(held, FamilyPage::Data);
    let erased = |receipts| ErasedFilms { case: case(), receipts, kept: vec!["error-hold-gone".into()] };
    let own = OwnRule { by: "SV".into(), on: date(3, 1) };
    let rules = RetentionView { rules: shipped_rules(), film: Some(own), records: None, may_set: true };
    let hold_page = FilmsAsked { may_supervise: true, ..asked(FilmScope::All, false) };
    vec![
        ("retention-today", due),
        ("retention-family", held),
        ("retention-erase", before(RetentionPage::Erase(Box::new(asked(FilmScope::All, true))))),
        ("retention-hold", before(RetentionPage::Hold(Box::new(hold_page)))),
        ("retention-lift", before(RetentionPage::Lift(case(), Box::new(hold(None))))),
        (
            "retention-receipts",
            before(RetentionPage::Receipts(Box::new(erased(vec![receipt(true), receipt(false)])))),
        ),
        ("retention-rules", rules_page(rules)),
    ]
}

fn actions(retention: RetentionAction) -> [UserAction; 1] {
    [UserAction::Retention(retention)]
}

fn film_words(key: &'static str) -> Message {
    let started = moment(3, 10, 30).with_timezone(&Local);
    let time = started.format("%H:%M").to_string();
    Message::new(key).with("session", 3_u32).with("day", started.date_naive()).with("time", time)
}

fn named(key: &'static str) -> String {
    say(Message::new(key).with("film", say(film_words("keep-line"))))
}

#[test]
fn film_on_hold_is_said_and_its_erasure_offered_and_never_done_by_itself() {
    let mut view = full();
    view.retention.withdrawn = vec![("Mum".into(), date(3, 18))];
    view.retention.films = vec![kept(None)];
    let mut window = Window::new(page(view));
    window.assert_says(Message::new("onhold-title").with("day", date(3, 18)));
    window.assert_says(Message::new("onhold-who").with("person", "Mum").with("day", date(3, 18)));
    window.assert_says(Message::new("onhold-what").with("films", 1_usize));
    let erase = say("onhold-erase");
    let asks = actions(RetentionAction::Ask(Ask::Erase, case(), FilmScope::All));
    assert_eq!(window.press(&erase), asks, "it asks; nothing more");
    assert!(window.press(&say("onhold-keep")).is_empty());
    window.assert_says("onhold-kept");
    assert_eq!(window.press(&erase), asks, "it can be erased at any time");
    Window::new(page(full())).assert_silent("onhold-hint");
}

#[test]
fn what_is_due_stands_over_all_families_with_its_two_answers() {
    let row = |code: &str, number, due, held| DueRow {
        case: CaseId::from_bytes([number; 16]),
        code: code.into(),
        recording: FILM,
        session: 3,
        started: moment(3, 10, 30),
        erase_by: by(date(3, u32::from(number)), due),
        held,
    };
    let mut rows = caseload();
    rows[0].due = vec![row("FAM-001", 9, Due::Soon, false), row("FAM-001", 4, Due::Due, true)];
    rows[1].due = (1..=3).map(|number| row("FAM-002", number, Due::Due, false)).collect();
    let mut window = Window::new(families(rows));
    let soon = || sentences::due(&by(date(3, 9), Due::Soon), false);
    window.assert_silent(soon());
    window.press(&say(Message::new("day-film-more").with("more", 1_usize)));
    window.assert_says(soon());
    let film = say(film_words("due-line").with("code", "FAM-001"));
    let named = |act: &'static str| {
        say(Message::new("day-film-name").with("act", say(act)).with("film", film.as_str()))
    };
    let erase = named("day-film-delete");
    let scope = FilmScope::One(FILM);
    let case = CaseId::from_bytes([9; 16]);
    assert_eq!(window.press(&erase), actions(RetentionAction::Ask(Ask::Erase, case, scope)));
    let hold = named("day-film-keep");
    assert_eq!(window.press(&hold), actions(RetentionAction::Ask(Ask::Hold, case, scope)));
    Window::new(families(caseload())).assert_says("day-film-none");
}

#[test]
fn a_family_says_of_each_film_when_it_goes_and_what_keeps_it() {
    let mut view = full();
    view.retention.films = vec![kept(Some(hold(Some(FILM))))];
    view.retention.holds = vec![hold(Some(FILM)), HoldRow { record: ORDER, ..hold(None) }];
    view.retention.records_until = Some(date(6, 1));
    view.retention.receipts = vec![receipt(true)];
    let mut window = Window::new(page(view.clone()));
    let rules = shipped_rules();
    window.assert_says(Message::new("keep-film-rule").with("months", 2_u32).with("source", "Attune"));
    let records = Message::new("keep-records").with("day", date(6, 1)).with("birthday", 75_u32);
    window.assert_says(records.with("source", rules.records.source.as_str()));
    assert!(window.says(&rules.records.why), "whom it binds, and that the service's own goes first");
    let held = say(Message::new("hold-line").with("film", film_words("keep-line")));
    let lift = say(Message::new("hold-lift-named").with("hold", held.as_str()));
    assert!(!window.is_on(&lift));
    window.assert_says("hold-lift-who");
    assert_eq!(
        window.press(&named("keep-erase-named")),
        actions(RetentionAction::Ask(Ask::Erase, case(), FilmScope::One(FILM)))
    );
    assert_eq!(
        window.press(&named("keep-hold-named")),
        actions(RetentionAction::Ask(Ask::Hold, case(), FilmScope::One(FILM)))
    );
    assert_eq!(
        window.press(&say("keep-erase-all")),
        actions(RetentionAction::Ask(Ask::Erase, case(), FilmScope::All))
    );
    assert_eq!(window.press(&named("receipt-read-named")), actions(RetentionAction::ShowReceipt(ORDER)));
    view.retention.may_supervise = true;
    let mut window = Window::new(page(view));
    assert_eq!(window.press(&lift), actions(RetentionAction::AskLift(HOLD)));
}

#[test]
fn erasing_says_what_goes_what_stays_and_what_it_cannot_reach_and_needs_a_reason() {
    let mut window = Window::new(before(RetentionPage::Erase(Box::new(asked(FilmScope::All, true)))));
    let film = film_words("erase-film").with("length", MediaTime::from_minutes(12).to_string());
    window.assert_says(film.with("megabytes", 413.0));
    window.assert_says(Message::new("erase-stays-what").with("clips", 7_u32));
    for line in sentences::out_of_reach(&[moment(3, 12, 30)]) {
        window.assert_says(line);
    }
    let held = window.0.get_all_by_role(Role::Alert).filter_map(|node| node.accesskit_node().label());
    assert!(held.into_iter().any(|said| said.contains("the court asked for it")), "what keeps the other");
    let go = say(Message::new("erase-go").with("films", 1_usize));
    assert!(!window.is_on(&go));
    window.assert_says("error-no-reason");
    window.write(Role::TextInput, &say("erase-reason"), " consent withdrawn ");
    assert_eq!(window.press(&go), actions(RetentionAction::Erase { reason: "consent withdrawn".into() }));
    assert_eq!(window.press(&say("action-cancel")), actions(RetentionAction::Away));
}

#[test]
fn a_hold_has_a_ground_a_reason_and_a_day_and_only_some_decide() {
    let scope = FilmScope::One(FILM);
    let one = FilmsAsked { films: asked(scope, false).films[..1].to_vec(), ..asked(scope, false) };
    let mut window = Window::new(before(RetentionPage::Hold(Box::new(one.clone()))));
    let supervision = say(sentences::ground(HoldGround::Supervision));
    assert!(!window.is_on(&supervision));
    window.assert_says("hold-supervision-who");
    let go = say("hold-go");
    assert!(!window.is_on(&go));
    window.write(Role::TextInput, &say("hold-reason"), "bruises on film");
    window.write(Role::TextInput, &say("hold-review"), "2026-03-19");
    window.assert_says("hold-review-ahead");
    window.clear(Role::TextInput, &say("hold-review"));
    window.write(Role::TextInput, &say("hold-review"), "2026-04-01");
    let (reason, review) = ("bruises on film", date(4, 1));
    let placed = |ground| actions(RetentionAction::Hold(NewHold { ground, reason: reason.into(), review }));
    assert_eq!(window.press(&go), placed(HoldGround::Safeguarding));

    let mut window =
        Window::new(before(RetentionPage::Hold(Box::new(FilmsAsked { may_supervise: true, ..one }))));
    window.write(Role::TextInput, &say("hold-reason"), reason);
    window.write(Role::TextInput, &say("hold-review"), "2026-04-01");
    assert_eq!(window.press(&go), placed(HoldGround::Supervision));
    window.press(&say(sentences::ground(HoldGround::Safeguarding)));
    assert_eq!(window.press(&go), placed(HoldGround::Safeguarding));
}

#[test]
fn lifting_a_hold_needs_a_reason() {
    let mut window = Window::new(before(RetentionPage::Lift(case(), Box::new(hold(None)))));
    let go = say("lift-go");
    assert!(!window.is_on(&go));
    window.write(Role::TextInput, &say("lift-reason"), "the case is closed");
    assert_eq!(window.press(&go), actions(RetentionAction::Lift { reason: "the case is closed".into() }));
}

#[test]
fn a_receipt_is_read_and_saved() {
    let kept = vec![Message::new("error-hold-gone")];
    let erased = ErasedFilms { case: case(), receipts: vec![receipt(true)], kept };
    let mut window = Window::new(before(RetentionPage::Receipts(Box::new(erased))));
    for line in
        sentences::receipt(&receipt(true)).into_iter().chain(sentences::out_of_reach(&[moment(3, 12, 30)]))
    {
        window.assert_says(line);
    }
    window.assert_says("receipt-finished-later");
    window.0.get_by_role_and_label(Role::Alert, &say("error-hold-gone"));
    let save = say("receipt-save");
    assert!(!window.is_on(&save));
    window.write(Role::TextInput, &say("receipt-save-to"), "/tmp/receipt.txt");
    assert_eq!(window.press(&save), actions(RetentionAction::SaveReceipts("/tmp/receipt.txt".into())));

    let erased = ErasedFilms { case: case(), receipts: vec![receipt(false)], kept: Vec::new() };
    Window::new(before(RetentionPage::Receipts(Box::new(erased)))).assert_says("receipt-unfinished");
}

#[test]
fn the_rules_name_their_source_and_are_set_by_those_who_may() {
    let rules = shipped_rules();
    let own = OwnRule { by: "SV".into(), on: date(3, 1) };
    let view = RetentionView { rules, film: Some(own), records: None, may_set: false };
    let window = Window::new(rules_page(view.clone()));
    window.assert_says("error-needs-supervisor");
    window.assert_says(Message::new("rules-own").with("by", "SV").with("day", date(3, 1)));
    window.assert_silent("rules-film-set");
    let mut window = Window::new(rules_page(RetentionView { may_set: true, ..view }));
    assert!(!window.is_on(&say("rules-film-set")), "a rule has a source");
    window.write(Role::TextInput, &say("rules-film-source"), "Schedule 4.2");
    let change = RuleChange { kept: RetentionSubject::Film, length: Some(2), source: "Schedule 4.2".into() };
    assert_eq!(window.press(&say("rules-film-set")), [UserAction::Settings(SettingsAction::SetRule(change))]);
    let back = RuleChange { kept: RetentionSubject::Film, length: None, source: String::new() };
    assert_eq!(window.press(&say("rules-film-back")), [UserAction::Settings(SettingsAction::SetRule(back))]);
    window.assert_silent("rules-records-back");
}

#[test]
fn the_lawful_basis_is_missing_or_said_and_recorded_apart_from_consent() {
    let mut window = Window::new(page(full()));
    window.assert_says("basis-none");
    window.assert_says("basis-apart");
    window.press(&say("basis-record"));
    let save = say("basis-save");
    assert!(!window.is_on(&save));
    let pick = |window: &mut Window, list: &'static str, choice: String| {
        window.0.get_by_role_and_label(Role::ComboBox, &say(list)).click();
        window.0.run();
        window.press(&choice);
    };
    pick(&mut window, "basis-6", say(sentences::article6(Article6::PublicTask)));
    pick(&mut window, "basis-9", say(sentences::article9(Some(Article9::ExplicitConsent))));
    window.write(Role::TextInput, &say("basis-by"), "data protection officer");
    let basis = NewBasis {
        article6: Article6::PublicTask,
        article9: Some(Article9::ExplicitConsent),
        decided_by: "data protection officer".into(),
        on: date(3, 20),
        note: "".into(),
    };
    assert_eq!(window.press(&save), actions(RetentionAction::SetBasis(basis)));

    let on_record = LawfulBasis {
        article6: Article6::PublicTask,
        article9: None,
        decided_by: "DPO".into(),
        on: date(3, 1),
        note: "minute 12".into(),
        recorded: moment(3, 10, 30),
    };
    let mut view = full();
    view.retention.basis = Some(BasisRow { basis: on_record, earlier: 2 });
    let window = Window::new(page(FamilyView { ..view }));
    window.assert_says(sentences::article6(Article6::PublicTask));
    window.assert_says("basis-9-none");
    assert!(window.says("minute 12"));
    window.assert_silent("basis-none");
}
