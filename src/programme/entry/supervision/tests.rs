//! What entries of supervision are refused for, and that their text form stays.
#![allow(clippy::unwrap_used)] // a test fails by unwrapping

use chrono::{DateTime, NaiveDate};

use super::super::{Entered, Entry, EntryError, Known, SupervisionError};
use super::*;
use crate::base::{ClipId, MediaTime, RecordId, RecordingId, SessionId, UserId};
use crate::programme::agreement::CodedStretch;
use crate::programme::supervision::{Checklist, SAMPLE_METHOD, SampledFilm, SupervisionRules, sample};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const SAMPLE: RecordId = RecordId::from_bytes([9; 16]);
const SESSION: SessionId = SessionId::from_bytes([2; 16]);

fn drawn() -> Sample {
    let rules = SupervisionRules::shipped().unwrap();
    let film = |key| SampledFilm {
        recording: RecordingId::from_bytes([key; 16]),
        length: MediaTime::from_minutes(12),
    };
    let films = vec![film(1), film(2)];
    let stretch = sample(77, &films, rules.sample.length()).unwrap();
    let coded = CodedStretch { start: stretch.from, end: stretch.to, tags: vec!["S1".into()] };
    Sample {
        on: day("2026-11-25"),
        seed: 77,
        method: SAMPLE_METHOD,
        length: rules.sample.length(),
        films,
        recording: stretch.recording,
        session: SESSION,
        from: stretch.from,
        to: stretch.to,
        rules: rules.agreement,
        clips: vec![SampledClip {
            clip: ClipId::from_bytes([3; 16]),
            version: 2,
            by: UserId::from_bytes([4; 16]),
            stretch: coded,
        }],
    }
}

fn code(start: MediaTime, end: MediaTime, tags: &[&str]) -> Code {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    Code { id: ClipId::from_bytes([5; 16]), stretch: CodedStretch { start, end, tags } }
}

fn coding(codes: Vec<Code>) -> SecondCoding {
    SecondCoding { on: day("2026-11-25"), sample: SAMPLE, codes, finished: None, seen: None }
}

fn entered(id: RecordId, entry: Entry) -> Entered {
    Entered { id, by: UserId::from_bytes([4; 16]), at: DateTime::UNIX_EPOCH, entry }
}

fn checked(entry: &Entry, entries: &[Entered]) -> Result<(), EntryError> {
    entry.check(&Known { people: &[], entries: &entries, held: &[], today: day("2026-11-25") })
}

fn refused(error: SupervisionError) -> Result<(), EntryError> {
    Err(error.into())
}

#[test]
fn a_sample_is_what_its_seed_draws() {
    let good = drawn();
    assert_eq!(checked(&Entry::Sample(good.clone()), &[]), Ok(()));
    let second = MediaTime::from_secs(1);
    for wrong in [
        Sample { from: good.from + second, to: good.to + second, ..good.clone() },
        Sample { seed: 78, ..good.clone() },
        Sample {
            films: good.films[..1].to_vec(),
            recording: RecordingId::from_bytes([2; 16]),
            ..good.clone()
        },
        Sample { films: Vec::new(), ..good.clone() },
        Sample { method: SAMPLE_METHOD + 1, ..good.clone() },
        Sample { length: MediaTime::from_minutes(4), ..good.clone() },
    ] {
        assert_eq!(checked(&Entry::Sample(wrong), &[]), refused(SupervisionError::NotDrawn));
    }
    let tomorrow = Sample { on: day("2026-11-26"), ..good };
    assert_eq!(checked(&Entry::Sample(tomorrow), &[]), Err(EntryError::InFuture { on: day("2026-11-26") }));
}

#[test]
fn codes_of_a_second_coding_lie_within_the_sample() {
    let sample = drawn();
    let (from, to) = (sample.from, sample.to);
    let entries = [entered(SAMPLE, Entry::Sample(sample))];
    let tick = MediaTime::from_ns(1);
    for (codes, expected) in [
        (vec![], Ok(())),
        (vec![code(from, to, &["S1"]), code(from, from + tick, &["P1"])], Ok(())),
        (vec![code(from - tick, to, &["S1"])], refused(SupervisionError::CodeOutside)),
        (vec![code(from, to + tick, &["S1"])], refused(SupervisionError::CodeOutside)),
        (vec![code(to, from, &["S1"])], refused(SupervisionError::CodeOutside)),
        (vec![code(from, from, &["S1"])], refused(SupervisionError::CodeOutside)),
        (vec![code(from, to, &[])], refused(SupervisionError::CodeWithoutTag)),
    ] {
        assert_eq!(checked(&Entry::SecondCoding(coding(codes)), &entries), expected);
    }
    assert_eq!(checked(&Entry::SecondCoding(coding(vec![])), &[]), refused(SupervisionError::NoSample));
}

#[test]
fn what_was_drawn_or_finished_stands_for_good() {
    let open = coding(vec![]);
    let finished = SecondCoding { finished: Some(day("2026-11-25")), ..open.clone() };
    assert!(Entry::Sample(drawn()).is_final() && Entry::SecondCoding(finished).is_final());
    assert!(!Entry::SecondCoding(open).is_final());
    assert!(!Entry::SupervisionNote(note("Well seen")).is_final());
}

