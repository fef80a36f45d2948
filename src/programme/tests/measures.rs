//! Measures and ratings: the files that ship, files that are wrong, what ratings are refused for, and how they are laid
//! out over time.
#![allow(clippy::unwrap_used)] // a test fails by unwrapping

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;

use super::day;
use crate::base::{PersonId, RecordId, Redacted, SessionId, UserId};
use crate::programme::measures::{Compared, Series, occasions, series};
use crate::programme::{
    Better, CarerKind, Entered, Entry, EntryError, HeldVisit, Known, LooksAt, Measure, Occasion, Person,
    Rater, Rates, Rating, RatingError, Role, Score, Session,
};

const MUM: PersonId = PersonId::from_bytes([1; 16]);
const DAD: PersonId = PersonId::from_bytes([2; 16]);
const CHILD: PersonId = PersonId::from_bytes([3; 16]);
const ANNA: UserId = UserId::from_bytes([4; 16]);
const BEN: UserId = UserId::from_bytes([5; 16]);

const SMALL: &str = r#"id = "small"
title = "Small measure"
looks_at = "child"
rates = "child"
source = "NG26 9.9.9"
quote = "measure it"

[[scales]]
id = "one"
title = "The first of them"
short = "First"
at_least = 0
at_most = 1
step = 0.25
better = "neither"

[[scales.anchors]]
value = 0.5
words = "half"

[[scales]]
id = "two"
title = "The second of them"
short = "Second"
at_least = -3
at_most = 3
step = 3
better = "lower"
"#;

#[test]
fn the_shipped_measures_are_a_sensitivity_tool_and_a_shell_for_each_thing_else() {
    let shipped = Measure::shipped().unwrap();
    let ids: Vec<&str> = shipped.iter().map(|measure| measure.id.as_str()).collect();
    assert_eq!(ids, ["ainsworth", "parenting-quality", "attachment-q-sort", "parenting-stress", "sdq"]);
    // NG26 1.1.19: "a parental sensitivity tool … and a parenting quality tool"; NG26 1.4.3 asks about attachment too.
    for wanted in [LooksAt::Sensitivity, LooksAt::Parenting, LooksAt::Attachment] {
        let found = shipped.iter().find(|measure| measure.looks_at == wanted).unwrap();
        assert_eq!(found.rates, Rates::Carer, "{wanted:?}");
        assert!(found.source.starts_with("NG26 1."), "{wanted:?}");
    }
    let sources: Vec<&str> = shipped.iter().map(|measure| measure.source.as_str()).collect();
    assert_eq!(sources, ["NG26 1.1.19", "NG26 1.1.19", "NG26 1.4.3", "NG26 1.3.2", "QS133 S1, outcome a"]);
    let [ainsworth, shells @ ..] = &shipped[..] else { panic!() };
    let scales: Vec<&str> = ainsworth.scales.iter().map(|scale| scale.id.as_str()).collect();
    assert_eq!(scales, ["sensitivity", "cooperation", "availability", "acceptance"]);
    for scale in &ainsworth.scales {
        let values: Vec<String> = scale.each().map(|value| value.to_string()).collect();
        assert_eq!(values, ["1", "2", "3", "4", "5", "6", "7", "8", "9"], "{}", scale.id);
        assert_eq!(scale.better, Better::Higher, "{}", scale.id);
        let anchors: Vec<Score> = scale.anchors.iter().map(|anchor| anchor.value).collect();
        assert_eq!(anchors, [1, 3, 5, 7, 9].map(Score::whole), "{}", scale.id);
    }
    for shell in shells {
        assert!(shell.scales.iter().all(|scale| scale.anchors.is_empty()), "{}: only a number", shell.id);
    }
}

#[test]
fn a_value_stands_for_its_anchor_or_lies_between_two() {
    let shipped = Measure::shipped().unwrap();
    let scale = shipped[0].scale("sensitivity").unwrap();
    let of = |value| scale.anchors_of(Score::whole(value)).map(|anchor| anchor.value).collect::<Vec<_>>();
    for (value, anchors) in [(1, vec![1]), (2, vec![1, 3]), (5, vec![5]), (8, vec![7, 9]), (9, vec![9])] {
        assert_eq!(of(value), anchors.into_iter().map(Score::whole).collect::<Vec<_>>(), "{value}");
    }
}

