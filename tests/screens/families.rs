//! The caseload, a family's page, the form for a new family, the check of the vault.

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fuller::{RECORD, date, trainings, trainings_of_all};
use super::states::{RECORDING, caseload, day, families, family, on, page, page_at, settings, supervising};
use super::{Window, say};
use attune::app::action::{FamiliesAction, FamilyAction, SettingsAction, UserAction, WindowAction};
use attune::app::state::{
    FamilyPage, InProgress, NewFamilyScreen, Request, Screen, SettingsScreen, SettingsSection, State,
};
use attune::base::{CaseId, UserId};
use attune::casework::Problem;
use attune::casework::changes::{NewFamily, NewTraining, TrainingChange};
use attune::casework::pages::{FamilyView, TrainingPage};
use attune::programme::Purpose;
use attune::words::Message;

#[test]
fn training_is_listed_added_and_removed() {
    let mut window = Window::new(settings(SettingsScreen::default()));
    assert_eq!(
        window.press(&say("settings-training")),
        [UserAction::Settings(SettingsAction::Choose(SettingsSection::Training))]
    );
    let card = training;
    Window::new(card(TrainingPage::default())).assert_says("training-none");

    let mut window = Window::new(card(trainings()));
    window.assert_says("training-title");
    window.assert_says("training-expired-hint");
    window.assert_says("training-unconfirmed");
    window.assert_says(Message::new("training-confirmed").with("by", "SV").with("day", date(2, 1)));
    assert!(
        window.says(&say(
            Message::new("training-subjects").with("subjects", say("training-domain-attachment"))
        ))
    );
    let named = |key, what: &str| say(Message::new(key).with("what", what));
    window.assert_silent("training-confirm");
    assert_eq!(
        window.press(&named("training-remove-named", "Attachment, refresher")),
        [UserAction::Settings(SettingsAction::ChangeTraining(TrainingChange::Remove(RECORD)))]
    );
    let add = say("training-add");
    window.write(Role::TextInput, &say("training-what"), "Sensitivity scale");
    window.assert_says("training-needs-subject");
    assert!(!window.is_on(&add));
    window.act(Role::CheckBox, &say("training-domain-referral"));
    for choice in
        ["Video feedback programme", "Strange Situation Procedure", "Sensitivity scales after Ainsworth"]
    {
        assert_eq!(window.press(choice), []);
    }
    assert_eq!(window.press("Strange Situation Procedure"), [], "chosen, and not any more");
    window.write(Role::TextInput, &say("training-completed-on"), "2026-02-31");
    assert!(!window.is_on(&add));
    window.clear(Role::TextInput, &say("training-completed-on"));
    window.write(Role::TextInput, &say("training-completed-on"), "2026-02-20");
    window.write(Role::TextInput, &say("training-expires-on"), "2026-02-19");
    window.assert_says("training-expires-before");
    window.clear(Role::TextInput, &say("training-expires-on"));
    window.act(Role::CheckBox, &say("training-experience"));
    let wanted = NewTraining {
        user: None,
        what: "Sensitivity scale".into(),
        subjects: ["domain:referral", "programme:video-feedback", "tool:ainsworth"]
            .map(|word| word.parse().unwrap())
            .into(),
        completed: date(2, 20),
        expires: None,
        experienced_with_children: true,
    };
    let asked = |new| [UserAction::Settings(SettingsAction::ChangeTraining(TrainingChange::Add(new)))];
    assert_eq!(window.press(&add), asked(wanted));
    assert_eq!(window.value(Role::TextInput, &say("training-what")), "Sensitivity scale");
    let mut more = trainings();
    more.rows.push(trainings().rows[0].clone());
    window.turn_to(card(more));
    window.save();
    assert_eq!(window.value(Role::TextInput, &say("training-what")), "", "it is on record");
}

#[test]
fn a_supervisor_sees_everybodys_trainings_confirms_them_and_records_a_colleagues() {
    let page = trainings_of_all();
    let mut window = Window::new(supervising(training(page)));
    window.assert_says("training-title-all");
    window.assert_silent("training-add-waits");
    let whose =
        |login: &str, what: &str| say(Message::new("training-of").with("login", login).with("what", what));
    let named = |key, what: &str| say(Message::new(key).with("what", what));
    let change = |change| [UserAction::Settings(SettingsAction::ChangeTraining(change))];
    let confirm = named("training-confirm-named", &whose("KL", "Video feedback, foundation course"));
    assert_eq!(window.press(&confirm), change(TrainingChange::Confirm(RECORD)));
    let take_back = named("training-take-back-named", &whose("MN", "Attachment, refresher"));
    assert_eq!(window.press(&take_back), change(TrainingChange::TakeBack(RECORD)));

    window.act(Role::ComboBox, &say("training-whose"));
    window.press("KL");
    window.write(Role::TextInput, &say("training-what"), "Course");
    window.act(Role::CheckBox, &say("training-domain-attachment"));
    window.write(Role::TextInput, &say("training-completed-on"), "2026-02-20");
    let wanted = NewTraining {
        user: Some(UserId::from_bytes([1; 16])),
        what: "Course".into(),
        subjects: ["domain:attachment".parse().unwrap()].into(),
        completed: date(2, 20),
        expires: None,
        experienced_with_children: false,
    };
    assert_eq!(window.press(&say("training-add")), change(TrainingChange::Add(wanted)));
}

