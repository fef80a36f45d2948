//! The caseload, a family's page, the form for a new family, the check of the vault.

use attune::app::Problem;
use attune::app::action::{Did, NewFamily};
use attune::app::sentences;
use attune::app::state::{FamiliesScreen, FamilyView};
use attune::base::CaseId;
use attune::programme::Purpose;
use attune::words::Message;
use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::states::{RECORDING, VERDICTS, caseload, day, families, family, findings, page};
use super::{Window, say};

#[test]
fn an_empty_caseload_offers_to_add_a_family() {
    let mut window = Window::new(families(FamiliesScreen::default()));
    window.assert_says("families-none");
    window.assert_says("families-none-hint");
    assert_eq!(window.press(&say("families-add")), [Did::AddFamily(true)]);
}

#[test]
fn work_under_way_is_told_and_does_not_look_empty() {
    let mut state = families(FamiliesScreen::default());
    state.busy = Some("check-running".into());
    let window = Window::new(state);
    window.assert_says("check-running");
    window.assert_silent("families-none");
}

#[test]
fn every_family_is_listed_with_its_verdict_in_words() {
    let mut window = Window::new(families(caseload()));
    window.assert_says("families-choose");
    for verdict in VERDICTS {
        window.assert_says(sentences::verdict(verdict));
    }
    window.assert_says(Message::new("families-last").with("day", "2026-03-16"));
    window.assert_says("families-no-session");
    assert_eq!(window.press("FAM-002"), [Did::OpenFamily(CaseId::from_bytes([2; 16]))]);
    assert_eq!(window.press(&say("families-add")), [Did::AddFamily(true)]);
    assert_eq!(window.press(&say("families-check")), [Did::CheckVault]);
    assert_eq!(window.press(&say("families-lock")), [Did::Lock]);
}

#[test]
fn a_familys_page_shows_films_and_every_verdict_with_evidence_and_source() {
    let window = Window::new(page(family()));
    for finding in findings() {
        window.assert_says(sentences::verdict(finding.verdict));
        let evidence: Vec<String> = sentences::evidence(&finding).into_iter().map(say).collect();
        assert!(window.says(&evidence.join(" ")), "{evidence:?}");
        assert!(window.says(&finding.source), "{}", finding.source);
    }
    let facts = [
        say(Message::new("family-recording-facts")
            .with("length", "17:12")
            .with("clips", Message::new("count-clips").with("count", 1_u32))),
        say("family-recording-recovered"),
        say(Message::new("family-recording-gaps").with("gaps", 2_u32)),
    ];
    assert!(window.says(&facts.join(" · ")), "{facts:?}");
    window.0.get_by_role_and_label(Role::Heading, "FAM-001");
}

#[test]
fn a_page_films_the_next_session_or_the_one_chosen() {
    let mut window = Window::new(page(family()));
    let film = |session: u32| say(Message::new("family-film").with("session", session));
    assert_eq!(window.press(&film(4)), [Did::GoFilm { session: 4 }]);
    window.0.get_by_role_and_label(Role::SpinButton, &say("family-session")).increment_accesskit();
    // The button before the number says the new one in the next pass.
    window.0.run_steps(2);
    assert_eq!(window.press(&film(5)), [Did::GoFilm { session: 5 }]);
}

#[test]
fn a_page_watches_films_that_are_whole() {
    let mut window = Window::new(page(family()));
    let time = family().recordings[0].started.with_timezone(&chrono::Local).format("%H:%M").to_string();
    let watch = |session: u32| {
        say(Message::new("family-watch-named").with("session", session).with("time", time.as_str()))
    };
    assert_eq!(window.press(&watch(3)), [Did::GoTag(RECORDING)]);
    assert!(!window.is_on(&watch(2)), "it is not finished");
    assert!(window.press(&watch(2)).is_empty());
}

#[test]
fn a_page_without_film_says_what_will_be_there() {
    let window = Window::new(page(FamilyView { recordings: Vec::new(), ..family() }));
    window.assert_says("family-no-films");
    window.assert_says("family-no-films-hint");
}