#[test]
fn a_wrong_file_is_refused_with_line_and_reason() {
    Measure::from_toml(SMALL, "good.toml").unwrap();
    for (name, from, to, line, says) in [
        ("no word", "id = \"small\"", "id = \"a small one\"", 1, "must be one word"),
        ("blank title", "\"Small measure\"", "\" \"", 2, "must not be empty"),
        ("unknown key", "quote", "quoted", 6, "unknown field `quoted`"),
        ("of nobody", "rates = \"child\"", "rates = \"dog\"", 4, "unknown variant `dog`"),
        ("no range", "at_most = 1\n", "at_most = 0\n", 8, "must be below"),
        ("no step", "step = 0.25", "step = 0", 8, "must be above 0"),
        ("backwards", "step = 0.25", "step = -0.25", 8, "must be above 0"),
        ("steps past the end", "step = 0.25", "step = 0.3", 8, "do not reach 1"),
        ("finer than there is", "step = 0.25", "step = 0.0001", 14, "three decimals"),
        ("no number", "at_least = 0", "at_least = nan", 12, "three decimals"),
        ("too many values", "most = 3\nstep = 3", "most = 300000\nstep = 0.001", 21, "too many values"),
        ("anchor off the scale", "value = 0.5", "value = 0.6", 17, "no value from 0 to 1 by 0.25"),
        ("twice", "id = \"two\"", "id = \"ONE\"", 21, "there twice"),
    ] {
        let text = SMALL.replacen(from, to, 1);
        assert_ne!(text, SMALL, "{name}");
        let error = Measure::from_toml(&text, "bad.toml").expect_err(name);
        assert_eq!((error.file.as_str(), error.line), ("bad.toml", line), "{name}: {error}");
        assert!(error.reason.contains(says), "{name}: {error}");
    }
    let again = "\n[[scales.anchors]]\nvalue = 0.5\nwords = \"again\"\n\n[[scales]]\nid = \"two\"";
    let text = SMALL.replacen("\n[[scales]]\nid = \"two\"", again, 1);
    let error = Measure::from_toml(&text, "bad.toml").unwrap_err();
    assert!(error.reason.contains("must stand above"), "{error}");
    let none = SMALL.split("\n[[scales]]").next().unwrap().to_owned() + "scales = []\n";
    assert!(Measure::from_toml(&none, "bad.toml").unwrap_err().reason.contains("1 to 40 scales"));
}

#[test]
fn values_are_typed_as_people_write_them() {
    for (text, value) in [
        ("3", Some("3")),
        (" 0,35 ", Some("0.35")),
        ("\u{2212}0.5", Some("-0.5")),
        ("0.0005", None),
        ("", None),
        ("three", None),
        ("1e300", None),
        ("NaN", None),
    ] {
        assert_eq!(Score::typed(text).map(|score| score.to_string()).as_deref(), value, "{text:?}");
    }
}

proptest! {
    #[test]
    fn a_score_survives_its_text(thousandths in -1_000_000_i32..1_000_000) {
        let score = Score::from_f64(f64::from(thousandths) / 1000.0).unwrap();
        prop_assert_eq!(Score::typed(&score.to_string()), Some(score));
        let json = serde_json::to_string(&score).unwrap();
        prop_assert_eq!(serde_json::from_str::<Score>(&json).unwrap(), score);
    }

    /// Whatever order ratings come in, the series are the same, rising in time, and hold every value once.
    #[test]
    fn the_order_of_writing_changes_nothing(order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let all: Vec<Entered> = [(1, 3, true), (3, 6, true), (1, 4, false), (2, 5, false), (3, 6, false), (2, 2, true)]
            .into_iter()
            .enumerate()
            .map(|(at, (session, value, blind))| {
                let rating = Rating { blind, rater: if blind { by(ANNA) } else { by(BEN) }, ..rating(session, value) };
                entered(u8::try_from(at).unwrap(), rating)
            })
            .collect();
        let shuffled: Vec<Entered> = order.iter().map(|at| all[*at].clone()).collect();
        let (one, other) = (laid_out(&all), laid_out(&shuffled));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.len(), 1);
        let sessions: Vec<_> = one[0].points.iter().map(|point| point.when.session.unwrap()).collect();
        prop_assert!(sessions.is_sorted());
        prop_assert_eq!(one[0].points.len(), all.len());
    }
}

fn by(user: UserId) -> Rater {
    Rater::Colleague { user }
}

fn session_id(number: u8) -> SessionId {
    SessionId::from_bytes([number; 16])
}

/// Sessions 1 to 4: a week apart, the last only planned.
fn sessions() -> Vec<(SessionId, Session)> {
    (1..=4_u8)
        .map(|number| {
            let mut session = Session::new(u32::from(number)).unwrap();
            let on = NaiveDate::from_ymd_opt(2026, 3, 1 + 7 * u32::from(number)).unwrap();
            session.planned = Some(on);
            session.held = (number < 4).then(|| HeldVisit::on(on));
            (session_id(number), session)
        })
        .collect()
}

fn rating(session: u8, value: i32) -> Rating {
    Rating {
        measure: "ainsworth".to_owned(),
        values: BTreeMap::from([("sensitivity".to_owned(), Score::whole(value))]),
        occasion: Occasion::Session { session: session_id(session) },
        of: MUM,
        rater: by(ANNA),
        blind: false,
        note: Redacted::default(),
    }
}

