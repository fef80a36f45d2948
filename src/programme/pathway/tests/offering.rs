//! What is offered and answered, by each carer: declining one of several options is not declining all.

use proptest::prelude::*;

use super::*;

const PSYCHOTHERAPY: &str = "parent-child-psychotherapy";
const THERAPY: &str = "trauma-focused-cbt";

use OfferReply::{Accepted, Declined, Thinking};

/// A family of which the assessment found this.
fn found(kind: CarerKind, born: &str, circumstances: &[Circumstance]) -> Family {
    Family::of(kind, born).referred().with(assessed("2026-01-12", Some("2026-02-02"), circumstances))
}

fn programmes(family: &Family) -> Vec<String> {
    offered(&family.stands()).into_iter().map(|(programme, _)| programme.to_owned()).collect()
}

/// 1.4.4: "If parents do not want to take part in a video feedback programme": it is said of parents, each.
#[test]
fn each_carer_answers_for_themselves_and_one_who_wants_it_is_enough() {
    let (early, late) = ("2026-02-16", "2026-02-20");
    let no = |on| Some((on, Declined));
    for (name, answers, step) in [
        ("nobody answered", [None, None], PathwayStep::Answer),
        ("one declined", [no(early), None], PathwayStep::Answer),
        ("one declined, one thinks", [no(early), Some((late, Thinking))], PathwayStep::Answer),
        ("one accepted", [no(early), Some((late, Accepted))], PathwayStep::Begin),
        ("one accepted, one silent", [None, Some((late, Accepted))], PathwayStep::Begin),
        ("both declined", [no(early), no(late)], PathwayStep::Offer),
    ] {
        let [one, other] = answers;
        let family = Family::parents().assessed().offered_to(VIDEO, "2026-02-09", &[(1, one), (3, other)]);
        assert_eq!(family.stands().next.step(), step, "{name}");
        let alternative = family.duty(DutyKind::Alternative);
        let expected = (step == PathwayStep::Offer).then_some(Verdict::NotYet);
        assert_eq!(alternative, expected, "{name}: only who wants it not at all is offered another");
    }
    let both = [(1, no(early)), (3, no(late))];
    let stands = Family::parents().assessed().offered_to(VIDEO, "2026-02-09", &both).stands();
    let duty = stands.duties.iter().find(|duty| duty.kind == DutyKind::Alternative).unwrap();
    assert_eq!(duty.since, Some(day(late)), "since the last of them declined");
    // Offered to each on a day of their own.
    let apart = Family::parents().assessed().offered_to(VIDEO, "2026-02-09", &[(1, no(early))]).offered_to(
        VIDEO,
        "2026-02-12",
        &[(3, None)],
    );
    assert_eq!(apart.stands().next.step(), PathwayStep::Answer);
    // Offered again, what was said before is over.
    let again = Family::parents().assessed().offered_to(VIDEO, "2026-02-09", &both).offered_to(
        VIDEO,
        "2026-03-09",
        &[(1, None)],
    );
    assert_eq!(again.stands().next.step(), PathwayStep::Answer);
}

/// 1.4.1 "should offer", 1.4.9 and 1.4.13 "consider": what may be considered need not be offered. 1.4.4: "offer parental
/// sensitivity and behaviour training".
#[test]
fn what_is_to_be_offered_settles_a_stage_and_what_may_be_considered_stays_beside_it() {
    let family = || found(CarerKind::Parent, "2024-05-04", &[Circumstance::AtRisk]);
    assert_eq!(programmes(&family()), [VIDEO, PSYCHOTHERAPY, TRAINING]);
    // Declining what may be considered leaves what is to be offered.
    let no = |on| Some((on, Declined));
    let considered = family().offered(PSYCHOTHERAPY, "2026-02-09", no("2026-02-10"));
    assert_eq!(programmes(&considered), [VIDEO, TRAINING]);
    // Video feedback declined, the training is to be offered; psychotherapy was not declined and stays.
    let declined = family().offered(VIDEO, "2026-02-09", no("2026-02-10"));
    assert_eq!(offered(&declined.stands()), [(TRAINING, "NG26 1.4.4"), (PSYCHOTHERAPY, "NG26 1.4.9")]);
    // 1.4.6: "do not want to take part in a video feedback programme or parental sensitivity and behaviour training".
    let neither = declined.offered(TRAINING, "2026-02-12", no("2026-02-20"));
    let review = Next::Review { ground: PathwayGround::ReviewDeclined, planned: None };
    assert_eq!(neither.stands().next, review);
}

