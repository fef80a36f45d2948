//! Watching a film and tagging moments.

use super::super::action::{SupervisionAction, TagAction, UserAction, WorkerEvent};
use super::super::effect::{Effect, PlayerOrder, ReadJob};
use super::super::state::{Answer, FamiliesScreen, PlayPhase, Requests, Screen, State, TagScreen, Wish};
use super::{asking, session, supervision};
use crate::base::{ClipId, MediaTime};
use crate::casework::changes::{ChangeName, ClipEdit, Done, Edge, FamilyChange, TagChange};
use crate::casework::pages::FamilyClips;
use crate::casework::{Act, Export, Problem};

/// Speeds one goes through, as factors of life's.
const SPEEDS: [f64; 3] = [1.0, 1.5, 2.0];

pub(super) fn on_user(state: &mut State, action: UserAction) -> Vec<Effect> {
    if state.busy.is_some() {
        return Vec::new();
    }
    let Screen::Tag(play) = &state.screen else { return Vec::new() };
    // Marks on a sample are the supervisor's own.
    let act = if play.blind.is_some() { Act::Supervise } else { Act::ChangeClips };
    if let Some(refusal) = state.refusal(act)
        && changes_clips(&action)
    {
        state.notice = Some(refusal);
        return Vec::new();
    }
    if action == UserAction::Supervision(SupervisionAction::Finish) {
        return supervision::finish(state);
    }
    let requests = &mut state.requests;
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    let order = |order| vec![Effect::Player(order)];
    match action {
        UserAction::PlayPause => match play.player.phase {
            PlayPhase::Playing => hold(play),
            PlayPhase::Paused | PlayPhase::Ended => order(PlayerOrder::Play),
            PlayPhase::Opening | PlayPhase::Failed => Vec::new(),
        },
        UserAction::Seek(to) => vec![seek(play, to)],
        UserAction::Scrub(to) => order(PlayerOrder::Scrub(play.within(to))),
        UserAction::Step(frames) => order(PlayerOrder::Step(frames)),
        UserAction::Volume(volume) => {
            play.player.volume = volume.clamp(0.0, 1.0);
            order(PlayerOrder::Volume(play.player.volume))
        }
        UserAction::MarkIn => {
            mark(play, Edge::In, play.player.position);
            Vec::new()
        }
        UserAction::MarkOut => {
            mark(play, Edge::Out, play.player.position);
            Vec::new()
        }
        UserAction::GoToClip(clip) => select(play, clip),
        UserAction::SaveClip(clip) => {
            let change = TagChange::Add(play.recording.recording, clip);
            ask(play, requests, Wish::Do(change))
        }
        UserAction::RemoveClip(clip) => ask(play, requests, Wish::Do(TagChange::Remove(clip))),
        UserAction::Tag(act) => tagging(play, requests, act),
        UserAction::ExportFilm { to, reason } if play.exporting.is_none() && play.blind.is_none() => {
            play.exporting = Some(0.0);
            let (case, recording) = (play.case, play.recording.recording);
            vec![Effect::Export(Export::Film { case, recording, to, reason })]
        }
        UserAction::Back => {
            let case = play.case;
            let mut effects = leave(play, requests);
            if let Some(number) = play.from_session {
                effects.extend(session::go_to(state, case, number));
                return effects;
            }
            state.screen = match play.blind {
                Some(_) => supervision::back_to_page(),
                None => Screen::Families(FamiliesScreen::default()),
            };
            effects.extend([
                Effect::ClosePlayer,
                Effect::Read(ReadJob::Families),
                Effect::Read(ReadJob::Family(case)),
            ]);
            effects
        }
        _ => Vec::new(),
    }
}

/// Whether it would change clips or which of them are shown, rather than look at them.
fn changes_clips(action: &UserAction) -> bool {
    use TagAction as T;
    match action {
        UserAction::SaveClip(_) | UserAction::RemoveClip(_) => true,
        UserAction::Tag(act) => {
            matches!(act, T::ToggleTag(_) | T::EdgeHere(_) | T::Edit(..) | T::Show(..) | T::Undo | T::Redo)
                || matches!(act, T::MoveEdge(..))
        }
        _ => false,
    }
}

