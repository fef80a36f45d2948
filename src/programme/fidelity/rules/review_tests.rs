//! The judgement after a programme, and the review after little improvement.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::ReviewEvidence;
use crate::base::RunId;
use crate::programme::entry::{ProgrammeEnd, ProgrammeEnded};
use crate::programme::fidelity::tests::{
    badness, day, ending, entered, every, finding, held, planned, referral, sound_sessions, verdict, visit,
    visits, whole,
};
use crate::programme::fidelity::{CaseFacts, OtherProgramme, Remedy, Verdict};
use crate::programme::{
    AgencyKind, Conclusion, Entry, Improvement, Judgement, Override, PathwayStep, Review, ReviewPart, RuleId,
};

const OWN: &str = "video-feedback";
/// The day of the tenth session.
const LAST: &str = "2026-04-23";
/// The day of the eleventh.
const ELEVENTH: &str = "2026-06-15";
const TODAY: &str = "2026-07-01";

fn judged(programme: &str, on: &str, how: Improvement, still_concerned: bool) -> Entry {
    Entry::Judgement(Judgement {
        on: day(on),
        programme: programme.to_owned(),
        sensitivity: how,
        attachment: Improvement::NotJudged,
        still_concerned,
        judged_by: "".into(),
        words: "".into(),
    })
}

fn little(on: &str) -> Entry {
    judged(OWN, on, Improvement::Little, true)
}

fn improved(on: &str) -> Entry {
    judged(OWN, on, Improvement::Improved, false)
}

fn part(agency: AgencyKind, who: &str) -> ReviewPart {
    ReviewPart { agency, who: who.into() }
}

fn review_of(on: &str, took_part: Vec<ReviewPart>, conclusion: Option<Conclusion>) -> Entry {
    Entry::Review(Review { on: day(on), took_part, conclusion, notes: "".into() })
}

fn review(on: &str, conclusion: Conclusion) -> Entry {
    let agencies = vec![part(AgencyKind::SocialCare, ""), part(AgencyKind::Health, "")];
    review_of(on, agencies, Some(conclusion))
}

fn further(on: &str) -> Entry {
    review(on, Conclusion::Further)
}

fn skip(step: PathwayStep, on: &str) -> Entry {
    Entry::Override(Override { on: day(on), step, why: "the court decides".into() })
}

fn ten() -> CaseFacts {
    let facts = sound_sessions(&every(12, 10, "2026-01-05"));
    assert_eq!(facts.sessions[9].1.held.as_ref().unwrap().date, day(LAST));
    facts
}

fn eleven() -> CaseFacts {
    let mut facts = ten();
    facts.sessions.push(held(11, visit(day(ELEVENTH), 3600)));
    facts
}

fn with(mut facts: CaseFacts, entries: Vec<Entry>) -> CaseFacts {
    facts.entries = (1..).zip(entries).map(|(key, entry)| entered(key, entry)).collect();
    facts
}

fn other(on: &str) -> OtherProgramme {
    OtherProgramme { start: Some(day(on)), ..OtherProgramme::default() }
}

fn review_verdict(facts: &CaseFacts) -> Verdict {
    verdict(facts, TODAY, RuleId::REVIEW, None)
}