/// 1.4.11 and 1.4.9 say "consider": of several such options, declining one is not declining all.
#[test]
fn where_nothing_but_considering_is_named_each_is_looked_at() {
    let family = || found(CarerKind::Parent, "2019-05-04", &[Circumstance::AtRisk]);
    let no = Some(("2026-02-10", Declined));
    assert_eq!(programmes(&family()), [TRAINING, PSYCHOTHERAPY]);
    let one = family().offered(TRAINING, "2026-02-09", no);
    assert_eq!(programmes(&one), [PSYCHOTHERAPY]);
    let all = one.offered(PSYCHOTHERAPY, "2026-02-09", no);
    assert_eq!(all.stands().next.step(), PathwayStep::Review);
    // Going without what may only be considered is no fault.
    let without = family().offered(TRAINING, "2026-02-09", no).without(PathwayStep::Offer, "2026-02-12");
    assert_eq!(without.stands().next.step(), PathwayStep::Review);
    assert_eq!(without.duty(DutyKind::FirstOffer), None);
    // After the review too (1.4.7, 1.4.9).
    let reviewed = found(CarerKind::Parent, "2024-05-04", &[Circumstance::AtRisk])
        .offered(VIDEO, "2026-02-09", no)
        .offered(TRAINING, "2026-02-09", no)
        .reviewed("2026-02-20", Some(Conclusion::Further))
        .offered(HOME, "2026-02-25", Some(("2026-02-26", Declined)));
    let left = programmes(&reviewed);
    assert!(left.contains(&PSYCHOTHERAPY.to_owned()) && !left.contains(&HOME.to_owned()), "{left:?}");
}

/// 1.4.12: "For children and young people who have been maltreated, and show signs of trauma …, offer trauma-focused
/// cognitive behavioural therapy".
#[test]
fn the_therapy_of_another_service_stays_until_it_was_answered_and_keeps_nothing_open() {
    let family = || found(CarerKind::Parent, "2024-05-04", &[Circumstance::Maltreated, Circumstance::Trauma]);
    let no = |on| Some((on, Declined));
    let named = |family: &Family| programmes(family).contains(&THERAPY.to_owned());
    assert!(named(&family()));
    assert_eq!(family().duty(DutyKind::OfferElsewhere), Some(Verdict::NotYet));
    // Offered and not answered, video feedback is offered all the same, and then goes on.
    let open = || family().offered(THERAPY, "2026-02-03", None);
    assert_eq!(programmes(&open())[0], VIDEO);
    assert!(named(&open()));
    let video = open().offered(VIDEO, "2026-02-04", Some(("2026-02-05", Accepted)));
    assert!(matches!(video.stands().next, Next::Begin { .. }));
    let running = video.began(VIDEO, "2026-03-02", 4, 10);
    assert_eq!(running.stands().next.step(), PathwayStep::Session);
    assert_eq!(running.duty(DutyKind::OfferElsewhere), Some(Verdict::NotYet), "it is still to be answered");
    // At every stage, and beside the review.
    let declined = open().offered(VIDEO, "2026-02-04", no("2026-02-05"));
    assert_eq!(programmes(&declined)[0], TRAINING);
    assert!(named(&declined));
    let neither = declined.offered(TRAINING, "2026-02-06", no("2026-02-07"));
    assert_eq!(neither.stands().next.step(), PathwayStep::Review);
    // Nothing ends while it is open; accepted or declined it is answered.
    let over = |reply| {
        let family = family().after_ten().judged(VIDEO, "2026-05-11", Improvement::Improved, false);
        match reply {
            None => family,
            Some(reply) => family.offered(THERAPY, "2026-05-12", Some(("2026-05-13", reply))),
        }
    };
    assert_eq!(programmes(&over(None)), [THERAPY]);
    assert_eq!(over(Some(Thinking)).stands().next.step(), PathwayStep::Answer);
    assert!(
        matches!(over(Some(Accepted)).stands().next, Next::Begin { programme, .. } if programme == THERAPY)
    );
    assert_eq!(over(Some(Declined)).stands().next, Next::End { because: EndGround::ProgrammeOver });
    for reply in [Accepted, Declined] {
        assert_eq!(over(Some(reply)).duty(DutyKind::OfferElsewhere), Some(Verdict::Met), "{reply:?}");
    }
    // It settles no stage: declining it alone is not declining video feedback.
    let alone = family().offered(THERAPY, "2026-02-03", no("2026-02-04"));
    assert_eq!(programmes(&alone)[0], VIDEO);
    assert!(!named(&alone));
}

