//! What screens do not hold: rules and lists of kinds that are kept elsewhere, where a change would not reach a copy.

use std::fs;
use std::path::{Path, PathBuf};

/// Kinds that are listed where they are defined, as `ALL`.
const KINDS: [&str; 6] = ["CarerKind", "Matters", "Attended", "PlanPart", "Conclusion", "HoldGround"];

/// Marks of a rule that is kept elsewhere: the length of a passphrase, the age of a child, days between sessions.
const RULES: [&str; 3] = ["LEAST_CHARS:", ".month0()", "1..=60"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn screens_copy_no_rule_and_list_no_kinds() {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/screens"), &mut found);
    assert!(found.len() > 50);
    let mut copies = Vec::new();
    for path in found {
        let text: String = fs::read_to_string(&path).unwrap().split_whitespace().collect();
        let listed = |kind: &&str| {
            // Two variants in a row, alone, in `Some` or beside a sentence's key.
            text.match_indices(&format!("{kind}::")).any(|(at, _)| {
                let before = text[..at].trim_end_matches("Some(").trim_end_matches('(');
                before.ends_with('[')
                    || before.ends_with(',') && before.trim_end_matches(',').ends_with("None")
            })
        };
        copies.extend(KINDS.iter().filter(|kind| listed(kind)).map(|kind| (path.clone(), *kind)));
        copies.extend(RULES.iter().filter(|rule| text.contains(**rule)).map(|rule| (path.clone(), *rule)));
    }
    assert!(copies.is_empty(), "{copies:#?}");
}
