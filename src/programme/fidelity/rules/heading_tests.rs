//! NG26 1.4.2: what watching is to highlight and to acknowledge, heading by heading: "highlight parental sensitivity,
//! responsiveness and communication", "highlight parental strengths", "acknowledge positive changes in the behaviour of the
//! parents and child". The guidance gives no number: one clip shown once is not taken for a programme that does so.

use super::{HeadingEvidence, Whose};
use crate::programme::fidelity::tests::{
    day, definition, heading, of, planned, sessions, shown, vocabulary, whole_clip,
};
use crate::programme::fidelity::{CaseFacts, Remedy, RuleFinding, Verdict};
use crate::programme::{HeldVisit, ProgrammeDefinition, RuleId};

const LATER: &str = "2026-12-31";
const SHIPPED: &str = include_str!("../../../../resources/programmes/video-feedback.toml");

/// So many sessions held, and a clip with that tag shown at some of them.
fn shown_at(held: u64, tag: &str, at: &[u32]) -> CaseFacts {
    let mut facts = sessions(held);
    facts.showings = at.iter().map(|number| shown(*number, 1, tag, whole_clip(), None)).collect();
    facts
}

fn found(definition: &ProgrammeDefinition, facts: &CaseFacts, wanted: &str) -> RuleFinding {
    let findings = of(definition, facts, LATER, RuleId::HEADING).into_iter();
    let is_it =
        |it: &RuleFinding| it.evidence.get::<HeadingEvidence>().is_some_and(|it| it.heading == wanted);
    findings.into_iter().find(is_it).unwrap()
}

fn evidence(facts: &CaseFacts, wanted: &str) -> HeadingEvidence {
    found(&definition(), facts, wanted).evidence.get::<HeadingEvidence>().unwrap().clone()
}

#[test]
fn headings_are_judged_over_the_programme_and_told_by_session() {
    let mut facts = sessions(4);
    for showing in [
        shown(3, 1, "S4", whole_clip(), None),
        shown(2, 2, "S1", whole_clip(), None),
        shown(3, 2, "S1", whole_clip(), None),
        shown(3, 2, "S1", whole_clip(), None),
        shown(3, 3, "W1", whole_clip(), None),
    ] {
        facts.showings.push(showing);
    }
    let told = evidence(&facts, "sensitivity");
    assert_eq!((told.clips, told.sessions.as_slice()), (2, &[(2, 1), (3, 2)][..]));
    assert_eq!((told.asked.sessions, told.asked.of, told.to_come), (5, Some(9), Some(6)));
    assert_eq!(heading(&facts, LATER, "sensitivity").0, Verdict::NotYet);
    assert_eq!(heading(&facts, "2026-01-05", "sensitivity").0, Verdict::NotYet, "before they were shown");
}

/// Half of the nine sessions at which there is film of earlier ones to watch, rounded up: five.
#[test]
fn a_heading_is_kept_by_the_share_of_sessions_it_was_shown_in() {
    for (name, held, at, expected) in [
        ("nothing yet", 4, &[][..], Verdict::NotYet),
        ("once, early", 4, &[2], Verdict::NotYet),
        ("once in half the sessions", 5, &[2], Verdict::AtRisk),
        ("as often as asked so far", 5, &[2, 4], Verdict::NotYet),
        ("never in half the sessions", 5, &[], Verdict::AtRisk),
        ("as many as the whole programme asks for", 6, &[2, 3, 4, 5, 6], Verdict::Met),
        ("the last one can still make it up", 9, &[2, 3, 5, 9], Verdict::NotYet),
        ("the last one alone cannot", 9, &[2, 3, 5], Verdict::AtRisk),
        ("one clip shown once", 10, &[2], Verdict::NotMet),
        ("one session short", 10, &[2, 4, 6, 8], Verdict::NotMet),
        ("five of ten", 10, &[2, 4, 6, 8, 10], Verdict::Met),
        ("at the first too", 10, &[1, 2, 3, 4, 5], Verdict::Met),
        ("made up at a session more than asked for", 11, &[2, 4, 6, 8, 11], Verdict::Met),
    ] {
        let facts = shown_at(held, "P1", at);
        assert_eq!(heading(&facts, LATER, "strengths").0, expected, "{name}");
    }
}

