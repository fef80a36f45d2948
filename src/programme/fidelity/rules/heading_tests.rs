//! NG26 1.4.2: what watching is to highlight and to acknowledge, heading by heading.

use super::HeadingEvidence;
use crate::programme::HeldVisit;
use crate::programme::fidelity::tests::{day, heading, planned, sessions, shown, whole_clip};
use crate::programme::fidelity::{Evidence, Verdict};

const LATER: &str = "2026-12-31";

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
    let (verdict, evidence) = heading(&facts, LATER, "sensitivity");
    let expected = Evidence::of(HeadingEvidence {
        heading: "sensitivity".to_owned(),
        clips: 2,
        sessions: vec![(2, 1), (3, 2)],
        held: 4,
        required: Some(10),
        earlier_film: true,
    });
    assert_eq!((verdict, evidence), (Verdict::Met, expected));
    assert_eq!(heading(&facts, LATER, "strengths").0, Verdict::NotYet, "a tag for staff shows nothing");
    assert_eq!(heading(&facts, "2026-01-05", "sensitivity").0, Verdict::NotYet, "before they were shown");
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
    assert_eq!(heading(&facts, LATER, "strengths").0, Verdict::NotYet);
    facts.sessions[2].1.held = Some(HeldVisit::on(day("2026-01-29")));
    assert_eq!(heading(&facts, LATER, "strengths").0, Verdict::Met);
}
