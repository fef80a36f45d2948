//! Concerns, and whether somebody named has answered them.

use proptest::prelude::*;

use super::SafeguardingEvidence;
use crate::programme::fidelity::tests::{day, definition, entered, finding, of, sessions, verdict};
use crate::programme::fidelity::{CaseFacts, Remedy, Verdict};
use crate::programme::{Concern, ConcernAnswer, ConcernClosed, Entry, Notified, ProgrammeDefinition, RuleId};

fn concern(on: &str) -> Concern {
    Concern { on: day(on), what: "a bruise".into(), told: Vec::new(), answered: None, closed: None }
}

fn told(concern: Concern, on: &str) -> Concern {
    Concern { told: vec![Notified { whom: "the duty desk".into(), on: day(on) }], ..concern }
}

fn answered(concern: Concern, on: &str) -> Concern {
    let answer = ConcernAnswer { by: "Ms Reed".into(), on: day(on), what: "a visit tomorrow".into() };
    Concern { answered: Some(answer), ..concern }
}

fn closed(concern: Concern, on: &str) -> Concern {
    Concern { closed: Some(ConcernClosed { on: day(on), outcome: "explained".into() }), ..concern }
}

fn with(concerns: Vec<Concern>) -> CaseFacts {
    let entries = (1..).zip(concerns).map(|(key, concern)| entered(key, Entry::Concern(concern))).collect();
    CaseFacts { entries, ..sessions(3) }
}

/// NG26 1.1.18: "Ensure safeguarding is maintained during any intervention for a child or young person with attachment
/// difficulties."
#[test]
fn a_concern_is_at_risk_until_somebody_named_has_answered_it() {
    let raised = || concern("2026-01-20");
    for (name, concerns, expected) in [
        ("none", vec![], Verdict::NotApplicable),
        ("raised", vec![raised()], Verdict::AtRisk),
        ("told is no answer", vec![told(raised(), "2026-01-20")], Verdict::AtRisk),
        ("answered", vec![answered(told(raised(), "2026-01-20"), "2026-01-21")], Verdict::Met),
        ("answered and closed", vec![closed(answered(raised(), "2026-01-21"), "2026-01-30")], Verdict::Met),
        ("told and closed", vec![closed(told(raised(), "2026-01-20"), "2026-01-30")], Verdict::Met),
        ("closed, nobody told", vec![closed(raised(), "2026-01-30")], Verdict::NotMet),
        ("one of two", vec![answered(raised(), "2026-01-21"), raised()], Verdict::AtRisk),
        ("still to come", vec![concern("2026-02-02")], Verdict::NotApplicable),
        ("answered later", vec![answered(raised(), "2026-02-02")], Verdict::AtRisk),
        ("closed later", vec![closed(raised(), "2026-02-02")], Verdict::AtRisk),
    ] {
        let facts = with(concerns);
        assert_eq!(verdict(&facts, "2026-02-01", RuleId::SAFEGUARDING, None), expected, "{name}");
    }
}

#[test]
fn how_many_wait_since_when_and_what_is_to_be_done_is_told_and_never_what_they_are() {
    let facts = with(vec![
        concern("2026-01-22"),
        concern("2026-01-20"),
        answered(concern("2026-01-08"), "2026-01-09"),
    ]);
    let found = finding(&facts, "2026-02-01", RuleId::SAFEGUARDING, None);
    let expected = SafeguardingEvidence { settled: 1, waiting: 2, since: Some(day("2026-01-20")), untold: 0 };
    assert_eq!(found.evidence.get(), Some(&expected));
    assert_eq!((found.remedy.clone(), found.source.as_str()), (Some(Remedy::AnswerConcern), "NG26 1.1.18"));
    let written = serde_json::to_string(&found).unwrap();
    assert!(["bruise", "Reed", "visit"].iter().all(|word| !written.contains(word)), "{written}");
}

/// A run keeps the text it began with: what that lacks is not judged.
#[test]
fn a_programme_file_without_the_section_is_not_judged() {
    let older = ProgrammeDefinition { safeguarding: None, ..definition() };
    assert_eq!(of(&older, &with(vec![concern("2026-01-20")]), "2026-02-01", RuleId::SAFEGUARDING), []);
    for shipped in ProgrammeDefinition::shipped().unwrap() {
        assert!(shipped.safeguarding.is_some(), "{}", shipped.id);
    }
}

proptest! {
    /// Telling somebody and writing down an answer never make it worse; an answer settles a concern whatever else is known.
    #[test]
    fn more_on_record_is_never_worse(
        drawn in prop::collection::vec((0_u64..40, any::<bool>(), any::<bool>(), prop::option::of(0_u64..40)), 1..6),
        which in any::<prop::sample::Index>(),
    ) {
        let on = |days: u64| (day("2026-01-01") + chrono::Days::new(days)).to_string();
        let concerns: Vec<Concern> = drawn
            .into_iter()
            .map(|(raised, tell, answer, close)| {
                let mut one = concern(&on(raised));
                if tell {
                    one = told(one, &on(raised + 1));
                }
                if answer {
                    one = answered(one, &on(raised + 2));
                }
                close.map_or(one.clone(), |days| closed(one, &on(raised + days)))
            })
            .collect();
        let judged = |concerns: &[Concern]| verdict(&with(concerns.to_vec()), "2026-02-01", RuleId::SAFEGUARDING, None);
        let before = judged(&concerns);
        let at = which.index(concerns.len());
        for more in [told as fn(Concern, &str) -> Concern, answered] {
            let mut concerns = concerns.clone();
            let on = concerns[at].on.to_string();
            concerns[at] = more(concerns[at].clone(), &on);
            prop_assert!(judged(&concerns).urgency() <= before.urgency());
        }
    }
}
