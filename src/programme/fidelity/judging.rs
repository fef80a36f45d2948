//! Judges a programme by every rule of its definition.

use chrono::NaiveDate;

use super::facts::CaseFacts;
use super::finding::{Finding, Judged};
use super::visits::Visits;
use super::{around, consent, covered, remedies, rhythm, sessions, span, watching, worker};
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::RuleId;
use crate::programme::vocabulary::Vocabulary;

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
    remedies::add(&mut findings, today);
    findings
}

/// The findings that rest on no vocabulary: every rule that has a verdict for single sessions, count and span.
pub(in crate::programme) fn sessions_and_span(
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