/// NG26 1.4.3: "If there is little improvement … after 10 sessions … arrange a multi-agency review before going ahead with
/// more sessions or other interventions".
#[test]
fn a_session_after_the_tenth_asks_for_a_judgement_and_after_little_for_a_review() {
    use Verdict::{Met, NotApplicable, NotMet};
    for (name, entries, expected) in [
        ("no judgement", vec![], NotMet),
        ("a review alone is no judgement", vec![further("2026-05-20")], NotMet),
        ("judged before the last session", vec![improved("2026-04-22")], NotMet),
        ("judged on the day of the last session", vec![improved(LAST)], NotApplicable),
        ("judged the day before going ahead", vec![improved("2026-06-14")], NotApplicable),
        ("judged on the day of going ahead", vec![improved(ELEVENTH)], NotMet),
        ("judging afterwards does not undo it", vec![improved("2026-06-20")], NotMet),
        (
            "judged of another programme",
            vec![judged("home-visiting", "2026-05-01", Improvement::Improved, false)],
            NotMet,
        ),
        ("little, without a review", vec![little("2026-05-01")], NotMet),
        ("little without concerns", vec![judged(OWN, "2026-05-01", Improvement::Little, false)], NotMet),
        ("reviewed in time", vec![little("2026-05-01"), further("2026-06-01")], Met),
        ("reviewed between session and judgement", vec![little("2026-05-10"), further("2026-05-01")], Met),
        ("reviewed on the day of the last session", vec![little("2026-05-01"), further(LAST)], Met),
        ("dated before the session it answers", vec![little("2026-05-01"), further("2026-04-22")], NotMet),
        ("reviewed the day before", vec![little("2026-05-01"), further("2026-06-14")], Met),
        ("reviewed on the day of going ahead", vec![little("2026-05-01"), further(ELEVENTH)], NotMet),
        ("reviewed afterwards", vec![little("2026-05-01"), further("2026-06-20")], NotMet),
        ("no further", vec![little("2026-05-01"), review("2026-06-01", Conclusion::NotFurther)], NotMet),
        (
            "no further, and then further",
            vec![little("2026-05-01"), review("2026-05-20", Conclusion::NotFurther), further("2026-06-01")],
            Met,
        ),
        (
            "further, and then no further",
            vec![little("2026-05-01"), further("2026-05-20"), review("2026-06-01", Conclusion::NotFurther)],
            NotMet,
        ),
        (
            "both on one day",
            vec![little("2026-05-01"), review("2026-06-01", Conclusion::NotFurther), further("2026-06-01")],
            NotMet,
        ),
        ("little, and then improved", vec![little("2026-05-01"), improved("2026-06-01")], NotApplicable),
        ("improved, and then little", vec![improved("2026-05-01"), little("2026-06-01")], NotMet),
        ("both on one day, little stands", vec![little("2026-05-01"), improved("2026-05-01")], NotMet),
        (
            "little only after going ahead: improved stood then, and the review is to come",
            vec![improved("2026-05-01"), little("2026-06-20")],
            Verdict::NotYet,
        ),
        ("skipped", vec![little("2026-05-01"), skip(PathwayStep::Review, "2026-05-02")], NotMet),
    ] {
        assert_eq!(review_verdict(&with(eleven(), entries)), expected, "{name}");
    }
}

/// "multi-agency": at least two, and one that was held.
#[test]
fn a_review_is_held_by_at_least_two_agencies() {
    use AgencyKind::{Health, Other, SocialCare};
    let concluded = Some(Conclusion::Further);
    for (parts, conclusion, expected) in [
        (vec![], concluded, Verdict::NotMet),
        (vec![part(Health, "")], concluded, Verdict::NotMet),
        (vec![part(Health, "Ann"), part(Health, "Ben")], concluded, Verdict::NotMet),
        (vec![part(Health, ""), part(SocialCare, "")], concluded, Verdict::Met),
        (vec![part(Health, ""), part(SocialCare, "")], None, Verdict::NotMet),
        (vec![part(Other, "housing"), part(Other, " Housing ")], concluded, Verdict::NotMet),
        (vec![part(Other, "housing"), part(Other, "probation")], concluded, Verdict::Met),
    ] {
        let entries = vec![little("2026-05-01"), review_of("2026-06-01", parts.clone(), conclusion)];
        let facts = with(eleven(), entries);
        assert_eq!(review_verdict(&facts), expected, "{parts:?} {conclusion:?}");
        let found = finding(&facts, TODAY, RuleId::REVIEW, None);
        let evidence: &ReviewEvidence = found.evidence.get().unwrap();
        let alone = conclusion.is_some() && expected == Verdict::NotMet;
        assert_eq!(evidence.one_agency, alone.then(|| day("2026-06-01")), "{parts:?}");
    }
}

