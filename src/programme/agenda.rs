//! What a worker has to do for one family today, most urgent first. For the worker's eye only: judges nothing. Knows no
//! window.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::clip::Clip;
use super::concerns::waiting;
use super::recording::{Recording, RecordingState};
use super::session::{HeldVisit, Session};
use super::steps::own_clips;
use super::vocabulary::Vocabulary;
use crate::base::{ClipId, SessionId};
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::fidelity::facts::CaseFacts;
use crate::programme::fidelity::visits::Visits;

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Todo {
    /// What.
    pub kind: TodoKind,
    /// The day it is about: of the visit, or planned.
    pub day: Option<NaiveDate>,
    /// The session it is about, with its number.
    pub session: Option<(SessionId, u32)>,
}

/// What there is to do; the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TodoKind {
    /// A safeguarding concern is open, and nobody named has answered it; the day is the concern's. Never what it says.
    ConcernWaits,
    /// A session is planned for today.
    SessionToday,
    /// A visit of today is under way.
    VisitUnderWay,
    /// On an earlier day the worker arrived and never recorded the leaving: correct it.
    LeavingForgotten,
    /// The planned day has passed, and the session was neither held nor missed: move it, or say why it was missed.
    DayPassed,
    /// The film of a visit has no clip.
    NotTagged,
    /// Of the visit's clips for parents none was shown to them: show one, or choose one for the next session.
    NotShown,
    /// Everything is done, and the session is not closed.
    NotClosed,
    /// More sessions are to come, and none is planned.
    NothingPlanned,
}

/// What there is to do on `today`, most urgent first; of one kind, the oldest first.
pub fn agenda(
    facts: &CaseFacts,
    vocabulary: &Vocabulary,
    definition: &ProgrammeDefinition,
    today: NaiveDate,
) -> Vec<Todo> {
    let visits = Visits::new(facts, today);
    let concerns = waiting(&facts.entries, today);
    let mut todos: Vec<Todo> =
        concerns.map(|on| Todo { kind: TodoKind::ConcernWaits, day: Some(on), session: None }).collect();
    for (id, session) in &visits.sessions {
        let (kinds, day) = match visits.held(session) {
            Some(visit) => {
                (of_visit(&visits, facts, vocabulary, definition, *id, session, visit), Some(visit.date))
            }
            None => (of_plan(session, today).into_iter().collect(), session.planned),
        };
        let about = Some((*id, session.number));
        todos.extend(kinds.into_iter().map(|kind| Todo { kind, day, session: about }));
    }
    let to_come = visits.more_to_come(definition.sessions_required());
    let planned =
        visits.sessions.iter().any(|(_, session)| visits.is_open(session) && session.planned.is_some());
    if to_come && !planned {
        todos.push(Todo { kind: TodoKind::NothingPlanned, day: None, session: None });
    }
    todos.sort_by_key(|todo| (todo.kind, todo.day, todo.session.map(|(id, number)| (number, id))));
    todos
}

fn of_plan(session: &Session, today: NaiveDate) -> Option<TodoKind> {
    let day = session.planned.filter(|_| session.missed.is_none())?;
    match day.cmp(&today) {
        std::cmp::Ordering::Equal => Some(TodoKind::SessionToday),
        std::cmp::Ordering::Less => Some(TodoKind::DayPassed),
        std::cmp::Ordering::Greater => None,
    }
}

fn of_visit(
    visits: &Visits,
    facts: &CaseFacts,
    vocabulary: &Vocabulary,
    definition: &ProgrammeDefinition,
    id: SessionId,
    session: &Session,
    visit: &HeldVisit,
) -> Vec<TodoKind> {
    let under_way = visit.is_under_way(visits.today);
    let mut kinds = Vec::new();
    if under_way {
        kinds.push(TodoKind::VisitUnderWay);
    }
    if visit.leaving_forgotten(visits.today) {
        kinds.push(TodoKind::LeavingForgotten);
    }
    // Whoever closes a session has finished with its film.
    if session.closed.is_some() {
        return kinds;
    }
    let erased = |film: &Recording| film.state == RecordingState::Erased;
    let film_gone = visits.recordings(id).next().is_some() && visits.recordings(id).all(erased);
    let mut clips = own_clips(facts, id).peekable();
    if film_gone {
        // Nothing of it can be tagged or shown any more.
    } else if clips.peek().is_some() {
        let shown: BTreeSet<_> = facts
            .showings
            .iter()
            .filter(|showing| showing.counts_in(definition))
            .map(|showing| showing.clip)
            .collect();
        let own: Vec<&(ClipId, Clip)> = clips.collect();
        // Clips for staff are not waiting to be shown.
        let showable = own.iter().any(|(_, clip)| clip.may_be_shown(vocabulary));
        if showable && !own.iter().any(|(id, _)| shown.contains(id)) {
            kinds.push(TodoKind::NotShown);
        }
    } else if visits.recordings(id).any(Recording::is_watchable) {
        kinds.push(TodoKind::NotTagged);
    }
    if kinds.is_empty() {
        kinds.push(TodoKind::NotClosed);
    }
    kinds
}
