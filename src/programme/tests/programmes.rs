//! The programmes of NG26 beside video feedback say what the guidance says, and files of a service's own are refused by
//! line and reason.

use super::day;
use crate::programme::{Bounds, NumberRule, ProgrammeDefinition, RuleId, Vocabulary};

fn shipped(id: &str) -> ProgrammeDefinition {
    ProgrammeDefinition::with_id(id).unwrap().unwrap()
}

/// At least and at most, 0 standing for no bound.
fn bounds(least: u32, most: u32) -> Option<Bounds> {
    let bound = |number| Some(number).filter(|number| *number > 0);
    (least + most > 0).then(|| Bounds { at_least: bound(least), at_most: bound(most) })
}

#[test]
fn each_programme_asks_what_its_recommendation_says() {
    type Numbers = (u32, u32);
    // Count, length in minutes, span in months; whether a single session comes first.
    let asked: [(&str, Numbers, Numbers, Numbers, bool); 8] = [
        // 1.4.5: "first consists of a single session … followed by at least 5 (and up to 15) … (lasting 60 minutes) over a
        // 6‑month period"
        ("sensitivity-training", (5, 15), (60, 0), (0, 6), true),
        // 1.4.8: "12 weekly or monthly sessions (lasting 30 to 90 minutes) over an 18‑month period"
        ("home-visiting", (12, 0), (30, 90), (0, 18), false),
        // 1.4.10: "weekly sessions (lasting 45 to 60 minutes) over 1 year": what is short of it or over it is a tolerance
        ("parent-child-psychotherapy", (0, 0), (45, 60), (12, 12), false),
        // 1.5.4: "for 9 to 12 months after"
        ("intensive-support", (0, 0), (0, 0), (9, 12), false),
        // 1.5.7: "weekly sessions (lasting 60 to 90 minutes) over the 9‑ to 12‑month period"
        ("play-group", (0, 0), (60, 90), (9, 12), false),
        // 1.5.9, 1.5.10: "sessions (lasting 60 to 90 minutes) … over the remaining school year"
        ("carer-group", (0, 0), (60, 90), (0, 0), false),
        ("school-change", (0, 0), (60, 90), (0, 0), false),
        // 1.6.2, as 1.4.5
        ("residential-training", (5, 15), (60, 0), (0, 6), true),
    ];
    for (id, count, length, span, first) in asked {
        let programme = shipped(id);
        let rule = |rule| programme.rule(rule).map(NumberRule::bounds);
        assert_eq!(rule(RuleId::SESSION_COUNT), bounds(count.0, count.1), "{id}");
        assert_eq!(rule(RuleId::SESSION_LENGTH), bounds(length.0, length.1), "{id}");
        // 1.5.4: "before the placement and for 9 to 12 months after"; 1.5.7: "after placement".
        let after_placement = ["intensive-support", "play-group"].contains(&id);
        let (own, other) = (RuleId::SPAN, RuleId::AFTER_PLACEMENT);
        let (own, other) = if after_placement { (other, own) } else { (own, other) };
        assert_eq!((rule(own), rule(other)), (bounds(span.0, span.1), None), "{id}");
        let own = programme.rule(own).map(|rule| rule.own.as_ref().unwrap());
        assert!(own.is_none_or(|own| own.tolerance_days == 15 && own.source == "Attune"), "{id}: {own:?}");
        assert_eq!(programme.first.is_some(), first, "{id}");
        assert!(!programme.films(), "{id}: the guidance asks for no film");
        assert!(!programme.rhythm.is_empty() && programme.assessment.is_some(), "{id}");
    }
    assert_eq!(ProgrammeDefinition::shipped().unwrap().len(), asked.len() + 1);
    assert_eq!(shipped("sensitivity-training").sessions_required(), Some(6), "the single session and five");
}

#[test]
fn home_visiting_does_without_video_in_the_guidelines_words() {
    let said = shipped("home-visiting").without_film.unwrap();
    assert_eq!((said.source.as_str(), said.quote.contains("(not using video)")), ("NG26 1.4.8", true));
}

#[test]
fn the_rhythm_changes_where_the_guidance_says_so() {
    // 1.5.9: "twice-weekly sessions … for the first 3 weeks, then weekly sessions"
    let programme = shipped("carer-group");
    let most = |days| programme.phase(days).unwrap().days().at_most;
    assert_eq!([most(0), most(20), most(21), most(400)], [Some(5), Some(5), Some(10), Some(10)]);
    assert_eq!(shipped("home-visiting").phase(0).unwrap().weeks, None);
}

