//! NG26 1.3.5: "Health and social care provider organisations should ensure that health and social care professionals are
//! skilled in the use of the assessment tools in recommendation 1.3.4."

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{ToolUse, ToolsEvidence};
use crate::base::{SessionId, UserId};
use crate::programme::fidelity::tests::{
    FIRST, MUM, WORKER, any_training, badness, day, entered, finding, id, sound_sessions, trained, verdict,
};
use crate::programme::fidelity::trained::Trained;
use crate::programme::fidelity::{CaseFacts, Sentence, Verdict};
use crate::programme::{
    Assessment, Entered, Entry, Occasion, Rater, Rating, RuleId, Score, StaffTraining, ToolResult,
};

const OTHER: UserId = UserId::from_bytes([2; 16]);
const ME: Option<Rater> = Some(Rater::Colleague { user: WORKER });

fn rated(key: u8, measure: &str, occasion: Occasion, rater: Rater) -> Entered {
    let rating = Rating {
        measure: measure.to_owned(),
        values: BTreeMap::from([("sensitivity".to_owned(), Score::whole(5))]),
        occasion,
        of: MUM,
        rater,
        blind: false,
        note: "".into(),
    };
    entered(key, Entry::Rating(rating))
}

const fn at(session: u32) -> Occasion {
    Occasion::Session { session: SessionId::from_bytes((session as u128).to_be_bytes()) }
}

/// An assessment in which a tool was used.
fn used(key: u8, tool: &str, on: &str, rater: Option<Rater>) -> Entered {
    let result =
        ToolResult { tool: tool.to_owned(), on: day(on), with: None, rater, result: "secure".into() };
    entered(key, Entry::Assessment(Assessment { tools: vec![result], ..Assessment::begun(day(on)) }))
}

/// Two sessions, a week apart.
fn facts(entries: Vec<Entered>, training: Vec<StaffTraining>) -> CaseFacts {
    let facts = sound_sessions(&[day(FIRST), day("2026-01-12")]);
    assert_eq!(at(1), Occasion::Session { session: id(1) });
    CaseFacts { training, entries, ..facts }
}

#[test]
fn whoever_rates_is_trained_in_that_tool_on_its_day() {
    let me = || Rater::Colleague { user: WORKER };
    let outside = || Rater::Outside { name: "Dr Lane".into() };
    let ainsworth = |completed, expires| trained(&["tool:ainsworth"], completed, expires);
    let unconfirmed = StaffTraining { confirmed: None, ..ainsworth("2025-01-01", None) };
    let strange = || trained(&["tool:strange-situation"], "2025-01-01", None);
    let beside = Occasion::Day { on: day("2025-12-20") };
    for (name, entries, training, expected) in [
        ("nobody rated", vec![], vec![], Verdict::NotApplicable),
        (
            "trained",
            vec![rated(1, "ainsworth", at(1), me())],
            vec![ainsworth("2025-01-01", None)],
            Verdict::Met,
        ),
        (
            "on the very day",
            vec![rated(1, "ainsworth", at(1), me())],
            vec![ainsworth(FIRST, Some(FIRST))],
            Verdict::Met,
        ),
        ("none on record", vec![rated(1, "ainsworth", at(1), me())], vec![], Verdict::NotMet),
        ("in another tool", vec![rated(1, "ainsworth", at(1), me())], vec![strange()], Verdict::NotMet),
        (
            "of another measure",
            vec![rated(1, "sdq", at(1), me())],
            vec![ainsworth("2025-01-01", None)],
            Verdict::NotMet,
        ),
        (
            "by another colleague",
            vec![rated(1, "ainsworth", at(1), Rater::Colleague { user: OTHER })],
            vec![ainsworth("2025-01-01", None)],
            Verdict::NotMet,
        ),
        (
            "trained afterwards",
            vec![rated(1, "ainsworth", at(1), me())],
            vec![ainsworth("2026-01-06", None)],
            Verdict::NotMet,
        ),
        (
            "over between the two",
            vec![rated(1, "ainsworth", at(1), me()), rated(2, "ainsworth", at(2), me())],
            vec![ainsworth("2025-01-01", Some("2026-01-11"))],
            Verdict::NotMet,
        ),
        ("unconfirmed", vec![rated(1, "ainsworth", at(1), me())], vec![unconfirmed], Verdict::NotYet),
        (
            "by somebody outside",
            vec![rated(1, "ainsworth", at(1), outside())],
            vec![],
            Verdict::NotApplicable,
        ),
        (
            "beside the sessions",
            vec![rated(1, "ainsworth", beside, me())],
            vec![ainsworth("2025-01-01", None)],
            Verdict::Met,
        ),
        (
            "before the training",
            vec![rated(1, "ainsworth", beside, me())],
            vec![ainsworth("2025-12-21", None)],
            Verdict::NotMet,
        ),
        // Another programme's session, and one that is still to come, say nothing here.
        ("another session", vec![rated(1, "ainsworth", at(40), me())], vec![], Verdict::NotApplicable),
        (
            "in an assessment",
            vec![used(1, "strange-situation", "2025-12-20", ME)],
            vec![strange()],
            Verdict::Met,
        ),
        ("untrained there", vec![used(1, "strange-situation", "2025-12-20", ME)], vec![], Verdict::NotMet),
        (
            "after the day asked for",
            vec![used(1, "strange-situation", "2027-12-20", ME)],
            vec![],
            Verdict::NotApplicable,
        ),
        (
            "nobody named",
            vec![used(1, "strange-situation", "2025-12-20", None)],
            vec![strange()],
            Verdict::NotYet,
        ),
        (
            "used by somebody outside",
            vec![used(1, "strange-situation", "2025-12-20", Some(outside()))],
            vec![],
            Verdict::NotApplicable,
        ),
    ] {
        assert_eq!(verdict(&facts(entries, training), "2026-12-31", RuleId::TOOLS, None), expected, "{name}");
    }
}

