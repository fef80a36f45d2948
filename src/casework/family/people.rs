//! The jobs on a family's people, and on what is known of them. Each is one transaction with a line in the journal that
//! holds ids only. Knows no window.

use chrono::NaiveDate;

use crate::base::{CaseId, PersonId, RecordId, Redacted};
use crate::casework::case_file::CaseFile;
use crate::casework::changes::{ChildWords, PeopleChange};
use crate::casework::clock::Clock;
use crate::casework::open_vault::OpenVault;
use crate::casework::problem::Problem;
use crate::casework::session::days;
use crate::casework::typed_text::{detail, label};
use crate::library::AuditEvent;
use crate::programme::{AccessNeeds, CarerKind, ChildDetails, FamilyCase, Person, Recorded, Role, YesNo};
use crate::words::Message;

impl OpenVault {
    /// Changes a family's people; who or (where it is about nobody) what was changed. A new carer has consented to nothing
    /// yet; a carer who left is asked for no new film (see [`crate::programme::asked`]).
    pub fn change_people(
        &mut self,
        case: CaseId,
        change: PeopleChange,
        clock: Clock,
    ) -> Result<RecordId, Problem> {
        let file = self.case(case)?;
        let mut family = file.family()?.body;
        let (subject, done): (RecordId, _) = match change {
            PeopleChange::AddCarer { label, kind } => {
                (add_carer(&mut family, &label, kind)?.into(), "carer-added")
            }
            PeopleChange::ChangeCarer { person, label, kind } => {
                change_carer(&mut family, person, &label, kind)?;
                (person.into(), "carer-changed")
            }
            PeopleChange::CarerLeft { person, from } => {
                carer_left(&mut family, person, from, clock.today)?;
                (person.into(), if from.is_some() { "carer-left" } else { "carer-back" })
            }
            PeopleChange::AddChild(words) => {
                let child = child_words(file, &family, None, &words, clock.today)?;
                let id = child.id;
                family.people.push(child);
                (id.into(), "child-added")
            }
            PeopleChange::ChangeChild(person, words) => {
                let child = child_words(file, &family, Some(person), &words, clock.today)?;
                let known = of_family(&mut family, person, "error-unknown-child", |known| !known.is_carer())?;
                *known = child;
                (person.into(), "child-changed")
            }
            PeopleChange::Details(person, details) => {
                let known = of_family(&mut family, person, "error-unknown-child", |known| !known.is_carer())?;
                known.details = kept_details(&details)?;
                (person.into(), "child-details")
            }
            PeopleChange::Access(access) => {
                family.access = kept_access(&access)?;
                (case.into(), "access-needs")
            }
            PeopleChange::Visited(person) => {
                if let Some(person) = person {
                    of_family(&mut family, person, "error-unknown-carer", |known| {
                        known.cares_on(clock.today)
                    })?;
                }
                family.visited = person;
                (case.into(), "visited-home")
            }
        };
        file.library_mut().write::<_, Problem>(clock.now, |records| {
            records.revise(case, family)?;
            Ok(records.audit(AuditEvent::PeopleChanged, subject, done)?)
        })?;
        Ok(subject)
    }
}

fn of_family<'f>(
    family: &'f mut FamilyCase,
    person: PersonId,
    unknown: &'static str,
    fits: impl Fn(&Person) -> bool,
) -> Result<&'f mut Person, Problem> {
    let found = family.people.iter_mut().find(|known| known.id == person && fits(known));
    found.ok_or_else(|| Problem::refused(unknown))
}

fn add_carer(
    family: &mut FamilyCase,
    called: &Redacted<String>,
    kind: CarerKind,
) -> Result<PersonId, Problem> {
    let called = free_label(family, None, called)?;
    let id = PersonId::random();
    family.people.push(Person::new(id, Role::Carer { kind }, called));
    Ok(id)
}

fn change_carer(
    family: &mut FamilyCase,
    person: PersonId,
    called: &Redacted<String>,
    kind: CarerKind,
) -> Result<(), Problem> {
    let called = free_label(family, Some(person), called)?;
    let carer = of_family(family, person, "error-unknown-carer", Person::is_carer)?;
    carer.label = called;
    carer.role = Role::Carer { kind };
    Ok(())
}

