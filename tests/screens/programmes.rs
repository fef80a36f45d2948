//! The card of a family's programmes, what a session covered, and the verdicts as of another day.

use egui::Role;

use super::fuller::{date, full, session};
use super::states::{family, page_at};
use super::{Window, say};
use attune::app::action::{FamilyAction, SessionAction, UserAction};
use attune::app::state::{FamilyPage, State};
use attune::base::{MediaTime, RunId};
use attune::casework::changes::{ProgrammeChange, SessionChange};
use attune::casework::pages::{Begun, ContentRow, FamilyView, JudgedOn, ProgrammesView, RunRow};
use attune::casework::sentences;
use attune::programme::fidelity::{Remedy, Verdict};
use attune::programme::{ProgrammeEnd, RuleId, StepKind};
use attune::words::Message;

const FIRST: RunId = RunId::from_bytes([41; 16]);
const SECOND: RunId = RunId::from_bytes([42; 16]);

fn row(run: RunId, title: &str) -> RunRow {
    RunRow {
        run,
        title: Some(title.to_owned()),
        source: "NG26 1.4.2".to_owned(),
        begun: Some(date(1, 5)),
        ended: None,
        may_end: true,
        continues: false,
        gone_on: false,
        active: false,
        held: 3,
        planned: 10,
        verdict: Verdict::AtRisk,
    }
}

fn programmes(runs: Vec<RunRow>) -> FamilyView {
    let choices = vec![
        ("video-feedback".to_owned(), "Video feedback programme".to_owned()),
        ("play-group".to_owned(), "Group therapeutic play sessions".to_owned()),
    ];
    FamilyView { programmes: ProgrammesView { runs, choices }, ..family() }
}

/// The family's page with its programmes.
fn pathway(view: FamilyView) -> State {
    page_at(view, FamilyPage::Pathway)
}

/// The family's page with the verdicts.
fn with_verdicts(view: FamilyView) -> State {
    page_at(view, FamilyPage::Supervision)
}

fn with(runs: Vec<RunRow>) -> Window {
    Window::new(pathway(programmes(runs)))
}

fn named(key: &'static str, programme: &str) -> String {
    say(Message::new(key).with("programme", programme))
}

fn retype(window: &mut Window, field: &str, text: &str) {
    window.clear(Role::TextInput, field);
    window.write(Role::TextInput, field, text);
}

#[test]
fn what_only_a_colleague_can_take_back_has_no_button() {
    for may_end in [true, false] {
        let window = with(vec![RunRow { active: true, may_end, ..row(FIRST, "Video") }]);
        assert_eq!(window.says(&named("programmes-end-named", "Video")), may_end);
    }
}

#[test]
fn one_programme_says_what_it_is_and_needs_no_choosing() {
    let window = with(vec![RunRow { active: true, ..row(FIRST, "Video") }]);
    assert!(window.says("Video"));
    window.assert_silent("programmes-choose");
    assert!(window.is_on(&named("programmes-end-named", "Video")));
}

#[test]
fn another_programme_is_made_active() {
    let mut window = with(vec![RunRow { active: true, ..row(SECOND, "Play") }, row(FIRST, "Video")]);
    assert!(!window.says(&named("programmes-choose-named", "Play")));
    let choose = UserAction::Family(FamilyAction::ChangeProgramme(ProgrammeChange::Choose(FIRST)));
    assert_eq!(window.press(&named("programmes-choose-named", "Video")), [choose]);
}

