//! A family's clips and the words they are tagged with. Plain values: knows no job and no widget.

use std::collections::BTreeMap;

use crate::base::{ClipId, MediaTime, RecordingId, Redacted};
use crate::programme::KeepsBack;

/// Every clip of a family, and which are to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FamilyClips {
    /// Newest session first, then by time.
    pub clips: Vec<ClipRow>,
    /// For each session by its number: the clips chosen for showing, in order.
    pub shows: BTreeMap<u32, Vec<ClipId>>,
}

/// A heading of the vocabulary with its tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingRow {
    /// Its id, as tags on clips name it.
    pub id: String,
    /// Its words.
    pub label: String,
    /// The same where there is little room.
    pub short: String,
    /// Whether its clips point to an earlier clip.
    pub needs_earlier_clip: bool,
    /// Its tags, in its order.
    pub tags: Vec<TagChoice>,
}

/// A tag one can choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagChoice {
    /// Its code, as on the command line.
    pub code: String,
    /// Its words.
    pub label: String,
    /// Whether it keeps the whole clip from parents.
    pub keeps_clip_back: KeepsBack,
    /// Whether the worker names the aim it serves.
    pub aim_by_worker: bool,
}

/// One tagged moment, of any film of the family.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // facts that do not exclude one another
pub struct ClipRow {
    /// Which clip.
    pub clip: ClipId,
    /// Its film.
    pub recording: RecordingId,
    /// The session that film was made at.
    pub session: u32,
    /// In point.
    pub start: MediaTime,
    /// Out point.
    pub end: MediaTime,
    /// Its tags.
    pub tags: Vec<TagMark>,
    /// The note for staff.
    pub note: Redacted<String>,
    /// What the worker wants to say to the parents about it.
    pub words: Redacted<String>,
    /// Picked out by the worker.
    pub starred: bool,
    /// The earlier clip a positive change is seen against.
    pub earlier: Option<ClipId>,
    /// Codes of the aims the worker named.
    pub aims: Vec<String>,
    /// Whether parents may see it as it stands: no tag keeps it back, or a reason is given, and its film can be played.
    pub may_be_shown: bool,
    /// Whether they may see it once the worker gives a reason: tags for staff keep it back, and its film can be played.
    pub needs_reason: bool,
    /// The reason for which they may see it although tags for staff keep it back.
    pub despite: Option<Redacted<String>>,
    /// Whether its film cannot be played: discarded, or never finished.
    pub film_gone: bool,
    /// Whether a tag asks for an earlier clip, and there is none.
    pub lacks_earlier: bool,
}

impl ClipRow {
    /// Codes of its tags.
    pub fn codes(&self) -> Vec<&str> {
        self.tags.iter().map(|mark| mark.code.as_str()).collect()
    }
}

/// A tag on a clip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagMark {
    /// Its code.
    pub code: String,
    /// Its words; the code again where the vocabulary no longer knows it.
    pub label: String,
    /// Id of the heading it stands under; empty where the vocabulary no longer knows it.
    pub heading: String,
}