fn carer_left(
    family: &mut FamilyCase,
    person: PersonId,
    from: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Problem> {
    if let Some(from) = from {
        days::near(from, today)?;
    }
    of_family(family, person, "error-unknown-carer", Person::is_carer)?.left = from;
    if from.is_some() && family.visited == Some(person) {
        family.visited = None;
    }
    Ok(())
}

/// A child with what was typed about it; the rest stays as it is.
fn child_words(
    file: &CaseFile,
    family: &FamilyCase,
    of: Option<PersonId>,
    words: &ChildWords,
    today: NaiveDate,
) -> Result<Person, Problem> {
    let known = family.people.iter().find(|person| Some(person.id) == of);
    let siblings = family.people.iter().filter(|person| !person.is_carer() && Some(person.id) != of).count();
    // An only child needs no word; several are told apart by theirs.
    let called = match words.label.reveal().trim() {
        "" if siblings == 0 => Redacted::default(),
        _ => free_label(family, of, &words.label)?,
    };
    if let Some(born) = words.born {
        check_birth(file, family, born, words.beside, today)?;
    }
    if words.beside && !family.people.iter().any(|other| is_about(other) && Some(other.id) != of) {
        return Err(Problem::refused("error-child-beside"));
    }
    let role = Role::Child { born: words.born };
    let child = known.cloned().unwrap_or_else(|| Person::new(PersonId::random(), role, Redacted::default()));
    Ok(Person { role, label: called, beside: words.beside, ..child })
}

/// Whether this is a child the programme is about.
fn is_about(person: &Person) -> bool {
    !person.is_carer() && !person.beside
}

/// Refuses a birth to come, and for a child the programme is about one after it began.
fn check_birth(
    file: &CaseFile,
    family: &FamilyCase,
    born: NaiveDate,
    beside: bool,
    today: NaiveDate,
) -> Result<(), Problem> {
    if born > today {
        return Err(Problem::refused("error-born-in-future"));
    }
    if beside {
        return Ok(());
    }
    if family.start.is_some_and(|start| start < born) {
        return Err(Problem::refused("error-start-before-birth"));
    }
    let sessions = file.sessions()?;
    let first = sessions.iter().filter_map(|session| Some(session.body.held.as_ref()?.date)).min();
    match first {
        Some(first) if first < born => {
            Err(Problem::refused(Message::new("error-session-before-birth").with("day", first)))
        }
        _ => Ok(()),
    }
}

/// A word that tells this person from the others.
fn free_label(
    family: &FamilyCase,
    of: Option<PersonId>,
    called: &Redacted<String>,
) -> Result<Redacted<String>, Problem> {
    let called = label(called)?;
    let same = |other: &Person| other.label.reveal().to_lowercase() == called.reveal().to_lowercase();
    if family.people.iter().any(|other| Some(other.id) != of && same(other)) {
        return Err(Problem::refused("error-carer-taken"));
    }
    Ok(called)
}

fn kept<T: Copy>(asked: &Recorded<T>) -> Result<Recorded<T>, Problem> {
    Ok(Recorded { choice: asked.choice, detail: detail(&asked.detail)? })
}

fn kept_details(details: &ChildDetails) -> Result<ChildDetails, Problem> {
    Ok(ChildDetails {
        sex: kept(&details.sex)?,
        ethnicity: kept(&details.ethnicity)?,
        disability: kept(&details.disability)?,
        mental_health: kept(&details.mental_health)?,
        origin: kept(&details.origin)?,
        legal: kept(&details.legal)?,
    })
}

fn kept_access(access: &AccessNeeds) -> Result<AccessNeeds, Problem> {
    let asked = |asked: &Recorded<YesNo>| kept(asked);
    Ok(AccessNeeds {
        language: detail(&access.language)?,
        interpreter: asked(&access.interpreter)?,
        advocate: asked(&access.advocate)?,
        needs: detail(&access.needs)?,
    })
}
