//! The line of the Pathway page: what is on record told in words, changed and taken back.

use chrono::{DateTime, Utc};

use super::fuller::MUM;
use super::pathway::{ME, OTHER, VIDEO, capital, id, pathway_of, saved, state};
use super::states::{day, written_by};
use super::{Window, say};
use attune::app::action::{FamilyAction, UserAction};
use attune::app::state::FamilyPage;
use attune::base::{Redacted, UserId};
use attune::casework::changes::EntryChange;
use attune::casework::pages::FamilyView;
use attune::casework::sentences::{around, pathway};
use attune::programme::fidelity::Verdict;
use attune::programme::pathway::{Duty, DutyKind, Next};
use attune::programme::{
    AgencyKind, Area, Assessment, Conclusion, EndReason, Ending, Entered, Entry, Improvement, Judgement,
    Offer, Override, PathwayStep, Referral, ReferralReason, Review, ReviewPart,
};
use attune::words::Message;

fn entered(number: u8, by: UserId, entry: Entry) -> Entered {
    Entered { id: id(number), by, at: DateTime::<Utc>::UNIX_EPOCH, entry }
}

/// Everything that can stand on the line, each by me but the referral.
pub fn everything() -> FamilyView {
    let words = Redacted::<String>::default;
    let mut view = pathway_of(Next::Ended { ending: id(8), on: day(18) });
    let noted = Area::ALL.into_iter().take(5).map(|area| (area, Redacted::from("noted"))).collect();
    view.entries = vec![
        entered(
            1,
            OTHER,
            Entry::Referral(Referral {
                on: day(1),
                from: None,
                why: ReferralReason::EdgeOfCare,
                words: words(),
            }),
        ),
        entered(2, ME, Entry::Assessment(Assessment { areas: noted, ..Assessment::begun(day(2)) })),
        entered(
            3,
            ME,
            Entry::Offer(Offer {
                on: day(3),
                programme: VIDEO.to_owned(),
                to: vec![MUM],
                answers: Vec::new(),
                words: words(),
            }),
        ),
        entered(
            4,
            ME,
            Entry::Override(Override { on: day(4), step: PathwayStep::Assess, why: "a hurry".into() }),
        ),
        entered(
            5,
            ME,
            Entry::Judgement(Judgement {
                on: day(15),
                programme: VIDEO.to_owned(),
                sensitivity: Improvement::Little,
                attachment: Improvement::Improved,
                still_concerned: true,
                judged_by: "the supervisor".into(),
                words: words(),
            }),
        ),
        entered(
            6,
            ME,
            Entry::Review(Review {
                on: day(16),
                took_part: vec![ReviewPart { agency: AgencyKind::Health, who: "Ms H".into() }],
                conclusion: Some(Conclusion::NotFurther),
                notes: words(),
            }),
        ),
        entered(
            8,
            ME,
            Entry::Ending(Ending {
                on: day(18),
                why: EndReason::NoMoreNeeded,
                words: words(),
                reopened: None,
            }),
        ),
    ];
    view.mine = written_by(ME, &view.entries);
    view.pathway.stands.duties = vec![Duty {
        kind: DutyKind::Assessment,
        verdict: Verdict::NotMet,
        since: None,
        done: None,
        skipped: Some((id(4), day(4))),
        ahead: None,
        said: None,
    }];
    view
}

#[test]
fn the_pathway_so_far_is_told_in_words() {
    let window = Window::new(state(everything(), FamilyPage::Pathway));
    let state = say(Message::new("pathway-assessment-open").with("count", 5_usize));
    let skipped = Message::new("duty-skipped").with("day", day(4));
    for line in [
        state,
        format!("Physical health: {}", say("pathway-area-missing")),
        format!("Education: {}", say("pathway-area-done")),
        say(Message::new("pathway-offer-open").with("who", "Mum")),
        "a hurry".to_owned(),
        say(Message::new("pathway-judgement-sensitivity")
            .with("how", pathway::improvement(Improvement::Little))),
        say(Message::new("pathway-judgement-by").with("who", "the supervisor")),
        say(pathway::conclusion(Some(Conclusion::NotFurther))),
        say(Message::new("pathway-review-with")
            .with("who", format!("{} (Ms H)", say(around::agency(AgencyKind::Health))))),
        say(pathway::end_reason(EndReason::NoMoreNeeded)),
        say(Message::new("pathway-not-yours").with("who", "anna")),
        say(pathway::duty(DutyKind::Assessment)),
        say(skipped),
    ] {
        let found = window.says(&line) || window.says(&capital(&line));
        assert!(found, "{line}");
    }
}

#[test]
fn an_entry_is_changed_and_taken_back_by_who_wrote_it() {
    let mut window = Window::new(state(everything(), FamilyPage::Pathway));
    let named = |key: &'static str, what: &str| say(Message::new(key).with("what", what));
    let referral = named("pathway-change-named", &say("pathway-referral"));
    assert!(!window.says(&referral), "a colleague's");
    window.press(&named("pathway-take-back-named", &say("pathway-assessment")));
    window.assert_says("pathway-take-back-asked");
    let actions = window.press(&say("pathway-take-back-yes"));
    assert_eq!(actions, [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::TakeBack(id(2))))]);
    window.press(&named("pathway-change-named", &say("pathway-assessment")));
    let actions = window.press(&say("pathway-save"));
    assert!(
        matches!(&actions[..], [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Revise(record, _)))] if *record == id(2))
    );
}

#[test]
fn an_entry_that_was_handed_over_is_changed_by_who_has_it_now() {
    let mut view = everything();
    view.mine = [id(1)].into();
    let window = Window::new(state(view, FamilyPage::Pathway));
    let named = |what: &str| say(Message::new("pathway-change-named").with("what", what));
    assert!(window.says(&named(&say("pathway-referral"))), "a colleague wrote it");
    assert!(!window.says(&named(&say("pathway-assessment"))), "it is a colleague's now");
}

#[test]
fn an_ended_pathway_is_opened_again() {
    let mut window = Window::new(state(everything(), FamilyPage::Pathway));
    window.press(&say("next-do-open"));
    let Entry::Ending(made) = saved(&mut window) else { panic!() };
    assert_eq!((made.on, made.reopened), (day(18), Some(day(20))));
}

#[test]
fn an_empty_pathway_says_where_it_begins() {
    let window = Window::new(state(pathway_of(Next::Refer), FamilyPage::Pathway));
    window.assert_says("pathway-empty");
    window.assert_says("pathway-empty-hint");
}
