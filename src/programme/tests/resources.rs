//! Programme and vocabulary files: what ships says what the guidance says, and bad files are refused by line.

use std::collections::BTreeSet;

use super::{video_feedback, vocabulary};
use crate::base::{MediaTime, RecordingId, SessionId};
use crate::programme::{
    Bounds, Clip, DefinitionError, ForParents, KeepsBack, ParentUse, PlaceKind, ProgrammeDefinition, RuleId,
    ShownDespite, Vocabulary, Who,
};

const SHIPPED: &str = include_str!("../../../resources/programmes/video-feedback.toml");
const WORDS: &str = include_str!("../../../resources/vocabulary/ng26.toml");

/// A small programme file that is in order, to be spoilt.
const PROGRAMME: &str = r#"id = "small"
title = "A small programme"
source = "NG26 9.9.9"

[rules."V1.count"]
at_least = 3
unit = "sessions"
source = "NG26 9.9.9"
quote = "three sessions"

[rules."V2.filmed"]
at_least = 4
at_most = 6
unit = "minutes"
source = "NG26 9.9.9"
quote = "4 to 6 minutes"

[film]
source = "NG26 9.9.9"
quote = "film"

[watching]
source = "NG26 9.9.9"
quote = "watch"

[watching.own]
source = "Attune"
played_percent = 50
at_risk_percent = 60

[[headings]]
id = "strengths"
source = "NG26 9.9.9"
quote = "highlight strengths"

[[aims]]
code = "A1"
source = "NG26 9.9.9"
quote = "nurture"

[[aims]]
code = "A2"
source = "NG26 9.9.9"
quote = "understand"
"#;

/// A small vocabulary for it that is in order, to be spoilt.
const VOCABULARY: &str = r#"id = "small"
title = "Few words"

[[headings]]
id = "strengths"
label = "Strengths"
parents = "praise"

[[tags]]
code = "P1"
heading = "strengths"
label = "Delight"
aims = ["A1"]
who = "parent"

[[tags]]
code = "P2"
heading = "strengths"
label = "Praise"
"#;

fn spoilt(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "nothing to spoil: {from}");
    text.replacen(from, to, 1)
}

#[test]
fn the_video_feedback_programme_says_what_the_guideline_says() {
    let programme = video_feedback();
    for (id, at_least, at_most, words) in [
        (RuleId::SESSION_COUNT, Some(10), None, "consist of 10 sessions"),
        (RuleId::SESSION_LENGTH, Some(60), None, "each lasting at least 60 minutes"),
        (RuleId::SPAN, Some(3), Some(4), "over 3 to 4 months"),
        (RuleId::FILMED, Some(10), Some(20), "for 10 to 20 minutes every session"),
    ] {
        let rule = programme.rule(id).unwrap();
        assert_eq!(rule.bounds(), Bounds { at_least, at_most }, "{id}");
        assert_eq!(rule.source, "NG26 1.4.2", "{id}");
        assert!(rule.quote.contains(words), "{id}: {}", rule.quote);
    }
    assert!(programme.film.is_some() && programme.without_film.is_none());
    assert_eq!(programme.rules.len(), 4);
    assert_eq!(programme.sessions_required(), Some(10));
    let place = programme.place.unwrap();
    assert_eq!((place.place, place.source.as_str()), (PlaceKind::Home, "NG26 1.4.2"));
    assert!(place.quote.contains("in the parental home"));
    let worker = programme.worker.unwrap();
    assert!(worker.quote.contains("trained health or social care worker"));
    let watching = programme.watching.unwrap();
    assert!(watching.quote.contains("watching the video with the parents"));
    let own = watching.own;
    assert_eq!((own.played_percent, own.at_risk_percent, own.source.as_str()), (50, 50, "Attune"));
    assert!(programme.change.unwrap().quote.contains("acknowledge positive changes"));
    let headings: Vec<_> = programme.headings.iter().map(|heading| heading.quote.as_str()).collect();
    assert_eq!(
        headings,
        [
            "highlight parental sensitivity, responsiveness and communication",
            "highlight parental strengths",
            "acknowledge positive changes in the behaviour of the parents and child",
        ]
    );
    let aims: Vec<_> = programme.aims.iter().map(|aim| (aim.code.as_str(), aim.source.as_str())).collect();
    let all = ["A1", "A2", "A3", "A4", "A5"].map(|code| (code, "NG26 1.4.1"));
    assert_eq!(aims, all);
}

