//! Judges a programme by every rule there is.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::facts::CaseFacts;
use super::finding::RuleFinding;
use super::remedy::Remedy;
use super::rule::Case;
use super::rules;
use super::verdict::Verdict;
use super::visits::Visits;
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::RuleId;
use crate::programme::pathway::asks::asks;
use crate::programme::pathway::duty::PathwayAsks;
use crate::programme::vocabulary::Vocabulary;

/// Judges every rule of the definition: for each, first the programme as a whole, then (where the rule is about
/// single sessions) every session in the order of their numbers; headings, aims and contents one by one, for the
/// programme as a whole. A rule the definition lacks gives no finding.
pub fn evaluate(
    definition: &ProgrammeDefinition,
    vocabulary: &Vocabulary,
    facts: &CaseFacts,
    today: NaiveDate,
) -> Vec<RuleFinding> {
    let mut findings = judged(definition, Some(vocabulary), facts, today);
    add_remedies(&mut findings, today);
    findings
}

/// The findings that rest on no vocabulary: of every rule that has a verdict for single sessions among them.
pub(in crate::programme) fn without_vocabulary(
    definition: &ProgrammeDefinition,
    facts: &CaseFacts,
    today: NaiveDate,
) -> Vec<RuleFinding> {
    judged(definition, None, facts, today)
}

fn judged(
    definition: &ProgrammeDefinition,
    vocabulary: Option<&Vocabulary>,
    facts: &CaseFacts,
    today: NaiveDate,
) -> Vec<RuleFinding> {
    let visits = Visits::new(facts, today);
    // No rule of a single session is asked for on the pathway.
    let is_asked = vocabulary.is_some() && definition.offers.is_some();
    let asks = if is_asked { asks(facts, definition, today) } else { PathwayAsks::default() };
    let case = Case { definition, vocabulary, asks: &asks, visits: &visits };
    let of_rule = |rule: &&dyn rules::Rule| {
        let id = rule.id();
        let finding = move |(source, (session, verdict, evidence)): (&str, _)| RuleFinding {
            rule: id,
            session,
            verdict,
            evidence,
            remedy: None,
            source: source.to_owned(),
        };
        rule.judge(&case).into_iter().map(finding).collect::<Vec<_>>()
    };
    rules::ALL.iter().flat_map(of_rule).collect()
}

/// Adds to each finding at risk what would put it right; to a programme as a whole, where only its sessions tell, what
/// would put the first of them right.
fn add_remedies(findings: &mut [RuleFinding], today: NaiveDate) {
    let mut of_session: BTreeMap<RuleId, Remedy> = BTreeMap::new();
    for finding in findings.iter_mut().filter(|finding| finding.verdict == Verdict::AtRisk) {
        finding.remedy = finding.evidence.remedy(today);
        if let (Some(_), Some(remedy)) = (finding.session, &finding.remedy) {
            of_session.entry(finding.rule).or_insert_with(|| remedy.clone());
        }
    }
    for finding in findings.iter_mut() {
        if finding.verdict == Verdict::AtRisk && finding.remedy.is_none() {
            finding.remedy = of_session.get(&finding.rule).cloned();
        }
    }
}
