//! The review where nothing offered is wanted; and that this and the other rules of offers say what the pathway says.

use proptest::prelude::*;

use super::super::offer::tests::{TRAINING, VIDEO, assessed, beside, offer, skip};
use super::ReviewDeclinedEvidence;
use crate::programme::fidelity::tests::{day, of, shipped};
use crate::programme::fidelity::{CaseFacts, RuleFinding, Verdict};
use crate::programme::pathway::asks::asks;
use crate::programme::pathway::duty::DutyKind;
use crate::programme::{
    AgencyKind, CarerKind, Circumstance, Conclusion, Entry, OfferReply, PathwayStep, Person, Review,
    ReviewPart, Role, RuleId,
};

fn no(programme: &str, on: &str) -> Entry {
    offer(programme, on, Some(OfferReply::Declined))
}

fn review(on: &str) -> Entry {
    let part = |agency| ReviewPart { agency, who: "".into() };
    Entry::Review(Review {
        on: day(on),
        took_part: [AgencyKind::Health, AgencyKind::SocialCare].map(part).to_vec(),
        conclusion: Some(Conclusion::Further),
        notes: "".into(),
    })
}

fn by_one(on: &str) -> Entry {
    let Entry::Review(body) = review(on) else { panic!() };
    Entry::Review(Review { took_part: body.took_part[..1].to_vec(), ..body })
}

fn none_appropriate(on: &str) -> Entry {
    let Entry::Review(body) = review(on) else { panic!() };
    Entry::Review(Review { conclusion: Some(Conclusion::NotFurther), ..body })
}

fn judged(facts: &CaseFacts) -> RuleFinding {
    let mut found = of(&shipped(VIDEO), facts, "2026-07-01", RuleId::REVIEW_DECLINED);
    assert_eq!(found.len(), 1);
    found.remove(0)
}

/// NG26 1.4.6: "If parents do not want to take part in a video feedback programme or parental sensitivity and behaviour
/// training … arrange a multi-agency review before going ahead with more interventions."
#[test]
fn who_wants_neither_is_reviewed_before_more() {
    let neither = |more: Vec<Entry>| {
        let both = [no(VIDEO, "2026-01-02"), no(TRAINING, "2026-01-09")];
        assessed(&[], both.into_iter().chain(more).collect())
    };
    let home = "home-visiting";
    for (name, facts, expected) in [
        ("nothing declined", assessed(&[], vec![]), Verdict::NotApplicable),
        ("one of two declined", assessed(&[], vec![no(VIDEO, "2026-01-02")]), Verdict::NotApplicable),
        (
            "the other accepted",
            assessed(
                &[],
                vec![no(VIDEO, "2026-01-02"), offer(TRAINING, "2026-01-09", Some(OfferReply::Accepted))],
            ),
            Verdict::NotApplicable,
        ),
        ("neither wanted", neither(vec![]), Verdict::NotYet),
        ("reviewed", neither(vec![review("2026-01-20")]), Verdict::Met),
        ("skipped", neither(vec![skip(PathwayStep::Review, "2026-01-20")]), Verdict::NotMet),
        ("more, no review", beside(neither(vec![]), home, "2026-02-05"), Verdict::NotMet),
        (
            "reviewed before more",
            beside(neither(vec![review("2026-01-20")]), home, "2026-02-05"),
            Verdict::Met,
        ),
        (
            "reviewed on the same day",
            beside(neither(vec![review("2026-02-05")]), home, "2026-02-05"),
            Verdict::NotMet,
        ),
        (
            "skipped, and held after all",
            neither(vec![skip(PathwayStep::Review, "2026-01-20"), review("2026-01-25")]),
            Verdict::Met,
        ),
        ("by one agency", neither(vec![by_one("2026-01-20")]), Verdict::NotYet),
        ("none appropriate", neither(vec![none_appropriate("2026-01-20")]), Verdict::Met),
        (
            "none appropriate, and more",
            beside(neither(vec![none_appropriate("2026-01-20")]), home, "2026-02-05"),
            Verdict::NotMet,
        ),
        (
            "further, then none appropriate, and more",
            beside(neither(vec![review("2026-01-20"), none_appropriate("2026-01-25")]), home, "2026-02-05"),
            Verdict::NotMet,
        ),
        (
            "none appropriate, then further, and more",
            beside(neither(vec![none_appropriate("2026-01-20"), review("2026-01-25")]), home, "2026-02-05"),
            Verdict::Met,
        ),
        (
            "both on one day, and more",
            beside(neither(vec![review("2026-01-20"), none_appropriate("2026-01-20")]), home, "2026-02-05"),
            Verdict::NotMet,
        ),
        (
            "further, more, and none appropriate after it",
            beside(neither(vec![review("2026-01-20"), none_appropriate("2026-02-10")]), home, "2026-02-05"),
            Verdict::Met,
        ),
        ("more planned", beside(neither(vec![]), home, "2026-08-05"), Verdict::AtRisk),
        (
            "reviewed after more",
            beside(neither(vec![review("2026-02-20")]), home, "2026-02-05"),
            Verdict::NotMet,
        ),
    ] {
        let found = judged(&facts);
        assert_eq!(found.verdict, expected, "{name}: {:?}", found.evidence);
        assert_eq!(found.source, "NG26 1.4.6");
    }
}