#[test]
fn a_programme_is_begun_once_it_is_chosen_and_has_a_day() {
    let mut window = with(vec![RunRow { active: true, ..row(FIRST, "Video") }]);
    window.press(&say("programmes-begin"));
    let save = say("programmes-begin-save");
    assert!(!window.is_on(&save));
    window.assert_says("programmes-which-none");
    window.act(Role::ComboBox, &say("programmes-which"));
    window.press("Group therapeutic play sessions");
    retype(&mut window, &say("programmes-first-day"), "never");
    assert!(!window.is_on(&save), "no day");
    retype(&mut window, &say("programmes-first-day"), "2026-03-02");
    let begin = ProgrammeChange::Begin { programme: "play-group".to_owned(), on: date(3, 2) };
    assert_eq!(window.press(&save), [UserAction::Family(FamilyAction::ChangeProgramme(begin))]);
    // It stays as it was typed until the answer says that it is done.
    assert_eq!(window.value(Role::TextInput, &say("programmes-first-day")), "2026-03-02");
    window.turn_to(pathway(programmes(vec![
        RunRow { active: true, ..row(SECOND, "Play") },
        row(FIRST, "Video"),
    ])));
    window.save();
    window.assert_silent("programmes-begin-save");
}

#[test]
fn stopping_early_needs_a_reason_and_finishing_none() {
    let open = || {
        let mut window = with(vec![RunRow { active: true, ..row(FIRST, "Video") }]);
        window.press(&named("programmes-end-named", "Video"));
        retype(&mut window, &say("programmes-last-day"), "2026-03-02");
        window
    };
    let save = say("programmes-end-save");
    let end = |how, reason: &str| {
        UserAction::Family(FamilyAction::ChangeProgramme(ProgrammeChange::End {
            run: FIRST,
            on: date(3, 2),
            how,
            reason: reason.into(),
        }))
    };
    let mut window = open();
    assert!(!window.is_on(&save));
    window.assert_says("programmes-how-none");
    window.press(&say("programmes-how-finished"));
    assert_eq!(window.press(&save), [end(ProgrammeEnd::Finished, "")]);
    let mut window = open();
    window.press(&say("programmes-how-stopped"));
    assert!(!window.is_on(&save), "no reason");
    window.write(Role::TextInput, &say("visit-reason"), "Mum was ill");
    assert_eq!(window.press(&save), [end(ProgrammeEnd::StoppedEarly, "Mum was ill")]);
}

#[test]
fn a_programme_that_ended_says_why_and_can_be_gone_on_with_once() {
    let ended = Some((date(2, 20), ProgrammeEnd::StoppedEarly, "Mum was ill".into()));
    let stopped = RunRow { active: true, ended, ..row(FIRST, "Video") };
    let mut window = with(vec![stopped.clone()]);
    assert!(window.says("Mum was ill"));
    window.press(&named("programmes-go-on-named", "Video"));
    window.assert_says("programmes-go-on-says");
    retype(&mut window, &say("programmes-go-on-day"), "2026-03-02");
    let go_on = ProgrammeChange::GoOn { run: FIRST, on: date(3, 2) };
    assert_eq!(
        window.press(&say("programmes-go-on-save")),
        [UserAction::Family(FamilyAction::ChangeProgramme(go_on))]
    );
    let window = with(vec![RunRow { gone_on: true, ..stopped }]);
    assert!(!window.says(&named("programmes-go-on-named", "Video")));
}

#[test]
fn a_file_of_ones_own_is_added() {
    let mut window = with(vec![RunRow { active: true, ..row(FIRST, "Video") }]);
    window.press(&say("programmes-add"));
    let save = say("programmes-add-save");
    assert!(!window.is_on(&save));
    window.write(Role::TextInput, &say("programmes-file"), "six.toml");
    assert_eq!(window.press(&save), [UserAction::Family(FamilyAction::AddProgramme("six.toml".into()))]);
}

