//! Watching a film and tagging moments.

use super::super::action::{TagAction, TagEvent};
use super::super::effect::{Effect, PlayerOrder};
use super::super::state::{ChangeAnswer, PlayPhase, PlayerView, Requests, Screen, State, TagScreen, Wish};
use super::{going, preview, undo};
use crate::base::{ClipId, MediaTime};
use crate::casework::changes::{ChangeName, ClipEdit, Done, Edge, FamilyChange, TagChange};
use crate::casework::pages::{ClipRow, FamilyClips};
use crate::casework::{Act, Export, Problem};

/// Speeds one goes through, as factors of life's.
const SPEEDS: [f64; 3] = [1.0, 1.5, 2.0];
/// The slowest one may choose.
const SLOWEST: f64 = 0.5;

pub(super) fn on_user(state: &mut State, action: TagAction) -> Vec<Effect> {
    if state.busy.is_some() {
        return Vec::new();
    }
    let Screen::Tag(play) = &state.screen else { return Vec::new() };
    // Codes on a sample are the supervisor's own.
    let act = if play.blind.is_some() { Act::Supervise } else { Act::ChangeClips };
    if let Some(refusal) = state.refusal(act)
        && changes_clips(&action)
    {
        state.notice = Some(refusal.into());
        return Vec::new();
    }
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    let requests = &mut state.requests;
    if drives(&action) {
        play.until = None;
    }
    match action {
        TagAction::PlayPause => play_or_pause(play),
        TagAction::Seek(to) => vec![seek(play, to)],
        TagAction::Scrub(to) => vec![Effect::Player(PlayerOrder::Scrub(play.within(to)))],
        TagAction::Step(frames) => vec![Effect::Player(PlayerOrder::Step(frames))],
        TagAction::Volume(volume) => {
            play.player.volume = volume.clamp(0.0, 1.0);
            vec![Effect::Player(PlayerOrder::Volume(play.player.volume))]
        }
        TagAction::Jump(by) => vec![seek(play, play.player.position + by)],
        TagAction::Hold => {
            if play.player.phase == PlayPhase::Playing {
                hold(play)
            } else {
                Vec::new()
            }
        }
        TagAction::Faster => faster(play),
        TagAction::MarkSpan(from, to, heading) => mark_span(play, (from, to), heading),
        TagAction::PlayClip(clip) => play_clip(play, clip),
        TagAction::GoToClip(clip) | TagAction::Select(Some(clip)) => select(play, clip),
        TagAction::Select(None) => {
            play.selected = None;
            Vec::new()
        }
        TagAction::SelectBy(places) => select_by(play, places),
        TagAction::ChooseHeading(heading) => {
            if heading < play.headings.len() {
                play.heading = heading;
            }
            Vec::new()
        }
        TagAction::ToggleTag(code) => toggle(play, requests, code),
        TagAction::MoveEdge(edge, by) => move_edge(play, requests, edge, by),
        TagAction::EdgeHere(edge) => edge_here(play, requests, edge),
        TagAction::Speed(rate) => speed(play, rate.clamp(SLOWEST, SPEEDS[2])).into_iter().collect(),
        TagAction::Loop(on) => looping(play, on),
        TagAction::SaveClip(clip) => change(play, requests, TagChange::Add(play.recording.recording, clip)),
        TagAction::Edit(clip, edit) => change(play, requests, TagChange::Edit(clip, edit)),
        TagAction::RemoveClip(clip) => change(play, requests, TagChange::Remove(clip)),
        TagAction::Show(clip, true) => {
            change(play, requests, TagChange::Choose(play.for_session(), clip, usize::MAX))
        }
        TagAction::ShowDespite(clip, reason) => {
            let choice = TagChange::ChooseDespite(play.for_session(), clip, usize::MAX, reason.into());
            change(play, requests, choice)
        }
        TagAction::Show(clip, false) => change(play, requests, TagChange::Unchoose(play.for_session(), clip)),
        TagAction::Preview => preview::ask(state),
        TagAction::Undo => ask(play, requests, Wish::Undo),
        TagAction::Redo => ask(play, requests, Wish::Redo),
        TagAction::Export { to, reason } => {
            if play.exporting.is_some() || play.blind.is_some() {
                return Vec::new();
            }
            play.exporting = Some(0.0);
            let (case, recording) = (play.case, play.recording.recording);
            vec![Effect::Export(Export::Film { case, recording, to, reason })]
        }
        TagAction::FinishCoding => finish(state),
    }
}

