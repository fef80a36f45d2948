//! Families that may need something after a crash are found from what was noted and how their folders look, and are seen to
//! when they are first opened; and what is known of a family is noted when it is closed. What is noted, and why, is told in
//! `agenda`. Knows no window.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::agenda::{Agenda, Note, SeeTo};
use super::case_file::CaseFile;
use super::clock::Clock;
use super::film::salvaged::Salvaged;
use super::open_cases::OpenCases;
use super::open_vault::OpenVault;
use super::pages::FamilyRow;
use super::problem::Problem;
use super::sentences::pathway::short_of;
use crate::base::{CaseId, RecordingId, UserId};
use crate::library::{AgendaRow, Record};
use crate::programme::{ErasureOrder, ErasureReceipt, Recording, RecordingState};
use crate::vault::film;

/// What a note is of.
fn about(user: UserId, case: CaseId) -> Vec<u8> {
    [&user.bytes()[..], case.bytes()].concat()
}

impl OpenVault {
    /// Reads what was noted, and finds the families that may need something; but the one that is being filmed.
    pub(crate) fn begin_agenda(&mut self, filmed: Option<CaseId>, see_to: SeeTo) -> Result<(), Problem> {
        let cases: BTreeSet<CaseId> = self.vault.cases()?.into_iter().collect();
        let mut agenda = Agenda { see_to: Some(see_to), ..Agenda::default() };
        if let Some(user) = self.vault.user() {
            // What cannot be read of it is read of the families.
            for row in self.device.agenda(user).unwrap_or_default() {
                let note = self.vault.open_note(&about(user, row.case), &row.note);
                let note = note.and_then(|note| serde_json::from_slice(&note).ok());
                agenda.kept.insert(row.case, (row.stamp, note));
            }
        }
        let needs_nothing = |case: &CaseId| {
            let known = agenda.kept.get(case).filter(|(_, note)| note.as_ref().is_some_and(|it| it.settled));
            known.is_some_and(|(stamp, _)| self.vault.look_at(*case).is_ok_and(|look| look.stamp == *stamp))
        };
        agenda.unsettled =
            cases.iter().copied().filter(|case| filmed != Some(*case) && !needs_nothing(case)).collect();
        self.agenda = agenda;
        Ok(())
    }

    /// A family was just opened: what it may need is done, once.
    pub(crate) fn settle_opened(&mut self, case: CaseId, clock: Clock) {
        self.agenda.closed.remove(&case);
        if !self.agenda.unsettled.remove(&case) {
            return;
        }
        let (Some(see_to), Some(file)) = (self.agenda.see_to, self.open_cases.files.get_mut(&case)) else {
            return;
        };
        let (films, problem) = see_to(file, &self.vault, clock);
        self.agenda.salvaged.extend(films);
        if let Some(problem) = problem {
            self.note_damaged(case, problem);
        }
    }

    /// What was done about films since this was asked last, in the order of the families' codes.
    pub fn take_salvaged(&mut self) -> Vec<Salvaged> {
        let mut salvaged = std::mem::take(&mut self.agenda.salvaged);
        salvaged.sort_by(|a, b| a.code.cmp(&b.code));
        salvaged
    }

    /// In which order the lists are read first: families of which nothing true is noted, then those with a visit today. Where
    /// nothing is noted at all, those written to last: whoever is visited today was planned for not long ago.
    pub(crate) fn reading_order(&mut self, clock: Clock, anew: bool) -> Result<&[CaseId], Problem> {
        if anew {
            let mut cases = self.vault.cases()?;
            let agenda = &self.agenda;
            let noted = |case: &CaseId| agenda.kept.get(case).and_then(|(_, note)| note.as_ref());
            let written = |case: &CaseId| self.vault.look_at(*case).map_or(0, |look| look.written);
            cases.sort_by_cached_key(|case| {
                let visits_today = |note: &Note| note.row.today.visits.iter().any(|it| it.day == clock.today);
                (
                    noted(case).is_some() && !agenda.unsettled.contains(case),
                    !noted(case).is_some_and(visits_today),
                    Reverse(if noted(case).is_some() { 0 } else { written(case) }),
                )
            });
            self.agenda.order = cases;
        }
        Ok(&self.agenda.order)
    }