fn tagging(play: &mut TagScreen, requests: &mut Requests, act: TagAction) -> Vec<Effect> {
    let mut edit =
        |play: &mut TagScreen, clip, edit| ask(play, requests, Wish::Do(TagChange::Edit(clip, edit)));
    match act {
        TagAction::Jump(by) => vec![seek(play, play.player.position + by)],
        TagAction::Hold if play.player.phase == PlayPhase::Playing => hold(play),
        TagAction::Hold => Vec::new(),
        TagAction::Faster => faster(play),
        TagAction::Select(Some(clip)) => select(play, clip),
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
        TagAction::ToggleTag(code) => {
            if let Some(clip) = play.selected {
                return edit(play, clip, ClipEdit::ToggleTag(code));
            }
            if play.mark_tags.contains(&code) {
                play.mark_tags.retain(|tag| *tag != code);
            } else {
                play.mark_tags.push(code);
            }
            Vec::new()
        }
        TagAction::MoveEdge(edge, by) => move_edge(play, requests, edge, by),
        TagAction::EdgeHere(edge) => {
            let at = play.player.position;
            if let Some(clip) = play.selected {
                return edit(play, clip, ClipEdit::Edge(edge, at));
            }
            mark(play, edge, at);
            Vec::new()
        }
        TagAction::Edit(clip, change) => edit(play, clip, change),
        TagAction::Show(clip, true) => {
            let session = play.for_session();
            ask(play, requests, Wish::Do(TagChange::Choose(session, clip, usize::MAX)))
        }
        TagAction::Show(clip, false) => {
            let session = play.for_session();
            ask(play, requests, Wish::Do(TagChange::Unchoose(session, clip)))
        }
        TagAction::Undo => ask(play, requests, Wish::Undo),
        TagAction::Redo => ask(play, requests, Wish::Redo),
    }
}

fn ask(play: &mut TagScreen, requests: &mut Requests, wish: Wish<TagChange>) -> Vec<Effect> {
    let asked = play.history.ask(wish);
    changes(play, requests, asked)
}

/// Changes that wait for those before them are made before the screen goes.
pub(super) fn leave(play: &mut TagScreen, requests: &mut Requests) -> Vec<Effect> {
    let left = play.history.leave();
    changes(play, requests, left)
}

/// On a sample it is the coder's own marks that change, never the family's clips.
fn changes(play: &TagScreen, requests: &mut Requests, changes: Vec<TagChange>) -> Vec<Effect> {
    let of = |change| match &play.blind {
        Some(blind) => FamilyChange::Coding(blind.sample, change),
        None => FamilyChange::Clips(change),
    };
    changes.into_iter().map(|change| asking::ask(requests, play.case, of(change))).collect()
}

fn seek(play: &TagScreen, to: MediaTime) -> Effect {
    Effect::Player(PlayerOrder::Seek(play.within(to)))
}

/// Marks an edge of a new clip; a mark that would lie on the wrong side of it begins anew.
fn mark(play: &mut TagScreen, edge: Edge, at: MediaTime) {
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
}

/// Moves an edge a little, and the picture with it, so that one sees where it comes to lie.
fn move_edge(play: &mut TagScreen, requests: &mut Requests, edge: Edge, by: MediaTime) -> Vec<Effect> {
    if let Some(open) = play.open_clip() {
        let (clip, at) = (open.clip, if edge == Edge::In { open.start } else { open.end });
        let mut effects = ask(play, requests, Wish::Do(TagChange::Edit(clip, ClipEdit::EdgeBy(edge, by))));
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
pub(super) fn changed(state: &mut State, done: Option<Done>, family: FamilyClips) -> Vec<Effect> {
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    play.family = family;
    play.recording.clips = play.clips().count();
    if play.open_clip().is_none() {
        play.selected = None;
    }
    let added = done.as_ref().is_some_and(|done| done.name == ChangeName::Added);
    let (is_new, next) = play.history.answered(done.map_or(Answer::Nothing, Answer::Done));
    if is_new && added {
        clear_marks(play);
        play.saved += 1;
    }
    changes(play, &mut state.requests, next)
}

/// A change was refused: nothing is different.
pub(super) fn refused(state: &mut State, problem: Problem) -> Vec<Effect> {
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    state.problem = Some(problem);
    let (_, next) = play.history.answered(Answer::Refused);
    changes(play, &mut state.requests, next)
}

pub(super) fn on_worker(state: &mut State, report: WorkerEvent) -> Vec<Effect> {
    if let WorkerEvent::Playing(mut screen) = report {
        // Only a family's page, the grid and a session ask for a film: elsewhere its player came too late and is closed again.
        screen.from_session = match &state.screen {
            Screen::Families(_) | Screen::Supervision(_) => None,
            Screen::Session(session) => Some(session.view.session.number),
            _ => return vec![Effect::ClosePlayer],
        };
        state.busy = None;
        state.screen = Screen::Tag(screen);
        return Vec::new();
    }
    let Screen::Tag(play) = &mut state.screen else { return Vec::new() };
    match report {
        WorkerEvent::Player(view) => play.player = view,
        WorkerEvent::Exporting(share) => play.exporting = Some(share),
        _ => {}
    }
    Vec::new()
}
