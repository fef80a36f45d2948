//! The Tag screen as data. Knows no player: workers report into it.

use chrono::{DateTime, Utc};

use super::history::History;
use super::idle::Use;
use super::on_screen::OnScreen;
use super::player::{PlayPhase, PlayerView};
use super::requests::Requests;
use crate::app::effect::Effect;
use crate::base::{CaseId, ClipId, MediaTime};
use crate::casework::changes::{FamilyChange, TagChange};
use crate::casework::pages::{BlindCoding, ClipRow, FamilyClips, FilmPage, HeadingRow, RecordingRow};
use crate::media::frame::FrameSlot;
use crate::words::Message;

/// Watching and tagging.
pub struct TagScreen {
    /// Which family.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// Which film.
    pub recording: RecordingRow,
    /// The session whose screen it was opened from; `None` from the family's page.
    pub from_session: Option<u32>,
    /// Where the player stands.
    pub player: PlayerView,
    /// Its speed, as a factor of life's.
    pub rate: f64,
    /// Whether the open clip plays again and again.
    pub looping: bool,
    /// Where it is to stop by itself: the end of a clip that is played.
    pub until: Option<MediaTime>,
    /// The newest picture.
    pub frames: FrameSlot,
    /// Stretches without picture or sound.
    pub gaps: Vec<(MediaTime, MediaTime)>,
    /// The vocabulary, in its order: a lane each.
    pub headings: Vec<HeadingRow>,
    /// The aims of the programme: code and the guideline's words.
    pub aims: Vec<(String, String)>,
    /// The heading whose tags are chosen.
    pub heading: usize,
    /// The family's clips.
    pub family: FamilyClips,
    /// The clip that is open in the form; without one the form is for a new clip.
    pub selected: Option<ClipId>,
    /// In point of the new clip.
    pub mark_in: Option<MediaTime>,
    /// Out point of the new clip.
    pub mark_out: Option<MediaTime>,
    /// Tags of the new clip, by their codes.
    pub mark_tags: Vec<String>,
    /// How many clips were saved here; the form empties itself when it changes.
    pub saved: u32,
    /// When something was put on record here last.
    pub saved_at: Option<DateTime<Utc>>,
    /// What can be undone and done again.
    pub history: History,
    /// Why no copy of the film leaves the vault now; empty where one may.
    pub export_refusals: Vec<Message>,
    /// Share of an export that is done, 0–1.
    pub exporting: Option<f32>,
    /// A sample that is coded blind: `family` holds the coder's own codes and nothing else.
    pub blind: Option<BlindCoding>,
}

impl TagScreen {
    /// A film that has just been opened, whose pictures come here.
    pub fn open(page: FilmPage, frames: FrameSlot) -> Self {
        Self {
            case: page.case,
            code: page.code,
            recording: page.recording,
            from_session: None,
            player: PlayerView::default(),
            rate: 1.0,
            looping: false,
            until: None,
            frames,
            gaps: page.gaps,
            headings: page.headings,
            aims: page.aims,
            heading: 0,
            family: page.clips,
            selected: None,
            mark_in: None,
            mark_out: None,
            mark_tags: Vec::new(),
            saved: 0,
            saved_at: None,
            history: History::default(),
            export_refusals: page.export_refusals,
            exporting: None,
            blind: page.blind,
        }
    }

    /// The session for whose showing clips are chosen here: the one worked on, or else the film's own.
    pub fn for_session(&self) -> u32 {
        self.from_session.unwrap_or(self.recording.session)
    }

    /// The part of the film that is worked on: all of it, or the sample that is coded.
    pub fn stretch(&self) -> (MediaTime, MediaTime) {
        match &self.blind {
            Some(blind) => (blind.from, blind.to),
            // Until the player knows how long the film is, its record does: one goes to a moment before that.
            None if self.player.duration <= MediaTime::ZERO => (MediaTime::ZERO, self.recording.duration),
            None => (MediaTime::ZERO, self.player.duration),
        }
    }

