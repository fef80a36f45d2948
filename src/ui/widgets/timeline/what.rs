//! What a timeline is given to draw, and what was done on it. Plain values; knows no painter.

use crate::base::{ClipId, MediaTime};
use crate::casework::changes::Edge;

/// One lane.
pub struct Lane<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its clips.
    pub blocks: Vec<Block<'a>>,
}

/// A clip on a lane.
pub struct Block<'a> {
    /// Which clip.
    pub clip: ClipId,
    /// In point.
    pub from: MediaTime,
    /// Out point.
    pub to: MediaTime,
    /// Codes of its tags on this lane.
    pub codes: Vec<&'a str>,
    /// What the first of them says, where there is room for it.
    pub label: &'a str,
    /// The clip it is seen against, told behind it where there is room.
    pub against: Option<ClipId>,
    /// It is open in the form.
    pub chosen: bool,
    /// Parents may not see it.
    pub kept_back: bool,
}

/// What readers of the screen, and whoever rests the pointer on a clip, are told.
pub struct ToldBlock {
    /// Its name.
    pub name: String,
    /// What else there is to say, if anything.
    pub more: String,
}

impl Block<'_> {
    /// In and out.
    pub fn span(&self) -> (MediaTime, MediaTime) {
        (self.from, self.to)
    }
}

/// The sentences of a timeline.
pub struct Names {
    /// Name of the overview's row.
    pub whole: String,
    /// The handle that goes through the film.
    pub position: String,
    /// Where that stands, and in how much.
    pub position_value: String,
    /// The new clip that is marked and not saved yet.
    pub new: String,
    /// Beginning and end of the chosen clip.
    pub edges: [String; 2],
}

/// Everything on a timeline.
pub struct FilmTimeline<'a> {
    /// From the top.
    pub lanes: &'a [Lane<'a>],
    /// The lane whose tags are chosen.
    pub active: usize,
    /// Stretches without picture or sound.
    pub gaps: &'a [(MediaTime, MediaTime)],
    /// The new clip: in and out, as far as marked.
    pub marks: (Option<MediaTime>, Option<MediaTime>),
    /// Where the film stands.
    pub position: MediaTime,
    /// Its length.
    pub length: MediaTime,
    /// Whether clips may be made and changed.
    pub may_change: bool,
    /// Whether every change that was asked for is answered.
    pub is_settled: bool,
    /// Its sentences.
    pub names: &'a Names,
    /// What is told of a clip on a lane. Asked only where somebody is told: sentences cost more than rectangles.
    pub told: &'a dyn Fn(ClipId, usize) -> ToldBlock,
    /// What is told of a clip that another is seen against. Asked only where there is room for it.
    pub then: &'a dyn Fn(ClipId) -> Option<String>,
}

impl FilmTimeline<'_> {
    /// In and out of the clip that is open in the form.
    pub fn chosen(&self) -> Option<(ClipId, (MediaTime, MediaTime))> {
        let mut blocks = self.lanes.iter().flat_map(|lane| &lane.blocks);
        blocks.find(|block| block.chosen).map(|block| (block.clip, block.span()))
    }

    /// In and out of a clip.
    pub fn span_of(&self, clip: ClipId) -> Option<(MediaTime, MediaTime)> {
        let mut blocks = self.lanes.iter().flat_map(|lane| &lane.blocks);
        blocks.find(|block| block.clip == clip).map(Block::span)
    }

    /// In and out of the new clip, once it has both.
    pub fn marked(&self) -> Option<(MediaTime, MediaTime)> {
        self.marks.0.zip(self.marks.1)
    }
}

/// What was done on a timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TimelineAct {
    /// Open a clip and go to its beginning.
    Open(ClipId),
    /// Open a clip and play it.
    Play(ClipId),
    /// Show roughly this time: something is being dragged.
    Scrub(MediaTime),
    /// Go to exactly this time.
    Seek(MediaTime),
    /// Mark a new clip on this lane, from here to there.
    Mark(usize, (MediaTime, MediaTime)),
    /// Put an edge of a clip here.
    Trim(ClipId, Edge, MediaTime),
    /// Move a clip so that it begins here.
    Move(ClipId, MediaTime),
    /// Move an edge of the chosen clip a little: later, or earlier.
    Nudge(Edge, bool),
}
