//! Whether a passphrase that is being typed twice can lock a vault. The vault has the last word on it, and its rule is the
//! one applied here.

use crate::casework::LEAST_PASSPHRASE_CHARS;
use crate::words::Message;

/// Why what was typed so far cannot lock a vault; nothing while there is nothing to judge.
pub(super) fn unfit(passphrase: &str, again: &str) -> Option<Message> {
    if !passphrase.is_empty() && passphrase.chars().count() < LEAST_PASSPHRASE_CHARS {
        return Some(Message::new("error-weak-passphrase").with("least", LEAST_PASSPHRASE_CHARS));
    }
    (!again.is_empty() && passphrase != again).then(|| Message::new("error-passphrases-differ"))
}
