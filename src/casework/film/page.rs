//! The jobs that open a film to be watched and tagged, or to be coded a second time, with all that stands beside it. Knows
//! no player and no window.

use std::sync::Arc;

use super::rows;
use crate::base::{CaseId, RecordId, RecordingId};
use crate::casework::case_file::CaseFile;
use crate::casework::clock::Clock;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{FamilyClips, FilmPage};
use crate::casework::problem::Problem;
use crate::programme::Vocabulary;
use crate::vault::film::FilmReader;

impl OpenVault {
    /// Opens a film for whoever unlocked the vault; the journal says so.
    pub fn film_page(
        &mut self,
        case: CaseId,
        recording: RecordingId,
        clock: Clock,
    ) -> Result<(Arc<FilmReader>, FilmPage), Problem> {
        let reader = self.film_to_watch(case, recording, clock)?;
        let export_refusals = self.film_permissions(case, clock)?.copy();
        let vocabulary = self.vocabulary().clone();
        let file = self.case(case)?;
        let page = page(file, (recording, &reader), &vocabulary, rows::clips(file, &vocabulary)?)?;
        Ok((reader, FilmPage { export_refusals, ..page }))
    }

    /// Opens the film of a sample for its second coder, with nothing of the worker's.
    pub fn sample_page(
        &mut self,
        case: CaseId,
        sample: RecordId,
        clock: Clock,
    ) -> Result<(Arc<FilmReader>, FilmPage), Problem> {
        let (reader, drawn, blind) = self.film_to_code(case, sample, clock)?;
        let codes = self.coded(case, sample)?;
        let vocabulary = self.vocabulary().clone();
        let page = page(self.case(case)?, (drawn.recording, &reader), &vocabulary, codes)?;
        Ok((reader, FilmPage { blind: Some(blind), ..page }))
    }
}

fn page(
    file: &CaseFile,
    (recording, reader): (RecordingId, &FilmReader),
    vocabulary: &Vocabulary,
    clips: FamilyClips,
) -> Result<FilmPage, Problem> {
    let record = file.recording(recording)?;
    let session = file.session_numbers()?.get(&record.body.session).copied().unwrap_or(0);
    let gaps = reader.seal().map(|seal| seal.facts.gaps.clone()).unwrap_or_default();
    let of_film = clips.clips.iter().filter(|clip| clip.recording == recording).count();
    Ok(FilmPage {
        case: file.case(),
        code: file.family()?.body.code.as_str().to_owned(),
        recording: rows::recording_row(&record, session, of_film),
        gaps: gaps.iter().map(|gap| (gap.from, gap.to)).collect(),
        headings: rows::headings(vocabulary),
        aims: rows::aims(&*file.programme()?),
        clips,
        export_refusals: Vec::new(),
        blind: None,
    })
}