#[test]
fn what_puts_it_right_counts_the_sessions_left() {
    let remedy = |held, at: &[u32]| found(&definition(), &shown_at(held, "P1", at), "strengths").remedy;
    let asked = |sessions, sessions_left| {
        Some(Remedy::ShowHeading { heading: "strengths".to_owned(), sessions, sessions_left })
    };
    assert_eq!(remedy(5, &[2]), asked(4, 5));
    assert_eq!(
        remedy(9, &[2, 3]),
        asked(3, 1),
        "more than are left: they can still be shown in what is left"
    );
    assert_eq!(remedy(10, &[2]), None, "all are over");
    // The tenth visit is under way: it can still be shown there, once.
    let mut facts = shown_at(10, "P1", &[2, 3]);
    facts.sessions[9].1.held.as_mut().unwrap().leaving = None;
    let at_the_tenth = |facts: &CaseFacts| {
        let findings =
            crate::programme::fidelity::evaluate(&definition(), &vocabulary(), facts, day("2026-04-23"));
        let is_it = |it: &RuleFinding| {
            it.evidence.get::<HeadingEvidence>().is_some_and(|it| it.heading == "strengths")
        };
        findings.into_iter().find(is_it).unwrap()
    };
    let found = at_the_tenth(&facts);
    assert_eq!((found.verdict, found.remedy), (Verdict::AtRisk, asked(3, 1)));
    facts.showings.push(shown(10, 1, "P1", whole_clip(), None));
    let found = at_the_tenth(&facts);
    assert_eq!((found.verdict, found.remedy), (Verdict::AtRisk, asked(2, 0)));
}

/// A change is seen against something earlier: film of two sessions comes first, and half of the other eight are asked for.
#[test]
fn positive_change_is_asked_for_where_there_is_film_to_compare() {
    for (held, at, expected) in [
        (4, &[3][..], Verdict::NotYet),
        (5, &[3], Verdict::AtRisk),
        (10, &[3, 5, 7], Verdict::NotMet),
        (10, &[3, 5, 7, 9], Verdict::Met),
    ] {
        assert_eq!(
            heading(&shown_at(held, "CC2", at), LATER, "positive-change").0,
            expected,
            "{held}: {at:?}"
        );
    }
}

/// "in the behaviour of the parents and child": both are told; either counts, for a session has an occasion for one or the
/// other.
#[test]
fn the_parents_changes_and_the_childs_are_told_apart() {
    let mut facts = shown_at(4, "CP3", &[3, 4]);
    facts.showings.push(shown(4, 2, "CC1", whole_clip(), None));
    facts.showings.push(shown(4, 3, "CC5", whole_clip(), None));
    let told = evidence(&facts, "positive-change");
    assert_eq!((told.clips, told.whose), (3, Some(Whose { parents: 1, child: 2 })));
    assert_eq!(evidence(&facts, "strengths").whose, None);
}

