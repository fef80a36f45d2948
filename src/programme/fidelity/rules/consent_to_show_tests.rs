//! Consent wherever film was shown.

use crate::base::MediaTime;
use crate::programme::fidelity::tests::{
    MUM, carer, clip, consent, day, every, shown, sound_sessions, verdict,
};
use crate::programme::fidelity::{CaseFacts, Verdict};
use crate::programme::{Answer, Purpose, RuleId};

#[test]
fn consent_to_watching_stands_whenever_film_was_shown() {
    let mut facts = sound_sessions(&every(12, 2, "2026-01-05"));
    facts.people = vec![carer(MUM)];
    facts.clips = vec![clip(1, 1, "S4")];
    facts.showings = vec![shown(2, 1, "S4", MediaTime::from_secs(9), None)];
    let of = |facts: &CaseFacts, number| verdict(facts, "2026-02-10", RuleId::CONSENT_TO_SHOW, Some(number));
    facts.consents = vec![consent(MUM, Purpose::Show, Answer::Given, "2026-01-18")];
    assert_eq!((of(&facts, 1), of(&facts, 2)), (Verdict::NotApplicable, Verdict::NotMet), "given a day late");
    facts.consents[0].on = day("2026-01-17");
    assert_eq!(of(&facts, 2), Verdict::Met);
}
