//! Which part of the film the lanes show, what is being dragged, and which clip the keyboard would come to. It is gone with
//! the screen. Draws nothing.

use egui::{Rangef, Ui};

use super::drag::{Catches, Doing, Span, dragged};
use super::geometry::{Grip, TimeScale, Window};
use super::what::FilmTimeline;
use crate::base::{ClipId, MediaTime};

/// A jump of the film further than this is not playing, in seconds.
const STRIDE_S: f64 = 2.0;
/// How near a drag must come to catch on something, in points.
const CATCH: f32 = 6.0;

/// Which part of the film the lanes show, and what is under way on them.
#[derive(Clone, Debug, Default)]
pub struct TimelineView {
    window: Option<Window>,
    /// Doublings asked for since it was last drawn.
    zoom: f32,
    /// Length of the film, and the lanes' width, when last drawn.
    length_s: f64,
    width: f32,
    /// Where the film stood and which clip was open when last drawn.
    stood_s: f64,
    open: Option<ClipId>,
    /// A person looks elsewhere than where the film plays.
    is_away: bool,
    pub(super) hold: Option<Grasp>,
    pub(super) settling: Option<Settling>,
    /// How the overview's window was taken, and where it was and the pointer, in seconds.
    pub(super) pan: Option<(Grip, Window, f64)>,
    /// Where the film stood when a handle was taken to go through it.
    pub(super) scrub: Option<MediaTime>,
    /// Whether a clip has the keyboard.
    pub(super) has_keyboard: bool,
}

/// What is being dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grasp {
    /// Which clip; none for a new one.
    pub clip: Option<ClipId>,
    /// The lane it was taken on.
    pub lane: usize,
    /// What the drag does.
    pub doing: Doing,
    /// Where the pointer went down.
    pub origin: MediaTime,
    /// What it has come to.
    pub span: Span,
    /// What it caught on.
    pub caught: Option<MediaTime>,
    /// Where the film stood.
    pub stood: MediaTime,
}

impl Grasp {
    /// The edge one looks at: where the picture goes.
    pub fn edge(&self) -> MediaTime {
        match self.doing {
            Doing::Make if self.span.0 < self.origin => self.span.0,
            Doing::Change(Grip::End, _) | Doing::Make => self.span.1,
            Doing::Change(Grip::Start | Grip::Body, _) => self.span.0,
        }
    }
}

/// What was let go and is not on record yet: it stays where it was put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settling {
    /// Which clip; none for a new one.
    pub clip: Option<ClipId>,
    /// Where it was put.
    pub span: Span,
    /// Where it was before.
    pub was: Option<Span>,
}

impl TimelineView {
    /// Draws the lanes out, or together if negative, by so many doublings, around the open clip or where the film stands.
    pub fn zoom_by(&mut self, doublings: f32) {
        self.zoom += doublings;
    }

    /// Whether the whole film is in view.
    pub fn is_whole(&self) -> bool {
        self.window.is_none_or(|window| window.is_whole(self.length_s))
    }

    /// Whether something is being dragged.
    pub fn is_held(&self) -> bool {
        self.hold.is_some() || self.pan.is_some() || self.scrub.is_some()
    }

    /// Whether a clip has the keyboard.
    pub fn has_keyboard(&self) -> bool {
        self.has_keyboard
    }

    /// What is in view now.
    pub(super) fn window(&self) -> Window {
        self.window.unwrap_or(Window::whole(self.length_s.max(0.1)))
    }

    /// Looks at another part, and stays there while the film plays.
    pub(super) fn look_at(&mut self, window: Window) {
        self.window = Some(window.fitted(self.length_s, self.width));
        self.is_away = true;
    }

