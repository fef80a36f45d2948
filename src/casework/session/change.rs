//! One change of one session's record.

use std::collections::BTreeSet;

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, Utc};

use super::days;
use super::refusal::session_problem;
use super::times::{instants, not_too_long};
use crate::base::{ClipId, PersonId, RecordingId, Redacted, SessionId, UserId};
use crate::casework::case_file::CaseFile;
use crate::casework::changes::SessionChange;
use crate::casework::clock::Clock;
use crate::casework::problem::Problem;
use crate::casework::typed_text::{detail, note, reason};
use crate::library::AuditEvent;
use crate::programme::{
    Clip, ForParents, HeldVisit, ProgrammeDefinition, Session, SessionError, SessionPlace, VisitCorrection,
    Vocabulary,
};
use crate::words::Message;

/// Who changes a session, when, and what the words mean.
pub struct By<'d> {
    pub worker: Option<UserId>,
    pub programme: &'d ProgrammeDefinition,
    pub vocabulary: &'d Vocabulary,
    pub clock: Clock,
}

impl By<'_> {
    /// Changes the session of that number, `new` where there is no record of it; all of it, or nothing.
    pub fn carry_out(&self, file: &mut CaseFile, new: Session, change: SessionChange) -> Result<(), Problem> {
        let known = file.session_numbered(new.number)?;
        let is_new = known.is_none();
        let (id, mut session) =
            known.map_or_else(|| (SessionId::random(), new), |record| (record.id.into(), record.body));
        let done = self.apply(file, id, &mut session, change)?;
        file.library_mut().write::<_, Problem>(self.clock.now, |records| {
            if is_new {
                records.add_as(id, session)?
            } else {
                records.revise(id, session)?
            };
            Ok(records.audit(AuditEvent::SessionChanged, id, done)?)
        })
    }

    /// Changes the body; gives the journal's word for it.
    fn apply(
        &self,
        file: &CaseFile,
        id: SessionId,
        session: &mut Session,
        change: SessionChange,
    ) -> Result<&'static str, Problem> {
        let Clock { now, today } = self.clock;
        match change {
            SessionChange::Plan(day) => return plan(session, day, today),
            SessionChange::Move { to, reason: why } => {
                days::to_come(to, today)?;
                session.move_to(to, reason(&why)?, now, today).map_err(session_problem)?;
                return Ok("moved");
            }
            SessionChange::TakeBackDay { day } => {
                session.take_back_day(day, today).map_err(session_problem)?;
                return Ok("unplanned");
            }
            SessionChange::Miss { reason: why } => {
                session.miss(reason(&why)?, today).map_err(session_problem)?;
                return Ok("missed");
            }
            SessionChange::NotMissed => {
                let missed = session.missed.take();
                missed.ok_or_else(|| Problem::refused("error-session-not-missed"))?;
                return Ok("not-missed");
            }
            SessionChange::Arrived => self.arrive(session)?,
            SessionChange::Leaving => leave(session, now)?,
            SessionChange::Correct { arrived, leaving, reason: why } => {
                self.correct(session, arrived, leaving, &why)?;
                return Ok("corrected");
            }
            SessionChange::TakeBackCorrection => {
                take_back(file, id, session)?;
                return Ok("correction-taken-back");
            }
            SessionChange::Focus(focus) => session.plan.focus = note(&focus)?,
            SessionChange::NoteToSelf(text) => session.plan.note = note(&text)?,
            SessionChange::Present(person, there) => is_there(file, session, person, there)?,
            SessionChange::Aim(code, chosen) => self.choose_aim(session, &code, chosen)?,
            SessionChange::Cover(id, covered) => self.cover(session, &id, covered)?,
            SessionChange::Place(kind, which) => {
                session.place = Some(SessionPlace { kind, detail: detail(&which)? });
            }
            SessionChange::Show(clips) => self.choose_clips(file, session, clips)?,
            SessionChange::Close(text) => {
                session.close(note(&text)?, now).map_err(session_problem)?;
                return Ok("closed");
            }
            SessionChange::ClosingNote(text) => session.write_closing_note(note(&text)?),
            SessionChange::Reopen => {
                if !session.reopen() {
                    return Err(Problem::refused("error-session-not-closed"));
                }
                return Ok("reopened");
            }
            // Words of the parents have records of their own; a clip's reason stands on the clip.
            SessionChange::ParentWords(..)
            | SessionChange::RemoveParentWords(_)
            | SessionChange::ShowDespite(..) => {}
        }
        Ok("")
    }

    fn arrive(&self, session: &mut Session) -> Result<(), Problem> {
        session.arrive(self.clock.now, self.clock.today).map_err(session_problem)?;
        self.take_on(session);
        Ok(())
    }

    /// Whoever begins a visit holds the session; it was not missed then. Where it takes place they say themselves.
    fn take_on(&self, session: &mut Session) {
        session.missed = None;
        session.worker = self.worker.or(session.worker);
    }

    fn correct(
        &self,
        session: &mut Session,
        arrived: Option<NaiveDateTime>,
        leaving: Option<NaiveDateTime>,
        why: &Redacted<String>,
    ) -> Result<(), Problem> {
        if arrived.is_none() && leaving.is_none() {
            return Err(Problem::refused("error-correction-empty"));
        }
        let why = reason(why)?;
        let now = self.clock.now;
        let (arrived, leaving) = instants(&Local, session.held.as_ref(), arrived, leaving, now)?;
        let is_new = session.held.is_none();
        let mut visit = match (session.held.take(), arrived) {
            (Some(visit), _) => visit,
            (None, Some(arrived)) => HeldVisit::on(day_of(arrived)),
            (None, None) => return Err(session_problem(SessionError::NotHeld)),
        };
        let correction = VisitCorrection { arrived, leaving, reason: why, recorded: now };
        visit.correct(correction).map_err(session_problem)?;
        if let Some(arrived) = visit.arrived_at() {
            visit.date = day_of(arrived);
        }
        session.held = Some(visit);
        if is_new {
            self.take_on(session);
        }
        Ok(())
    }

    fn cover(&self, session: &mut Session, id: &str, covered: bool) -> Result<(), Problem> {
        let contents = &self.programme.contents;
        let Some(content) = contents.iter().find(|content| content.id.eq_ignore_ascii_case(id.trim())) else {
            let known: Vec<&str> = contents.iter().map(|content| content.id.as_str()).collect();
            let message = Message::new("error-unknown-content").with("content", id);
            return Err(Problem::refused(message.with("known", known.join(", "))));
        };
        session.covered.retain(|known| *known != content.id);
        if covered {
            session.covered.push(content.id.clone());
        }
        Ok(())
    }

    fn choose_aim(&self, session: &mut Session, code: &str, chosen: bool) -> Result<(), Problem> {
        let aims = &self.programme.aims;
        let Some(aim) = aims.iter().find(|aim| aim.code.eq_ignore_ascii_case(code.trim())) else {
            let known: Vec<&str> = aims.iter().map(|aim| aim.code.as_str()).collect();
            let message = Message::new("error-unknown-aim").with("aim", code);
            return Err(Problem::refused(message.with("known", known.join(", "))));
        };
        session.plan.aims.retain(|known| *known != aim.code);
        if chosen {
            session.plan.aims.push(aim.code.clone());
        }
        // In the guideline's order, whatever the order of choosing.
        let place = |code: &String| aims.iter().position(|aim| aim.code == *code);
        session.plan.aims.sort_by_key(place);
        Ok(())
    }

    fn choose_clips(
        &self,
        file: &CaseFile,
        session: &mut Session,
        chosen: Vec<ClipId>,
    ) -> Result<(), Problem> {
        let watchable: BTreeSet<RecordingId> = file
            .recordings()?
            .iter()
            .filter(|record| record.body.is_watchable())
            .map(|record| record.id.into())
            .collect();
        let clips = file.library().all::<Clip>()?;
        let mut show: Vec<ClipId> = Vec::with_capacity(chosen.len());
        for clip in chosen {
            let found = clips.iter().find(|record| record.id == clip.into());
            let showable = found.is_some_and(|record| {
                record.body.may_be_shown(self.vocabulary) && watchable.contains(&record.body.recording)
            });
            if showable {
                if !show.contains(&clip) {
                    show.push(clip);
                }
            } else if !session.plan.show.contains(&clip) {
                return Err(match found.map(|record| record.body.for_parents(self.vocabulary)) {
                    None => Problem::refused("error-clip-gone"),
                    Some(ForParents::WithReason(tags)) => Problem::refused(
                        Message::new("error-clip-needs-reason").with("tags", tags.join(", ")),
                    ),
                    Some(ForParents::Yes | ForParents::Never) => {
                        Problem::refused("error-clip-not-for-parents")
                    }
                });
            }
        }
        session.plan.show = show;
        Ok(())
    }
}