/// 1.4.1: "Health and social care professionals should offer a video feedback programme".
#[test]
fn the_first_offer_is_kept_whatever_is_answered() {
    let family = || Family::parents().assessed();
    assert_eq!(family().duty(DutyKind::FirstOffer), Some(Verdict::NotYet));
    for answer in [None, Some(("2026-02-16", Declined)), Some(("2026-02-16", Accepted))] {
        let offered = family().offered(VIDEO, "2026-02-09", answer);
        assert_eq!(offered.duty(DutyKind::FirstOffer), Some(Verdict::Met));
    }
    // It began, so it was taken up; that it was offered is not on record yet. Another instead of it is another matter.
    let began = |programme| family().began(programme, "2026-03-02", 2, 10).duty(DutyKind::FirstOffer);
    assert_eq!((began(VIDEO), began(HOME)), (Some(Verdict::NotYet), Some(Verdict::NotMet)));
}

/// 1.4.4: "offer parental sensitivity and behaviour training".
#[test]
fn who_declined_is_offered_the_other_programme_before_anything_else() {
    let declined =
        || Family::parents().assessed().offered(VIDEO, "2026-02-09", Some(("2026-02-16", Declined)));
    let alternative = |family: Family| family.duty(DutyKind::Alternative);
    assert_eq!(alternative(declined()), Some(Verdict::NotYet));
    assert_eq!(alternative(declined().began(HOME, "2026-03-02", 2, 12)), Some(Verdict::NotMet));
    assert_eq!(alternative(declined().began(TRAINING, "2026-03-02", 2, 6)), Some(Verdict::NotYet));
    let late = declined().began(HOME, "2026-03-02", 2, 12).offered(TRAINING, "2026-03-20", None);
    assert_eq!(alternative(late), Some(Verdict::Met), "the recommendation names no day");
    let ended = Entry::Ending(Ending {
        on: day("2026-03-01"),
        why: EndReason::Withdrew,
        words: Redacted::default(),
        reopened: None,
    });
    assert_eq!(alternative(declined().with(ended)), Some(Verdict::NotMet), "who left was not offered it");
}

