//! The forms of the Pathway page: what each begins with, asks for and makes.

use egui::Role;
use egui_kittest::kittest::Queryable as _;

use super::fuller::MUM;
use super::pathway::{CHILD, VIDEO, capital, pathway_of, saved, state};
use super::states::day;
use super::{Window, say};
use attune::app::state::FamilyPage;
use attune::base::{PersonId, Redacted, UserId};
use attune::casework::pages::{StaffRole, StaffRow};
use attune::casework::sentences::pathway;
use attune::programme::pathway::{Next, PathwayGround, Stage, Strength};
use attune::programme::{
    AgencyKind, Area, CarerKind, Circumstance, Entry, Improvement, Offer, OfferAnswer, OfferReply, Person,
    Rater, Referral, ReferralReason, Review, ReviewPart, Role as Part, ToolResult,
};
use attune::words::Message;

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
