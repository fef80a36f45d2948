//! Fidelity: where a programme stands against its definition, rule by rule, with the evidence. Pure: the same
//! facts on the same day give the same verdicts. Makes no sentences: the window and the command line do.
//!
//! A session held after `today` is still to come, film and all, so asking for an earlier day tells how things stood
//! on that day, as far as today's records know.

mod around;
mod consent;
mod covered;
mod evidence;
mod grid;
mod remedy;
mod rhythm;
mod sessions;
mod span;
mod visits;
mod watching;
mod worker;

use chrono::NaiveDate;
use serde::Serialize;

use super::case::Person;
use super::clip::Clip;
use super::consent::ConsentRecord;
use super::definition::{ProgrammeDefinition, RuleId};
use super::entry::Entered;
use super::recording::Recording;
use super::session::Session;
use super::showing::{ParentWords, Showing};
use super::training::Training;
use super::vocabulary::Vocabulary;
use crate::base::{ClipId, RunId, SessionId};

pub use evidence::{Evidence, Forecast, ForecastBasis, Pace, WorkerStanding};
pub use grid::{Urgent, most_urgent, of_rules};
pub use remedy::Remedy;
pub(super) use sessions::Film;
pub(super) use span::{months_after, most};
pub(super) use visits::Visits;

/// What the rules are judged from: the newest versions of a case's records, as far as one programme is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseFacts {
    /// Which of the family's programmes; `None` where it has only this.
    pub run: Option<RunId>,
    /// The day the programme was to start.
    pub start: Option<NaiveDate>,
    /// The day it was ended.
    pub ended: Option<NaiveDate>,
    /// The family's people.
    pub people: Vec<Person>,
    /// Every answer of the carers, in any order.
    pub consents: Vec<ConsentRecord>,
    /// Every session of the programme, in any order.
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
    /// The family's entries that stand, in any order.
    pub entries: Vec<Entered>,
}

impl CaseFacts {
    /// The children whom the programme is about.
    pub(super) fn children(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| !person.is_carer() && !person.beside)
    }
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
    /// What would put it right, where it is at risk.
    pub remedy: Option<Remedy>,
    /// The recommendation the rule comes from.
    pub source: String,
}

/// Judges every rule of the definition: for each, first the programme as a whole, then (where the rule is about
/// single sessions) every session in the order of their numbers; headings, aims and contents one by one, for the
/// programme as a whole. A rule the definition lacks gives no finding.
pub fn evaluate(
    definition: &ProgrammeDefinition,
    vocabulary: &Vocabulary,
    facts: &CaseFacts,
    today: NaiveDate,
) -> Vec<Finding> {
    let visits = Visits::new(facts, today);
    let mut findings = of_sessions(definition, &visits);
    findings.extend(of_watching(definition, vocabulary, &visits));
    findings.extend(of_programme(definition, &visits));
    findings.sort_by_key(|finding| finding.rule);
    remedy::add(&mut findings, today);
    findings
}

/// The findings that rest on no vocabulary: every rule that has a verdict for single sessions, count and span.
pub(super) fn sessions_and_span(
    definition: &ProgrammeDefinition,
    facts: &CaseFacts,
    today: NaiveDate,
) -> Vec<Finding> {
    of_sessions(definition, &Visits::new(facts, today))
}

fn of_sessions(definition: &ProgrammeDefinition, visits: &Visits) -> Vec<Finding> {
    let required = definition.sessions_required();
    let mut findings = Vec::new();
    for (&id, rule) in &definition.rules {
        let judged = match id {
            RuleId::SessionCount => vec![sessions::count(rule.bounds, definition, visits)],
            RuleId::SessionLength => sessions::lengths(rule.bounds, definition, visits),
            RuleId::Span => vec![span::judge(rule.bounds, definition, visits)],
            RuleId::Filmed => sessions::films(rule.bounds, visits, required),
            // Without bounds here. The programme file is refused if it gives them any.
            _ => Vec::new(),
        };
        findings.extend(written(id, &rule.source, judged));
    }
    if let Some(phase) = definition.rhythm.first() {
        findings.extend(written(RuleId::Rhythm, &phase.source, rhythm::judge(definition, visits)));
    }
    if let Some(watching) = &definition.watching {
        let judged = watching::watched(watching, visits, required);
        findings.extend(written(RuleId::Watched, &watching.source, judged));
    }
    if let Some(place) = &definition.place {
        let judged = worker::places(place.place, visits, required);
        findings.extend(written(RuleId::Place, &place.source, judged));
    }
    if let Some(worker) = &definition.worker {
        let judged = worker::workers(worker, visits, required);
        findings.extend(written(RuleId::Worker, &worker.source, judged));
    }
    if let Some(consent) = definition.consent.as_ref().filter(|_| definition.films()) {
        let judged = consent::filming(visits, required);
        findings.extend(written(RuleId::ConsentToFilm, &consent.source, judged));
        let judged = consent::showing(definition, visits, required);
        findings.extend(written(RuleId::ConsentToShow, &consent.source, judged));
    }
    findings
}

/// What was highlighted, changed and served over the programme.
fn of_watching(definition: &ProgrammeDefinition, vocabulary: &Vocabulary, visits: &Visits) -> Vec<Finding> {
    let Some(watching) = &definition.watching else { return Vec::new() };
    let mut findings = Vec::new();
    let shown = watching::Shown::new(visits, watching, vocabulary, definition.sessions_required());
    for heading in &definition.headings {
        findings.extend(written(RuleId::Heading, &heading.source, [shown.heading(&heading.id)]));
    }
    if let Some(change) = &definition.change {
        findings.extend(written(RuleId::Change, &change.source, [shown.change()]));
    }
    for aim in &definition.aims {
        findings.extend(written(RuleId::Aims, &aim.source, [shown.aim(aim)]));
    }
    findings
}

/// What is judged of the programme as a whole only.
fn of_programme(definition: &ProgrammeDefinition, visits: &Visits) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(first) = &definition.first {
        findings.extend(written(RuleId::First, &first.source, [covered::first(definition, visits)]));
    }
    for content in &definition.contents {
        let judged = covered::content(content, definition, visits);
        findings.extend(written(RuleId::Contents, &content.source, [judged]));
    }
    if let Some(ages) = &definition.ages {
        findings.extend(written(RuleId::Age, &ages.source, [around::age(ages, visits)]));
    }
    if let Some(assessment) = &definition.assessment {
        findings.extend(written(RuleId::Assessment, &assessment.source, [around::assessment(visits)]));
    }
    if let Some(review) = &definition.review {
        let judged = around::review(review, definition, visits);
        findings.extend(written(RuleId::Review, &review.source, [judged]));
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
        remedy: None,
        source: source.to_owned(),
    })
}

/// Session (or the whole), verdict and evidence: a finding before its rule is written on it.
type Judged = (Option<u32>, Verdict, Evidence);

#[cfg(test)]
mod tests;
