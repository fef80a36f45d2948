//! Adding a family: its keys, its database, its people and their consents. Knows no window.

use crate::base::{CaseId, PersonId, Redacted};
use crate::casework::case_file::CaseFile;
use crate::casework::changes::NewFamily;
use crate::casework::clock::Clock;
use crate::casework::failures;
use crate::casework::open_vault::{OpenVault, PROGRAMME};
use crate::casework::problem::Problem;
use crate::library::AuditEvent;
use crate::programme::{
    AccessNeeds, Answer, CarerKind, CaseCode, ConsentRecord, Entry, FamilyCase, Person, Role,
};
use crate::words::Message;

pub(crate) fn check_dates(family: &NewFamily, clock: Clock) -> Result<(), Problem> {
    if family.carers.is_empty() {
        return Err(Problem::refused("error-no-carer"));
    }
    if family.child_born.is_some_and(|born| born > clock.today) {
        return Err(Problem::refused("error-born-in-future"));
    }
    if let (Some(born), Some(start)) = (family.child_born, family.start)
        && start < born
    {
        return Err(Problem::refused("error-start-before-birth"));
    }
    Ok(())
}

pub(crate) fn people_of(family: &NewFamily, clock: Clock) -> (Vec<Person>, Vec<ConsentRecord>) {
    let mut people = Vec::new();
    let mut consents = Vec::new();
    for (label, purposes) in &family.carers {
        let id = PersonId::random();
        people.push(Person::new(id, Role::Carer { kind: CarerKind::Parent }, label.clone()));
        consents.extend(purposes.iter().map(|&purpose| ConsentRecord {
            person: id,
            purpose,
            answer: Answer::Given,
            scope: Redacted::default(),
            on: clock.today,
            recorded: clock.now,
        }));
    }
    let child = Role::Child { born: family.child_born };
    people.push(Person::new(PersonId::random(), child, Redacted::default()));
    (people, consents)
}

impl OpenVault {
    /// Adds a family: its keys, its database, its record and today's consents.
    pub fn add_family(&mut self, family: &NewFamily, clock: Clock) -> Result<CaseId, Problem> {
        let code = CaseCode::new(&family.code).map_err(|error| {
            Problem::refused(Message::new("error-case-code").with("why", failures::code(error)))
        })?;
        check_dates(family, clock)?;
        if self.codes()?.iter().any(|(taken, _)| taken.eq_ignore_ascii_case(code.as_str())) {
            return Err(Problem::refused(Message::new("error-code-taken").with("code", code.as_str())));
        }
        let (people, consents) = people_of(family, clock);
        let body = FamilyCase {
            code,
            programme: None,
            start: None,
            people,
            access: AccessNeeds::default(),
            visited: None,
        };
        let begun = self.begin(family.programme.as_deref().unwrap_or(PROGRAMME), family.start)?;
        let access = self.vault.create_case()?;
        let case = access.case();
        let mut file = CaseFile::open(&self.vault, access, self.author, self.definition_cache.clone())?;
        file.library_mut().write::<_, Problem>(clock.now, |records| {
            records.add_as(case, body)?;
            records.add(Entry::Programme(begun))?;
            for consent in consents {
                let (person, purpose) = (consent.person, consent.purpose);
                records.add(consent)?;
                records.audit(AuditEvent::ConsentRecorded, person, purpose.as_str())?;
            }
            records.audit(AuditEvent::CaseMade, case, "")?;
            Ok(())
        })?;
        self.put_away(file);
        Ok(case)
    }
}
