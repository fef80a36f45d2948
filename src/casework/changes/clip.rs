//! What can be changed of a family's clips, and what undoes it. Knows no job and no window.

use crate::base::{ClipId, MediaTime, RecordingId, Redacted};
use crate::programme::{Clip, ShownDespite};

/// A clip as the form gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewClip {
    /// In point.
    pub start: MediaTime,
    /// Out point.
    pub end: MediaTime,
    /// Codes of the vocabulary.
    pub tags: Vec<String>,
    /// The note for staff.
    pub note: Redacted<String>,
    /// What the worker wants to say to the parents about it.
    pub words: Redacted<String>,
    /// Picked out by the worker.
    pub starred: bool,
    /// The earlier clip a positive change is seen against.
    pub earlier: Option<ClipId>,
    /// Codes of the aims the worker names, where a tag leaves that to them.
    pub aims: Vec<String>,
    /// Why the parents may be shown it although tags for staff keep it back; empty where they may not.
    pub despite: Redacted<String>,
}

/// An end of a clip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// In.
    In,
    /// Out.
    Out,
}

/// A change of one clip, whatever else it says by then.
#[derive(Clone, Debug, PartialEq)]
pub enum ClipEdit {
    /// Put this tag on; take it off where it is.
    ToggleTag(String),
    /// Put an edge at this time.
    Edge(Edge, MediaTime),
    /// Move an edge by this much, back if negative.
    EdgeBy(Edge, MediaTime),
    /// Move all of it so that it begins at this time; its length stays.
    MoveTo(MediaTime),
    /// The note for staff.
    Note(Redacted<String>),
    /// What the worker wants to say to the parents about it.
    Words(Redacted<String>),
    /// Picked out, or not.
    Star(bool),
    /// The earlier clip it is seen against, or none.
    Earlier(Option<ClipId>),
    /// Name this aim; take it off where it is named.
    ToggleAim(String),
    /// The reason to show it although tags for staff keep it back no longer holds.
    NotDespite,
}

/// A change that is written down, durable when it is answered. Whatever was done can be undone by another.
#[derive(Clone, Debug, PartialEq)]
pub enum TagChange {
    /// Tag a moment of a film.
    Add(RecordingId, NewClip),
    /// Change a clip.
    Edit(ClipId, ClipEdit),
    /// Make a clip say this; one that was removed comes back.
    Put(ClipId, Box<Clip>),
    /// Remove a clip.
    Remove(ClipId),
    /// Show a clip at a session, by its number, at this place of the order; behind the last where there are fewer.
    Choose(u32, ClipId, usize),
    /// The same with a clip that tags for staff keep back, for this reason.
    ChooseDespite(u32, ClipId, usize, Redacted<String>),
    /// Do not show a clip at a session.
    Unchoose(u32, ClipId),
    /// Make it so again: the clip's place among those of a session, if it has one, and its reason.
    Choice(u32, ClipId, Option<usize>, Option<ShownDespite>),
}

/// A change that is written down: what it was, and how it is undone and done again.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// Its name.
    pub name: ChangeName,
    /// Undoes it.
    pub undo: TagChange,
    /// Does it again.
    pub redo: TagChange,
}

/// What a change was, for its name on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeName {
    /// A clip was tagged.
    Added,
    /// A clip was removed.
    Removed,
    /// Its tags.
    Tags,
    /// In or out.
    Edges,
    /// All of it, to another place of the film.
    Moved,
    /// The note for staff.
    Note,
    /// The words for the parents.
    Words,
    /// Whether it is picked out.
    Star,
    /// The earlier clip.
    Earlier,
    /// The aims the worker named.
    Aims,
    /// The reason to show it although tags for staff keep it back.
    Despite,
    /// It is to be shown.
    Chosen,
    /// It is not to be shown.
    NotChosen,
}
