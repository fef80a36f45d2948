//! Clips of a family as they are added, changed, removed and chosen for showing: each change is one transaction
//! and answers with the change that undoes it. Knows no window and no player.

use crate::base::{CaseId, ClipId, MediaTime, RecordingId, SessionId};
use crate::casework::case_file::CaseFile;
use crate::casework::changes::{ChangeName, ClipEdit, Done, Edge, NewClip, TagChange};
use crate::casework::clock::Clock;
use crate::casework::film::rows;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::FamilyClips;
use crate::casework::problem::Problem;
use crate::casework::roles::Act;
use crate::casework::typed_text;
use crate::library::{AuditEvent, Record};
use crate::programme::{Clip, ClipError, Recording, Session, Vocabulary};
use crate::words::Message;

impl OpenVault {
    /// Makes a change of a family's clips, where this user's part does that; what undoes it, and the clips after it.
    pub fn change_clips(
        &mut self,
        case: CaseId,
        change: TagChange,
        clock: Clock,
    ) -> Result<(Option<Done>, FamilyClips), Problem> {
        self.permit(Act::ChangeClips)?;
        let vocabulary = self.vocabulary().clone();
        let file = self.case(case)?;
        let done = file.change_clips(&vocabulary, change, clock)?;
        Ok((done, rows::clips(file, &vocabulary)?))
    }
}

impl CaseFile {
    /// Tags a moment; durable when it returns.
    pub fn add_clip(
        &mut self,
        vocabulary: &Vocabulary,
        recording: RecordingId,
        new: NewClip,
        clock: Clock,
    ) -> Result<ClipId, Problem> {
        let film = self.tagged_film(recording)?;
        let clip = Clip {
            recording,
            session: film.session,
            start: new.start,
            end: new.end,
            tags: new.tags,
            note: typed_text::note(&new.note)?,
            words_for_parents: typed_text::note(&new.words)?,
            starred: new.starred,
            earlier: new.earlier,
        };
        let id = ClipId::random();
        self.put_clip(vocabulary, (id, clip), "added", clock)?;
        Ok(id)
    }

    /// Makes a change of clips; durable when it returns. `None` where everything was so already.
    pub fn change_clips(
        &mut self,
        vocabulary: &Vocabulary,
        change: TagChange,
        clock: Clock,
    ) -> Result<Option<Done>, Problem> {
        match change {
            TagChange::Add(recording, new) => {
                let id = self.add_clip(vocabulary, recording, new, clock)?;
                let body = self.clip(id)?.body;
                let redo = TagChange::Put(id, Box::new(body));
                Ok(Some(Done { name: ChangeName::Added, undo: TagChange::Remove(id), redo }))
            }
            TagChange::Edit(id, edit) => {
                let (body, name) = edited(self.clip(id)?.body, edit);
                self.replace_clip(vocabulary, id, body, name, clock)
            }
            TagChange::Put(id, body) => self.replace_clip(vocabulary, id, *body, ChangeName::Added, clock),
            TagChange::Remove(id) => {
                let body = self.clip(id)?.body;
                self.library_mut().write::<_, Problem>(clock.now, |records| {
                    records.remove::<Clip>(id)?;
                    Ok(records.audit(AuditEvent::ClipChanged, id, "removed")?)
                })?;
                let undo = TagChange::Put(id, Box::new(body));
                Ok(Some(Done { name: ChangeName::Removed, undo, redo: TagChange::Remove(id) }))
            }
            TagChange::Choose(number, id, place) => self.choose(vocabulary, (number, id, place), clock),
            TagChange::Unchoose(number, id) => self.unchoose(number, id, clock),
        }
    }

    fn clip(&self, id: ClipId) -> Result<Record<Clip>, Problem> {
        self.library().get(id)?.ok_or_else(|| Problem::refused("error-clip-gone"))
    }

    /// A film whose moments can be tagged: any but a discarded or erased one.
    fn tagged_film(&self, recording: RecordingId) -> Result<Recording, Problem> {
        Ok(self.watchable(recording)?.body)
    }

    fn replace_clip(
        &mut self,
        vocabulary: &Vocabulary,
        id: ClipId,
        body: Clip,
        name: ChangeName,
        clock: Clock,
    ) -> Result<Option<Done>, Problem> {
        let body = Clip {
            note: typed_text::note(&body.note)?,
            words_for_parents: typed_text::note(&body.words_for_parents)?,
            ..body
        };
        let before = self.library().get::<Clip>(id)?.map(|record| record.body);
        if before.as_ref() == Some(&body) {
            return Ok(None);
        }
        let said = if before.is_some() { "changed" } else { "brought back" };
        self.put_clip(vocabulary, (id, body.clone()), said, clock)?;
        let undo = before.map_or(TagChange::Remove(id), |before| TagChange::Put(id, Box::new(before)));
        Ok(Some(Done { name, undo, redo: TagChange::Put(id, Box::new(body)) }))
    }

