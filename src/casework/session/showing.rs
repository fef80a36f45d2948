//! The jobs behind the parent view: which clips may be shown, what of them was shown. Knows no player and no window.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::base::{CaseId, ClipId, MediaTime, RecordId, RecordingId, SessionId};
use crate::casework::case_file::CaseFile;
use crate::casework::changes::ShowingNote;
use crate::casework::clock::Clock;
use crate::casework::film::permissions::allowed;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{ChosenClips, ParentClip};
use crate::casework::problem::Problem;
use crate::library::{AuditEvent, Record};
use crate::programme::{Clip, ParentUse, Session, Showing, Vocabulary};
use crate::vault::film::FilmReader;
use crate::words::Message;

/// The clip that is being shown: its record is made once something of it has played, and grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OpenShowing {
    case: CaseId,
    opening: u32,
    clip: ClipId,
    record: RecordId,
    started: DateTime<Utc>,
    is_written: bool,
}

/// Why a chosen clip is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LeftOut {
    /// One of its tags keeps it back, or is not known any more.
    KeptBack,
    /// It was removed.
    Removed,
    /// Its film was discarded, or cannot be read.
    NoFilm,
}

impl LeftOut {
    const ALL: [Self; 3] = [Self::KeptBack, Self::Removed, Self::NoFilm];

    const fn key(self) -> &'static str {
        match self {
            Self::KeptBack => "show-left-kept-back",
            Self::Removed => "show-left-removed",
            Self::NoFilm => "show-left-no-film",
        }
    }
}

impl OpenVault {
    /// The chosen clips of a session, in their order, as far as they may be shown today. Refused where a carer has
    /// not consented to watching, where nothing is chosen, and where nothing of it is left.
    pub(crate) fn parent_view(
        &mut self,
        case: CaseId,
        session: u32,
        clock: Clock,
    ) -> Result<ChosenClips, Problem> {
        allowed(self.film_permissions(case, clock)?.show())?;
        self.chosen_clips(case, session)
    }

    /// The same clips for whoever may watch the film, before the parents see them. Nothing of it is a showing.
    pub(crate) fn preview(
        &mut self,
        case: CaseId,
        session: u32,
        clock: Clock,
    ) -> Result<ChosenClips, Problem> {
        self.may_watch(case, clock)?;
        self.chosen_clips(case, session)
    }

    fn chosen_clips(&mut self, case: CaseId, session: u32) -> Result<ChosenClips, Problem> {
        let vocabulary = self.vocabulary().clone();
        let file = self.case(case)?;
        let chosen = session_of(file, session)?.body.plan.show;
        if chosen.is_empty() {
            return Err(Problem::refused("refuse-show-nothing-chosen"));
        }
        let (mut clips, mut left_out) = (Vec::new(), Vec::new());
        let mut readable = BTreeSet::new();
        for clip in chosen {
            match to_show(file, &vocabulary, clip, &mut readable)? {
                Ok(clip) => clips.push(clip),
                Err(why) => left_out.push(why),
            }
        }
        let left_out = LeftOut::ALL.into_iter().filter_map(|why| {
            let count = left_out.iter().filter(|left| **left == why).count();
            (count > 0).then(|| Message::new(why.key()).with("clips", count))
        });
        let left_out: Vec<Message> = left_out.collect();
        if clips.is_empty() {
            return Err(Problem::refused("refuse-show-none-left"));
        }
        Ok(ChosenClips { clips, left_out })
    }

    /// The film of a clip, to be shown to the parents; the journal says that it was opened. Consent is asked again at
    /// every clip: it may have been withdrawn, or the day may have turned, since the view was opened.
    pub(crate) fn film_to_show(
        &mut self,
        case: CaseId,
        recording: RecordingId,
        clock: Clock,
    ) -> Result<Arc<FilmReader>, Problem> {
        self.may_show(case, clock)?;
        self.film_to_watch(case, recording, clock)
    }

    /// Whether the parents may be shown film of the family now.
    pub(crate) fn may_show(&mut self, case: CaseId, clock: Clock) -> Result<(), Problem> {
        allowed(self.film_permissions(case, clock)?.show())
    }

    /// Whether this user may watch film of the family now.
    pub(crate) fn may_watch(&mut self, case: CaseId, clock: Clock) -> Result<(), Problem> {
        allowed(self.film_permissions(case, clock)?.watch())
    }

