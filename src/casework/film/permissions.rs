//! What stands in the way of filming, watching, showing, copying and sharing a family's film, each as a sentence
//! that says why. One place, so that window and command line refuse alike. Knows no window; changes nothing but
//! the line in the journal that a film was opened.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::base::{CaseId, PersonId, RecordingId};
use crate::casework::case_file::{CaseFile, first_film};
use crate::casework::clock::Clock;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::FilmingSaid;
use crate::casework::problem::Problem;
use crate::casework::records::CaseRecords;
use crate::library::{AuditEvent, StaffRole};
use crate::programme::{
    ConsentRecord, MissingConsent, MissingReason, Person, ProgrammeDefinition, Purpose, Standing, standing,
    withdrawals,
};
use crate::vault::film::FilmReader;
use crate::words::Message;

/// What a family's carers have answered, and who asks.
pub struct FilmPermissions {
    consents: Vec<ConsentRecord>,
    people: Vec<Person>,
    /// The day of the oldest film that is not erased.
    first_film: Option<NaiveDate>,
    /// The part of whoever asks; the recovery key has none.
    role: Option<StaffRole>,
    today: NaiveDate,
}

impl FilmPermissions {
    /// From a family's file.
    pub fn of(file: &CaseFile, role: Option<StaffRole>, clock: Clock) -> Result<Self, Problem> {
        let consents = file.library().all()?.into_iter().map(|record| record.body).collect();
        let (people, first_film) = (file.family()?.body.people, first_film(&file.recordings()?));
        Ok(Self { consents, people, first_film, role, today: clock.today })
    }

    /// From what was read of it.
    pub(crate) fn from_records(records: &CaseRecords, role: Option<StaffRole>, today: NaiveDate) -> Self {
        let consents = records.consents.iter().map(|record| record.body.clone()).collect();
        let (people, first_film) = (records.family.people.clone(), first_film(&records.recordings));
        Self { consents, people, first_film, role, today }
    }

    /// Whose consent is missing for a purpose; empty where every carer's stands.
    pub fn missing(&self, purpose: Purpose) -> Vec<Message> {
        let [no_carer, not_given, not_yet, withdrawn] = sentences(purpose);
        let missing = match standing(&self.consents, &self.people, purpose, self.today, self.first_film) {
            Standing::Given => return Vec::new(),
            Standing::NoCarer => return vec![Message::new(no_carer)],
            Standing::Missing(missing) => missing,
        };
        let sentence = |lack: MissingConsent| {
            let message = match lack.reason {
                MissingReason::NotGiven => Message::new(not_given),
                MissingReason::NotYet { from } => Message::new(not_yet).with("day", from),
                MissingReason::Withdrawn { on } => Message::new(withdrawn).with("day", on),
            };
            message.with("person", self.label(lack.person))
        };
        missing.into_iter().map(sentence).collect()
    }

    /// How the carers answered about filming.
    pub(crate) fn filming_said(&self) -> FilmingSaid {
        match standing(&self.consents, &self.people, Purpose::Film, self.today, self.first_film) {
            Standing::Given => FilmingSaid::Yes,
            Standing::NoCarer => FilmingSaid::Nobody,
            Standing::Missing(missing) => {
                FilmingSaid::Missing(missing.into_iter().map(|lack| self.label(lack.person).into()).collect())
            }
        }
    }

    /// The carers who withdrew the consent to being filmed, and when: while there is one, all film of the family is on
    /// hold. It is given free by their consent, or erased.
    pub fn holders(&self) -> Vec<(PersonId, NaiveDate)> {
        withdrawals(&self.consents, &self.people, Purpose::Film, self.today, self.first_film)
    }

    /// That the film is on hold, if it is: a sentence a carer.
    pub fn hold(&self) -> Vec<Message> {
        let sentence = |(person, on)| {
            Message::new("refuse-hold-withdrawn").with("person", self.label(person)).with("day", on)
        };
        self.holders().into_iter().map(sentence).collect()
    }

    /// Why this user does not watch the film: it is on hold, or they supervise without consent to supervision.
    pub fn watch(&self) -> Vec<Message> {
        let mut refusals = self.hold();
        if self.role == Some(StaffRole::Supervisor) {
            refusals.extend(self.missing(Purpose::Supervise));
        }
        refusals
    }

    /// Why the film is not shown to the parents.
    pub fn show(&self) -> Vec<Message> {
        self.watch().into_iter().chain(self.missing(Purpose::Show)).collect()
    }

    /// Why no copy of the film leaves the vault.
    pub fn copy(&self) -> Vec<Message> {
        self.watch().into_iter().chain(self.missing(Purpose::Copy)).collect()
    }

    /// Why somebody with that part is not made a member of the family.
    pub fn share_with(&self, role: StaffRole) -> Vec<Message> {
        if role == StaffRole::Supervisor { self.missing(Purpose::Supervise) } else { Vec::new() }
    }

