//! What stands in the way of filming, watching, showing, copying and sharing a family's film, each as a sentence
//! that says why. One place, so that window and command line refuse alike. Knows no window; changes nothing but
//! the line in the journal that a film was opened.

use std::sync::Arc;

use chrono::{Local, NaiveDate};

use super::case_file::CaseFile;
use super::clock::Clock;
use super::desk::Desk;
use super::problem::Problem;
use super::records::CaseRecords;
use super::state::Act;
use crate::base::{CaseId, PersonId, RecordingId, UserId};
use crate::library::{AuditEvent, Record, StaffRole};
use crate::programme::{
    ConsentRecord, Missing, MissingReason, Person, Purpose, Recording, RecordingState, Standing, standing,
    withdrawals,
};
use crate::vault::film::FilmReader;
use crate::words::Message;

/// What a family's carers have answered, and who asks.
pub struct Gates {
    consents: Vec<ConsentRecord>,
    people: Vec<Person>,
    /// The day of the oldest film that is not erased.
    first_film: Option<NaiveDate>,
    /// The part of whoever asks; the recovery key has none.
    role: Option<StaffRole>,
    today: NaiveDate,
}

impl Gates {
    /// From a family's file.
    pub fn of(file: &CaseFile, role: Option<StaffRole>, clock: Clock) -> Result<Self, Problem> {
        let consents = file.library().all()?.into_iter().map(|record| record.body).collect();
        let (people, first_film) = (file.family()?.body.people, first_film(&file.recordings()?));
        Ok(Self { consents, people, first_film, role, today: clock.today })
    }

    /// From what was read of it.
    pub(super) fn from_records(records: &CaseRecords, role: Option<StaffRole>, today: NaiveDate) -> Self {
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
        let sentence = |lack: Missing| {
            let message = match lack.reason {
                MissingReason::NotGiven => Message::new(not_given),
                MissingReason::NotYet { from } => Message::new(not_yet).with("day", from),
                MissingReason::Withdrawn { on } => Message::new(withdrawn).with("day", on),
            };
            message.with("person", self.label(lack.person))
        };
        missing.into_iter().map(sentence).collect()
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
    pub(super) fn label(&self, id: PersonId) -> String {
        let person = self.people.iter().find(|person| person.id == id);
        let label = person.map(|person| person.label.reveal().clone());
        label.filter(|label| !label.is_empty()).unwrap_or_else(|| id.short())
    }
}

/// The day of the oldest of these films that is not erased, by the calendar on the wall.
pub(super) fn first_film(recordings: &[Record<Recording>]) -> Option<NaiveDate> {
    let kept = recordings.iter().filter(|record| record.body.state != RecordingState::Erased);
    kept.map(|record| record.body.started.with_timezone(&Local).date_naive()).min()
}

/// Whose consent is missing for a purpose; empty where every carer's stands.
pub fn refusals(file: &CaseFile, purpose: Purpose, clock: Clock) -> Result<Vec<Message>, Problem> {
    Ok(Gates::of(file, None, clock)?.missing(purpose))
}

/// Why somebody with that part cannot be made a member of the family now; empty where they can. A supervisor sees
/// clips, which every carer must have consented to; colleagues who deliver the programme need no consent of their own.
pub fn sharing_refusals(file: &CaseFile, with: StaffRole, clock: Clock) -> Result<Vec<Message>, Problem> {
    Ok(Gates::of(file, None, clock)?.share_with(with))
}

impl Desk {
    /// Whether whoever unlocked the vault may hold film, lift holds and set the rules of keeping: supervisors and
    /// administrators.
    pub(super) fn may_supervise(&self) -> bool {
        self.supervising().is_ok()
    }

    /// Who that is; refused for everybody else.
    pub(super) fn supervising(&self) -> Result<UserId, Problem> {
        let user = self.own_user()?;
        self.permit(Act::KeepFilm)?;
        Ok(user)
    }

    /// The gates of a family for whoever unlocked the vault.
    pub(super) fn gates(&mut self, case: CaseId, clock: Clock) -> Result<Gates, Problem> {
        let role = self.me().map(|me| me.role);
        Gates::of(self.case(case)?, role, clock)
    }

    /// Opens a film for this user to watch; the journal says so, and whether a supervisor did.
    pub fn film_to_watch(
        &mut self,
        case: CaseId,
        recording: RecordingId,
        clock: Clock,
    ) -> Result<Arc<FilmReader>, Problem> {
        let gates = self.gates(case, clock)?;
        allowed(gates.watch())?;
        let event = match gates.role {
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
pub(super) fn allowed(refusals: Vec<Message>) -> Result<(), Problem> {
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

#[cfg(test)]
#[path = "gates_tests.rs"]
mod tests;
