//! What comes after a programme's last session: the judgement, the review, and what was skipped.

use super::*;

/// 1.4.3 and 1.5.2: "little improvement to parental sensitivity or the child's attachment after 10 sessions of a video
/// feedback programme … arrange a multi-agency review before going ahead with more sessions or other interventions".
#[test]
fn after_the_last_session_the_programme_is_judged_and_little_asks_for_a_review() {
    for (kind, source) in [(CarerKind::Parent, "NG26 1.4.3"), (CarerKind::AdoptiveParent, "NG26 1.5.2")] {
        let ten = || Family::of(kind, "2024-05-04").assessed().after_ten();
        let finished = day("2026-05-04");
        assert_eq!(ten().stands().next, Next::Judge { programme: VIDEO.to_owned(), finished });
        assert_eq!(ten().source().as_deref(), Some(source));
        assert_eq!(ten().duty(DutyKind::Judgement), Some(Verdict::NotYet));

        let well = ten().judged(VIDEO, "2026-05-11", Improvement::Improved, false);
        assert_eq!(well.stands().next, Next::End { because: EndGround::ProgrammeOver });
        assert_eq!(well.duty(DutyKind::Judgement), Some(Verdict::Met));
        assert_eq!(well.duty(DutyKind::ReviewLittle), None, "no review is asked for");

        // Whether or not there are concerns: 1.4.3 does not ask.
        for concerned in [false, true] {
            let little = ten().judged(VIDEO, "2026-05-11", Improvement::Little, concerned);
            let review = Next::Review { ground: PathwayGround::ReviewLittle, planned: None };
            assert_eq!((little.stands().next, little.source().as_deref()), (review, Some(source)));
            assert_eq!(little.duty(DutyKind::ReviewLittle), Some(Verdict::NotYet));
        }
    }
}

#[test]
fn a_judgement_before_the_last_session_is_questioned_and_asked_for_again() {
    let early =
        Family::parents().assessed().after_ten().judged(VIDEO, "2026-04-20", Improvement::Improved, false);
    assert!(matches!(early.stands().next, Next::Judge { .. }));
    assert_eq!(early.stands().questions, [Question::JudgedEarly { on: day("2026-04-20") }]);
    let again = early.judged(VIDEO, "2026-05-11", Improvement::Improved, false);
    assert_eq!(again.stands().questions, []);
}

/// 1.4.6: "after either intervention and there are still concerns".
#[test]
fn little_after_another_programme_asks_for_a_review_where_there_are_concerns() {
    let trained = || {
        Family::parents()
            .assessed()
            .offered(VIDEO, "2026-02-09", Some(("2026-02-16", OfferReply::Declined)))
            .offered(TRAINING, "2026-02-20", Some(("2026-02-27", OfferReply::Accepted)))
            .began(TRAINING, "2026-03-02", 6, 6)
    };
    assert_eq!(trained().source().as_deref(), Some("NG26 1.4.6"));
    let concerned = trained().judged(TRAINING, "2026-04-20", Improvement::Little, true);
    assert_eq!(
        concerned.stands().next,
        Next::Review { ground: PathwayGround::ReviewLittleOther, planned: None }
    );
    assert_eq!(concerned.source().as_deref(), Some("NG26 1.4.6"));
    let calm = trained().judged(TRAINING, "2026-04-20", Improvement::Little, false);
    assert_eq!(calm.stands().next, Next::End { because: EndGround::ProgrammeOver });
}

