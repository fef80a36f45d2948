//! The vault thread's jobs that open a film to be seen: by the worker, by a second coder, by the parents; and what of it
//! was shown.

use std::sync::Arc;

use super::player::{self, Coming};
use super::reporter::Delivery;
use super::vault_thread::VaultThread;
use crate::app::action::{ParentEvent, WorkerEvent};
use crate::app::effect::{PlayerOrder, WatchJob};
use crate::app::state::{ParentScreen, TagScreen};
use crate::base::MediaTime;
use crate::casework::changes::ShowingNote;
use crate::casework::pages::FilmPage;
use crate::casework::{Clock, Problem};
use crate::media::playback::Player;
use crate::media::sealed_film::sealed_facts;
use crate::vault::film::FilmReader;

impl VaultThread {
    /// Carries out one of these jobs.
    pub(super) fn watch(&mut self, job: WatchJob) -> Result<(), Problem> {
        let clock = Clock::read();
        match job {
            WatchJob::Film(case, recording) => {
                let film = self.open_vault()?.film_page(case, recording, clock)?;
                self.open_player(film);
            }
            WatchJob::Sample(case, sample) => {
                let film = self.open_vault()?.sample_page(case, sample, clock)?;
                self.open_player(film);
            }
            WatchJob::ParentView(case, session) => {
                self.showing = None;
                let chosen = self.open_vault()?.parent_view(case, session, clock)?;
                let screen = ParentScreen::new(case, session, chosen.clips, chosen.left_out);
                self.report(WorkerEvent::Parent(ParentEvent::Ready(Box::new(screen))));
            }
            WatchJob::Preview(case, session) => {
                self.showing = None;
                let chosen = self.open_vault()?.preview(case, session, clock)?;
                let screen = ParentScreen::preview(case, session, chosen.clips, chosen.left_out);
                self.report(WorkerEvent::Parent(ParentEvent::Ready(Box::new(screen))));
            }
            WatchJob::ParentFilm(case, recording, range, opening) => {
                let film = self.open_vault().and_then(|vault| vault.film_to_show(case, recording, clock));
                self.open_showing(film, range, opening);
            }
            WatchJob::PreviewFilm(case, recording, range, opening) => {
                let film = self.open_vault().and_then(|vault| vault.film_to_watch(case, recording, clock));
                self.open_showing(film, range, opening);
            }
            WatchJob::MayShow(case, opening) => {
                let may = self.open_vault().and_then(|open_vault| open_vault.may_show(case, clock));
                self.may_see(may, opening);
            }
            WatchJob::MayPreview(case, opening) => {
                let may = self.open_vault().and_then(|open_vault| open_vault.may_watch(case, clock));
                self.may_see(may, opening);
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

    fn open_player(&mut self, (reader, page): (Arc<FilmReader>, FilmPage)) {
        let player =
            Player::open(Arc::clone(&reader) as _, sealed_facts(&reader), self.reporter.wake.clone(), true);
        if let Some(blind) = &page.blind {
            player::order(&player, PlayerOrder::Range(blind.from, blind.to));
        }
        let screen = TagScreen::open(page, player.frames().clone());
        self.reporter.deliver(Delivery::Player(player, Box::new(screen)));
    }

    /// Opens a film confined to the clip, so that no other picture of it is ever on screen.
    fn open_showing(
        &mut self,
        film: Result<Arc<FilmReader>, Problem>,
        range: (MediaTime, MediaTime),
        opening: u32,
    ) {
        match film {
            Ok(reader) => {
                let facts = sealed_facts(&reader);
                let wake = self.reporter.wake.clone();
                let player = Player::open_within(reader as _, facts, wake, true, range);
                self.reporter.deliver(Delivery::Showing(Coming { opening, player }));
            }
            Err(problem) => self.report(WorkerEvent::Parent(ParentEvent::FilmFailed(opening, problem))),
        }
    }

    fn may_see(&mut self, may: Result<(), Problem>, opening: u32) {
        self.report(WorkerEvent::Parent(match may {
            Ok(()) => ParentEvent::MaySee(opening),
            Err(problem) => ParentEvent::FilmFailed(opening, problem),
        }));
    }
}
