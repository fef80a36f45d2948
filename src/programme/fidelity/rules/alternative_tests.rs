//! What followed where video feedback is not wanted.

use super::super::offer::tests::{TRAINING, VIDEO, assessed, beside, offer, skip};
use super::AlternativeEvidence;
use crate::programme::fidelity::tests::{day, every, of, shipped, visits};
use crate::programme::fidelity::{CaseFacts, Verdict};
use crate::programme::{CarerKind, EndReason, Ending, Entry, OfferReply, PathwayStep, Person, Role, RuleId};

/// NG26 1.4.4: "If parents do not want to take part in a video feedback programme, offer parental sensitivity and behaviour
/// training".
#[test]
fn who_does_not_want_video_feedback_is_offered_the_training() {
    let no = || offer(VIDEO, "2026-01-02", Some(OfferReply::Declined));
    let with = |more: Vec<Entry>| assessed(&[], std::iter::once(no()).chain(more).collect());
    let ended = Entry::Ending(Ending {
        on: day("2026-03-01"),
        why: EndReason::Withdrew,
        words: "".into(),
        reopened: None,
    });
    for (name, facts, expected) in [
        ("not offered", assessed(&[], vec![]), Verdict::NotApplicable),
        ("no answer", assessed(&[], vec![offer(VIDEO, "2026-01-02", None)]), Verdict::NotApplicable),
        (
            "accepted",
            assessed(&[], vec![offer(VIDEO, "2026-01-02", Some(OfferReply::Accepted))]),
            Verdict::NotApplicable,
        ),
        ("declined", with(vec![]), Verdict::NotYet),
        ("offered", with(vec![offer(TRAINING, "2026-01-09", None)]), Verdict::Met),
        ("offered on the same day", with(vec![offer(TRAINING, "2026-01-02", None)]), Verdict::Met),
        ("gone without", with(vec![skip(PathwayStep::Offer, "2026-01-09")]), Verdict::NotMet),
        ("another begun", beside(with(vec![]), "home-visiting", "2026-02-05"), Verdict::NotMet),
        ("another planned", beside(with(vec![]), "home-visiting", "2026-08-05"), Verdict::AtRisk),
        ("the training begun, no offer", beside(with(vec![]), TRAINING, "2026-02-05"), Verdict::NotYet),
        ("ended without it", with(vec![ended.clone()]), Verdict::NotMet),
        (
            "offered after another began",
            beside(with(vec![offer(TRAINING, "2026-03-02", None)]), "home-visiting", "2026-02-05"),
            Verdict::Met,
        ),
    ] {
        let found = of(&shipped(VIDEO), &facts, "2026-07-01", RuleId::ALTERNATIVE);
        assert_eq!(found.iter().map(|one| one.verdict).collect::<Vec<_>>(), [expected], "{name}");
    }
}

/// NG26 1.5.3: "If foster carers, special guardians or adoptive parents do not want to take part in a video feedback programme,
/// offer parental sensitivity and behaviour training".
#[test]
fn the_source_is_the_familys_own_and_a_programme_under_way_tells_it() {
    let offers = || {
        vec![
            offer(VIDEO, "2026-01-02", Some(OfferReply::Declined)),
            offer(TRAINING, "2026-01-05", Some(OfferReply::Accepted)),
        ]
    };
    for (kind, source) in [(CarerKind::Parent, "NG26 1.4.4"), (CarerKind::FosterCarer, "NG26 1.5.3")] {
        let mut facts = assessed(&[], offers());
        facts.people[0] = Person { role: Role::Carer { kind }, ..facts.people[0].clone() };
        let facts = CaseFacts { sessions: visits(&every(7, 3, "2026-01-12")).sessions, ..facts };
        let found = of(&shipped(TRAINING), &facts, "2026-07-01", RuleId::ALTERNATIVE).remove(0);
        assert_eq!((found.verdict, found.source.as_str()), (Verdict::Met, source));
        let expected = AlternativeEvidence {
            declined: Some(day("2026-01-02")),
            offered: Some(day("2026-01-05")),
            skipped: None,
        };
        assert_eq!(found.evidence.get(), Some(&expected));
        // Nobody has declined: what it says, it says of the same recommendation.
        let wanted = CaseFacts { entries: assessed(&[], vec![]).entries, ..facts };
        let found = of(&shipped(TRAINING), &wanted, "2026-07-01", RuleId::ALTERNATIVE).remove(0);
        assert_eq!((found.verdict, found.source.as_str()), (Verdict::NotApplicable, source));
    }
}
