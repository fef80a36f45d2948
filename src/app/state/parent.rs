//! The parent view as data: the chosen clips, one after the other, and how much of each has played. Holds no
//! code, no name and no word that is for staff, but for what is said to staff afterwards.

use super::idle::Use;
use super::on_screen::OnScreen;
use super::player::{PlayPhase, PlayerView};
use super::requests::Requests;
use super::tag::TagScreen;
use super::watched::Watched;
use crate::app::effect::{Effect, WatchJob};
use crate::base::{CaseId, ClipId, MediaTime, RecordingId, Redacted};
use crate::casework::changes::ShowingNote;
use crate::casework::pages::ParentClip;
use crate::media::frame::FrameSlot;
use crate::words::Message;

/// What has played is put on record whenever it has grown by so much, so that little is lost with the power.
const NOTED_EVERY: MediaTime = MediaTime::from_secs(5);

/// The parent view.
#[allow(clippy::struct_excessive_bools)] // each is true or not whatever the others are
pub struct ParentScreen {
    /// Which family.
    pub case: CaseId,
    /// The session at which it is shown.
    pub session: u32,
    /// The chosen clips in the order of showing; never empty.
    pub clips: Vec<ParentClip>,
    /// Which of them is on screen; behind the last one, the closing card is.
    pub at: usize,
    /// Counts how often a clip was opened, so that what comes too late is known by its number.
    pub opening: u32,
    /// How far the film of the clip on screen is.
    pub film: ParentFilm,
    /// The film that is in the player.
    pub open_film: Option<RecordingId>,
    /// Where the player stands, in the time of the film.
    pub player: PlayerView,
    /// The newest picture.
    pub frames: FrameSlot,
    /// Whether it plays slowly.
    pub slow: bool,
    /// What has played of the clip on screen since it was opened.
    pub watched: Watched,
    /// How much of that is on record; `None` until it is begun.
    pub noted: Option<MediaTime>,
    /// Whether the place for the parents' own words is open.
    pub writing: bool,
    /// What they said so far, and about which clip.
    pub said: Vec<(Option<ClipId>, Redacted<String>)>,
    /// Chosen clips that are not shown, and why: for staff, afterwards.
    pub left_out: Vec<Message>,
    /// What went wrong meanwhile: for staff, afterwards.
    pub faults: Vec<Message>,
    /// It is being left; only the session's page is waited for.
    pub leaving: bool,
    /// Whether the worker watches alone, before the parents do: nothing of it goes on record.
    pub preview: bool,
    /// The film whose moments were worked on, where the preview was asked for there: one goes back to it.
    pub from_film: Option<Box<TagScreen>>,
}

/// How far the film of the clip on screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParentFilm {
    /// It is being opened; the picture before it stays meanwhile.
    Coming,
    /// It is in the player.
    There,
    /// It cannot be played.
    Failed,
}

impl ParentScreen {
    /// The view before anything is shown.
    pub fn new(case: CaseId, session: u32, clips: Vec<ParentClip>, left_out: Vec<Message>) -> Self {
        Self {
            case,
            session,
            clips,
            at: 0,
            opening: 0,
            film: ParentFilm::Coming,
            open_film: None,
            player: PlayerView::default(),
            frames: FrameSlot::default(),
            slow: false,
            watched: Watched::new(MediaTime::ZERO, MediaTime::ZERO),
            noted: None,
            writing: false,
            said: Vec::new(),
            left_out,
            faults: Vec::new(),
            leaving: false,
            preview: false,
            from_film: None,
        }
    }

    /// The same for the worker alone.
    pub fn preview(case: CaseId, session: u32, clips: Vec<ParentClip>, left_out: Vec<Message>) -> Self {
        Self { preview: true, ..Self::new(case, session, clips, left_out) }
    }

    /// The clip on screen; `None` behind the last one.
    pub fn clip(&self) -> Option<&ParentClip> {
        self.clips.get(self.at)
    }

    /// Whether there is a clip before this place.
    pub fn has_previous(&self) -> bool {
        self.at > 0
    }

    /// Whether this place lies behind the last clip.
    pub fn is_over(&self) -> bool {
        self.at >= self.clips.len()
    }

    /// Whether the clip on screen can be told to play.
    pub fn can_play(&self) -> bool {
        self.film == ParentFilm::There && !self.has_failed() && !self.is_over() && !self.leaving
    }

    /// Whether it plays.
    pub fn is_playing(&self) -> bool {
        self.can_play() && self.player.phase == PlayPhase::Playing
    }

    /// Whether the clip on screen cannot be played.
    pub fn has_failed(&self) -> bool {
        let lost = self.film == ParentFilm::There && self.player.phase == PlayPhase::Failed;
        lost || self.film == ParentFilm::Failed
    }

    /// How far into the clip the picture is, 0–1.
    pub fn share(&self) -> f64 {
        let Some(clip) = self.clip() else { return 1.0 };
        let length = clip.end.since(clip.start).secs_f64();
        match self.player.phase {
            _ if self.film != ParentFilm::There || length <= 0.0 => 0.0,
            PlayPhase::Ended => 1.0,
            _ => (self.player.position.since(clip.start).secs_f64() / length).clamp(0.0, 1.0),
        }
    }
}

impl ParentScreen {
    /// Puts on record how much has played of the clip on screen, where it was begun; nothing of a preview.
    pub fn note(&self) -> Option<Effect> {
        if self.preview {
            return None;
        }
        Some(Effect::Watch(WatchJob::Shown(ShowingNote {
            case: self.case,
            session: self.session,
            clip: self.clip()?.clip,
            opening: self.opening,
            played: self.noted?,
        })))
    }

    /// What has played goes on record: at once where it rests, else now and then.
    pub fn keep(&mut self, rests: bool) -> Option<Effect> {
        let (played, noted) = (self.watched.played(), self.noted?);
        let is_first = noted == MediaTime::ZERO;
        let is_due = played > noted && (rests || is_first || played.since(noted) >= NOTED_EVERY);
        if !is_due || !self.watched.counts() {
            return None;
        }
        self.noted = Some(played);
        self.note()
    }
}

impl OnScreen for ParentScreen {
    fn case(&self) -> Option<CaseId> {
        Some(self.case)
    }

    fn is_for_staff(&self) -> bool {
        false
    }

    /// What parents have seen goes on record.
    fn leave(&mut self, _requests: &mut Requests) -> Vec<Effect> {
        self.keep(true).into_iter().collect()
    }

    fn release(&self) -> Option<Effect> {
        Some(Effect::ClosePlayer)
    }

    fn in_use(&self) -> Use {
        if self.is_playing() { Use::Working } else { Use::Parents }
    }
}
