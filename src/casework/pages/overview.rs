//! What a family's overview shows beside its row: how far the programme has come, what is next, moments of its films, the
//! sessions so far and what is to catch up. Plain values: knows no job and no widget.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::base::{ClipId, MediaTime, RecordingId, Redacted};
use crate::programme::{PlaceKind, Progress, StepKind, Todo};
use crate::words::Message;

/// The overview of one family.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FamilyOverview {
    /// How far the active programme has come.
    pub progress: Progress,
    /// What a session's knob says beneath its day, in a word or two: what of it was not as asked.
    pub exceptions: BTreeMap<u32, Message>,
    /// What today is about, where it is about something: the first of what is to be done.
    pub today: Option<Todo>,
    /// The session to be held next.
    pub next: VisitAhead,
    /// Moments of the films that are there, the newest session first.
    pub moments: Vec<Moment>,
    /// The sessions that were held, newest first.
    pub so_far: Vec<PastVisit>,
    /// What was left open and can be put right.
    pub catch_up: Vec<CatchUp>,
}

impl FamilyOverview {
    /// How many of the moments were shown to the parents.
    pub fn shown(&self) -> usize {
        self.moments.iter().filter(|moment| moment.shown).count()
    }
}

/// The session to be held next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisitAhead {
    /// Its number.
    pub number: u32,
    /// The day it is planned for, or of its visit.
    pub day: Option<NaiveDate>,
    /// Where, where that is on record.
    pub place: Option<PlaceKind>,
    /// What it is about; may be empty.
    pub focus: Redacted<String>,
}

/// A moment of a film: a tagged clip.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Its clip.
    pub clip: ClipId,
    /// The film it is a moment of.
    pub recording: RecordingId,
    /// The session that film was made at.
    pub session: u32,
    /// Where it begins in the film.
    pub start: MediaTime,
    /// What the parents said about it, or else what the worker wants to say to them; may be empty.
    pub words: Redacted<String>,
    /// Its tags: code, words and heading.
    pub tags: Vec<super::TagMark>,
    /// Picked out by the worker.
    pub starred: bool,
    /// Whether it was shown to the parents.
    pub shown: bool,
}

/// A session that was held.
#[derive(Clone, Debug, PartialEq)]
pub struct PastVisit {
    /// Its number.
    pub number: u32,
    /// The day.
    pub on: NaiveDate,
    /// How long the visit lasted, where that was measured.
    pub length: Option<MediaTime>,
    /// Whether that was not as long as asked.
    pub length_off: bool,
    /// Minutes of film.
    pub filmed: MediaTime,
    /// Moments watched together with the parents, each once.
    pub watched: usize,
    /// What the parents said last; may be empty.
    pub words: Redacted<String>,
}

/// Something that was left open and can be put right.
#[derive(Clone, Debug, PartialEq)]
pub struct CatchUp {
    /// What it is about, in a word or two.
    pub about: Message,
    /// What is open.
    pub says: Message,
    /// What its button says.
    pub button: Message,
    /// What its button does.
    pub does: CatchUpStep,
}

/// Where something is put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatchUpStep {
    /// At a session, by its number.
    Session(u32),
    /// At a step of a session, by its number.
    Step(u32, StepKind),
    /// In a film.
    Film(RecordingId),
    /// On the pathway.
    Pathway,
    /// Where consents are recorded.
    Consent,
}