/// Somebody of the family is there, or is not; in the family's order. Whoever has left it since can only be taken out.
fn is_there(file: &CaseFile, session: &mut Session, person: PersonId, there: bool) -> Result<(), Problem> {
    let people = file.family()?.body.people;
    if there && !people.iter().any(|known| known.id == person) {
        return Err(Problem::refused("error-not-of-family"));
    }
    session.present.retain(|known| *known != person);
    if there {
        session.present.push(person);
    }
    session.present.sort_by_key(|known| people.iter().position(|person| person.id == *known));
    Ok(())
}

fn plan(session: &mut Session, day: Option<NaiveDate>, today: NaiveDate) -> Result<&'static str, Problem> {
    if let Some(day) = day {
        days::to_come(day, today)?;
        session.plan_for(day).map_err(session_problem)?;
        session.missed = None;
        return Ok("planned");
    }
    if let Some(visit) = &session.held {
        return Err(session_problem(SessionError::Held { on: visit.date }));
    }
    session.planned.take().ok_or_else(|| session_problem(SessionError::NotPlanned))?;
    Ok("unplanned")
}

fn leave(session: &mut Session, now: DateTime<Utc>) -> Result<(), Problem> {
    if let Some(arrived) = session.held.as_ref().and_then(HeldVisit::arrived_at) {
        not_too_long(arrived, now).map_err(|_| Problem::refused("error-leaving-forgotten"))?;
    }
    match session.leave(now) {
        // The clock was set back: what it said is kept, and the evidence asks for a correction.
        Err(SessionError::LeavingBeforeArrival) => {
            if let Some(visit) = &mut session.held {
                visit.leaving = Some(now);
            }
            Ok(())
        }
        done => done.map_err(session_problem),
    }
}

/// What was measured counts again; where nothing was measured or filmed, there was no visit.
fn take_back(file: &CaseFile, id: SessionId, session: &mut Session) -> Result<(), Problem> {
    let nothing = || Problem::refused("error-no-correction");
    let visit = session.held.as_mut().ok_or_else(nothing)?;
    visit.correction.take().ok_or_else(nothing)?;
    let recordings = file.recordings()?;
    let of_session = recordings.iter().filter(|record| record.body.session == id);
    let filmed = of_session.map(|record| record.body.started).min();
    match visit.arrived.or(filmed).or(visit.leaving) {
        Some(began) => visit.date = day_of(began),
        None => session.held = None,
    }
    Ok(())
}

/// The day by the clock on the wall.
fn day_of(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&Local).date_naive()
}