    /// Follows what happened since the last pass: another film, a zoom that was asked for, another clip that was opened,
    /// the film that went on.
    pub(super) fn follow(&mut self, what: &FilmTimeline<'_>, field: Rangef) {
        (self.length_s, self.width) = (what.length.secs_f64(), field.span());
        if self.length_s <= 0.0 {
            *self = Self::default();
            return;
        }
        let at_s = what.position.secs_f64();
        let first = self.window.is_none();
        let mut window = self.window.unwrap_or_else(|| Window::at_first(self.length_s, at_s));
        let open = what.chosen();
        let zoom = std::mem::take(&mut self.zoom);
        if zoom != 0.0 {
            let around_s = open.map_or(at_s, |(_, (from, to))| f64::midpoint(from.secs_f64(), to.secs_f64()));
            window = window.zoomed(zoom, around_s, (self.length_s, self.width)).around(around_s);
        }
        let went_s = at_s - self.stood_s;
        self.stood_s = at_s;
        let clip = open.map(|(clip, _)| clip);
        let is_opened = clip.is_some() && clip != self.open;
        self.open = clip;
        if let Some((_, (from, to))) = open.filter(|_| is_opened && !self.is_held()) {
            window = window.revealing((from.secs_f64(), to.secs_f64()));
            self.is_away = false;
        } else if went_s != 0.0 && !first && !self.is_held() {
            let in_view = (window.left_s..=window.left_s + window.seconds).contains(&at_s);
            self.is_away &= !in_view && went_s.abs() < STRIDE_S;
            if !self.is_away {
                window = window.following(at_s);
            }
        }
        self.window = Some(window.fitted(self.length_s, self.width));
        self.settle(what);
    }

    /// The wheel moves along the film, and with Ctrl, or two fingers, draws out what is under the pointer.
    pub(super) fn wheel(&mut self, ui: &Ui, field: Rangef) {
        let (zoom, wheel, pointer) =
            ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta(), input.pointer.hover_pos()));
        let Some(pointer) = pointer else { return };
        let scale = TimeScale::new(field, self.window());
        if (zoom - 1.0).abs() > f32::EPSILON {
            let around_s = scale.time(pointer.x.clamp(field.min, field.max)).secs_f64();
            self.look_at(self.window().zoomed(zoom.log2(), around_s, (self.length_s, self.width)));
        } else if wheel != egui::Vec2::ZERO && !self.is_whole() {
            let window = self.window();
            let left_s = window.left_s - scale.seconds_of(wheel.x + wheel.y);
            self.look_at(Window { left_s, ..window });
            // What lies around the lanes does not scroll as well.
            ui.input_mut(|input| input.smooth_scroll_delta = egui::Vec2::ZERO);
        }
    }

    /// Takes hold of something.
    pub(super) fn take(
        &mut self,
        what: &FilmTimeline<'_>,
        (clip, lane): (Option<ClipId>, usize),
        doing: Doing,
        at: MediaTime,
    ) {
        let span = if let Doing::Change(_, span) = doing { span } else { (at, at) };
        self.settling = None;
        self.hold = Some(Grasp { clip, lane, doing, origin: at, span, caught: None, stood: what.position });
    }

    /// Goes on with a drag, to where the pointer is; whether that changed anything.
    pub(super) fn drag_to(&mut self, what: &FilmTimeline<'_>, scale: &TimeScale, to: MediaTime) -> bool {
        let Some(hold) = &mut self.hold else { return false };
        let times = catches(what, hold);
        let within = MediaTime::from_secs_f64(scale.seconds_of(CATCH));
        let done = dragged(hold.doing, (hold.origin, to), what.length, Catches { times: &times, within });
        let is_new = done.span != hold.span;
        (hold.span, hold.caught) = (done.span, done.caught);
        is_new
    }

    /// What is drawn for a clip, or for the new one: where it is being dragged to, or was put, or else where it is.
    pub(super) fn shown(&self, clip: Option<ClipId>, span: Span) -> Span {
        let held = self.hold.filter(|hold| hold.clip == clip).map(|hold| hold.span);
        let settling = self.settling.filter(|settling| settling.clip == clip).map(|settling| settling.span);
        held.or(settling).unwrap_or(span)
    }

    /// What was put somewhere stays there until it is on record, or refused.
    fn settle(&mut self, what: &FilmTimeline<'_>) {
        let Some(settling) = &self.settling else { return };
        let now = settling.clip.map_or_else(|| what.marked(), |clip| what.span_of(clip));
        if now != settling.was || what.is_settled {
            self.settling = None;
        }
    }
}

/// Where a drag catches: where the film stood when it began, edges of the other clips and of the film's gaps.
fn catches(what: &FilmTimeline<'_>, hold: &Grasp) -> Vec<MediaTime> {
    let blocks = what.lanes.iter().flat_map(|lane| &lane.blocks);
    let others =
        blocks.filter(|block| Some(block.clip) != hold.clip).flat_map(|block| [block.from, block.to]);
    let gaps = what.gaps.iter().flat_map(|(from, to)| [*from, *to]);
    let marks = [what.marks.0, what.marks.1].into_iter().flatten().filter(|_| hold.clip.is_some());
    others.chain(gaps).chain(marks).chain([hold.stood]).collect()
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
