//! Sessions, consents, people and training on a real vault: every change, and everything that is refused.

mod choice;
mod consent;
mod overview;
mod people;
mod planning;
mod screen;
mod staff;
mod times;
mod visit;

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, TimeZone, Utc};

use super::*;
use crate::base::{MediaTime, PersonId, RecordingId};
use crate::casework::changes::{ConsentChange, NewTraining, PeopleChange, TrainingChange};
use crate::casework::test_vault::{self, Made};
use crate::library::Record;
use crate::programme::{Answer, Purpose, Recording, RecordingState};

/// Never in the journal.
const SECRET: &str = "grandmother-canary";

/// A vault with one family of two carers, who consent to being filmed.
struct Rig {
    open_vault: OpenVault,
    case: CaseId,
    made: Made,
}

/// The date and time on the wall, wherever the test runs.
fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    Local.from_local_datetime(&wall(text)).earliest().unwrap().to_utc()
}

fn clock(text: &str) -> Clock {
    Clock { now: at(text), today: wall(text).date() }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn text(text: &str) -> Redacted<String> {
    text.to_owned().into()
}

/// A Wednesday's morning, when the tests happen unless they say otherwise.
const NOW: &str = "2026-02-04 10:00";

impl Rig {
    fn new() -> Self {
        let film: &[Purpose] = &[Purpose::Film];
        let vault = test_vault::vault().at(clock("2026-01-05 09:00"));
        let (made, open_vault) = vault.family("FAM-001", &[("Mum", film), ("אבא", film)]).make();
        Self { open_vault, case: made.case(), made }
    }

    fn change(&mut self, number: u32, change: SessionChange, when: &str) -> Result<(), Problem> {
        self.open_vault.change_session(self.case, number, change, clock(when))
    }

    #[track_caller]
    fn well(&mut self, number: u32, change: SessionChange, when: &str) {
        let (before, name) = (self.journal().len(), format!("{change:?}"));
        self.change(number, change, when).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
        assert!(self.journal().len() > before, "{name} is not in the journal");
    }

    /// Refused with this sentence; nothing is written.
    #[track_caller]
    fn refused(&mut self, key: &str, number: u32, change: SessionChange, when: &str) {
        let before = (self.journal(), self.sessions());
        let problem = self.change(number, change, when).unwrap_err();
        assert_eq!(
            (problem.message.key, problem.severity),
            (key, crate::casework::problem::Severity::Refused)
        );
        assert_eq!((self.journal(), self.sessions()), before, "{key}: something was written");
    }

    fn file(&mut self) -> &mut CaseFile {
        self.open_vault.case(self.case).unwrap()
    }

    fn sessions(&mut self) -> Vec<Record<Session>> {
        self.file().sessions().unwrap()
    }

    fn journal(&mut self) -> Vec<crate::library::AuditEntry> {
        self.file().library().journal().unwrap()
    }

    #[track_caller]
    fn session(&mut self, number: u32) -> Session {
        self.file().session_numbered(number).unwrap().expect("a session").body
    }

    fn carers(&mut self) -> Vec<PersonId> {
        self.file().family().unwrap().body.carers().map(|carer| carer.id).collect()
    }

    /// A film of ten minutes at that session, as if it had been taken when the session was held.
    fn film(&mut self, number: u32) -> RecordingId {
        let session = SessionId::from(self.file().session_numbered(number).unwrap().expect("a session").id);
        let body = Recording {
            session,
            started: at(NOW),
            ended: None,
            duration: MediaTime::from_minutes(10),
            width: 1280,
            height: 720,
            cameras: Vec::new(),
            gaps: Vec::new(),
            state: RecordingState::Complete,
        };
        let write = |records: &crate::library::CaseTransaction<'_>| Ok::<_, Problem>(records.add(body)?.id);
        self.file().library_mut().write(at(NOW), write).unwrap().into()
    }

    fn clip(&mut self, film: RecordingId, tag: &str) -> ClipId {
        let vocabulary = self.open_vault.vocabulary().clone();
        let (start, end) = (MediaTime::from_secs(5), MediaTime::from_secs(20));
        let tags = vec![tag.to_owned()];
        let new = crate::casework::changes::NewClip { start, end, tags, ..Default::default() };
        self.file().add_clip(&vocabulary, film, new, clock(NOW)).unwrap()
    }

    /// What the Session screen shows.
    fn view(&mut self, number: u32, when: &str) -> crate::casework::pages::SessionView {
        super::page::view(&mut self.open_vault, self.case, number, clock(when)).unwrap()
    }

    /// What the family's page shows.
    fn page(&mut self, when: &str) -> crate::casework::pages::FamilyView {
        crate::casework::family::page::view(&mut self.open_vault, self.case, clock(when)).unwrap()
    }
}

fn keys(messages: &[Message]) -> Vec<&'static str> {
    messages.iter().map(|message| message.key).collect()
}

fn answer(person: PersonId, purpose: Purpose, answer: Answer, on: &str) -> ConsentChange {
    ConsentChange::Answer { person, purpose, answer, scope: Redacted::default(), on: day(on) }
}
