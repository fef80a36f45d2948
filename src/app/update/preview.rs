//! From a film whose moments are worked on to what the parents will see of them, and back to the film as it was left.

use super::super::effect::{Effect, PlayerOrder, WatchJob};
use super::super::state::{OnScreen as _, ParentScreen, Screen, State, TagScreen};
use super::going;
use crate::casework::Problem;
use crate::casework::session::showing::joined;

/// Opens the chosen moments for the worker alone; the film stays on screen until they are there.
pub(super) fn ask(state: &mut State) -> Vec<Effect> {
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    if play.blind.is_some() || play.preview_refusal().is_some() {
        return Vec::new();
    }
    let (case, session) = (play.case, play.for_session());
    let mut effects = vec![Effect::Player(PlayerOrder::Pause)];
    // What still waits is part of what is looked at.
    effects.extend(play.leave(&mut state.requests));
    effects.extend(going::to_preview(state, case, session));
    effects
}

/// The moments are there: the film's player is let go, the rest of it is kept.
pub(super) fn show(state: &mut State, screen: Box<ParentScreen>) -> Vec<Effect> {
    let before = std::mem::replace(&mut state.screen, Screen::Parent(screen));
    match (before, &mut state.screen) {
        (Screen::Tag(play), Screen::Parent(parent)) => {
            parent.from_film = Some(play);
            vec![Effect::ClosePlayer]
        }
        _ => Vec::new(),
    }
}

/// Where one goes back to from the parents' view: the film it was asked for from, if it was.
pub(super) fn way_back(parent: &ParentScreen) -> Option<Effect> {
    let film = parent.from_film.as_ref()?;
    Some(Effect::Watch(WatchJob::Film(film.case, film.recording.recording)))
}

/// The film is open again: as it was, and what staff are to know of the preview is said.
pub(super) fn back(state: &mut State, mut screen: Box<TagScreen>) -> Vec<Effect> {
    let Screen::Parent(parent) = &mut state.screen else { return Vec::new() };
    let Some(before) = parent.from_film.take() else { return Vec::new() };
    let (left_out, faults) = (std::mem::take(&mut parent.left_out), std::mem::take(&mut parent.faults));
    let (at, volume) = (before.player.position, before.player.volume);
    screen.go_on(*before);
    if screen.open_clip().is_none() {
        screen.selected = None;
    }
    state.screen = Screen::Tag(screen);
    state.busy = None;
    state.notice = joined(left_out).map(Into::into);
    state.problem = joined(faults).map(Problem::failed);
    vec![Effect::Player(PlayerOrder::Volume(volume)), Effect::Player(PlayerOrder::Seek(at))]
}
