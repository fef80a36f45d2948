//! The words of a macro's tokens, one after the other, and the paths among them. Knows nothing of what they mean.

use syn::buffer::{Cursor, TokenBuffer};

/// Names, signs one by one, brackets as `(` and `)`, and literals as `""`.
pub fn of(tokens: &TokenBuffer) -> Vec<String> {
    let mut words = Vec::new();
    collect(tokens.begin(), &mut words);
    words
}

fn collect(mut cursor: Cursor, words: &mut Vec<String>) {
    while !cursor.eof() {
        if let Some((inner, _, _, after)) = cursor.any_group() {
            words.push("(".to_owned());
            collect(inner, words);
            words.push(")".to_owned());
            cursor = after;
        } else if let Some((name, after)) = cursor.ident() {
            words.push(name.to_string());
            cursor = after;
        } else if let Some((sign, after)) = cursor.punct() {
            words.push(sign.as_char().to_string());
            cursor = after;
        } else if let Some((_, after)) = cursor.token_tree() {
            words.push("\"\"".to_owned());
            cursor = after;
        } else {
            break;
        }
    }
}

/// Whether a word is a name.
pub fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Each path among the words; what follows a dot is none.
pub fn paths(words: &[String]) -> Vec<Vec<String>> {
    let is = |at: usize, sign: &str| words.get(at).is_some_and(|word| word == sign);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let after_dot = at > 0 && is(at - 1, ".") && !(at > 1 && is(at - 2, "."));
        let after_colons = at > 1 && is(at - 1, ":") && is(at - 2, ":");
        if !is_name(&words[at]) || after_dot || after_colons {
            at += 1;
            continue;
        }
        let mut path = vec![words[at].clone()];
        while is(at + 1, ":") && is(at + 2, ":") && words.get(at + 3).is_some_and(|word| is_name(word)) {
            at += 3;
            path.push(words[at].clone());
        }
        found.push(path);
        at += 1;
    }
    found
}
