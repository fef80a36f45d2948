//! The assessment's areas and tools: what ships says what the guideline says, bad files are refused by line, and a tool
//! outside its ages is questioned.

use super::day;
use crate::base::PersonId;
use crate::programme::{
    AssessmentGuide, CarerKind, Person, Role, ToolAges, ToolQuestion, ToolResult, months_of_age,
};

const AREAS: &str = include_str!("../../../resources/assessment/areas.toml");
const TOOLS: &str = include_str!("../../../resources/assessment/tools.toml");

fn guide() -> AssessmentGuide {
    AssessmentGuide::shipped().unwrap()
}

#[test]
fn the_areas_are_the_eight_of_the_guideline() {
    let guide = guide();
    let quotes: Vec<&str> = guide.areas.values().map(|text| text.quote.as_str()).collect();
    for (quote, words) in quotes.iter().zip([
        "attachment pattern and relationships",
        "history of placement changes",
        "educational experience and attainment",
        "parental sensitivity",
        "conflict between parents (such as domestic violence and abuse)",
        "experience of maltreatment or trauma",
        "physical health",
        "coexisting mental health problems and neurodevelopmental conditions",
    ]) {
        assert!(quote.contains(words), "{quote}");
    }
    assert_eq!(guide.areas.len(), 8);
    assert!(guide.areas.values().all(|text| text.source == "NG26 1.3.2"));
    assert!(guide.quiet.quote.contains("passive, withdrawn or very compliant"));
    assert!(guide.contributors.quote.contains("carers, social workers and early years practitioners"));
}

/// NG26 1.3.4, tool by tool: "for children aged 1 to 2 years" and so on.
#[test]
fn each_tool_is_for_the_ages_the_guideline_gives() {
    let guide = guide();
    let ages = |from_months, to_months| Some(ToolAges { from_months, to_months });
    for (id, child, carers, words) in [
        ("strange-situation", ages(12, Some(24)), false, "children aged 1 to 2 years"),
        ("cassidy-marvin", ages(24, Some(48)), false, "children aged 2 to 4 years"),
        ("preschool-assessment-of-attachment", ages(24, Some(48)), false, "children aged 2 to 4 years"),
        ("attachment-q-sort", ages(12, Some(48)), false, "children aged 1 to 4 years"),
        ("manchester-story-task", ages(48, Some(84)), false, "children aged 4 to 7 years"),
        ("macarthur-story-stems", ages(48, Some(84)), false, "children aged 4 to 7 years"),
        ("story-stem-profile", ages(48, Some(84)), false, "children aged 4 to 7 years"),
        ("child-attachment-interview", ages(84, Some(180)), false, "aged 7 to 15 years"),
        (
            "adult-attachment-interview",
            ages(180, None),
            true,
            "young people (aged 15 years and over) and their parents or carers",
        ),
    ] {
        let tool = guide.tool(id).unwrap();
        assert_eq!((tool.child, tool.carers), (child, carers), "{id}");
        assert!(tool.quote.contains(words), "{id}: {}", tool.quote);
        assert_eq!(tool.source, "NG26 1.3.4");
    }
    assert_eq!(guide.tools.len(), 9);
}

