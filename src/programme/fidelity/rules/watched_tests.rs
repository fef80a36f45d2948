//! NG26 1.4.2: "include the health or social care worker watching the video with the parents".

use super::WatchedEvidence;
use crate::programme::RuleId;
use crate::programme::fidelity::each::Tally;
use crate::programme::fidelity::tests::{FIRST, finding, sessions, shown, verdict, whole_clip};
use crate::programme::fidelity::{Evidence, Verdict};

const LATER: &str = "2026-12-31";

#[test]
fn film_is_watched_at_every_session_but_the_first() {
    let mut facts = sessions(3);
    facts.showings.push(shown(2, 1, "S4", whole_clip(), None));
    let judged = |session| verdict(&facts, LATER, RuleId::WATCHED, session);
    assert_eq!(judged(Some(1)), Verdict::NotApplicable, "its own film may be watched the next time");
    assert_eq!(judged(Some(2)), Verdict::Met);
    assert_eq!(judged(Some(3)), Verdict::NotMet);
    assert_eq!(judged(None), Verdict::NotMet);
    let evidence = Evidence::of(Tally { met: 1, not_met: 1, open: 0, required: Some(10) });
    assert_eq!(finding(&facts, LATER, RuleId::WATCHED, None).evidence, evidence);
    let evidence = finding(&facts, LATER, RuleId::WATCHED, Some(2)).evidence;
    let expected =
        Evidence::of(WatchedEvidence { clips: 1, played: whole_clip(), cut_short: 0, earlier_film: true });
    assert_eq!(evidence, expected);
}

#[test]
fn film_watched_at_the_first_session_counts() {
    let mut facts = sessions(1);
    facts.showings.push(shown(1, 1, "P1", whole_clip(), None));
    assert_eq!(verdict(&facts, FIRST, RuleId::WATCHED, Some(1)), Verdict::Met);
}

#[test]
fn nothing_is_held_against_a_visit_that_is_not_over() {
    let mut facts = sessions(2);
    facts.sessions[1].1.held.as_mut().unwrap().leaving = None;
    assert_eq!(verdict(&facts, "2026-01-17", RuleId::WATCHED, Some(2)), Verdict::NotYet);
    assert_eq!(verdict(&facts, "2026-01-18", RuleId::WATCHED, Some(2)), Verdict::NotMet);
    assert_eq!(verdict(&facts, FIRST, RuleId::WATCHED, Some(2)), Verdict::NotYet, "not held by then");
}
