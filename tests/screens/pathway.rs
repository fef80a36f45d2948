//! The next step of a family and its Pathway page: what is said, what a press does, what a form makes.

use egui::Role;
use egui_kittest::kittest::Queryable as _;

use super::fuller::MUM;
use super::pathway_line::everything;
use super::states::{caseload, day, families, family};
use super::{Window, say};
use attune::app::action::{FamilyAction, UserAction};
use attune::app::state::{FamiliesScreen, FamilyPage, Screen, State};
use attune::base::{PersonId, RecordId, Redacted, UserId};
use attune::casework::changes::{EntryChange, ProgrammeChange};
use attune::casework::pages::{FamilyView, PathwayView, ProgrammeName, StaffRole, StaffRow};
use attune::casework::sentences::pathway;
use attune::programme::pathway::{
    Choice, EndGround, FamilyKind, Next, Pathway, PathwayGround, Question, Stage, Strength,
};
use attune::programme::{
    AgencyKind, Area, AssessmentGuide, CarerKind, Circumstance, Entry, Improvement, Offer, OfferAnswer,
    OfferReply, Override, PathwayStep, Person, Rater, Referral, ReferralReason, Review, ReviewPart,
    Role as Part, Said, ToolResult,
};
use attune::words::Message;

pub const ME: UserId = UserId::from_bytes([1; 16]);
pub const OTHER: UserId = UserId::from_bytes([2; 16]);
const CHILD: PersonId = PersonId::from_bytes([30; 16]);
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
    let mut state = families(FamiliesScreen { open: Some(Box::new(open)), page, ..caseload() });
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
    let Screen::Families(families) = &mut window.0.state_mut().state.screen else { panic!() };
    families.page = FamilyPage::Pathway;
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
        let mut window = Window::new(state(view, FamilyPage::Programme));
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
    let mut window = Window::new(state(pathway_of(session), FamilyPage::Programme));
    let open = say(Message::new("next-do-session").with("number", 4_u32));
    assert_eq!(window.press(&open), [UserAction::Family(FamilyAction::OpenSession(4))]);
    let begin = Next::Begin { programme: TRAINING.to_owned(), offer: id(3), with: None };
    let mut window = Window::new(state(pathway_of(begin), FamilyPage::Programme));
    let begin = ProgrammeChange::Begin { programme: TRAINING.to_owned(), on: day(20) };
    let does = [
        UserAction::Family(FamilyAction::ChangeProgramme(begin)),
        UserAction::Family(FamilyAction::ChoosePage(FamilyPage::Programme)),
    ];
    assert_eq!(window.press(&say("next-do-begin")), does);
    // One that the guidance combines with another: both begin, what was accepted last, so that it is the active one.
    let both = Next::Begin { programme: INTENSIVE.to_owned(), offer: id(3), with: Some(PLAY.to_owned()) };
    let mut window = Window::new(state(pathway_of(both), FamilyPage::Programme));
    let titles = Message::new("next-begin-both").with("programme", "Intensive support");
    window.assert_says(titles.with("pair", "Play sessions"));
    let begins = |programme: &str| {
        let change = ProgrammeChange::Begin { programme: programme.to_owned(), on: day(20) };
        UserAction::Family(FamilyAction::ChangeProgramme(change))
    };
    let to_programme = UserAction::Family(FamilyAction::ChoosePage(FamilyPage::Programme));
    assert_eq!(window.press(&say("next-do-begin-both")), [begins(PLAY), begins(INTENSIVE), to_programme]);
    // What another service gives has no sessions here.
    let elsewhere = Next::Begin { programme: "trauma-focused-cbt".to_owned(), offer: id(3), with: None };
    let view = pathway_of(elsewhere);
    let sentence = pathway::next(&view.pathway);
    assert_eq!(sentence.key, "next-elsewhere");
    let window = Window::new(state(view, FamilyPage::Programme));
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
    let window = Window::new(state(pathway_of(next), FamilyPage::Programme));
    window.assert_says(Message::new("next-together").with("programme", "Play sessions"));

    let session = Next::Session { programme: INTENSIVE.to_owned(), number: 2, day: None };
    let mut view = pathway_of(session);
    let question = Question::Unpaired { programme: INTENSIVE.to_owned(), pair: PLAY.to_owned() };
    view.pathway.stands.questions = vec![question];
    let said =
        Said { source: "NG26 1.6.1".to_owned(), quote: "identify any key attachment figures".to_owned() };
    view.pathway.stands.besides = vec![said.clone()];
    let mut window = Window::new(state(view, FamilyPage::Programme));
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
        let window = Window::new(state(view, FamilyPage::Programme));
        assert!(window.says(&capital(&say(why))), "{key}");
    }
}