#[test]
fn shipped_programmes_are_found_by_their_own_id() {
    let shipped = ProgrammeDefinition::shipped().unwrap();
    let ids: Vec<_> = ProgrammeDefinition::shipped_ids().collect();
    assert_eq!(shipped.iter().map(|programme| programme.id.as_str()).collect::<Vec<_>>(), ids);
    for programme in &shipped {
        assert_eq!(ProgrammeDefinition::with_id(&programme.id).unwrap().as_ref(), Some(programme));
    }
    assert_eq!(ProgrammeDefinition::with_id("no such programme"), Ok(None));
}

#[test]
fn the_shipped_vocabulary_is_the_default_one() {
    let words = vocabulary();
    let codes: Vec<_> = words.tags().iter().map(|tag| tag.code.clone()).collect();
    let expected: Vec<String> = [("S", 13), ("P", 9), ("CP", 5), ("CC", 5), ("K", 6), ("W", 7)]
        .iter()
        .flat_map(|(letters, last)| (1..=*last).map(move |number| format!("{letters}{number}")))
        .collect();
    assert_eq!(codes, expected);
    for tag in words.tags() {
        let heading = words.heading_of(tag).unwrap();
        let of_parent = heading.parents == ParentUse::Praise && tag.who == Some(Who::Parent);
        let serves = usize::from(of_parent && tag.code != "P9");
        assert_eq!(tag.aims.len(), serves, "{}: a parent's tag serves one aim, the child's none", tag.code);
        assert_eq!(tag.aim_by_worker, tag.code == "P9", "{}: better than usual may be any", tag.code);
        assert_eq!(heading.needs_earlier_clip, tag.code.starts_with('C'), "{}", tag.code);
        assert_eq!(heading.parents == ParentUse::Never, tag.code.starts_with('W'), "{}", tag.code);
        assert_eq!(heading.parents == ParentUse::Context, tag.code.starts_with('K'), "{}", tag.code);
        let keeps_back = match tag.code.as_str() {
            "W1" | "W2" | "W7" => KeepsBack::UnlessChosen,
            "W3" | "W4" | "W5" | "W6" => KeepsBack::Always,
            _ => KeepsBack::No,
        };
        assert_eq!(tag.keeps_clip_back, keeps_back, "{}", tag.code);
    }
    let served: BTreeSet<_> = words.tags().iter().flat_map(|tag| &tag.aims).cloned().collect();
    let aims: BTreeSet<_> = video_feedback().aims.into_iter().map(|aim| aim.code).collect();
    assert_eq!(served, aims);
    assert_eq!(words.tags_of("context").count(), 6);
}

#[test]
fn tags_are_found_in_any_case_and_errors_list_what_there_is() {
    let words = vocabulary();
    assert_eq!(words.tag(" cp1 ").unwrap().label, "Nurtures more");
    assert_eq!(words.codes(&["s4", "P9", "S4"]).unwrap(), ["S4", "P9"]);
    let error = words.tag("Q7").unwrap_err();
    assert_eq!(error.known.len(), words.tags().len());
    let said = error.to_string();
    assert!(said.contains("\"Q7\"") && said.contains("S1, S2") && said.contains("W6"), "{said}");
}

