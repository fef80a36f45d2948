//! The parent view: one clip after the other, and what of it has really played.

use super::super::action::{ParentAction, ParentEvent, WorkerEvent};
use super::super::effect::{Effect, PlayerOrder, ReadJob, WatchJob};
use super::super::state::{
    ParentFilm, ParentScreen, Place, PlayPhase, PlayerView, Screen, SessionScreen, State, Watched,
};
use super::{going, preview};
use crate::base::MediaTime;
use crate::casework::Problem;
use crate::casework::changes::{FamilyChange, SessionChange};
use crate::casework::pages::SessionView;
use crate::casework::session::showing::joined;
use crate::programme::StepKind;
use crate::words::Message;

/// The slow speed.
const SLOW: f64 = 0.5;

pub(super) fn on_user(state: &mut State, action: ParentAction) -> Vec<Effect> {
    let Screen::Parent(parent) = &mut state.screen else { return Vec::new() };
    if parent.leaving {
        return Vec::new();
    }
    match action {
        ParentAction::PlayPause => play_or_pause(parent),
        ParentAction::Step(frames) if parent.can_play() => {
            parent.watched.jump();
            vec![order(PlayerOrder::Step(frames))]
        }
        ParentAction::Volume(volume) => {
            parent.player.volume = volume.clamp(0.0, 1.0);
            vec![order(PlayerOrder::Volume(parent.player.volume))]
        }
        ParentAction::Again if parent.can_play() => to_start(parent, true),
        ParentAction::Start if parent.can_play() => to_start(parent, false),
        ParentAction::Slow(slow) => {
            parent.slow = slow;
            vec![order(PlayerOrder::Rate(rate(slow)))]
        }
        ParentAction::Next if !parent.is_over() => go_to(parent, parent.at + 1),
        ParentAction::Previous if parent.has_previous() => go_to(parent, parent.at - 1),
        ParentAction::First => go_to(parent, 0),
        // Nobody watches a preview but the worker: there are no words of the parents.
        ParentAction::Write(_) | ParentAction::Words(_) if parent.preview => Vec::new(),
        ParentAction::Write(open) => {
            parent.writing = open;
            if open && parent.is_playing() { vec![order(PlayerOrder::Pause)] } else { Vec::new() }
        }
        ParentAction::Words(words) if !words.reveal().trim().is_empty() => {
            let clip = parent.clip().map(|clip| clip.clip);
            let said = FamilyChange::Session(parent.session, SessionChange::ParentWords(clip, words));
            vec![state.requests.to_change(parent.case, said)]
        }
        // Nothing to play, no clip that way, or no words.
        ParentAction::Step(_)
        | ParentAction::Again
        | ParentAction::Start
        | ParentAction::Next
        | ParentAction::Previous
        | ParentAction::Words(_) => Vec::new(),
    }
}

/// Goes back to the session, once its page is read.
pub(super) fn back(state: &mut State) -> Vec<Effect> {
    match &mut state.screen {
        Screen::Parent(parent) if !parent.leaving => leave(parent),
        _ => Vec::new(),
    }
}

fn play_or_pause(parent: &mut ParentScreen) -> Vec<Effect> {
    if parent.is_playing() {
        return vec![order(PlayerOrder::Pause)];
    }
    if !parent.can_play() {
        return Vec::new();
    }
    let mut effects = begin(parent);
    if parent.player.phase == PlayPhase::Ended
        && let Some(start) = parent.clip().map(|clip| clip.start)
    {
        parent.watched.go_back(start);
    }
    effects.push(order(PlayerOrder::Play));
    effects
}

/// To the clip's first picture: to play from there, or to hold it.
fn to_start(parent: &mut ParentScreen, plays: bool) -> Vec<Effect> {
    let Some(start) = parent.clip().map(|clip| clip.start) else { return Vec::new() };
    let mut effects = if plays { begin(parent) } else { vec![order(PlayerOrder::Pause)] };
    parent.watched.go_back(start);
    effects.push(order(PlayerOrder::Seek(start)));
    if plays {
        effects.push(order(PlayerOrder::Play));
    }
    effects
}