fn entered(id: u8, rating: Rating) -> Entered {
    Entered {
        id: RecordId::from_bytes([100 + id; 16]),
        by: ANNA,
        at: DateTime::UNIX_EPOCH,
        entry: Entry::Rating(rating),
    }
}

fn laid_out(entries: &[Entered]) -> Vec<Series> {
    series(&Measure::shipped().unwrap(), entries, &sessions(), &[MUM, DAD, CHILD], day("2026-11-25"))
}

fn people() -> Vec<Person> {
    let person = |id, role| Person::new(id, role, String::new());
    vec![
        person(MUM, Role::Carer { kind: CarerKind::Parent }),
        person(DAD, Role::Carer { kind: CarerKind::Parent }),
        person(CHILD, Role::Child { born: Some(day("2024-02-29")) }),
    ]
}

#[test]
fn a_rating_is_refused_for_what_cannot_be_meant() {
    let (people, measures) = (people(), Measure::shipped().unwrap());
    let outside = |name: &str| Rater::Outside { name: name.to_owned().into() };
    let there = [
        entered(1, Rating { blind: true, ..rating(1, 3) }),
        entered(2, Rating { rater: outside("Dr. Lane"), ..rating(2, 4) }),
    ];
    let known = Known { people: &people, entries: &there.as_slice(), held: &[], today: day("2026-03-20") };
    let on = |text: &str| Occasion::Day { on: day(text) };
    let number = |measure: &str, scale: &str, value| Rating {
        measure: measure.to_owned(),
        values: BTreeMap::from([(scale.to_owned(), Score::from_f64(value).unwrap())]),
        ..rating(2, 1)
    };
    let not_on = |value, least, most, step| {
        EntryError::Rating(RatingError::NotOnScale {
            value: Score::from_f64(value).unwrap(),
            least: Score::whole(least),
            most: Score::whole(most),
            step: Score::from_f64(step).unwrap(),
        })
    };
    let (future, birth) = (day("2026-03-21"), day("2024-02-29"));
    let before = EntryError::BeforeBirth { on: day("2024-02-28"), born: birth };
    for (name, rating, expected) in [
        ("as it should be", rating(2, 9), Ok(())),
        ("of a day", Rating { occasion: on("2024-02-29"), ..rating(1, 1) }, Ok(())),
        (
            "of tomorrow",
            Rating { occasion: on("2026-03-21"), ..rating(1, 1) },
            Err(EntryError::InFuture { on: future }),
        ),
        ("before birth", Rating { occasion: on("2024-02-28"), ..rating(1, 1) }, Err(before)),
        ("of nothing", Rating { values: BTreeMap::new(), ..rating(2, 1) }, Err(EntryError::Empty)),
        (
            "by nobody",
            Rating { rater: outside(" "), ..rating(2, 1) },
            Err(EntryError::Rating(RatingError::NoRater)),
        ),
        ("twice by one rater", rating(1, 5), Err(EntryError::Rating(RatingError::Twice))),
        ("by another rater", Rating { rater: by(BEN), ..rating(1, 5) }, Ok(())),
        ("of another carer", Rating { of: DAD, ..rating(1, 5) }, Ok(())),
        (
            "twice, spelt otherwise",
            Rating { rater: outside(" dr. lane"), ..rating(2, 4) },
            Err(EntryError::Rating(RatingError::Twice)),
        ),
        ("above the scale", rating(2, 10), Err(not_on(10.0, 1, 9, 1.0))),
        ("below the scale", rating(2, 0), Err(not_on(0.0, 1, 9, 1.0))),
        ("between its values", number("ainsworth", "sensitivity", 3.5), Err(not_on(3.5, 1, 9, 1.0))),
        ("a hundredth", number("attachment-q-sort", "security", 0.29), Ok(())),
        ("a thousandth", number("attachment-q-sort", "security", 0.295), Err(not_on(0.295, -1, 1, 0.01))),
        (
            "an unknown scale",
            number("ainsworth", "charm", 3.0),
            Err(EntryError::Rating(RatingError::UnknownScale)),
        ),
        (
            "an unknown measure",
            number("charm", "charm", 3.0),
            Err(EntryError::Rating(RatingError::UnknownMeasure)),
        ),
        (
            "a child for a carer",
            Rating { of: CHILD, ..rating(2, 5) },
            Err(EntryError::Rating(RatingError::WrongPerson { rates: Rates::Carer })),
        ),
        (
            "a carer for a child",
            number("sdq", "total-difficulties", 12.0),
            Err(EntryError::Rating(RatingError::WrongPerson { rates: Rates::Child })),
        ),
        ("a session held later", rating(3, 5), Err(EntryError::Rating(RatingError::SessionNotHeld))),
        ("a session only planned", rating(4, 5), Err(EntryError::Rating(RatingError::SessionNotHeld))),
        ("no session at all", rating(9, 5), Err(EntryError::Rating(RatingError::SessionNotHeld))),
    ] {
        let got = Entry::Rating(rating.clone())
            .check(&known)
            .and_then(|()| Ok(rating.check_values(&measures, &sessions(), &known)?));
        assert_eq!(got, expected, "{name}");
    }
}