    /// What somebody is called on screen, or the short id of who has no word.
    pub(crate) fn label(&self, id: PersonId) -> String {
        let person = self.people.iter().find(|person| person.id == id);
        let label = person.map(|person| person.label.reveal().clone());
        label.filter(|label| !label.is_empty()).unwrap_or_else(|| id.short())
    }
}

/// Whose consent is missing for a purpose; empty where every carer's stands.
pub fn refusals(file: &CaseFile, purpose: Purpose, clock: Clock) -> Result<Vec<Message>, Problem> {
    Ok(FilmPermissions::of(file, None, clock)?.missing(purpose))
}

/// Why somebody with that part cannot be made a member of the family now; empty where they can. A supervisor sees
/// clips, which every carer must have consented to; colleagues who deliver the programme need no consent of their own.
pub fn sharing_refusals(file: &CaseFile, with: StaffRole, clock: Clock) -> Result<Vec<Message>, Problem> {
    Ok(FilmPermissions::of(file, None, clock)?.share_with(with))
}

impl OpenVault {
    /// The film permissions of a family for whoever unlocked the vault.
    pub(crate) fn film_permissions(
        &mut self,
        case: CaseId,
        clock: Clock,
    ) -> Result<FilmPermissions, Problem> {
        let role = self.me().map(|me| me.role);
        FilmPermissions::of(self.case(case)?, role, clock)
    }

    /// Opens a film for this user to watch; the journal says so, and whether a supervisor did.
    pub fn film_to_watch(
        &mut self,
        case: CaseId,
        recording: RecordingId,
        clock: Clock,
    ) -> Result<Arc<FilmReader>, Problem> {
        let film_permissions = self.film_permissions(case, clock)?;
        allowed(film_permissions.watch())?;
        let event = match film_permissions.role {
            Some(StaffRole::Supervisor) => AuditEvent::FilmSupervised,
            _ => AuditEvent::FilmPlayed,
        };
        let file = self.case(case)?;
        let reader = file.film(recording)?;
        let noted = file
            .library_mut()
            .write::<_, Problem>(clock.now, |records| Ok(records.audit(event, recording, "")?));
        match noted {
            // A disk that takes nothing must not keep anybody from watching.
            Err(problem) if !problem.is_unwritable() => Err(problem),
            _ => Ok(reader),
        }
    }
}

/// Nothing stands in the way; else the first thing that does.
pub(crate) fn allowed(refusals: Vec<Message>) -> Result<(), Problem> {
    refusals.into_iter().next().map_or(Ok(()), |refusal| Err(Problem::refused(refusal)))
}

/// The sentences of a purpose: no carer, not given, only from a later day, withdrawn.
const fn sentences(purpose: Purpose) -> [&'static str; 4] {
    match purpose {
        Purpose::Film => [
            "refuse-film-no-carer",
            "refuse-film-no-consent",
            "refuse-film-consent-later",
            "refuse-film-consent-withdrawn",
        ],
        Purpose::Show => [
            "refuse-show-no-carer",
            "refuse-show-no-consent",
            "refuse-show-consent-later",
            "refuse-show-consent-withdrawn",
        ],
        Purpose::Copy => [
            "refuse-copy-no-carer",
            "refuse-copy-no-consent",
            "refuse-copy-consent-later",
            "refuse-copy-consent-withdrawn",
        ],
        Purpose::Supervise => [
            "refuse-supervise-no-carer",
            "refuse-supervise-no-consent",
            "refuse-supervise-consent-later",
            "refuse-supervise-consent-withdrawn",
        ],
        Purpose::FilmReview | Purpose::Training => [
            "refuse-other-no-carer",
            "refuse-other-no-consent",
            "refuse-other-consent-later",
            "refuse-other-consent-withdrawn",
        ],
    }
}

impl CaseRecords {
    /// Why filming is refused: that the programme has ended or does not film, whose consent is missing, and then that the
    /// disk is full, if it is.
    pub fn film_refusals(&self, full_disk: Option<Message>, today: NaiveDate) -> Vec<Message> {
        let film_permissions = FilmPermissions::from_records(self, None, today);
        let over = self.programmes.active_run().is_some_and(|run| run.ended.is_some());
        let over = over.then(|| Message::new("error-programme-over"));
        let of_programme = over.into_iter().chain(programme_refusal(self.programme()));
        of_programme.chain(film_permissions.missing(Purpose::Film)).chain(full_disk).collect()
    }
}

/// That the active programme does not film, in the guideline's own words where it has some for it.
pub(crate) fn programme_refusal(programme: &ProgrammeDefinition) -> Option<Message> {
    if programme.films() {
        return None;
    }
    let message = match &programme.without_film {
        Some(said) => Message::new("refuse-film-programme")
            .with("quote", said.quote.as_str())
            .with("source", said.source.as_str()),
        None => Message::new("refuse-film-not-asked").with("source", programme.source.as_str()),
    };
    Some(message.with("programme", programme.title.as_str()))
}

#[cfg(test)]
#[path = "permissions_tests.rs"]
mod tests;
