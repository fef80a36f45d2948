//! The pathway from referral to end in words: the next step and why, what is asked, what the guidance asks for, what is
//! refused. Judges nothing.

use crate::casework::pages::{NextShort, PathwayView};
use crate::programme::fidelity::Verdict;
use crate::programme::pathway::{
    Duty, DutyKind, EndGround, FamilyKind, Next, PathwayGround, Question, Stage, Strength,
};
use crate::programme::{
    CarerKind, Circumstance, Conclusion, ContributorKind, EndReason, Improvement, OfferReply, PathwayError,
    PathwayStep, ReferralReason, Said, ToolAges, ToolQuestion,
};
use crate::words::Message;

/// Those who care for the child, as one speaks of them.
pub fn carers(kinds: &[CarerKind]) -> Message {
    let all = |wanted| !kinds.is_empty() && kinds.iter().all(|kind| *kind == wanted);
    Message::new(if all(CarerKind::Parent) {
        "pathway-kind-parents"
    } else if all(CarerKind::FosterCarer) {
        "pathway-kind-foster-carers"
    } else if all(CarerKind::SpecialGuardian) {
        "pathway-kind-guardians"
    } else if all(CarerKind::AdoptiveParent) {
        "pathway-kind-adoptive-parents"
    } else {
        "pathway-kind-carers"
    })
}

/// The next step, in a sentence.
pub fn next(view: &PathwayView) -> Message {
    let carers = || carers(&view.carers());
    let with = |key, programme: &str| Message::new(key).with("programme", view.title(programme));
    match &view.stands.next {
        Next::Refer => "next-refer".into(),
        Next::Assess { begun: None, .. } => Message::new("next-assess").with("carers", carers()),
        Next::Assess { missing, .. } if missing.is_empty() => "next-assess-last-day".into(),
        Next::Assess { missing, .. } => Message::new("next-assess-more").with("count", missing.len()),
        Next::Offer { choices, .. } => match choices.first() {
            None => Message::new("next-offer-any").with("carers", carers()),
            Some(choice) if choice.strength == Strength::Offer => {
                with("next-offer", &choice.programme).with("carers", carers())
            }
            Some(choice) => with("next-consider", &choice.programme).with("carers", carers()),
        },
        Next::Answer { programme, on, .. } => {
            with("next-answer", programme).with("carers", carers()).with("day", *on)
        }
        Next::Begin { programme, .. } if view.is_elsewhere(programme) => with("next-elsewhere", programme),
        Next::Begin { programme, with: Some(pair), .. } => {
            with("next-begin-both", programme).with("pair", view.title(pair))
        }
        Next::Begin { programme, with: None, .. } => with("next-begin", programme),
        Next::Session { programme, number, day: None } => {
            with("next-session", programme).with("number", *number)
        }
        Next::Session { programme, number, day: Some(day) } => {
            with("next-session-day", programme).with("number", *number).with("day", *day)
        }
        Next::Judge { programme, .. } => with("next-judge", programme),
        Next::Review { planned: None, .. } => "next-review".into(),
        Next::Review { planned: Some((_, on)), .. } => Message::new("next-review-planned").with("day", *on),
        Next::End { because: EndGround::ProgrammeOver } => "next-end-over".into(),
        Next::End { because: EndGround::NoFurther } => "next-end-no-further".into(),
        Next::End { because: EndGround::NothingAccepted } => "next-end-nothing".into(),
        Next::Ended { on, .. } => Message::new("next-ended").with("day", *on),
    }
}

/// The next step in a few words, for a line of the caseload.
pub fn short(view: &PathwayView) -> Message {
    short_of(NextShort::of(&view.stands.next))
}

/// The same, of what is kept of it.
pub fn short_of(next: NextShort) -> Message {
    match (next.step, next.day) {
        (PathwayStep::End, Some(on)) => Message::new("next-ended").with("day", on),
        (at, Some(on)) => Message::new("next-short-day").with("step", step(at)).with("day", on),
        (at, None) => Message::new("next-short").with("step", step(at)),
    }
}

/// Why it is the next step, in a sentence; nothing where it goes without saying.
pub fn why(view: &PathwayView) -> Option<Message> {
    let carers = || carers(&view.carers());
    let family = view.stands.family;
    Some(match &view.stands.next {
        Next::Refer => "why-refer".into(),
        Next::Assess { .. } => "why-assess".into(),
        Next::Offer { choices, .. } if choices.is_empty() => {
            Message::new("why-offer-unnamed").with("carers", carers())
        }
        Next::Offer { choices, .. }
            if choices.first().is_some_and(|choice| view.is_elsewhere(&choice.programme)) =>
        {
            "why-offer-elsewhere".into()
        }
        Next::Offer { stage: Stage::Assessed, .. } => {
            Message::new("why-offer-first").with("carers", carers())
        }
        Next::Offer { stage: Stage::Declined, .. } => {
            Message::new("why-offer-declined").with("carers", carers())
        }
        Next::Offer { stage: Stage::Skipped, .. } => "why-offer-skipped".into(),
        Next::Offer { stage: Stage::Reviewed, .. } => "why-offer-reviewed".into(),
        Next::Judge { .. } if family == FamilyKind::Residential => "why-judge-residential".into(),
        Next::Judge { .. } => "why-judge".into(),
        Next::Review { ground: PathwayGround::ReviewDeclined, .. } => {
            let key = match family {
                FamilyKind::EdgeOfCare => "why-review-declined",
                FamilyKind::Placed | FamilyKind::Residential => "why-review-declined-own",
            };
            Message::new(key).with("carers", carers())
        }
        Next::Review { .. } if family == FamilyKind::Residential => "why-review-little-residential".into(),
        Next::Review { .. } => "why-review-little".into(),
        Next::Begin { .. } => Message::new("why-begin").with("carers", carers()),
        Next::Session { .. } => "why-session".into(),
        Next::Answer { .. } | Next::End { .. } | Next::Ended { .. } => return None,
    })
}