#[test]
fn a_page_watches_films_that_are_whole() {
    let mut window = Window::new(page_at(family(), FamilyPage::Data));
    let time = family().recordings[0].started.with_timezone(&chrono::Local).format("%H:%M").to_string();
    let watch = |session: u32| {
        say(Message::new("family-watch-named").with("session", session).with("time", time.as_str()))
    };
    assert_eq!(window.press(&watch(3)), [UserAction::Family(FamilyAction::Watch(RECORDING))]);
    assert!(!window.is_on(&watch(2)), "it is not finished");
    assert!(window.press(&watch(2)).is_empty());
}

#[test]
fn a_page_without_film_says_what_will_be_there() {
    let window = Window::new(page_at(FamilyView { recordings: Vec::new(), ..family() }, FamilyPage::Data));
    window.assert_says("family-no-films");
    window.assert_says("family-no-films-hint");
}

#[test]
fn a_failure_is_told_above_the_page() {
    let mut state = page(family());
    state.problem = Some(Problem::failed("error-no-cipher"));
    let mut window = Window::new(state);
    window.0.get_by_role_and_label(Role::Alert, &say("error-no-cipher"));
    assert_eq!(window.press(&say("action-close")), [UserAction::Window(WindowAction::DismissProblem)]);
}

#[test]
fn what_went_well_is_told() {
    let mut state = page(family());
    let sealed = Message::new("film-sealed").with("length", "17:12");
    state.notice = Some(sealed.clone().into());
    let window = Window::new(state);
    window.0.get_by_role_and_label(Role::Status, &say(sealed));
}

fn training(page: TrainingPage) -> State {
    let section = SettingsSection::Training;
    settings(SettingsScreen { training: Some(Box::new(page)), ..SettingsScreen::new(section) })
}

fn checked(lines: Vec<Message>) -> State {
    settings(SettingsScreen { check: Some(lines), ..SettingsScreen::new(SettingsSection::Check) })
}

fn new_family() -> State {
    on(Screen::NewFamily(NewFamilyScreen::default()))
}

fn form() -> Window {
    Window::new(new_family())
}

fn carer(number: u32) -> String {
    say(Message::new("family-carer").with("number", number))
}

#[test]
fn a_new_family_is_what_was_filled_in() {
    let mut window = form();
    let save = say("family-save");
    assert!(!window.is_on(&save), "a code is needed");
    window.write(Role::TextInput, &say("family-code"), " FAM-007 ");
    window.assert_silent("family-start");
    window.act(Role::CheckBox, &say("family-begun"));
    window.write(Role::TextInput, &say("family-start"), "2026-03-02");
    window.write(Role::TextInput, &say("family-born"), "2024-01-31");
    for purpose in ["purpose-film", "purpose-supervise"] {
        assert!(window.act(Role::CheckBox, &say(purpose)).is_empty());
    }
    let wanted = NewFamily {
        programme: None,
        code: "FAM-007".into(),
        start: Some(day(2)),
        child_born: chrono::NaiveDate::from_ymd_opt(2024, 1, 31),
        carers: vec![(say("family-carer-default").as_str().into(), vec![Purpose::Film, Purpose::Supervise])],
    };
    assert_eq!(window.press(&save), [UserAction::Families(FamiliesAction::SaveFamily(wanted))]);
}

#[test]
fn a_date_that_is_none_is_told_as_it_is_typed_and_moves_nothing() {
    let mut window = form();
    window.write(Role::TextInput, &say("family-code"), "FAM-007");
    let save = |window: &Window| window.0.get_by_role_and_label(Role::Button, &say("family-save")).rect();
    window.act(Role::CheckBox, &say("family-begun"));
    let before = save(&window);
    window.write(Role::TextInput, &say("family-start"), "2026-02-30");
    window.0.get_by_role_and_label(Role::Alert, &say("date-wrong"));
    window.assert_says("family-save-needs-dates");
    assert!(!window.is_on(&say("family-save")));
    assert!((save(&window).top() - before.top()).abs() < 30.0);
    assert!(window.press(&say("family-save")).is_empty());
}

