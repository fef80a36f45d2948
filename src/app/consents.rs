//! The jobs on a family's consents and people. Each is one transaction with a line in the journal that holds ids
//! only. Knows no window.

use super::action::{ConsentChange, PeopleChange};
use super::clock::Clock;
use super::desk::Desk;
use super::problem::Problem;
use super::visits::days;
use super::written::{detail, label};
use crate::base::{CaseId, PersonId, RecordId, Redacted};
use crate::library::AuditEvent;
use crate::programme::{Answer, CarerKind, ConsentRecord, FamilyCase, Person, Role};

impl Desk {
    /// Records an answer or takes a record back. An answer may be dated before today, or hold from a later day.
    pub fn change_consent(
        &mut self,
        case: CaseId,
        change: ConsentChange,
        clock: Clock,
    ) -> Result<RecordId, Problem> {
        let file = self.case(case)?;
        match change {
            ConsentChange::Answer { person, purpose, answer, scope, on } => {
                days::near(on, clock.today)?;
                // What is withdrawn stops now: a doubt is never resolved in favour of filming.
                if answer == Answer::Withdrawn && on > clock.today {
                    return Err(Problem::refused("error-withdrawal-to-come"));
                }
                let family = file.family()?.body;
                if !family.carers().any(|carer| carer.id == person) {
                    return Err(Problem::refused("error-unknown-carer"));
                }
                let scope = detail(&scope)?;
                let body = ConsentRecord { person, purpose, answer, scope, on, recorded: clock.now };
                file.library_mut().write::<_, Problem>(clock.now, |records| {
                    let id = records.add(body)?.id;
                    records.audit(AuditEvent::ConsentRecorded, id, purpose.as_str())?;
                    Ok(id)
                })
            }
            ConsentChange::TakeBack(record) => file.library_mut().write::<_, Problem>(clock.now, |records| {
                records.remove::<ConsentRecord>(record)?;
                records.audit(AuditEvent::ConsentRecorded, record, "taken-back")?;
                Ok(record)
            }),
        }
    }

    /// Adds or changes a carer. A new carer has consented to nothing yet.
    pub fn change_people(
        &mut self,
        case: CaseId,
        change: PeopleChange,
        clock: Clock,
    ) -> Result<PersonId, Problem> {
        let file = self.case(case)?;
        let mut family = file.family()?.body;
        let (person, done) = match change {
            PeopleChange::AddCarer { label, kind } => (add_carer(&mut family, &label, kind)?, "carer-added"),
            PeopleChange::ChangeCarer { person, label, kind } => {
                change_carer(&mut family, person, &label, kind)?;
                (person, "carer-changed")
            }
        };
        file.library_mut().write::<_, Problem>(clock.now, |records| {
            records.revise(case, family)?;
            Ok(records.audit(AuditEvent::PeopleChanged, RecordId::from(person), done)?)
        })?;
        Ok(person)
    }
}

fn add_carer(
    family: &mut FamilyCase,
    called: &Redacted<String>,
    kind: CarerKind,
) -> Result<PersonId, Problem> {
    let called = free_label(family, None, called)?;
    let id = PersonId::random();
    family.people.push(Person { id, role: Role::Carer { kind }, name: Redacted::default(), label: called });
    Ok(id)
}

fn change_carer(
    family: &mut FamilyCase,
    person: PersonId,
    called: &Redacted<String>,
    kind: CarerKind,
) -> Result<(), Problem> {
    let called = free_label(family, Some(person), called)?;
    let carer = family.people.iter_mut().find(|known| known.id == person && known.is_carer());
    let carer = carer.ok_or_else(|| Problem::refused("error-unknown-carer"))?;
    carer.label = called;
    carer.role = Role::Carer { kind };
    Ok(())
}

/// A word that tells this carer from the others.
fn free_label(
    family: &FamilyCase,
    of: Option<PersonId>,
    called: &Redacted<String>,
) -> Result<Redacted<String>, Problem> {
    let called = label(called)?;
    let same = |carer: &Person| carer.label.reveal().to_lowercase() == called.reveal().to_lowercase();
    if family.carers().any(|carer| Some(carer.id) != of && same(carer)) {
        return Err(Problem::refused("error-carer-taken"));
    }
    Ok(called)
}
