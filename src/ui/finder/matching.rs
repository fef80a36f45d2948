//! Whether what was typed is found in some words, and where: every typed word must be, in upper or lower case. Knows no
//! screen.

use std::ops::Range;

/// Where typed words are found in a text, and how well: less is better.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    /// The found letters, as places in the text's bytes, in order and apart.
    pub letters: Vec<Range<usize>>,
    /// How many of the words are found only inside of a word.
    pub inside: usize,
}

/// The words that were typed.
pub fn typed(query: &str) -> Vec<String> {
    query.split_whitespace().map(lower).collect()
}

fn lower(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).collect()
}

/// Where one typed word is found in a text: best at the beginning of a word.
pub fn find(text: &str, word: &str) -> Option<(Range<usize>, bool)> {
    // Letters may become longer or shorter in lower case: each knows where it came from.
    let letters: Vec<(usize, char)> = text
        .char_indices()
        .flat_map(|(at, letter)| letter.to_lowercase().map(move |low| (at, low)))
        .collect();
    let word: Vec<char> = word.chars().collect();
    if word.is_empty() {
        return None;
    }
    let end = |last: usize| text[last..].chars().next().map_or(last, |letter| last + letter.len_utf8());
    let found = letters.windows(word.len()).enumerate().filter_map(|(start, part)| {
        let is_it = part.iter().map(|(_, letter)| letter).eq(word.iter());
        let begins = start == 0 || !letters[start - 1].1.is_alphanumeric();
        is_it.then(|| (part[0].0..end(part[part.len() - 1].0), begins))
    });
    found.max_by_key(|(place, begins)| (*begins, std::cmp::Reverse(place.start)))
}

/// Where these words are found in a text, if each is, or may be missing there.
pub fn hit(text: &str, words: &[String], may_miss: impl Fn(&str) -> bool) -> Option<Hit> {
    let mut hit = Hit::default();
    for word in words {
        match find(text, word) {
            Some((place, begins)) => {
                hit.letters.push(place);
                hit.inside += usize::from(!begins);
            }
            None if may_miss(word) => {}
            None => return None,
        }
    }
    if hit.letters.is_empty() && !words.is_empty() {
        return None;
    }
    hit.letters.sort_by_key(|place| place.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for place in hit.letters {
        match apart.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => apart.push(place),
        }
    }
    hit.letters = apart;
    Some(hit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str, query: &str) -> Option<Vec<&'static str>> {
        let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
        let hit = hit(text, &typed(query), |_| false)?;
        Some(hit.letters.into_iter().map(|place| &text[place]).collect())
    }

    #[test]
    fn every_typed_word_must_be_found() {
        assert_eq!(letters("FAM-001, session 8: film", "001 fil"), Some(vec!["001", "fil"]));
        assert_eq!(letters("FAM-001, session 8: film", "FIL fam"), Some(vec!["FAM", "fil"]));
        assert_eq!(letters("FAM-001, session 8: film", "002 fil"), None);
        assert_eq!(letters("FAM-001", "  "), Some(vec![]));
    }

    #[test]
    fn the_beginning_of_a_word_is_best_and_letters_keep_their_places() {
        assert_eq!(find("defilm film", "film"), Some((7..11, true)));
        assert_eq!(find("defilm", "film"), Some((2..6, false)));
        // One letter of the text may be two in lower case.
        assert_eq!(letters("İstanbul film", "film"), Some(vec!["film"]));
        assert_eq!(letters("Straße", "ße"), Some(vec!["ße"]));
        assert_eq!(letters("ÉTÉ", "été"), Some(vec!["ÉTÉ"]));
        assert_eq!(letters("aaa", "aa a"), Some(vec!["aa"]));
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_stays_within_letters(text in ".{0,30}", query in ".{0,10}") {
            if let Some(hit) = hit(&text, &typed(&query), |_| true) {
                for place in hit.letters {
                    proptest::prop_assert!(text.get(place).is_some());
                }
            }
        }
    }
}
