//! The aims, by the clips that were shown.

use super::AimEvidence;
use crate::base::MediaTime;
use crate::programme::fidelity::tests::{clip, definition, every, of, shown, sound_sessions, vocabulary};
use crate::programme::fidelity::{Remedy, Verdict};
use crate::programme::{RuleId, Showing, Vocabulary};

const WORDS: &str = include_str!("../../../../resources/vocabulary/ng26.toml");

/// NG26 1.4.1: "improve how they nurture their child, including when the child is distressed", "improve their understanding of
/// what their child's behaviour means", and three more: each is served by the clips that were shown.
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

/// A visit that is under way is left for both, headings and aims.
#[test]
fn headings_and_aims_count_the_same_sessions_left() {
    let mut facts = sound_sessions(&every(12, 5, "2026-01-05"));
    let today = facts.sessions[4].1.held.as_ref().unwrap().date;
    facts.sessions[4].1.held.as_mut().unwrap().leaving = None;
    let left = |rule| {
        let findings = of(&definition(), &facts, &today.to_string(), rule);
        let left = findings.into_iter().filter_map(|finding| match finding.remedy? {
            Remedy::ShowAim { sessions_left, .. } => sessions_left,
            Remedy::ShowHeading { heading, sessions_left, .. } if heading == "strengths" => {
                Some(sessions_left)
            }
            _ => None,
        });
        left.collect::<std::collections::BTreeSet<u32>>()
    };
    assert_eq!(left(RuleId::AIMS), [6].into());
    assert_eq!(left(RuleId::HEADING), left(RuleId::AIMS));
}

fn served(tag: &str, named: &[&str]) -> Vec<String> {
    let mut facts = sound_sessions(&every(12, 5, "2026-01-05"));
    let aims = named.iter().map(|code| (*code).to_owned()).collect();
    facts.showings = vec![Showing { aims, ..shown(2, 1, tag, MediaTime::from_secs(9), None) }];
    let findings = of(&definition(), &facts, "2026-03-01", RuleId::AIMS);
    let met = findings.iter().filter(|finding| finding.verdict == Verdict::Met);
    met.filter_map(|finding| Some(finding.evidence.get::<AimEvidence>()?.aim.clone())).collect()
}

/// NG26 1.4.1: each aim is something of its own; "better than usual" alone tells none of the five.
#[test]
fn better_than_usual_serves_the_aim_the_worker_named() {
    assert_eq!(served("P9", &[]), [""; 0]);
    assert_eq!(served("P9", &["A2"]), ["A2"]);
    assert_eq!(served("P9", &["A2", "A5"]), ["A2", "A5"]);
    assert_eq!(served("P9", &["A9"]), [""; 0], "no aim of the programme");
    assert_eq!(served("P1", &["A2"]), ["A1"], "a tag with an aim of its own leaves none to name");
}

/// The aims are what the programme is to help *the parents* to do: what the child does serves none. Context sets the scene,
/// and what is for staff is no praise.
#[test]
fn the_childs_changes_context_and_staff_tags_serve_no_aim() {
    let words = vocabulary();
    let all = ["A1", "A2", "A3", "A4", "A5"];
    for tag in words.tags() {
        let serves_none = tag.code.starts_with(['K', 'W']) || tag.code.starts_with("CC");
        let expected = if serves_none { Vec::new() } else { tag.aims.clone() };
        let expected = if tag.code == "P9" { all.map(str::to_owned).to_vec() } else { expected };
        assert_eq!(served(&tag.code, &all), expected, "{}", tag.code);
    }
}

/// Not even where a service's own file gives such a tag an aim.
#[test]
fn only_praise_serves_an_aim_whatever_a_file_says() {
    for (code, label) in [("K1", "Play"), ("W2", "Missed cue")] {
        for aim in ["aims = [\"A1\"]", "aim_by_worker = true"] {
            let line = format!("label = \"{label}\"\n");
            let edited = WORDS.replacen(&line, &format!("{line}{aim}\n"), 1);
            let words = Vocabulary::from_toml(&edited, "edited", &definition()).unwrap();
            let tag = words.tag(code).unwrap();
            assert!(tag.aim_by_worker || tag.aims == ["A1"], "{code}: {aim}");
            assert!(!words.serves(&[code], &["A1".to_owned()], "A1"), "{code}: {aim}");
        }
    }
}