/// 1.4.7: "If the multi-agency review concludes that further intervention is appropriate, consider a home visiting
/// programme". For foster carers, special guardians and adoptive parents of a preschool-age child it names nothing more.
#[test]
fn the_review_opens_the_pathway_again_or_ends_it() {
    let little = |kind| {
        Family::of(kind, "2024-05-04").assessed().after_ten().judged(
            VIDEO,
            "2026-05-11",
            Improvement::Little,
            true,
        )
    };
    let planned = little(CarerKind::Parent).reviewed("2026-12-10", None);
    let Next::Review { planned: Some((_, on)), .. } = planned.stands().next else { panic!() };
    assert_eq!(on, day("2026-12-10"));
    assert_eq!(planned.duty(DutyKind::ReviewLittle), Some(Verdict::NotYet), "a plan is no review");

    let further = |kind| little(kind).reviewed("2026-05-20", Some(Conclusion::Further));
    assert_eq!(offered(&further(CarerKind::Parent).stands()), [(HOME, "NG26 1.4.7")]);
    assert_eq!(offered(&further(CarerKind::FosterCarer).stands()), []);
    assert_eq!(further(CarerKind::Parent).duty(DutyKind::ReviewLittle), Some(Verdict::Met));

    let not = little(CarerKind::Parent).reviewed("2026-05-20", Some(Conclusion::NotFurther));
    assert_eq!(not.stands().next, Next::End { because: EndGround::NoFurther });

    // The last review stands, as it does to the rules, until what it opened was followed.
    for closed in ["2026-05-20", "2026-05-30"] {
        let taken_back = further(CarerKind::Parent).reviewed(closed, Some(Conclusion::NotFurther));
        assert_eq!(taken_back.stands().next, Next::End { because: EndGround::NoFurther }, "{closed}");
        let again = taken_back.reviewed("2026-06-10", Some(Conclusion::Further));
        assert_eq!(offered(&again.stands()), [(HOME, "NG26 1.4.7")], "{closed}");
    }
    let followed = further(CarerKind::Parent)
        .offered(HOME, "2026-05-25", Some(("2026-05-26", OfferReply::Accepted)))
        .began(HOME, "2026-06-01", 3, 12)
        .reviewed("2026-06-10", Some(Conclusion::NotFurther));
    assert_eq!(followed.stands().next.step(), PathwayStep::Session);

    let visiting = further(CarerKind::Parent)
        .offered(HOME, "2026-05-25", Some(("2026-05-26", OfferReply::Accepted)))
        .began(HOME, "2026-06-01", 3, 12);
    assert_eq!(visiting.stands().next, Next::Session { programme: HOME.to_owned(), number: 4, day: None });
    let declined =
        further(CarerKind::Parent).offered(HOME, "2026-05-25", Some(("2026-05-26", OfferReply::Declined)));
    assert_eq!(declined.stands().next, Next::End { because: EndGround::NothingAccepted });
}

#[test]
fn what_goes_on_before_the_review_stays_as_not_met() {
    let eleven = |judged_on: &str| {
        Family::parents()
            .assessed()
            .offered(VIDEO, "2026-02-09", Some(("2026-02-16", OfferReply::Accepted)))
            .began(VIDEO, "2026-03-02", 11, 10)
            .judged(VIDEO, judged_on, Improvement::Little, true)
    };
    // The eleventh was held on 11 May, before the review.
    assert_eq!(eleven("2026-05-06").duty(DutyKind::ReviewLittle), Some(Verdict::NotMet));
    let late = eleven("2026-05-06").reviewed("2026-05-20", Some(Conclusion::Further));
    assert_eq!(late.duty(DutyKind::ReviewLittle), Some(Verdict::NotMet));
    let in_time = eleven("2026-05-06").reviewed("2026-05-08", Some(Conclusion::Further));
    assert_eq!(in_time.duty(DutyKind::ReviewLittle), Some(Verdict::Met));
    let other = Family::parents()
        .assessed()
        .after_ten()
        .judged(VIDEO, "2026-05-11", Improvement::Little, true)
        .began(HOME, "2026-06-01", 2, 12);
    assert_eq!(other.duty(DutyKind::ReviewLittle), Some(Verdict::NotMet));
    assert!(matches!(other.stands().next, Next::Session { number: 3, .. }), "what is under way goes on");
}

#[test]
fn a_step_skipped_leads_on_and_stays_as_not_met() {
    let unassessed = Family::parents().referred().without(PathwayStep::Assess, "2026-01-20");
    assert_eq!(offered(&unassessed.stands()), [(VIDEO, "NG26 1.4.1")]);
    assert_eq!(unassessed.duty(DutyKind::Assessment), Some(Verdict::NotMet));
    // Made up for in time, it is met after all.
    let made_up = unassessed.with(assessed("2026-01-25", Some("2026-02-02"), &[]));
    assert_eq!(made_up.duty(DutyKind::Assessment), Some(Verdict::Met));

    let unreviewed = Family::parents()
        .assessed()
        .after_ten()
        .judged(VIDEO, "2026-05-11", Improvement::Little, true)
        .without(PathwayStep::Review, "2026-05-12");
    assert_eq!(offered(&unreviewed.stands()), [(HOME, "NG26 1.4.7")]);
    let pathway = unreviewed.stands();
    let duty = pathway.duties.iter().find(|duty| duty.kind == DutyKind::ReviewLittle).unwrap();
    assert_eq!(duty.verdict, Verdict::NotMet);
    assert_eq!(duty.skipped.unwrap().1, day("2026-05-12"));

    // Made up for before anything went ahead, it is met after all.
    let made_up = unreviewed.reviewed("2026-05-20", Some(Conclusion::Further));
    assert_eq!(made_up.duty(DutyKind::ReviewLittle), Some(Verdict::Met));

    let unjudged = Family::parents().assessed().after_ten().without(PathwayStep::Judge, "2026-05-12");
    assert_eq!(unjudged.stands().next, Next::End { because: EndGround::ProgrammeOver });
    assert_eq!(unjudged.duty(DutyKind::Judgement), Some(Verdict::NotMet));

    let no_video = Family::parents().assessed().without(PathwayStep::Offer, "2026-02-10");
    assert_eq!(offered(&no_video.stands()), [(TRAINING, "Attune, as NG26 1.4.4")], "nobody declined it");
    assert_eq!(no_video.duty(DutyKind::FirstOffer), Some(Verdict::NotMet));
    let nothing = no_video.without(PathwayStep::Offer, "2026-02-11");
    assert_eq!(nothing.stands().next, Next::Review { ground: PathwayGround::ReviewDeclined, planned: None });
}

