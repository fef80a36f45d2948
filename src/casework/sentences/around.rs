//! What is recorded around a programme in words: the short lists, what is refused, and what happened. Judges nothing.

use crate::base::{PersonId, Redacted};
use crate::programme::record::What;
use crate::programme::{
    AgencyKind, AroundError, Attended, CarerKind, EthnicGroup, FamilyCase, KeyPerson, LegalStatus, Matters,
    Origin, Person, PlacementKind, PlanPart, Recorded, Sex, YesNo,
};
use crate::words::Message;

/// Why an entry around the programme is refused.
pub fn refused(error: AroundError) -> Message {
    match error {
        AroundError::EndsBefore { from, until } => {
            Message::new("error-around-ends-before").with("from", from).with("until", until)
        }
        AroundError::UnknownCarer => "error-unknown-carer".into(),
        AroundError::UnknownChild => "error-unknown-child".into(),
        AroundError::NoConcern => "error-no-concern".into(),
        AroundError::TooLong { chars, most } => {
            Message::new("error-text-too-long").with("chars", chars).with("most", most)
        }
        AroundError::Unprintable => "error-text-control".into(),
    }
}

/// The standing of a carer.
pub fn carer_kind(kind: CarerKind) -> Message {
    Message::new(match kind {
        CarerKind::Parent => "family-kind-parent",
        CarerKind::FosterCarer => "family-kind-foster",
        CarerKind::SpecialGuardian => "family-kind-guardian",
        CarerKind::AdoptiveParent => "family-kind-adoptive",
    })
}

/// With whom a child is placed.
pub fn placement(kind: PlacementKind) -> Message {
    Message::new(match kind {
        PlacementKind::BirthParents => "placement-birth-parents",
        PlacementKind::FosterCarers => "placement-foster-carers",
        PlacementKind::SpecialGuardians => "placement-guardians",
        PlacementKind::AdoptiveParents => "placement-adoptive",
        PlacementKind::Residential => "placement-residential",
        PlacementKind::Elsewhere => "placement-elsewhere",
    })
}

/// A kind of agency.
pub fn agency(kind: AgencyKind) -> Message {
    Message::new(match kind {
        AgencyKind::SocialCare => "agency-social-care",
        AgencyKind::Health => "agency-health",
        AgencyKind::MentalHealth => "agency-mental-health",
        AgencyKind::Education => "agency-education",
        AgencyKind::Justice => "agency-justice",
        AgencyKind::Other => "agency-other",
    })
}

/// Somebody or somewhere.
pub fn matters(what: Matters) -> Message {
    Message::new(match what {
        Matters::Person => "matters-person",
        Matters::Place => "matters-place",
    })
}

/// What became of an offer.
pub fn attended(attended: Attended) -> Message {
    Message::new(match attended {
        Attended::Open => "support-open",
        Attended::Yes => "support-attended",
        Attended::No => "support-not-attended",
    })
}

/// A part of an education plan.
pub fn plan_part(part: PlanPart) -> Message {
    Message::new(match part {
        PlanPart::Support => "plan-part-support",
        PlanPart::Contacts => "plan-part-contacts",
        PlanPart::KeyPerson => "plan-part-key-person",
        PlanPart::SafePlace => "plan-part-safe-place",
    })
}

/// A child's sex.
pub fn sex(sex: Sex) -> Message {
    Message::new(match sex {
        Sex::Female => "sex-female",
        Sex::Male => "sex-male",
        Sex::Other => "sex-other",
    })
}

/// An ethnic group.
pub fn ethnicity(group: EthnicGroup) -> Message {
    Message::new(match group {
        EthnicGroup::Asian => "ethnicity-asian",
        EthnicGroup::Black => "ethnicity-black",
        EthnicGroup::Mixed => "ethnicity-mixed",
        EthnicGroup::WhiteBritish => "ethnicity-white-british",
        EthnicGroup::WhiteOther => "ethnicity-white-other",
        EthnicGroup::Other => "ethnicity-other",
        EthnicGroup::NotSaid => "ethnicity-not-said",
    })
}

