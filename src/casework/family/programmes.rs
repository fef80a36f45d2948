//! The jobs on programmes: beginning one with a family, ending it, going on after a break; the programmes there are to
//! begin, a service's own among them. Knows no window.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use chrono::NaiveDate;

use super::mine::mine;
use super::programme_days::may_be_mistaken;
use crate::base::count;
use crate::base::{CaseId, RecordId};
use crate::casework::case_file::CaseFile;
use crate::casework::changes::{EntryChange, ProgrammeChange};
use crate::casework::clock::Clock;
use crate::casework::failures::io_words;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{ProgrammesView, RunRow};
use crate::casework::problem::Problem;
use crate::casework::records::CaseRecords;
use crate::casework::roles::Act;
use crate::casework::session::days;
use crate::casework::typed_text::note;
use crate::library::AuditEvent;
use crate::programme::fidelity::{CaseFacts, evaluate};
use crate::programme::fidelity::{most_urgent, of_rules};
use crate::programme::{
    DefinitionError, Entry, OwnProgramme, ProgrammeBegun, ProgrammeDefinition, ProgrammeEnded, Run,
    RunDefinition, Session, StaffTraining, Vocabulary,
};
use crate::words::Message;

/// No file that a service writes is longer: what is, is something else.
const MOST_BYTES: u64 = 256 << 10;

/// A programme that can be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// What it asks.
    pub definition: ProgrammeDefinition,
    /// The text of its file.
    pub text: String,
    /// The record that keeps it, where it is the service's own.
    pub own: Option<RecordId>,
}

impl OpenVault {
    /// Every programme that can be begun: those of the guidance, then the service's own in the order they were added. An
    /// own one that this Attune cannot read was added by a newer one, and is left out.
    pub fn programmes(&self) -> Result<Vec<Programme>, Problem> {
        let mut programmes = Vec::new();
        for id in ProgrammeDefinition::shipped_ids() {
            let text = ProgrammeDefinition::shipped_text(id).unwrap_or_default();
            let definition = ProgrammeDefinition::from_toml(text, id).map_err(file_problem)?;
            programmes.push(Programme { definition, text: text.to_owned(), own: None });
        }
        for record in self.device().all::<OwnProgramme>()? {
            let text = record.body.text;
            if let Ok(definition) = ProgrammeDefinition::from_toml(&text, "") {
                programmes.push(Programme { definition, text, own: Some(record.id) });
            }
        }
        Ok(programmes)
    }

    /// The body of an entry by which a programme begins.
    pub(crate) fn begin(&self, id: &str, on: Option<NaiveDate>) -> Result<ProgrammeBegun, Problem> {
        let programmes = self.programmes()?;
        if let Some(found) = programmes.iter().find(|programme| programme.definition.id == id) {
            return Ok(ProgrammeBegun { definition: found.text.clone(), on, continues: None });
        }
        let known: Vec<&str> = programmes.iter().map(|known| known.definition.id.as_str()).collect();
        let message = Message::new("error-unknown-programme").with("programme", id);
        Err(Problem::refused(message.with("known", known.join(", "))))
    }

    /// Makes a change of a family's programmes. What has just begun is active.
    pub fn change_programme(
        &mut self,
        case: CaseId,
        change: ProgrammeChange,
        clock: Clock,
    ) -> Result<(), Problem> {
        let entry = match change {
            ProgrammeChange::Choose(run) => return self.choose_run(case, run),
            ProgrammeChange::Begin { programme, on } => {
                days::near(on, clock.today)?;
                self.case(case)?.refuse_begun(&programme)?;
                let begun = Entry::Programme(self.begin(&programme, Some(on))?);
                // A family begins with a programme that nobody has begun yet.
                if let Some(run) = self.unbegun(case)? {
                    self.change_entry(case, EntryChange::Revise(run, begun), clock)?;
                    self.case(case)?.choose_run(None);
                    return Ok(());
                }
                begun
            }
            ProgrammeChange::GoOn { run, on } => {
                let runs = self.case(case)?.runs()?;
                let before = runs.get(run).ok_or_else(|| Problem::refused("error-record-gone"))?;
                days::near(on, clock.today)?;
                CaseFile::check_going_on(before, on)?;
                let definition = match &before.definition {
                    RunDefinition::Kept(text) => text.clone(),
                    RunDefinition::Shipped(id) => self.begin(id, None)?.definition,
                };
                if runs.continued_by(run).is_some() {
                    return Err(Problem::refused("error-programme-went-on"));
                }
                Entry::Programme(ProgrammeBegun { definition, on: Some(on), continues: Some(run) })
            }
            ProgrammeChange::End { run, on, how, reason } => {
                let ended = ProgrammeEnded { run, on, how, reason: note(&reason)? };
                if self.case(case)?.is_mistaken(&ended, clock.today)? {
                    return self.change_entry(case, EntryChange::TakeBack(run.into()), clock).map(|_| ());
                }
                Entry::ProgrammeEnded(ended)
            }
        };
        let begins = matches!(entry, Entry::Programme(_));
        self.change_entry(case, EntryChange::Add(entry), clock)?;
        if begins {
            self.case(case)?.choose_run(None);
        }
        Ok(())
    }

    /// A programme on record of this user's that was never begun and has no session.
    fn unbegun(&mut self, case: CaseId) -> Result<Option<RecordId>, Problem> {
        let me = self.own_user()?;
        let file = self.case(case)?;
        let mine = file.mine(me)?;
        let (runs, sessions) = (file.runs()?, file.library().all::<Session>()?);
        let mut unbegun = runs.all().filter(|run| {
            let has_sessions = sessions.iter().any(|record| runs.of_session(&record.body) == run.id);
            let untouched = run.begun.is_none() && run.ended.is_none() && run.continues.is_none();
            mine.contains(&run.id.into()) && untouched && !has_sessions && runs.continued_by(run.id).is_none()
        });
        Ok(unbegun.next().map(|run| run.id.into()))
    }

