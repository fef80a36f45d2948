//! NG26 1.4.2: "delivered in the parental home".

use super::PlaceEvidence;
use crate::programme::fidelity::tests::{day, finding, sound_sessions};
use crate::programme::fidelity::{Evidence, Verdict};
use crate::programme::{PlaceKind, RuleId, SessionPlace};

const DAY: &str = "2026-01-05";

#[test]
fn delivered_in_the_parental_home() {
    for (place, expected) in [
        (None, Verdict::NotYet),
        (Some(PlaceKind::Home), Verdict::Met),
        (Some(PlaceKind::Elsewhere), Verdict::NotMet),
        (Some(PlaceKind::Remote), Verdict::NotMet),
    ] {
        let mut facts = sound_sessions(&[day(DAY)]);
        facts.sessions[0].1.place = place.map(|kind| SessionPlace { kind, detail: "".into() });
        let found = finding(&facts, DAY, RuleId::PLACE, Some(1));
        assert_eq!(found.verdict, expected, "{place:?}");
        assert_eq!(found.evidence, Evidence::of(PlaceEvidence { place, asked: PlaceKind::Home }));
    }
}
