//! How each rule reads the guidance, in the words of its page: what `docs/rules.md` says under *How it is judged*. Judges
//! nothing.

use crate::programme::definition::rules::RuleId;

/// The page is made from the rules' own files, and a test holds it to them.
const PAGE: &str = include_str!("../../../docs/rules.md");
const HOW: &str = "### How it is judged";

/// How a rule reads the guidance, in paragraphs; empty for a rule the page does not know.
pub fn reading(rule: RuleId) -> String {
    let start = format!("## {rule}: ");
    let own = PAGE.lines().skip_while(|line| !line.starts_with(&start)).skip(1);
    let own = own.take_while(|line| !line.starts_with("## "));
    let how = own.skip_while(|line| *line != HOW).skip(1).take_while(|line| !line.starts_with('#'));
    let mut text = String::new();
    for line in how {
        let begins = text.is_empty() || text.ends_with('\n');
        match line.trim() {
            "" if begins => {}
            "" => text.push('\n'),
            item if item.starts_with("- ") && !begins => text.extend(["\n", item]),
            words if begins => text.push_str(words),
            words => text.extend([" ", words]),
        }
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::fidelity::rules::ALL;

    #[test]
    fn every_rule_says_how_it_reads_the_guidance() {
        for rule in ALL {
            let text = reading(rule.id());
            assert!(text.len() > 80, "{}: {text:?}", rule.id());
            assert!(!text.contains('#') && !text.contains("  "), "{}: {text:?}", rule.id());
        }
    }

    #[test]
    fn paragraphs_and_lists_stand_on_lines_of_their_own() {
        let text = reading(RuleId::SPAN);
        assert!(text.lines().count() > 3, "{text}");
        assert!(text.lines().any(|line| line.starts_with("- ")), "{text}");
        assert!(text.lines().all(|line| !line.starts_with(' ') && !line.is_empty()), "{text}");
    }
}
