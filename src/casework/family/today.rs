//! What Today needs of one family, from its records and verdicts. Knows no other family and no window.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use crate::base::{ClipId, SessionId, UserId, count};
use crate::casework::film::permissions::FilmPermissions;
use crate::casework::film::retention::first_due;
use crate::casework::pages::{
    FilmingSaid, NextShort, PathwayView, SessionMark, TodayLine, TodayThing, VisitLine, Why,
};
use crate::casework::records::CaseRecords;
use crate::programme::fidelity::{CaseFacts, RuleFinding, Verdict};
use crate::programme::pathway::Next;
use crate::programme::retention::{RetentionRules, standing_holds};
use crate::programme::{
    About, Entry, HeldVisit, PlaceState, Role, RuleId, Session, StepKind, StepState, SupervisionAnswer,
    Timeline, TimelinePlace, Todo, TodoKind, Vocabulary, WaitingConcerns, steps, timeline,
};

/// What a family's line is made from.
pub(crate) struct Source<'a> {
    pub records: &'a CaseRecords,
    pub facts: &'a CaseFacts,
    pub findings: &'a [RuleFinding],
    pub pathway: &'a PathwayView,
    pub rules: &'a RetentionRules,
    pub vocabulary: &'a Vocabulary,
    pub agenda: &'a [Todo],
    pub concerns: Option<WaitingConcerns>,
    /// Whoever unlocked the vault.
    pub me: Option<UserId>,
    pub today: NaiveDate,
    pub now: DateTime<Utc>,
}

/// The line of a family.
pub(crate) fn line(source: &Source<'_>) -> TodayLine {
    let Source { records, facts, pathway, today, .. } = source;
    let programme = records.programme();
    let timeline = timeline(facts, programme, *today);
    let people = &records.family.people;
    let here = |left: Option<NaiveDate>| left.is_none_or(|left| left > *today);
    let carers =
        people.iter().filter(|person| matches!(person.role, Role::Carer { .. }) && here(person.left));
    let ended = matches!(pathway.stands.next, Next::Ended { .. });
    TodayLine {
        visits: if ended { Vec::new() } else { source.visits() },
        marks: marks(&timeline),
        who: carers.map(|person| person.label.clone()).collect(),
        child_born: records.family.youngest_born(),
        films: programme.films(),
        said: source.said(),
        finish: if ended { Vec::new() } else { source.finish() },
        attention: source.attention(&timeline),
        why: source.why(),
        step: (!matches!(pathway.stands.next, Next::Session { .. }))
            .then(|| NextShort::of(&pathway.stands.next)),
        erase_first: first_due(records, source.rules, *today),
    }
}

/// The places of the programme in small.
fn marks(timeline: &Timeline) -> Vec<SessionMark> {
    let open = |verdict| matches!(verdict, Some(Verdict::AtRisk | Verdict::NotMet));
    let mark = |place: &TimelinePlace| SessionMark {
        number: place.number,
        state: place.state,
        needs_attention: open(place.verdict) || place.state == PlaceState::Overdue,
    };
    timeline.places.iter().map(mark).collect()
}

