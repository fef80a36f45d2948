//! What is cited of NG26 has its exact number, and that number exists. Knows none of its words.

use std::fs;
use std::path::Path;

/// How many recommendations each section of NG26 has, as counted in its order.
const RECOMMENDATIONS: [(u32, u32); 6] = [(1, 20), (2, 7), (3, 8), (4, 13), (5, 11), (6, 3)];

/// Every text in these folders whose name ends so.
fn texts(folder: &Path, endings: &[&str], found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, endings, found);
        } else if path.extension().is_some_and(|it| endings.iter().any(|ending| it == *ending)) {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// What is wrong with the numbers in a text: a section without its recommendation, or one that the guideline has not.
fn faults(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for cited in text.split("NG26 ").skip(1) {
        // Such as `1.4.3, 1.5.2` or `1.5.4–1.5.6`, up to the first word.
        let numbers = cited.split(|c: char| !(c.is_ascii_digit() || ".,– ".contains(c))).next().unwrap_or("");
        for number in
            numbers.split([',', '–', ' ']).map(|it| it.trim_end_matches('.')).filter(|it| !it.is_empty())
        {
            let parts: Vec<u32> = number.split('.').filter_map(|part| part.parse().ok()).collect();
            let stands = match parts[..] {
                [1, section, recommendation] => {
                    let most = RECOMMENDATIONS.iter().find(|(known, _)| *known == section);
                    recommendation > 0 && most.is_some_and(|(_, most)| recommendation <= *most)
                }
                // A number of something else, or a test that looks for any; a test's own guideline.
                [_] | [9, 9, 9] => true,
                _ => false,
            };
            if !stands {
                found.push(format!("NG26 {number}"));
            }
        }
    }
    found
}

#[test]
fn every_recommendation_is_cited_by_its_own_number() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut read = Vec::new();
    for folder in ["resources", "docs", "src"] {
        texts(&root.join(folder), &["toml", "ftl", "md", "rs"], &mut read);
    }
    assert!(read.len() > 100);
    let own = Path::new(file!()).file_name().unwrap().to_str().unwrap();
    let wrong: Vec<String> = read
        .iter()
        .filter(|(path, _)| !path.ends_with(own))
        .flat_map(|(path, text)| faults(text).into_iter().map(move |fault| format!("{path}: {fault}")))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_bare_section_is_found_and_what_has_its_number_is_not() {
    for right in [
        "NG26 1.1.19",
        "(NG26 1.4.3, 1.5.2).",
        "NG26 1.5.4–1.5.6",
        "sections 1.3 to 1.6 of NG26",
        "NG26 introduction",
        "NG26 1.4.2: 10 sessions",
    ] {
        assert_eq!(faults(right), Vec::<String>::new(), "{right}");
    }
    for wrong in [
        "NG26 1.1",
        "NICE NG26 1.2.",
        "NG26 1.3: the",
        "NG26 1.4.2, 1.5",
        "NG26 1.3.9",
        "NG26 1.7.1",
        "NG26 1.4.0",
    ] {
        assert_eq!(faults(wrong).len(), 1, "{wrong}");
    }
}