    /// The one place where a clip is written.
    fn put_clip(
        &mut self,
        vocabulary: &Vocabulary,
        (id, clip): (ClipId, Clip),
        said: &str,
        clock: Clock,
    ) -> Result<(), Problem> {
        let film = self.tagged_film(clip.recording)?;
        clip.check(film.duration, vocabulary).map_err(clip_problem)?;
        let before = self.library().get::<Clip>(id)?.and_then(|record| record.body.earlier);
        if clip.earlier.is_some() && clip.earlier != before {
            self.check_earlier(&clip, &film)?;
        }
        self.library_mut().write::<_, Problem>(clock.now, |records| {
            records.put(id, clip)?;
            Ok(records.audit(AuditEvent::ClipChanged, id, said)?)
        })
    }

    /// A change is seen against a clip of an earlier session: another moment of the same visit shows none
    /// (NICE NG26 1.4.2, "positive changes").
    fn check_earlier(&self, clip: &Clip, film: &Recording) -> Result<(), Problem> {
        let Some(earlier) = clip.earlier else { return Ok(()) };
        let other = self.clip(earlier)?.body;
        let other_film = self.recording(other.recording)?.body;
        if other.session == clip.session || other_film.started >= film.started {
            return Err(Problem::refused("error-clip-not-earlier"));
        }
        Ok(())
    }

    fn choose(
        &mut self,
        vocabulary: &Vocabulary,
        (number, id, place): (u32, ClipId, usize),
        clock: Clock,
    ) -> Result<Option<Done>, Problem> {
        let clip = self.clip(id)?.body;
        let film = self.recordings()?.into_iter().find(|record| record.id == clip.recording.into());
        if !film.is_some_and(|film| film.body.is_watchable()) {
            return Err(Problem::refused("error-clip-film-gone"));
        }
        if !vocabulary.may_be_shown(&clip.tags) {
            return Err(Problem::refused("error-clip-kept-back"));
        }
        let (record, mut session) = self.planned(number)?;
        if session.plan.show.contains(&id) {
            return Ok(None);
        }
        let place = place.min(session.plan.show.len());
        session.plan.show.insert(place, id);
        self.write_plan(record, session, clock)?;
        Ok(Some(Done {
            name: ChangeName::Chosen,
            undo: TagChange::Unchoose(number, id),
            redo: TagChange::Choose(number, id, place),
        }))
    }

    fn unchoose(&mut self, number: u32, id: ClipId, clock: Clock) -> Result<Option<Done>, Problem> {
        let (record, mut session) = self.planned(number)?;
        let Some(place) = session.plan.show.iter().position(|clip| *clip == id) else { return Ok(None) };
        session.plan.show.remove(place);
        self.write_plan(record, session, clock)?;
        Ok(Some(Done {
            name: ChangeName::NotChosen,
            undo: TagChange::Choose(number, id, place),
            redo: TagChange::Unchoose(number, id),
        }))
    }

    /// The session of that number, under a new id where there is no record of it yet.
    fn planned(&self, number: u32) -> Result<(SessionId, Session), Problem> {
        if let Some(record) = self.session_numbered(number)? {
            return Ok((record.id.into(), record.body));
        }
        Ok((SessionId::random(), self.new_session(number)?))
    }

    fn write_plan(&mut self, id: SessionId, session: Session, clock: Clock) -> Result<(), Problem> {
        self.library_mut().write::<_, Problem>(clock.now, |records| {
            records.put(id, session)?;
            Ok(records.audit(AuditEvent::SessionChanged, id, "clips to show")?)
        })
    }
}

/// The clip after an edit, and what that edit is called.
pub(crate) fn edited(mut clip: Clip, edit: ClipEdit) -> (Clip, ChangeName) {
    let name = match edit {
        ClipEdit::ToggleTag(code) => {
            if clip.tags.contains(&code) {
                clip.tags.retain(|tag| *tag != code);
            } else {
                clip.tags.push(code);
            }
            ChangeName::Tags
        }
        ClipEdit::Edge(edge, time) => {
            *edge_of(&mut clip, edge) = time;
            ChangeName::Edges
        }
        ClipEdit::EdgeBy(edge, by) => {
            let time = edge_of(&mut clip, edge);
            *time = *time + by;
            ChangeName::Edges
        }
        ClipEdit::Note(note) => {
            clip.note = note;
            ChangeName::Note
        }
        ClipEdit::Words(words) => {
            clip.words_for_parents = words;
            ChangeName::Words
        }
        ClipEdit::Star(starred) => {
            clip.starred = starred;
            ChangeName::Star
        }
        ClipEdit::Earlier(earlier) => {
            clip.earlier = earlier;
            ChangeName::Earlier
        }
    };
    (clip, name)
}

fn edge_of(clip: &mut Clip, edge: Edge) -> &mut MediaTime {
    match edge {
        Edge::In => &mut clip.start,
        Edge::Out => &mut clip.end,
    }
}

pub(crate) fn clip_problem(error: ClipError) -> Problem {
    let time = |time: MediaTime| format!("{time:.3}");
    Problem::refused(match error {
        ClipError::NotForward { start, end } => {
            Message::new("error-clip-not-forward").with("start", time(start)).with("end", time(end))
        }
        ClipError::OutsideFilm { film, .. } => {
            Message::new("error-clip-outside-film").with("film", time(film))
        }
        ClipError::NoTag => "error-clip-no-tag".into(),
        ClipError::UnknownTag(unknown) => Message::new("error-unknown-tag")
            .with("tag", unknown.code)
            .with("known", unknown.known.join(", ")),
    })
}

#[cfg(test)]
#[path = "tagging_tests.rs"]
mod tests;