/// Goes back to where one came from; changes that wait are made.
pub(super) fn back(state: &mut State) -> Vec<Effect> {
    if state.busy.is_some() {
        return Vec::new();
    }
    going::back(state)
}

/// The sample on screen is finished: what was still to be written is, then it is compared.
fn finish(state: &mut State) -> Vec<Effect> {
    let Screen::Tag(play) = &state.screen else { return Vec::new() };
    let Some(blind) = &play.blind else { return Vec::new() };
    let (case, finish) = (play.case, FamilyChange::FinishCoding(blind.sample));
    let mut effects = back(state);
    effects.push(state.requests.to_change(case, finish));
    effects
}

/// Whether it takes the film to another place, or holds it: a clip that plays is then no longer played to its end.
fn drives(action: &TagAction) -> bool {
    use TagAction as T;
    matches!(
        action,
        T::PlayPause
            | T::Seek(_)
            | T::Scrub(_)
            | T::Step(_)
            | T::Jump(_)
            | T::Hold
            | T::GoToClip(_)
            | T::Select(Some(_))
            | T::Loop(_)
            | T::SelectBy(_)
    )
}

/// Whether it would change clips or which of them are shown, rather than look at them.
fn changes_clips(action: &TagAction) -> bool {
    use TagAction as T;
    match action {
        T::ToggleTag(_)
        | T::MoveEdge(..)
        | T::EdgeHere(_)
        | T::SaveClip(_)
        | T::Edit(..)
        | T::RemoveClip(_)
        | T::Show(..)
        | T::ShowDespite(..)
        | T::Undo
        | T::Redo => true,
        T::PlayPause
        | T::Seek(_)
        | T::Scrub(_)
        | T::Step(_)
        | T::Volume(_)
        | T::Jump(_)
        | T::Hold
        | T::Faster
        | T::MarkSpan(..)
        | T::PlayClip(_)
        | T::GoToClip(_)
        | T::Select(_)
        | T::SelectBy(_)
        | T::ChooseHeading(_)
        | T::Speed(_)
        | T::Loop(_)
        | T::Preview
        | T::Export { .. }
        | T::FinishCoding => false,
    }
}

fn play_or_pause(play: &mut TagScreen) -> Vec<Effect> {
    match play.player.phase {
        PlayPhase::Playing => hold(play),
        PlayPhase::Paused | PlayPhase::Ended => vec![Effect::Player(PlayerOrder::Play)],
        PlayPhase::Opening | PlayPhase::Failed => Vec::new(),
    }
}

/// Puts a tag on the open clip, or on the new one; takes it off where it is.
fn toggle(play: &mut TagScreen, requests: &mut Requests, code: String) -> Vec<Effect> {
    if let Some(clip) = play.selected {
        return change(play, requests, TagChange::Edit(clip, ClipEdit::ToggleTag(code)));
    }
    if play.mark_tags.contains(&code) {
        play.mark_tags.retain(|tag| *tag != code);
    } else {
        play.mark_tags.push(code);
    }
    Vec::new()
}

fn change(play: &mut TagScreen, requests: &mut Requests, change: TagChange) -> Vec<Effect> {
    ask(play, requests, Wish::Do(change))
}

fn ask(play: &mut TagScreen, requests: &mut Requests, wish: Wish) -> Vec<Effect> {
    let asked = play.history.ask(wish);
    play.to_change(requests, asked)
}

fn seek(play: &TagScreen, to: MediaTime) -> Effect {
    Effect::Player(PlayerOrder::Seek(play.within(to)))
}

/// Marks an edge of a new clip; a mark that would lie on the wrong side of it begins anew.
fn mark(play: &mut TagScreen, edge: Edge, at: MediaTime) -> Vec<Effect> {
    let at = play.within(at);
    play.selected = None;
    match edge {
        Edge::In => {
            play.mark_in = Some(at);
            play.mark_out = play.mark_out.filter(|out| *out > at);
        }
        Edge::Out => {
            play.mark_out = Some(at);
            play.mark_in = play.mark_in.filter(|mark_in| *mark_in < at);
        }
    }
    Vec::new()
}

