//! NG26 1.4.2: "include filming the parents interacting with their child for 10 to 20 minutes every session".

use proptest::prelude::*;

use super::FilmEvidence;
use crate::base::MediaTime;
use crate::programme::fidelity::each::Tally;
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::tests::{
    day, every, film, finding, held, minutes, sound_sessions, verdict, visit,
};
use crate::programme::fidelity::{CaseFacts, Evidence, Verdict};
use crate::programme::{Bounds, FilmGap, HeldVisit, Recording, RecordingState, RuleId, Unfilmed};

const TODAY: &str = "2026-01-05";
const LATER: &str = "2026-01-06";

#[test]
fn filming_for_10_to_20_minutes_every_session() {
    use RecordingState::{Complete, Discarded, Erased, Filming, Recovered};
    let ns = MediaTime::from_ns;
    let secs = MediaTime::from_secs;
    for (name, films, on_the_day, later) in [
        ("no film", vec![], Verdict::NotYet, Verdict::NotMet),
        ("a nanosecond short", vec![(minutes(10) - ns(1), Complete)], Verdict::AtRisk, Verdict::NotMet),
        ("exactly 10 minutes", vec![(minutes(10), Complete)], Verdict::Met, Verdict::Met),
        ("exactly 20 minutes", vec![(minutes(20), Complete)], Verdict::Met, Verdict::Met),
        ("a nanosecond over", vec![(minutes(20) + ns(1), Complete)], Verdict::NotMet, Verdict::NotMet),
        ("two together", vec![(minutes(6), Complete), (minutes(4), Complete)], Verdict::Met, Verdict::Met),
        (
            "two too long",
            vec![(minutes(11), Complete), (minutes(11), Complete)],
            Verdict::NotMet,
            Verdict::NotMet,
        ),
        ("discarded is no film", vec![(minutes(12), Discarded)], Verdict::NotYet, Verdict::NotMet),
        (
            "one discarded",
            vec![(minutes(12), Complete), (minutes(12), Discarded)],
            Verdict::Met,
            Verdict::Met,
        ),
        ("erased was film", vec![(minutes(12), Erased)], Verdict::Met, Verdict::Met),
        ("recovered is film", vec![(minutes(12), Recovered)], Verdict::Met, Verdict::Met),
        ("under way", vec![(minutes(12), Filming)], Verdict::NotYet, Verdict::NotYet),
        (
            "cut off, not salvaged",
            vec![(secs(0), Filming), (minutes(3), Complete)],
            Verdict::NotYet,
            Verdict::NotYet,
        ),
        (
            "already too long",
            vec![(secs(1), Filming), (minutes(20), Complete)],
            Verdict::NotMet,
            Verdict::NotMet,
        ),
    ] {
        let facts = CaseFacts {
            sessions: vec![held(1, HeldVisit::on(day(TODAY)))],
            recordings: films.iter().map(|(length, state)| film(1, *length, *state)).collect(),
            ..CaseFacts::default()
        };
        assert_eq!(verdict(&facts, TODAY, RuleId::FILMED, Some(1)), on_the_day, "{name}, on the day");
        assert_eq!(verdict(&facts, LATER, RuleId::FILMED, Some(1)), later, "{name}, later");
    }
}

#[test]
fn after_leaving_the_film_is_judged_on_the_same_day() {
    let facts = CaseFacts { sessions: vec![held(1, visit(day(TODAY), 3600))], ..CaseFacts::default() };
    let found = finding(&facts, TODAY, RuleId::FILMED, Some(1));
    assert_eq!(found.verdict, Verdict::NotMet);
    let bounds = Bounds { at_least: Some(10), at_most: Some(20) };
    let none = MediaTime::ZERO;
    let evidence = Evidence::of(FilmEvidence {
        filmed: none,
        bounds,
        recordings: 0,
        recovered: 0,
        unfinished: 0,
        takes: 0,
        camera_gone: none,
        pictures_lost: none,
        sound_gone: none,
    });
    assert_eq!(found.evidence, evidence);
}

#[test]
fn the_programme_keeps_a_rule_when_all_its_sessions_do() {
    let dates = every(12, 10, TODAY);
    let whole = |facts: &CaseFacts| verdict(facts, "2026-12-31", RuleId::FILMED, None);
    let mut facts = sound_sessions(&dates);
    assert_eq!(whole(&facts), Verdict::Met);
    assert_eq!(whole(&sound_sessions(&dates[..9])), Verdict::NotYet);
    facts.recordings[4].state = RecordingState::Filming;
    assert_eq!(whole(&facts), Verdict::NotYet);
    facts.recordings[7].duration = minutes(25);
    assert_eq!(whole(&facts), Verdict::NotMet);
    let evidence = Evidence::of(Tally { met: 8, not_met: 1, open: 1, required: Some(10) });
    assert_eq!(finding(&facts, "2026-12-31", RuleId::FILMED, None).evidence, evidence);
}

