//! Clips of a family as they are added, changed, removed and chosen for showing: each change is one transaction
//! and answers with the change that undoes it. Knows no window and no player.

use crate::base::{CaseId, ClipId, MediaTime, RecordingId, Redacted, SessionId};
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
use crate::programme::{Clip, ClipError, ForParents, Recording, Session, ShownDespite, Vocabulary};
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
        let aims = if new.aims.is_empty() {
            Vec::new()
        } else {
            let named = new.aims.iter().map(|code| self.aim_to_name(vocabulary, &new.tags, code));
            named.collect::<Result<Vec<_>, _>>()?
        };
        let mut clip = Clip {
            recording,
            session: film.session,
            start: new.start,
            end: new.end,
            tags: new.tags,
            note: typed_text::note(&new.note)?,
            words_for_parents: typed_text::note(&new.words)?,
            starred: new.starred,
            earlier: new.earlier,
            aims,
            shown_despite: None,
        };
        if !new.despite.reveal().trim().is_empty() {
            clip.shown_despite = Some(despite(&clip, vocabulary, &new.despite)?);
        }
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
                let body = self.clip(id)?.body;
                let edit = match edit {
                    ClipEdit::ToggleAim(code) => {
                        ClipEdit::ToggleAim(self.aim_to_name(vocabulary, &body.tags, &code)?)
                    }
                    edit => edit,
                };
                let (body, name) = edited(body, edit);
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
            TagChange::ChooseDespite(number, id, place, reason) => {
                self.choose_despite(vocabulary, (number, id, place), &reason, clock)
            }
            TagChange::Choice(number, id, place, despite) => {
                self.set_choice(vocabulary, (number, id, place), despite, clock)
            }
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
        self.check_film_there(&clip)?;
        check_for_parents(&clip, vocabulary)?;
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

    /// A clip that tags for staff keep back, with the reason for showing it.
    fn choose_despite(
        &mut self,
        vocabulary: &Vocabulary,
        (number, id, place): (u32, ClipId, usize),
        reason: &Redacted<String>,
        clock: Clock,
    ) -> Result<Option<Done>, Problem> {
        let clip = self.clip(id)?.body;
        self.check_film_there(&clip)?;
        if clip.may_be_shown(vocabulary) {
            return self.choose(vocabulary, (number, id, place), clock);
        }
        let despite = despite(&clip, vocabulary, reason)?;
        let (_, session) = self.planned(number)?;
        let known = session.plan.show.iter().position(|clip| *clip == id);
        let place = known.unwrap_or_else(|| place.min(session.plan.show.len()));
        self.set_choice(vocabulary, (number, id, Some(place)), Some(despite), clock)
    }

    /// A clip's place among those of a session and the reason to show it, in one transaction.
    fn set_choice(
        &mut self,
        vocabulary: &Vocabulary,
        (number, id, place): (u32, ClipId, Option<usize>),
        despite: Option<ShownDespite>,
        clock: Clock,
    ) -> Result<Option<Done>, Problem> {
        let clip = self.clip(id)?.body;
        let (record, mut session) = self.planned(number)?;
        let show = &mut session.plan.show;
        let before = (show.iter().position(|clip| *clip == id), clip.shown_despite.clone());
        if before == (place, despite.clone()) {
            return Ok(None);
        }
        let clip = Clip { shown_despite: despite.clone(), ..clip };
        if place.is_some() && before.0.is_none() {
            self.check_film_there(&clip)?;
            check_for_parents(&clip, vocabulary)?;
        }
        show.retain(|clip| *clip != id);
        if let Some(place) = place {
            show.insert(place.min(show.len()), id);
        }
        let said = if despite.is_some() { "shown with a reason" } else { "reason taken back" };
        self.library_mut().write::<_, Problem>(clock.now, |records| {
            records.put(id, clip)?;
            records.audit(AuditEvent::ClipChanged, id, said)?;
            records.put(record, session)?;
            Ok(records.audit(AuditEvent::SessionChanged, record, "clips to show")?)
        })?;
        Ok(Some(Done {
            name: if place.is_some() { ChangeName::Chosen } else { ChangeName::NotChosen },
            undo: TagChange::Choice(number, id, before.0, before.1),
            redo: TagChange::Choice(number, id, place, despite),
        }))
    }

    fn check_film_there(&self, clip: &Clip) -> Result<(), Problem> {
        let film = self.recordings()?.into_iter().find(|record| record.id == clip.recording.into());
        if film.is_some_and(|film| film.body.is_watchable()) {
            Ok(())
        } else {
            Err(Problem::refused("error-clip-film-gone"))
        }
    }

    /// The code of an aim of the programme that the worker may name on a clip with these tags.
    fn aim_to_name(&self, vocabulary: &Vocabulary, tags: &[String], code: &str) -> Result<String, Problem> {
        let programme = self.programme()?;
        let Some(aim) = programme.aims.iter().find(|aim| aim.code.eq_ignore_ascii_case(code.trim())) else {
            let known: Vec<&str> = programme.aims.iter().map(|aim| aim.code.as_str()).collect();
            let message = Message::new("error-unknown-aim").with("aim", code);
            return Err(Problem::refused(message.with("known", known.join(", "))));
        };
        if !vocabulary.leaves_aim_to_worker(tags) {
            return Err(Problem::refused("error-clip-aim-by-tags"));
        }
        Ok(aim.code.clone())
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
        ClipEdit::MoveTo(start) => {
            (clip.start, clip.end) = (start, start + (clip.end - clip.start));
            ChangeName::Moved
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
        ClipEdit::ToggleAim(code) => {
            if clip.aims.contains(&code) {
                clip.aims.retain(|aim| *aim != code);
            } else {
                clip.aims.push(code);
                clip.aims.sort();
            }
            ChangeName::Aims
        }
        ClipEdit::NotDespite => {
            clip.shown_despite = None;
            ChangeName::Despite
        }
    };
    (clip, name)
}

/// That parents may be shown a clip; or else what is to be done about it.
pub(crate) fn check_for_parents(clip: &Clip, vocabulary: &Vocabulary) -> Result<(), Problem> {
    Err(Problem::refused(match clip.for_parents(vocabulary) {
        ForParents::Yes => return Ok(()),
        ForParents::WithReason(tags) => Message::new("error-clip-needs-reason").with("tags", tags.join(", ")),
        ForParents::Never => "error-clip-kept-back".into(),
    }))
}

/// The reason to show a clip although tags for staff keep it back, where a reason helps.
fn despite(clip: &Clip, vocabulary: &Vocabulary, reason: &Redacted<String>) -> Result<ShownDespite, Problem> {
    match clip.for_parents(vocabulary) {
        ForParents::WithReason(_) => Ok(clip.despite(vocabulary, typed_text::reason(reason)?)),
        ForParents::Yes => Err(Problem::refused("error-clip-reason-not-needed")),
        ForParents::Never => Err(Problem::refused("error-clip-kept-back")),
    }
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