/// Sets an edge where the film stands: of the open moment, or of the new one. From where the open one would end before it
/// begins, a new one begins.
fn edge_here(play: &mut TagScreen, requests: &mut Requests, edge: Edge) -> Vec<Effect> {
    let at = play.player.position;
    let forward = |open: &ClipRow| match edge {
        Edge::In => at < open.end,
        Edge::Out => at > open.start,
    };
    match play.open_clip().filter(|open| forward(open)).map(|open| open.clip) {
        Some(clip) => change(play, requests, TagChange::Edit(clip, ClipEdit::Edge(edge, at))),
        None => mark(play, edge, at),
    }
}

/// Plays the open moment again and again, or no longer.
fn looping(play: &mut TagScreen, on: bool) -> Vec<Effect> {
    play.looping = on;
    match play.open_clip().map(|open| open.start) {
        Some(start) if on => vec![seek(play, start), Effect::Player(PlayerOrder::Play)],
        _ => Vec::new(),
    }
}

/// Marks a new clip from here to there under a heading.
fn mark_span(play: &mut TagScreen, (from, to): (MediaTime, MediaTime), heading: usize) -> Vec<Effect> {
    let (from, to) = (play.within(from), play.within(to));
    if from >= to {
        return Vec::new();
    }
    play.selected = None;
    (play.mark_in, play.mark_out) = (Some(from), Some(to));
    if heading < play.headings.len() {
        play.heading = heading;
    }
    vec![seek(play, from)]
}

/// Moves an edge a little, and the picture with it, so that one sees where it comes to lie.
fn move_edge(play: &mut TagScreen, requests: &mut Requests, edge: Edge, by: MediaTime) -> Vec<Effect> {
    if let Some(open) = play.open_clip() {
        let (clip, at) = (open.clip, if edge == Edge::In { open.start } else { open.end });
        let mut effects = change(play, requests, TagChange::Edit(clip, ClipEdit::EdgeBy(edge, by)));
        effects.push(seek(play, at + by));
        return effects;
    }
    let set = if edge == Edge::In { play.mark_in } else { play.mark_out };
    let Some(to) = set.map(|at| play.within(at + by)) else { return Vec::new() };
    let crossing = match edge {
        Edge::In => play.mark_out.is_some_and(|out| to >= out),
        Edge::Out => play.mark_in.is_some_and(|mark_in| to <= mark_in),
    };
    if crossing {
        return Vec::new();
    }
    *(if edge == Edge::In { &mut play.mark_in } else { &mut play.mark_out }) = Some(to);
    vec![seek(play, to)]
}

/// Opens a clip of this film in the form, and goes to its beginning.
fn select(play: &mut TagScreen, clip: ClipId) -> Vec<Effect> {
    let Some(start) = play.clips().find(|row| row.clip == clip).map(|row| row.start) else {
        return Vec::new();
    };
    play.selected = Some(clip);
    vec![seek(play, start)]
}

/// Opens a clip of this film in the form and plays it to its end.
fn play_clip(play: &mut TagScreen, clip: ClipId) -> Vec<Effect> {
    let mut effects = select(play, clip);
    if effects.is_empty() {
        return effects;
    }
    play.until = play.open_clip().map(|open| open.end);
    if !matches!(play.player.phase, PlayPhase::Opening | PlayPhase::Failed) {
        effects.push(Effect::Player(PlayerOrder::Play));
    }
    effects
}

fn select_by(play: &mut TagScreen, places: i32) -> Vec<Effect> {
    let rows: Vec<(ClipId, MediaTime)> = play.clips().map(|row| (row.clip, row.start)).collect();
    let open = rows.iter().position(|(clip, _)| Some(*clip) == play.selected);
    let at = play.player.position;
    let place = match (open, places > 0) {
        (Some(open), _) => open.checked_add_signed(places as isize),
        (None, true) => rows.iter().position(|(_, start)| *start >= at),
        (None, false) => rows.iter().rposition(|(_, start)| *start <= at),
    };
    let found = place.and_then(|place| rows.get(place)).map(|(clip, _)| *clip);
    found.map_or_else(Vec::new, |clip| select(play, clip))
}

fn hold(play: &mut TagScreen) -> Vec<Effect> {
    let mut effects = vec![Effect::Player(PlayerOrder::Pause)];
    effects.extend(speed(play, 1.0));
    effects
}