#[test]
fn a_wrong_file_is_refused_by_line_and_reason() {
    let areas = |from: &str, to: &str| {
        assert!(AREAS.contains(from), "nothing to spoil: {from}");
        AssessmentGuide::from_toml(&AREAS.replacen(from, to, 1), TOOLS).unwrap_err()
    };
    let tools = |from: &str, to: &str| {
        assert!(TOOLS.contains(from), "nothing to spoil: {from}");
        AssessmentGuide::from_toml(AREAS, &TOOLS.replacen(from, to, 1)).unwrap_err()
    };
    let no_health = AREAS.replace("[areas.health]", "[areas.holiday]");
    let error = AssessmentGuide::from_toml(&no_health, TOOLS).unwrap_err();
    assert!(error.reason.contains("holiday"), "{error}");
    assert_eq!(error.line, 1 + no_health.lines().position(|line| line == "[areas.holiday]").unwrap());
    let error = areas("title = \"Placement\"", "title = \" \"");
    assert!(error.reason.contains("must not be empty"), "{error}");
    let error = tools("to_months = 24 }", "to_months = 11 }");
    assert!(error.reason.contains("below from_months"), "{error}");
    assert_eq!(error.file, "resources/assessment/tools.toml");
    assert!(tools("id = \"cassidy-marvin\"", "id = \"strange-situation\"").reason.contains("twice"));
    let ageless = tools("child = { from_months = 12, to_months = 24 }\n", "");
    assert!(ageless.reason.contains("carers = true"), "{ageless}");
    let start = AREAS.find("[areas.health]").unwrap();
    let end = AREAS.find("[areas.conditions]").unwrap();
    let gone = format!("{}{}", &AREAS[..start], &AREAS[end..]);
    let error = AssessmentGuide::from_toml(&gone, TOOLS).unwrap_err();
    assert!(error.reason.contains("Health is missing"), "{error}");
}

#[test]
fn ages_are_completed_months() {
    for (born, on, months) in [
        ("2024-03-02", "2026-03-01", Some(23)),
        ("2024-03-02", "2026-03-02", Some(24)),
        ("2024-03-02", "2024-03-02", Some(0)),
        ("2024-03-02", "2024-03-01", None),
        // Born on a leap day, or on a day the other month does not have.
        ("2024-02-29", "2025-02-28", Some(11)),
        ("2024-02-29", "2025-03-01", Some(12)),
        ("2024-01-31", "2024-02-29", Some(0)),
        ("2024-01-31", "2024-03-01", Some(1)),
    ] {
        assert_eq!(months_of_age(day(born), day(on)), months, "{born} {on}");
    }
}

#[test]
fn a_tool_outside_its_ages_is_questioned() {
    const MUM: PersonId = PersonId::from_bytes([1; 16]);
    const FIRST: PersonId = PersonId::from_bytes([2; 16]);
    const SECOND: PersonId = PersonId::from_bytes([3; 16]);
    let child = |born: Option<&str>| Role::Child { born: born.map(day) };
    let people = |children: &[Option<&str>]| {
        let mum = (MUM, Role::Carer { kind: CarerKind::Parent });
        let children = [FIRST, SECOND].into_iter().zip(children.iter().map(|born| child(*born)));
        let person = |(id, role)| Person::new(id, role, "");
        [mum].into_iter().chain(children).map(person).collect::<Vec<_>>()
    };
    let ages = ToolAges { from_months: 12, to_months: Some(24) };
    let interview = ToolAges { from_months: 180, to_months: None };
    let twins = [Some("2025-01-10"), Some("2025-01-10")];
    let apart = [Some("2025-01-10"), Some("2020-01-10")];
    for (tool, with, children, expected) in [
        ("strange-situation", None, &[Some("2025-01-10")][..], None),
        (
            "strange-situation",
            None,
            &[Some("2022-01-10")],
            Some(ToolQuestion::OutsideAge { months: 50, ages }),
        ),
        ("strange-situation", None, &[None], Some(ToolQuestion::AgeUnknown { ages })),
        ("strange-situation", None, &twins, None),
        ("strange-situation", None, &apart, Some(ToolQuestion::AgeUnknown { ages })),
        ("strange-situation", Some(SECOND), &apart, Some(ToolQuestion::OutsideAge { months: 74, ages })),
        ("strange-situation", Some(FIRST), &apart, None),
        ("strange-situation", Some(MUM), &twins, Some(ToolQuestion::NotForCarers)),
        ("adult-attachment-interview", Some(MUM), &[None], None),
        ("adult-attachment-interview", None, &[None], Some(ToolQuestion::AgeUnknown { ages: interview })),
        ("tea-leaves", None, &twins, Some(ToolQuestion::NotKnown)),
    ] {
        let result = ToolResult {
            tool: tool.to_owned(),
            on: day("2026-03-15"),
            with,
            rater: None,
            result: "secure".into(),
        };
        assert_eq!(guide().question(&result, &people(children)), expected, "{tool} {with:?} {children:?}");
    }
}