/// A *not met* tells what went ahead, and which review stood then.
#[test]
fn the_evidence_tells_what_went_ahead_and_what_stood_then() {
    let both = || vec![no(VIDEO, "2026-01-02"), no(TRAINING, "2026-01-09")];
    for (reviews, reviewed, ahead) in [
        (vec![review("2026-01-20")], Some("2026-01-20"), None),
        (vec![review("2026-02-05")], None, Some("2026-02-05")),
        (
            vec![review("2026-01-20"), none_appropriate("2026-01-25"), review("2026-02-20")],
            Some("2026-01-25"),
            Some("2026-02-05"),
        ),
    ] {
        let facts = assessed(&[], both().into_iter().chain(reviews).collect());
        let found = judged(&beside(facts, "home-visiting", "2026-02-05"));
        let expected = ReviewDeclinedEvidence {
            declined: Some(day("2026-01-09")),
            reviewed: reviewed.map(day),
            ahead: ahead.map(day),
            skipped: None,
        };
        assert_eq!(found.evidence.get(), Some(&expected));
    }
}

/// NG26 1.4.9 and 1.4.13, "consider": what may be considered and was not declined asks for no review of its own.
#[test]
fn declining_what_may_be_considered_is_not_declining_what_is_offered() {
    let at_risk = [Circumstance::AtRisk];
    let considered = assessed(&at_risk, vec![no("parent-child-psychotherapy", "2026-01-02")]);
    assert_eq!(judged(&considered).verdict, Verdict::NotApplicable);
    let both = assessed(&at_risk, vec![no(VIDEO, "2026-01-02"), no(TRAINING, "2026-01-09")]);
    assert_eq!(judged(&both).verdict, Verdict::NotYet);
}

/// NG26 1.4.6 speaks of parents: of other carers the source says that the caution is Attune's, whatever they answered.
#[test]
fn the_source_is_the_familys_own() {
    for declined in [vec![], vec![no(VIDEO, "2026-01-02"), no(TRAINING, "2026-01-09")]] {
        let mut facts = assessed(&[], declined);
        assert_eq!(judged(&facts).source, "NG26 1.4.6");
        let role = Role::Carer { kind: CarerKind::FosterCarer };
        facts.people[0] = Person { role, ..facts.people[0].clone() };
        assert_eq!(judged(&facts).source, "Attune, as NG26 1.4.6");
    }
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let on = || (0_u64..200).prop_map(|days| (day("2026-01-01") + chrono::Days::new(days)).to_string());
    let programmes =
        vec![VIDEO, TRAINING, "home-visiting", "trauma-focused-cbt", "parent-child-psychotherapy"];
    let reply = prop::option::of(prop::sample::select(OfferReply::ALL.to_vec()));
    prop_oneof![
        (on(), prop::sample::select(programmes), reply).prop_map(|(on, of, reply)| offer(of, &on, reply)),
        on().prop_map(|on| review(&on)),
        on().prop_map(|on| skip(PathwayStep::Offer, &on)),
        on().prop_map(|on| skip(PathwayStep::Review, &on)),
    ]
}

proptest! {
    /// Both engines say the same of a family on every day, and a verdict of the worst kind is never lost among rounds.
    #[test]
    fn the_rules_say_what_the_pathway_says(
        entries in prop::collection::vec(any_entry(), 0..8),
        other in prop::option::of((0_u64..250, prop::sample::select(vec![TRAINING, "home-visiting"]))),
        today in 0_u64..250,
    ) {
        let today = day("2026-01-01") + chrono::Days::new(today);
        let mut facts = assessed(&Circumstance::ALL, entries);
        if let Some((days, programme)) = other {
            facts = beside(facts, programme, &(day("2026-01-01") + chrono::Days::new(days)).to_string());
        }
        let definition = shipped(VIDEO);
        let asked = asks(&facts, &definition, today);
        for (rule, kinds) in [
            (RuleId::OFFER, &[DutyKind::FirstOffer, DutyKind::OfferElsewhere][..]),
            (RuleId::ALTERNATIVE, &[DutyKind::Alternative]),
            (RuleId::REVIEW_DECLINED, &[DutyKind::ReviewDeclined]),
        ] {
            let found = of(&definition, &facts, &today.to_string(), rule);
            let worst = found.iter().map(|one| one.verdict).max_by_key(|verdict| verdict.urgency());
            let duties = asked.duties.iter().filter(|duty| kinds.contains(&duty.kind));
            let expected = duties.map(|duty| duty.verdict).max_by_key(|verdict| verdict.urgency());
            prop_assert_eq!(worst, Some(expected.unwrap_or(Verdict::NotApplicable)), "{}", rule);
        }
    }
}
