//! The verdicts of a programme as a line of the grid of supervision: for each session, and for the programme as a whole,
//! the most urgent. Judges nothing anew.

use std::collections::BTreeMap;

use super::finding::RuleFinding;
use super::verdict::Verdict;

/// The most urgent verdicts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Urgent {
    /// Of the rules judged over the programme as a whole.
    pub whole: Verdict,
    /// Of each session's own rules, by its number.
    pub sessions: BTreeMap<u32, Verdict>,
}

impl Urgent {
    /// Of these findings; nothing judged is not applicable.
    pub fn of(findings: &[RuleFinding]) -> Self {
        let mut urgent = Self { whole: Verdict::NotApplicable, sessions: BTreeMap::new() };
        for finding in findings {
            let seen = match finding.session {
                None => &mut urgent.whole,
                Some(number) => urgent.sessions.entry(number).or_insert(Verdict::NotApplicable),
            };
            if finding.verdict.urgency() > seen.urgency() {
                *seen = finding.verdict;
            }
        }
        urgent
    }

    /// Of all together.
    pub fn most(&self) -> Verdict {
        let all = self.sessions.values().copied().chain([self.whole]);
        all.max_by_key(|verdict| verdict.urgency()).unwrap_or(Verdict::NotApplicable)
    }
}

/// The verdicts of the rules.
pub fn of_rules(findings: &[RuleFinding]) -> impl Iterator<Item = Verdict> {
    findings.iter().map(|finding| finding.verdict)
}

/// The verdict a worker should see first.
pub fn most_urgent(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    verdicts.max_by_key(|verdict| verdict.urgency()).unwrap_or(Verdict::NotApplicable)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::programme::RuleId;
    use crate::programme::fidelity::evidence::Evidence;
    use crate::programme::fidelity::rules::worker::{WorkerEvidence, WorkerStanding};

    const VERDICTS: [Verdict; 5] =
        [Verdict::Met, Verdict::NotYet, Verdict::AtRisk, Verdict::NotMet, Verdict::NotApplicable];

    fn finding(session: Option<u32>, verdict: Verdict) -> RuleFinding {
        let evidence = Evidence::of(WorkerEvidence { worker: WorkerStanding::NotRecorded });
        RuleFinding {
            rule: RuleId::WORKER,
            session,
            verdict,
            evidence,
            source: "NG26 1.4.2".to_owned(),
            remedy: None,
        }
    }

    #[test]
    fn a_cell_shows_the_most_urgent_of_its_findings_and_no_other_cells() {
        let findings = [
            finding(None, Verdict::AtRisk),
            finding(None, Verdict::Met),
            finding(Some(1), Verdict::Met),
            finding(Some(1), Verdict::NotMet),
            finding(Some(2), Verdict::NotApplicable),
            finding(Some(3), Verdict::NotYet),
        ];
        let urgent = Urgent::of(&findings);
        assert_eq!(urgent.whole, Verdict::AtRisk);
        let cells: Vec<_> = urgent.sessions.iter().map(|(number, verdict)| (*number, *verdict)).collect();
        assert_eq!(cells, [(1, Verdict::NotMet), (2, Verdict::NotApplicable), (3, Verdict::NotYet)]);
        assert_eq!(urgent.most(), Verdict::NotMet);
        assert_eq!(Urgent::of(&[]).most(), Verdict::NotApplicable);
    }

    proptest! {
        #[test]
        fn no_finding_is_more_urgent_than_its_cell_and_one_is_as_urgent(
            drawn in prop::collection::vec((prop::option::of(1..12_u32), 0..5_usize), 1..40)
        ) {
            let findings: Vec<RuleFinding> =
                drawn.into_iter().map(|(session, verdict)| finding(session, VERDICTS[verdict])).collect();
            let urgent = Urgent::of(&findings);
            for (cell, number) in urgent.sessions.iter().map(|(number, cell)| (cell, Some(*number))) {
                let of_cell = || findings.iter().filter(|finding| finding.session == number);
                prop_assert!(of_cell().all(|finding| finding.verdict.urgency() <= cell.urgency()));
                prop_assert!(of_cell().any(|finding| finding.verdict == *cell));
            }
            let most = urgent.most().urgency();
            prop_assert!(findings.iter().all(|finding| finding.verdict.urgency() <= most));
        }
    }
}
