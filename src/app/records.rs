//! Everything that is on record about one family, read once: what the rules judge and what the screens show are
//! made from it. Knows no window; writes nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::case_file::CaseFile;
use super::erasure::mark_erased;
use super::gates::Gates;
use super::problem::Problem;
use crate::base::{RecordingId, SessionId};
use crate::library::Record;
use crate::programme::fidelity::CaseFacts;
use crate::programme::{
    Clip, ConsentRecord, Entered, ErasureOrder, ErasureReceipt, FamilyCase, FilmHold, HoldLifted,
    LawfulBasis, ParentWords, Purpose, Recording, RecordingState, Session, Showing, Training,
};
use crate::words::Message;

/// The newest version of every record of a family that is not deleted.
pub(super) struct CaseRecords {
    pub family: FamilyCase,
    pub sessions: Vec<Record<Session>>,
    /// Without what was discarded; what was erased says so.
    pub recordings: Vec<Record<Recording>>,
    pub clips: Vec<Record<Clip>>,
    pub showings: Vec<Record<Showing>>,
    pub words: Vec<Record<ParentWords>>,
    pub consents: Vec<Record<ConsentRecord>>,
    pub orders: Vec<Record<ErasureOrder>>,
    pub receipts: Vec<Record<ErasureReceipt>>,
    pub holds: Vec<Record<FilmHold>>,
    pub lifted: Vec<Record<HoldLifted>>,
    pub bases: Vec<Record<LawfulBasis>>,
    pub entries: Vec<Entered>,
}

impl CaseRecords {
    /// Reads every table once.
    pub fn read(file: &CaseFile) -> Result<Self, Problem> {
        let library = file.library();
        let mut recordings = library.all::<Recording>()?;
        let orders = library.all()?;
        mark_erased(&mut recordings, &orders);
        recordings.retain(|record| record.body.state != RecordingState::Discarded);
        Ok(Self {
            family: file.family()?.body,
            sessions: library.all()?,
            recordings,
            clips: library.all()?,
            showings: library.all()?,
            words: library.all()?,
            consents: library.all()?,
            orders,
            receipts: library.all()?,
            holds: library.all()?,
            lifted: library.all()?,
            bases: library.all()?,
            entries: file.entries()?,
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
            entries: self.entries.clone(),
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
        let gates = Gates::from_records(self, None, today);
        gates.missing(Purpose::Film).into_iter().chain(full_disk).collect()
    }
}

fn bodies<T: Clone>(records: &[Record<T>]) -> impl Iterator<Item = T> {
    records.iter().map(|record| record.body.clone())
}
