//! The next step of a family and its Pathway page: what is said, and what a press does.

use egui::Role;

use super::fuller::MUM;
use super::pathway_line::everything;
use super::states::{caseload, day, families, family, page_at};
use super::{Window, say};
use attune::app::action::{FamilyAction, UserAction};
use attune::app::state::{FamilyPage, Screen, State};
use attune::base::{PersonId, RecordId, Redacted, UserId};
use attune::casework::changes::{EntryChange, ProgrammeChange};
use attune::casework::pages::{FamilyView, PathwayView, ProgrammeName, StaffRole, StaffRow};
use attune::casework::sentences::pathway;
use attune::programme::pathway::{
    Choice, EndGround, FamilyKind, Next, Pathway, PathwayGround, Question, Stage, Strength,
};
use attune::programme::{
    AssessmentGuide, CarerKind, Entry, Override, PathwayStep, Person, Role as Part, Said,
};
use attune::words::Message;

pub const ME: UserId = UserId::from_bytes([1; 16]);
pub const OTHER: UserId = UserId::from_bytes([2; 16]);
pub const CHILD: PersonId = PersonId::from_bytes([30; 16]);
pub const VIDEO: &str = "video-feedback";
const TRAINING: &str = "sensitivity-training";
const INTENSIVE: &str = "intensive-support";
const PLAY: &str = "play-group";

pub fn id(number: u8) -> RecordId {
    RecordId::from_bytes([number; 16])
}

fn name(programme: &str, title: &str) -> ProgrammeName {
    let (id, title) = (programme.to_owned(), title.to_owned());
    ProgrammeName { id, title, elsewhere: programme == "trauma-focused-cbt", named: None, with: None }
}

/// A mother and a child of two; the step is next.
pub fn pathway_of(next: Next) -> FamilyView {
    let people = vec![
        Person::new(MUM, Part::Carer { kind: CarerKind::Parent }, "Mum"),
        Person::new(CHILD, Part::Child { born: Some("2024-01-10".parse().unwrap()) }, "A."),
    ];
    let said = Said { source: "NG26 1.3.2".to_owned(), quote: "a comprehensive assessment".to_owned() };
    let mut view = family();
    view.pathway = PathwayView {
        stands: Pathway { next, why: Some(said), ..Pathway::default() },
        people,
        programmes: vec![
            name(VIDEO, "Video feedback"),
            name(TRAINING, "Behaviour training"),
            name("trauma-focused-cbt", "Trauma-focused therapy"),
            name(INTENSIVE, "Intensive support"),
            name(PLAY, "Play sessions"),
        ],
        guide: AssessmentGuide::shipped().unwrap().into(),
        writers: vec![(OTHER, "anna".into())],
        ..PathwayView::default()
    };
    view
}

pub fn state(open: FamilyView, page: FamilyPage) -> State {
    let mut state = page_at(open, page);
    state.me = Some(StaffRow {
        user: ME,
        login: "mk".into(),
        role: StaffRole::Worker,
        administrator: false,
        retired: false,
        you: true,
    });
    state
}

/// A page with everything on it.
fn full() -> State {
    state(everything(), FamilyPage::Pathway)
}