fn gap(from: i64, to: i64, what: Unfilmed) -> FilmGap {
    FilmGap { from: MediaTime::from_secs(from), to: MediaTime::from_secs(to), what }
}

fn with_gaps(length: i64, gaps: Vec<FilmGap>) -> Recording {
    Recording { gaps, ..film(1, MediaTime::from_secs(length), RecordingState::Complete) }
}

fn over(recordings: Vec<Recording>) -> CaseFacts {
    CaseFacts { sessions: vec![held(1, visit(day(TODAY), 3600))], recordings, ..CaseFacts::default() }
}

/// "filming the parents interacting with their child for 10 to 20 minutes": of black there is nothing to see.
#[test]
fn minutes_in_which_the_camera_was_gone_are_not_film() {
    use Unfilmed::{CameraGone, PicturesLost, SoundGone};
    let erased = |film: Recording| Recording { state: RecordingState::Erased, ..film };
    let recovered = |film: Recording| Recording { state: RecordingState::Recovered, ..film };
    for (name, films, filmed, expected) in [
        ("whole", vec![with_gaps(720, vec![])], 720, Verdict::Met),
        ("gone for a while", vec![with_gaps(720, vec![gap(100, 180, CameraGone)])], 640, Verdict::Met),
        ("gone too long", vec![with_gaps(720, vec![gap(100, 221, CameraGone)])], 599, Verdict::NotMet),
        ("to the very end", vec![with_gaps(720, vec![gap(599, 720, CameraGone)])], 599, Verdict::NotMet),
        ("longer than the film", vec![with_gaps(720, vec![gap(0, 9000, CameraGone)])], 0, Verdict::NotMet),
        (
            "overlapping",
            vec![with_gaps(
                720,
                vec![gap(100, 160, CameraGone), gap(120, 180, PicturesLost), gap(130, 140, CameraGone)],
            )],
            640,
            Verdict::Met,
        ),
        ("of no length", vec![with_gaps(600, vec![gap(100, 100, CameraGone)])], 600, Verdict::Met),
        ("turned round", vec![with_gaps(600, vec![gap(200, 100, CameraGone)])], 600, Verdict::Met),
        ("behind the end", vec![with_gaps(600, vec![gap(700, 800, CameraGone)])], 600, Verdict::Met),
        ("the sound alone", vec![with_gaps(600, vec![gap(0, 600, SoundGone)])], 600, Verdict::Met),
        ("pictures lost", vec![with_gaps(600, vec![gap(0, 1, PicturesLost)])], 599, Verdict::NotMet),
        (
            "too long but for the black",
            vec![with_gaps(1300, vec![gap(0, 100, CameraGone)])],
            1200,
            Verdict::Met,
        ),
        (
            "two takes",
            vec![with_gaps(400, vec![gap(0, 100, CameraGone)]), with_gaps(300, vec![])],
            600,
            Verdict::Met,
        ),
        ("erased", vec![erased(with_gaps(720, vec![gap(100, 221, CameraGone)]))], 599, Verdict::NotMet),
        ("recovered", vec![recovered(with_gaps(720, vec![gap(100, 221, CameraGone)]))], 599, Verdict::NotMet),
    ] {
        let found = finding(&over(films), LATER, RuleId::FILMED, Some(1));
        let evidence: &FilmEvidence = found.evidence.get().unwrap();
        assert_eq!(evidence.filmed, MediaTime::from_secs(filmed), "{name}");
        assert_eq!(found.verdict, expected, "{name}");
    }
}