#[test]
fn the_source_and_its_words_are_told_on_demand() {
    let mut window =
        Window::new(state(pathway_of(Next::Assess { begun: None, missing: vec![] }), FamilyPage::Programme));
    window.assert_says("why-assess");
    assert!(!window.says("a comprehensive assessment"));
    window.press(&say(Message::new("next-source").with("source", "NG26 1.3.2")));
    assert!(window.says("a comprehensive assessment"));
}

#[test]
fn going_without_a_step_needs_a_reason() {
    let mut window =
        Window::new(state(pathway_of(Next::Assess { begun: None, missing: vec![] }), FamilyPage::Programme));
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
    Window::new(state(pathway_of(answer), FamilyPage::Programme)).assert_silent("next-skip");
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
        let window = Window::new(state(view, FamilyPage::Programme));
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
    let window = Window::new(state(view, FamilyPage::Programme));
    window.assert_says(also);
    window.assert_says(question);
}

#[test]
fn a_referral_is_written_down() {
    let mut window = Window::new(state(pathway_of(Next::Refer), FamilyPage::Pathway));
    window.press(&say("next-do-refer"));
    window.press(&say("referral-fostered"));
    window.write(Role::MultilineTextInput, &say("referral-words"), "support with bedtimes");
    let expected = Referral {
        on: day(20),
        from: Some(AgencyKind::SocialCare),
        why: ReferralReason::Fostered,
        words: "support with bedtimes".into(),
    };
    assert_eq!(saved(&mut window), Entry::Referral(expected));
}

#[test]
fn an_assessment_is_saved_half_done_and_a_tool_outside_its_ages_is_questioned() {
    let mut window = Window::new(state(pathway_of(Next::Refer), FamilyPage::Pathway));
    window.press(&say("pathway-add-assessment"));
    window.write(Role::MultilineTextInput, "Physical health", "well");
    window.act(Role::CheckBox, &say("circumstance-at-risk"));
    window.press(&say("assessment-contributor-add"));
    window.press(&say("assessment-tool-add"));
    // A child of two years and two months, and a tool for the second year.
    let view = pathway_of(Next::Refer);
    let result = ToolResult {
        tool: "strange-situation".to_owned(),
        on: day(20),
        with: None,
        rater: None,
        result: "secure".into(),
    };
    let question = view.pathway.guide.question(&result, &view.pathway.people).unwrap();
    window.assert_says(pathway::tool_question(question));
    window.write(Role::TextInput, &say("assessment-tool-result"), "secure");
    let Entry::Assessment(made) = saved(&mut window) else { panic!() };
    assert_eq!(made.note(Area::Health), Some("well"));
    assert_eq!((made.finished, made.missing().count()), (None, 7));
    assert_eq!(made.circumstances, [Circumstance::AtRisk]);
    assert_eq!(made.tools, [result], "it is kept all the same");
    assert_eq!(made.contributors.len(), 1);
}

/// NG26 1.3.5: who used a tool is named, so that their training in it can be looked at.
#[test]
fn who_rated_with_a_tool_is_a_colleague_or_somebody_else() {
    let mut view = pathway_of(Next::Refer);
    let colleague = |key, login: &str, retired| StaffRow {
        user: UserId::from_bytes([key; 16]),
        login: login.into(),
        role: StaffRole::Worker,
        administrator: false,
        retired,
        you: false,
    };
    view.measures.colleagues = vec![colleague(7, "ben", false), colleague(8, "gone", true)];
    let mut window = Window::new(state(view, FamilyPage::Pathway));
    window.press(&say("pathway-add-assessment"));
    window.press(&say("assessment-tool-add"));
    window.write(Role::TextInput, &say("assessment-tool-result"), "secure");
    window.act(Role::ComboBox, &say("assessment-tool-rater"));
    assert!(!window.says("gone"), "who left uses no tool");
    window.press("ben");
    let rater = |window: &mut Window| {
        let Entry::Assessment(made) = saved(window) else { panic!() };
        made.tools[0].rater.clone()
    };
    assert_eq!(rater(&mut window), Some(Rater::Colleague { user: UserId::from_bytes([7; 16]) }));
    window.act(Role::ComboBox, &say("assessment-tool-rater"));
    window.press(&say("measures-outside"));
    window.write(Role::TextInput, &say("measures-outside-name"), "Dr Lane");
    assert_eq!(rater(&mut window), Some(Rater::Outside { name: "Dr Lane".into() }));
}

/// The button of somebody's answer.
fn answer(who: &str, word: &'static str) -> String {
    let word = capital(&say(word));
    say(Message::new("offer-answer-named").with("who", who).with("answer", word))
}