/// "or other interventions": one that begins after the last session; not one that runs beside from before.
#[test]
fn another_programme_goes_ahead_where_it_begins_after_the_last_session() {
    for (name, began, entries, expected) in [
        ("beside from the start", "2026-01-05", vec![], Verdict::NotYet),
        ("begun before the tenth session", "2026-04-22", vec![], Verdict::NotYet),
        ("begun on the day of the tenth", LAST, vec![], Verdict::NotYet),
        ("begun after it", "2026-04-24", vec![], Verdict::NotMet),
        ("begun after it, judged late", "2026-04-24", vec![improved("2026-04-24")], Verdict::NotMet),
        ("judged before", "2026-04-25", vec![improved("2026-04-24")], Verdict::NotApplicable),
        ("little", "2026-06-20", vec![little("2026-05-01")], Verdict::NotMet),
        ("little, reviewed", "2026-06-20", vec![little("2026-05-01"), further("2026-06-19")], Verdict::Met),
        ("planned", "2026-07-20", vec![], Verdict::AtRisk),
    ] {
        let facts = CaseFacts { others: vec![other(began)], ..with(ten(), entries) };
        assert_eq!(review_verdict(&facts), expected, "{name}");
    }
    // Ended before any session was held, it never went ahead and is planned no longer.
    for (start, expected) in [("2026-05-10", Verdict::NotYet), ("2026-07-20", Verdict::NotYet)] {
        let never = OtherProgramme { ended: Some((day("2026-05-12"), true)), ..other(start) };
        let facts = CaseFacts { others: vec![never], ..with(ten(), vec![]) };
        assert_eq!(review_verdict(&facts), expected, "{start}");
        assert_eq!(
            verdict(&facts, "2026-05-11", RuleId::REVIEW, None),
            if start < "2026-05-11" { Verdict::NotMet } else { Verdict::AtRisk },
            "as of the day before its end, to start on {start}"
        );
    }
    // By its first session, not by the day it was to start.
    let (start, held) = (Some(day("2026-04-24")), vec![day("2026-05-02")]);
    let late = OtherProgramme { start, held, ..OtherProgramme::default() };
    let facts = CaseFacts { others: vec![late], ..with(ten(), vec![improved("2026-05-01")]) };
    assert_eq!(review_verdict(&facts), Verdict::NotApplicable);
    assert_eq!(
        verdict(&facts, "2026-04-30", RuleId::REVIEW, None),
        Verdict::NotMet,
        "as of a day before that"
    );
}

#[test]
fn while_nothing_goes_ahead_it_is_open() {
    use Verdict::{AtRisk, Met, NotApplicable, NotMet, NotYet};
    let nine = || sound_sessions(&every(12, 9, "2026-01-05"));
    assert_eq!(review_verdict(&nine()), NotApplicable, "not over");
    for (entries, expected) in [
        (vec![], NotYet),
        (vec![skip(PathwayStep::Judge, "2026-05-01")], NotMet),
        (vec![skip(PathwayStep::Judge, "2026-05-01"), improved("2026-05-02")], NotApplicable),
        (vec![little("2026-05-01")], NotYet),
        (vec![little("2026-05-01"), skip(PathwayStep::Review, "2026-05-02")], NotMet),
        (vec![little("2026-05-01"), skip(PathwayStep::Review, "2026-04-22")], NotYet),
        (vec![little("2026-05-01"), skip(PathwayStep::Review, "2026-05-02"), further("2026-05-20")], Met),
        (vec![little("2026-05-01"), review("2026-05-20", Conclusion::NotFurther)], Met),
    ] {
        let facts = with(ten(), entries.clone());
        assert_eq!(review_verdict(&facts), expected, "{entries:?}");
    }
    for (entries, remedy) in [(vec![], Remedy::Judge), (vec![little("2026-05-01")], Remedy::Review)] {
        let mut facts = with(ten(), entries);
        facts.sessions.push(planned(11, day("2026-07-10")));
        let found = finding(&facts, TODAY, RuleId::REVIEW, None);
        assert_eq!((found.verdict, found.remedy), (AtRisk, Some(remedy)), "more is planned");
    }
}

/// NG26 1.4.6: "little improvement … after either intervention and there are still concerns".
#[test]
fn after_other_programmes_the_review_is_asked_where_there_are_concerns() {
    let id = "sensitivity-training";
    let facts = visits(&every(7, 17, "2026-01-05"));
    for (concerned, expected) in [(false, Verdict::NotApplicable), (true, Verdict::NotMet)] {
        // The sixteenth, the last that belongs to it, was on 20 April; the seventeenth on the 27th.
        let facts = with(facts.clone(), vec![judged(id, "2026-04-24", Improvement::Little, concerned)]);
        assert_eq!(whole(id, &facts, TODAY, RuleId::REVIEW), expected, "concerned: {concerned}");
    }
    // Of a programme that may be longer, the end says that it is over.
    let nine = CaseFacts { others: vec![other("2026-05-01")], ..visits(&every(7, 9, "2026-01-05")) };
    assert_eq!(whole(id, &nine, TODAY, RuleId::REVIEW), Verdict::NotApplicable);
    let ended = CaseFacts { ended: Some(day("2026-05-01")), ..nine };
    assert_eq!(whole(id, &ended, TODAY, RuleId::REVIEW), Verdict::NotMet);
}

