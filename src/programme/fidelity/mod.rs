//! Fidelity: where a programme stands against its definition, rule by rule, with the evidence. Pure: the same
//! facts on the same day give the same verdicts. Makes no sentences: the window and the command line do.
//!
//! A session held after `today` is still to come, film and all, so asking for an earlier day tells how things stood
//! on that day, as far as today's records know.

mod evidence;
mod grid;
mod sessions;
mod span;
mod watching;
mod worker;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::clip::Clip;
use super::definition::{ProgrammeDefinition, RuleId};
use super::entry::Entered;
use super::recording::Recording;
use super::session::{HeldVisit, Session};
use super::showing::{ParentWords, Showing};
use super::training::Training;
use super::vocabulary::Vocabulary;
use crate::base::{ClipId, SessionId};

pub use evidence::{Evidence, Forecast, ForecastBasis, Pace, WorkerStanding};
pub use grid::Urgent;
pub(super) use sessions::Film;
pub(super) use span::months_after;

/// What the rules are judged from: the newest versions of a case's records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseFacts {
    /// The day the programme was to start.
    pub start: Option<NaiveDate>,
    /// Every session, in any order.
    pub sessions: Vec<(SessionId, Session)>,
    /// Every recording, in any order; one whose session is not among `sessions` is left out.
    pub recordings: Vec<Recording>,
    /// Every clip that is not removed, in any order.
    pub clips: Vec<(ClipId, Clip)>,
    /// Every showing to the parents, in any order.
    pub showings: Vec<Showing>,
    /// What the parents said, in any order; judged by no rule.
    pub words: Vec<ParentWords>,
    /// Trainings of staff, of this family's workers or of all, in any order.
    pub training: Vec<Training>,
    /// The entries that stand, in any order.
    pub entries: Vec<Entered>,
}

/// How a rule is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Kept.
    Met,
    /// Open: it can be kept, and nothing speaks against it yet.
    NotYet,
    /// Open, but as things go it will not be kept.
    AtRisk,
    /// Not kept, and not to be mended by going on.
    NotMet,
    /// Does not apply here.
    NotApplicable,
}

impl Verdict {
    /// The word of records and of translations: `met`, `not-yet`, `at-risk`, `not-met`, `not-applicable`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotYet => "not-yet",
            Self::AtRisk => "at-risk",
            Self::NotMet => "not-met",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// How soon a worker should see it: the highest first.
    pub const fn urgency(self) -> u8 {
        match self {
            Self::NotMet => 4,
            Self::AtRisk => 3,
            Self::NotYet => 2,
            Self::Met => 1,
            Self::NotApplicable => 0,
        }
    }
}

/// One verdict, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule, which prints as `V1.count` and so on.
    pub rule: RuleId,
    /// Number of the session judged, or `None` for the programme as a whole.
    pub session: Option<u32>,
    /// The verdict.
    pub verdict: Verdict,
    /// What it rests on.
    pub evidence: Evidence,
    /// The recommendation the rule comes from.
    pub source: String,
}

/// Judges every rule of the definition: for each, first the programme as a whole, then (where the rule is about
/// single sessions) every session in the order of their numbers; for V3.heading the programme as a whole, heading by
/// heading. A rule the definition lacks gives no finding.
pub fn evaluate(
    definition: &ProgrammeDefinition,
    vocabulary: &Vocabulary,
    facts: &CaseFacts,
    today: NaiveDate,
) -> Vec<Finding> {
    let mut findings = sessions_and_span(definition, facts, today);
    if let Some(watching) = &definition.watching {
        let visits = Visits::new(facts, today);
        let shown = watching::Shown::new(&visits, watching, vocabulary, definition.sessions_required());
        for heading in &definition.headings {
            findings.extend(written(RuleId::Heading, &heading.source, [shown.heading(&heading.id)]));
        }
        if let Some(change) = &definition.change {
            findings.extend(written(RuleId::Change, &change.source, [shown.change()]));
        }
    }
    findings.sort_by_key(|finding| finding.rule);
    findings
}