impl Source<'_> {
    fn visits(&self) -> Vec<VisitLine> {
        let mut visits: Vec<VisitLine> =
            self.facts.sessions.iter().filter_map(|(id, session)| self.visit(*id, session)).collect();
        visits.sort_by_key(|visit| (visit.day, visit.number));
        visits
    }

    fn visit(&self, id: SessionId, session: &Session) -> Option<VisitLine> {
        let held = session.held.as_ref().filter(|visit| visit.date <= self.today);
        let day = match held {
            Some(visit) if self.goes_on(session) => visit.date,
            Some(_) => return None,
            None if session.missed.is_some() => return None,
            None => session.planned.filter(|day| *day >= self.today)?,
        };
        let steps = steps(self.facts, self.vocabulary, self.records.programme(), id, self.today);
        let plan = steps.iter().find(|step| step.kind == StepKind::Plan);
        let chosen = &session.plan.show;
        let there = self
            .facts
            .clips
            .iter()
            .filter(|(clip, body)| chosen.contains(clip) && body.may_be_shown(self.vocabulary));
        Some(VisitLine {
            number: session.number,
            day,
            arrived: held.and_then(HeldVisit::arrived_at),
            under_way: held.is_some(),
            place: session.place.as_ref().map(|place| place.kind),
            focus: session.plan.focus.clone(),
            planned: plan.is_some_and(|plan| plan.state == StepState::Done),
            moments: count(there.count()),
        })
    }

    /// Whether its visit goes on now, over midnight too.
    fn goes_on(&self, session: &Session) -> bool {
        session.closed.is_none()
            && session.held.as_ref().is_some_and(|visit| visit.goes_on(self.today, self.now))
    }

    fn said(&self) -> FilmingSaid {
        FilmPermissions::from_records(self.records, None, self.today).filming_said()
    }

    /// The session's number.
    fn number(&self, session: SessionId) -> Option<u32> {
        let sessions = &self.facts.sessions;
        sessions.iter().find(|(id, _)| *id == session).map(|(_, session)| session.number)
    }

    fn finish(&self) -> Vec<TodayThing> {
        let mut things: Vec<TodayThing> = self.agenda.iter().filter_map(|todo| self.of_todo(todo)).collect();
        things.extend(self.unwritten_words());
        things.extend(self.unanswered());
        things.sort_unstable();
        things
    }

    fn of_todo(&self, todo: &Todo) -> Option<TodayThing> {
        let (session, number) = todo.session?;
        // Nothing of a visit is left open while it goes on.
        if self.facts.sessions.iter().any(|(id, body)| *id == session && self.goes_on(body)) {
            return None;
        }
        Some(match todo.kind {
            TodoKind::LeavingForgotten => TodayThing::Leaving { day: todo.day?, number },
            TodoKind::DayPassed => TodayThing::DayPassed { day: todo.day?, number },
            TodoKind::NotTagged => TodayThing::NoMoments { number },
            TodoKind::NotShown => TodayThing::NotWatched { number, moments: self.unwatched(session) },
            // Before it is closed, what the parents said is written down.
            TodoKind::NotClosed if self.lacks_words(session) => return None,
            TodoKind::NotClosed => TodayThing::NotClosed { number },
            // The card of the visit, and what needs attention, say these.
            TodoKind::SessionToday
            | TodoKind::VisitUnderWay
            | TodoKind::ConcernWaits
            | TodoKind::NothingPlanned => return None,
        })
    }

    /// How many of a session's own moments were not watched yet.
    fn unwatched(&self, session: SessionId) -> u32 {
        let shown: BTreeSet<ClipId> = self.facts.showings.iter().map(|showing| showing.clip).collect();
        let own = self.facts.clips.iter().filter(|(id, clip)| {
            clip.session == session && clip.may_be_shown(self.vocabulary) && !shown.contains(id)
        });
        count(own.count())
    }

    fn lacks_words(&self, session: SessionId) -> bool {
        let programme = self.records.programme();
        let mut showings = self.facts.showings.iter();
        showings.any(|showing| showing.session == session && showing.counts_in(programme))
            && !self.facts.words.iter().any(|words| words.session == session)
    }

    /// The sessions that are over, at which something was shown and nothing written down that the parents said.
    fn unwritten_words(&self) -> impl Iterator<Item = TodayThing> {
        let over = self.facts.sessions.iter().filter(|(_, session)| {
            session.closed.is_none() && session.held.as_ref().is_some_and(|visit| visit.is_over(self.today))
        });
        let lacking = over.filter(|(id, _)| self.lacks_words(*id));
        lacking.map(|(_, session)| TodayThing::NoWords { number: session.number })
    }

    /// Notes of others that nobody answered.
    fn unanswered(&self) -> impl Iterator<Item = TodayThing> {
        let entries = &self.records.entries;
        entries.iter().filter_map(move |entered| {
            let Entry::SupervisionNote(note) = &entered.entry else { return None };
            let is_answer = |other: &crate::programme::Entered| {
                matches!(&other.entry, Entry::SupervisionAnswer(SupervisionAnswer { note, .. }) if *note == entered.id)
            };
            if Some(entered.by) == self.me || entries.iter().any(is_answer) {
                return None;
            }
            let clips = &self.facts.clips;
            let number = match note.about {
                About::Family => None,
                About::Session(session) => self.number(session),
                About::Clip(id) => {
                    let clip = clips.iter().find(|(known, _)| *known == id);
                    clip.and_then(|(_, clip)| self.number(clip.session))
                }
            };
            Some(TodayThing::Note { number })
        })
    }

    fn attention(&self, timeline: &Timeline) -> Vec<TodayThing> {
        let mut things = Vec::new();
        if let Some(WaitingConcerns { count, since }) = self.concerns {
            things.push(TodayThing::Concerns { since, count });
        }
        match &self.pathway.stands.next {
            Next::Session { .. } => things.extend(self.to_plan(timeline)),
            Next::Review { planned, .. } => {
                things.push(TodayThing::Review { on: planned.map(|(_, on)| on) });
            }
            next @ (Next::Refer
            | Next::Assess { .. }
            | Next::Offer { .. }
            | Next::Answer { .. }
            | Next::Begin { .. }
            | Next::Judge { .. }
            | Next::End { .. }) => things.push(TodayThing::Step(next.step())),
            Next::Ended { .. } => {}
        }
        let lifted: Vec<_> = self.records.lifted.iter().map(|record| record.body.clone()).collect();
        let holds = standing_holds(self.records.holds.iter().map(|hold| (hold.id, &hold.body)), &lifted);
        let first = holds.iter().map(|(_, hold)| hold.review).min();
        things.extend(first.filter(|on| *on <= self.today).map(|on| TodayThing::HoldReview { on }));
        things.sort_unstable();
        things
    }

    /// Where it comes from that a step is next, or that visits are to be planned.
    fn why(&self) -> Option<Why> {
        if let Next::Session { .. } = self.pathway.stands.next {
            let source = &self.records.programme().rule(RuleId::SPAN)?.source;
            return Some(Why { source: source.clone(), quote: None });
        }
        let said = self.pathway.stands.why.as_ref()?;
        Some(Why { source: said.source.clone(), quote: Some(said.quote.clone()) })
    }

    /// Visits to plan: where none is planned, or where as things go the last comes too late.
    fn to_plan(&self, timeline: &Timeline) -> Option<TodayThing> {
        let nothing_planned = self.agenda.iter().any(|todo| todo.kind == TodoKind::NothingPlanned);
        let late = |finding: &RuleFinding| finding.rule == RuleId::SPAN && finding.verdict == Verdict::AtRisk;
        let asked = self.records.programme().sessions_required();
        let without = timeline.places.iter().filter(|place| place.state == PlaceState::Unplanned).count();
        if without == 0 || !nothing_planned && !self.findings.iter().any(late) {
            return None;
        }
        Some(TodayThing::ToPlan { by: timeline.last_to, visits: asked.map(|_| count(without)) })
    }
}