#[test]
fn contents_hold_for_the_ages_the_guidance_names() {
    // 1.4.5: "behavioural management (not applicable for children aged 0 to 18 months)"; 1.6.2: "(for children aged 0 to 18
    // months)"
    for (id, at_17, at_18) in [("sensitivity-training", false, true), ("residential-training", true, false)] {
        let programme = shipped(id);
        let content =
            programme.contents.iter().find(|content| content.id == "behavioural-management").unwrap();
        assert_eq!((content.is_for(17), content.is_for(18)), (at_17, at_18), "{id}");
    }
}

#[test]
fn video_feedback_is_for_children_before_school_age() {
    let ages = shipped("video-feedback").ages.unwrap();
    let born = day("2021-08-31");
    // Five on a prescribed day: of school age on that very day.
    assert!(ages.hold(born, day("2026-08-30")) && !ages.hold(born, day("2026-08-31")));
}

/// 1.5.7: "group therapeutic play sessions for primary school-age children after placement".
#[test]
fn play_groups_begin_at_school_age_to_the_day() {
    let ages = shipped("play-group").ages.unwrap();
    // Five on a prescribed day, the day after one, and on a leap day; and the end of the school year of the eleventh birthday.
    for (born, eve, first, last, secondary) in [
        ("2021-08-31", "2026-08-30", "2026-08-31", "2032-08-31", "2032-09-01"),
        ("2021-09-01", "2026-12-30", "2026-12-31", "2033-08-31", "2033-09-01"),
        ("2024-02-29", "2029-03-30", "2029-03-31", "2035-08-31", "2035-09-01"),
    ] {
        let holds = |on| ages.hold(day(born), day(on));
        assert_eq!(
            [holds(eve), holds(first), holds(last), holds(secondary)],
            [false, true, true, false],
            "{born}"
        );
    }
    // Four is nursery, whatever the group takes.
    assert!(!ages.hold(day("2022-01-10"), day("2026-01-10")));
}

/// 1.4.10: "is based on the Cicchetti et al. (2006) and Toth et al. (2002) model".
#[test]
fn psychotherapy_names_its_model_among_what_is_covered() {
    let programme = shipped("parent-child-psychotherapy");
    let model = programme.contents.iter().find(|content| content.id == "model").unwrap();
    assert_eq!(model.source, "NG26 1.4.10");
    assert_eq!(model.quote, "is based on the Cicchetti et al. (2006) and Toth et al. (2002) model");
}

#[test]
fn consent_is_cited_by_the_introductions_words_and_names_the_law() {
    let consent = shipped("video-feedback").consent.unwrap();
    assert_eq!(consent.source, "NG26 introduction, and the law");
    for words in ["make informed decisions about their care", "(including on consent and mental capacity)"] {
        assert!(consent.quote.contains(words), "{words}");
    }
    let why = consent.why.unwrap();
    for act in ["Mental Capacity Act 2005", "Children Act 1989", "UK GDPR", "Attune's own reading"] {
        assert!(why.contains(act), "{act}");
    }
}

#[test]
fn every_shipped_programme_fits_the_words_for_clips() {
    let words = Vocabulary::shipped().unwrap();
    for programme in ProgrammeDefinition::shipped().unwrap() {
        words.fits(&programme, "shipped").unwrap();
    }
}

/// A service's own programme of six sessions, in order, to be spoilt.
const OWN: &str = r#"id = "six-visits"
title = "Six visits"
source = "Our service, 2026"

[rules."V1.count"]
at_least = 6
unit = "sessions"
source = "Our service, 2026"
quote = "six visits"

[rules."V2.filmed"]
at_least = 5
unit = "minutes"
source = "Our service, 2026"
quote = "at least five minutes of film"

[film]
source = "Our service, 2026"
quote = "each visit is filmed"

[[rhythm]]
weeks = 2
at_least = 1
at_most = 5
why = "twice a week"
source = "Our service, 2026"
quote = "twice a week for a fortnight"

[[rhythm]]
at_most = 10
why = "a week and some days"
source = "Our service, 2026"
quote = "then weekly"

[ages]
from_months = 6
below_months = 60
why = "Our service"
source = "Our service, 2026"
quote = "from six months to school"

[[contents]]
id = "homework"
source = "Our service, 2026"
quote = "something to practise"

