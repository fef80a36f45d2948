//! Everything that is on record about one family, read once: what the rules judge and what the screens show are
//! made from it. Knows no window; writes nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::case_file::CaseFile;
use super::filming::consent_refusals;
use super::problem::Problem;
use crate::base::{RecordingId, SessionId};
use crate::library::Record;
use crate::programme::fidelity::CaseFacts;
use crate::programme::{
    Clip, ConsentRecord, FamilyCase, ParentWords, Purpose, Recording, RecordingState, Session, Showing,
    Training,
};
use crate::words::Message;

/// The newest version of every record of a family that is not deleted.
pub(super) struct CaseRecords {
    pub family: FamilyCase,
    pub sessions: Vec<Record<Session>>,
    /// Without what was discarded.
    pub recordings: Vec<Record<Recording>>,
    pub clips: Vec<Record<Clip>>,
    pub showings: Vec<Record<Showing>>,
    pub words: Vec<Record<ParentWords>>,
    pub consents: Vec<Record<ConsentRecord>>,
}

impl CaseRecords {
    /// Reads every table once.
    pub fn read(file: &CaseFile) -> Result<Self, Problem> {
        let library = file.library();
        let mut recordings = library.all::<Recording>()?;
        recordings.retain(|record| record.body.state != RecordingState::Discarded);
        Ok(Self {
            family: file.family()?.body,
            sessions: library.all()?,
            recordings,
            clips: library.all()?,
            showings: library.all()?,
            words: library.all()?,
            consents: library.all()?,
        })
    }

    /// What the rules judge. Training is kept with the staff, not with a family.
    pub fn facts(&self, training: Vec<Training>) -> CaseFacts {
        let sessions = self.sessions.iter().map(|record| (record.id.into(), record.body.clone()));
        let clips = self.clips.iter().map(|record| (record.id.into(), record.body.clone()));
        CaseFacts {
            start: self.family.start,
            sessions: sessions.collect(),
            recordings: bodies(&self.recordings).collect(),
            clips: clips.collect(),
            showings: bodies(&self.showings).collect(),
            words: bodies(&self.words).collect(),
            training,
        }
    }

    /// The number of each session on record.
    pub fn numbers(&self) -> BTreeMap<SessionId, u32> {
        self.sessions.iter().map(|session| (session.id.into(), session.body.number)).collect()
    }

    /// The films that can be watched.
    pub fn watchable(&self) -> impl Iterator<Item = RecordingId> {
        let films = self.recordings.iter().filter(|record| record.body.is_watchable());
        films.map(|record| record.id.into())
    }

    /// Why filming is refused: whose consent is missing, and then that the disk is full, if it is.
    pub fn film_refusals(&self, full_disk: Option<Message>, today: NaiveDate) -> Vec<Message> {
        self.refusals(Purpose::Film, today).into_iter().chain(full_disk).collect()
    }

    /// Whose consent is missing for a purpose, as sentences; empty where every carer's stands.
    pub fn refusals(&self, purpose: Purpose, today: NaiveDate) -> Vec<Message> {
        let records: Vec<ConsentRecord> = bodies(&self.consents).collect();
        consent_refusals(&records, &self.family.people, purpose, today)
    }
}

fn bodies<T: Clone>(records: &[Record<T>]) -> impl Iterator<Item = T> {
    records.iter().map(|record| record.body.clone())
}