#[test]
fn the_first_and_the_last_stand_side_by_side_and_say_how_they_compare() {
    let rated = |who, blind, rating| Rating { rater: by(who), blind, ..rating };
    let table = [
        ("one rating", vec![rating(1, 3)], vec![]),
        ("two raters of one session", vec![rating(1, 3), rated(BEN, true, rating(1, 4))], vec![]),
        (
            "the same, seeing",
            vec![rating(1, 3), rating(2, 9), rating(3, 6)],
            vec![(3, 6, Compared::SameRater)],
        ),
        (
            "blind at one end only",
            vec![rated(ANNA, true, rating(1, 3)), rating(3, 6)],
            vec![(3, 6, Compared::SameRater)],
        ),
        (
            "blind at both",
            vec![rated(ANNA, true, rating(1, 3)), rated(ANNA, true, rating(3, 6))],
            vec![(3, 6, Compared::SameRaterBlind)],
        ),
        (
            "each with themselves, the blind one first",
            vec![rating(1, 3), rated(BEN, true, rating(1, 4)), rating(3, 8), rated(BEN, true, rating(3, 5))],
            vec![(4, 5, Compared::SameRaterBlind), (3, 8, Compared::SameRater)],
        ),
        (
            "another rater at the end",
            vec![rating(1, 3), rated(BEN, false, rating(3, 7))],
            vec![(3, 7, Compared::OtherRater)],
        ),
        (
            "the pair that compares best",
            vec![
                rating(1, 3),
                rated(UserId::from_bytes([9; 16]), true, rating(1, 2)),
                rated(BEN, true, rating(3, 7)),
            ],
            vec![(2, 7, Compared::OtherRaterBlind)],
        ),
    ];
    for (name, ratings, expected) in table {
        let entries: Vec<Entered> = (0..).zip(ratings).map(|(id, rating)| entered(id, rating)).collect();
        let found = laid_out(&entries);
        let ends: Vec<_> =
            found[0].ends().iter().map(|ends| (ends.first.value, ends.last.value, ends.compared)).collect();
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(first, last, compared)| (Score::whole(first), Score::whole(last), compared))
            .collect();
        assert_eq!(ends, expected, "{name}");
    }
}

#[test]
fn series_stand_apart_by_person_measure_and_scale_in_the_order_of_the_files() {
    let mut both = rating(1, 3);
    both.values.insert("acceptance".to_owned(), Score::whole(7));
    let lost = Rating { measure: "gone".to_owned(), ..rating(1, 5) };
    let beside = Rating { occasion: Occasion::Day { on: day("2026-03-10") }, ..rating(1, 4) };
    let later = Rating { occasion: Occasion::Day { on: day("2026-12-01") }, ..rating(1, 4) };
    let entries = [lost, Rating { of: DAD, ..rating(2, 2) }, beside, later, both];
    let entries: Vec<Entered> = (0..).zip(entries).map(|(id, rating)| entered(id, rating)).collect();
    let found = laid_out(&entries);
    let what: Vec<_> = found
        .iter()
        .map(|series| (series.measure.as_str(), series.of, series.scale.as_str(), series.points.len()))
        .collect();
    assert_eq!(
        what,
        [
            ("ainsworth", MUM, "sensitivity", 2),
            ("ainsworth", MUM, "acceptance", 1),
            ("ainsworth", DAD, "sensitivity", 1),
            ("gone", MUM, "sensitivity", 1),
        ]
    );
    // Session 1 was held on 8 March: the day beside the sessions comes after it, and before session 2.
    let places: Vec<_> =
        occasions(&sessions(), &found, day("2026-11-25")).iter().map(|when| when.session).collect();
    assert_eq!(places, [Some(1), None, Some(2), Some(3)]);
}

#[test]
fn a_rating_keeps_its_text_form() {
    let mut rating = rating(1, 3);
    rating.rater = Rater::Outside { name: "Dr. Lane".to_owned().into() };
    let entry = Entry::Rating(rating);
    let text = serde_json::to_value(&entry).unwrap();
    assert_eq!(text["is"], entry.word());
    assert_eq!(text["values"]["sensitivity"], 3);
    assert_eq!(serde_json::from_value::<Entry>(text).unwrap(), entry);
    assert!(!format!("{entry:?}").contains("Lane"), "a name is never in a log");
}