#[test]
fn the_form_begins_where_one_types() {
    let window = form();
    assert!(window.0.get_by_role_and_label(Role::TextInput, &say("family-code")).is_focused());
}

#[test]
fn carers_come_and_go_but_one_stays() {
    let mut window = form();
    let remove = |number: u32| say(Message::new("family-carer-remove").with("number", number));
    assert!(!window.says(&remove(1)), "the only carer cannot be removed");
    window.press(&say("family-carer-add"));
    window.write(Role::TextInput, &carer(2), "Dad");
    window.press(&remove(1));
    assert!(!window.says(&carer(2)));
    window.write(Role::TextInput, &say("family-code"), "FAM-007");
    let done = window.press(&say("family-save"));
    let [UserAction::Families(FamiliesAction::SaveFamily(family))] = done.as_slice() else {
        panic!("{done:?}")
    };
    assert_eq!(family.carers, [("Dad".into(), Vec::new())]);
}

#[test]
fn a_form_that_was_left_is_empty_when_it_comes_back() {
    let mut window = form();
    window.write(Role::TextInput, &say("family-code"), "FAM-007");
    assert_eq!(window.press(&say("action-cancel")), [UserAction::Window(WindowAction::Back)]);
    window.0.state_mut().state = families(caseload());
    window.0.run();
    window.0.state_mut().state = new_family();
    window.0.run();
    assert_eq!(window.value(Role::TextInput, &say("family-code")), "");
}

#[test]
fn a_form_that_is_being_saved_cannot_be_saved_again() {
    let mut window = form();
    window.write(Role::TextInput, &say("family-code"), "FAM-007");
    window.0.state_mut().state.busy = Some(InProgress::AddingFamily(Request::default()).into());
    window.0.run();
    window.assert_says("families-saving");
    assert!(!window.is_on(&say("family-save")));
}

#[test]
fn the_check_of_the_vault_tells_good_from_bad() {
    let well = Message::new("check-well").with("cases", 2_u32).with("films", 3_u32).with("length", "51:36");
    let window = Window::new(checked(vec![well.clone()]));
    window.0.get_by_role_and_label(Role::Status, &say(well));

    let damaged = Message::new("check-damaged")
        .with("damages", 1_u32)
        .with("cases", 2_u32)
        .with("films", 3_u32)
        .with("length", "51:36");
    let damage = Message::new("check-damage")
        .with("place", "FAM-001")
        .with("why", "it was cut")
        .with("costs", "3.2 s of picture at 0:41")
        .with("where", "cases/1/film/2-0.sealed");
    let lines = vec![damaged.clone(), damage.clone()];
    let window = Window::new(checked(lines));
    let alert = window.0.get_by_role(Role::Alert);
    let said = alert.accesskit_node().label().unwrap_or_default();
    assert!(said.contains(&say(damaged)) && said.contains(&say(damage)), "{said}");
}

/// Fault 3 of the walk: scroll leaked from screen to screen.
#[test]
fn every_page_begins_at_its_top_and_its_head_stays() {
    let tab =
        |window: &Window| window.0.get_by_role_and_label(Role::Tab, &say("family-page-pathway")).rect().top();
    let at_top = |window: &Window, key: &'static str| {
        let rect = window.0.get_by_label(&say(key)).rect();
        rect.top() > 0.0 && rect.bottom() < 600.0
    };
    let mut window = Window::new(page_at(family(), FamilyPage::Data));
    window.0.set_size(egui::vec2(1366.0, 600.0));
    window.0.run();
    assert!(at_top(&window, "consent-title"));
    let head = tab(&window);
    window.0.get_by_label(&say("keep-title")).scroll_to_me();
    window.0.run_steps(60);
    assert!(!at_top(&window, "consent-title"), "the page is longer than the window");
    assert!((tab(&window) - head).abs() < 1.0, "the tabs never scroll");
    let mut other = family();
    other.row.case = CaseId::from_bytes([77; 16]);
    window.turn_to(page_at(other, FamilyPage::Data));
    assert!(at_top(&window, "consent-title"), "another family");
    window.0.get_by_label(&say("keep-title")).scroll_to_me();
    window.0.run_steps(60);
    window.turn_to(page(family()));
    assert!(at_top(&window, "overview-next"), "another page");
    window.turn_to(settings(SettingsScreen::new(SettingsSection::Check)));
    assert!(at_top(&window, "settings-check-now"), "another screen");
}