fn order(order: PlayerOrder) -> Effect {
    Effect::Player(order)
}

fn rate(slow: bool) -> f64 {
    if slow { SLOW } else { 1.0 }
}

/// A clip is told to play: where it is for the first time since it was opened, the moment is noted.
fn begin(parent: &mut ParentScreen) -> Vec<Effect> {
    if parent.noted.is_some() {
        return Vec::new();
    }
    parent.noted = Some(MediaTime::ZERO);
    parent.watched.see(PlayPhase::Paused, parent.player.position);
    parent.note().into_iter().collect()
}

/// Goes to another clip, or behind the last one. The picture stays until the next film has one.
fn go_to(parent: &mut ParentScreen, at: usize) -> Vec<Effect> {
    let mut effects = parent.keep(true).into_iter().collect::<Vec<_>>();
    effects.push(order(PlayerOrder::Pause));
    parent.at = at;
    parent.writing = false;
    effects.extend(open_clip(parent));
    effects
}

/// Opens the clip at this place: in the player that has its film, or in a new one.
fn open_clip(parent: &mut ParentScreen) -> Vec<Effect> {
    parent.opening += 1;
    parent.noted = None;
    let Some(clip) = parent.clip() else {
        parent.watched = Watched::new(MediaTime::ZERO, MediaTime::ZERO);
        return Vec::new();
    };
    let (recording, start, end) = (clip.recording, clip.start, clip.end);
    parent.watched = Watched::new(start, end);
    let is_open = parent.film == ParentFilm::There && parent.player.phase != PlayPhase::Failed;
    parent.film = ParentFilm::Coming;
    if is_open && parent.open_film == Some(recording) {
        // Consent is asked again at every clip; the picture before it stays until the answer is there.
        let may = if parent.preview { WatchJob::MayPreview } else { WatchJob::MayShow };
        return vec![Effect::Watch(may(parent.case, parent.opening))];
    }
    let film = if parent.preview { WatchJob::PreviewFilm } else { WatchJob::ParentFilm };
    vec![Effect::Watch(film(parent.case, recording, (start, end), parent.opening))]
}

fn leave(parent: &mut ParentScreen) -> Vec<Effect> {
    let mut effects = parent.keep(true).into_iter().collect::<Vec<_>>();
    parent.leaving = true;
    parent.writing = false;
    let session = Effect::Read(ReadJob::Session(parent.case, parent.session));
    effects.extend([Effect::ClosePlayer, preview::way_back(parent).unwrap_or(session)]);
    effects
}

pub(super) fn on_worker(state: &mut State, event: ParentEvent) -> Vec<Effect> {
    if let ParentEvent::Ready(screen) = event {
        return ready(state, screen);
    }
    let Screen::Parent(parent) = &mut state.screen else {
        // A film that came too late is closed again.
        return if matches!(event, ParentEvent::Film(..)) { vec![Effect::ClosePlayer] } else { Vec::new() };
    };
    match event {
        ParentEvent::Film(..) if parent.leaving => vec![Effect::ClosePlayer],
        ParentEvent::Film(opening, frames) if opening == parent.opening => {
            parent.film = ParentFilm::There;
            parent.open_film = parent.clip().map(|clip| clip.recording);
            parent.frames = frames;
            let volume = parent.player.volume;
            parent.player = PlayerView { phase: PlayPhase::Paused, volume, ..PlayerView::default() };
            vec![order(PlayerOrder::Volume(volume)), order(PlayerOrder::Rate(rate(parent.slow)))]
        }
        ParentEvent::MaySee(opening) if opening == parent.opening && !parent.leaving => {
            let Some((start, end)) = parent.clip().map(|clip| (clip.start, clip.end)) else {
                return Vec::new();
            };
            parent.film = ParentFilm::There;
            parent.player.phase = PlayPhase::Paused;
            vec![order(PlayerOrder::Range(start, end)), order(PlayerOrder::Seek(start))]
        }
        ParentEvent::FilmFailed(opening, problem) => {
            if opening == parent.opening {
                parent.film = ParentFilm::Failed;
                parent.open_film = None;
            }
            remember(&mut parent.faults, problem.message);
            Vec::new()
        }
        // Of an opening that is over, or of a view that opened above.
        ParentEvent::Film(..) | ParentEvent::MaySee(_) | ParentEvent::Ready(_) => Vec::new(),
    }
}