#[test]
fn filming_that_is_refused_says_every_reason() {
    let lacks = ["Mum", "Dad"].map(|person| Message::new("refuse-film-no-consent").with("person", person));
    let window = Window::new(page(FamilyView { film_refusals: lacks.to_vec(), ..family() }));
    assert!(!window.is_on(&say(Message::new("family-film").with("session", 4_u32))));
    for lack in lacks {
        window.0.get_by_role_and_label(Role::Alert, &say(lack));
    }
}

#[test]
fn a_failure_is_told_above_the_page() {
    let mut state = page(family());
    state.problem = Some(Problem::failed("error-no-cipher"));
    let mut window = Window::new(state);
    window.0.get_by_role_and_label(Role::Alert, &say("error-no-cipher"));
    assert_eq!(window.press(&say("action-close")), [Did::DismissProblem]);
}

#[test]
fn what_went_well_is_told() {
    let mut state = page(family());
    let sealed = Message::new("film-sealed").with("session", 3_u32).with("length", "17:12");
    state.notice = Some(sealed.clone());
    let window = Window::new(state);
    window.0.get_by_role_and_label(Role::Status, &say(sealed));
}

fn form() -> Window {
    Window::new(families(FamiliesScreen { adding: true, ..FamiliesScreen::default() }))
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
    window.write(Role::TextInput, &say("family-start"), "2026-03-02");
    window.write(Role::TextInput, &say("family-born"), "2024-01-31");
    for purpose in ["purpose-film", "purpose-supervise"] {
        assert!(window.act(Role::CheckBox, &say(purpose)).is_empty());
    }
    let wanted = NewFamily {
        code: "FAM-007".into(),
        start: Some(day(2)),
        child_born: chrono::NaiveDate::from_ymd_opt(2024, 1, 31),
        carers: vec![(say("family-carer-default").as_str().into(), vec![Purpose::Film, Purpose::Supervise])],
    };
    assert_eq!(window.press(&save), [Did::SaveFamily(wanted)]);
}

#[test]
fn a_date_that_is_none_is_told_and_nothing_is_saved() {
    let mut window = form();
    window.write(Role::TextInput, &say("family-code"), "FAM-007");
    window.write(Role::TextInput, &say("family-start"), "2 March");
    assert!(window.press(&say("family-save")).is_empty());
    window.0.get_by_role_and_label(Role::Alert, &say(Message::new("error-date").with("text", "2 March")));
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
    let [Did::SaveFamily(family)] = done.as_slice() else { panic!("{done:?}") };
    assert_eq!(family.carers, [("Dad".into(), Vec::new())]);
}

#[test]
fn a_form_that_was_left_is_empty_when_it_comes_back() {
    let mut window = form();
    window.write(Role::TextInput, &say("family-code"), "FAM-007");
    assert_eq!(window.press(&say("action-cancel")), [Did::AddFamily(false)]);
    assert_eq!(window.value(Role::TextInput, &say("family-code")), "");
}

#[test]
fn a_form_that_is_being_saved_cannot_be_saved_again() {
    let mut window = form();
    window.write(Role::TextInput, &say("family-code"), "FAM-007");
    window.0.state_mut().state.busy = Some("families-saving".into());
    window.0.run();
    window.assert_says("families-saving");
    assert!(!window.is_on(&say("family-save")));
}

#[test]
fn the_check_of_the_vault_tells_good_from_bad() {
    let well = Message::new("check-well").with("cases", 2_u32).with("films", 3_u32).with("length", "51:36");
    let window = Window::new(families(FamiliesScreen { check: Some(vec![well.clone()]), ..caseload() }));
    window.0.get_by_role_and_label(Role::Status, &say(well));

    let damaged = Message::new("check-damaged")
        .with("damages", 1_u32)
        .with("cases", 2_u32)
        .with("films", 3_u32)
        .with("length", "51:36");
    let damage = Message::new("check-damage").with("place", "FAM-001").with("why", "it was cut");
    let lines = vec![damaged.clone(), damage.clone()];
    let window = Window::new(families(FamiliesScreen { check: Some(lines), ..caseload() }));
    let alert = window.0.get_by_role(Role::Alert);
    let said = alert.accesskit_node().label().unwrap_or_default();
    assert!(said.contains(&say(damaged)) && said.contains(&say(damage)), "{said}");
}