proptest! {
    /// Of what the guidance asks to be offered, writing one more offer down makes nothing worse.
    #[test]
    fn one_more_offer_is_never_worse(
        offers in prop::collection::vec((0_u64..200, 0_usize..5, prop::option::of(0_usize..3)), 0..5),
        began in prop::option::of((0_u64..200, 0_usize..3)),
        more in (0_u64..200, 0_usize..5),
    ) {
        let all = [VIDEO, TRAINING, HOME, PSYCHOTHERAPY, THERAPY];
        let on = |days: u64| (day("2026-02-03") + Days::new(days)).to_string();
        let mut family = found(CarerKind::Parent, "2024-05-04", &Circumstance::ALL);
        for (days, programme, reply) in offers {
            let answered = on(days);
            let answer = reply.map(|reply| (answered.as_str(), OfferReply::ALL[reply]));
            family = family.offered(all[programme], &answered, answer);
        }
        if let Some((days, programme)) = began {
            family = family.began(all[programme], &on(days), 2, 10);
        }
        let kept = |family: &Family| [DutyKind::FirstOffer, DutyKind::Alternative].map(|kind| family.duty(kind));
        let before = kept(&family);
        let after = kept(&family.offered(all[more.1], &on(more.0), None));
        for (before, after) in before.into_iter().zip(after) {
            // What nobody declined any more asks for nothing.
            if let (Some(before), Some(after)) = (before, after) {
                prop_assert!(after.urgency() <= before.urgency(), "{before:?}, then {after:?}");
            }
        }
    }
}

/// What the worker went without at first, and offered after all, is neither declined nor left out.
#[test]
fn what_is_offered_after_all_asks_for_no_review() {
    let skipped = || {
        Family::parents()
            .assessed()
            .without(PathwayStep::Offer, "2026-02-03")
            .without(PathwayStep::Offer, "2026-02-04")
    };
    let review = Next::Review { ground: PathwayGround::ReviewDeclined, planned: None };
    assert_eq!(skipped().stands().next, review);
    let offered = skipped().offered(VIDEO, "2026-02-09", None);
    assert_eq!(offered.stands().next.step(), PathwayStep::Answer);
    let accepted = skipped().offered(VIDEO, "2026-02-09", Some(("2026-02-16", Accepted)));
    assert_eq!(accepted.stands().next.step(), PathwayStep::Begin);
    let running = accepted.began(VIDEO, "2026-03-02", 3, 10);
    assert_eq!(running.duty(DutyKind::ReviewDeclined), None);
    // Who declined and began it all the same took it up.
    let declined = Family::parents().assessed().offered(VIDEO, "2026-02-09", Some(("2026-02-16", Declined)));
    let begun = declined.began(VIDEO, "2026-03-02", 3, 10);
    assert_eq!(begun.duty(DutyKind::Alternative), None);
}

/// 1.4.6: "arrange a multi-agency review before going ahead with more interventions".
#[test]
fn what_went_ahead_where_neither_is_wanted_is_not_met_however_it_was_agreed() {
    let neither = || {
        let no = |on| Some((on, Declined));
        Family::parents().assessed().offered(VIDEO, "2026-02-09", no("2026-02-16")).offered(
            TRAINING,
            "2026-02-20",
            no("2026-02-27"),
        )
    };
    let accepted = neither().offered(HOME, "2026-03-01", Some(("2026-03-02", Accepted)));
    assert_eq!(accepted.stands().next.step(), PathwayStep::Review, "the review comes first");
    assert_eq!(accepted.duty(DutyKind::ReviewDeclined), Some(Verdict::NotYet));
    let began = accepted.began(HOME, "2026-03-09", 2, 12);
    assert_eq!(began.duty(DutyKind::ReviewDeclined), Some(Verdict::NotMet));
    assert_eq!(began.stands().next.step(), PathwayStep::Session, "what is under way goes on");
    let late = began.reviewed("2026-03-20", Some(Conclusion::Further));
    assert_eq!(late.duty(DutyKind::ReviewDeclined), Some(Verdict::NotMet));
    let in_time = neither()
        .reviewed("2026-03-01", Some(Conclusion::Further))
        .offered(HOME, "2026-03-02", Some(("2026-03-02", Accepted)))
        .began(HOME, "2026-03-09", 2, 12);
    assert_eq!(in_time.duty(DutyKind::ReviewDeclined), Some(Verdict::Met));
}