#[test]
fn what_must_not_be_shown_keeps_its_clip_back() {
    let words = vocabulary();
    let clip = |tags: &[&str], despite: Option<&[&str]>| {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        let despite =
            despite.map(|codes| ShownDespite { tags: owned(codes), reason: "they asked to see it".into() });
        Clip {
            recording: RecordingId::from_bytes([1; 16]),
            session: SessionId::from_bytes([1; 16]),
            start: MediaTime::ZERO,
            end: MediaTime::from_secs(5),
            tags: owned(tags),
            note: "".into(),
            words_for_parents: "".into(),
            starred: false,
            earlier: None,
            aims: Vec::new(),
            shown_despite: despite,
        }
    };
    let asks = |codes: &[&str]| ForParents::WithReason(codes.iter().map(|code| (*code).to_owned()).collect());
    for (tags, despite, expected) in [
        (&["S4", "K1"][..], None, ForParents::Yes),
        (&["S4", "W1"], None, asks(&["W1"])),
        (&["S4", "W2", "W7"], None, asks(&["W2", "W7"])),
        (&["S4", "W2"], Some(&["W2"][..]), ForParents::Yes),
        (&["S4", "W2", "W7"], Some(&["W2"]), asks(&["W2", "W7"])),
        (&["S4", "W2", "W7"], Some(&["W7", "W2"]), ForParents::Yes),
        (&["S4"], Some(&["W2"]), ForParents::Yes),
        (&["S4", "w5"], None, ForParents::Never),
        (&["S4", "W2", "W3"], Some(&["W2", "W3"]), ForParents::Never),
        (&["S4", "a tag of an older vocabulary"], Some(&["a tag of an older vocabulary"]), ForParents::Never),
    ] {
        let clip = clip(tags, despite);
        assert_eq!(clip.for_parents(&words), expected, "{tags:?}");
        assert_eq!(clip.may_be_shown(&words), expected == ForParents::Yes);
    }
    let staff = clip(&["S4", "W2"], Some(&["W2"]));
    assert_eq!(staff.standing_reason(&words).unwrap().reveal(), "they asked to see it");
    assert_eq!(clip(&["S4"], Some(&["W2"])).standing_reason(&words), None, "nothing keeps it back");
}

#[test]
fn a_tag_keeps_its_clip_back_by_one_of_three_words() {
    let programme = video_feedback();
    let read = |word: &str| {
        let said = format!("\nkeeps_clip_back = {word}");
        let text = WORDS.replacen("\nkeeps_clip_back = \"unless-chosen\"", &said, 1);
        Vocabulary::from_toml(&text, "edited", &programme)
    };
    for (word, expected) in [
        ("\"always\"", KeepsBack::Always),
        ("\"unless-chosen\"", KeepsBack::UnlessChosen),
        ("\"no\"", KeepsBack::No),
    ] {
        assert_eq!(read(word).unwrap().tag("W1").unwrap().keeps_clip_back, expected, "{word}");
    }
    let error = read("\"sometimes\"").unwrap_err();
    assert!(error.reason.contains("unless-chosen"), "{error}");
    assert!(read("true").is_err());
    let both = WORDS.replacen("\naim_by_worker = true", "\naim_by_worker = true\naims = [\"A1\"]", 1);
    let error = Vocabulary::from_toml(&both, "edited", &programme).unwrap_err();
    assert!(error.reason.contains("one must go"), "{error}");
}

#[test]
fn programme_files_survive_a_round_trip() {
    for text in [SHIPPED, PROGRAMME] {
        let first = ProgrammeDefinition::from_toml(text, "first").unwrap();
        let written = toml::to_string(&first).unwrap();
        let again = ProgrammeDefinition::from_toml(&written, "again").unwrap();
        assert_eq!(again, first);
    }
}

#[test]
fn vocabulary_files_survive_a_round_trip() {
    let programme = video_feedback();
    let first = Vocabulary::from_toml(WORDS, "first", &programme).unwrap();
    let written = toml::to_string(&first).unwrap();
    assert_eq!(Vocabulary::from_toml(&written, "again", &programme), Ok(first));
}

#[track_caller]
fn assert_refused<T: std::fmt::Debug>(
    result: Result<T, DefinitionError>,
    name: &str,
    line: usize,
    says: &str,
) {
    let error = result.expect_err(name);
    assert_eq!(error.file, "bad.toml", "{name}");
    assert_eq!(error.line, line, "{name}: {error}");
    assert!(error.reason.contains(says), "{name}: {error}");
}