    /// A family's line as it was noted.
    pub(crate) fn noted_row(&self, case: CaseId) -> Option<FamilyRow> {
        let row = self.agenda.kept.get(&case)?.1.as_ref()?.row.clone();
        let next_step = row.today.step.map(short_of);
        Some(FamilyRow { next_step, noted: true, ..row })
    }

    /// Closes a family, and looks at what is left of it on the disk.
    pub(crate) fn close_case(&mut self, file: CaseFile) {
        let case = file.case();
        let _ = self.device.note_chain(case, file.access().generation(), file.library());
        let settled = file.is_settled().unwrap_or(false) && !self.agenda.unsettled.contains(&case);
        drop(file);
        if let Ok(look) = self.vault.look_at(case) {
            self.agenda.closed.insert(case, (look.stamp, settled));
        }
    }

    /// Closes every family, and notes what is known of all.
    pub(crate) fn close_cases(&mut self) {
        let open: Vec<CaseId> = self.open_cases.files.keys().copied().collect();
        for file in open.into_iter().filter_map(|case| self.open_cases.take(case)).collect::<Vec<_>>() {
            self.close_case(file);
        }
        self.keep_agenda();
    }

    /// Notes what is known of the families that are closed. A disk that takes nothing costs the next unlocking time.
    pub(crate) fn keep_agenda(&mut self) {
        let Some(user) = self.vault.user() else { return };
        let OpenCases { overview, others, .. } = &self.open_cases;
        let mut rows = Vec::new();
        for (case, (stamp, settled)) in &self.agenda.closed {
            let Some(row) = overview.closed_row(*case) else { continue };
            let note = Note { settled: *settled, row: FamilyRow { next_step: None, ..row.clone() } };
            let kept = (*stamp, Some(note));
            if self.agenda.kept.get(case) == Some(&kept) {
                continue;
            }
            let sealed = kept.1.as_ref().and_then(|note| serde_json::to_vec(note).ok());
            let sealed = sealed.and_then(|note| self.vault.seal_note(&about(user, *case), note).ok());
            rows.extend(sealed.map(|note| (AgendaRow { case: *case, stamp: *stamp, note }, kept)));
        }
        let gone: Vec<CaseId> =
            self.agenda.kept.keys().copied().filter(|case| others.contains(case)).collect();
        if rows.is_empty() && gone.is_empty() {
            return;
        }
        let (rows, kept): (Vec<AgendaRow>, Vec<_>) = rows.into_iter().unzip();
        if self.device.keep_agenda(user, &rows, &gone).is_ok() {
            self.agenda.kept.extend(rows.iter().map(|row| row.case).zip(kept));
            self.agenda.kept.retain(|case, _| !gone.contains(case));
        }
    }

    /// Nobody has a note of this family any more, or this user has not. It must not keep from what is done.
    pub(crate) fn forget_note(&mut self, case: CaseId, of: Option<UserId>) {
        let _ = self.device.forget_agenda(case, of);
        if of.is_none() || of == self.vault.user() {
            self.agenda.kept.remove(&case);
        }
    }
}

/// A vault that was closed and not locked, a command's or one of a window that is gone.
impl Drop for OpenVault {
    fn drop(&mut self) {
        self.close_cases();
    }
}

impl CaseFile {
    /// Whether nothing of this family's films is left half done, as far as its records and its folder tell.
    fn is_settled(&self) -> Result<bool, Problem> {
        let receipts = self.library().all::<ErasureReceipt>()?;
        let is_open = |order: &Record<ErasureOrder>| receipts.iter().all(|it| it.body.order != order.id);
        if self.library().all::<ErasureOrder>()?.iter().any(is_open) {
            return Ok(false);
        }
        let films = self.library().all::<Recording>()?;
        let discarded = |film: &RecordingId| {
            films.iter().any(|it| it.id == (*film).into() && it.body.state == RecordingState::Discarded)
        };
        if films.iter().any(|film| film.body.state == RecordingState::Filming)
            || film::films_in(&self.access().film_folder())?.keys().any(discarded)
        {
            return Ok(false);
        }
        for recording in self.access().recordings() {
            if self.library().history::<Recording>(recording)?.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

#[cfg(test)]
#[path = "settling_tests.rs"]
mod tests;
