//! One film as it is watched and tagged, or coded a second time. Plain values: knows no player and no widget.

use super::{BlindCoding, FamilyClips, HeadingRow, RecordingRow};
use crate::base::{CaseId, MediaTime};
use crate::words::Message;

/// What is known of a film that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmPage {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// Which film.
    pub recording: RecordingRow,
    /// Stretches without picture or sound.
    pub gaps: Vec<(MediaTime, MediaTime)>,
    /// The vocabulary, in its order.
    pub headings: Vec<HeadingRow>,
    /// The aims of the programme: code and the guideline's words.
    pub aims: Vec<(String, String)>,
    /// The clips to be seen.
    pub clips: FamilyClips,
    /// Why no copy of the film leaves the vault now; empty where one may.
    pub export_refusals: Vec<Message>,
    /// A sample that is coded blind: `clips` holds the coder's own codes and nothing else.
    pub blind: Option<BlindCoding>,
}
