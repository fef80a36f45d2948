//! Fidelity: where a programme stands against its definition, rule by rule, with the evidence. Pure: the same
//! facts on the same day give the same verdicts. Makes no sentences: the window and the command line do.
//!
//! A session held after `today` is still to come, film and all, so asking for an earlier day tells how things stood
//! on that day, as far as today's records know.

mod evidence;
mod sessions;
mod span;

use chrono::NaiveDate;
use serde::Serialize;

use super::clip::Clip;
use super::definition::{ProgrammeDefinition, RuleId};
use super::recording::Recording;
use super::session::{HeldVisit, Session};
use super::showing::Showing;
use super::training::Training;
use crate::base::{ClipId, SessionId};

pub use evidence::{Evidence, Forecast, ForecastBasis, Pace};

/// What the rules are judged from: the newest versions of a case's records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// Trainings of staff, of this family's workers or of all, in any order.
    pub training: Vec<Training>,
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
/// single sessions) every session in the order of their numbers. A rule the definition lacks gives no finding.
pub fn evaluate(definition: &ProgrammeDefinition, facts: &CaseFacts, today: NaiveDate) -> Vec<Finding> {
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
        };
        findings.extend(judged.into_iter().map(|(session, verdict, evidence)| Finding {
            rule: id,
            session,
            verdict,
            evidence,
            source: rule.source.clone(),
        }));
    }
    findings
}

/// Session (or the whole), verdict and evidence: a finding before its rule is written on it.
type Judged = (Option<u32>, Verdict, Evidence);

/// The sessions as they stand on a day.
struct Visits<'a> {
    today: NaiveDate,
    facts: &'a CaseFacts,
    /// By number, then date.
    sessions: Vec<&'a (SessionId, Session)>,
    /// The day each number was first held, earliest first: the sessions that count.
    counted: Vec<NaiveDate>,
}

impl<'a> Visits<'a> {
    fn new(facts: &'a CaseFacts, today: NaiveDate) -> Self {
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
    fn held(&self, session: &'a Session) -> Option<&'a HeldVisit> {
        held_by(session, self.today)
    }

    /// How many sessions count.
    fn held_count(&self) -> u32 {
        u32::try_from(self.counted.len()).unwrap_or(u32::MAX)
    }

    /// The recordings of a session.
    fn recordings(&self, of: SessionId) -> impl Iterator<Item = &'a Recording> {
        self.facts.recordings.iter().filter(move |recording| recording.session == of)
    }
}

fn held_by(session: &Session, today: NaiveDate) -> Option<&HeldVisit> {
    session.held.as_ref().filter(|visit| visit.date <= today)
}

#[cfg(test)]
mod tests;
