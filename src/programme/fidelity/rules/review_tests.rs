//! The review after little improvement.

use crate::base::RunId;
use crate::programme::entry::ProgrammeBegun;
use crate::programme::fidelity::tests::{
    day, entered, every, finding, held, planned, sound_sessions, verdict, visit, visits, whole,
};
use crate::programme::fidelity::{Remedy, Verdict};
use crate::programme::{AgencyKind, Conclusion, Entry, Improvement, Judgement, Review, ReviewPart, RuleId};

fn little(programme: &str, on: &str, still_concerned: bool) -> Entry {
    Entry::Judgement(Judgement {
        on: day(on),
        programme: programme.to_owned(),
        sensitivity: Improvement::Little,
        attachment: Improvement::NotJudged,
        still_concerned,
        judged_by: "".into(),
        words: "".into(),
    })
}

fn review(on: &str, concluded: bool) -> Entry {
    Entry::Review(Review {
        on: day(on),
        took_part: vec![ReviewPart { agency: AgencyKind::Health, who: "".into() }],
        conclusion: concluded.then_some(Conclusion::Further),
        notes: "".into(),
    })
}

/// NG26 1.4.3: "arrange a multi-agency review before going ahead with more sessions or other interventions".
#[test]
fn after_little_improvement_nothing_goes_ahead_without_a_review() {
    let ten = sound_sessions(&every(12, 10, "2026-01-05"));
    let mut eleven = ten.clone();
    eleven.sessions.push(held(11, visit(day("2026-06-15"), 3600)));
    let another = Entry::Programme(ProgrammeBegun {
        definition: String::new(),
        on: Some(day("2026-06-20")),
        continues: None,
    });
    let own = "video-feedback";
    for (name, facts, entries, expected) in [
        ("no judgement", &eleven, vec![], Verdict::NotApplicable),
        ("judged, nothing more", &ten, vec![little(own, "2026-05-01", true)], Verdict::NotYet),
        ("without a review", &eleven, vec![little(own, "2026-05-01", false)], Verdict::NotMet),
        (
            "reviewed before",
            &eleven,
            vec![little(own, "2026-05-01", true), review("2026-06-01", true)],
            Verdict::Met,
        ),
        (
            "reviewed afterwards",
            &eleven,
            vec![little(own, "2026-05-01", true), review("2026-06-20", true)],
            Verdict::NotMet,
        ),
        (
            "reviewed before the judgement",
            &eleven,
            vec![little(own, "2026-05-01", true), review("2026-04-01", true)],
            Verdict::NotMet,
        ),
        (
            "a review without a conclusion was not held",
            &eleven,
            vec![little(own, "2026-05-01", true), review("2026-06-01", false)],
            Verdict::NotMet,
        ),
        (
            "another programme instead",
            &ten,
            vec![little(own, "2026-05-01", true), another.clone()],
            Verdict::NotMet,
        ),
        (
            "judged of another programme",
            &eleven,
            vec![little("home-visiting", "2026-05-01", true)],
            Verdict::NotApplicable,
        ),
    ] {
        let mut facts = facts.clone();
        facts.run = Some(RunId::from_bytes([77; 16]));
        facts.entries = (1..).zip(entries).map(|(key, entry)| entered(key, entry)).collect();
        assert_eq!(verdict(&facts, "2026-07-01", RuleId::REVIEW, None), expected, "{name}");
    }
    let mut facts = ten;
    facts.entries = vec![entered(1, little(own, "2026-05-01", true))];
    facts.sessions.push(planned(11, day("2026-07-10")));
    let found = finding(&facts, "2026-07-01", RuleId::REVIEW, None);
    assert_eq!((found.verdict, found.remedy), (Verdict::AtRisk, Some(Remedy::Review)), "more is planned");
}

/// NG26 1.4.6: "little improvement … after either intervention and there are still concerns".
#[test]
fn after_other_programmes_the_review_is_asked_where_there_are_concerns() {
    let id = "sensitivity-training";
    let mut facts = visits(&every(7, 17, "2026-01-05"));
    for (concerned, expected) in [(false, Verdict::NotApplicable), (true, Verdict::NotMet)] {
        facts.entries = vec![entered(1, little(id, "2026-04-24", concerned))];
        assert_eq!(whole(id, &facts, "2026-07-01", RuleId::REVIEW), expected, "concerned: {concerned}");
    }
}