fn ready(state: &mut State, mut screen: Box<ParentScreen>) -> Vec<Effect> {
    // Only where it was asked for: the worker may have gone elsewhere meanwhile.
    let from_film = matches!(state.screen, Screen::Tag(_)) && screen.preview;
    if !from_film && !matches!(state.screen, Screen::Session(_) | Screen::Family(_)) {
        return Vec::new();
    }
    state.busy = None;
    (state.notice, state.problem) = (None, None);
    let opens = open_clip(&mut screen);
    if from_film {
        let mut effects = preview::show(state, screen);
        effects.extend(opens);
        return effects;
    }
    going::show(state, Screen::Parent(screen));
    opens
}

/// Reports that mean something else here than on other screens; gives back any other.
pub(super) fn takes(state: &mut State, event: WorkerEvent) -> Result<Vec<Effect>, WorkerEvent> {
    let Screen::Parent(parent) = &mut state.screen else { return Err(event) };
    match event {
        WorkerEvent::Player(view) => Ok(plays(parent, view)),
        WorkerEvent::Session(view) => {
            left(state, *view);
            Ok(Vec::new())
        }
        other => Err(other),
    }
}

/// A change of the session is on record: the parents' words, while they watch.
pub(super) fn saved(state: &mut State, change: SessionChange) {
    if let (Screen::Parent(parent), SessionChange::ParentWords(clip, words)) = (&mut state.screen, change) {
        parent.said.push((clip, words));
        parent.writing = false;
    }
}

/// What the player says.
fn plays(parent: &mut ParentScreen, view: PlayerView) -> Vec<Effect> {
    // While another film is coming, this is the one before it.
    if parent.film != ParentFilm::There || parent.leaving || parent.is_over() {
        return Vec::new();
    }
    parent.player = PlayerView { volume: parent.player.volume, ..view };
    if parent.noted.is_none() {
        return Vec::new();
    }
    parent.watched.see(view.phase, view.position);
    parent.keep(view.phase != PlayPhase::Playing).into_iter().collect()
}

/// Something failed: nothing of it is shown to parents, staff read it afterwards.
pub(super) fn failed(state: &mut State, problem: Problem) -> Vec<Effect> {
    state.busy = None;
    let Screen::Parent(parent) = &mut state.screen else { return Vec::new() };
    remember(&mut parent.faults, problem.message);
    if !parent.leaving {
        return Vec::new();
    }
    // The session, or the film, cannot be read: its family is the next best place.
    let (case, faults) = (parent.case, std::mem::take(&mut parent.faults));
    state.problem = joined(faults).map(Problem::failed);
    going::to_family(state, case)
}

fn remember(faults: &mut Vec<Message>, fault: Message) {
    if !faults.contains(&fault) {
        faults.push(fault);
    }
}

/// The session's page is there: back to it, and what staff are to know is said.
fn left(state: &mut State, view: SessionView) {
    let Screen::Parent(parent) = &mut state.screen else { return };
    if !parent.leaving {
        return;
    }
    let (left_out, faults) = (std::mem::take(&mut parent.left_out), std::mem::take(&mut parent.faults));
    // At the step it was opened from; from elsewhere at the one it belongs to.
    let step = match state.places.last() {
        Some(Place::Session(case, number, step)) if (case, number) == (view.case, view.session.number) => {
            state.places.back();
            step
        }
        _ => None,
    };
    let step = step.unwrap_or(StepKind::Review);
    state.screen = Screen::Session(Box::new(SessionScreen::new(view, step)));
    state.notice = joined(left_out).map(Into::into);
    state.problem = joined(faults).map(Problem::failed);
}
