//! What ships, and what a wrong file is told.

use super::super::*;
use crate::base::MediaTime;

const RULES: &str = include_str!("../../../../resources/supervision/supervision.toml");
const LIST: &str = include_str!("../../../../resources/checklists/video-feedback.toml");

fn complaint<T: std::fmt::Debug>(result: Result<T, crate::programme::DefinitionError>) -> (usize, String) {
    let error = result.unwrap_err();
    (error.line, error.reason)
}

fn line_of(text: &str, word: &str) -> usize {
    1 + text.lines().position(|line| line.starts_with(word)).unwrap()
}

#[test]
fn the_numbers_that_ship_are_whole() {
    let rules = SupervisionRules::shipped().unwrap();
    assert_eq!(rules.sample.length(), MediaTime::from_minutes(5));
    assert_eq!(rules.agreement.window(), MediaTime::from_secs(10));
    assert!(rules.agreement.tolerance() < rules.agreement.window());
    for (source, why) in [
        (&rules.sample.source, &rules.sample.why),
        (&rules.agreement.source, &rules.agreement.why),
        (&rules.comments.source, &rules.comments.why),
    ] {
        assert_eq!(source, "Attune", "no guidance gives these numbers");
        assert!(why.len() > 30);
    }
}

#[test]
fn a_wrong_number_is_refused_by_its_line() {
    for (word, from, to, reason) in [
        ("minutes", "minutes = 5", "minutes = 0", "a sample must have a length: at least 1 minute"),
        (
            "window_seconds",
            "window_seconds = 10",
            "window_seconds = 0",
            "a window must have a length: at least 1 second",
        ),
        (
            "tolerance_ms",
            "tolerance_ms = 1000",
            "tolerance_ms = 5001",
            "the tolerance must be at most half a window",
        ),
        ("rare_percent", "rare_percent = 15", "rare_percent = 51", "rare is at most 50 percent"),
        ("per_minutes", "per_minutes = 10", "per_minutes = 0", "a rate needs at least 1 minute"),
    ] {
        let wrong = SupervisionRules::from_toml(&RULES.replace(from, to), "own.toml");
        assert_eq!(complaint(wrong), (line_of(RULES, word), reason.to_owned()));
    }
    let (line, reason) =
        complaint(SupervisionRules::from_toml(&RULES.replace("why =", "reason ="), "own.toml"));
    assert!(line > 1 && reason.contains("reason"), "{line}: {reason}");
}

#[test]
fn the_checklist_that_ships_serves_a_recommendation_with_every_item() {
    let list = Checklist::shipped().unwrap();
    assert_eq!(list.items.len(), 10);
    for item in &list.items {
        assert!(item.source.starts_with("NG26 "), "{}", item.id);
        assert!(!item.quote.is_empty());
        let mut examples = item.examples().to_vec();
        examples.dedup();
        assert_eq!(examples.len(), 3, "{} has an example of each", item.id);
    }
    let all = format!("{list:?}").to_lowercase();
    assert!(!all.contains("pass mark") && !all.contains("competent"), "no sum is a pass");
}

#[test]
fn a_wrong_checklist_gets_line_and_reason() {
    let twice = LIST.replace("id = \"watching\"", "id = \"filming\"");
    let (line, reason) = complaint(Checklist::from_toml(&twice, "own.toml"));
    assert_eq!(reason, "item \"filming\" is there twice");
    let second = 1 + LIST.lines().enumerate().filter(|(_, line)| *line == "[[items]]").nth(1).unwrap().0;
    assert_eq!(line, second);

    let unknown = LIST.replacen("zero =", "nought =", 1);
    let (line, reason) = complaint(Checklist::from_toml(&unknown, "own.toml"));
    assert!(line >= line_of(LIST, "[[items]]") && reason.contains("nought"), "{line}: {reason}");

    let empty = "id = \"own\"\ntitle = \"Own\"\nabout = \"Own\"\nitems = []\n";
    assert_eq!(complaint(Checklist::from_toml(empty, "own.toml")).1, "a checklist needs at least one item");
    let blank = LIST.replacen("two = \"Parent and child do something of their own", "two = \" \" # \"", 1);
    assert_eq!(complaint(Checklist::from_toml(&blank, "own.toml")).1, "this must not be empty");
}

#[test]
fn what_was_not_seen_is_no_nought() {
    let total = Total::of(&[Some(2), None, Some(0), Some(1), None]);
    assert_eq!(total, Total { points: 3, of: 6, open: 2 });
    assert_eq!(Total::of(&[]), Total { points: 0, of: 0, open: 0 });
}
