//! The pathway over random entries in random order.

use proptest::prelude::*;

use super::*;

fn any_entry() -> impl Strategy<Value = Entry> {
    let on = || (0_u64..400).prop_map(|days| day("2026-01-01") + Days::new(days));
    let programme = || prop::sample::select(vec![VIDEO, TRAINING, HOME]);
    let reply = prop::sample::select(OfferReply::ALL.to_vec());
    let step = prop::sample::select(vec![PathwayStep::Assess, PathwayStep::Offer, PathwayStep::Review]);
    prop_oneof![
        on().prop_map(|on| referral(&on.to_string(), ReferralReason::Other)),
        on().prop_map(|on| assessed(&on.to_string(), Some(&on.to_string()), &Circumstance::ALL)),
        (on(), programme(), prop::option::of((0_u64..30, reply))).prop_map(|(on, programme, answer)| {
            Entry::Offer(Offer {
                on,
                programme: programme.to_owned(),
                to: vec![PersonId::from_bytes([1; 16])],
                answers: answer
                    .into_iter()
                    .map(|(days, reply)| OfferAnswer {
                        by: PersonId::from_bytes([1; 16]),
                        on: on + Days::new(days),
                        reply,
                    })
                    .collect(),
                words: Redacted::default(),
            })
        }),
        (on(), programme(), prop::sample::select(Improvement::ALL.to_vec()), any::<bool>()).prop_map(
            |(on, programme, sensitivity, still_concerned)| Entry::Judgement(Judgement {
                on,
                programme: programme.to_owned(),
                sensitivity,
                attachment: Improvement::NotJudged,
                still_concerned,
                judged_by: Redacted::default(),
                words: Redacted::default(),
            })
        ),
        (on(), prop::option::of(prop::sample::select(vec![Conclusion::Further, Conclusion::NotFurther])))
            .prop_map(|(on, conclusion)| Entry::Review(Review {
                on,
                took_part: Vec::new(),
                conclusion,
                notes: Redacted::default()
            })),
        (on(), step).prop_map(|(on, step)| Entry::Override(Override { on, step, why: "why".into() })),
    ]
}

proptest! {
    /// Whatever was entered in whatever order: there is a next step, the order of writing does not matter, and who goes
    /// without an assessment is told so.
    #[test]
    fn every_family_stands_somewhere(
        entries in prop::collection::vec(any_entry(), 0..12),
        courses in prop::collection::vec((0_u64..300, 0_u64..13, 0_usize..3), 0..3),
    ) {
        let mut family = Family::parents();
        for entry in entries {
            family = family.with(entry);
        }
        for (start, held, programme) in courses {
            let start = (day("2026-01-01") + Days::new(start)).to_string();
            family = family.began([VIDEO, TRAINING, HOME][programme], &start, held, 10);
        }
        let stands = family.stands();
        let unassessed = !stands.duties.iter().any(|duty| {
            duty.kind == DutyKind::Assessment && duty.done.is_some()
        });
        let without = family.entries.iter().any(|entered| {
            matches!(&entered.entry, Entry::Override(skip) if skip.step == PathwayStep::Assess && skip.on <= family.today)
        });
        if unassessed && without {
            prop_assert_eq!(family.duty(DutyKind::Assessment), Some(Verdict::NotMet));
        }
        if family.courses.iter().any(|course| course.finished().is_none()) {
            prop_assert_eq!(stands.next.step(), PathwayStep::Session);
        }
        family.entries.reverse();
        family.courses.reverse();
        prop_assert_eq!(family.stands().next.step(), stands.next.step());
    }
}