#[test]
fn the_verdicts_are_shown_as_of_another_day_with_what_would_put_them_right() {
    let mut view = full();
    let span = view.findings.iter_mut().find(|finding| finding.rule == RuleId::SPAN).unwrap();
    span.remedy = Some(Remedy::Closer { sessions: 8, at_most_days: 9, by: date(5, 5) });
    let remedy = sentences::remedy(span.remedy.as_ref().unwrap());
    let mut window = Window::new(with_verdicts(view.clone()));
    window.assert_says(remedy.clone());
    let name = say("fidelity-as-of");
    window.press(&name);
    window.write(Role::TextInput, &name, "2026-02-01");
    assert_eq!(
        window.press(&say("fidelity-as-of-show")),
        [UserAction::Family(FamilyAction::JudgeAsOf(Some(date(2, 1))))]
    );
    let judged = JudgedOn { on: date(2, 1), begun: Begun::Yes, findings: Vec::new() };
    let later = JudgedOn { begun: Begun::Later(date(2, 9)), ..judged.clone() };
    let window = Window::new(with_verdicts(FamilyView { judged: Some(later), ..view.clone() }));
    window.assert_says(Message::new("fidelity-before").with("day", date(2, 1)).with("begins", date(2, 9)));
    window.assert_silent("table-none");
    let earlier = FamilyView { judged: Some(judged), ..view };
    let mut window = Window::new(with_verdicts(earlier));
    window.assert_says(Message::new("fidelity-as-of-says").with("day", date(2, 1)));
    window.assert_silent(remedy);
    assert_eq!(
        window.press(&say("fidelity-as-of-today")),
        [UserAction::Family(FamilyAction::JudgeAsOf(None))]
    );
}

#[test]
fn every_remedy_is_a_sentence() {
    let left = Some(1);
    for remedy in [
        Remedy::Closer { sessions: 1, at_most_days: 0, by: date(5, 5) },
        Remedy::Closer { sessions: 3, at_most_days: 1, by: date(5, 5) },
        Remedy::Wider { sessions: 1, at_least_days: 3, not_before: date(5, 5) },
        Remedy::Wider { sessions: 2, at_least_days: 3, not_before: date(5, 5) },
        Remedy::NextBy { day: date(5, 5) },
        Remedy::FilmMore { missing: MediaTime::from_minutes(3) },
        Remedy::ShowHeading { heading: "strengths".to_owned(), sessions: 2, sessions_left: 3 },
        Remedy::ShowHeading { heading: "strengths".to_owned(), sessions: 2, sessions_left: 1 },
        Remedy::ShowHeading { heading: "strengths".to_owned(), sessions: 2, sessions_left: 0 },
        Remedy::ShowAim { aim: "A1".to_owned(), quote: "nurture".to_owned(), sessions_left: None },
        Remedy::Cover { quote: "homework".to_owned(), sessions_left: left },
        Remedy::CoverOften { quote: DAILY.to_owned(), sessions: 3 },
        Remedy::Assess { before: None },
        Remedy::Assess { before: Some(date(5, 5)) },
        Remedy::Review,
        Remedy::AskConsent { purpose: attune::programme::Purpose::Film },
    ] {
        let said = say(sentences::remedy(&remedy));
        assert!(said.ends_with('.') && !said.contains('{') && said.len() > 20, "{said}");
    }
}

/// A session of a programme that does not film and has something to cover.
fn without_film() -> State {
    session(StepKind::Close, |view| {
        view.steps.retain(|step| matches!(step.kind, StepKind::Plan | StepKind::Close));
        let row =
            |id: &str, quote: &str, often| ContentRow { id: id.to_owned(), quote: quote.to_owned(), often };
        view.contents = vec![row("homework", QUOTE, false), row("telephone", DAILY, true)];
    })
}

const QUOTE: &str = "homework to practise applying new skills";
const DAILY: &str = "supervision by daily telephone contact";

#[test]
fn a_session_without_film_has_two_steps_and_ticks_what_it_covered() {
    let mut window = Window::new(without_film());
    window.assert_silent(
        Message::new("visit-step").with("number", 2_u32).with("step", sentences::step(StepKind::Film)),
    );
    window.assert_says("cover-title");
    window.assert_says("cover-often");
    let tick = window.act(Role::CheckBox, QUOTE);
    assert_eq!(
        tick,
        [UserAction::Session(SessionAction::Change(4, SessionChange::Cover("homework".to_owned(), true)))]
    );
}
