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

/// What draws by numbers: the look itself, the parts every screen is made of, letters that are icons, and film.
const DRAWN: [&str; 4] = ["theme", "widgets", "video", "icons.rs"];

/// The staff pages that still have their old form. What mends one takes it off this list.
const OLD_FORM: [&str; 17] = [
    "screens/consent.rs",
    "screens/family_measures/chart.rs",
    "screens/family_measures/form.rs",
    "screens/family_measures/list.rs",
    "screens/family_measures/mod.rs",
    "screens/family_pathway/assessment.rs",
    "screens/family_pathway/duties.rs",
    "screens/family_pathway/line.rs",
    "screens/family_record/lines.rs",
    "screens/family_supervision/agreement.rs",
    "screens/family_supervision/comments.rs",
    "screens/family_supervision/notes.rs",
    "screens/fidelity.rs",
    "screens/journal.rs",
    "screens/lawful_basis.rs",
    "screens/recovery.rs",
    "screens/repaired.rs",
];

/// Calls that are handed a size, a gap, a radius or a share of a colour.
const SIZED: [&str; 12] = [
    "add_space",
    "corner_radius",
    "expand",
    "gamma_multiply",
    "min_size",
    "same",
    "set_height",
    "set_width",
    "shrink",
    "size",
    "splat",
    "symmetric",
];
/// Sides of a margin.
const SIDES: [&str; 4] = ["left", "right", "top", "bottom"];
/// Numbers that are no size where they multiply or divide: how often, and how many of one unit are in another.
const FACTORS: [&str; 6] = ["2.0", "3.0", "4.0", "60.0", "100.0", "1000.0"];
/// Colours that are none.
const NO_COLOURS: [&str; 2] = ["TRANSPARENT", "PLACEHOLDER"];

/// Names, numbers and signs of a source, without what is told and what is tried.
fn tokens(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut tokens = Vec::new();
    for line in code.lines() {
        // What stands between quotes is every second part; a quote in a string is rare, and ends it for this.
        let told_apart = line.replace("\\\"", "").replace("'\"'", "");
        let parts: Vec<&str> = told_apart.split('"').step_by(2).collect();
        let line = parts.join("\"\"");
        let line = line.split("//").next().unwrap_or_default();
        let mut word = String::new();
        let mut signs = line.chars().peekable();
        while let Some(sign) = signs.next() {
            let in_number = word.starts_with(|first: char| first.is_ascii_digit());
            let is_point = sign == '.' && in_number && signs.peek().is_some_and(char::is_ascii_digit);
            if sign.is_alphanumeric() || sign == '_' || is_point {
                word.push(sign);
                continue;
            }
            if !word.is_empty() {
                tokens.push(std::mem::take(&mut word));
            }
            if !sign.is_whitespace() {
                tokens.push(sign.to_string());
            }
        }
        if !word.is_empty() {
            tokens.push(word);
        }
    }
    tokens
}

/// The colours, sizes and gaps that a source sets.
fn own_numbers(source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let at = |place: usize| tokens.get(place).map_or("", String::as_str);
    let (mut own, mut calls) = (Vec::new(), Vec::new());
    for (place, token) in tokens.iter().enumerate() {
        let before = |by: usize| place.checked_sub(by).map_or("", at);
        let is_factor = [before(1), at(place + 1)].iter().any(|beside| ["*", "/"].contains(beside));
        let number = token.trim_end_matches("_f32").trim_end_matches("_f64");
        // The second of a pair is no number: `EDGE.1`.
        let is_number = number.starts_with(|first: char| first.is_ascii_digit()) && before(1) != ".";
        let is_none = number.trim_matches(['0', '.']).is_empty();
        let inside = calls.last().copied().unwrap_or_default();
        match token.as_str() {
            "(" => calls.push(if before(1) == "new" && before(4) == "Stroke" { "size" } else { before(1) }),
            "[" | "{" => calls.push(""),
            ")" | "]" | "}" => {
                calls.pop();
            }
            "Rgba" => own.push(token.clone()),
            "Color32" if at(place + 1) == ":" && !NO_COLOURS.contains(&at(place + 3)) => {
                own.push(format!("Color32::{}", at(place + 3)));
            }
            _ if !is_number || is_none => {}
            _ if SIZED.contains(&inside) && !is_factor => own.push(format!("{inside}({token}")),
            _ if SIDES.contains(&before(2)) && before(1) == ":" => {
                own.push(format!("{}: {token}", before(2)));
            }
            _ if !number.contains('.') || ["0.5", "1.0"].contains(&number) => {}
            _ if FACTORS.contains(&number) && is_factor => {}
            _ => own.push(token.clone()),
        }
    }
    own
}

#[test]
fn no_screen_sets_a_colour_a_size_or_a_gap_of_its_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut found = Vec::new();
    sources(&root, &mut found);
    let (mut own, mut old) = (Vec::new(), Vec::new());
    for path in found {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let is_tried = name.ends_with("tests.rs") || name.contains("tests/");
        if is_tried || DRAWN.iter().any(|drawn| name.starts_with(drawn)) {
            continue;
        }
        let numbers = own_numbers(&fs::read_to_string(&path).unwrap());
        if numbers.is_empty() {
            continue;
        }
        match OLD_FORM.iter().find(|known| **known == name) {
            Some(known) => old.push(*known),
            None => own.push(format!("{name}: {}", numbers.join(", "))),
        }
    }
    assert!(own.is_empty(), "these belong into ui/theme/tokens:\n{}", own.join("\n"));
    let mended: Vec<_> = OLD_FORM.iter().filter(|name| !old.contains(name)).collect();
    assert!(mended.is_empty(), "these are mended, take them off the list: {mended:?}");
}

/// The rule sees what it is to see, and lets pass what is no size.
#[test]
fn a_size_of_its_own_is_seen() {
    for (source, seen) in [
        ("ui.add_space(12.0);", true),
        ("ui.add_space(space::NEAR);", false),
        ("ui.add_space(2.0 * space::NEAR);", false),
        ("Frame::new().inner_margin(Margin::symmetric(24, 6))", true),
        ("Margin::symmetric(inset::FIELD.0, inset::FIELD.1)", false),
        ("Margin { left: 14, ..Margin::ZERO }", true),
        ("Margin { left: 0, ..Margin::ZERO }", false),
        ("const WIDTH: f32 = 300.0;", true),
        ("Stroke::new(1.0, colours.line)", true),
        ("Stroke::new(stroke::LINE, colours.line)", false),
        ("let middle = place.width() / 2.0;", false),
        ("(2.0, colours.line)", true),
        ("Color32::from_rgb(1, 2, 3)", true),
        ("fn ink() -> Color32 { Color32::TRANSPARENT }", false),
        ("RichText::new(words).size(18.0)", true),
        ("// 12.0 points", false),
        ("let name = \"12.0 points\";", false),
        ("#[cfg(test)]\nmod tests { const SIZE: f32 = 12.0; }", false),
    ] {
        assert_eq!(!own_numbers(source).is_empty(), seen, "{source}: {:?}", own_numbers(source));
    }
}
