//! The assessment before a programme (A1) and the review after little improvement (V7), where a step was skipped.

use super::*;
use crate::base::{RecordId, Redacted, UserId};
use crate::programme::{
    AgencyKind, Area, Assessment, Conclusion, Entered, Entry, Improvement, Judgement, Override, PathwayStep,
    Review, ReviewPart,
};

fn entered(entries: Vec<Entry>) -> CaseFacts {
    let each = |(number, entry)| Entered {
        id: RecordId::from_bytes([number; 16]),
        by: UserId::from_bytes([1; 16]),
        at: DateTime::<Utc>::UNIX_EPOCH,
        entry,
    };
    CaseFacts { entries: (1..).zip(entries).map(each).collect(), ..CaseFacts::default() }
}

fn verdict(rule: RuleId, facts: &CaseFacts, today: &str) -> Verdict {
    let findings = evaluate(&definition(), &vocabulary(), facts, day(today));
    findings.iter().find(|finding| finding.rule == rule).unwrap().verdict
}

fn without(step: PathwayStep, on: &str) -> Entry {
    Entry::Override(Override { on: day(on), step, why: Redacted::from("the court decides") })
}

fn assessed(finished: &str) -> Entry {
    let areas = Area::ALL.into_iter().map(|area| (area, Redacted::from("noted"))).collect();
    Entry::Assessment(Assessment {
        areas,
        finished: Some(day(finished)),
        ..Assessment::begun(day("2026-01-02"))
    })
}

fn little(on: &str) -> Entry {
    Entry::Judgement(Judgement {
        on: day(on),
        programme: "video-feedback".to_owned(),
        sensitivity: Improvement::Little,
        attachment: Improvement::NotJudged,
        still_concerned: true,
        judged_by: Redacted::default(),
        words: Redacted::default(),
    })
}

fn reviewed(on: &str) -> Entry {
    let part = |agency| ReviewPart { agency, who: Redacted::default() };
    let took_part = [AgencyKind::SocialCare, AgencyKind::Health].map(part).to_vec();
    let conclusion = Some(Conclusion::Further);
    Entry::Review(Review { on: day(on), took_part, conclusion, notes: Redacted::default() })
}

/// "A comprehensive assessment before any intervention" (NG26 1.3.2).
#[test]
fn an_assessment_skipped_is_not_met_until_it_is_made_up_for_in_time() {
    for (entries, today, expected) in [
        (vec![], "2026-02-01", Verdict::NotYet),
        (vec![without(PathwayStep::Assess, "2026-01-20")], "2026-01-19", Verdict::NotYet),
        (vec![without(PathwayStep::Assess, "2026-01-20")], "2026-01-20", Verdict::NotMet),
        (vec![without(PathwayStep::Review, "2026-01-20")], "2026-02-01", Verdict::NotYet),
        (
            vec![without(PathwayStep::Assess, "2026-01-20"), assessed("2026-01-30")],
            "2026-02-01",
            Verdict::Met,
        ),
    ] {
        assert_eq!(verdict(RuleId::ASSESSMENT, &entered(entries), today), expected, "{today}");
    }
}

/// "Arrange a multi-agency review before going ahead with more sessions or other interventions" (NG26 1.4.3, 1.5.2).
#[test]
fn a_review_skipped_since_the_judgement_is_not_met() {
    // Ten sessions, the last on 10 May.
    let ten = sound_sessions(&every(11, 10, "2026-01-31"));
    let review = |entries| {
        let facts = CaseFacts { entries: entered(entries).entries, ..ten.clone() };
        verdict(RuleId::REVIEW, &facts, "2026-06-01")
    };
    let skip = |on| without(PathwayStep::Review, on);
    assert_eq!(review(vec![]), Verdict::NotYet, "not judged");
    assert_eq!(review(vec![little("2026-05-11")]), Verdict::NotYet);
    assert_eq!(review(vec![little("2026-05-11"), skip("2026-05-12")]), Verdict::NotMet);
    assert_eq!(review(vec![little("2026-05-11"), skip("2026-05-09")]), Verdict::NotYet, "of an earlier need");
    let both = vec![little("2026-05-11"), skip("2026-05-12"), reviewed("2026-05-20")];
    assert_eq!(review(both), Verdict::Met, "held after all, before anything went ahead");
}

/// The need arises with the last session, not on the day somebody writes the judgement down.
#[test]
fn a_review_between_the_last_session_and_the_judgement_answers_it() {
    let ten = sound_sessions(&every(11, 10, "2026-01-30"));
    let last = ten.sessions.last().and_then(|(_, session)| session.held.as_ref()).unwrap().date;
    assert_eq!(last, day("2026-05-09"));
    let with = |entries| CaseFacts { entries: entered(entries).entries, ..ten.clone() };
    for (held, expected) in
        [("2026-05-08", Verdict::NotYet), ("2026-05-10", Verdict::Met), ("2026-05-20", Verdict::Met)]
    {
        let facts = with(vec![little("2026-05-15"), reviewed(held)]);
        assert_eq!(verdict(RuleId::REVIEW, &facts, "2026-06-01"), expected, "{held}");
    }
}
