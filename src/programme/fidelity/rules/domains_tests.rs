//! NG26 1.3.1: "Health and social care provider organisations should train key workers, social care workers, personal advisers
//! and post-adoption support social workers in the care system, as well as workers involved with children and young people on
//! the edge of care, in" four domains.

use super::DomainsEvidence;
use crate::programme::TrainingDomain::{Attachment, OtherDifficulties, Referral, SocioeconomicFactors};
use crate::programme::fidelity::tests::{
    FIRST, WORKER, day, definition, every, finding, shipped, sound_sessions, trained, verdict, vocabulary,
};
use crate::programme::fidelity::{CaseFacts, Evidence, Sentence, Verdict, evaluate};
use crate::programme::{ProgrammeDefinition, RuleId, StaffTraining, TrainingGuide};

/// "recognising and assessing attachment difficulties and parenting quality, including parental sensitivity"
const FIRST_DOMAIN: &str = "domain:attachment";
/// The other three, from "multiple socioeconomic factors" to "knowing when and how to refer".
const OTHERS: [&str; 3] = ["domain:socioeconomic-factors", "domain:other-difficulties", "domain:referral"];

fn one_session(training: Vec<StaffTraining>) -> CaseFacts {
    let mut facts = sound_sessions(&[day(FIRST)]);
    facts.sessions[0].1.worker = Some(WORKER);
    CaseFacts { training, ..facts }
}

#[test]
fn all_four_domains_are_asked_of_the_worker_of_a_session() {
    let whole = || trained(&[FIRST_DOMAIN, OTHERS[0], OTHERS[1], OTHERS[2]], "2025-01-01", None);
    let first = |confirmed| {
        let known = trained(&[FIRST_DOMAIN], "2025-01-01", None);
        StaffTraining { confirmed: known.confirmed.filter(|_| confirmed), ..known }
    };
    let others = |expires| trained(&OTHERS, "2025-01-01", expires);
    let all = || vec![Attachment, SocioeconomicFactors, OtherDifficulties, Referral];
    for (name, training, (lacking, unconfirmed), expected) in [
        ("one training in all", vec![whole()], (vec![], vec![]), Verdict::Met),
        ("two that share them", vec![first(true), others(None)], (vec![], vec![]), Verdict::Met),
        ("none", vec![], (all(), vec![]), Verdict::NotMet),
        (
            "in the programme alone",
            vec![trained(&["programme:video-feedback"], "2025-01-01", None)],
            (all(), vec![]),
            Verdict::NotMet,
        ),
        ("one domain lacking", vec![others(None)], (vec![Attachment], vec![]), Verdict::NotMet),
        (
            "three of them over by then",
            vec![first(true), others(Some("2026-01-04"))],
            (vec![SocioeconomicFactors, OtherDifficulties, Referral], vec![]),
            Verdict::NotMet,
        ),
        ("held on the last day", vec![first(true), others(Some(FIRST))], (vec![], vec![]), Verdict::Met),
        (
            "one to be confirmed",
            vec![first(false), others(None)],
            (vec![], vec![Attachment]),
            Verdict::NotYet,
        ),
        (
            "one to be confirmed, three lacking",
            vec![first(false)],
            (vec![SocioeconomicFactors, OtherDifficulties, Referral], vec![Attachment]),
            Verdict::NotMet,
        ),
    ] {
        let found = finding(&one_session(training), "2026-12-31", RuleId::DOMAINS, Some(1));
        let evidence = Evidence::of(DomainsEvidence { recorded: true, lacking, unconfirmed });
        assert_eq!((found.verdict, found.evidence), (expected, evidence), "{name}");
    }
}

#[test]
fn what_is_lacking_is_told_by_its_name() {
    let facts = one_session(vec![trained(&OTHERS, "2025-01-01", None)]);
    let found = finding(&facts, "2026-12-31", RuleId::DOMAINS, Some(1));
    let attachment = Sentence::new("training-domain-attachment");
    assert_eq!(
        found.evidence.told(found.verdict),
        [Sentence::new("evidence-domains-lacking").with("domain", attachment)]
    );
    let nobody = CaseFacts { training: Vec::new(), ..sound_sessions(&[day(FIRST)]) };
    let found = finding(&nobody, "2026-12-31", RuleId::DOMAINS, Some(1));
    assert_eq!(found.verdict, Verdict::NotYet);
    assert_eq!(found.evidence.told(found.verdict), [Sentence::new("evidence-worker-unknown")]);
}

#[test]
fn the_programme_keeps_it_when_all_sessions_do() {
    let mut facts = sound_sessions(&every(12, 10, FIRST));
    for (_, session) in &mut facts.sessions {
        session.worker = Some(WORKER);
    }
    facts.training = vec![trained(&[FIRST_DOMAIN, OTHERS[0], OTHERS[1], OTHERS[2]], "2025-01-01", None)];
    assert_eq!(verdict(&facts, "2026-12-31", RuleId::DOMAINS, None), Verdict::Met);
    facts.training[0].training.expires = Some(day("2026-02-01"));
    assert_eq!(verdict(&facts, "2026-12-31", RuleId::DOMAINS, None), Verdict::NotMet);
}

/// Lay home visitors (1.4.7), facilitators (1.5.9) and mentors (1.5.10) are none of the workers of 1.3.1.
#[test]
fn it_is_asked_where_workers_of_the_recommendation_deliver() {
    let asks = |definition: &ProgrammeDefinition| definition.training.is_some();
    let all = ProgrammeDefinition::shipped().unwrap();
    let without: Vec<&str> =
        all.iter().filter(|definition| !asks(definition)).map(|definition| definition.id.as_str()).collect();
    assert_eq!(without, ["home-visiting", "carer-group", "school-change"]);
    assert!(all.iter().all(|definition| definition.raters.is_some()));
}

/// A text that a programme began with before there were these sections.
#[test]
fn a_text_without_the_sections_is_not_judged() {
    let whole = ProgrammeDefinition::shipped_text("video-feedback").unwrap();
    let (before, rest) = whole.split_once("# Asked of the worker of every session").unwrap();
    let (_, after) = rest.split_once("[watching]").unwrap();
    let older = ProgrammeDefinition::from_toml(&format!("{before}[watching]{after}"), "older").unwrap();
    assert_eq!((older.training.clone(), older.raters.clone()), (None, None));
    assert!(older.worker.is_some());
    let judged = |definition: &ProgrammeDefinition| {
        let findings = evaluate(definition, &vocabulary(), &one_session(Vec::new()), day("2026-12-31"));
        findings.iter().filter(|it| [RuleId::DOMAINS, RuleId::TOOLS].contains(&it.rule)).count()
    };
    assert_eq!((judged(&older), judged(&definition())), (0, 3));
}

#[test]
fn the_guidelines_words_stand_in_the_resource() {
    let guide = TrainingGuide::shipped().unwrap();
    let words: Vec<&str> = guide.domains.values().map(|said| said.quote.as_str()).collect();
    assert_eq!(guide.domains.len(), 4);
    assert!(words[0].starts_with("recognising and assessing attachment difficulties and parenting quality"));
    assert!(words[3].starts_with("knowing when and how to refer"));
    let text = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("resources/assessment/training.toml"),
    )
    .unwrap();
    let without = text.split_once("[domains.referral]").unwrap().0;
    let error = TrainingGuide::from_toml(without).unwrap_err();
    assert!(error.to_string().contains("referral"), "{error}");
    assert_eq!(shipped("video-feedback").training.unwrap().source, "NG26 1.3.1");
}