/// Another programme the guidance names for the next step.
pub fn also(view: &PathwayView, programme: &str, strength: Strength, source: &str) -> Message {
    let key = if strength == Strength::Offer { "next-also-offer" } else { "next-also-consider" };
    Message::new(key).with("programme", view.title(programme)).with("source", source)
}

/// The programme that the guidance combines another with.
pub fn together(view: &PathwayView, with: &str) -> Message {
    Message::new("next-together").with("programme", view.title(with))
}

/// What the guidance asks for beside every programme.
pub fn beside(said: &Said) -> Message {
    Message::new("next-beside").with("source", said.source.as_str()).with("quote", said.quote.as_str())
}

/// Something to look at again.
pub fn question(view: &PathwayView, question: &Question) -> Message {
    let with = |key, programme: &str| Message::new(key).with("programme", view.title(programme));
    match question {
        Question::BirthUnknown { programme } => with("question-birth-unknown", programme),
        Question::OfSchoolAge { programme, since } => {
            with("question-school-age", programme).with("day", *since)
        }
        Question::SchoolAgeAhead { programme, from } => {
            with("question-school-age-ahead", programme).with("day", *from)
        }
        Question::MixedCarers => "question-mixed-carers".into(),
        Question::JudgedEarly { on } => Message::new("question-judged-early").with("day", *on),
        Question::Unpaired { programme, pair } => {
            with("question-unpaired", programme).with("pair", view.title(pair))
        }
    }
}

/// What the guidance asks for.
pub fn duty(kind: DutyKind) -> Message {
    Message::new(match kind {
        DutyKind::Assessment => "duty-assessment",
        DutyKind::FirstOffer => "duty-first-offer",
        DutyKind::Alternative => "duty-alternative",
        DutyKind::OfferElsewhere => "duty-offer-elsewhere",
        DutyKind::Judgement => "duty-judgement",
        DutyKind::ReviewLittle | DutyKind::ReviewLittleOther => "duty-review-little",
        DutyKind::ReviewDeclined => "duty-review-declined",
        DutyKind::Pair => "duty-pair",
    })
}

/// How it was kept.
pub fn duty_kept(duty: &Duty) -> Option<Message> {
    match (duty.done, duty.skipped, duty.since) {
        (_, Some((_, on)), _) => Some(Message::new("duty-skipped").with("day", on)),
        // The same day is not before.
        (Some(done), None, Some(since)) if duty.kind == DutyKind::Assessment && done >= since => {
            Some(Message::new("duty-done-late").with("day", done).with("since", since))
        }
        (Some(done), None, _) if duty.verdict == Verdict::NotMet => {
            let against = matches!(duty.kind, DutyKind::ReviewLittle | DutyKind::ReviewLittleOther);
            let key = if against { "duty-done-against" } else { "duty-done-after-more" };
            Some(Message::new(key).with("day", done))
        }
        (Some(done), None, _) => Some(Message::new("duty-done").with("day", done)),
        (None, None, Some(since)) => Some(Message::new("duty-since").with("day", since)),
        (None, None, None) => None,
    }
}

/// A step, as the head of what is skipped.
pub fn step(step: PathwayStep) -> Message {
    Message::new(match step {
        PathwayStep::Refer => "pathway-step-refer",
        PathwayStep::Assess => "pathway-step-assess",
        PathwayStep::Offer => "pathway-step-offer",
        PathwayStep::Answer => "pathway-step-answer",
        PathwayStep::Begin => "pathway-step-begin",
        PathwayStep::Session => "pathway-step-session",
        PathwayStep::Judge => "pathway-step-judge",
        PathwayStep::Review => "pathway-step-review",
        PathwayStep::End => "pathway-step-end",
    })
}

/// Why a family was referred.
pub fn referral_reason(reason: ReferralReason) -> Message {
    Message::new(match reason {
        ReferralReason::EdgeOfCare => "referral-edge-of-care",
        ReferralReason::Fostered => "referral-fostered",
        ReferralReason::SpecialGuardianship => "referral-guardianship",
        ReferralReason::Adopted => "referral-adopted",
        ReferralReason::Residential => "referral-residential",
        ReferralReason::Other => "referral-other",
    })
}