[[contents]]
id = "safety"
from_months = 12
below_months = 24
source = "Our service, 2026"
quote = "safety at home"
"#;

#[test]
fn files_of_ones_own_are_refused_with_line_and_reason() {
    ProgrammeDefinition::from_toml(OWN, "own.toml").unwrap();
    let without = "[without_film]\nsource = \"a\"\nquote = \"not using video\"\n\n[film]";
    let six = "at_least = 6\n";
    for (name, from, to, line, says) in [
        ("unknown key", "title = ", "name = ", 2, "unknown field `name`"),
        ("unknown section", "[film]", "[photographs]", 17, "unknown field `photographs`"),
        ("an id of words", "six-visits", "Six visits", 1, "other letters"),
        ("wrong unit", "unit = \"sessions\"", "unit = \"visits\"", 7, "unknown variant `visits`"),
        ("unit of another rule", "unit = \"sessions\"", "unit = \"days\"", 5, "counts Sessions, not Days"),
        (
            "rule without source",
            "unit = \"minutes\"\nsource = \"Our service, 2026\"\n",
            "unit = \"minutes\"\n",
            11,
            "missing field `source`",
        ),
        ("no words of the source", "quote = \"six visits\"", "quote = \"\"", 9, "must not be empty"),
        ("bounds upside down", six, "at_least = 6\nat_most = 5\n", 5, "at_least = 6 is above at_most = 5"),
        ("count without end", six, "at_most = 6\n", 5, "needs at_least"),
        ("rule twice", "V2.filmed", "V1.count", 11, "duplicate"),
        ("films without a section film", "[film]", "[place]\nplace = \"home\"", 11, "needs film"),
        ("films and does without", "[film]", without, 17, "it films, and says \"not using video\""),
        ("no latitude", "at_most = 10\n", "at_least = 4\n", 29, "a rhythm needs at_most"),
        ("rhythm without why", "why = \"twice a week\"\n", "", 21, "missing field `why`"),
        ("rhythm upside down", "at_least = 1\n", "at_least = 7\n", 21, "at_least = 7 is above at_most = 5"),
        ("a phase of nothing", "weeks = 2", "weeks = 0", 21, "a phase of 0 weeks"),
        ("a phase without end", "weeks = 2\n", "", 21, "needs weeks"),
        ("an end of the last", "at_most = 10", "weeks = 9\nat_most = 10", 29, "lasts to the end"),
        ("ages upside down", "from_months = 6", "from_months = 60", 35, "from_months = 60 is not below"),
        ("no ages", "from_months = 6\nbelow_months = 60\n", "", 35, "ages need"),
        (
            "neither before school nor after",
            "from_months = 6",
            "preschool = true\nschool = \"all\"",
            35,
            "preschool and school leave no age",
        ),
        ("content twice", "id = \"safety\"", "id = \"Homework\"", 47, "\"Homework\" is there twice"),
        ("content for nobody", "below_months = 24", "below_months = 12", 47, "is not below"),
        ("rhythm as a rule", "V2.filmed", "A8.rhythm", 11, "a section of its own"),
        ("more sessions than can be", six, "at_least = 100\n", 5, "more than 99 sessions"),
        ("a name turned round", "title = \"", "title = \"\u{202e}", 2, "cannot be seen"),
        ("two programmes in one file", "title", "id = \"other\"\ntitle", 2, "duplicate key"),
    ] {
        assert!(OWN.contains(from), "{name}: nothing to spoil");
        let bad = OWN.replacen(from, to, 1);
        let error = ProgrammeDefinition::from_toml(&bad, "own.toml").expect_err(name);
        assert_eq!((error.file.as_str(), error.line), ("own.toml", line), "{name}: {error}");
        assert!(error.reason.contains(says), "{name}: {error}");
    }
}

#[test]
fn a_programme_that_watches_asks_for_words_there_are() {
    let words = Vocabulary::shipped().unwrap();
    let text = include_str!("../../../resources/programmes/video-feedback.toml");
    for (from, to, says) in [
        ("id = \"strengths\"", "id = \"humour\"", "no tag stands under the heading \"humour\""),
        ("code = \"A5\"", "code = \"A9\"", "no tag serves the aim \"A9\""),
    ] {
        let own = ProgrammeDefinition::from_toml(&text.replacen(from, to, 1), "own.toml").unwrap();
        let error = words.fits(&own, "own.toml").unwrap_err();
        assert!(error.reason.contains(says), "{error}");
    }
}