/// "If parents do not want to take part" (NG26 1.4.4): it is said of each.
#[test]
fn each_carer_answers_an_offer_for_themselves() {
    let mut view = pathway_of(Next::Offer { stage: Stage::Assessed, choices: Vec::new() });
    let dad = PersonId::from_bytes([29; 16]);
    view.pathway.people.push(Person::new(dad, Part::Carer { kind: CarerKind::Parent }, "Dad"));
    let mut window = Window::new(state(view, FamilyPage::Pathway));
    window.press(&say("next-do-offer"));
    window.press(&answer("Mum", "offer-declined"));
    window.press(&answer("Dad", "offer-accepted"));
    let Entry::Offer(made) = saved(&mut window) else { panic!() };
    let reply = |by| made.answers.iter().find(|answer| answer.by == by).map(|answer| answer.reply);
    assert_eq!((reply(MUM), reply(dad)), (Some(OfferReply::Declined), Some(OfferReply::Accepted)));
    // Whoever is not asked any more has no answer.
    window.act(Role::CheckBox, "Mum");
    let Entry::Offer(made) = saved(&mut window) else { panic!() };
    assert_eq!((made.to, made.answers.len()), (vec![dad], 1));
}

#[test]
fn an_assessment_names_the_child_and_of_several_one_is_chosen() {
    let only = state(pathway_of(Next::Refer), FamilyPage::Pathway);
    let mut window = Window::new(only);
    window.press(&say("pathway-add-assessment"));
    let Entry::Assessment(made) = saved(&mut window) else { panic!() };
    assert_eq!(made.of, [CHILD], "the only child is not asked for, and named");

    let mut view = pathway_of(Next::Refer);
    let brother = PersonId::from_bytes([31; 16]);
    let born: chrono::NaiveDate = "2020-02-29".parse().unwrap();
    view.pathway.people.push(Person::new(brother, Part::Child { born: Some(born) }, ""));
    let mut window = Window::new(state(view, FamilyPage::Pathway));
    window.press(&say("pathway-add-assessment"));
    window.assert_says("assessment-of-nobody");
    assert!(!window.is_on(&say("pathway-save")), "of nobody it cannot be saved");
    let born = say(Message::new("assessment-child-born").with("day", born));
    window.act(Role::CheckBox, &born);
    let Entry::Assessment(made) = saved(&mut window) else { panic!() };
    assert_eq!(made.of, [brother]);
}

#[test]
fn an_offer_begins_with_what_the_guidance_names_and_every_carer() {
    let mut view = pathway_of(Next::Offer { stage: Stage::Assessed, choices: Vec::new() });
    view.pathway.programmes[0].named = Some((Strength::Offer, "NG26 1.4.1".to_owned()));
    let mut window = Window::new(state(view, FamilyPage::Pathway));
    window.press(&say("next-do-offer"));
    window.press(&answer("Mum", "offer-declined"));
    window.write(Role::MultilineTextInput, &say("offer-words"), "no camera at home");
    let expected = Offer {
        on: day(20),
        programme: VIDEO.to_owned(),
        to: vec![MUM],
        answers: vec![OfferAnswer { by: MUM, on: day(20), reply: OfferReply::Declined }],
        words: "no camera at home".into(),
    };
    assert_eq!(saved(&mut window), Entry::Offer(expected));
    // To nobody it cannot be saved.
    window.act(Role::CheckBox, "Mum");
    assert!(!window.is_on(&say("pathway-save")));
}

#[test]
fn a_judgement_judges_something() {
    let judge = Next::Judge { programme: VIDEO.to_owned(), finished: day(2) };
    let mut window = Window::new(state(pathway_of(judge), FamilyPage::Pathway));
    window.press(&say("next-do-judge"));
    assert!(!window.is_on(&say("pathway-save")));
    let little = capital(&say("judged-little"));
    // Sensitivity stands first.
    window.0.get_all_by_role_and_label(Role::Button, &little).next().unwrap().click();
    window.0.run();
    window.act(Role::CheckBox, &say("judgement-concerned"));
    let Entry::Judgement(made) = saved(&mut window) else { panic!() };
    assert_eq!((made.programme.as_str(), made.sensitivity), (VIDEO, Improvement::Little));
    assert_eq!((made.attachment, made.still_concerned), (Improvement::NotJudged, true));
}

#[test]
fn a_review_is_planned_with_the_agencies_that_take_part() {
    let next = Next::Review { ground: PathwayGround::ReviewLittle, planned: None };
    let mut window = Window::new(state(pathway_of(next), FamilyPage::Pathway));
    window.press(&say("next-do-review"));
    window.assert_says("pathway-review-few");
    window.press(&say("pathway-review-agency-add"));
    window.assert_silent("pathway-review-few");
    let part = |agency| ReviewPart { agency, who: Redacted::default() };
    let expected = Review {
        on: day(20),
        took_part: vec![part(AgencyKind::SocialCare), part(AgencyKind::Health)],
        conclusion: None,
        notes: Redacted::default(),
    };
    assert_eq!(saved(&mut window), Entry::Review(expected));
}

#[test]
fn the_caseload_tells_the_next_step_where_it_is_no_session() {
    let mut screen = caseload();
    let short = Message::new("next-short").with("step", pathway::step(PathwayStep::Refer));
    screen.rows[0].next_step = Some(short.clone());
    let window = Window::new(families(screen));
    window.assert_says(short);
}