#[test]
fn bad_programme_files_are_refused_with_line_and_reason() {
    ProgrammeDefinition::from_toml(PROGRAMME, "good.toml").unwrap();
    let exact = spoilt(PROGRAMME, "at_least = 4", "at_least = 6");
    ProgrammeDefinition::from_toml(&exact, "good.toml").expect("bounds may be equal");
    let filmed = "at_least = 4\nat_most = 6\n";
    for (name, from, to, line, says) in [
        ("bad toml", "id = \"small\"", "id = ", 1, ""),
        ("unknown key", "at_most = 6\n", "at_most = 6\nabout = 7\n", 14, "unknown field `about`"),
        ("unknown key at the top", "title", "subtitle", 2, "unknown field `subtitle`"),
        ("bounds of a rule without any", "V2.filmed", "V3.watched", 11, "a section of its own"),
        ("no share", "played_percent = 50", "played_percent = 0", 28, "1 to 100 percent"),
        ("more than all", "at_risk_percent = 60", "at_risk_percent = 101", 29, "1 to 100 percent"),
        ("unknown rule", "V2.filmed", "V2.sung", 11, "unknown variant `V2.sung`"),
        (
            "missing source",
            "unit = \"minutes\"\nsource = \"NG26 9.9.9\"\n",
            "unit = \"minutes\"\n",
            11,
            "missing field `source`",
        ),
        (
            "empty source",
            "unit = \"minutes\"\nsource = \"NG26 9.9.9\"",
            "unit = \"minutes\"\nsource = \" \"",
            15,
            "must not be empty",
        ),
        ("missing unit", "unit = \"minutes\"\n", "", 11, "missing field `unit`"),
        ("wrong unit", "unit = \"minutes\"", "unit = \"months\"", 11, "counts Minutes, not Months"),
        ("min above max", "at_least = 4", "at_least = 7", 11, "at_least = 7 is above at_most = 6"),
        ("no bound", filmed, "", 11, "needs at_least, at_most or both"),
        ("zero bound", filmed, "at_least = 0\n", 11, "bound of 0"),
        ("negative bound", "at_least = 4", "at_least = -4", 12, "invalid value"),
        ("bound as text", "at_least = 4", "at_least = \"4\"", 12, "invalid type"),
        ("count without least", "at_least = 3", "at_most = 3", 5, "needs at_least"),
        ("rule twice", "V2.filmed", "V1.count", 11, "duplicate"),
        ("duplicate aim", "code = \"A2\"", "code = \"a1\"", 41, "\"a1\" is there twice"),
        ("aim without wording", "quote = \"nurture\"\n", "", 36, "missing field `quote`"),
        ("no rules", PROGRAMME, "id = \"a\"\ntitle = \"b\"\nsource = \"c\"\n", 1, "missing field `rules`"),
        ("empty file", PROGRAMME, "", 1, "missing field"),
    ] {
        let bad = spoilt(PROGRAMME, from, to);
        assert_refused(ProgrammeDefinition::from_toml(&bad, "bad.toml"), name, line, says);
    }
}

#[test]
fn bad_vocabulary_files_are_refused_with_line_and_reason() {
    let programme = ProgrammeDefinition::from_toml(PROGRAMME, "good.toml").unwrap();
    Vocabulary::from_toml(VOCABULARY, "good.toml", &programme).unwrap();
    for (name, from, to, line, says) in [
        ("bad toml", "[[tags]]", "[[tags]", 9, ""),
        ("duplicate code", "code = \"P2\"", "code = \"p1\"", 16, "tag \"p1\" is there twice"),
        (
            "unknown aim",
            "[\"A1\"]",
            "[\"A9\"]",
            9,
            "P1 names no aim of the programme: \"A9\"; there are A1, A2",
        ),
        (
            "unknown heading",
            "code = \"P2\"\nheading = \"strengths\"",
            "code = \"P2\"\nheading = \"weather\"",
            16,
            "P2 names no heading of this file: \"weather\"; there are strengths",
        ),
        ("missing heading", "id = \"strengths\"", "id = \"virtues\"", 1, "heading \"strengths\" is missing"),
        ("unknown key", "who = \"parent\"", "when = \"now\"", 14, "unknown field `when`"),
        ("unknown person", "who = \"parent\"", "who = \"cat\"", 14, "unknown variant `cat`"),
        ("empty label", "label = \"Delight\"", "label = \"\"", 12, "must not be empty"),
        ("code of two words", "code = \"P2\"", "code = \"P 2\"", 16, "must be one word"),
        ("no parents", "parents = \"praise\"\n", "", 4, "missing field `parents`"),
    ] {
        let bad = spoilt(VOCABULARY, from, to);
        assert_refused(Vocabulary::from_toml(&bad, "bad.toml", &programme), name, line, says);
    }
}
