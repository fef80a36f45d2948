//! `docs/demonstration.md` explains the verdicts on the demonstration's families: that they are those the rules find.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// Of one rule, for a programme as a whole: its id, the verdict, and the sessions at which it is at risk or not met.
type Told = (String, String, String);

/// Holds the page against the document that `attune demo --headless --json` prints.
pub fn says_what_the_rules_find(demonstration: &Value) {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/demonstration.md");
    let told = told(&fs::read_to_string(page).unwrap());
    let found: BTreeMap<String, Vec<Told>> = demonstration["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| (text(case, "code"), found(case["findings"].as_array().unwrap())))
        .collect();
    assert_eq!(told.keys().collect::<Vec<_>>(), found.keys().collect::<Vec<_>>());
    for (code, found) in &found {
        let told = &told[code];
        for (place, found) in found.iter().enumerate() {
            assert_eq!(told.get(place), Some(found), "{code}, row {}", place + 1);
        }
        assert_eq!(told.len(), found.len(), "{code}");
    }
}

fn text(of: &Value, key: &str) -> String {
    of[key].as_str().unwrap().to_owned()
}

fn found(findings: &[Value]) -> Vec<Told> {
    let of_session = |rule: &str| {
        let against = |finding: &&Value| {
            finding["rule"] == *rule
                && finding["session"].is_u64()
                && ["at-risk", "not-met"].contains(&finding["verdict"].as_str().unwrap())
        };
        let numbers = findings.iter().filter(against).map(|finding| finding["session"].to_string());
        numbers.collect::<Vec<_>>().join(", ")
    };
    let whole = findings.iter().filter(|finding| finding["session"].is_null());
    let row = |finding: &Value| {
        let rule = text(finding, "rule");
        let sessions = of_session(&rule);
        (rule, text(finding, "verdict").replace('-', " "), sessions)
    };
    whole.map(row).collect()
}

/// Each family's table: a row for each of the programme's verdicts, every one with its reason.
fn told(page: &str) -> BTreeMap<String, Vec<Told>> {
    let mut families: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    let mut code = "";
    for line in page.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            code = title.split(':').next().unwrap();
        } else if line.starts_with("| `") {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, rule, verdict, sessions, why, _] = cells[..] else { panic!("{line}") };
            assert!(why.len() > 10, "{line}");
            let row = (rule.trim_matches('`').to_owned(), verdict.to_owned(), sessions.to_owned());
            families.entry(code.to_owned()).or_default().push(row);
        }
    }
    families
}