/// What the assessment found.
pub fn circumstance(circumstance: Circumstance) -> Message {
    Message::new(match circumstance {
        Circumstance::Maltreated => "circumstance-maltreated",
        Circumstance::AtRisk => "circumstance-at-risk",
        Circumstance::Trauma => "circumstance-trauma",
    })
}

/// Who contributed.
pub fn contributor(kind: ContributorKind) -> Message {
    Message::new(match kind {
        ContributorKind::Carer => "contributor-carer",
        ContributorKind::Child => "contributor-child",
        ContributorKind::SocialWorker => "contributor-social-worker",
        ContributorKind::EarlyYears => "contributor-early-years",
        ContributorKind::HealthVisitor => "contributor-health-visitor",
        ContributorKind::School => "contributor-school",
        ContributorKind::Paediatrician => "contributor-paediatrician",
        ContributorKind::Psychologist => "contributor-psychologist",
        ContributorKind::Nurse => "contributor-nurse",
        ContributorKind::Other => "contributor-other",
    })
}

/// The answer to an offer.
pub fn reply(reply: OfferReply) -> Message {
    Message::new(match reply {
        OfferReply::Accepted => "offer-accepted",
        OfferReply::Declined => "offer-declined",
        OfferReply::Thinking => "offer-thinking",
    })
}

/// How something changed.
pub fn improvement(improvement: Improvement) -> Message {
    Message::new(match improvement {
        Improvement::Improved => "judged-improved",
        Improvement::Little => "judged-little",
        Improvement::NotJudged => "judged-not",
    })
}

/// What a review concluded.
pub fn conclusion(conclusion: Option<Conclusion>) -> Message {
    Message::new(match conclusion {
        None => "pathway-review-open",
        Some(Conclusion::Further) => "pathway-review-further",
        Some(Conclusion::NotFurther) => "pathway-review-not-further",
    })
}

/// Why the pathway ended.
pub fn end_reason(reason: EndReason) -> Message {
    Message::new(match reason {
        EndReason::FinishedWell => "end-finished-well",
        EndReason::NoMoreNeeded => "end-no-more",
        EndReason::MovedAway => "end-moved-away",
        EndReason::Withdrew => "end-withdrew",
        EndReason::Transferred => "end-transferred",
        EndReason::PlacementEnded => "end-placement",
        EndReason::Other => "end-other",
    })
}

/// What is asked of the use of a tool.
pub fn tool_question(question: ToolQuestion) -> Message {
    let ages = |key, ages: ToolAges| {
        let from = age(ages.from_months);
        match ages.to_months {
            Some(to) => Message::new(key)
                .with("ages", Message::new("tool-ages").with("from", from).with("to", age(to))),
            None => Message::new(key).with("ages", Message::new("tool-ages-from").with("from", from)),
        }
    };
    match question {
        ToolQuestion::OutsideAge { months, ages: range } => {
            ages("tool-outside-age", range).with("age", age(months))
        }
        ToolQuestion::AgeUnknown { ages: range } => ages("tool-age-unknown", range),
        ToolQuestion::NotForCarers => "tool-not-for-carers".into(),
        ToolQuestion::NotForChildren => "tool-not-for-children".into(),
        ToolQuestion::NotKnown => "tool-not-known".into(),
    }
}

/// An age in years and months.
pub fn age(months: u32) -> Message {
    match (months / 12, months % 12) {
        (0, months) => Message::new("tool-age-months").with("months", months),
        (years, 0) => Message::new("tool-age-years").with("years", years),
        (years, months) => Message::new("tool-age-both").with("years", years).with("months", months),
    }
}

/// Why an entry of the pathway is refused.
pub fn refused(error: PathwayError) -> Message {
    match error {
        PathwayError::SecondReferral { on } => Message::new("error-pathway-second-referral").with("day", on),
        PathwayError::OfferToNobody => "error-pathway-offer-to-nobody".into(),
        PathwayError::UnknownPerson => "error-pathway-unknown-person".into(),
        PathwayError::AnswerOfAnother => "error-pathway-answer-of-another".into(),
        PathwayError::AnsweredTwice => "error-pathway-answered-twice".into(),
        PathwayError::AnswerBeforeOffer { answered, offered } => {
            Message::new("error-pathway-answer-before-offer").with("day", answered).with("offered", offered)
        }
        PathwayError::AreasMissing { missing } => {
            Message::new("error-pathway-areas-missing").with("count", missing)
        }
        PathwayError::NoLastDay => "error-pathway-no-last-day".into(),
        PathwayError::EndsBeforeItBegins { first, last } => {
            Message::new("error-pathway-ends-before").with("first", first).with("last", last)
        }
        PathwayError::NothingToJudge { on } => Message::new("error-pathway-nothing-to-judge").with("day", on),
        PathwayError::NothingJudged => "error-pathway-nothing-judged".into(),
        PathwayError::ConcludedAhead { on } => Message::new("error-pathway-concluded-ahead").with("day", on),
        PathwayError::NotToBeSkipped => "error-pathway-not-to-be-skipped".into(),
        PathwayError::NoReason => "error-pathway-no-reason".into(),
        PathwayError::EndedAlready { on } => Message::new("error-pathway-ended-already").with("day", on),
    }
}
