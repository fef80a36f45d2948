//! Watching a film and tagging moments.

use super::super::action::{Did, Report};
use super::super::effect::{Effect, PlayerOrder};
use super::super::problem::Problem;
use super::super::state::{FamiliesScreen, PlayPhase, Screen, State};
use super::session;
use crate::base::MediaTime;

pub(super) fn did(state: &mut State, did: Did) -> Vec<Effect> {
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    if state.busy.is_some() {
        return Vec::new();
    }
    let order = |order| vec![Effect::Player(order)];
    match did {
        Did::PlayPause => match play.player.phase {
            PlayPhase::Playing => order(PlayerOrder::Pause),
            PlayPhase::Paused | PlayPhase::Ended => order(PlayerOrder::Play),
            PlayPhase::Opening | PlayPhase::Failed => Vec::new(),
        },
        Did::Seek(to) => order(PlayerOrder::Seek(within(to, play.player.duration))),
        Did::Scrub(to) => order(PlayerOrder::Scrub(within(to, play.player.duration))),
        Did::Step(frames) => order(PlayerOrder::Step(frames)),
        Did::Volume(volume) => {
            play.player.volume = volume.clamp(0.0, 1.0);
            order(PlayerOrder::Volume(play.player.volume))
        }
        Did::MarkIn => {
            play.mark_in = Some(play.player.position);
            if play.mark_out.is_some_and(|out| out <= play.player.position) {
                play.mark_out = None;
            }
            Vec::new()
        }
        Did::MarkOut => {
            play.mark_out = Some(play.player.position);
            if play.mark_in.is_some_and(|mark_in| mark_in >= play.player.position) {
                play.mark_in = None;
            }
            Vec::new()
        }
        Did::GoToClip(clip) => {
            let clip = play.clips.iter().find(|row| row.clip == clip);
            clip.map_or_else(Vec::new, |row| order(PlayerOrder::Seek(row.start)))
        }
        Did::SaveClip(clip) => vec![Effect::SaveClip(play.case, play.recording.recording, clip)],
        Did::RemoveClip(clip) => vec![Effect::RemoveClip(play.case, play.recording.recording, clip)],
        Did::ExportFilm { to, reason } if play.exporting.is_none() => {
            play.exporting = Some(0.0);
            vec![Effect::ExportFilm(play.case, play.recording.recording, to, reason)]
        }
        Did::Back => {
            let case = play.case;
            if let Some(number) = play.from_session {
                return session::read_again(state, case, number);
            }
            state.screen = Screen::Families(FamiliesScreen::default());
            vec![Effect::ClosePlayer, Effect::ListFamilies, Effect::ReadFamily(case)]
        }
        _ => Vec::new(),
    }
}

fn within(time: MediaTime, duration: MediaTime) -> MediaTime {
    time.clamp(MediaTime::ZERO, duration.max(MediaTime::ZERO))
}

pub(super) fn reported(state: &mut State, report: Report) -> Vec<Effect> {
    if let Report::Playing(mut screen) = report {
        // Only a family's page and a session ask for a film: elsewhere its player came too late and is closed again.
        screen.from_session = match &state.screen {
            Screen::Families(_) => None,
            Screen::Session(session) => Some(session.view.session.number),
            _ => return vec![Effect::ClosePlayer],
        };
        state.busy = None;
        state.screen = Screen::Tag(screen);
        return Vec::new();
    }
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    match report {
        Report::Player(view) => play.player = view,
        Report::Clips(clips) => play.clips = clips,
        Report::ClipSaved(clips) => {
            play.clips = clips;
            play.mark_in = None;
            play.mark_out = None;
            play.saved += 1;
        }
        Report::Exporting(share) => play.exporting = Some(share),
        Report::Exported(film) => {
            play.exporting = None;
            if film.damaged == 0 {
                state.notice = Some(film.message());
            } else {
                state.problem = Some(Problem::failed(film.message()));
            }
        }
        _ => {}
    }
    Vec::new()
}