#[test]
fn a_sum_is_said_to_be_one_and_what_does_not_count_is_told_with_its_length() {
    let told = |films| {
        let found = finding(&over(films), LATER, RuleId::FILMED, Some(1));
        found.evidence.told(found.verdict).iter().map(|sentence| sentence.key).collect::<Vec<_>>()
    };
    let three = || vec![with_gaps(240, vec![]), with_gaps(240, vec![]), with_gaps(240, vec![])];
    assert_eq!(told(vec![with_gaps(720, vec![])]), ["evidence-film"]);
    assert_eq!(told(three()), ["evidence-film-sum"]);
    let mut lacking = three();
    lacking[1].gaps = vec![gap(0, 80, Unfilmed::CameraGone), gap(60, 90, Unfilmed::PicturesLost)];
    lacking[2].gaps = vec![gap(0, 40, Unfilmed::SoundGone)];
    let facts = over(lacking.clone());
    let found = finding(&facts, LATER, RuleId::FILMED, Some(1));
    let evidence: &FilmEvidence = found.evidence.get().unwrap();
    let secs = MediaTime::from_secs;
    assert_eq!((evidence.filmed, evidence.takes, evidence.recordings), (secs(630), 3, 3));
    assert_eq!(
        (evidence.camera_gone, evidence.pictures_lost, evidence.sound_gone),
        (secs(80), secs(10), secs(40))
    );
    assert_eq!(
        told(lacking),
        [
            "evidence-film-sum",
            "evidence-film-camera-gone",
            "evidence-film-pictures-lost",
            "evidence-film-sound-gone",
        ]
    );
    // One take of two has no picture at all: the rest is no sum.
    let black = vec![with_gaps(300, vec![gap(0, 300, Unfilmed::CameraGone)]), with_gaps(720, vec![])];
    assert_eq!(told(black), ["evidence-film", "evidence-film-camera-gone"]);
}

#[test]
fn what_is_to_be_filmed_yet_is_what_really_lacks() {
    let films = vec![with_gaps(600, vec![gap(100, 180, Unfilmed::CameraGone)])];
    let sessions = vec![held(1, HeldVisit::on(day(TODAY)))];
    let facts = CaseFacts { sessions, recordings: films, ..CaseFacts::default() };
    let found = finding(&facts, TODAY, RuleId::FILMED, Some(1));
    assert_eq!(found.verdict, Verdict::AtRisk);
    assert_eq!(found.remedy, Some(Remedy::FilmMore { missing: MediaTime::from_secs(80) }));
}

fn any_gap() -> impl Strategy<Value = FilmGap> {
    let what =
        prop_oneof![Just(Unfilmed::CameraGone), Just(Unfilmed::PicturesLost), Just(Unfilmed::SoundGone)];
    let to = prop_oneof![0..2000_i64, Just(i64::MAX)];
    (-10..2000_i64, to, what).prop_map(|(from, to, what)| gap(from, to, what))
}

fn any_take() -> impl Strategy<Value = Recording> {
    (0..1500_i64, proptest::collection::vec(any_gap(), 0..6))
        .prop_map(|(length, gaps)| with_gaps(length, gaps))
}

proptest! {
    /// One more gap never lengthens film, all gaps together never take more than there is, and what is left out is what
    /// is told.
    #[test]
    fn a_gap_never_lengthens_film(take in any_take(), more in any_gap()) {
        let mut lacking = take.clone();
        lacking.gaps.push(more);
        prop_assert!(lacking.filmed() <= take.filmed());
        for film in [&take, &lacking] {
            prop_assert!(MediaTime::ZERO <= film.filmed() && film.filmed() <= film.duration);
            prop_assert_eq!(film.filmed() + film.camera_gone() + film.pictures_lost(), film.duration);
            prop_assert!(film.sound_gone() <= film.duration);
        }
    }

    /// Merging changes no length, and leaves gaps of one kind apart from each other.
    #[test]
    fn merging_gaps_changes_no_length(take in any_take()) {
        let merged = Recording { gaps: crate::programme::merged_gaps(take.gaps.clone()), ..take.clone() };
        let lengths = |film: &Recording| (film.camera_gone(), film.pictures_lost(), film.sound_gone(), film.filmed());
        prop_assert_eq!(lengths(&merged), lengths(&take));
        for (at, one) in merged.gaps.iter().enumerate() {
            let same = merged.gaps[at + 1..].iter().filter(|gap| gap.what == one.what);
            prop_assert!(one.from < one.to && same.clone().all(|next| one.to < next.from));
        }
    }

    /// One more take never makes the verdict on a visit that is over worse while the sum stays within the upper bound, and
    /// the order of takes does not matter.
    #[test]
    fn another_take_never_harms_below_the_upper_bound(
        takes in proptest::collection::vec(any_take(), 0..5), more in any_take(),
    ) {
        let mut turned = takes.clone();
        turned.push(more);
        let all: MediaTime = turned.iter().map(Recording::filmed).sum();
        let before = verdict(&over(takes), LATER, RuleId::FILMED, Some(1));
        let after = finding(&over(turned.clone()), LATER, RuleId::FILMED, Some(1));
        if all <= minutes(20) {
            prop_assert!(before == Verdict::NotMet || after.verdict == Verdict::Met, "{:?}", after);
        }
        turned.reverse();
        prop_assert_eq!(finding(&over(turned), LATER, RuleId::FILMED, Some(1)), after);
    }
}
