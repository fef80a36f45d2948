//! The vault thread's jobs behind the parent view: which clips, their films, what was shown, what was said.

use super::vault_thread::VaultThread;
use super::{Delivery, play};
use crate::app::action::WorkerEvent;
use crate::app::effect::Effect;
use crate::app::state::ParentScreen;
use crate::base::{CaseId, MediaTime, RecordingId};
use crate::casework::changes::SessionChange;
use crate::casework::{Clock, Problem};
use crate::media::playback::Player;
use crate::media::sealed_film::sealed_facts;

impl VaultThread {
    /// Carries out one of these effects; any other does nothing here.
    pub(super) fn carry_out_showing(&mut self, effect: Effect) -> Result<(), Problem> {
        let clock = Clock::read();
        match effect {
            Effect::OpenParentView(case, session) => {
                self.showing = None;
                let chosen = self.open_vault()?.parent_view(case, session, clock)?;
                let screen = ParentScreen::new(case, session, chosen.clips, chosen.left_out);
                self.report(WorkerEvent::ParentReady(Box::new(screen)));
            }
            Effect::OpenShowing(case, recording, range, opening) => {
                if let Err(problem) = self.open_showing(case, recording, range, opening) {
                    self.report(WorkerEvent::ParentFilmFailed(opening, problem));
                }
            }
            Effect::CheckShowing(case, opening) => {
                let may = self.open_vault().and_then(|open_vault| open_vault.may_show(case, clock));
                self.report(match may {
                    Ok(()) => WorkerEvent::ParentMaySee(opening),
                    Err(problem) => WorkerEvent::ParentFilmFailed(opening, problem),
                });
            }
            Effect::NoteShowing(note) => {
                let mut open = self.showing.take();
                let noted =
                    self.open_vault().and_then(|open_vault| open_vault.note_showing(note, &mut open, clock));
                self.showing = open;
                noted?;
            }
            Effect::SaveParentWords(case, session, clip, words) => {
                let said = SessionChange::ParentWords(clip, words.clone());
                self.open_vault()?.change_session(case, session, said, clock)?;
                self.report(WorkerEvent::ParentWordsSaved(clip, words));
            }
            _ => {}
        }
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
        self.reporter.deliver(Delivery::Showing(play::Coming { opening, player }));
        Ok(())
    }
}