fn note(text: &str) -> SupervisionNote {
    SupervisionNote { on: day("2026-11-25"), about: About::Session(SESSION), text: text.to_owned().into() }
}

#[test]
fn an_answer_says_something_to_a_note_that_is_there() {
    let entries = [entered(SAMPLE, Entry::SupervisionNote(note("Let them speak first")))];
    let answer = |note, text: &str| {
        Entry::SupervisionAnswer(SupervisionAnswer {
            on: day("2026-11-25"),
            note,
            text: text.to_owned().into(),
        })
    };
    assert_eq!(checked(&answer(SAMPLE, "I shall"), &entries), Ok(()));
    assert_eq!(checked(&answer(SAMPLE, " "), &entries), Err(EntryError::Empty));
    let other = RecordId::from_bytes([1; 16]);
    assert_eq!(checked(&answer(other, "I shall"), &entries), refused(SupervisionError::NoNote));
    assert_eq!(checked(&Entry::SupervisionNote(note("\n")), &[]), Err(EntryError::Empty));
}

fn comments(minutes: i64, comments: &[(&str, bool)]) -> CommentCoding {
    let comment = |(heading, on_target): &(&str, bool)| Comment {
        clip: None,
        heading: (*heading).to_owned(),
        on_target: *on_target,
        note: "".into(),
    };
    CommentCoding {
        on: day("2026-11-25"),
        session: SESSION,
        watched: MediaTime::from_minutes(minutes),
        comments: comments.iter().map(comment).collect(),
    }
}

#[test]
fn comments_have_a_rate_and_a_share() {
    let rules = SupervisionRules::shipped().unwrap().comments;
    let coding = comments(15, &[("sensitivity", true), ("sensitivity", false), ("strengths", true)]);
    assert_eq!(checked(&Entry::CommentCoding(coding.clone()), &[]), Ok(()));
    assert!((coding.rate(&rules) - 2.0).abs() < 1e-12, "three in fifteen minutes are two in ten");
    assert_eq!(coding.count(Some("sensitivity")), CommentCount { made: 2, on_target: 1 });
    assert_eq!(coding.count(None), CommentCount { made: 3, on_target: 2 });
    assert_eq!(coding.count(Some("sensitivity")).percent(), Some(50.0));
    assert_eq!(coding.count(Some("positive-change")).percent(), None, "a share of nothing is none");

    let silent = comments(10, &[]);
    assert_eq!(checked(&Entry::CommentCoding(silent.clone()), &[]), Ok(()), "saying nothing is a finding");
    assert!(silent.rate(&rules).abs() < 1e-12);
    let unmeasured = Entry::CommentCoding(comments(0, &[]));
    assert_eq!(checked(&unmeasured, &[]), refused(SupervisionError::NoLength));
    let blank = Entry::CommentCoding(comments(10, &[(" ", true)]));
    assert_eq!(checked(&blank, &[]), Err(EntryError::Empty));
}

fn rating(ratings: Vec<Option<u8>>, comments: usize) -> ChecklistRating {
    ChecklistRating {
        on: day("2026-11-25"),
        session: SESSION,
        checklist: Checklist::shipped().unwrap(),
        ratings,
        comments: vec!["".into(); comments],
    }
}

#[test]
fn ratings_fit_their_checklist() {
    let mut ratings = vec![None; 10];
    let nothing = rating(ratings.clone(), 10);
    assert_eq!(checked(&Entry::ChecklistRating(nothing), &[]), refused(SupervisionError::NothingRated));
    ratings[3] = Some(2);
    assert_eq!(checked(&Entry::ChecklistRating(rating(ratings.clone(), 10)), &[]), Ok(()));
    let misfit = refused(SupervisionError::RatingsDoNotFit);
    assert_eq!(checked(&Entry::ChecklistRating(rating(ratings.clone(), 9)), &[]), misfit);
    assert_eq!(checked(&Entry::ChecklistRating(rating(ratings[..9].to_vec(), 10)), &[]), misfit);
    ratings[3] = Some(3);
    assert_eq!(checked(&Entry::ChecklistRating(rating(ratings, 10)), &[]), misfit);
}

#[test]
fn every_entry_of_supervision_survives_its_text() {
    let sample = drawn();
    let code = code(sample.from, sample.to, &["S1"]);
    let mut ratings = vec![None; 10];
    ratings[0] = Some(1);
    for entry in [
        Entry::Sample(sample),
        Entry::SecondCoding(SecondCoding { finished: Some(day("2026-11-25")), ..coding(vec![code]) }),
        Entry::CommentCoding(comments(10, &[("sensitivity", true)])),
        Entry::SupervisionNote(note("Well seen")),
        Entry::SupervisionNote(SupervisionNote { about: About::Family, ..note("On the whole") }),
        Entry::SupervisionAnswer(SupervisionAnswer {
            on: day("2026-11-25"),
            note: SAMPLE,
            text: "Yes".into(),
        }),
        Entry::ChecklistRating(rating(ratings, 10)),
    ] {
        let text = serde_json::to_string(&entry).unwrap();
        assert!(text.contains(entry.word()), "{text}");
        assert_eq!(serde_json::from_str::<Entry>(&text).unwrap(), entry);
    }
}
