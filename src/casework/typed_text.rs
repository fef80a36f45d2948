//! What people write, before it is kept: trimmed, of a bearable length, without control characters. Text of every
//! language and direction stays as it was written.

use super::problem::Problem;
use crate::base::Redacted;
use crate::vault::Passphrase;
use crate::words::Message;

/// Fewest characters of a passphrase that may lock a vault.
pub const LEAST_PASSPHRASE_CHARS: usize = Passphrase::MIN_CHARS;
/// Longest word for a person, in characters.
const LABEL_CHARS: usize = 200;
/// Longest reason or detail, in characters.
const DETAIL_CHARS: usize = 500;
/// Longest note, in characters.
const NOTE_CHARS: usize = 4000;

/// What a person is called, or a training: one line that says something.
pub(crate) fn label(text: &Redacted<String>) -> Result<Redacted<String>, Problem> {
    filled(line(text, LABEL_CHARS)?, "error-label-empty")
}

/// Why something is so: one line that says something.
pub(crate) fn reason(text: &Redacted<String>) -> Result<Redacted<String>, Problem> {
    filled(note(text)?, "error-no-reason")
}

/// A few words, maybe none.
pub(crate) fn detail(text: &Redacted<String>) -> Result<Redacted<String>, Problem> {
    line(text, DETAIL_CHARS)
}

/// Maybe several lines, maybe none.
pub(crate) fn note(text: &Redacted<String>) -> Result<Redacted<String>, Problem> {
    checked(text, NOTE_CHARS, |letter| matches!(letter, '\n' | '\r' | '\t'))
}

fn line(text: &Redacted<String>, most: usize) -> Result<Redacted<String>, Problem> {
    checked(text, most, |_| false)
}

fn filled(text: Redacted<String>, key: &'static str) -> Result<Redacted<String>, Problem> {
    if text.reveal().is_empty() { Err(Problem::refused(key)) } else { Ok(text) }
}

fn checked(
    text: &Redacted<String>,
    most: usize,
    allowed: impl Fn(char) -> bool,
) -> Result<Redacted<String>, Problem> {
    let text = text.reveal().trim();
    let chars = text.chars().count();
    if chars > most {
        let message = Message::new("error-text-too-long").with("chars", chars).with("most", most);
        return Err(Problem::refused(message));
    }
    if text.chars().any(|letter| letter.is_control() && !allowed(letter)) {
        return Err(Problem::refused("error-text-control"));
    }
    Ok(text.to_owned().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(checked: Result<Redacted<String>, Problem>) -> &'static str {
        checked.unwrap_err().message.key
    }

    #[test]
    fn a_name_of_200_characters_and_text_from_right_to_left_stay_as_they_are() {
        for text in ["ש".repeat(200), "أمّ".to_owned(), "Mum 👩‍👧".to_owned()] {
            let kept = label(&format!("  {text}\n").into()).unwrap();
            assert_eq!(*kept.reveal(), text);
        }
    }

    #[test]
    fn what_is_empty_too_long_or_holds_controls_is_refused() {
        assert_eq!(key(label(&"  ".to_owned().into())), "error-label-empty");
        assert_eq!(key(label(&"x".repeat(201).into())), "error-text-too-long");
        assert_eq!(key(label(&"a\u{0}b".to_owned().into())), "error-text-control");
        assert_eq!(key(label(&"a\nb".to_owned().into())), "error-text-control");
        assert_eq!(key(reason(&"\t \n".to_owned().into())), "error-no-reason");
        assert_eq!(note(&"a\nb".to_owned().into()).unwrap().reveal(), "a\nb");
        assert!(detail(&String::new().into()).unwrap().reveal().is_empty());
    }
}
