//! The parent view: one clip after the other, and what of it has really played.

use super::super::action::{ParentAction, UserAction, WorkerEvent};
use super::super::effect::{Effect, PlayerOrder, ReadJob, WatchJob};
use super::super::state::{
    FamiliesScreen, ParentFilm, ParentScreen, PlayPhase, PlayerView, Screen, SessionScreen, State, Watched,
};
use super::asking;
use crate::base::MediaTime;
use crate::casework::Problem;
use crate::casework::changes::{FamilyChange, SessionChange, ShowingNote};
use crate::casework::pages::SessionView;
use crate::casework::session::showing::joined;
use crate::programme::StepKind;
use crate::words::Message;

/// What has played is put on record whenever it has grown by so much, so that little is lost with the power.
const NOTED_EVERY: MediaTime = MediaTime::from_secs(5);
/// The slow speed.
const SLOW: f64 = 0.5;

pub(super) fn on_user(state: &mut State, action: UserAction) -> Vec<Effect> {
    let Screen::Parent(parent) = &mut state.screen else { return Vec::new() };
    if parent.leaving {
        return Vec::new();
    }
    match action {
        UserAction::PlayPause if parent.is_playing() => vec![order(PlayerOrder::Pause)],
        UserAction::PlayPause if parent.can_play() => {
            let mut effects = begin(parent);
            if parent.player.phase == PlayPhase::Ended
                && let Some(start) = parent.clip().map(|clip| clip.start)
            {
                parent.watched.go_back(start);
            }
            effects.push(order(PlayerOrder::Play));
            effects
        }
        UserAction::Step(frames) if parent.can_play() => {
            parent.watched.jump();
            vec![order(PlayerOrder::Step(frames))]
        }
        UserAction::Volume(volume) => {
            parent.player.volume = volume.clamp(0.0, 1.0);
            vec![order(PlayerOrder::Volume(parent.player.volume))]
        }
        UserAction::Parent(ParentAction::Words(words)) if !words.reveal().trim().is_empty() => {
            let clip = parent.clip().map(|clip| clip.clip);
            let said = FamilyChange::Session(parent.session, SessionChange::ParentWords(clip, words));
            vec![asking::ask(&mut state.requests, parent.case, said)]
        }
        UserAction::Parent(what) => watching(parent, &what),
        UserAction::Back => leave(parent),
        _ => Vec::new(),
    }
}

fn watching(parent: &mut ParentScreen, what: &ParentAction) -> Vec<Effect> {
    match what {
        ParentAction::Again | ParentAction::Start if parent.can_play() => {
            let Some(start) = parent.clip().map(|clip| clip.start) else { return Vec::new() };
            let mut effects = match what {
                ParentAction::Start => vec![order(PlayerOrder::Pause)],
                _ => begin(parent),
            };
            parent.watched.go_back(start);
            effects.push(order(PlayerOrder::Seek(start)));
            if *what == ParentAction::Again {
                effects.push(order(PlayerOrder::Play));
            }
            effects
        }
        ParentAction::Slow(slow) => {
            parent.slow = *slow;
            vec![order(PlayerOrder::Rate(rate(*slow)))]
        }
        ParentAction::Next if !parent.is_over() => go_to(parent, parent.at + 1),
        ParentAction::Previous if parent.has_previous() => go_to(parent, parent.at - 1),
        ParentAction::First => go_to(parent, 0),
        ParentAction::Write(open) => {
            parent.writing = *open;
            if *open && parent.is_playing() { vec![order(PlayerOrder::Pause)] } else { Vec::new() }
        }
        _ => Vec::new(),
    }
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
    note(parent).into_iter().collect()
}

fn note(parent: &ParentScreen) -> Option<Effect> {
    Some(Effect::Watch(WatchJob::Shown(ShowingNote {
        case: parent.case,
        session: parent.session,
        clip: parent.clip()?.clip,
        opening: parent.opening,
        played: parent.noted?,
    })))
}

/// What has played goes on record: at once where it rests, else now and then.
fn keep(parent: &mut ParentScreen, rests: bool) -> Option<Effect> {
    let (played, noted) = (parent.watched.played(), parent.noted?);
    let is_first = noted == MediaTime::ZERO;
    let is_due = played > noted && (rests || is_first || played.since(noted) >= NOTED_EVERY);
    if !is_due || !parent.watched.counts() {
        return None;
    }
    parent.noted = Some(played);
    note(parent)
}

/// Puts on record what has played, before the window goes.
pub(super) fn close(state: &mut State) -> Vec<Effect> {
    let Screen::Parent(parent) = &mut state.screen else { return Vec::new() };
    keep(parent, true).into_iter().collect()
}

