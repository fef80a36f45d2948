//! The vault thread's jobs that open a film to be seen: by the worker, by a second coder, by the parents; and what of it
//! was shown.

use std::sync::Arc;

use super::player::{self, Coming};
use super::reporter::Delivery;
use super::vault_thread::VaultThread;
use crate::app::action::WorkerEvent;
use crate::app::effect::{PlayerOrder, WatchJob};
use crate::app::state::{Opened, ParentScreen, TagScreen};
use crate::base::{CaseId, MediaTime, RecordId, RecordingId};
use crate::casework::changes::ShowingNote;
use crate::casework::film::rows;
use crate::casework::pages::RecordingRow;
use crate::casework::{Clock, Problem};
use crate::media::playback::Player;
use crate::media::sealed_film::sealed_facts;

impl VaultThread {
    /// Carries out one of these jobs.
    pub(super) fn watch(&mut self, job: WatchJob) -> Result<(), Problem> {
        let clock = Clock::read();
        match job {
            WatchJob::Film(case, recording) => return self.open_player(case, recording, clock),
            WatchJob::Sample(case, sample) => return self.open_coding(case, sample, clock),
            WatchJob::ParentView(case, session) => {
                self.showing = None;
                let chosen = self.open_vault()?.parent_view(case, session, clock)?;
                let screen = ParentScreen::new(case, session, chosen.clips, chosen.left_out);
                self.report(WorkerEvent::ParentReady(Box::new(screen)));
            }
            WatchJob::ParentFilm(case, recording, range, opening) => {
                if let Err(problem) = self.open_showing(case, recording, range, opening) {
                    self.report(WorkerEvent::ParentFilmFailed(opening, problem));
                }
            }
            WatchJob::MayShow(case, opening) => {
                let may = self.open_vault().and_then(|open_vault| open_vault.may_show(case, clock));
                self.report(match may {
                    Ok(()) => WorkerEvent::ParentMaySee(opening),
                    Err(problem) => WorkerEvent::ParentFilmFailed(opening, problem),
                });
            }
            WatchJob::Shown(note) => return self.note_showing(note, clock),
        }
        Ok(())
    }

    fn note_showing(&mut self, note: ShowingNote, clock: Clock) -> Result<(), Problem> {
        let mut open = self.showing.take();
        let noted = self.open_vault().and_then(|open_vault| open_vault.note_showing(note, &mut open, clock));
        self.showing = open;
        noted
    }

    fn open_player(&mut self, case: CaseId, recording: RecordingId, clock: Clock) -> Result<(), Problem> {
        let wake = self.reporter.wake.clone();
        let open_vault = self.open_vault()?;
        let reader = open_vault.film_to_watch(case, recording, clock)?;
        let export_refusals = open_vault.film_permissions(case, clock)?.copy();
        let vocabulary = open_vault.vocabulary().clone();
        let file = open_vault.case(case)?;
        let record = file.recording(recording)?;
        let session = file.session_numbers()?.get(&record.body.session).copied().unwrap_or(0);
        let gaps = reader.seal().map(|seal| seal.facts.gaps.clone()).unwrap_or_default();
        let family = rows::clips(file, &vocabulary)?;
        let tagged = family.clips.iter().filter(|clip| clip.recording == recording).count();
        let row: RecordingRow = rows::recording_row(&record, session, tagged);
        let player = Player::open(Arc::clone(&reader) as _, sealed_facts(&reader), wake, true);
        let screen = TagScreen::open(Opened {
            case,
            code: file.family()?.body.code.as_str().to_owned(),
            recording: row,
            frames: player.frames().clone(),
            gaps: gaps.iter().map(|gap| (gap.from, gap.to)).collect(),
            headings: rows::headings(&vocabulary),
            family,
            export_refusals,
            blind: None,
        });
        self.reporter.deliver(Delivery::Player(player, Box::new(screen)));
        Ok(())
    }

    /// Opens the film of a sample, confined to it, with nothing of the worker's.
    fn open_coding(&mut self, case: CaseId, sample: RecordId, clock: Clock) -> Result<(), Problem> {
        let wake = self.reporter.wake.clone();
        let open_vault = self.open_vault()?;
        let (reader, drawn, blind) = open_vault.film_to_code(case, sample, clock)?;
        let family = open_vault.coded(case, sample)?;
        let headings = rows::headings(open_vault.vocabulary());
        let file = open_vault.case(case)?;
        let record = file.recording(drawn.recording)?;
        let session = file.session_numbers()?.get(&drawn.session).copied().unwrap_or(0);
        let gaps = reader.seal().map(|seal| seal.facts.gaps.clone()).unwrap_or_default();
        let code = file.family()?.body.code.as_str().to_owned();
        let player = Player::open(Arc::clone(&reader) as _, sealed_facts(&reader), wake, true);
        player::order(&player, PlayerOrder::Range(blind.from, blind.to));
        let screen = TagScreen::open(Opened {
            case,
            code,
            recording: rows::recording_row(&record, session, family.clips.len()),
            frames: player.frames().clone(),
            gaps: gaps.iter().map(|gap| (gap.from, gap.to)).collect(),
            headings,
            family,
            export_refusals: Vec::new(),
            blind: Some(blind),
        });
        self.reporter.deliver(Delivery::Player(player, Box::new(screen)));
        Ok(())
    }

    /// Opens a film confined to the clip, so that no other picture of it is ever on screen.
    fn open_showing(
        &mut self,
        case: CaseId,
        recording: RecordingId,
        range: (MediaTime, MediaTime),
        opening: u32,
    ) -> Result<(), Problem> {
        let wake = self.reporter.wake.clone();
        let reader = self.open_vault()?.film_to_show(case, recording, Clock::read())?;
        let facts = sealed_facts(&reader);
        let player = Player::open_within(reader as _, facts, wake, true, range);
        self.reporter.deliver(Delivery::Showing(Coming { opening, player }));
        Ok(())
    }
}