    /// A moment as it is shown: counted from the beginning of what is worked on.
    pub fn shown(&self, time: MediaTime) -> MediaTime {
        time - self.stretch().0
    }

    /// The moment that is shown as this one.
    pub fn meant(&self, shown: MediaTime) -> MediaTime {
        self.stretch().0 + shown
    }

    /// Length of what is worked on.
    pub fn length(&self) -> MediaTime {
        let (from, to) = self.stretch();
        to.since(from)
    }

    /// The nearest moment that can be gone to.
    pub fn within(&self, time: MediaTime) -> MediaTime {
        let (from, to) = self.stretch();
        time.max(from).min(to)
    }

    /// The film's clips, in its order of time.
    pub fn clips(&self) -> impl DoubleEndedIterator<Item = &ClipRow> {
        self.family.clips.iter().filter(|row| row.recording == self.recording.recording)
    }

    /// The family's clips of other films.
    pub fn other_clips(&self) -> impl Iterator<Item = &ClipRow> {
        self.family.clips.iter().filter(|row| row.recording != self.recording.recording)
    }

    /// The clip that is open in the form.
    pub fn open_clip(&self) -> Option<&ClipRow> {
        self.clips().find(|row| Some(row.clip) == self.selected)
    }

    /// Codes of the new clip's tags.
    pub fn mark_codes(&self) -> Vec<&str> {
        self.mark_tags.iter().map(String::as_str).collect()
    }

    /// Whether one of these tags leaves it to the worker to name the aim.
    pub fn leaves_aim_to_worker(&self, codes: &[&str]) -> bool {
        let mut tags = self.headings.iter().flat_map(|heading| &heading.tags);
        tags.any(|choice| choice.aim_by_worker && codes.contains(&choice.code.as_str()))
    }

    /// Goes on where this film was left to see what the parents will: nothing that was marked, opened or can be undone is lost.
    pub fn go_on(&mut self, before: Self) {
        self.from_session = before.from_session;
        self.looping = before.looping;
        self.player.volume = before.player.volume;
        self.heading = before.heading;
        self.selected = before.selected;
        (self.mark_in, self.mark_out) = (before.mark_in, before.mark_out);
        self.mark_tags = before.mark_tags;
        (self.saved, self.saved_at) = (before.saved, before.saved_at);
        self.history = before.history;
    }

    /// Why the parents' view of the chosen moments cannot be looked at, if it cannot.
    pub fn preview_refusal(&self) -> Option<&'static str> {
        let chosen = self.family.shows.get(&self.for_session());
        chosen.is_none_or(Vec::is_empty).then_some("refuse-show-nothing-chosen")
    }

    /// Whether a clip is chosen for the session worked on.
    pub fn is_chosen(&self, clip: ClipId) -> bool {
        self.family.shows.get(&self.for_session()).is_some_and(|show| show.contains(&clip))
    }
}

impl TagScreen {
    /// Asks for these changes: on a sample it is the coder's own codes that change, never the family's clips.
    pub fn to_change(&self, requests: &mut Requests, changes: Vec<TagChange>) -> Vec<Effect> {
        let of = |change| match &self.blind {
            Some(blind) => FamilyChange::Coding(blind.sample, change),
            None => FamilyChange::Clips(change),
        };
        changes.into_iter().map(|change| requests.to_change(self.case, of(change))).collect()
    }
}

impl OnScreen for TagScreen {
    fn case(&self) -> Option<CaseId> {
        Some(self.case)
    }

    fn takes_notes(&self) -> bool {
        true
    }

    /// Changes that wait for those before them are made.
    fn leave(&mut self, requests: &mut Requests) -> Vec<Effect> {
        let changes = self.history.leave();
        self.to_change(requests, changes)
    }

    fn release(&self) -> Option<Effect> {
        Some(Effect::ClosePlayer)
    }

    fn in_use(&self) -> Use {
        if self.player.phase == PlayPhase::Playing || self.exporting.is_some() {
            Use::Working
        } else {
            Use::Waiting
        }
    }
}