/// Context sets the scene, and what is for staff is no praise: such a clip may be shown, and counts for no heading.
#[test]
fn tags_of_context_and_for_staff_count_for_no_heading() {
    let words = vocabulary();
    for tag in words.tags().iter().filter(|tag| tag.code.starts_with(['K', 'W'])) {
        let facts = shown_at(10, &tag.code, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        for asked in &definition().headings {
            let told = evidence(&facts, &asked.id);
            assert_eq!((told.clips, told.sessions.len()), (0, 0), "{} under {}", tag.code, asked.id);
            assert_eq!(
                heading(&facts, LATER, &asked.id).0,
                Verdict::NotMet,
                "{} under {}",
                tag.code,
                asked.id
            );
        }
    }
    // Beside praise they take nothing away.
    let mut facts = shown_at(10, "P1", &[2, 4, 6, 8, 10]);
    for showing in &mut facts.showings {
        showing.tags.extend(["W2".to_owned(), "K1".to_owned()]);
    }
    assert_eq!(heading(&facts, LATER, "strengths").0, Verdict::Met);
}

/// A programme's text of before has no share: once is enough, as it was when the programme began.
#[test]
fn a_text_without_a_share_asks_for_one_session() {
    let mut without = definition();
    without.watching.as_mut().unwrap().own.heading_sessions_percent = None;
    for (held, at, expected) in [
        (4, &[][..], Verdict::NotYet),
        (5, &[], Verdict::AtRisk),
        (10, &[], Verdict::NotMet),
        (10, &[2], Verdict::Met),
    ] {
        let found = found(&without, &shown_at(held, "P1", at), "strengths");
        assert_eq!(found.verdict, expected, "{held}: {at:?}");
    }
}

/// A service that asks for another share is named as who asks, and the guidance never is: it gives no number.
#[test]
fn it_is_said_whose_number_the_share_is() {
    let mut ours = definition();
    for source in ["Attune", "Our service"] {
        source.clone_into(&mut ours.watching.as_mut().unwrap().own.source);
        let found = found(&ours, &shown_at(4, "P1", &[2]), "strengths");
        let told = found.evidence.told(found.verdict);
        let asked = told.iter().find(|sentence| sentence.key == "evidence-heading-asked").unwrap();
        assert!(asked.values.contains(&("source", source.into())), "{asked:?}");
        assert_eq!(found.source, "NG26 1.4.2", "what is asked for is the guidance's");
    }
}

/// In a programme of one session no film of an earlier one can be watched; its own, shown at it, is enough.
#[test]
fn a_programme_of_few_sessions_is_not_asked_for_what_it_cannot_do() {
    let of_sessions = |count: u32| {
        let sessions = |count: u32| format!("at_least = {count}\nunit = \"sessions\"");
        let text = SHIPPED.replacen(&sessions(10), &sessions(count), 1);
        let few = ProgrammeDefinition::from_toml(&text, "few").unwrap();
        assert_eq!(few.sessions_required(), Some(count));
        few
    };
    let one = of_sessions(1);
    assert_eq!(found(&one, &sessions(1), "strengths").verdict, Verdict::NotApplicable);
    assert_eq!(found(&one, &shown_at(1, "P1", &[1]), "strengths").verdict, Verdict::Met);
    let two = of_sessions(2);
    assert_eq!(found(&two, &sessions(2), "strengths").verdict, Verdict::NotMet);
    assert_eq!(found(&two, &shown_at(2, "P1", &[2]), "strengths").verdict, Verdict::Met);
    assert_eq!(found(&two, &sessions(2), "positive-change").verdict, Verdict::NotApplicable);
    // Where nobody says how many sessions there are, those held are what is asked for.
    let mut open = definition();
    open.rules.remove(&RuleId::SESSION_COUNT);
    assert_eq!(found(&open, &sessions(1), "strengths").verdict, Verdict::NotYet);
    assert_eq!(found(&open, &shown_at(5, "P1", &[2]), "strengths").verdict, Verdict::NotYet);
    assert_eq!(found(&open, &shown_at(5, "P1", &[2, 4]), "strengths").verdict, Verdict::Met);
}

#[test]
fn a_heading_never_shown_becomes_a_risk_and_then_a_lack() {
    for (held, expected) in [
        (0, Verdict::NotYet),
        (4, Verdict::NotYet),
        (5, Verdict::AtRisk),
        (9, Verdict::AtRisk),
        (10, Verdict::NotMet),
    ] {
        let mut facts = sessions(held);
        assert_eq!(heading(&facts, LATER, "strengths").0, expected, "{held} held");
        let change = if held == 0 { Verdict::NotApplicable } else { expected };
        assert_eq!(heading(&facts, LATER, "positive-change").0, change, "{held} held");
        if held == 10 {
            // The tenth visit is under way: it can still be shown.
            facts.sessions[9].1.held.as_mut().unwrap().leaving = None;
            assert_eq!(heading(&facts, "2026-04-23", "strengths").0, Verdict::AtRisk);
        }
    }
}

#[test]
fn a_showing_without_a_visit_on_record_counts_once_the_visit_is_recorded() {
    let mut facts = sessions(2);
    facts.sessions.push(planned(3, day("2026-01-29")));
    facts.showings.push(shown(3, 1, "P1", whole_clip(), None));
    facts.showings.push(shown(77, 1, "P1", whole_clip(), None));
    assert_eq!(evidence(&facts, "strengths").sessions, []);
    facts.sessions[2].1.held = Some(HeldVisit::on(day("2026-01-29")));
    assert_eq!(evidence(&facts, "strengths").sessions, [(3, 1)]);
}
