//! The jobs of supervision on a family: who may, drawing a sample, coding it, and what is shown of all that. Knows no
//! window.

pub(crate) mod coding;
pub(crate) mod page;

use std::path::Path;

use super::changes::EntryChange;
use super::clock::Clock;
use super::family::programmes::{file_problem, read_text};
use super::film::permissions::allowed;
use super::open_vault::OpenVault;
use super::problem::Problem;
use super::records::CaseRecords;
use super::roles::Act;
use crate::base::{CaseId, RecordId};
use crate::library::{AuditEvent, Record};
use crate::programme::agreement::CodedStretch;
use crate::programme::supervision::{
    Checklist, OwnChecklist, SAMPLE_METHOD, SampledFilm, SupervisionRules, sample,
};
use crate::programme::{Clip, Entry, Sample, SampledClip};
use crate::words::Message;

pub(crate) use crate::casework::supervision::page::page;

impl OpenVault {
    /// Has chance draw a stretch of the family's film, and keeps it with the clips of that film as they stand now.
    pub fn draw_sample(&mut self, case: CaseId, clock: Clock) -> Result<RecordId, Problem> {
        self.permit(Act::Supervise)?;
        allowed(self.film_permissions(case, clock)?.watch())?;
        let records = CaseRecords::read(self.case(case)?)?;
        let sample = drawn(&records, &rules()?, chance(), clock)?;
        self.change_entry(case, EntryChange::Add(Entry::Sample(sample)), clock)
    }
}

impl OpenVault {
    /// Every checklist there is: the one that ships with Attune, then the service's own in the order they were added. An
    /// own one that this Attune cannot read was added by a newer one, and is left out.
    pub fn checklists(&self) -> Result<Vec<Checklist>, Problem> {
        let mut checklists = vec![Checklist::shipped().map_err(|error| Problem::of_shipped(&error))?];
        let own = self.device().all::<OwnChecklist>()?.into_iter();
        checklists.extend(own.filter_map(|record| Checklist::from_toml(&record.body.text, "").ok()));
        Ok(checklists)
    }

    /// Adds a checklist of the service's own, from a file a person wrote; its text is kept encrypted.
    pub fn add_checklist(&mut self, file: &Path, clock: Clock) -> Result<Checklist, Problem> {
        self.permit(Act::Supervise)?;
        let user = self.own_user()?;
        let text = read_text(file)?;
        let checklist = Checklist::from_toml(&text, &file.display().to_string()).map_err(file_problem)?;
        if self.checklists()?.iter().any(|known| known.id == checklist.id) {
            let message = Message::new("error-checklist-id-taken").with("checklist", checklist.id.as_str());
            return Err(Problem::refused(message));
        }
        self.device_mut().add(user, OwnChecklist { text }, AuditEvent::ChecklistAdded, clock.now)?;
        Ok(checklist)
    }
}

/// The numbers of supervision; their file is tested, so an error is a damaged program.
fn rules() -> Result<SupervisionRules, Problem> {
    SupervisionRules::shipped().map_err(|error| Problem::of_shipped(&error))
}

/// A seed that nobody chose, short enough to be read out.
fn chance() -> u64 {
    let [a, b, c, d, ..] = *RecordId::random().bytes();
    u64::from(u32::from_be_bytes([a, b, c, d]))
}

fn drawn(
    records: &CaseRecords,
    rules: &SupervisionRules,
    seed: u64,
    clock: Clock,
) -> Result<Sample, Problem> {
    let watchable = records.recordings.iter().filter(|record| record.body.is_watchable());
    let films: Vec<SampledFilm> = watchable
        .map(|record| SampledFilm { recording: record.id.into(), length: record.body.duration })
        .collect();
    let length = rules.sample.length();
    let nothing = || Problem::refused("supervision-no-film");
    let stretch = sample(seed, &films, length).ok_or_else(nothing)?;
    let film = records.recordings.iter().find(|record| record.id == stretch.recording.into());
    let session = film.ok_or_else(nothing)?.body.session;
    let of_film = records.clips.iter().filter(|record| record.body.recording == stretch.recording);
    Ok(Sample {
        on: clock.today,
        seed,
        method: SAMPLE_METHOD,
        length,
        films,
        recording: stretch.recording,
        session,
        from: stretch.from,
        to: stretch.to,
        rules: rules.agreement.clone(),
        clips: of_film.map(sampled).collect(),
    })
}

fn sampled(record: &Record<Clip>) -> SampledClip {
    let Clip { start, end, tags, .. } = &record.body;
    SampledClip {
        clip: record.id.into(),
        version: record.version,
        by: record.owner,
        stretch: CodedStretch { start: *start, end: *end, tags: tags.clone() },
    }
}

#[cfg(test)]
mod tests;
