//! Consent at every session with film.

use chrono::TimeDelta;

use crate::base::PersonId;
use crate::programme::fidelity::tests::{MUM, carer, consent, day, every, finding, sound_sessions, verdict};
use crate::programme::fidelity::{CaseFacts, Remedy, Verdict};
use crate::programme::{Answer, Purpose, RuleId};

const DAD: PersonId = PersonId::from_bytes([2; 16]);

/// Consent of every carer at every session with film, as the answers stood that day.
#[test]
fn consent_stands_throughout() {
    let mut facts = sound_sessions(&every(12, 3, "2026-01-05"));
    facts.people = vec![carer(MUM), carer(DAD)];
    let given = |person| consent(person, Purpose::Film, Answer::Given, "2026-01-01");
    let single = |facts: &CaseFacts| {
        [1, 2, 3].map(|number| verdict(facts, "2026-02-10", RuleId::CONSENT_TO_FILM, Some(number)))
    };
    facts.consents = vec![given(MUM), given(DAD)];
    assert_eq!(single(&facts), [Verdict::Met; 3]);
    // Withdrawn between the second and the third: the film of the third should not be.
    facts.consents.push(consent(DAD, Purpose::Film, Answer::Withdrawn, "2026-01-20"));
    assert_eq!(single(&facts), [Verdict::Met, Verdict::Met, Verdict::NotMet]);
    assert_eq!(verdict(&facts, "2026-01-18", RuleId::CONSENT_TO_FILM, None), Verdict::NotYet);
    let found = finding(&facts, "2026-01-25", RuleId::CONSENT_TO_FILM, None);
    let ask = Remedy::AskConsent { purpose: Purpose::Film };
    assert_eq!((found.verdict, found.remedy), (Verdict::AtRisk, Some(ask)), "before the third");
    // Who was never asked by then was most likely added later: that can be written down.
    facts.consents = vec![given(MUM)];
    assert_eq!(single(&facts), [Verdict::NotYet; 3]);
    facts.recordings.clear();
    assert_eq!(single(&facts), [Verdict::NotApplicable; 3], "nothing was filmed");
    // Two carers who separate: whoever left is not asked for new film.
    let mut apart = sound_sessions(&every(12, 3, "2026-01-05"));
    apart.people = vec![carer(MUM), carer(DAD)];
    apart.people[1].left = Some(day("2026-01-20"));
    apart.consents =
        vec![given(MUM), given(DAD), consent(DAD, Purpose::Film, Answer::Withdrawn, "2026-01-20")];
    assert_eq!(single(&apart), [Verdict::Met; 3]);
}

/// Answers hold by the day. What was withdrawn when the film was made already says nothing against it; what was written
/// down before, or days later of that day, does.
#[test]
fn a_withdrawal_on_the_day_of_the_film_counts_by_when_it_was_written_down() {
    let mut facts = sound_sessions(&every(12, 1, "2026-01-05"));
    facts.people = vec![carer(MUM)];
    for (hours, expected) in [(4, Verdict::Met), (-1, Verdict::NotMet), (48, Verdict::NotMet)] {
        let mut withdrawn = consent(MUM, Purpose::Film, Answer::Withdrawn, "2026-01-05");
        withdrawn.recorded = facts.recordings[0].started + TimeDelta::hours(hours);
        facts.consents = vec![consent(MUM, Purpose::Film, Answer::Given, "2026-01-01"), withdrawn];
        let of = verdict(&facts, "2026-02-10", RuleId::CONSENT_TO_FILM, Some(1));
        assert_eq!(of, expected, "written down {hours} hours after filming began");
    }
}