#[test]
fn a_programme_that_was_given_up_is_as_one_declined() {
    let mut stopped = Family::parents()
        .assessed()
        .offered(VIDEO, "2026-02-09", Some(("2026-02-16", OfferReply::Accepted)))
        .began(VIDEO, "2026-03-02", 3, 10);
    stopped.courses[0].ended = Some(day("2026-03-20"));
    stopped.courses[0].stopped = true;
    assert_eq!(offered(&stopped.stands()), [(TRAINING, "NG26 1.4.4")]);
    assert_eq!(stopped.duty(DutyKind::Alternative), Some(Verdict::NotYet));
    // Ended when it had come to its end, it is judged.
    let mut ended = stopped;
    ended.courses[0].stopped = false;
    let finished = day("2026-03-20");
    assert_eq!(ended.stands().next, Next::Judge { programme: VIDEO.to_owned(), finished });
    // Offered and accepted again, it begins again.
    ended.courses[0].stopped = true;
    let again = ended.offered(VIDEO, "2026-04-01", Some(("2026-04-02", OfferReply::Accepted)));
    assert!(matches!(again.stands().next, Next::Begin { .. }));
    // Where little improvement was judged all the same, agencies review before anything more.
    let little = again.judged(VIDEO, "2026-03-21", Improvement::Little, true);
    assert_eq!(little.stands().next, Next::Review { ground: PathwayGround::ReviewLittle, planned: None });
    assert_eq!(little.duty(DutyKind::ReviewLittle), Some(Verdict::NotYet));
}

/// "before going ahead with more sessions or other interventions" (1.4.3): judging afterwards does not undo it, and one
/// agency is no multi-agency review.
#[test]
fn going_ahead_without_a_judgement_or_a_review_of_agencies_is_not_met() {
    let eleven = || {
        Family::parents()
            .assessed()
            .offered(VIDEO, "2026-02-09", Some(("2026-02-16", OfferReply::Accepted)))
            .began(VIDEO, "2026-03-02", 11, 10)
    };
    // The tenth was held on 4 May, the eleventh on 11 May.
    assert_eq!(eleven().duty(DutyKind::Judgement), Some(Verdict::NotMet));
    for (judged_on, expected) in
        [("2026-05-04", Verdict::Met), ("2026-05-11", Verdict::NotMet), ("2026-05-12", Verdict::NotMet)]
    {
        let judged = eleven().judged(VIDEO, judged_on, Improvement::Improved, false);
        assert_eq!(judged.duty(DutyKind::Judgement), Some(expected), "{judged_on}");
    }
    let alone = vec![ReviewPart { agency: AgencyKind::Health, who: Redacted::default() }];
    let alone = Review {
        on: day("2026-05-08"),
        took_part: alone,
        conclusion: Some(Conclusion::Further),
        notes: Redacted::default(),
    };
    let little = || eleven().judged(VIDEO, "2026-05-05", Improvement::Little, true);
    let with_one = little().with(Entry::Review(alone));
    assert_eq!(with_one.duty(DutyKind::ReviewLittle), Some(Verdict::NotMet));
    assert!(matches!(with_one.stands().next, Next::Review { planned: None, .. }));
    let not = little().reviewed("2026-05-08", Some(Conclusion::NotFurther));
    assert_eq!(not.duty(DutyKind::ReviewLittle), Some(Verdict::NotMet));
}