/// The pages worth looking at, by name; those of the forms are drawn with a form open.
pub fn gallery<const N: usize>(forms: [&'static str; N]) -> Vec<(&'static str, State)> {
    let empty = state(pathway_of(Next::Refer), FamilyPage::Pathway);
    let pages = [("pathway", full()), ("pathway-empty", empty), ("pathway-questions", questioned())];
    pages.into_iter().chain(forms.map(|form| (form, full()))).collect()
}

/// A page with several programmes to offer, and everything that can be asked.
fn questioned() -> State {
    let choices = vec![
        choice(VIDEO, Strength::Offer, "NG26 1.4.1"),
        choice(TRAINING, Strength::Consider, "NG26 1.4.13"),
    ];
    let mut view = pathway_of(Next::Offer { stage: Stage::Assessed, choices });
    let programme = || VIDEO.to_owned();
    view.pathway.stands.questions = vec![
        Question::BirthUnknown { programme: programme() },
        Question::OfSchoolAge { programme: programme(), since: day(1) },
        Question::SchoolAgeAhead { programme: programme(), from: day(28) },
        Question::MixedCarers,
        Question::JudgedEarly { on: day(3) },
        Question::Unpaired { programme: INTENSIVE.to_owned(), pair: PLAY.to_owned() },
    ];
    state(view, FamilyPage::Pathway)
}

/// The window turns to the Pathway page, as the state does when that is asked for.
fn turn(window: &mut Window) {
    let Screen::Family(family) = &mut window.0.state_mut().state.screen else { panic!() };
    family.page = FamilyPage::Pathway;
    window.0.run();
}

/// What a form makes of what stands in it.
pub fn saved(window: &mut Window) -> Entry {
    match window.press(&say("pathway-save")).remove(0) {
        UserAction::Family(FamilyAction::ChangeEntry(
            EntryChange::Add(entry) | EntryChange::Revise(_, entry),
        )) => entry,
        other => panic!("{other:?}"),
    }
}

fn choice(programme: &str, strength: Strength, source: &str) -> Choice {
    let said = Said { source: source.to_owned(), quote: "offer it".to_owned() };
    Choice { programme: programme.to_owned(), strength, with: None, said }
}

pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[test]
fn each_next_step_says_what_and_opens_the_form_that_does_it() {
    let video = || VIDEO.to_owned();
    let choices = vec![choice(VIDEO, Strength::Offer, "NG26 1.4.1")];
    let table = [
        (Next::Refer, "next-do-refer", "referral-title"),
        (Next::Assess { begun: None, missing: vec![] }, "next-do-assess", "assessment-title"),
        (Next::Offer { stage: Stage::Assessed, choices }, "next-do-offer", "offer-title"),
        (Next::Judge { programme: video(), finished: day(2) }, "next-do-judge", "judgement-title"),
        (
            Next::Review { ground: PathwayGround::ReviewLittle, planned: None },
            "next-do-review",
            "pathway-review-title",
        ),
        (Next::End { because: EndGround::ProgrammeOver }, "next-do-end", "ending-title"),
    ];
    for (next, button, title) in table {
        let view = pathway_of(next);
        let sentence = capital(&say(pathway::next(&view.pathway)));
        let mut window = Window::new(state(view, FamilyPage::Overview));
        assert!(window.says(&sentence), "{sentence}");
        assert_eq!(
            window.press(&say(button)),
            [UserAction::Family(FamilyAction::ChoosePage(FamilyPage::Pathway))],
            "{button}"
        );
        turn(&mut window);
        window.assert_says(title);
    }
}

#[test]
fn a_session_is_opened_and_an_accepted_programme_begun() {
    let session = Next::Session { programme: VIDEO.to_owned(), number: 4, day: Some(day(25)) };
    let mut window = Window::new(state(pathway_of(session), FamilyPage::Pathway));
    let open = say(Message::new("next-do-session").with("number", 4_u32));
    assert_eq!(window.press(&open), [UserAction::Family(FamilyAction::OpenSession(4))]);
    let begin = Next::Begin { programme: TRAINING.to_owned(), offer: id(3), with: None };
    let mut window = Window::new(state(pathway_of(begin), FamilyPage::Overview));
    let begin = ProgrammeChange::Begin { programme: TRAINING.to_owned(), on: day(20) };
    let does = [
        UserAction::Family(FamilyAction::ChangeProgramme(begin)),
        UserAction::Family(FamilyAction::ChoosePage(FamilyPage::Overview)),
    ];
    assert_eq!(window.press(&say("next-do-begin")), does);
    // One that the guidance combines with another: both begin, what was accepted last, so that it is the active one.
    let both = Next::Begin { programme: INTENSIVE.to_owned(), offer: id(3), with: Some(PLAY.to_owned()) };
    let mut window = Window::new(state(pathway_of(both), FamilyPage::Overview));
    let titles = Message::new("next-begin-both").with("programme", "Intensive support");
    window.assert_says(titles.with("pair", "Play sessions"));
    let begins = |programme: &str| {
        let change = ProgrammeChange::Begin { programme: programme.to_owned(), on: day(20) };
        UserAction::Family(FamilyAction::ChangeProgramme(change))
    };
    let to_programme = UserAction::Family(FamilyAction::ChoosePage(FamilyPage::Overview));
    assert_eq!(window.press(&say("next-do-begin-both")), [begins(PLAY), begins(INTENSIVE), to_programme]);
    // What another service gives has no sessions here.
    let elsewhere = Next::Begin { programme: "trauma-focused-cbt".to_owned(), offer: id(3), with: None };
    let view = pathway_of(elsewhere);
    let sentence = pathway::next(&view.pathway);
    assert_eq!(sentence.key, "next-elsewhere");
    let window = Window::new(state(view, FamilyPage::Overview));
    window.assert_says(sentence);
    window.assert_silent("next-do-begin");
}

/// NG26 1.5.4: "combined with group therapeutic play sessions for the child".
#[test]
fn what_belongs_together_is_told_and_the_missing_one_begun() {
    let with = |programme: &str| Choice {
        with: Some(PLAY.to_owned()),
        ..choice(programme, Strength::Consider, "NG26 1.5.4")
    };
    let next = Next::Offer { stage: Stage::Assessed, choices: vec![with(INTENSIVE)] };
    let window = Window::new(state(pathway_of(next), FamilyPage::Overview));
    window.assert_says(Message::new("next-together").with("programme", "Play sessions"));

    let session = Next::Session { programme: INTENSIVE.to_owned(), number: 2, day: None };
    let mut view = pathway_of(session);
    let question = Question::Unpaired { programme: INTENSIVE.to_owned(), pair: PLAY.to_owned() };
    view.pathway.stands.questions = vec![question];
    let said =
        Said { source: "NG26 1.6.1".to_owned(), quote: "identify any key attachment figures".to_owned() };
    view.pathway.stands.besides = vec![said.clone()];
    let mut window = Window::new(state(view, FamilyPage::Overview));
    window.assert_says(pathway::beside(&said));
    let named = Message::new("question-unpaired").with("programme", "Intensive support");
    window.assert_says(named.with("pair", "Play sessions"));
    let press = say(Message::new("next-do-begin-pair").with("programme", "Play sessions"));
    let begun = ProgrammeChange::Begin { programme: PLAY.to_owned(), on: day(20) };
    assert_eq!(window.press(&press), [UserAction::Family(FamilyAction::ChangeProgramme(begun))]);
}

/// Where the guidance is silent, the step says that it is Attune who asks.
#[test]
fn why_it_is_the_next_step_is_told_of_each_family_as_the_guidance_has_it() {
    use FamilyKind::{EdgeOfCare, Placed, Residential};
    let offer = |stage, named| {
        let choices = if named { vec![choice(TRAINING, Strength::Consider, "NG26 1.4.4")] } else { vec![] };
        Next::Offer { stage, choices }
    };
    let review = |ground| Next::Review { ground, planned: None };
    let judge = Next::Judge { programme: TRAINING.to_owned(), finished: day(2) };
    let (declined, little) = (PathwayGround::ReviewDeclined, PathwayGround::ReviewLittleOther);
    for (family, next, key) in [
        (EdgeOfCare, offer(Stage::Reviewed, true), "why-offer-reviewed"),
        (Placed, offer(Stage::Reviewed, false), "why-offer-unnamed"),
        (EdgeOfCare, offer(Stage::Declined, true), "why-offer-declined"),
        (EdgeOfCare, offer(Stage::Skipped, true), "why-offer-skipped"),
        (EdgeOfCare, review(declined), "why-review-declined"),
        (Placed, review(declined), "why-review-declined-own"),
        (Residential, review(declined), "why-review-declined-own"),
        (EdgeOfCare, review(little), "why-review-little"),
        (Residential, review(little), "why-review-little-residential"),
        (Placed, judge.clone(), "why-judge"),
        (Residential, judge, "why-judge-residential"),
    ] {
        let mut view = pathway_of(next);
        view.pathway.stands.family = family;
        let why = pathway::why(&view.pathway).unwrap();
        assert_eq!(why.key, key);
        let window = Window::new(state(view, FamilyPage::Overview));
        assert!(window.says(&capital(&say(why))), "{key}");
    }
}

#[test]
fn the_source_and_its_words_are_told_on_demand() {
    let mut window =
        Window::new(state(pathway_of(Next::Assess { begun: None, missing: vec![] }), FamilyPage::Overview));
    window.assert_says("why-assess");
    assert!(!window.says("a comprehensive assessment"));
    window.press(&say(Message::new("next-source").with("source", "NG26 1.3.2")));
    assert!(window.says("a comprehensive assessment"));
}

#[test]
fn going_without_a_step_needs_a_reason() {
    let mut window =
        Window::new(state(pathway_of(Next::Assess { begun: None, missing: vec![] }), FamilyPage::Overview));
    window.press(&say("next-skip"));
    assert!(!window.is_on(&say("next-skip-yes")));
    window.write(Role::TextInput, &say("next-skip-why"), "the court asked for it");
    let gone =
        Override { on: day(20), step: PathwayStep::Assess, why: Redacted::from("the court asked for it") };
    let actions = window.press(&say("next-skip-yes"));
    assert_eq!(
        actions,
        [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Add(Entry::Override(gone))))]
    );
    // What happens or does not cannot be skipped.
    let answer = Next::Answer { offer: id(3), programme: VIDEO.to_owned(), on: day(2) };
    Window::new(state(pathway_of(answer), FamilyPage::Overview)).assert_silent("next-skip");
}