#[test]
fn what_is_missing_is_told_by_the_tools_id() {
    let entries = vec![
        rated(1, "sdq", at(2), Rater::Colleague { user: OTHER }),
        rated(2, "ainsworth", at(1), Rater::Colleague { user: WORKER }),
        rated(3, "ainsworth", at(1), Rater::Outside { name: "Dr Lane".into() }),
        used(4, "strange-situation", "2025-12-20", ME),
    ];
    let training = vec![trained(&["tool:strange-situation"], "2025-01-01", None)];
    let found = finding(&facts(entries, training), "2026-12-31", RuleId::TOOLS, None);
    assert_eq!(found.verdict, Verdict::NotMet);
    assert_eq!(found.source, "NG26 1.3.5");
    let use_of =
        |tool: &str, on, rater, trained| ToolUse { tool: tool.to_owned(), on: day(on), rater, trained };
    let expected = ToolsEvidence {
        trained: 1,
        untrained: vec![
            use_of("ainsworth", FIRST, WORKER, Trained::InOther),
            use_of("sdq", "2026-01-12", OTHER, Trained::None),
        ],
        outside: 1,
        ..ToolsEvidence::default()
    };
    assert_eq!(found.evidence.get(), Some(&expected));
    assert_eq!(
        found.evidence.told(found.verdict),
        [
            Sentence::new("evidence-tools-untrained").with("count", 2).with("tools", "ainsworth, sdq"),
            Sentence::new("evidence-tools-trained").with("count", 1),
            Sentence::new("evidence-tools-outside").with("count", 1),
        ]
    );
}

proptest! {
    /// More training, and more confirmation, never harms; nor does another rating by somebody trained, or from outside.
    #[test]
    fn more_of_what_does_not_speak_against_never_harms(
        known in proptest::collection::vec(any_training(), 0..6), more in any_training(),
        raters in proptest::collection::vec((1..4_u8, 1..3_u32), 0..5), days in 0..60_u64,
    ) {
        let today = (day(FIRST) + chrono::Days::new(days)).to_string();
        let mut entries: Vec<Entered> = raters.iter().zip(1..).map(|((rater, session), key)| {
            let rater = match rater {
                3 => Rater::Outside { name: "Dr Lane".into() },
                user => Rater::Colleague { user: UserId::from_bytes([*user; 16]) },
            };
            rated(key, "ainsworth", at(*session), rater)
        }).collect();
        let judged = |entries: &[Entered], training: &[StaffTraining]| {
            badness(verdict(&facts(entries.to_vec(), training.to_vec()), &today, RuleId::TOOLS, None))
        };
        let before = judged(&entries, &known);
        let mut all = known.clone();
        all.push(more);
        prop_assert!(judged(&entries, &all) <= before);
        let mut confirmed = known.clone();
        for one in &mut confirmed {
            one.confirmed = Some(day(FIRST));
        }
        prop_assert!(judged(&entries, &confirmed) <= before);
        entries.push(rated(90, "ainsworth", at(1), Rater::Outside { name: "Prof Hill".into() }));
        prop_assert_eq!(judged(&entries, &known), before);
        let skilled = UserId::from_bytes([7; 16]);
        let mut course = trained(&["tool:ainsworth"], "2025-01-01", None);
        course.training.user = skilled;
        all = known;
        all.push(course);
        entries.push(rated(91, "ainsworth", at(1), Rater::Colleague { user: skilled }));
        prop_assert!(judged(&entries, &all) <= before);
    }
}
