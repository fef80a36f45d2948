//! `docs/rules.md` says what the rules' own files say. To write it anew: `ATTUNE_WRITE_DOCS=1 cargo test --lib rules_page`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::programme::fidelity::rules::ALL;

const HEADINGS: [&str; 4] = ["# What is asked", "# Source", "# How it is judged", "# What puts it right"];

/// The page, made from the first comment of each rule's file, in the order of the registry.
fn page() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/programme/fidelity/rules");
    let files: Vec<String> =
        fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let mut page = String::from(
        "<!-- Made from the rules' own files in src/programme/fidelity/rules: change those. -->\n\n# The rules of \
         fidelity\n\nHow each verdict comes about. The numbers and the guideline's words stand in the programmes' \
         files (`resources/programmes`).\n",
    );
    for rule in ALL {
        let start = format!("//! {}: ", rule.id());
        let mut own = files.iter().filter(|text| text.starts_with(&start));
        let text = own.next().unwrap_or_else(|| panic!("no file begins with {start:?}"));
        assert!(own.next().is_none(), "{start:?} begins two files");
        let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
        let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        let headings: Vec<&str> = lines.iter().filter(|line| line.starts_with('#')).copied().collect();
        assert_eq!(headings, HEADINGS, "{start:?}");
        // What else the first lines say is for those who read the source.
        let title = lines[0].split(". ").next().unwrap().trim_end_matches('.');
        writeln!(page, "\n## {title}\n").unwrap();
        for line in lines.iter().skip_while(|line| !line.starts_with('#')) {
            let level = if line.starts_with('#') { "##" } else { "" };
            writeln!(page, "{level}{line}").unwrap();
        }
    }
    page
}

#[test]
fn the_rules_page_says_what_the_rules_files_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let made = page();
    if std::env::var_os("ATTUNE_WRITE_DOCS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(written == made, "docs/rules.md differs from the rules' files: write it anew");
}