/// Goes to another clip, or behind the last one. The picture stays until the next film has one.
fn go_to(parent: &mut ParentScreen, at: usize) -> Vec<Effect> {
    let mut effects: Vec<Effect> = keep(parent, true).into_iter().collect();
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
        return vec![Effect::Watch(WatchJob::MayShow(parent.case, parent.opening))];
    }
    vec![Effect::Watch(WatchJob::ParentFilm(parent.case, recording, (start, end), parent.opening))]
}

fn leave(parent: &mut ParentScreen) -> Vec<Effect> {
    let mut effects: Vec<Effect> = keep(parent, true).into_iter().collect();
    parent.leaving = true;
    parent.writing = false;
    effects.extend([Effect::ClosePlayer, Effect::Read(ReadJob::Session(parent.case, parent.session))]);
    effects
}

pub(super) fn on_worker(state: &mut State, report: WorkerEvent) -> Vec<Effect> {
    if let WorkerEvent::ParentReady(screen) = report {
        return ready(state, screen);
    }
    let Screen::Parent(parent) = &mut state.screen else {
        // A film that came too late is closed again.
        return if matches!(report, WorkerEvent::ParentFilm(..)) {
            vec![Effect::ClosePlayer]
        } else {
            Vec::new()
        };
    };
    match report {
        WorkerEvent::ParentFilm(..) if parent.leaving => vec![Effect::ClosePlayer],
        WorkerEvent::ParentFilm(opening, frames) if opening == parent.opening => {
            parent.film = ParentFilm::There;
            parent.open_film = parent.clip().map(|clip| clip.recording);
            parent.frames = frames;
            let volume = parent.player.volume;
            parent.player = PlayerView { phase: PlayPhase::Paused, volume, ..PlayerView::default() };
            vec![order(PlayerOrder::Volume(volume)), order(PlayerOrder::Rate(rate(parent.slow)))]
        }
        WorkerEvent::ParentMaySee(opening) if opening == parent.opening && !parent.leaving => {
            let Some((start, end)) = parent.clip().map(|clip| (clip.start, clip.end)) else {
                return Vec::new();
            };
            parent.film = ParentFilm::There;
            parent.player.phase = PlayPhase::Paused;
            vec![order(PlayerOrder::Range(start, end)), order(PlayerOrder::Seek(start))]
        }
        WorkerEvent::ParentFilmFailed(opening, problem) => {
            if opening == parent.opening {
                parent.film = ParentFilm::Failed;
                parent.open_film = None;
            }
            remember(&mut parent.faults, problem.message);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// A change of the session is on record: the parents' words, while they watch.
pub(super) fn saved(state: &mut State, change: SessionChange) {
    if let (Screen::Parent(parent), SessionChange::ParentWords(clip, words)) = (&mut state.screen, change) {
        parent.said.push((clip, words));
        parent.writing = false;
    }
}

fn ready(state: &mut State, mut screen: Box<ParentScreen>) -> Vec<Effect> {
    // Only where it was asked for: the worker may have gone elsewhere meanwhile.
    if !matches!(state.screen, Screen::Session(_) | Screen::Families(_)) {
        return Vec::new();
    }
    state.busy = None;
    (state.notice, state.problem) = (None, None);
    let effects = open_clip(&mut screen);
    state.screen = Screen::Parent(screen);
    effects
}

/// Reports that mean something else here than on other screens; gives back any other.
pub(super) fn takes(state: &mut State, report: WorkerEvent) -> Result<Vec<Effect>, WorkerEvent> {
    let Screen::Parent(parent) = &mut state.screen else { return Err(report) };
    match report {
        WorkerEvent::Player(view) => Ok(plays(parent, view)),
        WorkerEvent::Failed(problem) => Ok(failed(state, problem)),
        WorkerEvent::Session(view) => {
            left(state, *view);
            Ok(Vec::new())
        }
        other => Err(other),
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
    keep(parent, view.phase != PlayPhase::Playing).into_iter().collect()
}

/// Something failed: nothing of it is shown to parents, staff read it afterwards.
fn failed(state: &mut State, problem: Problem) -> Vec<Effect> {
    state.busy = None;
    let Screen::Parent(parent) = &mut state.screen else { return Vec::new() };
    remember(&mut parent.faults, problem.message);
    if !parent.leaving {
        return Vec::new();
    }
    // The session cannot be read: its family is the next best place.
    let (case, faults) = (parent.case, std::mem::take(&mut parent.faults));
    state.screen = Screen::Families(FamiliesScreen::default());
    state.problem = joined(faults).map(Problem::failed);
    vec![Effect::Read(ReadJob::Families), Effect::Read(ReadJob::Family(case))]
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
    state.screen = Screen::Session(Box::new(SessionScreen { view, step: StepKind::Review }));
    state.notice = joined(left_out);
    state.problem = joined(faults).map(Problem::failed);
}
