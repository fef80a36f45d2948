//! Codes, windows and headings.

use super::*;
use crate::base::MediaTime;
use crate::programme::supervision::{AgreementRules, SupervisionRules};
use crate::programme::{ProgrammeDefinition, Vocabulary};

/// Windows of ten seconds, a tolerance of one.
fn rules() -> AgreementRules {
    AgreementRules {
        window_seconds: 10,
        tolerance_ms: 1000,
        ..SupervisionRules::shipped().unwrap().agreement
    }
}

fn ms(ms: i64) -> MediaTime {
    MediaTime::from_ms(ms)
}

fn code(start: i64, end: i64, tag: &str) -> CodedStretch {
    CodedStretch { start: ms(start), end: ms(end), tags: vec![tag.to_owned()] }
}

fn vocabulary() -> Vocabulary {
    Vocabulary::ng26(&ProgrammeDefinition::with_id("video-feedback").unwrap().unwrap()).unwrap()
}

/// In which windows of the stretch a code is, by their places.
fn present(stretch: (i64, i64), start: i64, end: i64) -> Vec<usize> {
    // Alone in a window each, so that the table says which.
    let stretch = (ms(stretch.0), ms(stretch.1));
    let all = windows(&rules(), stretch);
    let codes = [code(start, end, "S1")];
    let here = |window: &(MediaTime, MediaTime)| {
        let other = [CodedStretch { start: window.0, end: window.1, tags: vec!["S1".into()] }];
        agreement(&rules(), stretch, &codes, &other, &vocabulary())[0].table.count(1, 1) == 1
    };
    (0..all.len()).filter(|place| here(&all[*place])).collect()
}

#[test]
fn film_is_cut_from_its_beginning_and_a_rest_counts_if_it_can() {
    assert_eq!(windows(&rules(), (ms(60_000), ms(360_000))).len(), 30, "five minutes");
    let ends = |to| windows(&rules(), (ms(0), ms(to))).into_iter().map(|(_, to)| to.ms()).collect::<Vec<_>>();
    assert_eq!(ends(25_000), [10_000, 20_000, 25_000]);
    assert_eq!(ends(20_900), [10_000, 20_000], "a rest within the tolerance can hold nothing");
    assert_eq!(ends(0), [0_i64; 0]);
    assert_eq!(ends(4_000), [4_000], "a short film is one window");
}

#[test]
fn a_code_that_only_touches_a_window_is_not_in_it() {
    let stretch = (0, 40_000);
    assert_eq!(present(stretch, 5_000, 10_999), [0], "a second less a moment into the next");
    assert_eq!(present(stretch, 5_000, 11_000), [0, 1], "exactly the tolerance is enough");
    assert_eq!(present(stretch, 9_001, 20_000), [1]);
    assert_eq!(present(stretch, 0, 40_000), [0, 1, 2, 3]);
    assert_eq!(present(stretch, 3_000, 3_400), [0], "a short one is in the window that has it");
    assert_eq!(present(stretch, 9_800, 10_500), [1], "or the one that has most of it");
    assert_eq!(present(stretch, 9_500, 10_500), [0], "of equals the earlier");
}

#[test]
fn what_lies_outside_the_stretch_does_not_count() {
    let stretch = (20_000, 40_000);
    assert_eq!(present(stretch, 0, 20_000), [0_usize; 0]);
    assert_eq!(present(stretch, 0, 20_999), [0_usize; 0], "it reaches in by less than the tolerance");
    assert_eq!(present(stretch, 0, 21_000), [0]);
    assert_eq!(present(stretch, 39_600, 45_000), [0_usize; 0]);
    assert_eq!(present(stretch, 39_600, 39_900), [1], "it lies wholly within");
}

#[test]
fn each_heading_is_compared_by_itself() {
    let first = [code(0, 10_000, "S1"), code(10_000, 20_000, "P1")];
    let second = [code(0, 9_000, "S4"), code(20_000, 30_000, "S1"), code(0, 10_000, "X9")];
    let found = agreement(&rules(), (ms(0), ms(300_000)), &first, &second, &vocabulary());
    let ids: Vec<&str> = found.iter().map(|row| row.heading.as_str()).collect();
    assert_eq!(ids, ["sensitivity", "strengths", "positive-change", "context", "staff-only"]);
    let counts = |row: &HeadingAgreement| {
        let table = &row.table;
        (table.count(1, 1), table.count(1, 0), table.count(0, 1), table.count(0, 0))
    };
    assert_eq!(counts(&found[0]), (1, 0, 1, 28), "another tag of the heading is the same heading");
    assert_eq!((counts(&found[1]), found[1].tendency), ((0, 1, 0, 29), Tendency::OnlyOne));
    assert_eq!((counts(&found[2]), found[2].tendency), ((0, 0, 0, 30), Tendency::Nothing));
    assert_eq!(found[2].raw, Statistic::Is(1.0));
    assert_eq!(found[2].kappa, Statistic::Undefined(Undefined::OneAnswer));
    assert_eq!(found[2].ac1, Statistic::Is(1.0));
    assert_eq!(found[0].tendency, Tendency::Rare);
    let apart = |from, to, first| Apart { from: ms(from), to: ms(to), first };
    assert_eq!(found[0].apart, [apart(20_000, 30_000, false)]);
    assert_eq!(found[1].apart, [apart(10_000, 20_000, true)]);
    assert_eq!(found[2].apart, []);
}

#[test]
fn how_much_was_coded_is_told() {
    let of = |first: &[CodedStretch], second: &[CodedStretch], to| {
        agreement(&rules(), (ms(0), ms(to)), first, second, &vocabulary())[0].tendency
    };
    let coded = |ms: i64| if ms == 0 { Vec::new() } else { vec![code(0, ms, "S1")] };
    for (first, second, expected) in [
        (100_000, 100_000, Tendency::Everything),
        (100_000, 90_000, Tendency::Common),
        (100_000, 50_000, Tendency::Mixed),
        (50_000, 0, Tendency::OnlyOne),
        (50_000, 50_000, Tendency::Mixed),
        (0, 0, Tendency::Nothing),
    ] {
        assert_eq!(of(&coded(first), &coded(second), 100_000), expected, "{first} {second}");
    }
    assert_eq!(of(&[], &[], 0), Tendency::NoWindow);
}

#[test]
fn differences_that_follow_on_each_other_are_one_stretch() {
    let first = [code(0, 30_000, "S1"), code(50_000, 60_000, "S1")];
    let second = [code(30_000, 40_000, "S1"), code(50_000, 60_000, "S2")];
    let found = agreement(&rules(), (ms(0), ms(60_000)), &first, &second, &vocabulary());
    let expected = [
        Apart { from: ms(0), to: ms(30_000), first: true },
        Apart { from: ms(30_000), to: ms(40_000), first: false },
    ];
    assert_eq!(found[0].apart, expected);
}