/// Where a child is from.
pub fn origin(origin: Origin) -> Message {
    Message::new(match origin {
        Origin::Uk => "origin-uk",
        Origin::Overseas => "origin-overseas",
        Origin::Unaccompanied => "origin-unaccompanied",
    })
}

/// A legal status.
pub fn legal(status: LegalStatus) -> Message {
    Message::new(match status {
        LegalStatus::EdgeOfCare => "legal-edge-of-care",
        LegalStatus::Section20 => "legal-section-20",
        LegalStatus::CareOrder => "legal-care-order",
        LegalStatus::SpecialGuardianship => "legal-guardianship",
        LegalStatus::Adopted => "legal-adopted",
        LegalStatus::Other => "legal-other",
    })
}

/// Yes or no.
pub fn yes_no(answer: YesNo) -> Message {
    Message::new(match answer {
        YesNo::Yes => "answer-yes",
        YesNo::No => "answer-no",
    })
}

/// What somebody is called; a child without a word is the child.
pub fn called(people: &[Person], person: PersonId) -> Message {
    let known = people.iter().find(|known| known.id == person);
    match known.map(|known| known.label.reveal().trim()) {
        Some(label) if !label.is_empty() => Message::new("person-called").with("label", label),
        _ => "person-the-child".into(),
    }
}

/// Somebody who can be a key worker.
pub fn key_person(who: &KeyPerson, login: &dyn Fn(crate::base::UserId) -> Redacted<String>) -> Message {
    let name = match who {
        KeyPerson::Colleague(user) => login(*user),
        KeyPerson::Outside(name) => name.clone(),
    };
    Message::new("person-called").with("label", name.reveal().as_str())
}

/// What is to be thought of before each session: whose home is visited, language, interpreter, advocate and needs.
pub fn before(family: &FamilyCase) -> Vec<Message> {
    let mut lines = Vec::new();
    let says = |key, name, text: &Redacted<String>| {
        let text = text.reveal().trim();
        (!text.is_empty()).then(|| Message::new(key).with(name, text))
    };
    if let Some(visited) = family.visited {
        lines.push(Message::new("record-visits-home").with("person", called(&family.people, visited)));
    }
    let access = &family.access;
    lines.extend(says("access-language", "language", &access.language));
    let needed = |asked: &Recorded<YesNo>, who, alone: &'static str| {
        (asked.choice == Some(YesNo::Yes))
            .then(|| says(who, "who", &asked.detail).unwrap_or_else(|| Message::new(alone)))
    };
    lines.extend(needed(&access.interpreter, "access-interpreter-who", "access-interpreter"));
    lines.extend(needed(&access.advocate, "access-advocate-who", "access-advocate"));
    lines.extend(says("access-needs", "needs", &access.needs));
    lines
}

/// What happened around the programme.
pub fn event(
    what: &What,
    people: &[Person],
    login: &dyn Fn(crate::base::UserId) -> Redacted<String>,
) -> Message {
    match what {
        What::CarerLeft(person) => Message::new("event-carer-left").with("person", called(people, *person)),
        What::SchoolAge(child) => Message::new("event-school-age").with("person", called(people, *child)),
        What::PlacementBegan(stay) => {
            Message::new("event-placement-began").with("kind", placement(stay.kind))
        }
        What::PlacementEnded(stay) => {
            Message::new("event-placement-ended").with("kind", placement(stay.kind))
        }
        What::KeyWorker(worker) => {
            Message::new("event-key-worker").with("person", key_person(&worker.who, login))
        }
        What::Decided => "event-decided".into(),
        What::Concern(concern) => {
            Message::new(if concern.is_open() { "event-concern-open" } else { "event-concern" })
        }
        What::ConcernAnswered => "event-concern-answered".into(),
        What::ConcernClosed => "event-concern-closed".into(),
        What::EducationPlan(_) => "event-education-plan".into(),
        What::Offered(support) => Message::new("event-offered").with("person", called(people, support.carer)),
    }
}
