//! Which tags are meant by what is typed: by their code or by words of theirs, under every heading. Draws nothing.

use crate::casework::pages::{HeadingRow, TagChoice};

/// The tags that are meant, each with the place of its heading; the likeliest first.
pub(super) fn found<'a>(headings: &'a [HeadingRow], typed: &str) -> Vec<(usize, &'a TagChoice)> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Vec::new();
    }
    let tags =
        headings.iter().enumerate().flat_map(|(at, heading)| heading.tags.iter().map(move |tag| (at, tag)));
    let mut found: Vec<(u8, usize, &TagChoice)> =
        tags.filter_map(|(at, tag)| Some((likeness(tag, &typed)?, at, tag))).collect();
    // Of what is alike the order of the vocabulary stays.
    found.sort_by_key(|(likeness, _, _)| *likeness);
    found.into_iter().map(|(_, at, tag)| (at, tag)).collect()
}

/// How far a tag is from what is typed: its code, the beginning of its code, the beginnings of its words, parts of them.
fn likeness(tag: &TagChoice, typed: &str) -> Option<u8> {
    let (code, label) = (tag.code.to_lowercase(), tag.label.to_lowercase());
    if code == typed {
        return Some(0);
    }
    if code.starts_with(typed) {
        return Some(1);
    }
    let begins =
        |part: &str| label.split(|letter: char| !letter.is_alphanumeric()).any(|word| word.starts_with(part));
    if typed.split_whitespace().all(begins) {
        return Some(2);
    }
    typed.split_whitespace().all(|part| label.contains(part)).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::KeepsBack;

    fn heading(tags: &[(&str, &str)]) -> HeadingRow {
        let tag = |(code, label): &(&str, &str)| TagChoice {
            code: (*code).to_owned(),
            label: (*label).to_owned(),
            keeps_clip_back: KeepsBack::No,
            aim_by_worker: false,
        };
        HeadingRow {
            id: "h".to_owned(),
            label: "H".to_owned(),
            short: "H".to_owned(),
            needs_earlier_clip: false,
            tags: tags.iter().map(tag).collect(),
        }
    }

    #[test]
    fn tags_are_found_by_code_and_by_words_of_every_heading() {
        let headings = [
            heading(&[("S1", "Notices a signal, even a small one"), ("S12", "Waits and gives space")]),
            heading(&[("P5", "Clear, kind limit"), ("P9", "Better than usual")]),
            heading(&[("W2", "Missed cue")]),
        ];
        let codes = |typed: &str| -> Vec<(usize, &str)> {
            found(&headings, typed).into_iter().map(|(at, tag)| (at, tag.code.as_str())).collect()
        };
        assert_eq!(codes("s1"), [(0, "S1"), (0, "S12")], "the code itself first");
        assert_eq!(codes("LIM"), [(1, "P5")]);
        assert_eq!(codes("space gives"), [(0, "S12")], "in any order");
        assert_eq!(codes("all"), [(0, "S1")], "within a word too");
        assert_eq!(codes("s")[..2], [(0, "S1"), (0, "S12")], "codes before words");
        assert!(codes("zebra").is_empty() && codes("  ").is_empty());
    }
}
