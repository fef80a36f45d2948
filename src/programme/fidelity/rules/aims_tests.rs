//! The aims, by the clips that were shown.

use super::AimEvidence;
use crate::base::MediaTime;
use crate::programme::RuleId;
use crate::programme::fidelity::tests::{clip, definition, every, of, shown, sound_sessions, vocabulary};
use crate::programme::fidelity::{Remedy, Verdict};

/// NG26 1.4.1: the five aims, covered by the clips that were shown.
#[test]
fn aims_are_covered_by_the_clips_shown() {
    let mut facts = sound_sessions(&every(12, 5, "2026-01-05"));
    facts.clips = vec![clip(1, 1, "S4")];
    facts.showings = vec![shown(2, 1, "S4", MediaTime::from_secs(9), None)];
    let served = vocabulary().tag("S4").unwrap().aims.clone();
    for finding in of(&definition(), &facts, "2026-03-01", RuleId::AIMS) {
        let Some(AimEvidence { aim, clips, sessions, .. }) = finding.evidence.get() else {
            panic!("{finding:?}")
        };
        if served.contains(aim) {
            assert_eq!((finding.verdict, *clips, sessions.as_slice()), (Verdict::Met, 1, &[(2, 1)][..]));
        } else {
            let left = Some(5);
            let is_shown = matches!(&finding.remedy, Some(Remedy::ShowAim { sessions_left, .. }) if *sessions_left == left);
            assert!(finding.verdict == Verdict::AtRisk && is_shown, "half are held: {finding:?}");
        }
    }
}