#[test]
fn the_words_follow_who_cares_for_the_child() {
    let choices = || vec![choice(VIDEO, Strength::Offer, "NG26 1.5.1")];
    for (kind, carers) in [
        (CarerKind::Parent, "the parents"),
        (CarerKind::FosterCarer, "the foster carers"),
        (CarerKind::SpecialGuardian, "the special guardians"),
        (CarerKind::AdoptiveParent, "the adoptive parents"),
    ] {
        let mut view = pathway_of(Next::Offer { stage: Stage::Assessed, choices: choices() });
        view.pathway.people[0].role = Part::Carer { kind };
        let window = Window::new(state(view, FamilyPage::Overview));
        assert!(window.says(&format!("Offer {carers}: Video feedback.")), "{kind:?}");
    }
}

#[test]
fn other_programmes_and_questions_stand_beside_the_step() {
    let choices = vec![
        choice(VIDEO, Strength::Offer, "NG26 1.4.1"),
        choice(TRAINING, Strength::Consider, "NG26 1.4.13"),
    ];
    let mut view = pathway_of(Next::Offer { stage: Stage::Assessed, choices });
    let asked = Question::OfSchoolAge { programme: VIDEO.to_owned(), since: day(1) };
    view.pathway.stands.questions = vec![asked.clone()];
    let also = pathway::also(&view.pathway, TRAINING, Strength::Consider, "NG26 1.4.13");
    let question = pathway::question(&view.pathway, &asked);
    let window = Window::new(state(view, FamilyPage::Overview));
    window.assert_says(also);
    window.assert_says(question);
}

#[test]
fn the_caseload_tells_the_next_step_where_it_is_no_session() {
    let mut rows = caseload();
    let short = Message::new("next-short").with("step", pathway::step(PathwayStep::Refer));
    rows[0].next_step = Some(short.clone());
    let window = Window::new(families(rows));
    window.assert_says(short);
}