    /// Takes down how much of a clip has been shown. `open` is the clip that was shown before this call, and after
    /// it this one: one record for each opening, made when something has played, and revised as it grows.
    pub(crate) fn note_showing(
        &mut self,
        note: ShowingNote,
        open: &mut Option<OpenShowing>,
        clock: Clock,
    ) -> Result<(), Problem> {
        let is_same = |open: &&mut OpenShowing| {
            (open.case, open.opening, open.clip) == (note.case, note.opening, note.clip)
        };
        let showing = match open.as_mut().filter(is_same) {
            Some(showing) => showing,
            None => open.insert(OpenShowing {
                case: note.case,
                opening: note.opening,
                clip: note.clip,
                record: RecordId::random(),
                started: clock.now,
                is_written: false,
            }),
        };
        if note.played <= MediaTime::ZERO {
            return Ok(());
        }
        let file = self.case(note.case)?;
        if showing.is_written {
            revise_showing(file, showing.record, note.played, clock)
        } else {
            add_showing(file, note, *showing, clock)?;
            showing.is_written = true;
            Ok(())
        }
    }
}

fn session_of(file: &CaseFile, number: u32) -> Result<Record<Session>, Problem> {
    file.session_numbered(number)?.ok_or_else(|| Problem::refused("refuse-show-nothing-chosen"))
}

/// A clip as parents see it, or why they do not. `readable` remembers the films that were opened already.
fn to_show(
    file: &CaseFile,
    vocabulary: &Vocabulary,
    id: ClipId,
    readable: &mut BTreeSet<RecordingId>,
) -> Result<Result<ParentClip, LeftOut>, Problem> {
    let Some(record) = file.library().get::<Clip>(id)? else { return Ok(Err(LeftOut::Removed)) };
    let clip = record.body;
    if !clip.may_be_shown(vocabulary) {
        return Ok(Err(LeftOut::KeptBack));
    }
    let recorded = file.recording(clip.recording)?.body;
    let end = clip.end.min(recorded.duration);
    if !recorded.is_watchable() || clip.start >= end {
        return Ok(Err(LeftOut::NoFilm));
    }
    if !readable.contains(&clip.recording) {
        if file.film(clip.recording).is_err() {
            return Ok(Err(LeftOut::NoFilm));
        }
        readable.insert(clip.recording);
    }
    let praise = clip.tags.iter().filter_map(|code| {
        let tag = vocabulary.tag(code).ok()?;
        let heading = vocabulary.heading_of(tag)?;
        (heading.parents == ParentUse::Praise).then(|| tag.label.clone())
    });
    Ok(Ok(ParentClip {
        clip: id,
        recording: clip.recording,
        start: clip.start,
        end,
        praise: praise.collect(),
        words: clip.words_for_parents,
    }))
}

fn add_showing(
    file: &mut CaseFile,
    note: ShowingNote,
    open: OpenShowing,
    clock: Clock,
) -> Result<(), Problem> {
    let session = SessionId::from(session_of(file, note.session)?.id);
    let unknown = || Problem::refused(Message::new("show-left-removed").with("clips", 1_usize));
    let clip = file.library().get::<Clip>(note.clip)?.ok_or_else(unknown)?.body;
    let body = Showing {
        session,
        clip: note.clip,
        recording: clip.recording,
        started: open.started,
        played: note.played,
        clip_length: clip.end.since(clip.start),
        tags: clip.tags,
        earlier: clip.earlier,
        aims: clip.aims,
    };
    file.library_mut().write::<_, Problem>(clock.now, |records| {
        records.add_as(open.record, body)?;
        Ok(records.audit(AuditEvent::ClipsShown, open.record, "")?)
    })
}

/// What has played never becomes less.
fn revise_showing(
    file: &mut CaseFile,
    record: RecordId,
    played: MediaTime,
    clock: Clock,
) -> Result<(), Problem> {
    let Some(showing) = file.library().get::<Showing>(record)? else { return Ok(()) };
    if played <= showing.body.played {
        return Ok(());
    }
    let body = Showing { played, ..showing.body };
    file.library_mut().write::<_, Problem>(clock.now, |records| {
        records.revise(record, body)?;
        Ok(())
    })
}

/// Several sentences as one message.
pub(crate) fn joined(sentences: Vec<Message>) -> Option<Message> {
    sentences.into_iter().reduce(|one, next| Message::new("show-and").with("first", one).with("then", next))
}

#[cfg(test)]
#[path = "showing_tests.rs"]
mod tests;