/// "after either intervention": one that was given up is not judged by itself.
#[test]
fn a_programme_that_was_stopped_early_is_held_to_what_was_judged() {
    use ProgrammeEnd::{Finished, StoppedEarly};
    let run = RunId::from_bytes([77; 16]);
    let four = |how, mut entries: Vec<Entry>| {
        let on = day("2026-03-01");
        entries.push(Entry::ProgrammeEnded(ProgrammeEnded { run, on, how, reason: "moved".into() }));
        let facts = with(sound_sessions(&every(12, 4, "2026-01-05")), entries);
        let others = vec![other("2026-04-01")];
        review_verdict(&CaseFacts { run: Some(run), ended: Some(on), others, ..facts })
    };
    assert_eq!(four(Finished, vec![]), Verdict::NotMet);
    assert_eq!(four(StoppedEarly, vec![]), Verdict::NotApplicable);
    assert_eq!(four(StoppedEarly, vec![improved("2026-03-02")]), Verdict::NotApplicable);
    assert_eq!(four(StoppedEarly, vec![little("2026-03-02")]), Verdict::NotMet);
    assert_eq!(four(StoppedEarly, vec![little("2026-03-02"), further("2026-03-31")]), Verdict::Met);
    // Never held, there is nothing to judge.
    let facts = CaseFacts { ended: Some(day("2026-03-01")), ..CaseFacts::default() };
    assert_eq!(review_verdict(&facts), Verdict::NotApplicable);
}

/// What begins after a new referral is not held against the programme before.
#[test]
fn a_family_referred_again_begins_anew() {
    let ending = |reopened| ending("2026-05-01", reopened);
    for (entries, expected) in [
        (vec![], Verdict::NotMet),
        (vec![ending(None)], Verdict::NotMet),
        (vec![ending(None), referral("2026-06-01")], Verdict::NotYet),
        (vec![ending(None), referral("2026-06-11")], Verdict::NotMet),
        (vec![ending(Some("2026-05-20")), referral("2026-06-01")], Verdict::NotMet),
        (vec![referral("2026-06-01")], Verdict::NotMet),
    ] {
        let facts = CaseFacts { others: vec![other("2026-06-10")], ..with(ten(), entries.clone()) };
        assert_eq!(review_verdict(&facts), expected, "{entries:?}");
    }
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let on = || (0_u64..120).prop_map(|days| (day("2026-04-01") + Days::new(days)).to_string());
    prop_oneof![
        on().prop_map(|on| little(&on)),
        on().prop_map(|on| improved(&on)),
        on().prop_map(|on| further(&on)),
        on().prop_map(|on| review(&on, Conclusion::NotFurther)),
        on().prop_map(|on| review_of(&on, vec![part(AgencyKind::Health, "")], Some(Conclusion::Further))),
        on().prop_map(|on| skip(PathwayStep::Review, &on)),
        on().prop_map(|on| skip(PathwayStep::Judge, &on)),
    ]
}

proptest! {
    /// A judgement of improvement, or a review that finds more appropriate, never worsens the verdict; and what was not
    /// met when more went ahead stays so, whatever is written of a day on which it had gone ahead already.
    #[test]
    fn more_on_record_never_harms_and_comes_too_late_for_what_is_lost(
        entries in prop::collection::vec(any_entry(), 0..6), more in any_entry(), ahead in 0_u64..80, later in 0_u64..40,
    ) {
        let begun: NaiveDate = day("2026-04-20") + Days::new(ahead);
        let others = vec![OtherProgramme { start: Some(begun), ..OtherProgramme::default() }];
        let judged = |entries: &[Entry]| {
            review_verdict(&CaseFacts { others: others.clone(), ..with(ten(), entries.to_vec()) })
        };
        let before = judged(&entries);
        let added = [&entries[..], std::slice::from_ref(&more)].concat();
        let speaks_for = match &more {
            Entry::Judgement(body) => !body.is_little(),
            Entry::Review(body) => body.conclusion == Some(Conclusion::Further),
            _ => false,
        };
        if speaks_for {
            prop_assert!(badness(judged(&added)) <= badness(before), "{:?} then {:?}", before, judged(&added));
        }
        if begun > day(LAST) && begun <= day(TODAY) {
            let late = (begun + Days::new(later)).to_string();
            let in_time: Vec<Entry> = entries
                .into_iter()
                .filter(|entry| match entry {
                    Entry::Judgement(body) => body.on < begun,
                    Entry::Review(body) => body.on < begun,
                    _ => false,
                })
                .collect();
            let then = judged(&in_time);
            let after = judged(&[&in_time[..], &[improved(&late), further(&late)]].concat());
            prop_assert_eq!(then == Verdict::NotMet, after == Verdict::NotMet);
        }
    }
}