/// Plays; faster each time it is asked.
fn faster(play: &mut TagScreen) -> Vec<Effect> {
    match play.player.phase {
        PlayPhase::Playing => {
            let next = SPEEDS.into_iter().find(|speed| *speed > play.rate);
            next.and_then(|next| speed(play, next)).into_iter().collect()
        }
        PlayPhase::Paused | PlayPhase::Ended => vec![Effect::Player(PlayerOrder::Play)],
        PlayPhase::Opening | PlayPhase::Failed => Vec::new(),
    }
}

fn speed(play: &mut TagScreen, rate: f64) -> Option<Effect> {
    let is_new = (play.rate - rate).abs() > f64::EPSILON;
    play.rate = rate;
    is_new.then_some(Effect::Player(PlayerOrder::Rate(rate)))
}

/// Nothing of a new clip is marked any more.
fn clear_marks(play: &mut TagScreen) {
    play.mark_in = None;
    play.mark_out = None;
    play.mark_tags.clear();
}

/// A change is written down (nothing was to be changed where there is nothing to undo); the clips after it.
pub(super) fn changed(state: &mut State, done: Option<Box<Done>>, family: FamilyClips) -> Vec<Effect> {
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    play.family = family;
    play.recording.clips = play.clips().count();
    if play.open_clip().is_none() {
        play.selected = None;
    }
    if done.is_some() {
        play.saved_at = Some(state.now);
    }
    let added = done.as_ref().is_some_and(|done| done.name == ChangeName::Added);
    let told = done.clone();
    let (is_new, next) = play.history.answered(done.map_or(ChangeAnswer::Nothing, ChangeAnswer::Done));
    if is_new && added {
        clear_marks(play);
        play.saved += 1;
    }
    let effects = play.to_change(&mut state.requests, next);
    if let Some(done) = told.filter(|_| is_new) {
        undo::offer_moment(state, &done);
    }
    effects
}

/// A change was refused: nothing is different.
pub(super) fn refused(state: &mut State, problem: Problem) -> Vec<Effect> {
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    state.problem = Some(problem);
    let (_, next) = play.history.answered(ChangeAnswer::Refused);
    play.to_change(&mut state.requests, next)
}

/// Where the player stands; a clip that was to be played has played once it comes to its end.
pub(super) fn plays(state: &mut State, view: PlayerView) -> Vec<Effect> {
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    let before = std::mem::replace(&mut play.player, view);
    let (from, now) = (before.position, view.position);
    if !play.looping {
        // A report from before the film went to the clip may still come from behind its end.
        let arrives = |until: &MediaTime| from < *until && now >= *until;
        let has_played =
            view.phase == PlayPhase::Playing && play.until.take_if(|until| arrives(until)).is_some();
        return if has_played { hold(play) } else { Vec::new() };
    }
    let Some(open) = play.open_clip() else { return Vec::new() };
    // Once, as it passes the end: the way back takes a while, and one may watch on elsewhere.
    let passes = before.phase == PlayPhase::Playing && from < open.end && now >= open.end;
    if !passes {
        return Vec::new();
    }
    let again = seek(play, open.start);
    match view.phase {
        PlayPhase::Playing => vec![again],
        PlayPhase::Ended => vec![again, Effect::Player(PlayerOrder::Play)],
        PlayPhase::Opening | PlayPhase::Paused | PlayPhase::Failed => Vec::new(),
    }
}

pub(super) fn on_worker(state: &mut State, event: TagEvent) -> Vec<Effect> {
    if let TagEvent::Opened(screen) = event {
        return opened(state, screen);
    }
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    match event {
        // Shown above.
        TagEvent::Opened(_) => {}
        TagEvent::Exporting(share) => play.exporting = Some(share),
    }
    Vec::new()
}

/// A film is open. Only a family's page, the grid and a session ask for one, and a preview that goes back to it: elsewhere
/// its player came too late and is closed again.
fn opened(state: &mut State, mut screen: Box<TagScreen>) -> Vec<Effect> {
    if let Screen::Parent(parent) = &state.screen
        && parent.leaving
        && parent.from_film.is_some()
    {
        return preview::back(state, screen);
    }
    screen.from_session = match &state.screen {
        Screen::Family(_) | Screen::Today(_) | Screen::Supervision(_) => None,
        Screen::Session(session) => Some(session.view.session.number),
        _ => return vec![Effect::ClosePlayer],
    };
    state.busy = None;
    let wanted = state.moment_wanted.take();
    let effects = wanted.map_or_else(Vec::new, |clip| select(&mut screen, clip));
    going::show(state, Screen::Tag(screen));
    effects
}
