//! Everything that is on record about one family, read once: what the rules judge and what the screens show are
//! made from it. Knows no window; writes nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::case_file::{CaseFile, mark_erased};
use super::definitions::Programmes;
use super::problem::Problem;
use crate::base::{RecordingId, RunId, SessionId};
use crate::library::Record;
use crate::programme::fidelity::{CaseFacts, OtherProgramme};
use crate::programme::pathway::Course;
use crate::programme::retention;
use crate::programme::{
    Clip, ConsentRecord, Entered, ErasureOrder, ErasureReceipt, FamilyCase, FilmHold, HoldLifted,
    LawfulBasis, ParentWords, ProgrammeDefinition, ProgrammeEnd, Recording, RecordingState, Run, Session,
    Showing, Training,
};

/// The newest version of every record of a family that is not deleted.
pub(crate) struct CaseRecords {
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
    /// The programmes, with the active one.
    pub programmes: Programmes,
}

impl CaseRecords {
    /// Reads every table once.
    pub fn read(file: &CaseFile) -> Result<Self, Problem> {
        let library = file.library();
        let mut recordings = library.all::<Recording>()?;
        let orders = library.all()?;
        mark_erased(&mut recordings, &orders);
        recordings.retain(|record| record.body.state != RecordingState::Discarded);
        let (family, entries) = (file.family()?.body, file.entries()?);
        Ok(Self {
            programmes: file.programmes(&family, &entries)?,
            family,
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
            entries,
        })
    }

    /// The definition of the active programme.
    pub fn programme(&self) -> &ProgrammeDefinition {
        self.programmes.definition()
    }

    /// What the rules judge of the active programme. Training is kept with the staff, not with a family.
    pub fn facts(&self, training: Vec<Training>) -> CaseFacts {
        self.facts_of(self.programmes.active, training)
    }

    /// What the rules judge of one programme: its sessions and those of the run it goes on with, with what was filmed
    /// and shown at them; clips and entries are the family's.
    pub fn facts_of(&self, run: RunId, training: Vec<Training>) -> CaseFacts {
        let runs = &self.programmes.runs;
        let chain = runs.chain(run);
        let own = |record: &&Record<Session>| chain.contains(&runs.of_session(&record.body));
        let sessions: Vec<(SessionId, Session)> =
            self.sessions.iter().filter(own).map(|record| (record.id.into(), record.body.clone())).collect();
        let ids: BTreeSet<SessionId> = sessions.iter().map(|(id, _)| *id).collect();
        let clips = self.clips.iter().map(|record| (record.id.into(), record.body.clone()));
        CaseFacts {
            run: Some(run),
            start: chain.last().and_then(|first| runs.get(*first)?.begun),
            ended: runs.get(run).and_then(|run| Some(run.ended.as_ref()?.1.on)),
            others: self.others_than(&chain),
            people: self.family.people.clone(),
            consents: bodies(&self.consents).collect(),
            recordings: bodies(&self.recordings).filter(|film| ids.contains(&film.session)).collect(),
            clips: clips.collect(),
            showings: bodies(&self.showings).filter(|showing| ids.contains(&showing.session)).collect(),
            words: bodies(&self.words).filter(|words| ids.contains(&words.session)).collect(),
            sessions,
            training,
            entries: self.entries.clone(),
        }
    }

    /// The family's programmes beside one with those it goes on with, each as it went on after a break.
    fn others_than(&self, own: &[RunId]) -> Vec<OtherProgramme> {
        let runs = &self.programmes.runs;
        let last = runs.all().filter(|run| runs.continued_by(run.id).is_none());
        let other = |run: &Run| {
            let chain = runs.chain(run.id);
            if chain.iter().any(|run| own.contains(run)) {
                return None;
            }
            let definition = self.programmes.definition_of(run.id)?;
            let sessions =
                || self.sessions.iter().filter(|record| chain.contains(&runs.of_session(&record.body)));
            let mut first_held: BTreeMap<u32, NaiveDate> = BTreeMap::new();
            for record in sessions() {
                if let Some(visit) = &record.body.held {
                    let day = first_held.entry(record.body.number).or_insert(visit.date);
                    *day = visit.date.min(*day);
                }
            }
            let mut held: Vec<NaiveDate> = first_held.into_values().collect();
            held.sort_unstable();
            Some(OtherProgramme {
                programme: definition.id.clone(),
                with_film: definition.films(),
                with_concerns: definition.asks_review_with_concerns(),
                start: chain.last().and_then(|first| runs.get(*first)?.begun),
                planned: sessions().next().is_some(),
                held,
                at_most: definition.sessions_at_most(),
                ended: run
                    .ended
                    .as_ref()
                    .map(|(_, ended)| (ended.on, ended.how == ProgrammeEnd::StoppedEarly)),
            })
        };
        last.filter_map(other).collect()
    }

    /// The family's programmes as the pathway from referral to end takes them, from the facts of the active one; each with
    /// those it goes on with after a break is one.
    pub fn courses(&self, active: &CaseFacts, today: NaiveDate) -> Vec<Course> {
        let runs = &self.programmes.runs;
        let last = runs.all().filter(|run| runs.continued_by(run.id).is_none());
        let course = |run: &Run| {
            let definition = self.programmes.definition_of(run.id)?;
            let ended = run.ended.as_ref().map(|(_, ended)| ended);
            if active.run == Some(run.id) {
                return Course::of(active, definition, ended, today);
            }
            Course::of(&self.facts_of(run.id, Vec::new()), definition, ended, today)
        };
        last.filter_map(course).collect()
    }

    /// The programme a film belongs to, as it went on, with its sessions and its end: how long the film is kept is counted
    /// from there.
    pub fn programme_of_film(&self, film: &Recording) -> retention::FilmedProgramme<'_> {
        let runs = &self.programmes.runs;
        let session = self.sessions.iter().find(|record| SessionId::from(record.id) == film.session);
        let run = session.map_or(self.programmes.active, |record| runs.of_session(&record.body));
        let last = runs.last_of(run);
        let chain = runs.chain(last);
        let own = |session: &&Session| chain.contains(&runs.of_session(session));
        let sessions = self.sessions.iter().map(|record| &record.body).filter(own).collect();
        let definition = self.programmes.definition_of(last).unwrap_or_else(|| self.programme());
        let ended = runs.get(last).and_then(|run| Some(run.ended.as_ref()?.1.on));
        retention::FilmedProgramme { definition, sessions, ended }
    }

    /// The number of each session of the active programme.
    pub fn active_numbers(&self) -> BTreeMap<SessionId, u32> {
        let runs = &self.programmes.runs;
        let chain = runs.chain(self.programmes.active);
        let own = |record: &&Record<Session>| chain.contains(&runs.of_session(&record.body));
        self.sessions.iter().filter(own).map(|session| (session.id.into(), session.body.number)).collect()
    }

    /// The number of each session on record, in its own programme.
    pub fn numbers(&self) -> BTreeMap<SessionId, u32> {
        self.sessions.iter().map(|session| (session.id.into(), session.body.number)).collect()
    }

    /// The films that can be watched.
    pub fn watchable(&self) -> impl Iterator<Item = RecordingId> {
        let films = self.recordings.iter().filter(|record| record.body.is_watchable());
        films.map(|record| record.id.into())
    }
}

fn bodies<T: Clone>(records: &[Record<T>]) -> impl Iterator<Item = T> {
    records.iter().map(|record| record.body.clone())
}
