//! What a change of a family's programmes is held against: what was held, what goes on, which days can be meant. Judges
//! nothing of the guidance; writes nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::base::count;
use crate::casework::case_file::CaseFile;
use crate::casework::problem::Problem;
use crate::programme::{ProgrammeDefinition, ProgrammeEnd, ProgrammeEnded, Run, Session};
use crate::words::Message;

impl CaseFile {
    /// That no programme of that id goes on: one begun again beside it would hide how it stands.
    pub(crate) fn refuse_begun(&self, id: &str) -> Result<(), Problem> {
        let programmes = self.programmes(&self.family()?.body, &self.entries()?)?;
        let is_it = |run: &Run| programmes.definition_of(run.id).is_some_and(|known| known.id == id);
        let begun = programmes.runs.all().filter(|run| run.ended.is_none() && is_it(run));
        match begun.filter_map(|run| run.begun).min() {
            Some(begun) => {
                Err(Problem::refused(Message::new("error-programme-goes-on").with("begun", begun)))
            }
            None => Ok(()),
        }
    }

    /// That what goes on does so after its end.
    pub(crate) fn check_going_on(before: &Run, on: NaiveDate) -> Result<(), Problem> {
        match &before.ended {
            Some((_, ended)) if on < ended.on => {
                let message = Message::new("error-programme-go-on-early").with("day", on);
                Err(Problem::refused(message.with("ended", ended.on)))
            }
            _ => Ok(()),
        }
    }

    /// Whether the run that is to be ended was begun by mistake: its first day has not come, and it has no session of its
    /// own. Refuses an end before the last session held, and that a programme is called finished which is not whole.
    pub(crate) fn is_mistaken(&self, ended: &ProgrammeEnded, today: NaiveDate) -> Result<bool, Problem> {
        let programmes = self.programmes(&self.family()?.body, &self.entries()?)?;
        let run = programmes.runs.get(ended.run).ok_or_else(|| Problem::refused("error-record-gone"))?;
        let chain = programmes.runs.chain(run.id);
        let own = |session: &Session| chain.contains(&programmes.runs.of_session(session));
        let sessions = self.sessions()?;
        let held: BTreeMap<u32, NaiveDate> = sessions
            .iter()
            .filter(|record| own(&record.body))
            .filter_map(|record| Some((record.body.number, record.body.held.as_ref()?.date)))
            .collect();
        if may_be_mistaken(run, today) && held.is_empty() {
            return Ok(true);
        }
        if let Some(last) = held.values().max().filter(|last| ended.on < **last) {
            let message = Message::new("error-programme-end-before-session").with("day", ended.on);
            return Err(Problem::refused(message.with("last", *last)));
        }
        let asked = programmes.definition_of(run.id).and_then(ProgrammeDefinition::sessions_required);
        match asked.filter(|asked| ended.how == ProgrammeEnd::Finished && count(held.len()) < *asked) {
            Some(asked) => {
                let message = Message::new("error-programme-not-whole").with("held", held.len());
                Err(Problem::refused(message.with("asked", asked)))
            }
            None => Ok(false),
        }
    }
}

/// Whether ending a run before any session of it takes it back: its first day has not come, and it stands by itself.
pub(crate) fn may_be_mistaken(run: &Run, today: NaiveDate) -> bool {
    let to_come = run.begun.is_some_and(|begun| begun > today);
    to_come && run.begun_by.is_some() && run.continues.is_none()
}