    /// Adds a programme of the service's own, from a file a person wrote; its text is kept encrypted. For supervisors and
    /// administrators, since every family can then follow it.
    pub fn add_programme(&mut self, file: &Path, clock: Clock) -> Result<ProgrammeDefinition, Problem> {
        self.permit(Act::AddProgramme)?;
        let user = self.own_user()?;
        let (definition, text) = read_programme(file, self.vocabulary())?;
        if self.programmes()?.iter().any(|known| known.definition.id == definition.id) {
            let message = Message::new("error-programme-id-taken").with("programme", definition.id.as_str());
            return Err(Problem::refused(message));
        }
        self.device_mut().add(user, OwnProgramme { text }, AuditEvent::ProgrammeAdded, clock.now)?;
        Ok(definition)
    }
}

impl OpenVault {
    /// The programmes of a family, the newest first, and what can be begun.
    pub fn programmes_of(&mut self, case: CaseId, clock: Clock) -> Result<ProgrammesView, Problem> {
        let (training, me) = (self.training()?, self.vault().user());
        let file = self.case(case)?;
        let records = CaseRecords::read(file)?;
        let mine = mine(&records.entries, &file.library().hands()?, me);
        programmes_view(self, &records, (&training, &mine), clock.today)
    }
}

/// The programmes of a family as its page shows them.
pub(crate) fn programmes_view(
    open_vault: &OpenVault,
    records: &CaseRecords,
    (training, mine): (&[StaffTraining], &BTreeSet<RecordId>),
    today: NaiveDate,
) -> Result<ProgrammesView, Problem> {
    let programmes = &records.programmes;
    let row = |run: &Run| {
        let facts = records.facts_of(run.id, training.to_vec());
        let definition = programmes.definition_of(run.id);
        let findings = definition
            .map(|definition| evaluate(definition, open_vault.vocabulary(), &facts, today))
            .unwrap_or_default();
        let is_untouched = facts.sessions.iter().all(|(_, session)| session.held.is_none());
        let mistaken = is_untouched && may_be_mistaken(run, today);
        RunRow {
            run: run.id,
            may_end: run.ended.is_none() && (!mistaken || mine.contains(&run.id.into())),
            title: definition.map(|definition| definition.title.clone()),
            source: definition.map(|definition| definition.source.clone()).unwrap_or_default(),
            begun: run.begun,
            ended: run.ended.as_ref().map(|(_, ended)| (ended.on, ended.how, ended.reason.clone())),
            continues: run.continues.is_some(),
            gone_on: programmes.runs.continued_by(run.id).is_some(),
            active: run.id == programmes.active,
            held: held(&facts, today),
            planned: definition.and_then(ProgrammeDefinition::sessions_required).unwrap_or(0),
            verdict: most_urgent(of_rules(&findings)),
        }
    };
    let choices = open_vault.programmes()?.into_iter();
    Ok(ProgrammesView {
        runs: programmes.runs.all().rev().map(row).collect(),
        choices: choices.map(|known| (known.definition.id, known.definition.title)).collect(),
    })
}

/// How many sessions were held, each number once.
fn held(facts: &CaseFacts, today: NaiveDate) -> u32 {
    let by_then = |session: &Session| session.held.as_ref().is_some_and(|visit| visit.date <= today);
    let held = facts.sessions.iter().filter(|(_, session)| by_then(session));
    count(held.map(|(_, session)| session.number).collect::<BTreeSet<u32>>().len())
}

/// Reads a programme file and checks all that can be known of it without a vault.
pub fn check_programme(file: &Path) -> Result<ProgrammeDefinition, Problem> {
    let vocabulary = Vocabulary::shipped().map_err(file_problem)?;
    Ok(read_programme(file, &vocabulary)?.0)
}

fn read_programme(file: &Path, vocabulary: &Vocabulary) -> Result<(ProgrammeDefinition, String), Problem> {
    let text = read_text(file)?;
    let name = file.display().to_string();
    let definition = ProgrammeDefinition::from_toml(&text, &name).map_err(file_problem)?;
    vocabulary.fits(&definition, &name).map_err(file_problem)?;
    Ok((definition, text))
}

/// The text of a file that a service wrote.
pub(crate) fn read_text(file: &Path) -> Result<String, Problem> {
    let unreadable = |why: String| {
        let path = file.display().to_string();
        Problem::refused(Message::new("error-programme-file").with("path", path).with("why", why))
    };
    let mut text = String::new();
    let opened = std::fs::File::open(file).map_err(|error| unreadable(io_words(&error)))?;
    let read = opened.take(MOST_BYTES + 1).read_to_string(&mut text);
    let bytes = read.map_err(|error| unreadable(io_words(&error)))?;
    if bytes as u64 > MOST_BYTES {
        let message = Message::new("error-programme-file-long").with("kib", MOST_BYTES >> 10);
        return Err(Problem::refused(message.with("path", file.display().to_string())));
    }
    Ok(text)
}

/// What is wrong with such a file, and where.
pub(crate) fn file_problem(error: DefinitionError) -> Problem {
    let message = Message::new("error-programme-line").with("path", error.file).with("line", error.line);
    Problem::refused(message.with("why", error.reason))
}

#[cfg(test)]
#[path = "programmes_tests.rs"]
mod tests;