/// The findings that rest on no vocabulary: every rule that has a verdict for single sessions, count and span.
pub(super) fn sessions_and_span(
    definition: &ProgrammeDefinition,
    facts: &CaseFacts,
    today: NaiveDate,
) -> Vec<Finding> {
    let visits = Visits::new(facts, today);
    let required = definition.sessions_required();
    let mut findings = Vec::new();
    for (&id, rule) in &definition.rules {
        let judged = match id {
            RuleId::SessionCount => vec![sessions::count(rule.bounds, &visits)],
            RuleId::SessionLength => sessions::lengths(rule.bounds, &visits, required),
            RuleId::Span => {
                vec![span::judge(rule.bounds, &visits, required.unwrap_or_default(), facts.start)]
            }
            RuleId::Filmed => sessions::films(rule.bounds, &visits, required),
            // Without bounds: below. The programme file is refused if it gives them any.
            RuleId::Watched | RuleId::Heading | RuleId::Change | RuleId::Place | RuleId::Worker => Vec::new(),
        };
        findings.extend(written(id, &rule.source, judged));
    }
    if let Some(watching) = &definition.watching {
        let judged = watching::watched(watching, &visits, required);
        findings.extend(written(RuleId::Watched, &watching.source, judged));
    }
    if let Some(place) = &definition.place {
        findings.extend(written(
            RuleId::Place,
            &place.source,
            worker::places(place.place, &visits, required),
        ));
    }
    if let Some(worker) = &definition.worker {
        findings.extend(written(RuleId::Worker, &worker.source, worker::workers(&visits, required)));
    }
    findings
}

fn written(
    rule: RuleId,
    source: &str,
    judged: impl IntoIterator<Item = Judged>,
) -> impl Iterator<Item = Finding> {
    judged.into_iter().map(move |(session, verdict, evidence)| Finding {
        rule,
        session,
        verdict,
        evidence,
        source: source.to_owned(),
    })
}

/// Session (or the whole), verdict and evidence: a finding before its rule is written on it.
type Judged = (Option<u32>, Verdict, Evidence);

/// The sessions as they stand on a day.
pub(super) struct Visits<'a> {
    pub today: NaiveDate,
    facts: &'a CaseFacts,
    /// By number, then date.
    pub sessions: Vec<&'a (SessionId, Session)>,
    /// The day each number was first held, earliest first: the sessions that count.
    pub counted: Vec<NaiveDate>,
}

/// Where a visit lies in time: its day, when it began (the arrival, or else the first film), its number.
pub(super) type VisitOrder = (NaiveDate, Option<DateTime<Utc>>, u32);

impl<'a> Visits<'a> {
    pub fn new(facts: &'a CaseFacts, today: NaiveDate) -> Self {
        let mut sessions: Vec<_> = facts.sessions.iter().collect();
        sessions.sort_by_key(|(id, session)| {
            (session.number, session.held.as_ref().map(|visit| visit.date), *id)
        });
        let mut numbered: Vec<(u32, NaiveDate)> = sessions
            .iter()
            .filter_map(|(_, session)| Some((session.number, held_by(session, today)?.date)))
            .collect();
        numbered.dedup_by_key(|(number, _)| *number);
        let mut counted: Vec<NaiveDate> = numbered.into_iter().map(|(_, date)| date).collect();
        counted.sort_unstable();
        Self { today, facts, sessions, counted }
    }

    /// The visit, if it was held by today.
    pub fn held(&self, session: &'a Session) -> Option<&'a HeldVisit> {
        held_by(session, self.today)
    }

    /// How many sessions count.
    pub fn held_count(&self) -> u32 {
        u32::try_from(self.counted.len()).unwrap_or(u32::MAX)
    }

    /// The recordings of a session.
    pub fn recordings(&self, of: SessionId) -> impl Iterator<Item = &'a Recording> {
        self.facts.recordings.iter().filter(move |recording| recording.session == of)
    }

    /// The session of that id, if it was held by today.
    fn session(&self, id: SessionId) -> Option<(&'a Session, &'a HeldVisit)> {
        let (_, session) = self.sessions.iter().find(|(known, _)| *known == id)?;
        Some((session, self.held(session)?))
    }

    /// Where the visit of a session lies in time; `None` if it was not held by today.
    pub fn order(&self, id: SessionId) -> Option<VisitOrder> {
        let (session, visit) = self.session(id)?;
        let filmed = || self.recordings(id).map(|recording| recording.started).min();
        Some((visit.date, visit.arrived_at().or_else(filmed), session.number))
    }

    /// Where the visits with film lie in time: film that could be watched then, whether or not it is erased by now.
    pub fn filmed(&self) -> Vec<VisitOrder> {
        let with_film =
            self.sessions.iter().filter(|(id, _)| self.recordings(*id).any(Recording::was_watchable));
        with_film.filter_map(|(id, _)| self.order(*id)).collect()
    }
}

fn held_by(session: &Session, today: NaiveDate) -> Option<&HeldVisit> {
    session.held.as_ref().filter(|visit| visit.date <= today)
}

#[cfg(test)]
mod tests;
